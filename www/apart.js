/** Reads in a worker, so that the page stays alive meanwhile. The worker is ended, and its memory with it, once it has read or is no longer wanted. */

import { faultOf } from './failure.js';
import { glueAddress } from './loader.js';
import { unreadable } from './source.js';
import { failure } from './words.js';

/** A worker that is silent for so long never started. */
const START_TIMEOUT_MS = 5000;
/** How long the page may be kept from other things at a stretch. */
const SLICE_MS = 4;

/** A policy, an origin, a browser: none of them changes while the page is open. */
let canStart = true;
let trusted;

/** Each has a module and a session in its memory; more would not read sooner either. */
const MAX_WORKERS = Math.min(4, Math.max(1, (navigator.hardwareConcurrency ?? 2) - 1));
let reading = 0;
/** Those that wait for their turn, in that order. */
const waiting = new Set();

/** What `Viewer.take` takes, or `null` where no worker can start; the files are untouched then. */
export async function readApart(files, { glue, module, lang, thresholds, signal, onProgress }) {
  await acquireSlot(signal);
  let parts;
  let worker;
  try {
    worker = canStart ? startWorker(module) : null;
    if (!worker) return null;
    parts = await answerOf(worker, files, { lang, thresholds, signal, onProgress });
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

/** Settles when fewer than that many are at work, and counts as one of them. */
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
  // Vite would put so small a file into the script that names it, and no policy lets a worker start from there.
  const address = new URL('./worker.js?no-inline', import.meta.url);
  // A page from disk may not, and would be told so on its console.
  if (self.origin === 'null') return null;
  try {
    // No worker starts from another origin, but one of this origin may import from there.
    const source = address.origin === self.origin ? address.href : importing(address);
    const worker = new Worker(trust(source), { type: 'module' });
    worker.postMessage({ glue: glueAddress.href, module });
    return worker;
  } catch {
    canStart = false;
    return null;
  }
}

/** A script of this origin that imports that one. */
function importing(address) {
  const script = new Blob([`import ${JSON.stringify(address.href)};`], { type: 'text/javascript' });
  const source = URL.createObjectURL(script);
  // Not before the browser has read it.
  setTimeout(() => URL.revokeObjectURL(source), 10_000);
  return source;
}

/** Some pages take the address of a script from a policy only, which they have to name. */
function trust(address) {
  try {
    trusted ??= self.trustedTypes?.createPolicy('trro-session-viewer', { createScriptURL: (url) => url });
  } catch {
    // They did not name it; whether they ask for one shows when the worker starts.
  }
  return trusted ? trusted.createScriptURL(address) : address;
}

/** What it has read; `null` if it never started. */
const answerOf = (worker, files, { lang, thresholds, signal, onProgress }) =>
  new Promise((resolve, reject) => {
    let started = false;
    const startTimeout = setTimeout(() => resolve(null), START_TIMEOUT_MS);
    const fail = (reason) => (started ? reject(reason) : resolve(null));
    const hear = {
      started() {
        started = true;
        // It would keep a removed element, and its session, until it runs out.
        clearTimeout(startTimeout);
        // A host's own bytes stay the host's.
        const sent = files.map(({ name, lost, bytes, blob, lent }) => ({ name, lost, blob, bytes: lent ? bytes.slice() : bytes }));
        worker.postMessage({ files: sent, lang, thresholds }, sent.flatMap(({ bytes }) => bytes?.buffer ?? []));
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
        // No room for a copy of what the host gave.
        reject(unreadable(error));
      }
    });
    worker.addEventListener('error', stop);
    worker.addEventListener('messageerror', stop);
    signal.addEventListener('abort', () => reject(failure('aborted')));
  });

/** Into the page's own memory, piece by piece. */
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
