//! A session with everything derived from it, computed once when it is loaded.

use crate::order::{first_after, first_from};
use std::cell::OnceCell;
use std::ops::Range;

use crate::derive::judge::{Thresholds, Verdict, find};
use crate::derive::{
    Pyramid, Segments, Statistics, active_links, derived_series, disconnected_stretches,
    measured_runs, slope_per_minute,
};
use crate::model::{Bands, Basis, Device, Owner, Series, Session};
use crate::units::Millis;

/// The location of a series: a device, and an index into its sent and then its derived series.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Place {
    /// Index of the device.
    pub device: usize,
    /// Index of the series.
    pub series: usize,
}

/// Statistics of a series in an interval.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct StretchFacts {
    /// Count, range, mean and percentiles.
    pub statistics: Statistics,
    /// How long it was outside the good range of its [`Bands`], each sample counting for one step; `None` if no range is known in the
    /// metric's unit.
    pub beyond_millis: Option<Millis>,
    /// The trend, in the metric's unit per minute.
    pub slope_per_minute: Option<f64>,
}

/// A session with everything derived from it.
#[derive(Debug, Clone, PartialEq)]
pub struct Analysis {
    /// As read, but with the remotes' times on the field's clock; see [`Analysis::set_offset`].
    pub session: Session,
    /// One per device.
    pub facts: Vec<DeviceFacts>,
    /// The findings, and the thresholds they were judged with.
    pub verdict: Verdict,
}

/// What is derived from one device's samples.
#[derive(Debug, Clone, PartialEq)]
pub struct DeviceFacts {
    /// The segments and the gaps between them.
    pub segments: Segments,
    /// Segments without a connection.
    pub disconnected: Vec<Range<usize>>,
    /// The series that the viewer computes.
    pub derived: Vec<Series>,
    /// `NetId` of the active link at each sample.
    pub active_links: Vec<Option<i64>>,
    /// One per sent series, then one per derived one.
    pub(crate) traces: Vec<OnceCell<Trace>>,
}

/// Precomputed per series, so that the cost of a redraw depends on pixels, not on samples.
#[derive(Debug, Clone, PartialEq)]
pub struct Trace {
    /// Runs of samples that a line may join.
    pub runs: Vec<Range<usize>>,
    /// The extremes of any interval.
    pub pyramid: Pyramid,
}

impl Analysis {
    /// Analyses the session with the default thresholds, and aligns the clocks if their offset is certain.
    #[must_use]
    pub fn new(session: Session) -> Self {
        Self::judged(session, &Thresholds::default())
    }

    /// The same with other thresholds.
    #[must_use]
    pub fn judged(session: Session, thresholds: &Thresholds) -> Self {
        let mut analysis = Self {
            facts: session.devices.iter().map(DeviceFacts::new).collect(),
            verdict: find(&session, thresholds),
            session,
        };
        analysis.set_offset(analysis.default_offset());
        analysis
    }

    /// Judges again if the thresholds differ.
    pub fn judge(&mut self, thresholds: &Thresholds) {
        if self.verdict.thresholds != *thresholds {
            let offset = self.offset();
            self.set_offset(0.0);
            self.verdict = find(&self.session, thresholds);
            self.set_offset(offset);
        }
    }

    /// The bands of a metric with the thresholds in force, if it has any.
    #[must_use]
    pub fn bands(&self, metric: &str, owner: Owner) -> Option<Bands> {
        self.verdict.thresholds.bands(metric, owner)
    }

    /// The same for a series.
    #[must_use]
    pub fn bands_of(&self, series: &Series) -> Option<Bands> {
        let owner = if series.key.link.is_some() {
            Owner::Link
        } else {
            Owner::Device
        };
        self.bands(&series.key.metric, owner)
    }

    /// Every sent or derived series, and its location.
    pub fn all_series(&self) -> impl Iterator<Item = (Place, &Series)> {
        let devices = self.session.devices.iter().zip(&self.facts).enumerate();
        devices.flat_map(|(device, (sent, facts))| {
            let series = sent.series.iter().chain(&facts.derived).enumerate();
            series.map(move |(series, column)| (Place { device, series }, column))
        })
    }

    /// The series at that location.
    #[must_use]
    pub fn series(&self, place: Place) -> Option<&Series> {
        let sent = &self.session.devices.get(place.device)?.series;
        let derived = &self.facts.get(place.device)?.derived;
        sent.get(place.series)
            .or_else(|| derived.get(place.series - sent.len()))
    }

    /// The precomputed data of a series, computed on first use.
    #[must_use]
    pub fn trace(&self, place: Place) -> Option<&Trace> {
        let series = self.series(place)?;
        let facts = &self.facts[place.device];
        let trace = facts.traces.get(place.series)?;
        Some(trace.get_or_init(|| Trace {
            runs: measured_runs(&series.values, &facts.segments.runs),
            pyramid: Pyramid::of(&series.values),
        }))
    }

    /// The number of values in all series.
    #[must_use]
    pub fn size(&self) -> usize {
        self.all_series()
            .map(|(_, series)| series.values.len())
            .sum()
    }

    /// Statistics of a series in an interval, both ends included.
    #[must_use]
    pub fn statistics(&self, place: Place, stretch: &Range<Millis>) -> Statistics {
        let Some(series) = self.series(place) else {
            return Statistics::default();
        };
        Statistics::of(&series.values[self.samples_in(place.device, stretch)])
    }

    /// Statistics, time outside the good range and trend in an interval, both ends included.
    #[must_use]
    pub fn stretch_facts(&self, place: Place, stretch: &Range<Millis>) -> StretchFacts {
        let Some(series) = self.series(place) else {
            return StretchFacts::default();
        };
        let samples = self.samples_in(place.device, stretch);
        let values = &series.values[samples.clone()];
        let bands = self.bands_of(series);
        let step = self.facts[place.device].segments.cadence;
        let beyond = bands
            .filter(|bands| bands.basis == Basis::OwnUnit)
            .zip(step);
        StretchFacts {
            statistics: Statistics::of(values),
            beyond_millis: beyond.map(|(bands, step)| {
                let is_beyond = |value: &&f64| !value.is_nan() && !bands.good.holds(**value);
                values.iter().filter(is_beyond).count() as f64 * step
            }),
            slope_per_minute: slope_per_minute(
                &self.session.devices[place.device].times[samples],
                values,
            ),
        }
    }

    /// Indices of a device's samples in an interval, both ends included.
    #[must_use]
    pub fn samples_in(&self, device: usize, stretch: &Range<Millis>) -> Range<usize> {
        let times = &self.session.devices[device].times;
        let from = first_from(times, stretch.start);
        let to = first_after(times, stretch.end);
        from..to.max(from)
    }

    /// The value of the sample at an instant.
    #[must_use]
    pub fn value_at(&self, place: Place, time: Millis) -> Option<f64> {
        let index = self.sample_at(place.device, time)?;
        let value = self.series(place)?.values[index];
        (!value.is_nan()).then_some(value)
    }

    /// First and last sample of all devices; `None` if there are no samples.
    #[must_use]
    pub fn span_of_all(&self) -> Option<Range<Millis>> {
        self.session.span_of(|_| true)
    }

    /// First and last sample of the devices that are drawn; `None` if there are no samples.
    ///
    /// A device without `StartTime` counts from 1970; next to dated devices it would shrink them to a pixel.
    #[must_use]
    pub fn span(&self) -> Option<Range<Millis>> {
        self.session.span()
    }

    /// Whether a device is on the common time axis: not if it has no date while another one has.
    #[must_use]
    pub fn is_drawn(&self, device: usize) -> bool {
        let devices = &self.session.devices;
        devices[device].is_dated() || !devices.iter().any(Device::is_dated)
    }

    /// The whole session plus a second on either side, so that the first and last mark are complete.
    #[must_use]
    pub fn window(&self) -> Option<Range<Millis>> {
        // A thousandth of a long session is more than a second and still invisible.
        let span = self.span()?;
        let margin = f64::max(1000.0, (span.end - span.start) / 1000.0);
        Some(span.start - margin..span.end + margin)
    }

    /// The sample of a device at an instant: the nearest one within half a step.
    #[must_use]
    pub fn sample_at(&self, device: usize, time: Millis) -> Option<usize> {
        let times = &self.session.devices.get(device)?.times;
        let index = nearest(times, time)?;
        let step = self.facts[device].segments.step();
        ((times[index] - time).abs() <= step / 2.0).then_some(index)
    }

    /// The instant that the pointer means: the nearest sample of any device, or `time` itself in a gap of all.
    #[must_use]
    pub fn snap(&self, time: Millis) -> Millis {
        (0..self.session.devices.len())
            .filter_map(|device| {
                let index = self.sample_at(device, time)?;
                Some(self.session.devices[device].times[index])
            })
            .min_by(|one, other| (one - time).abs().total_cmp(&(other - time).abs()))
            .unwrap_or(time)
    }

    /// The next or previous sample of any device.
    #[must_use]
    pub fn neighbour(&self, time: Millis, forward: bool) -> Option<Millis> {
        let devices = self.session.devices.iter().enumerate();
        let drawn = devices.filter(|(device, _)| self.is_drawn(*device));
        let candidates = drawn.filter_map(|(_, device)| {
            let times = &device.times;
            if forward {
                times.get(first_after(times, time))
            } else {
                times[..first_from(times, time)].last()
            }
        });
        let order = |one: &&Millis, other: &&Millis| one.total_cmp(other);
        if forward {
            candidates.min_by(order)
        } else {
            candidates.max_by(order)
        }
        .copied()
    }
}

impl DeviceFacts {
    fn new(device: &Device) -> Self {
        let segments = Segments::of(device);
        let derived = derived_series(device);
        Self {
            disconnected: disconnected_stretches(device, &segments),
            traces: vec![OnceCell::new(); device.series.len() + derived.len()],
            derived,
            active_links: active_links(device),
            segments,
        }
    }
}

fn nearest(times: &[Millis], time: Millis) -> Option<usize> {
    let after = first_from(times, time);
    let before = after.checked_sub(1);
    let after = Some(after).filter(|index| *index < times.len());
    match (before, after) {
        (Some(before), Some(after)) if time - times[before] <= times[after] - time => Some(before),
        (before, None) => before,
        (_, after) => after,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn analysis(times: &[&[Millis]]) -> Analysis {
        let devices = times.iter().map(|times| Device {
            times: times.to_vec(),
            ..Device::default()
        });
        Analysis::new(Session {
            devices: devices.collect(),
            ..Session::default()
        })
    }

    #[test]
    fn a_pointer_means_the_nearest_sample_within_half_a_step() {
        let analysis = analysis(&[&[0.0, 2000.0, 4000.0], &[3000.0, 5000.0, 7000.0, 20_000.0]]);
        for (pointer, meant) in [
            (1100.0, 2000.0),
            (2400.0, 2000.0),
            (2600.0, 3000.0),
            (7900.0, 7000.0),
            (8100.0, 8100.0),
            (-900.0, 0.0),
        ] {
            assert_eq!(analysis.snap(pointer), meant, "pointer at {pointer}");
        }
        assert_eq!(analysis.sample_at(0, 2900.0), Some(1));
        assert_eq!(analysis.sample_at(0, 5100.0), None);
        assert_eq!(analysis.sample_at(0, 4900.0), Some(2));
    }

    #[test]
    fn arrows_step_from_sample_to_sample_of_either_end() {
        let analysis = analysis(&[&[0.0, 2000.0], &[3000.0]]);
        let steps: Vec<_> =
            std::iter::successors(Some(-1.0), |time| analysis.neighbour(*time, true)).collect();
        assert_eq!(steps, [-1.0, 0.0, 2000.0, 3000.0]);
        assert_eq!(analysis.neighbour(3000.0, false), Some(2000.0));
        assert_eq!(analysis.neighbour(0.0, false), None);
    }

    #[test]
    fn a_device_without_a_date_is_left_out_beside_dated_ones() {
        let start = 1_731_399_569_000.0;
        let both = analysis(&[&[0.0, 4000.0], &[start, start + 4000.0], &[]]);
        assert_eq!(both.span(), Some(start..start + 4000.0));
        assert_eq!(both.span_of_all(), Some(0.0..start + 4000.0));
        assert_eq!([0, 1].map(|device| both.is_drawn(device)), [false, true]);
        let none = analysis(&[&[0.0, 4000.0], &[2000.0, 6000.0]]);
        assert_eq!(none.span(), Some(0.0..6000.0));
        assert!(none.is_drawn(0) && none.is_drawn(1));
    }

    #[test]
    fn nothing_has_no_window() {
        assert_eq!(analysis(&[]).window(), None);
        assert_eq!(analysis(&[&[5000.0]]).window(), Some(4000.0..6000.0));
    }
}
