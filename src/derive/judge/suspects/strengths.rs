//! How strongly each part is suspected.

use super::both_ways::ALIKE;
use super::signs::{LATENCY, LOSS, Signs};
use crate::derive::judge::finding::Blame;
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::lang::key;

/// Retransmission requests that are significant, in per cent of the packets.
pub(super) static REQUESTS: Limit = Limit {
    name: "suspectRequestsPercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: OURS,
    topic: Topic::Loss,
    label: key::limit::SUSPECT_REQUESTS_PERCENT,
};

/// A stage's growth that is significant, relative to the frame interval.
pub(super) static STAGE: Limit = Limit {
    name: "suspectStagePercent",
    unit: LimitUnit::Percent,
    default: 50.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: key::limit::SUSPECT_STAGE_PERCENT,
};

/// A fall of the estimate that is significant, relative to its baseline.
pub(super) static ESTIMATE: Limit = Limit {
    name: "suspectEstimatePercent",
    unit: LimitUnit::Percent,
    default: 60.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::SUSPECT_ESTIMATE_PERCENT,
};

/// Trouble on the uplink of this strength also slows down the encoder.
pub(super) static THROTTLES: Limit = Limit {
    name: "suspectThrottleTimes",
    unit: LimitUnit::Times,
    default: 5.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::SUSPECT_THROTTLE_TIMES,
};

/// A weaker sign that counts if it is the only one.
pub(super) static WEAK: Limit = Limit {
    name: "suspectWeakPercent",
    unit: LimitUnit::Percent,
    default: 40.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::SUSPECT_WEAK_PERCENT,
};

/// How strongly each part is suspected; 1 is significant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Strengths {
    pub field_stage: f64,
    pub uplink: f64,
    pub cloud: f64,
    pub downlink: f64,
    pub remote_stage: f64,
}

impl Signs {
    /// The strength of each part.
    pub fn strengths(&self, input: &JudgeInput<'_>) -> Strengths {
        let value = |limit| input.thresholds.value(limit);
        let (ms, percent, requests) = (value(&LATENCY), value(&LOSS), value(&REQUESTS));
        let estimate = 1.0 - value(&ESTIMATE) / 100.0;
        let interval = input
            .ends
            .iter()
            .find_map(Endpoint::frame_interval)
            .unwrap_or(f64::INFINITY);
        let stage = value(&STAGE) / 100.0 * interval;
        // Loss on the uplink is visible behind the downlink too.
        let down_lost = (self.down_lost - self.up_lost).max(0.0);
        let is_cloud = self.is_cloud(input);
        let down_ms = if input.is_direct() && self.up_ms >= self.down_ms / value(&ALIKE) {
            0.0
        } else {
            self.down_ms
        };
        let of_links = self.links.iter().map(|(_, strength)| *strength);
        let uplink = (self.up_ms / ms)
            .max(self.up_lost / percent)
            .max(of_links.fold(0.0, f64::max))
            .max(self.up_requests / requests)
            .max(self.fell / estimate);
        let downlink = (down_ms / ms).max(down_lost / percent);
        let unless_cloud = |strength: f64| if is_cloud { 0.0 } else { strength };
        Strengths {
            field_stage: self.field_stage_ms / stage,
            uplink: unless_cloud(uplink),
            cloud: if is_cloud {
                (self.up_ms + self.down_ms) / ms
            } else {
                0.0
            },
            downlink: unless_cloud(downlink),
            remote_stage: self.remote_stage_ms / stage,
        }
    }
}

impl Strengths {
    /// The strongest part; retransmission requests count only without more direct signs.
    pub fn strongest(&self, signs: &Signs, input: &JudgeInput<'_>) -> Option<Blame> {
        let parts = [
            (Blame::FieldDevice, self.field_stage),
            (Blame::FieldUplink, self.uplink),
            (Blame::Cloud, self.cloud),
            (Blame::RemoteDownlink, self.downlink),
            (Blame::RemoteDevice, self.remote_stage),
        ];
        let (part, most) = parts
            .into_iter()
            .reduce(|one, other| if other.1 > one.1 { other } else { one })?;
        if most >= 1.0 {
            return Some(part);
        }
        if signs.left.is_some() {
            return Some(Blame::FieldUplink);
        }
        // A weak sign counts if it is the only one.
        let others = parts.into_iter().filter(|(other, _)| *other != part);
        let next = others.map(|(_, strength)| strength).fold(0.0, f64::max);
        if most >= input.thresholds.value(&WEAK) / 100.0 && most >= 2.0 * next {
            return Some(part);
        }
        // The remote requests from its relay, but the relay requested nothing: the loss is behind the relay.
        let asked = signs.down_requests >= input.thresholds.value(&REQUESTS);
        (asked && !input.is_direct()).then_some(Blame::RemoteDownlink)
    }

    /// The part to blame if the field's own frames were late or few.
    pub fn of_sender(&self, input: &JudgeInput<'_>) -> Blame {
        let throttles = input.thresholds.value(&THROTTLES);
        if self.uplink >= throttles && self.field_stage < self.uplink {
            Blame::FieldUplink
        } else {
            Blame::FieldDevice
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::suspects::testing::{check, end, remote};
    use crate::derive::judge::testing::{blamed, session, with};
    use crate::model::Role;

    #[test]
    fn nothing_points_to_nobody() {
        check(&[], &[], "undecided");
        // Better than the baseline is not a sign.
        check(
            &[("NetworkLatency", 1.0)],
            &[("DecodeCost", 1.0)],
            "undecided",
        );
    }

    #[test]
    fn the_way_whose_latency_rose() {
        let (high, higher) = ([("NetworkLatency", 190.0)], [("NetworkLatency", 700.0)]);
        check(&high, &[], "field-uplink");
        check(&[], &high, "remote-downlink");
        check(&higher, &high, "field-uplink");
        check(&high, &higher, "remote-downlink");
    }

    #[test]
    fn a_weak_sign_counts_where_it_stands_alone() {
        // 40 % of 50 ms are 20.
        check(&[("NetworkLatency", 40.0)], &[], "field-uplink");
        check(&[("NetworkLatency", 39.0)], &[], "undecided");
        // 40 % of 2 %, of half a frame's 25 ms, of a fall by 40 %.
        check(&[("Lost", 0.8)], &[], "field-uplink");
        check(&[("Lost", 0.7)], &[], "undecided");
        check(&[("EncodeCost", 15.0)], &[], "field-device");
        check(&[("EncodeCost", 14.0)], &[], "undecided");
        // Another sign of half the strength.
        let weak = [("NetworkLatency", 60.0)];
        check(&weak, &[("NetworkLatency", 41.0)], "undecided");
    }

    #[test]
    fn the_way_that_lost_packets() {
        check(&[("Lost", 3.0)], &[], "field-uplink");
        check(&[], &[("Lost", 3.0)], "remote-downlink");
        // Loss on the uplink is visible behind the downlink too.
        check(&[("Lost", 3.0)], &[("Lost", 5.0)], "field-uplink");
        check(&[("Lost", 3.0)], &[("Lost", 9.0)], "remote-downlink");
    }

    #[test]
    fn the_estimate_of_the_uplink_fell() {
        let fell = |to: f64| {
            let estimate = with(end(Role::Field, "", &[]), "BitRateEstimate", 0..60, 2000.0);
            let field = with(estimate, "BitRateEstimate", 30..31, to);
            blamed(Code::Freeze, &session([field, remote("", &[])]))
        };
        assert_eq!(fell(1000.0), "major field-uplink");
        assert_eq!(fell(1670.0), "major field-uplink");
        assert_eq!(fell(1690.0), "major undecided");
    }

    #[test]
    fn a_stage_that_took_half_a_frame_more() {
        check(&[("EncodeCost", 30.0)], &[], "field-device");
        check(&[("CaptureCost", 30.0)], &[], "field-device");
        check(&[], &[("DecodeCost", 30.0)], "remote-device");
        check(&[], &[("RenderCost", 30.0)], "remote-device");
        check(
            &[("EncodeCost", 30.0)],
            &[("DecodeCost", 60.0)],
            "remote-device",
        );
    }

    #[test]
    fn requests_alone_are_lost_behind_the_relay() {
        // Of 208 packets in a sample.
        let asked = |mode: &str, count| {
            let remote = with(remote(mode, &[]), "NACK", 30..60, count);
            let ends = session([end(Role::Field, mode, &[]), remote]);
            blamed(Code::Freeze, &ends)
        };
        assert_eq!(asked("server", 5.0), "major remote-downlink");
        assert_eq!(asked("server", 4.0), "major undecided");
        assert_eq!(asked("p2p", 5.0), "major undecided");
        // The more direct sign wins.
        let remote = with(
            remote("server", &[("DecodeCost", 30.0)]),
            "NACK",
            30..60,
            9.0,
        );
        let ends = session([end(Role::Field, "server", &[]), remote]);
        assert_eq!(blamed(Code::Freeze, &ends), "major remote-device");
    }
}
