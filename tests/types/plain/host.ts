/** A page without a framework. */

import { configure, define, version } from 'trro-session-viewer';
import type {
  CssVariable, Part, Report, TrroSessionViewerAttributes, TrroSessionViewerElement, ViewerError,
} from 'trro-session-viewer';

configure({ wasm: fetch('/assets/trro-session-viewer_bg.wasm') });
define('trro-session-viewer-2');

const viewer: TrroSessionViewerElement = document.createElement('trro-session-viewer');
const found: TrroSessionViewerElement | null = document.querySelector('trro-session-viewer');

viewer.fetcher = async (request) => fetch(request, { headers: { 'X-Page': version, 'X-Found': String(found !== null) } });
viewer.range = { start: 1731399580000, end: 1731399590000 };
viewer.selected = 0;
viewer.thresholds = { networkLatencyBadMs: 300 };

viewer.addEventListener('trro-load', ({ detail }) => show(detail));
viewer.addEventListener('trro-error', (event) => {
  event.preventDefault();
  tell(event.detail);
});
viewer.addEventListener('trro-cursor', ({ detail }) => detail?.values().map(({ metric, value }) => `${metric} ${value ?? '–'}`));
viewer.addEventListener('trro-finding', ({ detail }) => detail.evidence.map(({ metric }) => metric));
viewer.addEventListener('click', (event: MouseEvent) => event.clientX);
document.addEventListener('trro-rangechange', ({ detail: { range, by } }) => by === 'person' && range?.start);

const stop = new AbortController();
const report = await viewer.load([new URL('/sessions/42.json', location.href), new Blob()], { signal: stop.signal, name: '42' });
const state: 'empty' | 'loading' | 'ready' | 'failed' = viewer.state;
const picture: Blob = await viewer.exportAs('png');
const masked: Blob = await viewer.exportAs('html', { mask: true });
const { samples, held } = await viewer.extend(report);
viewer[Symbol.dispose]();

function show({ session, devices, verdict }: Report): string {
  const medians = devices.flatMap(({ series }) => series.map(({ p50 }) => p50 ?? NaN));
  return [session.sessionId, verdict?.sentence, medians.length, state, picture.size, masked.size, samples, held].join(' ');
}

function tell({ code, advice, cloud }: ViewerError): string {
  return code === 'cloud-error' ? `${cloud?.code} ${cloud?.requestId}` : advice;
}

export const attributes: TrroSessionViewerAttributes = { src: '/sessions/42.json', theme: 'dark', 'time-zone': 'UTC' };
export const colour: CssVariable = '--trro-series-1';
export const part: Part = 'panel';

// @ts-expect-error There is no such theme.
export const wrongTheme: TrroSessionViewerAttributes = { src: '/sessions/42.json', theme: 'blue', 'time-zone': 'UTC' };
// @ts-expect-error A threshold is a number.
viewer.thresholds = { networkLatencyBadMs: '300' };
// @ts-expect-error No such kind.
viewer.exportAs('pdf');
// @ts-expect-error Only the element says which state it is in.
viewer.state = 'ready';
