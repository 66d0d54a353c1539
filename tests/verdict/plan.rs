//! What a made session is like, what happens in it, and what a judge must and may find.
//!
//! Written from what is known of the data (domain facts, the documented example), not from the judge's rules: depths and lengths are those of
//! trouble that somebody would call by that name. The bands of the contract's table of reference values are taken as what a name means.

use trro_session_viewer::derive::findings::{Blame, Code};
use trro_session_viewer::model::Role;

use super::chance::Chance;

/// Which fields the cloud has sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Year {
    /// The first release: fourteen fields.
    First,
    /// 2023: stages, K, NACK, estimate.
    Y2023,
    /// 2024: intervals, lag, several cards.
    Y2024,
    /// 2026: the control channel.
    Y2026,
}

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    RemoteReconnect,
    FieldReconnect,
    BothReconnect,
    Gap,
    UplinkSlow,
    DownlinkSlow,
    CloudSlow,
    Spike,
    CardLoses,
    CardMasked,
    DownlinkLoses,
    HiddenLoss,
    CarrierDown,
    StandbyDown,
    Switches,
    SlowCardPeaks,
    Squeezed,
    EncoderIgnores,
    RateSwings,
    FieldCpu,
    RemoteCpu,
    FieldMemory,
    MemoryGrows,
    SlowCapture,
    SlowEncode,
    SlowDecode,
    SlowRender,
    FieldFrames,
    RemoteFrames,
    FieldFreeze,
    SpikeFreeze,
    PlainFreeze,
    Stutter,
    StartUp,
    ControlSlow,
}

impl Kind {
    pub const ALL: [Self; 35] = [
        Self::RemoteReconnect,
        Self::FieldReconnect,
        Self::BothReconnect,
        Self::Gap,
        Self::UplinkSlow,
        Self::DownlinkSlow,
        Self::CloudSlow,
        Self::Spike,
        Self::CardLoses,
        Self::CardMasked,
        Self::DownlinkLoses,
        Self::HiddenLoss,
        Self::CarrierDown,
        Self::StandbyDown,
        Self::Switches,
        Self::SlowCardPeaks,
        Self::Squeezed,
        Self::EncoderIgnores,
        Self::RateSwings,
        Self::FieldCpu,
        Self::RemoteCpu,
        Self::FieldMemory,
        Self::MemoryGrows,
        Self::SlowCapture,
        Self::SlowEncode,
        Self::SlowDecode,
        Self::SlowRender,
        Self::FieldFrames,
        Self::RemoteFrames,
        Self::FieldFreeze,
        Self::SpikeFreeze,
        Self::PlainFreeze,
        Self::Stutter,
        Self::StartUp,
        Self::ControlSlow,
    ];

    /// What it needs of the session.
    fn needs_cards(self) -> bool {
        matches!(
            self,
            Self::CardLoses
                | Self::CardMasked
                | Self::CarrierDown
                | Self::StandbyDown
                | Self::Switches
                | Self::SlowCardPeaks
        )
    }

    /// How long it lasts, in seconds.
    fn length(self, chance: &mut Chance) -> f64 {
        match self {
            Self::Gap => chance.between(6.0, 20.0),
            Self::RemoteReconnect | Self::FieldReconnect | Self::BothReconnect => {
                chance.between(5.0, 40.0)
            }
            Self::Spike | Self::SpikeFreeze => chance.between(2.5, 5.0),
            Self::FieldFreeze | Self::PlainFreeze | Self::HiddenLoss => chance.between(2.5, 12.0),
            Self::SlowCardPeaks => chance.between(5.0, 9.0),
            Self::Switches => chance.between(24.0, 50.0),
            Self::Stutter | Self::RateSwings => chance.between(50.0, 150.0),
            Self::MemoryGrows => 1e9,
            Self::StartUp => 6.0,
            _ => chance.between(16.0, 120.0),
        }
    }
}

/// Something that happens.
#[derive(Debug, Clone)]
pub struct Event {
    pub kind: Kind,
    /// Seconds since the session began.
    pub from: f64,
    pub to: f64,
    /// From 0, barely worth a name, to 1.
    pub depth: f64,
    pub seed: u64,
}

impl Event {
    pub fn is_on(&self, second: f64) -> bool {
        second >= self.from && second < self.to
    }
}

/// What a judge must find, somewhere around that time.
#[derive(Debug, Clone)]
pub struct Label {
    pub code: Code,
    /// Another name that is as true.
    pub or: Option<Code>,
    pub role: Option<Role>,
    pub from: f64,
    pub to: f64,
}

/// A session to be made.
#[allow(
    clippy::struct_excessive_bools,
    reason = "what a session may be like, one by one"
)]
#[derive(Debug, Clone)]
pub struct Plan {
    pub seed: u64,
    pub year: Year,
    pub length: f64,
    /// What happens in it; nothing in a healthy one.
    pub events: Vec<Event>,
    pub fps: f64,
    /// What the regulator allows at most, in kbps.
    pub target: f64,
    /// Part of it that the picture needs.
    pub content: f64,
    pub cards: usize,
    pub is_balanced: bool,
    /// Of the second card, where both carry.
    pub second_share: f64,
    pub card_rtt: [f64; 2],
    pub remote_rtt: f64,
    pub encode: f64,
    pub decode: f64,
    /// Readings once per connection, as in the documented example.
    pub is_constant_host: bool,
    /// Kilobits that the sender counts and nobody receives.
    pub redundancy: f64,
    /// Remote clock less field clock, in seconds.
    pub skew: f64,
    pub remote_starts: f64,
    pub field_ends_early: f64,
    pub one_end: Option<Role>,
    pub size: [u32; 4],
    pub doubled: usize,
    pub is_window: bool,
    /// Samples a little more than two seconds apart.
    pub is_jittery: bool,
}

impl Plan {
    /// A healthy session, of one of many kinds.
    pub fn healthy(seed: u64) -> Self {
        let mut chance = Chance::new(seed);
        let fps = chance.one(&[15.0, 20.0, 20.0, 25.0, 30.0, 30.0, 60.0]);
        let year = chance.one(&[
            Year::First,
            Year::Y2023,
            Year::Y2024,
            Year::Y2024,
            Year::Y2026,
            Year::Y2026,
        ]);
        let cards = if matches!(year, Year::First | Year::Y2023) {
            0
        } else {
            chance.one(&[0, 1, 2, 2])
        };
        let is_balanced = cards == 2 && chance.is(0.4);
        let first = chance.between(18.0, 75.0);
        let interval = 1000.0 / fps;
        Self {
            seed,
            year,
            length: chance.one(&[60.0, 120.0, 180.0, 300.0, 600.0, 1500.0])
                + chance.between(0.0, 30.0),
            events: Vec::new(),
            fps,
            target: chance.one(&[1000.0, 2000.0, 2500.0, 4000.0]),
            content: if chance.is(0.4) {
                chance.between(0.2, 0.45)
            } else {
                chance.between(0.55, 0.8)
            },
            cards,
            is_balanced,
            second_share: if is_balanced {
                chance.one(&[0.5, 0.48, 0.45, 0.3, 0.2])
            } else {
                0.05
            },
            card_rtt: [first, first + chance.between(5.0, 40.0)],
            remote_rtt: chance.between(3.0, 30.0),
            encode: chance.between(3.0, 12.0).min(0.3 * interval),
            decode: chance.between(1.0, 6.0).min(0.3 * interval),
            is_constant_host: chance.is(0.5),
            redundancy: if chance.is(0.2) {
                chance.between(0.3, 0.6)
            } else {
                chance.between(0.0, 0.08)
            },
            skew: if chance.is(0.5) {
                0.0
            } else {
                chance.between(-30.0, 30.0).round()
            },
            remote_starts: chance.between(0.0, 6.0).round(),
            field_ends_early: if chance.is(0.1) {
                chance.between(14.0, 25.0).round()
            } else {
                0.0
            },
            one_end: None,
            size: chance.one(&[
                [1280, 720, 1280, 720],
                [1920, 1080, 1920, 1080],
                [1280, 720, 1920, 1080],
                [1280, 720, 1920, 1536],
            ]),
            doubled: if cards == 2 && chance.is(0.3) {
                1 + chance.below(3)
            } else {
                0
            },
            is_window: chance.is(0.1),
            is_jittery: chance.is(0.3),
        }
    }

    /// One event, or several.
    pub fn troubled(seed: u64, kinds: &[Kind]) -> Self {
        let mut plan = Self::healthy(seed);
        let mut chance = Chance::new(seed ^ 0xfeed);
        let has = |wanted: &[Kind]| kinds.iter().any(|kind| wanted.contains(kind));
        plan.year = chance.one(&[Year::Y2024, Year::Y2026, Year::Y2026]);
        plan.is_window = false;
        if kinds.iter().any(|kind| kind.needs_cards()) {
            plan.cards = 2;
            plan.is_balanced = has(&[Kind::CardMasked]);
            plan.second_share = if plan.is_balanced {
                chance.between(0.4, 0.5)
            } else {
                0.05
            };
        }
        if has(&[Kind::ControlSlow]) {
            plan.year = Year::Y2026;
        }
        if has(&[Kind::Squeezed, Kind::EncoderIgnores, Kind::RateSwings]) {
            plan.content = chance.between(0.6, 0.8);
        }
        if has(&[
            Kind::FieldCpu,
            Kind::RemoteCpu,
            Kind::FieldMemory,
            Kind::MemoryGrows,
        ]) {
            plan.is_constant_host = false;
        }
        plan.length = if has(&[Kind::MemoryGrows]) {
            1700.0
        } else {
            chance.between(240.0, 700.0)
        };
        if has(&[Kind::Stutter]) {
            // It is a share of the session: of an hour a minute of it is none.
            plan.length = chance.between(240.0, 320.0);
        }
        // Each in a part of its own, away from the start and from its neighbours.
        let part = (plan.length - 80.0) / kinds.len() as f64;
        for (place, kind) in kinds.iter().enumerate() {
            let length = kind.length(&mut chance).min(part - 50.0);
            let room = part - length - 45.0;
            let from = 80.0 + place as f64 * part + chance.between(0.0, room.max(0.0));
            let (from, to) = match kind {
                Kind::StartUp => (plan.remote_starts, plan.remote_starts + 6.0),
                Kind::MemoryGrows => (0.0, 1e9),
                _ => (from, from + length),
            };
            plan.events.push(Event {
                kind: *kind,
                from,
                to,
                depth: chance.part(),
                seed: chance.next(),
            });
        }
        plan
    }

    /// Share of the second card with the probes that both send.
    fn second_sent(&self) -> f64 {
        let video = self.target * self.content * 1.09;
        (self.second_share * video + 32.0) / (video + 64.0)
    }

    fn latest(&self) -> f64 {
        self.length
    }

    /// What must be found.
    pub fn must(&self) -> Vec<Label> {
        let mut labels = Vec::new();
        for event in &self.events {
            for (code, role) in must(event.kind) {
                // In a session of evenly loaded cards none takes over from another.
                if *code == Code::LinkSwitch && self.is_balanced {
                    continue;
                }
                // Where the card that carries is the slow one, latency follows it.
                let follows = *code == Code::LatencySpike && self.cards == 2;
                labels.push(Label {
                    code: *code,
                    or: follows.then_some(Code::LatencyFollowsLink),
                    role: *role,
                    from: event.from,
                    to: event.to.min(self.latest()),
                });
            }
        }
        let mut whole = |code, role| {
            labels.push(Label {
                code,
                or: None,
                role,
                from: 0.0,
                to: self.latest(),
            });
        };
        if self.one_end.is_some() {
            whole(Code::EndMissing, None);
        }
        if self.field_ends_early > 0.0 && self.one_end.is_none() {
            whole(Code::DataEndsEarly, Some(Role::Field));
        }
        if self.has_field() && self.year != Year::First && self.year != Year::Y2023 {
            let [width, height, configured_width, configured_height] = self.size;
            if width * configured_height != height * configured_width {
                whole(Code::AspectChanged, Some(Role::Field));
            } else if width < configured_width {
                whole(Code::ResolutionBelow, Some(Role::Field));
            }
        }
        if self.has_field() && self.doubled > 0 && self.cards == 2 && self.events.is_empty() {
            whole(Code::DoubledCounters, Some(Role::Field));
        }
        if self.cards == 2 && self.has_field() && self.events.is_empty() {
            if !self.is_balanced {
                whole(Code::LinkIdle, Some(Role::Field));
            } else if self.second_sent() < 0.22 {
                whole(Code::LinkUnbalanced, Some(Role::Field));
            }
        }
        if self.has_field()
            && self.content * (1.0 + self.redundancy) < 0.45
            && self.year != Year::First
            && self.events.is_empty()
        {
            whole(Code::ContentLimited, Some(Role::Field));
        }
        if self.skew.abs() > 6.0 && self.one_end.is_none() {
            whole(Code::ClockOffset, None);
        }
        if self.redundancy > 0.3 && self.one_end.is_none() && self.events.is_empty() {
            whole(Code::RatesDiffer, None);
        }
        if self.is_window && self.year != Year::First && self.one_end != Some(Role::Field) {
            whole(Code::WindowTruncated, None);
        }
        labels
    }

    /// What may be found besides, because it follows, or is on the edge of a band.
    /// Between these seconds.
    pub fn may(&self, code: Code, from: f64, to: f64) -> bool {
        let follows = self
            .events
            .iter()
            .any(|event| may(event.kind).contains(&code) && from <= event.to && to >= event.from);
        let needed = self.content * (1.0 + self.redundancy);
        follows
            || match code {
                // Now and then a sample strays.
                Code::LatencySpike => true,
                Code::ClockOffset => self.skew.abs() > 2.0,
                Code::ContentLimited => needed < 0.55 || !self.events.is_empty(),
                Code::RatesDiffer => self.redundancy > 0.2,
                Code::LinkUnbalanced | Code::LinkIdle => self.cards == 2,
                Code::DoubledCounters => self.doubled > 0,
                _ => false,
            }
    }

    fn has_field(&self) -> bool {
        self.one_end != Some(Role::Remote)
    }

    /// The part that is to blame, if one event says so; several where it cannot be told which.
    pub fn blame(&self) -> Option<Vec<Blame>> {
        match self.events.as_slice() {
            [event] => blame(event.kind),
            _ => None,
        }
    }
}

const FIELD: Option<Role> = Some(Role::Field);
const REMOTE: Option<Role> = Some(Role::Remote);

fn must(kind: Kind) -> &'static [(Code, Option<Role>)] {
    match kind {
        Kind::RemoteReconnect => &[(Code::Reconnect, REMOTE)],
        Kind::FieldReconnect => &[(Code::Reconnect, FIELD)],
        Kind::BothReconnect => &[(Code::Reconnect, FIELD), (Code::Reconnect, REMOTE)],
        Kind::Gap => &[(Code::Gap, REMOTE)],
        Kind::UplinkSlow => &[(Code::NetworkLatency, FIELD)],
        Kind::DownlinkSlow => &[(Code::NetworkLatency, REMOTE)],
        Kind::CloudSlow => &[
            (Code::NetworkLatency, FIELD),
            (Code::NetworkLatency, REMOTE),
            (Code::VideoLatency, REMOTE),
        ],
        Kind::Spike => &[(Code::LatencySpike, FIELD)],
        Kind::CardLoses => &[(Code::LinkLoss, FIELD)],
        Kind::CardMasked => &[(Code::MaskedLoss, FIELD)],
        Kind::DownlinkLoses => &[(Code::Loss, REMOTE)],
        Kind::HiddenLoss => &[(Code::HiddenLoss, REMOTE)],
        Kind::CarrierDown => &[(Code::LinkDown, FIELD), (Code::LinkSwitch, FIELD)],
        Kind::StandbyDown => &[(Code::LinkDown, FIELD)],
        Kind::Switches => &[(Code::LinkSwitch, FIELD)],
        Kind::SlowCardPeaks => &[(Code::LatencyFollowsLink, FIELD), (Code::LinkSwitch, FIELD)],
        Kind::Squeezed => &[
            (Code::EstimateCollapse, FIELD),
            (Code::NetworkLimited, FIELD),
        ],
        Kind::EncoderIgnores => &[(Code::RateAboveTarget, FIELD)],
        Kind::RateSwings => &[(Code::RateSwing, FIELD)],
        Kind::FieldCpu => &[(Code::CpuHigh, FIELD)],
        Kind::RemoteCpu => &[(Code::CpuHigh, REMOTE)],
        Kind::FieldMemory => &[(Code::MemoryHigh, FIELD)],
        Kind::MemoryGrows => &[(Code::MemoryGrowing, REMOTE)],
        Kind::SlowCapture => &[(Code::SlowCapture, FIELD)],
        Kind::SlowEncode => &[(Code::SlowEncode, FIELD)],
        Kind::SlowDecode => &[(Code::SlowDecode, REMOTE)],
        Kind::SlowRender => &[(Code::SlowRender, REMOTE)],
        Kind::FieldFrames => &[(Code::FrameRateDrop, FIELD), (Code::FrameRateDrop, REMOTE)],
        Kind::RemoteFrames => &[(Code::FrameRateDrop, REMOTE)],
        Kind::FieldFreeze => &[(Code::Freeze, FIELD), (Code::Freeze, REMOTE)],
        Kind::SpikeFreeze => &[(Code::Freeze, REMOTE), (Code::LatencySpike, FIELD)],
        Kind::PlainFreeze => &[(Code::Freeze, REMOTE)],
        Kind::Stutter => &[(Code::Stutter, REMOTE)],
        Kind::StartUp => &[(Code::StartUp, REMOTE)],
        Kind::ControlSlow => &[
            (Code::ControlLatency, FIELD),
            (Code::ControlLatency, REMOTE),
        ],
    }
}

/// What follows from it by itself.
fn may(kind: Kind) -> &'static [Code] {
    use Code::{
        Burst, ControlLatency, EstimateCollapse, FrameRateDrop, Freeze, HiddenLoss,
        LatencyFollowsLink, LinkLoss, Loss, MemoryHigh, NetworkLatency, NetworkLimited,
        RateAboveTarget, RateSwing, Stutter, VideoLatency,
    };
    match kind {
        Kind::RemoteReconnect | Kind::BothReconnect => &[Burst, Freeze],
        Kind::FieldReconnect => &[Burst, Freeze, FrameRateDrop],
        Kind::UplinkSlow | Kind::DownlinkSlow | Kind::CloudSlow => {
            &[VideoLatency, ControlLatency, Freeze, Stutter]
        }
        Kind::Spike | Kind::SpikeFreeze => &[Freeze, Stutter, HiddenLoss, LatencyFollowsLink],
        Kind::CardLoses => &[HiddenLoss, Freeze, Stutter, Loss],
        Kind::CardMasked => &[HiddenLoss],
        Kind::DownlinkLoses => &[HiddenLoss, Freeze, Stutter, FrameRateDrop],
        Kind::HiddenLoss => &[Freeze, Stutter],
        Kind::CarrierDown => &[
            Freeze,
            Stutter,
            HiddenLoss,
            LatencyFollowsLink,
            NetworkLatency,
            LinkLoss,
            FrameRateDrop,
        ],
        Kind::SlowCardPeaks => &[VideoLatency, ControlLatency, NetworkLatency, Freeze],
        Kind::Squeezed => &[RateAboveTarget, VideoLatency, RateSwing],
        Kind::EncoderIgnores => &[EstimateCollapse, NetworkLimited],
        Kind::SlowCapture | Kind::SlowEncode | Kind::SlowDecode | Kind::SlowRender => {
            &[FrameRateDrop, VideoLatency, Stutter, Freeze]
        }
        Kind::FieldFrames | Kind::RemoteFrames => &[Stutter],
        // Ten seconds of nothing but freezes have fewer frames too.
        Kind::FieldFreeze | Kind::PlainFreeze => &[Stutter, FrameRateDrop],
        Kind::MemoryGrows => &[MemoryHigh],
        Kind::Stutter => &[Freeze],
        // The other card may be the slower one.
        Kind::Switches => &[NetworkLatency, ControlLatency],
        _ => &[],
    }
}

/// What can be told from what both ends measured: a freeze at the receiver alone, or requests without a loss, could be anybody's.
fn blame(kind: Kind) -> Option<Vec<Blame>> {
    use Blame::{Cloud, FieldDevice, FieldUplink, RemoteDevice, RemoteDownlink, Undecided};
    Some(match kind {
        Kind::RemoteReconnect | Kind::DownlinkSlow | Kind::DownlinkLoses => vec![RemoteDownlink],
        Kind::FieldReconnect
        | Kind::UplinkSlow
        | Kind::CardLoses
        | Kind::CarrierDown
        | Kind::StandbyDown
        | Kind::Switches
        | Kind::SlowCardPeaks
        | Kind::Squeezed
        | Kind::SpikeFreeze => vec![FieldUplink],
        Kind::BothReconnect | Kind::CloudSlow => vec![Cloud],
        // The network gave less, and the encoder did not listen.
        Kind::EncoderIgnores => vec![FieldDevice, FieldUplink],
        Kind::FieldCpu
        | Kind::FieldMemory
        | Kind::SlowCapture
        | Kind::SlowEncode
        | Kind::FieldFrames
        | Kind::FieldFreeze => vec![FieldDevice],
        Kind::RemoteCpu
        | Kind::MemoryGrows
        | Kind::SlowDecode
        | Kind::SlowRender
        | Kind::RemoteFrames => {
            vec![RemoteDevice]
        }
        Kind::Gap
        | Kind::HiddenLoss
        | Kind::PlainFreeze
        | Kind::Stutter
        | Kind::RateSwings
        | Kind::ControlSlow => {
            vec![Undecided]
        }
        Kind::Spike | Kind::CardMasked | Kind::StartUp => return None,
    })
}
