//! A link lost packets.
//!
//! **Rule.** As `loss`, for a link's `Lost`. Total loss is `link-down`, and loss that the other links compensated for is `masked-loss`.
//!
//! **Value.** The maximum, per cent.
//!
//! **Severity.** That of its worst effect: repaired loss is a fact. If no remote was measured, minor or major by its band.

use super::masked_loss::find_of_links;
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::losses::LIMITS;
use crate::lang::key;

pub(super) static KIND: Kind = Kind {
    name: "link-loss",
    limits: LIMITS,
    causes: &[Code::LinkDown],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Events,
    facts: &["mean"],
    find: |input, out| find_of_links(input, Code::LinkLoss, out),
    blame: blame::link,
    words: Words {
        fact: key::kind::LINK_LOSS_FACT,
        detail: key::kind::LINK_LOSS_DETAIL,
        clause: key::kind::LINK_LOSS_CLAUSE,
        effect: key::kind::LINK_LOSS_EFFECT,
        advice: key::kind::LINK_LOSS_ADVICE,
        ..Words::NONE
    },
};

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{blamed, device, found, session, steps, well, with_link};
    use crate::model::{Device, Role};

    fn field(lost: &[(usize, f64)]) -> Device {
        let lost = steps(lost);
        let sent = vec![500.0; lost.len()];
        let field = device(Role::Field, &[("Fps", &vec![20.0; lost.len()])]);
        with_link(field, 7, &[("Lost", &lost), ("SendBps", &sent)])
    }

    #[track_caller]
    fn check(lost: &[(usize, f64)], expected: &str) {
        assert_eq!(found(Code::LinkLoss, &session([field(lost)])), expected);
    }

    #[test]
    fn is_as_bad_as_its_band_without_a_remote() {
        check(&[(5, 0.0), (5, 2.0), (5, 0.0)], "link 7 minor 10-18 2");
        check(&[(5, 0.0), (5, 10.0), (5, 0.0)], "link 7 major 10-18 10");
        check(&[(5, 0.0), (5, 1.9), (5, 0.0)], "");
        check(&[(5, 0.0), (4, 9.0), (5, 0.0)], "");
    }

    #[test]
    fn what_was_repaired_is_a_fact() {
        let ends = [
            field(&[(5, 0.0), (5, 30.0), (5, 0.0)]),
            well(Role::Remote, 15),
        ];
        let session = session(ends);
        assert_eq!(found(Code::LinkLoss, &session), "link 7 info 10-18 30");
        assert_eq!(blamed(Code::LinkLoss, &session), "info field-uplink 7");
    }

    #[test]
    fn what_is_lost_altogether_is_a_link_that_is_down() {
        check(&[(5, 0.0), (5, 94.0), (5, 0.0)], "link 7 major 10-18 94");
        check(&[(5, 0.0), (5, 95.0), (5, 0.0)], "");
    }
}
