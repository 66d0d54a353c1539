//! Neighbours of one kind become one finding; so does what is the same again and again.

use super::finding::{Evidence, Fact, Finding, Severity, Spell};
use super::kind::Joins;
use super::kinds::Code;
use super::limit::{Limit, LimitUnit, Topic};
use super::order::{arranged, in_order};
use super::scene::Scene;
use super::sources::OURS;
use super::spans::Spans;
use crate::lang::both;
use crate::units::Millis;

/// Neighbours are no farther apart.
pub(super) static MERGE: Limit = Limit {
    name: "mergeMs",
    unit: LimitUnit::Seconds,
    default: 10_000.0,
    source: OURS,
    topic: Topic::Counting,
    label: both(
        "合并间隔不超过以下时长的同类发现",
        "Join stretches of a kind no farther apart than",
    ),
};

pub(super) const LIMITS: &[&Limit] = &[&MERGE];

/// A finding keeps so many stretches of evidence; of more, one for each series.
const MOST_EVIDENCE: usize = 100;
/// A list of numbers in a sentence has no more.
const MOST_NUMBERS: usize = 100;

/// Joins findings of the same kind, device and link that are neighbours; in the order of kinds, devices, links and time.
pub(super) fn neighbours(scene: &Scene<'_>, found: Vec<Finding>) -> Vec<Finding> {
    let within = scene.thresholds.value(&MERGE);
    let order = in_order(found.len(), &|one, other| {
        let key = |finding: &Finding| (finding.code, finding.device, finding.link);
        let severity = |finding: &Finding| match finding.code.kind().joins {
            Joins::Greatest | Joins::Least => Some(finding.severity),
            Joins::Events | Joins::Sum | Joins::Never => None,
        };
        let (one, other) = (&found[one], &found[other]);
        key(one)
            .cmp(&key(other))
            .then(severity(one).cmp(&severity(other)))
            .then(one.start.total_cmp(&other.start))
    });
    let mut merged: Vec<Finding> = Vec::new();
    for finding in arranged(found, &order) {
        match merged.last_mut() {
            Some(last) if are_neighbours(last, &finding) && finding.start - last.end <= within => {
                join(last, finding);
            }
            _ => merged.push(finding),
        }
    }
    add_up(&mut merged);
    merged
}

/// Once for all that was joined: a day may have thousands of spells.
fn add_up(joined: &mut [Finding]) {
    for finding in joined {
        finding.lasted = finding.spells.iter().map(|spell| spell.lasted).sum();
    }
}

fn are_neighbours(last: &Finding, next: &Finding) -> bool {
    let is_same = (last.code, last.device, last.link) == (next.code, next.device, next.link);
    is_same
        && match last.code.kind().joins {
            Joins::Greatest | Joins::Least => last.severity == next.severity,
            Joins::Sum => true,
            // Each is explained by itself, and joined once that is done.
            Joins::Events | Joins::Never => false,
        }
}

/// Joins what is the same again and again, however far apart: the same kind, device, link and part to blame. The causes of all are kept, first
/// the one that explains most of the time; of the links to blame the one that had most of the time.
pub(super) fn repeated(found: Vec<Finding>) -> Vec<Finding> {
    let key = |finding: &Finding| {
        (
            finding.code,
            finding.device,
            finding.link,
            finding.blame,
            finding.severity == Severity::Info,
            // A bad minute of what is else to be watched stays a finding of its own.
            matches!(finding.code.kind().joins, Joins::Greatest | Joins::Least)
                .then_some(finding.severity >= Severity::Major),
        )
    };
    let order = in_order(found.len(), &|one, other| {
        key(&found[one])
            .cmp(&key(&found[other]))
            .then(found[one].start.total_cmp(&found[other].start))
    });
    let mut places = vec![0; found.len()];
    let mut joined: Vec<Finding> = Vec::new();
    let mut links: Vec<Vec<(Option<i64>, Millis)>> = Vec::new();
    let mut causes: Vec<Vec<(usize, Millis)>> = Vec::new();
    for (index, mut finding) in order.iter().zip(arranged(found, &order)) {
        let (link, lasted) = (finding.blamed_link, finding.lasted);
        let explained = std::mem::take(&mut finding.causes);
        match joined.last_mut() {
            Some(last) if key(last) == key(&finding) => join(last, finding),
            _ => {
                joined.push(finding);
                links.push(Vec::new());
                causes.push(Vec::new());
            }
        }
        let place = joined.len() - 1;
        places[*index] = place;
        count(&mut links[place], link, lasted);
        for cause in explained {
            causes[place].push((cause, lasted));
        }
    }
    add_up(&mut joined);
    for ((finding, links), causes) in joined.iter_mut().zip(links).zip(causes) {
        let all: Millis = links.iter().map(|(_, time)| time).sum();
        let most = links
            .into_iter()
            .filter(|(link, _)| link.is_some())
            .reduce(|one, other| if other.1 > one.1 { other } else { one });
        finding.blamed_link = most
            .filter(|(_, time)| *time >= all / 3.0)
            .and_then(|(link, _)| link);
        let mut counted = Vec::new();
        for (cause, lasted) in causes {
            count(&mut counted, places[cause], lasted);
        }
        let order = in_order(counted.len(), &|one, other| {
            counted[other].1.total_cmp(&counted[one].1)
        });
        finding.causes = order.iter().map(|place| counted[*place].0).collect();
        if finding.evidence.len() > MOST_EVIDENCE {
            finding.evidence = from_first_to_last(&finding.evidence);
        }
    }
    joined
}

/// Adds up the time of each.
fn count<T: PartialEq>(counted: &mut Vec<(T, Millis)>, what: T, lasted: Millis) {
    match counted.iter_mut().find(|(known, _)| *known == what) {
        Some((_, time)) => *time += lasted,
        None => counted.push((what, lasted)),
    }
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

/// The worse value counts, with the limit that it broke and what is known of it.
fn join(last: &mut Finding, next: Finding) {
    let (one, other) = (last.value, next.value);
    let joins = last.code.kind().joins;
    if joins == Joins::Sum {
        last.value = one.zip(other).map(|(one, other)| one + other).or(one);
    }
    let is_worse = match joins {
        Joins::Least => other < one,
        Joins::Greatest | Joins::Events | Joins::Sum | Joins::Never => other > one,
    };
    if is_worse {
        if joins != Joins::Sum {
            last.value = other;
        }
        last.broken = next.broken;
    }
    take_facts(last, next.facts, is_worse);
    last.severity = last.severity.max(next.severity);
    last.end = last.end.max(next.end);
    for spell in next.spells {
        add(&mut last.spells, spell);
    }
    last.causes.extend(next.causes);
    last.evidence.extend(next.evidence);
}

/// Numbers are listed one after the other; of anything else the worse one's counts.
fn take_facts(last: &mut Finding, facts: Vec<(&'static str, Fact)>, is_worse: bool) {
    for (name, fact) in facts {
        let place = last.facts.iter_mut().find(|(known, _)| *known == name);
        match (place, fact) {
            (Some((_, Fact::Numbers(known))), Fact::Numbers(more)) => {
                let room = MOST_NUMBERS.saturating_sub(known.len());
                known.extend(more.into_iter().take(room));
            }
            (Some((_, known)), fact) if is_worse => *known = fact,
            (Some(_), _) => {}
            (None, fact) => last.facts.push((name, fact)),
        }
    }
}

/// What overlaps lasted once.
fn add(spells: &mut Vec<Spell>, spell: Spell) {
    match spells.last_mut() {
        Some(last) if spell.start < last.end => {
            let more = (spell.end - last.end).max(0.0);
            last.lasted = (last.lasted + more).max(spell.lasted);
            last.end = last.end.max(spell.end);
            last.value = if spell.value > last.value {
                spell.value
            } else {
                last.value
            };
            last.severity = last.severity.max(spell.severity);
        }
        _ => spells.push(spell),
    }
}

/// A peak that followed a link is no spike of unknown origin besides.
pub(super) fn drop_told_twice(found: &mut Vec<Finding>) {
    let peaks = found.iter().enumerate();
    let peaks: Vec<(f64, f64, usize)> = peaks
        .filter(|(_, finding)| finding.code == Code::LatencyFollowsLink)
        .map(|(index, finding)| (finding.start, finding.end, index))
        .collect();
    let spans = Spans::of(&peaks);
    let is_told: Vec<bool> = found
        .iter()
        .map(|finding| {
            let mut over = spans.over(finding.start, finding.end);
            finding.code == Code::LatencySpike
                && over.any(|peak| found[peak].device == finding.device)
        })
        .collect();
    let mut is_told = is_told.into_iter();
    found.retain(|_| is_told.next() != Some(true));
}
