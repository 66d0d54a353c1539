//! Sessions of five minutes, and their verdicts.

use super::Verdict;
use crate::derive::judge::testing::{judged, session, well, with};
use crate::model::{Device, Role};

/// Five minutes.
pub(super) const SAMPLES: usize = 150;

pub(super) fn field() -> Device {
    well(Role::Field, SAMPLES)
}

pub(super) fn remote() -> Device {
    well(Role::Remote, SAMPLES)
}

pub(super) fn two(field: Device, remote: Device) -> Verdict {
    judged(&session([field, remote]))
}

/// Shares are ordered and sum up to at most 1; troubles refer to existing findings.
#[track_caller]
pub(super) fn check_sound(verdict: &Verdict) {
    let weights: Vec<f64> = verdict.blames.iter().map(|share| share.weight).collect();
    assert!(weights.iter().sum::<f64>() <= 1.0 + 1e-9, "{weights:?}");
    assert!(weights.iter().all(|weight| *weight > 0.0), "{weights:?}");
    assert!(
        weights.is_sorted_by(|one, other| one >= other),
        "{weights:?}"
    );
    let all = verdict.troubles.iter();
    let indices = all.flat_map(|trouble| [Some(trouble.finding), trouble.effect]);
    assert!(
        indices
            .flatten()
            .all(|index| index < verdict.findings.len())
    );
}

/// What the sentence mentions: `freeze ← link-loss field-uplink 1`.
#[track_caller]
pub(super) fn check_troubles(verdict: &Verdict, expected: &[&str]) {
    check_sound(verdict);
    let name = |index: usize| verdict.findings[index].code.name();
    let actual: Vec<String> = verdict
        .troubles
        .iter()
        .map(|trouble| {
            let effect = trouble
                .effect
                .map_or(String::new(), |effect| format!("{} ← ", name(effect)));
            let link = trouble
                .link
                .map_or(String::new(), |link| format!(" {link}"));
            format!(
                "{effect}{} {}{link}",
                name(trouble.finding),
                trouble.blame.name()
            )
        })
        .collect();
    assert_eq!(actual, expected);
}

/// Parts and their shares in per cent.
#[track_caller]
pub(super) fn check_blames(verdict: &Verdict, expected: &[(&str, f64)]) {
    check_sound(verdict);
    let shares = verdict.blames.iter();
    let actual: Vec<(&str, f64)> = shares
        .map(|share| (share.blame.name(), (100.0 * share.weight).round()))
        .collect();
    assert_eq!(actual, expected);
}

/// A freeze caused by the uplink, and one caused by the cockpit's computer, of these lengths.
pub(super) fn of_two_parts(uplink: f64, decoder: f64) -> Verdict {
    let field = with(field(), "NetworkLatency", 40..41, 190.0);
    let remote = with(remote(), "MaxFrameDelta", 40..41, uplink);
    let remote = with(remote, "DecodeCost", 110..111, 60.0);
    two(field, with(remote, "MaxFrameDelta", 110..111, decoder))
}
