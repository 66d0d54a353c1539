//! What looks like something and is none: named, and not blamed.
//!
//! * `burst`: `Fps` above twice the usual rate within three samples of a reconnect: frames that it held up, or a count divided by a short time. `info`.
//!   Value: the greatest rate in fps. Such samples count for no other finding.
//! * `doubled-counters`: at one sample the received rates of all cards are at least 1.6 times those beside it, and `Rate` is not: a counter
//!   of bytes read over two periods. `info`. Value: how many samples.

use super::scene::{End, Scene, greatest};
use super::{Code, Finding, Severity};
use crate::model::Unit;

const DOUBLED: f64 = 1.6;
const NOT_DOUBLED: f64 = 1.4;
/// Two counters that are read together: one alone may really have received more.
const LEAST_LINKS: usize = 2;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        find_bursts(end, out);
        find_doubled(end, out);
    }
}

fn find_bursts(end: &End<'_>, out: &mut Vec<Finding>) {
    let fps = end.values("Fps");
    let bursts: Vec<usize> = (0..fps.len())
        .filter(|sample| end.bursts[*sample])
        .collect();
    let (Some(first), Some(last)) = (bursts.first(), bursts.last()) else {
        return;
    };
    let samples = *first..last + 1;
    let rates: Vec<f64> = bursts.iter().map(|sample| fps[*sample]).collect();
    let mut finding = end.finding(Code::Burst, Severity::Info, &samples);
    finding.value = greatest(&rates);
    finding.unit = Unit::Fps;
    finding.count = bursts.len();
    finding.lasted = bursts.len() as f64 * end.step;
    finding.usual = end.usual_fps;
    finding.threshold = end.usual_fps.map(|usual| 2.0 * usual);
    finding.path = rates
        .iter()
        .take(3)
        .map(|rate| rate.round() as i64)
        .collect();
    finding.evidence = bursts
        .iter()
        .map(|sample| end.evidence("Fps", None, &(*sample..sample + 1)))
        .collect();
    out.push(finding);
}

fn find_doubled(end: &End<'_>, out: &mut Vec<Finding>) {
    let links: Vec<&[f64]> = end
        .device
        .links
        .iter()
        .map(|link| end.link_values("RecvBps", Some(link.net_id)))
        .collect();
    let rate = end.values("Rate");
    let is_short = |values: &&[f64]| values.is_empty();
    if links.len() < LEAST_LINKS || links.iter().any(is_short) || rate.is_empty() {
        return;
    }
    let times = |values: &[f64], sample: usize| {
        let beside = f64::midpoint(values[sample - 1], values[sample + 1]);
        let is_known = values[sample - 1] > 0.0 && values[sample + 1] > 0.0;
        if is_known {
            values[sample] / beside
        } else {
            f64::NAN
        }
    };
    let doubled: Vec<usize> = (1..rate.len().saturating_sub(1))
        .filter(|sample| links.iter().all(|values| times(values, *sample) >= DOUBLED))
        .filter(|sample| times(rate, *sample) < NOT_DOUBLED)
        .collect();
    let (Some(first), Some(last)) = (doubled.first(), doubled.last()) else {
        return;
    };
    let samples = *first..last + 1;
    let mut finding = end.finding(Code::DoubledCounters, Severity::Info, &samples);
    finding.value = Some(doubled.len() as f64);
    finding.count = doubled.len();
    finding.lasted = doubled.len() as f64 * end.step;
    finding.threshold = Some(DOUBLED);
    for link in &end.device.links {
        for sample in &doubled {
            let samples = *sample..sample + 1;
            finding
                .evidence
                .push(end.evidence("RecvBps", Some(link.net_id), &samples));
        }
    }
    out.push(finding);
}
