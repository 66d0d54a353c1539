/** One conversation of the frame with its host: what may be asked, and the events that are told. */

import { version } from './embed.js';

export const PROTOCOL = 1;

/** What is told unasked, and what of its detail can cross. */
const EVENTS = {
  'trro-load': (report) => report,
  'trro-error': factsOf,
  'trro-progress': (progress) => progress,
  'trro-rangechange': (change) => change,
  'trro-viewchange': () => null,
  // Values are computed for whoever asks.
  'trro-cursor': (cursor) => cursor && { time: cursor.time },
  'trro-finding': (finding) => finding,
};

/** Each gives the `value` of the answer. */
const CALLS = {
  load: ({ viewer, signal }, message) => viewer.load(sourceOf(message), { name: message.name, signal }),
  extend: ({ viewer, signal }, message) => viewer.extend(sourceOf(message), { signal }),
  cancel: ({ running }, { of }) => void running.get(of)?.abort(),
  clear: ({ viewer }) => viewer.clear(),
  report: ({ viewer }) => viewer.report(),
  exportAs: ({ viewer }, { kind, mask }) => viewer.exportAs(kind, { mask }),
  focus: ({ viewer }) => viewer.focus(),
  attributes: ({ viewer }, { value }) => setAttributes(viewer, Object(value)),
  state: ({ viewer }) => viewer.state,
  error: ({ viewer }) => viewer.error && factsOf(viewer.error),
  sessions: ({ viewer }) => viewer.sessions,
  selected: property('selected'),
  range: property('range'),
  view: property('view'),
  thresholds: property('thresholds'),
  values: ({ cursor }) => cursor?.values() ?? [],
};

/** What the frame itself has to say against a message. */
export const refusal = (code, message) => ({ code, message, protocol: PROTOCOL, version });

/** Answers every message of a port until the function that it returns is called. */
export function serve(viewer, port, { showsErrors = false }) {
  const ended = new AbortController();
  const { signal } = ended;
  const running = new Map();
  let cursor = null;

  for (const [name, cross] of Object.entries(EVENTS)) {
    const forward = (event) => {
      if (name === 'trro-cursor') cursor = event.detail;
      if (name === 'trro-error' && showsErrors) event.preventDefault();
      port.postMessage({ type: 'event', name, detail: cross(event.detail) });
    };
    viewer.addEventListener(name, forward, { signal });
  }

  const answer = async ({ data }) => {
    const { id = null, type } = Object(data);
    const call = new AbortController();
    running.set(id, call);
    try {
      if (!Object.hasOwn(CALLS, type)) throw refusal('unknown-message', `there is no message of type ${type}`);
      const value = await CALLS[type]({ viewer, running, cursor, signal: call.signal }, data);
      port.postMessage({ type: 'answer', id, value: value ?? null });
    } catch (thrown) {
      port.postMessage({ type: 'error', id, error: factsOf(thrown) });
    } finally {
      if (running.get(id) === call) running.delete(id);
    }
  };
  port.addEventListener('message', answer, { signal });
  port.start();

  return () => {
    ended.abort();
    port.close();
  };
}

/** Addresses cannot cross as `URL`, and a text is a session. */
const sourceOf = ({ source, address }) => (address === undefined ? source : new URL(address, document.baseURI));

/** Reads it, and sets it before where the message has a `value`. */
function property(name) {
  return ({ viewer }, message) => {
    if ('value' in message) viewer[name] = message.value;
    return viewer[name];
  };
}

/** `null` takes one away; tells them as they are now. */
function setAttributes(viewer, given) {
  const names = viewer.constructor.observedAttributes;
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name)) throw refusal('bad-request', `there is no attribute ${name}`);
    if (value === null) viewer.removeAttribute(name);
    else viewer.setAttribute(name, value);
  }
  return Object.fromEntries(names.map((name) => [name, viewer.getAttribute(name)]));
}

/** An error without its object. What neither the viewer nor the frame has worded comes of a message that makes no sense. */
function factsOf(error) {
  if (typeof error.code !== 'string') return refusal('bad-request', String(error));
  if ('protocol' in error) return error;
  const { code, message, meaning, advice, steps, detail, retryable, cloud, position } = error;
  return { code, message, meaning, advice, steps, detail, retryable, cloud, position };
}
