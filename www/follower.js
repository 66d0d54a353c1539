/** Refreshes a fetched session, on request and automatically while it is running. */

import { make, makeButton } from './dom.js';
import { reword } from './failure.js';
import { clockOf, written } from './instant.js';
import { text } from './words.js';

const EVERY_MS = 5000;
/** After failures the interval grows up to this. */
const MAX_INTERVAL_MS = 80_000;
/** The cloud has samples of a running session within seconds; one without new samples for this long has ended. */
const QUIET_MS = 120_000;
/** How far one end may lag behind and still be requested: otherwise too much would be fetched again on every refresh. */
const MAX_LAG_MS = 300_000;

/** `ask(question)` creates a request. The bar's text describes the current session. */
export function follower({ viewer, lang, zone }, ask) {
  const place = document.getElementById('live');
  const status = make('span', '');
  // Only this is announced to screen readers.
  const alarm = make('span', 'trouble');
  const pause = makeButton('link', '', () => {
    paused = !paused;
    if (paused) stop();
    else refresh();
    arrange();
  });
  const again = makeButton('link', '', () => repeat());
  alarm.setAttribute('role', 'status');
  place.append(status, alarm, pause, again);

  /** The requests behind the current sessions. */
  let questions = [];
  let repeat = null;
  /** By session id: when each device's samples end, when new samples came, and whether more are expected. */
  let known = new Map();
  /** The session being followed. */
  let current = null;
  let paused = false;
  let updated = 0;
  let failures = 0;
  let trouble = null;
  let timer = 0;
  let asking = null;

  document.addEventListener('visibilitychange', () => {
    if (!document.hidden && timer) refresh();
  });

  const selected = () => viewer.sessions[viewer.selected]?.sessionId;
  const question = () => questions.find(({ sessionId }) => sessionId === selected());

  /** A report was shown, which answers these requests; `again` repeats them. */
  function begin(asked, again) {
    stop();
    questions = asked;
    repeat = again;
    known = new Map();
    current = null;
    updated = Date.now();
    arrange();
  }

  /** Another session is shown. */
  function turn() {
    stop();
    current = selected();
    paused = false;
    failures = 0;
    trouble = null;
    if (known.has(current) || !question()) return;
    const { devices, clock } = viewer.report();
    // The cloud uses each device's own clock: if a device is shown later than it was sent, no sample may be missed.
    const late = Math.min(0, clock?.appliedMs ?? 0);
    const ends = devices.map(({ end }) => end).filter((end) => end !== null).map((end) => end + late);
    // A request for a fixed period is not extended.
    const goesOn = question().end === undefined && Date.now() - Math.max(...ends) < QUIET_MS;
    known.set(current, { ends, newsAt: performance.now(), goesOn });
  }

  function schedule() {
    clearTimeout(timer);
    const goesOn = question() && known.get(current)?.goesOn && !paused;
    timer = goesOn ? setTimeout(refresh, Math.min(EVERY_MS * 2 ** failures, MAX_INTERVAL_MS)) : 0;
  }

  function stop() {
    clearTimeout(timer);
    timer = 0;
    asking?.abort();
    asking = null;
  }

  async function refresh() {
    clearTimeout(timer);
    // A hidden page uses no quota; it refreshes when it is visible again.
    if (document.hidden || asking) return;
    const mine = (asking = new AbortController());
    const session = known.get(current);
    const from = Math.max(Math.min(...session.ends), Math.max(...session.ends) - MAX_LAG_MS);
    try {
      const { samples, ends, held } = await viewer.extend(ask({ ...question(), start: Math.floor(from / 1000) }), { signal: mine.signal });
      if (mine !== asking) return;
      if (samples) Object.assign(session, { ends, newsAt: performance.now() });
      else if (!held) session.goesOn = performance.now() - session.newsAt < QUIET_MS;
      updated = Date.now();
      failures = 0;
      trouble = null;
    } catch (error) {
      if (mine !== asking) return;
      failures += 1;
      trouble = error;
    }
    asking = null;
    schedule();
    show();
  }

  /** Shows the state in the current language and time zone. */
  function show() {
    place.hidden = !question();
    if (place.hidden) return;
    const { goesOn } = known.get(current);
    const time = written(updated, clockOf(zone()), { timeStyle: 'medium' });
    const how = goesOn ? text(paused ? 'live-paused' : 'live-running', lang()) : null;
    status.textContent = [how, text('live-updated', lang(), { time })].filter(Boolean).join(' · ');
    alarm.textContent = trouble ? reword(trouble, lang()).message : '';
    pause.hidden = !goesOn;
    pause.textContent = text(paused ? 'live-go-on' : 'live-pause', lang());
    again.textContent = text('live-again', lang());
  }

  /** Call this when another session, language or time zone may be shown. */
  function arrange() {
    if (current !== selected()) turn();
    if (!asking) schedule();
    show();
  }

  return { begin, arrange };
}
