//! Faults, and their effects at an instant.

use trro_session_viewer::derive::judge::Blame;

use super::link::Weather;
use crate::chance::at_step;

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    CameraStall,
    CameraSlow,
    CaptureSlow,
    EncoderOverload,
    FieldCpu,
    VehicleRestart,
    MemoryGrows,
    Handover,
    Fade,
    UplinkLoss,
    UplinkBursts,
    UplinkRtt,
    UplinkNarrow,
    CardDown,
    CardFlaps,
    RelayRestart,
    RelayDelay,
    DownlinkLoss,
    DownlinkNarrow,
    DownlinkRtt,
    Wifi,
    DownlinkDrops,
    DecoderOverload,
    RenderSlow,
    RemoteRestart,
}

#[derive(Debug, Clone)]
pub struct Fault {
    pub kind: Kind,
    /// Seconds since the session's start.
    pub from: f64,
    pub to: f64,
    /// From 0, just noticeable, to 1.
    pub size: f64,
    /// The link that it affects; all if `None`.
    pub card: Option<usize>,
    pub seed: u64,
}

impl Kind {
    pub const ALL: [Self; 25] = [
        Self::CameraStall,
        Self::CameraSlow,
        Self::CaptureSlow,
        Self::EncoderOverload,
        Self::FieldCpu,
        Self::VehicleRestart,
        Self::MemoryGrows,
        Self::Handover,
        Self::Fade,
        Self::UplinkLoss,
        Self::UplinkBursts,
        Self::UplinkRtt,
        Self::UplinkNarrow,
        Self::CardDown,
        Self::CardFlaps,
        Self::RelayRestart,
        Self::RelayDelay,
        Self::DownlinkLoss,
        Self::DownlinkNarrow,
        Self::DownlinkRtt,
        Self::Wifi,
        Self::DownlinkDrops,
        Self::DecoderOverload,
        Self::RenderSlow,
        Self::RemoteRestart,
    ];

    /// The part that it affects.
    pub const fn part(self) -> Blame {
        match self {
            Self::CameraStall
            | Self::CameraSlow
            | Self::CaptureSlow
            | Self::EncoderOverload
            | Self::FieldCpu
            | Self::VehicleRestart
            | Self::MemoryGrows => Blame::FieldDevice,
            Self::Handover
            | Self::Fade
            | Self::UplinkLoss
            | Self::UplinkBursts
            | Self::UplinkRtt
            | Self::UplinkNarrow
            | Self::CardDown
            | Self::CardFlaps => Blame::FieldUplink,
            Self::RelayRestart | Self::RelayDelay => Blame::Cloud,
            Self::DownlinkLoss
            | Self::DownlinkNarrow
            | Self::DownlinkRtt
            | Self::Wifi
            | Self::DownlinkDrops => Blame::RemoteDownlink,
            Self::DecoderOverload | Self::RenderSlow | Self::RemoteRestart => Blame::RemoteDevice,
        }
    }

    /// The parts that the data allow: a crashed program looks like a lost network path, and a direct connection has only one path.
    pub fn parts(self, is_p2p: bool) -> Vec<Blame> {
        let part = self.part();
        match self {
            Self::RemoteRestart => vec![part, Blame::RemoteDownlink],
            Self::DownlinkDrops => vec![part, Blame::RemoteDevice],
            Self::VehicleRestart => vec![part, Blame::FieldUplink],
            _ if is_p2p && part == Blame::RemoteDownlink => vec![part, Blame::FieldUplink],
            _ if is_p2p && part == Blame::FieldUplink => vec![part, Blame::RemoteDownlink],
            _ => vec![part],
        }
    }

    pub const fn is_of_a_card(self) -> bool {
        matches!(
            self,
            Self::Handover
                | Self::Fade
                | Self::UplinkLoss
                | Self::UplinkBursts
                | Self::UplinkRtt
                | Self::CardDown
                | Self::CardFlaps
        )
    }

    /// The kinds of findings that match, besides what the driver saw.
    pub const fn codes(self) -> &'static [&'static str] {
        match self {
            Self::CameraStall => &["freeze", "slow-capture"],
            Self::CameraSlow => &["frame-rate-drop"],
            Self::CaptureSlow => &["slow-capture", "frame-rate-drop"],
            Self::EncoderOverload => &["slow-encode", "frame-rate-drop"],
            Self::FieldCpu => &["cpu-high", "slow-encode", "slow-capture"],
            Self::MemoryGrows => &["memory-growing", "memory-high"],
            Self::VehicleRestart
            | Self::DownlinkDrops
            | Self::RelayRestart
            | Self::RemoteRestart => &["reconnect", "gap", "start-up"],
            Self::Handover
            | Self::Fade
            | Self::UplinkLoss
            | Self::UplinkBursts
            | Self::UplinkRtt
            | Self::UplinkNarrow
            | Self::CardDown
            | Self::CardFlaps => &[
                "network-latency",
                "latency-spike",
                "latency-follows-link",
                "link-loss",
                "masked-loss",
                "link-down",
                "link-switch",
                "loss",
                "hidden-loss",
                "estimate-collapse",
                "network-limited",
                "rate-above-target",
                "rate-swing",
                "reconnect",
            ],
            Self::RelayDelay => &["network-latency", "latency-spike", "control-latency"],
            Self::DownlinkLoss | Self::DownlinkNarrow | Self::DownlinkRtt | Self::Wifi => &[
                "network-latency",
                "latency-spike",
                "loss",
                "hidden-loss",
                "estimate-collapse",
                "network-limited",
                "rate-swing",
                "reconnect",
            ],
            Self::DecoderOverload => &["slow-decode", "cpu-high", "frame-rate-drop"],
            Self::RenderSlow => &["slow-render", "frame-rate-drop"],
        }
    }
}

/// All effects at an instant.
#[allow(clippy::struct_excessive_bools, reason = "each is one of its own")]
#[derive(Debug, Clone)]
pub struct Effects {
    pub camera_stands: bool,
    pub camera_rate: f64,
    pub capture_ms: f64,
    pub capture_jitter_ms: f64,
    /// The minimum share of an interval for encoding; decoding and rendering likewise.
    pub encode: f64,
    pub decode: f64,
    pub render: f64,
    pub field_cpu: f64,
    pub remote_cpu: f64,
    pub field_memory: f64,
    pub remote_memory: f64,
    pub vehicle_off: bool,
    pub remote_off: bool,
    pub relay_off: bool,
    pub downlink_off: bool,
    pub relay_ms: f64,
    pub cards: [Weather; 3],
    pub downlink: Weather,
}

impl Effects {
    pub fn none() -> Self {
        Self {
            camera_stands: false,
            camera_rate: 1.0,
            capture_ms: 0.0,
            capture_jitter_ms: 0.0,
            encode: 0.0,
            decode: 0.0,
            render: 0.0,
            field_cpu: 0.0,
            remote_cpu: 0.0,
            field_memory: 0.0,
            remote_memory: 0.0,
            vehicle_off: false,
            remote_off: false,
            relay_off: false,
            downlink_off: false,
            relay_ms: 0.0,
            cards: [Weather::default(); 3],
            downlink: Weather::default(),
        }
    }

    /// `needed_kbps`: the bit rate of the unlimited video.
    pub fn at(faults: &[Fault], second: f64, needed_kbps: f64, interval_ms: f64) -> Self {
        let mut effects = Self::none();
        for fault in faults {
            if second >= fault.from && second < fault.to {
                effects.suffer(fault, second, needed_kbps, interval_ms);
            }
        }
        effects
    }

    fn on_cards(&mut self, fault: &Fault, act: impl Fn(&mut Weather)) {
        for (place, card) in self.cards.iter_mut().enumerate() {
            if fault.card.is_none_or(|struck| struck == place) {
                act(card);
            }
        }
    }

    fn suffer(&mut self, fault: &Fault, second: f64, needed_kbps: f64, interval_ms: f64) {
        let size = |low: f64, high: f64| low + (high - low) * fault.size;
        let since = second - fault.from;
        let length = fault.to - fault.from;
        // Load faults ramp up and down within a second or two.
        let ramp = (since / 1.5).min((length - since) / 1.5).clamp(0.1, 1.0);
        let ripple = 0.85 + 0.3 * at_step(fault.seed, (second * 2.0) as u64);
        match fault.kind {
            Kind::CameraStall => self.camera_stands = true,
            Kind::CameraSlow => self.camera_rate = size(0.75, 0.3),
            Kind::CaptureSlow => {
                self.capture_ms = interval_ms * size(1.2, 2.6) * ripple;
            }
            Kind::EncoderOverload => self.encode = size(1.15, 3.0) * ripple * ramp,
            Kind::FieldCpu => {
                self.field_cpu = size(55.0, 90.0) * ramp;
                self.encode = size(0.6, 2.6) * ripple * ramp;
                self.capture_jitter_ms = size(4.0, 25.0);
            }
            Kind::VehicleRestart => self.vehicle_off = true,
            Kind::MemoryGrows => {
                let grown = size(0.4, 2.2) * since / 60.0;
                if fault.seed.is_multiple_of(3) {
                    self.remote_memory = grown;
                } else {
                    self.field_memory = grown;
                }
            }
            Kind::Handover => self.on_cards(fault, |card| card.is_out = true),
            Kind::Fade => {
                let deep = size(0.5, 0.06) * ripple * needed_kbps;
                self.on_cards(fault, |card| {
                    card.limit_kbps = deep;
                    card.loss += size(0.0, 0.02);
                });
            }
            Kind::UplinkLoss => {
                self.on_cards(fault, |card| card.loss += size(0.03, 0.25) * ripple);
            }
            Kind::UplinkBursts => {
                let is_bad = at_step(fault.seed, (second * 1.6) as u64) < 0.35;
                let loss = if is_bad { size(0.12, 0.6) } else { 0.005 };
                self.on_cards(fault, |card| card.loss += loss);
            }
            Kind::UplinkRtt => self.on_cards(fault, |card| {
                card.rtt_ms += size(80.0, 380.0) * ripple * ramp;
                card.jitter_ms += size(2.0, 20.0);
            }),
            Kind::UplinkNarrow => {
                let limit = size(0.75, 0.25) * needed_kbps * ripple;
                self.on_cards(fault, |card| card.limit_kbps = limit);
            }
            Kind::CardDown => self.on_cards(fault, |card| card.is_down = true),
            Kind::CardFlaps => {
                let period = 6 + 2 * (fault.seed % 2);
                let within = since % period as f64;
                if within < 1.9 {
                    self.on_cards(fault, |card| card.loss += size(0.3, 0.65));
                }
            }
            Kind::RelayRestart => self.relay_off = true,
            Kind::RelayDelay => self.relay_ms = size(60.0, 350.0) * ripple * ramp,
            Kind::DownlinkLoss => self.downlink.loss += size(0.03, 0.22) * ripple,
            Kind::DownlinkNarrow => {
                self.downlink.limit_kbps = size(0.95, 0.45) * needed_kbps * ripple;
            }
            Kind::DownlinkRtt => {
                self.downlink.rtt_ms += size(90.0, 400.0) * ripple * ramp;
                self.downlink.jitter_ms += size(2.0, 15.0);
            }
            Kind::Wifi => {
                let step = at_step(fault.seed, (second * 2.5) as u64);
                self.downlink.jitter_ms += size(8.0, 45.0);
                self.downlink.rtt_ms += size(10.0, 120.0) * ripple;
                self.downlink.loss += size(0.005, 0.06);
                self.downlink.limit_kbps = needed_kbps * size(4.0, 1.3) * ripple;
                self.downlink.is_out |= step < size(0.1, 0.3);
            }
            Kind::DownlinkDrops => self.downlink_off = true,
            Kind::DecoderOverload => {
                self.decode = size(1.15, 3.0) * ripple * ramp;
                self.remote_cpu = size(30.0, 80.0) * ramp;
            }
            Kind::RenderSlow => self.render = size(1.15, 3.0) * ripple * ramp,
            Kind::RemoteRestart => self.remote_off = true,
        }
    }
}
