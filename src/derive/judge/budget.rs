//! Where the time of a picture goes.
//!
//! Capture, encode, half of each end's round trip to the cloud, decode, render: against `VideoLatency`. What they do not make up is named as unexplained
//! and given to nobody. That `NetworkLatency` is a round trip is inferred (domain facts); where parts add up to more than the whole, nothing is
//! unexplained.

use super::input::{JudgeInput, median};
use crate::model::Role;
use crate::units::Millis;

/// Medians over a stretch, in ms; a part that nobody measured is `None`.
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
    /// Of the whole session.
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

    /// What the known parts do not make up; `None` without `VideoLatency`.
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
