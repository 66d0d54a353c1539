//! Findings with several runs of samples, or about the whole session.

use std::ops::Range;

use super::finding::{Finding, Severity, Spell};
use super::input::{Endpoint, JudgeInput};
use super::kinds::Code;

/// With one spell per run of samples, in order; `None` without runs.
pub(super) fn of_runs(
    end: &Endpoint<'_>,
    code: Code,
    severity: Severity,
    runs: &[Range<usize>],
) -> Option<Finding> {
    let (first, last) = (runs.first()?, runs.last()?);
    let times = &end.device.times;
    let mut finding = end.finding(code, severity, &(first.start..last.end));
    finding.spells = runs
        .iter()
        .map(|run| Spell {
            start: times[run.start],
            end: times[run.end - 1],
            lasted: run.len() as f64 * end.step,
            value: None,
            severity,
        })
        .collect();
    finding.lasted = finding.spells.iter().map(|spell| spell.lasted).sum();
    Some(finding)
}

/// About the session: from its first to its last sample, without a device.
pub(super) fn of_session(input: &JudgeInput<'_>, mut finding: Finding) -> Finding {
    if let Some(span) = input.span() {
        (finding.start, finding.end) = (span.start, span.end);
        for spell in &mut finding.spells {
            (spell.start, spell.end) = (span.start, span.end);
        }
    }
    finding.device = None;
    finding.with_duration(input.length())
}
