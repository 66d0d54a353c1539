//! Latency of the picture and of the network.
//!
//! * `video-latency`: five consecutive samples of `VideoLatency` above 100 ms (watch) or 200 ms (bad). Source: 3GPP TR 22.856, arXiv 2603.06850.
//! * `network-latency`: the same of `NetworkLatency` above 200 ms (bad), or above 50 ms (watch) where the session's own median is exceeded by
//!   half; a path that is always as long is `info`. Source: TRTC's published round-trip figures.
//! * `latency-spike`: fewer than five samples of `NetworkLatency` above 200 ms and twice the median. `info`, unless it explains something.
//!
//! Values: the worst, in ms. Start-up is left out, and so are samples at which a connection begins.

use std::ops::Range;

use super::scene::{End, Scene, greatest, median};
use super::stretches::{Level, levels_above, runs_where, stretches};
use super::{Code, Finding, Severity};
use crate::model::Unit;

/// A spike stands out by so much.
const SPIKE_TIMES: f64 = 2.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    let video = (
        thresholds.video_latency_watch_ms,
        thresholds.video_latency_bad_ms,
    );
    let network = (
        thresholds.network_latency_watch_ms,
        thresholds.network_latency_bad_ms,
    );
    for end in &scene.ends {
        let usual = median(end.values("VideoLatency")).unwrap_or(f64::NAN);
        for (samples, is_bad) in beyond(scene, end, "VideoLatency", video) {
            let severity = if is_bad {
                Severity::Major
            } else {
                Severity::Minor
            };
            let edge = if is_bad { video.1 } else { video.0 };
            out.push(told(
                end,
                Code::VideoLatency,
                severity,
                "VideoLatency",
                &samples,
                (usual, edge),
            ));
        }
        let raised = raised(
            scene,
            end,
            "NetworkLatency",
            network,
            Code::NetworkLatency,
            out,
        );
        find_spikes(end, network.1, &raised, out);
    }
}

/// Stretches of a latency that may be high all the time: what is usual and not bad is a fact, no fault. Returns where it was raised.
pub(super) fn raised(
    scene: &Scene<'_>,
    end: &End<'_>,
    metric: &'static str,
    (watch, bad): (f64, f64),
    code: Code,
    out: &mut Vec<Finding>,
) -> Vec<Range<usize>> {
    let values = end.values(metric);
    let usual = median(values).unwrap_or(f64::NAN);
    let edge = watch.max(scene.thresholds.raised_times * usual).min(bad);
    let stretches = beyond(scene, end, metric, (edge, bad));
    for (samples, is_bad) in &stretches {
        let severity = if *is_bad {
            Severity::Major
        } else {
            Severity::Minor
        };
        let edge = if *is_bad { bad } else { edge };
        out.push(told(end, code, severity, metric, samples, (usual, edge)));
    }
    let ranges: Vec<Range<usize>> = stretches.into_iter().map(|(samples, _)| samples).collect();
    if usual > watch && ranges.is_empty() {
        let whole = 0..values.len();
        out.push(told(
            end,
            code,
            Severity::Info,
            metric,
            &whole,
            (usual, watch),
        ));
    }
    ranges
}

/// Stretches beyond the edge, and whether they are bad.
fn beyond(
    scene: &Scene<'_>,
    end: &End<'_>,
    metric: &str,
    (watch, bad): (f64, f64),
) -> Vec<(Range<usize>, bool)> {
    let values = end.values(metric);
    let mut levels = levels_above(values, watch, bad);
    for (sample, level) in levels.iter_mut().enumerate() {
        if end.is_starting(sample) || end.begins[sample] {
            *level = Level::Missing;
        }
    }
    let least = scene.thresholds.samples as usize;
    stretches(&levels, runs_of(end, values), least)
        .into_iter()
        .map(|stretch| (stretch.samples, stretch.is_bad))
        .collect()
}

fn runs_of<'e>(end: &'e End<'_>, values: &[f64]) -> &'e [Range<usize>] {
    if values.is_empty() {
        &[]
    } else {
        &end.segments.runs
    }
}

fn find_spikes(end: &End<'_>, bad: f64, raised: &[Range<usize>], out: &mut Vec<Finding>) {
    let values = end.values("NetworkLatency");
    let usual = median(values).unwrap_or(f64::NAN);
    let edge = bad.max(SPIKE_TIMES * usual);
    let is_spike = |sample: usize| {
        let is_told = raised.iter().any(|samples| samples.contains(&sample));
        values[sample] > edge && !is_told
    };
    for samples in runs_where(values.len(), &is_spike) {
        out.push(told(
            end,
            Code::LatencySpike,
            Severity::Info,
            "NetworkLatency",
            &samples,
            (usual, edge),
        ));
    }
}

fn told(
    end: &End<'_>,
    code: Code,
    severity: Severity,
    metric: &'static str,
    samples: &Range<usize>,
    (usual, edge): (f64, f64),
) -> Finding {
    let values = end.values(metric);
    let mut finding = end.finding(code, severity, samples);
    let is_usual = severity == Severity::Info && code != Code::LatencySpike;
    finding.value = if is_usual {
        Some(usual)
    } else {
        greatest(&values[samples.clone()])
    };
    finding.unit = Unit::Ms;
    finding.threshold = Some(edge);
    finding.usual = Some(usual).filter(|usual| !is_usual && !usual.is_nan());
    finding.evidence = vec![end.evidence(metric, None, samples)];
    finding
}
