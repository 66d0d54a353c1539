//! Which part was to blame, finding by finding.
//!
//! An effect has the blame of its cause. What has no cause is blamed by what the data show and on nobody where they show nothing:
//!
//! * A reconnect: the way of the end that reconnected; both ends at once: the cloud between them.
//! * Latency of the network: that end's way, and the card whose round trip rose most; of both ends at once: the cloud.
//! * Latency of the picture: the part of the budget that grew by at least half of what the picture lost; what grew without a part is undecided.
//! * Fewer frames, or late ones: the field's computer where the field itself had them so; the remote's where it received at the usual rate all the
//!   while and showed fewer; else undecided.

use super::budget::Budget;
use super::causes::root;
use super::scene::{End, Scene, greatest, median};
use super::{Blame, Code, Finding, Severity};
use crate::model::Role;

/// Of the usual rate: as much is received as ever.
const HELD: f64 = 0.85;
/// Of the session.
const SHORT: f64 = 0.1;
/// Of what was lost: this part explains it.
const MOST: f64 = 0.5;
/// A card's round trip above its own median.
const RISEN: f64 = 1.3;

pub(super) fn assign(scene: &Scene<'_>, found: &mut [Finding]) {
    let whole = Budget::whole(scene);
    let own: Vec<(Blame, Option<i64>)> = (0..found.len())
        .map(|index| own(scene, &whole, found, index))
        .collect();
    for index in 0..found.len() {
        let (root, _) = root(found, index);
        (found[index].blame, found[index].blamed_link) = own[root];
    }
}

fn own(scene: &Scene<'_>, whole: &Budget, found: &[Finding], index: usize) -> (Blame, Option<i64>) {
    let finding = &found[index];
    let Some(end) = scene.end(finding.device) else {
        return (Blame::Undecided, None);
    };
    let with_link = (end.network(), finding.link);
    match finding.code {
        Code::Reconnect | Code::NetworkLatency if is_at_both_ends(scene, found, index) => {
            (Blame::Cloud, None)
        }
        Code::NetworkLatency | Code::LatencySpike => {
            (end.network(), slow_card(scene, end, finding))
        }
        Code::Reconnect | Code::Loss | Code::EstimateCollapse | Code::NetworkLimited => {
            (end.network(), None)
        }
        Code::LinkDown
        | Code::LinkLoss
        | Code::MaskedLoss
        | Code::LinkSwitch
        | Code::LatencyFollowsLink => with_link,
        Code::RateAboveTarget
        | Code::CpuHigh
        | Code::MemoryHigh
        | Code::MemoryGrowing
        | Code::SlowCapture
        | Code::SlowEncode
        | Code::SlowDecode
        | Code::SlowRender => (end.machine(), None),
        Code::Freeze | Code::Stutter | Code::FrameRateDrop => (frames(scene, end, finding), None),
        Code::VideoLatency => (video(scene, whole, finding), None),
        _ => (Blame::Undecided, None),
    }
}

/// The same kind at the other end, at the same time for at least half of it.
fn is_at_both_ends(scene: &Scene<'_>, found: &[Finding], index: usize) -> bool {
    let span = |finding: &Finding| {
        [finding.start, finding.end].map(|time| scene.common(finding.device, time))
    };
    let [start, end] = span(&found[index]);
    found.iter().any(|other| {
        let [other_start, other_end] = span(other);
        let shared = end.min(other_end) - start.max(other_start);
        let shorter = (end - start).min(other_end - other_start);
        other.code == found[index].code
            && other.device != found[index].device
            && other.severity > Severity::Info
            && shared >= shorter / 2.0 - scene.slack() / 2.0
            && (start - other_start).abs() <= scene.slack().max(shorter / 2.0)
    })
}

/// The card whose round trip has risen most above its own median while it was slow.
fn slow_card(scene: &Scene<'_>, end: &End<'_>, finding: &Finding) -> Option<i64> {
    if end.device.links.len() < 2 {
        return None;
    }
    let slack = scene.slack() / 2.0;
    let samples = end.samples(finding.start - slack, finding.end + slack);
    let risen = end.device.links.iter().filter_map(|link| {
        let values = end.link_values("Rtt", Some(link.net_id));
        let rise = greatest(values.get(samples.clone())?)? / median(values)?;
        (rise >= RISEN).then_some((link.net_id, rise))
    });
    risen
        .reduce(|one, other| if other.1 > one.1 { other } else { one })
        .map(|(link, _)| link)
}

fn frames(scene: &Scene<'_>, end: &End<'_>, finding: &Finding) -> Blame {
    if end.device.role == Role::Field {
        return Blame::FieldDevice;
    }
    let field = scene.role(Role::Field).next();
    let (start, last) = (
        scene.common(finding.device, finding.start),
        scene.common(finding.device, finding.end),
    );
    if let Some(field) = field {
        let slack = scene.slack() / 2.0;
        let samples = field.samples(start - slack, last + slack);
        let late = samples.into_iter().any(|sample| {
            let interval = field.values("MaxFrameDelta").get(sample).copied();
            super::freeze::limit(field, sample).is_some_and(|limit| interval >= Some(limit))
        });
        if late {
            return Blame::FieldDevice;
        }
    }
    let rate = end.values("Rate");
    let samples = end.samples(finding.start, finding.end);
    let received = rate.get(samples).and_then(median);
    let usual = median(rate).map(|usual| HELD * usual);
    // Late frames may have been late on the way; missing ones had come.
    let is_few = finding.code == Code::FrameRateDrop;
    if is_few && field.is_some() && received.is_some() && received >= usual {
        Blame::RemoteDevice
    } else {
        Blame::Undecided
    }
}

fn video(scene: &Scene<'_>, whole: &Budget, finding: &Finding) -> Blame {
    let late = Budget::within(scene, finding.start, finding.end);
    let length = scene.span().map_or(0.0, |span| span.end - span.start);
    // A short stretch does not move the median of everything.
    let usual = if finding.end - finding.start < SHORT * length {
        *whole
    } else {
        Budget::outside(scene, finding.start, finding.end)
    };
    let grown = match (late.video, usual.video) {
        (Some(late), Some(usual)) => late - usual,
        (Some(late), None) => late,
        _ => return Blame::Undecided,
    };
    let mut parts = late.parts();
    for (part, usual) in parts.iter_mut().zip(usual.parts()) {
        part.1 -= usual.1;
    }
    let most = parts
        .into_iter()
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    most.filter(|(_, part)| *part >= MOST * grown && grown > 0.0)
        .map_or(Blame::Undecided, |(blame, _)| blame)
}
