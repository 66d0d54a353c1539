//! The share of each link, and which link is active.

use std::borrow::Cow;
use std::collections::HashMap;

use crate::model::{Device, Series, SeriesKey};

/// `LinkShare`: each link's share of all that the device's links send, in per cent.
///
/// `NaN` if nothing is sent, or if one link's rate is missing, since the total is then unknown. Empty if a link has no `SendBps`.
#[must_use]
pub fn link_shares(device: &Device) -> Vec<Series> {
    let Some(sent) = sent_by_link(device) else {
        return Vec::new();
    };
    let totals = totals(device.times.len(), &sent);
    // Zero of zero is `NaN`: unknown.
    let share = |(sent, total): (&f64, &f64)| 100.0 * (sent / total);
    sent.iter()
        .map(|series| Series {
            key: SeriesKey {
                metric: Cow::Borrowed("LinkShare"),
                link: series.key.link,
            },
            values: series.values.iter().zip(&totals).map(share).collect(),
        })
        .collect()
}

/// For each sample, the `NetId` of the link that sends more than any other; `None` if unknown or if there is none.
#[must_use]
pub fn active_links(device: &Device) -> Vec<Option<i64>> {
    let sent = sent_by_link(device).unwrap_or_default();
    let totals = totals(device.times.len(), &sent);
    let carrier = |(index, total): (usize, &f64)| {
        let is_known = *total > 0.0;
        let most = sent
            .iter()
            .map(|series| series.values[index])
            .reduce(f64::max)?;
        let mut leaders = sent.iter().filter(|series| series.values[index] == most);
        match (is_known, leaders.next(), leaders.next()) {
            (true, Some(leader), None) => leader.key.link,
            _ => None,
        }
    };
    totals.iter().enumerate().map(carrier).collect()
}

/// The active link changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Switch {
    /// The first sample with the new active link.
    pub sample: usize,
    /// `NetId` of the previous active link.
    pub from: i64,
    /// `NetId` of the new active link.
    pub to: i64,
}

/// The samples at which another link than before has at least `percent` of what is sent. Links that share evenly never reach it, and
/// samples in which no link does change nothing.
#[must_use]
pub fn link_switches(shares: &[&Series], percent: f64) -> Vec<Switch> {
    let samples = shares.first().map_or(0, |series| series.values.len());
    let mut carrying: Option<i64> = None;
    let mut switches = Vec::new();
    for sample in 0..samples {
        let sure = shares
            .iter()
            .find(|series| series.values[sample] >= percent);
        let Some(to) = sure.and_then(|series| series.key.link) else {
            continue;
        };
        if let Some(from) = carrying.filter(|before| *before != to) {
            switches.push(Switch { sample, from, to });
        }
        carrying = Some(to);
    }
    switches
}

/// Every link's `SendBps`; `None` if a link has none.
fn sent_by_link(device: &Device) -> Option<Vec<&Series>> {
    let sent = device
        .series
        .iter()
        .filter(|series| series.key.metric == "SendBps")
        .filter_map(|series| Some((series.key.link?, series)));
    let sent: HashMap<i64, &Series> = sent.collect();
    let links = device.links.iter();
    links.map(|link| sent.get(&link.net_id).copied()).collect()
}

/// What all links send at each sample; `NaN` if one is missing or the sum overflows.
fn totals(samples: usize, sent: &[&Series]) -> Vec<f64> {
    let total = |index: usize| -> f64 { sent.iter().map(|series| series.values[index]).sum() };
    (0..samples)
        .map(total)
        .map(|total| if total.is_finite() { total } else { f64::NAN })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Switch, active_links, link_shares, link_switches};
    use crate::model::{Device, Link, Series, SeriesKey};

    const NAN: f64 = f64::NAN;

    /// One column of sent kbps per link, with `NetId` 0, 1, 2 …
    fn device(columns: &[Option<&[f64]>]) -> Device {
        let samples = columns.iter().flatten().map(|column| column.len()).max();
        let mut device = Device {
            times: (0..samples.unwrap_or(0))
                .map(|index| index as f64)
                .collect(),
            ..Device::default()
        };
        for (net_id, column) in (0..).zip(columns) {
            device.links.push(Link {
                net_id,
                ..Link::default()
            });
            device.series.extend(column.map(|column| Series {
                key: SeriesKey {
                    metric: "SendBps".into(),
                    link: Some(net_id),
                },
                values: column.to_vec(),
            }));
        }
        device
    }

    fn check(columns: &[Option<&[f64]>], shares: &[&[f64]], carriers: &[Option<i64>]) {
        let device = device(columns);
        let found = link_shares(&device);
        assert_eq!(found.len(), shares.len(), "{columns:?}");
        for ((series, expected), net_id) in found.iter().zip(shares).zip(0..) {
            assert_eq!(series.key.metric, "LinkShare");
            assert_eq!(series.key.link, Some(net_id));
            // `NaN` equals nothing, so the output is compared as text.
            assert_eq!(format!("{:?}", series.values), format!("{expected:?}"));
        }
        assert_eq!(active_links(&device), carriers, "{columns:?}");
    }

    #[test]
    fn shares_of_what_is_sent() {
        check(&[], &[], &[]);
        check(
            &[Some(&[5.0, 0.0, NAN])],
            &[&[100.0, NAN, NAN]],
            &[Some(0), None, None],
        );
        check(
            &[
                Some(&[30.0, 0.0, 5.0, NAN, 0.0]),
                Some(&[10.0, 0.0, 5.0, 9.0, 8.0]),
            ],
            &[&[75.0, NAN, 50.0, NAN, 0.0], &[25.0, NAN, 50.0, NAN, 100.0]],
            &[Some(0), None, None, None, Some(1)],
        );
        check(
            &[Some(&[1.0]), Some(&[2.0]), Some(&[5.0])],
            &[&[12.5], &[25.0], &[62.5]],
            &[Some(2)],
        );
    }

    #[test]
    fn a_share_is_a_number_however_much_is_sent() {
        check(&[Some(&[1e307])], &[&[100.0]], &[Some(0)]);
        check(
            &[Some(&[f64::MAX, 1e308]), Some(&[0.0, 1e308])],
            &[&[100.0, NAN], &[0.0, NAN]],
            &[Some(0), None],
        );
    }

    #[test]
    fn a_link_that_never_says_what_it_sends_makes_every_share_unknown() {
        check(&[Some(&[30.0, 20.0]), None], &[], &[None, None]);
    }

    #[test]
    fn the_video_moves_where_another_link_has_most_of_it() {
        let moves = |columns: &[Option<&[f64]>]| -> Vec<(usize, i64, i64)> {
            let shares = link_shares(&device(columns));
            let switches = link_switches(&shares.iter().collect::<Vec<_>>(), 70.0);
            let fields = |Switch { sample, from, to }: &Switch| (*sample, *from, *to);
            switches.iter().map(fields).collect()
        };
        assert_eq!(moves(&[]), []);
        assert_eq!(moves(&[Some(&[5.0, 0.0, 5.0])]), []);
        // The documented example in small: 48, 4, 25, 90, 50, 4, 43, 94 per cent for link 0; ambiguous shares change nothing.
        let link_0 = [48.0, 4.0, 25.0, 90.0, 50.0, 4.0, 43.0, 94.0];
        let link_1 = link_0.map(|share| 100.0 - share);
        assert_eq!(
            moves(&[Some(&link_0), Some(&link_1)]),
            [(3, 1, 0), (5, 0, 1), (7, 1, 0)]
        );
        // Nothing measured in between: the same link as before is not a switch, another one is.
        let link_0 = [90.0, NAN, 90.0, NAN, 10.0];
        let link_1 = [10.0, NAN, 10.0, 90.0, 90.0];
        assert_eq!(moves(&[Some(&link_0), Some(&link_1)]), [(4, 0, 1)]);
    }
}
