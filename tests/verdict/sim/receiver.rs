//! The remote's receiver: assembles frames, requests retransmissions, and passes frames to the decoder in order.

use std::collections::VecDeque;

use trro_session_viewer::derive::judge::Blame;

use super::link::Exit;

/// An encoded frame in transit.
#[derive(Debug, Clone)]
pub struct Frame {
    pub stamped: f64,
    pub exposed: f64,
    pub sent: f64,
    pub is_key: bool,
    /// Packets needed to decode it.
    pub need: u16,
    /// Packets including redundancy.
    pub all: u16,
    pub got: u16,
    /// What the relay has forwarded: it drops duplicates.
    pub passed: u16,
    pub relayed: f64,
    pub held_ms: f64,
    pub arrived: Option<f64>,
    /// Where its packets were lost first.
    pub lost_on: Option<Blame>,
    /// Whether the sender skipped pictures before it because of a full queue.
    pub after_skip: bool,
}

impl Frame {
    /// Packets still missing.
    fn lacks(&self) -> u16 {
        self.need.saturating_sub(self.got)
    }
}

/// Missing packets, and since when this is known.
#[derive(Debug, Clone, Copy)]
pub struct Loss {
    pub frame: u32,
    pub packets: u16,
    pub tries: u8,
    pub at: f64,
    pub is_uplink: bool,
    /// When the relay received them; meaningless if they were lost before.
    pub relayed: f64,
    pub held_ms: f64,
}

/// A frame passed to the decoder.
#[derive(Debug, Clone)]
pub struct Released {
    pub at: f64,
    pub frame: Frame,
    /// Which part delayed the frame that it waited for.
    pub held_by: Option<Blame>,
    /// Where the skipped frames before it were lost.
    pub skipped_on: Option<Blame>,
    pub skipped: u32,
}

pub struct Receiver {
    pub frames: VecDeque<Frame>,
    /// Index of the first of them.
    pub first: u32,
    pub losses: Vec<Loss>,
    pub next: u32,
    pub waits_for_key: bool,
    /// How long to wait for a frame while later ones are complete.
    pub patience_ms: f64,
    blocked_since: Option<f64>,
    blocked_on: Option<Blame>,
    last_release: f64,
    asked_at: f64,
    newest: f64,
    newest_frame: u32,
    pub bits: f64,
    pub packets: f64,
    pub lost: f64,
}

impl Receiver {
    pub fn new(patience_ms: f64) -> Self {
        Self {
            frames: VecDeque::new(),
            first: 0,
            losses: Vec::new(),
            next: 0,
            waits_for_key: false,
            patience_ms,
            blocked_since: None,
            blocked_on: None,
            last_release: 0.0,
            asked_at: f64::NEG_INFINITY,
            newest: f64::NEG_INFINITY,
            newest_frame: 0,
            bits: 0.0,
            packets: 0.0,
            lost: 0.0,
        }
    }

    /// Registers a sent frame; returns its index.
    pub fn expect(&mut self, frame: Frame) -> u32 {
        self.frames.push_back(frame);
        while self.frames.len() > 1500 && self.first < self.next {
            self.frames.pop_front();
            self.first += 1;
        }
        self.first + self.frames.len() as u32 - 1
    }

    pub fn get(&mut self, number: u32) -> Option<&mut Frame> {
        let place = number.checked_sub(self.first)?;
        self.frames.get_mut(place as usize)
    }

    pub fn lose(&mut self, loss: Loss) {
        let part = if loss.is_uplink {
            Blame::FieldUplink
        } else {
            Blame::RemoteDownlink
        };
        if let Some(frame) = self.get(loss.frame) {
            frame.lost_on.get_or_insert(part);
            if loss.frame >= self.next {
                self.losses.push(loss);
            }
        }
    }

    pub fn arrive(&mut self, exit: &Exit) {
        let come = exit.item.packets - exit.lost;
        if come == 0 {
            return;
        }
        self.newest = self.newest.max(exit.at);
        self.newest_frame = self.newest_frame.max(exit.item.frame);
        self.packets += f64::from(come);
        self.bits += f64::from(come) * super::link::PACKET_BITS;
        let next = self.next;
        let Some(frame) = self.get(exit.item.frame) else {
            return;
        };
        frame.got += come;
        if frame.arrived.is_none() && frame.lacks() == 0 {
            frame.arrived = Some(exit.at);
            frame.relayed = exit.item.relayed;
            frame.held_ms = exit.item.held_ms;
            if exit.item.frame > next && self.blocked_since.is_none() {
                self.blocked_since = Some(exit.at);
            }
        }
    }

    /// Packets now known to be missing, to be requested.
    pub fn missing(&mut self, now: f64) -> Vec<Loss> {
        if self.losses.is_empty() {
            return Vec::new();
        }
        let (newest, newest_frame) = (self.newest, self.newest_frame);
        let mut asked = Vec::new();
        let mut kept = std::mem::take(&mut self.losses);
        kept.retain(|loss| {
            // A gap shows when something later arrives; a missing retransmission by time-out.
            let shows = if loss.tries == 0 {
                newest >= loss.at && newest_frame >= loss.frame && now >= loss.at + 8.0
            } else {
                now >= loss.at
            };
            if !shows {
                return true;
            }
            let is_asked = asked
                .iter()
                .any(|other: &Loss| other.frame == loss.frame && loss.tries > 0);
            let lacks = self.get(loss.frame).map_or(0, |frame| frame.lacks());
            if loss.frame >= self.next && lacks > 0 && !is_asked {
                asked.push(Loss {
                    packets: loss.packets.min(lacks),
                    ..*loss
                });
            }
            false
        });
        self.losses = kept;
        asked
    }

    /// Frames ready for the decoder; `true` if a key frame is needed.
    pub fn release(&mut self, now: f64, out: &mut Vec<Released>) -> bool {
        let mut asks = false;
        loop {
            if self.waits_for_key {
                if let Some((number, lost_on)) = self.key_from(self.next) {
                    self.waits_for_key = false;
                    let skipped = number - self.next;
                    self.next = number;
                    self.go(out, lost_on, skipped);
                    continue;
                }
                if now - self.asked_at > 700.0 {
                    self.asked_at = now;
                    asks = true;
                }
                break;
            }
            let next = self.next;
            let Some(frame) = self.get(next) else { break };
            if frame.arrived.is_some() {
                self.go(out, None, 0);
                continue;
            }
            let lost_on = frame.lost_on;
            if self.blocked_since.is_some() {
                self.blocked_on = lost_on.or(self.blocked_on);
            }
            let is_over = self
                .blocked_since
                .is_some_and(|since| now - since > self.patience_ms);
            if is_over {
                self.waits_for_key = true;
                self.asked_at = f64::NEG_INFINITY;
                continue;
            }
            break;
        }
        asks
    }

    fn key_from(&mut self, from: u32) -> Option<(u32, Option<Blame>)> {
        let mut lost_on = None;
        for number in from..self.first + self.frames.len() as u32 {
            let frame = self.get(number)?;
            lost_on = lost_on.or(frame.lost_on);
            if frame.is_key && frame.arrived.is_some() {
                return Some((number, lost_on));
            }
        }
        None
    }

    fn go(&mut self, out: &mut Vec<Released>, skipped_on: Option<Blame>, skipped: u32) {
        let next = self.next;
        let Some(frame) = self.get(next).cloned() else {
            return;
        };
        let arrived = frame.arrived.unwrap_or_default();
        let at = arrived.max(self.last_release);
        let held_by = (at > arrived + 1.0).then_some(self.blocked_on).flatten();
        self.last_release = at;
        self.next += 1;
        if frame.lost_on.is_some() {
            self.blocked_on = frame.lost_on;
        }
        self.blocked_since = None;
        // Waiting for the next gap starts when something after it has arrived.
        let is_hole = self
            .get(next + 1)
            .is_some_and(|frame| frame.arrived.is_none());
        if is_hole && self.newest_frame > next + 1 {
            self.blocked_since = Some(at.max(self.newest.min(at + 1.0)));
        }
        out.push(Released {
            at,
            frame,
            held_by,
            skipped_on,
            skipped,
        });
    }

    /// A new connection: everything in transit is lost, and a key frame is needed.
    pub fn restart(&mut self) {
        let skipped = self.first + self.frames.len() as u32;
        self.next = skipped;
        self.losses.clear();
        self.blocked_since = None;
        self.waits_for_key = true;
        self.asked_at = f64::NEG_INFINITY;
        self.newest_frame = skipped;
    }
}
