/** Files next to these scripts: at their own addresses or, in the standalone page, included in it. */

const carried = new Map();

/** Called by the standalone page for each included file. */
export const carry = (name, content) => carried.set(name, content);

/** The content of an included file; `undefined` if files are at their own addresses. */
export const carriedAs = (name) => carried.get(name);
