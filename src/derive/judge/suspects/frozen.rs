//! The part that a freeze points to.

use super::signs::Signs;
use crate::derive::judge::finding::Blamed;
use crate::derive::judge::input::{Endpoint, JudgeInput};
use crate::model::Role;
use crate::units::Millis;

/// The part with the strongest signs, or the sender if its own frames were late; the freeze lasted `length` before `last`.
pub(super) fn frozen(
    input: &JudgeInput<'_>,
    end: &Endpoint<'_>,
    start: Millis,
    last: Millis,
    length: Millis,
) -> Blamed {
    let signs = Signs::of(input, start, last);
    let strengths = signs.strengths(input);
    let interval = end.frame_interval().unwrap_or(0.0);
    // The field's own frames were late, so they could not arrive in time.
    let field_late = signs.field_interval_ms >= (length / 2.0).max(2.5 * interval) && length > 0.0;
    if end.device.role == Role::Field || field_late {
        return signs.blamed(strengths.of_sender(input));
    }
    strengths
        .strongest(&signs, input)
        .map_or(Blamed::NOBODY, |part| signs.blamed(part))
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::suspects::testing::check;

    #[test]
    fn late_frames_of_the_field_could_not_be_there_in_time() {
        let frozen = ("MaxFrameDelta", 1200.0);
        check(&[frozen], &[], "field-device");
        check(&[("MaxFrameDelta", 190.0)], &[], "undecided");
        check(&[frozen], &[("NetworkLatency", 190.0)], "field-device");
        // Trouble on the uplink slowed down the encoder too.
        check(&[frozen, ("NetworkLatency", 269.0)], &[], "field-device");
        check(&[frozen, ("NetworkLatency", 270.0)], &[], "field-uplink");
    }
}
