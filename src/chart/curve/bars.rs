//! What happened in a sample: a bar or a stem, and none for zero.

use super::Pencil;
use super::marks::{MARK_EVERY_SAMPLE_PX, Marks};
use crate::chart::path::Path;
use crate::chart::sheet::Sheet;

impl Pencil<'_> {
    pub(super) fn bars(&self, sheet: &mut Sheet, filled: bool) {
        let ratio = self.plot.ratio;
        let half = (self.x_scale.px_of(self.curve.step) * 0.35).clamp(ratio, 4.0 * ratio);
        let mut path = Path::default();
        let zero = self.plot.y(0.0);
        self.each_not_zero(|x, value| {
            let top = self.plot.y(value).min(zero - ratio);
            path.rectangle(x - half, top, x + half, zero);
        });
        if filled {
            sheet.fill(path, self.colour);
        } else {
            sheet.stroke(path, self.pen(1.5, None));
        }
    }

    pub(super) fn stems(&self, sheet: &mut Sheet) {
        let mut path = Path::default();
        let mut marks = Marks::new(self);
        let mut last_mark = f64::NEG_INFINITY;
        let spacing = MARK_EVERY_SAMPLE_PX * self.plot.ratio;
        self.each_not_zero(|x, value| {
            let y = self.plot.y(value);
            path.segment((x, self.plot.y(0.0)), (x, y));
            if x - last_mark >= spacing {
                marks.point(x, y);
                last_mark = x;
            }
        });
        sheet.stroke(path, self.pen(self.curve.look.width, self.curve.look.dash));
        marks.draw(sheet);
    }

    /// The greatest value of each column of pixels that has one other than zero, within the plot.
    fn each_not_zero(&self, mut each: impl FnMut(f64, f64)) {
        let (left, right) = self.edges();
        let values = self.curve.values;
        for column in self.curve.columns.of(self.seen.clone()) {
            let Some(extremes) = self.curve.trace.pyramid.extremes(values, column) else {
                continue;
            };
            let x = self.x(extremes.highest());
            let value = values[extremes.highest()];
            if value != 0.0 && x >= left && x <= right {
                each(x, value);
            }
        }
    }
}
