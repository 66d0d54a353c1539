//! The session in one sentence: its clauses, each about a problem, with where to look.

use super::facts::{fill, link_in_sentence, render, role};
use super::{ClockText, blame_name, once};
use crate::derive::Clock;
use crate::derive::judge::{Blame, Course, Finding, Impact, MergeRule, Spell, Trouble, Verdict};
use crate::model::{Device, Role};
use crate::text::number::duration;
use crate::text::{Lang, Message, key};
use crate::units::Millis;

/// A part of the verdict's sentence: all parts joined are the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// With the punctuation around it.
    pub text: String,
    /// Indices of the findings that it mentions.
    pub findings: Vec<usize>,
}

/// The session in one sentence: a moment, a count and a next step.
#[must_use]
pub fn sentence(verdict: &Verdict, devices: &[Device], lang: Lang, clock: ClockText) -> String {
    let clauses = clauses(verdict, devices, lang, clock);
    clauses.into_iter().map(|clause| clause.text).collect()
}

/// The parts of the sentence: the worst trouble, and that of a second likely cause, if any.
#[must_use]
pub fn clauses(verdict: &Verdict, devices: &[Device], lang: Lang, clock: ClockText) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for trouble in &verdict.troubles {
        let mentioned = clauses.iter().flat_map(|clause| &clause.findings);
        let mentioned: Vec<usize> = mentioned.copied().collect();
        let mut findings = vec![trouble.finding];
        let effect = trouble.effect.filter(|effect| !mentioned.contains(effect));
        let is_first = clauses.is_empty();
        let main = within(verdict, trouble, trouble.finding, devices);
        let mut happened = clause(&main, devices, lang);
        if verdict.other_went_on && is_first {
            let other = match role(&main, devices) {
                Some(Role::Field) => key::findings::REMOTE_STAYED,
                _ => key::findings::FIELD_KEPT_SENDING,
            };
            happened += other.get(lang);
        }
        if let Some(effect) = effect {
            let finding = within(verdict, trouble, effect, devices);
            let words = &finding.code.kind().words;
            let words = once(&finding, words.effect, words.effect_once);
            let text = render(words, &finding, devices, lang);
            // No repetition.
            if !text.is_empty() && finding.code != main.code && !happened.contains(&text) {
                findings.push(effect);
                happened += key::findings::AND_EFFECT.get(lang);
                happened += &text;
            }
        }
        let [start, end] = [trouble.start, trouble.end].map(clock);
        let is_instant = start == end;
        let frame = if is_first {
            first_frame(verdict, &main, is_instant)
        } else if is_instant {
            key::findings::ALSO_AT
        } else {
            key::findings::ALSO_FROM_TO
        };
        let step = step(trouble, &main, is_first, lang);
        let text = fill(frame, lang, &|name| match name {
            "start" => Some(start.clone()),
            "end" => Some(end.clone()),
            "clause" => Some(happened.clone()),
            "step" => Some(step.clone()),
            _ => None,
        });
        clauses.push(Clause { text, findings });
    }
    if clauses.is_empty() {
        clauses.push(Clause {
            text: without_trouble(verdict, lang),
            findings: Vec::new(),
        });
    }
    clauses
}

fn without_trouble(verdict: &Verdict, lang: Lang) -> String {
    let text = if verdict.course == Course::NothingToJudge {
        key::findings::UNMEASURED
    } else {
        key::findings::NO_PROBLEMS
    };
    fill(text, lang, &|_| Some(duration(verdict.length, lang)))
}

fn first_frame(verdict: &Verdict, main: &Finding, is_instant: bool) -> Message {
    match verdict.course {
        Course::GoodUntil => key::findings::FRAME_GOOD_UNTIL,
        Course::Throughout => key::findings::FRAME_THROUGHOUT,
        Course::GoodBut if is_instant => key::findings::FRAME_EXCEPT_INSTANT,
        Course::GoodBut if main.lasted * 2.0 < main.end - main.start => {
            key::findings::FRAME_INTERMITTENT
        }
        Course::GoodBut => key::findings::FRAME_EXCEPT,
        Course::Worst | Course::Good | Course::NothingToJudge if is_instant => {
            key::findings::FRAME_WORST_INSTANT
        }
        Course::Worst | Course::Good | Course::NothingToJudge => key::findings::FRAME_WORST,
    }
}

/// What happened, within a sentence.
pub(super) fn clause(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let words = &finding.code.kind().words;
    let clause = once(finding, words.clause, words.clause_once);
    // Harmless kinds have no clause.
    let text = if clause.is_empty() {
        words.fact
    } else {
        clause
    };
    render(text, finding, devices, lang)
}

/// Samples of an effect may be this far from those of its cause.
const BESIDE: Millis = 4000.0;

/// A finding, reduced to its spells within a trouble.
fn within(verdict: &Verdict, trouble: &Trouble, index: usize, devices: &[Device]) -> Finding {
    let finding = &verdict.findings[index];
    let ahead = verdict.clock.filter(Clock::differs);
    let ahead = ahead.map_or(0.0, |clock| clock.offset) - verdict.moved;
    let of_clock = |finding: &Finding| match role(finding, devices) {
        Some(Role::Remote) => ahead,
        _ => 0.0,
    };
    let by = of_clock(finding) - of_clock(&verdict.findings[trouble.finding]);
    let beside = if index == trouble.finding {
        0.0
    } else {
        BESIDE
    };
    let time = trouble.start + by - beside..trouble.end + by + beside;
    let is_there = |spell: &&Spell| spell.start <= time.end && spell.end >= time.start;
    let spells: Vec<Spell> = finding.spells.iter().filter(is_there).copied().collect();
    let merge_rule = finding.code.kind().merge_rule;
    let (Some(first), Some(last)) = (spells.first(), spells.last()) else {
        return finding.clone();
    };
    if spells.len() == finding.spells.len() || merge_rule == MergeRule::Never {
        return finding.clone();
    }
    let worst = spells.iter().map(|spell| spell.severity).max();
    // The value is that of one of its spells, or their sum.
    let is_theirs = joined(merge_rule, &finding.spells) == finding.value;
    Finding {
        severity: worst.unwrap_or(finding.severity),
        start: first.start,
        end: last.end,
        lasted: spells.iter().map(|spell| spell.lasted).sum(),
        value: if is_theirs {
            joined(merge_rule, &spells)
        } else {
            finding.value
        },
        spells,
        ..finding.clone()
    }
}

/// The value of several spells together.
fn joined(merge_rule: MergeRule, spells: &[Spell]) -> Option<f64> {
    let values = spells.iter().filter_map(|spell| spell.value);
    match merge_rule {
        MergeRule::Greatest | MergeRule::Events => values.reduce(f64::max),
        MergeRule::Least => values.reduce(f64::min),
        MergeRule::Sum => values.reduce(|one, other| one + other),
        MergeRule::Never => None,
    }
}

/// Where to look.
fn step(trouble: &Trouble, main: &Finding, is_first: bool, lang: Lang) -> String {
    let is_lost = main.code.kind().impact == Impact::NoPicture;
    let part = match trouble.blame {
        Blame::Cloud => {
            let text = key::findings::STEP_CLOUD;
            return text.get(lang).to_owned();
        }
        Blame::Undecided => {
            let text = key::findings::STEP_UNDECIDED;
            return text.get(lang).to_owned();
        }
        // A connection may break in the network or in the program.
        Blame::RemoteDownlink if is_lost => key::findings::STEP_REMOTE_END,
        Blame::FieldDevice | Blame::FieldUplink | Blame::RemoteDownlink | Blame::RemoteDevice => {
            blame_name(trouble.blame)
        }
    };
    let first = ("first", if is_first { "yes" } else { "no" });
    let part = ("part", part.get(lang));
    match trouble.link {
        None => key::findings::LOOK.with(lang, &[first, part]),
        Some(link) => {
            let link = link_in_sentence(link, lang);
            key::findings::LOOK_LINK.with(lang, &[first, part, ("link", &link)])
        }
    }
}
