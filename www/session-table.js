/** Sessions as rows; streams of a drive are grouped. */

import { make, makeButton } from './dom.js';
import { written } from './instant.js';
import { streamOf } from './stream.js';
import { text } from './words.js';

/** A session in the recent list that was reported this recently is running. */
const RUNNING_SECONDS = 60;

/**
 * One page of the cloud's list. `choose(rows)` is called with the chosen session, or all streams of a drive; `clock` is the zone of times.
 */
export function tableOf(rows, { lang, clock, choose }) {
  const t = (key, facts) => text(key, lang, facts);
  const heads = ['start', 'duration', 'field', 'remote', 'picture', 'quality', 'session'];
  const head = make('thead', '', make('tr', '', ...heads.map((key) => make('th', '', t(key === 'session' ? 'page-session' : `live-${key}`)))));
  const bodies = drivesOf(rows).map(([drive, streams]) => {
    const lead = streams.length > 1 ? [leadOf(drive, streams, heads.length)] : [];
    return make('tbody', '', ...lead, ...streams.map((row) => rowOf(row, streams.length > 1)));
  });
  return make('table', '', head, ...bodies);

  function leadOf(drive, streams, columns) {
    const all = t('live-all-streams', { n: streams.length });
    const cell = make('th', 'drive', make('code', '', drive), makeButton('link', all, () => choose(streams)));
    cell.colSpan = columns;
    return make('tr', '', cell);
  }

  function rowOf(row, isStream) {
    const { SessionId, StartTime, EndTime, LatestUpdateTime, FieldDeviceId, RemoteDeviceId, Resolution, Quality } = row;
    const end = EndTime ?? LatestUpdateTime;
    const runs = EndTime === undefined && Date.now() / 1000 - LatestUpdateTime < RUNNING_SECONDS;
    const label = isStream ? t('page-stream', { n: streamOf(SessionId).stream }) : SessionId;
    const open = makeButton('link', label, () => choose([row]));
    open.dataset.session = SessionId;
    const cells = [
      ['start', StartTime > 0 ? written(StartTime * 1000, clock) : '–'],
      ['duration', runs ? t('live-running') : durationOf(end - StartTime)],
      ['field', FieldDeviceId],
      ['remote', RemoteDeviceId],
      ['picture', String(Resolution ?? '–').replace('*', ' × ')],
      ['quality', qualityOf(Quality)],
      ['session', open],
    ];
    return make('tr', '', ...cells.map(([key, value]) => cellOf(key, value)));
  }

  function cellOf(key, value) {
    const cell = make('td', '', value || '–');
    cell.dataset.key = key;
    return cell;
  }

  /** The cloud's own word if it is unknown. */
  function qualityOf(quality) {
    const isKnown = ['good', 'normal', 'bad'].includes(quality);
    return quality && make('span', isKnown ? `quality ${quality}` : '', isKnown ? t(`live-${quality}`) : String(quality));
  }
}

/** Groups streams by drive, latest first. */
function drivesOf(rows) {
  const drives = new Map();
  for (const row of [...rows].sort((one, other) => other.StartTime - one.StartTime)) {
    const { drive } = streamOf(String(row.SessionId));
    drives.set(drive, [...(drives.get(drive) ?? []), row]);
  }
  for (const streams of drives.values()) streams.sort((one, other) => (one.SessionId < other.SessionId ? -1 : 1));
  return [...drives];
}

function durationOf(seconds) {
  if (!(seconds >= 0)) return '–';
  const two = (number) => String(Math.floor(number)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}`;
}
