/** Language and theme of an element: its own attributes first, then the page around it, then the browser. */

import { windowOf } from './realm.js';
import { langOf } from './words.js';

const DARK = '(prefers-color-scheme: dark)';
/** Paper is light, even when the screen is dark. */
const PRINT = 'print';
/** The theme may change when one of these does. */
export const THEME_QUERIES = [DARK, PRINT];

export function langAround(element) {
  for (let node = element; node; node = node.getRootNode().host) {
    const near = node.closest('[lang]');
    if (near) return langOf(near.getAttribute('lang')) ?? langOf(navigator.language);
  }
  return langOf(navigator.language) ?? 'en';
}

export function themeOf(element) {
  if (mediaOf(element, PRINT)?.matches) return 'light';
  const asked = element.getAttribute('theme');
  if (asked === 'light' || asked === 'dark') return asked;
  const { colorScheme = '' } = windowOf(element.shadowRoot).getComputedStyle(element);
  const [, only] = colorScheme.match(/^(?:only )?(light|dark)(?: only)?$/) ?? [];
  return only ?? (mediaOf(element, DARK)?.matches ? 'dark' : 'light');
}

/** Asks the window that shows the element. An emulated browser may have no `matchMedia`. */
export const mediaOf = (element, query) => windowOf(element.shadowRoot).matchMedia?.(query);
