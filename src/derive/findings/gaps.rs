//! Reconnects, and stretches without samples.
//!
//! * `reconnect`: the connection was lost and came back. A step of `TimeOffset` of 1.5 medians with evidence (a disconnected sample, a
//!   per-connection constant that changed, a counter that began anew), or of at least 2 medians without any evidence that the
//!   connection went on; or disconnected samples after connected ones. Counts singly.
//! * `gap`: a step of at least 2 medians over which the connection went on: its stall ratio or its counter did, and neither is 0.
//!
//! Value: seconds without samples or connection, in ms. Source: domain facts, how a band counts: whole seconds jitter, so a 3 s step alone
//! is neither. Critical where nobody could drive for 30 s.

use std::ops::Range;

use super::scene::{End, Scene};
use super::{Code, Finding, Severity};
use crate::model::Unit;
use crate::units::Millis;

/// A step of so many medians needs no other evidence.
const SURE_STEPS: f64 = 2.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        for pair in end.segments.runs.windows(2) {
            let (before, after) = (&pair[0], &pair[1]);
            let times = &end.device.times;
            let step = times[after.start] - times[before.end - 1];
            let code = match (evidence(end, before, after), step >= SURE_STEPS * end.step) {
                (Some(true), _) | (None, true) => Code::Reconnect,
                (Some(false), true) => Code::Gap,
                (_, false) => continue,
            };
            out.push(told(
                scene,
                end,
                code,
                before.end - 1..after.start + 1,
                step,
            ));
        }
        find_disconnected(scene, end, out);
    }
}

/// Disconnected samples with a connected one before, where no gap tells the same.
fn find_disconnected(scene: &Scene<'_>, end: &End<'_>, out: &mut Vec<Finding>) {
    for run in &end.segments.runs {
        let mut from = None;
        for sample in run.start + 1..run.end {
            match (end.is_disconnected(sample), from) {
                (true, None) if !end.is_disconnected(sample - 1) => from = Some(sample - 1),
                (false, Some(first)) => {
                    let lost = end.device.times[sample] - end.device.times[first];
                    out.push(told(scene, end, Code::Reconnect, first..sample + 1, lost));
                    from = None;
                }
                _ => {}
            }
        }
        if let Some(first) = from {
            let lost = end.device.times[run.end - 1] - end.device.times[first];
            out.push(told(scene, end, Code::Reconnect, first..run.end, lost));
        }
    }
}

/// Whether the connection is another one; `None` where nothing tells.
fn evidence(end: &End<'_>, before: &Range<usize>, after: &Range<usize>) -> Option<bool> {
    if end.is_disconnected(after.start) || end.is_disconnected(before.end - 1) {
        return Some(true);
    }
    let (mut is_new, mut goes_on) = (false, false);
    for metric in ["MemUsed", "K100", "K150"] {
        let values = end.values(metric);
        if values.is_empty() {
            continue;
        }
        // A constant that is none within a run proves nothing, and a computer may have the same memory free after a reconnect.
        if let (Some(one), Some(other)) = (
            constant(&values[before.clone()]),
            constant(&values[after.clone()]),
        ) {
            is_new |= one != other;
            goes_on |= metric != "MemUsed" && one == other && one > 0.0;
        }
    }
    let counter = end.values("NACK");
    if !counter.is_empty() {
        let (last, first) = (counter[before.end - 1], counter[after.start]);
        is_new |= first < last;
        goes_on |= last > 0.0 && first >= last;
    }
    (is_new || goes_on).then_some(is_new)
}

fn constant(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    values.iter().all(|value| *value == first).then_some(first)
}

fn told(
    scene: &Scene<'_>,
    end: &End<'_>,
    code: Code,
    samples: Range<usize>,
    lost: Millis,
) -> Finding {
    let severity = match code {
        Code::Reconnect if lost >= scene.thresholds.outage_critical_ms => Severity::Critical,
        Code::Reconnect => Severity::Major,
        _ => Severity::Minor,
    };
    let mut finding = end.finding(code, severity, &samples);
    finding.value = Some(lost);
    finding.unit = Unit::Ms;
    finding.threshold = Some(SURE_STEPS * end.step);
    finding.lasted = lost;
    finding.count = 1;
    finding.evidence = vec![end.evidence("NetworkLatency", None, &samples)];
    finding
}
