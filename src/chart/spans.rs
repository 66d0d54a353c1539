//! Time intervals as pixel ranges.

use std::ops::Range;

use super::plot::Area;
use crate::units::{DevicePx, Millis};
use crate::view::TimeScale;

/// The whole device pixels that these ordered intervals cover. A second within a day still covers one pixel. Intervals that share a pixel
/// are merged, so that a tint is applied once.
pub fn spans(stretches: &[Range<Millis>], x_scale: &TimeScale, area: Area) -> Vec<Range<DevicePx>> {
    let (left, right) = (f64::from(area.left), f64::from(area.right));
    let window = x_scale.millis_from_px(left)..x_scale.millis_from_px(right);
    let from = stretches.partition_point(|stretch| stretch.end <= window.start);
    let to = stretches.partition_point(|stretch| stretch.start < window.end);
    let mut spans: Vec<Range<DevicePx>> = Vec::new();
    for stretch in stretches.get(from..to).unwrap_or_default() {
        let start = x_scale.px_from_millis(stretch.start).max(left).floor();
        let end = x_scale.px_from_millis(stretch.end).min(right).ceil();
        let end = end.max(start + 1.0);
        match spans.last_mut() {
            Some(last) if start < last.end => last.end = last.end.max(end),
            _ => spans.push(start..end),
        }
    }
    spans
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(stretches: &[Range<Millis>], expected: &[Range<DevicePx>]) {
        let x_scale = TimeScale::new(0.0..1000.0, 10.0..110.0).unwrap();
        let area = Area {
            left: 10,
            top: 0,
            right: 110,
            bottom: 10,
        };
        assert_eq!(spans(stretches, &x_scale, area), expected, "{stretches:?}");
    }

    #[test]
    fn a_stretch_is_a_pixel_at_least_and_shares_none() {
        check(&[], &[]);
        check(&[0.0..100.0, 500.0..501.0], &[10.0..20.0, 60.0..61.0]);
        check(&[500.0..501.0, 502.0..503.0, 505.0..525.0], &[60.0..63.0]);
        check(&[100.0..200.0, 200.0..300.0], &[20.0..30.0, 30.0..40.0]);
    }

    #[test]
    fn what_is_beyond_the_window_is_cut_off() {
        check(
            &[-500.0..-400.0, -100.0..50.0, 950.0..2000.0, 3000.0..4000.0],
            &[10.0..15.0, 105.0..110.0],
        );
    }
}
