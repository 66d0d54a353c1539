//! Whether the other endpoint was fine while one had no picture.

use crate::derive::judge::finding::Finding;
use crate::derive::judge::input::JudgeInput;
use crate::derive::judge::kind::Impact;

/// Whether the other endpoint had frames and a connection during a finding.
pub(super) fn went_on(input: &JudgeInput<'_>, finding: &Finding) -> bool {
    let Some(own) = input.end(finding.device) else {
        return false;
    };
    if finding.code.kind().impact != Impact::NoPicture || !input.meets {
        return false;
    }
    let others = input
        .ends
        .iter()
        .filter(|end| end.index != own.index && end.device.role != own.device.role);
    let mut seen = false;
    for other in others {
        let start = input.common(finding.device, finding.start);
        let samples = input.samples_of(other, start, start + (finding.end - finding.start));
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
    use crate::derive::judge::testing::{cut, judged, session, with};
    use crate::derive::judge::verdict::testing::{field, remote, two};

    #[test]
    fn the_other_end_went_on() {
        let gone = || cut(remote(), 60..70);
        assert!(two(field(), gone()).other_went_on);
        assert!(!two(with(field(), "Fps", 62..64, 0.0), gone()).other_went_on);
        assert!(!judged(&session([gone()])).other_went_on);
        // A freeze is not a lost connection.
        let frozen = with(remote(), "MaxFrameDelta", 60..61, 6000.0);
        assert!(!two(field(), frozen).other_went_on);
    }
}
