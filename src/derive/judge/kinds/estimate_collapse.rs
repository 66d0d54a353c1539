//! The target bitrate fell.
//!
//! **Rule.** {collapseSamples} consecutive samples of `BitRateEstimate` below {collapsePercent} of the median over {collapseBeforeMs} before the fall, which has at least {collapseBeforeSamples}. Start-up, when the estimate still grows, and reconnects are excluded.
//!
//! **Value.** The minimum, kbps.
//!
//! **Severity.** Minor, or that of its worst effect.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, least, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::stretches::runs_where;
use crate::lang::key;
use crate::model::Unit;

static COLLAPSE: Limit = Limit {
    name: "collapsePercent",
    unit: LimitUnit::Percent,
    default: 50.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::COLLAPSE_PERCENT,
};

static SAMPLES: Limit = Limit {
    name: "collapseSamples",
    unit: LimitUnit::Samples,
    default: 2.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::COLLAPSE_SAMPLES,
};

static BEFORE: Limit = Limit {
    name: "collapseBeforeMs",
    unit: LimitUnit::Seconds,
    default: 60_000.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::COLLAPSE_BEFORE_MS,
};

static MIN_BEFORE: Limit = Limit {
    name: "collapseBeforeSamples",
    unit: LimitUnit::Samples,
    default: 5.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::COLLAPSE_BEFORE_SAMPLES,
};

/// A median of this many samples is cheap; more would not improve it.
const MAX_BASELINE_SAMPLES: usize = 256;

pub(super) static KIND: Kind = Kind {
    name: "estimate-collapse",
    limits: &[&COLLAPSE, &SAMPLES, &BEFORE, &MIN_BEFORE],
    causes: &[
        Code::LinkDown,
        Code::LinkLoss,
        Code::NetworkLatency,
        Code::Loss,
        Code::LatencyFollowsLink,
    ],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Least,
    facts: &["before"],
    find,
    blame: blame::network,
    words: Words {
        fact: key::kind::ESTIMATE_COLLAPSE_FACT,
        detail: key::kind::ESTIMATE_COLLAPSE_DETAIL,
        clause: key::kind::ESTIMATE_COLLAPSE_CLAUSE,
        effect: key::kind::ESTIMATE_COLLAPSE_EFFECT,
        advice: key::kind::ESTIMATE_COLLAPSE_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let part = input.thresholds.value(&COLLAPSE) / 100.0;
    let consecutive = input.thresholds.samples(&SAMPLES);
    for end in &input.ends {
        let estimate = end.values("BitRateEstimate");
        let before = collapsed(input, end, estimate, part);
        for samples in runs_where(estimate.len(), &|sample| !before[sample].is_nan()) {
            if samples.len() < consecutive {
                continue;
            }
            let baseline = before[samples.start];
            let lowest = least(&estimate[samples.clone()]);
            out.push(
                end.finding(Code::EstimateCollapse, Severity::Minor, &samples)
                    .with_value(lowest.unwrap_or(f64::NAN), Unit::Kbps)
                    .exceeding(&COLLAPSE, part * baseline)
                    .with_measure("before", Some(baseline), Unit::Kbps)
                    .with_evidence([end.evidence("BitRateEstimate", None, &samples)]),
            );
        }
    }
}

/// For each sample with a low estimate, the baseline before the fall, else `NaN`. While it stays low, the baseline is that of the fall.
fn collapsed(input: &JudgeInput<'_>, end: &Endpoint<'_>, estimate: &[f64], part: f64) -> Vec<f64> {
    let mut collapsed = vec![f64::NAN; estimate.len()];
    let Some(top) = end.quantile(estimate, 1.0) else {
        return collapsed;
    };
    let mut baseline = f64::NAN;
    let mut is_low = false;
    for sample in 0..estimate.len() {
        // The median of a minute is at most the maximum of all: most samples need no median.
        let may_be_low = estimate[sample] < part * top;
        if may_be_low && !is_low {
            baseline = baseline_before(input, end, estimate, sample).unwrap_or(f64::NAN);
        }
        is_low = may_be_low && estimate[sample] < part * baseline && !end.is_beginning(sample);
        if is_low {
            collapsed[sample] = baseline;
        }
    }
    collapsed
}

/// The median over the minute before a sample, without samples that do not count.
fn baseline_before(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    estimate: &[f64],
    sample: usize,
) -> Option<f64> {
    let time = end.device.times[sample];
    let from = end
        .samples(time - input.thresholds.value(&BEFORE), time)
        .start;
    let from = from.max(sample.saturating_sub(MAX_BASELINE_SAMPLES));
    let settled = (from..sample).filter(|before| end.is_settled(*before));
    let before: Vec<f64> = settled.map(|before| estimate[before]).collect();
    let is_enough = before.len() >= input.thresholds.samples(&MIN_BEFORE);
    median(&before).filter(|_| is_enough)
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(estimate: &[(usize, f64)], expected: &str) {
        let field = device(Role::Field, &[("BitRateEstimate", &steps(estimate))]);
        assert_eq!(found(Code::EstimateCollapse, &session([field])), expected);
    }

    #[test]
    fn falls_below_half_of_the_minute_before() {
        check(
            &[(20, 2000.0), (1, 900.0), (1, 700.0), (5, 2000.0)],
            "minor 40-42 700",
        );
        check(&[(20, 2000.0), (1, 900.0), (5, 2000.0)], "");
        check(&[(20, 2000.0), (5, 1000.0), (5, 2000.0)], "");
    }

    #[test]
    fn lasts_as_long_as_it_lies_low() {
        check(
            &[(20, 2000.0), (100, 300.0), (5, 2000.0)],
            "minor 40-238 300",
        );
    }

    #[test]
    fn what_has_yet_to_grow_did_not_fall() {
        check(&[(2, 0.0), (5, 900.0), (20, 2000.0)], "");
        check(&[(2, 9000.0), (20, 2000.0)], "");
        check(&[(4, 2000.0), (5, 300.0)], "");
        check(&[(7, 2000.0), (5, 300.0)], "minor 14-22 300");
    }
}
