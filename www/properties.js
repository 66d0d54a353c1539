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
