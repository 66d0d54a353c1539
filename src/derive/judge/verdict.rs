//! The session in one verdict: how bad, who is to blame, the score, and what the sentence speaks of.
//!
//! *Score*: 100 × (1 − (B + W × part) ÷ D). D is the session's length, B the time in major and critical trouble, W that in minor trouble alone; what
//! overlaps counts once, and only what the driver saw counts. `None` where nothing can be judged.

use std::ops::Range;

use super::budget::Budget;
use super::causes::{in_groups, root};
use super::finding::{Blame, Finding, Severity};
use super::kind::Impact;
use super::kinds::Code;
use super::limit::{Limit, LimitUnit, Thresholds, Topic};
use super::merge::MERGE;
use super::order::in_order;
use super::scene::Scene;
use super::sources::OURS;
use super::weight::{Slice, timeline};
use crate::derive::clock::Clock;
use crate::lang::both;
use crate::model::Role;
use crate::units::Millis;

/// Trouble of one part that is no farther apart is one stretch of trouble.
static EPISODE: Limit = Limit {
    name: "episodeMs",
    unit: LimitUnit::Seconds,
    default: 60_000.0,
    source: OURS,
    topic: Topic::Counting,
    label: both(
        "同一部分的问题视为一段，间隔不超过",
        "Trouble of one part is one stretch when no farther apart than",
    ),
};
static SCORE_MINOR: Limit = Limit {
    name: "scoreMinorPercent",
    unit: LimitUnit::Percent,
    default: 10.0,
    source: OURS,
    topic: Topic::Counting,
    label: both(
        "评分：一般级别的时长按此折算",
        "Score: minor time counts as",
    ),
};
/// A second part is named where it weighs so much of the first.
static SECOND: Limit = Limit {
    name: "secondPartPercent",
    unit: LimitUnit::Percent,
    default: 20.0,
    source: OURS,
    topic: Topic::Counting,
    label: both(
        "结论提及第二个部分，占第一个的",
        "Verdict names a second part from, of the first",
    ),
};

pub(super) const LIMITS: &[&Limit] = &[&EPISODE, &SCORE_MINOR, &SECOND];

/// What a session comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// All that was found, causes before their effects; what the sentence speaks of first.
    pub findings: Vec<Finding>,
    /// The worst of them; `None` where there is nothing to judge.
    pub severity: Option<Severity>,
    /// The first of [`Self::blames`] if it has at least half of all weight, else undecided; `None` where nothing is wrong.
    pub blame: Option<Blame>,
    /// The network interface, where that part has several and one stands out.
    pub blamed_link: Option<i64>,
    /// Every part that had a share, the heaviest first.
    pub blames: Vec<Share>,
    /// 0 to 100; `None` where there is nothing to judge.
    pub score: Option<f64>,
    /// What the sentence speaks of, the worst first: two at most.
    pub troubles: Vec<Trouble>,
    /// How the session went.
    pub course: Course,
    /// How long it was.
    pub length: Millis,
    /// Whether the other end went on as usual while the worst trouble lasted.
    pub other_went_on: bool,
    /// What the score comes from: the time in major and critical trouble, and in minor trouble alone.
    pub lost: (Millis, Millis),
    /// Where the time of a picture went over the session.
    pub budget: Budget,
    /// How far the clocks are apart, where that is known.
    pub clock: Option<Clock>,
    /// The limits that it was judged with.
    pub thresholds: Thresholds,
    /// How much earlier than sent the remotes' times are in here; nothing as it is judged, see [`crate::derive::move_remotes`].
    pub moved: Millis,
}

/// A part's share of the blame.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Share {
    /// Which part.
    pub blame: Blame,
    /// `NetId`, where one of several interfaces had most of it.
    pub link: Option<i64>,
    /// Of all, 0 to 1.
    pub weight: f64,
}

/// A stretch of trouble that the sentence speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trouble {
    /// What happened, as an index of [`Verdict::findings`]: the cause, where there is one.
    pub finding: usize,
    /// What followed from it.
    pub effect: Option<usize>,
    /// The first sample of it, on the clock of that finding's device.
    pub start: Millis,
    /// The last one.
    pub end: Millis,
    /// The part to blame.
    pub blame: Blame,
    /// Its network interface, where one stands out.
    pub link: Option<i64>,
}

/// How a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Nothing was measured that could be judged.
    NothingToJudge,
    /// Nothing above `info`.
    Good,
    /// Good until the worst trouble, which lasted until the end.
    GoodUntil,
    /// Good but for the worst trouble.
    GoodBut,
    /// There was more than the worst trouble.
    Worst,
    /// The worst trouble lasted most of the session.
    Throughout,
}

/// Too short to be judged.
const LEAST_SAMPLES: usize = 2;
/// Trouble that fills less of what was before does not spoil it.
const LITTLE: f64 = 0.1;
/// Trouble that fills more of a session lasted throughout.
const MOST: f64 = 0.8;

impl Verdict {
    /// The score of a session of another length, since one clock was moved.
    pub(in crate::derive) fn measure_anew(&mut self, length: Millis) {
        self.length = length;
        self.score = self
            .score
            .map(|_| score(&self.thresholds, self.lost, length));
    }
}

pub(super) fn verdict(scene: &Scene<'_>, found: Vec<Finding>) -> Verdict {
    let length = scene.length();
    let can_judge = can_judge(scene) && length > 0.0;
    let slices = timeline(scene, &found);
    let weights = weights(&found, &slices);
    let blames = if can_judge {
        blames(&found, &weights)
    } else {
        Vec::new()
    };
    let troubles = if can_judge {
        troubles(scene, &found, &slices, &blames)
    } else {
        Vec::new()
    };
    let spoken_of: Vec<usize> = troubles.iter().map(|trouble| trouble.finding).collect();
    let (found, places) = in_groups(scene, found, &weights, &spoken_of);
    let moved = |trouble: &Trouble| Trouble {
        finding: places[trouble.finding],
        effect: trouble.effect.map(|effect| places[effect]),
        ..*trouble
    };
    let troubles: Vec<Trouble> = troubles.iter().map(moved).collect();
    let worst = found.iter().map(|finding| finding.severity).max();
    let worst = worst.unwrap_or(Severity::Info);
    let is_wrong = can_judge && worst > Severity::Info;
    let decided = decided(&blames);
    let lost = lost(&slices);
    Verdict {
        severity: can_judge.then_some(worst),
        blame: is_wrong.then(|| decided.map_or(Blame::Undecided, |share| share.blame)),
        blamed_link: decided.and_then(|share| share.link),
        score: can_judge.then(|| score(scene.thresholds, lost, length)),
        other_went_on: troubles
            .first()
            .is_some_and(|trouble| went_on(scene, &found[trouble.finding])),
        course: course(scene, &found, &troubles, &slices, can_judge, length),
        budget: Budget::whole(scene),
        clock: scene.clock,
        thresholds: scene.thresholds.clone(),
        moved: 0.0,
        blames,
        lost,
        troubles,
        length,
        findings: found,
    }
}

/// Whether an end has enough samples, and something in them was measured.
fn can_judge(scene: &Scene<'_>) -> bool {
    scene.ends.iter().any(|end| {
        let carries = end.device.role != Role::Other;
        let mut series = end.device.series.iter();
        let measured = series.any(|series| {
            let is_driving = series
                .metric()
                .is_some_and(|metric| !matches!(metric.chart, crate::model::ChartId::Host));
            is_driving && series.values.iter().any(|value| !value.is_nan())
        });
        let disconnected = (0..end.device.times.len()).any(|sample| end.is_disconnected(sample));
        carries && end.device.times.len() >= LEAST_SAMPLES && (measured || disconnected)
    })
}

/// What each finding cost the driver; where nothing did, how long each lasted.
fn weights(found: &[Finding], slices: &[Slice]) -> Vec<f64> {
    let mut weights = vec![0.0; found.len()];
    for slice in slices {
        weights[slice.finding] += slice.cost();
    }
    if slices.is_empty() {
        for (weight, finding) in weights.iter_mut().zip(found) {
            if finding.severity > Severity::Info {
                *weight = (finding.lasted / 1000.0).max(1.0);
            }
        }
    }
    weights
}

/// Every part with a share, the heaviest first; what nobody is to blame for is left out.
fn blames(found: &[Finding], weights: &[f64]) -> Vec<Share> {
    let all: f64 = weights.iter().sum();
    let mut shares: Vec<Share> = Vec::new();
    for blame in Blame::ALL {
        let own = || {
            found
                .iter()
                .zip(weights)
                .filter(move |(finding, _)| finding.blame == blame)
        };
        let weight: f64 = own().map(|(_, weight)| weight).sum();
        if blame == Blame::Undecided || weight <= 0.0 {
            continue;
        }
        let mut links: Vec<(i64, f64)> = Vec::new();
        for (finding, weight) in own() {
            let Some(link) = finding.blamed_link else {
                continue;
            };
            match links.iter_mut().find(|(known, _)| *known == link) {
                Some((_, sum)) => *sum += weight,
                None => links.push((link, *weight)),
            }
        }
        let heaviest = links
            .into_iter()
            .reduce(|one, other| if other.1 > one.1 { other } else { one });
        shares.push(Share {
            blame,
            link: heaviest
                .filter(|(_, sum)| *sum >= weight / 3.0)
                .map(|(link, _)| link),
            weight: weight / all,
        });
    }
    let order = in_order(shares.len(), &|one, other| {
        shares[other].weight.total_cmp(&shares[one].weight)
    });
    order.iter().map(|place| shares[*place]).collect()
}

/// The first part, if it has half of all weight.
fn decided(blames: &[Share]) -> Option<Share> {
    let first = *blames.first()?;
    (first.weight >= 0.5).then_some(first)
}

/// A stretch of trouble of one part.
struct Episode {
    blame: Blame,
    start: Millis,
    end: Millis,
    cost: f64,
    /// Findings, and what each cost in it.
    findings: Vec<(usize, f64)>,
}

/// What the sentence speaks of: the worst stretch of trouble, and the worst of the next part.
fn troubles(
    scene: &Scene<'_>,
    found: &[Finding],
    slices: &[Slice],
    blames: &[Share],
) -> Vec<Trouble> {
    let episodes = episodes(scene, found, slices);
    let order = in_order(episodes.len(), &|one, other| {
        episodes[other].cost.total_cmp(&episodes[one].cost)
    });
    let Some(first) = order.first().map(|place| &episodes[*place]) else {
        return without_effect(found);
    };
    let least = scene.thresholds.value(&SECOND) / 100.0 * first.cost;
    let second = order.iter().skip(1).map(|place| &episodes[*place]);
    let second = second
        .take_while(|episode| episode.cost >= least)
        .find(|episode| episode.blame != first.blame && episode.blame != Blame::Undecided);
    let mut told = vec![trouble(scene, found, first, blames)];
    if let Some(second) = second {
        let second = trouble(scene, found, second, blames);
        if second.finding != told[0].finding {
            told.push(second);
        }
    }
    told
}

fn episodes(scene: &Scene<'_>, found: &[Finding], slices: &[Slice]) -> Vec<Episode> {
    let within = scene.thresholds.value(&EPISODE);
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

fn trouble(scene: &Scene<'_>, found: &[Finding], episode: &Episode, blames: &[Share]) -> Trouble {
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
    let is_told = found[root].severity > Severity::Info && has_words(root);
    let is_same_part = found[root].blame == episode.blame;
    let main = if is_told && is_same_part { root } else { seen };
    let effect = if main == seen {
        heaviest(Some(found[main].code))
    } else {
        Some(seen)
    };
    let effect = effect.filter(|effect| found[*effect].code != found[main].code);
    // The part of it that lies in this stretch.
    let device = found[main].device;
    let slack = scene.slack();
    let within = found[main].spells.iter().filter(|spell| {
        let [start, end] = [spell.start, spell.end].map(|time| scene.common(device, time));
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

/// Where the driver saw nothing: the longest of what is above `info`.
fn without_effect(found: &[Finding]) -> Vec<Trouble> {
    let worth = (0..found.len()).filter(|index| found[*index].severity > Severity::Info);
    let most = worth.reduce(|one, other| {
        let heavier =
            (found[other].severity, found[other].lasted) > (found[one].severity, found[one].lasted);
        if heavier { other } else { one }
    });
    let told = |finding: usize| Trouble {
        finding,
        effect: None,
        start: found[finding].start,
        end: found[finding].end,
        blame: found[finding].blame,
        link: found[finding].blamed_link,
    };
    most.map(told).into_iter().collect()
}

fn lost(slices: &[Slice]) -> (Millis, Millis) {
    let of = |is_wanted: &dyn Fn(&Slice) -> bool| -> Millis {
        let wanted = slices.iter().filter(|slice| is_wanted(slice));
        wanted.map(Slice::length).sum()
    };
    (
        of(&|slice| slice.severity >= Severity::Major),
        of(&|slice| slice.severity < Severity::Major),
    )
}

fn score(thresholds: &Thresholds, (bad, minor): (Millis, Millis), length: Millis) -> f64 {
    let lost = bad + minor * thresholds.value(&SCORE_MINOR) / 100.0;
    (100.0 * (1.0 - lost / length)).clamp(0.0, 100.0).round()
}

fn course(
    scene: &Scene<'_>,
    found: &[Finding],
    troubles: &[Trouble],
    slices: &[Slice],
    can_judge: bool,
    length: Millis,
) -> Course {
    if !can_judge {
        return Course::NothingToJudge;
    }
    let Some(trouble) = troubles.first() else {
        return Course::Good;
    };
    let main = &found[trouble.finding];
    let [start, end] = [trouble.start, trouble.end].map(|time| scene.common(main.device, time));
    let bad = |is_wanted: &dyn Fn(&Slice) -> bool| -> Millis {
        let bad = slices
            .iter()
            .filter(|slice| slice.severity >= Severity::Major && is_wanted(slice));
        bad.map(Slice::length).sum()
    };
    let lasts_to_the_end = scene
        .end(main.device)
        .is_some_and(|end| end.last() - trouble.end <= scene.thresholds.value(&MERGE));
    let begin = scene.span().map_or(start, |span| span.start);
    let before = start - begin;
    let slack = scene.slack();
    // An end that never had a picture was not good besides, however long the other end's record is.
    let is_dead = main.code == Code::NoPicture;
    if is_dead || main.lasted.min(trouble.end - trouble.start) >= MOST * length {
        Course::Throughout
    } else if lasts_to_the_end
        && before > 0.0
        && bad(&|slice| slice.end <= start) <= LITTLE * before
    {
        Course::GoodUntil
    } else if bad(&|slice| slice.end < start - slack || slice.start > end + slack)
        <= LITTLE * length
    {
        Course::GoodBut
    } else {
        Course::Worst
    }
}

/// Whether the other end had frames and a connection while a finding lasted.
fn went_on(scene: &Scene<'_>, finding: &Finding) -> bool {
    let Some(own) = scene.end(finding.device) else {
        return false;
    };
    if finding.code.kind().impact != Impact::NoPicture || !scene.meets {
        return false;
    }
    let others = scene
        .ends
        .iter()
        .filter(|end| end.index != own.index && end.device.role != own.device.role);
    let mut seen = false;
    for other in others {
        let start = scene.common(finding.device, finding.start);
        let samples = scene.samples_of(other, start, start + (finding.end - finding.start));
        let fps = other.values("Fps").get(samples).unwrap_or_default();
        let is_fine = !fps.is_empty() && fps.iter().all(|fps| *fps > 0.0);
        if !is_fine {
            return false;
        }
        seen = true;
    }
    seen
}

#[cfg(test)]
mod tests {
    use super::{Course, Verdict};
    use crate::derive::judge::finding::{Blame, Finding, Severity};
    use crate::derive::judge::testing::{
        cut, device, judged, later, session, well, with, with_link,
    };
    use crate::model::{Device, Role, Session};

    /// Five minutes.
    const SAMPLES: usize = 150;

    fn field() -> Device {
        well(Role::Field, SAMPLES)
    }

    fn remote() -> Device {
        well(Role::Remote, SAMPLES)
    }

    fn two(field: Device, remote: Device) -> Verdict {
        judged(&session([field, remote]))
    }

    /// Shares are in order and no more than all; troubles name findings that are there.
    #[track_caller]
    fn check_sound(verdict: &Verdict) {
        let weights: Vec<f64> = verdict.blames.iter().map(|share| share.weight).collect();
        assert!(weights.iter().sum::<f64>() <= 1.0 + 1e-9, "{weights:?}");
        assert!(weights.iter().all(|weight| *weight > 0.0), "{weights:?}");
        assert!(
            weights.is_sorted_by(|one, other| one >= other),
            "{weights:?}"
        );
        let all = verdict.troubles.iter();
        let indices = all.flat_map(|trouble| [Some(trouble.finding), trouble.effect]);
        assert!(
            indices
                .flatten()
                .all(|index| index < verdict.findings.len())
        );
    }

    /// What the sentence speaks of: `freeze ← link-loss field-uplink 1`.
    #[track_caller]
    fn check_troubles(verdict: &Verdict, expected: &[&str]) {
        check_sound(verdict);
        let name = |index: usize| verdict.findings[index].code.name();
        let told: Vec<String> = verdict
            .troubles
            .iter()
            .map(|trouble| {
                let effect = trouble
                    .effect
                    .map_or(String::new(), |effect| format!("{} ← ", name(effect)));
                let link = trouble
                    .link
                    .map_or(String::new(), |link| format!(" {link}"));
                format!(
                    "{effect}{} {}{link}",
                    name(trouble.finding),
                    trouble.blame.name()
                )
            })
            .collect();
        assert_eq!(told, expected);
    }

    /// Parts and their shares in per cent.
    #[track_caller]
    fn check_blames(verdict: &Verdict, expected: &[(&str, f64)]) {
        check_sound(verdict);
        let shares = verdict.blames.iter();
        let told: Vec<(&str, f64)> = shares
            .map(|share| (share.blame.name(), (100.0 * share.weight).round()))
            .collect();
        assert_eq!(told, expected);
    }

    #[test]
    fn nothing_wrong() {
        let verdict = two(field(), remote());
        assert_eq!(verdict.severity, Some(Severity::Info));
        assert_eq!(verdict.blame, None);
        assert_eq!(verdict.score, Some(100.0));
        assert_eq!(verdict.course, Course::Good);
        check_troubles(&verdict, &[]);
        check_blames(&verdict, &[]);
    }

    #[track_caller]
    fn check_nothing_to_judge(session: &Session) {
        let verdict = judged(session);
        assert_eq!(verdict.course, Course::NothingToJudge);
        assert_eq!(verdict.severity, None);
        assert_eq!(verdict.score, None);
        assert_eq!(verdict.blame, None);
        assert!(verdict.blames.is_empty());
        assert!(verdict.troubles.is_empty());
    }

    #[test]
    fn nothing_measured_is_nothing_to_judge() {
        check_nothing_to_judge(&session([]));
        check_nothing_to_judge(&session([Device::default()]));
        check_nothing_to_judge(&session([well(Role::Remote, 1)]));
        check_nothing_to_judge(&session([well(Role::Other, 30)]));
        let nothing = device(Role::Remote, &[("Fps", &[f64::NAN; 30])]);
        check_nothing_to_judge(&session([nothing]));
        // A computer that works hard says nothing of the picture.
        let host = device(Role::Remote, &[("CpuUsed", &[99.0; 30])]);
        check_nothing_to_judge(&session([host]));
    }

    #[test]
    fn never_a_connection_is_a_verdict() {
        let gone = device(Role::Remote, &[("Fps", &[f64::NAN; 30])]);
        let verdict = judged(&session([cut(gone, 0..30)]));
        assert_eq!(verdict.severity, Some(Severity::Critical));
        assert_eq!(verdict.blame, Some(Blame::RemoteDownlink));
        assert_eq!(verdict.score, Some(0.0));
        assert_eq!(verdict.course, Course::Throughout);
    }

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
    fn the_cause_is_told_with_its_effect() {
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

    /// So long a freeze for which the uplink is to blame, and one for which the cockpit's computer is.
    fn of_two_parts(uplink: f64, decoder: f64) -> Verdict {
        let field = with(field(), "NetworkLatency", 40..41, 190.0);
        let remote = with(remote(), "MaxFrameDelta", 40..41, uplink);
        let remote = with(remote, "DecodeCost", 110..111, 60.0);
        two(field, with(remote, "MaxFrameDelta", 110..111, decoder))
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
        // Little beside the first is not told.
        check_troubles(&of_two_parts(4900.0, 900.0), &["freeze field-uplink"]);
        check_troubles(
            &of_two_parts(4900.0, 1000.0),
            &["freeze field-uplink", "freeze remote-device"],
        );
    }

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

    #[test]
    fn every_part_has_its_share() {
        let verdict = of_two_parts(3000.0, 1000.0);
        check_blames(&verdict, &[("field-uplink", 75.0), ("remote-device", 25.0)]);
        assert_eq!(verdict.blame, Some(Blame::FieldUplink));
    }

    /// A freeze of each length: of the uplink, of the decoder, and with no sign beside it.
    fn partly_unknown(uplink: f64, decoder: f64, unknown: f64) -> Verdict {
        let field = with(field(), "NetworkLatency", 40..41, 190.0);
        let remote = with(remote(), "MaxFrameDelta", 40..41, uplink);
        let remote = with(remote, "DecodeCost", 80..81, 60.0);
        let remote = with(remote, "MaxFrameDelta", 80..81, decoder);
        two(field, with(remote, "MaxFrameDelta", 130..131, unknown))
    }

    #[test]
    fn what_nobody_knows_is_no_share() {
        let verdict = partly_unknown(1000.0, 1000.0, 2000.0);
        check_blames(&verdict, &[("field-uplink", 25.0), ("remote-device", 25.0)]);
        let known = partly_unknown(3000.0, 1000.0, 1000.0);
        check_blames(&known, &[("field-uplink", 60.0), ("remote-device", 20.0)]);
        assert_eq!(known.blame, Some(Blame::FieldUplink));
        let unknown = partly_unknown(600.0, 50.0, 4000.0);
        check_blames(&unknown, &[("field-uplink", 13.0)]);
        assert_eq!(unknown.blame, Some(Blame::Undecided));
    }

    #[test]
    fn where_nothing_was_seen_the_longest_is_told() {
        let slow = with(field(), "NetworkLatency", 40..50, 400.0);
        let busy = with(remote(), "CpuUsed", 80..100, 100.0);
        let verdict = two(slow, busy);
        check_troubles(&verdict, &["cpu-high remote-device"]);
        assert_eq!(verdict.severity, Some(Severity::Minor));
        assert_eq!(verdict.score, Some(100.0));
    }

    /// A freeze of so many seconds at the end of a sample.
    fn frozen(seconds: f64) -> f64 {
        let remote = with(remote(), "MaxFrameDelta", 60..61, seconds * 1000.0);
        two(field(), remote).score.unwrap_or(f64::NAN)
    }

    #[test]
    fn the_score_falls_with_the_time_in_trouble() {
        // Of 298 s.
        let scores = [0.0, 1.0, 15.0, 60.0, 119.0].map(frozen);
        assert_eq!(scores, [100.0, 100.0, 95.0, 80.0, 60.0]);
        // Minor trouble counts a tenth.
        let late = |latency| {
            let remote = with(remote(), "VideoLatency", 10..110, latency);
            two(field(), remote).score
        };
        assert_eq!(late(190.0), Some(93.0));
        assert_eq!(late(300.0), Some(33.0));
    }

    #[test]
    fn what_overlaps_counts_once() {
        let late = with(remote(), "VideoLatency", 50..80, 400.0);
        let one = two(field(), late.clone());
        let both = two(field(), with(late, "Fps", 50..80, 5.0));
        assert_eq!(one.score, Some(80.0));
        assert_eq!(both.score, one.score);
        assert_eq!(both.lost, one.lost);
    }

    #[track_caller]
    fn check_course(remote: Device, expected: Course) {
        assert_eq!(two(field(), remote).course, expected);
    }

    #[test]
    fn how_it_went() {
        let late = |end, samples| with(end, "VideoLatency", samples, 400.0);
        check_course(late(remote(), 60..70), Course::GoodBut);
        check_course(late(remote(), 130..150), Course::GoodUntil);
        check_course(late(remote(), 2..150), Course::Throughout);
        let frozen = with(remote(), "MaxFrameDelta", 140..141, 50_000.0);
        check_course(late(frozen, 10..40), Course::Worst);
    }

    #[test]
    fn the_other_end_went_on() {
        let gone = || cut(remote(), 60..70);
        assert!(two(field(), gone()).other_went_on);
        assert!(!two(with(field(), "Fps", 62..64, 0.0), gone()).other_went_on);
        assert!(!judged(&session([gone()])).other_went_on);
        // A freeze is no lost connection.
        let frozen = with(remote(), "MaxFrameDelta", 60..61, 6000.0);
        assert!(!two(field(), frozen).other_went_on);
    }

    /// The same verdict, but for the places of the devices.
    fn without_places(verdict: Verdict) -> Verdict {
        let findings = verdict.findings.into_iter();
        let findings = findings.map(|mut finding: Finding| {
            finding.device = None;
            for evidence in &mut finding.evidence {
                evidence.device = 0;
            }
            finding
        });
        Verdict {
            findings: findings.collect(),
            ..verdict
        }
    }

    #[test]
    fn the_order_of_devices_changes_nothing() {
        let second = Device {
            device_id: "Second".into(),
            ..later(remote(), 1.0)
        };
        let slow = with(field(), "NetworkLatency", 40..50, 400.0);
        let devices = [
            with(slow, "Fps", 100..120, 8.0),
            with(cut(remote(), 40..44), "Fps", 100..120, 8.0),
            with(
                with(second, "VideoLatency", 30..60, 400.0),
                "MaxFrameDelta",
                41..42,
                1500.0,
            ),
        ];
        let in_order = |places: [usize; 3]| {
            let devices = places.map(|place| devices[place].clone());
            without_places(judged(&session(devices)))
        };
        let expected = in_order([0, 1, 2]);
        assert!(expected.findings.len() > 4);
        for places in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            assert_eq!(in_order(places), expected, "{places:?}");
        }
    }

    #[test]
    fn judges_the_same_twice() {
        let ends = session([field(), cut(remote(), 30..40)]);
        assert_eq!(judged(&ends), judged(&ends));
    }
}
