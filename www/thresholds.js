/** The host's thresholds: a plain object of numbers by name. */

/** A copy, empty for nothing; throws if a value is not a positive number. */
export function checkedThresholds(given) {
  if (given != null && typeof given !== 'object') throw new TypeError(`thresholds are an object, not ${String(given)}`);
  const thresholds = Object.entries(given ?? {});
  for (const [name, value] of thresholds) {
    if (typeof value !== 'number') throw new TypeError(`the threshold ${name} is a number, not ${String(value)}`);
    if (!(value > 0 && value < Infinity)) throw new RangeError(`the threshold ${name} is a finite number above 0, not ${value}`);
  }
  return Object.fromEntries(thresholds);
}
