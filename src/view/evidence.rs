//! The samples that findings rest on: to which findings an instant belongs, and what of a chart is evidence.

use std::ops::Range;

use super::analysis::Analysis;
use super::screen::ChartPlan;
use crate::derive::judge::{Evidence, Finding};
use crate::order::in_order;
use crate::units::Millis;

/// Which findings rest on the samples of an instant: a move of the pointer asks.
#[derive(Debug, Clone, Default)]
pub struct EvidenceIndex {
    /// First and last instant, and the finding; by the first.
    stretches: Vec<(Millis, Millis, usize)>,
    /// The latest end of all stretches up to each.
    reach: Vec<Millis>,
}

impl EvidenceIndex {
    /// Of everything that was found but what is about all of a device or of the session.
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

    /// The findings of an instant, each once.
    #[must_use]
    pub fn at(&self, time: Millis) -> Vec<usize> {
        let mut findings = Vec::new();
        let mut next = self.stretches.partition_point(|(start, ..)| *start <= time);
        // Before a stretch that nothing earlier reaches beyond there is nothing to look for.
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

/// Whether a finding is about everything: the session, or all that its device measured. It is nowhere in particular.
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
    // What happens again and again may do so first and last, and is somewhere all the same.
    let is_one = finding.spells.len() == 1;
    is_one && all.is_some_and(|all| finding.start <= all.start && finding.end >= all.end)
}

/// A finding whose spells fill less of a long time is only now and then.
const NOW_AND_THEN: f64 = 0.1;
/// So long a time.
const LONG: Millis = 300_000.0;

/// Where to look for a finding: all of it, or its worst spell where it is only now and then.
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

/// What of a chart a finding rests on, each sample standing for half a step on either side; in order, and none overlaps another.
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
