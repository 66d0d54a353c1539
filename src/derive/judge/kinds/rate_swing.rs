//! The bitrate varied strongly from sample to sample.
//!
//! **Rule.** {swingSamples} consecutive samples of a `Rate` above 0 whose mean step is above {swingPercent} of their mean. The two greatest steps are excluded: one dip is not a swing. Start-up, reconnects and bursts are excluded.
//!
//! **Value.** The maximum mean step, per cent.
//!
//! **Severity.** Info: a symptom.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{JudgeInput, greatest, mean};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{OURS, TRTC_GUIDE};
use crate::derive::judge::stretches::runs_where;
use crate::lang::key;
use crate::model::Unit;

static SWING: Limit = Limit {
    name: "swingPercent",
    unit: LimitUnit::Percent,
    default: 30.0,
    source: TRTC_GUIDE,
    topic: Topic::Rate,
    label: key::limit::SWING_PERCENT,
};

static WINDOW: Limit = Limit {
    name: "swingSamples",
    unit: LimitUnit::Samples,
    default: 10.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::SWING_SAMPLES,
};

pub(super) static KIND: Kind = Kind {
    name: "rate-swing",
    limits: &[&SWING, &WINDOW],
    causes: super::NETWORK,
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &[],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::RATE_SWING_FACT,
        detail: key::kind::RATE_SWING_DETAIL,
        advice: key::kind::RATE_SWING_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let edge = input.thresholds.value(&SWING);
    let window = input.thresholds.samples(&WINDOW).max(1);
    for end in &input.ends {
        let rate = end.values("Rate");
        let counts = |sample: usize| {
            rate[sample] > 0.0
                && !end.is_starting(sample)
                && !end.is_beginning(sample)
                && !end.bursts[sample]
        };
        let mut swings = vec![f64::NAN; rate.len()];
        for run in runs_where(rate.len(), &counts) {
            for last in (run.start + window - 1)..run.end {
                swings[last] = swing(&rate[last + 1 - window..=last]);
            }
        }
        for ends in runs_where(rate.len(), &|sample| swings[sample] > edge) {
            let samples: Range<usize> = ends.start + 1 - window..ends.end;
            out.push(
                end.finding(Code::RateSwing, Severity::Info, &samples)
                    .with_value(greatest(&swings[ends]).unwrap_or(f64::NAN), Unit::Percent)
                    .exceeding(&SWING, edge)
                    .with_evidence([end.evidence("Rate", None, &samples)]),
            );
        }
    }
}

/// The mean step without the two greatest, in per cent of the mean.
fn swing(window: &[f64]) -> f64 {
    let (mut total, mut most, mut second) = (0.0, 0.0_f64, 0.0_f64);
    for pair in window.windows(2) {
        let step = (pair[1] - pair[0]).abs();
        total += step;
        second = second.max(step.min(most));
        most = most.max(step);
    }
    let steps = window.len().saturating_sub(3).max(1) as f64;
    100.0 * (total - most - second) / steps / mean(window).unwrap_or(f64::NAN)
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(rate: &[f64], expected: &str) {
        let field = device(Role::Field, &[("Rate", rate)]);
        assert_eq!(found(Code::RateSwing, &session([field])), expected);
    }

    /// Constant, then alternating by `by` for `count` samples, then constant.
    fn swinging(count: usize, by: f64) -> Vec<f64> {
        let swing = (0..count).map(|sample| 1000.0 + if sample % 2 == 0 { by } else { -by });
        let steady = || steps(&[(10, 1000.0)]).into_iter();
        steady().chain(swing).chain(steady()).collect()
    }

    #[test]
    fn ten_samples_that_swing() {
        check(&swinging(10, 200.0), "info 16-42 40");
        check(&swinging(10, 149.0), "");
        check(&swinging(6, 200.0), "");
    }

    #[test]
    fn one_dip_and_what_just_begins_do_not_swing() {
        check(&steps(&[(10, 1000.0), (1, 100.0), (10, 1000.0)]), "");
        check(&steps(&[(10, 1000.0), (5, 300.0), (10, 1000.0)]), "");
        check(&swinging(10, 1000.0)[10..20], "");
    }
}
