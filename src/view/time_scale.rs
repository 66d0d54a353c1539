//! A fixed linear map between time and pixels.

use std::ops::Range;

use crate::units::Millis;

/// Maps a time interval to a pixel range and back.
///
/// Immutable: panning or zooming creates a new one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct TimeScale {
    start: Millis,
    left: f64,
    px_per_milli: f64,
}

impl TimeScale {
    /// `None` if either range is empty or not finite, so that no caller divides by zero.
    #[must_use]
    pub fn new(time: Range<Millis>, px: Range<f64>) -> Option<Self> {
        let px_per_milli = (px.end - px.start) / (time.end - time.start);
        (time.end > time.start && px.end > px.start && px_per_milli.is_finite()).then_some(Self {
            start: time.start,
            left: px.start,
            px_per_milli,
        })
    }

    /// The position of `time`; outside the pixel range if it is outside the interval.
    #[must_use]
    pub fn px_from_millis(&self, time: Millis) -> f64 {
        self.left + (time - self.start) * self.px_per_milli
    }

    /// The inverse of [`Self::px_from_millis`].
    #[must_use]
    pub fn millis_from_px(&self, px: f64) -> Millis {
        self.start + (px - self.left) / self.px_per_milli
    }

    /// The length of a duration in pixels.
    #[must_use]
    pub fn px_of(&self, length: Millis) -> f64 {
        length * self.px_per_milli
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn maps_both_ways() {
        let scale = TimeScale::new(1000.0..3000.0, 40.0..240.0).unwrap();
        for (time, px) in [
            (1000.0, 40.0),
            (2000.0, 140.0),
            (3000.0, 240.0),
            (500.0, -10.0),
        ] {
            assert_eq!(scale.px_from_millis(time), px);
            assert_eq!(scale.millis_from_px(px), time);
        }
    }

    #[test]
    fn refuses_empty_spans() {
        assert!(TimeScale::new(5.0..5.0, 0.0..10.0).is_none());
        assert!(TimeScale::new(0.0..5.0, 10.0..10.0).is_none());
        assert!(TimeScale::new(0.0..f64::NAN, 0.0..10.0).is_none());
    }
}
