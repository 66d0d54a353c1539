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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::chart::{Area, Palette};
    use crate::derive::{Pyramid, measured_runs};
    use crate::view::{Look, Paint, Trace, ValueScale};

    /// The columns that upright lines of no thickness fill, each as `(x, top, bottom)`: a value is as many pixels above the bottom.
    fn uprights(values: &[f64], times: &[f64], width: i32) -> Vec<(f64, f64, f64)> {
        let whole = 0..values.len();
        let segments = [whole];
        let trace = Trace {
            runs: measured_runs(values, &segments),
            pyramid: Pyramid::of(values),
        };
        let curve = Curve {
            look: Look::new(None, Paint::Field),
            times,
            values,
            trace: &trace,
            segments: &segments,
            step: 1000.0,
            decimals: 0,
            carried: None,
            stack: None,
            labelled: false,
        };
        let value = ValueScale {
            range: 0.0..100.0,
            ticks: Vec::new(),
            decimals: 0,
            is_used: true,
        };
        let palette = Palette::default();
        let plot = Plot {
            palette: &palette,
            ratio: 1.0,
            area: Area {
                left: 0,
                top: 0,
                right: width,
                bottom: 100,
            },
            canvas: (width.unsigned_abs(), 100),
            time: times[0]..times[times.len() - 1] + 1.0,
            value: &value,
            time_ticks: &[],
            thresholds: &[],
            stretches: &[],
            curves: Vec::new(),
            strip: &[],
            remark: None,
        };
        let pencil = Pencil::new(&plot, &curve).unwrap();
        let mut path = Path::default();
        for run in pencil.runs() {
            pencil.upright(&mut path, run, 0.0);
        }
        let runs = path.runs();
        runs.map(|run| (run[0], run[1], run[3]))
            .map(|(x, top, bottom)| (f64::from(x).floor(), f64::from(top), f64::from(bottom)))
            .collect()
    }

    #[test]
    fn a_column_reaches_to_the_one_before_it() {
        let times: Vec<f64> = (0..6).map(f64::from).collect();
        assert_eq!(
            uprights(&[10.0, 30.0, 20.0, 50.0, 60.0, 60.0], &times, 3),
            [(0.0, 70.0, 90.0), (1.0, 50.0, 80.0), (2.0, 40.0, 50.0)]
        );
    }

    proptest! {
        /// A column is as high as its samples and the way from the sample before, no less and no more.
        #[test]
        fn each_column_is_as_high_as_its_samples(
            values in prop::collection::vec(prop_oneof![9 => 0.0..100.0_f64, 1 => Just(f64::NAN)], 40..900),
            width in 1..30_i32,
        ) {
            let times: Vec<f64> = (0..values.len()).map(|index| index as f64).collect();
            // As the scale has it, to the last bit: a sample may stand on the edge of two columns.
            let px_per_sample = f64::from(width) / values.len() as f64;
            let x_of = |index: usize| (index as f64 * px_per_sample).floor();
            let drawn = uprights(&values, &times, width);
            for column in 0..width {
                let column = f64::from(column);
                let mut expected: Option<(f64, f64)> = None;
                for index in (0..values.len()).filter(|index| x_of(*index) == column) {
                    if values[index].is_nan() {
                        continue;
                    }
                    let y = 100.0 - values[index];
                    let (top, bottom) = expected.unwrap_or((y, y));
                    expected = Some((top.min(y), bottom.max(y)));
                    // The first of a column is joined with the sample before, if that was measured.
                    if let Some(before) = index.checked_sub(1).map(|before| 100.0 - values[before])
                        && !before.is_nan()
                        && x_of(index - 1) < column
                    {
                        expected = expected.map(|(top, bottom)| (top.min(before), bottom.max(before)));
                    }
                }
                let here = drawn.iter().filter(|(x, ..)| *x == column);
                let found = here.fold(None, |found: Option<(f64, f64)>, (_, top, bottom)| {
                    let (least, most) = found.unwrap_or((*top, *bottom));
                    Some((least.min(*top), most.max(*bottom)))
                });
                let close = match (found, expected) {
                    (Some(found), Some(expected)) => {
                        (found.0 - expected.0).abs() < 1e-3 && (found.1 - expected.1).abs() < 1e-3
                    }
                    (None, None) => true,
                    _ => false,
                };
                prop_assert!(close, "column {}: {:?} is not {:?}", column, found, expected);
            }
        }
    }
}
