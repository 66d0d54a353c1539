/** Objects of other frames, recognised by type name rather than by class. */

/** `Blob`, `URL`, `Response`, `WebAssembly.Module`, …, from any frame. */
export const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/**
 * The window that displays a shadow root; for a document without a window, this one. In wujie, elements themselves claim to be in the
 * hidden frame.
 */
export const windowOf = (shadow) => shadow.ownerDocument.defaultView ?? globalThis;

/** Before the window paints next. An emulated browser never paints and may have no frames. */
export function withNextFrame(shadow, act) {
  const view = windowOf(shadow);
  (view.requestAnimationFrame ?? view.setTimeout).call(view, act);
}
