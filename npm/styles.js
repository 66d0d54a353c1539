/** The style sheets of a shadow root, in place of `www/styles.js`: as text, because bundlers take an address of a style sheet for many things. */

import { windowOf } from './realm.js';
import { texts } from './sheets.js';

/** A document adopts only sheets that were made in it. */
const shared = new WeakMap();

/** Settles when the root can be shown, which is at once. */
export async function style(shadow) {
  const page = shadow.ownerDocument;
  // Nobody sees it, and no sheet can be made for it.
  if (!page.defaultView) return;
  if (!shared.has(page)) shared.set(page, texts.map((text) => sheetOf(text, shadow)));
  shadow.adoptedStyleSheets = shared.get(page);
}

function sheetOf(text, shadow) {
  const { CSSStyleSheet } = windowOf(shadow);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
