//! The definition of a kind of finding: one constant `KIND` in its own file below `kinds/`.
//!
//! The `//!` comment of that file is its section in `docs/findings.md`: summary, rule, value, severity, with limits by name in braces.

use super::finding::{Blamed, Finding};
use super::input::JudgeInput;
use super::kinds::Code;
use super::limit::Limit;
use crate::lang::Message;

/// A kind of finding: how it is found, what may cause it, its blame, and its text.
#[derive(Debug)]
pub struct Kind {
    /// The public name.
    pub name: &'static str,
    /// The limits that it uses. The first one names the source.
    pub limits: &'static [&'static Limit],
    /// Possible causes, the likeliest first.
    pub causes: &'static [Code],
    /// What the driver sees of it.
    pub impact: Impact,
    /// How neighbours are merged.
    pub merge_rule: MergeRule,
    /// The names of [`Finding::facts`].
    pub facts: &'static [&'static str],
    /// Finds it in a session.
    pub(super) find: fn(&JudgeInput<'_>, &mut Vec<Finding>),
    /// The part to blame for a finding.
    pub(super) blame: fn(&JudgeInput<'_>, &Finding) -> Blamed,
    /// Its text.
    pub words: Words,
}

/// What the driver saw, worst first. It determines the weight of each second.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Impact {
    /// No video at all.
    NoPicture,
    /// The video stood still.
    Frozen,
    /// Video or commands came late.
    Late,
    /// Fewer frames than expected.
    Few,
    /// Nothing by itself: a cause or a fact. It is as severe as its worst effect, and at most `minor` without one.
    Nothing,
}

/// How neighbouring findings of the same kind, device and link are merged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MergeRule {
    /// If they have the same severity and are at most `mergeMs` apart; the greatest value counts.
    Greatest,
    /// The same; the least value counts.
    Least,
    /// Each is explained by itself first; the greatest value counts.
    Events,
    /// If they are at most `mergeMs` apart, regardless of severity; values add up.
    Sum,
    /// Not at all: the kind does so itself.
    Never,
}

/// The text of a kind in both languages. Names in braces are facts: those that every finding has (`text::findings`), and the kind's own.
#[derive(Debug, Clone, Copy)]
pub struct Words {
    /// What happened, for the list.
    pub fact: Message,
    /// The same for a single occurrence; empty if there is no difference.
    pub fact_once: Message,
    /// Evidence or comparison; left out if one of its facts is unknown.
    pub detail: Message,
    /// For the verdict's sentence; empty for kinds that are never more than `info`.
    pub clause: Message,
    /// The same for a single occurrence; empty if there is no difference.
    pub clause_once: Message,
    /// What it adds to its cause in the verdict's sentence; may be empty.
    pub effect: Message,
    /// The same for a single occurrence; empty if there is no difference.
    pub effect_once: Message,
    /// What to do.
    pub advice: Message,
    /// Whether `{value}` and `{threshold}`, in ms, are durations to be shown in seconds and minutes.
    pub shows_time: bool,
}

impl Words {
    /// Empty text, to be overridden.
    pub(super) const NONE: Self = Self {
        fact: Message::NONE,
        fact_once: Message::NONE,
        detail: Message::NONE,
        clause: Message::NONE,
        clause_once: Message::NONE,
        effect: Message::NONE,
        effect_once: Message::NONE,
        advice: Message::NONE,
        shows_time: false,
    };
}

impl Kind {
    /// The source of its limit.
    #[must_use]
    pub fn source(&self) -> Message {
        self.limits
            .first()
            .map_or(super::sources::OURS, |limit| limit.source)
    }
}
