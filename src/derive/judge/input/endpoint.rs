//! One end of the session, with what the rules ask of it: its segments, its baselines, and which samples count.

use std::cell::OnceCell;
use std::ops::Range;

use super::measures::{median, quantile};
use super::{AFTER_RECONNECT, BURST, GRID, START_UP};
use crate::derive::judge::connection::{Connection, connection};
use crate::derive::judge::finding::{Blame, Evidence, Finding, Severity, Spell};
use crate::derive::judge::kinds::{CARRYING, Code};
use crate::derive::judge::limit::Thresholds;
use crate::derive::judge::suspects::BaselineCell;
use crate::derive::{Segments, link_shares};
use crate::model::{Device, Role, Series, Unit};
use crate::order::{first_after, first_from};
use crate::units::Millis;

/// The rates that cameras are set to. Even if a session's own rate is the fault, one of these lies above it.
const ROUND_RATES: [f64; 8] = [10.0, 15.0, 20.0, 24.0, 25.0, 30.0, 50.0, 60.0];

/// The number of values needed for a baseline: a day has 43,200.
const MAX_COMPARED: usize = 20_000;

/// One endpoint of the session.
pub(in super::super) struct Endpoint<'a> {
    /// Index of the device in the session.
    pub index: usize,
    /// The device.
    pub device: &'a Device,
    /// Its segments and gaps.
    pub segments: Segments,
    /// The cadence; 2 s if there is only one sample.
    pub step: Millis,
    /// The end of start-up.
    pub settled: Millis,
    /// Whether a connection starts at each sample: the first, after a gap, after a disconnected one.
    pub begins: Vec<bool>,
    /// Whether each sample's counts are artefacts: frames queued during a reconnect.
    pub bursts: Vec<bool>,
    /// Median frame rate without bursts.
    pub baseline_fps: Option<f64>,
    /// The expected frame rate; see [`expected_fps`].
    pub expected_fps: Option<f64>,
    /// From this share on a link is active, in per cent.
    pub carrying_percent: f64,
    /// The baselines of all series that point to a part.
    pub baseline: BaselineCell,
    shares: OnceCell<Vec<Series>>,
}

impl<'a> Endpoint<'a> {
    pub(super) fn of(index: usize, device: &'a Device, thresholds: &Thresholds) -> Self {
        let segments = Segments::of(device);
        let begins = beginnings(device, &segments);
        let connected = (0..device.times.len()).find(|sample| !is_disconnected(device, *sample));
        let start_up = thresholds.value(&START_UP);
        let mut end = Self {
            index,
            device,
            step: segments.cadence.unwrap_or(GRID),
            segments,
            settled: connected.map_or(f64::INFINITY, |sample| device.times[sample] + start_up),
            begins,
            bursts: vec![false; device.times.len()],
            baseline_fps: None,
            expected_fps: None,
            carrying_percent: thresholds.value(&CARRYING),
            baseline: BaselineCell::default(),
            shares: OnceCell::new(),
        };
        end.mark_bursts(thresholds);
        end
    }

    /// Two passes, since a median that includes bursts would hide them.
    fn mark_bursts(&mut self, thresholds: &Thresholds) {
        let fps = self.values("Fps");
        let Some(baseline) = median(fps).filter(|baseline| *baseline > 0.0) else {
            return;
        };
        let (times, after) = (
            thresholds.value(&BURST),
            thresholds.samples(&AFTER_RECONNECT),
        );
        let mut bursts = vec![false; fps.len()];
        for (sample, value) in fps.iter().enumerate() {
            let mut recent = sample.saturating_sub(after)..=sample;
            let is_after = recent.any(|before| before > 0 && self.begins[before]);
            bursts[sample] = *value > times * baseline && is_after;
        }
        let kept: Vec<f64> = (0..fps.len())
            .filter(|sample| !bursts[*sample] && fps[*sample] > 0.0)
            .map(|sample| fps[sample])
            .collect();
        self.baseline_fps = median(&kept);
        self.expected_fps = expected_fps(kept);
        self.bursts = bursts;
    }

    /// The values of a metric; empty if there is no such array.
    pub fn values(&self, metric: &str) -> &'a [f64] {
        self.link_values(metric, None)
    }

    /// The values of a link's metric; empty if there is no such array.
    pub fn link_values(&self, metric: &str, link: Option<i64>) -> &'a [f64] {
        self.device
            .series(metric, link)
            .map_or(&[], |series| &series.values)
    }

    /// Time of the first sample.
    pub fn start(&self) -> Millis {
        self.device.times[0]
    }

    /// Time of the last sample.
    pub fn last(&self) -> Millis {
        self.device.times[self.device.times.len() - 1]
    }

    /// Time of the first connected sample, from which [`Self::settled`] counts.
    pub fn connected(&self) -> Millis {
        let first = self.all().find(|sample| !self.is_disconnected(*sample));
        first.map_or(f64::INFINITY, |sample| self.device.times[sample])
    }

    /// Whether that sample belongs to start-up.
    pub fn is_starting(&self, sample: usize) -> bool {
        self.device.times[sample] < self.settled
    }

    /// Whether the device had no connection.
    pub fn is_disconnected(&self, sample: usize) -> bool {
        is_disconnected(self.device, sample)
    }

    /// Whether the sample is within one sample of a reconnect, where values are unreliable.
    pub fn is_beginning(&self, sample: usize) -> bool {
        self.begins[sample] || sample > 0 && self.begins[sample - 1]
    }

    /// Whether the sample counts for a baseline: connected, after start-up, and not at the beginning of a connection.
    pub fn is_settled(&self, sample: usize) -> bool {
        !self.is_starting(sample) && !self.is_disconnected(sample) && !self.begins[sample]
    }

    /// The quantile of a column's settled values; of all measured values if none is settled.
    ///
    /// A long column is sampled evenly, which is enough for a baseline.
    pub fn quantile(&self, values: &[f64], part: f64) -> Option<f64> {
        let step = values.len().div_ceil(MAX_COMPARED).max(1);
        let scope = || (0..values.len()).step_by(step);
        let is_measured = |sample: &usize| !values[*sample].is_nan();
        let settled = scope().filter(|sample| self.is_settled(*sample));
        let mut kept: Vec<f64> = settled
            .filter(is_measured)
            .map(|sample| values[sample])
            .collect();
        if kept.is_empty() {
            kept = scope()
                .filter(is_measured)
                .map(|sample| values[sample])
                .collect();
        }
        quantile(kept, part)
    }

    /// The share of each link, in the order of the device's links.
    pub fn shares(&self) -> &[Series] {
        self.shares.get_or_init(|| link_shares(self.device))
    }

    /// The median of a column's settled values.
    pub fn baseline(&self, values: &[f64]) -> Option<f64> {
        self.quantile(values, 0.5)
    }

    /// The samples in an interval on this device's clock.
    pub fn samples(&self, start: Millis, end: Millis) -> Range<usize> {
        let times = &self.device.times;
        let first = first_from(times, start);
        let after = first_after(times, end);
        first..after.max(first)
    }

    /// All samples.
    pub fn all(&self) -> Range<usize> {
        0..self.device.times.len()
    }

    /// The expected frame interval.
    pub fn frame_interval(&self) -> Option<Millis> {
        self.expected_fps.map(|fps| 1000.0 / fps)
    }

    /// A new finding on these samples.
    pub fn finding(&self, code: Code, severity: Severity, samples: &Range<usize>) -> Finding {
        let times = &self.device.times;
        let (start, end) = (times[samples.start], times[samples.end - 1]);
        let lasted = samples.len() as f64 * self.step;
        Finding {
            code,
            severity,
            device: Some(self.index),
            link: None,
            blame: Blame::Undecided,
            blamed_link: None,
            start,
            end,
            lasted,
            spells: vec![Spell {
                start,
                end,
                lasted,
                value: None,
                severity,
            }],
            value: None,
            unit: Unit::Count,
            exceeded: None,
            facts: Vec::new(),
            causes: Vec::new(),
            evidence: Vec::new(),
        }
    }

    /// Evidence: the samples of one series.
    pub fn evidence(
        &self,
        metric: &'static str,
        link: Option<i64>,
        samples: &Range<usize>,
    ) -> Evidence {
        Evidence {
            device: self.index,
            metric,
            link,
            start: self.device.times[samples.start],
            end: self.device.times[samples.end - 1],
        }
    }

    /// The computer of this endpoint.
    pub fn machine(&self) -> Blame {
        match self.device.role {
            Role::Field => Blame::FieldDevice,
            Role::Remote => Blame::RemoteDevice,
            Role::Other => Blame::Undecided,
        }
    }

    /// The network path of this endpoint.
    pub fn network(&self) -> Blame {
        match self.device.role {
            Role::Field => Blame::FieldUplink,
            Role::Remote => Blame::RemoteDownlink,
            Role::Other => Blame::Undecided,
        }
    }
}

/// The rate that the camera was set to: the round one at or above the 90th percentile, so that a fault filling most of a session does not
/// become the baseline.
fn expected_fps(measured: Vec<f64>) -> Option<f64> {
    let high = quantile(measured, 0.9)?;
    // A sample's count may be off by one.
    let above = ROUND_RATES.into_iter().filter(|rate| *rate >= high - 1.0);
    let round = above.min_by(|one, other| (one - high).abs().total_cmp(&(other - high).abs()));
    // A rate far from every round one is taken as it is: 22 fps is not 24 with a fault.
    let is_near = |rate: f64| high >= 0.9 * rate;
    Some(match round {
        Some(rate) if is_near(rate) || rate == ROUND_RATES[0] => rate,
        _ => high,
    })
}

fn is_disconnected(device: &Device, sample: usize) -> bool {
    device.disconnected.get(sample).copied().unwrap_or(false)
}

/// Whether a connection starts at each sample. A step that only lost a report starts none.
fn beginnings(device: &Device, segments: &Segments) -> Vec<bool> {
    let mut begins = vec![false; device.times.len()];
    if let Some(first) = begins.first_mut() {
        *first = true;
    }
    for pair in segments.runs.windows(2) {
        begins[pair[1].start] = connection(device, &pair[0], &pair[1]) == Connection::New;
    }
    for (sample, begins) in begins.iter_mut().enumerate().skip(1) {
        *begins |= is_disconnected(device, sample) || is_disconnected(device, sample - 1);
    }
    begins
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::derive::judge::input::tests::with_input;
    use crate::derive::judge::testing::{cut, device, pause, session, steps, well, with};
    use crate::model::Session;

    /// The expected rate for measured frame rates, given as runs of equal samples.
    #[track_caller]
    fn check_rate(measured: &[(usize, f64)], expected: Option<f64>) {
        assert_eq!(expected_fps(steps(measured)), expected, "{measured:?}");
    }

    #[test]
    fn the_round_rate_is_what_there_should_be() {
        check_rate(&[(30, 25.0)], Some(25.0));
        check_rate(&[(30, 19.0)], Some(20.0));
        // Counts are off by one.
        check_rate(&[(30, 26.0)], Some(25.0));
        check_rate(&[(30, 31.0)], Some(30.0));
        check_rate(&[(30, 61.0)], Some(60.0));
        check_rate(&[(30, 22.0)], Some(24.0));
    }

    #[test]
    fn a_rate_far_below_every_round_one_is_its_own() {
        check_rate(&[(30, 17.0)], Some(17.0));
        check_rate(&[(30, 40.0)], Some(40.0));
        check_rate(&[(30, 90.0)], Some(90.0));
    }

    #[test]
    fn nobody_sets_less_than_ten_frames() {
        check_rate(&[(30, 1.0)], Some(10.0));
        check_rate(&[(30, 8.0)], Some(10.0));
    }

    #[test]
    fn a_fault_that_fills_most_is_not_what_there_should_be() {
        check_rate(&[(26, 12.0), (4, 25.0)], Some(25.0));
        check_rate(&[(29, 12.0), (1, 25.0)], Some(12.0));
        check_rate(&[], None);
    }

    /// The samples at which a connection starts.
    #[track_caller]
    fn check_beginnings(device: Device, expected: &[usize]) {
        with_input(&session([device]), None, |input| {
            let begins = &input.ends[0].begins;
            let found: Vec<usize> = (0..begins.len()).filter(|sample| begins[*sample]).collect();
            assert_eq!(found, expected);
        });
    }

    #[test]
    fn a_connection_begins_at_first_and_after_it_was_lost() {
        let field = || well(Role::Field, 10);
        check_beginnings(field(), &[0]);
        check_beginnings(cut(field(), 4..6), &[0, 4, 5, 6]);
        // A gap that only lost a report, or no gap at all.
        check_beginnings(pause(field(), 5, 60.0), &[0]);
        check_beginnings(pause(field(), 5, 1.0), &[0]);
        check_beginnings(with(pause(field(), 5, 60.0), "K100", 5..10, 2.0), &[0, 5]);
    }

    /// The samples that are bursts.
    #[track_caller]
    fn check_bursts(device: Device, expected: &[usize]) {
        with_input(&session([device]), None, |input| {
            let bursts = &input.ends[0].bursts;
            let found: Vec<usize> = (0..bursts.len()).filter(|sample| bursts[*sample]).collect();
            assert_eq!(found, expected);
            assert_eq!(input.ends[0].baseline_fps, Some(20.0));
        });
    }

    #[test]
    fn a_burst_is_what_a_reconnect_had_held_up() {
        let burst = |fps| with(cut(well(Role::Field, 20), 8..9), "Fps", 9..11, fps);
        check_bursts(burst(41.0), &[9, 10]);
        check_bursts(burst(40.0), &[]);
        let long = with(cut(well(Role::Field, 30), 8..9), "Fps", 9..15, 60.0);
        check_bursts(long, &[9, 10, 11, 12]);
        // Without a reconnect it is a frame rate.
        check_bursts(with(well(Role::Field, 20), "Fps", 9..11, 60.0), &[]);
        check_bursts(with(well(Role::Field, 20), "Fps", 0..2, 60.0), &[]);
    }

    #[test]
    fn what_is_usual_comes_from_settled_samples() {
        let end =
            |values: &[(usize, f64)]| session([device(Role::Field, &[("Rate", &steps(values))])]);
        let quantile = |session: &Session, part| {
            with_input(session, None, |input| {
                let end = &input.ends[0];
                end.quantile(end.values("Rate"), part)
            })
        };
        let rising = end(&[(2, 900.0), (2, 1.0), (6, 2.0), (2, 3.0)]);
        assert_eq!(quantile(&rising, 0.0), Some(1.0));
        assert_eq!(quantile(&rising, 0.5), Some(2.0));
        assert_eq!(quantile(&rising, 1.0), Some(3.0));
        // No sample is settled: uses all.
        assert_eq!(quantile(&end(&[(2, 900.0)]), 0.5), Some(900.0));
        assert_eq!(quantile(&end(&[(5, f64::NAN)]), 0.5), None);
        // A day is sampled.
        let day = end(&[(21_600, 1.0), (21_600, 5.0)]);
        assert_eq!(quantile(&day, 0.2), Some(1.0));
        assert_eq!(quantile(&day, 0.8), Some(5.0));
    }
}
