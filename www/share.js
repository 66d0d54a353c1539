/** A link to the current view and, if it is small, the session itself. Loaded on first use. */

import { MAX_LENGTH_WITH_DATA } from './address.js';
import { copy, make, makeButton } from './dom.js';
import { pack, unpack } from './pack.js';
import { failure } from './words.js';
import { text } from './words.js';

/** The maximum size of a session in a link, uncompressed. */
const LIMIT_BYTES = 2_000_000;
const BRACE = '{'.charCodeAt(0);

/** The session in a link, as `load` accepts it. */
export const sessionOf = (data) => unpacked(data, LIMIT_BYTES);

/** The session in an HTML report, of any size. */
export const carriedSession = ({ session }) => unpacked(session);

async function unpacked(packed, limit) {
  let bytes;
  try {
    bytes = await unpack(packed, limit);
  } catch (error) {
    throw failure(error instanceof RangeError ? 'link-too-large' : 'link-spoilt', String(error));
  }
  // Importing would unpack nested compression beyond any limit, so the content must be JSON.
  if (bytes[0] !== BRACE) throw failure('link-spoilt');
  return bytes;
}

/**
 * Opens as a dialog. `linkTo({data, id, masked})` returns the address of the current view, with that session and id if given; empty if it
 * would be too long.
 */
export function openShare({ viewer, lang, linkTo }) {
  if (document.querySelector('.share')) return;
  const t = (key, facts) => text(`share-${key}`, lang, facts);
  /** Number of the newest request: older ones may finish later. */
  let newest = 0;
  const address = make('textarea', '');
  const note = make('p', 'length');
  const withData = check('with-data', true);
  const mask = check('mask', false);
  const copyButton = makeButton('button primary', t('copy-link'), () => copy(address.value, copyButton, lang));
  const close = makeButton('close', '×', () => dialog.close());
  const dialog = make('dialog', 'share', make('header', '', make('h2', '', t('share')), close), withData.label, mask.label, address, note, make('div', 'buttons', copyButton));

  dialog.lang = lang;
  dialog.dataset.testid = 'share-dialog';
  dialog.setAttribute('aria-label', t('share'));
  close.setAttribute('aria-label', t('close'));
  address.dataset.testid = 'share-link';
  address.readOnly = true;
  address.rows = 4;
  address.setAttribute('aria-label', t('link'));
  note.setAttribute('role', 'status');
  address.addEventListener('focus', () => address.select());
  for (const { box } of [withData, mask]) box.addEventListener('change', write);
  dialog.addEventListener('close', () => dialog.remove());
  document.querySelector('.page').append(dialog);
  dialog.showModal();
  write();

  function check(key, checked) {
    const box = make('input', '');
    box.type = 'checkbox';
    box.checked = checked;
    box.name = key;
    return { box, label: make('label', 'check', box, make('span', '', t(key))) };
  }

  async function write() {
    const turn = ++newest;
    const [isWhole, isMasked] = [withData.box.checked, mask.box.checked];
    mask.label.hidden = !isWhole;
    copyButton.disabled = true;
    const made = await (isWhole ? linkWith(isMasked) : linkWithout()).catch(({ message }) => ({ link: '', why: message }));
    // Replaced by a newer request.
    if (turn !== newest) return;
    const { link, length = link.length, why } = made;
    address.value = link;
    copyButton.disabled = !link;
    const facts = { n: length.toLocaleString('en'), limit: MAX_LENGTH_WITH_DATA.toLocaleString('en') };
    note.textContent = link ? (isWhole ? t('length-of', facts) : t('needs-session')) : (why ?? t('too-long', facts));
  }

  const linkWithout = async () => ({ link: linkTo({ data: null }) });

  async function linkWith(masked) {
    const session = await viewer.exportAs('session', { mask: masked });
    const data = await pack(await session.text());
    const { sessionId } = viewer.sessions[viewer.selected];
    // A masked session has another name, which the link must use.
    const id = masked && sessionId ? 'session' : sessionId;
    return { link: session.size > LIMIT_BYTES ? '' : linkTo({ data, id, masked }), length: data.length };
  }
}
