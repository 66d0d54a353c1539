//! The rule that network, video and control latency share: latency that was raised for a while.

use super::finding::{Fact, Finding, Severity};
use super::input::{Endpoint, JudgeInput, greatest};
use super::kinds::{Code, RAISED};
use super::limit::Limit;
use super::stretches::{Level, Stretch, levels_above, stretches};
use crate::model::Unit;

/// A latency metric and its limits.
pub(super) struct LatencyRule {
    /// The kind of its findings.
    pub code: Code,
    /// The series.
    pub metric: &'static str,
    /// Good up to here.
    pub watch: &'static Limit,
    /// Bad beyond here.
    pub bad: &'static Limit,
    /// Finds the intervals that count, from the level of each sample.
    pub stretches: fn(&JudgeInput<'_>, &Endpoint<'_>, &mut [Level]) -> Vec<Stretch>,
    /// The value reported if it is high all the time.
    pub typical: fn(&Endpoint<'_>, &[f64]) -> Option<f64>,
}

impl LatencyRule {
    /// The limits at one endpoint. Latency is raised above the watch limit and above a multiple of the baseline; the baseline comes from
    /// the low values, since a fault may fill most of a session.
    fn edge(&self, input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Option<Edge> {
        let values = end.values(self.metric);
        let [watch, bad] = [self.watch, self.bad].map(|limit| input.thresholds.value(limit));
        let baseline = end.quantile(values, CALM)?;
        let raised = input.thresholds.value(&RAISED) * baseline;
        Some(Edge {
            watch,
            bad,
            raised: watch.max(raised).min(bad),
            baseline,
        })
    }

    /// The intervals in which it was raised.
    pub fn raised(&self, input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Vec<Stretch> {
        let edge = self.edge(input, end);
        edge.map_or_else(Vec::new, |edge| self.beyond(input, end, &edge))
    }

    fn beyond(&self, input: &JudgeInput<'_>, end: &Endpoint<'_>, edge: &Edge) -> Vec<Stretch> {
        let values = end.values(self.metric);
        let mut levels = levels(end, values, edge.raised, edge.bad);
        (self.stretches)(input, end, &mut levels)
    }

    /// Finds those intervals; a latency that is always high is reported as a fact.
    pub fn find(
        &self,
        input: &JudgeInput<'_>,
        end: &Endpoint<'_>,
        severity: &dyn Fn(&Stretch) -> Severity,
        out: &mut Vec<Finding>,
    ) {
        let Some(edge) = self.edge(input, end) else {
            return;
        };
        let values = end.values(self.metric);
        let raised = self.beyond(input, end, &edge);
        for stretch in &raised {
            let samples = &stretch.samples;
            let (limit, value) = match stretch.is_bad {
                true => (self.bad, edge.bad),
                false if edge.raised > edge.watch => (&RAISED, edge.raised),
                false => (self.watch, edge.raised),
            };
            let worst = greatest(&values[samples.clone()]).unwrap_or(f64::NAN);
            out.push(
                end.finding(self.code, severity(stretch), samples)
                    .with_value(worst, Unit::Ms)
                    .exceeding(limit, value)
                    .with_measure("usual", Some(edge.baseline), Unit::Ms)
                    .with_fact("always", Fact::Count(0))
                    .with_evidence([end.evidence(self.metric, None, samples)]),
            );
        }
        let typical = (self.typical)(end, values);
        if let Some(typical) = typical.filter(|value| *value > edge.watch && raised.is_empty()) {
            let all = end.all();
            out.push(
                end.finding(self.code, Severity::Info, &all)
                    .with_value(typical, Unit::Ms)
                    .exceeding(self.watch, edge.watch)
                    .with_fact("always", Fact::Count(1))
                    .with_evidence([end.evidence(self.metric, None, &all)]),
            );
        }
    }
}

/// The limits of a latency at one endpoint, in ms.
struct Edge {
    watch: f64,
    bad: f64,
    raised: f64,
    baseline: f64,
}

/// The baseline is the level below which this share of the settled samples lies.
pub(super) const CALM: f64 = 0.2;

/// Every interval counts.
pub(super) fn all_stretches(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    levels: &mut [Level],
) -> Vec<Stretch> {
    stretches(input, levels, &end.segments.runs)
}

/// The level of each sample; start-up and the beginnings of connections have none.
fn levels(end: &Endpoint<'_>, values: &[f64], watch: f64, bad: f64) -> Vec<Level> {
    let mut levels = levels_above(values, watch, bad);
    for (sample, level) in levels.iter_mut().enumerate() {
        if end.is_starting(sample) || end.begins[sample] {
            *level = Level::Missing;
        }
    }
    levels
}
