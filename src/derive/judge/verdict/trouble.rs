//! What the sentence mentions: the worst episode, and the worst of the next part.

use std::ops::Range;

use super::episode::{Episode, episodes};
use super::share::Share;
use crate::derive::judge::causes::root;
use crate::derive::judge::finding::{Blame, Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::kinds::Code;
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::weight::Slice;
use crate::lang::key;
use crate::order::in_order;
use crate::units::Millis;

/// A second part is mentioned from this share of the first one's weight on.
pub(super) static SECOND: Limit = Limit {
    name: "secondPartPercent",
    unit: LimitUnit::Percent,
    default: 20.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::SECOND_PART_PERCENT,
};

/// An episode that the sentence mentions.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trouble {
    /// What happened, as an index into [`super::Verdict::findings`]: the cause, if there is one.
    pub finding: usize,
    /// Its effect.
    pub effect: Option<usize>,
    /// Time of the first sample, on the clock of that finding's device.
    pub start: Millis,
    /// Time of the last sample.
    pub end: Millis,
    /// The part to blame.
    pub blame: Blame,
    /// Its network interface, if one stands out.
    pub link: Option<i64>,
}

/// What the sentence mentions: the worst episode, and the worst of the next part.
pub(super) fn troubles(
    input: &JudgeInput<'_>,
    found: &[Finding],
    slices: &[Slice],
    blames: &[Share],
) -> Vec<Trouble> {
    let episodes = episodes(input, found, slices);
    let order = in_order(episodes.len(), &|one, other| {
        episodes[other].cost.total_cmp(&episodes[one].cost)
    });
    let Some(first) = order.first().map(|place| &episodes[*place]) else {
        return without_effect(found);
    };
    let least = input.thresholds.value(&SECOND) / 100.0 * first.cost;
    let second = order.iter().skip(1).map(|place| &episodes[*place]);
    let second = second
        .take_while(|episode| episode.cost >= least)
        .find(|episode| episode.blame != first.blame && episode.blame != Blame::Undecided);
    let mut troubles = vec![trouble(input, found, first, blames)];
    if let Some(second) = second {
        let second = trouble(input, found, second, blames);
        if second.finding != troubles[0].finding {
            troubles.push(second);
        }
    }
    troubles
}

fn trouble(
    input: &JudgeInput<'_>,
    found: &[Finding],
    episode: &Episode,
    blames: &[Share],
) -> Trouble {
    let heavier = |one: &(usize, f64), other: &(usize, f64)| other.1 > one.1;
    let heaviest = |skip: Option<Code>| {
        let findings = episode.findings.iter().copied();
        findings
            .filter(|(index, _)| Some(found[*index].code) != skip)
            .reduce(|one, other| if heavier(&one, &other) { other } else { one })
            .map(|(index, _)| index)
    };
    let seen = heaviest(None).unwrap_or_default();
    let (root, _) = root(found, seen);
    let has_words = |index: usize| !found[index].code.kind().words.clause.is_empty();
    let has_clause = found[root].severity > Severity::Info && has_words(root);
    let is_same_part = found[root].blame == episode.blame;
    let main = if has_clause && is_same_part {
        root
    } else {
        seen
    };
    let effect = if main == seen {
        heaviest(Some(found[main].code))
    } else {
        Some(seen)
    };
    let effect = effect.filter(|effect| found[*effect].code != found[main].code);
    // The part of the finding within this episode.
    let device = found[main].device;
    let slack = input.slack();
    let within = found[main].spells.iter().filter(|spell| {
        let [start, end] = [spell.start, spell.end].map(|time| input.common(device, time));
        start <= episode.end + slack && end >= episode.start - slack
    });
    let times = within.fold(None, |times: Option<Range<Millis>>, spell| {
        Some(match times {
            Some(times) => times.start.min(spell.start)..times.end.max(spell.end),
            None => spell.start..spell.end,
        })
    });
    let times = times.unwrap_or(found[main].start..found[main].end);
    let share = blames.iter().find(|share| share.blame == episode.blame);
    let own = found[main].blamed_link.or(found[seen].blamed_link);
    Trouble {
        finding: main,
        effect,
        start: times.start,
        end: times.end,
        blame: episode.blame,
        link: own.or(share.and_then(|share| share.link)),
    }
}

/// If the driver saw nothing: the longest finding above `info`.
fn without_effect(found: &[Finding]) -> Vec<Trouble> {
    let worth = (0..found.len()).filter(|index| found[*index].severity > Severity::Info);
    let most = worth.reduce(|one, other| {
        let heavier =
            (found[other].severity, found[other].lasted) > (found[one].severity, found[one].lasted);
        if heavier { other } else { one }
    });
    let as_trouble = |finding: usize| Trouble {
        finding,
        effect: None,
        start: found[finding].start,
        end: found[finding].end,
        blame: found[finding].blame,
        link: found[finding].blamed_link,
    };
    most.map(as_trouble).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::finding::{Blame, Severity};
    use crate::derive::judge::testing::{cut, with, with_link};
    use crate::derive::judge::verdict::testing::{
        SAMPLES, check_troubles, field, of_two_parts, remote, two,
    };

    #[test]
    fn a_blackout_outranks_few_frames_that_lasted_longer() {
        // 20 s without a connection at the remote, and 78 s at half the rate from the field.
        let slow = |end| with(end, "Fps", 20..59, 10.0);
        let verdict = two(slow(field()), cut(slow(remote()), 100..110));
        check_troubles(
            &verdict,
            &["reconnect remote-downlink", "frame-rate-drop field-device"],
        );
        assert_eq!(verdict.severity, Some(Severity::Critical));
        let codes = verdict.findings.iter().map(|finding| finding.code.name());
        assert_eq!(
            codes.take(2).collect::<Vec<_>>(),
            ["reconnect", "frame-rate-drop"]
        );
    }

    #[test]
    fn the_cause_is_mentioned_with_its_effect() {
        let lost = |from: usize| {
            let mut lost = vec![0.0; SAMPLES];
            lost[from..from + 5].fill(20.0);
            lost
        };
        let field = with_link(
            field(),
            1,
            &[("SendBps", &[600.0; SAMPLES]), ("Lost", &lost(50))],
        );
        let field = with_link(
            field,
            2,
            &[("SendBps", &[400.0; SAMPLES]), ("Lost", &lost(90))],
        );
        let frozen = with(remote(), "MaxFrameDelta", 52..53, 1200.0);
        let verdict = two(field, with(frozen, "Lag150Duration", 52..53, 1050.0));
        check_troubles(&verdict, &["freeze ← link-loss field-uplink 1"]);
        assert_eq!(verdict.blame, Some(Blame::FieldUplink));
        assert_eq!(verdict.blamed_link, Some(1));
        let trouble = verdict.troubles[0];
        assert_eq!((trouble.start, trouble.end), (100_000.0, 108_000.0));
    }

    #[test]
    fn two_parts_are_two_troubles() {
        check_troubles(
            &of_two_parts(3000.0, 1500.0),
            &["freeze field-uplink", "freeze remote-device"],
        );
        check_troubles(
            &of_two_parts(1500.0, 3000.0),
            &["freeze remote-device", "freeze field-uplink"],
        );
        // A small second part is not mentioned.
        check_troubles(&of_two_parts(4900.0, 900.0), &["freeze field-uplink"]);
        check_troubles(
            &of_two_parts(4900.0, 1000.0),
            &["freeze field-uplink", "freeze remote-device"],
        );
    }

    #[test]
    fn without_effects_the_longest_is_mentioned() {
        let slow = with(field(), "NetworkLatency", 40..50, 400.0);
        let busy = with(remote(), "CpuUsed", 80..100, 100.0);
        let verdict = two(slow, busy);
        check_troubles(&verdict, &["cpu-high remote-device"]);
        assert_eq!(verdict.severity, Some(Severity::Minor));
        assert_eq!(verdict.score, Some(100.0));
    }
}
