/** Streams of one drive: sessions `<id>-0` to `<id>-7`. */

const STREAM = /^(.+)-([0-7])$/;

/** `{drive, stream}`; a session whose id names no stream is a drive by itself. */
export function streamOf(sessionId) {
  const [, drive = sessionId, stream = ''] = STREAM.exec(sessionId) ?? [];
  return { drive, stream };
}
