//! The video moved from one link to another.
//!
//! **Rule.** A link other than before has at least {carryingPercent} of what is sent. Switches at most {switchApartMs} apart are one finding. Links that share evenly never reach that share.
//!
//! **Value.** The number of switches.
//!
//! **Severity.** Info; minor from {switches} together on; or that of its worst effect.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Blamed, Fact, Finding, Severity, Spell};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::link_switches;
use crate::lang::key;
use crate::model::{Series, Unit};

pub(in super::super) static CARRYING: Limit = Limit {
    name: "carryingPercent",
    unit: LimitUnit::Percent,
    default: 70.0,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::CARRYING_PERCENT,
};

static SWITCHES: Limit = Limit {
    name: "switches",
    unit: LimitUnit::Count,
    default: 3.0,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::SWITCHES,
};

static APART: Limit = Limit {
    name: "switchApartMs",
    unit: LimitUnit::Seconds,
    default: 60_000.0,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::SWITCH_APART_MS,
};

pub(super) static KIND: Kind = Kind {
    name: "link-switch",
    limits: &[&SWITCHES, &CARRYING, &APART],
    causes: &[
        Code::LinkDown,
        Code::LatencyFollowsLink,
        Code::NetworkLatency,
        Code::LinkLoss,
    ],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["way"],
    find,
    blame: to_blame,
    words: Words {
        fact: key::kind::LINK_SWITCH_FACT,
        fact_once: key::kind::LINK_SWITCH_FACT_ONCE,
        detail: key::kind::LINK_SWITCH_DETAIL,
        clause: key::kind::LINK_SWITCH_CLAUSE,
        clause_once: key::kind::LINK_SWITCH_CLAUSE_ONCE,
        effect: key::kind::LINK_SWITCH_EFFECT,
        advice: key::kind::LINK_SWITCH_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let shares = end.shares();
        if shares.len() > 1 {
            find_switches(input, end, shares, out);
        }
    }
}

fn find_switches(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    shares: &[Series],
    out: &mut Vec<Finding>,
) {
    let [carrying, many, apart] =
        [&CARRYING, &SWITCHES, &APART].map(|limit| input.thresholds.value(limit));
    let times = &end.device.times;
    let of_links: Vec<&Series> = shares.iter().collect();
    let switches = link_switches(&of_links, carrying);
    let mut rest = switches.as_slice();
    while let Some(first) = rest.first() {
        let near = rest
            .windows(2)
            .take_while(|pair| times[pair[1].sample] - times[pair[0].sample] <= apart)
            .count();
        let (group, later) = rest.split_at(near + 1);
        rest = later;
        let samples = first.sample..group[near].sample + 1;
        let severity = if group.len() as f64 >= many {
            Severity::Minor
        } else {
            Severity::Info
        };
        let way = std::iter::once(first.from).chain(group.iter().map(|switch| switch.to));
        let mut finding = end
            .finding(Code::LinkSwitch, severity, &samples)
            .with_value(group.len() as f64, Unit::Count)
            .exceeding(&SWITCHES, many)
            .with_fact("way", Fact::Numbers(way.collect()))
            .with_evidence(
                shares
                    .iter()
                    .map(|series| end.evidence("LinkShare", series.key.link, &samples)),
            );
        finding.spells = group
            .iter()
            .map(|switch| Spell {
                start: times[switch.sample],
                end: times[switch.sample],
                lasted: end.step,
                value: None,
                severity,
            })
            .collect();
        finding.lasted = finding.spells.iter().map(|spell| spell.lasted).sum();
        out.push(finding);
    }
}

/// The interface that the video left, if any.
fn to_blame(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let left = match finding.fact("way") {
        Some(Fact::Numbers(way)) if way.len() == 2 => way.first().copied(),
        _ => None,
    };
    Blamed {
        link: left,
        ..blame::network(input, finding)
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::finding::Fact;
    use crate::derive::judge::testing::{
        blamed, device, findings, found, session, steps, with_link,
    };
    use crate::model::{Role, Session};

    /// The share of link 1; link 2 has the rest.
    fn shares(shares: &[(usize, f64)]) -> Session {
        let one = steps(shares);
        let other: Vec<f64> = one.iter().map(|share| 100.0 - share).collect();
        let field = device(Role::Field, &[("Fps", &vec![20.0; one.len()])]);
        let field = with_link(field, 1, &[("SendBps", &one)]);
        session([with_link(field, 2, &[("SendBps", &other)])])
    }

    #[track_caller]
    fn check(parts: &[(usize, f64)], expected: &str) {
        assert_eq!(found(Code::LinkSwitch, &shares(parts)), expected);
    }

    #[test]
    fn another_link_carries() {
        check(&[(10, 90.0), (10, 10.0)], "info 20-20 1");
        check(&[(10, 70.0), (5, 50.0), (10, 30.0)], "info 30-30 1");
        check(&[(10, 90.0), (5, 50.0), (10, 90.0)], "");
    }

    #[test]
    fn links_that_share_evenly_never_switch() {
        check(&[(10, 60.0), (10, 40.0), (10, 69.0), (10, 31.0)], "");
    }

    #[test]
    fn three_together_are_minor() {
        check(&[(10, 90.0), (10, 10.0), (10, 90.0)], "info 20-40 2");
        check(
            &[(10, 90.0), (10, 10.0), (10, 90.0), (10, 10.0)],
            "minor 20-60 3",
        );
        check(
            &[(10, 90.0), (31, 10.0), (10, 90.0)],
            "info 20-20 1, info 82-82 1",
        );
    }

    #[test]
    fn says_the_way_and_blames_the_link_that_it_left() {
        let one = shares(&[(10, 90.0), (10, 10.0)]);
        let several = shares(&[(10, 90.0), (10, 10.0), (10, 90.0)]);
        let way = |session| findings(Code::LinkSwitch, session)[0].fact("way").cloned();
        assert_eq!(way(&one), Some(Fact::Numbers(vec![1, 2])));
        assert_eq!(way(&several), Some(Fact::Numbers(vec![1, 2, 1])));
        assert_eq!(blamed(Code::LinkSwitch, &one), "info field-uplink 1");
        assert_eq!(blamed(Code::LinkSwitch, &several), "info field-uplink");
    }
}
