/** The layout of charts, the same for every contender except ours, which has its own. */

/** Room around a plot, in CSS pixels. The time axis has its labels under the last chart alone, as ours has them once. */
export const margin = { left: 52, right: 16, top: 8, bottom: 26 };

export const colours = ['#1f5bcb', '#cb6f20', '#23938a'];
export const gridColour = '#eceef1';
export const textColour = '#5b6470';
export const font = '12px sans-serif';

/** A heading and a place for every chart; the size of the plot alone and of everything that belongs on its canvas. */
export function places(charts, { width, height }) {
  return charts.map((chart, index) => {
    const isLast = index === charts.length - 1;
    const bottom = isLast ? margin.bottom : 0;
    const section = document.createElement('section');
    const heading = document.createElement('h4');
    const place = document.createElement('div');
    heading.textContent = chart.name;
    const outer = { width: margin.left + width + margin.right, height: margin.top + height + bottom };
    place.className = 'place';
    place.style.width = `${outer.width}px`;
    place.style.height = `${outer.height}px`;
    section.append(heading, place);
    document.body.append(section);
    return { chart, place, section, isLast, bottom, outer };
  });
}

/** `03:25`, without the cost of `Intl`. */
export const clock = (time) => new Date(time).toISOString().slice(11, 16);
