//! Synthetic samples of a device, in the cloud's format. Every value depends only on its time, so that a running session never changes its
//! past.

use std::ops::RangeInclusive;

use serde::Serialize;

use super::stories::{DEVICES, Event, PROJECT, Story};

/// Seconds between samples.
const STEP: u64 = 2;
/// Seconds until the other link has taken over.
const TAKE_OVER: u64 = 6;
/// The maximum bit rate in kbit/s.
const TARGET: f64 = 2000.0;

/// The end of the session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// The vehicle.
    Field,
    /// The cockpit.
    Remote,
}

/// `SessionDeviceDetail`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
#[allow(clippy::struct_field_names, reason = "the cloud's names")]
pub struct Device {
    device_type: &'static str,
    device_id: &'static str,
    project_id: &'static str,
    session_id: &'static str,
    ver: &'static str,
    sdk_mode: &'static str,
    start_time: u64,
    end_time: u64,
    width: u32,
    height: u32,
    config_width: u32,
    config_height: u32,
    time_offset: Vec<u64>,
    #[serde(flatten)]
    samples: Samples,
    multi_mode: u8,
    multi_net: Vec<Link>,
}

/// What both ends measure, and what only one does; the other's arrays stay empty.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Samples {
    rate: Vec<i64>,
    fps: Vec<i64>,
    lost: Vec<f64>,
    network_latency: Vec<i64>,
    video_latency: Vec<i64>,
    control_latency: Vec<i64>,
    cpu_used: Vec<f64>,
    mem_used: Vec<f64>,
    #[serde(rename = "NACK")]
    nack: Vec<i64>,
    bit_rate_estimate: Vec<i64>,
    total_bitrate_estimate: Vec<i64>,
    capture_cost: Vec<i64>,
    encode_cost: Vec<i64>,
    decode_cost: Vec<i64>,
    render_cost: Vec<i64>,
    frame_delta: Vec<i64>,
    max_frame_delta: Vec<i64>,
    lag100_duration: Vec<i64>,
    lag150_duration: Vec<i64>,
    k100: Vec<f64>,
    k150: Vec<f64>,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Link {
    net_id: u8,
    net_ip: String,
    rtt: Vec<i64>,
    lost: Vec<i64>,
    send_bps: Vec<i64>,
    recv_bps: Vec<i64>,
}

/// The samples in an interval of Unix seconds; `None` without any.
pub fn device(story: &Story, role: Role, now: u64, window: RangeInclusive<u64>) -> Option<Device> {
    let start = story.start + if role == Role::Remote { 3 } else { 0 };
    let all = (start..=story.end(now)).step_by(STEP as usize);
    let measured = all.filter(|time| {
        let second = time - story.start;
        story
            .at(second)
            .is_none_or(|(event, _)| event != Event::Disconnected)
    });
    let mut samples = Samples::default();
    let mut links = [0, 1].map(|id| Link {
        net_id: id,
        net_ip: format!("192.168.1{id}.2"),
        rtt: Vec::new(),
        lost: Vec::new(),
        send_bps: Vec::new(),
        recv_bps: Vec::new(),
    });
    let mut times: Vec<u64> = Vec::new();
    let mut connection = Connection::default();
    for time in measured {
        let is_new = times.last().is_none_or(|last| time - last > STEP);
        connection = if is_new {
            Connection::default()
        } else {
            connection
        };
        let moment = Moment::new(story, role, time, connection.samples);
        connection.samples += 1;
        connection.nacks += moment.nacks();
        times.push(time);
        samples.push(role, &moment, connection.nacks);
        if role == Role::Field {
            for link in &mut links {
                moment.push_link(link);
            }
        }
    }
    samples.push_lag_ratios(role, &times);
    let first = times.partition_point(|time| time < window.start());
    let last = times.partition_point(|time| time <= window.end());
    if first >= last {
        return None;
    }
    let times = &times[first..last];
    samples.each(|column| column.cut(first, last));
    for link in &mut links {
        for column in [
            &mut link.rtt,
            &mut link.lost,
            &mut link.send_bps,
            &mut link.recv_bps,
        ] {
            column.cut(first, last);
        }
    }
    let is_field = role == Role::Field;
    Some(Device {
        device_type: if is_field { "field" } else { "remote" },
        device_id: DEVICES[usize::from(!is_field)],
        project_id: PROJECT,
        session_id: story.id,
        ver: "2.4",
        sdk_mode: "server2",
        start_time: times[0],
        end_time: times[times.len() - 1],
        width: 1280,
        height: 720,
        config_width: if is_field { 1920 } else { 0 },
        config_height: if is_field { 1080 } else { 0 },
        time_offset: times.iter().map(|time| time - times[0]).collect(),
        samples,
        multi_mode: u8::from(is_field),
        multi_net: if is_field { links.into() } else { Vec::new() },
    })
}

/// The time since the last reconnect.
#[derive(Default)]
struct Connection {
    samples: u64,
    nacks: i64,
}

/// The state of the session at one instant.
struct Moment<'a> {
    story: &'a Story,
    time: u64,
    event: Option<(Event, u64)>,
    /// Index within the connection: the first samples are unusual.
    sample: u64,
    role: Role,
}

impl<'a> Moment<'a> {
    fn new(story: &'a Story, role: Role, time: u64, sample: u64) -> Self {
        Self {
            story,
            time,
            event: story.at(time - story.start),
            sample,
            role,
        }
    }

    /// From −1 to 1, a function of time and name; adjacent values are similar.
    fn chance(&self, name: &str) -> f64 {
        let at = |time: u64| {
            let mut hash = time ^ 0x9e37_79b9_7f4a_7c15;
            for byte in self.story.id.bytes().chain(name.bytes()) {
                hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
            }
            hash = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            hash = (hash ^ (hash >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            ((hash ^ (hash >> 31)) >> 11) as f64 / (1_u64 << 52) as f64 - 1.0
        };
        let step = self.time / STEP;
        f64::midpoint(at(step), at(step.saturating_sub(1)))
    }

    fn around(&self, name: &str, level: f64, spread: f64) -> f64 {
        (level + spread * self.chance(name)).max(0.0)
    }

    fn is(&self, event: Event) -> bool {
        self.event.is_some_and(|(other, _)| other == event)
    }

    /// The active link is down and the other one has not taken over.
    fn is_stuck(&self) -> bool {
        matches!(self.event, Some((Event::LinkCut, since)) if since < TAKE_OVER)
    }

    /// The share of the normal rate that gets through.
    fn share(&self) -> f64 {
        match self.event {
            _ if self.is_stuck() => 0.08,
            Some((Event::Squeezed, _)) => 0.45,
            Some((Event::LinkCut, _)) => 0.8,
            _ => 1.0,
        }
    }

    fn is_first(&self) -> bool {
        self.sample == 0
    }

    fn nacks(&self) -> i64 {
        if self.role == Role::Field {
            return 0;
        }
        if self.is_stuck() {
            25
        } else if self.is(Event::Squeezed) {
            (4.0 + 4.0 * self.chance("nack")) as i64
        } else {
            i64::from(self.chance("nack") > 0.93)
        }
    }

    /// The longest frame interval in ms.
    fn longest_interval(&self) -> f64 {
        let usual = self.around("interval", 68.0, 14.0);
        match self.event {
            _ if self.role == Role::Field => usual,
            _ if self.is_stuck() => self.around("interval", 900.0, 500.0),
            Some((Event::CockpitBusy, _)) => self.around("interval", 210.0, 120.0),
            Some((Event::Squeezed, _)) => self.around("interval", 130.0, 60.0),
            _ if self.chance("late") > 0.93 => 150.0,
            _ => usual,
        }
    }

    fn push_link(&self, link: &mut Link) {
        let is_cut = link.net_id == 0 && self.is(Event::LinkCut);
        let carries = if self.is(Event::LinkCut) {
            link.net_id == 1 && !self.is_stuck()
        } else {
            link.net_id == 0
        };
        let name = format!("link {}", link.net_id);
        let usual = if link.net_id == 0 { 58.0 } else { 96.0 };
        let rtt = match is_cut {
            true => self.around(&name, 800.0, 150.0),
            false if self.is(Event::Squeezed) => self.around(&name, usual + 120.0, 50.0),
            false => self.around(&name, usual, 9.0),
        };
        let lost = match is_cut {
            true => 100.0,
            false if self.is(Event::Squeezed) => self.around(&name, 6.0, 4.0),
            false => 0.0,
        };
        let sent = if carries {
            self.around("rate", 720.0 * self.share(), 70.0)
        } else {
            self.around(&name, 38.0, 6.0)
        };
        link.rtt.push(whole(rtt));
        link.lost.push(whole(lost));
        link.send_bps.push(if is_cut { 0 } else { whole(sent) });
        link.recv_bps.push(if is_cut {
            0
        } else {
            whole(self.around(&name, 29.0, 4.0))
        });
    }
}

impl Samples {
    fn push(&mut self, role: Role, moment: &Moment<'_>, nacks: i64) {
        let is_field = role == Role::Field;
        let share = moment.share();
        let around = |name, level, spread| whole(moment.around(name, level, spread));
        let rate = around("rate", 700.0 * share, 70.0);
        // Queued frames are counted within an instant.
        let is_burst = moment.is_first() && !is_field && moment.time - moment.story.start > 60;
        self.rate.push(if is_burst { 7800 } else { rate });
        let frames = match moment.event {
            _ if is_burst => 240.0,
            _ if is_field => 20.0,
            _ if moment.is_stuck() => 3.0,
            Some((Event::CockpitBusy, _)) => 15.0,
            Some((Event::Squeezed, _)) => 16.0,
            _ => 19.5,
        };
        self.fps.push(around("fps", frames, 1.2));
        let lost = if moment.is(Event::Squeezed) {
            moment.around("lost", 3.0, 2.5)
        } else {
            0.0
        };
        self.lost.push((lost * 100.0).round() / 100.0);
        let latency = match moment.event {
            _ if moment.is_first() => None,
            _ if !is_field => Some(5.0),
            _ if moment.is_stuck() => Some(780.0),
            Some((Event::Squeezed, _)) => Some(260.0),
            Some((Event::LinkCut, _)) => Some(112.0),
            _ => Some(78.0),
        };
        let latency = latency.map_or(-1, |level| around("latency", level, level * 0.15));
        self.network_latency.push(latency);
        self.control_latency.push(if is_field {
            around("control", if moment.is_stuck() { 900.0 } else { 46.0 }, 6.0)
        } else {
            around("control", 47.0, 5.0)
        });
        self.cpu_used.push(if is_field { 35.02 } else { 22.4 });
        self.mem_used.push(if is_field { 71.25 } else { 44.08 });
        self.nack.push(nacks);
        let interval = moment.longest_interval();
        self.frame_delta.push(whole(1000.0 / frames.max(1.0)));
        self.max_frame_delta.push(whole(interval));
        if is_field {
            self.bit_rate_estimate
                .push(whole((TARGET * share).min(TARGET)));
            self.total_bitrate_estimate
                .push(around("total", 6200.0 * share, 300.0));
            self.capture_cost.push(around("capture", 4.0, 2.0));
            self.encode_cost.push(around("encode", 11.0, 4.0));
            return;
        }
        let is_busy = moment.is(Event::CockpitBusy);
        let video = if moment.is_stuck() {
            850.0
        } else {
            63.0 + 60.0 * (1.0 - share)
        };
        self.video_latency
            .push(around("video", video, video * 0.15));
        self.decode_cost
            .push(around("decode", if is_busy { 34.0 } else { 3.0 }, 2.0));
        self.render_cost
            .push(around("render", if is_busy { 21.0 } else { 4.0 }, 2.0));
        self.lag100_duration
            .push(whole((interval - 100.0).max(0.0)));
        self.lag150_duration
            .push(whole((interval - 150.0).max(0.0)));
    }

    /// The stall ratio in per cent, one value per connection.
    fn push_lag_ratios(&mut self, role: Role, times: &[u64]) {
        if role == Role::Field {
            return;
        }
        let mut first = 0;
        for index in 1..=times.len() {
            let is_end = index == times.len() || times[index] - times[index - 1] > STEP;
            if !is_end {
                continue;
            }
            let millis = ((index - first) as u64 * STEP * 1000) as f64;
            for (durations, ratios) in [
                (&self.lag100_duration, &mut self.k100),
                (&self.lag150_duration, &mut self.k150),
            ] {
                let sum: i64 = durations[first..index].iter().sum();
                let ratio = (sum as f64 / millis * 10_000.0).round() / 100.0;
                ratios.extend((first..index).map(|_| ratio));
            }
            first = index;
        }
    }

    fn each(&mut self, act: impl Fn(&mut dyn Column)) {
        let columns: [&mut dyn Column; 21] = [
            &mut self.rate,
            &mut self.fps,
            &mut self.lost,
            &mut self.network_latency,
            &mut self.video_latency,
            &mut self.control_latency,
            &mut self.cpu_used,
            &mut self.mem_used,
            &mut self.nack,
            &mut self.bit_rate_estimate,
            &mut self.total_bitrate_estimate,
            &mut self.capture_cost,
            &mut self.encode_cost,
            &mut self.decode_cost,
            &mut self.render_cost,
            &mut self.frame_delta,
            &mut self.max_frame_delta,
            &mut self.lag100_duration,
            &mut self.lag150_duration,
            &mut self.k100,
            &mut self.k150,
        ];
        for column in columns {
            act(column);
        }
    }
}

/// An array of either kind; empty if the other end fills it.
trait Column {
    fn cut(&mut self, first: usize, last: usize);
}

impl<T> Column for Vec<T> {
    fn cut(&mut self, first: usize, last: usize) {
        self.truncate(last);
        self.drain(..first.min(self.len()));
    }
}

fn whole(value: f64) -> i64 {
    value.round() as i64
}
