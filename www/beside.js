/** What lies beside these scripts: each file at its own address, or, in a page of one file, in that page. */

const carried = new Map();

/** A page of one file brings it along. */
export const carry = (name, content) => carried.set(name, content);

/** What was brought along under that name; `undefined` where files lie at their addresses. */
export const carriedAs = (name) => carried.get(name);
