/**
 * Requests to a signing backend (`docs/backend-openapi.yaml`). `backend` is an address, `.` the page's own folder; `token` is sent as
 * `Authorization: Bearer …` if there is one; times are Unix seconds.
 */

import { failure } from './words.js';

/** Requests a session's details, optionally between `start` and `end`. */
export const detailsOf = (backend, question, token) =>
  request(backend, 'session-details', {}, token, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: bodyOf(question),
  });

/** The body of that request. */
export const bodyOf = ({ sessionId, region, start, end }) =>
  JSON.stringify({ SessionId: sessionId, Region: region || undefined, StartTime: start, EndTime: end });

/** Requests a list: `projects`, `sessions` or `recent-sessions`. */
export const listOf = (backend, name, parameters, token) => request(backend, name, parameters, token);

/** The address of such a request. */
export function addressOf(backend, name, parameters = {}) {
  const address = new URL(`v1/${name}`, new URL(backend.replace(/\/*$/, '/'), document.baseURI));
  for (const [key, value] of Object.entries(parameters)) {
    if (value !== undefined && value !== '') address.searchParams.set(key, value);
  }
  return address;
}

function request(backend, name, parameters, token, init) {
  try {
    const request = new Request(addressOf(backend, name, parameters), init);
    if (token) request.headers.set('Authorization', `Bearer ${token}`);
    return request;
  } catch (error) {
    // An invalid address, or a token that is not valid in a header.
    throw failure('network', String(error));
  }
}
