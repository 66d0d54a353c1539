//! What a kind of finding is made of: one constant `KIND` in a file of its own below `kinds/`.
//!
//! The head of that file is its section in `docs/findings.md`: what it is, its rule, its value, its severity, with limits by their names in braces.

use super::finding::{Blamed, Finding};
use super::input::JudgeInput;
use super::kinds::Code;
use super::limit::Limit;
use crate::lang::Both;

/// One kind of finding: how it is found, what it may follow from, whom it blames, and its words.
#[derive(Debug)]
pub struct Kind {
    /// The public name.
    pub name: &'static str,
    /// The limits that it compares with. Its first one names its source.
    pub limits: &'static [&'static Limit],
    /// What may explain it, the likeliest first.
    pub causes: &'static [Code],
    /// What the driver saw of it.
    pub impact: Impact,
    /// How neighbours become one.
    pub merge_rule: MergeRule,
    /// The names of [`Finding::facts`].
    pub facts: &'static [&'static str],
    /// Looks for it.
    pub(super) find: fn(&JudgeInput<'_>, &mut Vec<Finding>),
    /// Which part is to blame for one.
    pub(super) blame: fn(&JudgeInput<'_>, &Finding) -> Blamed,
    /// What it says.
    pub words: Words,
}

/// What the driver saw: the worst first. It decides how much a second of it weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impact {
    /// No picture at all.
    NoPicture,
    /// The picture stood still.
    Frozen,
    /// Picture or commands came late.
    Late,
    /// Fewer frames than there should be.
    Few,
    /// Nothing by itself: a cause, or a fact. It is as bad as the worst that follows from it, and `minor` at most without.
    Nothing,
}

/// How neighbours of a kind, device and link become one finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeRule {
    /// Of the same severity and no farther apart than `mergeMs`; the greatest value counts.
    Greatest,
    /// The same; the least value counts.
    Least,
    /// Each counts by itself and is explained by itself; the greatest value counts.
    Events,
    /// Of any severity and no farther apart than `mergeMs`; values add up.
    Sum,
    /// Not at all: the kind has done so itself.
    Never,
}

/// The words of a kind, in both languages. Names in braces stand for facts: those that every finding has (`text::findings`), and the kind's own.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// What happened, in the list.
    pub fact: Both,
    /// The same where it happened once; empty where that needs no other words.
    pub fact_once: Both,
    /// What it rests on or compares with; left out where one of its facts is not known.
    pub detail: Both,
    /// Within the verdict's sentence; empty for what is never more than `info`.
    pub clause: Both,
    /// The same where it happened once; empty where that needs no other words.
    pub clause_once: Both,
    /// What it adds to its cause in the verdict's sentence; may be empty.
    pub effect: Both,
    /// The same where it happened once; empty where that needs no other words.
    pub effect_once: Both,
    /// What to do.
    pub advice: Both,
    /// Whether `{value}` and `{threshold}`, in ms, are lengths of time that people count in seconds and minutes.
    pub shows_time: bool,
}

impl Words {
    /// Words that are empty, to be filled.
    pub(super) const NONE: Self = Self {
        fact: Both::NONE,
        fact_once: Both::NONE,
        detail: Both::NONE,
        clause: Both::NONE,
        clause_once: Both::NONE,
        effect: Both::NONE,
        effect_once: Both::NONE,
        advice: Both::NONE,
        shows_time: false,
    };
}

impl Kind {
    /// Who says that its limit is one.
    #[must_use]
    pub fn source(&self) -> Both {
        self.limits
            .first()
            .map_or(super::sources::OURS, |limit| limit.source)
    }
}
