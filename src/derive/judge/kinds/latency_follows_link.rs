//! Network latency peaked while a slow link was active and a faster one was available.
//!
//! **Rule.** `NetworkLatency` above {networkLatencyBadMs} and {latencyPeakTimes} the baseline, while the link that carries more than half has a round-trip time of at least {slowLinkTimes} that of the best other one at that sample, and the difference accounts for {slowLinkPercent} of the rise. Each sample counts by itself.
//!
//! **Value.** The maximum latency, ms.
//!
//! **Severity.** Minor, or that of its worst effect.

use super::network_latency::BAD;
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, greatest};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::stretches::runs_where;
use crate::lang::key;
use crate::model::{Series, Unit};

pub(super) static PEAK: Limit = Limit {
    name: "latencyPeakTimes",
    unit: LimitUnit::Times,
    default: 2.0,
    source: OURS,
    topic: Topic::Latency,
    label: key::limit::LATENCY_PEAK_TIMES,
};

static SLOW: Limit = Limit {
    name: "slowLinkTimes",
    unit: LimitUnit::Times,
    default: 1.5,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::SLOW_LINK_TIMES,
};

static EXPLAINS: Limit = Limit {
    name: "slowLinkPercent",
    unit: LimitUnit::Percent,
    default: 33.0,
    source: crate::derive::judge::sources::SAMPLE,
    topic: Topic::Links,
    label: key::limit::SLOW_LINK_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "latency-follows-link",
    limits: &[&BAD, &PEAK, &SLOW, &EXPLAINS],
    causes: &[Code::LinkDown],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Events,
    facts: &["peaks", "rtt"],
    find,
    blame: blame::link,
    words: Words {
        fact: key::kind::LATENCY_FOLLOWS_LINK_FACT,
        detail: key::kind::LATENCY_FOLLOWS_LINK_DETAIL,
        clause: key::kind::LATENCY_FOLLOWS_LINK_CLAUSE,
        clause_once: key::kind::LATENCY_FOLLOWS_LINK_CLAUSE_ONCE,
        advice: key::kind::LATENCY_FOLLOWS_LINK_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        let shares = end.shares();
        if shares.len() > 1 {
            find_peaks(input, end, shares, out);
        }
    }
}

fn find_peaks(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    shares: &[Series],
    out: &mut Vec<Finding>,
) {
    let latency = end.values("NetworkLatency");
    let [bad, peak, slow, explains] =
        [&BAD, &PEAK, &SLOW, &EXPLAINS].map(|limit| input.thresholds.value(limit));
    let Some(baseline) = end.baseline(latency) else {
        return;
    };
    let edge = bad.max(peak * baseline);
    let rtts: Vec<&[f64]> = shares
        .iter()
        .map(|series| end.link_values("Rtt", series.key.link))
        .collect();
    let slow_carrier = |sample: usize| {
        let busiest = (0..shares.len())
            .filter(|place| !shares[*place].values[sample].is_nan())
            .reduce(|one, other| {
                let more = shares[other].values[sample] > shares[one].values[sample];
                if more { other } else { one }
            })?;
        let rtt = *rtts[busiest].get(sample)?;
        let others = (0..shares.len()).filter(|place| *place != busiest);
        let best = others
            .filter_map(|place| rtts[place].get(sample).copied())
            .filter(|rtt| !rtt.is_nan())
            .reduce(f64::min)?;
        let is_explained = rtt - best >= explains / 100.0 * (latency[sample] - baseline);
        (rtt >= slow * best && is_explained && shares[busiest].values[sample] > 50.0)
            .then_some(busiest)
    };
    let is_peak = |sample: usize| latency[sample] > edge && slow_carrier(sample).is_some();
    for samples in runs_where(latency.len(), &is_peak) {
        let Some(carrier) = slow_carrier(samples.start) else {
            continue;
        };
        let link = shares[carrier].key.link;
        let highest = greatest(&latency[samples.clone()]).unwrap_or(f64::NAN);
        out.push(
            end.finding(Code::LatencyFollowsLink, Severity::Minor, &samples)
                .on_link(link)
                .with_value(highest, Unit::Ms)
                .exceeding(&BAD, edge)
                .with_fact("peaks", Fact::Numbers(vec![highest.round() as i64]))
                .with_measure("rtt", greatest(&rtts[carrier][samples.clone()]), Unit::Ms)
                .with_evidence([
                    end.evidence("NetworkLatency", None, &samples),
                    end.evidence("Rtt", link, &samples),
                    end.evidence("LinkShare", link, &samples),
                ]),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{blamed, device, found, session, steps, with_link};
    use crate::model::{Device, Role};

    /// In samples 10 and 11, the latency, and each link's rate and round-trip time.
    fn field(latency: f64, links: [(f64, f64); 2]) -> Device {
        let peak = |baseline: f64, value: f64| steps(&[(10, baseline), (2, value), (10, baseline)]);
        let field = device(Role::Field, &[("NetworkLatency", &peak(20.0, latency))]);
        (1..).zip(links).fold(field, |field, (link, (sent, rtt))| {
            let series: &[(&str, &[f64])] = &[
                ("SendBps", &steps(&[(22, sent)])),
                ("Rtt", &peak(20.0, rtt)),
            ];
            with_link(field, link, series)
        })
    }

    #[track_caller]
    fn check(latency: f64, links: [(f64, f64); 2], expected: &str) {
        let session = session([field(latency, links)]);
        assert_eq!(found(Code::LatencyFollowsLink, &session), expected);
    }

    #[test]
    fn the_slow_link_carries_the_video() {
        check(
            400.0,
            [(900.0, 380.0), (100.0, 20.0)],
            "link 1 minor 20-22 400",
        );
        check(
            400.0,
            [(100.0, 20.0), (900.0, 380.0)],
            "link 2 minor 20-22 400",
        );
    }

    #[test]
    fn the_other_link_was_no_faster_or_carried_itself() {
        check(400.0, [(900.0, 380.0), (100.0, 380.0)], "");
        check(400.0, [(900.0, 20.0), (100.0, 380.0)], "");
        check(400.0, [(500.0, 380.0), (500.0, 20.0)], "");
    }

    #[test]
    fn the_difference_explains_a_third_of_the_peak() {
        check(400.0, [(900.0, 140.0), (100.0, 20.0)], "");
        check(
            400.0,
            [(900.0, 150.0), (100.0, 20.0)],
            "link 1 minor 20-22 400",
        );
    }

    #[test]
    fn the_slow_link_is_half_as_slow_again() {
        let links = |rtt| [(900.0, rtt), (100.0, 600.0)];
        check(900.0, links(899.0), "");
        check(900.0, links(900.0), "link 1 minor 20-22 900");
    }

    #[test]
    fn the_latency_is_bad() {
        check(200.0, [(900.0, 380.0), (100.0, 20.0)], "");
        check(
            201.0,
            [(900.0, 380.0), (100.0, 20.0)],
            "link 1 minor 20-22 201",
        );
    }

    #[test]
    fn blames_that_link() {
        let slow = session([field(400.0, [(100.0, 20.0), (900.0, 380.0)])]);
        assert_eq!(
            blamed(Code::LatencyFollowsLink, &slow),
            "minor field-uplink 2"
        );
        // And it is not a spike of unknown origin too.
        assert_eq!(blamed(Code::LatencySpike, &slow), "");
    }
}
