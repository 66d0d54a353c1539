//! Field and remote did not measure at the same time: neither explains the other, and each is judged by itself.
//!
//! **Rule.** Both have samples, and the first of one is more than two samples later than the last of the other.
//!
//! **Value.** None.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::scope::of_session;
use crate::lang::key;
use crate::model::Role;

pub(super) static KIND: Kind = Kind {
    name: "ends-apart",
    limits: &[],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &[],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::ENDS_APART_FACT,
        detail: key::kind::ENDS_APART_DETAIL,
        advice: key::kind::ENDS_APART_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [field, remote] = [Role::Field, Role::Remote].map(|role| input.role(role).next());
    let (Some(field), Some(remote), false) = (field, remote, input.meets) else {
        return;
    };
    let finding = remote
        .finding(Code::EndsApart, Severity::Info, &remote.all())
        .with_evidence([field, remote].map(|end| end.evidence("Rate", None, &end.all())));
    out.push(of_session(input, finding));
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, findings, found, later, session};
    use crate::model::{Role, Session};

    /// Each end has 10 s of samples; the remote starts this many seconds after the field.
    fn apart(seconds: f64) -> Session {
        let end = |role| device(role, &[("Fps", &[25.0; 6])]);
        session([end(Role::Field), later(end(Role::Remote), seconds)])
    }

    #[test]
    fn ends_that_do_not_overlap_are_found() {
        assert_eq!(found(Code::EndsApart, &apart(60.0)), "info 0-70");
        assert_eq!(found(Code::EndsApart, &apart(-60.0)), "info -60-10");
        assert_eq!(found(Code::EndsApart, &apart(14.0)), "");
        assert_eq!(found(Code::EndsApart, &apart(0.0)), "");
        let found = findings(Code::EndsApart, &apart(60.0));
        assert_eq!((found[0].device, found[0].lasted), (None, 10_000.0));
    }

    #[test]
    fn one_end_is_not_apart() {
        let field = device(Role::Field, &[("Fps", &[25.0; 6])]);
        assert_eq!(found(Code::EndsApart, &session([field])), "");
    }
}
