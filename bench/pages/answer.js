/**
 * The cloud's answer as columns, for those who have no reader of their own: `{ times, charts: [{ name, series: [{ label, values }] }] }`.
 *
 * All devices share one column of times, as uPlot, dygraphs and a dataset of ECharts want it; where a device has no sample, or one
 * that says "not measured", there is `null`. Times are Unix ms.
 */
export function columns(bytes, charts) {
  const devices = JSON.parse(new TextDecoder().decode(bytes)).Response.Details;
  const { times, rows } = shared(devices.map(({ StartTime, TimeOffset }) => ({ start: StartTime, offsets: TimeOffset })));
  return {
    times,
    charts: charts.map((metrics) => ({
      name: metrics.join(', '),
      series: metrics.flatMap((metric) =>
        devices.map((device, index) => ({
          label: devices.length > 1 ? `${device.DeviceType} ${metric}` : metric,
          values: spread(device[metric], rows[index], times.length),
        })),
      ),
    })),
  };
}

/** How often devices measure. */
const STEP_SECONDS = 2;

/** One column of times for all devices, with the position of each device's samples. */
function shared(devices) {
  const next = devices.map(() => 0);
  const rows = devices.map(() => []);
  const times = [];
  for (;;) {
    let time = Infinity;
    for (const [index, { start, offsets }] of devices.entries()) {
      if (next[index] < offsets.length) time = Math.min(time, start + offsets[next[index]]);
    }
    if (time === Infinity) return { times, rows };
    // Where nobody has a sample the curves must not go on: a row in which nothing is measured.
    const last = times.at(-1) / 1000;
    if (time - last > 1.5 * STEP_SECONDS) times.push((last + STEP_SECONDS) * 1000);
    for (let index = 0; index < devices.length; index += 1) {
      const { start, offsets } = devices[index];
      if (start + offsets[next[index]] !== time) continue;
      rows[index].push(times.length);
      next[index] += 1;
    }
    times.push(time * 1000);
  }
}

function spread(sent, rows, length) {
  const values = new Array(length).fill(null);
  for (let index = 0; index < sent.length; index += 1) {
    if (sent[index] !== null && sent[index] >= 0) values[rows[index]] = sent[index];
  }
  return values;
}

/** The place of the sample nearest to an instant. */
export function nearest(times, time) {
  let [low, high] = [0, times.length - 1];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle;
    else high = middle;
  }
  return time - times[low] <= times[high] - time ? low : high;
}
