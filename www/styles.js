/** The style sheets of a shadow root: links, which `style-src 'self'` allows, and then one shared copy for all viewers of a document. */

import { carriedAs } from './beside.js';
import { windowOf } from './realm.js';

/** A style sheet that never answers must not hold the data back. */
const LOAD_TIMEOUT_MS = 3000;

const NAMES = ['viewer.css', 'session.css'];

/** A document adopts only sheets that were made in it. */
const shared = new WeakMap();

/** Settles when the root can be shown. */
export async function style(shadow) {
  const page = shadow.ownerDocument;
  // Nobody sees it, and no sheet can be made for it.
  if (!page.defaultView) return;
  if (!shared.has(page) && carriedAs(NAMES[0])) shared.set(page, NAMES.map((name) => sheetOf(carriedAs(name), shadow)));
  if (!shared.has(page)) {
    const links = NAMES.map((name) => linkTo(name, page));
    for (const old of shadow.querySelectorAll('link')) old.remove();
    // Not `prepend`, from which micro-app takes links away to write them anew.
    shadow.firstChild.before(...links);
    await Promise.race([Promise.all(links.map(settled)), new Promise((resolve) => setTimeout(resolve, LOAD_TIMEOUT_MS))]);
    // It was moved to another document meanwhile, and styled there; or its window was closed, and nobody sees it.
    if (shadow.ownerDocument !== page || !page.defaultView) return;
    try {
      if (!shared.has(page)) shared.set(page, links.map(({ sheet }) => copyOf(sheet, shadow)));
    } catch {
      // One is missing, or of another origin without CORS: the links stay, as good but fetched anew after a move.
      return;
    }
  }
  shadow.adoptedStyleSheets = shared.get(page);
  for (const link of shadow.querySelectorAll('link')) link.remove();
}

function linkTo(name, page) {
  const link = page.createElement('link');
  link.rel = 'stylesheet';
  // From another origin its rules could not be read without; that origin sends CORS headers for the scripts already.
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
