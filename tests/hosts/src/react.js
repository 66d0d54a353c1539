/** React before 19 only sets attributes: properties and events need a `ref` and an effect that cleans up. */

import { StrictMode, createElement, useEffect, useRef, useState } from 'react';
import { render } from 'react-dom';
import 'trro-session-viewer';

const RANGE = { start: 1731399574000, end: 1731399659000 };

function App() {
  const viewer = useRef(null);
  const [count, setCount] = useState(0);
  useEffect(() => {
    const { current } = viewer;
    const onLoad = () => setCount((before) => before + 1);
    current.fetcher = (request) => fetch(request);
    current.range = RANGE;
    current.addEventListener('trro-load', onLoad);
    return () => {
      current.fetcher = null;
      current.removeEventListener('trro-load', onLoad);
    };
  }, []);
  const element = createElement('trro-session-viewer', { ref: viewer, src: 'session.json' });
  return createElement('div', null, createElement('output', null, count), element);
}

const show = () => render(createElement(StrictMode, null, createElement(App)), document.querySelector('#slot'));
show();

window.again = show;
