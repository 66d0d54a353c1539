/**
 * The viewer: the element on a page of its own, or on the page that the build brings along. Only public names are used, but for
 * `loader.js`, which tells when the module runs, and for the legend that a rehearsal reads.
 */

const root = new URL('..', import.meta.url);
let viewer = document.querySelector('trro-session-viewer');
let memory;

const isInView = (element) => element.getBoundingClientRect().top < innerHeight;
const find = (selector) => [...viewer.shadowRoot.querySelectorAll(selector)];

globalThis.contender = {
  /** How long compiling the module and starting it takes, in ms, the bytes being there. */
  async start() {
    const [wasm, { configure }, loader] = await Promise.all([
      fetch(new URL('trro-session-viewer_bg.wasm', root)).then((response) => response.arrayBuffer()),
      import(new URL('embed.js', root)),
      import(new URL('loader.js', root)),
      import(new URL('trro-session-viewer.js', root)),
    ]);
    if (viewer) {
      // The page has begun by itself.
      ({ memory } = await loader.start());
      return null;
    }
    configure({ wasm });
    const begun = performance.now();
    ({ memory } = await loader.start());
    const millis = performance.now() - begun;
    viewer = document.createElement('trro-session-viewer');
    viewer.lang = 'en';
    viewer.setAttribute('theme', 'light');
    document.body.append(viewer);
    return millis;
  },

  async load(bytes, { size }) {
    if (size) {
      viewer.style.setProperty('--trro-plot-height', `${size.height}px`);
      viewer.style.setProperty('--trro-max-width', 'none');
      // What stands beside the plot.
      viewer.style.width = `${size.width + 336 + 40 + 52}px`;
    }
    await viewer.load(bytes);
    // Charts are drawn one by one, those in view first. Until then a canvas has the width that canvases are born with.
    while (this.canvases().some((canvas) => isInView(canvas) && canvas.width === 300)) await new Promise(requestAnimationFrame);
  },

  /** The code with which a load ended that was stopped. */
  loadUntil: (bytes, signal) => viewer.load(bytes, { signal }).then(
    () => 'loaded',
    ({ code }) => code,
  ),

  show(start, end) {
    viewer.range = { start, end };
  },

  plots: () => find('.plot[data-chart]').map((plot) => plot.getBoundingClientRect()),
  canvases: () => find('.plot[data-chart] canvas.ink'),
  readings: () => find('.chart').map((chart) => [...chart.querySelectorAll('[data-series] .c1')].map((cell) => cell.textContent).join(' ')),
  wasmBytes: () => memory.buffer.byteLength,
};
