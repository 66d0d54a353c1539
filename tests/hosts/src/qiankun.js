/** The sub-application stands in a shadow root, and sees a window that is not quite this page's. */

import { loadMicroApp } from 'qiankun';

const entry = new URL('child.html', location.href).href;
const child = loadMicroApp({ name: 'child', entry, container: '#slot' }, { sandbox: { strictStyleIsolation: true } });

window.again = async () => {
  await child.unmount();
  await child.mount();
};
