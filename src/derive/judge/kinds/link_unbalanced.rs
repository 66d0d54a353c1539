//! Several links are in use, but unequally.
//!
//! **Rule.** Of several links that are not on standby (`link-idle`), the smallest median share is below {unbalancedPercent} of an equal share.
//!
//! **Value.** Its median share, per cent.
//!
//! **Severity.** Info.

use super::link_idle::{Share, shares};
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::SAMPLE;
use crate::lang::key;
use crate::model::Unit;

static UNBALANCED: Limit = Limit {
    name: "unbalancedPercent",
    unit: LimitUnit::Percent,
    default: 50.0,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::UNBALANCED_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "link-unbalanced",
    limits: &[&UNBALANCED],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["equal"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::LINK_UNBALANCED_FACT,
        detail: key::kind::LINK_UNBALANCED_DETAIL,
        advice: key::kind::LINK_UNBALANCED_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let unbalanced = input.thresholds.value(&UNBALANCED) / 100.0;
    for end in &input.ends {
        let shares = shares(input, end);
        let equal = 100.0 / shares.len() as f64;
        let carrying: Vec<&Share> = shares.iter().filter(|share| share.idle.is_none()).collect();
        let least = carrying.iter().reduce(|one, other| {
            if other.percent < one.percent {
                other
            } else {
                one
            }
        });
        let Some(least) =
            least.filter(|least| carrying.len() > 1 && least.percent < unbalanced * equal)
        else {
            continue;
        };
        let all = end.all();
        let link = Some(least.link);
        out.push(
            end.finding(Code::LinkUnbalanced, Severity::Info, &all)
                .on_link(link)
                .with_value(least.percent, Unit::Percent)
                .exceeding(&UNBALANCED, unbalanced * equal)
                .with_measure("equal", Some(equal), Unit::Percent)
                .with_evidence([end.evidence("LinkShare", link, &all)]),
        );
    }
}
