//! A computer had a high CPU load.
//!
//! **Rule.** {samples} consecutive samples of `CpuUsed` above {cpuWatchPercent} (watch) or above {cpuBadPercent} (bad). Growing load alone is not a finding: it follows the work, and counts once it is high.
//!
//! **Value.** The maximum, per cent.
//!
//! **Severity.** That of its worst effect. Without effect: info, minor in the bad band.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::finding::Severity;
use crate::derive::judge::host::LoadRule;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::{blame, stretches};
use crate::lang::key;
use crate::model::bands;

static WATCH: Limit = Limit {
    name: "cpuWatchPercent",
    unit: LimitUnit::Percent,
    default: bands::CPU_USED.good.value(),
    source: OURS,
    topic: Topic::Host,
    label: key::limit::CPU_WATCH_PERCENT,
};

static BAD: Limit = Limit {
    name: "cpuBadPercent",
    unit: LimitUnit::Percent,
    default: bands::CPU_USED.bad(),
    source: OURS,
    topic: Topic::Host,
    label: key::limit::CPU_BAD_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "cpu-high",
    limits: &[&WATCH, &BAD, &stretches::SAMPLES],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &[],
    find: |input, out| LOAD.find(input, out),
    blame: blame::machine,
    words: Words {
        fact: key::kind::CPU_HIGH_FACT,
        detail: key::kind::CPU_HIGH_DETAIL,
        clause: key::kind::CPU_HIGH_CLAUSE,
        advice: key::kind::CPU_HIGH_ADVICE,
        ..Words::NONE
    },
};

static LOAD: LoadRule = LoadRule {
    code: Code::CpuHigh,
    metric: "CpuUsed",
    watch: (&WATCH, Severity::Info),
    bad: Some((&BAD, Severity::Minor)),
};

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(cpu: &[(usize, f64)], expected: &str) {
        let field = device(Role::Field, &[("CpuUsed", &steps(cpu))]);
        assert_eq!(found(Code::CpuHigh, &session([field])), expected);
    }

    #[test]
    fn counts_after_five_samples_in_a_band() {
        check(&[(5, 40.0), (5, 86.0), (5, 40.0)], "info 10-18 86");
        check(
            &[(5, 40.0), (4, 96.0), (1, 99.0), (5, 40.0)],
            "minor 10-18 99",
        );
        check(&[(5, 40.0), (4, 99.0), (5, 40.0)], "");
        check(&[(20, 85.0)], "");
        check(&[(20, f64::NAN)], "");
    }
}
