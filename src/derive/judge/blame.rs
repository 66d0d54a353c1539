//! Whom a kind blames: the functions that [`super::Kind::blame`] names.

use super::finding::{Blame, Blamed, Finding, Severity};
use super::input::{Endpoint, JudgeInput};
use super::suspects;
use crate::model::Role;

/// Nobody: the kind is a fact.
pub(super) fn nobody(_: &JudgeInput<'_>, _: &Finding) -> Blamed {
    Blamed::NOBODY
}

/// That end's computer.
pub(super) fn machine(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    of_end(input, finding, &|end| end.machine())
}

/// That end's way to the cloud.
pub(super) fn network(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    of_end(input, finding, &|end| end.network())
}

/// That end's way to the cloud, by the link that the finding is about.
pub(super) fn link(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    Blamed {
        link: finding.link,
        ..network(input, finding)
    }
}

/// That end's way; the cloud where both ways were slow at once.
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

/// Whatever the samples around it point to.
pub(super) fn suspects(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    suspects::of_finding(input, finding)
}

/// That end's way, unless the loss came from the way before it.
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

/// The part to which most of the late frames point.
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

/// First and last instant on the field's clock.
pub(super) fn times(input: &JudgeInput<'_>, finding: &Finding) -> (f64, f64) {
    let common = |time| input.common(finding.device, time);
    (common(finding.start), common(finding.end))
}

/// Whether that end is the vehicle.
pub(super) fn is_field(input: &JudgeInput<'_>, finding: &Finding) -> bool {
    input
        .end(finding.device)
        .is_some_and(|end| end.device.role == Role::Field)
}
