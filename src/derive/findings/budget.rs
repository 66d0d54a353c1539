//! Where the time of a picture goes.
//!
//! Capture, encode, half of each end's round trip to the cloud, decode, render: against `VideoLatency`. What they do not make up is named as unexplained
//! and given to nobody. That `NetworkLatency` is a round trip is inferred (domain facts); where parts add up to more than the whole, nothing is
//! unexplained.

use std::ops::Range;

use super::Blame;
use super::scene::{End, Scene, median};
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
    pub(super) fn whole(scene: &Scene<'_>) -> Self {
        Self::of(scene, &|_, values| median(values))
    }

    /// Between two instants of the remote's clock.
    pub(super) fn within(scene: &Scene<'_>, start: Millis, last: Millis) -> Self {
        Self::of(scene, &|end, values| {
            median(values.get(samples(scene, end, start, last))?)
        })
    }

    /// Of everything but that.
    pub(super) fn outside(scene: &Scene<'_>, start: Millis, last: Millis) -> Self {
        Self::of(scene, &|end, values| {
            let left_out = samples(scene, end, start, last);
            let before = values.get(..left_out.start)?;
            let after = values.get(left_out.end..)?;
            median(&[before, after].concat())
        })
    }

    fn of(scene: &Scene<'_>, median_of: &dyn Fn(&End<'_>, &[f64]) -> Option<f64>) -> Self {
        let value = |role: Role, metric: &str| {
            let end = scene.role(role).next()?;
            let values = end.values(metric);
            if values.is_empty() {
                return None;
            }
            median_of(end, values)
        };
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
        let known: f64 = self.parts().iter().map(|(_, part)| part).sum();
        self.video.map(|video| (video - known).max(0.0))
    }

    /// Known time by the part that spends it.
    #[must_use]
    pub fn parts(&self) -> [(Blame, Millis); 4] {
        let both =
            |one: Option<Millis>, other: Option<Millis>| one.unwrap_or(0.0) + other.unwrap_or(0.0);
        [
            (Blame::FieldDevice, both(self.capture, self.encode)),
            (Blame::FieldUplink, both(self.uplink, None)),
            (Blame::RemoteDownlink, both(self.downlink, None)),
            (Blame::RemoteDevice, both(self.decode, self.render)),
        ]
    }
}

/// The samples of an end between two instants of the remote's clock.
fn samples(scene: &Scene<'_>, end: &End<'_>, start: Millis, last: Millis) -> Range<usize> {
    let shift = if end.device.role == Role::Field {
        scene.shift()
    } else {
        0.0
    };
    end.samples(start - shift, last - shift)
}
