//! The part that few frames point to.

use super::signs::Signs;
use crate::derive::judge::finding::{Blame, Blamed};
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::derive::judge::limit::{Limit, LimitUnit, Topic};
use crate::derive::judge::sources::OURS;
use crate::lang::key;
use crate::model::Role;
use crate::units::Millis;

/// From this share on, as much is received as before.
pub(super) static HELD: Limit = Limit {
    name: "suspectHeldPercent",
    unit: LimitUnit::Percent,
    default: 85.0,
    source: OURS,
    topic: Topic::Rate,
    label: key::limit::SUSPECT_HELD_PERCENT,
};

/// The sender if it sends few; otherwise the part with the strongest signs, or the cockpit if it received as much as before.
pub(super) fn few(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    start: Millis,
    last: Millis,
) -> Blamed {
    let signs = Signs::of(input, start, last);
    let strengths = signs.strengths(input);
    let expected = end.expected_fps.unwrap_or(f64::NAN);
    let sends_few = signs.field_fps.is_some_and(|fps| fps < 0.9 * expected);
    if end.device.role == Role::Field || sends_few {
        return signs.blamed(strengths.of_sender(input));
    }
    if let Some(part) = strengths.strongest(&signs, input) {
        return signs.blamed(part);
    }
    let held = input.thresholds.value(&HELD) / 100.0;
    if input.field().is_some() && signs.received.is_some_and(|received| received >= held) {
        return Blamed::part(Blame::RemoteDevice);
    }
    Blamed::NOBODY
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::suspects::testing::Changes;
    use crate::derive::judge::testing::{blamed, session, well, with};
    use crate::model::Role;

    /// A remote shows 10 of 20 frames in samples 30 to 35.
    #[track_caller]
    fn check_few(at_field: Changes<'_>, rate: f64, expected: &str) {
        let changes = at_field.iter();
        let field = changes.fold(well(Role::Field, 60), |device, (metric, value)| {
            with(device, metric, 30..36, *value)
        });
        let remote = with(well(Role::Remote, 60), "Fps", 30..36, 10.0);
        let remote = with(remote, "Rate", 30..36, rate);
        let found = blamed(Code::FrameRateDrop, &session([field, remote]));
        assert!(found.contains(expected), "{found}");
    }

    #[test]
    fn few_frames_of_what_was_received_are_the_cockpits_own() {
        check_few(&[], 1000.0, "major remote-device");
        check_few(&[], 500.0, "major undecided");
        check_few(&[("Lost", 5.0)], 500.0, "major field-uplink");
        check_few(&[("Fps", 10.0)], 500.0, "major field-device");
        let throttled = [("Fps", 10.0), ("NetworkLatency", 280.0)];
        check_few(&throttled, 500.0, "major field-uplink");
    }
}
