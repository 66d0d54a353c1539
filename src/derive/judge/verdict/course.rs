//! How a session went as a whole.

use super::trouble::Trouble;
use crate::derive::judge::finding::{Finding, Severity};
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::kinds::Code;
use crate::derive::judge::merge::MERGE;
use crate::derive::judge::weight::Slice;
use crate::units::Millis;

/// How a session went.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Course {
    /// Nothing was measured that could be judged.
    NothingToJudge,
    /// Nothing above `info`.
    Good,
    /// Good until the worst trouble, which lasted until the end.
    GoodUntil,
    /// Good but for the worst trouble, which has most of what was bad.
    GoodBut,
    /// There was more than the worst trouble.
    Worst,
    /// The worst trouble lasted most of the session.
    Throughout,
}

/// Trouble that fills less of what was before does not spoil it.
const NEGLIGIBLE_SHARE: f64 = 0.1;
/// Trouble that fills more of a session lasted throughout.
const THROUGHOUT_SHARE: f64 = 0.8;

/// By the first trouble: where it lies, and what else was bad.
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
    // An end that never had a picture was not good besides, however long the other end's record is.
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
        // Minutes apart; of three freezes the worst has less than the other two.
        let froze = |end, sample, length| with(end, "MaxFrameDelta", sample..sample + 1, length);
        let twice = |length| froze(froze(remote(), 10, 1200.0), 60, length);
        check_course(twice(900.0), Course::GoodBut);
        check_course(froze(twice(900.0), 110, 900.0), Course::Worst);
    }
}
