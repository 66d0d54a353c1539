/** Attributes as properties, which is what frameworks set. */

const REFLECTED = { src: 'src', backend: 'backend', sessionId: 'session-id', region: 'region', theme: 'theme', timeZone: 'time-zone' };

/** Nothing takes the attribute away; anything else becomes its text. */
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

/** Set before the element was defined, properties of its own hide the accessors: those take them now. */
export function takeOver(element, names) {
  for (const name of [...Object.keys(REFLECTED), ...names]) {
    if (!Object.hasOwn(element, name)) continue;
    const value = element[name];
    delete element[name];
    element[name] = value;
  }
}
