//! Whom a kind blames: the functions that [`super::Kind::blame`] names.

use super::finding::{Blame, Blamed, Finding, Severity};
use super::scene::{End, Scene};
use super::suspects;
use crate::model::Role;

/// Nobody: the kind is a fact.
pub(super) fn nobody(_: &Scene<'_>, _: &Finding) -> Blamed {
    Blamed::NOBODY
}

/// That end's computer.
pub(super) fn machine(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    of_end(scene, finding, &|end| end.machine())
}

/// That end's way to the cloud.
pub(super) fn network(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    of_end(scene, finding, &|end| end.network())
}

/// That end's way to the cloud, by the link that the finding is about.
pub(super) fn link(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    Blamed {
        link: finding.link,
        ..network(scene, finding)
    }
}

/// That end's way; the cloud where both ways were slow at once.
pub(super) fn slow_network(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    let own = network(scene, finding);
    let (start, end) = times(scene, finding);
    let is_usual = scene
        .end(finding.device)
        .is_some_and(|end| finding.start <= end.start() && finding.end >= end.last());
    if finding.severity == Severity::Info && is_usual {
        return own;
    }
    suspects::way(scene, own.part, start, end)
}

/// Whatever the samples around it point to.
pub(super) fn suspects(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    suspects::of_finding(scene, finding)
}

/// That end's way, unless the loss came from the way before it.
pub(super) fn lost(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    let own = network(scene, finding);
    let (start, end) = times(scene, finding);
    match own.part {
        Blame::RemoteDownlink if suspects::lost_before(scene, start, end) => {
            Blamed::part(Blame::FieldUplink)
        }
        Blame::FieldUplink => suspects::way(scene, own.part, start, end),
        _ => own,
    }
}

/// The part to which most of the late frames point.
pub(super) fn stutter(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    suspects::of_spells(scene, finding)
}

fn of_end(scene: &Scene<'_>, finding: &Finding, part: &dyn Fn(&End<'_>) -> Blame) -> Blamed {
    scene
        .end(finding.device)
        .map_or(Blamed::NOBODY, |end| Blamed::part(part(end)))
}

/// First and last instant on the field's clock.
pub(super) fn times(scene: &Scene<'_>, finding: &Finding) -> (f64, f64) {
    let common = |time| scene.common(finding.device, time);
    (common(finding.start), common(finding.end))
}

/// Whether that end is the vehicle.
pub(super) fn is_field(scene: &Scene<'_>, finding: &Finding) -> bool {
    scene
        .end(finding.device)
        .is_some_and(|end| end.device.role == Role::Field)
}
