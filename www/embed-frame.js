/**
 * The element in a frame, for hosts that cannot allow WebAssembly. The frame announces itself, the host replies with a MessagePort, and
 * `frame-calls.js` serves it. `docs/embedding.md` describes the protocol.
 */

import { version } from './embed.js';
import { PROTOCOL, refusal, serve } from './frame-calls.js';
import { langOf } from './words.js';

const viewer = document.querySelector('trro-session-viewer');
const dark = matchMedia('(prefers-color-scheme: dark)');

/** The allowed origins, loaded when another origin asks. */
let list = null;
/** Stops serving the newest port. */
let stop = () => {};

followAddress();
addEventListener('hashchange', followAddress);

applyTheme();
dark.addEventListener('change', applyTheme);
new MutationObserver(applyTheme).observe(viewer, { attributes: true });

addEventListener('message', hear);
// Sent to any origin: the parent's is unknown before it replies, and the message contains nothing secret.
if (parent !== window) parent.postMessage({ type: 'trro-ready', protocol: PROTOCOL, version }, '*');

/** Attributes of the element from the address: `#src=…&theme=dark`. The page's policy limits fetching to its own origin. */
function followAddress() {
  const given = new URLSearchParams(location.hash.slice(1));
  for (const name of viewer.constructor.observedAttributes) {
    if (given.has(name)) viewer.setAttribute(name, given.get(name));
  }
}

/** The page around the element has the same theme. */
function applyTheme() {
  const theme = viewer.getAttribute('theme');
  const root = document.documentElement;
  root.dataset.theme = theme === 'light' || theme === 'dark' ? theme : dark.matches ? 'dark' : 'light';
  root.lang = langOf(viewer.lang) ?? langOf(navigator.language) ?? 'en';
}

async function hear({ data, origin, source, ports: [port] }) {
  // Sibling frames are not the host, even with the right origin.
  if (source !== parent || data?.type !== 'trro-port' || !port) return;
  if (!(await isAllowed(origin))) {
    console.warn(`trro-session-viewer: ${origin} may not speak with this frame; to allow it, put "${origin}" into ${listAddress}`);
    return;
  }
  stop();
  if (data.protocol === PROTOCOL) {
    stop = serve(viewer, port, data);
  } else {
    port.postMessage({ type: 'error', id: null, error: refusal('unknown-protocol', `protocol ${data.protocol} is not spoken here`) });
    stop = () => port.close();
  }
}

const listAddress = new URL('./embed-frame.json', import.meta.url);

async function isAllowed(origin) {
  // All opaque origins are written `null`.
  if (origin === 'null') return false;
  if (origin === self.origin) return true;
  list ??= fetchList();
  return (await list).includes(origin);
}

async function fetchList() {
  try {
    const response = await fetch(listAddress, { cache: 'no-cache' });
    const origins = response.ok ? await response.json() : response.status;
    if (Array.isArray(origins)) return origins;
    throw new TypeError(`${origins}`);
  } catch (error) {
    console.warn(`trro-session-viewer: no list of origins at ${listAddress} (${error}): only its own may speak with this frame`);
    // It may exist when the host asks again.
    list = null;
    return [];
  }
}
