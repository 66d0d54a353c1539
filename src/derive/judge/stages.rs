//! The rule that capture, encode, decode and render share: a stage that takes long per frame.

use super::blame;
use super::finding::{Finding, Severity};
use super::input::{JudgeInput, greatest};
use super::kind::{Impact, Kind, MergeRule, Words};
use super::kinds::Code;
use super::limit::{Limit, LimitUnit, Topic};
use super::sources::FRAME;
use super::stretches::{SAMPLES, levels_above, stretches};
use crate::lang::key;
use crate::model::{Unit, bands};

pub(super) static WATCH: Limit = Limit {
    name: "stageWatchPercent",
    unit: LimitUnit::Percent,
    default: bands::ENCODE_COST.good.value(),
    source: FRAME,
    topic: Topic::Smoothness,
    label: key::limit::STAGE_WATCH_PERCENT,
};

pub(super) static BAD: Limit = Limit {
    name: "stageBadPercent",
    unit: LimitUnit::Percent,
    default: bands::ENCODE_COST.bad(),
    source: FRAME,
    topic: Topic::Smoothness,
    label: key::limit::STAGE_BAD_PERCENT,
};

pub(super) const LIMITS: &[&Limit] = &[&WATCH, &BAD, &SAMPLES];

/// The kind of a slow stage.
#[allow(
    clippy::large_types_passed_by_value,
    reason = "nothing is passed at run time"
)]
pub(super) const fn slow(
    name: &'static str,
    find: fn(&JudgeInput<'_>, &mut Vec<Finding>),
    words: Words,
) -> Kind {
    Kind {
        name,
        limits: LIMITS,
        causes: &[Code::CpuHigh],
        impact: Impact::Nothing,
        merge_rule: MergeRule::Greatest,
        facts: &["usual"],
        find,
        blame: blame::machine,
        words,
    }
}

/// The text of all slow stages.
pub(super) const WORDS: Words = Words {
    detail: key::stages::DETAIL,
    ..Words::NONE
};

/// Finds intervals in which that stage was slow.
pub(super) fn find_slow(
    input: &JudgeInput<'_>,
    code: Code,
    metric: &'static str,
    out: &mut Vec<Finding>,
) {
    for end in &input.ends {
        let values = end.values(metric);
        let Some(interval) = end.frame_interval().filter(|_| !values.is_empty()) else {
            continue;
        };
        let edge = |limit| input.thresholds.value(limit) / 100.0 * interval;
        let (watch, bad) = (edge(&WATCH), edge(&BAD));
        let baseline = end.quantile(values, 0.2);
        let levels = levels_above(values, watch, bad);
        for stretch in stretches(input, &levels, &end.segments.runs) {
            let samples = &stretch.samples;
            let (limit, value) = if stretch.is_bad {
                (&BAD, bad)
            } else {
                (&WATCH, watch)
            };
            let finding = end
                .finding(code, Severity::Info, samples)
                .with_value(
                    greatest(&values[samples.clone()]).unwrap_or(f64::NAN),
                    Unit::Ms,
                )
                .exceeding(limit, value)
                .with_measure("usual", baseline, Unit::Ms)
                .with_evidence([end.evidence(metric, None, samples)]);
            out.push(finding);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    /// At 25 fps a frame has 40 ms.
    #[track_caller]
    fn check(cost: &[(usize, f64)], expected: &str) {
        let cost = steps(cost);
        let fps = steps(&[(cost.len(), 25.0)]);
        for (code, role, metric) in [
            (Code::SlowCapture, Role::Field, "CaptureCost"),
            (Code::SlowEncode, Role::Field, "EncodeCost"),
            (Code::SlowDecode, Role::Remote, "DecodeCost"),
            (Code::SlowRender, Role::Remote, "RenderCost"),
        ] {
            let end = device(role, &[("Fps", &fps), (metric, &cost)]);
            assert_eq!(found(code, &session([end])), expected, "{metric}");
        }
    }

    #[test]
    fn compares_with_the_frame_interval() {
        check(&[(5, 8.0), (5, 21.0), (5, 8.0)], "info 10-18 21");
        check(&[(5, 8.0), (5, 41.0), (5, 8.0)], "info 10-18 41");
        check(&[(5, 8.0), (5, 20.0), (5, 8.0)], "");
        check(&[(5, 8.0), (4, 41.0), (5, 8.0)], "");
    }
}
