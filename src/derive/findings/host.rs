//! The computers.
//!
//! * `cpu-high`: five consecutive samples of `CpuUsed` above 85 % (watch) or 95 % (bad).
//! * `memory-high`: the same of `MemUsed` above 90 %. Minor.
//! * `memory-growing`: over ten minutes `MemUsed` rises by at least 2 points and in each quarter, without falling by more than a quarter of that, and would be full within
//!   the hour. Minor. Value: points per minute.
//!
//! Values in per cent. This project's choice. A reading that is taken once per connection (constant in the documented example) counts like any other:
//! it was so. That CPU load grows is not told: it follows the work, has no bound that it would fill, and counts once it is high.

use super::scene::{End, Scene, greatest, mean};
use super::stretches::{levels_above, stretches};
use super::{Code, Finding, Severity};
use crate::derive::slope_per_minute;
use crate::model::Unit;
use crate::units::Millis;

const TEN_MINUTES: Millis = 600_000.0;
const MINUTE: Millis = 60_000.0;
const LEAST_RISE: f64 = 2.0;
const FULL: f64 = 100.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    let cpu = (thresholds.cpu_watch_percent, thresholds.cpu_bad_percent);
    let memory = (thresholds.memory_watch_percent, f64::INFINITY);
    for end in &scene.ends {
        for (metric, code, (watch, bad)) in [
            ("CpuUsed", Code::CpuHigh, cpu),
            ("MemUsed", Code::MemoryHigh, memory),
        ] {
            let values = end.values(metric);
            if values.is_empty() {
                continue;
            }
            let levels = levels_above(values, watch, bad);
            for stretch in stretches(&levels, &end.segments.runs, thresholds.samples as usize) {
                let samples = &stretch.samples;
                let mut finding = end.finding(code, stretch.severity(), samples);
                finding.value = greatest(&values[samples.clone()]);
                finding.unit = Unit::Percent;
                finding.threshold = Some(if stretch.is_bad { bad } else { watch });
                finding.blame = end.machine();
                finding.evidence = vec![end.evidence(metric, None, samples)];
                out.push(finding);
            }
        }
        find_growth(scene, end, out);
    }
}

/// Ten minutes after ten minutes; neighbours are merged later.
fn find_growth(scene: &Scene<'_>, end: &End<'_>, out: &mut Vec<Finding>) {
    let values = end.values("MemUsed");
    let times = &end.device.times;
    if values.is_empty() {
        return;
    }
    // From sample to sample: however far apart they are, there are no more windows than samples.
    let mut next = 0;
    while next < times.len() && times[next] + TEN_MINUTES <= end.last() {
        let samples = end.samples(times[next], times[next] + TEN_MINUTES);
        let half = times[next] + TEN_MINUTES / 2.0;
        next = times.partition_point(|time| *time < half).max(next + 1);
        let Some(per_minute) = slope_per_minute(&times[samples.clone()], &values[samples.clone()])
        else {
            continue;
        };
        let rise = per_minute * TEN_MINUTES / MINUTE;
        let last = values[samples.clone()]
            .iter()
            .rev()
            .find(|value| !value.is_nan());
        let filled = last.map(|last| last + per_minute * scene.thresholds.memory_fill_ms / MINUTE);
        let falls = greatest_fall(&values[samples.clone()]);
        let is_steady = rises_in_every_quarter(&values[samples.clone()], rise);
        if rise < LEAST_RISE || falls > rise / 4.0 || filled < Some(FULL) || !is_steady {
            continue;
        }
        let mut finding = end.finding(Code::MemoryGrowing, Severity::Minor, &samples);
        finding.value = Some(per_minute);
        finding.unit = Unit::Percent;
        finding.threshold =
            last.map(|last| (FULL - last) / (scene.thresholds.memory_fill_ms / MINUTE));
        finding.usual = last.copied();
        finding.blame = end.machine();
        finding.evidence = vec![end.evidence("MemUsed", None, &samples)];
        out.push(finding);
    }
}

/// A step is no growth: from quarter to quarter the mean rises by a tenth of everything.
fn rises_in_every_quarter(values: &[f64], rise: f64) -> bool {
    let quarter = (values.len() / 4).max(1);
    let means: Vec<Option<f64>> = values.chunks(quarter).take(4).map(mean).collect();
    means.windows(2).all(|pair| {
        let risen = pair[0].zip(pair[1]).map(|(before, after)| after - before);
        risen >= Some(rise / 10.0)
    })
}

/// By how much a series falls below what it had reached.
fn greatest_fall(values: &[f64]) -> f64 {
    let mut top = f64::NEG_INFINITY;
    let mut fall: f64 = 0.0;
    for value in values.iter().filter(|value| !value.is_nan()) {
        top = top.max(*value);
        fall = fall.max(top - value);
    }
    fall
}
