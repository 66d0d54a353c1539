//! The rule that CPU and memory share: a computer under high load.

use super::finding::{Finding, Severity};
use super::input::{JudgeInput, greatest};
use super::kinds::Code;
use super::limit::Limit;
use super::stretches::{levels_above, stretches};
use crate::model::Unit;

/// The metric, and its limits with their severities.
pub(super) struct LoadRule {
    /// The kind of its findings.
    pub code: Code,
    /// The series.
    pub metric: &'static str,
    /// Good up to here.
    pub watch: (&'static Limit, Severity),
    /// Bad beyond here, if there is such a limit.
    pub bad: Option<(&'static Limit, Severity)>,
}

impl LoadRule {
    /// Finds the intervals of high load. A reading that is taken once per connection counts like any other.
    pub fn find(&self, input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
        let value = |limit| input.thresholds.value(limit);
        let watch = value(self.watch.0);
        let bad = self.bad.map_or(f64::INFINITY, |(limit, _)| value(limit));
        for end in &input.ends {
            let values = end.values(self.metric);
            if values.is_empty() {
                continue;
            }
            let levels = levels_above(values, watch, bad);
            for stretch in stretches(input, &levels, &end.segments.runs) {
                let samples = &stretch.samples;
                let (limit, severity) = self.bad.filter(|_| stretch.is_bad).unwrap_or(self.watch);
                out.push(
                    end.finding(self.code, severity, samples)
                        .with_value(
                            greatest(&values[samples.clone()]).unwrap_or(f64::NAN),
                            Unit::Percent,
                        )
                        .exceeding(limit, value(limit))
                        .with_evidence([end.evidence(self.metric, None, samples)]),
                );
            }
        }
    }
}
