/** The protocol between a frame and its host: calls and events. */

import { version } from './embed.js';

export const PROTOCOL = 1;

/** Events that are forwarded, and the part of their detail that can be transferred. */
const EVENTS = {
  'trro-load': (report) => report,
  'trro-error': factsOf,
  'trro-progress': (progress) => progress,
  'trro-rangechange': (change) => change,
  'trro-viewchange': () => null,
  // Values are computed on request only.
  'trro-cursor': (cursor) => cursor && { time: cursor.time },
  'trro-finding': (finding) => finding,
};

/** Each returns the `value` of the reply. */
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

/** An error of the frame itself. */
export const refusal = (code, message) => ({ code, message, protocol: PROTOCOL, version });

/** Answers every message of a port until the returned function is called. */
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

/** A `URL` cannot be transferred, and a string is a session. */
const sourceOf = ({ source, address }) => (address === undefined ? source : new URL(address, document.baseURI));

/** Reads a property, after setting it if the message has a `value`. */
function property(name) {
  return ({ viewer }, message) => {
    if ('value' in message) viewer[name] = message.value;
    return viewer[name];
  };
}

/** Sets attributes, where `null` removes one; returns the current ones. */
function setAttributes(viewer, given) {
  const names = viewer.constructor.observedAttributes;
  for (const [name, value] of Object.entries(given)) {
    if (!names.includes(name)) throw refusal('bad-request', `there is no attribute ${name}`);
    if (value === null) viewer.removeAttribute(name);
    else viewer.setAttribute(name, value);
  }
  return Object.fromEntries(names.map((name) => [name, viewer.getAttribute(name)]));
}

/** An error as plain data. Anything but an error of the viewer or the frame means that the message was invalid. */
function factsOf(error) {
  if (typeof error.code !== 'string') return refusal('bad-request', String(error));
  if ('protocol' in error) return error;
  const { code, message, meaning, advice, steps, detail, retryable, cloud, position } = error;
  return { code, message, meaning, advice, steps, detail, retryable, cloud, position };
}
