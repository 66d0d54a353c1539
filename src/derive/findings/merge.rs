//! Neighbours of one kind become one finding.

use super::order::{arranged, in_order};
use super::{Code, Finding};
use crate::units::Millis;

/// What happens once in a while belongs together when it happens within a minute.
const MINUTE: Millis = 60_000.0;

/// Joins findings of the same kind, device and card that are no farther apart than `within`.
pub(super) fn merge(found: Vec<Finding>, within: Millis) -> Vec<Finding> {
    let order = in_order(found.len(), &|one, other| {
        let (one, other) = (&found[one], &found[other]);
        let by_kind = (one.code, one.device, one.link).cmp(&(other.code, other.device, other.link));
        by_kind.then(one.start.total_cmp(&other.start))
    });
    let found = arranged(found, &order);
    let mut merged: Vec<Finding> = Vec::new();
    for finding in found {
        match merged.last_mut() {
            Some(last) if is_neighbour(last, &finding, within) => join(last, finding),
            _ => merged.push(finding),
        }
    }
    merged
}

/// A peak that followed a card is no spike of unknown origin besides.
pub(super) fn drop_told_twice(found: &mut Vec<Finding>) {
    let peaks: Vec<(Option<usize>, Millis, Millis)> = found
        .iter()
        .filter(|finding| finding.code == Code::LatencyFollowsLink)
        .map(|finding| (finding.device, finding.start, finding.end))
        .collect();
    found.retain(|finding| {
        let is_told = peaks.iter().any(|(device, start, end)| {
            *device == finding.device && *start <= finding.end && *end >= finding.start
        });
        finding.code != Code::LatencySpike || !is_told
    });
}

fn is_neighbour(last: &Finding, next: &Finding, within: Millis) -> bool {
    let within = match last.code {
        Code::LatencyFollowsLink | Code::LatencySpike => MINUTE,
        Code::LinkSwitch => return false,
        _ => within,
    };
    (last.code, last.device, last.link) == (next.code, next.device, next.link)
        && next.start - last.end <= within
}

/// The worse value counts, with the threshold that it was compared with.
fn join(last: &mut Finding, next: Finding) {
    let is_less_worse = matches!(
        last.code,
        Code::EstimateCollapse | Code::FrameRateDrop | Code::NetworkLimited
    );
    let is_sum = matches!(last.code, Code::Reconnect | Code::Gap | Code::HiddenLoss);
    let (one, other) = (last.value, next.value);
    if is_sum {
        last.value = one.zip(other).map(|(one, other)| one + other).or(one);
    } else if next.severity > last.severity
        || next.severity == last.severity && (other > one) != is_less_worse
    {
        last.value = other;
        last.threshold = next.threshold;
        last.usual = next.usual;
    }
    last.severity = last.severity.max(next.severity);
    last.end = last.end.max(next.end);
    last.lasted += next.lasted;
    last.count += next.count;
    last.path.extend(next.path);
    last.evidence.extend(next.evidence);
}
