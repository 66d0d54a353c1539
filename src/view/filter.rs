//! Which findings are listed and have their numbers in the charts: a filter hides, and renames nothing.

use std::ops::Range;

use crate::derive::judge::{Blame, Finding, Severity};
use crate::units::Millis;

/// What a person wants to see of all that was found.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// That severity or a worse one.
    pub least: Option<Severity>,
    /// Of that device.
    pub device: Option<usize>,
    /// That part was to blame.
    pub blame: Option<Blame>,
    /// Something of it lies in the window.
    pub in_window: bool,
}

impl Filter {
    /// Whether the finding is one of those, `window` being what the charts show.
    #[must_use]
    pub fn passes(&self, finding: &Finding, window: &Range<Millis>) -> bool {
        self.least.is_none_or(|least| finding.severity >= least)
            && (self.device.is_none() || self.device == finding.device)
            && self.blame.is_none_or(|blame| finding.blame == blame)
            && (!self.in_window || is_in(finding, window))
    }
}

/// Whether some of what happened lies there.
fn is_in(finding: &Finding, window: &Range<Millis>) -> bool {
    let mut spells = finding.spells.iter();
    spells.any(|spell| spell.start <= window.end && spell.end >= window.start)
}
