//! All assumptions about the cloud's fields. Where the documentation leaves a choice, each session draws one.
//!
//! * `TimeOffset`: whole seconds of the device's own clock since its own `StartTime`, both cut off; a report every `cadence` seconds with a phase of its own.
//! * `Rate`: the field's counts coded video as it is sent; the remote's all that arrives, with repetitions and redundancy ([`Assumptions::remote_rate`]).
//! * `Fps`: the field's counts coded frames, the remote's shown ones, over the time since the last report, rounded.
//! * `FrameDelta`, `MaxFrameDelta`: mean and longest of the intervals that *ended* in the sample; 0 where none did ([`Assumptions::reports_open_freeze`]).
//! * `Lag100Duration`, `Lag150Duration`: sum of interval minus threshold over those intervals; `K100`, `K150`: that sum over the connection's time, in
//!   percent, once for each connection, of the whole connection even where a window of it was asked for.
//! * `NetworkLatency`: round trip from the end to the relay, to the other end in `p2p`; −1 before the first of a connection
//!   ([`Assumptions::latency_of`], [`Assumptions::relay_adds_ms`]).
//! * `VideoLatency`: from the picture's stamp to its display, mean of the sample; 0 where none was shown ([`Assumptions::stamped_after_capture`]).
//! * `NACK`: packets that were asked for again since the connection began; the remote's are those it asked for, the field's those it was asked for
//!   ([`Assumptions::relay_repairs`], [`Assumptions::field_counts_requests`]).
//! * `Lost`: of the device a float, of a card whole percent ([`Assumptions::lost_after_repair`]).
//! * `MultiNet.Rtt`: mean of the sample, 0 before the first; of a card that is silent see [`Silent`].
//! * `MultiNet.SendBps`, `RecvBps`: kbit/s on the wire with headers, repetitions, redundancy and probes; now and then a counter is read over two periods.
//! * `ControlLatency`: round trip of messages from the remote to the field and back; the remote's column alone, or both.
//! * `CpuUsed`, `MemUsed`: measured each time, or once for each connection.
//! * A report belongs to a connection: none without one; the first is made as it begins, before anything was measured.

use crate::chance::Chance;

/// `Rtt` of a link that does not respond.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Silent {
    Holds,
    Zero,
    Grows,
}

/// With several links, whose round-trip time `NetworkLatency` is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LatencyOf {
    Busiest,
    Shares,
}

/// One interpretation of the fields.
#[allow(clippy::struct_excessive_bools, reason = "each is one of its own")]
#[derive(Debug, Clone)]
pub struct Assumptions {
    /// Whether a freeze in progress is reported with its length so far, or only when it ends.
    pub reports_open_freeze: bool,
    /// How much of what arrived counts for the remote's `Rate`.
    pub remote_rate: f64,
    pub latency_of: LatencyOf,
    /// What the relay adds to the device's round-trip time.
    pub relay_adds_ms: f64,
    /// Whether a picture is stamped when the camera delivers it rather than when it is exposed.
    pub stamped_after_capture: bool,
    /// Whether the relay requests retransmissions itself, or passes on the remote's requests.
    pub relay_repairs: bool,
    pub field_counts_requests: bool,
    pub lost_after_repair: bool,
    pub silent: Silent,
    pub control_at_both: bool,
    pub host_once: bool,
    pub measures_capture: bool,
    pub measures_render: bool,
    /// The probability that a report reads the links' counters over two periods.
    pub doubled: f64,
    /// The probability that the first sample after a reconnect counts queued frames.
    pub burst: f64,
    /// The probability that a connection's first report is made at its start.
    pub blank_first: f64,
    /// Whether the interval across a reconnect is measured as one.
    pub spans_reconnect: bool,
    /// `FrameDelta` of a connection's first sample, which has no frames, holds something of the start.
    pub delta_at_start: i64,
    /// Whether offsets in a window count from its start or from the session's.
    pub window_from_zero: bool,
    /// Round-trip times are smoothed over this many.
    pub smoothed: f64,
}

impl Assumptions {
    pub fn any(chance: &mut Chance) -> Self {
        Self {
            reports_open_freeze: chance.is(0.15),
            remote_rate: chance.one(&[0.7, 0.9, 1.0, 1.0, 1.05]),
            latency_of: if chance.is(0.6) {
                LatencyOf::Busiest
            } else {
                LatencyOf::Shares
            },
            relay_adds_ms: chance.one(&[0.0, 1.0, 5.0, 15.0]),
            stamped_after_capture: chance.is(0.7),
            relay_repairs: chance.is(0.25),
            field_counts_requests: chance.is(0.6),
            lost_after_repair: chance.is(0.4),
            silent: chance.one(&[Silent::Holds, Silent::Holds, Silent::Zero, Silent::Grows]),
            control_at_both: chance.is(0.4),
            host_once: chance.is(0.4),
            measures_capture: chance.is(0.5),
            measures_render: chance.is(0.7),
            doubled: if chance.is(0.3) {
                chance.between(0.005, 0.1)
            } else {
                0.0
            },
            burst: chance.one(&[0.0, 0.0, 0.3]),
            blank_first: chance.one(&[1.0, 1.0, 0.8]),
            spans_reconnect: chance.is(0.4),
            delta_at_start: chance.one(&[0, 0, 4, 19]),
            window_from_zero: chance.is(0.3),
            smoothed: chance.one(&[1.0, 2.0, 5.0]),
        }
    }
}
