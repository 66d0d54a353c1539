//! The video has fewer pixels than configured, with the same aspect ratio.
//!
//! **Rule.** The video has less than {resolutionPercent} of the configured pixels, and its aspect ratio is not that of `aspect-changed` ({aspectPercent}). Dynamic encoding does this.
//!
//! **Value.** Per cent of the configured pixels.
//!
//! **Severity.** Info.

use super::aspect_changed::{ASPECT, PictureSizes, SIZES};
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::Finding;
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::SAMPLE;
use crate::lang::key;

static BELOW: Limit = Limit {
    name: "resolutionPercent",
    unit: LimitUnit::Percent,
    default: 98.0,
    source: SAMPLE,
    topic: Topic::Rate,
    label: key::limit::RESOLUTION_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "resolution-below",
    limits: &[&BELOW, &ASPECT],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: SIZES,
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::RESOLUTION_BELOW_FACT,
        detail: key::kind::RESOLUTION_BELOW_DETAIL,
        advice: key::kind::RESOLUTION_BELOW_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let below = input.thresholds.value(&BELOW);
    for end in &input.ends {
        let is_smaller =
            |sizes: &PictureSizes| sizes.pixels < below && !sizes.is_other_shape(input);
        if let Some(sizes) = PictureSizes::of(end).filter(is_smaller) {
            let finding = sizes.finding(end, Code::ResolutionBelow, sizes.pixels);
            out.push(finding.exceeding(&BELOW, below));
        }
    }
}
