/** Minutes east of UTC at an instant (Unix ms) in an IANA zone or `local`. */
export function zoneOffset(zone, time) {
  const instant = new Date(time);
  if (Number.isNaN(instant.getTime())) return 0;
  if (zone === 'local') return -instant.getTimezoneOffset();
  const [, sign, hours, minutes, seconds] = formatter(zone).format(instant).match(/GMT(?:([+−-])(\d+):(\d+)(?::(\d+))?)?/);
  if (!hours) return 0;
  return (sign === '+' ? 1 : -1) * (hours * 60 + +minutes + (seconds ?? 0) / 60);
}

/** A zone that the browser knows, otherwise `local`: a mistyped name must not hide the charts. */
export function knownZone(zone) {
  const special = ['local', 'utc', 'relative'].indexOf((zone || 'local').toLowerCase());
  if (special >= 0) return ['local', 'UTC', 'relative'][special];
  try {
    formatter(zone);
    return zone;
  } catch {
    console.warn(`trro-session-viewer: unknown time zone “${zone}”, local time is shown`);
    return 'local';
  }
}

const formatters = new Map();

function formatter(zone) {
  let known = formatters.get(zone);
  if (!known) {
    known = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' });
    formatters.set(zone, known);
  }
  return known;
}
