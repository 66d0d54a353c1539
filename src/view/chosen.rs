//! Which finding the person has chosen, so that it is known again where the session is judged anew, or its clocks are moved: it went on, or other
//! thresholds hold.

use super::analysis::Analysis;
use crate::derive::judge::{Code, Finding};
use crate::units::Millis;

/// What a finding is known by.
#[derive(Debug, Clone, PartialEq)]
pub struct ChosenFinding {
    code: Code,
    device: Option<usize>,
    link: Option<i64>,
    /// As it was sent: where it is shown depends on the clocks.
    start: Millis,
}

impl ChosenFinding {
    /// That one.
    #[must_use]
    pub fn of(finding: &Finding, analysis: &Analysis) -> Self {
        Self {
            code: finding.code,
            device: finding.device,
            link: finding.link,
            start: finding.start + moved(analysis, finding.device),
        }
    }

    /// Its index among what was found: it began at the same instant, or lasts over it now.
    #[must_use]
    pub fn find(&self, analysis: &Analysis) -> Option<usize> {
        let findings = &analysis.verdict.findings;
        let start = self.start - moved(analysis, self.device);
        let is_like = |finding: &Finding| {
            (finding.code, finding.device, finding.link) == (self.code, self.device, self.link)
        };
        // What is about the session begins with it, wherever that is now.
        let is_same = |finding: &Finding| {
            is_like(finding) && (finding.start == start || finding.device.is_none())
        };
        let lasts =
            |finding: &Finding| is_like(finding) && finding.start <= start && finding.end >= start;
        let place = findings.iter().position(is_same);
        place.or_else(|| findings.iter().position(lasts))
    }
}

/// How much earlier than sent a finding is shown.
fn moved(analysis: &Analysis, device: Option<usize>) -> Millis {
    device.map_or(0.0, |device| analysis.moved(device))
}
