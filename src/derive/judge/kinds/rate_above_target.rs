//! The encoder sent more than its target bitrate.
//!
//! **Rule.** {samples} consecutive samples with `Rate` above {aboveTargetPercent} of `BitRateEstimate`. Start-up, reconnects and bursts are excluded.
//!
//! **Value.** The maximum share, per cent.
//!
//! **Severity.** That of its worst effect. Without effect: info, minor above {farAboveTargetPercent}.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{JudgeInput, greatest, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::rates::Rates;
use crate::derive::judge::sources::OURS;
use crate::derive::judge::stretches::{self, levels_above, stretches};
use crate::lang::key;
use crate::model::Unit;

static ABOVE: Limit = Limit {
    name: "aboveTargetPercent",
    unit: LimitUnit::Percent,
    default: 100.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::ABOVE_TARGET_PERCENT,
};

static FAR_ABOVE: Limit = Limit {
    name: "farAboveTargetPercent",
    unit: LimitUnit::Percent,
    default: 130.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::FAR_ABOVE_TARGET_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "rate-above-target",
    limits: &[&ABOVE, &FAR_ABOVE, &stretches::SAMPLES],
    causes: &[Code::EstimateCollapse],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Greatest,
    facts: &["target"],
    find,
    blame: blame::machine,
    words: Words {
        fact: key::kind::RATE_ABOVE_TARGET_FACT,
        detail: key::kind::RATE_ABOVE_TARGET_DETAIL,
        clause: key::kind::RATE_ABOVE_TARGET_CLAUSE,
        advice: key::kind::RATE_ABOVE_TARGET_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [above, far_above] = [&ABOVE, &FAR_ABOVE].map(|limit| input.thresholds.value(limit));
    for rates in Rates::all(input) {
        let end = rates.end;
        let levels = levels_above(&rates.percents, above, far_above);
        for stretch in stretches(input, &levels, &end.segments.runs) {
            let samples = &stretch.samples;
            let (severity, limit, edge) = if stretch.is_bad {
                (Severity::Minor, &FAR_ABOVE, far_above)
            } else {
                (Severity::Info, &ABOVE, above)
            };
            let percent = greatest(&rates.percents[samples.clone()]);
            let target = median(&rates.target[samples.clone()]);
            out.push(
                end.finding(Code::RateAboveTarget, severity, samples)
                    .with_value(percent.unwrap_or(f64::NAN), Unit::Percent)
                    .exceeding(limit, edge)
                    .with_measure("target", target, Unit::Kbps)
                    .with_evidence(
                        ["Rate", "BitRateEstimate"]
                            .map(|metric| end.evidence(metric, None, samples)),
                    ),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    /// With a target of 1,000 kbps.
    #[track_caller]
    fn check(rate: &[(usize, f64)], expected: &str) {
        let rate = steps(rate);
        let target = steps(&[(rate.len(), 1000.0)]);
        let field = device(
            Role::Field,
            &[("Rate", &rate), ("BitRateEstimate", &target)],
        );
        assert_eq!(found(Code::RateAboveTarget, &session([field])), expected);
    }

    #[test]
    fn counts_after_five_samples() {
        check(&[(10, 900.0), (5, 1100.0), (5, 900.0)], "info 20-28 110");
        check(&[(10, 900.0), (5, 1310.0), (5, 900.0)], "minor 20-28 131");
        check(
            &[(10, 900.0), (4, 1300.0), (1, 1400.0), (5, 900.0)],
            "info 20-28 140",
        );
        check(&[(10, 900.0), (4, 1400.0), (5, 900.0)], "");
        check(&[(20, 1000.0)], "");
    }

    #[test]
    fn start_up_says_nothing() {
        check(&[(6, 1400.0), (10, 900.0)], "");
        check(&[(7, 1400.0), (10, 900.0)], "minor 4-12 140");
    }
}
