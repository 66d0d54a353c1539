//! The bit rate against its target, the estimate of what the network carries (`BitRateEstimate`): what three kinds compare.

use super::input::{Endpoint, JudgeInput};

/// One end's bit rate and its target; each has a value for every sample.
pub(super) struct Rates<'a> {
    /// Where it was measured.
    pub end: &'a Endpoint<'a>,
    /// What was sent, kbps.
    pub rate: &'a [f64],
    /// What might be sent, kbps.
    pub target: &'a [f64],
    /// The rate in per cent of its target; `NaN` where that says nothing: start-up, beginnings, bursts, no connection.
    pub percents: Vec<f64>,
    /// The greatest target once the session had settled, kbps.
    pub top: f64,
}

impl<'a> Rates<'a> {
    /// Those of every end that has both.
    pub fn all(input: &'a JudgeInput<'a>) -> impl Iterator<Item = Self> {
        input.ends.iter().filter_map(Self::of)
    }

    fn of(end: &'a Endpoint<'a>) -> Option<Self> {
        let (rate, target) = (end.values("Rate"), end.values("BitRateEstimate"));
        if rate.is_empty() || target.is_empty() {
            return None;
        }
        let percent = |sample: usize| {
            let is_known = target[sample] > 0.0
                && end.is_settled(sample)
                && !end.is_beginning(sample)
                && !end.bursts[sample];
            if is_known {
                100.0 * rate[sample] / target[sample]
            } else {
                f64::NAN
            }
        };
        Some(Self {
            end,
            rate,
            target,
            percents: (0..rate.len()).map(percent).collect(),
            top: end.quantile(target, 1.0)?,
        })
    }
}
