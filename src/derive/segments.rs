//! Where a device's samples stop and go on.

use std::ops::Range;

use crate::units::Millis;

/// A step this many times the usual one is a gap (contract, section 5).
///
/// Whole seconds jitter: samples 2.02 s apart give a step of 3 s now and then, and that is a gap already. It breaks the
/// line and nothing more; a *reconnect* asks for stronger evidence.
const GAP_STEPS: f64 = 1.5;

/// The runs of samples without a gap, and the gaps between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Segments {
    /// The usual time between two samples; `None` unless two samples differ in time.
    pub median_step: Option<Millis>,
    /// Index ranges of the samples, none empty; together they are all samples.
    pub runs: Vec<Range<usize>>,
    /// One less than there are runs.
    pub gaps: Vec<Gap>,
}

/// A stretch without samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The last sample before it.
    pub start: Millis,
    /// The first sample after it.
    pub end: Millis,
}

impl Segments {
    /// Of one device's times, which are in order.
    #[must_use]
    pub fn of(times: &[Millis]) -> Self {
        let median_step = median_positive_step(times);
        let is_gap = |step: Millis| median_step.is_some_and(|median| step >= GAP_STEPS * median);
        let mut segments = Self {
            median_step,
            ..Self::default()
        };
        let mut first = 0;
        for (index, pair) in times.windows(2).enumerate() {
            if is_gap(pair[1] - pair[0]) {
                segments.runs.push(first..index + 1);
                segments.gaps.push(Gap {
                    start: pair[0],
                    end: pair[1],
                });
                first = index + 1;
            }
        }
        if !times.is_empty() {
            segments.runs.push(first..times.len());
        }
        segments
    }

    /// How long the device was sampled: for each run its span and one step more, since every sample stands for a step.
    ///
    /// `None` where all samples have the same time and no length can be given.
    #[must_use]
    pub fn sampled_millis(&self, times: &[Millis]) -> Option<Millis> {
        let step = self.median_step?;
        let spans = self
            .runs
            .iter()
            .filter_map(|run| Some(times.get(run.clone())?.last()? - times.get(run.start)?));
        Some(spans.map(|span| span + step).sum())
    }
}

fn median_positive_step(times: &[Millis]) -> Option<Millis> {
    let steps = times
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .filter(|step| *step > 0.0)
        .collect();
    median(steps)
}

/// The median as `NumPy` has it: the mean of the middle two where there is no middle one; `None` of nothing.
pub(super) fn median(mut values: Vec<f64>) -> Option<f64> {
    if values.is_empty() {
        return None;
    }
    let half = values.len() / 2;
    let is_odd = values.len() % 2 == 1;
    let (lower, upper, _) = values.select_nth_unstable_by(half, f64::total_cmp);
    let below = lower.iter().copied().reduce(f64::max);
    Some(match below {
        Some(below) if !is_odd => f64::midpoint(below, *upper),
        _ => *upper,
    })
}

#[cfg(test)]
mod tests {
    use super::{Gap, Segments};

    fn check(
        times: &[f64],
        median_step: Option<f64>,
        runs: &[(usize, usize)],
        sampled: Option<f64>,
    ) {
        let segments = Segments::of(times);
        let found: Vec<(usize, usize)> = segments
            .runs
            .iter()
            .map(|run| (run.start, run.end))
            .collect();
        assert_eq!(segments.median_step, median_step, "median of {times:?}");
        assert_eq!(found, runs, "runs of {times:?}");
        assert_eq!(
            segments.sampled_millis(times),
            sampled,
            "length of {times:?}"
        );
    }

    #[test]
    fn a_step_of_one_and_a_half_medians_is_a_gap() {
        check(&[], None, &[], None);
        check(&[7.0], None, &[(0, 1)], None);
        check(&[7.0, 7.0, 7.0], None, &[(0, 3)], None);
        check(&[0.0, 2.0, 4.0], Some(2.0), &[(0, 3)], Some(6.0));
        check(&[0.0, 2.0, 4.0, 6.9], Some(2.0), &[(0, 4)], Some(8.9));
        check(
            &[0.0, 2.0, 4.0, 7.0],
            Some(2.0),
            &[(0, 3), (3, 4)],
            Some(8.0),
        );
        // Steps 2, 0, 2, 10, 2: the repeated time neither counts for the median nor ends a run.
        check(
            &[0.0, 2.0, 2.0, 4.0, 14.0, 16.0],
            Some(2.0),
            &[(0, 4), (4, 6)],
            Some(10.0),
        );
        // An even number of steps: 2 and 4 make 3, so that 4 is no gap and 4.5 would be.
        check(&[0.0, 2.0, 6.0], Some(3.0), &[(0, 3)], Some(9.0));
    }

    #[test]
    fn a_gap_lies_between_two_samples() {
        let segments = Segments::of(&[10.0, 12.0, 14.0, 20.0, 22.0, 40.0]);
        let expected = [(14.0, 20.0), (22.0, 40.0)].map(|(start, end)| Gap { start, end });
        assert_eq!(segments.gaps, expected);
    }

    #[test]
    fn the_documented_remote_has_seven_segments() {
        // Offsets of `session.json` (domain facts: steps 33 × 2, 1 × 3, 3 × 4, 1 × 5, 1 × 6 s).
        let mut offsets: Vec<f64> = (0..24).map(|index| f64::from(index) * 2.0).collect();
        offsets.extend([49.0, 51.0, 53.0, 59.0, 61.0, 65.0, 67.0, 69.0, 73.0, 75.0]);
        offsets.extend([79.0, 81.0, 83.0, 85.0, 90.0, 92.0]);
        let runs = [
            (0, 24),
            (24, 27),
            (27, 29),
            (29, 32),
            (32, 34),
            (34, 38),
            (38, 40),
        ];
        check(&offsets, Some(2.0), &runs, Some(80.0));
    }
}
