//! The course of a session as a whole.

use super::trouble::Trouble;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::kinds::Code;
use crate::derive::judge::merge::MERGE;
use crate::derive::judge::weight::Slice;
use crate::units::Millis;

/// The course of a session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Nothing was measured that could be judged.
    NothingToJudge,
    /// Nothing above `info`.
    Good,
    /// Good until the worst trouble, which lasted until the end.
    GoodUntil,
    /// Good except for the worst trouble, which was most of what was bad.
    GoodBut,
    /// There was more than the worst trouble.
    Worst,
    /// The worst trouble lasted most of the session.
    Throughout,
}

/// Trouble with a smaller share of the time before does not count.
const NEGLIGIBLE_SHARE: f64 = 0.1;
/// Trouble with a greater share of the session lasted throughout.
const THROUGHOUT_SHARE: f64 = 0.8;

/// Determined by the first trouble: when it occurred, and what else was bad.
pub(super) fn course(
    input: &JudgeInput<'_>,
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
    let [start, end] = [trouble.start, trouble.end].map(|time| input.common(main.device, time));
    let bad = |is_wanted: &dyn Fn(&Slice) -> bool| -> Millis {
        let bad = slices
            .iter()
            .filter(|slice| slice.severity >= Severity::Major && is_wanted(slice));
        bad.map(Slice::length).sum()
    };
    let lasts_to_the_end = input
        .end(main.device)
        .is_some_and(|end| end.last() - trouble.end <= input.thresholds.value(&MERGE));
    let begin = input.span().map_or(start, |span| span.start);
    let before = start - begin;
    let slack = input.slack();
    let outside = bad(&|slice| slice.end < start - slack || slice.start > end + slack);
    // An endpoint that never had a picture was not good before, however long the other's record is.
    let is_dead = main.code == Code::NoPicture;
    if is_dead || main.lasted.min(trouble.end - trouble.start) >= THROUGHOUT_SHARE * length {
        Course::Throughout
    } else if lasts_to_the_end
        && before > 0.0
        && bad(&|slice| slice.end <= start) <= NEGLIGIBLE_SHARE * before
    {
        Course::GoodUntil
    } else if outside <= NEGLIGIBLE_SHARE * length && 2.0 * outside <= bad(&|_| true) {
        Course::GoodBut
    } else {
        Course::Worst
    }
}

#[cfg(test)]
mod tests {
    use super::Course;
    use crate::derive::judge::testing::with;
    use crate::derive::judge::verdict::testing::{field, remote, two};
    use crate::model::Device;

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
        // Minutes apart; the worst of three freezes is shorter than the other two together.
        let froze = |end, sample, length| with(end, "MaxFrameDelta", sample..sample + 1, length);
        let twice = |length| froze(froze(remote(), 10, 1200.0), 60, length);
        check_course(twice(900.0), Course::GoodBut);
        check_course(froze(twice(900.0), 110, 900.0), Course::Worst);
    }
}
