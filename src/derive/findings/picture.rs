//! The size of the picture.
//!
//! * `resolution-below`: fewer pixels are sent than configured, in the same shape. `info`: dynamic encoding does that. Value: per cent of the pixels.
//! * `aspect-changed`: the shape differs by more than 2 %: the picture is cropped or stretched, not merely scaled down. `info`. Value: per cent of the
//!   configured ratio of width to height.

use super::scene::Scene;
use super::{Code, Finding, Severity};
use crate::model::Unit;

/// Encoders round sizes up to multiples of 16.
const SAME_SHAPE_PERCENT: f64 = 2.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        let (Some(actual), Some(configured)) =
            (end.device.resolution, end.device.configured_resolution)
        else {
            continue;
        };
        let [width, height, configured_width, configured_height] = [
            actual.width,
            actual.height,
            configured.width,
            configured.height,
        ]
        .map(f64::from);
        let shape = 100.0 * (width / height) / (configured_width / configured_height);
        let pixels = 100.0 * (width * height) / (configured_width * configured_height);
        let (code, value, threshold) = if (shape - 100.0).abs() > SAME_SHAPE_PERCENT {
            (Code::AspectChanged, shape, SAME_SHAPE_PERCENT)
        } else if pixels < 100.0 - SAME_SHAPE_PERCENT {
            (Code::ResolutionBelow, pixels, 100.0)
        } else {
            continue;
        };
        if !value.is_finite() {
            continue;
        }
        let samples = 0..end.device.times.len();
        let mut finding = end.finding(code, Severity::Info, &samples);
        finding.value = Some(value);
        finding.unit = Unit::Percent;
        finding.threshold = Some(threshold);
        finding.path = [
            actual.width,
            actual.height,
            configured.width,
            configured.height,
        ]
        .map(i64::from)
        .to_vec();
        out.push(finding);
    }
}
