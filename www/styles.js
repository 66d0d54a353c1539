/** The style sheets of a shadow root: links, which `style-src 'self'` allows, and then one shared copy for all viewers. */

import { carriedAs } from './beside.js';
import { make } from './dom.js';

/** A style sheet that never answers must not hold the data back. */
const PATIENCE_MS = 3000;

const NAMES = ['viewer.css', 'session.css'];

let shared = null;

/** Settles when the root can be shown. */
export async function style(shadow) {
  if (!shared && carriedAs(NAMES[0])) shared = NAMES.map((name) => sheetOf(carriedAs(name)));
  if (!shared) {
    const links = NAMES.map(linkTo);
    shadow.prepend(...links);
    await Promise.race([Promise.all(links.map(settled)), new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    try {
      shared ??= links.map(({ sheet }) => copyOf(sheet));
    } catch {
      // One is missing, or of another origin without CORS: the links stay, as good but fetched anew after a move.
      return;
    }
    for (const link of links) link.remove();
  }
  shadow.adoptedStyleSheets = shared;
}

function linkTo(name) {
  const link = make('link');
  link.rel = 'stylesheet';
  link.href = new URL(`./${name}`, import.meta.url).href;
  return link;
}

const settled = (link) =>
  new Promise((resolve) => {
    link.addEventListener('load', resolve);
    link.addEventListener('error', resolve);
  });

const copyOf = ({ cssRules }) => sheetOf(Array.from(cssRules, (rule) => rule.cssText).join('\n'));

function sheetOf(css) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  return sheet;
}
