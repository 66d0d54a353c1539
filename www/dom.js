/** DOM helpers for the element and the page. External text only becomes text nodes. */

import { text } from './words.js';

export function make(tag, className, ...children) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
}

/** A name from the payload without characters that change the writing direction, as in `src/text/harmless.rs`. */
export const harmless = (name) => name.replace(/[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

export function makeButton(className, label, onClick) {
  const button = make('button', className, label);
  button.type = 'button';
  button.addEventListener('click', onClick);
  return button;
}

/** Copies text and confirms on the button for two seconds. */
export async function copy(content, button, lang) {
  const label = button.textContent;
  button.textContent = text((await write(content, button)) ? 'page-copied' : 'page-not-copied', lang);
  setTimeout(() => (button.textContent = label), 2000);
}

async function write(content, near) {
  try {
    await navigator.clipboard.writeText(content);
    return true;
  } catch {
    // No permission, or a page without TLS, which has no `navigator.clipboard`.
    const area = make('textarea', 'unseen');
    area.value = content;
    near.after(area);
    area.select();
    const copied = document.execCommand('copy');
    area.remove();
    near.focus();
    return copied;
  }
}

/** Resolves after the next paint; in a hidden page, which does not paint, after a short time. */
export const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });

/** Focusable, so that keys work before anything in it was clicked. */
export function makeSession() {
  const session = make('div', 'session');
  session.tabIndex = -1;
  return session;
}
