//! A device lost packets.
//!
//! **Rule.** {samples} consecutive samples of a device's `Lost` from {lossWatchPercent} (watch) or {lossBadPercent} (bad) on; or {lossScatteredSamples} bad ones, each at most {lossApartMs} from the next.
//!
//! **Value.** The maximum, per cent.
//!
//! **Severity.** That of its worst effect: repaired loss is a fact. If no remote was measured, minor or major by its band.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::Finding;
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::losses::{LIMITS, loss_finding, loss_runs};
use crate::lang::key;

pub(super) static KIND: Kind = Kind {
    name: "loss",
    limits: LIMITS,
    causes: &[Code::LinkDown, Code::LinkLoss, Code::Loss],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Events,
    facts: &["mean"],
    find,
    blame: blame::lost,
    words: Words {
        fact: key::kind::LOSS_FACT,
        detail: key::kind::LOSS_DETAIL,
        clause: key::kind::LOSS_CLAUSE,
        effect: key::kind::LOSS_EFFECT,
        advice: key::kind::LOSS_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        for loss in loss_runs(input, end, end.values("Lost"), f64::INFINITY) {
            out.push(loss_finding(input, end, Code::Loss, None, &loss));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, findings, found, session, steps, well};
    use crate::model::{Device, Role};

    fn field(lost: &[(usize, f64)]) -> Device {
        device(Role::Field, &[("Lost", &steps(lost))])
    }

    #[track_caller]
    fn check(lost: &[(usize, f64)], expected: &str) {
        assert_eq!(found(Code::Loss, &session([field(lost)])), expected);
    }

    #[test]
    fn is_as_bad_as_its_band_without_a_remote() {
        check(&[(5, 0.0), (5, 2.0), (5, 0.0)], "minor 10-18 2");
        check(&[(5, 0.0), (5, 10.0), (5, 0.0)], "major 10-18 10");
        check(&[(5, 0.0), (5, 1.9), (5, 0.0)], "");
        check(&[(5, 0.0), (4, 9.0), (5, 0.0)], "");
    }

    #[test]
    fn what_was_repaired_is_a_fact() {
        let lost = field(&[(5, 0.0), (5, 30.0), (5, 0.0)]);
        let ends = session([lost, well(Role::Remote, 15)]);
        assert_eq!(found(Code::Loss, &ends), "info 10-18 30");
    }

    /// `count` samples at 40 %, one every `every` samples.
    fn scattered(count: usize, every: usize) -> Vec<(usize, f64)> {
        let one = [(1, 40.0), (every - 1, 0.0)];
        let all = std::iter::once((5, 0.0)).chain(std::iter::repeat_n(one, count).flatten());
        all.collect()
    }

    #[test]
    fn scattered_samples_are_one_loss() {
        check(&scattered(6, 4), "major 10-50 40");
        check(&scattered(3, 10), "major 10-50 40");
        check(&scattered(2, 4), "");
        check(&scattered(6, 11), "");
        let found = findings(Code::Loss, &session([field(&scattered(6, 4))]));
        assert_eq!(found[0].spells.len(), 6);
        assert_eq!(found[0].evidence.len(), 6);
        assert_eq!(found[0].lasted, 12_000.0);
    }

    #[test]
    fn scattered_samples_to_watch_are_none() {
        let few: Vec<(usize, f64)> = scattered(6, 4)
            .into_iter()
            .map(|(count, lost)| (count, lost / 5.0))
            .collect();
        check(&few, "");
    }
}
