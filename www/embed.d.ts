/**
 * The surface of `embed.js`, all of it: a test compares this file with the running element. All times are Unix milliseconds.
 *
 * Where React or Vue is installed, their JSX and templates know the tag as well: see the end of the file.
 */

/// <reference lib="esnext.disposable" />

export declare const version: string;

/** Where the wasm is, if not beside `embed.js`. Call it in the module that imports `embed.js`, before the first element starts. */
export declare function configure(options: { wasm: WasmSource | Promise<WasmSource> }): void;

/** Defines the element under another name too. A name that is already defined stays as it is, with a warning. */
export declare function define(name?: string): void;

export type WasmSource = string | URL | Response | BufferSource | WebAssembly.Module;

export interface TrroSessionViewerAttributes {
  /** The address of a response. */
  src?: string;
  /** The address of the signing backend to fetch the session from. A change of `session-id` loads that session. */
  backend?: string;
  'session-id'?: string;
  region?: string;
  /** `auto`, the default, follows `color-scheme` of the surrounding page. */
  theme?: Theme;
  /** `zh-CN` or `en`; inherited, else the browser's. Takes effect when the language is loaded. */
  lang?: string;
  /** An IANA name such as `Asia/Shanghai`, `local`, `UTC`, or `relative` (time since the start of the session). */
  'time-zone'?: string;
}

export type Theme = 'auto' | 'light' | 'dark';

export interface TrroSessionViewerElement extends HTMLElement {
  /** The attributes as properties, for frameworks. Empty if the attribute is absent; `null` and `undefined` remove it. */
  src: string;
  backend: string;
  sessionId: string;
  region: string;
  theme: string;
  timeZone: string;
  readonly state: 'empty' | 'loading' | 'ready' | 'failed';
  /** Resolves with the newest load; `null` before the first load and after `clear()`. A rejection without a handler is silent. */
  readonly ready: Promise<Report | null>;
  readonly error: ViewerError | null;
  readonly sessions: readonly SessionInfo[];
  /** Index of the visible session. If set before or during a load, or together with `src`, it applies to that load, as do `range` and `view`. */
  selected: number;
  /** The visible range of all charts; `null` for the whole session. */
  range: Range | null;
  /** The user's choices, to be stored or linked; `null` without a session. Throws if set to a view of another version or session; `null` cancels a pending view. */
  view: View | null;
  /**
   * Thresholds that differ from the defaults, for all sessions, also those loaded later. Can be set without a session. A new value replaces
   * the old one; `{}` restores the defaults. A value that is not a number throws `TypeError`, one that is not finite or not above 0
   * `RangeError`; unknown names are ignored.
   */
  thresholds: Thresholds;
  fetcher: ((request: Request) => Promise<Response>) | null;
  /**
   * The newest call wins; an older one rejects with `aborted`. A large input is read in a worker where one may start
   * (`worker-src`; where the page requires Trusted Types, its policy `trro-session-viewer`), else on the page itself.
   */
  load(source: Source, options?: { signal?: AbortSignal; name?: string }): Promise<Report>;
  /**
   * Puts newer samples of the session that is shown behind those that are there; what was chosen stays. `source` is an answer for the
   * same session, such as one for the time since it was fetched. Nothing comes while a person drags or reads a panel over the charts.
   * Changes neither `state` nor `error`; rejects with a `ViewerError`.
   */
  extend(source: Source, options?: { signal?: AbortSignal }): Promise<Extension>;
  clear(): void;
  report(): Report | null;
  /**
   * What is visible, as a file; of `html` and `session` the whole session. `mask` puts other names in the place of ids and addresses. Rejects
   * with `InvalidStateError` without a session, and with a `ViewerError` where something is missing or another session was shown meanwhile.
   */
  exportAs(kind: ExportKind, options?: { mask?: boolean }): Promise<Blob>;
  /** Frees everything now. A later `load` starts afresh. */
  dispose(): void;
  [Symbol.dispose](): void;

  addEventListener<K extends keyof TrroSessionViewerEventMap>(
    type: K,
    listener: (this: TrroSessionViewerElement, event: TrroSessionViewerEventMap[K]) => unknown,
    options?: boolean | AddEventListenerOptions,
  ): void;
  addEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | AddEventListenerOptions): void;
  removeEventListener<K extends keyof TrroSessionViewerEventMap>(
    type: K,
    listener: (this: TrroSessionViewerElement, event: TrroSessionViewerEventMap[K]) => unknown,
    options?: boolean | EventListenerOptions,
  ): void;
  removeEventListener(type: string, listener: EventListenerOrEventListenerObject, options?: boolean | EventListenerOptions): void;
}

/** They bubble and cross shadow roots. */
export interface TrroSessionViewerEvents {
  'trro-load': CustomEvent<Report>;
  /** Cancelled, the element shows no panel of its own. */
  'trro-error': CustomEvent<ViewerError>;
  /** `fetch` and `read` count inputs, `parse` bytes: it moves while a large input is read in a worker. */
  'trro-progress': CustomEvent<{ phase: 'fetch' | 'read' | 'parse' | 'draw'; done: number; total: number }>;
  /** Once a frame while the window moves. */
  'trro-rangechange': CustomEvent<{ range: Range | null; by: 'person' | 'host' }>;
  /** `view` is another one. */
  'trro-viewchange': CustomEvent<null>;
  /** `null` when the cursor leaves. */
  'trro-cursor': CustomEvent<{ time: number; values(): CursorValue[] } | null>;
  /** A person has chosen it. */
  'trro-finding': CustomEvent<Finding>;
}

export interface TrroSessionViewerEventMap extends HTMLElementEventMap, TrroSessionViewerEvents {}

/**
 * Parts that a host can style: `trro-session-viewer::part(legend)`. `toolbar` is next to the session's name and contains `export`, the
 * button of the export menu; `chart` is a row with `legend` and plot; `busy` is the progress bar; `panel` shows an error.
 */
export type Part = 'toolbar' | 'export' | 'chart' | 'legend' | 'busy' | 'panel';

/**
 * Custom properties that a host can set, on the element or an ancestor. All have defaults; a change takes effect at once.
 * `series-1` is the field end, `-2` the remote end, `-3` to `-6` its links, `-7` and `-8` arrays that nobody knows.
 * `plot-height` gives all plots one height instead of a height each, from the next load on; `max-width` lets the element grow.
 */
export type CssVariable =
  | '--trro-background' | '--trro-text' | '--trro-grid' | '--trro-accent' | '--trro-bad' | '--trro-font'
  | '--trro-series-1' | '--trro-series-2' | '--trro-series-3' | '--trro-series-4'
  | '--trro-series-5' | '--trro-series-6' | '--trro-series-7' | '--trro-series-8'
  | '--trro-plot-height' | '--trro-max-width';

/**
 * CSV in long form; the report and its data; pictures; one file that opens from disk; the verdict as Markdown, for a ticket; and the
 * whole session in the cloud's shape, which `load` takes.
 */
export type ExportKind = 'csv' | 'json' | 'svg' | 'png' | 'html' | 'text' | 'session';

/** A string is JSON text, never an address: addresses are `URL` or `Request`. */
export type Source = SingleSource | readonly SingleSource[] | FileList;
export type SingleSource = string | Blob | ArrayBuffer | ArrayBufferView | URL | Request | Response | object;

export interface SessionInfo {
  index: number;
  /** Of the file or address it came from. */
  name: string | null;
  sessionId: string;
  start: number;
  end: number;
  devices: number;
}

export interface Extension {
  /** How many came, of all devices. */
  samples: number;
  /** When the samples of each device end now, on its own clock; empty where nothing was read. */
  ends: number[];
  /** Nothing came because a person drags or reads a panel over the charts. */
  held: boolean;
}

/** Unix milliseconds. */
export interface Range {
  start: number;
  end: number;
}

export interface View {
  version: 1;
  /** Index of the session. */
  selected: number;
  range: Range | null;
  /** The stretch whose statistics are shown. */
  selection: Range | null;
  /** Instants that stay to be read: none, one, or two to be compared. */
  cursors: number[];
  /** Names as in `data-series`: drawn although nobody gets them unasked, and the reverse. */
  shownSeries: string[];
  hiddenSeries: string[];
  /** Names as in `data-chart`. */
  hiddenCharts: string[];
  hiddenGroups: ('smoothness' | 'latency' | 'throughput' | 'loss' | 'links' | 'host' | 'other')[];
  /** Names of groups and charts in the user's order: a group, its charts, the next group, …. Empty for the default order. */
  order: string[];
  /** As the element's `thresholds`; a view without them uses the defaults. */
  thresholds: Thresholds;
  /**
   * How far clocks are ahead of the field's, which is the axis of everything that is shown; `null`: as far as the viewer finds them, and only where that is sure.
   * `remoteMs` is that of all remotes, in whole milliseconds up to a day; 0 shows the times as they were sent.
   */
  offsets: { remoteMs: number } | null;
}

/** By their names in `docs/findings.md`, which has the defaults: `{ networkLatencyBadMs: 300 }`. */
export type Thresholds = Record<string, number>;

export interface CursorValue {
  device: number;
  metric: string;
  link: number | null;
  value: number | null;
}

export type ErrorCode =
  | 'not-json' | 'lossy-text' | 'not-a-session' | 'other-action' | 'no-data' | 'cloud-error' | 'too-large'
  | 'network' | 'timeout' | 'http' | 'wasm-blocked' | 'wasm-missing' | 'wasm-invalid' | 'aborted' | 'internal';

/** `name` is `AbortError` where the code is `aborted`. Worded in the element's language; backquotes mark code. */
export interface ViewerError extends Error {
  readonly code: ErrorCode;
  readonly meaning: string | null;
  /** `steps`, one a line. */
  readonly advice: string;
  readonly steps: readonly string[];
  /** What the other side said (a status, the cloud's message, a stack), or what was found, in the element's language. */
  readonly detail: string | null;
  readonly retryable: boolean;
  readonly cloud: { code: string; requestId: string } | null;
  readonly position: { line: number; column: number; excerpt: string } | null;
}

export interface Report {
  version: 1;
  /** The name of the file or input, as it was given; `null` where it had none, and in a masked copy. */
  source: string | null;
  /** Which of that input's sessions this is, from 0. */
  sourceIndex: number;
  session: { sessionId: string; projectId: string; requestId: string; start: number; end: number };
  devices: Device[];
  verdict: Verdict | null;
  clock: Clock | null;
  /** `null` where nobody measured how late the picture was. */
  budget: Budget | null;
  findings: Finding[];
  warnings: Warning[];
  /** Other logs and notes: empty in this version. */
  logs: never[];
  notes: never[];
}

export interface Device {
  index: number;
  deviceType: string;
  deviceId: string;
  sdkVersion: string;
  sdkMode: string;
  multiMode: number | null;
  start: number;
  end: number;
  samples: number;
  resolution: Resolution | null;
  configuredResolution: Resolution | null;
  segments: { start: number; end: number; samples: number }[];
  series: Series[];
  lag: { '100': Lag | null; '150': Lag | null } | null;
  links: Link[];
}

/** A network interface. */
export interface Link {
  netId: number;
  netIp: string;
  /** Its part of all that is sent: the median, in per cent. */
  share: number | null;
  /** How often the video changed to it. */
  switches: number;
}

export interface Resolution {
  width: number;
  height: number;
}

export interface Series {
  /** The documented name, or for what the viewer does not know the name it was sent under. */
  metric: string;
  link: number | null;
  unit: string;
  known: boolean;
  derived: boolean;
  count: number;
  missing: number;
  min: number | null;
  max: number | null;
  mean: number | null;
  p50: number | null;
  p95: number | null;
  p99: number | null;
  /** How long it was within each band of `docs/metrics.md`; `null` where there is none, or nothing to compare with. */
  goodMs: number | null;
  watchMs: number | null;
  badMs: number | null;
}

export interface Lag {
  totalMs: number;
  ratioPercent: number | null;
}

export type Severity = 'info' | 'minor' | 'major' | 'critical';
export type Blame = 'field-device' | 'field-uplink' | 'cloud' | 'remote-downlink' | 'remote-device' | 'undecided';

export interface Verdict {
  sentence: string;
  severity: Severity | null;
  blame: Blame | null;
  /** Every part that had a share, the heaviest first; `weight` is a part of all, 0 to 1. */
  blames: { blame: Blame; link: number | null; weight: number }[];
  score: number | null;
  /** Their texts, with nothing between, are the sentence; each names the findings that it speaks of, by their indexes. */
  clauses: { text: string; findings: number[] }[];
  /** Thresholds it was computed with that differ from the defaults; `sentence` mentions them. */
  thresholds: Thresholds;
}

/** How far the remote's clock is ahead of the field's. */
export interface Clock {
  /** As the viewer finds it; `null` where the data do not tell. */
  offsetMs: number | null;
  uncertaintyMs: number | null;
  /** Whether all times of the report stand on the field's clock: those of remotes are `appliedMs` earlier than they were sent. */
  applied: boolean;
  /** `offsetMs`, unless `view.offsets` says otherwise; 0 where nothing is applied. */
  appliedMs: number;
}

/** Where the time of a picture went: medians in ms, `null` where a part was not measured. */
export interface Budget {
  captureMs: number | null;
  encodeMs: number | null;
  uplinkMs: number | null;
  downlinkMs: number | null;
  decodeMs: number | null;
  renderMs: number | null;
  unexplainedMs: number | null;
}

export interface Finding {
  code: string;
  severity: Severity;
  device: number | null;
  link: number | null;
  blame: Blame;
  /** The link that is the likely cause, if the part has several and one differs clearly. */
  blamedLink: number | null;
  start: number;
  end: number;
  /** Less than from start to end where there are several spells. */
  lastedMs: number;
  /** When it lasted, one or more, in order. */
  spells: { start: number; end: number; value: number | null; severity: Severity }[];
  /** The worst. */
  value: number | null;
  unit: string;
  threshold: number | null;
  /** The name of that limit, as `thresholds` and `--threshold` take it. */
  thresholdName: string | null;
  source: string;
  message: string;
  advice: string;
  /** Indexes of findings. */
  causes: number[];
  evidence: { device: number; metric: string; link: number | null; start: number; end: number }[];
}

export interface Warning {
  code: string;
  message: string;
  device: number | null;
  field: string | null;
}

declare global {
  interface HTMLElementTagNameMap {
    'trro-session-viewer': TrroSessionViewerElement;
  }

  interface HTMLElementEventMap extends TrroSessionViewerEvents {}

  interface DocumentEventMap extends TrroSessionViewerEvents {}
}

// For frameworks. Where one is not installed, its types are not found, and each line that says `ts-ignore` amounts to nothing.

/** Properties that React 19 and Vue set as such, since the element has them. */
type Settable = Partial<Pick<TrroSessionViewerElement, 'fetcher' | 'range' | 'selected' | 'thresholds' | 'view'>>;

// @ts-ignore
type React = typeof import('react');

// @ts-ignore
type ReactTag = import('react').DetailedHTMLProps<import('react').HTMLAttributes<TrroSessionViewerElement>, TrroSessionViewerElement>;

/** `ontrro-load={…}` and the like. */
type ReactListeners = { [K in keyof TrroSessionViewerEvents as `on${K}`]?: (event: TrroSessionViewerEvents[K]) => void };

/** React before 19 makes attributes of everything, and hears no events: it takes a `ref`. `useActionState` is what only 19 has. */
type ReactProps = ReactTag &
  TrroSessionViewerAttributes & { class?: string } & (React extends { useActionState: unknown } ? Settable & ReactListeners : {});

declare global {
  /** React before 18.2.6. */
  namespace JSX {
    interface IntrinsicElements {
      'trro-session-viewer': ReactProps;
    }
  }
}

// @ts-ignore
declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'trro-session-viewer': ReactProps;
    }
  }
}

type Pascal<Name extends string> = Name extends `${infer First}-${infer Rest}` ? `${Capitalize<First>}${Capitalize<Rest>}` : Name;

/** `@trro-load` in a template, `onTrroLoad` in JSX. */
type VueListeners = { [K in keyof TrroSessionViewerEvents as `on${Pascal<K>}`]?: (event: TrroSessionViewerEvents[K]) => void };

// @ts-ignore
type VueProps = import('vue').HTMLAttributes & import('vue').ReservedProps & TrroSessionViewerAttributes & Settable & VueListeners;

// @ts-ignore
declare module 'vue' {
  interface GlobalComponents {
    'trro-session-viewer': new () => { $props: VueProps };
  }

  interface IntrinsicElementAttributes {
    'trro-session-viewer': VueProps;
  }
}
