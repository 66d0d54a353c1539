/** Properties and an event in a template. Each render sets objects again unless they are guarded. */

import { LitElement, html } from 'lit';
import { guard } from 'lit/directives/guard.js';
import 'trro-session-viewer';

class Host extends LitElement {
  static properties = { count: {} };

  #range = { start: 1731399574000, end: 1731399659000 };

  constructor() {
    super();
    this.count = 0;
  }

  render() {
    const range = guard([this.#range], () => this.#range);
    return html`<output>${this.count}</output>
      <trro-session-viewer .src=${'session.json'} .fetcher=${fetch.bind(window)} .range=${range} @trro-load=${() => (this.count += 1)}></trro-session-viewer>`;
  }
}

customElements.define('lit-host', Host);
const host = document.createElement('lit-host');
document.querySelector('#slot').append(host);

window.again = async () => {
  host.requestUpdate();
  await host.updateComplete;
};
