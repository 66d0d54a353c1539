//! One device of a report.

use serde::Serialize;

use crate::derive::judge::Thresholds;
use crate::derive::{
    Lag, Segments, Statistics, Switch, band_time, derived_series, lag, link_switches, reference,
};
use crate::model::{Device, Link, Owner, Resolution, Series};
use crate::units::Millis;

/// One end of the session.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DeviceReport {
    /// Its index in `devices`.
    pub index: usize,
    /// `DeviceType` as sent.
    pub device_type: String,
    /// `DeviceId`.
    pub device_id: String,
    /// `Ver`.
    pub sdk_version: String,
    /// `SdkMode`.
    pub sdk_mode: String,
    /// `MultiMode`.
    pub multi_mode: Option<i64>,
    /// Time of its first sample; `None` if it has none.
    pub start: Option<Millis>,
    /// Time of its last sample; `None` if it has none.
    pub end: Option<Millis>,
    /// The number of its samples.
    pub samples: usize,
    /// Actual size of the video.
    pub resolution: Option<ResolutionReport>,
    /// Configured size of the video.
    pub configured_resolution: Option<ResolutionReport>,
    /// Its segments.
    pub segments: Vec<SegmentReport>,
    /// The sent series in the order of the model, then the derived ones.
    pub series: Vec<SeriesReport>,
    /// Stall time; `None` if both arrays are absent.
    pub lag: Option<LagReports>,
    /// Its network interfaces.
    pub links: Vec<LinkReport>,
}

/// One network interface.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LinkReport {
    /// `NetId`.
    pub net_id: i64,
    /// `NetIp`.
    pub net_ip: String,
    /// The median share of what is sent, in per cent; `None` if unknown.
    pub share: Option<f64>,
    /// How often it became the active link.
    pub switches: usize,
}

/// A video size in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct ResolutionReport {
    /// Pixels.
    pub width: u32,
    /// Pixels.
    pub height: u32,
}

/// A segment: samples without a gap.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct SegmentReport {
    /// Time of its first sample.
    pub start: Millis,
    /// Time of its last sample.
    pub end: Millis,
    /// The number of its samples.
    pub samples: usize,
}

/// The statistics of a series.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SeriesReport {
    /// The documented name, or an unknown array's own.
    pub metric: String,
    /// `NetId`, for a series of a link.
    pub link: Option<i64>,
    /// As written after a number; empty for a count and for an unknown array.
    pub unit: &'static str,
    /// Whether the viewer knows the metric.
    pub known: bool,
    /// Whether the viewer computed it.
    pub derived: bool,
    /// Samples with a measurement.
    pub count: usize,
    /// Samples without one.
    pub missing: usize,
    /// The minimum. Like all that follow, `None` if `count` is 0.
    pub min: Option<f64>,
    /// The maximum.
    pub max: Option<f64>,
    /// The arithmetic mean.
    pub mean: Option<f64>,
    /// The median.
    pub p50: Option<f64>,
    /// The 95th percentile.
    pub p95: Option<f64>,
    /// The 99th percentile.
    pub p99: Option<f64>,
    /// Time in the good band, each sample counting for a cadence. Like the next two, `None` without bands.
    pub good_ms: Option<Millis>,
    /// Time in the watch band.
    pub watch_ms: Option<Millis>,
    /// Time in the bad band.
    pub bad_ms: Option<Millis>,
}

/// Stall time above each threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct LagReports {
    /// Above 100 ms.
    #[serde(rename = "100")]
    pub over_100: Option<LagReport>,
    /// Above 150 ms.
    #[serde(rename = "150")]
    pub over_150: Option<LagReport>,
}

/// Stall time above one threshold.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LagReport {
    /// The total.
    pub total_ms: Millis,
    /// The share of the sampled time; `None` if that has no length.
    pub ratio_percent: Option<f64>,
}

impl DeviceReport {
    pub(super) fn of(index: usize, device: &Device, thresholds: &Thresholds) -> Self {
        let segments = Segments::of(device);
        let derived = derived_series(device);
        Self {
            index,
            device_type: device.device_type.clone(),
            device_id: device.device_id.clone(),
            sdk_version: device.sdk_version.clone(),
            sdk_mode: device.sdk_mode.clone(),
            multi_mode: device.multi_mode,
            start: device.times.first().copied(),
            end: device.times.last().copied(),
            samples: device.times.len(),
            resolution: device.resolution.map(ResolutionReport::from),
            configured_resolution: device.configured_resolution.map(ResolutionReport::from),
            segments: segment_reports(&segments, &device.times),
            series: device
                .series
                .iter()
                .chain(&derived)
                .map(|series| SeriesReport::of(series, device, &segments, thresholds))
                .collect(),
            lag: LagReports::of(device, &segments),
            links: link_reports(device, &derived, thresholds),
        }
    }
}

impl SeriesReport {
    fn of(series: &Series, device: &Device, segments: &Segments, thresholds: &Thresholds) -> Self {
        let metric = series.metric();
        let in_bands = in_bands(series, device, segments, thresholds);
        let [good_ms, watch_ms, bad_ms] = in_bands.map_or([None; 3], |times| times.map(Some));
        let statistics = Statistics::of(&series.values);
        Self {
            metric: series.key.metric.to_string(),
            link: series.key.link,
            unit: metric.map_or("", |metric| metric.unit.symbol()),
            known: metric.is_some(),
            derived: metric.is_some_and(|metric| metric.derived),
            count: statistics.count,
            missing: statistics.missing,
            min: statistics.min,
            max: statistics.max,
            mean: statistics.mean,
            p50: statistics.p50,
            p95: statistics.p95,
            p99: statistics.p99,
            good_ms,
            watch_ms,
            bad_ms,
        }
    }
}

/// The time a series spent in each band.
fn in_bands(
    series: &Series,
    device: &Device,
    segments: &Segments,
    thresholds: &Thresholds,
) -> Option<[Millis; 3]> {
    let owner = if series.key.link.is_some() {
        Owner::Link
    } else {
        Owner::Device
    };
    let bands = thresholds.bands(&series.key.metric, owner)?;
    let all = 0..series.values.len();
    let reference = reference(device, series, bands.basis, all).ok()?;
    let step = segments.cadence?;
    let time = band_time(&series.values, &bands, reference);
    Some([time.good, time.watch, time.bad].map(|samples| samples as f64 * step))
}

fn link_reports(device: &Device, derived: &[Series], thresholds: &Thresholds) -> Vec<LinkReport> {
    let shares = derived
        .iter()
        .filter(|series| series.key.metric == "LinkShare");
    let shares: Vec<&Series> = shares.collect();
    let carrying = thresholds.get("carryingPercent");
    let switches: Vec<Switch> =
        carrying.map_or_else(Vec::new, |percent| link_switches(&shares, percent));
    let of = |link: &Link| {
        let own = shares
            .iter()
            .find(|series| series.key.link == Some(link.net_id));
        let to_it = switches.iter().filter(|switch| switch.to == link.net_id);
        LinkReport {
            net_id: link.net_id,
            net_ip: link.net_ip.clone(),
            share: own.and_then(|series| Statistics::of(&series.values).p50),
            switches: to_it.count(),
        }
    };
    device.links.iter().map(of).collect()
}

impl LagReports {
    fn of(device: &Device, segments: &Segments) -> Option<Self> {
        let over = |metric| lag(device, metric, segments).map(LagReport::from);
        let lags = Self {
            over_100: over("Lag100Duration"),
            over_150: over("Lag150Duration"),
        };
        (lags.over_100.is_some() || lags.over_150.is_some()).then_some(lags)
    }
}

impl From<Lag> for LagReport {
    fn from(lag: Lag) -> Self {
        Self {
            total_ms: lag.total_millis,
            ratio_percent: lag.ratio_percent,
        }
    }
}

impl From<Resolution> for ResolutionReport {
    fn from(resolution: Resolution) -> Self {
        Self {
            width: resolution.width,
            height: resolution.height,
        }
    }
}

fn segment_reports(segments: &Segments, times: &[Millis]) -> Vec<SegmentReport> {
    segments
        .runs
        .iter()
        .map(|run| SegmentReport {
            start: times[run.start],
            end: times[run.end - 1],
            samples: run.len(),
        })
        .collect()
}
