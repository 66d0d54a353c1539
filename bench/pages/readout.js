/** A legend with live values and a line through all charts, in plain HTML, for those whose library has none. */

import { nearest } from './answer.js';
import { colours } from './layout.js';

/** The legend of a chart, below it. */
export class Legend {
  #cells;
  #series;

  constructor(section, series) {
    this.#series = series;
    this.root = document.createElement('div');
    this.root.className = 'readout';
    this.#cells = series.map(({ label }, index) => {
      const name = document.createElement('span');
      const value = document.createElement('b');
      name.style.color = colours[index];
      name.textContent = label;
      this.root.append(name, value);
      return value;
    });
    section.append(this.root);
  }

  show(index) {
    for (const [place, { values }] of this.#series.entries()) {
      const value = values[index];
      this.#cells[place].textContent = value == null || Number.isNaN(value) ? '–' : value;
    }
  }
}

/** Follows the pointer over any of the plots. `timeAt(share)` is the instant at that share of a plot's width, `shareOf` its inverse. */
export function follow(plots, legends, times, { timeAt, shareOf }) {
  const lines = plots.map((plot) => {
    const line = document.createElement('div');
    line.className = 'line';
    plot.append(line);
    return line;
  });
  for (const plot of plots) {
    plot.addEventListener('mousemove', (event) => {
      const { left, width } = plot.getBoundingClientRect();
      const index = nearest(times, timeAt((event.clientX - left) / width));
      const x = shareOf(times[index]) * width;
      for (const line of lines) line.style.transform = `translateX(${x}px)`;
      for (const legend of legends) legend.show(index);
    });
  }
}
