//! `freeze`: the picture stood still.
//!
//! Rule: the longest interval between two frames is at least max(3 × mean, mean + 150 ms), the mean being that of the same sample;
//! or a receiver that has a connection shows no frame in a whole sample. Counts singly. Value: the longest interval in ms.
//! Source: W3C webrtc-stats, `freezeCount`; major from 500 ms on (Agora, `TXLivePlayer`), critical from 5 s on (W3C's pause).
//! What happens while a connection begins is `start-up`.

use std::ops::Range;

use super::scene::{End, Scene, median};
use super::stretches::runs_where;
use super::{Code, Finding, Severity};
use crate::model::{Role, Unit};
use crate::units::Millis;

const MEANS: f64 = 3.0;
const BEYOND_MEAN: Millis = 150.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        let intervals = end.values("MaxFrameDelta");
        let limits = Limits::of(end);
        let usual = median(intervals);
        for (sample, interval) in intervals.iter().enumerate() {
            let Some(limit) = limits.at(sample) else {
                continue;
            };
            let is_start = end.is_starting(sample) || end.begins[sample];
            if *interval >= limit && !is_start && !is_still(end, sample) {
                let finding = told(scene, end, usual, &(sample..sample + 1), *interval);
                out.push(Finding {
                    threshold: Some(limit),
                    ..finding
                });
            }
        }
        if end.device.role == Role::Remote && is_sending(scene, end) {
            let count = end.values("Fps").len();
            for samples in runs_where(count, &|sample| is_still(end, sample)) {
                let still = samples.len() as f64 * end.step;
                out.push(told(scene, end, usual, &samples, still));
            }
        }
    }
}

/// From which interval on the picture stands still.
pub(super) fn limit(end: &End<'_>, sample: usize) -> Option<Millis> {
    Limits::of(end).at(sample)
}

/// The arrays that a limit comes from, looked up once.
struct Limits<'a> {
    means: &'a [f64],
    rates: &'a [f64],
}

impl<'a> Limits<'a> {
    fn of(end: &End<'a>) -> Self {
        Self {
            means: end.values("FrameDelta"),
            rates: end.values("Fps"),
        }
    }

    fn at(&self, sample: usize) -> Option<Millis> {
        let from_rate = || self.rates.get(sample).map(|fps| 1000.0 / fps);
        let mean = self.means.get(sample).copied();
        let mean = mean
            .filter(|mean| *mean > 0.0)
            .or_else(from_rate)
            .filter(|mean| mean.is_finite())?;
        Some((MEANS * mean).max(mean + BEYOND_MEAN))
    }
}

/// A whole sample without a frame while there is a connection.
fn is_still(end: &End<'_>, sample: usize) -> bool {
    end.values("Fps").get(sample) == Some(&0.0)
        && !end.is_starting(sample)
        && !end.is_disconnected(sample)
}

/// Whether there ever was a picture to show.
fn is_sending(scene: &Scene<'_>, end: &End<'_>) -> bool {
    let field = scene.role(Role::Field).next();
    [Some(end), field]
        .into_iter()
        .flatten()
        .any(|end| end.usual_fps.is_some_and(|fps| fps > 0.0))
}

fn told(
    scene: &Scene<'_>,
    end: &End<'_>,
    usual: Option<Millis>,
    samples: &Range<usize>,
    millis: Millis,
) -> Finding {
    let thresholds = scene.thresholds;
    let severity = match millis {
        millis if millis >= thresholds.freeze_critical_ms => Severity::Critical,
        millis if millis >= thresholds.freeze_major_ms => Severity::Major,
        _ => Severity::Minor,
    };
    let mut finding = end.finding(Code::Freeze, severity, samples);
    finding.value = Some(millis);
    finding.unit = Unit::Ms;
    finding.threshold = Some(thresholds.freeze_major_ms);
    finding.count = 1;
    finding.usual = usual;
    finding.evidence = vec![end.evidence("MaxFrameDelta", None, samples)];
    finding
}
