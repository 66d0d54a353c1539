//! The round trip of commands was long.
//!
//! **Rule.** {samples} consecutive samples of `ControlLatency` above {controlLatencyBadMs} (bad), or above {controlLatencyWatchMs} and {raisedTimes} the baseline (watch).
//!
//! **Value.** The maximum, ms; the median if the latency is always that high.
//!
//! **Severity.** Info in the watch band, major in the bad band.

use super::network_latency::RAISED;
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{JudgeInput, median};
use crate::derive::judge::latency::{LatencyRule, all_stretches};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::CONTROL;
use crate::derive::judge::stretches::{self, Stretch};
use crate::lang::key;
use crate::model::bands;

static WATCH: Limit = Limit {
    name: "controlLatencyWatchMs",
    unit: LimitUnit::Ms,
    default: bands::CONTROL_LATENCY.good.value(),
    source: CONTROL,
    topic: Topic::Latency,
    label: key::limit::CONTROL_LATENCY_WATCH_MS,
};

static BAD: Limit = Limit {
    name: "controlLatencyBadMs",
    unit: LimitUnit::Ms,
    default: bands::CONTROL_LATENCY.bad(),
    source: CONTROL,
    topic: Topic::Latency,
    label: key::limit::CONTROL_LATENCY_BAD_MS,
};

pub(super) static KIND: Kind = Kind {
    name: "control-latency",
    limits: &[&BAD, &WATCH, &RAISED, &stretches::SAMPLES],
    causes: super::HOLDS_UP_PICTURE,
    impact: Impact::Late,
    merge_rule: MergeRule::Greatest,
    facts: &["usual", "always"],
    find,
    blame: blame::suspects,
    words: Words {
        fact: key::kind::CONTROL_LATENCY_FACT,
        detail: key::kind::CONTROL_LATENCY_DETAIL,
        clause: key::kind::CONTROL_LATENCY_CLAUSE,
        effect: key::kind::CONTROL_LATENCY_EFFECT,
        advice: key::kind::CONTROL_LATENCY_ADVICE,
        ..Words::NONE
    },
};

const LATENCY: LatencyRule = LatencyRule {
    code: Code::ControlLatency,
    metric: "ControlLatency",
    watch: &WATCH,
    bad: &BAD,
    stretches: all_stretches,
    // As in the report.
    typical: |_, values| median(values),
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let severity = |stretch: &Stretch| {
        if stretch.is_bad {
            Severity::Major
        } else {
            Severity::Info
        }
    };
    for end in &input.ends {
        LATENCY.find(input, end, &severity, out);
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(latency: &[(usize, f64)], expected: &str) {
        let field = device(Role::Field, &[("ControlLatency", &steps(latency))]);
        assert_eq!(found(Code::ControlLatency, &session([field])), expected);
    }

    #[test]
    fn five_samples_count() {
        check(&[(10, 30.0), (5, 151.0), (10, 30.0)], "major 20-28 151");
        check(&[(10, 30.0), (4, 151.0), (10, 30.0)], "");
        check(&[(10, 30.0), (5, 150.0), (10, 30.0)], "info 20-28 150");
        check(&[(10, 30.0), (5, 50.0), (10, 30.0)], "");
    }

    #[test]
    fn is_raised_above_what_is_usual() {
        check(&[(10, 45.0), (5, 67.0), (10, 45.0)], "");
        check(&[(10, 45.0), (5, 68.0), (10, 45.0)], "info 20-28 68");
    }

    #[test]
    fn a_path_that_is_always_as_long_is_a_fact() {
        check(&[(25, 60.0)], "info 0-48 60");
        check(&[(25, 50.0)], "");
    }
}
