/** A host's signals and promises. */

import { isFailure } from './failure.js';
import { failure } from './words.js';

/** Returns the signal; throws `TypeError` for anything that is not one, except `null` and `undefined`. */
export function checkedSignal(signal) {
  if (signal != null && typeof signal.addEventListener !== 'function') throw new TypeError(`the signal is no AbortSignal, but ${String(signal)}`);
  return signal ?? null;
}

/** The rejection of a host's promise as a `Failure`: aborted, timed out, or failed. */
export function failureOfHost(thrown) {
  if (isFailure(thrown)) return thrown;
  if (thrown?.name === 'AbortError') return failure('aborted');
  if (thrown?.name === 'TimeoutError') return failure('timeout');
  return failure('network', String(thrown));
}

/** The promise with its rejection as a `Failure`. */
export const given = (promise) => promise.then((value) => value, (thrown) => Promise.reject(failureOfHost(thrown)));

/** Why a signal aborted. */
export const reasonOf = ({ reason }) => (isFailure(reason) || reason?.name === 'TimeoutError' ? failureOfHost(reason) : failure('aborted'));

/** Rejects with that when the signal aborts. */
export const aborted = (signal) =>
  new Promise((_, reject) => {
    const stop = () => reject(reasonOf(signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
