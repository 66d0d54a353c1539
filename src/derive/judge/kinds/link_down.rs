//! A link was down.
//!
//! **Rule.** {linkDownSamples} consecutive samples in which a link that had sent before loses at least {linkDownPercent}, or neither sends nor receives.
//!
//! **Value.** The mean loss, per cent.
//!
//! **Severity.** Minor, or that of its worst effect.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Fact, Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput, mean};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::stretches::runs_where;
use crate::lang::key;
use crate::model::Unit;

pub(in super::super) static LOSES: Limit = Limit {
    name: "linkDownPercent",
    unit: LimitUnit::Percent,
    default: 95.0,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::LINK_DOWN_PERCENT,
};

static LEAST: Limit = Limit {
    name: "linkDownSamples",
    unit: LimitUnit::Samples,
    default: 3.0,
    source: OURS,
    topic: Topic::Links,
    label: key::limit::LINK_DOWN_SAMPLES,
};

pub(super) static KIND: Kind = Kind {
    name: "link-down",
    limits: &[&LOSES, &LEAST],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Events,
    facts: &["silent"],
    find,
    blame: blame::link,
    words: Words {
        fact: key::kind::LINK_DOWN_FACT,
        detail: key::kind::LINK_DOWN_DETAIL,
        clause: key::kind::LINK_DOWN_CLAUSE,
        effect: key::kind::LINK_DOWN_EFFECT,
        advice: key::kind::LINK_DOWN_ADVICE,
        ..Words::NONE
    },
};

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        for link in &end.device.links {
            find_down(input, end, link.net_id, out);
        }
    }
}

fn find_down(input: &JudgeInput<'_>, end: &Endpoint<'_>, link: i64, out: &mut Vec<Finding>) {
    let [lost, sent, received] =
        ["Lost", "SendBps", "RecvBps"].map(|metric| end.link_values(metric, Some(link)));
    let Some(first) = sent.iter().position(|sent| *sent > 0.0) else {
        return;
    };
    let loses = input.thresholds.value(&LOSES);
    let least = input.thresholds.samples(&LEAST);
    let at = |values: &[f64], sample: usize| values.get(sample).copied();
    let is_down = |sample: usize| {
        let is_lost = at(lost, sample) >= Some(loses);
        let is_silent = at(sent, sample) == Some(0.0) && at(received, sample).unwrap_or(0.0) == 0.0;
        sample > first && (is_lost || is_silent) && !end.is_disconnected(sample)
    };
    for samples in runs_where(sent.len(), &is_down) {
        if samples.len() < least {
            continue;
        }
        let share = lost.get(samples.clone()).and_then(mean);
        out.push(
            end.finding(Code::LinkDown, Severity::Minor, &samples)
                .on_link(Some(link))
                .with_value(share.unwrap_or(0.0), Unit::Percent)
                .with_fact(
                    "silent",
                    Fact::Count(usize::from(share.unwrap_or(0.0) < loses)),
                )
                .exceeding(&LOSES, loses)
                .with_evidence([
                    end.evidence("SendBps", Some(link), &samples),
                    end.evidence("Lost", Some(link), &samples),
                ]),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps, with_link};
    use crate::model::Role;

    /// A link's rates and loss.
    #[track_caller]
    fn check(sent: &[(usize, f64)], received: f64, lost: &[(usize, f64)], expected: &str) {
        let sent = steps(sent);
        let received = vec![received; sent.len()];
        let field = device(Role::Field, &[("Fps", &steps(&[(sent.len(), 20.0)]))]);
        let series: &[(&str, &[f64])] = &[
            ("SendBps", &sent),
            ("RecvBps", &received),
            ("Lost", &steps(lost)),
        ];
        let field = with_link(field, 1, series);
        assert_eq!(found(Code::LinkDown, &session([field])), expected);
    }

    #[test]
    fn three_samples_in_which_all_is_lost() {
        let sent = &[(20, 500.0)];
        let lost = |samples, percent| [(5, 0.0), (samples, percent), (15 - samples, 0.0)];
        check(sent, 9.0, &lost(3, 100.0), "link 1 minor 10-14 100");
        check(sent, 9.0, &lost(3, 95.0), "link 1 minor 10-14 95");
        check(sent, 9.0, &lost(3, 94.0), "");
        check(sent, 9.0, &lost(2, 100.0), "");
    }

    #[test]
    fn three_samples_that_neither_send_nor_receive() {
        let lost = &[(20, 0.0)];
        let sent = |samples| [(5, 500.0), (samples, 0.0), (15 - samples, 500.0)];
        check(&sent(3), 0.0, lost, "link 1 minor 10-14 0");
        check(&sent(2), 0.0, lost, "");
        check(&sent(3), 9.0, lost, "");
    }

    #[test]
    fn a_link_that_never_sent_is_not_down() {
        check(&[(20, 0.0)], 0.0, &[(20, 100.0)], "");
        check(&[(5, 0.0), (15, 500.0)], 0.0, &[(20, 0.0)], "");
    }
}
