/** A second instance of the module in a worker, for one load; started and terminated by `apart.js`. */

let glue;
let memory;
let panic = null;

const post = (kind, content, transferred = []) => postMessage({ kind, content }, transferred);

/** The host object for the module in a worker. */
const host = {
  fault: (message) => (panic = message),
  progress: (share) => post('progress', share),
};

addEventListener('message', async ({ data }) => {
  try {
    if (data.module) await start(data);
    else await read(data);
  } catch (thrown) {
    if (typeof thrown?.code === 'string') post('failure', thrown);
    else post('fault', { what: String(thrown), stack: thrown?.stack ?? '', panic, memory: memory?.buffer.byteLength ?? 0 });
  }
});

async function start({ glue: address, module }) {
  glue = await import(/* @vite-ignore */ /* webpackIgnore: true */ address);
  ({ memory } = await glue.default({ module_or_path: module }));
  post('started');
}

async function read({ files, lang, words, thresholds }) {
  // The page has checked that they belong to this module.
  glue.load_words(lang, words);
  for (const file of files) {
    try {
      if (!file.lost) file.bytes ??= new Uint8Array(await file.blob.arrayBuffer());
    } catch (error) {
      if (files.length === 1) return post('unreadable', String(error));
      file.lost = 'network';
    }
  }
  const parts = glue.read_apart(host, files, lang, thresholds);
  const [facts, columns] = parts;
  post('read', parts, [facts, ...columns].map(({ buffer }) => buffer));
}
