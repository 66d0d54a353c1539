//! Events per sample: a bar or stem, and none for zero.

use super::CurvePainter;
use super::line::CARRIES;
use super::marks::{MARK_EVERY_SAMPLE_PX, Marks};
use crate::chart::draw_list::DrawList;
use crate::chart::path::Path;

impl CurvePainter<'_> {
    pub(super) fn bars(&self, list: &mut DrawList, filled: bool) {
        let ratio = self.plot.ratio;
        let half = (self.x_scale.px_of(self.curve.step) * 0.35).clamp(ratio, 4.0 * ratio);
        let mut path = Path::default();
        let zero = self.plot.y(0.0);
        self.each_not_zero(|index, value| {
            let x = self.x(index);
            let top = self.plot.y(value).min(zero - ratio);
            path.rectangle(x - half, top, x + half, zero);
        });
        if filled {
            list.fill(path, self.colour);
        } else {
            list.stroke(path, self.pen(1.5, None));
        }
    }

    pub(super) fn stems(&self, list: &mut DrawList) {
        let (mut path, mut thick) = (Path::default(), Path::default());
        let mut marks = Marks::new(self);
        let mut last_mark = f64::NEG_INFINITY;
        let spacing = MARK_EVERY_SAMPLE_PX * self.plot.ratio;
        self.each_not_zero(|index, value| {
            let (x, y) = (self.x(index), self.plot.y(value));
            let stem = if self.carries(index) {
                &mut thick
            } else {
                &mut path
            };
            stem.segment((x, self.plot.y(0.0)), (x, y));
            if x - last_mark >= spacing {
                marks.point(x, y);
                last_mark = x;
            }
        });
        list.stroke(path, self.pen(self.thin(), self.curve.style.dash));
        list.stroke(thick, self.pen(CARRIES, None));
        marks.draw(list);
    }

    /// Whether the link was active in that sample.
    fn carries(&self, index: usize) -> bool {
        let stretches = self.curve.active_runs.unwrap_or_default();
        let next = stretches.partition_point(|stretch| stretch.end <= index);
        stretches
            .get(next)
            .is_some_and(|stretch| stretch.start <= index)
    }

    /// For each pixel column with a non-zero value in the plot: the sample of the greatest value, and that value.
    fn each_not_zero(&self, mut each: impl FnMut(usize, f64)) {
        let (left, right) = self.edges();
        let values = self.curve.values;
        for column in self.curve.columns.of(self.seen.clone()) {
            let Some(extremes) = self.curve.trace.pyramid.extremes(values, column) else {
                continue;
            };
            let index = extremes.highest();
            let (x, value) = (self.x(index), values[index]);
            if value != 0.0 && x >= left && x <= right {
                each(index, value);
            }
        }
    }
}
