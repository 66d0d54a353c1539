//! The network path that slowness or loss points to.

use super::signs::{LOSS, Signs};
use crate::derive::judge::finding::{Blame, Blamed};
use crate::derive::judge::input::JudgeInput;
use crate::units::Millis;

/// Whether the packets that a remote misses were lost on the uplink.
pub(in super::super) fn lost_before(input: &JudgeInput<'_>, start: Millis, last: Millis) -> bool {
    let signs = Signs::of(input, start, last);
    let percent = input.thresholds.value(&LOSS);
    signs.up_lost >= percent && signs.up_lost >= signs.down_lost / 2.0
}

/// The endpoint's path if its latency rose; the cloud if both rose alike.
pub(in super::super) fn way(
    input: &JudgeInput<'_>,
    own: Blame,
    start: Millis,
    last: Millis,
) -> Blamed {
    let signs = Signs::of(input, start, last);
    let strengths = signs.strengths(input);
    if strengths.cloud > 0.0 && own != Blame::Undecided {
        return Blamed::part(Blame::Cloud);
    }
    let is_upstream = strengths.uplink >= 1.0 && strengths.downlink < 1.0;
    let part = if own == Blame::RemoteDownlink && input.is_direct() && is_upstream {
        Blame::FieldUplink
    } else {
        own
    };
    signs.blamed(part)
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::suspects::testing::end;
    use crate::derive::judge::testing::{blamed, session, with};
    use crate::model::Role;

    /// The blame for findings of a kind, the remote's last, while these values were measured in samples 30 to 35.
    #[track_caller]
    fn check_ways(code: Code, mode: &str, at: [(&'static str, f64); 2], expected: &str) {
        let [field, remote] = [(Role::Field, at[0]), (Role::Remote, at[1])]
            .map(|(role, at)| with(end(role, mode, &[]), at.0, 30..36, at.1));
        assert_eq!(blamed(code, &session([field, remote])), expected);
    }

    #[test]
    fn a_slow_way_is_its_own_ends_unless_both_are_slow() {
        let check = |mode, field, remote, expected| {
            let latency = [field, remote].map(|value| ("NetworkLatency", value));
            check_ways(Code::NetworkLatency, mode, latency, expected);
        };
        check("server", 400.0, 20.0, "minor field-uplink");
        check("server", 20.0, 400.0, "minor remote-downlink");
        check("server", 400.0, 400.0, "minor cloud, minor cloud");
        check("p2p", 20.0, 400.0, "minor remote-downlink");
        check(
            "p2p",
            400.0,
            400.0,
            "minor field-uplink, minor field-uplink",
        );
    }

    #[test]
    fn what_a_remote_lost_may_have_been_lost_before() {
        let check = |field, remote, expected| {
            let lost = [field, remote].map(|value| ("Lost", value));
            check_ways(Code::Loss, "server", lost, expected);
        };
        check(0.0, 10.0, "info remote-downlink");
        check(1.9, 3.0, "info remote-downlink");
        check(5.0, 10.0, "info field-uplink, info field-uplink");
        check(4.0, 10.0, "info field-uplink, info remote-downlink");
    }
}
