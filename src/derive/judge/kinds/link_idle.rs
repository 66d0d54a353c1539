//! A link on standby: it only sends probes.
//!
//! **Rule.** Of several links, one whose median share of what is sent is below {idlePercent}; or below {probePercent} with at most {probeKbps}, since probes are a large part of a stream with a low bitrate.
//!
//! **Value.** Its median share, per cent.
//!
//! **Severity.** Info.

use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::SAMPLE;
use crate::derive::link_shares;
use crate::lang::key;
use crate::model::Unit;

pub(super) static IDLE: Limit = Limit {
    name: "idlePercent",
    unit: LimitUnit::Percent,
    default: 10.0,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::IDLE_PERCENT,
};

pub(super) static PROBES: Limit = Limit {
    name: "probePercent",
    unit: LimitUnit::Percent,
    default: 25.0,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::PROBE_PERCENT,
};

/// Probes in the documented example take 30 to 36 kbps.
pub(super) static PROBE_RATE: Limit = Limit {
    name: "probeKbps",
    unit: LimitUnit::Kbps,
    default: 64.0,
    source: SAMPLE,
    topic: Topic::Links,
    label: key::limit::PROBE_KBPS,
};

pub(super) static KIND: Kind = Kind {
    name: "link-idle",
    limits: &[&IDLE, &PROBES, &PROBE_RATE],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Never,
    facts: &["sent"],
    find,
    blame: blame::nobody,
    words: Words {
        fact: key::kind::LINK_IDLE_FACT,
        detail: key::kind::LINK_IDLE_DETAIL,
        advice: key::kind::LINK_IDLE_ADVICE,
        ..Words::NONE
    },
};

/// An interface's share of all that is sent.
pub(super) struct Share {
    /// `NetId`.
    pub link: i64,
    /// Median share, per cent.
    pub percent: f64,
    /// Median rate, kbps.
    sent: Option<f64>,
    /// The limit that its share is below, if it is on standby.
    pub idle: Option<&'static Limit>,
}

/// The shares of an endpoint's interfaces; empty unless there are several.
pub(super) fn shares(input: &JudgeInput<'_>, end: &Endpoint<'_>) -> Vec<Share> {
    let [idle, probes, rate] =
        [&IDLE, &PROBES, &PROBE_RATE].map(|limit| input.thresholds.value(limit));
    let shares = link_shares(end.device);
    if shares.len() < 2 {
        return Vec::new();
    }
    let share = |series: &crate::model::Series| {
        let link = series.key.link?;
        let percent = end.baseline(&series.values)?;
        let sent = end.baseline(end.link_values("SendBps", Some(link)));
        let is_probe = percent < probes && sent.is_some_and(|sent| sent <= rate);
        let by_rate = is_probe.then_some(&PROBES);
        Some(Share {
            link,
            percent,
            sent,
            idle: if percent < idle { Some(&IDLE) } else { by_rate },
        })
    };
    shares.iter().filter_map(share).collect()
}

fn find(input: &JudgeInput<'_>, out: &mut Vec<Finding>) {
    for end in &input.ends {
        for share in shares(input, end) {
            let Some(limit) = share.idle else {
                continue;
            };
            let all = end.all();
            let link = Some(share.link);
            out.push(
                end.finding(Code::LinkIdle, Severity::Info, &all)
                    .on_link(link)
                    .with_value(share.percent, Unit::Percent)
                    .exceeding(limit, input.thresholds.value(limit))
                    .with_measure("sent", share.sent, Unit::Kbps)
                    .with_evidence([
                        end.evidence("SendBps", link, &all),
                        end.evidence("LinkShare", link, &all),
                    ]),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps, with_link};
    use crate::model::Role;

    /// What each interface sends, all the time.
    #[track_caller]
    fn check(sent: &[f64], expected: &str) {
        let field = device(Role::Field, &[("Fps", &[25.0; 10])]);
        let numbered = (0..).zip(sent);
        let field = numbered.fold(field, |field, (link, sent)| {
            with_link(field, link, &[("SendBps", &steps(&[(10, *sent)]))])
        });
        let session = session([field]);
        let [idle, unbalanced] =
            [Code::LinkIdle, Code::LinkUnbalanced].map(|code| found(code, &session));
        assert_eq!(format!("{idle}; {unbalanced}"), expected);
    }

    #[test]
    fn a_link_probes_or_carries_less() {
        check(&[910.0, 90.0], "link 1 info 0-18 9; ");
        check(&[900.0, 100.0], "; link 1 info 0-18 10");
        check(&[240.0, 60.0], "link 1 info 0-18 20; ");
        check(&[260.0, 65.0], "; link 1 info 0-18 20");
        check(&[750.0, 250.0], "; ");
        check(&[751.0, 249.0], "; link 1 info 0-18 24.9");
        check(&[500.0, 490.0, 10.0], "link 2 info 0-18 1; ");
        check(&[1000.0], "; ");
        check(&[0.0, 0.0], "; ");
    }
}
