//! Reference values: where a measurement deserves attention, and according to whom.
//!
//! The cloud grades sessions but does not publish how; these bands are this project's choice, each with its source.

use super::metric::{ChartId, Owner};

/// What is good and what is to be watched; anything beyond is bad.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bands {
    /// The array, as in [`super::METRICS`].
    pub metric: &'static str,
    /// Whether it belongs to a device or a link.
    pub owner: Owner,
    /// The limit of good values.
    pub good: Limit,
    /// The limit of values to be watched; `None` if everything that is not good is to be watched.
    pub watch: Option<Limit>,
    /// What the limits refer to.
    pub basis: Basis,
    /// Who published the figures, or that they are this project's own.
    pub source: &'static str,
}

/// One side of a band.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Limit {
    /// `≤`
    AtMost(f64),
    /// `<`
    Below(f64),
    /// `≥`
    AtLeast(f64),
}

impl Limit {
    /// Its value.
    #[must_use]
    pub const fn value(self) -> f64 {
        match self {
            Self::AtMost(value) | Self::Below(value) | Self::AtLeast(value) => value,
        }
    }

    /// The same kind of limit at another value.
    #[must_use]
    pub const fn at(self, value: f64) -> Self {
        match self {
            Self::AtMost(_) => Self::AtMost(value),
            Self::Below(_) => Self::Below(value),
            Self::AtLeast(_) => Self::AtLeast(value),
        }
    }

    /// Whether a value is within the limit.
    #[must_use]
    pub fn holds(self, value: f64) -> bool {
        match self {
            Self::AtMost(limit) => value <= limit,
            Self::Below(limit) => value < limit,
            Self::AtLeast(limit) => value >= limit,
        }
    }
}

/// What the limits of a band refer to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Basis {
    /// The metric's own unit.
    OwnUnit,
    /// Per cent of the session's median of the same series.
    SessionMedian,
    /// Per cent of `BitRateEstimate` at the same sample.
    TargetRate,
    /// Per cent of the interval between two frames.
    FrameInterval,
}

/// A level drawn as a thin dotted line across a chart.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Threshold {
    /// The chart.
    pub chart: ChartId,
    /// In the chart's unit.
    pub value: f64,
    /// Who published the figure.
    pub source: &'static str,
}

const PROD: &str = "TRRO product overview, tencentcloud.com/document/product/1252/67845";
const TRTC: &str = "TRTC SDK (sister product): RTT below 50 ms is short, above 200 ms long";
const TRTC_GUIDE: &str = "TRTC (sister product), published guide: loss below 2 % is good, above 5 % poor, above 10 % serious congestion";
const UPLINK_100: &str = "3GPP TR 22.856: 100 ms for the video uplink (tentative, one leg, without coding); arXiv 2603.06850: a simulated lane keeper, not people, fails between 150 and 225 ms";
const STALL_THRESHOLDS: &str = "the API's own thresholds, Lag100Duration and Lag150Duration";
const FRAME_BUDGET: &str = "a stage that takes longer than one frame interval cannot keep up; half of it is this project's margin";

/// Frame rate, relative to the expected one.
pub const FPS: Bands = Bands {
    basis: Basis::SessionMedian,
    ..bands(
        "Fps",
        Limit::AtLeast(90.0),
        Limit::AtLeast(70.0),
        "this project's choice",
    )
};

/// Stall time, relative to the sampled time.
pub const K150: Bands = bands("K150", Limit::Below(0.1), Limit::Below(1.0), PROD);

/// Round-trip time between an endpoint and the cloud.
pub const NETWORK_LATENCY: Bands = bands(
    "NetworkLatency",
    Limit::AtMost(50.0),
    Limit::AtMost(200.0),
    TRTC,
);

/// Video latency.
pub const VIDEO_LATENCY: Bands = bands(
    "VideoLatency",
    Limit::AtMost(100.0),
    Limit::AtMost(200.0),
    UPLINK_100,
);

/// Round-trip time of a command.
pub const CONTROL_LATENCY: Bands = bands(
    "ControlLatency",
    Limit::AtMost(50.0),
    Limit::AtMost(150.0),
    "3GPP TS 22.156: control downlink 20 ms one way; doubled for the round trip, plus a margin of this project",
);

/// One of the four stages.
pub const ENCODE_COST: Bands = stage("EncodeCost");

/// Packet loss.
pub const LOST: Bands = bands("Lost", Limit::Below(2.0), Limit::Below(10.0), TRTC_GUIDE);

/// CPU load.
pub const CPU_USED: Bands = bands(
    "CpuUsed",
    Limit::AtMost(85.0),
    Limit::AtMost(95.0),
    "this project's choice",
);

/// Memory in use.
pub const MEM_USED: Bands = Bands {
    watch: None,
    ..bands(
        "MemUsed",
        Limit::AtMost(90.0),
        Limit::AtMost(90.0),
        "this project's choice",
    )
};

/// All bands for which this project has a reason.
pub const BANDS: &[Bands] = &[
    FPS,
    bands(
        "MaxFrameDelta",
        Limit::AtMost(100.0),
        Limit::AtMost(150.0),
        STALL_THRESHOLDS,
    ),
    K150,
    NETWORK_LATENCY,
    VIDEO_LATENCY,
    CONTROL_LATENCY,
    stage("CaptureCost"),
    ENCODE_COST,
    stage("DecodeCost"),
    stage("RenderCost"),
    Bands {
        basis: Basis::TargetRate,
        ..bands(
            "Rate",
            Limit::Below(90.0),
            Limit::AtMost(100.0),
            "this project's choice: above 100 % the encoder sends more than the server allows",
        )
    },
    LOST,
    Bands {
        owner: Owner::Link,
        ..LOST
    },
    Bands {
        owner: Owner::Link,
        ..bands("Rtt", Limit::AtMost(50.0), Limit::AtMost(200.0), TRTC)
    },
    CPU_USED,
    MEM_USED,
];

/// The levels that are drawn, lowest first within a chart.
pub const THRESHOLDS: &[Threshold] = &[
    Threshold {
        chart: ChartId::FrameInterval,
        value: 100.0,
        source: STALL_THRESHOLDS,
    },
    Threshold {
        chart: ChartId::FrameInterval,
        value: 150.0,
        source: STALL_THRESHOLDS,
    },
    Threshold {
        chart: ChartId::NetworkLatency,
        value: 200.0,
        source: TRTC,
    },
    Threshold {
        chart: ChartId::VideoLatency,
        value: 100.0,
        source: UPLINK_100,
    },
];

impl Bands {
    /// Where bad begins; the good limit if everything beyond it is only to be watched.
    #[must_use]
    pub const fn bad(&self) -> f64 {
        match self.watch {
            Some(limit) => limit.value(),
            None => self.good.value(),
        }
    }

    /// The bands of that metric, if it has any.
    #[must_use]
    pub fn of(metric: &str, owner: Owner) -> Option<&'static Self> {
        BANDS
            .iter()
            .find(|bands| bands.metric == metric && bands.owner == owner)
    }
}

const fn bands(metric: &'static str, good: Limit, watch: Limit, source: &'static str) -> Bands {
    Bands {
        metric,
        owner: Owner::Device,
        good,
        watch: Some(watch),
        basis: Basis::OwnUnit,
        source,
    }
}

const fn stage(metric: &'static str) -> Bands {
    Bands {
        basis: Basis::FrameInterval,
        ..bands(
            metric,
            Limit::AtMost(50.0),
            Limit::AtMost(100.0),
            FRAME_BUDGET,
        )
    }
}

#[cfg(test)]
mod tests {
    use super::{BANDS, Basis, Limit, THRESHOLDS};
    use crate::model::{Unit, metric};

    #[test]
    fn every_band_belongs_to_a_metric_and_widens_from_good_to_watch() {
        for bands in BANDS {
            let row = metric(bands.metric, bands.owner);
            assert!(row.is_some(), "{bands:?}");
            let widens = match (bands.good, bands.watch) {
                (
                    Limit::AtMost(good) | Limit::Below(good),
                    Some(Limit::AtMost(watch) | Limit::Below(watch)),
                ) => good < watch,
                (Limit::AtLeast(good), Some(Limit::AtLeast(watch))) => watch < good,
                (_, None) => true,
                _ => false,
            };
            assert!(widens, "{bands:?}");
        }
    }

    #[test]
    fn a_drawn_threshold_is_the_edge_of_a_band() {
        for threshold in THRESHOLDS {
            let edge = BANDS.iter().any(|bands| {
                let in_chart = metric(bands.metric, bands.owner)
                    .is_some_and(|row| row.chart == threshold.chart && row.unit == Unit::Ms);
                let is_edge =
                    [Some(bands.good), bands.watch].contains(&Some(Limit::AtMost(threshold.value)));
                in_chart && is_edge && bands.basis == Basis::OwnUnit
            });
            assert!(edge, "{threshold:?}");
        }
    }
}
