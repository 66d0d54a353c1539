//! Which part the samples around trouble point to, by comparing every part's series with its baseline.
//!
//! The baseline is the level below which a fifth of the settled samples lie, so that trouble filling most of a session does not become the
//! baseline. Each part gets a strength in multiples of what is significant ([`LIMITS`]); the strongest is blamed if it reaches 1.
//!
//! Reading order: [`baseline`], [`signs`], [`strengths`]; then one file per kind of trouble.

mod baseline;
mod both_ways;
mod few;
mod frozen;
mod late;
mod links;
mod signs;
mod strengths;
#[cfg(test)]
mod testing;
mod way;

use super::blame::times;
use super::finding::{Blame, Blamed, Finding};
use super::input::JudgeInput;
use super::kind::Impact;
use super::limit::Limit;
use crate::units::Millis;

use few::few;
use frozen::frozen;
use late::late;

pub(super) use baseline::BaselineCell;
pub(super) use signs::PACKET_KBIT;
pub(super) use way::{lost_before, way};

pub(super) const LIMITS: &[&Limit] = &[
    &signs::LATENCY,
    &signs::LOSS,
    &strengths::REQUESTS,
    &strengths::STAGE,
    &strengths::ESTIMATE,
    &late::PART,
    &strengths::THROTTLES,
    &signs::CARRIES,
    &both_ways::ALIKE,
    &few::HELD,
    &strengths::WEAK,
];

/// The part to blame for what the driver saw.
pub(super) fn of_finding(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let Some(end) = input.end(finding.device) else {
        return Blamed::NOBODY;
    };
    let (start, last) = times(input, finding);
    let length = finding.value.unwrap_or(0.0);
    match finding.code.kind().impact {
        Impact::Few => few(input, end, start, last),
        Impact::Late => late(input, end, finding),
        Impact::Frozen | Impact::NoPicture | Impact::Nothing => {
            let is_length = finding.unit == crate::model::Unit::Ms;
            let length = if is_length { length } else { 0.0 };
            frozen(input, end, start - length, last, length)
        }
    }
}

/// The part that most of the time of a finding's spells points to.
pub(super) fn of_spells(input: &JudgeInput<'_>, finding: &Finding) -> Blamed {
    let Some(end) = input.end(finding.device) else {
        return Blamed::NOBODY;
    };
    let mut votes: Vec<(Blamed, Millis)> = Vec::new();
    for spell in &finding.spells {
        let [start, last] = [spell.start, spell.end].map(|time| input.common(finding.device, time));
        let blamed = frozen(input, end, start - spell.lasted, last, spell.lasted);
        if blamed.part == Blame::Undecided {
            continue;
        }
        match votes.iter_mut().find(|(known, _)| *known == blamed) {
            Some((_, time)) => *time += spell.lasted,
            None => votes.push((blamed, spell.lasted)),
        }
    }
    let most = votes
        .into_iter()
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    most.map_or(Blamed::NOBODY, |(blamed, _)| blamed)
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::testing::{blamed, session, well, with};
    use crate::model::Role;

    /// A stutter is blamed on the part that most of its late frames point to.
    #[test]
    fn the_most_of_late_frames_decide() {
        let stalls = |remote| {
            // No interval is a freeze by itself.
            let remote = with(remote, "MaxFrameDelta", 30..37, 190.0);
            with(remote, "Lag150Duration", 30..37, 300.0)
        };
        let slow = |device, samples| with(device, "NetworkLatency", samples, 120.0);
        let remote = stalls(slow(well(Role::Remote, 60), 29..30));
        let ends = session([slow(well(Role::Field, 60), 34..40), remote]);
        assert_eq!(blamed(Code::Stutter, &ends), "major field-uplink");
        let remote = stalls(slow(well(Role::Remote, 60), 28..34));
        let ends = session([slow(well(Role::Field, 60), 37..39), remote]);
        assert_eq!(blamed(Code::Stutter, &ends), "major remote-downlink");
    }
}
