/**
 * The inputs of `load`: `{name, bytes(), lent}`, `{name, blob}`, or `{name, message}` with a Request or Response. Lent bytes belong to the
 * host. A failed input among several is `{name, failed}`.
 */

import { failureOf } from './failure.js';
import { fetchBody } from './fetch.js';
import { kindOf } from './realm.js';
import { failure } from './words.js';

/** The maximum input size. Larger inputs are rejected unread if their size is known. */
const LIMIT_BYTES = 256 * 1024 * 1024;

/** Text that is only an address, and not too long. */
const ADDRESS = /^\s*(https?:\/)?\.{0,2}\/[^\s"{}[\]]+\s*$/i;
const LONG_ADDRESS = 4000;

export function inputsOf(source, name) {
  const list = listOf(source);
  if (!list) return [inputOf(source, name)];
  return list.map((item) => {
    const input = orFailed(() => inputOf(item), item?.name);
    return { ...input, name: input.name ?? name ?? null };
  });
}

/** Resolves inputs to files, fetching those that are addresses. */
export async function gather(source, { name, signal, fetcher, report }) {
  const inputs = inputsOf(source, name);
  const phase = inputs.some((input) => input.message) ? 'fetch' : 'read';
  let done = 0;
  report(phase, done, inputs.length);
  const files = await Promise.all(
    inputs.map(async ({ name, bytes, lent, blob, message, failed }) => {
      const file = { name, lent, failed };
      try {
        if (message) [file.blob, file.clockOffset] = await fetchBody(message, { signal, fetcher });
        else if (!failed) Object.assign(file, { bytes: bytes?.(), blob });
      } catch (thrown) {
        file.failed = thrown;
      }
      if (file.failed) file.lost = failureOf(file.failed).code;
      if (!signal.aborted) report(phase, ++done, inputs.length);
      return file;
    }),
  );
  // A failed input among others is a warning.
  if (files.length && files.every(({ failed }) => failed)) throw files[0].failed;
  return files;
}

export const sizeOf = (files) => files.reduce((sum, { bytes, blob }) => sum + (bytes?.length ?? blob?.size ?? 0), 0);

/** Adds the signing backend's clock offset to an error about an expired signature. */
export async function withClock(failed, files) {
  const signer = files.find(({ clockOffset }) => clockOffset !== undefined);
  if (!signer) return failed;
  const words = await import('./refusal.js').catch(() => null);
  return words?.withOffset(failed, signer.clockOffset) ?? failed;
}

/** The input, or its error. */
export function orFailed(get, name = null) {
  try {
    return get();
  } catch (failed) {
    return { name, failed };
  }
}

/** The address in an attribute. */
export function addressOf(src) {
  try {
    return new URL(src, document.baseURI);
  } catch (error) {
    throw failure('network', String(error));
  }
}

/** Whether a retry may succeed. */
export const canRetry = (error, source) =>
  /^(URL|Request)$/.test(kindOf(source)) || (error.retryable && !error.cloud);

function listOf(source) {
  if (kindOf(source) === 'FileList') return [...source];
  return Array.isArray(source) && !source.every(isDevice) ? source : null;
}

const isDevice = (item) => kindOf(item) === 'Object' && Object.keys(item).some((key) => /^(time_?offset|device_?type)$/i.test(key));

function inputOf(source, given) {
  const kind = kindOf(source);
  const named = (own) => given ?? own ?? null;
  switch (kind) {
    case 'String':
      if (source.length < LONG_ADDRESS && ADDRESS.test(source)) throw failure('address-as-text', source.trim());
      return { name: named(), bytes: sized(source.length, () => encode(source)) };
    case 'Blob':
    case 'File':
      return { name: named(source.name), blob: sized(source.size, source) };
    case 'URL':
      return { name: named(lastPart(source.href)), message: request(source) };
    case 'Request':
      return { name: named(lastPart(source.url)), message: source.clone() };
    case 'Response':
      return { name: named(lastPart(source.url)), message: source };
    case 'ArrayBuffer':
    case 'SharedArrayBuffer':
      return { name: named(), lent: true, bytes: sized(source.byteLength, () => new Uint8Array(source)) };
  }
  if (ArrayBuffer.isView(source)) {
    const { buffer, byteOffset, byteLength } = source;
    return { name: named(), lent: true, bytes: sized(byteLength, () => new Uint8Array(buffer, byteOffset, byteLength)) };
  }
  return { name: named(), bytes: () => encode(stringify(source)) };
}

function sized(size, content) {
  if (size > LIMIT_BYTES) throw failure('too-large', `${size} bytes`);
  return content;
}

const encode = (json) => new TextEncoder().encode(json);

function stringify(value) {
  try {
    return JSON.stringify(value) ?? '';
  } catch (error) {
    // V8 and SpiderMonkey throw these if the text exceeds the maximum string length.
    throw failure(error instanceof RangeError || error.name === 'InternalError' ? 'too-large' : 'unserialisable', String(error));
  }
}

/** Whether it may be larger than it seems: compressed, or text that contains something compressed. */
export const holdsPacked = ({ bytes }) => bytes && (isGzip(bytes) || latin.decode(bytes).includes(GZIP_IN_BASE64));

const latin = new TextDecoder('latin1');
/** The start of gzip in Base64. */
const GZIP_IN_BASE64 = 'H4sI';
const isGzip = ([first, second]) => first === 0x1f && second === 0x8b;

/** Reads the bytes of blobs. */
export const withBytes = (files) =>
  Promise.all(
    files.map(async ({ name, lost, bytes, blob }) => {
      try {
        return { name, lost, bytes: lost ? null : (bytes ?? new Uint8Array(await blob.arrayBuffer())) };
      } catch (error) {
        if (files.length > 1) return { name, lost: 'network' };
        throw unreadable(error);
      }
    }),
  );

export const unreadable = (error) => failure(/^RangeError/.test(error) ? 'too-large' : 'unreadable', String(error));

function request(url) {
  try {
    return new Request(url);
  } catch (error) {
    throw failure('network', String(error));
  }
}

const lastPart = (address) => decode(address.replace(/[?#].*/s, '').split('/').pop()) || null;

function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
