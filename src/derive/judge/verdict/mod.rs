//! The verdict on a session: severity, blame, score, and what the sentence mentions.

mod course;
mod episode;
mod other_end;
mod score;
mod share;
#[cfg(test)]
mod testing;
mod trouble;

use super::budget::Budget;
use super::causes::in_groups;
use super::finding::{Blame, Finding, Severity};
use super::input::JudgeInput;
use super::limit::{Limit, Thresholds};
use super::weight::timeline;
use crate::derive::clock::Clock;
use crate::model::{ChartId, Role};
use crate::units::Millis;

use course::course;
use other_end::went_on;
use score::{lost, score};
use share::{blames, decided, weights};
use trouble::troubles;

pub use course::Course;
pub use share::Share;
pub use trouble::Trouble;

pub(super) const LIMITS: &[&Limit] = &[&episode::EPISODE, &score::SCORE_MINOR, &trouble::SECOND];

/// The verdict on a session.
#[derive(Debug, Clone, PartialEq)]
pub struct Verdict {
    /// All findings, causes before their effects; what the sentence mentions comes first.
    pub findings: Vec<Finding>,
    /// The worst severity; `None` if nothing can be judged.
    pub severity: Option<Severity>,
    /// The first of [`Self::blames`] if it has at least half of all weight, else undecided; `None` if nothing is wrong.
    pub blame: Option<Blame>,
    /// The network interface, if that part has several and one stands out.
    pub blamed_link: Option<i64>,
    /// Every part with a share, the heaviest first.
    pub blames: Vec<Share>,
    /// 0 to 100; `None` if nothing can be judged.
    pub score: Option<f64>,
    /// What the sentence mentions, worst first: at most two.
    pub troubles: Vec<Trouble>,
    /// The course of the session.
    pub course: Course,
    /// Its length.
    pub length: Millis,
    /// Whether the other endpoint was fine during the worst trouble.
    pub other_went_on: bool,
    /// The time in major and critical trouble, and in minor trouble alone, from which the score is computed.
    pub lost: (Millis, Millis),
    /// The latency budget over the session.
    pub budget: Budget,
    /// The clock offset, if known.
    pub clock: Option<Clock>,
    /// The thresholds that were used.
    pub thresholds: Thresholds,
    /// How much earlier than sent the remotes' times are in here; 0 as judged, see [`crate::derive::move_remotes`].
    pub moved: Millis,
}

/// Fewer samples cannot be judged.
const MIN_SAMPLES: usize = 2;

impl Verdict {
    /// Recomputes the score for another session length, after a clock was moved.
    pub(in crate::derive) fn measure_anew(&mut self, length: Millis) {
        self.length = length;
        self.score = self
            .score
            .map(|_| score(&self.thresholds, self.lost, length));
    }
}

pub(super) fn verdict(input: &JudgeInput<'_>, found: Vec<Finding>) -> Verdict {
    let length = input.length();
    let can_judge = can_judge(input) && length > 0.0;
    let slices = timeline(input, &found);
    let weights = weights(&found, &slices);
    let blames = if can_judge {
        blames(&found, &weights)
    } else {
        Vec::new()
    };
    let troubles = if can_judge {
        troubles(input, &found, &slices, &blames)
    } else {
        Vec::new()
    };
    let spoken_of: Vec<usize> = troubles.iter().map(|trouble| trouble.finding).collect();
    let (found, places) = in_groups(input, found, &weights, &spoken_of);
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
        score: can_judge.then(|| score(input.thresholds, lost, length)),
        other_went_on: troubles
            .first()
            .is_some_and(|trouble| went_on(input, &found[trouble.finding])),
        course: course(input, &found, &troubles, &slices, can_judge, length),
        budget: Budget::whole(input),
        clock: input.clock,
        thresholds: input.thresholds.clone(),
        moved: 0.0,
        blames,
        lost,
        troubles,
        length,
        findings: found,
    }
}

/// Whether an endpoint has enough samples with a measurement.
fn can_judge(input: &JudgeInput<'_>) -> bool {
    input.ends.iter().any(|end| {
        let carries = end.device.role != Role::Other;
        let mut series = end.device.series.iter();
        let measured = series.any(|series| {
            let is_driving = series
                .metric()
                .is_some_and(|metric| !matches!(metric.chart, ChartId::Host));
            is_driving && series.values.iter().any(|value| !value.is_nan())
        });
        let disconnected = (0..end.device.times.len()).any(|sample| end.is_disconnected(sample));
        carries && end.device.times.len() >= MIN_SAMPLES && (measured || disconnected)
    })
}

#[cfg(test)]
mod tests {
    use super::Verdict;
    use super::testing::{SAMPLES, check_blames, check_troubles, field, remote, two};
    use crate::derive::judge::finding::{Blame, Severity};
    use crate::derive::judge::testing::{cut, device, judged, later, session, well, with};
    use crate::derive::judge::verdict::Course;
    use crate::model::{Device, Role, Session};

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
        // A busy computer says nothing about the video.
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

    /// The verdict on these devices in that order, expressed in their original indices.
    fn in_order(devices: &[Device; 3], order: [usize; 3]) -> Verdict {
        let devices = order.map(|place| devices[place].clone());
        let mut verdict = judged(&session(devices));
        for finding in &mut verdict.findings {
            finding.device = finding.device.map(|device| order[device]);
            for evidence in &mut finding.evidence {
                evidence.device = order[evidence.device];
            }
        }
        verdict
    }

    #[track_caller]
    fn check_any_order(devices: &[Device; 3]) {
        let expected = in_order(devices, [0, 1, 2]);
        assert!(expected.findings.len() > 2, "{:?}", expected.findings);
        for order in [[0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]] {
            assert_eq!(in_order(devices, order), expected, "{order:?}");
        }
    }

    #[test]
    fn the_order_of_devices_changes_nothing() {
        let second = Device {
            device_id: "Second".into(),
            ..later(remote(), 1.0)
        };
        let slow = with(field(), "NetworkLatency", 40..50, 400.0);
        check_any_order(&[
            with(slow, "Fps", 100..120, 8.0),
            with(cut(remote(), 40..44), "Fps", 100..120, 8.0),
            with(
                with(second, "VideoLatency", 30..60, 400.0),
                "MaxFrameDelta",
                41..42,
                1500.0,
            ),
        ]);
    }

    /// Two remotes with the same name and start time.
    #[test]
    fn the_order_of_twins_changes_nothing() {
        let slow = || with(field(), "NetworkLatency", 40..50, 400.0);
        let frozen = |samples| with(well(Role::Remote, samples), "MaxFrameDelta", 42..43, 1500.0);
        let check = |one, other| check_any_order(&[slow(), one, other]);
        check(frozen(SAMPLES), frozen(SAMPLES - 30));
        check(
            frozen(SAMPLES),
            with(frozen(SAMPLES), "Rate", 90..91, 900.0),
        );
        check(
            frozen(SAMPLES),
            with(frozen(SAMPLES), "DecodeCost", 42..43, 60.0),
        );
        check(frozen(SAMPLES), with(frozen(SAMPLES), "Fps", 100..120, 8.0));
        check(frozen(SAMPLES), cut(frozen(SAMPLES), 100..103));
    }

    #[test]
    fn judges_the_same_twice() {
        let ends = session([field(), cut(remote(), 30..40)]);
        assert_eq!(judged(&ends), judged(&ends));
    }
}
