/** Properties that reflect attributes, for frameworks. */

const REFLECTED = { src: 'src', backend: 'backend', sessionId: 'session-id', region: 'region', theme: 'theme', timeZone: 'time-zone' };

/** `null` and `undefined` remove the attribute; anything else becomes text. */
export function reflect(prototype) {
  for (const [property, attribute] of Object.entries(REFLECTED)) {
    Object.defineProperty(prototype, property, {
      configurable: true,
      enumerable: true,
      get() {
        return this.getAttribute(attribute) ?? '';
      },
      set(value) {
        if (value == null) this.removeAttribute(attribute);
        else this.setAttribute(attribute, value);
      },
    });
  }
}

/** Properties set before the element was defined hide the accessors: pass their values on. */
export function takeOver(element, names) {
  for (const name of [...Object.keys(REFLECTED), ...names]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}

/** Defines the element; of two versions of one name the first stays. */
export function defineAs(name, Viewer) {
  if (!globalThis.customElements) return;
  const first = customElements.get(name);
  if (first) {
    console.warn(`<${name}> is taken by version ${first.version ?? 'unknown'}, which stays; this is version ${Viewer.version}`);
  } else {
    customElements.define(name, class extends Viewer {});
  }
}
