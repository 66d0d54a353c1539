//! Bit rate against what the network is thought to carry.
//!
//! * `estimate-collapse`: `BitRateEstimate` below half of the median of the minute before, in two consecutive samples. Minor; major below a quarter or from
//!   30 s on. Value: the least estimate in kbps. Start-up, when the estimate has yet to grow, is left out.
//! * `network-limited`: five consecutive samples with `Rate` at 85 % of the estimate or more while the estimate is below 70 % of the session's greatest:
//!   the picture would need more. Minor. Value: the median rate in kbps.
//! * `content-limited`: `Rate` below half of the estimate in the median while the estimate stands at 90 % of its greatest or more: the picture needs no
//!   more. `info`. Value: per cent.
//! * `rate-above-target`: five consecutive samples with `Rate` above the estimate. Minor. Value: per cent of the estimate.
//! * `rate-swing`: ten consecutive samples whose mean step, the two greatest left out, is above 30 % of their mean. Minor; `info` where the rate is content-limited. Value: per cent.
//!
//! Sources: TRTC's published guide (swing below 10 % normal, above 30 % congestion or jitter); the others are this project's choice.

use std::ops::Range;

use super::scene::{End, Scene, greatest, least, mean, median};
use super::stretches::{Level, runs_where, stretches};
use super::{Code, Finding, Severity};
use crate::model::Unit;
use crate::units::Millis;

const MINUTE: Millis = 60_000.0;
/// A median of fewer samples is none.
const LEAST_BEFORE: usize = 5;
const LEAST_COLLAPSED: usize = 2;
const LONG_COLLAPSE: Millis = 30_000.0;
const AT_ESTIMATE_PERCENT: f64 = 85.0;
const LOW_ESTIMATE_PERCENT: f64 = 70.0;
const HIGH_ESTIMATE_PERCENT: f64 = 90.0;
const SWING_SAMPLES: usize = 10;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let mut is_limited = false;
    for end in &scene.ends {
        let (rate, estimate) = (end.values("Rate"), end.values("BitRateEstimate"));
        if !rate.is_empty() && !estimate.is_empty() {
            is_limited |= find_against(scene, end, rate, estimate, out);
        }
    }
    for end in &scene.ends {
        let rate = end.values("Rate");
        if !rate.is_empty() {
            find_swing(scene, end, rate, is_limited, out);
        }
    }
}

/// Whether the rate is limited by its content.
fn find_against(
    scene: &Scene<'_>,
    end: &End<'_>,
    rate: &[f64],
    estimate: &[f64],
    out: &mut Vec<Finding>,
) -> bool {
    find_collapse(scene, end, estimate, out);
    let top = greatest(estimate).unwrap_or(f64::NAN);
    let percent = |sample: usize| {
        let is_known =
            estimate[sample] > 0.0 && !end.is_starting(sample) && !end.is_beginning(sample);
        if is_known {
            100.0 * rate[sample] / estimate[sample]
        } else {
            f64::NAN
        }
    };
    let percents: Vec<f64> = (0..rate.len()).map(percent).collect();
    let least = scene.thresholds.samples as usize;
    let above = scene.thresholds.above_target_percent;
    let level = |holds: bool, percent: f64| match holds {
        _ if percent.is_nan() => Level::Missing,
        true => Level::Watch,
        false => Level::Good,
    };
    let is_above = |sample: usize| level(percents[sample] > above, percents[sample]);
    let levels: Vec<Level> = (0..rate.len()).map(is_above).collect();
    for stretch in stretches(&levels, &end.segments.runs, least) {
        let samples = &stretch.samples;
        let mut finding = told(end, Code::RateAboveTarget, Severity::Minor, samples);
        finding.value = greatest(&percents[samples.clone()]);
        finding.unit = Unit::Percent;
        finding.threshold = Some(above);
        finding.usual = median(&estimate[samples.clone()]);
        out.push(finding);
    }
    let is_low = |sample: usize| {
        let holds = percents[sample] >= AT_ESTIMATE_PERCENT
            && 100.0 * estimate[sample] < LOW_ESTIMATE_PERCENT * top;
        level(holds, percents[sample])
    };
    let levels: Vec<Level> = (0..rate.len()).map(is_low).collect();
    for stretch in stretches(&levels, &end.segments.runs, least) {
        let samples = &stretch.samples;
        let mut finding = told(end, Code::NetworkLimited, Severity::Minor, samples);
        finding.value = median(&rate[samples.clone()]);
        finding.unit = Unit::Kbps;
        finding.threshold = median(&estimate[samples.clone()]);
        finding.usual = Some(top);
        out.push(finding);
    }
    let whole = 0..rate.len();
    let is_high =
        median(estimate).is_some_and(|usual| 100.0 * usual >= HIGH_ESTIMATE_PERCENT * top);
    let usual = median(&percents)
        .filter(|usual| is_high && *usual < scene.thresholds.content_limited_percent);
    if usual.is_some() {
        let mut finding = told(end, Code::ContentLimited, Severity::Info, &whole);
        finding.value = usual;
        finding.unit = Unit::Percent;
        finding.threshold = Some(scene.thresholds.content_limited_percent);
        finding.usual = median(estimate);
        out.push(finding);
    }
    usual.is_some()
}

fn find_collapse(scene: &Scene<'_>, end: &End<'_>, estimate: &[f64], out: &mut Vec<Finding>) {
    let times = &end.device.times;
    let top = greatest(estimate).unwrap_or(f64::NAN);
    // What was usual before it fell: while it lies low, the minute before is that of the fall.
    let mut usual = f64::NAN;
    let mut collapsed: Vec<f64> = vec![f64::NAN; estimate.len()];
    let mut is_low = false;
    for sample in 0..estimate.len() {
        // The median of a minute is no more than the greatest of all: most samples need no look at their minute.
        let may_be_low = estimate[sample] < scene.thresholds.collapse_percent / 100.0 * top;
        if may_be_low && !is_low {
            let before = end
                .samples(times[sample] - MINUTE, times[sample])
                .start
                .max(end.samples(end.settled, f64::INFINITY).start);
            usual = match estimate.get(before..sample) {
                Some(before) if before.len() >= LEAST_BEFORE => median(before).unwrap_or(f64::NAN),
                _ => f64::NAN,
            };
        }
        let edge = scene.thresholds.collapse_percent / 100.0 * usual;
        is_low = may_be_low && estimate[sample] < edge && !end.is_beginning(sample);
        if is_low {
            collapsed[sample] = usual;
        }
    }
    for samples in runs_where(estimate.len(), &|sample| !collapsed[sample].is_nan()) {
        if samples.len() < LEAST_COLLAPSED {
            continue;
        }
        let usual = collapsed[samples.start];
        let lowest = least(&estimate[samples.clone()]);
        let is_deep = lowest < Some(usual * scene.thresholds.collapse_percent / 200.0);
        let is_long = samples.len() as f64 * end.step >= LONG_COLLAPSE;
        let severity = if is_deep || is_long {
            Severity::Major
        } else {
            Severity::Minor
        };
        let mut finding = end.finding(Code::EstimateCollapse, severity, &samples);
        finding.value = lowest;
        finding.unit = Unit::Kbps;
        finding.usual = Some(usual);
        finding.threshold = Some(scene.thresholds.collapse_percent / 100.0 * usual);
        finding.evidence = vec![end.evidence("BitRateEstimate", None, &samples)];
        out.push(finding);
    }
}

fn find_swing(
    scene: &Scene<'_>,
    end: &End<'_>,
    rate: &[f64],
    is_limited: bool,
    out: &mut Vec<Finding>,
) {
    let counts = |sample: usize| {
        rate[sample] > 0.0
            && !end.is_starting(sample)
            && !end.is_beginning(sample)
            && !end.bursts[sample]
    };
    let mut swings: Vec<f64> = vec![f64::NAN; rate.len()];
    for run in runs_where(rate.len(), &counts) {
        for last in (run.start + SWING_SAMPLES - 1)..run.end {
            let window = &rate[last + 1 - SWING_SAMPLES..=last];
            // One dip is two great steps, and no swing.
            let (mut total, mut greatest, mut second) = (0.0, 0.0_f64, 0.0_f64);
            for pair in window.windows(2) {
                let step = (pair[1] - pair[0]).abs();
                total += step;
                second = second.max(step.min(greatest));
                greatest = greatest.max(step);
            }
            let steps = (total - greatest - second) / (SWING_SAMPLES - 3) as f64;
            swings[last] = 100.0 * steps / mean(window).unwrap_or(f64::NAN);
        }
    }
    let edge = scene.thresholds.swing_percent;
    for ends in runs_where(rate.len(), &|sample| swings[sample] > edge) {
        let samples: Range<usize> = ends.start + 1 - SWING_SAMPLES..ends.end;
        let severity = if is_limited {
            Severity::Info
        } else {
            Severity::Minor
        };
        let mut finding = end.finding(Code::RateSwing, severity, &samples);
        finding.value = greatest(&swings[ends]);
        finding.unit = Unit::Percent;
        finding.threshold = Some(edge);
        finding.evidence = vec![end.evidence("Rate", None, &samples)];
        out.push(finding);
    }
}

fn told(end: &End<'_>, code: Code, severity: Severity, samples: &Range<usize>) -> Finding {
    let mut finding = end.finding(code, severity, samples);
    finding.evidence = vec![
        end.evidence("Rate", None, samples),
        end.evidence("BitRateEstimate", None, samples),
    ];
    finding
}
