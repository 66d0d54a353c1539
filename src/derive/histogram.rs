//! Histograms of a series' values.

use std::ops::Range;

use super::nice::nice_step;

/// Adjacent bins of equal width. Edges are multiples of the width, so that they stay in place when samples are added.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bins {
    /// The lower edge of the first bin.
    pub start: f64,
    /// 1, 2 or 5 times a power of ten.
    pub width: f64,
    /// The number of bins.
    pub count: usize,
}

/// The number of values in each bin.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Histogram {
    /// Below the first bin.
    pub below: usize,
    /// Per bin, which includes its lower edge but not its upper one.
    pub counts: Vec<usize>,
    /// Above the last bin.
    pub above: usize,
}

/// Rounding tolerance relative to the range: a value this close is on the edge.
const ROUNDING: f64 = 1e-9;

impl Bins {
    /// At most `most` + 1 bins that cover a range, each at least `least_width` wide: narrower bins would leave every other one empty for
    /// whole numbers.
    #[must_use]
    pub fn of(range: &Range<f64>, least_width: f64, most: usize) -> Self {
        let least = (range.end - range.start) / most as f64;
        let width = nice_step(least.max(least_width));
        let number = |value: f64| (value / width + ROUNDING).floor();
        let first = number(range.start);
        let count = number(range.end) - first + 1.0;
        Self {
            start: first * width,
            width,
            // Beyond the precision of whole numbers no step divides the range: one bin.
            count: if count.is_finite() {
                count.clamp(1.0, most as f64 + 1.0) as usize
            } else {
                1
            },
        }
    }

    /// The upper edge of the last bin.
    #[must_use]
    pub fn end(&self) -> f64 {
        self.start + self.width * self.count as f64
    }

    /// Counts values; `NaN` is a sample without a measurement and is not counted.
    #[must_use]
    pub fn count(&self, values: &[f64]) -> Histogram {
        let mut histogram = Histogram {
            counts: vec![0; self.count],
            ..Histogram::default()
        };
        for value in values.iter().filter(|value| !value.is_nan()) {
            let number = ((value - self.start) / self.width + ROUNDING).floor();
            if number < 0.0 {
                histogram.below += 1;
            } else if let Some(count) = histogram.counts.get_mut(number as usize) {
                *count += 1;
            } else {
                histogram.above += 1;
            }
        }
        histogram
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn check(range: Range<f64>, least_width: f64, expected: (f64, f64, usize)) {
        let bins = Bins::of(&range, least_width, 40);
        let found = (bins.start, bins.width, bins.count);
        let close = |one: f64, other: f64| (one - other).abs() <= 1e-9 * other.abs().max(1.0);
        assert!(
            close(found.0, expected.0) && close(found.1, expected.1) && found.2 == expected.2,
            "{range:?}: {found:?} is not {expected:?}"
        );
    }

    #[test]
    fn bins_are_round_and_no_narrower_than_what_is_measured() {
        check(72.0..503.0, 1.0, (60.0, 20.0, 23));
        check(15.0..21.0, 1.0, (15.0, 1.0, 7));
        check(0.0..100.0, 1.0, (0.0, 5.0, 21));
        check(0.0..1.2, 0.01, (0.0, 0.05, 25));
        check(-0.5..0.5, 0.01, (-0.5, 0.05, 21));
        // A constant is one bin, as wide as the metric's last digit.
        check(35.02..35.02, 0.01, (35.02, 0.01, 1));
        check(0.0..0.0, 1.0, (0.0, 1.0, 1));
    }

    #[test]
    fn each_edge_belongs_to_the_bin_above() {
        let bins = Bins {
            start: 10.0,
            width: 5.0,
            count: 3,
        };
        let values = [9.9, 10.0, 14.9, 15.0, f64::NAN, 20.0, 24.9, 25.0, 500.0];
        let expected = Histogram {
            below: 1,
            counts: vec![2, 1, 2],
            above: 2,
        };
        assert_eq!(bins.count(&values), expected);
    }

    proptest! {
        /// Nothing is lost: values of the range are in a bin, others at an edge.
        #[test]
        fn every_measured_value_is_counted_once(
            values in prop::collection::vec(prop_oneof![9 => -1e6..1e6_f64, 1 => Just(f64::NAN), 1 => any::<f64>()], 0..200),
            ends in (-1e6..1e6_f64, 0.0..1e6_f64),
            least in prop_oneof![Just(1.0), Just(0.01)],
        ) {
            let range = ends.0..ends.0 + ends.1;
            let bins = Bins::of(&range, least, 40);
            prop_assert!(bins.count <= 41);
            let Histogram { below, counts, above } = bins.count(&values);
            let measured = values.iter().filter(|value| !value.is_nan());
            let inside = measured.clone().filter(|value| range.start <= **value && **value <= range.end).count();
            let binned: usize = counts.iter().sum();
            prop_assert_eq!(below + binned + above, measured.count());
            prop_assert!(binned >= inside, "{} of {} are in a bin", binned, inside);
        }
    }
}
