//! The round trip between an end and the cloud was long for a while.
//!
//! **Rule.** {samples} consecutive samples of `NetworkLatency` above {networkLatencyBadMs} (bad), or above {networkLatencyWatchMs} and {raisedTimes} the baseline (watch). A latency that is always that high is a fact. Start-up and samples at which a connection starts are excluded.
//!
//! **Value.** The maximum, ms; the median if the latency is always that high.
//!
//! **Severity.** That of its worst effect. Without effect: info, minor in the bad band. If neither video nor control latency was measured, the bad band is major.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, median};
use crate::derive::judge::latency::{LatencyRule, all_stretches};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::{OURS, TRTC_RTT};
use crate::derive::judge::stretches::{self, Stretch};
use crate::lang::key;
use crate::model::bands;

pub(in super::super) static WATCH: Limit = Limit {
    name: "networkLatencyWatchMs",
    unit: LimitUnit::Ms,
    default: bands::NETWORK_LATENCY.good.value(),
    source: TRTC_RTT,
    topic: Topic::Latency,
    label: key::limit::NETWORK_LATENCY_WATCH_MS,
};

pub(in super::super) static BAD: Limit = Limit {
    name: "networkLatencyBadMs",
    unit: LimitUnit::Ms,
    default: bands::NETWORK_LATENCY.bad(),
    source: TRTC_RTT,
    topic: Topic::Latency,
    label: key::limit::NETWORK_LATENCY_BAD_MS,
};

pub(in super::super) static RAISED: Limit = Limit {
    name: "raisedTimes",
    unit: LimitUnit::Times,
    default: 1.5,
    source: OURS,
    topic: Topic::Latency,
    label: key::limit::RAISED_TIMES,
};

pub(super) static KIND: Kind = Kind {
    name: "network-latency",
    limits: &[&BAD, &WATCH, &RAISED, &stretches::SAMPLES],
    causes: &[Code::LinkDown, Code::LatencyFollowsLink],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &["usual", "always"],
    find,
    blame: blame::slow_network,
    words: Words {
        fact: key::kind::NETWORK_LATENCY_FACT,
        detail: key::kind::NETWORK_LATENCY_DETAIL,
        clause: key::kind::NETWORK_LATENCY_CLAUSE,
        advice: key::kind::NETWORK_LATENCY_ADVICE,
        ..Words::NONE
    },
};

const LATENCY: LatencyRule = LatencyRule {
    code: Code::NetworkLatency,
    metric: "NetworkLatency",
    watch: &WATCH,
    bad: &BAD,
    stretches: all_stretches,
    // As in the report.
    typical: |_, values| median(values),
};

/// The samples at which it was raised.
pub(super) fn stretches_of(input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Vec<Range<usize>> {
    let raised = LATENCY.raised(input, end);
    raised.into_iter().map(|stretch| stretch.samples).collect()
}

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let severity = |stretch: &Stretch| match stretch.is_bad {
            true if !input.knows_lateness => Severity::Major,
            true => Severity::Minor,
            false => Severity::Info,
        };
        LATENCY.find(input, end, &severity, out);
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    /// A field alone: video latency was not measured.
    #[track_caller]
    fn check(latency: &[(usize, f64)], expected: &str) {
        let field = device(Role::Field, &[("NetworkLatency", &steps(latency))]);
        assert_eq!(found(Code::NetworkLatency, &session([field])), expected);
    }

    #[test]
    fn five_samples_count() {
        check(&[(10, 20.0), (5, 250.0), (10, 20.0)], "major 20-28 250");
        check(&[(10, 20.0), (4, 250.0), (10, 20.0)], "");
        check(&[(10, 20.0), (5, 60.0), (10, 20.0)], "info 20-28 60");
        check(&[(10, 20.0), (5, 50.0), (10, 20.0)], "");
    }

    #[test]
    fn is_raised_above_what_is_usual() {
        check(&[(10, 48.0), (5, 70.0), (10, 48.0)], "");
        check(&[(10, 48.0), (5, 75.0), (10, 48.0)], "info 20-28 75");
        // In the bad band for any baseline.
        check(&[(10, 190.0), (5, 210.0), (10, 190.0)], "major 20-28 210");
    }

    #[test]
    fn a_path_that_is_always_as_long_is_a_fact() {
        check(&[(25, 70.0)], "info 0-48 70");
        check(&[(25, 50.0)], "");
    }

    #[test]
    fn what_hovers_about_the_limit_is_one_finding() {
        check(
            &[
                (20, 20.0),
                (5, 80.0),
                (2, 40.0),
                (1, 80.0),
                (1, 40.0),
                (6, 80.0),
                (20, 20.0),
            ],
            "info 40-68 80",
        );
    }

    #[test]
    fn a_bad_minute_within_an_hour_to_watch_is_its_own() {
        check(
            &[
                (600, 20.0),
                (900, 80.0),
                (30, 250.0),
                (900, 80.0),
                (600, 20.0),
            ],
            "info 1200-2998 80, info 3060-4858 80, major 3000-3058 250",
        );
    }

    #[test]
    fn start_up_says_nothing() {
        check(&[(6, 250.0), (20, 20.0)], "");
        check(&[(7, 250.0), (20, 20.0)], "major 4-12 250");
    }

    #[test]
    fn is_minor_where_the_picture_was_not_late() {
        let latency = steps(&[(10, 20.0), (5, 250.0), (10, 20.0)]);
        let late = steps(&[(25, 80.0)]);
        let session = session([
            device(Role::Field, &[("NetworkLatency", &latency)]),
            device(Role::Remote, &[("VideoLatency", &late)]),
        ]);
        assert_eq!(found(Code::NetworkLatency, &session), "minor 20-28 250");
    }
}
