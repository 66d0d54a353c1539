//! What each finding cost the driver: at each instant, the worst thing that the driver saw counts, once.
//!
//! A second without a picture or of a frozen one weighs more than one of late video, and that more than one of few frames ([`LIMITS`]).

use std::cmp::Ordering;
use std::collections::BinaryHeap;

use super::finding::{Finding, Severity};
use super::input::JudgeInput;
use super::kind::Impact;
use super::limit::{Limit, LimitUnit, Topic};
use super::sources::OURS;
use crate::lang::key;
use crate::order::in_order;
use crate::units::Millis;

static FROZEN: Limit = weight("weightFrozenTimes", 4.0, key::weight::FROZEN);
static LATE: Limit = weight("weightLateTimes", 2.0, key::weight::LATE);
static FEW: Limit = weight("weightFewTimes", 1.0, key::weight::FEW);
/// The weight relative to a major finding.
static MINOR: Limit = Limit {
    name: "weightMinorPercent",
    unit: LimitUnit::Percent,
    default: 10.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::WEIGHT_MINOR_PERCENT,
};

pub(super) const LIMITS: &[&Limit] = &[&FROZEN, &LATE, &FEW, &MINOR];

const fn weight(name: &'static str, default: f64, label: crate::lang::Message) -> Limit {
    Limit {
        name,
        unit: LimitUnit::Times,
        default,
        source: OURS,
        topic: Topic::Counting,
        label,
    }
}

/// An interval on the field's clock, and the worst finding in it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Slice {
    pub start: Millis,
    pub end: Millis,
    /// The weight of a second.
    pub weight: f64,
    pub severity: Severity,
    pub finding: usize,
}

impl Slice {
    pub fn length(&self) -> Millis {
        self.end - self.start
    }

    /// Its weight times its seconds.
    pub fn cost(&self) -> f64 {
        self.weight * self.length() / 1000.0
    }
}

/// What the driver saw, in order of time, without overlaps.
pub(super) fn timeline(input: &JudgeInput<'_>, found: &[Finding]) -> Vec<Slice> {
    let mut wanted: Vec<Slice> = Vec::new();
    for (index, finding) in found.iter().enumerate() {
        let is_seen = input
            .end(finding.device)
            .is_some_and(|end| input.is_drivers(end));
        let impact = finding.code.kind().impact;
        if !is_seen && impact != Impact::NoPicture || impact == Impact::Nothing {
            continue;
        }
        for spell in &finding.spells {
            if spell.severity == Severity::Info {
                continue;
            }
            let end = input.common(finding.device, spell.end);
            wanted.push(Slice {
                start: end - spell.lasted,
                end,
                weight: weight_of(input, impact, spell.severity),
                severity: spell.severity,
                finding: index,
            });
        }
    }
    sweep(&wanted)
}

fn weight_of(input: &JudgeInput<'_>, impact: Impact, severity: Severity) -> f64 {
    let value = |limit| input.thresholds.value(limit);
    let major = match impact {
        Impact::NoPicture | Impact::Frozen => value(&FROZEN),
        Impact::Late => value(&LATE),
        Impact::Few => value(&FEW),
        Impact::Nothing => 0.0,
    };
    match severity {
        Severity::Info => 0.0,
        Severity::Minor => major * value(&MINOR) / 100.0,
        Severity::Major | Severity::Critical => major,
    }
}

/// Keeps the heaviest at each instant.
fn sweep(wanted: &[Slice]) -> Vec<Slice> {
    let order = in_order(wanted.len(), &|one, other| {
        wanted[one].start.total_cmp(&wanted[other].start)
    });
    let mut out: Vec<Slice> = Vec::new();
    let mut active: BinaryHeap<ByWeight> = BinaryHeap::new();
    let mut next = order.iter().map(|place| wanted[*place]).peekable();
    let mut now = f64::NEG_INFINITY;
    loop {
        while active.peek().is_some_and(|top| top.0.end <= now) {
            active.pop();
        }
        let coming = next.peek().map(|slice| slice.start);
        let Some(ByWeight(top)) = active.peek().copied() else {
            let Some(start) = coming else { break };
            now = start;
            while let Some(slice) = next.next_if(|slice| slice.start <= now) {
                active.push(ByWeight(slice));
            }
            continue;
        };
        let until = coming.map_or(top.end, |start| top.end.min(start));
        if until > now {
            match out.last_mut() {
                Some(last)
                    if last.finding == top.finding
                        && last.severity == top.severity
                        && last.end == now =>
                {
                    last.end = until;
                }
                _ => out.push(Slice {
                    start: now,
                    end: until,
                    ..top
                }),
            }
        }
        now = until;
        while let Some(slice) = next.next_if(|slice| slice.start <= now) {
            active.push(ByWeight(slice));
        }
    }
    out
}

/// Orders by weight, then severity; of equal ones the first found wins.
#[derive(Debug, Clone, Copy)]
struct ByWeight(Slice);

impl Ord for ByWeight {
    fn cmp(&self, other: &Self) -> Ordering {
        let (one, other) = (&self.0, &other.0);
        one.weight
            .total_cmp(&other.weight)
            .then(one.severity.cmp(&other.severity))
            .then(other.finding.cmp(&one.finding))
            .then(one.end.total_cmp(&other.end))
    }
}

impl PartialOrd for ByWeight {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for ByWeight {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for ByWeight {}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each as `start-end weight`, and the result as `start-end finding`.
    fn check(wanted: &[(f64, f64, f64)], expected: &str) {
        let slices = wanted.iter().enumerate();
        let slices = slices.map(|(finding, (start, end, weight))| Slice {
            start: *start,
            end: *end,
            weight: *weight,
            severity: Severity::Major,
            finding,
        });
        let actual: Vec<String> = sweep(&slices.collect::<Vec<_>>())
            .iter()
            .map(|slice| format!("{}-{} {}", slice.start, slice.end, slice.finding))
            .collect();
        assert_eq!(actual.join(", "), expected);
    }

    #[test]
    fn the_worst_counts_at_each_instant_once() {
        check(&[], "");
        check(&[(0.0, 10.0, 1.0)], "0-10 0");
        check(&[(0.0, 10.0, 1.0), (4.0, 6.0, 4.0)], "0-4 0, 4-6 1, 6-10 0");
        check(&[(0.0, 10.0, 4.0), (4.0, 16.0, 1.0)], "0-10 0, 10-16 1");
        check(&[(0.0, 2.0, 1.0), (5.0, 6.0, 1.0)], "0-2 0, 5-6 1");
        check(&[(0.0, 2.0, 1.0), (0.0, 2.0, 1.0)], "0-2 0");
    }
}
