/** The session chooser; streams of the same drive are grouped. */

import { harmless, make } from './dom.js';
import { clockOf, written } from './instant.js';
import { streamOf } from './stream.js';
import { text } from './words.js';

/** Earlier starts are not dates: without `StartTime` a session counts from 0. */
const FIRST_DATE = Date.UTC(2015);

export function fillChooser(select, viewer, lang) {
  const { sessions, selected } = viewer;
  const zone = viewer.getAttribute('time-zone');
  const [names, ids] = ['name', 'sessionId'].map((key) => countsOf(sessions.map((session) => session[key])));
  const options = (entries) => {
    const labels = entries.map(([session, who]) => {
      const own = who || text('page-session-number', lang, { n: session.index + 1 });
      return harmless([own, timeOf(session, zone)].filter(Boolean).join(' · '));
    });
    const counts = countsOf(labels);
    return entries.map(([{ index }], i) => {
      const alike = counts.get(labels[i]) > 1;
      return new Option(alike ? `${labels[i]} · #${index + 1}` : labels[i], index);
    });
  };

  const drives = new Map();
  for (const session of sessions) {
    // Sessions without an id are not grouped.
    const drive = streamOf(session.sessionId).drive || session;
    if (!drives.has(drive)) drives.set(drive, []);
    drives.get(drive).push(session);
  }
  const alone = options(
    sessions.map((session) => [session, session.name && names.get(session.name) === 1 ? session.name : session.sessionId || session.name]),
  );
  select.replaceChildren();
  for (const [drive, streams] of drives) {
    if (streams.length === 1) {
      select.append(alone[streams[0].index]);
      continue;
    }
    const group = make('optgroup', '');
    group.label = harmless(drive);
    const number = ({ sessionId }) => streamOf(sessionId).stream;
    const sorted = [...streams].sort((one, other) => number(one) - number(other));
    const entries = sorted.map((session) => {
      const stream = number(session);
      const twice = ids.get(session.sessionId) > 1;
      return [session, [stream && text('page-stream', lang, { n: stream }), twice && session.name].filter(Boolean).join(' · ') || session.name];
    });
    group.append(...options(entries));
    select.append(group);
  }
  select.value = selected;
}

/** How often each value occurs. */
function countsOf(values) {
  const counts = new Map();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return counts;
}

function timeOf({ start }, zone) {
  if (!(start >= FIRST_DATE)) return null;
  return written(start, clockOf(zone), { dateStyle: 'short', timeStyle: 'short' });
}
