//! The aspect ratio of the video differs from the configured one: the picture is cropped or stretched, not just scaled down.
//!
//! **Rule.** Width ÷ height differs from the configured ratio by more than {aspectPercent}. Encoders round sizes up to multiples of 16.
//!
//! **Value.** Per cent of the configured ratio.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::SAMPLE;
use crate::lang::key;
use crate::model::Unit;

pub(super) static ASPECT: Limit = Limit {
    name: "aspectPercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: SAMPLE,
    topic: Topic::Rate,
    label: key::limit::ASPECT_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "aspect-changed",
    limits: &[&ASPECT],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: SIZES,
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::ASPECT_CHANGED_FACT,
        detail: key::kind::ASPECT_CHANGED_DETAIL,
        advice: key::kind::ASPECT_CHANGED_ADVICE,
        ..Words::NONE
    },
};

/// The facts of both kinds about sizes.
pub(super) const SIZES: &[&str] = &["width", "height", "configuredWidth", "configuredHeight"];

/// The actual size of the video in per cent of the configured one.
pub(super) struct PictureSizes {
    /// Width ÷ height.
    pub shape: f64,
    /// Width × height.
    pub pixels: f64,
    pixels_along: [u32; 4],
}

impl PictureSizes {
    /// For an endpoint that has both sizes.
    pub fn of(end: &Endpoint<'_>) -> Option<Self> {
        let (sent, configured) = (end.device.resolution?, end.device.configured_resolution?);
        let pixels_along = [sent.width, sent.height, configured.width, configured.height];
        let [width, height, configured_width, configured_height] = pixels_along.map(f64::from);
        let sizes = Self {
            shape: 100.0 * (width / height) / (configured_width / configured_height),
            pixels: 100.0 * (width * height) / (configured_width * configured_height),
            pixels_along,
        };
        (sizes.shape.is_finite() && sizes.pixels.is_finite()).then_some(sizes)
    }

    /// Whether the picture is cropped or stretched.
    pub fn is_other_shape(&self, input: &JudgeInput<'_>) -> bool {
        (self.shape - 100.0).abs() > input.thresholds.value(&ASPECT)
    }

    /// A finding about the sizes, over the whole session.
    pub fn finding(&self, end: &Endpoint<'_>, code: Code, percent: f64) -> Finding {
        let finding = end
            .finding(code, Severity::Info, &end.all())
            .with_value(percent, Unit::Percent);
        let named = SIZES.iter().zip(self.pixels_along);
        named.fold(finding, |finding, (name, pixels)| {
            finding.with_fact(name, Fact::Numbers(vec![i64::from(pixels)]))
        })
    }
}

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let Some(sizes) = PictureSizes::of(end).filter(|sizes| sizes.is_other_shape(input)) else {
            continue;
        };
        let off = input.thresholds.value(&ASPECT);
        let edge = if sizes.shape > 100.0 {
            100.0 + off
        } else {
            100.0 - off
        };
        let finding = sizes.finding(end, Code::AspectChanged, sizes.shape);
        out.push(finding.exceeding(&ASPECT, edge));
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session};
    use crate::model::{Resolution, Role};

    #[track_caller]
    fn check(sent: (u32, u32), configured: (u32, u32), expected: &str) {
        let size = |(width, height)| Some(Resolution { width, height });
        let mut field = device(Role::Field, &[("Fps", &[25.0; 6])]);
        field.resolution = size(sent);
        field.configured_resolution = size(configured);
        let session = session([field]);
        let [aspect, size] =
            [Code::AspectChanged, Code::ResolutionBelow].map(|code| found(code, &session));
        assert_eq!(format!("{aspect}; {size}"), expected);
    }

    #[test]
    fn a_picture_is_smaller_or_of_another_shape() {
        check((1280, 720), (1920, 1536), "info 0-10 142.22; ");
        check((1080, 1920), (1920, 1080), "info 0-10 31.64; ");
        check((1280, 720), (1920, 1080), "; info 0-10 44.44");
        check((1920, 1080), (1920, 1080), "; ");
        check((1920, 1088), (1920, 1080), "; ");
        check((1920, 1072), (1920, 1080), "; ");
        check((2560, 1440), (1920, 1080), "; ");
        check((0, 0), (1920, 1080), "; ");
    }
}
