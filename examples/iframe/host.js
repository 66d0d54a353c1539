/** A host that cannot allow WebAssembly: the viewer lives in a frame, and a MessagePort leads to it. */

const address = new URL('../../dist/embed-frame.html#lang=en', import.meta.url);
const frame = document.createElement('iframe');
const calls = new Map();
let port;

function ask(type, fields = {}, transfer = []) {
  const id = crypto.getRandomValues(new Uint32Array(1))[0];
  port.postMessage({ id, type, ...fields }, transfer);
  return new Promise((resolve, reject) => calls.set(id, { resolve, reject }));
}

function hear({ data: { type, id, value, error, name, detail } }) {
  if (type === 'answer') calls.get(id).resolve(value);
  else if (type === 'error') calls.get(id).reject(Object.assign(new Error(error.message), error));
  else if (name === 'trro-rangechange') show(detail.range);
}

// Heard from before there is a frame, or its first word could be missed. It says so again if it is loaded anew.
addEventListener('message', async ({ data, source, origin }) => {
  if (source !== frame.contentWindow || origin !== address.origin || data.type !== 'trro-ready') return;
  const { port1, port2 } = new MessageChannel();
  port = port1;
  port.onmessage = hear;
  frame.contentWindow.postMessage({ type: 'trro-port', protocol: 1 }, address.origin, [port2]);

  const bytes = await (await fetch(new URL('sample.json', address))).arrayBuffer();
  const { session } = await ask('load', { source: bytes, name: 'sample.json' }, [bytes]);
  const half = { start: session.start, end: (session.start + session.end) / 2 };
  document.getElementById('half').onclick = () => ask('range', { value: half });
  document.getElementById('whole').onclick = () => ask('range', { value: null });
  show(null);
});

function show(range) {
  const time = (instant) => new Date(instant).toLocaleTimeString();
  document.getElementById('shown').textContent = range ? `${time(range.start)} – ${time(range.end)}` : 'everything';
}

frame.src = address;
frame.title = 'TRRO session viewer';
frame.allow = 'clipboard-write';
document.body.append(frame);
