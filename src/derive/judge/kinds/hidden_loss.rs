//! Packets were requested again while the reported loss is 0.
//!
//! **Rule.** At least {hiddenLossRequests} retransmission requests within {samples} samples, for {hiddenLossPercent} of the packets (of 1,200 bytes), while `Lost` stays below {lossWatchPercent}.
//!
//! **Value.** The requests.
//!
//! **Severity.** Info: a symptom. It explains only what nothing more direct explains.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, greatest, mean};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::losses::WATCH;
use crate::derive::judge::sources::OURS;
use crate::derive::judge::{blame, stretches, suspects};
use crate::derive::nack_increments;
use crate::lang::key;
use crate::model::Unit;

static REQUESTS: Limit = Limit {
    name: "hiddenLossRequests",
    unit: LimitUnit::Count,
    default: 10.0,
    source: OURS,
    topic: Topic::Loss,
    label: key::limit::HIDDEN_LOSS_REQUESTS,
};

static OF_PACKETS: Limit = Limit {
    name: "hiddenLossPercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: OURS,
    topic: Topic::Loss,
    label: key::limit::HIDDEN_LOSS_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "hidden-loss",
    limits: &[&REQUESTS, &OF_PACKETS, &WATCH, &stretches::SAMPLES],
    causes: super::NETWORK,
    impact: Impact::Nothing,
    merge_rule: MergeRule::Sum,
    facts: &["interval"],
    find,
    blame: blame::suspects,
    words: Words {
        fact: key::kind::HIDDEN_LOSS_FACT,
        detail: key::kind::HIDDEN_LOSS_DETAIL,
        clause: key::kind::HIDDEN_LOSS_CLAUSE,
        effect: key::kind::HIDDEN_LOSS_EFFECT,
        advice: key::kind::HIDDEN_LOSS_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let window = input.thresholds.samples(&stretches::SAMPLES);
    let [least, watch, percent] =
        [&REQUESTS, &WATCH, &OF_PACKETS].map(|limit| input.thresholds.value(limit));
    for end in &input.ends {
        let Some(requests) = nack_increments(end.device) else {
            continue;
        };
        let requests = requests.values;
        let (lost, intervals) = (end.values("Lost"), end.values("MaxFrameDelta"));
        let requested = |samples: Range<usize>| -> f64 {
            let asked = requests[samples].iter().filter(|asked| !asked.is_nan());
            asked.sum()
        };
        let mut sample = 0;
        while sample < requests.len() {
            let until = (sample + window).min(requests.len());
            if requests[sample].is_nan()
                || requests[sample] <= 0.0
                || requested(sample..until) < least
            {
                sample += 1;
                continue;
            }
            // It continues as long as there are requests within the next samples.
            let mut latest = sample;
            while let Some(next) = (latest + 1..(latest + window).min(requests.len()))
                .find(|next| requests[*next] > 0.0)
            {
                latest = next;
            }
            let samples = sample..latest + 1;
            sample = latest + 1;
            let seen = lost.get(samples.clone()).and_then(greatest);
            let asked = requested(samples.clone());
            let is_many =
                packets(end, &samples).is_none_or(|packets| 100.0 * asked >= percent * packets);
            if seen.is_none_or(|lost| lost < watch) && is_many {
                let interval = intervals.get(samples.clone()).and_then(greatest);
                out.push(
                    end.finding(Code::HiddenLoss, Severity::Info, &samples)
                        .with_value(asked, Unit::Count)
                        .exceeding(&REQUESTS, least)
                        .with_measure("interval", interval, Unit::Ms)
                        .with_evidence([end.evidence("NackIncrement", None, &samples)]),
                );
            }
        }
    }
}

/// An estimate of the packets received; `None` if the rate is unknown.
fn packets(end: &Endpoint<'_>, samples: &Range<usize>) -> Option<f64> {
    let rate = mean(end.values("Rate").get(samples.clone())?)?;
    Some(rate / suspects::PACKET_KBIT * samples.len() as f64 * end.step / 1000.0)
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps};
    use crate::model::Role;

    /// A counter with rate and loss: 1,000 kbps are 208 packets in a sample.
    #[track_caller]
    fn check(counter: &[(usize, f64)], rate: f64, lost: f64, expected: &str) {
        let counter = steps(counter);
        let [rate, lost] = [rate, lost].map(|value| vec![value; counter.len()]);
        let remote = device(
            Role::Remote,
            &[("NACK", &counter), ("Rate", &rate), ("Lost", &lost)],
        );
        assert_eq!(found(Code::HiddenLoss, &session([remote])), expected);
    }

    #[test]
    fn ten_requests_in_five_samples() {
        check(&[(10, 0.0), (10, 10.0)], 1000.0, 0.0, "info 20-20 10");
        check(&[(10, 0.0), (10, 9.0)], 1000.0, 0.0, "");
        let rising = [(10, 0.0), (1, 4.0), (1, 8.0), (1, 12.0), (10, 16.0)];
        check(&rising, 500.0, 0.0, "info 20-26 16");
        let slow = [(10, 0.0), (5, 4.0), (5, 8.0), (5, 12.0), (10, 16.0)];
        check(&slow, 500.0, 0.0, "");
    }

    #[test]
    fn goes_on_as_long_as_more_are_asked_for() {
        let twice = [(10, 0.0), (4, 10.0), (10, 20.0)];
        check(&twice, 500.0, 0.0, "info 20-28 20");
        let apart = [(10, 0.0), (5, 10.0), (10, 20.0)];
        check(&apart, 500.0, 0.0, "info 20-20 10, info 30-30 10");
    }

    #[test]
    fn a_fiftieth_of_the_packets() {
        check(&[(10, 0.0), (10, 10.0)], 2400.0, 0.0, "info 20-20 10");
        check(&[(10, 0.0), (10, 10.0)], 2401.0, 0.0, "");
    }

    #[test]
    fn loss_that_shows_is_not_hidden() {
        check(&[(10, 0.0), (10, 10.0)], 1000.0, 1.9, "info 20-20 10");
        check(&[(10, 0.0), (10, 10.0)], 1000.0, 2.0, "");
    }

    #[test]
    fn a_counter_that_was_there_before_says_nothing() {
        check(&[(20, 50.0)], 1000.0, 0.0, "");
    }
}
