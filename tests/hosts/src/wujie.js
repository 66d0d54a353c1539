/** The sub-application runs in a hidden frame; its elements are in a shadow root of this page, but claim otherwise. */

import { startApp } from 'wujie';

const slot = document.querySelector('#slot');
const show = () => startApp({ name: 'child', url: new URL('child.html', location.href).href, el: slot, alive: true });
show();

window.again = async () => {
  slot.replaceChildren();
  await show();
};
