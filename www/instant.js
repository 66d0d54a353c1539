/** Parsing and formatting of instants in a time zone. */

import { zoneOffset } from './zone.js';

const DATE_TIME = /^(\d{4}-\d\d-\d\d)(?:[T ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?))?\s*(Z|[+-]\d\d:?\d\d)?$/i;
const MINUTE_MS = 60_000;

/**
 * Unix seconds from `2024-11-12 16:19:29`, or from Unix seconds or milliseconds; `undefined` for empty text, `null` for anything else.
 * `zone` applies if the text names none.
 */
export function secondsOf(text, zone) {
  const typed = text.trim();
  if (!typed) return undefined;
  if (/^\d{9,10}$/.test(typed)) return +typed;
  if (/^\d{12,13}$/.test(typed)) return Math.floor(typed / 1000);
  const [, date, time = '00:00', own] = DATE_TIME.exec(typed) ?? [];
  const there = Date.parse(`${date}T${time}${own ?? 'Z'}`);
  if (Number.isNaN(there)) return null;
  if (own) return Math.floor(there / 1000);
  // The offset at that instant, from a first guess.
  const guess = there - zoneOffset(zone, there) * MINUTE_MS;
  return Math.floor((there - zoneOffset(zone, guess) * MINUTE_MS) / 1000);
}

/** `2024-11-12 16:19:29`, or shorter; `options` of `Intl.DateTimeFormat`. */
export function written(ms, zone, options = { dateStyle: 'short', timeStyle: 'medium' }) {
  // Swedish dates have the format of ISO 8601.
  return new Intl.DateTimeFormat('sv', { ...options, timeZone: zone === 'local' ? undefined : zone }).format(ms);
}

/** The zone to use without a session, to which times could be relative. */
export const clockOf = (zone) => (zone === 'relative' ? 'local' : zone);
