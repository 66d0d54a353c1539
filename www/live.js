/** Sessions from the signing backend that serves this page: by id, from lists, and with automatic refresh. */

import { addressOf, bodyOf, detailsOf } from './backend.js';
import { copy } from './dom.js';
import { follower } from './follower.js';
import { clockOf, secondsOf } from './instant.js';
// Fetched now, since the server that has it may be down when it is needed.
import './refusal.js';
import { text } from './words.js';
import { failure } from './words.js';

/** The backend is the server of the page. */
const HERE = '.';
/** Regions with TRRO; others may be typed. */
const REGIONS = ['ap-guangzhou', 'ap-shanghai', 'ap-beijing', 'ap-chengdu', 'ap-chongqing', 'ap-hongkong', 'ap-singapore'];
const MAX_RECENT = 10;
const PLACES = { SessionId: '<session-id>', StartTime: '<seconds>', EndTime: '<seconds>' };

const $ = (id) => document.getElementById(id);
const part = (name) => document.querySelector(`[data-testid="${name}"]`);

/**
 * `page` is `{viewer, load, refuse, lang, zone, stored, store}`: `load(source, how)` loads requests, and passes `how` to `shown(how)`
 * later; `refuse(failure)` shows why nothing is requested; `lang()` and `zone()` return the settings; `stored(key)` and `store(key, text)`
 * access what the person allows to be stored.
 */
export function startLive(page) {
  const [id, region, from, to, token] = ['session-id', 'region', 'fetch-start', 'fetch-end', 'backend-token'].map(part);
  const remember = $('remember');
  const ask = (question) => detailsOf(HERE, question, token.value.trim());
  const following = follower(page, ask);

  $('regions').replaceChildren(...REGIONS.map((name) => new Option(name)));
  region.value ||= page.stored('region') ?? '';
  remember.checked = page.stored('recent') !== null;
  showRecent();
  showCommand();
  arrange();
  // Without TLS a browser may hide the page's own response header.
  if (!isSecureContext) askMode();

  part('fetch-form').addEventListener('input', ({ target }) => {
    target.setCustomValidity('');
    showCommand();
  });
  remember.addEventListener('change', () => {
    page.store('recent', remember.checked ? '' : null);
    showRecent();
  });
  page.viewer.addEventListener('trro-error', ({ detail: { code, detail } }) => {
    // The requested field is among the additional options.
    if (code === 'http' && detail?.startsWith('401')) $('fetch-more').open = true;
  });

  /** The form's request; `null` if a field is invalid, which is then marked. */
  function read() {
    const [start, end] = [from, to].map((field) => secondsOf(field.value, clockOf(page.zone())));
    const question = { sessionId: id.value.trim(), region: region.value.trim(), start, end };
    if (!question.sessionId) return complain(id, 'live-no-id');
    // A token must be valid in a header.
    if (!/^[!-~]*$/.test(token.value.trim())) return complain(token, 'live-no-token');
    if (start === null) return complain(from, 'live-no-time');
    if (end === null) return complain(to, 'live-no-time');
    return end < start ? complain(to, 'live-end-first') : question;
  }

  function complain(field, key) {
    field.closest('details')?.setAttribute('open', '');
    field.setCustomValidity(text(key, page.lang()));
    field.reportValidity();
    return null;
  }

  function submit() {
    const question = read();
    if (!question) return;
    page.store('region', question.region);
    show([question], { query: queryOf(question) });
  }

  /** Several requests are streams of one drive. `view` is the state to restore; `query` is the request in the address. */
  function show(questions, { view = null, query = '' } = {}) {
    let requests;
    try {
      requests = questions.map(ask);
    } catch (thrown) {
      return page.refuse(thrown);
    }
    const [first, ...more] = questions;
    page.load(more.length ? requests : requests[0], {
      name: more.length ? null : first.sessionId,
      query,
      questions,
      view,
      again: () => show(questions, { view, query }),
    });
  }

  /** A load has brought a report; its options show whether it was requested here. */
  function shown({ questions = [], query }) {
    keep(questions.map(({ sessionId }) => sessionId));
    following.begin(questions, () => show(questions, { query, view: page.viewer.view }));
  }

  /** Follows the request in the address. */
  function followQuery(query) {
    const value = (name) => query.get(name) ?? '';
    [id.value, region.value, from.value, to.value] = ['session-id', 'region', 'start', 'end'].map(value);
    showCommand();
    const question = read();
    // Keep the address as it is: an equivalent one would be an additional history step.
    if (question) show([question], { query: location.search });
  }

  async function pick() {
    const choose = (questions) => show(questions, { query: questions.length > 1 ? '' : queryOf(questions[0]) });
    try {
      const { openPicker } = await import('./picker.js');
      openPicker({ ...page, backend: HERE, token, region: region.value.trim(), remembers: remember.checked, show: choose });
    } catch (thrown) {
      page.refuse(failure('wasm-missing', String(thrown)));
    }
  }

  async function askMode() {
    const answer = await fetch(new URL('healthz', document.baseURI)).catch(() => null);
    const health = answer?.ok ? await answer.json().catch(() => null) : null;
    $('demo').hidden = health?.mode !== 'demo';
  }

  // Ids that were asked for, kept only on request

  function kept() {
    return (page.stored('recent') ?? '').split(' ').filter(Boolean);
  }

  function keep(asked) {
    // Ids with a blank do not exist.
    const names = asked.filter((name) => !/\s/.test(name));
    if (!remember.checked || !names.length) return;
    const others = kept().filter((name) => !names.includes(name));
    page.store('recent', [...names, ...others].slice(0, MAX_RECENT).join(' '));
    showRecent();
  }

  function showRecent() {
    $('recent-ids').replaceChildren(...kept().map((name) => new Option(name)));
  }

  // The same with other tools

  function showCommand() {
    const [start, end] = [from, to].map((field) => secondsOf(field.value, clockOf(page.zone())));
    const options = [
      ['region', region.value.trim() || 'ap-guangzhou'],
      ['SessionId', id.value.trim() || null],
      ['StartTime', start],
      ['EndTime', end],
    ];
    const given = options.filter(([, value]) => value !== undefined);
    // Not typed yet, or not a valid time yet.
    const lines = given.map(([name, value]) => `  --${name} ${value === null ? PLACES[name] : quoted(String(value))}`);
    $('command').textContent = ['tccli trro DescribeDeviceSessionDetails', ...lines].join(' \\\n');
  }

  function copyCurl(button) {
    const question = read();
    if (question) copy(curl(question), button, page.lang());
  }

  function curl(question) {
    return [
      `curl ${quoted(addressOf(HERE, 'session-details').href)}`,
      "  -H 'Content-Type: application/json'",
      // The variable rather than the token, since people paste commands into chats.
      ...(token.value ? ['  -H "Authorization: Bearer $TRRO_BACKEND_TOKEN"'] : []),
      `  -d ${quoted(bodyOf(question))}`,
    ].join(' \\\n');
  }

  function arrange() {
    const zone = clockOf(page.zone());
    const name = zone === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone : zone;
    $('fetch-zone').textContent = text('live-typed-in', page.lang(), { zone: name });
    following.arrange();
  }

  return { submit, followQuery, pick, copyCurl, shown, arrange };
}

function queryOf({ sessionId, region, start, end }) {
  const named = Object.entries({ 'session-id': sessionId, region, start, end }).filter(([, value]) => value);
  return `?${new URLSearchParams(named)}`;
}

/** Quotes text for a shell. */
const quoted = (word) => (/^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`);
