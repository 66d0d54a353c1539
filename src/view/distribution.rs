//! The distribution of a series' values over an interval, and how long it was good, to be watched, or bad.

use std::ops::Range;

use super::analysis::{Analysis, Place};
use super::value_scale::ValueScale;
use crate::derive::{
    BandTime, Bins, Reference, Statistics, TailPercentiles, band_time, nice_step, reference,
};
use crate::model::{Bands, Limit};
use crate::units::Millis;

/// The distribution of a series' values in an interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Distribution {
    /// As in the report.
    pub statistics: Statistics,
    /// Percentiles that only the distribution shows.
    pub tails: TailPercentiles,
    /// Time in each band.
    pub band_counts: BandCounts,
}

/// A series compared with the bands of its metric.
#[derive(Debug, Clone, PartialEq)]
pub enum BandCounts {
    /// The metric has no bands.
    WithoutBands,
    /// The bands compare with this array, which the device does not have.
    Needs(&'static str),
    /// Counted.
    Counted {
        /// Samples in each band.
        time: BandTime,
        /// The time that a sample represents, if known.
        step: Option<Millis>,
        /// The band edges in the metric's unit; empty if they vary from sample to sample.
        limits: Vec<f64>,
        /// The bands.
        bands: Bands,
    },
}

/// Bins and axis shared by all histograms of a chart.
#[derive(Debug, Clone, PartialEq)]
pub struct SharedBins {
    /// The bins.
    pub bins: Bins,
    /// From the first bin to the last, with round figures.
    pub scale: ValueScale,
}

/// Bins of a chart; more are no easier to read.
const MAX_BINS: usize = 40;

/// Figures on the axis.
const MAX_TICKS: f64 = 4.0;

impl Analysis {
    /// The distribution of a series in an interval, both ends included.
    #[must_use]
    pub fn distribution(&self, place: Place, stretch: &Range<Millis>) -> Option<Distribution> {
        let series = self.series(place)?;
        let device = &self.session.devices[place.device];
        let samples = self.samples_in(place.device, stretch);
        let values = &series.values[samples.clone()];
        let (statistics, tails) = Statistics::with_tails(values);
        let band_counts = match self.bands_of(series) {
            None => BandCounts::WithoutBands,
            Some(bands) => match reference(device, series, bands.basis, samples) {
                Err(needed) => BandCounts::Needs(needed),
                Ok(reference) => BandCounts::Counted {
                    time: band_time(values, &bands, reference),
                    step: self.facts[place.device].segments.cadence,
                    limits: limits(&bands, reference),
                    bands,
                },
            },
        };
        Some(Distribution {
            statistics,
            tails,
            band_counts,
        })
    }
}

impl BandCounts {
    /// The band edges in the metric's unit.
    #[must_use]
    pub fn limits(&self) -> &[f64] {
        match self {
            Self::Counted { limits, .. } => limits,
            _ => &[],
        }
    }
}

/// The band edges in the metric's unit.
fn limits(bands: &Bands, reference: Reference<'_>) -> Vec<f64> {
    let scale = match reference {
        Reference::OwnUnit => 1.0,
        Reference::Of(whole) => whole / 100.0,
        Reference::At(_) => return Vec::new(),
    };
    let limits = [Some(bands.good), bands.watch].into_iter().flatten();
    let value = |limit: Limit| match limit {
        Limit::AtMost(value) | Limit::Below(value) | Limit::AtLeast(value) => value * scale,
    };
    limits.map(value).filter(|limit| !limit.is_nan()).collect()
}

impl SharedBins {
    /// Bins for the part of these values that lies on the chart's axis; values beyond it are counted at the edge. `decimals` is the
    /// precision of the values. `None` if nothing was measured.
    #[must_use]
    pub fn new<'a>(
        found: impl Iterator<Item = &'a Statistics>,
        axis: &Range<f64>,
        decimals: u8,
    ) -> Option<Self> {
        let ranges = found.filter_map(|statistics| statistics.min.zip(statistics.max));
        let all = |one: (f64, f64), other: (f64, f64)| (one.0.min(other.0), one.1.max(other.1));
        let (lowest, greatest) = ranges.reduce(all)?;
        let start = lowest.max(axis.start);
        let range = start..greatest.min(axis.end).max(start);
        let digit = (0..decimals).fold(1.0, |digit, _| digit / 10.0);
        let bins = Bins::of(&range, digit, MAX_BINS);
        let range = bins.start..bins.end();
        let step = nice_step(((range.end - range.start) / MAX_TICKS).max(digit));
        let first = (range.start / step).ceil() as i64;
        let last = (range.end / step + 1e-9).floor() as i64;
        let scale = ValueScale {
            ticks: (first..=last).map(|n| n as f64 * step).collect(),
            decimals: (-step.log10().floor()).clamp(0.0, 9.0) as usize,
            is_used: true,
            range,
        };
        Some(Self { bins, scale })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Device, Role, Series, SeriesKey, Session};

    const NAN: f64 = f64::NAN;

    /// A device with a sample every two seconds.
    fn analysis(columns: &[(&'static str, &[f64])]) -> Analysis {
        let samples = columns.first().map_or(0, |(_, values)| values.len());
        let series = columns.iter().map(|(metric, values)| Series {
            key: SeriesKey {
                metric: (*metric).into(),
                link: None,
            },
            values: values.to_vec(),
        });
        let device = Device {
            role: Role::Field,
            times: (0..samples).map(|index| index as f64 * 2000.0).collect(),
            series: series.collect(),
            ..Device::default()
        };
        Analysis::new(Session {
            devices: vec![device],
            ..Session::default()
        })
    }

    fn found(analysis: &Analysis, series: usize, stretch: Range<f64>) -> Distribution {
        let place = Place { device: 0, series };
        analysis
            .distribution(place, &stretch)
            .expect("there is such a series")
    }

    /// Good, watch, bad, unjudged.
    fn counted(band_counts: &BandCounts) -> [usize; 4] {
        match band_counts {
            BandCounts::Counted { time, .. } => [time.good, time.watch, time.bad, time.unjudged],
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn bands_follow_the_stretch_and_what_they_compare_with_does_not() {
        let fps = [20.0, 20.0, 20.0, 20.0, 15.0, 10.0];
        let analysis = analysis(&[("Fps", &fps)]);
        let all = found(&analysis, 0, 0.0..20_000.0);
        assert_eq!(counted(&all.band_counts), [4, 1, 1, 0]);
        assert_eq!(all.band_counts.limits(), [18.0, 14.0]);
        assert_eq!(all.statistics, Statistics::of(&fps));
        // The median of the session, not of the interval.
        let part = found(&analysis, 0, 8000.0..10_000.0);
        assert_eq!(counted(&part.band_counts), [0, 1, 1, 0]);
        assert_eq!(part.statistics.p50, Some(12.5));
    }

    #[test]
    fn a_rate_is_judged_by_the_target_of_the_same_sample() {
        let rate = [800.0, 950.0, 1900.0, 100.0, NAN];
        let target = [1000.0, 1000.0, 1000.0, NAN, 1000.0];
        let both = analysis(&[("Rate", &rate), ("BitRateEstimate", &target)]);
        assert_eq!(
            counted(&found(&both, 0, 0.0..9000.0).band_counts),
            [1, 1, 1, 1]
        );
        assert_eq!(
            counted(&found(&both, 0, 2000.0..4000.0).band_counts),
            [0, 1, 1, 0]
        );
        let alone = analysis(&[("Rate", &rate)]);
        let band_counts = found(&alone, 0, 0.0..9000.0).band_counts;
        assert_eq!(band_counts, BandCounts::Needs("BitRateEstimate"));
    }

    #[test]
    fn a_stage_is_judged_by_the_usual_frame_interval() {
        let cost = [10.0, 30.0, 60.0];
        let with = analysis(&[("EncodeCost", &cost), ("Fps", &[20.0, 20.0, 20.0])]);
        let band_counts = found(&with, 0, 0.0..9000.0).band_counts;
        assert_eq!(counted(&band_counts), [1, 1, 1, 0]);
        assert_eq!(band_counts.limits(), [25.0, 50.0]);
        let without = analysis(&[("EncodeCost", &cost), ("Fps", &[NAN, NAN, NAN])]);
        let band_counts = found(&without, 0, 0.0..9000.0).band_counts;
        assert_eq!(band_counts, BandCounts::Needs("Fps"));
        let unknown = analysis(&[("SomethingNew", &cost)]);
        let band_counts = found(&unknown, 0, 0.0..9000.0).band_counts;
        assert_eq!(band_counts, BandCounts::WithoutBands);
    }

    #[test]
    fn all_histograms_of_a_chart_share_their_bins() {
        let one = Statistics::of(&[72.0, 82.0, 503.0]);
        let other = Statistics::of(&[5.0, 11.0]);
        let shared = SharedBins::new([one, other].iter(), &(0.0..600.0), 0).expect("bins");
        assert_eq!(shared.scale.range, 0.0..520.0);
        assert_eq!(shared.bins.width, 20.0);
        assert_eq!(shared.scale.ticks, [0.0, 200.0, 400.0]);
        // Values beyond the axis are counted at the edge.
        let bursts = Statistics::of(&[15.0, 19.0, 267.0]);
        let shared = SharedBins::new([bursts].iter(), &(0.0..30.0), 0).expect("bins");
        assert_eq!(shared.scale.range, 15.0..31.0);
        assert_eq!(shared.bins.count(&[15.0, 19.0, 267.0]).above, 1);
        assert_eq!(SharedBins::new([].iter(), &(0.0..1.0), 0), None);
        assert_eq!(
            SharedBins::new([Statistics::of(&[NAN])].iter(), &(0.0..1.0), 0),
            None
        );
    }
}
