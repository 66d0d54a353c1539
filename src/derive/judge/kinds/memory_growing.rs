//! A computer's memory use grew and would soon have reached 100 %.
//!
//! **Rule.** Within {memoryWindowMs}, the least-squares line through `MemUsed` rises by at least {memoryRisePercent} (percentage points); the mean of each quarter of that time exceeds that of the quarter before by {memoryQuarterPercent} of the whole rise, so a single step is not growth; it never falls by more than {memoryFallPercent} of the rise; and at that rate memory is full within {memoryFillMs}. Such windows overlap by half.
//!
//! **Value.** Percentage points per minute.
//!
//! **Severity.** Minor.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, mean};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::slope_per_minute;
use crate::lang::key;
use crate::model::Unit;
use crate::order::first_from;
use crate::units::Millis;

static FILL: Limit = Limit {
    name: "memoryFillMs",
    unit: LimitUnit::Minutes,
    default: 3_600_000.0,
    source: OURS,
    topic: Topic::Host,
    label: key::limit::MEMORY_FILL_MS,
};

static WINDOW: Limit = Limit {
    name: "memoryWindowMs",
    unit: LimitUnit::Minutes,
    default: 600_000.0,
    source: OURS,
    topic: Topic::Host,
    label: key::limit::MEMORY_WINDOW_MS,
};

static RISE: Limit = Limit {
    name: "memoryRisePercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: OURS,
    topic: Topic::Host,
    label: key::limit::MEMORY_RISE_PERCENT,
};

static QUARTER: Limit = Limit {
    name: "memoryQuarterPercent",
    unit: LimitUnit::Percent,
    default: 10.0,
    source: OURS,
    topic: Topic::Host,
    label: key::limit::MEMORY_QUARTER_PERCENT,
};

static FALL: Limit = Limit {
    name: "memoryFallPercent",
    unit: LimitUnit::Percent,
    default: 25.0,
    source: OURS,
    topic: Topic::Host,
    label: key::limit::MEMORY_FALL_PERCENT,
};

const MINUTE: Millis = 60_000.0;
const FULL: f64 = 100.0;
const QUARTERS: usize = 4;

pub(super) static KIND: Kind = Kind {
    name: "memory-growing",
    limits: &[&FILL, &WINDOW, &RISE, &QUARTER, &FALL],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &["used", "full"],
    find,
    blame: blame::machine,
    words: Words {
        fact: key::kind::MEMORY_GROWING_FACT,
        detail: key::kind::MEMORY_GROWING_DETAIL,
        clause: key::kind::MEMORY_GROWING_CLAUSE,
        advice: key::kind::MEMORY_GROWING_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [window, within] = [&WINDOW, &FILL].map(|limit| input.thresholds.value(limit));
    for end in &input.ends {
        let values = end.values("MemUsed");
        let times = &end.device.times;
        if values.is_empty() {
            continue;
        }
        // Windows start at samples: however far apart they are, there are no more windows than samples.
        let mut next = 0;
        while next < times.len() && times[next] + window <= end.last() {
            let samples = end.samples(times[next], times[next] + window);
            let half = times[next] + window / 2.0;
            next = first_from(times, half).max(next + 1);
            let Some(growth) = growth(input, end, values, samples.clone()) else {
                continue;
            };
            let full = (FULL - growth.used).max(0.0) / growth.per_minute;
            out.push(
                end.finding(Code::MemoryGrowing, Severity::Minor, &samples)
                    .with_value(growth.per_minute, Unit::Percent)
                    .exceeding(&FILL, (FULL - growth.used) * MINUTE / within)
                    .with_measure("used", Some(growth.used), Unit::Percent)
                    .with_fact("full", Fact::Time(full.ceil().max(1.0) * MINUTE))
                    .with_evidence([end.evidence("MemUsed", None, &samples)]),
            );
        }
    }
}

/// The growth rate, and the memory in use at the end.
struct Growth {
    per_minute: f64,
    used: f64,
}

fn growth(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    values: &[f64],
    samples: std::ops::Range<usize>,
) -> Option<Growth> {
    let value = |limit| input.thresholds.value(limit);
    let values = &values[samples.clone()];
    let per_minute = slope_per_minute(&end.device.times[samples], values)?;
    let used = *values.iter().rev().find(|value| !value.is_nan())?;
    let rise = per_minute * value(&WINDOW) / MINUTE;
    let is_growing = rise >= value(&RISE)
        && used + per_minute * value(&FILL) / MINUTE >= FULL
        && greatest_fall(values) <= value(&FALL) / 100.0 * rise
        && rises_in_every_quarter(values, value(&QUARTER) / 100.0 * rise);
    is_growing.then_some(Growth { per_minute, used })
}

/// Whether the mean rises by at least `least` from quarter to quarter.
fn rises_in_every_quarter(values: &[f64], least: f64) -> bool {
    let quarter = (values.len() / QUARTERS).max(1);
    let means: Vec<Option<f64>> = values.chunks(quarter).take(QUARTERS).map(mean).collect();
    means.windows(2).all(|pair| {
        let risen = pair[0].zip(pair[1]).map(|(before, after)| after - before);
        risen >= Some(least)
    })
}

/// The greatest fall below an earlier value.
fn greatest_fall(values: &[f64]) -> f64 {
    let mut top = f64::NEG_INFINITY;
    let mut fall: f64 = 0.0;
    for value in values.iter().filter(|value| !value.is_nan()) {
        top = top.max(*value);
        fall = fall.max(top - value);
    }
    fall
}

#[cfg(test)]
mod tests {
    use super::{Code, Fact};
    use crate::derive::judge::testing::{device, findings, found, session};
    use crate::model::{Role, Session};

    /// Ten minutes of `memory`, a function of the minute.
    fn grown(memory: &dyn Fn(f64) -> f64) -> Session {
        let values: Vec<f64> = (0..=300)
            .map(|sample| memory(f64::from(sample) / 30.0))
            .collect();
        session([device(Role::Field, &[("MemUsed", &values)])])
    }

    #[track_caller]
    fn check(memory: &dyn Fn(f64) -> f64, expected: &str) {
        assert_eq!(found(Code::MemoryGrowing, &grown(memory)), expected);
    }

    #[test]
    fn what_would_be_full_within_the_hour_counts() {
        check(&|minute| 60.0 + 0.6 * minute, "minor 0-600 0.6");
        check(&|minute| 60.0 + 0.5 * minute, "");
        check(&|minute| 95.0 + 0.21 * minute, "minor 0-600 0.21");
        check(&|minute| 95.0 + 0.19 * minute, "");
    }

    #[test]
    fn a_step_and_what_comes_and_goes_are_no_growth() {
        check(&|minute| if minute < 5.0 { 60.0 } else { 75.0 }, "");
        check(
            &|minute| 60.0 + 1.2 * minute - 4.0 * f64::from(minute > 5.0),
            "",
        );
        check(&|_| 95.0, "");
    }

    #[test]
    fn says_when_it_would_be_full() {
        let found = findings(Code::MemoryGrowing, &grown(&|minute| 60.0 + 0.6 * minute));
        assert_eq!(found[0].fact("full"), Some(&Fact::Time(57.0 * 60_000.0)));
        assert_eq!(
            found[0].exceeded.map(|exceeded| exceeded.limit.name),
            Some("memoryFillMs")
        );
    }
}
