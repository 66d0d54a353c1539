/** The progress bar, with a button to cancel. */

import { make, makeButton } from './dom.js';
import { text } from './words.js';

export function makeBusy(onCancel) {
  const words = make('span', '');
  const bar = make('progress', '');
  const cancel = makeButton('link', '', onCancel);
  const root = make('div', 'busy', words, bar, cancel);
  // Present from the start: screen readers announce changes of a status, not new ones.
  words.setAttribute('role', 'status');

  const set = (shown, lang) => {
    root.classList.toggle('on', shown);
    bar.hidden = cancel.hidden = !shown;
    words.textContent = shown ? text('page-reading', lang) : '';
    cancel.textContent = shown ? text('page-cancel', lang) : '';
    bar.setAttribute('aria-label', words.textContent);
  };
  const busy = {
    root,
    get isShown() {
      return !bar.hidden;
    },
    show: (lang) => set(true, lang),
    hide() {
      set(false);
      busy.setProgress(0, 1);
    },
    setProgress(done, total) {
      bar.max = total || 1;
      bar.value = done;
    },
  };
  busy.hide();
  return busy;
}
