//! The counters of all links doubled in single samples while the bitrate did not: the bytes of two periods were counted in one.
//!
//! **Rule.** At least {doubledLinks} links, and `RecvBps` of each at least {doubledTimes} the mean of the adjacent samples, while `Rate` is below {notDoubledTimes} of its own. A single link may really have received more.
//!
//! **Value.** The greatest multiple that all links reach.
//!
//! **Severity.** Info.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::scope::of_runs;
use crate::derive::judge::sources::SAMPLE;
use crate::lang::key;
use crate::model::Unit;

static DOUBLED: Limit = Limit {
    name: "doubledTimes",
    unit: LimitUnit::Times,
    default: 1.6,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::DOUBLED_TIMES,
};

static NOT_DOUBLED: Limit = Limit {
    name: "notDoubledTimes",
    unit: LimitUnit::Times,
    default: 1.4,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::NOT_DOUBLED_TIMES,
};

static LINKS: Limit = Limit {
    name: "doubledLinks",
    unit: LimitUnit::Count,
    default: 2.0,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::DOUBLED_LINKS,
};

pub(super) static KIND: Kind = Kind {
    name: "doubled-counters",
    limits: &[&DOUBLED, &NOT_DOUBLED, &LINKS],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["samples"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::DOUBLED_COUNTERS_FACT,
        fact_once: key::kind::DOUBLED_COUNTERS_FACT_ONCE,
        detail: key::kind::DOUBLED_COUNTERS_DETAIL,
        advice: key::kind::DOUBLED_COUNTERS_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        find_at(input, end, out);
    }
}

fn find_at(input: &JudgeInput<'_>, end: &Endpoint<'_>, out: &mut Vec<Finding>) {
    let value = |limit| input.thresholds.value(limit);
    let links: Vec<&[f64]> = end
        .device
        .links
        .iter()
        .map(|link| end.link_values("RecvBps", Some(link.net_id)))
        .collect();
    let rate = end.values("Rate");
    let is_missing = rate.is_empty() || links.iter().any(|values| values.is_empty());
    if is_missing || (links.len() as f64) < value(&LINKS) {
        return;
    }
    let (doubled, not_doubled) = (value(&DOUBLED), value(&NOT_DOUBLED));
    // The multiple that all interfaces reach while the bit rate does not.
    let multiple = |sample: usize| {
        let all = links.iter().map(|values| times_beside(values, sample));
        let least = all.reduce(|one, other| if one < other { one } else { other })?;
        let is_steady = times_beside(rate, sample) < not_doubled;
        (least >= doubled && is_steady).then_some(least)
    };
    let (mut runs, mut multiples): (Vec<Range<usize>>, Vec<f64>) = (Vec::new(), Vec::new());
    for sample in 1..rate.len().saturating_sub(1) {
        if let Some(multiple) = multiple(sample) {
            runs.push(sample..sample + 1);
            multiples.push(multiple);
        }
    }
    let Some(finding) = of_runs(end, Code::DoubledCounters, Severity::Info, &runs) else {
        return;
    };
    let evidence = end.device.links.iter().flat_map(|link| {
        let link = Some(link.net_id);
        runs.iter()
            .map(move |run| end.evidence("RecvBps", link, run))
    });
    let mut finding = finding
        .with_value(multiples.iter().copied().fold(0.0, f64::max), Unit::Count)
        .exceeding(&DOUBLED, doubled)
        .with_fact("samples", Fact::Count(runs.len()))
        .with_evidence(evidence);
    for (spell, multiple) in finding.spells.iter_mut().zip(multiples) {
        spell.value = Some(multiple);
    }
    out.push(finding);
}

/// A sample as a multiple of the mean of the adjacent ones; `NaN` if one of them is 0 or unknown.
fn times_beside(values: &[f64], sample: usize) -> f64 {
    let (before, after) = (values[sample - 1], values[sample + 1]);
    if before > 0.0 && after > 0.0 {
        values[sample] / f64::midpoint(before, after)
    } else {
        f64::NAN
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, with_link};
    use crate::model::{Device, Role};

    fn field(rate: &[f64], links: &[&[f64]]) -> Device {
        let field = device(Role::Field, &[("Rate", rate)]);
        let numbered = (0..).zip(links);
        numbered.fold(field, |field, (link, values)| {
            with_link(field, link, &[("RecvBps", values)])
        })
    }

    #[track_caller]
    fn check(rate: &[f64], links: &[&[f64]], expected: &str) {
        let session = session([field(rate, links)]);
        assert_eq!(found(Code::DoubledCounters, &session), expected);
    }

    #[test]
    fn all_counters_double_while_the_rate_does_not() {
        let steady = [600.0; 5];
        let doubled = [30.0, 30.0, 60.0, 30.0, 30.0];
        check(&steady, &[&doubled, &doubled], "info 4-4 2");
        check(
            &steady,
            &[&doubled, &[20.0, 20.0, 32.0, 20.0, 20.0]],
            "info 4-4 1.6",
        );
        check(&steady, &[&doubled, &[20.0, 20.0, 31.0, 20.0, 20.0]], "");
        check(&steady, &[&doubled], "");
        check(
            &[300.0, 300.0, 600.0, 300.0, 300.0],
            &[&doubled, &doubled],
            "",
        );
        check(&steady, &[&doubled, &[20.0, 0.0, 60.0, 20.0, 20.0]], "");
        check(&[], &[&[], &[]], "");
    }
}
