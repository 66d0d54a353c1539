/** Thresholds as a host gives them: a plain object of numbers by their names. */

/** A copy of it, empty for nothing; throws where a value is none that anything can be compared with. */
export function checkedThresholds(given) {
  if (given != null && typeof given !== 'object') throw new TypeError(`thresholds are an object, not ${String(given)}`);
  const thresholds = Object.entries(given ?? {});
  for (const [name, value] of thresholds) {
    if (typeof value !== 'number') throw new TypeError(`the threshold ${name} is a number, not ${String(value)}`);
    if (!(value > 0 && value < Infinity)) throw new RangeError(`the threshold ${name} is a finite number above 0, not ${value}`);
  }
  return Object.fromEntries(thresholds);
}
