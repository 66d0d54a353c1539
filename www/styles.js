/** The style sheets of a shadow root: links, which `style-src 'self'` allows, and then one shared copy for all viewers. */

import { make } from './dom.js';

/** A style sheet that never answers must not hold the data back. */
const PATIENCE_MS = 3000;

let shared = null;

/** Settles when the root can be shown. */
export async function style(shadow) {
  if (!shared) {
    const links = ['viewer.css', 'session.css'].map(linkTo);
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

function copyOf({ cssRules }) {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(Array.from(cssRules, (rule) => rule.cssText).join('\n'));
  return sheet;
}
