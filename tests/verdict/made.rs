//! A planned session as the cloud would answer it. What is measured follows from a world that both ends share: what the field sends is what the remote
//! receives a moment later, a late frame is a long interval and a stall, a slow stage makes fewer frames, latency is the sum of its parts.

use serde_json::{Map, Value, json};
use trro_session_viewer::model::Role;

use super::chance::{Chance, wave};
use super::plan::{Event, Kind, Plan, Year};

const START: f64 = 1_790_000_000.0;
const STEP: f64 = 2.0;
/// Kilobits in a packet.
const PACKET: f64 = 9.6;

/// The answer as JSON.
pub fn made(plan: &Plan) -> Value {
    let mut details = Vec::new();
    for role in [Role::Field, Role::Remote] {
        if plan.one_end.is_none_or(|one| one == role) {
            details.push(device(plan, role));
        }
    }
    if plan.seed.is_multiple_of(3) {
        details.reverse();
    }
    json!({ "Response": { "Details": details, "RequestId": "made" } })
}

/// How the world is at one instant.
struct World {
    rtt: [f64; 2],
    card_loss: [f64; 2],
    share: [f64; 2],
    /// Server and radio beside the carrying card's round trip.
    beyond: f64,
    remote_rtt: f64,
    downlink_loss: f64,
    /// Kilobits per second that the regulator allows.
    estimate: f64,
    sent: f64,
    capture: f64,
    encode: f64,
    decode: f64,
    render: f64,
    source_fps: f64,
    shown_fps: f64,
    /// How long the picture stands still in addition, at the source and on the way.
    source_hiccup: f64,
    way_hiccup: f64,
    requests: f64,
    control: f64,
    cpu: [f64; 2],
    memory: [f64; 2],
}

impl World {
    fn at(plan: &Plan, second: f64) -> Self {
        let seed = plan.seed;
        let name = |name: u64| seed.wrapping_mul(31).wrapping_add(name);
        let wave = |number: u64, width: f64| wave(name(number), second, width);
        let interval = 1000.0 / plan.fps;
        let usual_share = [1.0 - plan.second_share, plan.second_share];
        let mut world = Self {
            rtt: [
                plan.card_rtt[0] * (1.0 + 0.06 * wave(1, 3.0)),
                plan.card_rtt[1] * (1.0 + 0.08 * wave(2, 3.0)),
            ],
            card_loss: [0.0; 2],
            share: usual_share,
            beyond: 12.0 + 4.0 * wave(3, 4.0),
            remote_rtt: plan.remote_rtt * (1.0 + 0.15 * wave(4, 3.0)),
            downlink_loss: 0.0,
            estimate: plan.target * (1.0 - 0.03 * wave(5, 6.0).abs()),
            sent: plan.target * plan.content * (1.0 + 0.13 * wave(6, 2.3) + 0.1 * wave(7, 9.0)),
            capture: 2.0 + wave(8, 2.0),
            encode: plan.encode * (1.0 + 0.3 * wave(9, 2.0)),
            decode: plan.decode * (1.0 + 0.3 * wave(10, 2.0)),
            render: 2.0 + wave(11, 2.0),
            source_fps: plan.fps * (1.0 + 0.02 * wave(12, 2.0)),
            shown_fps: f64::INFINITY,
            source_hiccup: 0.0,
            way_hiccup: 0.0,
            requests: 0.0,
            control: 0.0,
            cpu: [35.0 + 6.0 * wave(13, 8.0), 20.0 + 6.0 * wave(14, 8.0)],
            memory: [62.0 + 0.3 * wave(15, 20.0), 44.0 + 0.3 * wave(16, 20.0)],
        };
        for event in &plan.events {
            world.suffer(plan, event, second, interval);
        }
        // Nobody sends more than he is allowed, unless he does not listen.
        let ignores = plan
            .events
            .iter()
            .any(|event| event.kind == Kind::EncoderIgnores && event.is_on(second));
        if !ignores {
            // What the regulator sees is all that is sent.
            let allowed = world.estimate * (0.95 + 0.03 * wave(17, 2.0));
            world.sent = world.sent.min(allowed / (1.0 + plan.redundancy));
        }
        // A stage that takes longer than an interval makes fewer frames.
        world.source_fps = world
            .source_fps
            .min(1000.0 / world.encode)
            .min(1000.0 / world.capture);
        world.shown_fps = world
            .shown_fps
            .min(1000.0 / world.decode)
            .min(1000.0 / world.render);
        world
    }

    #[allow(clippy::too_many_lines, reason = "one arm for each kind")]
    fn suffer(&mut self, plan: &Plan, event: &Event, second: f64, interval: f64) {
        let is_on = event.is_on(second);
        let since = second - event.from;
        let deep = |low: f64, high: f64| low + (high - low) * event.depth;
        let ripple = 1.0 + 0.08 * wave(event.seed, second, 2.0);
        let carrier = usize::from(self.share[1] > self.share[0]);
        if event.kind == Kind::MemoryGrows {
            // From 44 % to a full memory within an hour of the end.
            self.memory[1] += deep(1.1, 1.9) * second / 60.0;
            return;
        }
        if event.kind == Kind::Gap && (-20.0..-15.0).contains(&since) {
            // Only a counter that has begun can go on.
            self.requests += 0.8;
        }
        if !is_on {
            return;
        }
        match event.kind {
            Kind::UplinkSlow => {
                for rtt in &mut self.rtt {
                    *rtt = (*rtt * deep(2.5, 4.0)).max(deep(150.0, 330.0)) * ripple;
                }
            }
            Kind::DownlinkSlow => self.remote_rtt = deep(110.0, 350.0) * ripple,
            Kind::CloudSlow => {
                self.beyond += deep(200.0, 400.0) * ripple;
                self.remote_rtt += deep(200.0, 400.0) * ripple;
            }
            Kind::Spike => self.rtt[carrier] = deep(330.0, 600.0),
            Kind::SpikeFreeze => {
                self.rtt[carrier] = deep(400.0, 700.0);
                self.way_hiccup = deep(350.0, 1400.0);
            }
            Kind::CardLoses => {
                self.card_loss[0] = deep(3.0, 25.0) * ripple;
                self.requests += deep(0.5, 6.0);
                self.way_hiccup = if wave(event.seed, second, 2.0) > 0.7 {
                    deep(60.0, 200.0)
                } else {
                    0.0
                };
            }
            Kind::CardMasked => self.card_loss[1] = deep(3.0, 25.0) * ripple,
            Kind::DownlinkLoses => {
                self.downlink_loss = deep(2.0, 18.0) * ripple;
                self.way_hiccup = if wave(event.seed, second, 2.0) > 0.6 {
                    deep(60.0, 300.0)
                } else {
                    0.0
                };
            }
            Kind::HiddenLoss => {
                self.requests += deep(9.0, 40.0);
                self.way_hiccup = deep(20.0, 90.0);
            }
            Kind::CarrierDown => {
                self.rtt[0] = 900.0;
                self.card_loss[0] = 100.0;
                if since < 4.0 {
                    self.share = [0.0, 0.0];
                    self.way_hiccup = deep(500.0, 1500.0);
                    self.sent *= 0.1;
                } else {
                    self.share = [0.0, 1.0];
                }
            }
            Kind::StandbyDown => {
                self.card_loss[1] = 100.0;
                self.share[1] = 0.0;
            }
            Kind::Switches => {
                let turn = (since / ((event.to - event.from) / 4.0)) as usize;
                self.share = if turn.is_multiple_of(2) {
                    [0.05, 0.95]
                } else {
                    [0.95, 0.05]
                };
            }
            Kind::SlowCardPeaks => {
                self.share = [0.06, 0.94];
                self.rtt[1] = deep(250.0, 420.0) * ripple;
                self.beyond += deep(40.0, 180.0);
            }
            Kind::Squeezed => self.estimate *= deep(0.42, 0.15),
            Kind::EncoderIgnores => {
                self.estimate = self.sent / deep(1.15, 1.6);
            }
            Kind::RateSwings => {
                let up = ((since / STEP) as usize).is_multiple_of(2);
                self.sent *= if up { 1.15 } else { deep(0.65, 0.4) };
            }
            Kind::FieldCpu => self.cpu[0] = deep(88.0, 99.5) + 0.5 * ripple,
            Kind::RemoteCpu => self.cpu[1] = deep(88.0, 99.5) + 0.5 * ripple,
            Kind::FieldMemory => self.memory[0] = deep(92.0, 98.0),
            Kind::SlowCapture => self.capture = interval * deep(0.65, 1.6) * ripple,
            Kind::SlowEncode => self.encode = interval * deep(0.65, 1.6) * ripple,
            Kind::SlowDecode => self.decode = interval * deep(0.65, 1.6) * ripple,
            Kind::SlowRender => self.render = interval * deep(0.65, 1.6) * ripple,
            Kind::FieldFrames => self.source_fps *= deep(0.8, 0.4),
            Kind::RemoteFrames => self.shown_fps = plan.fps * deep(0.8, 0.4),
            Kind::FieldFreeze => self.source_hiccup = interval * 2.0 + deep(300.0, 1400.0),
            Kind::PlainFreeze => self.way_hiccup = interval * 2.0 + deep(200.0, 1400.0),
            Kind::Stutter => {
                self.way_hiccup = if wave(event.seed, second, 2.0) > 0.0 {
                    deep(165.0, 240.0)
                } else {
                    0.0
                };
            }
            Kind::StartUp => {
                if since < 4.0 {
                    self.way_hiccup = interval * 2.0 + deep(250.0, 900.0);
                }
            }
            Kind::ControlSlow => self.control = deep(120.0, 400.0) * ripple,
            Kind::RemoteReconnect
            | Kind::FieldReconnect
            | Kind::BothReconnect
            | Kind::Gap
            | Kind::MemoryGrows => {}
        }
    }

    /// What happens now and then in every session, for one sample, and is no trouble.
    fn stray(&mut self, plan: &Plan, second: f64, chance: &mut Chance) {
        let settled = second > 10.0;
        if settled && chance.is(0.004) {
            self.beyond += chance.between(20.0, 120.0);
            self.remote_rtt += chance.between(10.0, 80.0);
        }
        if settled && chance.is(0.004) {
            self.source_fps *= chance.between(0.75, 0.95);
        }
        if settled && chance.is(0.004) {
            let interval = 1000.0 / plan.fps;
            self.way_hiccup = self
                .way_hiccup
                .max(chance.between(interval, interval + 110.0));
        }
        if settled && chance.is(0.003) {
            self.downlink_loss = self.downlink_loss.max(chance.between(0.2, 2.5));
        }
        if settled && chance.is(0.003) {
            self.cpu[0] = chance.between(60.0, 97.0);
            self.cpu[1] = chance.between(60.0, 97.0);
        }
        if settled && chance.is(0.003) {
            self.encode *= chance.between(1.2, 2.5);
            self.decode *= chance.between(1.2, 2.5);
        }
    }

    fn uplink(&self) -> f64 {
        let all = (self.share[0] + self.share[1]).max(0.01);
        let carried = (self.rtt[0] * self.share[0] + self.rtt[1] * self.share[1]) / all;
        // Of a stuck link nothing comes back in time.
        if self.share[0] + self.share[1] == 0.0 {
            780.0
        } else {
            carried + self.beyond
        }
    }

    fn video(&self) -> f64 {
        let parts = self.capture + self.encode + self.decode + self.render;
        parts + self.uplink() / 2.0 + self.remote_rtt / 2.0 + 4.0
    }
}

/// One connection, for what is told once per connection.
#[derive(Default)]
struct Connection {
    first: usize,
    samples: usize,
    nacks: f64,
    memory: f64,
}

fn device(plan: &Plan, role: Role) -> Value {
    let mut chance = Chance::new(
        plan.seed
            ^ if role == Role::Field {
                0x000f_1e1d
            } else {
                0x004e_307e
            },
    );
    let is_field = role == Role::Field;
    let begins = if is_field { 0.0 } else { plan.remote_starts };
    let ends = plan.length - if is_field { plan.field_ends_early } else { 0.0 };
    let clock = if is_field { 0.0 } else { plan.skew };
    let step = if plan.is_jittery { 2.02 } else { STEP };
    let mut columns = Columns::default();
    let mut offsets: Vec<u64> = Vec::new();
    let mut connection = Connection {
        nacks: if plan.is_window { 17.0 } else { 0.0 },
        memory: chance.between(0.0, 0.4),
        ..Connection::default()
    };
    // A counter that is read over two periods was read over none before: never two of them side by side.
    let mut doubled: Vec<usize> = (0..plan.doubled)
        .map(|_| 12 + chance.below(((ends - begins) / STEP) as usize - 16) / 2 * 2)
        .collect();
    doubled.sort_unstable();
    let mut second = begins;
    let mut was_off = false;
    let mut is_first = !plan.is_window;
    let mut after_reconnect = 0_usize;
    while second <= ends {
        if is_off(plan, role, second) || is_silent(plan, role, second) {
            was_off |= is_off(plan, role, second);
            second += step;
            continue;
        }
        let sample = offsets.len();
        offsets.push((second - begins).floor() as u64);
        if was_off {
            columns.close(&connection, sample);
            connection = Connection {
                first: sample,
                memory: chance.between(0.0, 0.4),
                ..Connection::default()
            };
            after_reconnect = 3;
        }
        let is_disconnected = is_first || was_off;
        let is_burst = !is_field && after_reconnect == 2 && chance.is(0.4);
        after_reconnect = after_reconnect.saturating_sub(1);
        (was_off, is_first) = (false, false);
        let before = (sample > 0).then(|| World::at(plan, second - 1.0));
        let world = World::at(plan, second - 0.5);
        let world = before.filter(|_| second as u64 % 2 == 1).unwrap_or(world);
        let mut world = world;
        world.stray(plan, second, &mut chance);
        let is_doubled = is_field && doubled.contains(&sample);
        columns.push(
            plan,
            role,
            &world,
            second,
            &mut connection,
            &mut chance,
            is_disconnected,
            is_burst,
            is_doubled,
        );
        second += step;
    }
    columns.close(&connection, offsets.len());
    let start = (START + begins + clock) as u64;
    columns.json(plan, role, start, &offsets)
}

fn is_off(plan: &Plan, role: Role, second: f64) -> bool {
    plan.events.iter().any(|event| {
        let concerns = match event.kind {
            Kind::RemoteReconnect => role == Role::Remote,
            Kind::FieldReconnect => role == Role::Field,
            Kind::BothReconnect => true,
            _ => false,
        };
        // Away, back for six seconds, away again.
        let since = second - event.from;
        concerns && event.is_on(second) && since % 14.0 < 8.0
    })
}

fn is_silent(plan: &Plan, role: Role, second: f64) -> bool {
    let is_gap = |event: &Event| event.kind == Kind::Gap && event.is_on(second);
    role == Role::Remote && plan.events.iter().any(is_gap)
}

#[derive(Default)]
struct Columns {
    of: Map<String, Value>,
    lag: [Vec<f64>; 2],
    k: [Vec<f64>; 2],
}

impl Columns {
    fn add(&mut self, name: &str, value: f64) {
        let column = self
            .of
            .entry(name)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(column) = column.as_array_mut() {
            column.push(json!(value.round() as i64));
        }
    }

    fn add_fine(&mut self, name: &str, value: f64) {
        let column = self
            .of
            .entry(name)
            .or_insert_with(|| Value::Array(Vec::new()));
        if let Some(column) = column.as_array_mut() {
            column.push(json!((value * 100.0).round() / 100.0));
        }
    }

    #[allow(
        clippy::too_many_arguments,
        clippy::too_many_lines,
        reason = "what one sample depends on, and all that it says"
    )]
    fn push(
        &mut self,
        plan: &Plan,
        role: Role,
        world: &World,
        second: f64,
        connection: &mut Connection,
        chance: &mut Chance,
        is_disconnected: bool,
        is_burst: bool,
        is_doubled: bool,
    ) {
        let is_field = role == Role::Field;
        connection.samples += 1;
        // Frames of the two seconds: what the source makes, less what the way and the receiver cost.
        let hiccup = world.source_hiccup + if is_field { 0.0 } else { world.way_hiccup };
        let source = world.source_fps * (1.0 - (world.source_hiccup / 2000.0).min(0.95));
        let stream_lost = role == Role::Remote && is_off(plan, Role::Field, second);
        let shown = if is_field {
            source
        } else {
            source.min(world.shown_fps)
                * (1.0 - (world.way_hiccup / 2000.0).min(0.95))
                * (1.0 - world.downlink_loss / 250.0)
        };
        let mut fps = (shown + chance.around(0.0, 0.25)).max(0.0);
        let received = 1.0 - world.downlink_loss / 100.0;
        let mut rate = if is_field {
            world.sent * (1.0 + plan.redundancy)
        } else {
            world.sent * received
        } * chance.around(1.0, 0.025);
        if stream_lost {
            (fps, rate) = (0.0, 0.0);
        }
        let mean = if fps > 0.5 { 1000.0 / fps * 0.97 } else { 0.0 };
        let jitter = if is_field { 0.15 } else { 0.4 };
        let usual = 1000.0
            / world
                .source_fps
                .min(if is_field { 1e9 } else { world.shown_fps });
        let mut longest = usual * (1.1 + chance.tail(jitter).min(1.2));
        if hiccup > 0.0 {
            longest = longest.max(hiccup + usual * 0.3);
        }
        if stream_lost {
            longest = 0.0;
        }
        if is_burst {
            let times = chance.between(4.0, 12.0);
            (fps, rate) = (fps * times, rate * times);
        }
        if is_disconnected {
            (fps, rate) = (0.0, 0.0);
            longest = chance.between(10.0, 50.0).min(90.0);
        }
        self.add("Fps", fps);
        self.add("Rate", rate);
        self.add(
            "FrameDelta",
            if is_disconnected {
                chance.between(4.0, 45.0)
            } else {
                mean
            },
        );
        self.add("MaxFrameDelta", longest);
        let network = if is_field {
            world.uplink()
        } else {
            world.remote_rtt
        };
        self.add(
            "NetworkLatency",
            if is_disconnected {
                -1.0
            } else {
                network * chance.around(1.0, 0.03)
            },
        );
        let control = world.control.max(0.0) + 0.35 * (world.uplink() + world.remote_rtt) + 6.0;
        self.add(
            "ControlLatency",
            if is_disconnected {
                -1.0
            } else {
                control * chance.around(1.0, 0.03)
            },
        );
        let lost = if is_field {
            0.0
        } else {
            world.downlink_loss * chance.around(1.0, 0.08)
        };
        self.add_fine("Lost", lost.max(0.0));
        let end = usize::from(!is_field);
        if plan.is_constant_host {
            self.add_fine("CpuUsed", [35.02, 15.39][end]);
            self.add_fine("MemUsed", [62.25, 44.08][end] + connection.memory);
        } else {
            self.add_fine(
                "CpuUsed",
                (world.cpu[end] + chance.around(0.0, 1.0)).clamp(0.0, 100.0),
            );
            self.add_fine("MemUsed", world.memory[end].min(100.0) + connection.memory);
        }
        if is_field {
            self.push_field(plan, world, chance, is_disconnected, is_doubled, second);
        } else {
            let packets = rate.min(5000.0) / PACKET;
            let asked = world.requests + packets * world.downlink_loss / 100.0 * 1.2;
            let asked = if asked > 0.0 {
                chance.around(asked, asked.sqrt() / 2.0).max(0.0)
            } else {
                f64::from(u8::from(chance.is(0.02)))
            };
            connection.nacks += if is_disconnected {
                0.0
            } else {
                (asked * STEP).round()
            };
            let has_video = !is_disconnected && !stream_lost && connection.samples > 1;
            self.add(
                "VideoLatency",
                if has_video {
                    world.video() * chance.around(1.0, 0.04)
                } else {
                    0.0
                },
            );
            self.add("DecodeCost", world.decode);
            self.add("RenderCost", world.render);
            for (place, limit) in [100.0, 150.0].into_iter().enumerate() {
                let stall = (longest.round() - limit).max(0.0);
                self.lag[place].push(stall);
                self.add(["Lag100Duration", "Lag150Duration"][place], stall);
            }
        }
        self.add("NACK", if is_field { 0.0 } else { connection.nacks });
    }

    fn push_field(
        &mut self,
        plan: &Plan,
        world: &World,
        chance: &mut Chance,
        is_disconnected: bool,
        is_doubled: bool,
        second: f64,
    ) {
        // The regulator feels its way up.
        let grown = (0.45 + second / 12.0).min(1.0);
        self.add(
            "BitRateEstimate",
            if is_disconnected {
                0.0
            } else {
                world.estimate * if plan.is_window { 1.0 } else { grown }
            },
        );
        self.add("TotalBitrateEstimate", world.estimate * 3.3);
        self.add("EncodeCost", world.encode);
        self.add("CaptureCost", world.capture);
        for card in 0..plan.cards {
            let times = if is_doubled { 2.0 } else { 1.0 };
            let alone = plan.cards == 1;
            let share = if alone { 1.0 } else { world.share[card] };
            let is_down = world.card_loss[card] >= 100.0;
            let probe = if is_down { 0.0 } else { 32.0 };
            let jitter = if plan.is_balanced { 0.06 } else { 0.01 };
            let part = (share + chance.around(0.0, jitter)).clamp(0.0, 1.0);
            let sent = if is_down {
                0.0
            } else {
                world.sent * 1.09 * part + probe * chance.around(1.0, 0.04)
            };
            self.add(&format!("{card}.SendBps"), sent * times);
            let received = if is_down {
                0.0
            } else {
                28.0 * chance.around(1.0, 0.05) * times
            };
            self.add(&format!("{card}.RecvBps"), received);
            self.add(
                &format!("{card}.Rtt"),
                if is_disconnected {
                    0.0
                } else {
                    world.rtt[card]
                },
            );
            let stray = if chance.is(0.01) { 1.0 } else { 0.0 };
            self.add(
                &format!("{card}.Lost"),
                world.card_loss[card].max(stray).min(100.0),
            );
        }
    }

    /// A connection has ended: its stutter is known.
    fn close(&mut self, connection: &Connection, end: usize) {
        let millis = ((end - connection.first) as f64 * STEP * 1000.0).max(1.0);
        for place in 0..2 {
            let sum: f64 = self.lag[place].iter().skip(connection.first).sum();
            let ratio = (sum / millis * 10_000.0).round() / 100.0;
            let from = self.k[place].len();
            self.k[place].extend((from..end).map(|_| ratio));
        }
    }

    fn json(mut self, plan: &Plan, role: Role, start: u64, offsets: &[u64]) -> Value {
        let is_field = role == Role::Field;
        if !is_field {
            for (place, name) in ["K100", "K150"].into_iter().enumerate() {
                self.of.insert(name.to_owned(), json!(self.k[place]));
            }
        }
        let [width, height, configured_width, configured_height] = plan.size;
        let mut device = json!({
            "DeviceType": if is_field { "field" } else { "remote" },
            "DeviceId": if is_field { "made-vehicle" } else { "made-cockpit" },
            "ProjectId": "made",
            "SessionId": format!("made-{}-0", plan.seed),
            "StartTime": start,
            "EndTime": start + offsets.last().copied().unwrap_or(0),
            "TimeOffset": offsets,
        });
        let first = [
            "Rate",
            "Fps",
            "Lost",
            "NetworkLatency",
            "VideoLatency",
            "CpuUsed",
            "MemUsed",
        ];
        let y2023 = [
            "DecodeCost",
            "K100",
            "K150",
            "NACK",
            "BitRateEstimate",
            "EncodeCost",
            "CaptureCost",
        ];
        let mut cards: Vec<Map<String, Value>> = (0..plan.cards)
            .map(|card| {
                let mut map = Map::new();
                map.insert("NetId".to_owned(), json!(card));
                map.insert("NetIp".to_owned(), json!(format!("192.168.1{card}.2")));
                map
            })
            .collect();
        for (name, values) in self.of {
            let is_there = match plan.year {
                Year::First => first.contains(&name.as_str()),
                Year::Y2023 => first.contains(&name.as_str()) || y2023.contains(&name.as_str()),
                Year::Y2024 => name != "ControlLatency",
                Year::Y2026 => true,
            };
            if let Some((card, name)) = name.split_once('.') {
                if let Ok(card) = card.parse::<usize>() {
                    cards[card].insert(name.to_owned(), values);
                }
            } else if is_there {
                device[name] = values;
            }
        }
        if plan.year != Year::First {
            device["Ver"] = json!("2.4");
            device["Width"] = json!(width);
            device["Height"] = json!(height);
        }
        if matches!(plan.year, Year::Y2024 | Year::Y2026) {
            device["ConfigWidth"] = json!(if is_field { configured_width } else { 0 });
            device["ConfigHeight"] = json!(if is_field { configured_height } else { 0 });
            device["MultiMode"] = json!(u8::from(is_field && plan.cards > 1));
            device["MultiNet"] = if is_field { json!(cards) } else { json!([]) };
        }
        device
    }
}
