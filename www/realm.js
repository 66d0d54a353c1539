/** Things of other frames: told by what they are, and not by this frame's classes. */

/** `Blob`, `URL`, `Response`, `WebAssembly.Module`, …, whichever frame made it. */
export const kindOf = (value) => Object.prototype.toString.call(value).slice(8, -1);

/** The window that shows a node; of a document that nobody shows, this one. */
export const windowOf = (node) => node.ownerDocument.defaultView ?? globalThis;
