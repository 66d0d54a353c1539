//! Which finding explains which: a link that is down explains the freeze that follows, and stands before it.

use super::order;
use super::scene::Scene;
use super::{Code, Finding, Severity};
use crate::model::Role;

/// For each effect its possible causes, the likeliest first.
const CAUSES: [(Code, &[Code]); 16] = [
    (Code::LatencySpike, &[Code::LinkDown, Code::LinkLoss]),
    (Code::LinkSwitch, &[Code::LinkDown, Code::LinkLoss]),
    (Code::LatencyFollowsLink, &[Code::LinkDown]),
    (
        Code::NetworkLatency,
        &[Code::LinkDown, Code::LatencyFollowsLink],
    ),
    (Code::Loss, &[Code::LinkDown, Code::LinkLoss, Code::Loss]),
    (
        Code::HiddenLoss,
        &[Code::LinkDown, Code::LinkLoss, Code::Loss],
    ),
    (
        Code::EstimateCollapse,
        &[
            Code::LinkDown,
            Code::LinkLoss,
            Code::NetworkLatency,
            Code::Loss,
            Code::LatencyFollowsLink,
        ],
    ),
    (
        Code::NetworkLimited,
        &[Code::EstimateCollapse, Code::LinkDown],
    ),
    (Code::RateAboveTarget, &[Code::EstimateCollapse]),
    (Code::RateSwing, NETWORK),
    (Code::FrameRateDrop, ANY),
    (Code::Freeze, ANY),
    (Code::Stutter, ANY),
    (Code::VideoLatency, ANY),
    (Code::ControlLatency, ANY),
    (Code::Burst, &[Code::Reconnect]),
];

const NETWORK: &[Code] = &[
    Code::LinkDown,
    Code::LinkLoss,
    Code::NetworkLatency,
    Code::Loss,
    Code::EstimateCollapse,
    Code::LatencyFollowsLink,
];

/// What can hold up the picture, and the messages.
const ANY: &[Code] = &[
    Code::Reconnect,
    Code::LinkDown,
    Code::LatencyFollowsLink,
    Code::NetworkLatency,
    Code::LinkLoss,
    Code::Loss,
    Code::EstimateCollapse,
    Code::SlowCapture,
    Code::SlowEncode,
    Code::SlowDecode,
    Code::SlowRender,
    Code::CpuHigh,
    Code::FrameRateDrop,
    Code::HiddenLoss,
    Code::LatencySpike,
    Code::LinkSwitch,
];

/// Computing that is slow because the computer is busy.
const SLOW: [Code; 4] = [
    Code::SlowCapture,
    Code::SlowEncode,
    Code::SlowDecode,
    Code::SlowRender,
];

/// Fills `causes`, each with at most one index: the likeliest kind that was there when the effect began, and of that the worst.
pub(super) fn explain(scene: &Scene<'_>, found: &mut [Finding]) {
    extend_reconnects(scene, found);
    for effect in 0..found.len() {
        let cause = possible(found[effect].code)
            .iter()
            .find_map(|code| likeliest(scene, found, effect, *code));
        found[effect].causes = cause.into_iter().collect();
    }
    // A spike that explains something is more than a fact.
    for effect in 0..found.len() {
        if found[effect].severity > Severity::Info {
            for cause in found[effect].causes.clone() {
                found[cause].severity = found[cause].severity.max(Severity::Minor);
            }
        }
    }
}

/// An end that reconnects until its data end was in trouble until then.
fn extend_reconnects(scene: &Scene<'_>, found: &mut [Finding]) {
    let reconnects = found
        .iter_mut()
        .filter(|finding| finding.code == Code::Reconnect);
    for finding in reconnects {
        if let Some(end) = scene.end(finding.device)
            && end.last() - finding.end <= scene.thresholds.merge_ms
            && finding.count > 1
        {
            finding.end = end.last();
        }
        finding.lasted = finding.lasted.max(finding.end - finding.start);
        finding.when.clear();
    }
}

fn possible(effect: Code) -> &'static [Code] {
    if SLOW.contains(&effect) {
        return &[Code::CpuHigh];
    }
    CAUSES
        .iter()
        .find(|(code, _)| *code == effect)
        .map_or(&[], |(_, causes)| causes)
}

fn likeliest(scene: &Scene<'_>, found: &[Finding], effect: usize, code: Code) -> Option<usize> {
    // Merging has put each kind in one place.
    let from = found.partition_point(|finding| finding.code < code);
    let to = found.partition_point(|finding| finding.code <= code);
    let candidates = (from..to)
        .filter(|cause| *cause != effect && is_cause(scene, &found[*cause], &found[effect]));
    candidates.reduce(|one, other| {
        if found[other].severity > found[one].severity {
            other
        } else {
            one
        }
    })
}

fn is_cause(scene: &Scene<'_>, cause: &Finding, effect: &Finding) -> bool {
    let role = |finding: &Finding| scene.end(finding.device).map(|end| end.device.role);
    // What is usual over the whole session explains nothing in particular.
    let is_usual = cause.severity == Severity::Info
        && !matches!(cause.code, Code::LatencySpike | Code::LinkSwitch);
    if is_usual {
        return false;
    }
    let is_same_device = cause.device == effect.device;
    if cause.code == effect.code {
        // What the field has, the remote gets.
        return role(cause) == Some(Role::Field)
            && role(effect) == Some(Role::Remote)
            && was_there(scene, cause, effect);
    }
    // What a computer does slowly holds up its own work; only the field's reaches the other end.
    let is_computing = SLOW.contains(&cause.code) || cause.code == Code::CpuHigh;
    let reaches = is_same_device || role(cause) == Some(Role::Field);
    // The remote's own way does not change what the field sends.
    let is_upstream = role(effect) == Some(Role::Field) && role(cause) == Some(Role::Remote);
    if is_computing && !reaches || is_upstream {
        return false;
    }
    was_there(scene, cause, effect)
}

/// Whether the cause was there when the effect began, or during half of what are many small effects.
fn was_there(scene: &Scene<'_>, cause: &Finding, effect: &Finding) -> bool {
    let slack = scene.slack();
    let [cause_start, cause_end] =
        [cause.start, cause.end].map(|time| scene.common(cause.device, time));
    let [start, end] = [effect.start, effect.end].map(|time| scene.common(effect.device, time));
    let was_when_it_began = cause_start <= start + slack && cause_end >= start - slack;
    let is_many = matches!(
        effect.code,
        Code::Stutter | Code::Freeze | Code::RateSwing | Code::Burst
    );
    let shared = cause_end.min(end) - cause_start.max(start);
    was_when_it_began && (!is_many || shared >= (end - start) / 2.0 - slack)
        || is_many && shared > 0.0 && shared >= (end - start) / 2.0
}

/// Causes before their effects: groups of a root and all that follows from it, the worst group first, and among those the heaviest: that of the
/// sentence, unless lighter trouble lasted much longer.
pub(super) fn in_order(scene: &Scene<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let (roots, depths): (Vec<usize>, Vec<usize>) =
        (0..found.len()).map(|index| root(&found, index)).unzip();
    let mut worst_of = vec![Severity::Info; found.len()];
    for (index, root) in roots.iter().enumerate() {
        worst_of[*root] = worst_of[*root].max(found[index].severity);
    }
    let worsts: Vec<Severity> = roots.iter().map(|root| worst_of[*root]).collect();
    let weights = weights_of_groups(&found);
    let place = |index: usize| {
        let device = scene
            .ends
            .iter()
            .position(|end| Some(end.index) == found[index].device);
        (found[index].code, device, found[index].link)
    };
    let order = order::in_order(found.len(), &|one, other| {
        let (root_one, root_other) = (roots[one], roots[other]);
        worsts[other]
            .cmp(&worsts[one])
            .then(weights[root_other].total_cmp(&weights[root_one]))
            .then(found[root_one].start.total_cmp(&found[root_other].start))
            .then_with(|| place(root_one).cmp(&place(root_other)))
            .then(depths[one].cmp(&depths[other]))
            .then(found[other].severity.cmp(&found[one].severity))
            .then(found[one].start.total_cmp(&found[other].start))
            .then_with(|| place(one).cmp(&place(other)))
    });
    let mut new_place = vec![0; order.len()];
    for (place, index) in order.iter().enumerate() {
        new_place[*index] = place;
    }
    let mut found = order::arranged(found, &order);
    for cause in found.iter_mut().flat_map(|finding| &mut finding.causes) {
        *cause = new_place[*cause];
    }
    found
}

/// What each root weighs with all that follows from it; 0 for what follows from something.
pub(super) fn weights_of_groups(found: &[Finding]) -> Vec<f64> {
    let mut weights = vec![0.0; found.len()];
    for (index, finding) in found.iter().enumerate() {
        weights[root(found, index).0] += finding.weight();
    }
    weights
}

/// The first cause of all, and how many steps it is away.
pub(super) fn root(found: &[Finding], index: usize) -> (usize, usize) {
    let (mut at, mut depth) = (index, 0);
    while let Some(cause) = found[at].causes.first()
        && depth < found.len()
    {
        at = *cause;
        depth += 1;
    }
    (at, depth)
}
