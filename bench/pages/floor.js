/**
 * The floor: what is left when a program does nothing but draw. Written by hand for this one page, from the same reduced points as
 * ours: the lowest and the highest value of each column of device pixels, out of a pyramid that was made once, or the samples
 * themselves where there are fewer than columns; ink as thick as ours. With `?bare` there are curves alone: no grid, no figures,
 * no legend and no line at the cursor.
 *
 * A column is a rectangle, and a run of samples several short strokes: without a graphics card Chromium takes thirty times as long
 * for one stroke through all columns.
 */

import { columns } from './answer.js';
import { colours, font, clock, gridColour, margin, places, textColour } from './layout.js';
import { Legend, follow } from './readout.js';

const isBare = location.search === '?bare';
/** As ours. */
const STROKE = 1.5;
/** So many samples to a stroke. */
const RUN = 16;
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
    const columns = panels[0].columns(start, end);
    for (const panel of panels) panel.draw(columns);
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
      values: Float32Array.from(values, (value) => value ?? NaN),
    }));
    this.pyramids = this.series.map(({ values }) => pyramid(values));
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
  columns(start, end) {
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

  draw(columns) {
    const { context, size } = this;
    const ratio = devicePixelRatio;
    const reduced = this.pyramids.map((pyramid) => reduce(pyramid, columns));
    const top = Math.max(1, ...reduced.map(({ highest }) => highest)) * 1.05;
    const left = margin.left * ratio;
    const height = size.height * ratio;
    const above = margin.top * ratio;
    const y = (value) => above + height * (1 - value / top);
    context.clearRect(0, 0, context.canvas.width, context.canvas.height);
    if (!isBare) this.drawFrame(columns, top, y);
    context.save();
    context.beginPath();
    context.rect(left, above, size.width * ratio, height);
    context.clip();
    for (const [index, points] of reduced.entries()) {
      context.strokeStyle = context.fillStyle = colours[index];
      if (points.highs) drawColumns(context, points, left, y);
      else drawSamples(context, points, left, y);
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

/** Level upon level of lowest and highest values; the samples themselves are the first. A hole among them is not seen from above. */
function pyramid(values) {
  const levels = [{ lows: values, highs: values }];
  while (levels.at(-1).lows.length > FAN) {
    const { lows, highs } = levels.at(-1);
    const length = Math.ceil(lows.length / FAN);
    const level = { lows: new Float32Array(length), highs: new Float32Array(length) };
    for (let index = 0; index < length; index += 1) {
      let [low, high] = [NaN, NaN];
      const end = Math.min(lows.length, (index + 1) * FAN);
      for (let below = index * FAN; below < end; below += 1) {
        if (!(lows[below] >= low)) low = lows[below] === lows[below] ? lows[below] : low;
        if (!(highs[below] <= high)) high = highs[below] === highs[below] ? highs[below] : high;
      }
      level.lows[index] = low;
      level.highs[index] = high;
    }
    levels.push(level);
  }
  return levels;
}

/** What a window shows of a series: the samples, or the extremes of every column. */
function reduce(levels, { start, end, count, firsts }) {
  const samples = levels[0].lows;
  const first = Math.max(firsts[0] - 1, 0);
  const last = Math.min(firsts[count] + 1, samples.length);
  return last - first > count ? extremesOf(levels, firsts, count) : samplesOf(samples, first, last, start, count / (end - start));
}

function samplesOf(samples, first, last, start, scale) {
  const points = { xs: new Float32Array(last - first), values: samples.subarray(first, last), highest: 0 };
  for (let index = first; index < last; index += 1) {
    points.xs[index - first] = (times[index] - start) * scale;
    if (samples[index] > points.highest) points.highest = samples[index];
  }
  return points;
}

function extremesOf(levels, firsts, count) {
  const samples = levels[0].lows;
  const points = { lows: new Float32Array(count), highs: new Float32Array(count), highest: 0 };
  let before = NaN;
  for (let column = 0; column < count; column += 1) {
    const [from, to] = [firsts[column], firsts[column + 1]];
    const [low, high] = extremes(levels, from, to);
    // Up or down to where the column before has ended.
    points.lows[column] = before < low ? before : low;
    points.highs[column] = before > high ? before : high;
    before = from < to ? samples[to - 1] : NaN;
    if (high > points.highest) points.highest = high;
  }
  return points;
}

function drawColumns(context, { lows, highs }, left, y) {
  const thick = STROKE * devicePixelRatio;
  for (let column = 0; column < lows.length; column += 1) {
    const top = y(highs[column]) - thick / 2;
    // A column without a sample is no number, and draws nothing.
    context.fillRect(left + column, top, 1, y(lows[column]) + thick / 2 - top);
  }
}

function drawSamples(context, { xs, values }, left, y) {
  context.lineWidth = STROKE * devicePixelRatio;
  for (let from = 0; from < xs.length - 1; from += RUN) {
    const to = Math.min(from + RUN, xs.length - 1);
    let isLifted = true;
    context.beginPath();
    for (let index = from; index <= to; index += 1) {
      if (Number.isNaN(values[index])) isLifted = true;
      else if (isLifted) {
        context.moveTo(left + xs[index], y(values[index]));
        isLifted = false;
      } else context.lineTo(left + xs[index], y(values[index]));
    }
    context.stroke();
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
