//! Shares of a total: a block around each sample, stacked.

use super::CurvePainter;
use crate::chart::draw_list::DrawList;
use crate::chart::path::Path;
use crate::chart::plot::Stack;

impl CurvePainter<'_> {
    /// A block around each sample; where several share a pixel column, their mean.
    pub(super) fn share(&self, list: &mut DrawList) {
        let Some(stack) = self.curve.stack else {
            return;
        };
        let half = self.x_scale.px_of(self.curve.step) / 2.0;
        let solid = self.curve.style.paint.mark().is_filled();
        let ratio = self.plot.ratio;
        let plot = self.edges();
        let (mut area, mut edge) = (Path::default(), Path::default());
        for run in self.runs() {
            for column in self.curve.columns.of(run) {
                let left = (self.x(column.start) - half).max(plot.0).round();
                let right = (self.x(column.end - 1) + half).min(plot.1).round();
                if right < plot.0 || left >= plot.1 {
                    continue;
                }
                let right = right.max(left + 1.0);
                // Wide blocks are separated by one pixel of background.
                let right = if right - left > 6.0 * ratio {
                    right - ratio
                } else {
                    right
                };
                let (below, share) = stack.means(column);
                let (top, bottom) = (self.plot.y(below + share), self.plot.y(below));
                if solid {
                    area.rectangle(left, top, right, bottom);
                    edge.segment((left, top), (right, top));
                } else {
                    area.hatch(left, top, right, bottom, 4.0 * ratio);
                }
            }
        }
        if solid {
            list.fill(area, self.colour.with_alpha(self.plot.palette.lane_tint));
            list.stroke(edge, self.pen(1.5, None));
        } else {
            list.stroke(area, self.pen(2.0, None));
        }
    }
}

impl Stack {
    /// The means of the measured samples: of what lies below, and of the share.
    fn means(&self, samples: std::ops::Range<usize>) -> (f64, f64) {
        let mean = |sums: &[f64]| (sums[samples.end] - sums[samples.start]) / samples.len() as f64;
        (mean(&self.below), mean(&self.share))
    }
}
