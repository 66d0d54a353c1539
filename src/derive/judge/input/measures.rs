//! Quantiles, extremes and means of columns in which `NaN` is a sample without a measurement.

use crate::derive::segments;

/// The quantile of values.
pub(in super::super) fn quantile(mut values: Vec<f64>, part: f64) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    if part == 0.5 {
        return segments::median(values);
    }
    let place = ((values.len() - 1) as f64 * part).round() as usize;
    let (_, value, _) = values.select_nth_unstable_by(place, f64::total_cmp);
    Some(*value)
}

/// The median of the measured values.
pub(in super::super) fn median(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    segments::median(measured.collect())
}

/// The maximum of the measured values.
pub(in super::super) fn greatest(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    measured.reduce(f64::max)
}

/// The minimum of the measured values.
pub(in super::super) fn least(values: &[f64]) -> Option<f64> {
    let measured = values.iter().copied().filter(|value| !value.is_nan());
    measured.reduce(f64::min)
}

/// The mean of the measured values.
pub(in super::super) fn mean(values: &[f64]) -> Option<f64> {
    let measured = || values.iter().filter(|value| !value.is_nan());
    let count = measured().count();
    (count > 0).then(|| measured().sum::<f64>() / count as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_measured_is_left_out() {
        let values = [f64::NAN, 4.0, 1.0, f64::NAN, 4.0];
        assert_eq!(median(&values), Some(4.0));
        assert_eq!(greatest(&values), Some(4.0));
        assert_eq!(least(&values), Some(1.0));
        assert_eq!(mean(&values), Some(3.0));
        for measure in [median, greatest, least, mean] {
            assert_eq!(measure(&[f64::NAN]), None);
        }
    }
}
