//! How long a series was good, to be watched, or bad.

use crate::model::Bands;

/// Samples in each band; each counts for one cadence of its device.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct BandTime {
    /// Within the good limit.
    pub good: usize,
    /// Beyond the good limit, but within the watch limit.
    pub watch: usize,
    /// Beyond both.
    pub bad: usize,
    /// Measured, but without the value that the band refers to.
    pub unjudged: usize,
}

/// What the band edges are multiples of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Reference<'a> {
    /// Nothing: the edges are in the metric's own unit.
    OwnUnit,
    /// Per cent of this value.
    Of(f64),
    /// Per cent of another series' value at the same sample.
    At(&'a [f64]),
}

impl BandTime {
    /// All measured samples.
    #[must_use]
    pub const fn measured(&self) -> usize {
        self.good + self.watch + self.bad + self.unjudged
    }
}

impl Reference<'_> {
    /// A value in the unit of the edges; `NaN` without a reference value.
    fn scaled(self, sample: usize, value: f64) -> f64 {
        let whole = match self {
            Self::OwnUnit => return value,
            Self::Of(whole) => whole,
            Self::At(values) => values.get(sample).copied().unwrap_or(f64::NAN),
        };
        if whole > 0.0 {
            100.0 * value / whole
        } else {
            f64::NAN
        }
    }
}

/// Counts the samples of a column or a part of it in each band; `NaN` is in none.
#[must_use]
pub fn band_time(values: &[f64], bands: &Bands, reference: Reference<'_>) -> BandTime {
    let mut time = BandTime::default();
    for (sample, value) in values.iter().enumerate() {
        if value.is_nan() {
            continue;
        }
        let scaled = reference.scaled(sample, *value);
        if scaled.is_nan() {
            time.unjudged += 1;
        } else if bands.good.holds(scaled) {
            time.good += 1;
        } else if bands.watch.is_none_or(|watch| watch.holds(scaled)) {
            time.watch += 1;
        } else {
            time.bad += 1;
        }
    }
    time
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Owner;

    const NAN: f64 = f64::NAN;

    /// Expected: good, watch, bad, unjudged.
    fn check(metric: &str, values: &[f64], reference: Reference<'_>, expected: [usize; 4]) {
        let bands = Bands::of(metric, Owner::Device).expect("the metric has bands");
        let time = band_time(values, bands, reference);
        let found = [time.good, time.watch, time.bad, time.unjudged];
        assert_eq!(found, expected, "{metric} {values:?}");
        let measured = values.iter().filter(|value| !value.is_nan()).count();
        assert_eq!(time.measured(), measured);
    }

    #[test]
    fn limits_of_every_basis() {
        let own = Reference::OwnUnit;
        // ≤ 50 good, ≤ 200 watch.
        let latency = [0.0, 50.0, 50.1, NAN, 200.0, 200.1, 503.0];
        check("NetworkLatency", &latency, own, [2, 2, 2, 0]);
        // Below, not at most.
        check("Lost", &[1.9, 2.0, 9.9, 10.0], own, [1, 2, 1, 0]);
        // Nothing is bad if there is only one limit.
        check("MemUsed", &[90.0, 90.1, 100.0], own, [1, 2, 0, 0]);
        // ≥ 90 % of 20 is good, ≥ 70 % watch.
        let fps = [20.0, 18.0, 17.9, 14.0, 13.9, NAN];
        check("Fps", &fps, Reference::Of(20.0), [2, 2, 1, 0]);
        // Half an interval of 50 ms is good, all of it watch.
        let cost = [25.0, 25.1, 50.0, 50.1];
        check("EncodeCost", &cost, Reference::Of(50.0), [1, 2, 1, 0]);
        let target = [1000.0, 1000.0, 1000.0, NAN, 0.0];
        let rate = [899.0, 1000.0, 1001.0, 500.0, 500.0, 500.0];
        check("Rate", &rate, Reference::At(&target), [1, 1, 1, 3]);
        check("Fps", &fps, Reference::Of(NAN), [0, 0, 0, 5]);
    }
}
