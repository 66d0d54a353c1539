/** What a host hands over to be waited for, and to be stopped by. */

import { isFailure } from './failure.js';
import { failure } from './words.js';

/** The signal, if it is one; throws `TypeError` for anything else but nothing. */
export function checkedSignal(signal) {
  if (signal != null && typeof signal.addEventListener !== 'function') throw new TypeError(`the signal is no AbortSignal, but ${String(signal)}`);
  return signal ?? null;
}

/** What a host's promise was rejected with, as a `Failure`: its signal or its time ran out, or it could not get what it wanted. */
export function failureOfHost(thrown) {
  if (isFailure(thrown)) return thrown;
  if (thrown?.name === 'AbortError') return failure('aborted');
  if (thrown?.name === 'TimeoutError') return failure('timeout');
  return failure('network', String(thrown));
}

/** What the promise brings, or its rejection as a `Failure`. */
export const given = (promise) => promise.then((value) => value, (thrown) => Promise.reject(failureOfHost(thrown)));

/** Why a signal stopped something. */
export const reasonOf = ({ reason }) => (isFailure(reason) || reason?.name === 'TimeoutError' ? failureOfHost(reason) : failure('aborted'));

/** Rejects with that. */
export const aborted = (signal) =>
  new Promise((_, reject) => {
    const stop = () => reject(reasonOf(signal));
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
