//! The samples of a curve per pixel column, reduced to at most four: a screen can show no more.

use crate::order::{first_after, first_from};
use std::ops::Range;

use crate::derive::Pyramid;
use crate::units::{DevicePx, Millis};
use crate::view::TimeScale;

/// Which samples of a device fall into which pixel column. It is the same for all of its series, and computed once per window.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Columns {
    /// The first sample of each column that has any, followed by the end of the last one.
    edges: Vec<usize>,
}

impl Columns {
    /// For the samples in a window, plus one on either side, towards which lines leave the plot. Empty if there is no scale.
    #[must_use]
    pub fn new(times: &[Millis], window: &Range<Millis>, px: Range<DevicePx>) -> Self {
        let Some(x_scale) = TimeScale::new(window.clone(), px) else {
            return Self::default();
        };
        let before = first_from(times, window.start);
        let after = first_after(times, window.end);
        let mut start = before.saturating_sub(1);
        let end = times.len().min(after + 1);
        let mut edges = vec![start];
        // The size of the previous column: the next one is most likely the same.
        let mut usual = 1;
        while start < end {
            let right = x_scale.px_from_millis(times[start]).floor() + 1.0;
            let is_inside = |index: usize| x_scale.px_from_millis(times[index]) < right;
            // Galloping search from a good guess needs few probes, however irregular the times are.
            let (mut low, mut high, mut stride) = (start + 1, start + usual, 1);
            while high < end && is_inside(high) {
                low = high + 1;
                high = low + stride;
                stride *= 2;
            }
            let mut high = high.min(end);
            while low < high {
                let middle = usize::midpoint(low, high);
                if is_inside(middle) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            usual = low - start;
            start = low;
            edges.push(start);
        }
        Self { edges }
    }

    /// All samples in the columns.
    #[must_use]
    pub fn samples(&self) -> Range<usize> {
        match self.edges[..] {
            [first, .., last] => first..last,
            _ => 0..0,
        }
    }

    /// The columns that hold samples of a run, from left to right, with those samples.
    pub fn of(&self, run: Range<usize>) -> impl Iterator<Item = Range<usize>> {
        let first = self.edges.partition_point(|edge| *edge <= run.start);
        let columns = self.edges[first.saturating_sub(1)..].windows(2);
        columns
            .map(move |edges| edges[0].max(run.start)..edges[1].min(run.end))
            .take_while(|column| !column.is_empty())
    }
}

/// The samples needed to draw the line of one measured run.
///
/// If more than four samples fall into a pixel column, then the first, lowest, highest and last of them draw the same line as all of them:
/// the pen covers the column's full extent, and enters and leaves it at the right height.
///
/// ```text
///   all samples      first, lowest, highest, last
///    | /\  /\|              | /|
///    |/  \/ |      →       |/ |
/// ```
pub fn reduce(
    columns: &Columns,
    values: &[f64],
    pyramid: &Pyramid,
    run: Range<usize>,
    mut sample: impl FnMut(usize),
) {
    for column in columns.of(run) {
        let (first, last) = (column.start, column.end - 1);
        if column.len() <= 4 {
            column.for_each(&mut sample);
            continue;
        }
        sample(first);
        if let Some(extremes) = pyramid.extremes(values, column) {
            let (lowest, highest) = (extremes.lowest(), extremes.highest());
            for index in [lowest.min(highest), lowest.max(highest)] {
                if index != first && index != last {
                    sample(index);
                }
            }
        }
        sample(last);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::derive::measured_runs;

    /// All measured samples, and the reduced ones, in a window of `px` pixels: `(x, value)`.
    fn drawn(times: &[f64], values: &[f64], window: Range<f64>, px: f64) -> [Vec<(f64, f64)>; 2] {
        let columns = Columns::new(times, &window, 0.0..px);
        let x_scale = TimeScale::new(window, 0.0..px).unwrap();
        let point = |index: usize| (x_scale.px_from_millis(times[index]), values[index]);
        let mut points = Vec::new();
        let all = columns.samples();
        reduce(
            &columns,
            values,
            &Pyramid::of(values),
            all.clone(),
            |index| points.push(point(index)),
        );
        [all.map(point).collect(), points]
    }

    /// A white bitmap of `width` pixels with these runs in black: one-pixel lines without antialiasing.
    fn inked(width: u32, runs: &[Vec<(f64, f64)>]) -> Vec<bool> {
        let mut builder = tiny_skia::PathBuilder::new();
        for run in runs {
            for (index, (x, y)) in run.iter().enumerate() {
                // In two colours a point fills a pixel: its centre.
                let (x, y) = (x.floor() as f32 + 0.5, y.floor() as f32 + 0.5);
                if index == 0 {
                    builder.move_to(x, y);
                }
                builder.line_to(x, y);
            }
        }
        let mut paper = tiny_skia::Pixmap::new(width, HEIGHT).unwrap();
        if let Some(path) = builder.finish() {
            let paint = tiny_skia::Paint {
                anti_alias: false,
                ..Default::default()
            };
            // A hairline: wider strokes are filled outlines, which exceed a column's edge.
            let pen = tiny_skia::Stroke {
                width: 0.0,
                ..Default::default()
            };
            paper.stroke_path(&path, &paint, &pen, tiny_skia::Transform::identity(), None);
        }
        paper
            .pixels()
            .iter()
            .map(|pixel| pixel.alpha() > 0)
            .collect()
    }

    const HEIGHT: u32 = 60;

    fn check(values: &[f64], px: f64, expected: &str) {
        let times: Vec<f64> = (0..values.len()).map(|index| index as f64).collect();
        let [_, points] = drawn(&times, values, 0.0..values.len() as f64, px);
        let points = points.iter().map(|(x, value)| format!("{x:.1} {value}"));
        assert_eq!(points.collect::<Vec<_>>().join(", "), expected);
    }

    #[test]
    fn one_sample_more_on_either_side_of_the_window() {
        let times: Vec<f64> = (0..10).map(f64::from).collect();
        let columns = |window: Range<f64>| Columns::new(&times, &window, 0.0..2.0);
        let check = |window: Range<f64>, expected: &[(usize, usize)]| {
            let columns = columns(window);
            let found = columns.of(0..10).map(|column| (column.start, column.end));
            assert_eq!(found.collect::<Vec<_>>(), expected);
        };
        check(4.0..8.0, &[(3, 4), (4, 6), (6, 8), (8, 10)]);
        check(20.0..30.0, &[(9, 10)]);
        check(4.0..4.0, &[]);
        assert_eq!(columns(4.0..8.0).of(5..7).collect::<Vec<_>>(), [5..6, 6..7]);
        assert_eq!(columns(4.0..8.0).of(0..2).count(), 0);
        assert_eq!(columns(4.0..8.0).samples(), 3..10);
    }

    #[test]
    fn few_samples_stay_as_they_are() {
        check(&[5.0, 7.0, 6.0], 30.0, "0.0 5, 10.0 7, 20.0 6");
    }

    #[test]
    fn a_column_keeps_its_first_extremes_and_last_in_order() {
        check(
            &[5.0, 9.0, 4.0, 6.0, 1.0, 5.5, 7.0, 5.0],
            1.0,
            "0.0 5, 0.1 9, 0.5 1, 0.9 5",
        );
        check(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 1.0, "0.0 1, 0.8 6");
    }

    #[test]
    fn one_spike_among_a_million_is_drawn() {
        let mut values = vec![1.0; 1_000_000];
        values[654_321] = 99.0;
        let times: Vec<f64> = (0..values.len()).map(|index| index as f64).collect();
        let [_, points] = drawn(&times, &values, 0.0..1e6, 100.0);
        assert!(points.iter().any(|(_, value)| *value == 99.0));
        assert!(
            points.len() <= 400,
            "{} points for 100 columns",
            points.len()
        );
    }

    /// Ascending times of every kind: regular, repeated, with gaps.
    fn times(count: usize) -> impl Strategy<Value = Vec<f64>> {
        let step = prop_oneof![
            5 => Just(2000.0),
            2 => Just(0.0),
            1 => 0.0..100_000.0_f64,
        ];
        prop::collection::vec(step, count).prop_map(|steps| {
            let mut time = 1.7e12;
            let sum = |step| {
                time += step;
                time
            };
            steps.into_iter().map(sum).collect()
        })
    }

    fn samples() -> impl Strategy<Value = (Vec<f64>, Vec<f64>)> {
        (1..3000_usize).prop_flat_map(|count| {
            let value = prop_oneof![8 => -5.0..5.0_f64, 1 => Just(1e6), 1 => Just(0.0)];
            (times(count), prop::collection::vec(value, count))
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        /// At every zoom, each column keeps the first, lowest, highest and last of its samples, in order.
        #[test]
        fn each_column_keeps_what_can_be_seen(
            (times, values) in samples(),
            zoom in (0.0..1.0_f64, 0.001..1.0_f64),
            width in 1.0..800.0_f64,
        ) {
            let length = times[times.len() - 1] - times[0] + 1000.0;
            let start = times[0] + zoom.0 * length;
            let by_column = |points: &[(f64, f64)]| {
                let mut columns: Vec<(f64, Vec<f64>)> = Vec::new();
                for (x, value) in points {
                    match columns.last_mut() {
                        Some((column, values)) if *column == x.floor() => values.push(*value),
                        _ => columns.push((x.floor(), vec![*value])),
                    }
                }
                columns
            };
            let points = drawn(&times, &values, start..start + zoom.1 * length, width);
            let [all, drawn] = points.each_ref().map(|points| by_column(points));
            prop_assert_eq!(all.len(), drawn.len());
            for ((column, all), (drawn_column, drawn)) in all.iter().zip(&drawn) {
                prop_assert_eq!(column, drawn_column);
                prop_assert!(drawn.len() <= 4, "{} points", drawn.len());
                prop_assert_eq!(all.first(), drawn.first());
                prop_assert_eq!(all.last(), drawn.last());
                let extremes = |values: &[f64]| (
                    values.iter().copied().fold(f64::INFINITY, f64::min),
                    values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
                );
                prop_assert_eq!(extremes(all), extremes(drawn));
            }
        }

        /// With missing samples too: the bitmap equals that of all samples.
        #[test]
        fn the_picture_is_that_of_all_samples(
            (times, mut values) in samples(),
            holes in prop::collection::vec((0.0..1.0_f64, 0..40_usize), 0..6),
            zoom in (0.0..1.0_f64, 0.001..1.0_f64),
            width in 1..300_u32,
        ) {
            for (place, length) in holes {
                let from = (place * values.len() as f64) as usize;
                let to = values.len().min(from + length);
                values[from..to].fill(f64::NAN);
            }
            let length = times[times.len() - 1] - times[0] + 1000.0;
            let start = times[0] + zoom.0 * length;
            let window = start..start + zoom.1 * length;
            let columns = Columns::new(&times, &window, 0.0..f64::from(width));
            let scale = TimeScale::new(window, 0.0..f64::from(width)).unwrap();
            let y = |value: f64| (30.0 - value * 5.0).clamp(1.0, f64::from(HEIGHT) - 1.0);
            let pyramid = Pyramid::of(&values);
            let whole = 0..values.len();
            let point = |index: usize| (scale.px_from_millis(times[index]), y(values[index]));
            let (mut all, mut drawn) = (Vec::new(), Vec::new());
            for run in measured_runs(&values, std::slice::from_ref(&whole)) {
                all.push(run.clone().map(point).collect());
                let mut points = Vec::new();
                reduce(&columns, &values, &pyramid, run, |index| points.push(point(index)));
                drawn.push(points);
            }
            let (one, other) = (inked(width, &all), inked(width, &drawn));
            prop_assert_eq!(one, other);
        }
    }
}
