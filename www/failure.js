/** What went wrong, as a host sees it, and how anything thrown becomes that. */

import { failure } from './words.js';

export const version = '0.1.0';

/** What has died with this much memory in use has most likely died of it. */
const MUCH_MEMORY_BYTES = 2 ** 30;

/** Words it anew in another language. */
export let reword;

/** An error with a stable `code`, worded for people in the element's language. */
export class ViewerError extends Error {
  #words;
  /** What a browser or a server said, in its own words. */
  #serverMessage;

  static {
    reword = (error, lang) => {
      const { message, meaning, advice, detail } = error.#words[lang];
      Object.assign(error, { message, meaning, advice: advice.join('\n'), steps: advice, detail: detail ?? error.#serverMessage });
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
  }
}

/** Whether it is a plain `Failure`, which the wasm side and this one throw on purpose. */
export const isFailure = (thrown) => typeof thrown?.code === 'string' && 'retryable' in thrown;

/** Anything thrown as a `Failure`; what nobody threw on purpose is a fault of ours. */
export function failureOf(thrown) {
  if (!isFailure(thrown)) return failure('internal', faultReport(thrown));
  return thrown.words ? thrown : { ...failure(thrown.code), ...thrown };
}

/** What nobody threw on purpose, of a viewer or a worker that is dead now and had so much memory. */
export const faultOf = (thrown, panic = null, memoryBytes = 0) =>
  memoryBytes > MUCH_MEMORY_BYTES ? failure('too-large', String(thrown)) : failure('internal', faultReport(thrown, panic));

/** What maintainers need to know of a fault, without a word of the session. */
function faultReport(thrown, panic) {
  const { stack = '' } = Object(thrown);
  const what = String(thrown);
  return [`trro-session-viewer ${version}`, navigator.userAgent, panic, stack.includes(what) ? null : what, stack]
    .filter(Boolean)
    .join('\n');
}
