//! The table of metrics, from which charts, legend, help texts and `docs/metrics.md` are generated.

/// One row of the table.
///
/// The names and the explanation in both languages are in [`crate::text`], by `id`.
#[derive(Debug, PartialEq, Eq)]
pub struct Metric {
    /// The documented name of the array: `Rate`, `NACK`, a link's `Rtt`.
    pub id: &'static str,
    /// What one value counts.
    pub unit: Unit,
    /// Whether it belongs to a device or to each of its links.
    pub owner: Owner,
    /// Which end measures it, as far as the documented example shows.
    pub measured_by: MeasuredBy,
    /// Which values mean “nothing was measured” (contract, section 5).
    pub missing_when: MissingWhen,
    /// How a value behaves over time, which determines how it is drawn.
    pub nature: Nature,
    /// The chart that shows it.
    pub chart: ChartId,
    /// Decimals shown on screen.
    pub decimals: u8,
    /// Whether unit and meaning are documented or inferred by this project.
    pub evidence: Evidence,
    /// Computed by the viewer rather than sent by the cloud.
    pub derived: bool,
}

/// The unit of a value, written after the number; never translated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Frames per second.
    Fps,
    /// Milliseconds.
    Ms,
    /// Kilobits per second.
    Kbps,
    /// Per cent.
    Percent,
    /// A number of things, without a sign.
    Count,
}

/// What a metric belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Owner {
    /// The device as a whole.
    Device,
    /// Each of its links (`MultiNet`).
    Link,
}

/// Which end measures a metric.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MeasuredBy {
    /// Both devices.
    Both,
    /// The sender of the video.
    Field,
    /// The receiver of the video.
    Remote,
}

/// Which sent values are not measurements.
///
/// Always missing: beyond the array's end, `null`, not a number, or negative in any metric of this table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingWhen {
    /// Only the above: a zero is a value.
    Negative,
    /// Zero too: nothing was measured yet.
    Zero,
    /// If the sample is *disconnected*: `NetworkLatency` negative while `Rate` and `Fps` are both 0.
    Disconnected,
}

/// How a value behaves over time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Nature {
    /// Measured for each sample: a line.
    Gauge,
    /// One value per connection, repeated on every sample: a step per segment.
    PerConnection,
    /// A running total that restarts with each connection.
    Counter,
    /// Events since the last sample: a bar or stem.
    PerSample,
    /// A value that the controller aims at: a dashed step.
    Target,
    /// A share of a total: a stacked area.
    Share,
}

/// Whether the meaning of a metric is documented or inferred.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Evidence {
    /// The API page or an SDK states unit and meaning.
    Documented,
    /// The name is documented; unit or meaning is inferred from the documented example.
    Inferred,
}

/// The charts, in display order; their names are part of the contract.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ChartId {
    /// Frame rate.
    Fps,
    /// Mean and longest interval between frames.
    FrameInterval,
    /// Stall time per sample.
    Lag,
    /// Stall ratio per connection.
    LagRatio,
    /// Latency between a device and the server.
    NetworkLatency,
    /// Latency of the video.
    VideoLatency,
    /// Round-trip time of the message channel.
    ControlLatency,
    /// Capture, encode, decode, render.
    StageCost,
    /// Bit rates and estimates.
    Rate,
    /// Retransmission requests.
    Nack,
    /// Share of each link in what is sent.
    LinkShare,
    /// Round-trip time per link.
    LinkRtt,
    /// Packet loss of devices and links.
    Lost,
    /// CPU and memory.
    Host,
}

impl ChartId {
    /// Every chart with a known metric, in display order.
    pub const ALL: [Self; 14] = [
        Self::Fps,
        Self::FrameInterval,
        Self::Lag,
        Self::LagRatio,
        Self::NetworkLatency,
        Self::VideoLatency,
        Self::ControlLatency,
        Self::StageCost,
        Self::Rate,
        Self::Nack,
        Self::LinkShare,
        Self::LinkRtt,
        Self::Lost,
        Self::Host,
    ];

    /// The public name: `data-chart`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Fps => "fps",
            Self::FrameInterval => "frame-interval",
            Self::Lag => "lag",
            Self::LagRatio => "lag-ratio",
            Self::NetworkLatency => "network-latency",
            Self::VideoLatency => "video-latency",
            Self::ControlLatency => "control-latency",
            Self::StageCost => "stage-cost",
            Self::Rate => "rate",
            Self::Nack => "nack",
            Self::LinkShare => "link-share",
            Self::LinkRtt => "link-rtt",
            Self::Lost => "lost",
            Self::Host => "host",
        }
    }
}

impl Unit {
    /// As written after a number; empty for a count.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Fps => "fps",
            Self::Ms => "ms",
            Self::Kbps => "kbps",
            Self::Percent => "%",
            Self::Count => "",
        }
    }
}

/// The metric of that name; `Lost` exists for devices and for links.
#[must_use]
pub fn metric(id: &str, owner: Owner) -> Option<&'static Metric> {
    METRICS
        .iter()
        .find(|metric| metric.id == id && metric.owner == owner)
}

const fn device(id: &'static str, unit: Unit, measured_by: MeasuredBy, chart: ChartId) -> Metric {
    Metric {
        id,
        unit,
        owner: Owner::Device,
        measured_by,
        missing_when: MissingWhen::Negative,
        nature: Nature::Gauge,
        chart,
        decimals: 0,
        evidence: Evidence::Documented,
        derived: false,
    }
}

const fn link(id: &'static str, unit: Unit, chart: ChartId) -> Metric {
    Metric {
        owner: Owner::Link,
        ..device(id, unit, MeasuredBy::Both, chart)
    }
}

/// Every documented array and every derived series; within a chart in legend order.
#[rustfmt::skip]
pub const METRICS: &[Metric] = &[
    Metric { missing_when: MissingWhen::Disconnected, ..device("Fps", Unit::Fps, MeasuredBy::Both, ChartId::Fps) },
    Metric { evidence: Evidence::Inferred, ..device("MaxFrameDelta", Unit::Ms, MeasuredBy::Both, ChartId::FrameInterval) },
    Metric { evidence: Evidence::Inferred, ..device("FrameDelta", Unit::Ms, MeasuredBy::Both, ChartId::FrameInterval) },
    Metric { nature: Nature::PerSample, evidence: Evidence::Inferred, ..device("Lag100Duration", Unit::Ms, MeasuredBy::Remote, ChartId::Lag) },
    Metric { nature: Nature::PerSample, evidence: Evidence::Inferred, ..device("Lag150Duration", Unit::Ms, MeasuredBy::Remote, ChartId::Lag) },
    Metric { nature: Nature::PerConnection, decimals: 2, evidence: Evidence::Inferred, ..device("K100", Unit::Percent, MeasuredBy::Remote, ChartId::LagRatio) },
    Metric { nature: Nature::PerConnection, decimals: 2, evidence: Evidence::Inferred, ..device("K150", Unit::Percent, MeasuredBy::Remote, ChartId::LagRatio) },
    device("NetworkLatency", Unit::Ms, MeasuredBy::Both, ChartId::NetworkLatency),
    Metric { missing_when: MissingWhen::Zero, ..device("VideoLatency", Unit::Ms, MeasuredBy::Remote, ChartId::VideoLatency) },
    device("ControlLatency", Unit::Ms, MeasuredBy::Both, ChartId::ControlLatency),
    device("CaptureCost", Unit::Ms, MeasuredBy::Field, ChartId::StageCost),
    device("EncodeCost", Unit::Ms, MeasuredBy::Field, ChartId::StageCost),
    device("DecodeCost", Unit::Ms, MeasuredBy::Remote, ChartId::StageCost),
    device("RenderCost", Unit::Ms, MeasuredBy::Remote, ChartId::StageCost),
    Metric { missing_when: MissingWhen::Disconnected, ..device("Rate", Unit::Kbps, MeasuredBy::Both, ChartId::Rate) },
    Metric { nature: Nature::Target, ..device("BitRateEstimate", Unit::Kbps, MeasuredBy::Field, ChartId::Rate) },
    Metric { nature: Nature::Target, ..device("TotalBitrateEstimate", Unit::Kbps, MeasuredBy::Field, ChartId::Rate) },
    link("SendBps", Unit::Kbps, ChartId::Rate),
    link("RecvBps", Unit::Kbps, ChartId::Rate),
    Metric { nature: Nature::Share, evidence: Evidence::Inferred, derived: true, ..link("LinkShare", Unit::Percent, ChartId::LinkShare) },
    Metric { nature: Nature::PerSample, evidence: Evidence::Inferred, derived: true, ..device("NackIncrement", Unit::Count, MeasuredBy::Both, ChartId::Nack) },
    Metric { nature: Nature::Counter, evidence: Evidence::Inferred, ..device("NACK", Unit::Count, MeasuredBy::Both, ChartId::Nack) },
    device("Lost", Unit::Percent, MeasuredBy::Both, ChartId::Lost),
    link("Lost", Unit::Percent, ChartId::Lost),
    Metric { missing_when: MissingWhen::Zero, ..link("Rtt", Unit::Ms, ChartId::LinkRtt) },
    Metric { nature: Nature::PerConnection, decimals: 2, ..device("CpuUsed", Unit::Percent, MeasuredBy::Both, ChartId::Host) },
    Metric { nature: Nature::PerConnection, decimals: 2, ..device("MemUsed", Unit::Percent, MeasuredBy::Both, ChartId::Host) },
];
