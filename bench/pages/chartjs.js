/**
 * Chart.js as its page on performance has it: only the parts that are used are registered; data in its own form, sorted, with
 * `parsing: false` and `normalized: true`; the decimation plugin; no animation; labels neither rotated nor measured one by one; a
 * linear axis, which needs no library of dates. It has no cursor that several charts share: the line and the legend of the floor
 * take that place, which is cheaper than drawing twelve charts anew for every move, so that its own handling of events is off.
 */

import { Chart, Decimation, LineController, LineElement, LinearScale, PointElement } from 'chart.js';
import { columns } from './answer.js';
import { clock, colours, gridColour, margin, places, textColour } from './layout.js';
import { Legend, follow } from './readout.js';

Chart.register(Decimation, LineController, LineElement, LinearScale, PointElement);

/** Takes the size of an axis out of its hands, so that plots are as large as everybody's. */
const fix = (sizes) => (axis) => Object.assign(axis, sizes);

let charts = [];
let legends = [];
let plots = [];

globalThis.contender = {
  start() {},

  load(bytes, { charts: metrics, size }) {
    const { times, charts: shown } = columns(bytes, metrics);
    const all = places(shown, size);
    const bounds = { min: times[0], max: times.at(-1) };
    charts = all.map(({ chart, place, isLast, bottom }) => {
      const canvas = document.createElement('canvas');
      place.append(canvas);
      return new Chart(canvas, {
        type: 'line',
        data: {
          datasets: chart.series.map(({ label, values }, index) => ({
            label,
            data: values.map((y, row) => ({ x: times[row], y: y ?? NaN })),
            borderColor: colours[index],
            borderWidth: 1,
            pointRadius: 0,
          })),
        },
        options: {
          animation: false,
          parsing: false,
          normalized: true,
          maintainAspectRatio: false,
          events: [],
          layout: { padding: { top: margin.top, right: margin.right } },
          plugins: { decimation: { enabled: true, algorithm: 'min-max' } },
          scales: {
            x: {
              type: 'linear',
              ...bounds,
              afterFit: fix({ height: bottom, paddingLeft: 0, paddingRight: 0 }),
              grid: { color: gridColour },
              ticks: { display: isLast, callback: clock, color: textColour, minRotation: 0, maxRotation: 0, sampleSize: 1 },
            },
            y: {
              afterFit: fix({ width: margin.left, paddingTop: 0, paddingBottom: 0 }),
              grid: { color: gridColour },
              ticks: { color: textColour, minRotation: 0, maxRotation: 0, sampleSize: 1 },
            },
          },
        },
      });
    });
    legends = all.map(({ chart, section }) => new Legend(section, chart.series));
    plots = charts.map(({ chartArea, canvas }) => {
      const plot = document.createElement('div');
      plot.className = 'over';
      for (const name of ['left', 'top', 'width', 'height']) plot.style[name] = `${chartArea[name]}px`;
      canvas.after(plot);
      return plot;
    });
    const x = () => charts[0].scales.x;
    const timeAt = (share) => x().min + share * (x().max - x().min);
    const shareOf = (time) => (time - x().min) / (x().max - x().min);
    follow(plots, legends, times, { timeAt, shareOf });
  },

  show(min, max) {
    for (const chart of charts) {
      Object.assign(chart.options.scales.x, { min, max });
      chart.update('none');
    }
  },

  plots: () => plots.map((plot) => plot.getBoundingClientRect()),
  canvases: () => charts.map(({ canvas }) => canvas),
  readings: () => legends.map(({ root }) => root.textContent),
};
