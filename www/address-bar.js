/** Keeps the address bar and the view in sync: after changes, edited addresses, back and forward. */

import { MAX_LENGTH_WITH_DATA, decode, encode, isUsual } from './address.js';

/** Faster changes are one step of the history: a wheel still turning, a drag still going on. */
const PAUSE_MS = 400;

/**
 * `chosen(isUsual)` returns the settings that a link must contain, given whether the view has only defaults, and `choose(settings)` applies
 * those of a link. `arrange()` is called when another session may be shown; `showNote(key, id)` shows what became of a link,
 * `showNote(null)` hides it; `open(data)` shows the session contained in a link, and `dataOf()` returns the data of the current session if
 * it came that way. Returns `follow`, to be called when a setting or the session has changed, and `read`, to be called once.
 */
export function addressBar(viewer, { chosen, choose, arrange, showNote, open, dataOf }) {
  /** A link that is waiting for its session. */
  let waiting = null;
  /** When the last change occurred. */
  let changedAt = -Infinity;
  /** Whether the current step already has its history entry. */
  let entered = false;
  let timer = 0;

  function follow() {
    if (!viewer.sessions.length) return;
    const now = performance.now();
    if (now - changedAt > PAUSE_MS) {
      entered = false;
      write();
    } else {
      timer ||= setTimeout(write, PAUSE_MS);
    }
    changedAt = now;
  }

  function write() {
    clearTimeout(timer);
    timer = 0;
    const { view, sessions } = viewer;
    const address = new URL(location);
    const data = dataOf();
    address.hash = view ? encode({ id: sessions[view.selected].sessionId, view, settings: chosen(isUsual(view)), data }) : '';
    // An address with an older view is better than one without a session.
    if (data && !address.hash) return;
    if (address.href === location.href) return;
    try {
      history[entered ? 'replaceState' : 'pushState'](null, '', address);
      entered = true;
    } catch {
      // The browser limits the rate of changes. The next change writes again.
    }
  }

  function rewrite() {
    entered = true;
    write();
  }

  function read() {
    clearTimeout(timer);
    timer = 0;
    changedAt = -Infinity;
    const link = decode(location.hash.slice(1));
    waiting = null;
    if (!link) {
      showNote(location.hash.length > MAX_LENGTH_WITH_DATA && location.hash.includes('&data=') ? 'page-link-too-long' : 'page-link-broken');
      return rewrite();
    }
    showNote(null);
    choose(link.settings);
    const isOpen = viewer.sessions.length > 0 && viewer.state !== 'loading';
    if (link.data && link.data !== dataOf()) {
      waiting = link;
      open(link.data).then((couldBeHad) => {
        if (!couldBeHad && waiting === link) waiting = null;
      });
      return;
    }
    if (isOpen) return show(link);
    waiting = link;
    if (link.id !== null && viewer.state !== 'loading') showNote('page-link-waits', link.id);
  }

  function show({ id, view }) {
    const { sessions } = viewer;
    const isMeant = (session) => id === null || session?.sessionId === id;
    // Two sessions may have the same id, or the files came in another order.
    const selected = isMeant(sessions[view.selected]) ? view.selected : sessions.findIndex(isMeant);
    if (selected < 0) showNote('page-link-of-another', id);
    else viewer.view = { ...view, selected };
    arrange();
    rewrite();
  }

  viewer.addEventListener('trro-viewchange', follow);
  viewer.addEventListener('trro-load', () => {
    const link = waiting;
    waiting = null;
    if (link && link.id !== null) {
      showNote(null);
      show(link);
    } else {
      rewrite();
    }
  });
  // Fires for every edited fragment too, after the address has changed.
  addEventListener('popstate', read);
  return { follow, read };
}
