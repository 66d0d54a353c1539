/**
 * The view as text after `#`: `v=1&id=…&t=…`. People can read it, and defaults are left out. Instants are Unix milliseconds as in `view`,
 * since a formatted date would not restore the same pixels.
 */

import { languages } from './words.js';

const VERSION = 'v=1';
/** Chats and browsers transfer this much intact. A larger view has no link. */
const MAX_LENGTH = 20_000;
/** With the session in the link: browsers accept 80,000 characters and more, many chats less. */
export const MAX_LENGTH_WITH_DATA = 64_000;
/** The last instant that is a valid date. */
const LAST_MS = 8.64e15;
const DAY_MS = 86_400_000;

const USUAL_VIEW = {
  version: 1,
  selected: 0,
  range: null,
  selection: null,
  cursors: [],
  shownSeries: [],
  hiddenSeries: [],
  hiddenCharts: [],
  hiddenGroups: [],
  order: [],
  thresholds: {},
  offsets: null,
};

/** Commas remain separators; colons and slashes stay readable. */
const quote = (name) => encodeURIComponent(name).replaceAll('%3A', ':').replaceAll('%2F', '/');

const word = { write: quote, read: decodeURIComponent };
const words = listOf(word);
const index = { write: String, read: (text) => +matching(/^\d{1,4}$/, text) };
const time = {
  write: String,
  read: (text) => {
    const ms = +matching(/^-?\d+(\.\d+)?(e-\d+)?$/, text);
    return Math.abs(ms) <= LAST_MS ? ms : refuse();
  },
};
const span = {
  write: ({ start, end }) => `${start}..${end}`,
  read: (text) => {
    const [start, end, ...more] = text.split('..').map(time.read);
    return start < end && !more.length ? { start, end } : refuse();
  },
};
const thresholds = {
  write: (values) => Object.entries(values).map(([name, value]) => `${quote(name)}:${value}`).join(','),
  read: (text) =>
    Object.fromEntries(
      text.split(',').map((part) => {
        const [, name, value] = part.match(/^([a-z]\w*):(\d+(?:\.\d+)?(?:e[+-]?\d+)?)$/i) ?? refuse();
        return +value > 0 && +value < Infinity ? [name, +value] : refuse();
      }),
    ),
};
/** The remote's clock offset to the field's in whole milliseconds, up to a day. */
const offsets = {
  write: ({ remoteMs }) => String(remoteMs),
  read: (text) => {
    const remoteMs = +matching(/^-?\d{1,8}$/, text);
    return Math.abs(remoteMs) <= DAY_MS ? { remoteMs } : refuse();
  },
};
const zone = {
  write: quote,
  read: (text) => {
    const name = decodeURIComponent(text);
    // Throws for a zone that the browser does not know.
    if (name !== 'local' && name !== 'relative') new Intl.DateTimeFormat('en', { timeZone: name });
    return name;
  },
};

/** Key in the address, name in the state, type. */
const OF_SESSION = [['id', 'id', word]];
const OF_VIEW = [
  ['s', 'selected', index],
  ['t', 'range', span],
  ['sel', 'selection', span],
  ['at', 'cursors', listOf(time)],
  ['hide', 'hiddenSeries', words],
  ['show', 'shownSeries', words],
  ['fold', 'hiddenCharts', words],
  ['groups', 'hiddenGroups', words],
  ['order', 'order', words],
  ['thresholds', 'thresholds', thresholds],
  ['clock', 'offsets', offsets],
];
const OF_PAGE = [
  ['zone', 'zone', zone],
  ['theme', 'theme', oneOf('auto', 'light', 'dark')],
  ['lang', 'lang', oneOf(...languages().map(([tag]) => tag))],
];

const OF_DATA = [['data', 'data', { write: String, read: (text) => matching(/^[\w-]+$/, text) }]];

/** Whether the view has only defaults. */
export const isUsual = (view) => written(OF_VIEW, view).length === 0;

/**
 * Empty if everything is the default, or if it would be too long. `settings` are the link's `zone`, `theme` and `lang`; `data` is the
 * compressed session itself.
 */
export function encode({ id, view, settings, data = null }) {
  const ofView = written(OF_VIEW, view);
  const parts = [...(ofView.length || data ? [`id=${quote(id)}`, ...ofView] : []), ...written(OF_PAGE, settings), ...written(OF_DATA, { data })];
  const text = [VERSION, ...parts].join('&');
  return parts.length && text.length <= (data ? MAX_LENGTH_WITH_DATA : MAX_LENGTH) ? text : '';
}

/** The arguments of `encode`, with `null` for what was not written. `id` is `null` if the text contains no session. */
export function decode(text) {
  const state = { id: null, view: { ...USUAL_VIEW }, settings: {}, data: null };
  if (text === '') return state;
  const [version, ...parts] = text.split('&');
  const limit = text.includes('&data=') ? MAX_LENGTH_WITH_DATA : MAX_LENGTH;
  if (version !== VERSION || text.length > limit) return null;
  try {
    for (const part of parts) {
      const [, key, value] = part.match(/^(\w+)=(.*)$/s) ?? refuse();
      const places = [[state, OF_SESSION], [state, OF_DATA], [state.view, OF_VIEW], [state.settings, OF_PAGE]];
      const isField = ([known]) => known === key;
      const [into, fields] = places.find(([, fields]) => fields.some(isField)) ?? refuse();
      const [, name, kind] = fields.find(isField);
      into[name] = kind.read(value);
    }
  } catch {
    return null;
  }
  return state.id === null && written(OF_VIEW, state.view).length ? null : state;
}

/** Neither empty nor missing. */
const isPresent = (value) => Boolean(value) && (typeof value !== 'object' || Object.keys(value).length > 0);

const written = (fields, values) =>
  fields
    .filter(([, name]) => isPresent(values[name]))
    .map(([key, name, kind]) => `${key}=${kind.write(values[name])}`);

function listOf({ write, read }) {
  return { write: (items) => items.map(write).join(','), read: (text) => text.split(',').map(read) };
}

function oneOf(...names) {
  return { write: String, read: (text) => (names.includes(text) ? text : refuse()) };
}

const matching = (pattern, text) => (pattern.test(text) ? text : refuse());

function refuse() {
  throw new SyntaxError('not of this version');
}
