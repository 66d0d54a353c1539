//! Fewer pixels are sent than configured, in the same shape.
//!
//! **Rule.** The picture has less than {resolutionPercent} of the configured pixels, and the shape is not that of `aspect-changed` ({aspectPercent}). Dynamic encoding does that.
//!
//! **Value.** Per cent of the configured pixels.
//!
//! **Severity.** Info.

use super::aspect_changed::{ASPECT, SIZES, Sizes};
use super::{Code, Impact, Joins, Kind, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::Finding;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::scene::Scene;
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
    joins: Joins::Never,
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

fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let below = scene.thresholds.value(&BELOW);
    for end in &scene.ends {
        let is_smaller = |sizes: &Sizes| sizes.pixels < below && !sizes.is_other_shape(scene);
        if let Some(sizes) = Sizes::of(end).filter(is_smaller) {
            let told = sizes.told(end, Code::ResolutionBelow, sizes.pixels);
            out.push(told.broke(&BELOW, below));
        }
    }
}
