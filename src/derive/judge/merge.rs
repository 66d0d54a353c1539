//! Merges neighbouring findings of a kind, and recurring ones.

use super::finding::{Evidence, Fact, Finding, Severity, Spell};
use super::input::JudgeInput;
use super::kind::MergeRule;
use super::kinds::Code;
use super::limit::{Limit, LimitUnit, Topic};
use super::sources::OURS;
use super::spans::Spans;
use crate::lang::key;
use crate::order::{arrange, in_order};
use crate::units::Millis;

/// Neighbours are at most this far apart.
pub(super) static MERGE: Limit = Limit {
    name: "mergeMs",
    unit: LimitUnit::Seconds,
    default: 10_000.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::MERGE_MS,
};

pub(super) const LIMITS: &[&Limit] = &[&MERGE];

/// A finding with more intervals of evidence keeps one per series.
const MAX_EVIDENCE: usize = 100;
/// The maximum length of a list of numbers in a sentence.
const MAX_NUMBERS: usize = 100;

/// Merges neighbouring findings of the same kind, device and link; ordered by kind, endpoint, link and time.
pub(super) fn neighbours(input: &JudgeInput<'_>, mut found: Vec<Finding>) -> Vec<Finding> {
    let within = input.thresholds.value(&MERGE);
    let order = in_order(found.len(), &|one, other| {
        let key = |finding: &Finding| (finding.code, input.place(finding.device), finding.link);
        let severity = |finding: &Finding| match finding.code.kind().merge_rule {
            MergeRule::Greatest | MergeRule::Least => Some(finding.severity),
            MergeRule::Events | MergeRule::Sum | MergeRule::Never => None,
        };
        let (one, other) = (&found[one], &found[other]);
        key(one)
            .cmp(&key(other))
            .then(severity(one).cmp(&severity(other)))
            .then(one.start.total_cmp(&other.start))
    });
    arrange(&mut found, order);
    found.dedup_by(|next, last| {
        let is_near = are_neighbours(last, next) && next.start - last.end <= within;
        if is_near {
            join(last, next);
        }
        is_near
    });
    add_up(&mut found);
    found
}

/// Sums up once for all merged findings: a day may have thousands of spells.
fn add_up(joined: &mut [Finding]) {
    for finding in joined {
        finding.lasted = finding.spells.iter().map(|spell| spell.lasted).sum();
    }
}

fn are_neighbours(last: &Finding, next: &Finding) -> bool {
    let is_same = (last.code, last.device, last.link) == (next.code, next.device, next.link);
    is_same
        && match last.code.kind().merge_rule {
            MergeRule::Greatest | MergeRule::Least => last.severity == next.severity,
            // A connection that never came back is not one of those that did.
            MergeRule::Sum => last.fact("back") == next.fact("back"),
            // Each is explained by itself, and merged afterwards.
            MergeRule::Events | MergeRule::Never => false,
        }
}

/// Merges recurring findings, however far apart: the same kind, device, link and blame. All causes are kept, first the one that explains
/// most of the time; of the blamed links, the one with most of the time.
pub(super) fn repeated(input: &JudgeInput<'_>, mut found: Vec<Finding>) -> Vec<Finding> {
    let key = |finding: &Finding| {
        (
            finding.code,
            input.place(finding.device),
            finding.link,
            finding.blame,
            finding.severity == Severity::Info,
            finding.fact("back") == Some(&Fact::Count(0)),
            // A bad minute among watch intervals stays a finding of its own.
            matches!(
                finding.code.kind().merge_rule,
                MergeRule::Greatest | MergeRule::Least
            )
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
    arrange(&mut found, order.clone());
    for (index, mut finding) in order.into_iter().zip(found) {
        let (link, lasted) = (finding.blamed_link, finding.lasted);
        let explained = std::mem::take(&mut finding.causes);
        match joined.last_mut() {
            Some(last) if key(last) == key(&finding) => join(last, &mut finding),
            _ => {
                joined.push(finding);
                links.push(Vec::new());
                causes.push(Vec::new());
            }
        }
        let place = joined.len() - 1;
        places[index] = place;
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
        if finding.evidence.len() > MAX_EVIDENCE {
            finding.evidence = from_first_to_last(&finding.evidence);
        }
    }
    joined
}

/// Sums up the time of each.
fn count<T: PartialEq>(counted: &mut Vec<(T, Millis)>, what: T, lasted: Millis) {
    match counted.iter_mut().find(|(known, _)| *known == what) {
        Some((_, time)) => *time += lasted,
        None => counted.push((what, lasted)),
    }
}

/// One interval per series.
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

/// The worse value counts, with its limit and facts. Takes the facts of `next`.
fn join(last: &mut Finding, next: &mut Finding) {
    let (one, other) = (last.value, next.value);
    let merge_rule = last.code.kind().merge_rule;
    if merge_rule == MergeRule::Sum {
        last.value = one.zip(other).map(|(one, other)| one + other).or(one);
    }
    let is_worse = match merge_rule {
        MergeRule::Least => other < one,
        MergeRule::Greatest | MergeRule::Events | MergeRule::Sum | MergeRule::Never => other > one,
    };
    if is_worse {
        if merge_rule != MergeRule::Sum {
            last.value = other;
        }
        last.exceeded = next.exceeded;
    }
    take_facts(last, std::mem::take(&mut next.facts), is_worse);
    last.severity = last.severity.max(next.severity);
    last.end = last.end.max(next.end);
    for spell in &next.spells {
        add(&mut last.spells, *spell);
    }
    last.causes.append(&mut next.causes);
    last.evidence.append(&mut next.evidence);
}

/// Numbers are concatenated; for anything else the worse one's fact counts.
fn take_facts(last: &mut Finding, facts: Vec<(&'static str, Fact)>, is_worse: bool) {
    for (name, fact) in facts {
        let place = last.facts.iter_mut().find(|(known, _)| *known == name);
        match (place, fact) {
            (Some((_, Fact::Numbers(known))), Fact::Numbers(more)) => {
                let room = MAX_NUMBERS.saturating_sub(known.len());
                known.extend(more.into_iter().take(room));
            }
            (Some((_, known)), fact) if is_worse => *known = fact,
            (Some(_), _) => {}
            (None, fact) => last.facts.push((name, fact)),
        }
    }
}

/// Overlapping time counts once.
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

/// A peak that is explained by a link is not a spike of unknown origin too.
pub(super) fn drop_duplicates(found: &mut Vec<Finding>) {
    let peaks = found.iter().enumerate();
    let peaks: Vec<(f64, f64, usize)> = peaks
        .filter(|(_, finding)| finding.code == Code::LatencyFollowsLink)
        .map(|(index, finding)| (finding.start, finding.end, index))
        .collect();
    let spans = Spans::of(&peaks);
    let is_duplicate: Vec<bool> = found
        .iter()
        .map(|finding| {
            let mut over = spans.over(finding.start, finding.end);
            finding.code == Code::LatencySpike
                && over.any(|peak| found[peak].device == finding.device)
        })
        .collect();
    let mut is_duplicate = is_duplicate.into_iter();
    found.retain(|_| is_duplicate.next() != Some(true));
}

#[cfg(test)]
mod tests {
    use super::{Spell, add};
    use crate::derive::judge::finding::{Finding, Severity};
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::testing::{
        device, findings, judged, session, steps, well, with, with_link,
    };
    use crate::model::{Device, Role, Session};

    fn of(code: Code, session: &Session) -> Vec<Finding> {
        let found = judged(session).findings;
        found.into_iter().filter(|one| one.code == code).collect()
    }

    /// A kind's merged findings in a session: number of spells, duration in seconds, and value.
    #[track_caller]
    fn check(code: Code, session: &Session, expected: &[(usize, f64, f64)]) {
        let found = of(code, session);
        let actual: Vec<(usize, f64, f64)> = found
            .iter()
            .map(|one| {
                let value = one.value.unwrap_or(f64::NAN);
                (one.spells.len(), one.lasted / 1000.0, value)
            })
            .collect();
        assert_eq!(actual, expected);
        // No time is lost.
        let lasted = |found: &[Finding]| found.iter().map(|one| one.lasted).sum::<f64>();
        assert_eq!(lasted(&found), lasted(&findings(code, session)));
    }

    /// A remote that froze for these times at these samples.
    fn froze(freezes: &[(usize, f64)]) -> Session {
        let remote = freezes.iter().fold(well(Role::Remote, 200), |end, freeze| {
            with(end, "MaxFrameDelta", freeze.0..freeze.0 + 1, freeze.1)
        });
        session([remote])
    }

    #[test]
    fn what_happens_again_and_again_is_one_finding() {
        check(Code::Freeze, &froze(&[(20, 600.0)]), &[(1, 0.6, 600.0)]);
        check(
            Code::Freeze,
            &froze(&[(20, 600.0), (22, 300.0), (90, 900.0), (180, 700.0)]),
            &[(4, 2.5, 900.0)],
        );
    }

    #[test]
    fn has_the_worst_value_with_the_limit_that_it_broke() {
        let found = of(
            Code::Freeze,
            &froze(&[(20, 600.0), (90, 6000.0), (180, 700.0), (190, 250.0)]),
        );
        let [freeze] = found.as_slice() else {
            panic!("{found:?}");
        };
        assert_eq!(freeze.severity, Severity::Critical);
        let limit = freeze.exceeded.map(|exceeded| exceeded.limit.name);
        assert_eq!(limit, Some("freezeCriticalMs"));
        assert_eq!((freeze.start, freeze.end), (40_000.0, 380_000.0));
        let spells = freeze.spells.iter();
        let spells: Vec<_> = spells
            .map(|spell| (spell.severity.name(), spell.value))
            .collect();
        assert_eq!(
            spells,
            [
                ("major", Some(600.0)),
                ("critical", Some(6000.0)),
                ("major", Some(700.0)),
                ("minor", Some(250.0))
            ]
        );
        assert_eq!(freeze.evidence.len(), 4);
    }

    fn rate(fps: &[(usize, f64)]) -> Session {
        session([device(Role::Field, &[("Fps", &steps(fps))])])
    }

    #[test]
    fn the_least_counts_where_less_is_worse() {
        check(
            Code::FrameRateDrop,
            &rate(&[(20, 20.0), (6, 12.0), (20, 20.0), (6, 8.0), (20, 20.0)]),
            &[(2, 24.0, 8.0)],
        );
    }

    #[test]
    fn a_bad_minute_of_what_is_else_to_be_watched_is_its_own() {
        check(
            Code::FrameRateDrop,
            &rate(&[
                (60, 20.0),
                (6, 17.0),
                (20, 20.0),
                (6, 8.0),
                (20, 20.0),
                (5, 16.0),
            ]),
            &[(1, 12.0, 8.0), (2, 22.0, 16.0)],
        );
    }

    #[test]
    fn what_adds_up_is_added_up() {
        let counter = steps(&[(20, 0.0), (30, 12.0), (30, 30.0), (30, 45.0)]);
        let remote = device(Role::Remote, &[("NACK", &counter)]);
        check(Code::HiddenLoss, &session([remote]), &[(3, 6.0, 45.0)]);
    }

    #[test]
    fn links_stay_apart() {
        let lost = |from| steps(&[(from, 0.0), (5, 20.0), (55 - from, 0.0)]);
        let field = device(Role::Field, &[("Fps", &[20.0; 60])]);
        let (one, other) = (lost(10), lost(30));
        let field = with_link(field, 1, &[("SendBps", &[500.0; 60]), ("Lost", &one)]);
        let field = with_link(field, 2, &[("SendBps", &[500.0; 60]), ("Lost", &other)]);
        check(
            Code::LinkLoss,
            &session([field]),
            &[(1, 10.0, 20.0), (1, 10.0, 20.0)],
        );
    }

    #[test]
    fn a_fact_and_a_fault_stay_apart() {
        let latency = steps(&[(10, 40.0), (10, 100.0), (6, 400.0), (50, 40.0)]);
        let remote = device(Role::Remote, &[("ControlLatency", &latency)]);
        let found = of(Code::ControlLatency, &session([remote]));
        let severities: Vec<_> = found.iter().map(|one| one.severity.name()).collect();
        assert_eq!(severities, ["major", "info"]);
    }

    #[test]
    fn keeps_the_causes_of_all() {
        // The uplink lost packets at first, and the decoder was slow later.
        let lost = steps(&[(20, 0.0), (6, 20.0), (174, 0.0)]);
        let field = well(Role::Field, 200);
        let field = with_link(field, 1, &[("SendBps", &[900.0; 200]), ("Lost", &lost)]);
        let twice = |ends: [Device; 2]| of(Code::Freeze, &session(ends));
        let froze = |samples: [usize; 2]| {
            samples.iter().fold(well(Role::Remote, 200), |end, sample| {
                with(end, "MaxFrameDelta", *sample..*sample + 1, 900.0)
            })
        };
        let same = twice([field.clone(), froze([21, 24])]);
        assert_eq!(same.len(), 1);
        assert_eq!(same[0].causes.len(), 1);
        // With another blame it is another finding.
        let slow = with(froze([21, 100]), "DecodeCost", 98..104, 60.0);
        let two = twice([field, slow]);
        let blames: Vec<_> = two.iter().map(|one| one.blame.name()).collect();
        assert_eq!(blames, ["field-uplink", "remote-device"]);
    }

    #[test]
    fn many_stretches_of_evidence_become_one_for_each_series() {
        let freezes: Vec<(usize, f64)> = (10..190).map(|sample| (sample, 600.0)).collect();
        let found = of(Code::Freeze, &froze(&freezes));
        assert_eq!(found[0].spells.len(), 180);
        let [evidence] = found[0].evidence.as_slice() else {
            panic!("{}", found[0].evidence.len());
        };
        assert_eq!((evidence.start, evidence.end), (20_000.0, 378_000.0));
    }

    /// Spells as start, end and duration, and the result.
    #[track_caller]
    fn check_spells(spells: &[(f64, f64, f64)], expected: &[(f64, f64, f64)]) {
        let mut all = Vec::new();
        for (start, end, lasted) in spells {
            let spell = Spell {
                start: *start,
                end: *end,
                lasted: *lasted,
                value: Some(*lasted),
                severity: Severity::Minor,
            };
            add(&mut all, spell);
        }
        let actual = all.iter().map(|one| (one.start, one.end, one.lasted));
        assert_eq!(actual.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_overlaps_lasted_once() {
        check_spells(
            &[(0.0, 4.0, 6.0), (8.0, 9.0, 3.0)],
            &[(0.0, 4.0, 6.0), (8.0, 9.0, 3.0)],
        );
        check_spells(
            &[(0.0, 10.0, 12.0), (5.0, 15.0, 12.0)],
            &[(0.0, 15.0, 17.0)],
        );
        check_spells(&[(0.0, 10.0, 12.0), (2.0, 4.0, 4.0)], &[(0.0, 10.0, 12.0)]);
        check_spells(
            &[(0.0, 4.0, 4.0), (4.0, 8.0, 4.0)],
            &[(0.0, 4.0, 4.0), (4.0, 8.0, 4.0)],
        );
    }

    #[test]
    fn a_peak_that_followed_a_link_is_no_spike_besides() {
        let peak = |value| steps(&[(20, 20.0), (1, value), (20, 20.0), (1, value), (20, 20.0)]);
        let field = device(Role::Field, &[("NetworkLatency", &peak(400.0))]);
        // At the second peak the slow link was idle.
        let sent = steps(&[(30, 900.0), (32, 100.0)]);
        let rest: Vec<f64> = sent.iter().map(|sent| 1000.0 - sent).collect();
        let field = with_link(field, 1, &[("SendBps", &sent), ("Rtt", &peak(380.0))]);
        let field = with_link(field, 2, &[("SendBps", &rest), ("Rtt", &[20.0; 62])]);
        let ends = session([field]);
        assert_eq!(findings(Code::LatencySpike, &ends).len(), 2);
        let spikes = of(Code::LatencySpike, &ends);
        let starts: Vec<f64> = spikes.iter().map(|spike| spike.start).collect();
        assert_eq!(starts, [82_000.0]);
    }
}
