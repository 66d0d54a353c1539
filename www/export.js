/** Export of what is visible, loaded on first use. */

import { carriedAs } from './beside.js';
import { make } from './dom.js';
import { maskedView } from './mask.js';
import { pack } from './pack.js';
import { failure } from './words.js';

const TYPES = {
  session: 'application/json',
  csv: 'text/csv;charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  html: 'text/html;charset=utf-8',
  text: 'text/markdown;charset=utf-8',
};
const ENDINGS = { ...Object.fromEntries(Object.keys(TYPES).map((kind) => [kind, kind])), session: 'json', text: 'md' };

/** TRRO did not exist before 2015: earlier times are not dates. */
const DATED_MS = 1_420_070_400_000;

/** Where a session is inserted into the standalone page. */
const PLACE = '<script type="application/json" id="carried"></script>';

/**
 * Creates a file of that kind. `use(call)` calls the viewer in wasm, and throws if it is unusable or shows another session than at the
 * start; `state()` returns the initial state of an HTML report: `{view, settings}`.
 */
export async function fileOf(kind, masked, { use, state }) {
  const make = { session, csv, json, svg, png, html, text }[kind];
  if (!make) throw new TypeError(`nothing is exported as ${String(kind)}`);
  const parts = await make({ use, masked, state });
  return parts instanceof Blob ? parts : new Blob(parts, { type: TYPES[kind] });
}

/** `trro-<session>-<start>.csv`, with characters that every file system allows. */
export function nameOf(kind, masked, { sessionId, start }) {
  const id = masked ? 'session' : sessionId.replace(/[^\w.-]+/g, '_').slice(0, 80);
  const date = start > DATED_MS ? new Date(start).toISOString().slice(0, 19).replace(/\D/g, '') : '';
  return `${['trro', id, date].filter(Boolean).join('-')}.${ENDINGS[kind]}`;
}

/** The whole session in the cloud's format. */
const session = ({ use, masked }) => ['{"Response":', use((viewer) => viewer.answer(true, masked)), '}'];

async function csv({ use, masked }) {
  const pieces = [];
  for (;;) {
    const rows = use((viewer) => viewer.csv(pieces.length, masked));
    if (rows === undefined) return pieces;
    pieces.push(new Blob([rows]));
    // A day has two million rows: keep the page responsive.
    await new Promise((resolve) => setTimeout(resolve));
  }
}

function json({ use, masked }) {
  const report = use((viewer) => (masked ? viewer.masked_report() : viewer.report()));
  const range = use((viewer) => viewer.range());
  const answer = use((viewer) => viewer.answer(false, masked));
  return [JSON.stringify({ report, range }).slice(0, -1), ',"Response":', answer, '}'];
}

const text = ({ use, masked }) => [use((viewer) => viewer.ticket(masked))];

const svg = ({ use, masked }) => [use((viewer) => viewer.svg(masked))];

async function png({ use, masked }) {
  const canvas = use((viewer) => viewer.picture(masked));
  const size = canvas && `${canvas.width} × ${canvas.height}`;
  const blob = canvas && (await new Promise((resolve) => canvas.toBlob(resolve, TYPES.png)));
  if (!blob) throw failure('picture-too-large', size || null);
  // Browsers keep the pixels of a referenced canvas.
  canvas.width = canvas.height = 0;
  return blob;
}

async function html({ use, masked, state }) {
  const page = carriedAs('standalone.html') ?? (await pageBeside());
  const [before, after, ...more] = page.split(PLACE);
  if (after === undefined || more.length) throw failure('wasm-invalid', 'standalone.html');
  const packed = await pack(use((viewer) => viewer.answer(true, masked)));
  const { view, settings } = state();
  const shown = masked ? maskedView(view, use((viewer) => viewer.report())) : view;
  // Within a script element only `<` could end it.
  const carried = JSON.stringify({ version: 1, session: packed, view: shown, settings }).replaceAll('<', '\\u003c');
  return [before, PLACE.replace('><', () => `>${carried}<`), after];
}

async function pageBeside() {
  const address = new URL('./standalone.html', import.meta.url);
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin' });
  } catch (error) {
    throw failure('wasm-missing', `${address}\n${error}`);
  }
  if (!response.ok) throw failure('wasm-missing', `${response.status} ${response.statusText} ${address}`);
  return response.text();
}

/** Saves it under that name. */
export function save(file, name) {
  const link = make('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // Not before the browser has started to read it.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
