/** Chooses a session from the cloud's lists: project, period, device; then a session or all streams of a drive. */

import { listOf } from './backend.js';
import { make, makeButton } from './dom.js';
import { errorPanel } from './error-panel.js';
import { ViewerError, failureOf } from './failure.js';
import { fetchBody } from './fetch.js';
import { clockOf, secondsOf } from './instant.js';
import { start } from './loader.js';
import { withOffset } from './refusal.js';
import { tableOf } from './session-table.js';
import { failure, text } from './words.js';

const PAGE_SIZE = 50;
/** Accounts have few projects; with more than this, the id is typed. */
const MAX_PROJECTS = 200;
const DAY_SECONDS = 86_400;
const PERIODS = [['recent'], ['day', 1], ['week', 7], ['month', 30], ['between']];

/**
 * Opens as a dialog. `backend`, `region` and `token` (the form's field) address the requests; `show(questions)` shows the chosen sessions;
 * `remembers` allows storing the project's id; `lang()`, `zone()`, `stored(key)`, `store(key, text)` are the page's.
 */
export function openPicker({ backend, token, region, remembers, show, lang, zone, stored, store }) {
  if (document.querySelector('.picker')) return;
  const t = (key, facts) => text(key, lang(), facts);
  const clock = clockOf(zone());
  let asking = null;
  let hasProjects = false;
  let pageNumber = 1;

  const projects = make('select', '');
  const projectId = field('project-id', 'project-id', make('input', ''));
  const period = make('select', '', ...PERIODS.map(([key]) => new Option(t(`live-${key}`), key)));
  const [from, to] = ['from', 'to'].map((key) => field(key === 'from' ? 'start' : 'end', `picker-${key}`, make('input', '')));
  const device = field('device', 'device-id', make('input', ''));
  const secret = field('token', 'picker-token', make('input', ''));
  const list = make('button', 'button primary', t('live-list'));
  const filters = make('form', 'filters', field('project', 'project', projects).label, projectId.label, field('period', 'period', period).label, from.label, to.label, device.label, secret.label, list);
  const results = make('div', 'results');
  const close = makeButton('close', '×', () => dialog.close());
  const dialog = make('dialog', 'picker', make('header', '', make('h2', '', t('live-picker')), close), filters, results);

  dialog.lang = lang();
  dialog.dataset.testid = 'picker';
  dialog.setAttribute('aria-label', t('live-picker'));
  close.setAttribute('aria-label', t('page-close'));
  results.tabIndex = -1;
  secret.input.type = 'password';
  secret.input.autocomplete = 'off';
  secret.label.hidden = true;
  // One token in two fields.
  secret.input.addEventListener('input', () => (token.value = secret.input.value));
  for (const { input } of [from, to]) input.placeholder = '2024-11-12 16:19:29';
  period.value = stored('period') ?? 'recent';
  if (period.selectedIndex < 0) period.value = 'recent';
  arrange();

  projects.addEventListener('change', () => (arrange(), listSessions()));
  period.addEventListener('change', () => {
    arrange();
    store('period', period.value);
    if (period.value !== 'between') listSessions();
  });
  filters.addEventListener('input', ({ target }) => target.setCustomValidity?.(''));
  filters.addEventListener('submit', (event) => {
    event.preventDefault();
    if (hasProjects || projectId.input.value.trim()) listSessions();
    else listProjects();
  });
  dialog.addEventListener('close', () => {
    asking?.abort();
    dialog.remove();
  });
  document.querySelector('.page').append(dialog);
  dialog.showModal();
  listProjects();

  function field(key, testid, input) {
    input.dataset.testid = testid;
    input.spellcheck = false;
    return { input, label: make('label', 'field', make('span', '', t(`live-${key}`)), input) };
  }

  /** Hides fields that are not needed. */
  function arrange() {
    projectId.label.hidden = projects.value !== '';
    for (const { label } of [from, to]) label.hidden = period.value !== 'between';
  }

  async function listProjects() {
    await attempt(async (signal) => {
      const { rows } = await ask('projects', { page: 1, size: MAX_PROJECTS }, 'Projects', signal);
      hasProjects = true;
      fillProjects(rows);
      results.replaceChildren();
      if (projects.value) listSessions();
    }, listProjects);
    // Some keys may not list projects: then the id is typed.
    if (!projects.options.length) fillProjects([]);
  }

  function fillProjects(rows) {
    const named = rows.map(({ ProjectId, ProjectName }) => new Option([ProjectName, ProjectId].filter(Boolean).join(' · '), ProjectId));
    projects.replaceChildren(...named, new Option(t('live-other-project'), ''));
    projects.value = rows.some(({ ProjectId }) => ProjectId === stored('project')) ? stored('project') : (rows[0]?.ProjectId ?? '');
    arrange();
  }

  function listSessions(page = 1) {
    const project = projects.value || projectId.input.value.trim();
    if (!project) return projectId.input.focus();
    const span = spanOf();
    if (!span) return;
    pageNumber = page;
    if (remembers && projects.value) store('project', project);
    const parameters = { projectId: project, deviceId: device.input.value.trim(), ...span, page, size: PAGE_SIZE };
    const [name, key] = period.value === 'recent' ? ['recent-sessions', 'RecentSessionList'] : ['sessions', 'DeviceSessionList'];
    return attempt(async (signal) => {
      const { rows, total } = await ask(name, parameters, key, signal);
      const found = [tableOf(rows, { lang: lang(), clock, choose }), pagesOf(rows.length, total)];
      results.replaceChildren(...(rows.length ? found : [status('none')]));
    }, () => listSessions(page));
  }

  /** The period in Unix seconds; `null` if a time is invalid. */
  function spanOf() {
    const [, days] = PERIODS.find(([key]) => key === period.value);
    const now = Math.floor(Date.now() / 1000);
    if (days) return { start: now - days * DAY_SECONDS, end: now };
    if (period.value === 'recent') return {};
    const [start, end] = [from, to].map(({ input }) => secondsOf(input.value, clock));
    for (const [value, { input }] of [[start, from], [end, to]]) {
      if (value !== null) continue;
      input.setCustomValidity(t('live-no-time'));
      input.reportValidity();
      return null;
    }
    return { start, end };
  }

  /** One request at a time: the newest. */
  async function attempt(work, again) {
    asking?.abort();
    const mine = (asking = new AbortController());
    const hadFocus = results.contains(document.activeElement);
    results.replaceChildren(status('listing', ' ', makeButton('link', t('page-cancel'), () => (mine.abort(), results.replaceChildren()))));
    try {
      await work(mine.signal);
      // The pressed button is gone: move the focus to the list.
      if (hadFocus) results.focus();
    } catch (thrown) {
      if (mine.signal.aborted) return;
      const error = new ViewerError(failureOf(thrown), lang());
      if (error.detail?.startsWith('401')) secret.label.hidden = false;
      results.replaceChildren(errorPanel(error, { lang: lang(), onRetry: again }));
    }
  }

  /** A status for screen readers. */
  function status(key, ...more) {
    const line = make('p', 'hint', t(`live-${key}`), ...more);
    line.setAttribute('role', 'status');
    return line;
  }

  /** One page of a list, and the total number of rows. */
  async function ask(name, parameters, key, signal) {
    const [blob, offset] = await fetchBody(listOf(backend, name, { ...parameters, region }, token.value.trim()), { signal });
    const said = await blob.text();
    const answer = responseOf(said);
    if (answer?.Error) {
      const { glue } = await start();
      const { Code, Message } = answer.Error;
      const failed = glue.failure_of_cloud(String(Code), String(Message), String(answer.RequestId ?? ''));
      throw withOffset(ofList(failed, name), offset);
    }
    const rows = answer?.[key];
    signal.throwIfAborted();
    if (!Array.isArray(rows)) throw failure('strange-list', said.slice(0, 200));
    return { rows, total: Number(answer.Total) || rows.length };
  }

  function pagesOf(count, total) {
    const first = (pageNumber - 1) * PAGE_SIZE + 1;
    const numbers = { first, last: first + count - 1, total };
    const status = make('span', '', t('live-page', numbers));
    status.setAttribute('role', 'status');
    const turn = (key, page, possible) => {
      const button = makeButton('link', t(`live-${key}`), () => listSessions(page));
      button.disabled = !possible;
      return button;
    };
    return make('nav', 'pages', status, turn('previous', pageNumber - 1, pageNumber > 1), turn('next', pageNumber + 1, numbers.last < total));
  }

  function choose(rows) {
    dialog.close();
    show(rows.map(({ SessionId }) => ({ sessionId: SessionId, region })));
  }
}

function responseOf(said) {
  try {
    return JSON.parse(said)?.Response;
  } catch {
    return null;
  }
}

/** The cloud's refusals of a list, where what is said of a session's details would be wrong advice. `name` as in the address. */
function ofList(failed, name) {
  const action = { projects: 'DescribeProjectList', sessions: 'DescribeDeviceSessionList', 'recent-sessions': 'DescribeRecentSessionList' }[name];
  const worded = (key) => ({ ...failed, words: { key: `failure-${key}`, facts: { action }, detail: failed.words.detail } });
  const { code } = failed.cloud;
  if (/UnauthorizedOperation/.test(code)) return worded('may-not-list');
  return /^(ResourceNotFound|InvalidParameter|MissingParameter)/.test(code) && !/Region/.test(code) ? worded('nothing-to-list') : failed;
}
