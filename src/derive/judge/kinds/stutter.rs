//! Many frames came late within a short time.
//!
//! **Rule.** At least {stutterSamples} samples with stutter time (`Lag150Duration`), each at most {stutterApartMs} from the next, whose total stutter time is {stutterBadPercent} (bad) of the time from first to last, at least {stutterWindowMs}, or {stutterWatchPercent} (watch) of it, at least {stutterWatchWindowMs}. An interval below {stutterIntervalTimes} the expected one does not count. Without `Lag150Duration`, `K150` as it is, per connection. Start-up and samples after the end of the field's data are excluded.
//!
//! **Value.** The stutter ratio, per cent.
//!
//! **Severity.** Minor in the watch band, major in the bad band.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity, Spell};
use crate::derive::judge::input::{Endpoint, JudgeInput, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{OURS, PROD};
use crate::lang::key;
use crate::model::{Unit, bands};
use crate::units::Millis;

pub(super) static STALLS_WATCH: Limit = Limit {
    name: "stutterWatchPercent",
    unit: LimitUnit::Percent,
    default: bands::K150.good.value(),
    source: PROD,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_WATCH_PERCENT,
};

static BAD: Limit = Limit {
    name: "stutterBadPercent",
    unit: LimitUnit::Percent,
    default: bands::K150.bad(),
    source: PROD,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_BAD_PERCENT,
};

static LEAST: Limit = Limit {
    name: "stutterSamples",
    unit: LimitUnit::Samples,
    default: 3.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_SAMPLES,
};

static APART: Limit = Limit {
    name: "stutterApartMs",
    unit: LimitUnit::Seconds,
    default: 20_000.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_APART_MS,
};

static WINDOW: Limit = Limit {
    name: "stutterWindowMs",
    unit: LimitUnit::Seconds,
    default: 60_000.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_WINDOW_MS,
};

/// The watch band covers at least this time.
static WATCH_WINDOW: Limit = Limit {
    name: "stutterWatchWindowMs",
    unit: LimitUnit::Minutes,
    default: 300_000.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_WATCH_WINDOW_MS,
};

static SEVERAL: Limit = Limit {
    name: "stutterIntervalTimes",
    unit: LimitUnit::Times,
    default: 2.5,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::STUTTER_INTERVAL_TIMES,
};

/// Stutter time counts only the excess of an interval, but the driver waited for all of it.
const BEYOND: Millis = 150.0;

pub(super) static KIND: Kind = Kind {
    name: "stutter",
    limits: &[
        &STALLS_WATCH,
        &BAD,
        &LEAST,
        &APART,
        &WINDOW,
        &WATCH_WINDOW,
        &SEVERAL,
    ],
    causes: super::HOLDS_UP_PICTURE,
    impact: Impact::Frozen,
    merge_rule: MergeRule::Events,
    facts: &["late"],
    find,
    blame: blame::stutter,
    words: Words {
        fact: key::kind::STUTTER_FACT,
        detail: key::kind::STUTTER_DETAIL,
        clause: key::kind::STUTTER_CLAUSE,
        effect: key::kind::STUTTER_EFFECT,
        advice: key::kind::STUTTER_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let stalls = end.values("Lag150Duration");
        if stalls.is_empty() {
            find_by_connection(input, end, out);
        } else {
            for late in clusters(input, end, stalls) {
                push_finding(input, end, stalls, &late, out);
            }
        }
    }
}

/// Clusters of late samples.
fn clusters(input: &JudgeInput<'_>, end: &Endpoint<'_>, stalls: &[f64]) -> Vec<Vec<usize>> {
    let until = input.seen_until(end);
    let apart = input.thresholds.value(&APART);
    let times = &end.device.times;
    // At a low frame rate, one missing frame is a long interval but not stutter.
    let intervals = end.values("MaxFrameDelta");
    let several = input.thresholds.value(&SEVERAL) * end.frame_interval().unwrap_or(0.0);
    let mut found: Vec<Vec<usize>> = Vec::new();
    for sample in 0..stalls.len() {
        if stalls[sample].is_nan()
            || stalls[sample] <= 0.0
            || intervals
                .get(sample)
                .is_some_and(|interval| *interval < several)
            || !end.is_settled(sample)
            || times[sample] > until
        {
            continue;
        }
        match found.last_mut() {
            Some(last) if times[sample] - times[last[last.len() - 1]] <= apart => last.push(sample),
            _ => found.push(vec![sample]),
        }
    }
    found.retain(|late| late.len() >= input.thresholds.samples(&LEAST));
    found
}

fn push_finding(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    stalls: &[f64],
    late: &[usize],
    out: &mut Vec<Finding>,
) {
    let value = |limit| input.thresholds.value(limit);
    let times = &end.device.times;
    let samples = late[0]..late[late.len() - 1] + 1;
    let total: f64 = late.iter().map(|sample| stalls[*sample]).sum();
    let length = times[samples.end - 1] - times[samples.start] + end.step;
    let of = |window| 100.0 * total / length.max(value(window));
    let (ratio, severity, limit) = if of(&WINDOW) >= value(&BAD) {
        (of(&WINDOW), Severity::Major, &BAD)
    } else if of(&WATCH_WINDOW) >= value(&STALLS_WATCH) {
        (of(&WATCH_WINDOW), Severity::Minor, &STALLS_WATCH)
    } else {
        return;
    };
    let mut finding = end
        .finding(Code::Stutter, severity, &samples)
        .with_value(ratio, Unit::Percent)
        .exceeding(limit, value(limit))
        .with_fact("late", Fact::Count(late.len()))
        .with_evidence([end.evidence("Lag150Duration", None, &samples)]);
    finding.spells = late
        .iter()
        .map(|sample| Spell {
            start: times[*sample],
            end: times[*sample],
            lasted: (stalls[*sample] + BEYOND).min(end.step),
            value: Some(100.0 * stalls[*sample] / end.step),
            severity,
        })
        .collect();
    finding.lasted = finding.spells.iter().map(|spell| spell.lasted).sum();
    out.push(finding);
}

/// Captures of 2023 have the ratio of each connection and nothing else.
fn find_by_connection(input: &JudgeInput<'_>, end: &Endpoint<'_>, out: &mut Vec<Finding>) {
    let ratios = end.values("K150");
    if ratios.is_empty() {
        return;
    }
    let value = |limit| input.thresholds.value(limit);
    for run in &end.segments.runs {
        let samples: Range<usize> = run.clone();
        let length = samples.len() as f64 * end.step;
        let Some(ratio) = median(&ratios[samples.clone()]) else {
            continue;
        };
        let (severity, limit) = match ratio {
            _ if length < value(&APART) => continue,
            ratio if ratio >= value(&BAD) => (Severity::Major, &BAD),
            ratio if ratio >= value(&STALLS_WATCH) => (Severity::Minor, &STALLS_WATCH),
            _ => continue,
        };
        out.push(
            end.finding(Code::Stutter, severity, &samples)
                .with_value(ratio, Unit::Percent)
                .with_duration(ratio / 100.0 * length)
                .exceeding(limit, value(limit))
                .with_evidence([end.evidence("K150", None, &samples)]),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{
        device, findings, found, pause, session, steps, well, with,
    };
    use crate::model::{Device, Role};

    /// A remote whose samples have this stall time.
    fn remote(stalls: &[(usize, f64)]) -> Device {
        device(Role::Remote, &[("Lag150Duration", &steps(stalls))])
    }

    #[track_caller]
    fn check(end: Device, expected: &str) {
        assert_eq!(found(Code::Stutter, &session([end])), expected);
    }

    #[test]
    fn three_late_samples_of_a_minute() {
        let stalls = |count, stall| remote(&[(10, 0.0), (count, stall), (10, 0.0)]);
        check(stalls(3, 200.0), "major 20-24 1");
        check(stalls(2, 900.0), "");
        // A smaller ratio counts over five minutes.
        check(stalls(3, 199.0), "minor 20-24 0.2");
        check(stalls(3, 100.0), "minor 20-24 0.1");
        check(stalls(3, 99.0), "");
    }

    #[test]
    fn late_samples_that_are_near_each_other() {
        let apart = |good| remote(&[(10, 0.0), (1, 250.0), (good, 0.0), (1, 250.0), (2, 250.0)]);
        check(apart(9), "major 20-44 1.67");
        check(apart(10), "major 42-46 1.25");
    }

    #[test]
    fn a_longer_time_is_its_own_window() {
        check(remote(&[(10, 0.0), (60, 100.0)]), "major 20-138 5");
        check(remote(&[(10, 0.0), (600, 10.0)]), "minor 20-1218 0.5");
    }

    #[test]
    fn each_late_sample_is_a_spell() {
        let found = findings(
            Code::Stutter,
            &session([remote(&[(10, 0.0), (3, 250.0), (10, 0.0)])]),
        );
        assert_eq!(found[0].spells.len(), 3);
        // The driver also waited for the first 150 ms, which are not stutter time.
        assert_eq!(found[0].lasted, 1200.0);
    }

    #[test]
    fn one_frame_that_is_missing_at_a_low_rate_is_no_stutter() {
        let slow = |interval| {
            let end = remote(&[(10, 0.0), (5, 250.0), (10, 0.0)]);
            let end = with(end, "Fps", 0..25, 10.0);
            with(end, "MaxFrameDelta", 0..25, interval)
        };
        check(slow(249.0), "");
        check(slow(250.0), "major 20-28 2.08");
    }

    #[test]
    fn start_up_and_what_follows_the_field_are_left_out() {
        check(remote(&[(4, 400.0), (20, 0.0)]), "");
        check(remote(&[(5, 400.0), (20, 0.0)]), "major 4-8 2");
        let after_field = |samples| {
            session([
                well(Role::Field, samples),
                remote(&[(10, 0.0), (3, 400.0), (10, 0.0)]),
            ])
        };
        assert_eq!(found(Code::Stutter, &after_field(14)), "");
        assert_eq!(found(Code::Stutter, &after_field(15)), "major 20-24 2");
    }

    #[test]
    fn without_stall_time_the_ratio_of_each_connection_counts() {
        let ratio = |ratio: &[(usize, f64)]| device(Role::Remote, &[("K150", &steps(ratio))]);
        check(ratio(&[(30, 1.0)]), "major 0-58 1");
        check(ratio(&[(30, 0.1)]), "minor 0-58 0.1");
        check(ratio(&[(30, 0.09)]), "");
        check(ratio(&[(9, 5.0)]), "");
        check(
            pause(ratio(&[(20, 1.5), (20, 0.2)]), 20, 4.0),
            "major 0-38 1.5, minor 44-82 0.2",
        );
    }
}
