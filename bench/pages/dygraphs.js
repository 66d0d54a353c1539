/**
 * dygraphs with its native arrays rather than text, and with its own synchronizer and crosshair for window and cursor. Its values
 * stand in its own legend, beside the plot.
 */

import Dygraph from 'dygraphs';
import 'dygraphs/dist/dygraph.min.css';
import 'dygraphs/src/extras/crosshair.js';
import 'dygraphs/src/extras/synchronizer.js';
import { columns } from './answer.js';
import { colours, gridColour, margin, places } from './layout.js';

let charts = [];
let legends = [];

globalThis.contender = {
  start() {},

  load(bytes, { charts: metrics, size }) {
    const { times, charts: shown } = columns(bytes, metrics);
    const all = places(shown, size);
    legends = all.map(({ section }) => {
      const legend = document.createElement('div');
      legend.className = 'readout';
      section.append(legend);
      return legend;
    });
    charts = all.map(({ chart, place, isLast, bottom, outer }, index) => {
      // It keeps no room above the plot, and three pixels on both sides of its figures.
      place.style.height = `${outer.height - margin.top}px`;
      const rows = times.map((time, row) => [new Date(time), ...chart.series.map(({ values }) => values[row])]);
      return new Dygraph(place, rows, {
        labels: ['Time', ...chart.series.map(({ label }) => label)],
        labelsDiv: legends[index],
        legend: 'always',
        colors: colours,
        gridLineColor: gridColour,
        rightGap: margin.right,
        xRangePad: 0,
        axes: { x: { drawAxis: isLast, drawGrid: true }, y: { axisLabelWidth: margin.left - 6 } },
        xAxisHeight: bottom,
        plugins: [new Dygraph.Plugins.Crosshair({ direction: 'vertical' })],
      });
    });
    if (charts.length > 1) Dygraph.synchronize(charts, { range: false });
  },

  show(start, end) {
    // The synchronizer passes it on.
    charts[0].updateOptions({ dateWindow: [start, end] });
  },

  plots: () =>
    charts.map((chart) => {
      const { x, y, w, h } = chart.getArea();
      const { left, top } = chart.canvas_.getBoundingClientRect();
      return new DOMRect(left + x, top + y, w, h);
    }),
  canvases: () => charts.map(({ hidden_ }) => hidden_),
  readings: () => legends.map(({ textContent }) => textContent),
};
