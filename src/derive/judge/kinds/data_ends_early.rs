//! The samples of one end stop before the other's.
//!
//! **Rule.** By at least {endsEarlyMs}; by {endsEarlyUnsureMs} if the clock offset is unknown. Ends that do not overlap in time are `ends-apart`.
//!
//! **Value.** The missing time, ms.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::lang::key;
use crate::model::Unit;

static EARLY: Limit = Limit {
    name: "endsEarlyMs",
    unit: LimitUnit::Seconds,
    default: 10_000.0,
    source: OURS,
    topic: Topic::Connection,
    label: key::limit::ENDS_EARLY_MS,
};

static EARLY_UNSURE: Limit = Limit {
    name: "endsEarlyUnsureMs",
    unit: LimitUnit::Seconds,
    default: 30_000.0,
    source: OURS,
    topic: Topic::Connection,
    label: key::limit::ENDS_EARLY_UNSURE_MS,
};

pub(super) static KIND: Kind = Kind {
    name: "data-ends-early",
    limits: &[&EARLY, &EARLY_UNSURE],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &[],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::DATA_ENDS_EARLY_FACT,
        advice: key::kind::DATA_ENDS_EARLY_ADVICE,
        shows_time: true,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let (Some(field), Some(remote)) = (input.field(), input.remote()) else {
        return;
    };
    let [field_ends, remote_ends] =
        [field, remote].map(|end| input.common(Some(end.index), end.last()));
    let early = if field_ends < remote_ends {
        field
    } else {
        remote
    };
    let missing = (remote_ends - field_ends).abs();
    let limit = if input.clock.is_some() {
        &EARLY
    } else {
        &EARLY_UNSURE
    };
    let edge = input.thresholds.value(limit);
    if missing < edge {
        return;
    }
    let all = early.all();
    let last = all.end - 1..all.end;
    let mut finding = early
        .finding(Code::DataEndsEarly, Severity::Info, &last)
        .with_value(missing, Unit::Ms)
        .with_duration(missing)
        .exceeding(limit, edge)
        .with_evidence([early.evidence("Fps", None, &last)]);
    finding.end += missing;
    for spell in &mut finding.spells {
        spell.end += missing;
    }
    out.push(finding);
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, later, session};
    use crate::model::{Role, Session};

    /// Ends with this many samples; their clock offset is unknown.
    fn ends(field: usize, remote: usize) -> Session {
        let end = |role, count| device(role, &[("Fps", &vec![25.0; count])]);
        session([end(Role::Field, field), end(Role::Remote, remote)])
    }

    #[test]
    fn the_end_that_stops_is_found() {
        assert_eq!(
            found(Code::DataEndsEarly, &ends(30, 45)),
            "info 58-88 30000"
        );
        assert_eq!(
            found(Code::DataEndsEarly, &ends(45, 30)),
            "info 58-88 30000"
        );
        assert_eq!(found(Code::DataEndsEarly, &ends(30, 44)), "");
    }

    #[test]
    fn ends_that_never_met_did_not_stop() {
        let mut session = ends(30, 30);
        session.devices[1] = later(session.devices[1].clone(), 600.0);
        assert_eq!(found(Code::DataEndsEarly, &session), "");
    }

    #[test]
    fn known_clocks_need_less() {
        let wave = |sample: usize| 400.0 + 300.0 * ((sample * sample) as f64 * 0.7).sin();
        let rate: Vec<f64> = (0..120).map(wave).collect();
        let end = |role, count: usize| device(role, &[("Rate", &rate[..count])]);
        let ends = |remote| session([end(Role::Field, 120), end(Role::Remote, remote)]);
        assert_eq!(found(Code::DataEndsEarly, &ends(115)), "info 228-238 10000");
        assert_eq!(found(Code::DataEndsEarly, &ends(116)), "");
    }
}
