/** Things of other frames: told by what they are, and not by this frame's classes. */

/** `Blob`, `URL`, `Response`, `WebAssembly.Module`, …, whichever frame made it. */
export const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** The window that shows a shadow root; of a document that nobody shows, this one. Elements are not asked: in wujie they say that they stand in the hidden frame. */
export const windowOf = (shadow) => shadow.ownerDocument.defaultView ?? globalThis;

/** Before the window paints next. An emulated browser never paints and may have no frames. */
export function withNextFrame(shadow, act) {
  const view = windowOf(shadow);
  (view.requestAnimationFrame ?? view.setTimeout).call(view, act);
}
