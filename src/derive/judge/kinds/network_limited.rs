//! The network limited the bitrate: the video needs more.
//!
//! **Rule.** {samples} consecutive samples with `Rate` at {networkLimitedPercent} of `BitRateEstimate` or more, while the estimate is below {estimateLowPercent} of its maximum. Start-up, reconnects and bursts are excluded.
//!
//! **Value.** The median rate, kbps.
//!
//! **Severity.** That of its worst effect. Without effect: info, minor from {networkLimitedMs} on.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{JudgeInput, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::rates::Rates;
use crate::derive::judge::sources::OURS;
use crate::derive::judge::stretches::{self, Level, stretches};
use crate::lang::key;
use crate::model::Unit;

static AT_TARGET: Limit = Limit {
    name: "networkLimitedPercent",
    unit: LimitUnit::Percent,
    default: 85.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::NETWORK_LIMITED_PERCENT,
};

static LOW: Limit = Limit {
    name: "estimateLowPercent",
    unit: LimitUnit::Percent,
    default: 70.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::ESTIMATE_LOW_PERCENT,
};

static LONG: Limit = Limit {
    name: "networkLimitedMs",
    unit: LimitUnit::Seconds,
    default: 30_000.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::NETWORK_LIMITED_MS,
};

pub(super) static KIND: Kind = Kind {
    name: "network-limited",
    limits: &[&LOW, &AT_TARGET, &LONG, &stretches::SAMPLES],
    causes: &[Code::EstimateCollapse, Code::LinkDown],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Least,
    facts: &["target", "top"],
    find,
    blame: blame::network,
    words: Words {
        fact: key::kind::NETWORK_LIMITED_FACT,
        detail: key::kind::NETWORK_LIMITED_DETAIL,
        clause: key::kind::NETWORK_LIMITED_CLAUSE,
        effect: key::kind::NETWORK_LIMITED_EFFECT,
        advice: key::kind::NETWORK_LIMITED_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [at_target, low, long] =
        [&AT_TARGET, &LOW, &LONG].map(|limit| input.thresholds.value(limit));
    for rates in Rates::all(input) {
        let end = rates.end;
        let edge = low / 100.0 * rates.top;
        let level = |(percent, target): (&f64, &f64)| match *percent {
            percent if percent.is_nan() => Level::Missing,
            percent if percent >= at_target && *target < edge => Level::Watch,
            _ => Level::Good,
        };
        let levels: Vec<Level> = rates.percents.iter().zip(rates.target).map(level).collect();
        for stretch in stretches(input, &levels, &end.segments.runs) {
            let samples = &stretch.samples;
            let is_long = samples.len() as f64 * end.step >= long;
            let severity = if is_long {
                Severity::Minor
            } else {
                Severity::Info
            };
            let baseline = |values: &[f64]| median(&values[samples.clone()]);
            out.push(
                end.finding(Code::NetworkLimited, severity, samples)
                    .with_value(baseline(rates.rate).unwrap_or(f64::NAN), Unit::Kbps)
                    .exceeding(&LOW, edge)
                    .with_measure("target", baseline(rates.target), Unit::Kbps)
                    .with_measure("top", Some(rates.top), Unit::Kbps)
                    .with_evidence(
                        ["Rate", "BitRateEstimate"]
                            .map(|metric| end.evidence(metric, None, samples)),
                    ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    /// The target falls from 2,000 kbps for `count` samples, and the rate is that part of it.
    #[track_caller]
    fn check(count: usize, target: f64, part: f64, expected: &str) {
        let target = steps(&[(10, 2000.0), (count, target), (5, 2000.0)]);
        let mut rate = target.clone();
        for (sample, rate) in rate.iter_mut().enumerate() {
            let is_low = (10..10 + count).contains(&sample);
            *rate *= if is_low { part } else { 0.5 };
        }
        let field = device(
            Role::Field,
            &[("Rate", &rate), ("BitRateEstimate", &target)],
        );
        assert_eq!(found(Code::NetworkLimited, &session([field])), expected);
    }

    #[test]
    fn the_rate_is_at_a_low_target() {
        check(5, 1000.0, 0.9, "info 20-28 900");
        check(14, 1000.0, 0.9, "info 20-46 900");
        check(15, 1000.0, 0.9, "minor 20-48 900");
        check(4, 1000.0, 0.9, "");
        check(15, 1000.0, 0.84, "");
        check(15, 1400.0, 0.9, "");
    }
}
