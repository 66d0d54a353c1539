//! One end has no samples, so half of the causes cannot be found.
//!
//! **Rule.** The field has samples and the remote has none, or the reverse.
//!
//! **Value.** None.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::lang::key;
use crate::model::Role;

pub(super) static KIND: Kind = Kind {
    name: "end-missing",
    limits: &[],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &[],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::END_MISSING_FACT,
        detail: key::kind::END_MISSING_DETAIL,
        advice: key::kind::END_MISSING_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [field, remote] = [Role::Field, Role::Remote].map(|role| input.role(role).next());
    if let (Some(end), None) | (None, Some(end)) = (field, remote) {
        out.push(end.finding(Code::EndMissing, Severity::Info, &end.all()));
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session};
    use crate::model::Role;

    #[track_caller]
    fn check(roles: &[Role], expected: &str) {
        let ends = roles
            .iter()
            .map(|role| device(*role, &[("Fps", &[25.0; 6])]));
        let session = session(ends.collect::<Vec<_>>());
        assert_eq!(found(Code::EndMissing, &session), expected);
    }

    #[test]
    fn both_ends_are_needed() {
        check(&[Role::Field], "info 0-10");
        check(&[Role::Remote, Role::Remote], "info 0-10");
        check(&[Role::Field, Role::Remote], "");
        check(&[Role::Other], "");
        check(&[], "");
    }

    #[test]
    fn an_end_without_samples_is_none() {
        let field = device(Role::Field, &[("Fps", &[25.0; 6])]);
        let remote = device(Role::Remote, &[]);
        assert_eq!(
            found(Code::EndMissing, &session([field, remote])),
            "info 0-10"
        );
    }
}
