//! `start-up`: the picture stood still while the first connection began.
//!
//! Rule: that of `freeze`, within 4 s of the first connected sample. Value: the interval in ms; `usual`: its part of all stall time above
//! 100 ms, in per cent. Told apart because one start would otherwise be most of a short session's stall time (65 % in the documented
//! example). `info` up to 500 ms, then minor: nobody drives in the first seconds.

use super::freeze::limit;
use super::scene::Scene;
use super::{Code, Finding, Severity};
use crate::model::Unit;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        let intervals = end.values("MaxFrameDelta");
        let starting = (0..intervals.len())
            .take_while(|sample| end.is_starting(*sample))
            .filter(|sample| !end.is_disconnected(*sample));
        let frozen = starting.filter_map(|sample| {
            let limit = limit(end, sample)?;
            (intervals[sample] >= limit).then_some((sample, limit))
        });
        let worst = frozen.reduce(|one, other| {
            if intervals[other.0] > intervals[one.0] {
                other
            } else {
                one
            }
        });
        let Some((sample, limit)) = worst else {
            continue;
        };
        let severity = if intervals[sample] >= scene.thresholds.freeze_major_ms {
            Severity::Minor
        } else {
            Severity::Info
        };
        let samples = sample..sample + 1;
        let mut finding = end.finding(Code::StartUp, severity, &samples);
        finding.value = Some(intervals[sample]);
        finding.unit = Unit::Ms;
        finding.threshold = Some(limit);
        let stalls = end.values("Lag100Duration");
        let all: f64 = stalls.iter().filter(|stall| !stall.is_nan()).sum();
        finding.usual = stalls
            .get(sample)
            .map(|stall| 100.0 * stall / all)
            .filter(|part| part.is_finite());
        finding.evidence = vec![
            end.evidence("MaxFrameDelta", None, &samples),
            end.evidence("Lag100Duration", None, &samples),
        ];
        finding
            .evidence
            .truncate(if stalls.is_empty() { 1 } else { 2 });
        out.push(finding);
    }
}
