/** A session that was fetched: fetched once more on request, and while it runs, what is new of it by itself. */

import { make, makeButton } from './dom.js';
import { reword } from './failure.js';
import { clockOf, written } from './instant.js';
import { text } from './words-live.js';

const EVERY_MS = 5000;
/** After failures the next try comes later and later. */
const MAX_INTERVAL_MS = 80_000;
/** The cloud has samples of a running session within seconds; of one that has told nothing new for so long, it has ended. */
const QUIET_MS = 120_000;
/** How far one end may lie behind the other and still be asked for: more would be fetched again with every refresh. */
const MAX_LAG_MS = 300_000;

/** `ask(question)` gives a request. What stands in the bar speaks of the session that is shown. */
export function follower({ viewer, lang, zone }, ask) {
  const place = document.getElementById('live');
  const status = make('span', '');
  // Only this is worth to be spoken.
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

  /** What was asked for what is shown. */
  let questions = [];
  let repeat = null;
  /** By session id: when each device's samples end, when something new came, whether more is to be expected. */
  let known = new Map();
  /** The session that is followed. */
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

  /** A report is shown, which answers these questions; `again` asks them once more. */
  function begin(asked, again) {
    stop();
    questions = asked;
    repeat = again;
    known = new Map();
    current = null;
    updated = Date.now();
    arrange();
  }

  /** Another session is shown than before. */
  function turn() {
    stop();
    current = selected();
    paused = false;
    failures = 0;
    trouble = null;
    if (known.has(current) || !question()) return;
    const { devices, clock } = viewer.report();
    // The cloud knows each device's own clock; of one that is shown later than it was sent nothing must be missed.
    const late = Math.min(0, clock?.appliedMs ?? 0);
    const ends = devices.map(({ end }) => end).filter((end) => end !== null).map((end) => end + late);
    // Somebody who asked for a stretch of time wants that stretch.
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
    // A page that nobody sees costs no quota; it asks when it is seen again.
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

  /** Says how it stands, in the language and on the clock of now. */
  function show() {
    place.hidden = !question();
    if (place.hidden) return;
    const { goesOn } = known.get(current);
    const time = written(updated, clockOf(zone()), { timeStyle: 'medium' });
    const how = goesOn ? text(paused ? 'paused' : 'running', lang()) : null;
    status.textContent = [how, text('updated', lang()).replace('{time}', time)].filter(Boolean).join(' · ');
    alarm.textContent = trouble ? reword(trouble, lang()).message : '';
    pause.hidden = !goesOn;
    pause.textContent = text(paused ? 'goOn' : 'pause', lang());
    again.textContent = text('again', lang());
  }

  /** To be called when another session, language or clock may be shown. */
  function arrange() {
    if (current !== selected()) turn();
    if (!asking) schedule();
    show();
  }

  return { begin, arrange };
}
