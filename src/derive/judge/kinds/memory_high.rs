//! A computer's memory was nearly full.
//!
//! **Rule.** {samples} consecutive samples of `MemUsed` above {memoryWatchPercent}.
//!
//! **Value.** The maximum, per cent.
//!
//! **Severity.** Minor.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::finding::Severity;
use crate::derive::judge::host::LoadRule;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::{blame, stretches};
use crate::lang::key;
use crate::model::bands;

static WATCH: Limit = Limit {
    name: "memoryWatchPercent",
    unit: LimitUnit::Percent,
    default: bands::MEM_USED.good.value(),
    source: OURS,
    topic: Topic::Host,
    label: key::limit::MEMORY_WATCH_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "memory-high",
    limits: &[&WATCH, &stretches::SAMPLES],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &[],
    find: |input, out| LOAD.find(input, out),
    blame: blame::machine,
    words: Words {
        fact: key::kind::MEMORY_HIGH_FACT,
        detail: key::kind::MEMORY_HIGH_DETAIL,
        clause: key::kind::MEMORY_HIGH_CLAUSE,
        advice: key::kind::MEMORY_HIGH_ADVICE,
        ..Words::NONE
    },
};

static LOAD: LoadRule = LoadRule {
    code: Code::MemoryHigh,
    metric: "MemUsed",
    watch: (&WATCH, Severity::Minor),
    bad: None,
};

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(memory: &[(usize, f64)], expected: &str) {
        let remote = device(Role::Remote, &[("MemUsed", &steps(memory))]);
        assert_eq!(found(Code::MemoryHigh, &session([remote])), expected);
    }

    #[test]
    fn counts_after_five_samples() {
        check(
            &[(5, 70.0), (4, 91.0), (1, 99.0), (5, 70.0)],
            "minor 10-18 99",
        );
        check(&[(5, 70.0), (4, 99.0), (5, 70.0)], "");
        check(&[(20, 90.0)], "");
    }
}
