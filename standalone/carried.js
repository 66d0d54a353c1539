/** What otherwise lies beside the scripts is in this page; it is handed over before anything looks for it. */

import { makeGlue } from 'glue';
import { carry } from '../www/beside.js';
import { configure } from '../www/loader.js';
import { unpack } from '../www/pack.js';
import sample from '../www/sample.json';
import sessionCss from '../www/session.css';
import viewerCss from '../www/viewer.css';

const session = document.getElementById('carried');
if (session.textContent) carry('session', JSON.parse(session.textContent));
session.textContent = '';
// As it was sent: an HTML report is this page with a session in it.
carry('standalone.html', `<!doctype html>\n${document.documentElement.outerHTML}\n`);
carry('sample.json', sample);
carry('session.css', sessionCss);
carry('viewer.css', viewerCss);
carry('glue', makeGlue);
configure({ wasm: unpack(document.getElementById('module').textContent) });
