//! There was never any video: never a connection, or never a frame.
//!
//! **Rule.** All samples of an end, at least {noPictureSamples}, are disconnected; or its `Fps` is 0 in every connected sample; if `Fps` was not sent, its `Rate`.
//!
//! **Value.** The length of the record, ms.
//!
//! **Severity.** Critical; at the field minor, unless the remote shows no video either.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Blame, Blamed, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::lang::key;
use crate::model::{Role, Unit};

static LEAST: Limit = Limit {
    name: "noPictureSamples",
    unit: LimitUnit::Samples,
    default: 5.0,
    source: OURS,
    topic: Topic::Connection,
    label: key::limit::NO_PICTURE_SAMPLES,
};

pub(super) static KIND: Kind = Kind {
    name: "no-picture",
    limits: &[&LEAST],
    causes: &[Code::NoPicture],
    impact: Impact::NoPicture,
    merge_rule: MergeRule::Never,
    facts: &[],
    find,
    blame: to_blame,
    words: Words {
        fact: key::kind::NO_PICTURE_FACT,
        detail: key::kind::NO_PICTURE_DETAIL,
        clause: key::kind::NO_PICTURE_CLAUSE,
        effect: key::kind::NO_PICTURE_EFFECT,
        advice: key::kind::NO_PICTURE_ADVICE,
        shows_time: true,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let least = input.thresholds.samples(&LEAST);
    for end in &input.ends {
        let samples = end.all();
        if end.device.role == Role::Other || samples.len() < least || !never_had_a_picture(end) {
            continue;
        }
        let metric = if end.values("Fps").is_empty() {
            "Rate"
        } else {
            "Fps"
        };
        out.push(
            end.finding(Code::NoPicture, Severity::Critical, &samples)
                .with_value(end.last() - end.start(), Unit::Ms)
                .with_evidence([end.evidence(metric, None, &samples)]),
        );
    }
}

fn never_had_a_picture(end: &Endpoint<'_>) -> bool {
    let connected = || end.all().filter(|sample| !end.is_disconnected(*sample));
    if connected().next().is_none() {
        return true;
    }
    let column = ["Fps", "Rate"]
        .map(|metric| end.values(metric))
        .into_iter()
        .find(|values| values.iter().any(|value| !value.is_nan()));
    column.is_some_and(|values| {
        connected().all(|sample| values[sample].is_nan() || values[sample] == 0.0)
    })
}

/// Without a connection the network path is to blame; a connected field without frames, its computer. For a remote of a field that sent, it
/// is undecided.
fn to_blame(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let Some(end) = input.end(finding.device) else {
        return Blamed::NOBODY;
    };
    if end.all().all(|sample| end.is_disconnected(sample)) {
        return blame::network(input, finding);
    }
    match end.device.role {
        Role::Field => Blamed::part(Blame::FieldDevice),
        Role::Remote | Role::Other => Blamed::NOBODY,
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{blamed, cut, device, found, session, steps, well, with};
    use crate::model::{Device, Role};

    #[track_caller]
    fn check(end: Device, expected: &str) {
        assert_eq!(found(Code::NoPicture, &session([end])), expected);
    }

    #[test]
    fn an_end_that_never_had_a_connection() {
        check(cut(well(Role::Remote, 10), 0..10), "critical 0-18 18000");
        check(cut(well(Role::Remote, 10), 0..9), "");
        check(cut(well(Role::Remote, 4), 0..4), "");
    }

    #[test]
    fn an_end_that_never_had_a_frame() {
        let still = |samples| with(well(Role::Remote, samples), "Fps", 0..samples, 0.0);
        check(still(5), "critical 0-8 8000");
        check(still(4), "");
        check(cut(still(10), 3..6), "critical 0-18 18000");
        check(with(still(10), "Fps", 9..10, 1.0), "");
    }

    #[test]
    fn the_bit_rate_counts_without_a_frame_rate() {
        let rate = |rate: &[(usize, f64)]| device(Role::Field, &[("Rate", &steps(rate))]);
        check(rate(&[(10, 0.0)]), "critical 0-18 18000");
        check(rate(&[(9, 0.0), (1, 5.0)]), "");
        let costs = device(Role::Field, &[("EncodeCost", &steps(&[(10, 0.0)]))]);
        check(costs, "");
    }

    #[test]
    fn blames_the_way_without_a_connection_and_the_camera_without_a_frame() {
        let blames = |ends: &[Device]| blamed(Code::NoPicture, &session(ends));
        let still = |role| with(well(role, 10), "Fps", 0..10, 0.0);
        assert_eq!(
            blames(&[cut(well(Role::Field, 10), 0..10)]),
            "critical field-uplink"
        );
        assert_eq!(
            blames(&[cut(well(Role::Remote, 10), 0..10)]),
            "critical remote-downlink"
        );
        assert_eq!(blames(&[still(Role::Field)]), "critical field-device");
        // The field sent, and the data do not show where it got lost.
        assert_eq!(
            blames(&[well(Role::Field, 10), still(Role::Remote)]),
            "critical undecided"
        );
        assert_eq!(
            blames(&[still(Role::Field), still(Role::Remote)]),
            "critical field-device, critical field-device"
        );
    }

    #[test]
    fn at_the_field_it_is_minor_until_the_remote_shows_none_either() {
        let ends = [
            with(well(Role::Field, 10), "Fps", 0..10, 0.0),
            well(Role::Remote, 10),
        ];
        assert_eq!(
            blamed(Code::NoPicture, &session(ends)),
            "minor field-device"
        );
    }
}
