//! The video needs a lower bitrate than the network could carry.
//!
//! **Rule.** The median `Rate` is below {contentLimitedPercent} of `BitRateEstimate`, while the median estimate is at least {estimateHighPercent} of its maximum. Start-up, reconnects and bursts are excluded.
//!
//! **Value.** The median share, per cent.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{JudgeInput, median};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::rates::Rates;
use crate::derive::judge::sources::{OURS, SAMPLE};
use crate::lang::key;
use crate::model::Unit;

static LIMITED: Limit = Limit {
    name: "contentLimitedPercent",
    unit: LimitUnit::Percent,
    default: 50.0,
    source: SAMPLE,
    topic: Topic::Rate,
    label: key::limit::CONTENT_LIMITED_PERCENT,
};

static HIGH: Limit = Limit {
    name: "estimateHighPercent",
    unit: LimitUnit::Percent,
    default: 90.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::ESTIMATE_HIGH_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "content-limited",
    limits: &[&LIMITED, &HIGH],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["target"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::CONTENT_LIMITED_FACT,
        detail: key::kind::CONTENT_LIMITED_DETAIL,
        advice: key::kind::CONTENT_LIMITED_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let [limited, high] = [&LIMITED, &HIGH].map(|limit| input.thresholds.value(limit));
    for rates in Rates::all(input) {
        let end = rates.end;
        let (Some(percent), Some(target)) = (median(&rates.percents), end.baseline(rates.target))
        else {
            continue;
        };
        if percent >= limited || 100.0 * target < high * rates.top {
            continue;
        }
        let all = end.all();
        out.push(
            end.finding(Code::ContentLimited, Severity::Info, &all)
                .with_value(percent, Unit::Percent)
                .exceeding(&LIMITED, limited)
                .with_measure("target", Some(target), Unit::Kbps)
                .with_evidence(
                    ["Rate", "BitRateEstimate"].map(|metric| end.evidence(metric, None, &all)),
                ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(rate: &[(usize, f64)], target: &[(usize, f64)], expected: &str) {
        let (rate, target) = (steps(rate), steps(target));
        let field = device(
            Role::Field,
            &[("Rate", &rate), ("BitRateEstimate", &target)],
        );
        assert_eq!(found(Code::ContentLimited, &session([field])), expected);
    }

    #[test]
    fn little_of_a_high_target_is_used() {
        check(&[(20, 600.0)], &[(20, 2000.0)], "info 0-38 30");
        check(&[(20, 1000.0)], &[(20, 2000.0)], "");
        check(&[(20, 600.0)], &[(5, 2000.0), (15, 1700.0)], "");
        check(
            &[(20, 600.0)],
            &[(5, 2000.0), (15, 1800.0)],
            "info 0-38 33.33",
        );
    }

    #[test]
    fn start_up_says_nothing() {
        check(
            &[(2, 2000.0), (1, 600.0)],
            &[(2, 100.0), (1, 2000.0)],
            "info 0-4 30",
        );
        check(&[(2, 10.0)], &[(2, 2000.0)], "");
        check(&[(20, 600.0)], &[(20, 0.0)], "");
    }
}
