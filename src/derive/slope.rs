//! The trend of a series in an interval.

use super::statistics::sum;
use crate::units::Millis;

const MINUTE: Millis = 60_000.0;

/// The slope of the least-squares line through the measured samples, in the metric's unit per minute.
///
/// `None` unless two samples with different times were measured.
#[must_use]
pub fn slope_per_minute(times: &[Millis], values: &[f64]) -> Option<f64> {
    let measured = || {
        let samples = times.iter().zip(values);
        samples.filter(|(_, value)| !value.is_nan())
    };
    let count = measured().count() as f64;
    // Centred: Unix times are large and their differences small.
    let middle = sum(measured().map(|(time, _)| time - times[0])) / count + times.first()?;
    let mean = sum(measured().map(|(_, value)| *value)) / count;
    let rise = sum(measured().map(|(time, value)| (time - middle) * (value - mean)));
    let run = sum(measured().map(|(time, _)| (time - middle) * (time - middle)));
    let slope = rise / run * MINUTE;
    slope.is_finite().then_some(slope)
}

#[cfg(test)]
mod tests {
    use super::slope_per_minute;

    /// Samples every two seconds in 2024; expected as from `numpy.polyfit(minutes, values, 1)[0]`.
    fn check(values: &[f64], expected: Option<f64>) {
        let times: Vec<f64> = (0..values.len())
            .map(|index| 1.731_399_569e12 + index as f64 * 2000.0)
            .collect();
        let found = slope_per_minute(&times, values);
        let is_close = match (found, expected) {
            (Some(found), Some(expected)) => (found - expected).abs() < 1e-9,
            (None, None) => true,
            _ => false,
        };
        assert!(is_close, "{values:?}: {found:?} is not {expected:?}");
    }

    #[test]
    fn equals_numpy() {
        const NAN: f64 = f64::NAN;
        check(&[1.0, 2.0, 3.0, 4.0], Some(30.0));
        check(&[5.0, 5.0, 5.0], Some(0.0));
        check(&[19.0, 21.0, NAN, 18.0, 20.0], Some(-3.0));
        check(&[7.0], None);
        check(&[NAN, NAN], None);
        check(&[], None);
        assert_eq!(slope_per_minute(&[1.0, 1.0], &[1.0, 2.0]), None);
    }
}
