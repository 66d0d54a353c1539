//! Lost packets.
//!
//! * `loss`: five consecutive samples of a device's `Lost` from 1 % (watch) or 10 % (bad) on. Source: TRRO product overview.
//! * `hidden-loss`: at least ten retransmission requests within five samples, for 2 % of the packets (1,200 bytes each), while `Lost` stays below 1 %: packets were lost and replaced in time
//!   or not. Value: the requests. This project's choice; healthy sessions ask once in a while.
//! * `link-loss`, `masked-loss`: a card's `Lost` likewise. Masked (`info`) where the card does not carry the video or the other carries a fifth of
//!   it, and the receiver lost less than 1 % and stalled for less than 0.1 %.

use std::ops::Range;

use super::scene::{End, Scene, greatest, mean};
use super::stretches::{Level, levels_from, stretches};
use super::{Code, Finding, Severity};
use crate::derive::nack_increments;
use crate::model::{Role, Unit};

/// What the other links must send for the loss of one to be masked.
const OTHERS_PERCENT: f64 = 20.0;
/// Of the packets that were received, about: fewer requests are no loss worth a name.
const REQUESTED_PERCENT: f64 = 2.0;
/// Kilobits of a packet that fills an Ethernet frame with room for headers.
const PACKET_KBIT: f64 = 9.6;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    let (watch, bad) = (thresholds.loss_watch_percent, thresholds.loss_bad_percent);
    let least = thresholds.samples as usize;
    for end in &scene.ends {
        let own = std::iter::once(None);
        let links = end.device.links.iter().map(|link| Some(link.net_id));
        for link in own.chain(links) {
            let values = end.link_values("Lost", link);
            if values.is_empty() {
                continue;
            }
            let mut levels = levels_from(values, watch, bad);
            if link.is_some() {
                // What is lost altogether is a link that is down.
                for (level, value) in levels.iter_mut().zip(values) {
                    if *value >= thresholds.link_down_percent {
                        *level = Level::Missing;
                    }
                }
            }
            for stretch in stretches(&levels, &end.segments.runs, least) {
                let samples = &stretch.samples;
                let code = match link {
                    None => Code::Loss,
                    Some(link) if is_masked(scene, end, link, samples) => Code::MaskedLoss,
                    Some(_) => Code::LinkLoss,
                };
                let severity = match code {
                    Code::MaskedLoss => Severity::Info,
                    _ => stretch.severity(),
                };
                let mut finding = end.finding(code, severity, samples);
                finding.link = link;
                finding.value = greatest(&values[samples.clone()]);
                finding.usual = mean(&values[samples.clone()]);
                finding.unit = Unit::Percent;
                finding.threshold = Some(if stretch.is_bad { bad } else { watch });
                finding.evidence = vec![end.evidence("Lost", link, samples)];
                out.push(finding);
            }
        }
    }
}

fn is_masked(scene: &Scene<'_>, end: &End<'_>, link: i64, samples: &Range<usize>) -> bool {
    let own = mean_sent(end, link, samples);
    let others: f64 = end
        .device
        .links
        .iter()
        .filter(|other| other.net_id != link)
        .map(|other| mean_sent(end, other.net_id, samples))
        .sum();
    let part = 100.0 * others / (own + others);
    if part.is_nan() || part < OTHERS_PERCENT {
        return false;
    }
    let shift = scene.shift();
    let times = &end.device.times;
    let (start, end_time) = (times[samples.start] + shift, times[samples.end - 1] + shift);
    let at_most = scene.thresholds.stutter_watch_percent / 100.0 * (end_time - start);
    scene.role(Role::Remote).all(|remote| {
        let seen = remote.samples(start, end_time);
        let lost = remote.values("Lost").get(seen.clone()).and_then(mean);
        let stalls = remote.values("Lag150Duration").get(seen);
        let stall_sum: f64 = stalls
            .unwrap_or_default()
            .iter()
            .filter(|stall| !stall.is_nan())
            .sum();
        lost.is_none_or(|lost| lost < scene.thresholds.loss_watch_percent) && stall_sum <= at_most
    })
}

fn mean_sent(end: &End<'_>, link: i64, samples: &Range<usize>) -> f64 {
    let sent = end.link_values("SendBps", Some(link));
    sent.get(samples.clone()).and_then(mean).unwrap_or(0.0)
}

pub(super) fn find_hidden(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    let window = thresholds.samples as usize;
    for end in &scene.ends {
        let Some(requests) = nack_increments(end.device) else {
            continue;
        };
        let requests = requests.values;
        let lost = end.values("Lost");
        let requested = |samples: Range<usize>| -> f64 {
            requests[samples]
                .iter()
                .filter(|asked| !asked.is_nan())
                .sum()
        };
        let mut sample = 0;
        while sample < requests.len() {
            let until = (sample + window).min(requests.len());
            let is_told = requests[sample] > 0.0
                && requested(sample..until) >= thresholds.hidden_loss_requests;
            if !is_told {
                sample += 1;
                continue;
            }
            // It goes on as long as there are requests within the next samples.
            let mut latest = sample;
            while let Some(next) = (latest + 1..(latest + window).min(requests.len()))
                .find(|next| requests[*next] > 0.0)
            {
                latest = next;
            }
            let samples = sample..latest + 1;
            let is_unseen = lost
                .get(samples.clone())
                .and_then(greatest)
                .is_none_or(|lost| lost < thresholds.loss_watch_percent);
            let packets = packets(end, &samples);
            let is_many = packets.is_none_or(|packets| {
                100.0 * requested(samples.clone()) >= REQUESTED_PERCENT * packets
            });
            if is_unseen && is_many {
                let mut finding = end.finding(Code::HiddenLoss, Severity::Minor, &samples);
                finding.value = Some(requested(samples.clone()));
                finding.threshold = Some(thresholds.hidden_loss_requests);
                let intervals = end.values("MaxFrameDelta");
                finding.usual = intervals.get(samples.clone()).and_then(greatest);
                finding.evidence = vec![end.evidence("NackIncrement", None, &samples)];
                out.push(finding);
            }
            sample = latest + 1;
        }
    }
}

/// About how many packets came; `None` where the rate is unknown.
fn packets(end: &End<'_>, samples: &Range<usize>) -> Option<f64> {
    let rate = mean(end.values("Rate").get(samples.clone())?)?;
    Some(rate / PACKET_KBIT * samples.len() as f64 * end.step / 1000.0)
}
