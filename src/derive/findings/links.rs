//! Network cards: which is down, which only waits, how they share.
//!
//! * `link-down`: three consecutive samples in which a card loses 95 % or sends and receives nothing, after it had sent. Minor; major where it carried
//!   the video. Value: the loss in per cent. This project's choice.
//! * `link-idle`: a card that sends less than a tenth of everything over the session, or less than a quarter and no more than 64 kbps: it only probes. `info`. Value: its median kbps.
//! * `link-unbalanced`: cards that all carry, but unequally: the least has less than half of an equal share. `info`. Value: its share in per cent.

use std::ops::Range;

use super::scene::{End, Scene, mean, median};
use super::stretches::runs_where;
use super::{Code, Finding, Severity};
use crate::derive::{carrying_links, link_shares};
use crate::model::Unit;

const LEAST: usize = 3;
/// Probes of the documented example take 30 to 36 kbps, a large part of a stream that needs little.
const PROBE_KBPS: f64 = 64.0;
const PROBES_AT_MOST: f64 = 25.0;

pub(super) fn find(scene: &Scene<'_>, out: &mut Vec<Finding>) {
    for end in &scene.ends {
        let carrying = carrying_links(end.device);
        for link in &end.device.links {
            find_down(scene, end, link.net_id, &carrying, out);
        }
        if end.device.links.len() > 1 {
            find_shares(scene, end, out);
        }
    }
}

fn find_down(
    scene: &Scene<'_>,
    end: &End<'_>,
    link: i64,
    carrying: &[Option<i64>],
    out: &mut Vec<Finding>,
) {
    let [lost, sent, received] =
        ["Lost", "SendBps", "RecvBps"].map(|metric| end.link_values(metric, Some(link)));
    let Some(first) = sent.iter().position(|sent| *sent > 0.0) else {
        return;
    };
    let at = |values: &[f64], sample: usize| values.get(sample).copied();
    let is_down = |sample: usize| {
        let loses = at(lost, sample) >= Some(scene.thresholds.link_down_percent);
        let is_silent = at(sent, sample) == Some(0.0) && at(received, sample).unwrap_or(0.0) == 0.0;
        sample > first && (loses || is_silent) && !end.is_disconnected(sample)
    };
    for samples in runs_where(sent.len(), &is_down) {
        if samples.len() < LEAST {
            continue;
        }
        let before = samples.start.saturating_sub(LEAST)..(samples.start + 1);
        let carried = carrying
            .get(before)
            .is_some_and(|links| links.contains(&Some(link)));
        let severity = if carried || end.device.links.len() == 1 {
            Severity::Major
        } else {
            Severity::Minor
        };
        let mut finding = end.finding(Code::LinkDown, severity, &samples);
        finding.link = Some(link);
        finding.value =
            at(lost, samples.start).map(|_| mean(&lost[samples.clone()]).unwrap_or(0.0));
        finding.unit = Unit::Percent;
        finding.threshold = Some(scene.thresholds.link_down_percent);
        finding.evidence = vec![
            end.evidence("SendBps", Some(link), &samples),
            end.evidence("Lost", Some(link), &samples),
        ];
        out.push(finding);
    }
}

fn find_shares(scene: &Scene<'_>, end: &End<'_>, out: &mut Vec<Finding>) {
    let shares: Vec<(i64, f64)> = link_shares(end.device)
        .iter()
        .filter_map(|series| Some((series.key.link?, median(&series.values)?)))
        .collect();
    let all = 0..end.device.times.len();
    let equal = 100.0 / shares.len() as f64;
    let idle = scene.thresholds.idle_percent;
    let only_probes = |link: i64, share: f64| {
        let sent = median(end.link_values("SendBps", Some(link)));
        share < idle || share < PROBES_AT_MOST && sent.is_some_and(|sent| sent <= PROBE_KBPS)
    };
    for (link, share) in &shares {
        if only_probes(*link, *share) {
            let sent = end.link_values("SendBps", Some(*link));
            let told = told(end, Code::LinkIdle, *link, "SendBps", &all);
            out.push(Finding {
                value: median(sent),
                unit: Unit::Kbps,
                usual: Some(*share),
                threshold: Some(idle),
                ..told
            });
        }
    }
    let carrying = || {
        shares
            .iter()
            .filter(|(link, share)| !only_probes(*link, *share))
    };
    let least = carrying().reduce(|one, other| if other.1 < one.1 { other } else { one });
    if let Some((link, share)) =
        least.filter(|(_, share)| carrying().count() > 1 && *share < equal / 2.0)
    {
        let told = told(end, Code::LinkUnbalanced, *link, "LinkShare", &all);
        out.push(Finding {
            value: Some(*share),
            unit: Unit::Percent,
            usual: Some(equal),
            threshold: Some(equal / 2.0),
            ..told
        });
    }
}

fn told(
    end: &End<'_>,
    code: Code,
    link: i64,
    metric: &'static str,
    samples: &Range<usize>,
) -> Finding {
    let mut finding = end.finding(code, Severity::Info, samples);
    finding.link = Some(link);
    finding.evidence = vec![end.evidence(metric, Some(link), samples)];
    finding
}
