//! A network path: a queue, a variable capacity, delay, loss, and outages.

use std::collections::VecDeque;

use crate::chance::{Chance, Sway};

/// Bits of a packet of video with its headers.
pub const PACKET_BITS: f64 = 9600.0;
pub const TICK_MS: f64 = 5.0;
/// The interval for slow changes.
const PACE_MS: f64 = 100.0;

/// The natural properties of a path.
#[derive(Debug, Clone)]
pub struct LinkSetup {
    pub capacity_kbps: f64,
    /// Deviation of the capacity's logarithm, and its correlation time.
    pub sway: f64,
    pub sway_s: f64,
    pub rtt_ms: f64,
    /// Deviation of the slow part of the round-trip time.
    pub rtt_sway_ms: f64,
    pub jitter_ms: f64,
    /// The queue's length at normal capacity.
    pub buffer_ms: f64,
    pub loss: f64,
    /// Seconds between bursts of loss; infinite for none.
    pub burst_every_s: f64,
    pub burst_loss: f64,
    /// Seconds between handovers; infinite for none.
    pub handover_every_s: f64,
    pub handover_ms: [f64; 2],
}

/// External effects at an instant.
#[derive(Debug, Clone, Copy)]
pub struct Weather {
    pub capacity: f64,
    pub limit_kbps: f64,
    pub loss: f64,
    pub rtt_ms: f64,
    pub jitter_ms: f64,
    /// Nothing passes, and packets queue up.
    pub is_out: bool,
    /// Nothing passes, and packets are lost.
    pub is_down: bool,
}

impl Default for Weather {
    fn default() -> Self {
        Self {
            capacity: 1.0,
            limit_kbps: f64::INFINITY,
            loss: 0.0,
            rtt_ms: 0.0,
            jitter_ms: 0.0,
            is_out: false,
            is_down: false,
        }
    }
}

/// Packets of one frame that are sent together.
#[derive(Debug, Clone, Copy)]
pub struct Item {
    pub frame: u32,
    pub packets: u16,
    /// When the relay received them.
    pub relayed: f64,
    /// How long the relay held them.
    pub held_ms: f64,
    pub tries: u8,
}

/// Arrived packets, and how many of them were lost.
#[derive(Debug, Clone, Copy)]
pub struct Exit {
    pub item: Item,
    pub at: f64,
    pub lost: u16,
}

#[derive(Debug)]
struct Waiting {
    item: Item,
    bits: f64,
}

/// Counters since the last report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counted {
    pub bits: f64,
    pub packets: f64,
    pub lost: f64,
    pub rtt_sum: f64,
    pub rtts: f64,
}

#[derive(Debug)]
pub struct Link {
    pub setup: LinkSetup,
    pub counted: Counted,
    /// The smoothed round-trip time; `None` before the first.
    pub rtt: Option<f64>,
    /// The recent minimum.
    pub least: f64,
    /// Since when there has been no response.
    pub silent_since: Option<f64>,
    /// Loss ratio over the last second.
    pub recent_loss: f64,
    /// Received over the last second, in kbit/s.
    pub recent_kbps: f64,
    /// Total packets sent, lost and delivered.
    pub passed: [u64; 3],
    chance: Chance,
    queue: VecDeque<Waiting>,
    flying: VecDeque<Exit>,
    backlog: f64,
    capacity: f64,
    base_ms: f64,
    settled_ms: f64,
    out_until: f64,
    bad_until: f64,
    capacity_sway: Sway,
    rtt_sway: Sway,
    next_pace: f64,
    last_at: f64,
    window: [f64; 3],
    weather: Weather,
}

impl Link {
    pub fn new(setup: LinkSetup, mut chance: Chance) -> Self {
        Self {
            counted: Counted::default(),
            rtt: None,
            least: f64::INFINITY,
            silent_since: None,
            recent_loss: 0.0,
            recent_kbps: 0.0,
            passed: [0; 3],
            queue: VecDeque::new(),
            flying: VecDeque::new(),
            backlog: 0.0,
            capacity: setup.capacity_kbps,
            base_ms: setup.rtt_ms,
            settled_ms: 0.0,
            out_until: 0.0,
            bad_until: 0.0,
            capacity_sway: Sway::new(setup.sway_s, &mut chance),
            rtt_sway: Sway::new(6.0, &mut chance),
            next_pace: 0.0,
            last_at: 0.0,
            window: [0.0; 3],
            weather: Weather::default(),
            setup,
            chance,
        }
    }

    /// Whether nothing passes now.
    pub fn is_shut(&self, now: f64) -> bool {
        self.weather.is_out || self.weather.is_down || now < self.out_until
    }

    pub fn queue_ms(&self) -> f64 {
        self.backlog / self.capacity.max(1.0)
    }

    /// One-way delay without queueing.
    pub fn way_ms(&self) -> f64 {
        self.base_ms / 2.0
    }

    /// The current loss probability of a packet.
    pub fn loss(&self, now: f64) -> f64 {
        let bad = if now < self.bad_until {
            self.setup.burst_loss
        } else {
            0.0
        };
        (self.setup.loss + self.weather.loss + bad).min(0.95)
    }

    pub fn put(&mut self, item: Item) {
        let bits = f64::from(item.packets) * PACKET_BITS;
        self.counted.bits += bits;
        self.counted.packets += f64::from(item.packets);
        self.passed[0] += u64::from(item.packets);
        self.window[0] += f64::from(item.packets);
        let room = self.setup.buffer_ms * self.setup.capacity_kbps;
        if self.weather.is_down || self.backlog + bits > room.max(20.0 * PACKET_BITS) {
            let at = self.last_at;
            self.lose(item, at);
            return;
        }
        self.backlog += bits;
        self.queue.push_back(Waiting { item, bits });
    }

    fn lose(&mut self, item: Item, at: f64) {
        self.count_lost(item.packets);
        self.flying.push_back(Exit {
            item,
            at,
            lost: item.packets,
        });
    }

    fn count_lost(&mut self, packets: u16) {
        self.counted.lost += f64::from(packets);
        self.window[1] += f64::from(packets);
        self.passed[1] += u64::from(packets);
    }

    pub fn step(&mut self, now: f64, weather: &Weather) {
        self.weather = *weather;
        if now >= self.next_pace {
            self.next_pace = now + PACE_MS;
            self.pace(now);
        }
        self.last_at = self.last_at.max(now);
        if weather.is_down {
            while let Some(waiting) = self.queue.pop_front() {
                self.lose(waiting.item, now);
            }
            self.backlog = 0.0;
            return;
        }
        if self.is_shut(now) || self.queue.is_empty() {
            return;
        }
        let mut budget = self.capacity * TICK_MS;
        while let Some(first) = self.queue.front_mut() {
            if first.bits > budget {
                first.bits -= budget;
                self.backlog -= budget;
                break;
            }
            budget -= first.bits;
            self.backlog -= first.bits;
            let item = first.item;
            self.queue.pop_front();
            let through = now + TICK_MS - budget / self.capacity;
            let jitter = (self.setup.jitter_ms + self.weather.jitter_ms)
                * self.chance.around(0.0, 1.0).abs();
            let at = (through + self.way_ms() + jitter).max(self.last_at);
            self.last_at = at;
            let likely = self.loss(now);
            let lost = self.chance.of_many(item.packets, likely);
            if lost > 0 {
                self.count_lost(lost);
            }
            let come = item.packets - lost;
            self.window[2] += f64::from(come) * PACKET_BITS;
            self.passed[2] += u64::from(come);
            self.flying.push_back(Exit { item, at, lost });
        }
    }

    /// The next packets that have arrived by now.
    pub fn arrived(&mut self, now: f64) -> Option<Exit> {
        if self.flying.front()?.at > now {
            return None;
        }
        self.flying.pop_front()
    }

    /// The connection is lost, with everything in flight.
    pub fn clear(&mut self) -> u64 {
        let waiting = self.queue.iter().map(|waiting| waiting.item.packets);
        let flying = self.flying.iter().map(|exit| exit.item.packets - exit.lost);
        let gone: u64 = waiting.chain(flying).map(u64::from).sum();
        self.queue.clear();
        self.flying.clear();
        self.backlog = 0.0;
        gone
    }

    /// Resets the measurements for a new connection.
    pub fn forget(&mut self) {
        self.rtt = None;
        self.least = f64::INFINITY;
        self.silent_since = None;
        self.counted = Counted::default();
    }

    fn pace(&mut self, now: f64) {
        let step = PACE_MS / 1000.0;
        let chance = &mut self.chance;
        let sway = self.capacity_sway.step(step, chance) * self.setup.sway;
        self.capacity = (self.setup.capacity_kbps * sway.exp() * self.weather.capacity)
            .min(self.weather.limit_kbps)
            .max(1.0);
        if chance.is(step / self.setup.handover_every_s) {
            let [low, high] = self.setup.handover_ms;
            self.out_until = now + chance.between(low, high);
            self.settled_ms = chance.between(-0.15, 0.4) * self.setup.rtt_ms;
        }
        if chance.is(step / self.setup.burst_every_s) {
            self.bad_until = now + chance.between(200.0, 1500.0);
        }
        let slow = self.rtt_sway.step(step, chance) * self.setup.rtt_sway_ms;
        self.base_ms = (self.setup.rtt_ms + self.settled_ms + slow + self.weather.rtt_ms).max(2.0);
        let kept = 1.0 - step;
        let [sent, lost, come] = self.window;
        self.recent_loss = if sent > 0.0 {
            (lost / sent).min(1.0)
        } else {
            0.0
        };
        self.recent_kbps = come / 1000.0;
        self.window = [sent * kept, lost * kept, come * kept];
    }

    /// Sends a probe: returns the round-trip time unless it is lost or stuck.
    pub fn probe(&mut self, now: f64, smoothed: f64) -> Option<f64> {
        let likely = self.loss(now);
        if self.is_shut(now) {
            self.silent_since.get_or_insert(now);
            return None;
        }
        if self.chance.is(likely) {
            return None;
        }
        let noise = self.setup.jitter_ms * self.chance.around(0.0, 0.6).abs();
        let waited = self.silent_since.take().map_or(0.0, |since| {
            if self.weather.is_down {
                0.0
            } else {
                (now - since).min(3000.0)
            }
        });
        let rtt = self.base_ms + self.queue_ms() + noise + waited;
        self.counted.rtt_sum += rtt;
        self.counted.rtts += 1.0;
        self.least = (self.least + 0.02).min(rtt);
        let before = self.rtt.unwrap_or(rtt);
        self.rtt = Some(before + (rtt - before) / smoothed);
        Some(rtt)
    }
}
