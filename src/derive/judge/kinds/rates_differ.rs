//! Both ends report different bitrates, although nothing was lost in between.
//!
//! **Rule.** The mean `Rate` of one end is below {ratesDifferPercent} of the other's over the time that both measured, with at least {ratesDifferSamples} each, while the mean loss of both is below {lossWatchPercent}. Start-up, reconnects and bursts are excluded. The documentation does not explain it; most likely the sender counts redundancy.
//!
//! **Value.** What was received, per cent of what was sent.
//!
//! **Severity.** Info.

use std::ops::Range;

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, mean};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::scope::of_session;
use crate::derive::judge::sources::{OURS, SAMPLE};
use crate::derive::judge::{blame, losses};
use crate::lang::key;
use crate::model::{Role, Unit};

static DIFFER: Limit = Limit {
    name: "ratesDifferPercent",
    unit: LimitUnit::Percent,
    default: 80.0,
    source: SAMPLE,
    topic: Topic::Rate,
    label: key::limit::RATES_DIFFER_PERCENT,
};

static LEAST: Limit = Limit {
    name: "ratesDifferSamples",
    unit: LimitUnit::Samples,
    default: 5.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::RATES_DIFFER_SAMPLES,
};

pub(super) static KIND: Kind = Kind {
    name: "rates-differ",
    limits: &[&DIFFER, &LEAST, &losses::WATCH],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["received", "sent"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::RATES_DIFFER_FACT,
        detail: key::kind::RATES_DIFFER_DETAIL,
        advice: key::kind::RATES_DIFFER_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    let Some(field) = input.field() else {
        return;
    };
    if input.meets {
        for remote in input.role(Role::Remote) {
            find_between(input, field, remote, out);
        }
    }
}

fn find_between(
    input: &JudgeInput<'_>,
    field: &Endpoint<'_>,
    remote: &Endpoint<'_>,
    out: &mut Vec<Finding>,
) {
    let value = |limit| input.thresholds.value(limit);
    let shift = input.shift();
    let from = field.settled.max(remote.settled - shift);
    let to = field.last().min(remote.last() - shift);
    let sending = field.samples(from, to);
    let receiving = remote.samples(from + shift, to + shift);
    let (sent, received) = (kept(field, &sending), kept(remote, &receiving));
    let least = input.thresholds.samples(&LEAST).max(1);
    if sent.len() < least || received.len() < least {
        return;
    }
    let lost = [(field, &sending), (remote, &receiving)]
        .into_iter()
        .filter_map(|(end, samples)| mean(end.values("Lost").get(samples.clone())?))
        .fold(0.0, f64::max);
    let (Some(sent), Some(received)) = (mean(&sent), mean(&received)) else {
        return;
    };
    let percent = 100.0 * received / sent;
    let low = value(&DIFFER);
    let high = 100.0 * 100.0 / low;
    let agree = percent >= low && percent <= high;
    if agree || !percent.is_finite() || lost >= value(&losses::WATCH) {
        return;
    }
    let finding = remote
        .finding(Code::RatesDiffer, Severity::Info, &receiving)
        .with_value(percent, Unit::Percent)
        .exceeding(&DIFFER, if percent < low { low } else { high })
        .with_measure("received", Some(received), Unit::Kbps)
        .with_measure("sent", Some(sent), Unit::Kbps)
        .with_evidence([
            field.evidence("Rate", None, &sending),
            remote.evidence("Rate", None, &receiving),
        ]);
    out.push(of_session(input, finding));
}

/// The rates that count.
fn kept(end: &Endpoint<'_>, samples: &Range<usize>) -> Vec<f64> {
    let values = end.values("Rate");
    let is_kept = |sample: &usize| {
        *sample < values.len() && !end.bursts[*sample] && !end.is_beginning(*sample)
    };
    samples
        .clone()
        .filter(is_kept)
        .map(|sample| values[sample])
        .filter(|value| !value.is_nan())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, later, session, steps};
    use crate::model::Role;

    #[track_caller]
    fn check(sent: f64, received: f64, lost: f64, seconds: f64, expected: &str) {
        let rate = |rate| steps(&[(20, rate)]);
        let lost = steps(&[(20, lost)]);
        let field = device(Role::Field, &[("Rate", &rate(sent))]);
        let remote = device(Role::Remote, &[("Rate", &rate(received)), ("Lost", &lost)]);
        let session = session([field, later(remote, seconds)]);
        assert_eq!(found(Code::RatesDiffer, &session), expected);
    }

    #[test]
    fn one_end_has_less_than_four_fifths() {
        check(600.0, 420.0, 0.0, 0.0, "info 0-38 70");
        check(420.0, 600.0, 0.0, 0.0, "info 0-38 142.86");
        check(600.0, 480.0, 0.0, 0.0, "");
    }

    #[test]
    fn loss_explains_it_and_a_few_samples_say_nothing() {
        check(600.0, 420.0, 2.0, 0.0, "");
        check(600.0, 420.0, 0.0, 30.0, "");
        check(600.0, 420.0, 0.0, 100.0, "");
        check(0.0, 0.0, 0.0, 0.0, "");
    }
}
