//! `control-latency`: the message channel's round trip.
//!
//! Rule: that of `network-latency`, with 50 and 150 ms. Value: the worst, in ms. Source: 3GPP TS 22.156, 20 ms for the way down, doubled, plus a margin.

use super::latency::raised;
use super::scene::Scene;
use super::{Code, Finding};

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let thresholds = scene.thresholds;
    let edges = (
        thresholds.control_latency_watch_ms,
        thresholds.control_latency_bad_ms,
    );
    for end in &scene.ends {
        raised(
            scene,
            end,
            "ControlLatency",
            edges,
            Code::ControlLatency,
            out,
        );
    }
}
