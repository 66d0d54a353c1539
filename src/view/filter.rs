//! Which findings are listed and numbered in the charts. A filter hides, and never renumbers.

use std::ops::Range;

use crate::derive::judge::{Blame, Finding, Severity};
use crate::units::Millis;

/// The findings that a person wants to see.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Filter {
    /// At least this severity.
    pub least: Option<Severity>,
    /// On this device.
    pub device: Option<usize>,
    /// With this blame.
    pub blame: Option<Blame>,
    /// At least partly in the window.
    pub in_window: bool,
}

impl Filter {
    /// Whether the finding passes; `window` is what the charts show.
    #[must_use]
    pub fn passes(&self, finding: &Finding, window: &Range<Millis>) -> bool {
        self.least.is_none_or(|least| finding.severity >= least)
            && (self.device.is_none() || self.device == finding.device)
            && self.blame.is_none_or(|blame| finding.blame == blame)
            && (!self.in_window || is_in(finding, window))
    }
}

/// Whether one of its spells is in the window.
fn is_in(finding: &Finding, window: &Range<Millis>) -> bool {
    let mut spells = finding.spells.iter();
    spells.any(|spell| spell.start <= window.end && spell.end >= window.start)
}
