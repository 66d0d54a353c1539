/**
 * uPlot as its README and its own benchmark have it: data as one column of times shared by all series, `null` for what is missing,
 * points left to its own judgement, strokes of one pixel, and the cursor synchronized through a shared key. Its legend with live
 * values is the built-in one. `setScale` is batched by uPlot itself.
 */

import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { columns } from './answer.js';
import { colours, gridColour, margin, places, textColour } from './layout.js';

let charts = [];

globalThis.contender = {
  start() {},

  load(bytes, { charts: metrics, size }) {
    const { times, charts: shown } = columns(bytes, metrics);
    charts = places(shown, size).map(({ chart, place, isLast, bottom, outer }) => {
      const grid = { stroke: gridColour, width: 1 };
      // The legend is below the canvas.
      place.style.height = '';
      const options = {
        ...outer,
        ms: 1,
        padding: [margin.top, margin.right, 0, 0],
        cursor: { sync: { key: 'all', scales: ['x', null] } },
        axes: [
          { size: bottom, grid, stroke: textColour, ...(isLast ? {} : { values: () => [], ticks: { show: false } }) },
          { size: margin.left, grid, stroke: textColour },
        ],
        series: [{}, ...chart.series.map(({ label }, index) => ({ label, stroke: colours[index] }))],
      };
      return new uPlot(options, [times, ...chart.series.map(({ values }) => values)], place);
    });
  },

  show(min, max) {
    for (const chart of charts) chart.setScale('x', { min, max });
  },

  plots: () => charts.map((chart) => chart.over.getBoundingClientRect()),
  canvases: () => charts.map((chart) => chart.ctx.canvas),
  readings: () => charts.map((chart) => chart.root.querySelector('.u-legend').textContent),
};
