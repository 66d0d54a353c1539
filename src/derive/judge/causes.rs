//! Which finding explains which, and how bad a cause is by what follows from it.
//!
//! What an effect points to is asked of the samples themselves ([`super::suspects`]); its cause is the likeliest kind that was there and blames the
//! same part. A kind explains only kinds that stand after it in the list of kinds, or its own at the other end: so nothing explains itself.

use super::blame::{is_field, times};
use super::finding::{Blame, Blamed, Finding, Severity, Spell};
use super::kind::Impact;
use super::kinds::Code;
use super::merge::MERGE;
use super::order::{arranged, in_order};
use super::scene::Scene;
use super::spans::Spans;

/// Fills `blame`, `blamed_link` and `causes`, and raises causes to what follows from them.
pub(super) fn explain(scene: &Scene<'_>, found: &mut [Finding]) {
    let spans = spans_by_code(scene, found);
    let mut blamed: Vec<Blamed> = found
        .iter()
        .map(|finding| {
            if is_fact(scene, finding) && finding.code.kind().impact != Impact::Nothing {
                Blamed::NOBODY
            } else {
                (finding.code.kind().blame)(scene, finding)
            }
        })
        .collect();
    // Causes stand before their effects in the list of kinds; at the field before the remote.
    let order = in_order(found.len(), &|one, other| {
        let place = |index: usize| (found[index].code, !is_field(scene, &found[index]));
        place(one).cmp(&place(other))
    });
    for effect in &order {
        if is_fact(scene, &found[*effect]) {
            continue;
        }
        let cause = likeliest(scene, found, &spans, &blamed, *effect);
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
    adopt(scene, found);
    cap(scene, found);
    for effect in order.iter().rev() {
        for cause in found[*effect].causes.clone() {
            raise(scene, found, cause, *effect);
        }
    }
}

/// The findings of each kind, by time on the field's clock.
fn spans_by_code(scene: &Scene<'_>, found: &[Finding]) -> Vec<Spans> {
    let mut spans: Vec<Vec<(f64, f64, usize)>> = vec![Vec::new(); Code::ALL.len()];
    for (index, finding) in found.iter().enumerate() {
        if !is_fact(scene, finding) {
            let (start, end) = times(scene, finding);
            spans[finding.code as usize].push((start, end, index));
        }
    }
    spans.iter().map(|spans| Spans::of(spans)).collect()
}

/// What is usual over all of a device's record, and no trouble: it explains nothing in particular, and follows from nothing.
fn is_fact(scene: &Scene<'_>, finding: &Finding) -> bool {
    let is_about_all = || {
        scene
            .end(finding.device)
            .is_none_or(|end| finding.start <= end.start() && finding.end >= end.last())
    };
    finding.severity == Severity::Info && is_about_all()
}

fn likeliest(
    scene: &Scene<'_>,
    found: &[Finding],
    spans: &[Spans],
    blamed: &[Blamed],
    effect: usize,
) -> Option<usize> {
    let finding = &found[effect];
    let (start, end) = times(scene, finding);
    let slack = scene.slack();
    let wanted = blamed[effect].part;
    for code in finding.code.kind().causes {
        let there = spans[*code as usize].over(start - slack, end + slack);
        let fits = |cause: &usize| {
            let part = blamed[*cause].part;
            let agrees = part == wanted
                || wanted == Blame::Undecided
                || part == Blame::Undecided && explains_anything(*code)
                || decides(*code);
            *cause != effect && agrees && can_explain(scene, &found[*cause], finding)
        };
        let best = there
            .filter(fits)
            .take(MOST_LOOKED_AT)
            .reduce(|one, other| {
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

/// Of causes at the same time so many are compared: one kind has hardly more.
const MOST_LOOKED_AT: usize = 16;

/// A connection that was lost explains all that follows, whatever else the samples show.
fn decides(code: Code) -> bool {
    code.kind().impact == Impact::NoPicture
}

/// Late or few frames at the field explain those at the remote, whoever is to blame.
fn explains_anything(code: Code) -> bool {
    code.kind().impact != Impact::Nothing
}

fn can_explain(scene: &Scene<'_>, cause: &Finding, effect: &Finding) -> bool {
    let (cause_at_field, effect_at_field) = (is_field(scene, cause), is_field(scene, effect));
    if cause.code == effect.code {
        // What the field has, the remote gets.
        return cause_at_field && !effect_at_field;
    }
    // The remote's own way and computer do not change what the field sends.
    cause.code < effect.code && (cause_at_field || !effect_at_field)
}

/// What is undecided amid trouble whose part is known is that part's.
fn adopt(scene: &Scene<'_>, found: &mut [Finding]) {
    let within = scene.thresholds.value(&MERGE);
    let is_effect = |finding: &Finding| {
        finding.code.kind().impact != Impact::Nothing && finding.severity > Severity::Info
    };
    let known: Vec<(f64, f64, usize)> = found
        .iter()
        .enumerate()
        .filter(|(_, finding)| is_effect(finding) && finding.blame != Blame::Undecided)
        .map(|(index, finding)| {
            let (start, end) = times(scene, finding);
            (start, end, index)
        })
        .collect();
    let known = Spans::of(&known);
    for index in 0..found.len() {
        if found[index].blame != Blame::Undecided || !is_effect(&found[index]) {
            continue;
        }
        let (start, end) = times(scene, &found[index]);
        let near = known
            .over(start - within, end + within)
            .take(MOST_LOOKED_AT);
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

/// What the driver does not see is `minor` at most, until something follows from it.
fn cap(scene: &Scene<'_>, found: &mut [Finding]) {
    for finding in found {
        let is_seen = scene
            .end(finding.device)
            .is_none_or(|end| scene.is_drivers(end));
        if finding.code.kind().impact != Impact::Nothing && !is_seen {
            finding.severity = finding.severity.min(Severity::Minor);
            for spell in &mut finding.spells {
                spell.severity = spell.severity.min(Severity::Minor);
            }
        }
    }
}

/// A cause is as bad as what follows from it, and where it does.
fn raise(scene: &Scene<'_>, found: &mut [Finding], cause: usize, effect: usize) {
    let severity = found[effect].severity;
    if found[cause].severity >= severity {
        return;
    }
    let (start, end) = times(scene, &found[effect]);
    let slack = scene.slack();
    let to_common = scene.common(found[cause].device, 0.0);
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

/// Causes before their effects: groups of a root and all that follows from it. Those that the verdict speaks of come first, then by severity and weight.
///
/// Returns the findings and, for each place before, the new one.
pub(super) fn in_groups(
    scene: &Scene<'_>,
    found: Vec<Finding>,
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
        let device = scene
            .ends
            .iter()
            .position(|end| Some(end.index) == found[index].device);
        (found[index].code, device, found[index].link)
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
    let mut found = arranged(found, &order);
    for (place, finding) in found.iter_mut().enumerate() {
        for cause in &mut finding.causes {
            *cause = new_place[*cause];
        }
        // A further cause may be of another group, which stands behind this one.
        finding.causes.retain(|cause| *cause < place);
    }
    (found, new_place)
}
