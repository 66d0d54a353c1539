/** Errors as a host sees them, and their conversion from anything thrown. */

import { explain, failure, moduleWords, withWords } from './words.js';

export const version = '0.1.0';

/** A fault with this much memory in use is most likely out of memory. */
const MUCH_MEMORY_BYTES = 2 ** 30;

/** Translates an error's text. */
export let reword;

/** An error with a stable `code` and text in the element's language. */
export class ViewerError extends Error {
  #words;
  /** The message of the browser or server. */
  #serverMessage;

  static {
    reword = (error, lang) => {
      const { message, meaning, steps, detail } = explain(error.#words, lang);
      Object.assign(error, { message, meaning, advice: steps.join('\n'), steps, detail: detail ?? error.#serverMessage });
      return error;
    };
  }

  constructor({ code, words, detail = null, retryable, cloud, position }, lang) {
    super();
    this.name = code === 'aborted' ? 'AbortError' : 'ViewerError';
    this.#words = words;
    this.#serverMessage = detail;
    Object.assign(this, { code, retryable, cloud, position });
    reword(this, lang);
    // What was thrown before its language was there has its words as soon as they come.
    if (!moduleWords(lang)) withWords(lang, () => reword(this, lang));
  }
}

/** Whether it is a plain `Failure`, which wasm and scripts throw deliberately. */
export const isFailure = (thrown) => typeof thrown?.code === 'string' && 'retryable' in thrown;

/** Converts anything thrown to a `Failure`; unexpected exceptions are faults of ours. */
export function failureOf(thrown) {
  if (!isFailure(thrown)) return failure('internal', faultReport(thrown));
  return thrown.words ? thrown : { ...failure(thrown.code), ...thrown };
}

/** An unexpected exception of a viewer or worker that is now unusable, with its memory use. */
export const faultOf = (thrown, panic = null, memoryBytes = 0) =>
  memoryBytes > MUCH_MEMORY_BYTES ? failure('too-large', String(thrown)) : failure('internal', faultReport(thrown, panic));

/** A fault report for maintainers, without session data. */
function faultReport(thrown, panic) {
  const { stack = '' } = Object(thrown);
  const what = String(thrown);
  return [`trro-session-viewer ${version}`, navigator.userAgent, panic, stack.includes(what) ? null : what, stack]
    .filter(Boolean)
    .join('\n');
}
