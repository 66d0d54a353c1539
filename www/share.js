/** A link to what is shown: its state and, of a small session, the session itself. Loaded when somebody first shares. */

import { LONGEST_WITH_DATA } from './address.js';
import { copy, make, makeButton } from './dom.js';
import { pack, unpack } from './pack.js';
import { failure } from './words.js';
import { text } from './words-share.js';

/** Of the session that a link brings along, unpacked: no link of [`LONGEST_WITH_DATA`] letters holds more in earnest. */
const LIMIT_BYTES = 2_000_000;

/** The session in a link, as `load` takes it. */
export async function sessionOf(data) {
  try {
    return await unpack(data, LIMIT_BYTES);
  } catch (error) {
    throw failure(error instanceof RangeError ? 'link-too-large' : 'link-spoilt', String(error));
  }
}

/** The session in an HTML report, which is as large as it is. */
export async function carriedSession({ session }) {
  try {
    return await unpack(session);
  } catch (error) {
    throw failure('link-spoilt', String(error));
  }
}

/**
 * Opens over the page. `linkTo({data, id})` gives the address of what is shown with that session in it, under that id, or without where there
 * is none; empty where it would be too long.
 */
export function openShare({ viewer, lang, linkTo }) {
  if (document.querySelector('.share')) return;
  const t = (key) => text(key, lang);
  const address = make('textarea', '');
  const said = make('p', 'length');
  const withData = check('withData', true);
  const mask = check('mask', false);
  const copyButton = makeButton('button primary', t('copyLink'), () => copy(address.value, copyButton, lang));
  const close = makeButton('close', '×', () => dialog.close());
  const dialog = make('dialog', 'share', make('header', '', make('h2', '', t('share')), close), withData.label, mask.label, address, said, make('div', 'buttons', copyButton));

  dialog.lang = lang;
  dialog.dataset.testid = 'share-dialog';
  dialog.setAttribute('aria-label', t('share'));
  close.setAttribute('aria-label', t('close'));
  address.dataset.testid = 'share-link';
  address.readOnly = true;
  address.rows = 4;
  address.setAttribute('aria-label', t('link'));
  said.setAttribute('role', 'status');
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
    mask.label.hidden = !withData.box.checked;
    copyButton.disabled = true;
    const { link, length } = await made();
    address.value = link;
    copyButton.disabled = !link;
    said.textContent = t(link ? (withData.box.checked ? 'lengthOf' : 'needsSession') : 'tooLong')
      .replace('{n}', length.toLocaleString('en'))
      .replace('{limit}', LONGEST_WITH_DATA.toLocaleString('en'));
  }

  async function made() {
    const { sessionId } = viewer.sessions[viewer.selected];
    if (!withData.box.checked) {
      const link = linkTo({ data: null, id: sessionId });
      return { link, length: link.length };
    }
    const masked = mask.box.checked;
    const session = await viewer.exportAs('session', { mask: masked });
    const data = await pack(await session.text());
    // A masked session has another name, which the link must know it by.
    const id = masked && sessionId ? 'session' : sessionId;
    return { link: linkTo({ data, id }), length: data.length };
  }
}
