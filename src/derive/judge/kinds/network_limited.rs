//! The network limited the bit rate: the video needs more.
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
use crate::lang::both;
use crate::model::Unit;

static AT_TARGET: Limit = Limit {
    name: "networkLimitedPercent",
    unit: LimitUnit::Percent,
    default: 85.0,
    source: OURS,
    topic: Topic::Rate,
    label: both(
        "受网络限制，码率达到目标的",
        "Limited by the network, bit rate from, of its target",
    ),
};

static LOW: Limit = Limit {
    name: "estimateLowPercent",
    unit: LimitUnit::Percent,
    default: 70.0,
    source: OURS,
    topic: Topic::Rate,
    label: both(
        "受网络限制，目标码率低于其最高值的",
        "Limited by the network, target below, of its greatest",
    ),
};

static LONG: Limit = Limit {
    name: "networkLimitedMs",
    unit: LimitUnit::Seconds,
    default: 30_000.0,
    source: OURS,
    topic: Topic::Rate,
    label: both(
        "受网络限制为一般，持续达到",
        "Limited by the network is minor, from",
    ),
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
        fact: both(
            "码率受网络限制，仅 {value}，持续 {lasted}",
            "The network held the bit rate down to {value}, for {lasted}",
        ),
        detail: both(
            "目标 {target}，本会话最高 {top}",
            "the target was {target}, up to {top} in this session",
        ),
        clause: both(
            "网络把码率限制在 {value}，持续 {lasted}",
            "the network held the bit rate down to {value} for {lasted}",
        ),
        effect: both("码率受网络限制", "the network held the bit rate down"),
        advice: both(
            "画质已下降；检查现场上行带宽，或降低分辨率与帧率。",
            "The picture lost quality: check the vehicle's bandwidth, or configure less resolution or frame rate.",
        ),
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
