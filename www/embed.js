/** The element `<trro-session-viewer>`. It exists at once and starts the wasm when it is first needed. */

import { makeBusy } from './busy.js';
import { make } from './dom.js';
import { errorPanel } from './error-panel.js';
import { ViewerError, failureOf, faultOf, isFailure, reword, version } from './failure.js';
import { fetchBody } from './fetch.js';
import { configure, noteFault, start } from './loader.js';
import * as brush from './paint.js';
import { reflect, takeOver } from './properties.js';
import { windowOf } from './realm.js';
import { aborted, checkedSignal, given, reasonOf } from './signals.js';
import { addressOf, canRetry, holdsPacked, inputsOf, withBytes } from './source.js';
import { style } from './styles.js';
import { checkedThresholds } from './thresholds.js';
import { failure, langOf, loadWords, moduleWords, withWords } from './words.js';
import { knownZone, zoneOffset } from './zone.js';

export { configure, version };

/** Less is read within a frame, in which a worker would hardly have started. */
const WORTH_A_WORKER_BYTES = 1 << 18;
/** Attributes that name what is loaded. */
const SOURCES = ['src', 'backend', 'session-id', 'region'];
/** Less would flicker. */
const BUSY_AFTER_MS = 150;
const DARK = '(prefers-color-scheme: dark)';
/** Paper is light, whatever the screen is. */
const PRINT = 'print';

/** On a server there is no `HTMLElement`, and importing must not fail. */
class SessionViewer extends (globalThis.HTMLElement ?? class {}) {
  static version = version;
  static observedAttributes = [...SOURCES, 'theme', 'lang', 'time-zone'];

  #state = 'empty';
  #error = null;
  #sessions = [];
  /** A mark of the load that brought them; samples that come later change nothing about it. */
  #loaded = null;
  #ready = Promise.resolve(null);
  #fetcher = null;

  #viewer = null;
  #host = null;
  /** What `start` gave for this viewer; after faults it gives another module, whose objects are nothing to this one. */
  #program = null;
  /** Calls of `extend` under way: a fault ends them. */
  #extending = new Set();
  /** The newest load while it runs. */
  #loading = null;
  /** What that load was given, and how to do it once more. */
  #source = null;
  #again = null;
  /** What the attributes named when they were followed last, whether they are to be followed again, and the load that came of it. */
  #named = null;
  #isNamedAnew = false;
  #follows = null;
  /** What a host has set for sessions that are still to come, in that order. */
  #wishes = new Map();
  /** What the viewer in wasm is told soon, or before it is asked anything; and whether it was told something within this frame. */
  #changes = new Map();
  #hasTold = false;
  /** `thresholds` as they were set last, for the next viewer in wasm. */
  #thresholds = {};
  /** Ends what listens outside of the element; `null` while it is in no page. */
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
    probe.addEventListener('transitionrun', () => this.#adapt());
    this.#busy.root.setAttribute('part', 'busy');
    this.#root.hidden = true;
    this.#root.append(this.#notice, this.#busy.root);
    // `append` of a shadow root is one that micro-app breaks.
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
    this.#tell();
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
    // Frameworks say so of what they have not got yet, and of what they set no more.
    if (view == null) return void this.#wishes.delete('view');
    const wanted = { ...view, thresholds: checkedThresholds(view.thresholds) };
    // Whether it fits sessions that are still to come shows when they are there.
    if (this.#sessions.length && !this.#isChanging) this.#viewer.check_view(wanted);
    this.#set('view', wanted, (viewer) => viewer.set_view(wanted));
  }

  get thresholds() {
    return this.#use((viewer) => viewer.thresholds()) ?? { ...this.#thresholds };
  }

  set thresholds(thresholds) {
    this.#thresholds = checkedThresholds(thresholds);
    this.#later('thresholds', () => this.#use((viewer) => viewer.set_thresholds(this.#thresholds)));
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
    // What was set just now was set for the session that is shown.
    for (const told of this.#changes.keys()) this.#wishes.delete(told);
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
      const gathered = this.#gather(source, null, signal, () => {}).then(withBytes);
      files = await Promise.race([gathered, aborted(extending.signal)]);
    } catch (thrown) {
      throw this.#errorOf(thrown);
    } finally {
      this.#extending.delete(extending);
    }
    // Something else was loaded meanwhile, or is being loaded.
    if (this.#sessions !== sessions || !sessions.length || this.#loading || signal.aborted) return nothing;
    try {
      const { sessions: now, ...came } = this.#viewer.extend(files);
      this.#sessions = now;
      return came;
    } catch (thrown) {
      // Asked for what is newer, the cloud has nothing to say.
      if (thrown?.code === 'no-data') return nothing;
      if (isFailure(thrown)) throw this.#errorOf(thrown);
      this.#fail(thrown);
      throw this.#error;
    }
  }

  /** The focus goes into it, where its keys are heard. */
  focus(options) {
    if (this.#session.isConnected) this.#session.focus(options);
    else super.focus(options);
  }

  clear() {
    this.#follow();
    this.#stopLoading();
    this.#wishes.clear();
    this.#use((viewer) => viewer.clear());
    this.#sessions = [];
    this.#loaded = null;
    this.#source = this.#again = null;
    this.#ready = Promise.resolve(null);
    this.#settle('empty', null);
  }

  report() {
    return this.#use((viewer) => viewer.report()) ?? null;
  }

  async exportAs(kind, { mask = false } = {}) {
    const loaded = this.#loaded;
    const { selected } = this;
    const isPicture = kind === 'svg' || kind === 'png';
    const use = (call) => {
      if (!loaded) throw new DOMException('no session is shown', 'InvalidStateError');
      // Its colours are those of the page around.
      if (isPicture && !this.isConnected) throw new DOMException('the viewer stands in no page', 'InvalidStateError');
      // The file must not begin with one session and end with another.
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
    this.#adapt(false);
    this.#isNamedAnew = true;
    this.#follow();
    if (this.#state === 'empty') this.#startEarly();
  }

  /** A move disconnects and connects at once, and is nothing. */
  disconnectedCallback() {
    queueMicrotask(() => this.isConnected || this.#leave());
  }

  /** Listeners, observers and style sheets are those of the document before. */
  adoptedCallback() {
    this.#unmount();
    this.#styled = null;
    this.#root.hidden = true;
  }

  /** Several attributes that are set together are followed together. */
  attributeChangedCallback(name, before, after) {
    if (before === after) return;
    if (SOURCES.includes(name)) {
      if (!this.#isNamedAnew) queueMicrotask(() => this.#follow());
      this.#isNamedAnew = true;
    } else if (name === 'time-zone') {
      this.#later('zone', () => this.#use((viewer) => viewer.set_time_zone(this.#zone)));
    } else {
      this.#later('look', () => this.#adapt(false));
    }
  }

  // Loading

  #load(getSource, options) {
    // It wins over what was named before it.
    this.#follow();
    const report = this.#run(getSource, options);
    // The panel or the host's listener has the error: nobody awaiting is no fault of the page.
    report.catch(() => {});
    return (this.#ready = report);
  }

  async #run(getSource, options) {
    const { signal, name } = options ?? {};
    this.#tell();
    this.#stopLoading();
    const loading = (this.#loading = new AbortController());
    const stop = () => loading.abort(reasonOf(signal));
    const slow = setTimeout(() => this.#showBusy(true), BUSY_AFTER_MS);
    signal?.addEventListener('abort', stop);
    if (signal?.aborted) stop();
    this.#again = () => this.#load(getSource, { name });
    this.#state = 'loading';
    this.#busy.tell(0, 1);
    try {
      const report = await Promise.race([this.#show(getSource, name, loading.signal), aborted(loading.signal)]);
      if (this.#loading !== loading) throw failure('aborted');
      this.#settle('ready', null);
      this.#emit('trro-load', report);
      return report;
    } catch (thrown) {
      await this.#worded();
      const error = this.#errorOf(thrown);
      if (this.#loading === loading) this.#settle('failed', error);
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
    // Awaited only where it takes time: what a host lends is its own again after this call.
    this.#source = typeof source?.then === 'function' ? await given(source) : source;
    if (signal.aborted) throw failure('aborted');
    const files = await this.#gather(this.#source, name, signal, (phase, done, total) => this.#progress(phase, done, total));
    const program = this.#program ?? (await starting);
    await speaking;
    if (this.isConnected) await this.#styled;
    if (signal.aborted) return null;

    const total = sizeOf(files);
    const tell = (share) => signal.aborted || this.#progress('parse', Math.round(share * total), total);
    tell(0);
    const show = await this.#read(files, total, { ...program, ...this.#words, thresholds: this.thresholds, signal, tell });
    if (signal.aborted) return null;
    try {
      if (!this.#viewer) this.#makeViewer(program);
      this.#sessions = show(this.#viewer);
      this.#loaded = {};
      tell(1);
      this.#grant();
      this.#progress('draw', 1, 1);
      return this.report();
    } catch (thrown) {
      throw isFailure(thrown) ? await withClock(thrown, files) : this.#fault(thrown);
    }
  }

  /** The single inputs, fetched where they are addresses. */
  async #gather(source, name, signal, tell) {
    const inputs = inputsOf(source, name);
    const phase = inputs.some((input) => input.message) ? 'fetch' : 'read';
    let done = 0;
    tell(phase, done, inputs.length);
    const files = await Promise.all(
      inputs.map(async ({ name, bytes, lent, blob, message, failed }) => {
        const file = { name, lent, failed };
        try {
          if (message) [file.blob, file.clockOffset] = await fetchBody(message, { signal, fetcher: this.#fetcher });
          else if (!failed) Object.assign(file, { bytes: bytes?.(), blob });
        } catch (thrown) {
          file.failed = thrown;
        }
        if (file.failed) file.lost = failureOf(file.failed).code;
        if (!signal.aborted) tell(phase, ++done, inputs.length);
        return file;
      }),
    );
    // One that cannot be had is a note beside the others.
    if (files.length && files.every(({ failed }) => failed)) throw files[0].failed;
    return files;
  }

  /** Apart from the page where that is worth it and possible. Gives the call that shows it. */
  async #read(files, size, how) {
    const isLarge = size > WORTH_A_WORKER_BYTES;
    const small = isLarge ? [] : await withBytes(files);
    if (isLarge || small.some(holdsPacked)) {
      const apart = await import('./apart.js').catch(() => null);
      const parts = await apart?.readApart(files, how);
      if (parts) return (viewer) => viewer.take(...parts);
      // Reading blocks the page now: what is to be seen meanwhile must be there before.
      this.#showBusy(true);
      await painted();
    }
    const inputs = isLarge ? await withBytes(files) : small;
    return (viewer) => viewer.load(inputs);
  }

  /** Loads what the attributes name, once for each naming: an address, or a session of a signing backend. */
  #follow() {
    if (!this.#isNamedAnew) return;
    this.#isNamedAnew = false;
    const [src, backend, sessionId, region] = SOURCES.map((name) => this.getAttribute(name));
    const isOfBackend = src === null && backend !== null && sessionId;
    const named = isOfBackend ? JSON.stringify([backend, sessionId, region]) : src;
    if (!this.isConnected || named === this.#named) return;
    this.#named = named;
    // What was set together with it is nothing to the session before.
    for (const waiting of this.#wishes.keys()) this.#changes.delete(waiting);
    if (isOfBackend) this.#load(() => this.#ask(backend, { sessionId, region }), { name: sessionId });
    else if (src === null) this.clear();
    else this.#load(() => addressOf(src));
    this.#follows = this.#loading;
  }

  async #ask(backend, question) {
    // The words for its refusals too, while there is somebody to send them.
    import('./refusal.js').catch(() => {});
    const { detailsOf } = await import('./backend.js');
    return detailsOf(backend, question);
  }

  /** A module that cannot start is said before anyone has pasted anything. */
  async #startEarly() {
    try {
      await Promise.all([start(), loadWords(this.#lang)]);
    } catch (thrown) {
      await this.#worded();
      if (this.#state === 'empty') this.#settle('failed', this.#errorOf(thrown));
    }
  }

  #retry() {
    if (this.#again) return this.#again();
    this.#settle('empty', null);
    this.#startEarly();
  }

  #stopLoading(reason) {
    const loading = this.#loading;
    this.#loading = null;
    loading?.abort(reason);
  }

  /** The end of a load: panel, state, event. */
  #settle(state, error) {
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
    if (phase === 'parse') this.#busy.tell(done, total);
    this.#emit('trro-progress', { phase, done, total });
  }

  #emit(type, detail, cancelable = false) {
    return this.dispatchEvent(new CustomEvent(type, { detail, cancelable, bubbles: true, composed: true }));
  }

  // The viewer in wasm

  #makeViewer(program) {
    if (this.isConnected && !this.#mounted) this.#mount();
    this.#program = program;
    program.glue.load_words(...Object.values(this.#words));
    this.#host = this.#makeHost();
    this.#viewer = new program.glue.Viewer(this.#session, this.#host);
    this.#viewer.set_lang(this.#lang);
    this.#viewer.set_time_zone(this.#zone);
    this.#viewer.set_thresholds(this.#thresholds);
    if (this.#mounted) this.#viewer.mount(this.#mounted.signal);
  }

  // What a host sets

  /** Other sessions are on their way, or named and not yet asked for. */
  get #isChanging() {
    return this.#isNamedAnew || this.#loading !== null;
  }

  /** For the sessions that are still to come, if there are such; else for the one that is shown. */
  #set(name, value, tell) {
    const wish = { value, tell };
    // What was set last is granted last.
    this.#wishes.delete(name);
    this.#wishes.set(name, wish);
    if (!this.#sessions.length || this.#isChanging) return;
    this.#later(name, () => this.#use(tell));
    // Frameworks set attributes and properties together, in any order: then it is for what those name.
    queueMicrotask(() => {
      if (!this.#isChanging && this.#wishes.get(name) === wish) this.#wishes.delete(name);
    });
  }

  #get(name, ask) {
    const isWaiting = !this.#sessions.length || (this.#isChanging && this.#wishes.has(name));
    return isWaiting ? this.#wishes.get(name)?.value : this.#use(ask);
  }

  /** What does not fit the sessions that have come is left out. */
  #grant() {
    const wishes = [...this.#wishes.values()];
    this.#wishes.clear();
    for (const { tell } of wishes) {
      try {
        tell(this.#viewer);
      } catch (thrown) {
        if (!(thrown instanceof RangeError || thrown instanceof TypeError)) throw thrown;
      }
    }
  }

  /** However often something is set within a task, it costs one redraw at its end; what is set once more within a frame waits for the next one. */
  #later(name, act) {
    const tell = () => this.#tell();
    if (this.#changes.size) this.#changes.delete(name);
    else if (this.#hasTold) this.#withNextFrame(tell);
    else queueMicrotask(tell);
    this.#changes.set(name, act);
  }

  #tell() {
    // What was set together with an address is for the session behind it.
    this.#follow();
    if (!this.#changes.size) return;
    if (!this.#hasTold) this.#withNextFrame(() => (this.#hasTold = false));
    this.#hasTold = true;
    const changes = [...this.#changes.values()];
    this.#changes.clear();
    for (const act of changes) act();
  }

  /** Where a program only plays a browser, nothing is painted. */
  #withNextFrame(act) {
    const view = windowOf(this.shadowRoot);
    (view.requestAnimationFrame ?? view.setTimeout).call(view, act);
  }

  /** What the wasm calls. It keeps this alive, so a strong reference back would keep every removed element alive. */
  #makeHost() {
    const element = new WeakRef(this);
    // Later: the wasm must have returned before anyone may call it again.
    const later = (act) =>
      queueMicrotask(() => {
        const viewer = element.deref();
        if (viewer && viewer.#host === host) act(viewer);
      });
    const host = {
      ...brush,
      zoneOffset,
      panic: null,
      finding: (index) => later((viewer) => viewer.#emit('trro-finding', viewer.report()?.findings[index] ?? null)),
      offset: (remoteMs) => later((viewer) => viewer.#use((inner) => inner.choose_offset(remoteMs))),
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

  /** What a person picked from the list becomes a file on their disk. */
  async #save(kind, masked) {
    const session = this.#sessions[this.selected];
    try {
      const file = await this.exportAs(kind, { mask: masked });
      const { nameOf } = await importExport();
      const link = make('a');
      link.href = URL.createObjectURL(file);
      link.download = nameOf(kind, masked, session);
      link.click();
      // Not before the browser has begun to read it.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
    } catch (thrown) {
      // Of a fault the panel tells already; who has loaded something else wants nothing of this any more.
      if (thrown !== this.#error && thrown?.code !== 'aborted') this.#refuse(this.#errorOf(thrown));
    }
  }

  /** Says what a person asked for in vain; what is shown stays. */
  #refuse(error) {
    this.#error = error;
    if (this.#emit('trro-error', error, true)) this.#showPanel();
  }

  #cursor(time) {
    return time == null ? null : { time, values: () => this.#use((viewer) => viewer.values(time)) ?? [] };
  }

  /** Every call but `load` passes here: what it throws is a fault. */
  #use(call) {
    this.#tell();
    try {
      return this.#viewer && call(this.#viewer);
    } catch (thrown) {
      this.#fail(thrown);
    }
  }

  /** What is pending ends with the same error. */
  #fail(thrown) {
    const error = this.#errorOf(this.#fault(thrown));
    this.#stopLoading(error);
    this.#settle('failed', error);
  }

  /** After a panic this viewer is dead, and only this one. Not even `free` may be called. */
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
    for (const query of [DARK, PRINT]) {
      this.#media(query)?.addEventListener('change', () => this.#adapt(), { signal: this.#mounted.signal });
    }
    this.#styled ??= style(this.shadowRoot).then(() => (this.#root.hidden = false));
    this.#root.append(this.#session);
    this.#use((viewer) => viewer.mount(this.#mounted.signal));
  }

  /** Nobody waits for what an element that was taken out would show; back in the page it loads what its attributes name. */
  #leave() {
    this.#unmount();
    if (!this.#loading) return;
    if (this.#loading === this.#follows) this.#named = null;
    this.#loading.abort();
  }

  /** Takes `session` out as well: the wasm holds it, and through its parents it would hold the element. */
  #unmount() {
    this.#mounted?.abort();
    this.#mounted = null;
    this.#use((viewer) => viewer.unmount());
    this.#session.remove();
  }

  /** Follows language, theme and colours of what stands around. */
  #adapt(coloursChanged = true) {
    const lang = this.#lang;
    const theme = this.#theme;
    if (lang !== this.#asked) {
      this.#asked = lang;
      withWords(lang, () => lang === this.#asked && this.#speak(lang));
    }
    const themeChanged = theme !== this.#root.dataset.theme;
    this.#root.dataset.theme = theme;
    if (themeChanged || coloursChanged) this.#use((viewer) => viewer.refresh());
  }

  #speak(lang) {
    this.#root.lang = lang;
    if (this.#error) reword(this.#error, lang);
    if (this.#notice.firstChild) this.#showPanel();
    if (this.#busy.isShown) this.#showBusy(true);
    this.#use((viewer) => {
      this.#program.glue.load_words(lang, moduleWords(lang));
      viewer.set_lang(lang);
    });
  }

  /** An error waits for its words; where they cannot be had, it goes without. */
  async #worded() {
    const lang = this.#lang;
    if (!moduleWords(lang)) await loadWords(lang).catch(() => {});
  }

  /** The language, and what the module fills in. */
  get #words() {
    const lang = this.#lang;
    return { lang, words: moduleWords(lang) };
  }

  get #lang() {
    for (let node = this; node; node = node.getRootNode().host) {
      const near = node.closest('[lang]');
      if (near) return langOf(near.getAttribute('lang')) ?? langOf(navigator.language);
    }
    return langOf(navigator.language) ?? 'en';
  }

  get #theme() {
    if (this.#media(PRINT)?.matches) return 'light';
    const asked = this.getAttribute('theme');
    if (asked === 'light' || asked === 'dark') return asked;
    const { colorScheme = '' } = windowOf(this.shadowRoot).getComputedStyle(this);
    const [, only] = colorScheme.match(/^(?:only )?(light|dark)(?: only)?$/) ?? [];
    return only ?? (this.#media(DARK)?.matches ? 'dark' : 'light');
  }

  /** Of the window that shows it; where a program only plays a browser there may be none. */
  #media(query) {
    return windowOf(this.shadowRoot).matchMedia?.(query);
  }

  /** How it looks, for a reader elsewhere: a clock that is local here is named. */
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

/** A second name lets two versions live side by side. */
export function define(name = 'trro-session-viewer') {
  if (!globalThis.customElements) return;
  const first = customElements.get(name);
  if (first) {
    console.warn(`<${name}> is taken by version ${first.version ?? 'unknown'}, which stays; this is version ${version}`);
  } else {
    customElements.define(name, class extends SessionViewer {});
  }
}

/** It can have the focus, so that keys work before a person has reached for anything in it. */
function makeSession() {
  const session = make('div', 'session');
  session.tabIndex = -1;
  return session;
}

const importExport = () => import('./export.js').catch((error) => Promise.reject(failure('wasm-missing', String(error))));

const sizeOf = (files) => files.reduce((sum, { bytes, blob }) => sum + (bytes?.length ?? blob?.size ?? 0), 0);

/** A signature that came too late, and the seconds by which the clock of the signing backend is off, if it told them. */
async function withClock(failed, files) {
  const told = files.find(({ clockOffset }) => clockOffset !== undefined);
  if (!told) return failed;
  const words = await import('./refusal.js').catch(() => null);
  return words?.withOffset(failed, told.clockOffset) ?? failed;
}

/** Resolves once the browser has painted; in a hidden page, which does not paint, soon. */
const painted = () =>
  new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(resolve));
    setTimeout(resolve, 200);
  });

define();
