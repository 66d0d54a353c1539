//! A network interface lost packets that the others made up for.
//!
//! **Rule.** As `link-loss`, while the other interfaces sent at least {maskedOthersPercent} and the receiver lost less than {lossWatchPercent} and stalled for less than {stutterWatchPercent}.
//!
//! **Value.** The greatest, per cent.
//!
//! **Severity.** Info.

use super::link_down::LOSES;
use super::stutter::STALLS_WATCH;
use super::{Code, Impact, Joins, Kind, Words};
use crate::derive::judge::blame;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::losses::{BAD, Lossy, WATCH, lossy, told};
use crate::derive::judge::scene::{End, Scene, mean};
use crate::derive::judge::sources::OURS;
use crate::lang::both;

static OTHERS: Limit = Limit {
    name: "maskedOthersPercent",
    unit: LimitUnit::Percent,
    default: 20.0,
    source: OURS,
    topic: Topic::Loss,
    label: both(
        "丢包被弥补，其他链路至少发送",
        "Loss made up for, others send at least",
    ),
};

pub(super) static KIND: Kind = Kind {
    name: "masked-loss",
    limits: &[&WATCH, &BAD, &OTHERS, &STALLS_WATCH],
    causes: &[],
    impact: Impact::Nothing,
    joins: Joins::Events,
    facts: &["mean"],
    find,
    blame: blame::link,
    words: Words {
        fact: both(
            "{Link} 丢包最高 {value}，被其他链路弥补",
            "{Link} lost up to {value}, made up for by the other link",
        ),
        detail: both(
            "接收端没有丢包，也没有迟到的帧",
            "the receiver lost nothing and saw no late frame",
        ),
        advice: both(
            "画面未受影响；若长期如此，冗余已被占用，仍应检查该链路。",
            "The picture was fine; where it lasts, the reserve is in use, so check that link all the same.",
        ),
        ..Words::NONE
    },
};

fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    let down = scene.thresholds.value(&LOSES);
    for end in &scene.ends {
        for link in &end.device.links {
            let link = link.net_id;
            for loss in lossy(scene, end, end.link_values("Lost", Some(link)), down) {
                if is_masked(scene, end, link, &loss) {
                    let mut finding = told(scene, end, Code::MaskedLoss, Some(link), &loss);
                    finding.set_severity(Severity::Info);
                    out.push(finding);
                }
            }
        }
    }
}

/// Whether the other interfaces carried on and the receiver noticed nothing.
pub(super) fn is_masked(scene: &Scene<'_>, end: &End<'_>, link: i64, loss: &Lossy) -> bool {
    let Some(remote) = scene.remote() else {
        return false;
    };
    let samples = loss.runs[0].start..loss.runs[loss.runs.len() - 1].end;
    let mean_sent = |link: i64| {
        let sent = end.link_values("SendBps", Some(link));
        sent.get(samples.clone()).and_then(mean).unwrap_or(0.0)
    };
    let others = end.device.links.iter().filter(|other| other.net_id != link);
    let others: f64 = others.map(|other| mean_sent(other.net_id)).sum();
    let part = 100.0 * others / (mean_sent(link) + others);
    if part.is_nan() || part < scene.thresholds.value(&OTHERS) {
        return false;
    }
    let times = &end.device.times;
    let (start, last) = (times[samples.start], times[samples.end - 1]);
    let at_most = scene.thresholds.value(&STALLS_WATCH) / 100.0 * (last - start);
    let seen = scene.samples_of(remote, start, last);
    let missing = remote.values("Lost").get(seen.clone()).and_then(mean);
    let stalls = remote
        .values("Lag150Duration")
        .get(seen)
        .unwrap_or_default();
    let stalled: f64 = stalls.iter().filter(|stall| !stall.is_nan()).sum();
    missing.is_none_or(|lost| lost < scene.thresholds.value(&WATCH)) && stalled <= at_most
}

#[cfg(test)]
mod tests {
    use super::Code;
    use crate::derive::judge::testing::{device, found, session, steps, well, with, with_link};
    use crate::model::{Device, Role};

    /// Link 1 loses packets while link 2 sends so much beside its 800 kbps.
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

    /// It is this kind's or `link-loss`'s.
    #[track_caller]
    fn check(ends: impl Into<Vec<Device>>, is_masked: bool) {
        let session = session(ends);
        let told = "link 1 info 10-18 9";
        let (masked, lost) = if is_masked { (told, "") } else { ("", told) };
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
    fn without_a_remote_nobody_knows() {
        let session = session([field(800.0)]);
        assert_eq!(found(Code::MaskedLoss, &session), "");
        assert_eq!(found(Code::LinkLoss, &session), "link 1 minor 10-18 9");
    }
}
