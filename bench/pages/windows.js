/**
 * The windows that everybody is asked to show, one after the other, as shares of the whole: the way of somebody who looks for one
 * bad minute in a day. At every halving of the window four steps of zoom lead into it and twelve of panning through it, down to a
 * thirty-second of the whole; then eight lead out again. So wide windows, where there are many samples, and narrow ones have the
 * same part in it.
 */
export const windows = [...script()];

function* script() {
  let [start, width] = [0, 1];
  const at = () => [start, start + width];
  for (let halving = 1; halving <= 5; halving += 1) {
    for (let step = 0; step < 4; step += 1) {
      const narrower = width * 2 ** -0.25;
      // At a pointer that stands at two fifths of the plot.
      start += 0.4 * (width - narrower);
      width = narrower;
      yield at();
    }
    for (let step = 0; step < 12; step += 1) {
      // Four steps to the left, then eight to the right.
      const direction = step < 4 ? -1 : 1;
      start = Math.min(Math.max(start + direction * 0.1 * width, 0), 1 - width);
      yield at();
    }
  }
  for (let step = 0; step < 8; step += 1) {
    const wider = width * 2 ** 0.625;
    start = Math.max(start - 0.4 * (wider - width), 0);
    width = Math.min(wider, 1 - start);
    yield at();
  }
}
