//! Draws one series: runs without gaps, values beyond the axis at its edge, and nothing in between that was not measured.
//!
//! * `line`: a gauge, from sample to sample; `steps`: targets and per-connection constants.
//! * `bars`: events per sample; `share`: shares of a total.
//! * `marks`: the marks that distinguish series.

mod bars;
mod line;
mod marks;
mod share;
mod steps;

use std::ops::Range;

use super::column_segments::ColumnSegments;
use super::columns::reduce;
use super::draw_list::DrawList;
use super::labels::Labels;
use super::path::Path;
use super::path_backend::{Colour, Pen};
use super::plot::{Curve, Plot};
use crate::view::{CurveKind, TimeScale};

/// Draws one series on its scale.
pub(super) struct CurvePainter<'a> {
    pub plot: &'a Plot<'a>,
    pub curve: &'a Curve<'a>,
    pub x_scale: TimeScale,
    pub colour: Colour,
    /// The samples in the window plus one on either side, so that lines leave the plot.
    seen: Range<usize>,
    /// The window has more samples than pixel columns.
    pub is_dense: bool,
    /// Every sample in the window is within the axis.
    is_inside: bool,
}

/// The drawing of a series.
pub(super) struct CurveOutput {
    /// Where its samples are denser than pixels.
    pub column_segments: ColumnSegments,
    /// Everything else, drawn on top.
    pub list: DrawList,
    /// The samples beyond the axis.
    pub beyond: Vec<OffScale>,
}

/// A sample beyond the axis.
pub(super) struct OffScale {
    pub x: f64,
    pub value: f64,
    pub above: bool,
    pub colour: Colour,
    pub decimals: u8,
}

impl<'a> CurvePainter<'a> {
    pub(super) fn new(plot: &'a Plot<'a>, curve: &'a Curve<'a>) -> Option<Self> {
        let seen = curve.columns.samples();
        let extremes = curve.trace.pyramid.extremes(curve.values, seen.clone());
        let is_inside = extremes.is_none_or(|extremes| {
            curve.values[extremes.lowest()] >= plot.value.range.start
                && curve.values[extremes.highest()] <= plot.value.range.end
        });
        Some(Self {
            plot,
            curve,
            x_scale: plot.x_scale()?,
            colour: plot.palette.colour(curve.style.paint),
            is_dense: seen.len() as f64 > f64::from(plot.area.right - plot.area.left),
            is_inside,
            seen,
        })
    }

    /// Draws the series.
    pub(super) fn draw(&self, labels: &mut Labels) -> CurveOutput {
        let mut drawn = CurveOutput {
            column_segments: ColumnSegments::new(self.colour),
            list: DrawList::default(),
            beyond: Vec::new(),
        };
        let CurveOutput {
            column_segments,
            list,
            beyond,
        } = &mut drawn;
        match self.curve.style.kind {
            CurveKind::Line => self.line(column_segments, list, beyond),
            CurveKind::Step => self.step(list),
            CurveKind::Constant => self.constant(list, beyond, labels),
            CurveKind::Bar { filled } => self.bars(list, filled),
            CurveKind::Stem => self.stems(list),
            CurveKind::Share => self.share(list),
        }
        drawn
    }

    /// The measured samples of the window, in runs that a line may join.
    fn runs(&self) -> impl Iterator<Item = Range<usize>> {
        cut(&self.curve.trace.runs, self.seen.clone())
    }

    /// One run as a line; values beyond the axis or the window are clamped to the edge.
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

    /// One run as vertical segments, one per pixel column, covering its samples and the line from the previous column; `width` is the line
    /// thickness in device pixels.
    ///
    /// For samples denser than pixels, stroking all points gives the same picture. But without a graphics card, browsers tessellate a wide
    /// stroke before filling it, which takes a hundred times as long (`docs/performance.md`).
    fn column_segments(&self, column_segments: &mut ColumnSegments, run: Range<usize>, width: f64) {
        let Curve {
            values,
            trace,
            columns,
            ..
        } = self.curve;
        let (left, right) = self.edges();
        let half = width / 2.0;
        let mut draw = |x: f64, top: f64, bottom: f64| {
            if x >= left && x <= right {
                // The last sample may be on the right edge itself, beyond the last column.
                column_segments.push(x.min(right - 1.0), top - half, bottom + half);
            }
        };
        // Position of the last column, and the height of its last sample.
        let mut before: Option<(f64, f64)> = None;
        for column in columns.of(run) {
            let (first, last) = (column.start, column.end - 1);
            let x = self.x(first).floor();
            let Some(extremes) = trace.pyramid.extremes(values, column) else {
                continue;
            };
            let mut top = self.y(extremes.highest());
            let mut bottom = self.y(extremes.lowest());
            if let Some((before_x, before_y)) = before {
                // Columns without a sample continue the line.
                let columns = x - before_x;
                let way = self.y(first) - before_y;
                let mut from = before_y;
                for step in 1..(columns as usize).min(self.plot.canvas.0 as usize) {
                    let y = before_y + way * step as f64 / columns;
                    draw(before_x + step as f64, y.min(from), y.max(from));
                    from = y;
                }
                top = top.min(from);
                bottom = bottom.max(from);
            }
            draw(x, top, bottom);
            before = Some((x, self.y(last)));
        }
    }

    /// Left and right edge of the plot.
    fn edges(&self) -> (f64, f64) {
        let area = self.plot.area;
        (f64::from(area.left), f64::from(area.right))
    }

    /// The visible points of a run in device pixels.
    fn points(&self, run: Range<usize>, mut point: impl FnMut(f64, f64)) {
        let Curve {
            values,
            trace,
            columns,
            ..
        } = self.curve;
        reduce(columns, values, &trace.pyramid, run, |index| {
            point(self.x(index), self.y(index));
        });
    }

    /// The height of a sample, clamped to the axis.
    fn y(&self, index: usize) -> f64 {
        let area = self.plot.area;
        let y = self.plot.y(self.curve.values[index]);
        // Not `clamp`, which is a function call at this optimisation level.
        y.max(f64::from(area.top)).min(f64::from(area.bottom))
    }

    fn x(&self, index: usize) -> f64 {
        self.x_scale.px_from_millis(self.curve.times[index])
    }

    /// A pen of that width in CSS pixels.
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

/// The parts of these ordered runs that are within a range.
fn cut(runs: &[Range<usize>], within: Range<usize>) -> impl Iterator<Item = Range<usize>> {
    let first = runs.partition_point(|run| run.end <= within.start);
    runs.iter()
        .skip(first)
        .take_while(move |run| run.start < within.end)
        .map(move |run| run.start.max(within.start)..run.end.min(within.end))
}

/// A value as written into the plot.
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
    use crate::chart::{Area, Columns, Palette};
    use crate::derive::{Pyramid, measured_runs};
    use crate::view::{Paint, SeriesStyle, Trace, ValueScale};

    /// The columns covered by segments without thickness, each as `(x, top, bottom)`: one unit is one pixel above the bottom.
    fn column_segments(
        values: &[f64],
        times: &[f64],
        time: Range<f64>,
        width: i32,
    ) -> Vec<(f64, f64, f64)> {
        let whole = 0..values.len();
        let segments = [whole];
        let trace = Trace {
            runs: measured_runs(values, &segments),
            pyramid: Pyramid::of(values),
        };
        let curve = Curve {
            style: SeriesStyle::new(None, Paint::Field),
            times,
            values,
            trace: &trace,
            segments: &segments,
            columns: &Columns::new(times, &time, 0.0..f64::from(width)),
            step: 1000.0,
            decimals: 0,
            active_runs: None,
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
            time,
            value: &value,
            time_ticks: &[],
            thresholds: &[],
            stretches: &[],
            evidence: None,
            curves: Vec::new(),
            strip: &[],
            switches: &[],
            remark: None,
        };
        let painter = CurvePainter::new(&plot, &curve).unwrap();
        let mut column_segments = ColumnSegments::new(painter.colour);
        for run in painter.runs() {
            painter.column_segments(&mut column_segments, run, 0.0);
        }
        let lines = column_segments.lines().chunks_exact(3);
        lines
            .map(|line| [line[0].floor(), line[1], line[2]].map(f64::from))
            .map(|[x, top, bottom]| (x, top, bottom))
            .collect()
    }

    #[test]
    fn a_column_reaches_to_the_one_before_it() {
        let times: Vec<f64> = (0..6).map(f64::from).collect();
        assert_eq!(
            column_segments(&[10.0, 30.0, 20.0, 50.0, 60.0, 60.0], &times, 0.0..6.0, 3),
            [(0.0, 70.0, 90.0), (1.0, 50.0, 80.0), (2.0, 40.0, 50.0)]
        );
    }

    #[test]
    fn a_line_goes_on_over_columns_without_a_sample() {
        let times = [0.0, 0.5, 4.5, 4.8];
        assert_eq!(
            column_segments(&[0.0, 40.0, 80.0, 80.0], &times, 0.0..5.0, 5),
            [
                (0.0, 60.0, 100.0),
                (1.0, 50.0, 60.0),
                (2.0, 40.0, 50.0),
                (3.0, 30.0, 40.0),
                (4.0, 20.0, 30.0)
            ]
        );
    }

    proptest! {
        /// At every zoom, however irregular the times: a column covers exactly its samples and the line from the previous one.
        #[test]
        fn each_column_is_as_high_as_its_samples(
            samples in prop::collection::vec(
                (prop_oneof![9 => 0.0..100.0_f64, 1 => Just(f64::NAN)], prop_oneof![6 => Just(1.0), 2 => 0.0..4.0_f64, 1 => Just(0.0)]),
                40..900,
            ),
            zoom in (0.0..0.9_f64, 0.05..1.0_f64),
            width in 1..30_i32,
        ) {
            let values: Vec<f64> = samples.iter().map(|(value, _)| *value).collect();
            let mut time = 0.0;
            let times: Vec<f64> = samples.iter().map(|(_, step)| { time += step; time }).collect();
            let start = zoom.0 * time;
            let window = start..start + 1.0 + zoom.1 * time;
            let scale = TimeScale::new(window.clone(), 0.0..f64::from(width)).unwrap();
            let x = |index: usize| scale.px_from_millis(times[index]).floor();
            let y = |index: usize| 100.0 - values[index];
            let seen = Columns::new(&times, &window, 0.0..f64::from(width)).samples();
            let mut expected = vec![None; width.unsigned_abs() as usize];
            let mut note = |x: f64, one: f64, other: f64| {
                // A sample on the right edge belongs to the last column.
                let column = if x == f64::from(width) { x - 1.0 } else { x };
                if let Some(place) = (column >= 0.0).then(|| expected.get_mut(column as usize)).flatten() {
                    let (top, bottom) = place.unwrap_or((one, one));
                    *place = Some((top.min(one).min(other), bottom.max(one).max(other)));
                }
            };
            for index in seen.clone().filter(|index| !values[*index].is_nan()) {
                note(x(index), y(index), y(index));
                let before = index.checked_sub(1).filter(|before| seen.contains(before) && !values[*before].is_nan());
                if let Some(before) = before.filter(|before| x(*before) < x(index)) {
                    let columns = x(index) - x(before);
                    let at = |step: f64| y(before) + (y(index) - y(before)) * step / columns;
                    for step in 1..=columns as i32 {
                        let step = f64::from(step);
                        let to = if step < columns { at(step) } else { y(index) };
                        note(x(before) + step, at(step - 1.0), to);
                    }
                }
            }
            let drawn = column_segments(&values, &times, window, width);
            for (column, expected) in expected.into_iter().enumerate() {
                let here = drawn.iter().filter(|(x, ..)| *x == column as f64);
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
