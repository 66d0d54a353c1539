/** Text that travels within other text: compressed, then in letters that an address, an attribute or a script may hold. */

/** Base64 with the letters of an address (RFC 4648, section 5), of gzip. */
export async function pack(text) {
  const packed = new Blob([text]).stream().pipeThrough(new CompressionStream('gzip'));
  const bytes = new Uint8Array(await new Response(packed).arrayBuffer());
  let letters = '';
  // So many at once as a call takes arguments.
  for (let at = 0; at < bytes.length; at += 8192) letters += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(letters).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}

/** The bytes of what was packed; throws `RangeError` where they would be more than `limit`, whatever else where it is nothing packed. */
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
