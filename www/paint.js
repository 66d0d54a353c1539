/** Canvas operations, one call each, for `src/web/surface.rs`. Views of wasm memory are only valid during the call. */

/** Strokes or fills a path. `xy` contains x, y pairs in device pixels; a NaN pair starts a new run. A width of 0 fills. */
export function paint(context, xy, colour, width, dashOn, dashOff) {
  context.beginPath();
  let lifted = true;
  for (let i = 0; i < xy.length; i += 2) {
    const x = xy[i];
    if (x !== x) {
      lifted = true;
    } else if (lifted) {
      context.moveTo(x, xy[i + 1]);
      lifted = false;
    } else {
      context.lineTo(x, xy[i + 1]);
    }
  }
  if (width === 0) {
    context.fillStyle = colour;
    context.fill();
    return;
  }
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.lineJoin = 'round';
  if (dashOn > 0) context.setLineDash([dashOn, dashOff]);
  context.stroke();
  if (dashOn > 0) context.setLineDash([]);
}

/** Strokes vertical segments one pixel wide: centre, top and bottom of each. */
export function columnSegments(context, lines, colour) {
  context.beginPath();
  for (let i = 0; i < lines.length; i += 3) {
    const x = lines[i];
    context.moveTo(x, lines[i + 1]);
    context.lineTo(x, lines[i + 2]);
  }
  context.strokeStyle = colour;
  context.lineWidth = 1;
  context.stroke();
}

const ALIGN = ['left', 'center', 'right'];
const BASELINE = ['top', 'middle', 'bottom'];

/** Draws text with one of its nine anchor points at x, y. Without a font it uses the previous one. */
export function write(context, text, x, y, font, colour, across, along) {
  if (font) context.font = font;
  context.fillStyle = colour;
  context.textAlign = ALIGN[across];
  context.textBaseline = BASELINE[along];
  context.fillText(text, x, y);
}
