/**
 * Reads in a worker, so that the page stays responsive. The worker and its memory are released after reading, or when the result is no
 * longer wanted.
 */

import { faultOf } from './failure.js';
import { glueAddress } from './loader.js';
import { unreadable } from './source.js';
import { failure } from './words.js';

/** A worker that sends nothing for this long did not start. */
const START_TIMEOUT_MS = 5000;
/** The longest time that receiving may block the page. */
const SLICE_MS = 4;

/** Whether workers can start. Policy, origin and browser do not change while the page is open. */
let canStart = true;
let trusted;

/** Each worker has a module and a session in memory; more would not be faster. */
const MAX_WORKERS = Math.min(4, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
let reading = 0;
/** Loads waiting for a worker, in order. */
const waiting = new Set();

/** The arguments of `Viewer.take`, or `null` if no worker can start; the files are then unchanged. */
export async function readApart(files, { glue, module, lang, words, thresholds, signal, onProgress }) {
  await acquireSlot(signal);
  let parts;
  let worker;
  try {
    worker = canStart ? startWorker(module) : null;
    if (!worker) return null;
    parts = await answerOf(worker, files, { lang, words, thresholds, signal, onProgress });
  } finally {
    worker?.terminate();
    reading -= 1;
    waiting.values().next().value?.();
  }
  canStart = Boolean(parts);
  if (!parts) return null;
  const [facts, columns, reports] = parts;
  return [await receive(facts, columns, glue, signal), reports, lang];
}

/** Resolves when fewer than the maximum number of workers are running, and counts as one of them. */
async function acquireSlot(signal) {
  while (reading >= MAX_WORKERS && !signal.aborted) {
    await new Promise((resolve) => {
      const go = () => resolve(waiting.delete(go));
      waiting.add(go);
      signal.addEventListener('abort', go, { once: true });
    });
  }
  if (signal.aborted) throw failure('aborted');
  reading += 1;
}

function startWorker(module) {
  // Vite would inline so small a file, and policies do not allow workers from data URLs.
  const address = new URL('./worker.js?no-inline', import.meta.url);
  // A page from disk cannot start workers; trying would log an error.
  if (self.origin === 'null') return null;
  try {
    // Workers cannot start from another origin, but a script of this origin may import from there.
    const source = address.origin === self.origin ? address.href : importing(address);
    const worker = new Worker(trust(source), { type: 'module' });
    worker.postMessage({ glue: glueAddress.href, module });
    return worker;
  } catch {
    canStart = false;
    return null;
  }
}

/** A script of this origin that imports the other. */
function importing(address) {
  const script = new Blob([`import ${JSON.stringify(address.href)};`], { type: 'text/javascript' });
  const source = URL.createObjectURL(script);
  // Not before the browser has read it.
  setTimeout(() => URL.revokeObjectURL(source), 10_000);
  return source;
}

/** Some pages only accept script addresses from a Trusted Types policy, which they have to list. */
function trust(address) {
  try {
    trusted ??= self.trustedTypes?.createPolicy('trro-session-viewer', { createScriptURL: (url) => url });
  } catch {
    // The policy is not listed; starting the worker shows whether one is needed.
  }
  return trusted ? trusted.createScriptURL(address) : address;
}

/** What the worker has read; `null` if it did not start. */
const answerOf = (worker, files, { lang, words, thresholds, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    let started = false;
    const startTimeout = setTimeout(() => resolve(null), START_TIMEOUT_MS);
    const fail = (reason) => (started ? reject(reason) : resolve(null));
    const hear = {
      started() {
        started = true;
        // The timer would keep a removed element and its session alive.
        clearTimeout(startTimeout);
        // Bytes that the host lent are copied.
        const sent = files.map(({ name, lost, bytes, blob, lent }) => ({ name, lost, blob, bytes: lent ? bytes.slice() : bytes }));
        worker.postMessage({ files: sent, lang, words, thresholds }, sent.flatMap(({ bytes }) => bytes?.buffer ?? []));
      },
      progress: onProgress,
      read: resolve,
      failure: fail,
      unreadable: (error) => fail(unreadable(error)),
      fault: ({ what, stack, panic, memory }) => fail(faultOf({ stack, toString: () => what }, panic, memory)),
    };
    const stop = (event) => {
      event.preventDefault();
      fail(faultOf(event.message ?? event.type));
    };
    worker.addEventListener('message', ({ data: { kind, content } }) => {
      try {
        hear[kind](content);
      } catch (error) {
        // Not enough memory for a copy of the host's bytes.
        reject(unreadable(error));
      }
    });
    worker.addEventListener('error', stop);
    worker.addEventListener('messageerror', stop);
    signal.addEventListener('abort', () => reject(failure('aborted')));
  });

/** Copies the result into the page's memory, piece by piece. */
async function receive(facts, columns, glue, signal) {
  const received = new glue.Received();
  try {
    let begun = performance.now();
    for (const column of columns) {
      if (performance.now() - begun > SLICE_MS) {
        await pause();
        if (signal.aborted) throw failure('aborted');
        begun = performance.now();
      }
      received.push(column);
    }
    await pause();
    received.finish(facts);
    await pause();
    return received;
  } catch (thrown) {
    received.free();
    throw thrown;
  }
}

const pause = () => new Promise((resolve) => setTimeout(resolve));
