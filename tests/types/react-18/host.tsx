/** React before 19: everything is an attribute; properties and events go by way of a `ref`. */

import { useEffect, useRef } from 'react';
import 'trro-session-viewer';
import type { Report, TrroSessionViewerElement } from 'trro-session-viewer';

export function Session({ id, onLoad }: { id: string; onLoad: (report: Report) => void }) {
  const viewer = useRef<TrroSessionViewerElement>(null);
  useEffect(() => {
    const stop = new AbortController();
    viewer.current?.addEventListener('trro-load', ({ detail }) => onLoad(detail), { signal: stop.signal });
    return () => stop.abort();
  }, [onLoad]);
  return <trro-session-viewer ref={viewer} class="wide" key={id} backend="/trro" session-id={id} theme="dark" lang="en" aria-label={id} />;
}

export const wrongTheme = (
  // @ts-expect-error There is no such theme.
  <trro-session-viewer backend="/trro" theme="blue" lang="en" />
);

export const lostFetcher = (
  // @ts-expect-error It would become the attribute `fetcher="(request) => …"`.
  <trro-session-viewer backend="/trro" fetcher={(request: Request) => fetch(request)} lang="en" />
);
