/**
 * What is measured, the same way for every contender. The command calls these functions over WebDriver.
 *
 * A contender sets `globalThis.contender`:
 *
 *   start()          whatever can be done before the data are there
 *   load(bytes, job) shows them; may return a promise
 *   show(start, end) brings a window of time into every chart, Unix ms; at once or with the next frame
 *   plots()          the plot area of every chart, as rectangles in the page's area
 *   canvases()       the canvas that has the curves of every chart
 *   readings()       the text of every chart's legend
 *   wasmBytes()      linear memory, where there is any
 */

import { windows } from './windows.js';

/** Nothing goes on any more that a load has begun. */
const SETTLED_MS = 1500;

const contender = () => globalThis.contender;

/** Time in callbacks of frames, ms, of everybody but this file. */
let inFrames = 0;
const ask = requestAnimationFrame.bind(globalThis);
globalThis.requestAnimationFrame = (callback) =>
  ask((time) => {
    const begun = performance.now();
    callback(time);
    inFrames += performance.now() - begun;
  });
const frame = () => new Promise(ask);

const channel = new MessageChannel();
const waiting = [];
channel.port1.onmessage = () => waiting.shift()();
/** Resolves in a task of its own. Asked for during a frame, that is after the frame has been painted. */
const task = () => new Promise((resolve) => (waiting.push(resolve), channel.port2.postMessage(0)));

/**
 * Watches the main thread from `begun` on. The function that it returns is called when the act is over; it resolves to
 * `{ millis, script }`:
 *
 *   millis  how long the main thread was busy: with the task that is running now, and with the whole of the next two frames,
 *           callbacks, layout, painting, and what canvases had put off until then. The waiting for the screen in between is left
 *           out. So it is the same to whom draws at once and to whom draws with the next frame.
 *   script  the part of it that was spent in scripts and wasm: in the act, and in callbacks of the two frames.
 */
function watch(begun) {
  const spans = [];
  const inFramesBefore = inFrames;
  const note = async (from) => {
    await task();
    spans.push([from, performance.now()]);
  };
  // Asked for before the act asks for a frame: these callbacks run before all others.
  const frames = new Promise((resolve) =>
    ask(() => {
      const first = note(performance.now());
      ask(() => Promise.all([first, note(performance.now())]).then(resolve));
    }),
  );
  return async () => {
    // What the act has put off to the end of its task comes first.
    await null;
    const inAct = performance.now() - begun;
    await Promise.all([note(begun), frames]);
    return { millis: covered(spans), script: inAct + inFrames - inFramesBefore };
  };
}

/** The length of what the spans cover together. */
function covered(spans) {
  let [sum, end] = [0, 0];
  for (const [from, to] of spans.sort(([a], [b]) => a - b)) {
    sum += Math.max(0, to - Math.max(from, end));
    end = Math.max(end, to);
  }
  return sum;
}

/** One act that begins right after a frame, with nothing else to be done. */
async function busy(act) {
  await frame();
  await task();
  const end = watch(performance.now());
  act();
  return end();
}

/** What the same measurement finds where nothing is done. */
export async function floor(count) {
  const each = [];
  while (each.length < count) each.push((await busy(() => {})).millis);
  return each;
}

/** Whatever a contender can do before there are data; what it has to say about that. */
export async function start() {
  return (await contender().start()) ?? null;
}

let bytes = null;

export async function fetchBytes(address) {
  bytes = await (await fetch(address)).arrayBuffer();
  return bytes.byteLength;
}

/** From bytes in hand until all charts are painted. Waiting for a worker counts, waiting for the screen does not. */
export async function load(job) {
  await frame();
  await task();
  const begun = performance.now();
  await contender().load(bytes, job);
  const loaded = performance.now();
  bytes = null;
  const { millis } = await watch(loaded)();
  return loaded - begun + millis;
}

/** The fixed script of windows; ends early when the time is up. */
export async function steps({ start, end, limitMillis }) {
  const each = [];
  const until = performance.now() + limitMillis;
  for (const [from, to] of windows) {
    if (performance.now() > until) break;
    const [left, right] = [from, to].map((share) => start + share * (end - start));
    each.push({ width: to - from, ...(await busy(() => contender().show(left, right))) });
  }
  return { each, all: windows.length };
}

/** Where the pointer goes: through one plot from left to right, up and down a little. */
export function path({ chart, count }) {
  const { left, top, width, height } = contender().plots()[chart];
  return Array.from({ length: count }, (_, index) => [
    Math.round(left + width * (0.05 + (0.9 * index) / count)),
    Math.round(top + height * (0.5 + 0.2 * Math.sin(index / 5))),
  ]);
}

let moves = [];
let end = null;
const before = () => (end = watch(performance.now()));
const after = () => moves.push(end());

/** From here on every move that arrives is measured, from before its first listener until after the last: one move is two events. */
export function watchMoves() {
  moves = [];
  addEventListener('pointermove', before, { capture: true });
  addEventListener('mousemove', after);
}

/** What the moves cost, each. */
export async function movesSeen() {
  removeEventListener('pointermove', before, { capture: true });
  removeEventListener('mousemove', after);
  return Promise.all(moves);
}

export const wasmBytes = () => contender().wasmBytes?.() ?? 0;

/** Device pixels that all canvases of the page hold, in bytes. */
export function canvasBytes() {
  const all = (root) => [...root.querySelectorAll('*')].flatMap((node) => [node, ...(node.shadowRoot ? all(node.shadowRoot) : [])]);
  return all(document)
    .filter((node) => node instanceof HTMLCanvasElement)
    .reduce((sum, { width, height }) => sum + 4 * width * height, 0);
}

/** What a rehearsal looks at, to see that a contender does its duties. */
export const sizes = () =>
  contender()
    .plots()
    .map(({ width, height }) => [width, height]);

/** Whether each chart has a pixel of its own for each of the screen's. */
export const sharp = () =>
  contender()
    .canvases()
    .map((canvas) => Math.abs(canvas.width - canvas.getBoundingClientRect().width * devicePixelRatio) < 1);

export const show = ({ start, end }) => busy(() => contender().show(start, end));

export const readings = () => contender().readings();

/** A fingerprint of the curves of every chart in view; 0 for one that has none. */
export function pictures() {
  return contender()
    .canvases()
    .filter((canvas) => canvas.getBoundingClientRect().top < innerHeight)
    .map((canvas) => {
      const copy = new OffscreenCanvas(canvas.width, canvas.height).getContext('2d', { willReadFrequently: true });
      copy.drawImage(canvas, 0, 0);
      const pixels = new Uint32Array(copy.getImageData(0, 0, canvas.width, canvas.height).data.buffer);
      return pixels.reduce((hash, pixel) => (pixel ? Math.imul(hash ^ pixel, 0x01000193) + 1 : hash), 0);
    });
}

/** Notes how long the main thread does one thing: tasks of our own take turns with all others. Returns what gives the longest, in ms. */
function heartbeat() {
  let [last, longest, beats] = [performance.now(), 0, true];
  (async () => {
    while (beats) {
      await task();
      const now = performance.now();
      longest = Math.max(longest, now - last);
      last = now;
    }
  })();
  return () => {
    beats = false;
    return longest;
  };
}

/** How long the page may be kept from other things while bytes become charts, beside `JSON.parse` of the same; how often a bar moved. */
export async function alive(job) {
  const text = new TextDecoder().decode(bytes);
  const begun = performance.now();
  JSON.parse(text);
  const parse = performance.now() - begun;
  let moved = 0;
  const count = ({ detail: { phase } }) => (moved += phase === 'parse');
  addEventListener('trro-progress', count);
  const longest = heartbeat();
  await contender().load(bytes, job);
  // What is drawn later belongs to it.
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  removeEventListener('trro-progress', count);
  return { parse, longest: longest(), moved };
}

/** Cancels in the middle; resolves when the page has had time to let go. */
export async function cancel() {
  const stop = new AbortController();
  const half = ({ detail: { phase, done, total } }) => {
    if (phase === 'parse' && done > total / 4) stop.abort();
  };
  addEventListener('trro-progress', half);
  const ended = await contender().loadUntil(bytes, stop.signal);
  removeEventListener('trro-progress', half);
  bytes = null;
  await new Promise((resolve) => setTimeout(resolve, SETTLED_MS));
  return ended;
}
