/** The element `<trro-session-viewer>`. It works at once and loads the wasm when it is first needed. */

import { THEME_QUERIES, langAround, mediaOf, themeOf } from './appearance.js';
import { makeBusy } from './busy.js';
import { make, makeSession, painted } from './dom.js';
import { errorPanel } from './error-panel.js';
import { ViewerError, failureOf, faultOf, isFailure, reword, version } from './failure.js';
import { configure, noteFault, start } from './loader.js';
import * as painter from './paint.js';
import { defineAs, reflect, takeOver } from './properties.js';
import { withNextFrame } from './realm.js';
import { aborted, checkedSignal, given, reasonOf } from './signals.js';
import { addressOf, canRetry, gather, holdsPacked, sizeOf, withBytes, withClock } from './source.js';
import { style } from './styles.js';
import { checkedThresholds } from './thresholds.js';
import { failure, loadWords, moduleWords, withWords } from './words.js';
import { knownZone, zoneOffset } from './zone.js';

export { configure, version };

/** Smaller inputs are read within a frame, before a worker would have started. */
const WORTH_A_WORKER_BYTES = 1 << 18;
/** Attributes that name the source. */
const SOURCES = ['src', 'backend', 'session-id', 'region'];
/** A shorter time would flicker. */
const BUSY_AFTER_MS = 150;

/** Without `HTMLElement`, as on a server, importing must not fail. */
class SessionViewer extends (globalThis.HTMLElement ?? class {}) {
  static version = version;
  static observedAttributes = [...SOURCES, 'theme', 'lang', 'time-zone'];

  #state = 'empty';
  #error = null;
  #sessions = [];
  /** Identifies the load of the current sessions; appending samples does not change it. */
  #loaded = null;
  #ready = Promise.resolve(null);
  #fetcher = null;

  #viewer = null;
  #host = null;
  /** The module instance of this viewer. After faults `start` returns another one, whose objects are incompatible. */
  #program = null;
  /** Running calls of `extend`: a fault aborts them. */
  #extending = new Set();
  /** The running load, if any. */
  #loading = null;
  /** The source of that load, and how to retry it. */
  #source = null;
  #again = null;
  /** What the attributes named when they were last followed, whether they changed since, and the load that resulted. */
  #named = null;
  #isRenamed = false;
  #namedLoad = null;
  /** Properties that the host has set for sessions still to come, in order. */
  #pendingProperties = new Map();
  /** Calls to the viewer in wasm, queued until the next task or call; and whether calls were made in this frame. */
  #queuedCalls = new Map();
  #hasFlushed = false;
  /** The host's `thresholds`, for the next viewer. */
  #thresholds = {};
  /** Ends all listeners outside of the element; `null` while it is not in a page. */
  #mounted = null;
  #styled = null;

  #root = make('div', 'root');
  #notice = make('div', 'notice');
  /** The language that is shown, or will be once its words are there. */
  #asked = null;
  #busy = makeBusy(() => this.#loading?.abort());
  #session = makeSession();

  constructor() {
    super();
    const probe = make('span', 'probe');
    probe.addEventListener('transitionrun', () => this.#updateAppearance());
    this.#busy.root.setAttribute('part', 'busy');
    this.#root.hidden = true;
    this.#root.append(this.#notice, this.#busy.root);
    // micro-app breaks `append` of a shadow root.
    this.attachShadow({ mode: 'open' }).replaceChildren(probe, this.#root);

    takeOver(this, ['fetcher', 'view', 'range', 'selected', 'thresholds']);
  }

  get state() {
    this.#follow();
    return this.#state;
  }

  get ready() {
    this.#follow();
    return this.#ready;
  }

  get error() {
    this.#flush();
    return this.#error;
  }

  get sessions() {
    return this.#sessions;
  }

  get selected() {
    return this.#get('selected', (viewer) => viewer.selected) ?? 0;
  }

  set selected(index) {
    const wanted = Math.trunc(+index) || 0;
    this.#set('selected', wanted, (viewer) => this.#sessions[wanted] && viewer.select(wanted));
  }

  get range() {
    return this.#get('range', (viewer) => viewer.range()) ?? null;
  }

  set range(range) {
    const wanted = range == null ? null : { start: range.start, end: range.end };
    this.#set('range', wanted, (viewer) => viewer.set_range(wanted?.start, wanted?.end));
  }

  get view() {
    return this.#get('view', (viewer) => viewer.view()) ?? null;
  }

  set view(view) {
    // Frameworks set this for properties they do not have yet, or no longer set.
    if (view == null) return void this.#pendingProperties.delete('view');
    const wanted = { ...view, thresholds: checkedThresholds(view.thresholds) };
    // Whether it fits future sessions shows when they arrive.
    if (this.#sessions.length && !this.#isChanging) this.#viewer.check_view(wanted);
    this.#set('view', wanted, (viewer) => viewer.set_view(wanted));
  }

  get thresholds() {
    return this.#call((viewer) => viewer.thresholds()) ?? { ...this.#thresholds };
  }

  set thresholds(thresholds) {
    this.#thresholds = checkedThresholds(thresholds);
    this.#enqueue('thresholds', () => this.#call((viewer) => viewer.set_thresholds(this.#thresholds)));
  }

  get fetcher() {
    return this.#fetcher;
  }

  set fetcher(fetcher) {
    this.#fetcher = fetcher ?? null;
  }

  load(source, options) {
    try {
      checkedSignal(options?.signal);
    } catch (thrown) {
      return Promise.reject(thrown);
    }
    // Properties set just now were for the current session.
    for (const name of this.#queuedCalls.keys()) this.#pendingProperties.delete(name);
    return this.#load(() => source, options);
  }

  async extend(source, options) {
    const signal = checkedSignal(options?.signal) ?? new AbortController().signal;
    const sessions = this.#sessions;
    const nothing = { samples: 0, ends: [], held: false };
    const extending = new AbortController();
    this.#extending.add(extending);
    let files;
    try {
      const gathered = gather(source, { name: null, signal, fetcher: this.#fetcher, report: () => {} }).then(withBytes);
      files = await Promise.race([gathered, aborted(extending.signal)]);
    } catch (thrown) {
      throw this.#errorOf(thrown);
    } finally {
      this.#extending.delete(extending);
    }
    // Other sessions were loaded meanwhile, or are being loaded.
    if (this.#sessions !== sessions || !sessions.length || this.#loading || signal.aborted) return nothing;
    try {
      const { sessions: now, ...came } = this.#viewer.extend(files);
      this.#sessions = now;
      return came;
    } catch (thrown) {
      // The cloud has no newer samples.
      if (thrown?.code === 'no-data') return nothing;
      if (isFailure(thrown)) throw this.#errorOf(thrown);
      this.#fail(thrown);
      throw this.#error;
    }
  }

  /** Focuses the session, which handles keys. */
  focus(options) {
    if (this.#session.isConnected) this.#session.focus(options);
    else super.focus(options);
  }

  clear() {
    this.#follow();
    this.#stopLoading();
    this.#pendingProperties.clear();
    this.#call((viewer) => viewer.clear());
    this.#sessions = [];
    this.#loaded = null;
    this.#source = this.#again = null;
    this.#ready = Promise.resolve(null);
    this.#finishLoad('empty', null);
  }

  report() {
    return this.#call((viewer) => viewer.report()) ?? null;
  }

  async exportAs(kind, { mask = false } = {}) {
    const loaded = this.#loaded;
    const { selected } = this;
    const isPicture = kind === 'svg' || kind === 'png';
    const use = (call) => {
      if (!loaded) throw new DOMException('no session is shown', 'InvalidStateError');
      // The colours come from the page.
      if (isPicture && !this.isConnected) throw new DOMException('the viewer is not in a page', 'InvalidStateError');
      // The file must not contain parts of two sessions.
      if (this.#loaded !== loaded || this.selected !== selected) throw failure('aborted');
      try {
        return call(this.#viewer);
      } catch (thrown) {
        if (!this.#host.panic && !(thrown instanceof WebAssembly.RuntimeError)) throw thrown;
        this.#fail(thrown);
        throw this.#error;
      }
    };
    const state = () => ({ view: { ...this.view, selected: 0 }, settings: this.#settings });
    try {
      const { fileOf } = await importExport();
      return await fileOf(kind, mask, { use, state });
    } catch (thrown) {
      throw isFailure(thrown) ? this.#errorOf(thrown) : thrown;
    }
  }

  dispose() {
    this.clear();
    this.#unmount();
    this.#viewer?.free();
    this.#dropViewer();
  }

  connectedCallback() {
    if (!this.#mounted) this.#mount();
    this.#updateAppearance(false);
    this.#isRenamed = true;
    this.#follow();
    if (this.#state === 'empty') this.#startEarly();
  }

  /** Moving the element disconnects and connects it at once, which changes nothing. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#abandonLoad());
  }

  /** Listeners, observers and style sheets belong to the previous document. */
  adoptedCallback() {
    this.#unmount();
    this.#styled = null;
    this.#root.hidden = true;
  }

  /** Attributes set together are followed together. */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (SOURCES.includes(name)) {
      if (!this.#isRenamed) queueMicrotask(() => this.#follow());
      this.#isRenamed = true;
    } else if (name === 'time-zone') {
      this.#enqueue('zone', () => this.#call((viewer) => viewer.set_time_zone(this.#zone)));
    } else {
      this.#enqueue('look', () => this.#updateAppearance(false));
    }
  }

  // Loading

  #load(getSource, options) {
    // Takes precedence over attributes set before.
    this.#follow();
    const report = this.#run(getSource, options);
    // The error panel or the host's listener has the error, so an unhandled rejection would be noise.
    report.catch(() => {});
    return (this.#ready = report);
  }

  async #run(getSource, options) {
    const { signal, name } = options ?? {};
    this.#flush();
    this.#stopLoading();
    const loading = (this.#loading = new AbortController());
    const stop = () => loading.abort(reasonOf(signal));
    const slow = setTimeout(() => this.#showBusy(true), BUSY_AFTER_MS);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    this.#again = () => this.#load(getSource, { name });
    this.#state = 'loading';
    this.#busy.setProgress(0, 1);
    try {
      const report = await Promise.race([this.#show(getSource, name, loading.signal), aborted(loading.signal)]);
      if (this.#loading !== loading) throw failure('aborted');
      this.#finishLoad('ready', null);
      this.#emit('trro-load', report);
      return report;
    } catch (thrown) {
      const error = this.#errorOf(thrown);
      if (this.#loading === loading) this.#finishLoad('failed', error);
      throw error;
    } finally {
      clearTimeout(slow);
      signal?.removeEventListener('abort', stop);
    }
  }

  async #show(getSource, name, signal) {
    const starting = start();
    starting.catch(() => {});
    const speaking = loadWords(this.#lang);
    speaking.catch(() => {});
    const source = getSource();
    // Awaited only if needed: what a host lends may be reused after this call.
    this.#source = typeof source?.then === 'function' ? await given(source) : source;
    if (signal.aborted) throw failure('aborted');
    const files = await gather(this.#source, { name, signal, fetcher: this.#fetcher, report: (...args) => this.#progress(...args) });
    const program = this.#program ?? (await starting);
    await speaking;
    // The language may have changed meanwhile.
    const lang = await loadWords(this.#lang);
    if (this.isConnected) await this.#styled;
    if (signal.aborted) return null;

    const total = sizeOf(files);
    const onProgress = (share) => signal.aborted || this.#progress('parse', Math.round(share * total), total);
    onProgress(0);
    const show = await this.#read(files, total, { ...program, lang, words: moduleWords(lang), thresholds: this.thresholds, signal, onProgress });
    if (signal.aborted) return null;
    try {
      if (!this.#viewer) this.#makeViewer(program, lang);
      this.#sessions = show(this.#viewer);
      this.#loaded = {};
      onProgress(1);
      this.#applyPending();
      this.#progress('draw', 1, 1);
      return this.report();
    } catch (thrown) {
      throw isFailure(thrown) ? await withClock(thrown, files) : this.#fault(thrown);
    }
  }

  /** Reads in a worker if possible and worthwhile. Returns the function that shows the result. */
  async #read(files, size, how) {
    const isLarge = size > WORTH_A_WORKER_BYTES;
    const small = isLarge ? [] : await withBytes(files);
    if (isLarge || small.some(holdsPacked)) {
      const apart = await import('./apart.js').catch(() => null);
      const parts = await apart?.readApart(files, how);
      if (parts) return (viewer) => viewer.take(...parts);
      // Reading blocks the page from here: show the progress bar first.
      this.#showBusy(true);
      await painted();
    }
    const inputs = isLarge ? await withBytes(files) : small;
    return (viewer) => viewer.load(inputs);
  }

  /** Loads what the attributes name, once per change: an address, or a session of a signing backend. */
  #follow() {
    if (!this.#isRenamed) return;
    this.#isRenamed = false;
    const [src, backend, sessionId, region] = SOURCES.map((name) => this.getAttribute(name));
    const isOfBackend = src === null && backend !== null && sessionId;
    const named = isOfBackend ? JSON.stringify([backend, sessionId, region]) : src;
    if (!this.isConnected || named === this.#named) return;
    this.#named = named;
    // Properties set with the attributes are not for the previous session.
    for (const waiting of this.#pendingProperties.keys()) this.#queuedCalls.delete(waiting);
    if (isOfBackend) this.#load(() => this.#ask(backend, { sessionId, region }), { name: sessionId });
    else if (src === null) this.clear();
    else this.#load(() => addressOf(src));
    this.#namedLoad = this.#loading;
  }

  async #ask(backend, question) {
    // Load the texts for its errors now, while its server is available.
    import('./refusal.js').catch(() => {});
    const { detailsOf } = await import('./backend.js');
    return detailsOf(backend, question);
  }

  /** Reports a module that cannot start before the first load. */
  async #startEarly() {
    try {
      await Promise.all([start(), loadWords(this.#lang)]);
    } catch (thrown) {
      if (this.#state === 'empty') this.#finishLoad('failed', this.#errorOf(thrown));
    }
  }

  #retry() {
    if (this.#again) return this.#again();
    this.#finishLoad('empty', null);
    this.#startEarly();
  }

  #stopLoading(reason) {
    const loading = this.#loading;
    this.#loading = null;
    loading?.abort(reason);
  }

  /** Ends a load: sets panel and state, and dispatches the event. */
  #finishLoad(state, error) {
    this.#loading = null;
    this.#showBusy(false);
    this.#state = state;
    this.#error = error;
    this.#notice.replaceChildren();
    if (error && this.#emit('trro-error', error, true) && this.#error === error && error.code !== 'aborted') this.#showPanel();
  }

  #showPanel() {
    const error = this.#error;
    this.#notice.replaceChildren(
      errorPanel(error, {
        lang: this.#lang,
        onRetry: canRetry(error, this.#source) && (() => this.#retry()),
        onClose: this.#sessions.length > 0 && (() => this.#notice.replaceChildren()),
      }),
    );
  }

  #showBusy(busy) {
    this.#session.setAttribute('aria-busy', busy);
    if (busy) this.#busy.show(this.#lang);
    else this.#busy.hide();
  }

  #progress(phase, done, total) {
    if (phase === 'parse') this.#busy.setProgress(done, total);
    this.#emit('trro-progress', { phase, done, total });
  }

  #emit(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  // The viewer in wasm

  #makeViewer(program, lang) {
    if (this.isConnected && !this.#mounted) this.#mount();
    this.#program = program;
    this.#host = this.#makeHost();
    this.#viewer = new program.glue.Viewer(this.#session, this.#host);
    this.#setLanguage(moduleWords(this.#lang) ? this.#lang : lang);
    this.#viewer.set_time_zone(this.#zone);
    this.#viewer.set_thresholds(this.#thresholds);
    if (this.#mounted) this.#viewer.mount(this.#mounted.signal);
  }

  // What a host sets

  /** Other sessions are being loaded, or named and not yet requested. */
  get #isChanging() {
    return this.#isRenamed || this.#loading !== null;
  }

  /** Sets a property for the sessions still to come, if any, otherwise for the current one. */
  #set(name, value, apply) {
    const property = { value, apply };
    // The last property set is applied last.
    this.#pendingProperties.delete(name);
    this.#pendingProperties.set(name, property);
    if (!this.#sessions.length || this.#isChanging) return;
    this.#enqueue(name, () => this.#call(apply));
    // Frameworks set attributes and properties together in any order: the property then belongs to the new source.
    queueMicrotask(() => {
      if (!this.#isChanging && this.#pendingProperties.get(name) === property) this.#pendingProperties.delete(name);
    });
  }

  #get(name, ask) {
    const isWaiting = !this.#sessions.length || (this.#isChanging && this.#pendingProperties.has(name));
    return isWaiting ? this.#pendingProperties.get(name)?.value : this.#call(ask);
  }

  /** Skips properties that do not fit the sessions. */
  #applyPending() {
    const pending = [...this.#pendingProperties.values()];
    this.#pendingProperties.clear();
    for (const { apply } of pending) {
      try {
        apply(this.#viewer);
      } catch (thrown) {
        if (!(thrown instanceof RangeError || thrown instanceof TypeError)) throw thrown;
      }
    }
  }

  /** Properties set in one task cost one redraw at its end; those set again within a frame wait for the next one. */
  #enqueue(name, act) {
    const flush = () => this.#flush();
    if (this.#queuedCalls.size) this.#queuedCalls.delete(name);
    else if (this.#hasFlushed) withNextFrame(this.shadowRoot, flush);
    else queueMicrotask(flush);
    this.#queuedCalls.set(name, act);
  }

  #flush() {
    // Properties set with an address belong to the session behind it.
    this.#follow();
    if (!this.#queuedCalls.size) return;
    if (!this.#hasFlushed) withNextFrame(this.shadowRoot, () => (this.#hasFlushed = false));
    this.#hasFlushed = true;
    const calls = [...this.#queuedCalls.values()];
    this.#queuedCalls.clear();
    for (const act of calls) act();
  }

  /** The host object for the wasm. It outlives this element, so it must not hold a strong reference. */
  #makeHost() {
    const element = new WeakRef(this);
    // Deferred: the wasm must have returned before it may be called again.
    const later = (act) =>
      queueMicrotask(() => {
        const viewer = element.deref();
        if (viewer && viewer.#host === host) act(viewer);
      });
    const host = {
      ...painter,
      zoneOffset,
      panic: null,
      finding: (index) => later((viewer) => viewer.#emit('trro-finding', viewer.report()?.findings[index] ?? null)),
      offset: (remoteMs) => later((viewer) => viewer.#call((inner) => inner.choose_offset(remoteMs))),
      export: (kind, masked) => later((viewer) => viewer.#save(kind, masked)),
      cursor: (time) => later((viewer) => viewer.#emit('trro-cursor', viewer.#cursor(time))),
      range: (byPerson) => later((viewer) => viewer.#emit('trro-rangechange', { range: viewer.range, by: byPerson ? 'person' : 'host' })),
      view: () => later((viewer) => viewer.#emit('trro-viewchange', null)),
      fault: (message) => {
        host.panic = message;
        later((viewer) => viewer.#fail(new Error('panic')));
      },
    };
    return host;
  }

  /** Saves an export chosen from the menu as a file. */
  async #save(kind, masked) {
    const session = this.#sessions[this.selected];
    try {
      const file = await this.exportAs(kind, { mask: masked });
      const { nameOf, save } = await importExport();
      save(file, nameOf(kind, masked, session));
    } catch (thrown) {
      // The panel already shows a fault; after another load, the error is no longer relevant.
      if (thrown !== this.#error && thrown?.code !== 'aborted') this.#showRefused(this.#errorOf(thrown));
    }
  }

  /** Shows that an action failed; the session stays. */
  #showRefused(error) {
    this.#error = error;
    if (this.#emit('trro-error', error, true)) this.#showPanel();
  }

  #cursor(time) {
    return time == null ? null : { time, values: () => this.#call((viewer) => viewer.values(time)) ?? [] };
  }

  /** Every call except `load`: an exception is a fault. */
  #call(call) {
    this.#flush();
    try {
      return this.#viewer && call(this.#viewer);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** Everything pending fails with the same error. */
  #fail(thrown) {
    const error = this.#errorOf(this.#fault(thrown));
    this.#stopLoading(error);
    this.#finishLoad('failed', error);
  }

  /** After a panic this viewer is unusable, others are not. Not even `free` may be called. */
  #fault(thrown) {
    const fault = faultOf(thrown, this.#host.panic, this.#program.memory.buffer.byteLength);
    noteFault(fault.code === 'too-large');
    for (const extending of this.#extending) extending.abort(fault);
    this.#dropViewer();
    return fault;
  }

  #errorOf(thrown) {
    return thrown instanceof ViewerError ? thrown : new ViewerError(failureOf(thrown), this.#lang);
  }

  #dropViewer() {
    this.#viewer = this.#host = this.#program = this.#loaded = null;
    this.#sessions = [];
    const fresh = makeSession();
    this.#session.replaceWith(fresh);
    this.#session = fresh;
  }

  // The page around

  #mount() {
    this.#mounted = new AbortController();
    for (const query of THEME_QUERIES) {
      mediaOf(this, query)?.addEventListener('change', () => this.#updateAppearance(), { signal: this.#mounted.signal });
    }
    this.#styled ??= style(this.shadowRoot).then(() => (this.#root.hidden = false));
    this.#root.append(this.#session);
    this.#call((viewer) => viewer.mount(this.#mounted.signal));
  }

  /** Aborts loading while the element is not in a page; when it is back, it loads what its attributes name. */
  #abandonLoad() {
    this.#unmount();
    if (!this.#loading) return;
    if (this.#loading === this.#namedLoad) this.#named = null;
    this.#loading.abort();
  }

  /** Removes `session` too: the wasm references it, and through its parents the element. */
  #unmount() {
    this.#mounted?.abort();
    this.#mounted = null;
    this.#call((viewer) => viewer.unmount());
    this.#session.remove();
  }

  /** Applies language, theme and colours of the surrounding page. */
  #updateAppearance(coloursChanged = true) {
    const lang = this.#lang;
    const theme = this.#theme;
    if (lang !== this.#asked) {
      this.#asked = lang;
      withWords(lang, (shown) => lang === this.#asked && this.#applyLanguage(shown));
    }
    const themeChanged = theme !== this.#root.dataset.theme;
    this.#root.dataset.theme = theme;
    if (themeChanged || coloursChanged) this.#call((viewer) => viewer.refresh());
  }

  #applyLanguage(lang) {
    if (lang) this.#root.lang = lang;
    if (this.#error) reword(this.#error, this.#lang);
    if (this.#notice.firstChild) this.#showPanel();
    if (this.#busy.isShown) this.#showBusy(true);
    if (lang) this.#call(() => this.#setLanguage(lang));
  }

  /** Its words first: the module may be a new one. */
  #setLanguage(lang) {
    if (!this.#program.glue.load_words(lang, moduleWords(lang))) throw failure('wasm-invalid', `words-${lang}.js`);
    this.#viewer.set_lang(lang);
  }

  get #lang() {
    return langAround(this);
  }

  get #theme() {
    return themeOf(this);
  }

  /** The appearance for readers elsewhere: the local zone is named. */
  get #settings() {
    const zone = this.#zone === 'local' ? Intl.DateTimeFormat().resolvedOptions().timeZone : this.#zone;
    return { lang: this.#lang, zone, theme: this.getAttribute('theme') ?? 'auto' };
  }

  get #zone() {
    return knownZone(this.getAttribute('time-zone'));
  }
}

reflect(SessionViewer.prototype);
if (Symbol.dispose) SessionViewer.prototype[Symbol.dispose] = SessionViewer.prototype.dispose;

/** A second name allows two versions side by side. */
export const define = (name = 'trro-session-viewer') => defineAs(name, SessionViewer);

const importExport = () => import('./export.js').catch((error) => Promise.reject(failure('wasm-missing', String(error))));

define();
