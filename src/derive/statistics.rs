//! Statistics of a series.

/// Count, range, mean and percentiles of the measured samples.
///
/// Bursts count like any other sample (contract, section 5): no value that was sent is left out.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Statistics {
    /// Samples with a measurement.
    pub count: usize,
    /// Samples without one.
    pub missing: usize,
    /// The minimum. Like all that follow, `None` if `count` is 0.
    pub min: Option<f64>,
    /// The maximum.
    pub max: Option<f64>,
    /// The arithmetic mean.
    pub mean: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// The 95th percentile.
    pub p95: Option<f64>,
    /// The 99th percentile.
    pub p99: Option<f64>,
}

/// Percentiles beyond those of [`Statistics`]; `None` if nothing was measured.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct TailPercentiles {
    /// The 90th percentile.
    pub p90: Option<f64>,
    /// The 99.9th percentile.
    pub p999: Option<f64>,
}

impl Statistics {
    /// For a column or a part of one; `NaN` is a sample without a measurement.
    #[must_use]
    pub fn of(values: &[f64]) -> Self {
        Self::with(values, &[0.5, 0.95, 0.99]).0
    }

    /// The same with the percentiles for distributions, in one pass over the column.
    #[must_use]
    pub fn with_tails(values: &[f64]) -> (Self, TailPercentiles) {
        let (statistics, found) = Self::with(values, &[0.5, 0.9, 0.95, 0.99, 0.999]);
        let statistics = Self {
            p95: found.get(2).copied(),
            p99: found.get(3).copied(),
            ..statistics
        };
        let tails = TailPercentiles {
            p90: found.get(1).copied(),
            p999: found.get(4).copied(),
        };
        (statistics, tails)
    }

    /// With the quantiles for these fractions; the first three must be p50, p95 and p99.
    fn with(values: &[f64], fractions: &[f64]) -> (Self, Vec<f64>) {
        let mut measured: Vec<f64> = values
            .iter()
            .copied()
            .filter(|value| !value.is_nan())
            .collect();
        let count = measured.len();
        let missing = values.len() - count;
        if count == 0 {
            let nothing = Self {
                missing,
                ..Self::default()
            };
            return (nothing, Vec::new());
        }
        let min = measured.iter().copied().reduce(f64::min);
        let max = measured.iter().copied().reduce(f64::max);
        let mean = mean(&measured);
        let found = quantiles(&mut measured, fractions);
        let statistics = Self {
            count,
            missing,
            min,
            max,
            mean: Some(mean),
            p50: found.first().copied(),
            p95: found.get(1).copied(),
            p99: found.get(2).copied(),
        };
        (statistics, found)
    }
}

/// The mean of at least one value.
fn mean(values: &[f64]) -> f64 {
    let count = values.len() as f64;
    let sum = sum(values.iter().copied());
    if sum.is_finite() {
        sum / count
    } else {
        // Finite values have a finite mean, even if their sum overflows.
        let sum: f64 = values.iter().map(|value| value / count).sum();
        sum.clamp(f64::MIN, f64::MAX)
    }
}

/// Neumaier's compensated sum: exact to the last digits for any length and any signs.
pub(super) fn sum(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, compensation) = values.fold((0.0_f64, 0.0), |(sum, compensation), value| {
        let next = sum + value;
        let lost = if sum.abs() >= value.abs() {
            (sum - next) + value
        } else {
            (value - next) + sum
        };
        (next, compensation + lost)
    });
    sum + compensation
}

/// Quantiles by linear interpolation between closest ranks, `NumPy`'s default, for ascending fractions.
///
/// Each search continues in the upper part left by the previous one, so the column is never fully sorted.
fn quantiles(values: &mut [f64], fractions: &[f64]) -> Vec<f64> {
    let mut sorted_up_to = 0;
    let quantile = |fraction: &f64| {
        let rank = fraction * (values.len() - 1) as f64;
        let index = rank as usize;
        let (_, low, above) =
            values[sorted_up_to..].select_nth_unstable_by(index - sorted_up_to, f64::total_cmp);
        sorted_up_to = index;
        let low = *low;
        let high = above.iter().copied().reduce(f64::min).unwrap_or(low);
        let part = rank - index as f64;
        let between = low + (high - low) * part;
        if between.is_finite() {
            between
        } else {
            low * (1.0 - part) + high * part
        }
    };
    fractions.iter().map(quantile).collect()
}

#[cfg(test)]
mod tests {
    use super::{Statistics, TailPercentiles};

    /// Expected: count, missing, then min, max, mean, p50, p95, p99 as from `NumPy`.
    fn check(values: &[f64], count: usize, missing: usize, expected: Option<[f64; 6]>) {
        let found = Statistics::of(values);
        let numbers = [
            found.min, found.max, found.mean, found.p50, found.p95, found.p99,
        ];
        assert_eq!((found.count, found.missing), (count, missing), "{values:?}");
        let Some(expected) = expected else {
            assert_eq!(numbers, [None; 6], "{values:?}");
            return;
        };
        for (found, expected) in numbers.into_iter().zip(expected) {
            let found = found.unwrap_or(f64::NAN);
            let close = (found - expected).abs() <= 1e-12 * expected.abs();
            assert!(close, "{values:?}: {found} is not {expected}");
        }
    }

    #[test]
    fn equals_numpy() {
        const NAN: f64 = f64::NAN;
        check(&[], 0, 0, None);
        check(&[NAN, NAN], 0, 2, None);
        check(&[5.0], 1, 0, Some([5.0; 6]));
        check(&[NAN, 35.02, 35.02, NAN], 2, 2, Some([35.02; 6]));
        check(&[2.0, 1.0], 2, 0, Some([1.0, 2.0, 1.5, 1.5, 1.95, 1.99]));
        check(
            &[15.0, NAN, 20.0, 35.0, 40.0, 50.0],
            5,
            1,
            Some([15.0, 50.0, 32.0, 35.0, 48.0, 49.6]),
        );
        check(
            &[-1.0, 0.0, -0.5],
            3,
            0,
            Some([-1.0, 0.0, -0.5, -0.5, -0.05, -0.01]),
        );
    }

    #[test]
    fn order_does_not_matter() {
        // 7,919 is prime and does not divide 43,201: every rank from 0 to 43,200 once, shuffled.
        let values: Vec<f64> = (0..43_201_usize)
            .map(|index| (index * 7919 % 43_201) as f64)
            .collect();
        let expected = [0.0, 43_200.0, 21_600.0, 21_600.0, 41_040.0, 42_768.0];
        check(&values, 43_201, 0, Some(expected));
    }

    #[test]
    fn tails_are_percentiles_of_the_same_column() {
        let values: Vec<f64> = (0..43_201_usize)
            .map(|index| (index * 7919 % 43_201) as f64)
            .chain([f64::NAN])
            .collect();
        let (statistics, tails) = Statistics::with_tails(&values);
        assert_eq!(statistics, Statistics::of(&values));
        assert_eq!(tails.p90, Some(38_880.0));
        let p999 = tails.p999.unwrap_or(f64::NAN);
        assert!((p999 - 43_156.8).abs() < 1e-6, "{p999}");
        let (statistics, tails) = Statistics::with_tails(&[f64::NAN]);
        assert_eq!(statistics, Statistics::of(&[f64::NAN]));
        assert_eq!(tails, TailPercentiles::default());
    }

    #[test]
    fn the_mean_survives_cancellation_and_overflow() {
        let values = [1e16, 1.0, -1e16, 1.0];
        assert_eq!(Statistics::of(&values).mean, Some(0.5));
        assert_eq!(Statistics::of(&[1e308; 4]).mean, Some(1e308));
        assert_eq!(Statistics::of(&[f64::MAX; 1000]).mean, Some(f64::MAX));
    }

    #[test]
    fn quantiles_survive_any_range() {
        let ends = [f64::MIN, f64::MAX];
        check(
            &ends,
            2,
            0,
            Some([
                f64::MIN,
                f64::MAX,
                0.0,
                0.0,
                0.9 * f64::MAX,
                0.98 * f64::MAX,
            ]),
        );
    }
}
