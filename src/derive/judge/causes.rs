//! Finds the cause of each finding, and raises causes to the severity of their effects.
//!
//! The samples show which part an effect points to ([`super::suspects`]). Its cause is the likeliest kind present at that time that blames
//! the same part. A kind can only explain kinds that come later in the list of kinds, or its own at the other endpoint, so nothing explains
//! itself.

use super::blame::{is_field, times};
use super::finding::{Blame, Blamed, Finding, Severity, Spell};
use super::input::JudgeInput;
use super::kind::Impact;
use super::kinds::Code;
use super::merge::MERGE;
use super::spans::Spans;
use crate::order::{arrange, in_order};

/// Sets `blame`, `blamed_link` and `causes`, and raises causes to the severity of their effects.
pub(super) fn explain(input: &JudgeInput<'_>, found: &mut [Finding]) {
    let spans = spans_by_code(input, found);
    let mut blamed: Vec<Blamed> = found
        .iter()
        .map(|finding| {
            if is_fact(input, finding) && finding.code.kind().impact != Impact::Nothing {
                Blamed::NOBODY
            } else {
                (finding.code.kind().blame)(input, finding)
            }
        })
        .collect();
    // Causes come before their effects in the list of kinds, and the field before the remote.
    let order = in_order(found.len(), &|one, other| {
        let place = |index: usize| (found[index].code, !is_field(input, &found[index]));
        place(one).cmp(&place(other))
    });
    for effect in &order {
        if is_fact(input, &found[*effect]) {
            continue;
        }
        let cause = likeliest(input, found, &spans, &blamed, *effect);
        if let Some(cause) = cause {
            found[*effect].causes = vec![cause];
            if blamed[cause].part != Blame::Undecided {
                blamed[*effect] = Blamed {
                    part: blamed[cause].part,
                    link: blamed[cause].link.or(blamed[*effect].link),
                };
            }
        }
    }
    for (finding, blamed) in found.iter_mut().zip(&blamed) {
        (finding.blame, finding.blamed_link) = (blamed.part, blamed.link);
    }
    adopt(input, found);
    cap(input, found);
    for effect in order.iter().rev() {
        for cause in found[*effect].causes.clone() {
            raise(input, found, cause, *effect);
        }
    }
}

/// The findings of each kind, by time on the field's clock.
fn spans_by_code(input: &JudgeInput<'_>, found: &[Finding]) -> Vec<Spans> {
    let mut spans: Vec<Vec<(f64, f64, usize)>> = vec![Vec::new(); Code::ALL.len()];
    for (index, finding) in found.iter().enumerate() {
        if !is_fact(input, finding) {
            let (start, end) = times(input, finding);
            spans[finding.code as usize].push((start, end, index));
        }
    }
    spans.iter().map(|spans| Spans::of(spans)).collect()
}

/// A finding that covers the device's whole record and is not trouble: it explains nothing and has no cause.
fn is_fact(input: &JudgeInput<'_>, finding: &Finding) -> bool {
    let is_about_all = || {
        input
            .end(finding.device)
            .is_none_or(|end| finding.start <= end.start() && finding.end >= end.last())
    };
    finding.severity == Severity::Info && is_about_all()
}

fn likeliest(
    input: &JudgeInput<'_>,
    found: &[Finding],
    spans: &[Spans],
    blamed: &[Blamed],
    effect: usize,
) -> Option<usize> {
    let finding = &found[effect];
    let (start, end) = times(input, finding);
    let slack = input.slack();
    let wanted = blamed[effect].part;
    for code in finding.code.kind().causes {
        let there = spans[*code as usize].over(start - slack, end + slack);
        let fits = |cause: &usize| {
            let part = blamed[*cause].part;
            let agrees = part == wanted
                || wanted == Blame::Undecided
                || part == Blame::Undecided && explains_anything(*code)
                || decides(*code);
            *cause != effect && agrees && can_explain(input, &found[*cause], finding)
        };
        let best = there.filter(fits).take(MAX_COMPARED).reduce(|one, other| {
            let is_more = (found[other].severity, found[other].lasted)
                > (found[one].severity, found[one].lasted);
            if is_more { other } else { one }
        });
        if best.is_some() {
            return best;
        }
    }
    None
}

/// How many simultaneous causes are compared; a kind rarely has more.
const MAX_COMPARED: usize = 16;

/// A lost connection explains everything that follows, regardless of other signs.
fn decides(code: Code) -> bool {
    code.kind().impact == Impact::NoPicture
}

/// Late or few frames at the field explain those at the remote, regardless of their blame.
fn explains_anything(code: Code) -> bool {
    code.kind().impact != Impact::Nothing
}

fn can_explain(input: &JudgeInput<'_>, cause: &Finding, effect: &Finding) -> bool {
    let (cause_at_field, effect_at_field) = (is_field(input, cause), is_field(input, effect));
    if cause.code == effect.code {
        // The remote inherits the field's trouble, but a short freeze does not cause a long one.
        let is_frozen = cause.code.kind().impact == Impact::Frozen;
        let is_enough = cause.value.map(|value| 2.0 * value) >= effect.value;
        return cause_at_field && !effect_at_field && (is_enough || !is_frozen);
    }
    // The remote's own network path and computer do not affect what the field sends.
    cause.code < effect.code && (cause_at_field || !effect_at_field)
}

/// An undecided finding takes the blame of the trouble that surrounds it.
fn adopt(input: &JudgeInput<'_>, found: &mut [Finding]) {
    let within = input.thresholds.value(&MERGE);
    let is_effect = |finding: &Finding| {
        finding.code.kind().impact != Impact::Nothing && finding.severity > Severity::Info
    };
    let known: Vec<(f64, f64, usize)> = found
        .iter()
        .enumerate()
        .filter(|(_, finding)| is_effect(finding) && finding.blame != Blame::Undecided)
        .map(|(index, finding)| {
            let (start, end) = times(input, finding);
            (start, end, index)
        })
        .collect();
    let known = Spans::of(&known);
    for index in 0..found.len() {
        if found[index].blame != Blame::Undecided || !is_effect(&found[index]) {
            continue;
        }
        let (start, end) = times(input, &found[index]);
        let near = known.over(start - within, end + within).take(MAX_COMPARED);
        let nearest = near.reduce(|one, other| {
            if found[other].severity > found[one].severity {
                other
            } else {
                one
            }
        });
        if let Some(near) = nearest {
            (found[index].blame, found[index].blamed_link) =
                (found[near].blame, found[near].blamed_link);
        }
    }
}

/// What the driver does not see is at most `minor` until it has an effect.
fn cap(input: &JudgeInput<'_>, found: &mut [Finding]) {
    for finding in found {
        let is_seen = input
            .end(finding.device)
            .is_none_or(|end| input.is_drivers(end));
        if finding.code.kind().impact != Impact::Nothing && !is_seen {
            finding.severity = finding.severity.min(Severity::Minor);
            for spell in &mut finding.spells {
                spell.severity = spell.severity.min(Severity::Minor);
            }
        }
    }
}

/// Raises a cause to the severity of its effect, for the time of the effect.
fn raise(input: &JudgeInput<'_>, found: &mut [Finding], cause: usize, effect: usize) {
    let severity = found[effect].severity;
    if found[cause].severity >= severity {
        return;
    }
    let (start, end) = times(input, &found[effect]);
    let slack = input.slack();
    let to_common = input.common(found[cause].device, 0.0);
    let cause = &mut found[cause];
    cause.severity = severity;
    let is_there = |spell: &Spell| {
        spell.start + to_common <= end + slack && spell.end + to_common >= start - slack
    };
    let any = cause.spells.iter().any(is_there);
    for spell in &mut cause.spells {
        if is_there(spell) || !any {
            spell.severity = spell.severity.max(severity);
        }
    }
}

/// The root cause, and how many steps away it is.
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

/// Orders findings so that causes come before their effects: groups of a root and all its effects. Groups that the verdict mentions come
/// first, then by severity and weight.
///
/// Returns the findings, and for each old index the new one.
pub(super) fn in_groups(
    input: &JudgeInput<'_>,
    mut found: Vec<Finding>,
    weights: &[f64],
    spoken_of: &[usize],
) -> (Vec<Finding>, Vec<usize>) {
    let (roots, depths): (Vec<usize>, Vec<usize>) =
        (0..found.len()).map(|index| root(&found, index)).unzip();
    let mut worst = vec![Severity::Info; found.len()];
    let mut heavy = vec![0.0; found.len()];
    let mut rank = vec![usize::MAX; found.len()];
    for (index, root) in roots.iter().enumerate() {
        worst[*root] = worst[*root].max(found[index].severity);
        heavy[*root] += weights[index];
    }
    for (place, index) in spoken_of.iter().enumerate() {
        let of = &mut rank[roots[*index]];
        *of = (*of).min(place);
    }
    let place = |index: usize| {
        let finding = &found[index];
        (finding.code, input.place(finding.device), finding.link)
    };
    let order = in_order(found.len(), &|one, other| {
        let (root_one, root_other) = (roots[one], roots[other]);
        rank[root_one]
            .cmp(&rank[root_other])
            .then(worst[root_other].cmp(&worst[root_one]))
            .then(heavy[root_other].total_cmp(&heavy[root_one]))
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
    arrange(&mut found, order);
    for (place, finding) in found.iter_mut().enumerate() {
        for cause in &mut finding.causes {
            *cause = new_place[*cause];
        }
        // A further cause may belong to a later group.
        finding.causes.retain(|cause| *cause < place);
    }
    (found, new_place)
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::Verdict;
    use crate::derive::judge::finding::{Finding, Severity};
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::testing::{cut, judged, session, steps, well, with, with_link};
    use crate::model::{Device, Role};

    fn field() -> Device {
        well(Role::Field, 60)
    }

    fn remote() -> Device {
        well(Role::Remote, 60)
    }

    /// A remote that froze for that long at sample 32.
    fn frozen(interval: f64) -> Device {
        let frozen = with(remote(), "MaxFrameDelta", 32..33, interval);
        with(frozen, "Lag150Duration", 32..33, interval - 150.0)
    }

    /// Link 1, which carries more, loses packets in samples 30 to 34.
    fn lossy() -> Device {
        let lost = steps(&[(30, 0.0), (5, 20.0), (25, 0.0)]);
        let field = with_link(field(), 1, &[("SendBps", &[600.0; 60]), ("Lost", &lost)]);
        with_link(field, 2, &[("SendBps", &[400.0; 60]), ("Lost", &[0.0; 60])])
    }

    /// The explanation of each finding: `freeze major ← link-loss`; findings without a cause by name alone.
    fn summary(verdict: &Verdict) -> Vec<String> {
        let summary = |finding: &Finding| {
            let cause = finding.causes.first().map_or(String::new(), |cause| {
                format!(" ← {}", verdict.findings[*cause].code.name())
            });
            let severity = finding.severity.name();
            format!("{} {severity}{cause}", finding.code.name())
        };
        verdict.findings.iter().map(summary).collect()
    }

    #[track_caller]
    fn check(ends: [Device; 2], expected: &[&str]) {
        assert_eq!(summary(&judged(&session(ends))), expected);
    }

    #[test]
    fn a_cause_is_as_bad_as_what_follows() {
        // The other link compensated for it.
        check([lossy(), remote()], &["masked-loss info"]);
        check(
            [lossy(), frozen(300.0)],
            &["link-loss minor", "freeze minor ← link-loss"],
        );
        check(
            [lossy(), frozen(1200.0)],
            &["link-loss major", "freeze major ← link-loss"],
        );
        check(
            [lossy(), frozen(6000.0)],
            &["link-loss critical", "freeze critical ← link-loss"],
        );
    }

    #[test]
    fn an_effect_has_its_causes_part_and_link() {
        let verdict = judged(&session([lossy(), frozen(1200.0)]));
        let freeze = verdict.findings.last();
        assert_eq!(
            freeze.map(|freeze| freeze.blame.name()),
            Some("field-uplink")
        );
        assert_eq!(freeze.and_then(|freeze| freeze.blamed_link), Some(1));
    }

    #[test]
    fn what_has_no_effect_is_minor_at_most() {
        let slow = with(field(), "NetworkLatency", 30..40, 900.0);
        let slow = with(slow, "EncodeCost", 30..40, 90.0);
        let slow = with(slow, "CpuUsed", 30..40, 100.0);
        let lost = with(slow, "Lost", 30..40, 90.0);
        let verdict = judged(&session([lost, remote()]));
        let worst = verdict
            .findings
            .iter()
            .map(|finding| finding.severity)
            .max();
        assert_eq!(worst, Some(Severity::Minor), "{:?}", summary(&verdict));
        assert!(verdict.findings.len() > 2);
    }

    #[test]
    fn what_only_the_field_saw_is_minor() {
        let frozen = with(field(), "MaxFrameDelta", 32..33, 6000.0);
        check([frozen, remote()], &["freeze minor"]);
        let field = cut(field(), 30..32);
        check([field, remote()], &["reconnect minor"]);
    }

    #[test]
    fn only_the_spell_that_something_follows_from_is_raised() {
        let lost = steps(&[(20, 0.0), (5, 20.0), (25, 0.0), (5, 20.0), (5, 0.0)]);
        let field = with_link(field(), 1, &[("SendBps", &[600.0; 60]), ("Lost", &lost)]);
        let frozen = with(remote(), "MaxFrameDelta", 22..23, 1200.0);
        let verdict = judged(&session([field, frozen]));
        let losses = |finding: &&Finding| finding.code == Code::LinkLoss;
        let severities: Vec<(f64, Severity)> = verdict
            .findings
            .iter()
            .filter(losses)
            .flat_map(|finding| finding.spells.iter())
            .map(|spell| (spell.start, spell.severity))
            .collect();
        let expected = [(40_000.0, Severity::Major), (100_000.0, Severity::Info)];
        assert_eq!(severities, expected);
    }

    #[test]
    fn what_the_field_has_the_remote_gets() {
        let few = |end| with(end, "Fps", 30..36, 10.0);
        check(
            [few(field()), few(remote())],
            &[
                "frame-rate-drop major",
                "frame-rate-drop major ← frame-rate-drop",
            ],
        );
        let frozen = |end| with(end, "MaxFrameDelta", 32..33, 1200.0);
        check(
            [frozen(field()), frozen(remote())],
            &["freeze major", "freeze major ← freeze"],
        );
        // Not the other way round, and not at another time.
        check(
            [field(), frozen(few(remote()))],
            &["frame-rate-drop major", "freeze major ← frame-rate-drop"],
        );
        let earlier = with(field(), "MaxFrameDelta", 10..11, 1200.0);
        check(
            [earlier, frozen(remote())],
            &["freeze major", "freeze minor"],
        );
    }

    #[test]
    fn a_lost_connection_explains_all_that_follows() {
        let lost = |mut end: Device| {
            end = with(end, "MaxFrameDelta", 33..34, 900.0);
            cut(end, 30..32)
        };
        check(
            [cut(field(), 30..32), lost(remote())],
            &[
                "reconnect major",
                "reconnect major ← reconnect",
                "freeze major ← reconnect",
            ],
        );
    }

    #[test]
    fn what_is_usual_explains_nothing() {
        let far = |samples| with(field(), "NetworkLatency", samples, 70.0);
        check(
            [far(0..60), frozen(1200.0)],
            &["freeze major", "network-latency info"],
        );
        check(
            [far(20..40), frozen(1200.0)],
            &["network-latency major", "freeze major ← network-latency"],
        );
    }

    #[test]
    fn a_kind_explains_none_of_its_own_at_the_same_end() {
        let twice = with(field(), "MaxFrameDelta", 30..32, 1200.0);
        check([twice, remote()], &["freeze minor"]);
    }

    #[test]
    fn what_a_remotes_own_way_does_is_no_cause_at_the_field() {
        let slow = with(remote(), "NetworkLatency", 30..36, 400.0);
        let few = with(field(), "Fps", 30..36, 10.0);
        check(
            [few, slow],
            &["network-latency minor", "frame-rate-drop minor"],
        );
        let few = with(field(), "Fps", 30..36, 10.0);
        check(
            [few, cut(remote(), 30..32)],
            &["reconnect major", "frame-rate-drop minor"],
        );
    }

    #[test]
    fn trouble_amid_trouble_of_a_known_part_is_that_parts() {
        // The second one has no sign near it.
        let ends = |second: usize| {
            let slow = with(field(), "NetworkLatency", 30..31, 190.0);
            let frozen = with(remote(), "MaxFrameDelta", 30..31, 1200.0);
            let frozen = with(frozen, "MaxFrameDelta", second..second + 1, 1300.0);
            let verdict = judged(&session([slow, frozen]));
            let blames = verdict.findings.iter().map(|finding| finding.blame.name());
            blames.collect::<Vec<_>>()
        };
        assert_eq!(ends(35), ["field-uplink"]);
        assert_eq!(ends(36), ["undecided", "field-uplink"]);
    }

    #[test]
    fn nothing_explains_itself() {
        let bad = |end: Device| {
            let metrics = [
                ("NetworkLatency", 400.0),
                ("Lost", 20.0),
                ("Fps", 5.0),
                ("MaxFrameDelta", 1200.0),
                ("CpuUsed", 99.0),
                ("EncodeCost", 90.0),
                ("DecodeCost", 90.0),
                ("VideoLatency", 600.0),
                ("ControlLatency", 600.0),
                ("NACK", 50.0),
                ("Lag150Duration", 400.0),
            ];
            let bad = metrics.iter().fold(end, |end, (metric, value)| {
                let end = with(end, metric, 20..30, *value);
                with(end, metric, 40..50, *value)
            });
            cut(bad, 45..47)
        };
        let mut lossy = lossy();
        lossy = bad(lossy);
        let verdict = judged(&session([lossy, bad(remote())]));
        let found = &verdict.findings;
        assert!(found.iter().any(|finding| !finding.causes.is_empty()));
        for (index, finding) in found.iter().enumerate() {
            let (_, depth) = super::root(found, index);
            assert!(depth < found.len(), "{} goes round", finding.code.name());
            for cause in &finding.causes {
                assert_ne!(*cause, index, "{}", finding.code.name());
                assert!(found[*cause].severity >= finding.severity);
            }
            let first = finding.causes.first();
            assert!(
                first.is_none_or(|cause| *cause < index),
                "{:?}",
                summary(&verdict)
            );
        }
    }
}
