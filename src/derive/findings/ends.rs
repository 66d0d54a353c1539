//! What only both ends together tell.
//!
//! * `end-missing`: the answer has samples of one end only. `info`: half of the causes cannot be told.
//! * `data-ends-early`: the samples of one end stop at least 10 s before the other's, 30 s where their clocks cannot be compared. `info`. Value: ms.
//! * `window-truncated`: the samples begin within a connection: the counter `NACK` is above 0 at the first. `info`.
//! * `rates-differ`: the remote receives less than 80 % of what the field sends, or the field sends less than 80 % of what is received, in the mean over the
//!   time that both have, while neither lost 1 %. `info`: not explained (redundancy that the sender counts, most likely). Value: per cent.
//! * `clock-offset`: the clocks differ by more than two samples and more than the uncertainty. `info`. Value: ms, remote less field.

use super::scene::{End, Scene, mean};
use super::{Code, Evidence, Finding, Severity};
use crate::model::{Role, Unit};
use crate::units::Millis;

const EARLY: Millis = 10_000.0;
/// Clocks that nobody compared may be as far apart.
const EARLY_UNSURE: Millis = 30_000.0;
/// A mean of fewer samples is none.
const LEAST: usize = 5;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let (field, remote) = (
        scene.role(Role::Field).next(),
        scene.role(Role::Remote).next(),
    );
    for end in &scene.ends {
        if end.values("NACK").first().is_some_and(|count| *count > 0.0) && !end.is_disconnected(0) {
            let mut finding = end.finding(Code::WindowTruncated, Severity::Info, &(0..1));
            finding.value = end.values("NACK").first().copied();
            finding.evidence = vec![end.evidence("NACK", None, &(0..1))];
            out.push(finding);
        }
    }
    let (Some(field), Some(remote)) = (field, remote) else {
        if let Some(end) = field.or(remote) {
            let all = 0..end.device.times.len();
            out.push(end.finding(Code::EndMissing, Severity::Info, &all));
        }
        return;
    };
    find_early(scene, field, remote, out);
    for remote in scene.role(Role::Remote) {
        find_rates(scene, field, remote, out);
    }
}

fn find_early(scene: &Scene<'_>, field: &End<'_>, remote: &End<'_>, out: &mut Vec<Finding>) {
    let ends = [field, remote].map(|end| scene.common(Some(end.index), end.last()));
    let (early, missing) = if ends[0] < ends[1] {
        (field, ends[1] - ends[0])
    } else {
        (remote, ends[0] - ends[1])
    };
    let edge = if scene.clock.is_some() {
        EARLY
    } else {
        EARLY_UNSURE
    };
    if missing < edge {
        return;
    }
    let last = early.device.times.len() - 1;
    let mut finding = early.finding(Code::DataEndsEarly, Severity::Info, &(last..last + 1));
    finding.value = Some(missing);
    finding.unit = Unit::Ms;
    finding.threshold = Some(edge);
    finding.end = finding.start + missing;
    finding.lasted = missing;
    finding.evidence = vec![early.evidence("Fps", None, &(last..last + 1))];
    out.push(finding);
}

fn find_rates(scene: &Scene<'_>, field: &End<'_>, remote: &End<'_>, out: &mut Vec<Finding>) {
    let shift = scene.shift();
    let from = field.settled.max(remote.settled - shift);
    let to = field.last().min(remote.last() - shift);
    let sent = field.samples(from, to);
    let received = remote.samples(from + shift, to + shift);
    let level = scene.thresholds.rates_differ_percent / 100.0;
    let kept = |end: &End<'_>, samples: &std::ops::Range<usize>| -> Vec<f64> {
        let values = end.values("Rate");
        let samples = samples.clone().filter(|sample| {
            *sample < values.len() && !end.bursts[*sample] && !end.is_beginning(*sample)
        });
        samples
            .map(|sample| values[sample])
            .filter(|value| !value.is_nan())
            .collect()
    };
    let (sending, receiving) = (kept(field, &sent), kept(remote, &received));
    if sending.len() < LEAST || receiving.len() < LEAST {
        return;
    }
    let lost = [(field, &sent), (remote, &received)]
        .into_iter()
        .filter_map(|(end, samples)| mean(end.values("Lost").get(samples.clone())?))
        .fold(0.0, f64::max);
    let (Some(sent_mean), Some(received_mean)) = (mean(&sending), mean(&receiving)) else {
        return;
    };
    let part = received_mean / sent_mean;
    let agree = part >= level && part <= 1.0 / level;
    if agree || !part.is_finite() || lost >= scene.thresholds.loss_watch_percent {
        return;
    }
    let mut finding = remote.finding(Code::RatesDiffer, Severity::Info, &received);
    finding.value = Some(100.0 * part);
    finding.unit = Unit::Percent;
    finding.threshold = Some(scene.thresholds.rates_differ_percent);
    whole_session(scene, &mut finding);
    finding.path = vec![received_mean.round() as i64, sent_mean.round() as i64];
    finding.evidence = vec![
        field.evidence("Rate", None, &sent),
        remote.evidence("Rate", None, &received),
    ];
    out.push(finding);
}

/// What is about the session has its start and end, and no device.
fn whole_session(scene: &Scene<'_>, finding: &mut Finding) {
    if let Some(span) = scene.span() {
        (finding.start, finding.end) = (span.start, span.end);
    }
    finding.device = None;
}

pub(super) fn find_clock(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let (Some(clock), Some(remote)) = (scene.clock, scene.role(Role::Remote).next()) else {
        return;
    };
    let edge = (2.0 * remote.step).max(clock.uncertainty);
    if clock.offset.abs() <= edge {
        return;
    }
    let all = 0..remote.device.times.len();
    let mut finding = remote.finding(Code::ClockOffset, Severity::Info, &all);
    whole_session(scene, &mut finding);
    finding.value = Some(clock.offset);
    finding.unit = Unit::Ms;
    finding.threshold = Some(edge);
    finding.usual = Some(clock.uncertainty);
    finding.evidence = scene
        .ends
        .iter()
        .map(|end| -> Evidence { end.evidence("Rate", None, &(0..end.device.times.len())) })
        .collect();
    out.push(finding);
}
