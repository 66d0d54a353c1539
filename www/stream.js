/** Streams of a drive: sessions `<id>-0` to `<id>-7`. */

const STREAM = /^(.+)-([0-7])$/;

/** `{drive, stream}`; a session without a stream number is a drive of its own. */
export function streamOf(sessionId) {
  const [, drive = sessionId, stream = ''] = STREAM.exec(sessionId) ?? [];
  return { drive, stream };
}
