//! Neighbours of one kind become one finding.
//!
//! Neighbours are no farther apart than the threshold `mergeMs`. In long sessions what has the same cause and the same blame besides is joined once more,
//! where it is no farther apart than 1/300 of the session: of a day that is five minutes, in a chart three pixels. So nobody gets thousands of
//! findings, however long trouble goes on, and nothing is explained by what was merely near.

use super::causes::root;
use super::order::{arranged, in_order};
use super::{Code, Evidence, Finding};
use crate::units::Millis;

/// What happens once in a while belongs together when it happens within a minute.
const MINUTE: Millis = 60_000.0;

/// Of one kind, device and card.
const MOST_OF_A_KIND: f64 = 300.0;

/// Of one finding.
const MOST_EVIDENCE: usize = 100;

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

/// Joins what repeats itself in a session of that length: the same kind, device, card, cause and blame.
pub(super) fn condense(found: Vec<Finding>, length: Millis) -> Vec<Finding> {
    let depths: Vec<usize> = (0..found.len())
        .map(|index| root(&found, index).1)
        .collect();
    let kind = |finding: &Finding| {
        (
            finding.code,
            finding.device,
            finding.link,
            finding.blame,
            finding.blamed_link,
        )
    };
    // Causes before effects: what was joined is one cause.
    let order = in_order(found.len(), &|one, other| {
        let by_depth = depths[one].cmp(&depths[other]);
        let (one, other) = (&found[one], &found[other]);
        by_depth
            .then(kind(one).cmp(&kind(other)))
            .then(one.start.total_cmp(&other.start))
    });
    let mut places = vec![0; found.len()];
    let mut condensed: Vec<Finding> = Vec::new();
    for (index, mut finding) in order.iter().zip(arranged(found, &order)) {
        for cause in &mut finding.causes {
            *cause = places[*cause];
        }
        match condensed.last_mut() {
            Some(last)
                if kind(last) == kind(&finding)
                    && last.causes == finding.causes
                    && finding.start - last.end <= length / MOST_OF_A_KIND =>
            {
                join(last, finding);
            }
            _ => condensed.push(finding),
        }
        places[*index] = condensed.len() - 1;
    }
    for finding in &mut condensed {
        if finding.evidence.len() > MOST_EVIDENCE {
            finding.evidence = from_first_to_last(&finding.evidence);
        }
    }
    condensed
}

/// One stretch of each series.
fn from_first_to_last(evidence: &[Evidence]) -> Vec<Evidence> {
    let series = |evidence: &Evidence| (evidence.device, evidence.metric, evidence.link);
    let mut whole: Vec<Evidence> = Vec::new();
    for part in evidence {
        match whole.iter_mut().find(|other| series(other) == series(part)) {
            Some(other) => {
                other.start = other.start.min(part.start);
                other.end = other.end.max(part.end);
            }
            None => whole.push(part.clone()),
        }
    }
    whole
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
    let is_sum = matches!(
        last.code,
        Code::Reconnect | Code::Gap | Code::HiddenLoss | Code::LinkSwitch
    );
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
    last.when = last.spells();
    last.lasted += next.lasted;
    for spell in next.spells() {
        match last.when.last_mut() {
            // What overlaps lasted once.
            Some(latest) if spell.start < latest.end => {
                last.lasted -= latest.end.min(spell.end) - spell.start;
                latest.end = latest.end.max(spell.end);
            }
            _ => last.when.push(spell),
        }
    }
    last.end = last.end.max(next.end);
    last.count += next.count;
    // The card from which the video moves on is the one to which it had come.
    let known = usize::from(last.code == Code::LinkSwitch && last.path.last() == next.path.first());
    last.path.extend(next.path.into_iter().skip(known));
    last.evidence.extend(next.evidence);
}

#[cfg(test)]
mod tests {
    use super::{condense, merge};
    use crate::derive::findings::scene::Scene;
    use crate::derive::findings::{Code, Finding, Severity, Thresholds};
    use crate::model::{Device, Session};

    /// One gap of 2 s each minute.
    fn gaps(minutes: u32) -> Vec<Finding> {
        let session = Session {
            devices: vec![Device {
                times: (0..=30 * minutes)
                    .map(|at| f64::from(at) * 2000.0)
                    .collect(),
                ..Device::default()
            }],
            ..Session::default()
        };
        let thresholds = Thresholds::default();
        let scene = Scene::of(&session, &thresholds, None);
        let end = &scene.ends[0];
        (0..minutes as usize)
            .map(|minute| {
                let samples = 30 * minute..30 * minute + 2;
                let mut gap = end.finding(Code::Gap, Severity::Minor, &samples);
                gap.value = Some(2000.0);
                gap.count = 1;
                gap.evidence = vec![end.evidence("Rate", None, &samples)];
                gap
            })
            .collect()
    }

    #[test]
    fn neighbours_of_a_long_session_may_be_farther_apart() {
        let check = |minutes: u32, length: f64, findings: usize, evidence: usize| {
            let merged = condense(merge(gaps(minutes), 10_000.0), length);
            assert_eq!(merged.len(), findings, "{minutes} minutes");
            let first = &merged[0];
            assert_eq!(first.evidence.len(), evidence);
            // Nothing that was counted is lost.
            let count: usize = merged.iter().map(|gap| gap.count).sum();
            let value: f64 = merged.iter().filter_map(|gap| gap.value).sum();
            assert_eq!((count, value), (minutes as usize, 2000.0 * count as f64));
            let [start, end] = [first.start, first.end];
            let times = first.evidence.iter().map(|part| [part.start, part.end]);
            let times: Vec<f64> = times.flatten().collect();
            assert_eq!([times.first(), times.last()], [Some(&start), Some(&end)]);
        };
        check(60, 3_600_000.0, 60, 1);
        check(60, 86_400_000.0, 1, 60);
        check(101, 86_400_000.0, 1, 1);
    }

    #[test]
    fn what_was_merely_near_explains_nothing() {
        let mut found = gaps(60);
        // The second half of them follows from the first gap of all.
        for gap in &mut found[30..] {
            gap.causes = vec![0];
        }
        let condensed = condense(found, 86_400_000.0);
        let told: Vec<(usize, &[usize])> = condensed
            .iter()
            .map(|gap| (gap.count, gap.causes.as_slice()))
            .collect();
        assert_eq!(told, [(30, &[][..]), (30, &[0])]);
        // Each lasted for its own time.
        assert_eq!(condensed[0].lasted, 30.0 * 4000.0);
        assert_eq!(condensed[0].when.len(), 30);
    }

    #[test]
    fn what_overlaps_lasted_once() {
        let mut found = gaps(2);
        found[1].start = found[0].start + 3000.0;
        let merged = merge(found, 10_000.0);
        assert_eq!(merged[0].lasted, 7000.0);
        assert_eq!(merged[0].when.len(), 1);
    }
}
