//! `slow-capture`, `slow-encode`, `slow-decode`, `slow-render`: a stage that takes long for a frame.
//!
//! Rule: five consecutive samples above half of the usual frame interval (watch) or above all of it (bad). Value: the worst, in ms. A stage that takes
//! longer than one interval cannot keep up; half of it is this project's margin.

use super::scene::{Scene, greatest, median};
use super::stretches::{levels_above, stretches};
use super::{Code, Finding};
use crate::model::Unit;

const STAGES: [(&str, Code); 4] = [
    ("CaptureCost", Code::SlowCapture),
    ("EncodeCost", Code::SlowEncode),
    ("DecodeCost", Code::SlowDecode),
    ("RenderCost", Code::SlowRender),
];

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    for end in &scene.ends {
        let Some(fps) = end.usual_fps else {
            continue;
        };
        let edge = |percent: f64| percent / 100.0 * 1000.0 / fps;
        let watch = edge(thresholds.stage_watch_percent);
        let bad = edge(thresholds.stage_bad_percent);
        for (metric, code) in STAGES {
            let values = end.values(metric);
            if values.is_empty() {
                continue;
            }
            let usual = median(values);
            let levels = levels_above(values, watch, bad);
            for stretch in stretches(&levels, &end.segments.runs, thresholds.samples as usize) {
                let samples = &stretch.samples;
                let mut finding = end.finding(code, stretch.severity(), samples);
                finding.value = greatest(&values[samples.clone()]);
                finding.unit = Unit::Ms;
                finding.usual = usual;
                finding.threshold = Some(if stretch.is_bad { bad } else { watch });
                finding.blame = end.machine();
                finding.evidence = vec![end.evidence(metric, None, samples)];
                out.push(finding);
            }
        }
    }
}
