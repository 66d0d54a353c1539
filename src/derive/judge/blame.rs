//! Blame functions, used by [`super::Kind::blame`].

use super::finding::{Blame, Blamed, Finding, Severity};
use super::input::{Endpoint, JudgeInput};
use super::suspects;
use crate::model::Role;

/// Nobody: the kind is a fact.
pub(super) fn nobody(_: &JudgeInput<'_>, _: &Finding) -> Blamed {
    Blamed::NOBODY
}

/// The endpoint's computer.
pub(super) fn machine(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    of_end(input, finding, &|end| end.machine())
}

/// The endpoint's network path.
pub(super) fn network(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    of_end(input, finding, &|end| end.network())
}

/// The endpoint's network path, with the link of the finding.
pub(super) fn link(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    Blamed {
        link: finding.link,
        ..network(input, finding)
    }
}

/// The endpoint's network path; the cloud if both paths were slow at once.
pub(super) fn slow_network(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let own = network(input, finding);
    let (start, end) = times(input, finding);
    let is_usual = input
        .end(finding.device)
        .is_some_and(|end| finding.start <= end.start() && finding.end >= end.last());
    if finding.severity == Severity::Info && is_usual {
        return own;
    }
    suspects::way(input, own.part, start, end)
}

/// Whatever the surrounding samples point to.
pub(super) fn suspects(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    suspects::of_finding(input, finding)
}

/// The endpoint's network path, unless the packets were lost before it.
pub(super) fn lost(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let own = network(input, finding);
    let (start, end) = times(input, finding);
    match own.part {
        Blame::RemoteDownlink if suspects::lost_before(input, start, end) => {
            Blamed::part(Blame::FieldUplink)
        }
        Blame::FieldUplink => suspects::way(input, own.part, start, end),
        _ => own,
    }
}

/// The part that most of the late frames point to.
pub(super) fn stutter(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    suspects::of_spells(input, finding)
}

fn of_end(
    input: &JudgeInput<'_>,
    finding: &Finding,
    part: &dyn Fn(&Endpoint<'_>) -> Blame,
) -> Blamed {
    input
        .end(finding.device)
        .map_or(Blamed::NOBODY, |end| Blamed::part(part(end)))
}

/// Start and end on the field's clock.
pub(super) fn times(input: &JudgeInput<'_>, finding: &Finding) -> (f64, f64) {
    let common = |time| input.common(finding.device, time);
    (common(finding.start), common(finding.end))
}

/// Whether the endpoint is the vehicle.
pub(super) fn is_field(input: &JudgeInput<'_>, finding: &Finding) -> bool {
    input
        .end(finding.device)
        .is_some_and(|end| end.device.role == Role::Field)
}
