/** The sub-application runs in a hidden frame; what it makes stands in a shadow root of this page, and says that it does not. */

import { startApp } from 'wujie';

const slot = document.querySelector('#slot');
const show = () => startApp({ name: 'child', url: new URL('child.html', location.href).href, el: slot, alive: true });
show();

window.again = async () => {
  slot.replaceChildren();
  await show();
};
