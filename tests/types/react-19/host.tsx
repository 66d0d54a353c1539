/** React 19: properties and events as well. */

import { useState } from 'react';
import 'trro-session-viewer';
import type { Range } from 'trro-session-viewer';

export function Session({ id }: { id: string }) {
  const [range, setRange] = useState<Range | null>(null);
  return (
    <trro-session-viewer
      key={id}
      ref={(viewer) => void viewer?.ready.then((report) => report?.session.sessionId)}
      className="wide"
      style={{ maxWidth: '100%' }}
      backend="/trro"
      session-id={id}
      theme="dark"
      range={range}
      fetcher={(request) => fetch(request)}
      ontrro-load={({ detail }) => detail.devices.length}
      ontrro-rangechange={({ detail }) => setRange(detail.range)}
      onClick={(event) => event.currentTarget.report()}
    />
  );
}

export const wrongTheme = (
  // @ts-expect-error There is no such theme.
  <trro-session-viewer backend="/trro" theme="blue" lang="en" />
);

export const wrongListener = (
  // @ts-expect-error A report has no `code`.
  <trro-session-viewer backend="/trro" ontrro-load={({ detail }) => detail.code} lang="en" />
);
