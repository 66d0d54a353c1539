//! The session in one sentence: facts for it.
//!
//! The session's blame is the part with at least half of all weight that has a part to blame, unless three quarters of all weight have none. The sentence
//! is about the cause whose group, itself and its effects, weighs most of those with that blame.
//!
//! *Score*: 100 × (1 − (B + W ÷ 2) ÷ D), D being the session's length, B the time in major and critical findings, W that in minor ones alone;
//! `None` where nothing can be judged.

use std::ops::Range;

use super::budget::Budget;
use super::causes::{root, weights_of_groups};
use super::order::in_order;
use super::scene::Scene;
use super::thresholds::Thresholds;
use super::{Blame, Finding, Severity, Spell};
use crate::derive::clock::Clock;
use crate::model::Role;
use crate::units::Millis;

/// What a session comes to.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// All that was found, causes before their effects, the worst first.
    pub findings: Vec<Finding>,
    /// The worst of them; `None` where there is nothing to judge.
    pub severity: Option<Severity>,
    /// Which part; `None` where nothing is wrong.
    pub blame: Option<Blame>,
    /// The card, where it is an uplink of several.
    pub blamed_link: Option<i64>,
    /// 0 to 100; `None` where there is nothing to judge.
    pub score: Option<f64>,
    /// What the sentence is about.
    pub main: Option<usize>,
    /// The worst effect of that.
    pub effect: Option<usize>,
    /// How the session went.
    pub course: Course,
    /// From the first sample to the last.
    pub length: Millis,
    /// Whether the other end went on as usual while the main finding lasted.
    pub other_went_on: bool,
    /// Where the time of a picture went over the session.
    pub budget: Budget,
    /// How far the clocks are apart, where that is known.
    pub clock: Option<Clock>,
    /// What it was judged by.
    pub thresholds: Thresholds,
    /// How much earlier than sent the remotes' times are in here; nothing as it is judged, see [`crate::derive::move_remotes`].
    pub moved: Millis,
}

impl Verdict {
    /// Another length, since one clock was moved: what overlaps counts once, and that is seen on a common clock alone.
    pub(in crate::derive) fn measure_anew(&mut self, length: Millis) {
        self.length = length;
        self.score = self.score.map(|_| score(&self.findings, length));
    }

    /// How long major and critical findings lasted, and how long minor ones alone: what the score comes from.
    #[must_use]
    pub fn lost(&self) -> (Millis, Millis) {
        let bad = covered(&self.findings, Severity::Major);
        (bad, covered(&self.findings, Severity::Minor) - bad)
    }
}

/// How a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Nothing was measured.
    NothingToJudge,
    /// Nothing above `info`.
    Good,
    /// Good until the main finding, which lasted until the end.
    GoodUntil,
    /// Good but for the main finding.
    GoodBut,
    /// There was more than the main finding.
    Worst,
    /// The main finding lasted most of the session.
    Throughout,
}

/// Too short to be judged.
const LEAST_SAMPLES: usize = 2;
/// Trouble that fills less of what was before does not spoil it.
const LITTLE: f64 = 0.1;
const MOST: f64 = 0.8;

pub(super) fn verdict(scene: &Scene<'_>, findings: Vec<Finding>) -> Verdict {
    let span = scene.span().unwrap_or(0.0..0.0);
    let length = span.end - span.start;
    let can_judge = scene.ends.iter().any(|end| {
        let carries = end.device.role != Role::Other;
        carries && end.device.times.len() >= LEAST_SAMPLES && !end.device.series.is_empty()
    }) && length > 0.0;
    let worst = findings.iter().map(|finding| finding.severity).max();
    let (blame, blamed_link) = blamed(&findings);
    let main = heaviest(&findings, blame);
    let course = match main {
        _ if !can_judge => Course::NothingToJudge,
        None => Course::Good,
        Some(main) => course(scene, &findings, main, &span),
    };
    Verdict {
        severity: can_judge.then(|| worst.unwrap_or(Severity::Info)),
        blame: main.and(blame),
        blamed_link,
        score: can_judge.then(|| score(&findings, length)),
        effect: main.and_then(|main| worst_effect(&findings, main)),
        other_went_on: main.is_some_and(|main| went_on(scene, &findings[main])),
        budget: Budget::whole(scene),
        clock: scene.clock,
        thresholds: *scene.thresholds,
        moved: 0.0,
        main,
        course,
        length,
        findings,
    }
}

fn course(scene: &Scene<'_>, findings: &[Finding], main: usize, span: &Range<Millis>) -> Course {
    let finding = &findings[main];
    let length = span.end - span.start;
    if finding.lasted >= MOST * length {
        Course::Throughout
    } else if lasts_to_the_end(scene, finding) && was_good_before(findings, finding, span.start) {
        Course::GoodUntil
    } else if was_good_besides(findings, main, length) {
        Course::GoodBut
    } else {
        Course::Worst
    }
}

/// The root of the heaviest group of those that the blamed part has to answer for; of all, where it has none.
fn heaviest(findings: &[Finding], blame: Option<Blame>) -> Option<usize> {
    let weights = weights_of_groups(findings);
    let of = |is_wanted: &dyn Fn(&Finding) -> bool| {
        let wanted = |index: &usize| weights[*index] > 0.0 && is_wanted(&findings[*index]);
        (0..weights.len()).filter(wanted).reduce(|one, other| {
            if weights[other] > weights[one] {
                other
            } else {
                one
            }
        })
    };
    of(&|finding| Some(finding.blame) == blame).or_else(|| of(&|_| true))
}

fn worst_effect(findings: &[Finding], main: usize) -> Option<usize> {
    (0..findings.len())
        .filter(|index| *index != main && root(findings, *index).0 == main)
        .filter(|index| findings[*index].severity > Severity::Info)
        .reduce(|one, other| {
            if findings[other].weight() > findings[one].weight() {
                other
            } else {
                one
            }
        })
}

fn blamed(findings: &[Finding]) -> (Option<Blame>, Option<i64>) {
    let total: f64 = findings.iter().map(Finding::weight).sum();
    let of = |blame: Blame| -> f64 {
        let blamed = findings.iter().filter(|finding| finding.blame == blame);
        blamed.map(Finding::weight).sum()
    };
    let decided = total - of(Blame::Undecided);
    let heaviest = Blame::ALL
        .into_iter()
        .filter(|blame| *blame != Blame::Undecided)
        .map(|blame| (blame, of(blame)))
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    match heaviest {
        Some((blame, weight))
            if weight * 2.0 >= decided && decided * 4.0 >= total && weight > 0.0 =>
        {
            (Some(blame), card(findings, blame))
        }
        _ => (Some(Blame::Undecided), None),
    }
}

/// The card of the heaviest finding that has that blame and a card.
fn card(findings: &[Finding], blame: Blame) -> Option<i64> {
    let with_card = findings
        .iter()
        .filter(|finding| finding.blame == blame && finding.blamed_link.is_some());
    with_card
        .reduce(|one, other| {
            if other.weight() > one.weight() {
                other
            } else {
                one
            }
        })
        .and_then(|finding| finding.blamed_link)
}

fn score(findings: &[Finding], length: Millis) -> f64 {
    let bad = covered(findings, Severity::Major);
    let all = covered(findings, Severity::Minor);
    let lost = bad + (all - bad) / 2.0;
    (100.0 * (1.0 - lost / length)).clamp(0.0, 100.0).round()
}

/// How much time findings of at least that severity cover; what overlaps counts once.
fn covered(findings: &[Finding], least: Severity) -> Millis {
    let spans: Vec<Spell> = findings
        .iter()
        .filter(|finding| finding.severity >= least)
        .flat_map(Finding::spells)
        .collect();
    let order = in_order(spans.len(), &|one, other| {
        spans[one].start.total_cmp(&spans[other].start)
    });
    let (mut total, mut until) = (0.0, f64::NEG_INFINITY);
    for place in order {
        let Spell { start, end } = spans[place];
        total += (end - start.max(until)).max(0.0);
        until = until.max(end);
    }
    total
}

fn lasts_to_the_end(scene: &Scene<'_>, main: &Finding) -> bool {
    scene
        .end(main.device)
        .is_some_and(|end| end.last() - main.end <= scene.thresholds.merge_ms)
}

fn was_good_before(findings: &[Finding], main: &Finding, start: Millis) -> bool {
    let before = main.start - start;
    let bad: f64 = findings
        .iter()
        .filter(|finding| finding.severity >= Severity::Major && finding.start < main.start)
        .map(|finding| finding.lasted.min(main.start - finding.start))
        .sum();
    before > 0.0 && bad <= LITTLE * before
}

/// Whether nothing but one cause and its effects was bad for long.
fn was_good_besides(findings: &[Finding], main: usize, length: Millis) -> bool {
    let is_of_main = |index: usize| root(findings, index).0 == main;
    let bad: f64 = (0..findings.len())
        .filter(|index| findings[*index].severity >= Severity::Major && !is_of_main(*index))
        .map(|index| findings[index].lasted)
        .sum();
    bad <= LITTLE * length
}

/// Whether the other end had frames, no gap and a connection while a finding began.
fn went_on(scene: &Scene<'_>, finding: &Finding) -> bool {
    let Some(own) = scene.end(finding.device) else {
        return false;
    };
    let others = scene
        .ends
        .iter()
        .filter(|end| end.index != own.index && end.device.role != own.device.role);
    let mut seen = false;
    for other in others {
        let start = scene.common(finding.device, finding.start);
        let samples = other.samples(start, start + (finding.end - finding.start));
        let fps = other.values("Fps").get(samples.clone()).unwrap_or_default();
        let is_fine = !fps.is_empty() && fps.iter().all(|fps| *fps > 0.0);
        if !is_fine {
            return false;
        }
        seen = true;
    }
    seen
}
