//! Which part an instant of trouble points to: what every part's own series show beside it, each against what is usual in this session.
//!
//! The usual value is the level that a fifth of the settled samples keep below: trouble that fills most of a session is not taken for what is usual.
//! Each part gets a strength, in multiples of what is worth a look ([`LIMITS`]); the strongest is blamed, if it reaches 1.

use std::cell::OnceCell;
use std::ops::Range;

use super::blame::times;
use super::finding::{Blame, Blamed, Finding};
use super::kind::Impact;
use super::kinds::CARRYING;
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
            switches: link_switches(&shares.iter().collect::<Vec<_>>(), CARRYING.default),
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
    let least = scene.thresholds.value(&LOSS);
    signs.up_lost >= least && signs.up_lost >= signs.down_lost / 2.0
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
            let (start, last) = times(scene, finding);
            frozen(scene, end, start, last, 0.0)
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
        let links: Vec<(&UsualLink, &[f64], &[f64], &[f64])> = usual
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
            for ((link, rtt, lost, shares), (_, strength)) in links.iter().zip(&mut self.links) {
                // It matters where it carries, or just did.
                let around = sample.saturating_sub(1)..(sample + 2).min(shares.len());
                let share = shares.get(around).unwrap_or_default();
                let share = share.iter().copied().fold(0.0, f64::max);
                if share < carries && links.len() > 1 {
                    continue;
                }
                let rise_ms = rise(rtt, sample, link.rtt);
                let loss = rise(lost, sample, link.lost);
                *strength = strength.max((rise_ms / ms).max(loss / percent));
                self.up_ms = self.up_ms.max(rise_ms);
                self.up_lost = self.up_lost.max(loss * share.max(1.0) / 100.0);
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
