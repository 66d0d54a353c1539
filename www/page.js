/** The page: a form, a toolbar and one element, which it uses like any other host. */

import { makeBusy } from './busy.js';
import './embed.js';
import { encode } from './address.js';
import { addressBar } from './address-bar.js';
import { carriedAs } from './beside.js';
import { fillChooser } from './chooser.js';
import { copy, harmless, make, makeButton } from './dom.js';
import { errorPanel } from './error-panel.js';
import { ViewerError, isFailure, reword } from './failure.js';
import { maskedView } from './mask.js';
import { canRetry } from './source.js';
import { checkedThresholds } from './thresholds.js';
import { failure, langOf, languages, text, withWords } from './words.js';

const BUSY_AFTER_MS = 150;
/** A text area is slow with longer lines. */
const BOX_LIMIT = 1_000_000;
/** Characters of an id that people would compare. */
const MAX_ID_LENGTH = 80;

const $ = (id) => document.getElementById(id);
const part = (name) => document.querySelector(`[data-testid="${name}"]`);
const viewer = document.querySelector('trro-session-viewer');
const box = part('paste');
const page = document.querySelector('.page');
const busy = makeBusy(() => loading?.abort());
const dark = matchMedia('(prefers-color-scheme: dark)');

fillZones();
part('language').append(...languages().map(([tag, name]) => Object.assign(new Option(name, tag), { lang: tag })));
/** The settings of a new visitor. */
const usual = { zone: 'local', theme: 'auto', lang: langOf(navigator.language) ?? 'zh-CN' };
/** Then nothing is fetched. */
const isOneFile = carriedAs('standalone.html') !== undefined;
/** The session in an HTML report, and its author's view. */
const carried = carriedAs('session');
/** The reader's own settings; a link's settings only apply while it is open. */
const own = { zone: part('time-zone').value, theme: stored('theme') ?? usual.theme, lang: langOf(stored('lang')) ?? usual.lang };

let { lang } = own;
let note = null;
let error = null;
let source = null;
/** The options of `load` besides the source: `{name, query, view, again}` and those for `live.js`. */
let loadOptions = {};
let loading = null;
let slow = 0;
let reopened = false;
/** The API of `live.js`, once loaded. */
let live = null;
let starting = null;
/** What was last stored for future visits. */
let lastKept = {};
/** The number of loads so far. */
let loads = 0;
/** The data of the current session, if it came in a link. */
let shownData = null;
/** The query when the current session was loaded. */
let shownQuery = location.search;

page.append(busy.root);

// Before any load, so that sessions are judged only once.
viewer.thresholds = ownThresholds();

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
  viewer.lang = lang;
  withWords(lang, () => applyLanguage());
}

function applyLanguage() {
  document.documentElement.lang = lang;
  for (const node of document.querySelectorAll('[data-text]')) node.textContent = text(node.dataset.text, lang);
  for (const node of document.querySelectorAll('[data-label]')) node.setAttribute('aria-label', text(node.dataset.label, lang));
  const [local, , relative] = part('time-zone').options;
  local.textContent = `${text('page-local', lang)} ${local.dataset.name}`;
  relative.textContent = text('page-relative', lang);
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

/** Applies a link's settings, and the reader's own for the rest; stores nothing. */
function choose(settings) {
  let { zone, theme, lang: language } = { ...own, ...carried?.settings, ...settings };
  lang = part('language').value = language;
  part('theme').value = theme;
  const zones = part('time-zone');
  const [local] = zones.options;
  if (zone === local.dataset.name && own.zone === 'local') zone = 'local';
  if (![...zones.options].some(({ value }) => value === zone)) zones.append(new Option(zone, zone));
  zones.value = zone;
  setLanguage();
  setTheme();
  setZone();
}

/**
 * The settings that a link needs for the same view: the local zone is named, since it differs elsewhere. If everything else is the default,
 * only settings that differ for this reader are included.
 */
function chosen(isUsual) {
  const now = { zone: part('time-zone').value, theme: part('theme').value, lang };
  const isOdd = ([name, value]) => value !== usual[name] || value !== own[name];
  const settings = Object.fromEntries(Object.entries(now).filter((setting) => !isUsual || isOdd(setting)));
  if (settings.zone === 'local') settings.zone = part('time-zone').options[0].dataset.name;
  return settings;
}

/** The reader's own zone, and that of most fleets. */
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

/** The parts of a person's choices to store for other sessions and visits, as text; empty for the default. */
function keepable() {
  const { order = [], thresholds = {} } = viewer.view ?? {};
  return { order: order.join(' '), thresholds: Object.keys(thresholds).length ? JSON.stringify(thresholds) : '' };
}

/** The reader's own thresholds; ignores those that this version rejects. */
function ownThresholds() {
  try {
    return checkedThresholds(JSON.parse(stored('thresholds')));
  } catch {
    return {};
  }
}

/** The form collapses when a session is shown, unless it was reopened. */
function arrange() {
  lastKept = keepable();
  const shown = viewer.sessions.length > 0;
  const open = !shown || reopened;
  page.classList.toggle('shown', shown);
  page.classList.toggle('failed', Boolean(error));
  $('form').hidden = !open;
  $('reopen').hidden = !shown;
  $('reopen').setAttribute('aria-expanded', open);
  $('zone').hidden = !shown;
  // A `file:` address is useless to others.
  $('share').hidden = !shown || location.protocol === 'file:';
  $('title').textContent = text(shown || error ? 'page-or-paste' : 'page-title', lang);
  live?.arrange();
  $('sessions').hidden = viewer.sessions.length < 2;
  fillChooser(part('sessions'), viewer, lang);
  const current = viewer.sessions[viewer.selected];
  document.title = [harmless(current?.sessionId ?? ''), text('page-app', lang)].filter(Boolean).join(' · ');
}

function showError(next) {
  error = next;
  const close = () => {
    clearError();
    viewer.focus({ preventScroll: true });
  };
  const panel = errorPanel(error, {
    lang,
    onRetry: canRetry(error, source) && retry,
    onClose: viewer.sessions.length > 0 && close,
  });
  panel.dataset.testid = 'error';
  panel.tabIndex = -1;
  $('notice').replaceChildren(panel);
  return panel;
}

function retry() {
  if (source === null) location.reload();
  else if (loadOptions.again) loadOptions.again();
  else load(source, loadOptions);
}

/** Shows what became of a link; hides the note without a key. */
function showNote(key, id) {
  note = key && [key, id];
  if (!key) return $('note').replaceChildren();
  const close = makeButton('link', text('page-close', lang), () => {
    showNote(null);
    viewer.focus({ preventScroll: true });
  });
  const words = text(key, lang, { id: id?.slice(0, MAX_ID_LENGTH) || '—' });
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
  shownData = loadOptions.data ?? null;
  const { view } = viewer;
  if (loadOptions.view && viewer.sessions[loadOptions.view.selected]) {
    viewer.view = loadOptions.view;
  } else {
    if (stored('order') && !view.order.length) viewer.view = { ...view, order: stored('order').split(' ') };
    // A link's thresholds only applied to its session.
    viewer.thresholds = ownThresholds();
  }
  locate(loadOptions.query ?? '');
  live?.shown(loadOptions);
  clearError();
  scrollTo(0, 0);
  viewer.focus({ preventScroll: true });
});

/** The person's chart order and thresholds are stored for future visits; those of a link are not. */
viewer.addEventListener('trro-viewchange', () => {
  const now = keepable();
  for (const name of Object.keys(now).filter((name) => now[name] !== lastKept[name])) store(name, now[name] || null);
  lastKept = now;
});

viewer.addEventListener('trro-error', (event) => {
  event.preventDefault();
  const hadFocus = busy.root.contains(document.activeElement);
  idle();
  // The previous session is still shown.
  if (viewer.sessions.length && location.search !== shownQuery) history.replaceState(null, '', `${location.pathname}${shownQuery}`);
  if (event.detail.code !== 'aborted') fail(event.detail);
  else if (hadFocus) (viewer.sessions.length ? viewer : box).focus({ preventScroll: true });
});

function fail(reason) {
  const panel = showError(reason);
  arrange();
  scrollTo(0, 0);
  panel.focus({ preventScroll: true });
}

viewer.addEventListener('trro-progress', ({ detail: { phase, done, total } }) => {
  if (phase !== 'parse') return;
  // Without workers, reading blocks the page: show the progress bar first.
  busy.show(lang);
  busy.setProgress(done, total);
});

function idle() {
  clearTimeout(slow);
  busy.hide();
}

// Ways in

/** `options.query` is the query of an address that loads the same again. */
function load(next, options = {}) {
  loads += 1;
  source = next;
  loadOptions = options;
  idle();
  slow = setTimeout(() => busy.show(lang), BUSY_AFTER_MS);
  loading = new AbortController();
  viewer.load(source, { signal: loading.signal, name: options.name });
}

/** The address names the current session if possible; otherwise it has no query. */
function locate(query) {
  const before = new URLSearchParams(location.search);
  const named = before.has('src') || before.has('session-id');
  if (query !== location.search && (query || named)) history.pushState(null, '', `${location.pathname}${query}`);
  shownQuery = location.search;
}

part('show').addEventListener('click', () => load(box.value));
part('sample').addEventListener('click', () => load(carriedAs('sample.json') ?? new URL('./sample.json', import.meta.url)));
part('file').addEventListener('change', ({ target }) => {
  if (target.files.length) load([...target.files]);
  // So that the same file can be chosen again.
  target.value = '';
});
part('sessions').addEventListener('change', ({ target }) => {
  viewer.selected = Number(target.value);
  arrange();
});
$('share').addEventListener('click', () => withShare(({ openShare }) => openShare({ viewer, lang, linkTo })));
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
  if (event.key !== 'Escape' || !reopened || !viewer.sessions.length || event.target.closest('dialog')) return;
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
    // Assembled by hand: several pastes.
    setTimeout(() => load(box.value));
  } else if (pasted) {
    event.preventDefault();
    box.value = pasted;
    load(pasted);
  }
});

/** Only files: text may be dragged within the page. */
const holdsFiles = (event) => event.dataTransfer?.types.includes('Files');

for (const type of ['dragenter', 'dragover', 'dragleave', 'drop']) {
  document.addEventListener(type, (event) => {
    if (!holdsFiles(event)) return;
    event.preventDefault();
    // The pointer has left the window.
    $('drop').hidden = type === 'drop' || (type === 'dragleave' && !event.relatedTarget);
    if (type === 'drop') load([...event.dataTransfer.files]);
  });
}

// With its words.
withWords(lang, () => {
  document.querySelector('.fallback').remove();
  page.hidden = false;
  (error ? $('notice').firstChild : box).focus({ preventScroll: true });
});

// Loads the code for the signing backend on first use.

async function withLive(act) {
  try {
    await (starting ??= import('./live.js'));
  } catch (thrown) {
    starting = null;
    return refuse(failure('wasm-missing', String(thrown)));
  }
  const { startLive } = await starting;
  live ??= startLive({ viewer, load, refuse, lang: () => lang, zone: () => part('time-zone').value, stored, store });
  act(live);
}

// Links

/** Returns whether it succeeded. */
async function withShare(act) {
  try {
    await act(await import('./share.js'));
    return true;
  } catch (thrown) {
    refuse(isFailure(thrown) ? thrown : failure('wasm-missing', String(thrown)));
    return false;
  }
}

/** The address of the current view; empty if it would be too long. */
function linkTo({ data, id = viewer.sessions[viewer.selected].sessionId, masked = false }) {
  const address = new URL(location);
  // A session contained in the link must not be fetched as well.
  if (data) address.search = '';
  const view = masked ? maskedView(viewer.view, viewer.report()) : viewer.view;
  address.hash = encode({ id, view: data ? { ...view, selected: 0 } : view, settings: chosen(false), data });
  return address.hash ? address.href : '';
}

/** Shows the session contained in a link or report, unless another load started meanwhile; returns whether it could be read. */
const showUnpacked = (unpacked, options) => {
  const turn = ++loads;
  return withShare(async (share) => {
    const session = await unpacked(share);
    if (turn === loads) load(session, options);
  });
};
const openLink = (data) => showUnpacked(({ sessionOf }) => sessionOf(data), { data });

const refuse = (why) => fail(new ViewerError(why, lang));

part('fetch-form').addEventListener('focusin', () => withLive(() => {}), { once: true });
part('fetch-form').addEventListener('submit', (event) => {
  event.preventDefault();
  withLive(({ submit }) => submit());
});
$('pick').addEventListener('click', () => withLive(({ pick }) => pick()));
$('curl').addEventListener('click', ({ target }) => withLive(({ copyCurl }) => copyCurl(target)));

// A demo backend marks its page's response; an unmarked one is live.
const { serverTiming = [] } = performance.getEntriesByType('navigation')[0] ?? {};
$('demo').hidden = !serverTiming.some(({ name, description }) => name === 'trro-backend' && description === 'demo');

// What the address asks for

function followQuery() {
  const query = new URLSearchParams(location.search);
  // A session contained in a link or report must not be fetched as well.
  if (carried) showUnpacked(({ carriedSession }) => carriedSession(carried), { view: carried.view });
  else if (isOneFile || /[#&]data=/.test(location.hash)) return;
  else if (query.has('session-id')) withLive(({ followQuery }) => followQuery(query));
  else if (query.has('src')) openAddress(query.get('src'));
}

part('fetch-form').hidden = isOneFile;
followQuery();
// Back to an earlier request. Before the address bar, which reads the view.
addEventListener('popstate', () => {
  if (location.search !== shownQuery) followQuery();
});

/** A link must not make the reader's browser contact another site. */
function openAddress(src) {
  try {
    const address = new URL(src, location.href);
    // Nor may a redirect: `same-origin` forbids it, even if the page's policy allows it.
    if (address.origin === location.origin) return load(new Request(address, { mode: 'same-origin' }), { query: location.search });
  } catch {
    // Not a valid address.
  }
  refuse(failure('foreign-address', src));
}

// Before the first paint, after `?src=` has started to load.
const { follow, read } = addressBar(viewer, { chosen, choose, arrange, showNote, open: openLink, dataOf: () => (viewer.sessions.length ? shownData : null) });
document.querySelector('.bar').addEventListener('change', follow);
read();

// Storage may be blocked.

function stored(key) {
  try {
    return localStorage.getItem(`trro-${key}`);
  } catch {
    return null;
  }
}

/** `null` removes it. */
function store(key, value) {
  try {
    if (value === null) localStorage.removeItem(`trro-${key}`);
    else localStorage.setItem(`trro-${key}`, value);
  } catch {
    // Then it lasts as long as the page.
  }
  return value;
}
