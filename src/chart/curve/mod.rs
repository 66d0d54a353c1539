//! One series as ink: runs without a hole, values beyond the axis at its edge, nothing in between invented.
//!
//! * `line`: a gauge, from sample to sample; `steps`: targets and what is constant for a connection.
//! * `bars`: what happened in a sample; `share`: parts of a whole.
//! * `marks`: the shapes that tell series apart.

mod bars;
mod line;
mod marks;
mod share;
mod steps;

use std::ops::Range;

use super::columns::reduce;
use super::ink::{Colour, Pen};
use super::labels::Labels;
use super::path::Path;
use super::plot::{Curve, Plot};
use super::sheet::Sheet;
use crate::view::{Form, TimeScale};

/// Ink and scale of one series.
pub(super) struct Pencil<'a> {
    pub plot: &'a Plot<'a>,
    pub curve: &'a Curve<'a>,
    pub x_scale: TimeScale,
    pub colour: Colour,
    /// The samples in the window, and one more on either side so that lines leave the plot.
    seen: Range<usize>,
    /// There are more samples in the window than columns of pixels.
    pub is_dense: bool,
    /// Every sample in the window lies on the axis.
    is_inside: bool,
}

/// What one column of pixels holds of a run.
struct Upright {
    x: f64,
    top: f64,
    bottom: f64,
    last: f64,
}

impl Upright {
    const fn new(x: f64, y: f64) -> Self {
        Self {
            x,
            top: y,
            bottom: y,
            last: y,
        }
    }
}

/// A sample beyond the axis.
pub(super) struct Beyond {
    pub x: f64,
    pub value: f64,
    pub above: bool,
    pub colour: Colour,
    pub decimals: u8,
}

impl<'a> Pencil<'a> {
    pub(super) fn new(plot: &'a Plot<'a>, curve: &'a Curve<'a>) -> Option<Self> {
        let times = curve.times;
        let before = times.partition_point(|time| *time < plot.time.start);
        let after = times.partition_point(|time| *time <= plot.time.end);
        let seen = before.saturating_sub(1)..times.len().min(after + 1);
        let extremes = curve.trace.pyramid.extremes(curve.values, seen.clone());
        let is_inside = extremes.is_none_or(|extremes| {
            curve.values[extremes.lowest()] >= plot.value.range.start
                && curve.values[extremes.highest()] <= plot.value.range.end
        });
        Some(Self {
            plot,
            curve,
            x_scale: plot.x_scale()?,
            colour: plot.palette.colour(curve.look.paint),
            is_dense: seen.len() as f64 > f64::from(plot.area.right - plot.area.left),
            is_inside,
            seen,
        })
    }

    /// Draws the series; returns the samples beyond the axis.
    pub(super) fn draw(&self, sheet: &mut Sheet, labels: &mut Labels) -> Vec<Beyond> {
        let mut beyond = Vec::new();
        match self.curve.look.form {
            Form::Line => self.line(sheet, &mut beyond),
            Form::Step => self.step(sheet),
            Form::Constant => self.constant(sheet, &mut beyond, labels),
            Form::Bar { filled } => self.bars(sheet, filled),
            Form::Stem => self.stems(sheet),
            Form::Share => self.share(sheet),
        }
        beyond
    }

    /// Measured samples of the window, in runs that a line may join.
    fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        cut(&self.curve.trace.runs, self.seen.clone())
    }

    /// One run as a line; what is beyond the axis or the window ends at the edge.
    fn polyline(&self, path: &mut Path, run: Range<usize>) {
        path.lift();
        let (left, right) = self.edges();
        let mut before: Option<(f64, f64)> = None;
        self.points(run, |x, y| {
            let from = before.replace((x, y));
            let at = |edge: f64, (from_x, from_y): (f64, f64)| {
                from_y + (y - from_y) * (edge - from_x) / (x - from_x)
            };
            match from {
                Some(from) if from.0 < left && x > left => path.line_to(left, at(left, from)),
                _ => {}
            }
            if x > right {
                if let Some(from) = from.filter(|(from, _)| *from < right) {
                    path.line_to(right, at(right, from));
                }
            } else if x >= left {
                path.line_to(x, y);
            }
        });
        path.lift();
    }

    /// One run as upright lines of a pixel's width, one for each column, as high as its samples and the way from the column before; `width`
    /// is the thickness of what is level, in device pixels.
    ///
    /// Of samples denser than pixels a stroke along all points makes the same picture, but without a graphics card browsers cut a
    /// wide stroke into areas before they fill it: a hundred times the work (`docs/performance.md`).
    fn upright(&self, path: &mut Path, run: Range<usize>, width: f64) {
        let (left, right) = self.edges();
        let half = width / 2.0;
        let mut column: Option<Upright> = None;
        let mut draw = |column: &Upright| {
            if column.x >= left && column.x < right {
                let x = column.x + 0.5;
                path.segment((x, column.top - half), (x, column.bottom + half));
            }
        };
        self.points(run, |x, y| match &mut column {
            Some(now) if x.floor() <= now.x => {
                now.top = now.top.min(y);
                now.bottom = now.bottom.max(y);
                now.last = y;
            }
            before => {
                let mut next = Upright::new(x.floor(), y);
                if let Some(before) = before.take() {
                    draw(&before);
                    // Over columns without a sample the line goes on as it came.
                    let columns = next.x - before.x;
                    for step in 1..(columns as usize).min(self.plot.canvas.0 as usize) {
                        let share = step as f64 / columns;
                        let y = before.last + (y - before.last) * share;
                        draw(&Upright::new(before.x + step as f64, y));
                    }
                    next.top = next.top.min(before.last);
                    next.bottom = next.bottom.max(before.last);
                }
                column = Some(next);
            }
        });
        if let Some(column) = column {
            draw(&column);
        }
    }

    /// Left and right edge of the plot.
    fn edges(&self) -> (f64, f64) {
        let area = self.plot.area;
        (f64::from(area.left), f64::from(area.right))
    }

    /// The points of a run that can be seen, in device pixels.
    fn points(&self, run: Range<usize>, mut point: impl FnMut(f64, f64)) {
        let Curve {
            times,
            values,
            trace,
            ..
        } = self.curve;
        let (top, bottom) = (
            f64::from(self.plot.area.top),
            f64::from(self.plot.area.bottom),
        );
        reduce(
            times,
            values,
            &trace.pyramid,
            run,
            &self.x_scale,
            |x, value| {
                point(x, self.plot.y(value).clamp(top, bottom));
            },
        );
    }

    fn x(&self, index: usize) -> f64 {
        self.x_scale.px_from_millis(self.curve.times[index])
    }

    /// A pen of that many CSS pixels.
    fn pen(&self, width: f64, dash: Option<[f32; 2]>) -> Pen {
        let ratio = self.plot.ratio as f32;
        Pen {
            dash: dash.map(|lengths| lengths.map(|length| length * ratio)),
            ..Pen::new(self.colour, width as f32 * ratio)
        }
    }

    fn is_on_axis(&self, value: f64) -> bool {
        let axis = &self.plot.value.range;
        value >= axis.start && value <= axis.end
    }
}

/// The parts of these runs that lie within a stretch; they are in order.
fn cut(runs: &[Range<usize>], within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = runs.partition_point(|run| run.end <= within.start);
    runs.iter()
        .skip(first)
        .take_while(move |run| run.start < within.end)
        .map(move |run| run.start.max(within.start)..run.end.min(within.end))
}

/// A value as it is written into the plot.
pub(super) fn plain(value: f64, decimals: u8) -> String {
    if value == 0.0 {
        "0".to_owned()
    } else {
        crate::text::number::number(value, decimals)
    }
}
