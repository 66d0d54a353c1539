/** One curve in one crossing. `xy`, a view of wasm memory for this call only, holds x, y pairs in device pixels; a NaN pair lifts the pen. A width of 0 fills. */
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
