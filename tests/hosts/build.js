/** Bundles each host, and copies next to them what the element loads by address, since esbuild leaves such addresses unchanged. */

import { copyFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const HOSTS = ['lit', 'micro-app', 'qiankun', 'react', 'wujie'];
const BESIDE = ['trro-session-viewer.js', 'trro-session-viewer_bg.wasm', 'worker.js', 'standalone.html'];

const outdir = process.argv.at(-1);
await build({ entryPoints: HOSTS.map((name) => `src/${name}.js`), outdir, bundle: true, minify: true, format: 'esm' });
const element = new URL('.', import.meta.resolve('trro-session-viewer'));
for (const name of BESIDE) await copyFile(fileURLToPath(new URL(name, element)), `${outdir}/${name}`);
