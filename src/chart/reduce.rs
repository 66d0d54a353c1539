//! A run of samples as the few points that a screen can show.

use crate::units::{DevicePx, Millis};
use crate::view::TimeScale;

/// The points of one run without a hole: `(x, value)`.
///
/// Where more than four samples fall into a column of device pixels, the first, the lowest, the highest and the last of
/// them draw the same line as all of them: the pen goes through the column's whole extent, and enters and leaves it at
/// the right height.
///
/// ```text
///   all samples      first, lowest, highest, last
///    | /\  /|              | /|
///    |/  \/ |      →       |/ |
/// ```
pub fn reduce(
    times: &[Millis],
    values: &[f64],
    x_scale: &TimeScale,
    mut point: impl FnMut(DevicePx, f64),
) {
    let mut index = 0;
    while index < times.len() {
        let column = x_scale.px_from_millis(times[index]).floor();
        let mut end = index + 1;
        while end < times.len() && x_scale.px_from_millis(times[end]) < column + 1.0 {
            end += 1;
        }
        if end - index <= 4 {
            for sample in index..end {
                point(x_scale.px_from_millis(times[sample]), values[sample]);
            }
        } else {
            let (mut lowest, mut highest) = (index, index);
            for sample in index..end {
                if values[sample] < values[lowest] {
                    lowest = sample;
                }
                if values[sample] > values[highest] {
                    highest = sample;
                }
            }
            let ascending = [index, lowest.min(highest), lowest.max(highest), end - 1];
            let mut before = None;
            for sample in ascending {
                if before.replace(sample) != Some(sample) {
                    point(x_scale.px_from_millis(times[sample]), values[sample]);
                }
            }
        }
        index = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], px: f64, expected: &str) {
        let times: Vec<f64> = (0..values.len()).map(|index| index as f64).collect();
        let scale = TimeScale::new(0.0..values.len() as f64, 0.0..px).unwrap();
        let mut points = Vec::new();
        reduce(&times, values, &scale, |x, value| {
            points.push(format!("{x:.1} {value}"));
        });
        assert_eq!(points.join(", "), expected);
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
    }

    #[test]
    fn one_spike_among_a_million_is_drawn() {
        let mut values = vec![1.0; 1_000_000];
        values[654_321] = 99.0;
        let times: Vec<f64> = (0..values.len()).map(|index| index as f64).collect();
        let scale = TimeScale::new(0.0..1e6, 0.0..100.0).unwrap();
        let (mut highest, mut points) = (0.0, 0);
        reduce(&times, &values, &scale, |_, value| {
            highest = f64::max(highest, value);
            points += 1;
        });
        assert_eq!(highest, 99.0);
        assert!(points <= 400, "{points} points for 100 columns");
    }
}
