/** The error panel: what happened, what it means and what to do, then the technical details. */

import { copy, make, makeButton } from './dom.js';
import { text } from './words.js';

/** Without `onRetry` or `onClose` there is no such button. */
export function errorPanel(error, { lang, onRetry, onClose }) {
  const { cloud, position } = error;
  const rows = [
    ['meaning', error.meaning && marked(error.meaning), error.meaning],
    ['advice', error.steps.length && steps(error.steps), error.steps.map((step, i) => `\n${i + 1}. ${step}`).join('')],
    ['code', make('code', '', cloud?.code || error.code)],
    ['detail', error.detail && make('pre', '', error.detail)],
    ['position', position && make('div', '', where(position, lang), make('pre', '', position.excerpt))],
    ['request-id', cloud?.requestId && make('code', '', cloud.requestId)],
  ].filter(([, value]) => value);

  const list = make('dl', '');
  const lines = [error.message];
  for (const [key, value, plain = value.textContent] of rows) {
    const label = text(`page-${key === 'detail' && cloud ? 'cloud-said' : key}`, lang);
    list.append(make('div', key, make('dt', '', label), make('dd', '', value)));
    lines.push(text('page-labelled', lang, { label, value: plain }));
  }

  const buttons = make('div', 'buttons');
  if (onRetry) buttons.append(makeButton('button primary', text('page-retry', lang), onRetry));
  buttons.append(makeButton('button', text('page-copy-all', lang), (event) => copy(lines.join('\n'), event.currentTarget, lang)));
  if (onClose) buttons.append(makeButton('button', text('page-close', lang), onClose));

  const panel = make('section', 'error', make('h2', '', marked(error.message)), list, buttons);
  panel.lang = lang;
  panel.setAttribute('role', 'alert');
  panel.setAttribute('part', 'panel');
  return panel;
}

const steps = (all) => make('ol', '', ...all.map((step) => make('li', '', marked(step))));

const where = ({ line, column }, lang) => make('p', '', text('page-line', lang, { line, column }));

/** Backticks mark code. */
function marked(words) {
  const fragment = document.createDocumentFragment();
  fragment.append(...words.split('`').map((part, i) => (i % 2 ? make('code', '', part) : part)));
  return fragment;
}
