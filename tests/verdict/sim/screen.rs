//! The remote's decoder and renderer: pictures in sequence; those that are too late are dropped.

use std::collections::VecDeque;

use trro_session_viewer::derive::judge::Blame;

use super::fault::Effects;
use super::receiver::Released;
use crate::chance::Chance;

#[derive(Debug, Clone)]
pub struct ScreenSetup {
    pub decode_ms: f64,
    pub render_ms: f64,
    /// Jitter of the display.
    pub jitter_ms: f64,
    /// The maximum queue before the decoder.
    pub queue_ms: f64,
    /// The jitter buffer, as a multiple of the normal arrival jitter.
    pub smooths: f64,
}

/// A picture as the driver saw it.
#[derive(Debug, Clone)]
pub struct Shown {
    pub at: f64,
    pub stamped: f64,
    pub exposed: f64,
    /// Time in field, uplink, relay, downlink and remote's computer; waiting for other pictures is charged to their parts.
    pub parts: [f64; 5],
    pub skipped_on: Option<Blame>,
    pub skipped: u32,
    pub after_skip: bool,
}

pub struct Screen {
    pub setup: ScreenSetup,
    chance: Chance,
    decoder_free: f64,
    renderer_free: f64,
    last_shown: f64,
    usual_way: f64,
    jitter: f64,
    left_out: u32,
    left_out_on: Option<Blame>,
    pub shown: VecDeque<Shown>,
    pub decode_sum: f64,
    pub decodes: f64,
    pub render_sum: f64,
    pub renders: f64,
    pub dropped: u64,
}

impl Screen {
    pub fn new(setup: ScreenSetup, chance: Chance) -> Self {
        Self {
            setup,
            chance,
            decoder_free: 0.0,
            renderer_free: 0.0,
            last_shown: 0.0,
            usual_way: 0.0,
            jitter: 2.0,
            left_out: 0,
            left_out_on: None,
            shown: VecDeque::new(),
            decode_sum: 0.0,
            decodes: 0.0,
            render_sum: 0.0,
            renders: 0.0,
            dropped: 0,
        }
    }

    pub fn take(&mut self, released: &Released, interval: f64, scale: f64, effects: &Effects) {
        let frame = &released.frame;
        if released.skipped > 0 {
            self.left_out += released.skipped;
            self.left_out_on = self.left_out_on.or(released.skipped_on);
        }
        let way = released.at - frame.sent;
        if self.usual_way == 0.0 {
            self.usual_way = way;
        }
        self.jitter += ((way - self.usual_way).abs().min(60.0) - self.jitter) * 0.03;
        self.usual_way += (way - self.usual_way) * 0.05;
        let late_by = (way - self.usual_way).max(0.0);
        let smooth = (self.setup.smooths * self.jitter - late_by).clamp(0.0, 40.0);
        let ready = released.at + smooth;
        let load = self.chance.around(1.0, 0.08).clamp(0.6, 1.6);
        if self.decoder_free - ready > self.setup.queue_ms {
            self.leave_out();
            return;
        }
        let decode = (self.setup.decode_ms * load * (0.4 + 0.6 * scale))
            .max(interval * effects.decode * load);
        let decoded = ready.max(self.decoder_free) + decode;
        self.decoder_free = decoded;
        self.decode_sum += decode;
        self.decodes += 1.0;
        if self.renderer_free - decoded > interval * 0.8 {
            self.leave_out();
            return;
        }
        let load = self.chance.around(1.0, 0.08).clamp(0.6, 1.6);
        let render = (self.setup.render_ms * load).max(interval * effects.render * load);
        let beat = self.chance.around(0.0, self.setup.jitter_ms).abs();
        let rendered = decoded.max(self.renderer_free) + render;
        self.renderer_free = rendered;
        self.render_sum += render;
        self.renders += 1.0;
        let at = (rendered + beat).max(self.last_shown + 0.5);
        self.last_shown = at;
        let relayed = frame.relayed.max(frame.sent);
        let arrived = frame.arrived.unwrap_or(released.at);
        let held = released.at - arrived;
        let mut parts = [
            frame.sent - frame.exposed,
            relayed - frame.sent,
            frame.held_ms,
            arrived - relayed - frame.held_ms,
            at - released.at,
        ];
        match released.held_by {
            Some(Blame::FieldUplink) => parts[1] += held,
            // Pictures queued behind late ones are late for the same reason.
            None if parts[1] >= parts[3] => parts[1] += held,
            _ => parts[3] += held,
        }
        self.shown.push_back(Shown {
            at,
            stamped: frame.stamped,
            exposed: frame.exposed,
            parts,
            skipped_on: self.left_out_on.take(),
            skipped: std::mem::take(&mut self.left_out),
            after_skip: frame.after_skip,
        });
    }

    fn leave_out(&mut self) {
        self.dropped += 1;
        self.left_out += 1;
        self.left_out_on = Some(Blame::RemoteDevice);
    }

    pub fn restart(&mut self, now: f64) {
        self.decoder_free = now;
        self.renderer_free = now;
        self.shown.clear();
        self.left_out = 0;
        self.left_out_on = None;
    }
}
