//! Segments of a device's samples and the gaps between them (contract, section 5).
//!
//! Offsets are whole seconds: samples 2.3 s apart have steps of 2 and 3 s, with nothing missing. So the cadence is the mean of many steps,
//! and a gap is where time is missing compared with it.

use std::ops::Range;

use super::statistics;
use crate::model::Device;
use crate::units::Millis;

/// Steps of at least this many medians do not count for the cadence: a report is missing.
const USUAL_STEPS: f64 = 1.75;
/// A step of this many cadences is a gap, if it also exceeds [`BEYOND_ROUNDING`].
const GAP_STEPS: f64 = 1.5;
/// What rounding to whole seconds can add to a step.
const BEYOND_ROUNDING: Millis = 1000.0;
/// A step of this many cadences is a gap if a new connection starts after it.
const NEW_CONNECTION_STEPS: f64 = 1.4;
/// The cadence of a device whose samples do not show one.
const DOCUMENTED_STEP: Millis = 2000.0;

/// The segments (runs of samples without a gap) and the gaps between them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Segments {
    /// The cadence: the mean of the steps in which nothing is missing; `None` unless two samples differ in time.
    pub cadence: Option<Millis>,
    /// The median step, on which stall ratios are based; `None` unless two samples differ in time.
    pub median_step: Option<Millis>,
    /// Index ranges of the samples, none empty; together they cover all samples.
    pub runs: Vec<Range<usize>>,
    /// One less than there are runs.
    pub gaps: Vec<Gap>,
}

/// A gap: an interval without samples.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Gap {
    /// The last sample before it.
    pub start: Millis,
    /// The first sample after it.
    pub end: Millis,
}

impl Segments {
    /// For a device whose times are in order.
    #[must_use]
    pub fn of(device: &Device) -> Self {
        let times = &device.times;
        let steps = times.windows(2).map(|pair| pair[1] - pair[0]);
        let positive: Vec<Millis> = steps.filter(|step| *step > 0.0).collect();
        let median_step = median(positive.clone());
        let mut segments = Self {
            cadence: median_step.and_then(|median| cadence(&positive, median)),
            median_step,
            ..Self::default()
        };
        let signs = ConnectionSigns::of(device);
        let mut first = 0;
        for (index, pair) in times.windows(2).enumerate() {
            let after = index + 1;
            if segments.is_gap(pair[1] - pair[0], || signs.starts_connection(after)) {
                segments.runs.push(first..after);
                segments.gaps.push(Gap {
                    start: pair[0],
                    end: pair[1],
                });
                first = after;
            }
        }
        if !times.is_empty() {
            segments.runs.push(first..times.len());
        }
        segments
    }

    fn is_gap(&self, step: Millis, starts_connection: impl FnOnce() -> bool) -> bool {
        let Some(cadence) = self.cadence else {
            return false;
        };
        let is_long = step >= GAP_STEPS * cadence && step - cadence > BEYOND_ROUNDING;
        is_long || step >= NEW_CONNECTION_STEPS * cadence && starts_connection()
    }

    /// The time that one sample represents: the cadence, or 2 s if unknown.
    #[must_use]
    pub fn step(&self) -> Millis {
        self.cadence.unwrap_or(DOCUMENTED_STEP)
    }

    /// Whether a run starts at that sample.
    #[must_use]
    pub fn begins_run(&self, sample: usize) -> bool {
        self.runs
            .binary_search_by_key(&sample, |run| run.start)
            .is_ok()
    }

    /// The sampled time: for each run its span plus one median step, since every sample represents a step.
    ///
    /// `None` if all samples have the same time.
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

/// The signs of a new connection.
struct ConnectionSigns<'a> {
    disconnected: &'a [bool],
    /// Restarts from 0 with each connection.
    counter: &'a [f64],
    /// Constant within each connection.
    constants: [&'a [f64]; 2],
}

impl<'a> ConnectionSigns<'a> {
    fn of(device: &'a Device) -> Self {
        let values = |metric| {
            let series = device.series(metric, None);
            series.map_or(&[][..], |series| &series.values)
        };
        Self {
            disconnected: &device.disconnected,
            counter: values("NACK"),
            constants: ["K100", "K150"].map(values),
        }
    }

    /// Whether a new connection starts at the sample, as far as it and its predecessor show. Missing values show nothing.
    fn starts_connection(&self, sample: usize) -> bool {
        let fell = |values: &[f64]| values[sample] < values[sample - 1];
        let rose = |values: &[f64]| values[sample] > values[sample - 1];
        let reaches = |values: &[f64]| values.len() > sample;
        self.disconnected.get(sample).copied().unwrap_or(false)
            || reaches(self.counter) && fell(self.counter)
            || self
                .constants
                .iter()
                .any(|values| reaches(values) && (fell(values) || rose(values)))
    }
}

/// The mean of the steps in which nothing is missing.
fn cadence(positive: &[Millis], median: Millis) -> Option<Millis> {
    let usual = || {
        let steps = positive.iter().copied();
        steps.filter(|step| *step < USUAL_STEPS * median)
    };
    let count = usual().count();
    (count > 0).then(|| statistics::sum(usual()) / count as f64)
}

/// The median as in `NumPy`: the mean of the middle two for an even number; `None` without values.
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
    use proptest::prelude::*;

    use super::{Gap, Segments};
    use crate::model::{Device, Series, SeriesKey};

    const NAN: f64 = f64::NAN;

    fn device(seconds: &[f64]) -> Device {
        Device {
            times: seconds.iter().map(|second| second * 1000.0).collect(),
            ..Device::default()
        }
    }

    fn with(mut device: Device, metric: &'static str, values: &[f64]) -> Device {
        device.series.push(Series {
            key: SeriesKey {
                metric: metric.into(),
                link: None,
            },
            values: values.to_vec(),
        });
        device
    }

    /// The times for these steps in seconds.
    fn times(steps: &[f64]) -> Vec<f64> {
        let mut time = 0.0;
        let after = steps.iter().map(|step| {
            time += step;
            time
        });
        let mut times: Vec<f64> = after.collect();
        times.insert(0, 0.0);
        times
    }

    /// `count` samples of that cadence as the cloud sends them: in whole seconds.
    fn floored(cadence: f64, count: u32) -> Vec<f64> {
        // Slightly more, so that 10 × 2.1 s does not become 20.999….
        (0..count)
            .map(|index| (f64::from(index) * cadence + 0.001).floor())
            .collect()
    }

    /// Where runs start, except for the first.
    fn beginnings(device: &Device) -> Vec<usize> {
        let runs = Segments::of(device).runs;
        runs.iter().skip(1).map(|run| run.start).collect()
    }

    fn check(
        seconds: &[f64],
        cadence: Option<f64>,
        median: Option<f64>,
        expected: &[usize],
        sampled: Option<f64>,
    ) {
        let device = device(seconds);
        let segments = Segments::of(&device);
        let in_seconds = |millis: Option<f64>| millis.map(|millis| millis / 1000.0);
        assert_eq!(
            in_seconds(segments.cadence),
            cadence,
            "cadence of {seconds:?}"
        );
        assert_eq!(
            in_seconds(segments.median_step),
            median,
            "median of {seconds:?}"
        );
        assert_eq!(beginnings(&device), expected, "runs of {seconds:?}");
        assert_eq!(
            in_seconds(segments.sampled_millis(&device.times)),
            sampled,
            "length of {seconds:?}"
        );
    }

    #[test]
    fn a_step_of_one_and_a_half_cadences_is_a_gap_if_more_than_rounding() {
        check(&[], None, None, &[], None);
        check(&[7.0], None, None, &[], None);
        check(&[7.0, 7.0, 7.0], None, None, &[], None);
        check(&[7.0, 9.0], Some(2.0), Some(2.0), &[], Some(4.0));
        check(&[7.0, 47.0], Some(40.0), Some(40.0), &[], Some(80.0));
        // The step of 3 s counts for the cadence, the one of 4 s does not.
        check(
            &times(&[2.0, 2.0, 3.0]),
            Some(7.0 / 3.0),
            Some(2.0),
            &[],
            Some(9.0),
        );
        check(
            &times(&[2.0, 2.0, 4.0]),
            Some(2.0),
            Some(2.0),
            &[3],
            Some(8.0),
        );
        // The repeated time neither counts for the cadence nor ends a run.
        check(
            &times(&[2.0, 0.0, 2.0, 10.0, 2.0]),
            Some(2.0),
            Some(2.0),
            &[4],
            Some(10.0),
        );
        // An even number of steps: 2 and 4 have a median of 3 and a cadence of 3.
        check(&times(&[2.0, 4.0]), Some(3.0), Some(3.0), &[], Some(9.0));
    }

    #[test]
    fn exactly_a_second_longer_is_rounding() {
        let steps = |usual: f64, odd: f64| times(&[usual, usual, usual, odd, usual, usual]);
        let check = |usual: f64, odd: f64, expected: &[usize]| {
            let found = beginnings(&device(&steps(usual, odd)));
            assert_eq!(found, expected, "{odd} s among {usual} s");
        };
        check(1.0, 2.0, &[]);
        check(1.0, 2.1, &[4]);
        check(1.0, 3.0, &[4]);
        check(0.5, 1.0, &[]);
        check(0.5, 1.5, &[]);
        check(0.5, 2.0, &[4]);
        check(5.0, 6.0, &[]);
        // 7 s count for a cadence of 5.4 s and are less than 1.5 of those; 9 s do not count.
        check(5.0, 7.0, &[]);
        check(5.0, 9.0, &[4]);
        check(20.0, 25.0, &[]);
        check(20.0, 40.0, &[4]);
    }

    const CADENCES: [f64; 7] = [2.0, 2.01, 2.1, 2.3, 2.4, 2.5, 5.0];

    #[test]
    fn whole_seconds_are_no_gap() {
        for cadence in CADENCES {
            let device = device(&floored(cadence, 200));
            assert!(beginnings(&device).is_empty(), "{cadence}");
            let found = Segments::of(&device).cadence.unwrap_or(NAN) / 1000.0;
            assert!((found - cadence).abs() < 0.01, "{cadence}: {found}");
        }
    }

    #[test]
    fn a_lost_report_is_a_gap_whatever_the_cadence() {
        for cadence in CADENCES {
            for lost in 1..199 {
                let mut seconds = floored(cadence, 200);
                seconds.remove(lost);
                assert_eq!(beginnings(&device(&seconds)), [lost], "{cadence} {lost}");
            }
        }
    }

    #[test]
    fn what_is_longer_is_one_too() {
        for cadence in CADENCES {
            for length in [7.0, 30.0, 3600.0_f64] {
                let before = floored(cadence, 100);
                let later = before
                    .iter()
                    .map(|second| second + before[99] + length + cadence.floor());
                let seconds: Vec<f64> = before.iter().copied().chain(later).collect();
                assert_eq!(beginnings(&device(&seconds)), [100], "{cadence} {length}");
            }
        }
    }

    /// Ten samples 2 s apart, with 3 s before the fourth.
    const LATE: [f64; 9] = [2.0, 2.0, 3.0, 2.0, 2.0, 2.0, 2.0, 2.0, 2.0];

    /// The first six values of a metric, the last one repeated; whether the late sample starts a run.
    fn check_sign(metric: &'static str, values: &[f64], expected: bool) {
        let rest = std::iter::repeat_n(values.last(), 4).flatten();
        let all: Vec<f64> = values.iter().chain(rest).copied().collect();
        let device = with(device(&times(&LATE)), metric, &all);
        let expected: &[usize] = if expected { &[3] } else { &[] };
        assert_eq!(beginnings(&device), expected, "{metric} {values:?}");
    }

    #[test]
    fn a_new_connection_makes_a_shorter_step_a_gap() {
        check_sign("NACK", &[0.0, 4.0, 4.0, 0.0, 0.0, 0.0], true);
        check_sign("NACK", &[0.0, 4.0, 4.0, 3.0, 5.0, 5.0], true);
        check_sign("NACK", &[0.0, 4.0, 4.0, 4.0, 5.0, 5.0], false);
        check_sign("NACK", &[0.0, 4.0, 4.0, 9.0, 9.0, 9.0], false);
        check_sign("NACK", &[0.0, 4.0, NAN, 0.0, 0.0, 0.0], false);
        check_sign("NACK", &[0.0, 4.0, 4.0, NAN, 0.0, 0.0], false);
        // Without a longer step, a fall is not a gap.
        check_sign("NACK", &[0.0, 4.0, 4.0, 4.0, 0.0, 0.0], false);
        for metric in ["K100", "K150"] {
            check_sign(metric, &[1.2, 1.2, 1.2, 0.0, 0.0, 0.0], true);
            check_sign(metric, &[0.0, 0.0, 0.0, 0.3, 0.3, 0.3], true);
            check_sign(metric, &[0.3; 6], false);
            check_sign(metric, &[NAN, NAN, NAN, 0.3, 0.3, 0.3], false);
            check_sign(metric, &[0.3, 0.3, 0.3, NAN, NAN, NAN], false);
            check_sign(metric, &[NAN; 6], false);
            check_sign(metric, &[], false);
        }
        check_sign("MemUsed", &[44.0, 44.0, 44.0, 45.0, 45.0, 45.0], false);
    }

    #[test]
    fn a_disconnected_sample_after_it_does_so_too() {
        for (disconnected, expected) in [(2, &[][..]), (3, &[3]), (4, &[])] {
            let mut device = device(&times(&LATE));
            device.disconnected = (0..10).map(|sample| sample == disconnected).collect();
            assert_eq!(beginnings(&device), expected, "{disconnected}");
        }
    }

    #[test]
    fn such_a_step_is_at_least_1_4_cadences_long() {
        let check = |steps: &[f64], expected: &[usize]| {
            let counter = [9.0, 9.0, 9.0, 0.0, 0.0, 0.0, 0.0];
            let device = with(device(&times(steps)), "NACK", &counter[..=steps.len()]);
            assert_eq!(beginnings(&device), expected, "{steps:?}");
        };
        // Cadences of exactly 10 s, and of a little more.
        check(&[9.0, 9.0, 14.0, 9.0, 9.0], &[3]);
        check(&[9.0, 9.0, 14.0, 9.0, 9.1], &[]);
        check(&[1.0, 1.0, 2.0, 1.0, 1.0], &[3]);
        check(&[5.0, 5.0, 6.0, 5.0, 5.0], &[]);
        check(&[5.0, 5.0, 8.0, 5.0, 5.0, 5.0], &[3]);
    }

    #[test]
    fn a_gap_lies_between_two_samples() {
        let segments = Segments::of(&device(&[10.0, 12.0, 14.0, 20.0, 22.0, 40.0]));
        let expected = [(14e3, 20e3), (22e3, 40e3)].map(|(start, end)| Gap { start, end });
        assert_eq!(segments.gaps, expected);
    }

    #[test]
    fn the_documented_remote_has_seven_segments() {
        // Offsets of `session.json` (domain facts: steps 33 × 2, 1 × 3, 3 × 4, 1 × 5, 1 × 6 s).
        let mut offsets: Vec<f64> = (0..24).map(|index| f64::from(index) * 2.0).collect();
        offsets.extend([49.0, 51.0, 53.0, 59.0, 61.0, 65.0, 67.0, 69.0, 73.0, 75.0]);
        offsets.extend([79.0, 81.0, 83.0, 85.0, 90.0, 92.0]);
        let mut device = device(&offsets);
        // 3 s alone are jitter; the sample after them is disconnected.
        assert_eq!(beginnings(&device), [27, 29, 32, 34, 38]);
        device.disconnected = (0..40).map(|sample| sample == 24).collect();
        assert_eq!(beginnings(&device), [24, 27, 29, 32, 34, 38]);
        let segments = Segments::of(&device);
        assert_eq!(segments.cadence, Some(69_000.0 / 34.0));
        assert_eq!(segments.median_step, Some(2000.0));
        assert_eq!(segments.sampled_millis(&device.times), Some(80_000.0));
        for sample in 0..40 {
            let expected = [0, 24, 27, 29, 32, 34, 38].contains(&sample);
            assert_eq!(segments.begins_run(sample), expected, "{sample}");
        }
    }

    proptest! {
        /// Runs and gaps cover the samples in order, for any times and signs.
        #[test]
        fn runs_are_all_samples_in_order(
            samples in prop::collection::vec(
                (prop_oneof![6 => 2..=3_u8, 1 => Just(0), 3 => 0..60_u8], any::<bool>(), prop_oneof![4 => 0.0..9.0, 1 => Just(NAN)]),
                0..200,
            ),
        ) {
            let mut time = 0.0;
            let seconds: Vec<f64> = samples.iter().map(|sample| {
                time += f64::from(sample.0);
                time
            }).collect();
            let values: Vec<f64> = samples.iter().map(|sample| sample.2).collect();
            let mut device = with(with(device(&seconds), "NACK", &values), "K150", &values);
            device.disconnected = samples.iter().map(|sample| sample.1).collect();
            let Segments { cadence, median_step, runs, gaps } = Segments::of(&device);
            let covered: Vec<usize> = runs.iter().cloned().flatten().collect();
            prop_assert_eq!(covered, (0..samples.len()).collect::<Vec<_>>());
            prop_assert!(runs.iter().all(|run| !run.is_empty()));
            prop_assert_eq!(gaps.len(), runs.len().saturating_sub(1));
            for (pair, gap) in runs.windows(2).zip(&gaps) {
                prop_assert_eq!(gap.start, device.times[pair[0].end - 1]);
                prop_assert_eq!(gap.end, device.times[pair[1].start]);
                prop_assert!(cadence.is_some_and(|cadence| gap.end - gap.start >= 1.4 * cadence));
            }
            prop_assert_eq!(cadence.is_some(), median_step.is_some());
            // Removing all signs removes runs but adds none.
            let bare = Segments::of(&super::Device { times: device.times.clone(), ..super::Device::default() });
            let begins = |run: &std::ops::Range<usize>| runs.iter().any(|other| other.start == run.start);
            prop_assert!(bare.runs.iter().all(begins));
        }
    }
}
