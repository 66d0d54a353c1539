//! Which part an instant of trouble points to: what every part's own series show beside it, each against what is usual in this session.
//!
//! The usual value is the level that a fifth of the settled samples keep below: trouble that fills most of a session is not taken for what is usual.
//! Each part gets a strength, in multiples of what is worth a look ([`LIMITS`]); the strongest is blamed, if it reaches 1.

use std::cell::OnceCell;
use std::ops::Range;

use super::blame::times;
use super::finding::{Blame, Blamed, Finding};
use super::kind::Impact;
use super::latency::CALM;
use super::limit::{Limit, LimitUnit, Topic};
use super::scene::{End, Scene, median};
use super::sources::{OURS, TRTC_GUIDE, TRTC_RTT};
use crate::derive::{Switch, link_switches, nack_increments};
use crate::lang::both;
use crate::model::Role;
use crate::units::Millis;

/// A latency that rose by so much.
static LATENCY: Limit = Limit {
    name: "suspectLatencyMs",
    unit: LimitUnit::Ms,
    default: 50.0,
    source: TRTC_RTT,
    topic: Topic::Latency,
    label: both("归因：时延升高达到", "Blame: latency rose by"),
};
/// So many lost packets.
static LOSS: Limit = Limit {
    name: "suspectLossPercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: TRTC_GUIDE,
    topic: Topic::Loss,
    label: both("归因：丢包达到", "Blame: loss from"),
};
/// So many retransmission requests, of the packets.
static REQUESTS: Limit = Limit {
    name: "suspectRequestsPercent",
    unit: LimitUnit::Percent,
    default: 2.0,
    source: OURS,
    topic: Topic::Loss,
    label: both(
        "归因：重传请求占包数",
        "Blame: retransmission requests, of the packets",
    ),
};
/// A stage that grew by so much of the frame interval.
static STAGE: Limit = Limit {
    name: "suspectStagePercent",
    unit: LimitUnit::Percent,
    default: 50.0,
    source: OURS,
    topic: Topic::Smoothness,
    label: both(
        "归因：单环节增加，占帧间隔",
        "Blame: a stage grew, of the frame interval, by",
    ),
};
/// An estimate that fell to so much of the usual one.
static ESTIMATE: Limit = Limit {
    name: "suspectEstimatePercent",
    unit: LimitUnit::Percent,
    default: 60.0,
    source: OURS,
    topic: Topic::Rate,
    label: both(
        "归因：带宽估计降到平时的",
        "Blame: bandwidth estimate fell to, of usual",
    ),
};
/// A part of the lateness that a part must make up.
static PART: Limit = Limit {
    name: "suspectPartPercent",
    unit: LimitUnit::Percent,
    default: 25.0,
    source: OURS,
    topic: Topic::Latency,
    label: both(
        "归因：占画面时延增量",
        "Blame: part of the added video latency",
    ),
};
/// Trouble on the field's way this many times over holds up its encoder too.
static THROTTLES: Limit = Limit {
    name: "suspectThrottleTimes",
    unit: LimitUnit::Times,
    default: 5.0,
    source: OURS,
    topic: Topic::Rate,
    label: both(
        "归因：上行拖慢编码的倍数",
        "Blame: uplink trouble that throttles the encoder, times",
    ),
};
/// A link that carries so much of what is sent matters.
static CARRIES: Limit = Limit {
    name: "suspectSharePercent",
    unit: LimitUnit::Percent,
    default: 20.0,
    source: OURS,
    topic: Topic::Links,
    label: both(
        "归因：链路占发送量",
        "Blame: link share of what is sent, from",
    ),
};
/// Both ways that rose alike: the greater rise is no more than so many times the other.
static ALIKE: Limit = Limit {
    name: "suspectAlikeTimes",
    unit: LimitUnit::Times,
    default: 3.0,
    source: OURS,
    topic: Topic::Latency,
    label: both(
        "归因：两端时延同升之比",
        "Blame: rises of both ends are alike within",
    ),
};
/// A sign of so much of what is worth a look, if it is the only one.
static WEAK: Limit = Limit {
    name: "suspectWeakPercent",
    unit: LimitUnit::Percent,
    default: 40.0,
    source: OURS,
    topic: Topic::Counting,
    label: both(
        "归因：唯一的弱迹象，达到",
        "Blame: a weak sign that stands alone, from",
    ),
};
/// As much is received as ever.
static HELD: Limit = Limit {
    name: "suspectHeldPercent",
    unit: LimitUnit::Percent,
    default: 85.0,
    source: OURS,
    topic: Topic::Rate,
    label: both(
        "归因：接收码率保持在平时的",
        "Blame: received rate held, of usual",
    ),
};

pub(super) const LIMITS: &[&Limit] = &[
    &LATENCY, &LOSS, &REQUESTS, &STAGE, &ESTIMATE, &PART, &THROTTLES, &CARRIES, &ALIKE, &HELD,
    &WEAK,
];

/// Kilobits of a packet that fills an Ethernet frame with room for headers.
pub(super) const PACKET_KBIT: f64 = 9.6;

/// What is usual at one end, computed once for a session.
#[derive(Debug, Default)]
pub(super) struct Usual {
    latency: Option<f64>,
    lost: Option<f64>,
    estimate: Option<f64>,
    rate: Option<f64>,
    /// Of video and control latency.
    late: [Option<f64>; 2],
    stages: [Option<f64>; 4],
    /// Of each link its round trip and loss.
    links: Vec<UsualLink>,
    /// Retransmission requests at each sample; empty where there is no counter.
    requests: Vec<f64>,
    /// Where the video moved to another link.
    switches: Vec<Switch>,
}

/// A link, and its columns: round trip, loss, share.
type LinkColumns<'a> = (&'a UsualLink, &'a [f64], &'a [f64], &'a [f64]);

#[derive(Debug)]
struct UsualLink {
    net_id: i64,
    rtt: Option<f64>,
    lost: Option<f64>,
    /// Its place among the shares of all links.
    share: Option<usize>,
}

/// What is usual, found when it is first asked for.
pub(super) type UsualCell = OnceCell<Usual>;

impl Usual {
    fn of(end: &End<'_>) -> Self {
        let calm = |metric| end.quantile(end.values(metric), CALM);
        let shares = end.shares();
        let links = end.device.links.iter().map(|link| {
            let net_id = link.net_id;
            let column = |metric| end.link_values(metric, Some(net_id));
            UsualLink {
                net_id,
                rtt: end.quantile(column("Rtt"), CALM),
                lost: end.quantile(column("Lost"), CALM),
                share: shares.iter().position(|one| one.key.link == Some(net_id)),
            }
        });
        Self {
            latency: calm("NetworkLatency"),
            lost: calm("Lost"),
            estimate: end.quantile(end.values("BitRateEstimate"), 1.0 - CALM),
            rate: end.usual(end.values("Rate")),
            late: LATE.map(calm),
            stages: STAGES.map(calm),
            links: links.collect(),
            switches: link_switches(&shares.iter().collect::<Vec<_>>(), end.carrying_percent),
            requests: nack_increments(end.device).map_or_else(Vec::new, |series| series.values),
        }
    }
}

const LATE: [&str; 2] = ["VideoLatency", "ControlLatency"];
const STAGES: [&str; 4] = ["CaptureCost", "EncodeCost", "DecodeCost", "RenderCost"];

/// What the samples of a stretch show of every part.
#[derive(Debug, Default, Clone)]
struct Signs {
    /// How far each way's latency rose.
    up_ms: Millis,
    down_ms: Millis,
    up_lost: f64,
    down_lost: f64,
    up_requests: f64,
    down_requests: f64,
    /// 0 to 1: how far the bandwidth estimate fell.
    fell: f64,
    /// Of each link of the field.
    links: Vec<(i64, f64)>,
    /// How much longer the stages took.
    field_stage_ms: Millis,
    remote_stage_ms: Millis,
    /// The longest interval of the field's own frames, and its least frame rate.
    field_interval_ms: Millis,
    field_fps: Option<f64>,
    /// What the remote received, of its usual rate.
    received: Option<f64>,
    /// The link that the video left.
    left: Option<i64>,
}

/// How strongly each part is suspected; 1 is worth a look.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Strengths {
    field_stage: f64,
    uplink: f64,
    cloud: f64,
    downlink: f64,
    remote_stage: f64,
}

/// Asks who is to blame for what the driver saw.
pub(super) fn of_finding(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    let Some(end) = scene.end(finding.device) else {
        return Blamed::NOBODY;
    };
    let (start, last) = times(scene, finding);
    let length = finding.value.unwrap_or(0.0);
    match finding.code.kind().impact {
        Impact::Few => few(scene, end, start, last),
        Impact::Late => late(scene, end, finding),
        Impact::Frozen | Impact::NoPicture | Impact::Nothing => {
            let is_length = finding.unit == crate::model::Unit::Ms;
            let length = if is_length { length } else { 0.0 };
            frozen(scene, end, start - length, last, length)
        }
    }
}

/// The part to which most of the time of a finding's spells points.
pub(super) fn of_spells(scene: &Scene<'_>, finding: &Finding) -> Blamed {
    let Some(end) = scene.end(finding.device) else {
        return Blamed::NOBODY;
    };
    let mut votes: Vec<(Blamed, Millis)> = Vec::new();
    for spell in &finding.spells {
        let [start, last] = [spell.start, spell.end].map(|time| scene.common(finding.device, time));
        let blamed = frozen(scene, end, start - spell.lasted, last, spell.lasted);
        if blamed.part == Blame::Undecided {
            continue;
        }
        match votes.iter_mut().find(|(known, _)| *known == blamed) {
            Some((_, time)) => *time += spell.lasted,
            None => votes.push((blamed, spell.lasted)),
        }
    }
    let most = votes
        .into_iter()
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    most.map_or(Blamed::NOBODY, |(blamed, _)| blamed)
}

/// Whether the packets that a remote misses were lost on the field's way.
pub(super) fn lost_before(scene: &Scene<'_>, start: Millis, last: Millis) -> bool {
    let signs = Signs::of(scene, start, last);
    let percent = scene.thresholds.value(&LOSS);
    signs.up_lost >= percent && signs.up_lost >= signs.down_lost / 2.0
}

/// The way of an end whose latency rose; the cloud where both rose alike.
pub(super) fn way(scene: &Scene<'_>, own: Blame, start: Millis, last: Millis) -> Blamed {
    let signs = Signs::of(scene, start, last);
    let strengths = signs.strengths(scene);
    if strengths.cloud > 0.0 && own != Blame::Undecided {
        return Blamed::part(Blame::Cloud);
    }
    let is_upstream = strengths.uplink >= 1.0 && strengths.downlink < 1.0;
    let part = if own == Blame::RemoteDownlink && scene.is_direct() && is_upstream {
        Blame::FieldUplink
    } else {
        own
    };
    Blamed {
        part,
        link: signs.link().filter(|_| part == Blame::FieldUplink),
    }
}

fn frozen(scene: &Scene<'_>, end: &End<'_>, start: Millis, last: Millis, length: Millis) -> Blamed {
    let signs = Signs::of(scene, start, last);
    let strengths = signs.strengths(scene);
    let throttles = scene.thresholds.value(&THROTTLES);
    let interval = end.frame_interval().unwrap_or(0.0);
    // The field's own frames were late: they could not be there in time.
    let field_late = signs.field_interval_ms >= (length / 2.0).max(2.5 * interval) && length > 0.0;
    if end.device.role == Role::Field || field_late {
        let part = if strengths.uplink >= throttles && strengths.field_stage < strengths.uplink {
            Blame::FieldUplink
        } else {
            Blame::FieldDevice
        };
        return signs.blamed(part);
    }
    strengths
        .strongest(&signs, scene)
        .map_or(Blamed::NOBODY, |part| signs.blamed(part))
}

fn few(scene: &Scene<'_>, end: &End<'_>, start: Millis, last: Millis) -> Blamed {
    let signs = Signs::of(scene, start, last);
    let strengths = signs.strengths(scene);
    let throttles = scene.thresholds.value(&THROTTLES);
    let expected = end.expected_fps.unwrap_or(f64::NAN);
    let sends_few = signs.field_fps.is_some_and(|fps| fps < 0.9 * expected);
    if end.device.role == Role::Field || sends_few {
        let part = if strengths.uplink >= throttles && strengths.field_stage < strengths.uplink {
            Blame::FieldUplink
        } else {
            Blame::FieldDevice
        };
        return signs.blamed(part);
    }
    if let Some(part) = strengths.strongest(&signs, scene) {
        return signs.blamed(part);
    }
    let held = scene.thresholds.value(&HELD) / 100.0;
    if scene.field().is_some() && signs.received.is_some_and(|received| received >= held) {
        return Blamed::part(Blame::RemoteDevice);
    }
    Blamed::NOBODY
}

/// Lateness is blamed on the part that grew most while it lasted.
fn late(scene: &Scene<'_>, end: &End<'_>, finding: &Finding) -> Blamed {
    let metric = finding.evidence.first().map(|one| one.metric);
    let place = usize::from(metric == Some(LATE[1]));
    let values = end.values(LATE[place]);
    let samples = end.samples(finding.start, finding.end);
    let usual = end.usual_values().late[place].unwrap_or(0.0);
    let mut grown = 0.0;
    // Field's stages, uplink, cloud, downlink, remote's stages.
    let mut parts = [0.0; 5];
    let mut all = Signs::default();
    for sample in samples {
        let added = values
            .get(sample)
            .map_or(0.0, |value| (value - usual).max(0.0));
        if added.is_nan() || added == 0.0 {
            continue;
        }
        let time = scene.common(Some(end.index), end.device.times[sample]);
        let signs = Signs::of(scene, time, time);
        grown += added;
        let mut ways = [signs.up_ms, signs.down_ms];
        if signs.is_cloud(scene) {
            parts[2] += (ways[0] + ways[1]).min(added);
            ways = [0.0, 0.0];
        } else if scene.is_direct() && signs.is_alike(scene) {
            ways[1] = 0.0;
        }
        parts[0] += signs.field_stage_ms.min(added);
        parts[1] += ways[0].min(added);
        parts[3] += ways[1].min(added);
        parts[4] += signs.remote_stage_ms.min(added);
        all.take(&signs, added);
    }
    let named = [
        Blame::FieldDevice,
        Blame::FieldUplink,
        Blame::Cloud,
        Blame::RemoteDownlink,
        Blame::RemoteDevice,
    ];
    let least = scene.thresholds.value(&PART) / 100.0 * grown;
    let most = named
        .into_iter()
        .zip(parts)
        .reduce(|one, other| if other.1 > one.1 { other } else { one });
    match most {
        Some((part, weight)) if weight >= least && weight > 0.0 => all.blamed(part),
        _ => {
            let (from, to) = times(scene, finding);
            frozen(scene, end, from, to, 0.0)
        }
    }
}

impl Signs {
    /// Of a stretch on the field's clock, and a sample on either side.
    fn of(scene: &Scene<'_>, start: Millis, last: Millis) -> Self {
        let mut signs = Self::default();
        let step = scene.step();
        if let Some(field) = scene.field().or_else(|| scene.role(Role::Field).next()) {
            let samples = scene.samples_of(field, start - step, last + step);
            signs.take_field(scene, field, samples);
        }
        if let Some(remote) = scene.remote().or_else(|| scene.role(Role::Remote).next()) {
            let samples = scene.samples_of(remote, start - step, last + step);
            signs.take_remote(remote, samples);
        }
        signs
    }

    fn take_field(&mut self, scene: &Scene<'_>, end: &End<'_>, samples: Range<usize>) {
        let usual = end.usual_values();
        let latency = end.values("NetworkLatency");
        let lost = end.values("Lost");
        let estimate = end.values("BitRateEstimate");
        let rate = end.values("Rate");
        let stages = [end.values(STAGES[0]), end.values(STAGES[1])];
        let intervals = end.values("MaxFrameDelta");
        let shares = end.shares();
        let links: Vec<LinkColumns> = usual
            .links
            .iter()
            .map(|link| {
                let column = |metric| end.link_values(metric, Some(link.net_id));
                let share = link.share.map_or(&[][..], |place| &shares[place].values);
                (link, column("Rtt"), column("Lost"), share)
            })
            .collect();
        self.links = usual.links.iter().map(|link| (link.net_id, 0.0)).collect();
        let [ms, percent, carries] =
            [&LATENCY, &LOSS, &CARRIES].map(|limit| scene.thresholds.value(limit));
        let after = usual
            .switches
            .partition_point(|switch| switch.sample < samples.start);
        let switch = usual.switches.get(after);
        self.left = switch
            .filter(|switch| switch.sample < samples.end)
            .map(|switch| switch.from);
        let mut rates = Vec::new();
        for sample in samples {
            if end.is_starting(sample) || end.is_disconnected(sample) {
                continue;
            }
            self.up_ms = self.up_ms.max(rise(latency, sample, usual.latency));
            self.up_lost = self.up_lost.max(rise(lost, sample, usual.lost));
            self.up_requests = self.up_requests.max(requested(end, usual, rate, sample));
            if let (Some(now), Some(usual)) = (estimate.get(sample), usual.estimate) {
                self.fell = self.fell.max(1.0 - now / usual);
            }
            let stage: f64 = (0..2)
                .map(|stage| rise(stages[stage], sample, usual.stages[stage]))
                .sum();
            self.field_stage_ms = self.field_stage_ms.max(stage);
            if let Some(interval) = intervals.get(sample).filter(|_| !end.begins[sample]) {
                self.field_interval_ms = self.field_interval_ms.max(*interval);
            }
            for ((link, rtt, losses, shares), (_, strength)) in links.iter().zip(&mut self.links) {
                // It matters where it carries, or just did.
                let around = sample.saturating_sub(1)..(sample + 2).min(shares.len());
                let share = shares.get(around).unwrap_or_default();
                let share = share.iter().copied().fold(0.0, f64::max);
                if share < carries && links.len() > 1 {
                    continue;
                }
                let rise_ms = rise(rtt, sample, link.rtt);
                let missing = rise(losses, sample, link.lost);
                *strength = strength.max((rise_ms / ms).max(missing / percent));
                self.up_ms = self.up_ms.max(rise_ms);
                self.up_lost = self.up_lost.max(missing * share.max(1.0) / 100.0);
            }
            rates.extend(end.values("Fps").get(sample).filter(|fps| !fps.is_nan()));
        }
        self.field_fps = median(&rates);
    }

    fn take_remote(&mut self, end: &End<'_>, samples: Range<usize>) {
        let usual = end.usual_values();
        let latency = end.values("NetworkLatency");
        let lost = end.values("Lost");
        let rate = end.values("Rate");
        let stages = [end.values(STAGES[2]), end.values(STAGES[3])];
        let mut received = Vec::new();
        for sample in samples {
            if end.is_starting(sample) || end.is_disconnected(sample) {
                continue;
            }
            self.down_ms = self.down_ms.max(rise(latency, sample, usual.latency));
            self.down_lost = self.down_lost.max(rise(lost, sample, usual.lost));
            self.down_requests = self.down_requests.max(requested(end, usual, rate, sample));
            let stage: f64 = (0..2)
                .map(|stage| rise(stages[stage], sample, usual.stages[stage + 2]))
                .sum();
            self.remote_stage_ms = self.remote_stage_ms.max(stage);
            received.extend(
                rate.get(sample)
                    .filter(|rate| !rate.is_nan() && !end.bursts[sample]),
            );
        }
        self.received = median(&received)
            .zip(usual.rate)
            .map(|(now, usual)| now / usual);
    }

    /// Adds what another stretch shows of the links.
    fn take(&mut self, other: &Self, weight: f64) {
        if self.links.is_empty() {
            self.links = other.links.iter().map(|(link, _)| (*link, 0.0)).collect();
        }
        for ((_, own), (_, more)) in self.links.iter_mut().zip(&other.links) {
            *own += more * weight;
        }
    }

    /// Whether both ways rose at once and about as much.
    fn is_alike(&self, scene: &Scene<'_>) -> bool {
        let least = scene.thresholds.value(&LATENCY);
        let alike = scene.thresholds.value(&ALIKE);
        let (low, high) = (self.up_ms.min(self.down_ms), self.up_ms.max(self.down_ms));
        low >= least && high <= alike * low
    }

    fn is_cloud(&self, scene: &Scene<'_>) -> bool {
        !scene.is_direct() && self.is_alike(scene)
    }

    fn strengths(&self, scene: &Scene<'_>) -> Strengths {
        let value = |limit| scene.thresholds.value(limit);
        let (ms, percent, requests) = (value(&LATENCY), value(&LOSS), value(&REQUESTS));
        let estimate = 1.0 - value(&ESTIMATE) / 100.0;
        let interval = scene
            .ends
            .iter()
            .find_map(End::frame_interval)
            .unwrap_or(f64::INFINITY);
        let stage = value(&STAGE) / 100.0 * interval;
        // Loss on the first way is seen behind the second one as well.
        let down_lost = (self.down_lost - self.up_lost).max(0.0);
        let is_cloud = self.is_cloud(scene);
        let down_ms = if scene.is_direct() && self.up_ms >= self.down_ms / value(&ALIKE) {
            0.0
        } else {
            self.down_ms
        };
        let of_links = self.links.iter().map(|(_, strength)| *strength);
        let uplink = (self.up_ms / ms)
            .max(self.up_lost / percent)
            .max(of_links.fold(0.0, f64::max))
            .max(self.up_requests / requests)
            .max(self.fell / estimate);
        let downlink = (down_ms / ms).max(down_lost / percent);
        let unless_cloud = |strength: f64| if is_cloud { 0.0 } else { strength };
        Strengths {
            field_stage: self.field_stage_ms / stage,
            uplink: unless_cloud(uplink),
            cloud: if is_cloud {
                (self.up_ms + self.down_ms) / ms
            } else {
                0.0
            },
            downlink: unless_cloud(downlink),
            remote_stage: self.remote_stage_ms / stage,
        }
    }

    /// The link that shows most, if it stands out.
    fn link(&self) -> Option<i64> {
        if self.links.len() < 2 {
            return None;
        }
        let (link, most) = self
            .links
            .iter()
            .copied()
            .reduce(|one, other| if other.1 > one.1 { other } else { one })?;
        let others = self.links.iter().filter(|(other, _)| *other != link);
        let next = others.map(|(_, strength)| *strength).fold(0.0, f64::max);
        let stands_out = most > 0.0 && most >= 1.5 * next;
        stands_out.then_some(link).or(self.left)
    }

    fn blamed(&self, part: Blame) -> Blamed {
        Blamed {
            part,
            link: self.link().filter(|_| part == Blame::FieldUplink),
        }
    }
}

impl Strengths {
    /// The strongest part; retransmission requests count where nothing nearer does.
    fn strongest(&self, signs: &Signs, scene: &Scene<'_>) -> Option<Blame> {
        let parts = [
            (Blame::FieldDevice, self.field_stage),
            (Blame::FieldUplink, self.uplink),
            (Blame::Cloud, self.cloud),
            (Blame::RemoteDownlink, self.downlink),
            (Blame::RemoteDevice, self.remote_stage),
        ];
        let (part, most) = parts
            .into_iter()
            .reduce(|one, other| if other.1 > one.1 { other } else { one })?;
        if most >= 1.0 {
            return Some(part);
        }
        if signs.left.is_some() {
            return Some(Blame::FieldUplink);
        }
        // A weak sign counts where it stands alone.
        let others = parts.into_iter().filter(|(other, _)| *other != part);
        let next = others.map(|(_, strength)| strength).fold(0.0, f64::max);
        if most >= scene.thresholds.value(&WEAK) / 100.0 && most >= 2.0 * next {
            return Some(part);
        }
        // The remote asks its relay again, and the relay asked nobody: it was lost behind the relay.
        let asked = signs.down_requests >= scene.thresholds.value(&REQUESTS);
        (asked && !scene.is_direct()).then_some(Blame::RemoteDownlink)
    }
}

impl End<'_> {
    fn usual_values(&self) -> &Usual {
        self.usual.get_or_init(|| Usual::of(self))
    }
}

/// How far a value lies above what is usual.
fn rise(values: &[f64], sample: usize, usual: Option<f64>) -> f64 {
    let rise = values.get(sample).copied().unwrap_or(f64::NAN) - usual.unwrap_or(0.0);
    if rise > 0.0 { rise } else { 0.0 }
}

/// Requests of a sample in per cent of its packets.
fn requested(end: &End<'_>, usual: &Usual, rate: &[f64], sample: usize) -> f64 {
    let Some(asked) = usual.requests.get(sample).filter(|asked| **asked > 0.0) else {
        return 0.0;
    };
    let kbps = rate
        .get(sample)
        .copied()
        .unwrap_or(0.0)
        .max(usual.rate.unwrap_or(0.0));
    let packets = kbps / PACKET_KBIT * end.step / 1000.0;
    if packets > 0.0 {
        100.0 * asked / packets
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use crate::derive::judge::kinds::Code;
    use crate::derive::judge::testing::{blamed, session, steps, well, with, with_link};
    use crate::model::{Device, Role};

    type Changes<'a> = &'a [(&'static str, f64)];

    /// Two minutes, with those values at sample 30.
    fn end(role: Role, mode: &str, changes: Changes<'_>) -> Device {
        let device = Device {
            sdk_mode: mode.into(),
            ..well(role, 60)
        };
        let changes = changes.iter();
        changes.fold(device, |device, (metric, value)| {
            with(device, metric, 30..31, *value)
        })
    }

    fn remote(mode: &str, changes: Changes<'_>) -> Device {
        let frozen = [("MaxFrameDelta", 1200.0)];
        end(Role::Remote, mode, &[&frozen, changes].concat())
    }

    /// Whom it points to when a remote froze while these values were measured at the field and at the remote.
    #[track_caller]
    fn check_in(mode: &str, at_field: Changes<'_>, at_remote: Changes<'_>, expected: &str) {
        let field = end(Role::Field, mode, at_field);
        let found = blamed(Code::Freeze, &session([field, remote(mode, at_remote)]));
        let of_remote = found.split(", ").next();
        assert_eq!(
            of_remote,
            Some(format!("major {expected}").as_str()),
            "{found}"
        );
    }

    #[track_caller]
    fn check(at_field: Changes<'_>, at_remote: Changes<'_>, expected: &str) {
        check_in("server", at_field, at_remote, expected);
    }

    #[test]
    fn nothing_points_to_nobody() {
        check(&[], &[], "undecided");
        // Better than usual is no sign.
        check(
            &[("NetworkLatency", 1.0)],
            &[("DecodeCost", 1.0)],
            "undecided",
        );
    }

    #[test]
    fn the_way_whose_latency_rose() {
        let (high, higher) = ([("NetworkLatency", 190.0)], [("NetworkLatency", 700.0)]);
        check(&high, &[], "field-uplink");
        check(&[], &high, "remote-downlink");
        check(&higher, &high, "field-uplink");
        check(&high, &higher, "remote-downlink");
    }

    #[test]
    fn both_ways_alike_are_what_lies_between() {
        let (high, other) = ([("NetworkLatency", 190.0)], [("NetworkLatency", 150.0)]);
        check(&high, &other, "cloud");
        check(&other, &high, "cloud");
        // Directly, both measure one way: the vehicle's is the likelier.
        check_in("p2p", &high, &other, "field-uplink");
        check_in("p2p", &other, &high, "field-uplink");
        check_in("p2p", &[], &high, "remote-downlink");
    }

    #[test]
    fn a_weak_sign_counts_where_it_stands_alone() {
        // Of 50 ms, 40 % are 20.
        check(&[("NetworkLatency", 40.0)], &[], "field-uplink");
        check(&[("NetworkLatency", 39.0)], &[], "undecided");
        // Of 2 %, of half a frame's 25 ms, of a fall by 40 %.
        check(&[("Lost", 0.8)], &[], "field-uplink");
        check(&[("Lost", 0.7)], &[], "undecided");
        check(&[("EncodeCost", 15.0)], &[], "field-device");
        check(&[("EncodeCost", 14.0)], &[], "undecided");
        // Another one that is half as strong.
        let weak = [("NetworkLatency", 60.0)];
        check(&weak, &[("NetworkLatency", 41.0)], "undecided");
    }

    #[test]
    fn the_way_that_lost_packets() {
        check(&[("Lost", 3.0)], &[], "field-uplink");
        check(&[], &[("Lost", 3.0)], "remote-downlink");
        // Loss on the first way is seen behind the second one as well.
        check(&[("Lost", 3.0)], &[("Lost", 5.0)], "field-uplink");
        check(&[("Lost", 3.0)], &[("Lost", 9.0)], "remote-downlink");
    }

    #[test]
    fn the_estimate_of_the_uplink_fell() {
        let fell = |to: f64| {
            let estimate = with(end(Role::Field, "", &[]), "BitRateEstimate", 0..60, 2000.0);
            let field = with(estimate, "BitRateEstimate", 30..31, to);
            blamed(Code::Freeze, &session([field, remote("", &[])]))
        };
        assert_eq!(fell(1000.0), "major field-uplink");
        assert_eq!(fell(1670.0), "major field-uplink");
        assert_eq!(fell(1690.0), "major undecided");
    }

    #[test]
    fn a_stage_that_took_half_a_frame_more() {
        check(&[("EncodeCost", 30.0)], &[], "field-device");
        check(&[("CaptureCost", 30.0)], &[], "field-device");
        check(&[], &[("DecodeCost", 30.0)], "remote-device");
        check(&[], &[("RenderCost", 30.0)], "remote-device");
        check(
            &[("EncodeCost", 30.0)],
            &[("DecodeCost", 60.0)],
            "remote-device",
        );
    }

    #[test]
    fn late_frames_of_the_field_could_not_be_there_in_time() {
        let frozen = ("MaxFrameDelta", 1200.0);
        check(&[frozen], &[], "field-device");
        check(&[("MaxFrameDelta", 190.0)], &[], "undecided");
        check(&[frozen], &[("NetworkLatency", 190.0)], "field-device");
        // Trouble on its way held up the encoder too.
        check(&[frozen, ("NetworkLatency", 269.0)], &[], "field-device");
        check(&[frozen, ("NetworkLatency", 270.0)], &[], "field-uplink");
    }

    #[test]
    fn requests_alone_are_lost_behind_the_relay() {
        // Of 208 packets in a sample.
        let asked = |mode: &str, count| {
            let remote = with(remote(mode, &[]), "NACK", 30..60, count);
            let ends = session([end(Role::Field, mode, &[]), remote]);
            blamed(Code::Freeze, &ends)
        };
        assert_eq!(asked("server", 5.0), "major remote-downlink");
        assert_eq!(asked("server", 4.0), "major undecided");
        assert_eq!(asked("p2p", 5.0), "major undecided");
        // Whoever is nearer comes first.
        let remote = with(
            remote("server", &[("DecodeCost", 30.0)]),
            "NACK",
            30..60,
            9.0,
        );
        let ends = session([end(Role::Field, "server", &[]), remote]);
        assert_eq!(blamed(Code::Freeze, &ends), "major remote-device");
    }

    /// A field with two links: what the first one sends of 1,000 kbps until and from sample 30, and what each lost there.
    #[track_caller]
    fn check_links(share: (f64, f64), lost: [f64; 2], expected: &str) {
        let sent = steps(&[(30, 10.0 * share.0), (30, 10.0 * share.1)]);
        let rest: Vec<f64> = sent.iter().map(|sent| 1000.0 - sent).collect();
        let losses = lost.map(|lost| steps(&[(30, 0.0), (1, lost), (29, 0.0)]));
        let field = end(Role::Field, "server", &[]);
        let field = with_link(field, 1, &[("SendBps", &sent), ("Lost", &losses[0])]);
        let field = with_link(field, 2, &[("SendBps", &rest), ("Lost", &losses[1])]);
        let session = session([field, remote("server", &[])]);
        assert_eq!(blamed(Code::Freeze, &session), expected);
    }

    #[test]
    fn the_link_that_lost_packets_while_it_carried() {
        check_links((60.0, 60.0), [20.0, 0.0], "major field-uplink 1");
        check_links((60.0, 60.0), [0.0, 20.0], "major field-uplink 2");
        check_links((60.0, 60.0), [20.0, 20.0], "major field-uplink");
        check_links((20.0, 20.0), [20.0, 0.0], "major field-uplink 1");
        check_links((19.0, 19.0), [20.0, 0.0], "major undecided");
    }

    #[test]
    fn the_link_that_the_video_left() {
        check_links((90.0, 10.0), [0.0, 0.0], "major field-uplink 1");
        check_links((10.0, 90.0), [0.0, 0.0], "major field-uplink 2");
        check_links((90.0, 90.0), [0.0, 0.0], "major undecided");
    }

    /// The picture is 400 ms late in samples 30 to 35, while these were measured.
    #[track_caller]
    fn check_late(at_field: Changes<'_>, at_remote: Changes<'_>, expected: &str) {
        let changed = |role, changes: Changes<'_>| {
            let changes = changes.iter();
            changes.fold(well(role, 60), |device, (metric, value)| {
                with(device, metric, 30..36, *value)
            })
        };
        let remote = with(
            changed(Role::Remote, at_remote),
            "VideoLatency",
            30..36,
            400.0,
        );
        let session = session([changed(Role::Field, at_field), remote]);
        assert_eq!(blamed(Code::VideoLatency, &session), expected);
    }

    #[test]
    fn lateness_is_of_the_part_that_grew_most() {
        let slow = [("NetworkLatency", 190.0)];
        check_late(&[], &[], "major undecided");
        check_late(&slow, &[], "major field-uplink");
        check_late(&[], &slow, "major remote-downlink");
        check_late(&slow, &slow, "major cloud");
        check_late(&[("EncodeCost", 200.0)], &slow, "major field-device");
        check_late(&slow, &[("DecodeCost", 200.0)], "major remote-device");
    }

    /// A remote shows 10 of 20 frames in samples 30 to 35.
    #[track_caller]
    fn check_few(at_field: Changes<'_>, rate: f64, expected: &str) {
        let changes = at_field.iter();
        let field = changes.fold(well(Role::Field, 60), |device, (metric, value)| {
            with(device, metric, 30..36, *value)
        });
        let remote = with(well(Role::Remote, 60), "Fps", 30..36, 10.0);
        let remote = with(remote, "Rate", 30..36, rate);
        let found = blamed(Code::FrameRateDrop, &session([field, remote]));
        assert!(found.contains(expected), "{found}");
    }

    #[test]
    fn few_frames_of_what_was_received_are_the_cockpits_own() {
        check_few(&[], 1000.0, "major remote-device");
        check_few(&[], 500.0, "major undecided");
        check_few(&[("Lost", 5.0)], 500.0, "major field-uplink");
        check_few(&[("Fps", 10.0)], 500.0, "major field-device");
        let throttled = [("Fps", 10.0), ("NetworkLatency", 280.0)];
        check_few(&throttled, 500.0, "major field-uplink");
    }

    /// Whom findings of a kind blame, the remote's last, while these were measured in samples 30 to 35.
    #[track_caller]
    fn check_ways(code: Code, mode: &str, at: [(&'static str, f64); 2], expected: &str) {
        let [field, remote] = [(Role::Field, at[0]), (Role::Remote, at[1])]
            .map(|(role, at)| with(end(role, mode, &[]), at.0, 30..36, at.1));
        assert_eq!(blamed(code, &session([field, remote])), expected);
    }

    #[test]
    fn a_slow_way_is_its_own_ends_unless_both_are_slow() {
        let check = |mode, field, remote, expected| {
            let latency = [field, remote].map(|value| ("NetworkLatency", value));
            check_ways(Code::NetworkLatency, mode, latency, expected);
        };
        check("server", 400.0, 20.0, "minor field-uplink");
        check("server", 20.0, 400.0, "minor remote-downlink");
        check("server", 400.0, 400.0, "minor cloud, minor cloud");
        check("p2p", 20.0, 400.0, "minor remote-downlink");
        check(
            "p2p",
            400.0,
            400.0,
            "minor field-uplink, minor field-uplink",
        );
    }

    #[test]
    fn what_a_remote_lost_may_have_been_lost_before() {
        let check = |field, remote, expected| {
            let lost = [field, remote].map(|value| ("Lost", value));
            check_ways(Code::Loss, "server", lost, expected);
        };
        check(0.0, 10.0, "info remote-downlink");
        check(1.9, 3.0, "info remote-downlink");
        check(5.0, 10.0, "info field-uplink, info field-uplink");
        check(4.0, 10.0, "info field-uplink, info remote-downlink");
    }

    /// A stutter is of the part to which most of its late frames point.
    #[test]
    fn the_most_of_late_frames_decide() {
        let stalls = |remote| {
            // No interval is a freeze by itself.
            let remote = with(remote, "MaxFrameDelta", 30..37, 190.0);
            with(remote, "Lag150Duration", 30..37, 300.0)
        };
        let slow = |device, samples| with(device, "NetworkLatency", samples, 120.0);
        let remote = stalls(slow(well(Role::Remote, 60), 29..30));
        let ends = session([slow(well(Role::Field, 60), 34..40), remote]);
        assert_eq!(blamed(Code::Stutter, &ends), "major field-uplink");
        let remote = stalls(slow(well(Role::Remote, 60), 28..34));
        let ends = session([slow(well(Role::Field, 60), 37..39), remote]);
        assert_eq!(blamed(Code::Stutter, &ends), "major remote-downlink");
    }
}
