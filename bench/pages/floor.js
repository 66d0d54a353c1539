/**
 * The floor: what is left when a program does nothing but draw. Written by hand for this one page, from the same reduced points as
 * ours: the lowest and the highest value of each column of device pixels, out of a pyramid that was made once, or the samples
 * themselves where there are fewer than columns; lines as thick as ours. With `?bare` there are curves alone: no grid, no figures,
 * no legend and no line at the cursor.
 *
 * A curve is a vertical line of one device pixel in every column, from its lowest to its highest point there, and all of them are
 * one path: without a graphics card Chromium takes a hundred times as long for one stroke, wider than a pixel, along the curve.
 */

import { columns } from './answer.js';
import { colours, font, clock, gridColour, margin, places, textColour } from './layout.js';
import { Legend, follow } from './readout.js';

const isBare = location.search === '?bare';
/** As ours. */
const STROKE = 1.5;
/** Each level of the pyramid holds one entry for so many of the one below. */
const FAN = 8;

let panels = [];
let legends = [];
let times;
/** What is shown, Unix ms. */
let shown;

globalThis.contender = {
  start() {},

  load(bytes, { charts, size }) {
    const answer = columns(bytes, charts);
    times = Float64Array.from(answer.times);
    panels = places(answer.charts, size).map((place) => new Panel(place, size));
    if (!isBare) {
      legends = panels.map(({ section, series }) => new Legend(section, series));
      const timeAt = (share) => shown.start + share * (shown.end - shown.start);
      const shareOf = (time) => (time - shown.start) / (shown.end - shown.start);
      follow(panels.map(({ over }) => over), legends, times, { timeAt, shareOf });
    }
    this.show(times[0], times.at(-1));
  },

  show(start, end) {
    shown = { start, end };
    // Shared by all charts: where each column of pixels begins.
    const view = panels[0].view(start, end);
    for (const panel of panels) panel.draw(view);
  },

  plots: () => panels.map(({ over }) => over.getBoundingClientRect()),
  canvases: () => panels.map(({ context }) => context.canvas),
  readings: () => legends.map(({ root }) => root.textContent),
};

class Panel {
  constructor({ chart, place, section, isLast, outer }, size) {
    this.section = section;
    this.size = size;
    this.isLast = isLast;
    this.series = chart.series.map(({ label, values }) => ({
      label,
      values: column(values),
    }));
    this.pyramids = this.series.map(({ values }) => pyramid(values));
    // Refilled for each window.
    const count = Math.round(size.width * devicePixelRatio);
    this.scratch = this.series.map(() => ({ lows: new Float32Array(count), highs: new Float32Array(count), highest: 0 }));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(outer.width * devicePixelRatio);
    canvas.height = Math.round(outer.height * devicePixelRatio);
    canvas.style.width = `${outer.width}px`;
    canvas.style.height = `${outer.height}px`;
    this.over = document.createElement('div');
    this.over.className = 'over';
    for (const [name, length] of [['left', margin.left], ['top', margin.top], ...Object.entries(size)]) {
      this.over.style[name] = `${length}px`;
    }
    place.append(canvas, this.over);
    this.context = canvas.getContext('2d');
  }

  /** The first sample of every column of device pixels, and how many columns there are. */
  view(start, end) {
    const count = Math.round(this.size.width * devicePixelRatio);
    const firsts = new Int32Array(count + 1);
    let index = firstFrom(start);
    for (let column = 0; column <= count; column += 1) {
      const from = start + (column / count) * (end - start);
      if (times[index] < from) index = firstFrom(from, index);
      firsts[column] = index;
    }
    return { start, end, count, firsts };
  }

  draw(view) {
    const { context, size } = this;
    const ratio = devicePixelRatio;
    const reduced = this.pyramids.map((pyramid, index) => reduce(pyramid, view, this.scratch[index]));
    const top = Math.max(1, ...reduced.map(({ highest }) => highest)) * 1.05;
    const left = margin.left * ratio;
    const height = size.height * ratio;
    const above = margin.top * ratio;
    const y = (value) => above + height * (1 - value / top);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (!isBare) this.drawFrame(view, top, y);
    context.save();
    context.beginPath();
    context.rect(left, above, size.width * ratio, height);
    context.clip();
    context.lineWidth = 1;
    for (const [index, { lows, highs }] of reduced.entries()) {
      context.strokeStyle = colours[index];
      context.beginPath();
      for (let column = 0; column < lows.length; column += 1) {
        // Nothing was measured there: not a number is no height.
        if (!(lows[column] <= highs[column])) continue;
        const x = left + column + 0.5;
        context.moveTo(x, y(highs[column]) - (STROKE * ratio) / 2);
        context.lineTo(x, y(lows[column]) + (STROKE * ratio) / 2);
      }
      context.stroke();
    }
    context.restore();
  }

  /** Grid and figures. */
  drawFrame({ start, end }, top, y) {
    const { context, size } = this;
    const ratio = devicePixelRatio;
    const left = margin.left * ratio;
    const width = size.width * ratio;
    context.strokeStyle = gridColour;
    context.fillStyle = textColour;
    context.lineWidth = 1;
    context.font = font.replace('12', 12 * ratio);
    context.textBaseline = 'middle';
    context.textAlign = 'right';
    context.beginPath();
    const step = nice(top / 4);
    for (let value = 0; value <= top; value += step) {
      const at = Math.round(y(value)) + 0.5;
      context.moveTo(left, at);
      context.lineTo(left + width, at);
      context.fillText(value.toLocaleString('en'), left - 8 * ratio, at);
    }
    context.textBaseline = 'top';
    context.textAlign = 'center';
    const stride = STRIDES.find((stride) => (end - start) / stride <= size.width / 64) ?? STRIDES.at(-1);
    for (let time = Math.ceil(start / stride) * stride; time <= end; time += stride) {
      const at = Math.round(left + (width * (time - start)) / (end - start)) + 0.5;
      context.moveTo(at, y(top));
      context.lineTo(at, y(0));
      if (this.isLast) context.fillText(clock(time), at, y(0) + 6 * ratio);
    }
    context.stroke();
  }
}

/** From a minute to a day, in ms. */
const STRIDES = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440].map((minutes) => minutes * 60_000);

function nice(step) {
  const power = 10 ** Math.floor(Math.log10(step));
  return power * [1, 2, 5, 10].find((factor) => factor * power >= step);
}

/** The first sample that is not before an instant. */
function firstFrom(time, from = 0) {
  let [low, high] = [from, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** As numbers alone; what is missing is none. */
function column(values) {
  const column = new Float32Array(values.length);
  for (let index = 0; index < values.length; index += 1) column[index] = values[index] ?? NaN;
  return column;
}

/** Level upon level of lowest and highest values; the samples themselves are the first. A hole among them is not seen from above. */
function pyramid(values) {
  const levels = [{ lows: values, highs: values }];
  while (levels.at(-1).lows.length > FAN) {
    const { lows, highs } = levels.at(-1);
    const length = Math.ceil(lows.length / FAN);
    const level = { lows: new Float32Array(length), highs: new Float32Array(length) };
    for (let index = 0; index < length; index += 1) {
      let [low, high] = [Infinity, -Infinity];
      const end = Math.min(lows.length, (index + 1) * FAN);
      for (let below = index * FAN; below < end; below += 1) {
        if (lows[below] < low) low = lows[below];
        if (highs[below] > high) high = highs[below];
      }
      level.lows[index] = low;
      level.highs[index] = high;
    }
    levels.push(level);
  }
  return levels;
}

/** The lowest and the highest point of a series in every column of device pixels, and the highest of all. */
function reduce(levels, { start, end, count, firsts }, columns) {
  const samples = levels[0].lows;
  const first = Math.max(firsts[0] - 1, 0);
  const last = Math.min(firsts[count] + 1, samples.length);
  columns.lows.fill(Infinity);
  columns.highs.fill(-Infinity);
  columns.highest = 0;
  if (last - first > count) fillFromAbove(columns, levels, firsts);
  else fillAlong(columns, samples.subarray(first, last), times.subarray(first, last), start, count / (end - start));
  for (const high of columns.highs) if (high > columns.highest) columns.highest = high;
  return columns;
}

/** Where samples are denser than columns. */
function fillFromAbove({ lows, highs }, levels, firsts) {
  const samples = levels[0].lows;
  let before = NaN;
  for (let column = 0; column < lows.length; column += 1) {
    const [from, to] = [firsts[column], firsts[column + 1]];
    const [low, high] = extremes(levels, from, to);
    // Up or down to where the column before has ended.
    lows[column] = before < low ? before : low;
    highs[column] = before > high ? before : high;
    before = from < to ? samples[to - 1] : NaN;
  }
}

/** Where columns are denser than samples: what a line from sample to sample passes in each. */
function fillAlong({ lows, highs }, samples, times, start, scale) {
  for (let index = 1; index < samples.length; index += 1) {
    const [from, to] = [samples[index - 1], samples[index]];
    if (Number.isNaN(from + to)) continue;
    const left = (times[index - 1] - start) * scale;
    const right = (times[index] - start) * scale;
    const slope = (to - from) / (right - left);
    const end = Math.min(Math.floor(right), lows.length - 1);
    for (let column = Math.max(Math.floor(left), 0); column <= end; column += 1) {
      const enters = from + slope * (Math.max(column, left) - left);
      const leaves = from + slope * (Math.min(column + 1, right) - left);
      lows[column] = Math.min(lows[column], enters, leaves);
      highs[column] = Math.max(highs[column], enters, leaves);
    }
  }
}

/** The lowest and the highest of the samples `from .. to`, from as far up in the pyramid as can be. */
function extremes(levels, from, to) {
  let [low, high] = [Infinity, -Infinity];
  const see = ({ lows, highs }, index) => {
    if (lows[index] < low) low = lows[index];
    if (highs[index] > high) high = highs[index];
  };
  for (let depth = 0; from < to; depth += 1) {
    const level = levels[depth];
    const isTop = depth === levels.length - 1;
    while (from < to && (isTop || from % FAN)) see(level, from++);
    while (to > from && (isTop || to % FAN)) see(level, --to);
    from /= FAN;
    to /= FAN;
  }
  return low === Infinity ? [NaN, NaN] : [low, high];
}
