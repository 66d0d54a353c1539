//! From where on a value counts: plain numbers, which a reader or a host may set.

use crate::model::{Bands, ChartId, Owner, Threshold};
use crate::units::Millis;

/// Every threshold, with its unit in its name; percentages as in the data.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// Samples one after another until a band counts.
    pub samples: f64,
    /// Findings of one kind that are no farther apart are one.
    pub merge_ms: Millis,
    /// Until then a connection has just begun.
    pub start_up_ms: Millis,
    /// Good up to here.
    pub video_latency_watch_ms: Millis,
    /// Bad beyond.
    pub video_latency_bad_ms: Millis,
    /// Good up to here.
    pub network_latency_watch_ms: Millis,
    /// Bad beyond.
    pub network_latency_bad_ms: Millis,
    /// Good up to here.
    pub control_latency_watch_ms: Millis,
    /// Bad beyond.
    pub control_latency_bad_ms: Millis,
    /// Within the watch band a latency is raised from this multiple of the session's median on.
    pub raised_times: f64,
    /// Good below.
    pub loss_watch_percent: f64,
    /// Bad from here on.
    pub loss_bad_percent: f64,
    /// Of everything sent: a link that loses it is down.
    pub link_down_percent: f64,
    /// Retransmission requests within ten seconds.
    pub hidden_loss_requests: f64,
    /// Good from this part of the session's median on.
    pub frame_rate_watch_percent: f64,
    /// Bad below.
    pub frame_rate_bad_percent: f64,
    /// A freeze is major from this interval on.
    pub freeze_major_ms: Millis,
    /// A freeze is critical from this interval on.
    pub freeze_critical_ms: Millis,
    /// Good below.
    pub stutter_watch_percent: f64,
    /// Bad from here on.
    pub stutter_bad_percent: f64,
    /// Of the interval between two frames.
    pub stage_watch_percent: f64,
    /// Of the interval between two frames.
    pub stage_bad_percent: f64,
    /// Good up to here.
    pub cpu_watch_percent: f64,
    /// Bad beyond.
    pub cpu_bad_percent: f64,
    /// Good up to here.
    pub memory_watch_percent: f64,
    /// Growth that would fill the memory within this time counts.
    pub memory_fill_ms: Millis,
    /// Of the median of the minute before.
    pub collapse_percent: f64,
    /// Mean step from sample to sample, of the mean rate.
    pub swing_percent: f64,
    /// Of the estimate: the encoder sends more.
    pub above_target_percent: f64,
    /// Of the estimate: the picture needs less.
    pub content_limited_percent: f64,
    /// A reconnect without samples for so long is critical.
    pub outage_critical_ms: Millis,
    /// Share of a link that carries the video beyond doubt.
    pub carrying_percent: f64,
    /// Switches within a minute that are more than a change.
    pub switches: f64,
    /// Share of a link that only probes.
    pub idle_percent: f64,
    /// Of the other end's rate.
    pub rates_differ_percent: f64,
}

impl Default for Thresholds {
    fn default() -> Self {
        let [video, network, control] =
            ["VideoLatency", "NetworkLatency", "ControlLatency"].map(edges);
        let (loss, fps, stutter) = (edges("Lost"), edges("Fps"), edges("K150"));
        let (stage, cpu, memory) = (edges("EncodeCost"), edges("CpuUsed"), edges("MemUsed"));
        Self {
            samples: 5.0,
            merge_ms: 10_000.0,
            start_up_ms: 4000.0,
            video_latency_watch_ms: video.0,
            video_latency_bad_ms: video.1,
            network_latency_watch_ms: network.0,
            network_latency_bad_ms: network.1,
            control_latency_watch_ms: control.0,
            control_latency_bad_ms: control.1,
            raised_times: 1.5,
            loss_watch_percent: loss.0,
            loss_bad_percent: loss.1,
            link_down_percent: 95.0,
            hidden_loss_requests: 10.0,
            frame_rate_watch_percent: fps.0,
            frame_rate_bad_percent: fps.1,
            freeze_major_ms: 500.0,
            freeze_critical_ms: 5000.0,
            stutter_watch_percent: stutter.0,
            stutter_bad_percent: stutter.1,
            stage_watch_percent: stage.0,
            stage_bad_percent: stage.1,
            cpu_watch_percent: cpu.0,
            cpu_bad_percent: cpu.1,
            memory_watch_percent: memory.0,
            memory_fill_ms: 3_600_000.0,
            collapse_percent: 50.0,
            swing_percent: 30.0,
            above_target_percent: 100.0,
            content_limited_percent: 50.0,
            outage_critical_ms: 30_000.0,
            carrying_percent: 70.0,
            switches: 3.0,
            idle_percent: 10.0,
            rates_differ_percent: 80.0,
        }
    }
}

/// Why a threshold stays as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unset {
    /// There is none of that name in this version.
    Unknown,
    /// Nothing can be compared with that: it is not above 0, or not finite.
    NotPositive,
}

/// A session of a month has no more samples.
const MOST_SAMPLES: f64 = 1e6;

impl Thresholds {
    /// Sets one by its public name; a number of samples is a whole one.
    ///
    /// # Errors
    ///
    /// When there is none of that name, or the value is not a finite number above 0.
    pub fn set(&mut self, name: &str, value: f64) -> Result<(), Unset> {
        let named = self.named();
        let Some((_, place)) = named.into_iter().find(|(known, _)| *known == name) else {
            return Err(Unset::Unknown);
        };
        if !value.is_finite() || value <= 0.0 {
            return Err(Unset::NotPositive);
        }
        *place = value;
        self.samples = self.samples.round().clamp(1.0, MOST_SAMPLES);
        Ok(())
    }

    /// One by its public name.
    #[must_use]
    pub fn get(mut self, name: &str) -> Option<f64> {
        let mut named = self.named().into_iter();
        let found = named.find(|(known, _)| *known == name);
        found.map(|(_, value)| *value)
    }

    /// Those that are otherwise than usual, by their public names.
    #[must_use]
    pub fn changed(&self) -> Vec<(&'static str, f64)> {
        let (mut own, mut usual) = (*self, Self::default());
        let pairs = own.named().into_iter().zip(usual.named());
        pairs
            .filter(|((_, own), (_, usual))| own != usual)
            .map(|((name, own), _)| (name, *own))
            .collect()
    }

    /// The bands of a metric as these thresholds have them, if there are any.
    #[must_use]
    pub fn bands(&self, metric: &str, owner: Owner) -> Option<Bands> {
        let bands = *Bands::of(metric, owner)?;
        let (good, watch) = match (metric, owner) {
            ("VideoLatency", _) => (self.video_latency_watch_ms, self.video_latency_bad_ms),
            ("NetworkLatency", _) => (self.network_latency_watch_ms, self.network_latency_bad_ms),
            ("ControlLatency", _) => (self.control_latency_watch_ms, self.control_latency_bad_ms),
            ("Lost", _) => (self.loss_watch_percent, self.loss_bad_percent),
            ("Fps", _) => (self.frame_rate_watch_percent, self.frame_rate_bad_percent),
            ("K150", _) => (self.stutter_watch_percent, self.stutter_bad_percent),
            ("CaptureCost" | "EncodeCost" | "DecodeCost" | "RenderCost", _) => {
                (self.stage_watch_percent, self.stage_bad_percent)
            }
            ("CpuUsed", _) => (self.cpu_watch_percent, self.cpu_bad_percent),
            ("MemUsed", _) => (self.memory_watch_percent, self.memory_watch_percent),
            // Of the others no finding is told by their bands.
            _ => return Some(bands),
        };
        Some(Bands {
            good: bands.good.at(good),
            watch: bands.watch.map(|limit| limit.at(watch)),
            ..bands
        })
    }

    /// A level that is drawn, where these thresholds have it.
    #[must_use]
    pub const fn level(&self, drawn: &Threshold) -> f64 {
        match drawn.chart {
            ChartId::NetworkLatency => self.network_latency_bad_ms,
            ChartId::VideoLatency => self.video_latency_watch_ms,
            // The cloud counts stall time from there on, whoever looks at it.
            _ => drawn.value,
        }
    }

    /// Every threshold by its public name, for a host that sets some of them.
    pub fn named(&mut self) -> [(&'static str, &mut f64); 35] {
        [
            ("samples", &mut self.samples),
            ("mergeMs", &mut self.merge_ms),
            ("startUpMs", &mut self.start_up_ms),
            ("videoLatencyWatchMs", &mut self.video_latency_watch_ms),
            ("videoLatencyBadMs", &mut self.video_latency_bad_ms),
            ("networkLatencyWatchMs", &mut self.network_latency_watch_ms),
            ("networkLatencyBadMs", &mut self.network_latency_bad_ms),
            ("controlLatencyWatchMs", &mut self.control_latency_watch_ms),
            ("controlLatencyBadMs", &mut self.control_latency_bad_ms),
            ("raisedTimes", &mut self.raised_times),
            ("lossWatchPercent", &mut self.loss_watch_percent),
            ("lossBadPercent", &mut self.loss_bad_percent),
            ("linkDownPercent", &mut self.link_down_percent),
            ("hiddenLossRequests", &mut self.hidden_loss_requests),
            ("frameRateWatchPercent", &mut self.frame_rate_watch_percent),
            ("frameRateBadPercent", &mut self.frame_rate_bad_percent),
            ("freezeMajorMs", &mut self.freeze_major_ms),
            ("freezeCriticalMs", &mut self.freeze_critical_ms),
            ("stutterWatchPercent", &mut self.stutter_watch_percent),
            ("stutterBadPercent", &mut self.stutter_bad_percent),
            ("stageWatchPercent", &mut self.stage_watch_percent),
            ("stageBadPercent", &mut self.stage_bad_percent),
            ("cpuWatchPercent", &mut self.cpu_watch_percent),
            ("cpuBadPercent", &mut self.cpu_bad_percent),
            ("memoryWatchPercent", &mut self.memory_watch_percent),
            ("memoryFillMs", &mut self.memory_fill_ms),
            ("collapsePercent", &mut self.collapse_percent),
            ("swingPercent", &mut self.swing_percent),
            ("aboveTargetPercent", &mut self.above_target_percent),
            ("contentLimitedPercent", &mut self.content_limited_percent),
            ("outageCriticalMs", &mut self.outage_critical_ms),
            ("carryingPercent", &mut self.carrying_percent),
            ("switches", &mut self.switches),
            ("idlePercent", &mut self.idle_percent),
            ("ratesDifferPercent", &mut self.rates_differ_percent),
        ]
    }
}

/// Where *good* ends and where *watch* ends, as the table of reference values has it.
fn edges(metric: &str) -> (f64, f64) {
    Bands::of(metric, Owner::Device).map_or((f64::NAN, f64::NAN), |bands| {
        (
            bands.good.value(),
            bands.watch.unwrap_or(bands.good).value(),
        )
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]
mod tests {
    use super::{Thresholds, Unset};
    use crate::model::{BANDS, Limit, Owner, THRESHOLDS};

    #[test]
    fn every_threshold_is_a_number_with_a_name_of_its_own() {
        let mut thresholds = Thresholds::default();
        let mut names = Vec::new();
        for (name, value) in thresholds.named() {
            assert!(value.is_finite() && *value > 0.0, "{name}");
            assert!(!names.contains(&name), "{name}");
            names.push(name);
        }
        // One per field: a new one that cannot be set does not pass.
        assert_eq!(names.len() * size_of::<f64>(), size_of::<Thresholds>());
    }

    #[test]
    fn what_is_set_is_told_and_nothing_else() {
        let mut thresholds = Thresholds::default();
        assert_eq!(thresholds.changed(), []);
        assert_eq!(thresholds.set("networkLatencyBadMs", 300.0), Ok(()));
        // A host may say what is usual as well.
        assert_eq!(thresholds.set("raisedTimes", 1.5), Ok(()));
        assert_eq!(thresholds.changed(), [("networkLatencyBadMs", 300.0)]);
        for value in [0.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(thresholds.set("samples", value), Err(Unset::NotPositive));
        }
        assert_eq!(thresholds.set("ofALaterVersion", 1.0), Err(Unset::Unknown));
        assert_eq!(thresholds.changed(), [("networkLatencyBadMs", 300.0)]);
        for (value, whole) in [(0.2, 1.0), (2.5, 3.0), (1e300, 1e6)] {
            assert_eq!(thresholds.set("samples", value), Ok(()));
            assert_eq!(thresholds.samples, whole);
        }
    }

    #[test]
    fn bands_and_lines_are_those_that_are_judged_by() {
        let mut thresholds = Thresholds::default();
        for bands in BANDS {
            assert_eq!(thresholds.bands(bands.metric, bands.owner), Some(*bands));
        }
        for drawn in THRESHOLDS {
            assert_eq!(thresholds.level(drawn), drawn.value, "{drawn:?}");
        }
        for (_, value) in thresholds.named() {
            *value *= 2.0;
        }
        let doubled = |limit: Limit| limit.at(2.0 * limit.value());
        // Their own: no finding is told by them.
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
