//! The latency budget of a video frame.
//!
//! Capture, encode, half of each endpoint's round trip to the cloud, decode, render, compared with `VideoLatency`. The rest is reported as
//! unexplained and attributed to nobody. That `NetworkLatency` is a round-trip time is inferred; if the parts exceed the total, nothing is
//! unexplained.

use super::input::{JudgeInput, median};
use crate::model::Role;
use crate::units::Millis;

/// Medians over an interval in ms; `None` for a part that was not measured.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Budget {
    /// `VideoLatency`.
    pub video: Option<Millis>,
    /// `CaptureCost`.
    pub capture: Option<Millis>,
    /// `EncodeCost`.
    pub encode: Option<Millis>,
    /// Half of the field's `NetworkLatency`.
    pub uplink: Option<Millis>,
    /// Half of the remote's `NetworkLatency`.
    pub downlink: Option<Millis>,
    /// `DecodeCost`.
    pub decode: Option<Millis>,
    /// `RenderCost`.
    pub render: Option<Millis>,
}

impl Budget {
    /// For the whole session.
    pub(super) fn whole(input: &JudgeInput<'_>) -> Self {
        let value = |role: Role, metric: &str| median(input.role(role).next()?.values(metric));
        let half = |role| value(role, "NetworkLatency").map(|latency| latency / 2.0);
        Self {
            video: value(Role::Remote, "VideoLatency"),
            capture: value(Role::Field, "CaptureCost"),
            encode: value(Role::Field, "EncodeCost"),
            uplink: half(Role::Field),
            downlink: half(Role::Remote),
            decode: value(Role::Remote, "DecodeCost"),
            render: value(Role::Remote, "RenderCost"),
        }
    }

    /// The rest of `VideoLatency`; `None` without it.
    #[must_use]
    pub fn unexplained(&self) -> Option<Millis> {
        let parts = [
            self.capture,
            self.encode,
            self.uplink,
            self.downlink,
            self.decode,
            self.render,
        ];
        let known: f64 = parts.into_iter().flatten().sum();
        self.video.map(|video| (video - known).max(0.0))
    }
}
