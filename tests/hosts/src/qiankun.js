/** The sub-application is in a shadow root with a proxied window. */

import { loadMicroApp } from 'qiankun';

const entry = new URL('child.html', location.href).href;
const child = loadMicroApp({ name: 'child', entry, container: '#slot' }, { sandbox: { strictStyleIsolation: true } });

window.again = async () => {
  await child.unmount();
  await child.mount();
};
