//! The rule that a device's and a link's `Lost` share: packets lost for a while.

use std::ops::Range;

use super::finding::{Finding, Severity, Spell};
use super::input::{Endpoint, JudgeInput, greatest, mean};
use super::kinds::Code;
use super::limit::{Limit, LimitUnit, Topic};
use super::sources::{OURS, TRTC_GUIDE};
use super::stretches::{Level, runs_where, stretches};
use crate::lang::key;
use crate::model::{Unit, bands};
use crate::units::Millis;

pub(super) static WATCH: Limit = Limit {
    name: "lossWatchPercent",
    unit: LimitUnit::Percent,
    default: bands::LOST.good.value(),
    source: TRTC_GUIDE,
    topic: Topic::Loss,
    label: key::limit::LOSS_WATCH_PERCENT,
};

pub(super) static BAD: Limit = Limit {
    name: "lossBadPercent",
    unit: LimitUnit::Percent,
    default: bands::LOST.bad(),
    source: TRTC_GUIDE,
    topic: Topic::Loss,
    label: key::limit::LOSS_BAD_PERCENT,
};

/// Scattered bad samples belong together if they are at most this far apart.
static APART: Limit = Limit {
    name: "lossApartMs",
    unit: LimitUnit::Seconds,
    default: 20_000.0,
    source: OURS,
    topic: Topic::Loss,
    label: key::limit::LOSS_APART_MS,
};

/// This many of them are a loss.
static SCATTERED: Limit = Limit {
    name: "lossScatteredSamples",
    unit: LimitUnit::Samples,
    default: 3.0,
    source: OURS,
    topic: Topic::Loss,
    label: key::limit::LOSS_SCATTERED_SAMPLES,
};

pub(super) const LIMITS: &[&Limit] = &[&WATCH, &BAD, &APART, &SCATTERED];

/// One interval of loss; scattered samples are several runs.
pub(super) struct LossRun {
    pub runs: Vec<Range<usize>>,
    pub is_bad: bool,
}

impl LossRun {
    /// From the first to the last.
    pub fn samples(&self) -> Range<usize> {
        self.runs[0].start..self.runs[self.runs.len() - 1].end
    }
}

/// Consecutive samples beyond a limit, and scattered bad samples, such as those of a flapping interface. Loss from `ignored` on belongs to
/// another kind.
/// another kind's.
pub(super) fn loss_runs(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    values: &[f64],
    ignored: f64,
) -> Vec<LossRun> {
    let value = |limit| input.thresholds.value(limit);
    let (watch, bad) = (value(&WATCH), value(&BAD));
    let level = |sample: usize| match values[sample] {
        lost if lost.is_nan() || lost >= ignored || end.is_disconnected(sample) => Level::Missing,
        lost if lost >= bad => Level::Bad,
        lost if lost >= watch => Level::Watch,
        _ => Level::Good,
    };
    let levels: Vec<Level> = (0..values.len()).map(level).collect();
    let runs: &[Range<usize>] = if values.is_empty() {
        &[]
    } else {
        &end.segments.runs
    };
    let mut found = Vec::new();
    let mut is_covered = vec![false; values.len()];
    for stretch in stretches(input, &levels, runs) {
        is_covered[stretch.samples.clone()].fill(true);
        found.push(LossRun {
            is_bad: stretch.is_bad,
            runs: vec![stretch.samples],
        });
    }
    let apart: Millis = value(&APART);
    let times = &end.device.times;
    let mut cluster: Vec<Range<usize>> = Vec::new();
    let least = input.thresholds.samples(&SCATTERED);
    let mut close = |cluster: &mut Vec<Range<usize>>| {
        let samples: usize = cluster.iter().map(Range::len).sum();
        if samples >= least {
            found.push(LossRun {
                runs: std::mem::take(cluster),
                is_bad: true,
            });
        }
        cluster.clear();
    };
    for run in runs_where(values.len(), &|sample| {
        levels[sample] == Level::Bad && !is_covered[sample]
    }) {
        let is_far = cluster
            .last()
            .is_some_and(|last| times[run.start] - times[last.end - 1] > apart);
        if is_far {
            close(&mut cluster);
        }
        cluster.push(run);
    }
    close(&mut cluster);
    found
}

/// The finding for one interval of loss, of a device or one of its links.
pub(super) fn loss_finding(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    code: Code,
    link: Option<i64>,
    loss: &LossRun,
) -> Finding {
    let values = end.link_values("Lost", link);
    let value = |limit| input.thresholds.value(limit);
    let (limit, edge) = if loss.is_bad {
        (&BAD, value(&BAD))
    } else {
        (&WATCH, value(&WATCH))
    };
    let severity = match (input.remote().is_some(), loss.is_bad) {
        (true, _) => Severity::Info,
        (false, true) => Severity::Major,
        (false, false) => Severity::Minor,
    };
    let measured: Vec<f64> = loss
        .runs
        .iter()
        .flat_map(|run| values[run.clone()].iter().copied())
        .collect();
    let mut finding = end
        .finding(code, severity, &loss.samples())
        .on_link(link)
        .with_value(greatest(&measured).unwrap_or(f64::NAN), Unit::Percent)
        .exceeding(limit, edge)
        .with_measure("mean", mean(&measured), Unit::Percent)
        .with_evidence(loss.runs.iter().map(|run| end.evidence("Lost", link, run)));
    finding.spells = loss
        .runs
        .iter()
        .map(|run| Spell {
            start: end.device.times[run.start],
            end: end.device.times[run.end - 1],
            lasted: run.len() as f64 * end.step,
            value: greatest(&values[run.clone()]),
            severity,
        })
        .collect();
    finding.lasted = finding.spells.iter().map(|spell| spell.lasted).sum();
    finding
}
