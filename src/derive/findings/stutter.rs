//! `stutter`: many frames came late, in one connection or over the session.
//!
//! Rule: 100 × the sum of `Lag150Duration` ÷ the sampled time, per segment of at least 20 s and with at least two late samples, start-up left
//! out; the mean of `K150` is no such number, because it weighs connections by their samples. Where no `Lag150Duration` was sent, `K150` is
//! taken as it is, per connection. Unit: per cent. Good < 0.1, watch < 1, bad from 1 on. Source: TRRO product overview (150 ms lagging rate).

use std::ops::Range;

use super::scene::{End, Scene, median};
use super::{Code, Finding, Severity};
use crate::model::Unit;

const LEAST_MS: f64 = 20_000.0;
const LEAST_LATE: usize = 2;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        for run in &end.segments.runs {
            let settled = run
                .clone()
                .find(|sample| !end.is_starting(*sample) && !end.begins[*sample]);
            let Some(settled) = settled else {
                continue;
            };
            find_in(scene, end, settled..run.end, out);
        }
    }
}

fn find_in(scene: &Scene<'_>, end: &End<'_>, samples: Range<usize>, out: &mut Vec<Finding>) {
    let length = samples.len() as f64 * end.step;
    if length < LEAST_MS {
        return;
    }
    let stalls = end.values("Lag150Duration");
    let (metric, ratio, late) = if stalls.is_empty() {
        let ratios = end.values("K150");
        if ratios.is_empty() {
            return;
        }
        ("K150", median(&ratios[samples.clone()]), LEAST_LATE)
    } else {
        let late = || samples.clone().filter(|sample| stalls[*sample] > 0.0);
        let total: f64 = late().map(|sample| stalls[sample]).sum();
        (
            "Lag150Duration",
            Some(100.0 * total / length),
            late().count(),
        )
    };
    let thresholds = scene.thresholds;
    let Some(ratio) = ratio.filter(|ratio| *ratio >= thresholds.stutter_watch_percent) else {
        return;
    };
    if late < LEAST_LATE {
        return;
    }
    let is_bad = ratio >= thresholds.stutter_bad_percent;
    let samples = narrowed(stalls, samples);
    let severity = if is_bad {
        Severity::Major
    } else {
        Severity::Minor
    };
    let mut finding = end.finding(Code::Stutter, severity, &samples);
    finding.value = Some(ratio);
    finding.unit = Unit::Percent;
    finding.threshold = Some(if is_bad {
        thresholds.stutter_bad_percent
    } else {
        thresholds.stutter_watch_percent
    });
    finding.count = late;
    // Late samples were late, those between were not.
    finding.lasted = late as f64 * end.step;
    finding.evidence = vec![end.evidence(metric, None, &samples)];
    out.push(finding);
}

/// From the first late sample to the last.
fn narrowed(stalls: &[f64], samples: Range<usize>) -> Range<usize> {
    if stalls.is_empty() {
        return samples;
    }
    let mut late = samples.clone().filter(|sample| stalls[*sample] > 0.0);
    let first = late.next().unwrap_or(samples.start);
    first..late.next_back().unwrap_or(first) + 1
}
