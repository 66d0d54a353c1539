//! A latency that was raised for a while: the rule that network, video and control latency share.

use super::finding::{Finding, Severity};
use super::kinds::{Code, RAISED};
use super::limit::Limit;
use super::scene::{End, Scene, greatest, median};
use super::stretches::{Level, Stretch, levels_above, stretches};
use crate::model::Unit;

/// Which latency, and its limits.
pub(super) struct Latency {
    /// The kind that tells it.
    pub code: Code,
    /// The series.
    pub metric: &'static str,
    /// Good up to here.
    pub watch: &'static Limit,
    /// Bad beyond.
    pub bad: &'static Limit,
}

impl Latency {
    /// From where on it is raised: above the watch limit, and above what is usual by a factor; the lower part of what was measured is usual, since a
    /// fault may fill most of a session.
    fn edge(&self, scene: &Scene<'_>, end: &End<'_>) -> Option<Edge> {
        let values = end.values(self.metric);
        let [watch, bad] = [self.watch, self.bad].map(|limit| scene.thresholds.value(limit));
        let usual = end.quantile(values, CALM)?;
        let raised = scene.thresholds.value(&RAISED) * usual;
        Some(Edge {
            watch,
            bad,
            raised: watch.max(raised).min(bad),
            usual,
        })
    }

    /// The stretches in which it was raised.
    pub fn raised(&self, scene: &Scene<'_>, end: &End<'_>) -> Vec<Stretch> {
        let Some(edge) = self.edge(scene, end) else {
            return Vec::new();
        };
        let values = end.values(self.metric);
        let levels = levels(end, values, edge.raised, edge.bad);
        stretches(scene, &levels, &end.segments.runs)
    }

    /// Tells those stretches; where it is high all the time, that as a fact.
    pub fn find(
        &self,
        scene: &Scene<'_>,
        end: &End<'_>,
        severity: &dyn Fn(bool) -> Severity,
        out: &mut Vec<Finding>,
    ) {
        let Some(edge) = self.edge(scene, end) else {
            return;
        };
        let values = end.values(self.metric);
        let raised = self.raised(scene, end);
        for stretch in &raised {
            let samples = &stretch.samples;
            let (limit, value) = match stretch.is_bad {
                true => (self.bad, edge.bad),
                false if edge.raised > edge.watch => (&RAISED, edge.raised),
                false => (self.watch, edge.raised),
            };
            let worst = greatest(&values[samples.clone()]).unwrap_or(f64::NAN);
            out.push(
                end.finding(self.code, severity(stretch.is_bad), samples)
                    .measured(worst, Unit::Ms)
                    .broke(limit, value)
                    .knowing_measure("usual", Some(edge.usual), Unit::Ms)
                    .resting_on([end.evidence(self.metric, None, samples)]),
            );
        }
        // The median that the report has.
        let median = median(values);
        if let Some(median) = median.filter(|median| *median > edge.watch && raised.is_empty()) {
            let all = end.all();
            out.push(
                end.finding(self.code, Severity::Info, &all)
                    .measured(median, Unit::Ms)
                    .broke(self.watch, edge.watch)
                    .resting_on([end.evidence(self.metric, None, &all)]),
            );
        }
    }
}

/// The limits of a latency at one end, in ms.
struct Edge {
    watch: f64,
    bad: f64,
    raised: f64,
    usual: f64,
}

/// What is usual is what a fifth of the settled samples keep below.
pub(super) const CALM: f64 = 0.2;

/// What each sample says; start-up and beginnings say nothing.
pub(super) fn levels(end: &End<'_>, values: &[f64], watch: f64, bad: f64) -> Vec<Level> {
    let mut levels = levels_above(values, watch, bad);
    for (sample, level) in levels.iter_mut().enumerate() {
        if end.is_starting(sample) || end.begins[sample] {
            *level = Level::Missing;
        }
    }
    levels
}
