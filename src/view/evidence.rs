//! The evidence of findings: which findings an instant belongs to, and which part of a chart is evidence.

use std::ops::Range;

use super::analysis::Analysis;
use super::screen::ChartPlan;
use crate::derive::judge::{Evidence, Finding};
use crate::order::in_order;
use crate::units::Millis;

/// Finds the findings at an instant, on every pointer move.
#[derive(Debug, Clone, Default)]
pub struct EvidenceIndex {
    /// Start, end and finding, sorted by start.
    stretches: Vec<(Millis, Millis, usize)>,
    /// The latest end of all intervals up to each.
    reach: Vec<Millis>,
}

impl EvidenceIndex {
    /// Of all findings except those about a whole device or session.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        let mut found = Vec::new();
        for (index, finding) in analysis.verdict.findings.iter().enumerate() {
            if !is_about_all(analysis, finding) {
                let evidence = finding.evidence.iter();
                found.extend(evidence.map(|evidence| {
                    let half = half_step(analysis, evidence);
                    (evidence.start - half, evidence.end + half, index)
                }));
            }
        }
        let order = in_order(found.len(), &|one, other| {
            found[one].0.total_cmp(&found[other].0)
        });
        let stretches: Vec<_> = order.iter().map(|place| found[*place]).collect();
        let mut latest = f64::NEG_INFINITY;
        let reach = stretches.iter().map(|(_, end, _)| {
            latest = latest.max(*end);
            latest
        });
        Self {
            reach: reach.collect(),
            stretches,
        }
    }

    /// The findings at an instant, each once.
    #[must_use]
    pub fn at(&self, time: Millis) -> Vec<usize> {
        let mut findings = Vec::new();
        let mut next = self.stretches.partition_point(|(start, ..)| *start <= time);
        // No interval before one that nothing earlier reaches beyond can match.
        while next > 0 && self.reach[next - 1] >= time {
            next -= 1;
            let (_, end, finding) = self.stretches[next];
            if end >= time && !findings.contains(&finding) {
                findings.push(finding);
            }
        }
        findings
    }
}

/// Whether a finding covers everything: the session, or all that its device measured. It has no specific time.
#[must_use]
pub fn is_about_all(analysis: &Analysis, finding: &Finding) -> bool {
    let times = finding
        .device
        .and_then(|device| analysis.session.devices.get(device))
        .map_or(&[][..], |device| &device.times);
    let of_device = times.first().zip(times.last());
    let all = of_device
        .map(|(first, last)| *first..*last)
        .or_else(|| analysis.span());
    // A recurring finding may start first and end last, and still has specific times.
    let is_one = finding.spells.len() == 1;
    is_one && all.is_some_and(|all| finding.start <= all.start && finding.end >= all.end)
}

/// If a long finding's spells fill a smaller share, it is only intermittent.
const NOW_AND_THEN: f64 = 0.1;
/// What counts as long.
const LONG: Millis = 300_000.0;

/// The interval to zoom to: the whole finding, or its worst spell if it is intermittent.
#[must_use]
pub fn in_focus(finding: &Finding) -> Range<Millis> {
    let length = finding.end - finding.start;
    match finding.worst_spell() {
        Some(worst) if length > LONG && finding.lasted < NOW_AND_THEN * length => {
            worst.start..worst.end
        }
        _ => finding.start..finding.end,
    }
}

/// The evidence of a finding in a chart, each sample extended by half a step; ordered, without overlaps.
#[must_use]
pub fn evidence_in(analysis: &Analysis, plan: &ChartPlan, finding: &Finding) -> Vec<Range<Millis>> {
    let own = finding.evidence.iter();
    let own: Vec<Range<Millis>> = own
        .filter(|evidence| plan.shows(evidence))
        .map(|evidence| {
            let half = half_step(analysis, evidence);
            evidence.start - half..evidence.end + half
        })
        .collect();
    let order = in_order(own.len(), &|one, other| {
        own[one].start.total_cmp(&own[other].start)
    });
    let mut stretches: Vec<Range<Millis>> = Vec::new();
    for place in order {
        let Range { start, end } = own[place];
        match stretches.last_mut() {
            Some(last) if start <= last.end => last.end = last.end.max(end),
            _ => stretches.push(start..end),
        }
    }
    stretches
}

fn half_step(analysis: &Analysis, evidence: &Evidence) -> Millis {
    let facts = analysis.facts.get(evidence.device);
    let step = facts.map_or(2000.0, |facts| facts.segments.step());
    step / 2.0
}
