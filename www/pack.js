/** Compressed text within other text, encoded for addresses, attributes and scripts. */

/** Gzip in URL-safe Base64 (RFC 4648, section 5). */
export async function pack(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let letters = '';
  // The maximum number of arguments of a call.
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The decompressed bytes; throws `RangeError` if they exceed `limit`, and another error if the input is invalid. */
export async function unpack(packed, limit = Infinity) {
  const letters = atob(packed.replaceAll('-', '+').replaceAll('_', '/'));
  const bytes = Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')).getReader();
  const pieces = [];
  let size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return new Uint8Array(await new Blob(pieces).arrayBuffer());
    size += value.length;
    if (size > limit) {
      reader.cancel();
      throw new RangeError(`${limit} bytes`);
    }
    pieces.push(value);
  }
}
