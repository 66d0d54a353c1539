//! The encoder: time per picture, parallelism, and rate control.

use std::collections::VecDeque;

use super::camera::Picture;
use super::fault::Effects;
use crate::chance::Chance;

#[derive(Debug, Clone)]
pub struct EncoderSetup {
    pub cost_ms: f64,
    /// How many pictures it encodes in parallel: hardware encoders keep their rate even if each picture takes longer than an interval.
    pub at_once: usize,
    /// Whether it reduces the size at low bit rates.
    pub adapts: bool,
    /// Seconds between key frames, besides requested ones.
    pub key_every_s: f64,
}

#[derive(Debug, Clone, Copy)]
pub struct Coded {
    pub picture: Picture,
    pub done: f64,
    pub bits: f64,
    pub is_key: bool,
}

pub struct Encoder {
    pub setup: EncoderSetup,
    chance: Chance,
    /// When each worker is free again.
    free: Vec<f64>,
    done: VecDeque<Coded>,
    last_done: f64,
    key_asked: bool,
    next_key: f64,
    /// Bits beyond the allowance, to be saved later.
    debt: f64,
    /// Scale relative to the full size.
    pub scale: f64,
    tight_since: Option<f64>,
    wide_since: Option<f64>,
    pub cost_sum: f64,
    pub costs: f64,
    pub dropped: u64,
}

impl Encoder {
    pub fn new(setup: EncoderSetup, chance: Chance) -> Self {
        Self {
            free: vec![0.0; setup.at_once],
            next_key: setup.key_every_s * 1000.0,
            setup,
            chance,
            done: VecDeque::new(),
            last_done: 0.0,
            key_asked: true,
            debt: 0.0,
            scale: 1.0,
            tight_since: None,
            wide_since: None,
            cost_sum: 0.0,
            costs: 0.0,
            dropped: 0,
        }
    }

    pub const fn ask_key(&mut self) {
        self.key_asked = true;
    }

    /// Encodes a picture, or drops it if all workers are busy.
    pub fn take(&mut self, picture: Picture, fps: f64, allowed_kbps: f64, effects: &Effects) {
        let interval = 1000.0 / fps;
        let worker = (0..self.free.len())
            .min_by(|one, other| self.free[*one].total_cmp(&self.free[*other]))
            .unwrap_or(0);
        if self.free[worker] > picture.handed + interval * 0.5 {
            self.dropped += 1;
            return;
        }
        let load = self.chance.around(1.0, 0.06).clamp(0.7, 1.5);
        let size = 0.4 + 0.6 * self.scale;
        let usual = self.setup.cost_ms * load * size;
        let cost = usual.max(interval * effects.encode * self.setup.at_once as f64 * load);
        let start = picture.handed.max(self.free[worker]);
        self.free[worker] = start + cost;
        let done = (start + cost).max(self.last_done);
        self.last_done = done;
        self.cost_sum += cost;
        self.costs += 1.0;
        let is_key = self.key_asked || done >= self.next_key;
        if is_key {
            self.key_asked = false;
            self.next_key = done + self.setup.key_every_s * 1000.0;
        }
        let allowed = allowed_kbps * 1000.0 / fps;
        let wanted = picture.bits * self.scale.powf(1.2) * if is_key { 3.5 } else { 1.0 };
        let ceiling = if is_key {
            allowed * 3.0
        } else {
            (allowed - self.debt * 0.15).max(allowed * 0.3)
        };
        let bits = wanted.min(ceiling).max(1200.0);
        self.debt = (self.debt + bits - allowed).clamp(0.0, allowed * 8.0);
        self.done.push_back(Coded {
            picture,
            done,
            bits,
            is_key,
        });
    }

    pub fn coded(&mut self, now: f64) -> Option<Coded> {
        if self.done.front()?.done > now {
            return None;
        }
        self.done.pop_front()
    }

    /// About every second: checks whether another size is better.
    pub fn adapt(&mut self, now: f64, allowed_kbps: f64, target_kbps: f64) {
        if !self.setup.adapts {
            return;
        }
        let part = allowed_kbps / target_kbps;
        if part < 0.45 {
            self.wide_since = None;
            let since = *self.tight_since.get_or_insert(now);
            if now - since > 3000.0 && self.scale > 0.3 {
                self.scale *= 0.7;
                self.tight_since = None;
                self.key_asked = true;
            }
        } else if part > 0.75 {
            self.tight_since = None;
            let since = *self.wide_since.get_or_insert(now);
            if now - since > 8000.0 && self.scale < 1.0 {
                self.scale = (self.scale / 0.7).min(1.0);
                self.wide_since = None;
                self.key_asked = true;
            }
        }
    }

    pub fn restart(&mut self, now: f64) {
        self.done.clear();
        self.free.fill(now);
        self.key_asked = true;
        self.debt = 0.0;
    }
}
