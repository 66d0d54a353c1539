/**
 * ECharts as its handbook and uPlot's benchmark have it: only the parts that are used are imported; no animation, no symbols, the
 * data as one typed array in a `dataset`, `sampling: 'lttb'`, no emphasis, dirty rectangles. `connect` would share window and cursor, but the cursor
 * by the index of a sample, which a sampled series need not have; so both are passed on from here. Its tooltips would be twelve
 * moving boxes: the values are written into a plain legend below instead, which is cheaper.
 */

import { LineChart } from 'echarts/charts';
import { AxisPointerComponent, DataZoomInsideComponent, DatasetComponent, GridComponent, TooltipComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';
import { columns, nearest } from './answer.js';
import { colours, gridColour, margin, places, textColour } from './layout.js';
import { Legend } from './readout.js';

use([LineChart, AxisPointerComponent, DataZoomInsideComponent, DatasetComponent, GridComponent, TooltipComponent, CanvasRenderer]);

const splitLine = { show: true, lineStyle: { color: gridColour } };

let charts = [];
let legends = [];

globalThis.contender = {
  start() {},

  load(bytes, { charts: metrics, size }) {
    const { times, charts: shown } = columns(bytes, metrics);
    const all = places(shown, size);
    legends = all.map(({ chart, section }) => new Legend(section, chart.series));
    charts = all.map(({ chart, place, isLast, bottom, outer }) => {
      const instance = init(place, null, { renderer: 'canvas', useDirtyRect: true, ...outer });
      instance.setOption({
        animation: false,
        grid: { left: margin.left, right: margin.right, top: margin.top, bottom, outerBoundsMode: 'none' },
        tooltip: { trigger: 'axis', showContent: false },
        axisPointer: { animation: false },
        dataZoom: [{ type: 'inside' }],
        xAxis: { type: 'time', axisLabel: { show: isLast, color: textColour }, axisTick: { show: isLast }, splitLine },
        yAxis: { type: 'value', axisLabel: { color: textColour }, splitLine },
        dataset: { source: interleaved(times, chart.series), dimensions: ['time', ...chart.series.map(({ label }) => label)] },
        series: chart.series.map(({ label }, index) => ({
          type: 'line',
          showSymbol: false,
          sampling: 'lttb',
          lineStyle: { width: 1, color: colours[index] },
          emphasis: { disabled: true },
          encode: { x: 'time', y: label },
        })),
      });
      return instance;
    });
    charts.forEach((chart, index) => {
      chart.getZr().on('mousemove', ({ offsetX: x, offsetY: y }) => {
        for (const other of charts) if (other !== chart) other.dispatchAction({ type: 'updateAxisPointer', x, y });
      });
      chart.on('updateAxisPointer', ({ axesInfo }) => {
        if (axesInfo.length) legends[index].show(nearest(times, axesInfo[0].value));
      });
    });
  },

  show(startValue, endValue) {
    for (const chart of charts) chart.dispatchAction({ type: 'dataZoom', startValue, endValue });
  },

  plots: () =>
    charts.map((chart) => {
      const { x, y, width, height } = chart.getModel().getComponent('grid').coordinateSystem.getRect();
      const { left, top } = chart.getDom().getBoundingClientRect();
      return new DOMRect(left + x, top + y, width, height);
    }),
  canvases: () => charts.map((chart) => chart.getDom().querySelector('canvas')),
  readings: () => legends.map(({ root }) => root.textContent),
};

/** Row by row: time, then a value of every series. */
function interleaved(times, series) {
  const width = series.length + 1;
  const source = new Float64Array(times.length * width);
  for (let row = 0; row < times.length; row += 1) {
    source[row * width] = times[row];
    for (let column = 1; column < width; column += 1) source[row * width + column] = series[column - 1].values[row] ?? NaN;
  }
  return source;
}
