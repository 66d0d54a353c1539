/** The style sheets of a shadow root, in place of `www/styles.js`: as text, because bundlers take an address of a style sheet for many things. */

import { texts } from './sheets.js';

let shared = null;

/** Settles when the root can be shown, which is at once. */
export async function style(shadow) {
  shared ??= texts.map(sheetOf);
  shadow.adoptedStyleSheets = shared;
}

function sheetOf(text) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
