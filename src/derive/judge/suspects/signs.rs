//! The signs of every part in an interval.

use std::ops::Range;

use super::baseline::{Baseline, LinkBaseline, STAGES};
use crate::derive::judge::input::{Endpoint, JudgeInput, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{OURS, TRTC_GUIDE, TRTC_RTT};
use crate::lang::key;
use crate::model::Role;
use crate::units::Millis;

/// A latency rise that is significant.
pub(super) static LATENCY: Limit = Limit {
    name: "suspectLatencyMs",
    unit: LimitUnit::Ms,
    default: 50.0,
    source: TRTC_RTT,
    topic: Topic::Latency,
    label: key::limit::SUSPECT_LATENCY_MS,
};

/// A packet loss that is significant.
pub(super) static LOSS: Limit = Limit {
    name: "suspectLossPercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: TRTC_GUIDE,
    topic: Topic::Loss,
    label: key::limit::SUSPECT_LOSS_PERCENT,
};

/// A link with this share of what is sent matters.
pub(super) static CARRIES: Limit = Limit {
    name: "suspectSharePercent",
    unit: LimitUnit::Percent,
    default: 20.0,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::SUSPECT_SHARE_PERCENT,
};

/// Kilobits of a packet that fills an Ethernet frame, with room for headers.
pub(in super::super) const PACKET_KBIT: f64 = 9.6;

/// A link with its columns: round-trip time, loss, share.
type LinkColumns<'a> = (&'a LinkBaseline, &'a [f64], &'a [f64], &'a [f64]);

/// The signs of every part in an interval.
#[derive(Debug, Default, Clone)]
pub(super) struct Signs {
    /// The rise of each path's latency.
    pub up_ms: Millis,
    pub down_ms: Millis,
    pub up_lost: f64,
    pub down_lost: f64,
    pub up_requests: f64,
    pub down_requests: f64,
    /// 0 to 1: the fall of the bandwidth estimate.
    pub fell: f64,
    /// The field's links and their signs.
    pub links: Vec<(i64, f64)>,
    /// How much longer the stages took.
    pub field_stage_ms: Millis,
    pub remote_stage_ms: Millis,
    /// The longest interval of the field's own frames, and its lowest frame rate.
    pub field_interval_ms: Millis,
    pub field_fps: Option<f64>,
    /// What the remote received, relative to its baseline.
    pub received: Option<f64>,
    /// The link that the video left.
    pub left: Option<i64>,
}

impl Signs {
    /// In an interval on the field's clock, plus one sample on either side.
    pub fn of(input: &JudgeInput<'_>, start: Millis, last: Millis) -> Self {
        let mut signs = Self::default();
        let step = input.step();
        if let Some(field) = input.field().or_else(|| input.role(Role::Field).next()) {
            let samples = input.samples_of(field, start - step, last + step);
            signs.take_field(input, field, samples);
        }
        if let Some(remote) = input.remote().or_else(|| input.role(Role::Remote).next()) {
            let samples = input.samples_of(remote, start - step, last + step);
            signs.take_remote(remote, samples);
        }
        signs
    }

    fn take_field(&mut self, input: &JudgeInput<'_>, end: &Endpoint<'_>, samples: Range<usize>) {
        let baseline = end.baselines();
        let latency = end.values("NetworkLatency");
        let lost = end.values("Lost");
        let estimate = end.values("BitRateEstimate");
        let rate = end.values("Rate");
        let stages = [end.values(STAGES[0]), end.values(STAGES[1])];
        let intervals = end.values("MaxFrameDelta");
        let shares = end.shares();
        let links: Vec<LinkColumns> = baseline
            .links
            .iter()
            .map(|link| {
                let column = |metric| end.link_values(metric, Some(link.net_id));
                let share = link.share.map_or(&[][..], |place| &shares[place].values);
                (link, column("Rtt"), column("Lost"), share)
            })
            .collect();
        self.links = baseline
            .links
            .iter()
            .map(|link| (link.net_id, 0.0))
            .collect();
        let [ms, percent, carries] =
            [&LATENCY, &LOSS, &CARRIES].map(|limit| input.thresholds.value(limit));
        let after = baseline
            .switches
            .partition_point(|switch| switch.sample < samples.start);
        let switch = baseline.switches.get(after);
        self.left = switch
            .filter(|switch| switch.sample < samples.end)
            .map(|switch| switch.from);
        let mut rates = Vec::new();
        for sample in samples {
            if end.is_starting(sample) || end.is_disconnected(sample) {
                continue;
            }
            self.up_ms = self.up_ms.max(rise(latency, sample, baseline.latency));
            self.up_lost = self.up_lost.max(rise(lost, sample, baseline.lost));
            self.up_requests = self.up_requests.max(requested(end, baseline, rate, sample));
            if let (Some(now), Some(baseline)) = (estimate.get(sample), baseline.estimate) {
                self.fell = self.fell.max(1.0 - now / baseline);
            }
            let stage: f64 = (0..2)
                .map(|stage| rise(stages[stage], sample, baseline.stages[stage]))
                .sum();
            self.field_stage_ms = self.field_stage_ms.max(stage);
            if let Some(interval) = intervals.get(sample).filter(|_| !end.begins[sample]) {
                self.field_interval_ms = self.field_interval_ms.max(*interval);
            }
            for ((link, rtt, losses, shares), (_, strength)) in links.iter().zip(&mut self.links) {
                // A link matters while it is active, or just was.
                let around = sample.saturating_sub(1)..(sample + 2).min(shares.len());
                let share = shares.get(around).unwrap_or_default();
                let share = share.iter().copied().fold(0.0, f64::max);
                if share < carries && links.len() > 1 {
                    continue;
                }
                let rise_ms = rise(rtt, sample, link.rtt);
                let missing = rise(losses, sample, link.lost);
                *strength = strength.max((rise_ms / ms).max(missing / percent));
                self.up_ms = self.up_ms.max(rise_ms);
                self.up_lost = self.up_lost.max(missing * share.max(1.0) / 100.0);
            }
            rates.extend(end.values("Fps").get(sample).filter(|fps| !fps.is_nan()));
        }
        self.field_fps = median(&rates);
    }

    fn take_remote(&mut self, end: &Endpoint<'_>, samples: Range<usize>) {
        let baseline = end.baselines();
        let latency = end.values("NetworkLatency");
        let lost = end.values("Lost");
        let rate = end.values("Rate");
        let stages = [end.values(STAGES[2]), end.values(STAGES[3])];
        let mut received = Vec::new();
        for sample in samples {
            if end.is_starting(sample) || end.is_disconnected(sample) {
                continue;
            }
            self.down_ms = self.down_ms.max(rise(latency, sample, baseline.latency));
            self.down_lost = self.down_lost.max(rise(lost, sample, baseline.lost));
            self.down_requests = self
                .down_requests
                .max(requested(end, baseline, rate, sample));
            let stage: f64 = (0..2)
                .map(|stage| rise(stages[stage], sample, baseline.stages[stage + 2]))
                .sum();
            self.remote_stage_ms = self.remote_stage_ms.max(stage);
            received.extend(
                rate.get(sample)
                    .filter(|rate| !rate.is_nan() && !end.bursts[sample]),
            );
        }
        self.received = median(&received)
            .zip(baseline.rate)
            .map(|(now, baseline)| now / baseline);
    }
}

/// How far a value exceeds its baseline.
fn rise(values: &[f64], sample: usize, baseline: Option<f64>) -> f64 {
    let rise = values.get(sample).copied().unwrap_or(f64::NAN) - baseline.unwrap_or(0.0);
    if rise > 0.0 { rise } else { 0.0 }
}

/// Retransmission requests of a sample in per cent of its packets.
fn requested(end: &Endpoint<'_>, baseline: &Baseline, rate: &[f64], sample: usize) -> f64 {
    let Some(asked) = baseline.requests.get(sample).filter(|asked| **asked > 0.0) else {
        return 0.0;
    };
    let kbps = rate
        .get(sample)
        .copied()
        .unwrap_or(0.0)
        .max(baseline.rate.unwrap_or(0.0));
    let packets = kbps / PACKET_KBIT * end.step / 1000.0;
    if packets > 0.0 {
        100.0 * asked / packets
    } else {
        0.0
    }
}
