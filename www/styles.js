/** The style sheets of a shadow root: first links, which `style-src 'self'` allows, then a copy shared by all viewers of a document. */

import { carriedAs } from './beside.js';
import { windowOf } from './realm.js';

/** A style sheet that never loads must not block the data. */
const LOAD_TIMEOUT_MS = 3000;

const NAMES = ['viewer.css', 'session.css'];

/** A document only adopts sheets that were created in it. */
const shared = new WeakMap();

/** Resolves when the root can be shown. */
export async function style(shadow) {
  const page = shadow.ownerDocument;
  // The document is not displayed, and no sheet can be created for it.
  if (!page.defaultView) return;
  if (!shared.has(page) && carriedAs(NAMES[0])) shared.set(page, NAMES.map((name) => sheetOf(carriedAs(name), shadow)));
  if (!shared.has(page)) {
    const links = NAMES.map((name) => linkTo(name, page));
    for (const old of shadow.querySelectorAll('link')) old.remove();
    // Not `prepend`: micro-app removes links from it to rewrite them.
    shadow.firstChild.before(...links);
    await Promise.race([Promise.all(links.map(settled)), new Promise((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS))]);
    // The element was moved to another document and styled there, or its window was closed.
    if (shadow.ownerDocument !== page || !page.defaultView) return;
    try {
      if (!shared.has(page)) shared.set(page, links.map(({ sheet }) => copyOf(sheet, shadow)));
    } catch {
      // One is missing, or from another origin without CORS: the links stay, which works but reloads after a move.
      return;
    }
  }
  shadow.adoptedStyleSheets = shared.get(page);
  for (const link of shadow.querySelectorAll('link')) link.remove();
}

function linkTo(name, page) {
  const link = page.createElement('link');
  link.rel = 'stylesheet';
  // Needed to read rules from another origin, which sends CORS headers for the scripts anyway.
  link.crossOrigin = 'anonymous';
  link.href = new URL(`./${name}`, import.meta.url).href;
  return link;
}

const settled = (link) =>
  new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });

const copyOf = ({ cssRules }, shadow) => sheetOf(Array.from(cssRules, (rule) => rule.cssText).join('\n'), shadow);

function sheetOf(css, shadow) {
  const { CSSStyleSheet } = windowOf(shadow);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
