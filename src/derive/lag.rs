//! Stall time: how long the video stood still.

use super::segments::Segments;
use super::statistics;
use crate::model::Device;
use crate::units::Millis;

/// Stall time of one device.
///
/// The cloud counts the excess: an interval of 195 ms between two frames is 95 ms of stall above 100 ms (found in the documented example,
/// where `MaxFrameDelta` and `Lag100Duration` can be compared).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lag {
    /// The total.
    pub total_millis: Millis,
    /// The share of the sampled time; `None` if that has no length.
    pub ratio_percent: Option<f64>,
}

/// From `Lag100Duration` or `Lag150Duration`; `None` if the array is absent or without a measurement.
///
/// The ratio is that of the whole session. The mean of `K100` is not: it weights every connection by its samples, and says nothing about
/// the time between.
#[must_use]
pub fn lag(device: &Device, metric: &str, segments: &Segments) -> Option<Lag> {
    let values = &device.series(metric, None)?.values;
    let mut measured = values
        .iter()
        .copied()
        .filter(|value| !value.is_nan())
        .peekable();
    measured.peek()?;
    let total_millis = within_numbers(statistics::sum(measured));
    let ratio_percent = segments
        .sampled_millis(&device.times)
        .map(|sampled| within_numbers(100.0 * (total_millis / sampled)));
    Some(Lag {
        total_millis,
        ratio_percent,
    })
}

/// An overflow becomes the greatest number: stall time is never negative, and was measured.
fn within_numbers(value: f64) -> f64 {
    if value.is_finite() { value } else { f64::MAX }
}

#[cfg(test)]
mod tests {
    use super::{Lag, lag};
    use crate::derive::Segments;
    use crate::model::{Device, Series, SeriesKey};

    fn check(times: &[f64], values: Option<&[f64]>, expected: Option<(f64, Option<f64>)>) {
        let series = values.map(|values| Series {
            key: SeriesKey {
                metric: "Lag100Duration".into(),
                link: None,
            },
            values: values.to_vec(),
        });
        let device = Device {
            times: times.to_vec(),
            series: series.into_iter().collect(),
            ..Device::default()
        };
        let expected = expected.map(|(total_millis, ratio_percent)| Lag {
            total_millis,
            ratio_percent,
        });
        let found = lag(&device, "Lag100Duration", &Segments::of(&device));
        assert_eq!(found, expected, "{times:?} {values:?}");
    }

    #[test]
    fn the_sum_and_its_part_of_the_sampled_time() {
        let nan = f64::NAN;
        let times = [0.0, 2000.0, 4000.0, 9000.0];
        check(&times, None, None);
        check(&times, Some(&[nan; 4]), None);
        check(&times, Some(&[0.0; 4]), Some((0.0, Some(0.0))));
        // Two runs of 4 s and 0 s, each with one more step of 2 s.
        check(
            &times,
            Some(&[30.0, nan, 40.0, 10.0]),
            Some((80.0, Some(1.0))),
        );
        check(&[5.0], Some(&[30.0]), Some((30.0, None)));
        check(&[5.0, 5.0], Some(&[30.0, 1.0]), Some((31.0, None)));
    }

    #[test]
    fn stall_time_beyond_all_numbers_is_the_greatest_one() {
        let most = f64::MAX;
        check(&[0.0, 1.0], Some(&[1.7e308; 2]), Some((most, Some(most))));
    }
}
