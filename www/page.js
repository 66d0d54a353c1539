/** The page: a form, a bar and one element, which it uses as any other host would. */

import { makeBusy } from './busy.js';
import './embed.js';
import { addressBar } from './address-bar.js';
import { fillChooser } from './chooser.js';
import { copy, make, makeButton } from './dom.js';
import { errorPanel } from './error-panel.js';
import { ViewerError, reword } from './failure.js';
import { canRetry } from './source.js';
import { failure, langOf, text } from './words.js';

const BUSY_AFTER_MS = 150;
/** A text area chokes on longer lines. */
const BOX_LIMIT = 1_000_000;
/** Of an id that anyone would compare by eye. */
const LONGEST_ID = 80;

const $ = (id) => document.getElementById(id);
const part = (name) => document.querySelector(`[data-testid="${name}"]`);
const viewer = document.querySelector('trro-session-viewer');
const box = part('paste');
const page = document.querySelector('.page');
const busy = makeBusy(() => loading?.abort());
const dark = matchMedia('(prefers-color-scheme: dark)');

fillZones();
/** What a reader gets who has never chosen. */
const usual = { zone: 'local', theme: 'auto', lang: langOf(navigator.language) ?? 'zh-CN' };
/** What this one chose on earlier visits; a link says otherwise only as long as it is followed. */
const own = { zone: part('time-zone').value, theme: stored('theme') ?? usual.theme, lang: stored('lang') ?? usual.lang };

let { lang } = own;
let note = null;
let error = null;
let source = null;
let loading = null;
let slow = 0;
let reopened = false;

page.append(busy.root);

// Settings

choose({});

part('language').addEventListener('change', (event) => {
  lang = store('lang', event.target.value);
  setLanguage();
});
part('theme').addEventListener('change', (event) => {
  store('theme', event.target.value);
  setTheme();
});
part('time-zone').addEventListener('change', (event) => {
  store('time-zone', event.target.value);
  setZone();
});
dark.addEventListener('change', setTheme);

function setLanguage() {
  document.documentElement.lang = lang;
  viewer.lang = lang;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text, lang);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', text(node.dataset.label, lang));
  const [local, , relative] = part('time-zone').options;
  local.textContent = `${text('local', lang)} ${local.dataset.name}`;
  relative.textContent = text('relative', lang);
  box.placeholder = placeholder();
  if (error) showError(reword(error, lang));
  if (busy.isShown) busy.show(lang);
  if (note) showNote(...note);
  arrange();
}

function setTheme() {
  const theme = part('theme').value;
  viewer.setAttribute('theme', theme);
  document.documentElement.dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'light') : theme;
}

function setZone() {
  viewer.setAttribute('time-zone', part('time-zone').value);
  arrange();
}

/** What a link says of them, and the reader's own for the rest; nothing of it is remembered. */
function choose(settings) {
  const { zone, theme, lang: language } = { ...own, ...settings };
  lang = part('language').value = language;
  part('theme').value = theme;
  const zones = part('time-zone');
  if (![...zones.options].some(({ value }) => value === zone)) zones.append(new Option(zone, zone));
  zones.value = zone;
  setLanguage();
  setTheme();
  setZone();
}

/** What a link must say so that its reader sees the same: also what is usual, where this reader's own is not. */
function chosen() {
  const now = { zone: part('time-zone').value, theme: part('theme').value, lang };
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => value !== usual[name] || value !== own[name]));
}

/** The reader's own zone, and the one that most fleets live in. */
function fillZones() {
  const zones = part('time-zone');
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const local = new Option('', 'local');
  local.dataset.name = own;
  zones.append(local, new Option('UTC', 'UTC'), new Option('', 'relative'));
  if (own !== 'Asia/Shanghai') zones.append(new Option('Asia/Shanghai', 'Asia/Shanghai'));
  zones.value = stored('time-zone') ?? 'local';
  if (zones.selectedIndex < 0) zones.value = 'local';
}

function placeholder() {
  const keys = matchMedia('(pointer: coarse)').matches ? '' : `${/mac/i.test(navigator.platform) ? '⌘' : 'Ctrl+'}V\n\n`;
  return `${keys}{"Response":{"Details":[{"DeviceType":…`;
}

// What is shown

/** The form folds away under a session, unless it was asked for. */
function arrange() {
  const shown = viewer.sessions.length > 0;
  const open = !shown || reopened;
  page.classList.toggle('shown', shown);
  page.classList.toggle('failed', Boolean(error));
  $('form').hidden = !open;
  $('reopen').hidden = !shown;
  $('reopen').setAttribute('aria-expanded', open);
  $('zone').hidden = !shown;
  $('title').textContent = text(shown || error ? 'orPaste' : 'title', lang);
  $('sessions').hidden = viewer.sessions.length < 2;
  fillChooser(part('sessions'), viewer, lang);
  const current = viewer.sessions[viewer.selected];
  document.title = [current?.sessionId, text('app', lang)].filter(Boolean).join(' · ');
}

function showError(next) {
  error = next;
  const close = () => {
    clearError();
    $('shown').focus({ preventScroll: true });
  };
  const panel = errorPanel(error, {
    lang,
    onRetry: canRetry(error, source) && (() => (source === null ? location.reload() : load(source))),
    onClose: viewer.sessions.length > 0 && close,
  });
  panel.dataset.testid = 'error';
  panel.tabIndex = -1;
  $('notice').replaceChildren(panel);
  return panel;
}

/** What became of a link; nothing without a key. */
function showNote(key, id) {
  note = key && [key, id];
  if (!key) return $('note').replaceChildren();
  const close = makeButton('link', text('close', lang), () => {
    showNote(null);
    $('shown').focus({ preventScroll: true });
  });
  const words = text(key, lang).replace('{id}', () => id.slice(0, LONGEST_ID) || '—');
  $('note').replaceChildren(make('p', '', words, ' ', close));
}

function clearError() {
  error = null;
  $('notice').replaceChildren();
  arrange();
}

viewer.addEventListener('trro-load', () => {
  idle();
  box.value = '';
  reopened = false;
  clearError();
  scrollTo(0, 0);
  $('shown').focus({ preventScroll: true });
});

viewer.addEventListener('trro-error', (event) => {
  event.preventDefault();
  const hadFocus = busy.root.contains(document.activeElement);
  idle();
  if (event.detail.code !== 'aborted') fail(event.detail);
  else if (hadFocus) (viewer.sessions.length ? $('shown') : box).focus({ preventScroll: true });
});

function fail(reason) {
  const panel = showError(reason);
  arrange();
  scrollTo(0, 0);
  panel.focus({ preventScroll: true });
}

viewer.addEventListener('trro-progress', ({ detail: { phase, done, total } }) => {
  if (phase !== 'parse') return;
  // Where no worker can start, reading blocks: what is to be seen meanwhile must be there before.
  busy.show(lang);
  busy.tell(done, total);
});

function idle() {
  clearTimeout(slow);
  busy.hide();
}

// Ways in

function load(next) {
  source = next;
  idle();
  slow = setTimeout(() => busy.show(lang), BUSY_AFTER_MS);
  loading = new AbortController();
  viewer.load(source, { signal: loading.signal });
}

part('show').addEventListener('click', () => load(box.value));
part('sample').addEventListener('click', () => load(new URL('./sample.json', import.meta.url)));
part('file').addEventListener('change', ({ target }) => {
  if (target.files.length) load([...target.files]);
  // So that the same file can be chosen again.
  target.value = '';
});
part('sessions').addEventListener('change', ({ target }) => {
  viewer.selected = Number(target.value);
  arrange();
});
$('copy').addEventListener('click', ({ target }) => copy($('command').textContent, target, lang));

$('reopen').addEventListener('click', () => {
  reopened = !reopened;
  arrange();
  if (reopened) box.focus();
});

box.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) load(box.value);
});

document.addEventListener('keydown', (event) => {
  if (event.key !== 'Escape' || !reopened || !viewer.sessions.length) return;
  reopened = false;
  arrange();
  $('reopen').focus();
});

document.addEventListener('paste', (event) => {
  const target = event.composedPath()[0];
  if (target !== box && target.matches?.('input, textarea, select, [contenteditable]')) return;
  const { files, items } = event.clipboardData;
  const pasted = event.clipboardData.getData('text/plain');
  if (files.length && !pasted) {
    event.preventDefault();
    load([...files]);
  } else if (pasted.length > BOX_LIMIT) {
    event.preventDefault();
    load(pasted);
  } else if (target === box && !/^\s*[[{]/.test(pasted)) {
    // A piece of something, put together by hand.
    setTimeout(() => load(box.value));
  } else if (pasted) {
    event.preventDefault();
    box.value = pasted;
    load(pasted);
  }
});

/** Only files: text may be dragged about within the page. */
const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');

for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    // Leaving the window has nowhere to go to.
    $('drop').hidden = type === 'drop' || (type === 'dragleave' && !event.relatedTarget);
    if (type === 'drop') load([...event.dataTransfer.files]);
  });
}

document.querySelector('.fallback').remove();
page.hidden = false;
box.focus({ preventScroll: true });

const linked = new URLSearchParams(location.search).get('src');
if (linked !== null) openAddress(linked);

/** A link must not make the reader's browser visit a stranger. */
function openAddress(src) {
  try {
    const address = new URL(src, location.href);
    if (address.origin === location.origin) return load(address);
  } catch {
    // No address at all.
  }
  fail(new ViewerError(failure('foreign-address', src), lang));
}

// Before anything is painted; after `?src=` has begun to load.
const { follow, read } = addressBar(viewer, { chosen, choose, arrange, say: showNote });
document.querySelector('.bar').addEventListener('change', follow);
read();

// Storage may be forbidden.

function stored(key) {
  try {
    return localStorage.getItem(`trro-${key}`);
  } catch {
    return null;
  }
}

function store(key, value) {
  try {
    localStorage.setItem(`trro-${key}`, value);
  } catch {
    // Then it lasts as long as the page.
  }
  return value;
}
