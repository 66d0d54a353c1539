//! The samples start within a connection: the requested time starts after the session's start.
//!
//! **Rule.** The counter of retransmission requests (`NACK`), which restarts with each connection, is above 0 at the first sample.
//!
//! **Value.** The counter.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::lang::key;
use crate::model::Unit;

pub(super) static KIND: Kind = Kind {
    name: "window-truncated",
    limits: &[],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &[],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::WINDOW_TRUNCATED_FACT,
        detail: key::kind::WINDOW_TRUNCATED_DETAIL,
        advice: key::kind::WINDOW_TRUNCATED_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let first = end.values("NACK").first().copied();
        if let Some(count) = first.filter(|count| *count > 0.0 && !end.is_disconnected(0)) {
            out.push(
                end.finding(Code::WindowTruncated, Severity::Info, &(0..1))
                    .with_value(count, Unit::Count)
                    .with_evidence([end.evidence("NACK", None, &(0..1))]),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session};
    use crate::model::Role;

    #[track_caller]
    fn check(nack: &[f64], is_disconnected: bool, expected: &str) {
        let mut remote = device(Role::Remote, &[("NACK", nack)]);
        remote.disconnected = vec![is_disconnected; nack.len()];
        assert_eq!(found(Code::WindowTruncated, &session([remote])), expected);
    }

    #[test]
    fn a_counter_that_is_not_at_0() {
        check(&[23.0, 23.0, 25.0], false, "info 0-0 23");
        check(&[0.0, 23.0, 25.0], false, "");
        check(&[f64::NAN, 23.0, 25.0], false, "");
        check(&[23.0, 23.0, 25.0], true, "");
    }
}
