/** Messages in the languages that were loaded. The texts are made from `locales/`; each language is a module of its own. */

import { LANGUAGES } from './languages.js';

/** All that can be said where not even a language could be loaded. */
const NOTHING_LOADED = 'The texts of the viewer could not be loaded. Reload the page.';

/** Shown where a reader's language cannot be had. */
const DEFAULT = 'en';

const loaded = new Map();
const loading = new Map();
/** How often each was tried. */
const attempts = new Map();

/** The language of a BCP 47 tag: the tag itself, or its first part; English where there is no such language, and `null` for nothing. */
export function langOf(tag) {
  if (!tag) return null;
  const whole = (own) => own.replace('_', '-').toLowerCase();
  const first = (own) => whole(own).split('-')[0];
  const own = Object.keys(LANGUAGES);
  return own.find((known) => whole(known) === whole(tag)) ?? own.find((known) => first(known) === first(tag)) ?? DEFAULT;
}

/** Each language as `[tag, own name]`. */
export const languages = () => Object.entries(LANGUAGES).map(([tag, { name }]) => [tag, name]);

/** What the module fills in; nothing before it was loaded. */
export const moduleWords = (lang) => loaded.get(lang)?.module;

/** Loads a language once, and says which one can be shown: another where it cannot be had. What failed is tried again the next time. */
export async function loadWords(lang) {
  if (await isLoaded(lang)) return lang;
  const [other] = loaded.keys();
  if (other ?? (await isLoaded(DEFAULT))) return other ?? DEFAULT;
  throw failure('wasm-missing', `words-${lang}.js`);
}

function isLoaded(lang) {
  if (!loading.has(lang)) loading.set(lang, fetchWords(lang));
  return loading.get(lang);
}

async function fetchWords(lang) {
  const known = LANGUAGES[lang];
  if (!known) return false;
  try {
    const { default: words } = await (attempts.has(lang) ? again(lang) : known.load());
    loaded.set(lang, words);
    return true;
  } catch {
    loading.delete(lang);
    return false;
  } finally {
    attempts.set(lang, (attempts.get(lang) ?? 0) + 1);
  }
}

/** Browsers remember a module that failed to load: another address is tried. */
const again = (lang) => import(/* @vite-ignore */ /* webpackIgnore: true */ new URL(`./words-${lang}.js?g=${attempts.get(lang)}`, import.meta.url).href);

/** Acts with the language that can be shown, at once if it is the one that is asked for; without one where none can be had. */
export function withWords(lang, act) {
  if (loaded.has(lang)) act(lang);
  else loadWords(lang).then(act, () => act(null));
}

/** A message with its facts; in another language while this one is not there. */
export function text(key, lang, facts) {
  const words = wordsOf(lang);
  return words ? fill(words.page[key] ?? key, words, facts) : '';
}

const wordsOf = (lang) => loaded.get(lang) ?? loaded.values().next().value;

/** A `Failure` in the shape that the module throws. Backquotes in its words mark code. */
export function failure(key, detail = null) {
  const { code = key, retryable = false } = FAILURES[key] ?? {};
  return { code, words: { key: `failure-${key}` }, detail, retryable, cloud: null, position: null };
}

/** Those that differ from the others: failed for good, and with a code that is their key. */
const FAILURES = {
  'no-wasm': { code: 'wasm-blocked' },
  'wasm-missing': { retryable: true },
  'wasm-invalid': { retryable: true },
  network: { retryable: true },
  timeout: { retryable: true },
  http: { retryable: true },
  unreadable: { code: 'network' },
  'foreign-address': { code: 'network' },
  'address-as-text': { code: 'not-json' },
  unserialisable: { code: 'not-json' },
  'link-spoilt': { code: 'not-json' },
  'picture-too-large': { code: 'too-large' },
  'link-too-large': { code: 'too-large' },
  'strange-list': { code: 'not-a-session', retryable: true },
  internal: { retryable: true },
};

/** The words of a `Failure` in a language: `{message, meaning, steps, detail}`. Either a key of the page, or what the module says: numbers with facts. */
export function explain({ key, facts, first, ...said }, lang) {
  const words = wordsOf(lang);
  if (!words) return { message: NOTHING_LOADED, meaning: null, steps: [], detail: null };
  const of = (name) => (words.page[name] === undefined ? null : fill(words.page[name], words, facts));
  const ofModule = (part) => part && fill(words.errors[part[0]], words, Object.fromEntries(part[1]));
  const before = first ? [text(first.key, lang, first.facts)] : [];
  if (!key) {
    const { message, meaning, advice, detail } = said;
    return { message: ofModule(message), meaning: ofModule(meaning), steps: [...before, ...advice.map(ofModule)], detail: ofModule(detail) };
  }
  const steps = [];
  for (let step = of(`${key}-advice`); step !== null; step = of(`${key}-advice-${steps.length + 1}`)) steps.push(step);
  return { message: of(key), meaning: of(`${key}-meaning`), steps: [...before, ...steps], detail: ofModule(said.detail) ?? null };
}

/** Fills in a compiled message; `locales/src/pattern.rs` describes the form. */
function fill(pattern, words, facts = {}) {
  let out = '';
  for (let rest = pattern; rest; ) {
    const place = rest.search(/[\x01\x03]/);
    if (place < 0) return out + rest;
    out += rest.slice(0, place);
    const isChoice = rest[place] === '\x03';
    rest = rest.slice(place + 1);
    const end = isChoice ? endOfChoice(rest) : rest.indexOf('\x02');
    const inside = rest.slice(0, end);
    out += isChoice ? fill(choose(inside, words, facts), words, facts) : (facts[inside] ?? '');
    rest = rest.slice(end + 1);
  }
  return out;
}

function endOfChoice(text) {
  let depth = 0;
  for (let i = 0; i < text.length; i += 1) {
    if (text[i] === '\x03') depth += 1;
    if (text[i] === '\x06' && depth-- === 0) return i;
  }
  return text.length;
}

/** The pattern whose key fits the fact: the fact itself, or its plural category. A choice within a choice is not split. */
function choose(choice, { plurals }, facts) {
  const parts = [''];
  let depth = 0;
  for (const letter of choice) {
    depth += { '\x03': 1, '\x06': -1 }[letter] ?? 0;
    if (letter === '\x04' && depth === 0) parts.push('');
    else parts[parts.length - 1] += letter;
  }
  const [name, ...variants] = parts.map((part) => part.split(/\x05(.*)/s));
  const value = String(facts[name[0]] ?? '');
  const number = /^[\d,]+$/.test(value) ? Number(value.replaceAll(',', '')) : NaN;
  const letter = plurals[number < 200 ? number : 100 + (number % 100)] ?? 'x';
  const category = { z: 'zero', o: 'one', t: 'two', f: 'few', m: 'many', x: 'other' }[letter];
  const fits = ([key]) => [value, category].includes(key.replace('*', ''));
  return (variants.find(fits) ?? variants.find(([key]) => key.startsWith('*')))[1];
}
