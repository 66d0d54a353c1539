//! Network latency was high for a shorter time than `network-latency` requires.
//!
//! **Rule.** Samples of `NetworkLatency` above {networkLatencyBadMs} and {latencyPeakTimes} the baseline outside any `network-latency`.
//!
//! **Value.** The maximum, ms.
//!
//! **Severity.** Info, or that of its worst effect.

use super::latency_follows_link::PEAK;
use super::network_latency::{BAD, stretches_of};
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{JudgeInput, greatest};
use crate::derive::judge::stretches::runs_where;
use crate::lang::key;
use crate::model::Unit;

pub(super) static KIND: Kind = Kind {
    name: "latency-spike",
    limits: &[&BAD, &PEAK],
    causes: &[Code::LinkDown, Code::LinkLoss],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Events,
    facts: &["usual"],
    find,
    blame: blame::slow_network,
    words: Words {
        fact: key::kind::LATENCY_SPIKE_FACT,
        detail: key::kind::LATENCY_SPIKE_DETAIL,
        clause: key::kind::LATENCY_SPIKE_CLAUSE,
        advice: key::kind::LATENCY_SPIKE_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [bad, peak] = [&BAD, &PEAK].map(|limit| input.thresholds.value(limit));
    for end in &input.ends {
        let values = end.values("NetworkLatency");
        let Some(baseline) = end.baseline(values) else {
            continue;
        };
        let edge = bad.max(peak * baseline);
        let mut is_covered = vec![false; values.len()];
        for stretch in stretches_of(input, end) {
            is_covered[stretch].fill(true);
        }
        let is_spike = |sample: usize| values[sample] > edge && !is_covered[sample];
        for samples in runs_where(values.len(), &is_spike) {
            out.push(
                end.finding(Code::LatencySpike, Severity::Info, &samples)
                    .with_value(
                        greatest(&values[samples.clone()]).unwrap_or(f64::NAN),
                        Unit::Ms,
                    )
                    .exceeding(&BAD, edge)
                    .with_measure("usual", Some(baseline), Unit::Ms)
                    .with_evidence([end.evidence("NetworkLatency", None, &samples)]),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(latency: &[(usize, f64)], expected: &str) {
        let field = device(Role::Field, &[("NetworkLatency", &steps(latency))]);
        assert_eq!(found(Code::LatencySpike, &session([field])), expected);
    }

    #[test]
    fn is_shorter_than_a_stretch() {
        check(&[(10, 20.0), (1, 300.0), (10, 20.0)], "info 20-20 300");
        check(&[(10, 20.0), (4, 300.0), (10, 20.0)], "info 20-26 300");
        check(&[(10, 20.0), (5, 300.0), (10, 20.0)], "");
        check(
            &[(10, 20.0), (1, 300.0), (10, 20.0), (1, 400.0)],
            "info 20-20 300, info 42-42 400",
        );
    }

    #[test]
    fn is_bad_and_twice_what_is_usual() {
        check(&[(10, 20.0), (1, 200.0), (10, 20.0)], "");
        check(&[(10, 20.0), (1, 201.0), (10, 20.0)], "info 20-20 201");
        check(&[(10, 150.0), (1, 300.0), (10, 150.0)], "");
        check(&[(10, 150.0), (1, 301.0), (10, 150.0)], "info 20-20 301");
    }
}
