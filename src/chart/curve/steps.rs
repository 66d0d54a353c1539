//! Values that hold: a target until the next one, a constant for its connection.

use plotters::style::text_anchor::{HPos, Pos, VPos};

use super::marks::Marks;
use super::{CurvePainter, OffScale, plain};
use crate::chart::draw_list::{DrawList, TextItem};
use crate::chart::labels::{LabelBox, Labels};
use crate::chart::path::Path;

impl CurvePainter<'_> {
    pub(super) fn step(&self, list: &mut DrawList) {
        let mut path = Path::default();
        let (left, right) = self.edges();
        for run in self.runs() {
            path.lift();
            if run.len() == 1 {
                let (x, y) = (self.x(run.start), self.plot.y(self.curve.values[run.start]));
                let half = self.x_scale.px_of(self.curve.step) / 2.0;
                path.segment((x - half, y), (x + half, y));
                continue;
            }
            // Values beyond the window are drawn at its edge, where they enter and leave.
            let mut before: Option<f64> = None;
            self.points(run, |x, y| {
                let inside = x.clamp(left, right);
                if let Some(before) = before.replace(y) {
                    path.line_to(inside, before);
                }
                if x <= right {
                    path.line_to(inside, y);
                }
            });
            path.lift();
        }
        list.stroke(
            path,
            self.pen(self.curve.style.width, self.curve.style.dash),
        );
    }

    /// A single value for the whole segment is a step with a mark at each end; a value that changes is a line.
    pub(super) fn constant(
        &self,
        list: &mut DrawList,
        beyond: &mut Vec<OffScale>,
        labels: &mut Labels,
    ) {
        let mut path = Path::default();
        let mut marks = Marks::new(self);
        let single = self.plot.ratio * 4.0;
        let (left, right) = self.edges();
        let values = self.curve.values;
        for run in self.runs() {
            let extremes = self.curve.trace.pyramid.extremes(values, run.clone());
            if extremes.is_some_and(|is| values[is.lowest()] != values[is.highest()]) {
                self.polyline(&mut path, run.clone());
                marks.along(run, false);
                continue;
            }
            let value = values[run.start];
            if !self.is_on_axis(value) {
                continue;
            }
            let from = self.x(run.start).clamp(left, right);
            let to = self.x(run.end - 1).clamp(left, right);
            let y = self.plot.y(value);
            if run.len() == 1 && self.curve.style.mark.is_none() {
                path.segment((from - single, y), (to + single, y));
            } else if run.len() > 1 {
                path.segment((from, y), (to, y));
            }
            marks.ends(&run);
            if self.curve.labelled {
                self.label(list, value, (from, to, y), labels);
            }
        }
        self.beyond(&mut Path::default(), beyond);
        list.stroke(
            path,
            self.pen(self.curve.style.width, self.curve.style.dash),
        );
        marks.draw(list);
    }

    fn label(
        &self,
        list: &mut DrawList,
        value: f64,
        (from, to, y): (f64, f64, f64),
        labels: &mut Labels,
    ) {
        let text = plain(value, self.curve.decimals);
        let ratio = self.plot.ratio;
        let width = text.len() as f64 * 6.4 * ratio;
        // A long step is labelled at its start.
        let left = if to - from > 160.0 * ratio {
            from + 8.0 * ratio
        } else {
            f64::midpoint(from, to) - width / 2.0
        };
        let edge = f64::from(self.plot.canvas.0);
        let place = LabelBox {
            left: left.min(edge - width),
            middle: y - 10.0 * ratio,
            width: width + 3.0 * ratio,
            height: 11.0 * ratio,
        };
        if let Some(place) = labels.place([place], (0.0, edge + 3.0 * ratio)) {
            list.text(TextItem {
                text,
                at: (place.left + width / 2.0, y - 4.0 * ratio),
                anchor: Pos::new(HPos::Center, VPos::Bottom),
                size: 11.0 * ratio,
                colour: self.plot.palette.text2,
                font: self.plot.palette.font.clone(),
            });
        }
    }
}
