//! Episodes: trouble of one part.

use crate::derive::judge::finding::{Blame, Finding};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::weight::Slice;
use crate::lang::key;
use crate::units::Millis;

/// Trouble of one part that is at most this far apart is one episode.
pub(super) static EPISODE: Limit = Limit {
    name: "episodeMs",
    unit: LimitUnit::Seconds,
    default: 60_000.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::EPISODE_MS,
};

/// Trouble of one part within an interval.
pub(super) struct Episode {
    pub blame: Blame,
    pub start: Millis,
    pub end: Millis,
    pub cost: f64,
    /// Findings, and what each cost in it.
    pub findings: Vec<(usize, f64)>,
}

/// All episodes, in the order in which they ended.
pub(super) fn episodes(
    input: &JudgeInput<'_>,
    found: &[Finding],
    slices: &[Slice],
) -> Vec<Episode> {
    let within = input.thresholds.value(&EPISODE);
    let mut closed: Vec<Episode> = Vec::new();
    let mut open: Vec<Option<Episode>> = Blame::ALL.iter().map(|_| None).collect();
    for slice in slices {
        let blame = found[slice.finding].blame;
        let place = &mut open[blame as usize];
        if place
            .as_ref()
            .is_some_and(|episode| slice.start - episode.end > within)
        {
            closed.extend(place.take());
        }
        let episode = place.get_or_insert_with(|| Episode {
            blame,
            start: slice.start,
            end: slice.end,
            cost: 0.0,
            findings: Vec::new(),
        });
        episode.end = slice.end;
        episode.cost += slice.cost();
        match episode
            .findings
            .iter_mut()
            .find(|(finding, _)| *finding == slice.finding)
        {
            Some((_, cost)) => *cost += slice.cost(),
            None => episode.findings.push((slice.finding, slice.cost())),
        }
    }
    closed.extend(open.into_iter().flatten());
    closed
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::testing::with;
    use crate::derive::judge::verdict::testing::{check_troubles, field, remote, two};

    #[test]
    fn trouble_of_one_part_within_a_minute_is_one_stretch() {
        let stretch = |second: usize| {
            let twice = |end, metric, value| {
                let end = with(end, metric, 40..41, value);
                with(end, metric, second..second + 1, value)
            };
            let slow = twice(field(), "NetworkLatency", 190.0);
            let verdict = two(slow, twice(remote(), "MaxFrameDelta", 1000.0));
            check_troubles(&verdict, &["freeze field-uplink"]);
            (verdict.troubles[0].start, verdict.troubles[0].end)
        };
        assert_eq!(stretch(70), (80_000.0, 140_000.0));
        assert_eq!(stretch(71), (80_000.0, 80_000.0));
    }
}
