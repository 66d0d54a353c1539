//! Identifies the finding that the person has chosen, so that it is found again after the session was extended, judged with other
//! thresholds, or its clocks were moved.

use super::analysis::Analysis;
use crate::derive::judge::{Code, Finding};
use crate::units::Millis;

/// What identifies a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct ChosenFinding {
    code: Code,
    device: Option<usize>,
    link: Option<i64>,
    /// The start as sent; the displayed start depends on the clock offset.
    start: Millis,
}

impl ChosenFinding {
    /// Identifies that finding.
    #[must_use]
    pub fn of(finding: &Finding, analysis: &Analysis) -> Self {
        Self {
            code: finding.code,
            device: finding.device,
            link: finding.link,
            start: finding.start + moved(analysis, finding.device),
        }
    }

    /// Its index among the findings: the one with the same start, or one that covers it.
    #[must_use]
    pub fn find(&self, analysis: &Analysis) -> Option<usize> {
        let findings = &analysis.verdict.findings;
        let start = self.start - moved(analysis, self.device);
        let is_like = |finding: &Finding| {
            (finding.code, finding.device, finding.link) == (self.code, self.device, self.link)
        };
        // A finding about the session starts with it, wherever that is now.
        let is_same = |finding: &Finding| {
            is_like(finding) && (finding.start == start || finding.device.is_none())
        };
        let lasts =
            |finding: &Finding| is_like(finding) && finding.start <= start && finding.end >= start;
        let place = findings.iter().position(is_same);
        place.or_else(|| findings.iter().position(lasts))
    }
}

/// How much earlier than sent a finding is displayed.
fn moved(analysis: &Analysis, device: Option<usize>) -> Millis {
    device.map_or(0.0, |device| analysis.moved(device))
}
