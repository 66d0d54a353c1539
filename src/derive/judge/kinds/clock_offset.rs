//! The clocks of both ends differ.
//!
//! **Rule.** Bit and frame rates of both ends correlate best at an offset of more than {clockOffsetSamples} and more than its own uncertainty.
//!
//! **Value.** Remote clock minus field clock, ms.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::scope::of_session;
use crate::derive::judge::sources::OURS;
use crate::lang::key;
use crate::model::{Role, Unit};

static OFFSET: Limit = Limit {
    name: "clockOffsetSamples",
    unit: LimitUnit::Samples,
    default: 2.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::CLOCK_OFFSET_SAMPLES,
};

pub(super) static KIND: Kind = Kind {
    name: "clock-offset",
    limits: &[&OFFSET],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["uncertainty"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::CLOCK_OFFSET_FACT,
        detail: key::kind::CLOCK_OFFSET_DETAIL,
        advice: key::kind::CLOCK_OFFSET_ADVICE,
        shows_time: true,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let (Some(clock), Some(remote)) = (input.clock, input.role(Role::Remote).next()) else {
        return;
    };
    let edge = (input.thresholds.value(&OFFSET) * remote.step).max(clock.uncertainty);
    if clock.offset.abs() <= edge {
        return;
    }
    let finding = remote
        .finding(Code::ClockOffset, Severity::Info, &remote.all())
        .with_value(clock.offset, Unit::Ms)
        .exceeding(&OFFSET, edge.copysign(clock.offset))
        .with_fact("uncertainty", Fact::Time(clock.uncertainty))
        .with_evidence(
            input
                .ends
                .iter()
                .map(|end| end.evidence("Rate", None, &end.all())),
        );
    out.push(of_session(input, finding));
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, later, session};
    use crate::model::Role;

    /// Both ends measure the same variation; the remote's clock is ahead by this many seconds.
    #[track_caller]
    fn check(seconds: f64, expected: &str) {
        let mut state = 7_u32;
        let mut next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            f64::from(state >> 16) / 65_536.0
        };
        let rate: Vec<f64> = (0..120).map(|_| 400.0 + 400.0 * next()).collect();
        let fps: Vec<f64> = (0..120).map(|_| 20.0 + 5.0 * next()).collect();
        let end = |role| device(role, &[("Rate", &rate), ("Fps", &fps)]);
        let remote = later(end(Role::Remote), seconds);
        let session = session([end(Role::Field), remote]);
        assert_eq!(found(Code::ClockOffset, &session), expected);
    }

    #[test]
    fn more_than_two_samples_count() {
        check(0.0, "");
        check(4.0, "");
        check(6.0, "info 0-244 6000");
        check(-6.0, "info -6-238 -6000");
    }
}
