//! One endpoint: its connection, computer and reports.

use trro_session_viewer::derive::judge::Blame;

use super::report::{Beat, Mean, Sample};
use crate::chance::{Chance, Sway};

#[derive(Debug, Clone)]
pub struct EndSetup {
    pub cadence_s: f64,
    /// The seconds at which it connects and hangs up.
    pub begins_s: f64,
    pub ends_s: f64,
    pub cpu: f64,
    pub memory: f64,
}

pub struct End {
    pub setup: EndSetup,
    pub chance: Chance,
    pub is_up: bool,
    pub media_from: f64,
    pub connection: usize,
    /// Why it is disconnected, and when it may reconnect.
    pub gone_on: Option<Blame>,
    pub retry_at: f64,
    pub next_report: f64,
    pub last_report: f64,
    pub samples: Vec<Sample>,
    pub beat: Beat,
    pub latency: Mean,
    pub last_latency: Option<f64>,
    pub control: Mean,
    pub last_control: i64,
    pub bits: f64,
    pub nacks: f64,
    pub host: [f64; 2],
    pub is_first: bool,
    cpu: Sway,
    memory: Sway,
}

impl End {
    pub fn new(setup: EndSetup, mut chance: Chance) -> Self {
        Self {
            retry_at: setup.begins_s * 1000.0,
            setup,
            is_up: false,
            media_from: 0.0,
            connection: 0,
            gone_on: None,
            next_report: 0.0,
            last_report: 0.0,
            samples: Vec::new(),
            beat: Beat::default(),
            latency: Mean::default(),
            last_latency: None,
            control: Mean::default(),
            last_control: 0,
            bits: 0.0,
            nacks: 0.0,
            host: [0.0; 2],
            is_first: true,
            cpu: Sway::new(12.0, &mut chance),
            memory: Sway::new(60.0, &mut chance),
            chance,
        }
    }

    pub fn has_hung_up(&self, now: f64) -> bool {
        now >= self.setup.ends_s * 1000.0
    }

    pub fn has_media(&self, now: f64) -> bool {
        self.is_up && now >= self.media_from
    }

    /// Drops, keeps or creates the connection: `true` if it is new.
    pub fn connect(&mut self, now: f64, off: Option<Blame>, blank_first: f64) -> bool {
        if let Some(part) = off {
            if self.is_up {
                self.is_up = false;
                self.gone_on = Some(part);
            }
            if self.gone_on.is_some() {
                self.retry_at = now + self.chance.between(500.0, 2500.0);
            }
            return false;
        }
        if self.is_up || now < self.retry_at || self.has_hung_up(now) {
            return false;
        }
        self.is_up = true;
        let is_start = self.samples.is_empty();
        let takes = if is_start {
            self.chance.between(700.0, 3200.0)
        } else {
            self.chance.between(300.0, 1500.0)
        };
        self.media_from = now + takes;
        self.connection += 1;
        self.gone_on = None;
        let period = self.setup.cadence_s * 1000.0;
        let is_blank = self.chance.is(blank_first);
        let first = if is_blank { 60.0 } else { period };
        self.next_report = now + first;
        self.last_report = now + first - period;
        self.latency = Mean::default();
        self.last_latency = None;
        self.control = Mean::default();
        self.bits = 0.0;
        self.nacks = 0.0;
        self.is_first = true;
        self.host = self.measure(5.0, [0.0; 2]);
        true
    }

    /// Current CPU and memory use.
    pub fn measure(&mut self, seconds: f64, more: [f64; 2]) -> [f64; 2] {
        let cpu = self.setup.cpu * (1.0 + 0.09 * self.cpu.step(seconds, &mut self.chance));
        let memory = self.setup.memory + 0.15 * self.memory.step(seconds, &mut self.chance);
        let noise = self.chance.around(0.0, 0.8);
        [
            (cpu + more[0] + noise).clamp(0.5, 100.0),
            (memory + more[1]).clamp(1.0, 98.5),
        ]
    }
}
