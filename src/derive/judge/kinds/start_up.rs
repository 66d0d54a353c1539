//! The video stood still while the first connection started.
//!
//! **Rule.** That of `freeze`, within {startUpMs} of the first connected sample. It is separate because one start would otherwise make up most of a short session's stutter time (65 % in the documented example).
//!
//! **Value.** The interval, ms.
//!
//! **Severity.** Info: nobody drives in the first seconds.

use super::freeze::{freezes, is_start_up};
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::input::START_UP;
use crate::lang::key;
use crate::model::Unit;

pub(super) static KIND: Kind = Kind {
    name: "start-up",
    limits: &[&START_UP],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &["part"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::START_UP_FACT,
        detail: key::kind::START_UP_DETAIL,
        advice: key::kind::START_UP_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        // One that started then may last a little longer.
        let until = 2.0 * end.settled - end.connected() + end.step;
        let starting = end.samples(f64::NEG_INFINITY, until).end;
        let frozen = freezes(input, end, starting)
            .into_iter()
            .filter(|frozen| is_start_up(end, frozen, end.device.times[frozen.samples.end - 1]));
        let worst = frozen.reduce(|one, other| {
            if other.length > one.length {
                other
            } else {
                one
            }
        });
        let Some(frozen) = worst else {
            continue;
        };
        let stalls = end.values("Lag100Duration");
        let all: f64 = stalls.iter().filter(|stall| !stall.is_nan()).sum();
        let part = stalls
            .get(frozen.samples.start)
            .map(|stall| 100.0 * stall / all);
        let finding = end
            .finding(Code::StartUp, Severity::Info, &frozen.samples)
            .with_value(frozen.length, Unit::Ms)
            .exceeding(&START_UP, frozen.limit)
            .with_measure("part", part, Unit::Percent)
            .with_evidence([end.evidence("MaxFrameDelta", None, &frozen.samples)]);
        let with_stalls =
            (!stalls.is_empty()).then(|| end.evidence("Lag100Duration", None, &frozen.samples));
        out.push(finding.with_evidence(with_stalls));
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::finding::Fact;
    use crate::derive::judge::testing::{cut, findings, found, later, session, well, with};
    use crate::model::{Device, Role, Unit};

    fn remote(sample: usize, interval: f64) -> Device {
        with(
            well(Role::Remote, 20),
            "MaxFrameDelta",
            sample..sample + 1,
            interval,
        )
    }

    #[track_caller]
    fn check(end: Device, expected: &str) {
        assert_eq!(found(Code::StartUp, &session([end])), expected);
    }

    #[test]
    fn a_freeze_in_the_first_four_seconds() {
        check(remote(1, 3000.0), "info 2-2 3000");
        check(remote(1, 199.0), "");
        check(remote(2, 3000.0), "");
    }

    #[test]
    fn counts_from_the_first_connected_sample() {
        check(cut(remote(6, 3000.0), 0..5), "info 12-12 3000");
        check(cut(remote(6, 3000.0), 0..4), "");
        check(later(remote(1, 3000.0), 100.0), "info 102-102 3000");
    }

    #[test]
    fn says_what_part_of_all_stall_time_it_is() {
        let end = with(remote(1, 3000.0), "Lag100Duration", 1..2, 2900.0);
        let end = with(end, "Lag100Duration", 5..6, 1450.0);
        let found = findings(Code::StartUp, &session([end]));
        let part = 100.0 * 2900.0 / 4350.0;
        let expected = Fact::Measure(part, Unit::Percent);
        assert_eq!(found[0].fact("part"), Some(&expected));
    }
}
