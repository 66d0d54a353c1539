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
  const entry = (session, who) => new Option([who, timeOf(session, zone)].filter(Boolean).join(' · '), session.index);
  const count = (key, value) => sessions.filter((session) => session[key] === value).length;

  const drives = new Map();
  for (const session of sessions) {
    const drive = STREAM.exec(session.sessionId)?.[1] ?? session.sessionId;
    drives.set(drive, [...(drives.get(drive) ?? []), session]);
  }
  select.replaceChildren();
  for (const [drive, streams] of drives) {
    if (streams.length === 1) {
      const [{ name, sessionId }] = streams;
      select.append(entry(streams[0], name && count('name', name) === 1 ? name : sessionId || name));
      continue;
    }
    const group = make('optgroup', '');
    group.label = drive;
    for (const session of streams) {
      const stream = STREAM.exec(session.sessionId)?.[2];
      const twice = count('sessionId', session.sessionId) > 1;
      const who = [stream && text('stream', lang).replace('{n}', stream), twice && session.name].filter(Boolean).join(' · ');
      group.append(entry(session, who || session.name));
    }
    select.append(group);
  }
  select.value = selected;
}

function timeOf({ start }, zone) {
  if (!(start >= FIRST_DATE)) return null;
  const timeZone = zone === 'local' || zone === 'relative' ? undefined : zone;
  return new Intl.DateTimeFormat('sv', { dateStyle: 'short', timeStyle: 'short', timeZone }).format(start);
}
