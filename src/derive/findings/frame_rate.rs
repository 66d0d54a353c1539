//! `frame-rate-drop`: fewer frames than this session usually has.
//!
//! Rule: five consecutive samples of `Fps` below 90 % (watch) or 70 % (bad) of the end's own median, bursts and start-up left out.
//! Value: the median rate in the stretch, in fps. Source: this project's choice; the median follows the configured rate, be it 15 or 60.

use super::scene::{Scene, median};
use super::stretches::{Level, stretches};
use super::{Code, Finding};
use crate::model::Unit;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    for end in &scene.ends {
        let fps = end.values("Fps");
        let Some(usual) = end.usual_fps else {
            continue;
        };
        let part = |percent: f64| percent / 100.0 * usual;
        let good = part(thresholds.frame_rate_watch_percent);
        let watch = part(thresholds.frame_rate_bad_percent);
        let level = |sample: usize| match fps[sample] {
            _ if end.is_starting(sample) || end.bursts[sample] || end.begins[sample] => {
                Level::Missing
            }
            value if value.is_nan() => Level::Missing,
            value if value < watch => Level::Bad,
            value if value < good => Level::Watch,
            _ => Level::Good,
        };
        let levels: Vec<Level> = (0..fps.len()).map(level).collect();
        for stretch in stretches(&levels, &end.segments.runs, thresholds.samples as usize) {
            let samples = &stretch.samples;
            let mut finding = end.finding(Code::FrameRateDrop, stretch.severity(), samples);
            finding.value = median(&fps[samples.clone()]);
            finding.unit = Unit::Fps;
            finding.usual = Some(usual);
            finding.threshold = Some(if stretch.is_bad { watch } else { good });
            finding.evidence = vec![end.evidence("Fps", None, samples)];
            out.push(finding);
        }
    }
}
