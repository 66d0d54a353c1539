/** Starts the wasm once for all viewers of the page, and says why when it does not start. */

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

/** wasm-bindgen's `init` called twice at once makes two instances: one remembered promise. */
export const start = () =>
  (started ??= begin().catch((reason) => {
    compiled = undefined;
    renew();
    throw reason;
  }));

/**
 * After a panic the same instance goes on for the others, since every panic loses little of its stack; after several, or when
 * memory (which never shrinks) has run out, the next viewer gets a fresh one.
 */
export function noteFault(outOfMemory) {
  faults += 1;
  if (outOfMemory || faults % 3 === 0) renew();
}

/** Browsers remember a module that failed to load, and instances belong to modules: a new address makes both anew. */
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

/** The engines word it differently, but all refuse the empty module: WebKit not before it is to run. */
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
    // An import says only that it failed; asking once more tells a missing file from another in its place.
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
  // Streaming asks for the exact type; where it fails, the bytes tell why.
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
