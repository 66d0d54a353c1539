/** The sub-application has a proxied window, and DOM insertions are intercepted. */

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
