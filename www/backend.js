/**
 * Questions to a signing backend, as `docs/backend-openapi.yaml` has them. `backend` is an address, `.` the page's own folder. `token` is
 * what it wants as `Authorization: Bearer …`, if it wants something; times are Unix seconds.
 */

import { failure } from './words.js';

/** For the details of a session, or for those between `start` and `end`. */
export const detailsOf = (backend, question, token) =>
  request(backend, 'session-details', {}, token, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: bodyOf(question),
  });

/** The same question as JSON. */
export const bodyOf = ({ sessionId, region, start, end }) =>
  JSON.stringify({ SessionId: sessionId, Region: region || undefined, StartTime: start, EndTime: end });

/** For a list: `projects`, `sessions` or `recent-sessions`. */
export const listOf = (backend, name, parameters, token) => request(backend, name, parameters, token);

/** Where that is asked for. */
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
    // No address, or a token that no header can hold.
    throw failure('network', String(error));
  }
}
