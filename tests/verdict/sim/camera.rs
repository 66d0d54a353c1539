//! The camera: a picture per interval with jitter, and its content.

use super::fault::Effects;
use crate::chance::{Chance, Sway};

#[derive(Debug, Clone)]
pub struct CameraSetup {
    pub fps: f64,
    pub jitter_ms: f64,
    pub capture_ms: f64,
    /// The bit rate of the scene at full quality and this frame rate, in kbit/s.
    pub content_kbps: f64,
    /// How much it varies: 0 for a still scene.
    pub restless: f64,
    /// Seconds between bursts of motion; infinite for none.
    pub motion_every_s: f64,
}

#[derive(Debug, Clone, Copy)]
pub struct Picture {
    /// When it was exposed, and when it was delivered.
    pub exposed: f64,
    pub handed: f64,
    /// Its size at full quality.
    pub bits: f64,
}

pub struct Camera {
    pub setup: CameraSetup,
    chance: Chance,
    next: f64,
    busy_until: f64,
    scene: Sway,
    motion_until: f64,
    pub capture_sum: f64,
    pub captures: f64,
}

impl Camera {
    pub fn new(setup: CameraSetup, mut chance: Chance) -> Self {
        Self {
            next: chance.between(0.0, 1000.0 / setup.fps),
            scene: Sway::new(8.0, &mut chance),
            setup,
            chance,
            busy_until: 0.0,
            motion_until: 0.0,
            capture_sum: 0.0,
            captures: 0.0,
        }
    }

    /// The picture due by now, if there is one.
    pub fn step(&mut self, now: f64, effects: &Effects) -> Option<Picture> {
        if self.next > now {
            return None;
        }
        let fps = self.setup.fps * effects.camera_rate;
        let interval = 1000.0 / fps;
        let due = self.next;
        self.next += interval;
        if self.next < now - 200.0 {
            self.next = now;
        }
        if effects.camera_stands {
            return None;
        }
        let jitter = self.setup.jitter_ms + effects.capture_jitter_ms;
        let exposed = due + self.chance.around(0.0, jitter).abs();
        let cost = self
            .chance
            .around(self.setup.capture_ms, self.setup.capture_ms * 0.1)
            .max(0.2)
            + effects.capture_ms;
        let slack = interval * 0.6;
        if self.busy_until > exposed + slack {
            return None;
        }
        let handed = exposed.max(self.busy_until) + cost;
        self.busy_until = handed;
        self.capture_sum += cost;
        self.captures += 1.0;
        let seconds = interval / 1000.0;
        let swing = self.scene.step(seconds, &mut self.chance) * self.setup.restless;
        if self.chance.is(seconds / self.setup.motion_every_s) {
            self.motion_until = now + self.chance.between(2000.0, 12_000.0);
        }
        let motion = if now < self.motion_until { 2.2 } else { 1.0 };
        let grain = self.chance.around(1.0, 0.12).clamp(0.5, 1.6);
        let per_frame = self.setup.content_kbps * 1000.0 / self.setup.fps;
        Some(Picture {
            exposed,
            handed,
            bits: per_frame * swing.exp() * motion * grain,
        })
    }
}
