//! The video moves from card to card, and latency moves with it.
//!
//! * `link-switch`: another card has at least 70 % of what is sent. `info`; minor from three switches within a minute on. Value: switches; `path`:
//!   the cards in order. Cards that share evenly never have 70 %.
//! * `latency-follows-link`: `NetworkLatency` above 200 ms and twice its median while the card that carries has a round trip of at least 1.5 times
//!   that of the best other card at that sample: the other way would have been better. Value: the greatest latency in ms. Major from 400 ms on, else minor. Counts singly: the cause is visible.

use std::ops::Range;

use super::scene::{End, Scene, greatest, median};
use super::stretches::runs_where;
use super::{Blame, Code, Evidence, Finding, Severity};
use crate::derive::{link_shares, link_switches};
use crate::model::{Series, Unit};
use crate::units::Millis;

const MINUTE: Millis = 60_000.0;
const PEAK_TIMES: f64 = 2.0;
const RTT_TIMES: f64 = 1.5;
/// Of what latency exceeds its median by: less is somebody else's (36 and 80 % in the documented example).
const EXPLAINED: f64 = 1.0 / 3.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        let shares = link_shares(end.device);
        if shares.len() < 2 {
            continue;
        }
        find_switches(scene, end, &shares, out);
        find_peaks(scene, end, &shares, out);
    }
}

/// Switches no farther apart than a minute are told together.
fn find_switches(scene: &Scene<'_>, end: &End<'_>, shares: &[Series], out: &mut Vec<Finding>) {
    let times = &end.device.times;
    let of_links: Vec<&Series> = shares.iter().collect();
    let switches = link_switches(&of_links, scene.thresholds.carrying_percent);
    let mut rest = switches.as_slice();
    while let Some(first) = rest.first() {
        let near = rest
            .windows(2)
            .take_while(|pair| times[pair[1].sample] - times[pair[0].sample] <= MINUTE)
            .count();
        let (group, later) = rest.split_at(near + 1);
        rest = later;
        let last = group[group.len() - 1].sample;
        let samples = first.sample..last + 1;
        let is_much = group.len() as f64 >= scene.thresholds.switches;
        let severity = if is_much {
            Severity::Minor
        } else {
            Severity::Info
        };
        let mut finding = end.finding(Code::LinkSwitch, severity, &samples);
        finding.value = Some(group.len() as f64);
        finding.count = group.len();
        finding.lasted = group.len() as f64 * end.step;
        finding.threshold = Some(scene.thresholds.switches);
        finding.path = std::iter::once(first.from)
            .chain(group.iter().map(|switch| switch.to))
            .collect();
        finding.blame = Blame::FieldUplink;
        finding.evidence = shares
            .iter()
            .map(|series| end.evidence("LinkShare", series.key.link, &samples))
            .collect();
        out.push(finding);
    }
}

fn find_peaks(scene: &Scene<'_>, end: &End<'_>, shares: &[Series], out: &mut Vec<Finding>) {
    let latency = end.values("NetworkLatency");
    let bad = scene.thresholds.network_latency_bad_ms;
    let usual = median(latency).unwrap_or(f64::NAN);
    let edge = bad.max(PEAK_TIMES * usual);
    let slow_carrier = |sample: usize| {
        let busiest = shares.iter().reduce(|one, other| {
            if other.values[sample] > one.values[sample] {
                other
            } else {
                one
            }
        })?;
        let rtt = *end.link_values("Rtt", busiest.key.link).get(sample)?;
        let others = end.device.links.iter().filter_map(|link| {
            let values = end.link_values("Rtt", Some(link.net_id));
            values
                .get(sample)
                .copied()
                .filter(|_| Some(link.net_id) != busiest.key.link)
        });
        let best = others.filter(|rtt| !rtt.is_nan()).reduce(f64::min)?;
        let explained = (rtt - best) >= EXPLAINED * (latency[sample] - usual);
        (rtt >= RTT_TIMES * best && explained && busiest.values[sample] > 50.0)
            .then_some(busiest.key.link)
            .flatten()
    };
    let is_peak = |sample: usize| latency[sample] > edge && slow_carrier(sample).is_some();
    for samples in runs_where(latency.len(), &is_peak) {
        let link = slow_carrier(samples.start);
        let peak = greatest(&latency[samples.clone()]);
        let severity = if peak >= Some(2.0 * bad) {
            Severity::Major
        } else {
            Severity::Minor
        };
        let mut finding = end.finding(Code::LatencyFollowsLink, severity, &samples);
        finding.link = link;
        finding.blame = Blame::FieldUplink;
        finding.blamed_link = link;
        finding.value = peak;
        finding.path = peak.map(|peak| peak.round() as i64).into_iter().collect();
        finding.unit = Unit::Ms;
        finding.threshold = Some(edge);
        finding.count = samples.len();
        finding.usual = greatest(&end.link_values("Rtt", link)[samples.clone()]);
        finding.evidence = evidence(end, link, &samples);
        out.push(finding);
    }
}

fn evidence(end: &End<'_>, link: Option<i64>, samples: &Range<usize>) -> Vec<Evidence> {
    vec![
        end.evidence("NetworkLatency", None, samples),
        end.evidence("Rtt", link, samples),
        end.evidence("LinkShare", link, samples),
    ]
}
