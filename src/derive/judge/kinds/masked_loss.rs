//! A link lost packets, and the others compensated for it.
//!
//! **Rule.** As `link-loss`, while the other links sent at least {maskedOthersPercent}, and the receiver lost less than {lossWatchPercent} and stuttered for less than {stutterWatchPercent}, with no `freeze` and no new connection within two samples of it.
//!
//! **Value.** The maximum, per cent.
//!
//! **Severity.** Info.

use super::freeze::{Frozen, counted};
use super::link_down::LOSES;
use super::stutter::STALLS_WATCH;
use super::{Code, Impact, Kind, MergeRule, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::Finding;
use crate::derive::judge::input::{Endpoint, JudgeInput, mean};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::losses::{BAD, LossRun, WATCH, loss_finding, loss_runs};
use crate::derive::judge::sources::OURS;
use crate::lang::key;

static OTHERS: Limit = Limit {
    name: "maskedOthersPercent",
    unit: LimitUnit::Percent,
    default: 20.0,
    source: OURS,
    topic: Topic::Loss,
    label: key::limit::MASKED_OTHERS_PERCENT,
};

pub(super) static KIND: Kind = Kind {
    name: "masked-loss",
    limits: &[&WATCH, &BAD, &OTHERS, &STALLS_WATCH],
    causes: &[],
    impact: Impact::Nothing,
    merge_rule: MergeRule::Events,
    facts: &["mean"],
    find: |input, out| find_of_links(input, Code::MaskedLoss, out),
    blame: blame::link,
    words: Words {
        fact: key::kind::MASKED_LOSS_FACT,
        detail: key::kind::MASKED_LOSS_DETAIL,
        advice: key::kind::MASKED_LOSS_ADVICE,
        ..Words::NONE
    },
};

/// Every link's loss of that kind: this one or `link-loss`.
pub(super) fn find_of_links(input: &JudgeInput<'_>, code: Code, out: &mut Vec<Finding>) {
    let down = input.thresholds.value(&LOSES);
    let remote = input.remote();
    let frozen = remote.map_or_else(Vec::new, |remote| counted(input, remote));
    for end in &input.ends {
        for link in &end.device.links {
            let link = link.net_id;
            for loss in loss_runs(input, end, end.link_values("Lost", Some(link)), down) {
                let is_masked = remote.is_some_and(|remote| {
                    others_carried_on(input, end, link, &loss)
                        && noticed_nothing(input, end, &loss, remote, &frozen)
                });
                if is_masked == (code == Code::MaskedLoss) {
                    out.push(loss_finding(input, end, code, Some(link), &loss));
                }
            }
        }
    }
}

fn others_carried_on(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    link: i64,
    loss: &LossRun,
) -> bool {
    let mean_sent = |link: i64| {
        let sent = end.link_values("SendBps", Some(link));
        sent.get(loss.samples()).and_then(mean).unwrap_or(0.0)
    };
    let others = end.device.links.iter().filter(|other| other.net_id != link);
    let others: f64 = others.map(|other| mean_sent(other.net_id)).sum();
    let part = 100.0 * others / (mean_sent(link) + others);
    part >= input.thresholds.value(&OTHERS)
}

/// Whether the receiver measured at that time and was not affected. Many captures have no `Lag150Duration`, so freezes and reconnects are
/// checked too.
fn noticed_nothing(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    loss: &LossRun,
    remote: &Endpoint<'_>,
    frozen: &[Frozen],
) -> bool {
    let value = |limit| input.thresholds.value(limit);
    let samples = loss.samples();
    let times = &end.device.times;
    let (start, last) = (times[samples.start], times[samples.end - 1]);
    let seen = input.samples_of(remote, start, last);
    let missing = remote.values("Lost").get(seen.clone()).and_then(mean);
    let stalls = remote.values("Lag150Duration").get(seen.clone());
    let stalls = stalls.unwrap_or_default().iter();
    let stalled: f64 = stalls.filter(|stall| !stall.is_nan()).sum();
    // An interval ends, and a reconnect shows, a little later.
    let around = input.samples_of(remote, start - input.slack(), last + input.slack());
    let first = frozen.partition_point(|frozen| frozen.samples.end <= around.start);
    let froze = frozen
        .get(first)
        .is_some_and(|frozen| frozen.samples.start < around.end);
    let reconnected = around
        .clone()
        .any(|sample| sample > 0 && remote.begins[sample]);
    !seen.is_empty()
        && missing.is_none_or(|missing| missing < value(&WATCH))
        && stalled <= value(&STALLS_WATCH) / 100.0 * (last - start)
        && !froze
        && !reconnected
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{
        cut, device, found, session, steps, well, with, with_link,
    };
    use crate::model::{Device, Role};

    /// Link 1 loses packets while link 2 sends `others` beside its 800 kbps.
    fn field(others: f64) -> Device {
        let lost = steps(&[(5, 0.0), (5, 9.0), (5, 0.0)]);
        let field = device(Role::Field, &[("Fps", &[20.0; 15])]);
        let field = with_link(field, 1, &[("Lost", &lost), ("SendBps", &[800.0; 15])]);
        with_link(
            field,
            2,
            &[("Lost", &[0.0; 15]), ("SendBps", &[others; 15])],
        )
    }

    /// It is either this kind's or `link-loss`'s.
    #[track_caller]
    fn check(ends: impl Into<Vec<Device>>, is_masked: bool) {
        let session = session(ends);
        let expected = "link 1 info 10-18 9";
        let (masked, lost) = if is_masked {
            (expected, "")
        } else {
            ("", expected)
        };
        assert_eq!(found(Code::MaskedLoss, &session), masked);
        assert_eq!(found(Code::LinkLoss, &session), lost);
    }

    #[test]
    fn the_other_link_sent_a_fifth() {
        check([field(200.0), well(Role::Remote, 15)], true);
        check([field(190.0), well(Role::Remote, 15)], false);
    }

    #[test]
    fn the_receiver_noticed_nothing() {
        let remote = |metric, value| with(well(Role::Remote, 15), metric, 5..10, value);
        check([field(800.0), remote("Lost", 1.9)], true);
        check([field(800.0), remote("Lost", 2.0)], false);
        check([field(800.0), remote("Lag150Duration", 1.0)], true);
        check([field(800.0), remote("Lag150Duration", 2.0)], false);
    }

    #[test]
    fn the_driver_saw_nothing_where_no_stall_time_was_sent() {
        let at = |metric, sample, value| {
            let remote = with(well(Role::Remote, 15), metric, sample..sample + 1, value);
            assert!(remote.series("Lag150Duration", None).is_none());
            remote
        };
        let check_at = |metric, sample, value, is_masked| {
            check([field(800.0), at(metric, sample, value)], is_masked);
        };
        // At 20 fps, 200 ms without a new frame is a freeze.
        check_at("MaxFrameDelta", 7, 199.0, true);
        check_at("MaxFrameDelta", 7, 200.0, false);
        check_at("Fps", 7, 0.0, false);
        // An interval may end within two samples.
        check_at("MaxFrameDelta", 11, 1200.0, false);
        check_at("MaxFrameDelta", 12, 1200.0, true);
        check_at("MaxFrameDelta", 3, 1200.0, false);
        check_at("MaxFrameDelta", 2, 1200.0, true);
        let gone = |samples| [field(800.0), cut(well(Role::Remote, 15), samples)];
        check(gone(7..8), false);
        check(gone(12..13), true);
    }

    #[test]
    fn a_remote_that_measured_at_another_time_knows_nothing() {
        check([field(800.0), well(Role::Remote, 6)], true);
        check([field(800.0), well(Role::Remote, 5)], false);
    }

    #[test]
    fn without_a_remote_nobody_knows() {
        let session = session([field(800.0)]);
        assert_eq!(found(Code::MaskedLoss, &session), "");
        assert_eq!(found(Code::LinkLoss, &session), "link 1 minor 10-18 9");
    }
}
