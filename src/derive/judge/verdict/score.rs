//! The score of a session: 100 × (1 − (B + W × part) ÷ D). D is the session's length, B the time in major and critical trouble, W that in
//! minor trouble alone. Overlaps count once, and only what the driver saw counts.

use crate::derive::judge::finding::Severity;
use crate::derive::judge::limit::{Limit, LimitUnit, Thresholds, Topic};
use crate::derive::judge::sources::OURS;
use crate::derive::judge::weight::Slice;
use crate::lang::key;
use crate::units::Millis;

/// The share of minor time that counts.
pub(super) static SCORE_MINOR: Limit = Limit {
    name: "scoreMinorPercent",
    unit: LimitUnit::Percent,
    default: 10.0,
    source: OURS,
    topic: Topic::Counting,
    label: key::limit::SCORE_MINOR_PERCENT,
};

/// The time in major and critical trouble, and in minor trouble alone.
pub(super) fn lost(slices: &[Slice]) -> (Millis, Millis) {
    let of = |is_wanted: &dyn Fn(&Slice) -> bool| -> Millis {
        let wanted = slices.iter().filter(|slice| is_wanted(slice));
        wanted.map(Slice::length).sum()
    };
    (
        of(&|slice| slice.severity >= Severity::Major),
        of(&|slice| slice.severity < Severity::Major),
    )
}

/// The score from the time lost and the session's length.
pub(super) fn score(
    thresholds: &Thresholds,
    (bad, minor): (Millis, Millis),
    length: Millis,
) -> f64 {
    let lost = bad + minor * thresholds.value(&SCORE_MINOR) / 100.0;
    (100.0 * (1.0 - lost / length)).clamp(0.0, 100.0).round()
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::testing::with;
    use crate::derive::judge::verdict::testing::{field, remote, two};

    /// A freeze of this many seconds at the end of a sample.
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
}
