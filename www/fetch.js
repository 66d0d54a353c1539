/** Fetches a session, with the module's own fetch or the host's. */

import { start } from './loader.js';
import { kindOf } from './realm.js';
import { aborted, failureOfHost } from './signals.js';
import { failure } from './words.js';

const TIMEOUT_MS = 60_000;
/** Paths of `docs/backend-openapi.yaml`, whose errors have their own text. */
const OF_BACKEND = /\/v1\/(session-details|projects|sessions|recent-sessions)$/;

/**
 * Returns `[blob, clockOffset]`: the body, and how many seconds the signer's clock is ahead, if it is off. `message` is a Request, sent by
 * `fetcher` if there is one, or a Response. Throws a `Failure` that names the side that failed.
 */
export async function fetchBody(message, { signal, fetcher = null }) {
  const { glue } = await start();
  const patience = new AbortController();
  const stop = () => patience.abort();
  let late = false;
  const timer = setTimeout(() => stop((late = true)), TIMEOUT_MS);
  signal.addEventListener('abort', stop);
  try {
    const isOurs = !fetcher || kindOf(message) !== 'Request';
    // A host's fetcher may never settle.
    const answer = isOurs ? message : await Promise.race([fetcher(new Request(message, { signal: patience.signal })), aborted(patience.signal)]);
    if (typeof answer?.blob !== 'function' && kindOf(answer) !== 'Request') throw failure('network', 'the fetcher gave no Response');
    return await glue.read_response(answer, patience.signal);
  } catch (thrown) {
    if (late) throw failure('timeout');
    const failed = failureOfHost(thrown);
    const isOfBackend = failed.problem || OF_BACKEND.test(new URL(message.url, document.baseURI).pathname);
    if (!isOfBackend || failed.code === 'aborted') throw failed;
    // The text comes from the server that may be down: then the generic text has to do.
    const words = await import('./refusal.js').catch(() => null);
    throw words?.refused(failed) ?? failed;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', stop);
  }
}
