/** Starts the wasm once for all viewers of the page, and explains why if it fails. */

import { carriedAs } from './beside.js';
import { kindOf } from './realm.js';
import { failure } from './words.js';

export const glueAddress = new URL('./trro-session-viewer.js', import.meta.url);

let configured;
let started;
let compiled;
let generation = 0;
let faults = 0;

export const configure = ({ wasm }) => {
  configured = wasm;
  compiled = undefined;
};

/** Calling wasm-bindgen's `init` twice concurrently creates two instances, so the promise is kept. */
export const start = () =>
  (started ??= begin().catch((reason) => {
    compiled = undefined;
    renew();
    throw reason;
  }));

/**
 * After a panic other viewers continue with the same instance, since each panic leaks only a little stack. After several, or when memory
 * (which never shrinks) is exhausted, the next viewer gets a new instance.
 */
export function noteFault(outOfMemory) {
  faults += 1;
  if (outOfMemory || faults % 3 === 0) renew();
}

/** Browsers cache a module that failed to load, and instances belong to modules: a new address renews both. */
function renew() {
  started = undefined;
  generation += 1;
}

async function begin() {
  // A host's `configure` in the importing module runs before this.
  await null;
  if (typeof WebAssembly !== 'object') throw failure('no-wasm');
  const refusal = refusedByPolicy();
  if (refusal) throw failure('wasm-blocked', refusal);

  const [glue, module] = await Promise.all([importGlue(), (compiled ??= compile())]);
  try {
    const { memory } = await glue.default({ module_or_path: module });
    return { glue, memory, module };
  } catch (error) {
    throw failure('wasm-invalid', String(error));
  }
}

/** Browsers word it differently, but all reject the empty module: WebKit only when it is instantiated. */
function refusedByPolicy() {
  try {
    new WebAssembly.Instance(new WebAssembly.Module(Uint8Array.of(0, 0x61, 0x73, 0x6d, 1, 0, 0, 0)));
    return null;
  } catch (error) {
    return String(error);
  }
}

async function importGlue() {
  const makeGlue = carriedAs('glue');
  if (makeGlue) return makeGlue();
  const address = new URL(glueAddress);
  if (generation) address.searchParams.set('g', generation);
  try {
    return await import(/* @vite-ignore */ /* webpackIgnore: true */ address.href);
  } catch (error) {
    // An import error has no cause; another request distinguishes a missing file from a wrong one.
    const response = await download(address);
    const type = response.headers.get('content-type') ?? '';
    const start = type.includes('javascript') ? String(error) : (await response.text()).slice(0, 80);
    throw failure('wasm-invalid', `${type} ${start}`);
  }
}

async function compile() {
  const source = await (configured ?? new URL('./trro-session-viewer_bg.wasm', import.meta.url));
  if (kindOf(source) === 'WebAssembly.Module') return source;
  if (kindOf(source) === 'ArrayBuffer' || ArrayBuffer.isView(source)) return compileBytes(source, '');

  const get = () => (kindOf(source) === 'Response' ? source.clone() : download(source));
  const response = await get();
  const type = response.headers.get('content-type') ?? '';
  // Streaming requires the exact content type; if it fails, the bytes show why.
  if (type === 'application/wasm' && WebAssembly.compileStreaming) {
    try {
      return await WebAssembly.compileStreaming(response);
    } catch {
      return compileBytes(await body(await get()), type);
    }
  }
  return compileBytes(await body(response), type);
}

async function download(address) {
  let response;
  try {
    response = await fetch(address, { credentials: 'same-origin' });
  } catch (error) {
    throw failure('wasm-missing', `${address}\n${error}`);
  }
  if (!response.ok) throw failure('wasm-missing', `${response.status} ${response.statusText} ${response.url}`);
  return response;
}

async function body(response) {
  try {
    return await response.arrayBuffer();
  } catch (error) {
    throw failure('wasm-missing', String(error));
  }
}

async function compileBytes(source, type) {
  const bytes = ArrayBuffer.isView(source) ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength) : new Uint8Array(source);
  if (String.fromCharCode(...bytes.subarray(0, 4)) !== '\0asm') {
    throw failure('wasm-invalid', `${type} ${new TextDecoder().decode(bytes.subarray(0, 80))}`.trim());
  }
  try {
    return await WebAssembly.compile(bytes);
  } catch (error) {
    throw failure('wasm-invalid', `${bytes.length} bytes\n${error}`);
  }
}
