//! The bands and lines of charts, with the thresholds in force.

use std::ops::Range;

use super::band_time::Reference;
use super::judge::Thresholds;
use super::statistics::Statistics;
use crate::model::{Bands, Basis, ChartId, Device, Owner, Series, Threshold};

/// The limits that form the edges of a metric's bands: where *good* ends, and where *bad* begins.
const EDGES: &[(&str, &str, &str)] = &[
    ("Fps", "frameRateWatchPercent", "frameRateBadPercent"),
    ("K150", "stutterWatchPercent", "stutterBadPercent"),
    (
        "NetworkLatency",
        "networkLatencyWatchMs",
        "networkLatencyBadMs",
    ),
    ("VideoLatency", "videoLatencyWatchMs", "videoLatencyBadMs"),
    (
        "ControlLatency",
        "controlLatencyWatchMs",
        "controlLatencyBadMs",
    ),
    ("CaptureCost", "stageWatchPercent", "stageBadPercent"),
    ("EncodeCost", "stageWatchPercent", "stageBadPercent"),
    ("DecodeCost", "stageWatchPercent", "stageBadPercent"),
    ("RenderCost", "stageWatchPercent", "stageBadPercent"),
    ("Lost", "lossWatchPercent", "lossBadPercent"),
    ("CpuUsed", "cpuWatchPercent", "cpuBadPercent"),
    ("MemUsed", "memoryWatchPercent", "memoryWatchPercent"),
];

impl Thresholds {
    /// The bands of a metric with these thresholds, if it has any.
    #[must_use]
    pub fn bands(&self, metric: &str, owner: Owner) -> Option<Bands> {
        let bands = *Bands::of(metric, owner)?;
        // The other metrics' bands do not come from findings.
        let Some((_, good, bad)) = EDGES.iter().find(|(known, ..)| *known == metric) else {
            return Some(bands);
        };
        Some(Bands {
            good: bands.good.at(self.or(good, bands.good.value())),
            watch: bands
                .watch
                .map(|limit| limit.at(self.or(bad, limit.value()))),
            ..bands
        })
    }

    /// The value of a drawn level with these thresholds.
    #[must_use]
    pub fn level(&self, drawn: &Threshold) -> f64 {
        match drawn.chart {
            ChartId::NetworkLatency => self.or("networkLatencyBadMs", drawn.value),
            ChartId::VideoLatency => self.or("videoLatencyWatchMs", drawn.value),
            // The cloud counts stall time from there on, regardless of the thresholds.
            _ => drawn.value,
        }
    }

    /// The changed value, or the default, which the table of bands has as well: charts ask for it on every draw.
    fn or(&self, name: &str, usual: f64) -> f64 {
        let set = self.changed().iter().find(|(limit, _)| limit.name == name);
        set.map_or(usual, |(_, value)| *value)
    }
}

/// What the band edges refer to, for the samples of a device's series.
///
/// # Errors
///
/// The name of the missing array, if the device lacks it.
pub fn reference<'d>(
    device: &'d Device,
    series: &Series,
    basis: Basis,
    samples: Range<usize>,
) -> Result<Reference<'d>, &'static str> {
    let median = |series: &Series| Statistics::of(&series.values).p50;
    match basis {
        Basis::OwnUnit => Ok(Reference::OwnUnit),
        Basis::SessionMedian => Ok(Reference::Of(median(series).unwrap_or(f64::NAN))),
        Basis::TargetRate => {
            let target = device.series("BitRateEstimate", None);
            let target = target.filter(|target| target.values.iter().any(|rate| *rate > 0.0));
            target.map_or(Err("BitRateEstimate"), |target| {
                Ok(Reference::At(&target.values[samples]))
            })
        }
        Basis::FrameInterval => {
            let fps = device.series("Fps", None).and_then(median);
            let fps = fps.filter(|fps| *fps > 0.0);
            fps.map_or(Err("Fps"), |fps| Ok(Reference::Of(1000.0 / fps)))
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]
mod tests {
    use super::*;
    use crate::model::{BANDS, Limit, THRESHOLDS};

    #[test]
    fn edges_are_those_that_are_judged_by() {
        let usual = Thresholds::default();
        for (metric, good, bad) in EDGES {
            for owner in [Owner::Device, Owner::Link] {
                let Some(bands) = Bands::of(metric, owner) else {
                    continue;
                };
                assert_eq!(usual.get(good), Some(bands.good.value()), "{good}");
                assert_eq!(usual.get(bad), Some(bands.bad()), "{bad}");
            }
        }
        for drawn in THRESHOLDS {
            assert_eq!(usual.level(drawn), drawn.value, "{drawn:?}");
        }
    }

    #[test]
    fn what_is_set_moves_bands_and_lines() {
        let mut thresholds = Thresholds::default();
        for (_, good, bad) in EDGES {
            for name in [good, bad] {
                let usual = Thresholds::default().get(name).unwrap();
                thresholds.set(name, 2.0 * usual).unwrap();
            }
        }
        let doubled = |limit: Limit| limit.at(2.0 * limit.value());
        // Fixed bands: they do not come from findings.
        let fixed = ["MaxFrameDelta", "Rate", "Rtt"];
        for bands in BANDS {
            let now = thresholds.bands(bands.metric, bands.owner).unwrap();
            let is_fixed = fixed.contains(&bands.metric);
            assert_eq!(now.good == doubled(bands.good), !is_fixed, "{now:?}");
            assert_eq!(now.watch == bands.watch.map(doubled), !is_fixed, "{now:?}");
        }
        assert_eq!(thresholds.bands("Mystery", Owner::Device), None);
        let levels: Vec<f64> = THRESHOLDS
            .iter()
            .map(|drawn| thresholds.level(drawn))
            .collect();
        assert_eq!(levels, [100.0, 150.0, 400.0, 200.0]);
    }
}
