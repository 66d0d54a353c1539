//! Which finding the person has chosen, so that it is known again where the session is judged anew: it went on, or other thresholds hold.

use crate::derive::findings::{Code, Finding};
use crate::units::Millis;

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq)]
pub struct ChosenFinding {
    code: Code,
    device: Option<usize>,
    link: Option<i64>,
    start: Millis,
}

impl ChosenFinding {
    /// That one.
    #[must_use]
    pub fn of(finding: &Finding) -> Self {
        Self {
            code: finding.code,
            device: finding.device,
            link: finding.link,
            start: finding.start,
        }
    }

    /// Its index among these: it began at the same instant, or lasts over it now.
    #[must_use]
    pub fn find(&self, findings: &[Finding]) -> Option<usize> {
        let is_like = |finding: &Finding| {
            (finding.code, finding.device, finding.link) == (self.code, self.device, self.link)
        };
        let is_same = |finding: &Finding| is_like(finding) && finding.start == self.start;
        let lasts = |finding: &Finding| {
            is_like(finding) && finding.start <= self.start && finding.end >= self.start
        };
        let place = findings.iter().position(is_same);
        place.or_else(|| findings.iter().position(lasts))
    }
}
