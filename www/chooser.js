/** The choice of one session among several, streams of one drive together. */

import { make } from './dom.js';
import { text } from './words.js';

/** A drive has up to eight streams, `<id>-0` to `<id>-7`, each a session of its own. */
const STREAM = /^(.+)-([0-7])$/;
/** Earlier starts are no dates: without `StartTime` a session counts from 0. */
const FIRST_DATE = Date.UTC(2015);

export function fillChooser(select, viewer, lang) {
  const { sessions, selected } = viewer;
  const zone = viewer.getAttribute('time-zone');
  const count = (key, value) => sessions.filter((session) => session[key] === value).length;
  const options = (entries) => {
    const labels = entries.map(([session, who]) => {
      const own = who || text('sessionNumber', lang).replace('{n}', session.index + 1);
      return [own, timeOf(session, zone)].filter(Boolean).join(' · ');
    });
    return entries.map(([{ index }], i) => {
      const alike = labels.filter((label) => label === labels[i]).length > 1;
      return new Option(alike ? `${labels[i]} · #${index + 1}` : labels[i], index);
    });
  };

  const drives = new Map();
  for (const session of sessions) {
    // Sessions without an id have nothing in common.
    const drive = STREAM.exec(session.sessionId)?.[1] ?? (session.sessionId || session);
    drives.set(drive, [...(drives.get(drive) ?? []), session]);
  }
  const alone = options(
    sessions.map((session) => [session, session.name && count('name', session.name) === 1 ? session.name : session.sessionId || session.name]),
  );
  select.replaceChildren();
  for (const [drive, streams] of drives) {
    if (streams.length === 1) {
      select.append(alone[streams[0].index]);
      continue;
    }
    const group = make('optgroup', '');
    group.label = drive;
    const streamOf = ({ sessionId }) => STREAM.exec(sessionId)?.[2] ?? '';
    const sorted = [...streams].sort((one, other) => streamOf(one) - streamOf(other));
    const entries = sorted.map((session) => {
      const stream = streamOf(session);
      const twice = count('sessionId', session.sessionId) > 1;
      return [session, [stream && text('stream', lang).replace('{n}', stream), twice && session.name].filter(Boolean).join(' · ') || session.name];
    });
    group.append(...options(entries));
    select.append(group);
  }
  select.value = selected;
}

function timeOf({ start }, zone) {
  if (!(start >= FIRST_DATE)) return null;
  const timeZone = zone === 'local' || zone === 'relative' ? undefined : zone;
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(start);
}
