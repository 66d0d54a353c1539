/** The sub-application sees a window that is not quite this page's; what is put anywhere in the page is looked through. */

import microApp from '@micro-zoe/micro-app';

microApp.start();
const slot = document.querySelector('#slot');
const child = document.createElement('micro-app');
child.setAttribute('name', 'child');
child.setAttribute('url', new URL('child.html', location.href).href);
child.setAttribute('keep-alive', '');
slot.append(child);

window.again = async () => {
  child.remove();
  slot.append(child);
};
