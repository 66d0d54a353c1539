//! The bit rate compared with its target, the bandwidth estimate (`BitRateEstimate`): shared by three kinds.

use super::input::{Endpoint, JudgeInput};

/// The bit rate and target of one endpoint, with one value per sample.
pub(super) struct Rates<'a> {
    /// The endpoint.
    pub end: &'a Endpoint<'a>,
    /// The bit rate in kbps.
    pub rate: &'a [f64],
    /// The target in kbps.
    pub target: &'a [f64],
    /// The rate in per cent of its target; `NaN` during start-up, reconnects, bursts and disconnections.
    pub percents: Vec<f64>,
    /// The greatest target after start-up, in kbps.
    pub top: f64,
}

impl<'a> Rates<'a> {
    /// One per endpoint that has both.
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
