//! Simulates a session: camera, encoder, links, relay, downlink, receiver, display, and what both ends report.
//!
//! Reports and truth both come from this one run.

pub mod assumptions;
pub mod camera;
pub mod cards;
pub mod controller;
pub mod driver;
pub mod encoder;
pub mod end;
pub mod fault;
pub mod link;
pub mod receiver;
pub mod report;
mod reporting;
pub mod screen;
mod way;

use std::collections::VecDeque;

use trro_session_viewer::derive::judge::Blame;

use crate::chance::Chance;
use assumptions::Assumptions;
use camera::{Camera, CameraSetup};
use cards::{Cards, Scheduling};
use controller::Controller;
use driver::{Driver, Second};
use encoder::{Encoder, EncoderSetup};
use end::{End, EndSetup};
use fault::{Effects, Fault};
use link::{Item, Link, LinkSetup, TICK_MS};
use receiver::{Receiver, Released};
use report::{Mean, Sample};
use screen::{Screen, ScreenSetup};

/// The parameters of a run.
#[allow(clippy::struct_excessive_bools, reason = "each is one of its own")]
#[derive(Debug, Clone)]
pub struct Physics {
    pub seed: u64,
    pub is_p2p: bool,
    pub camera: CameraSetup,
    pub encoder: EncoderSetup,
    pub target_kbps: f64,
    /// Redundancy packets per video packet.
    pub redundancy: f64,
    pub cards: Vec<LinkSetup>,
    pub scheduling: Scheduling,
    pub card_patience_ms: f64,
    /// The initially active link.
    pub active: usize,
    pub downlink: LinkSetup,
    /// Whether the relay reports the downlink's capacity to the field.
    pub downlink_regulates: bool,
    /// The queue length above which the encoder skips pictures.
    pub skips_above_ms: f64,
    pub frame_patience_ms: f64,
    pub screen: ScreenSetup,
    pub field: EndSetup,
    pub remote: EndSetup,
    pub faults: Vec<Fault>,
    pub assumptions: Assumptions,
}

/// The result of a run.
#[derive(Debug)]
pub struct Run {
    pub field: Vec<Sample>,
    pub remote: Vec<Sample>,
    pub seconds: Vec<Second>,
    /// Seconds of the first picture, and of the last before a hang-up.
    pub watched: [f64; 2],
    pub counts: Counts,
    pub scale: f64,
}

/// Counters of frames and packets, which must add up.
#[derive(Debug, Clone, Copy, Default)]
pub struct Counts {
    pub captured: u64,
    pub left_out_by_encoder: u64,
    pub skipped_by_sender: u64,
    pub discarded: u64,
    pub sent: u64,
    pub shown: u64,
    pub left_out_by_screen: u64,
    pub given_up: u64,
}

#[allow(clippy::struct_excessive_bools, reason = "each is one of its own")]
struct World<'a> {
    setup: &'a Physics,
    now: f64,
    effects: Effects,
    camera: Camera,
    encoder: Encoder,
    controller: Controller,
    downlink_controller: Controller,
    cards: Cards,
    relay: VecDeque<(f64, Item)>,
    downlink: Link,
    receiver: Receiver,
    screen: Screen,
    driver: Driver,
    field: End,
    remote: End,
    chance: Chance,
    allowed: f64,
    after_skip: bool,
    /// Pending retransmissions: when, whether by the relay or the field, and what.
    again: Vec<(f64, bool, Item)>,
    key_due: Option<f64>,
    /// Whose connection was lost since the last picture.
    gone: Option<Blame>,
    video: Mean,
    command_waits: Option<f64>,
    /// The connections that the other parts have adapted to.
    known: [usize; 2],
    has_begun: bool,
    counts: Counts,
}

/// Runs a session from start to end.
pub fn run(setup: &Physics) -> Run {
    let mut world = World::new(setup);
    let end = setup.field.ends_s.max(setup.remote.ends_s) * 1000.0;
    let interval = 1000.0 / setup.camera.fps;
    let needed = setup.target_kbps.min(setup.camera.content_kbps) * (1.0 + setup.redundancy) * 1.1;
    let mut tick = 0_u64;
    let mut released = Vec::new();
    while world.now < end {
        world.now = tick as f64 * TICK_MS;
        if tick.is_multiple_of(4) {
            let second = world.now / 1000.0;
            world.effects = Effects::at(&setup.faults, second, needed, interval);
            world.connect();
        }
        world.picture();
        world.carry();
        world.repeat();
        world.receive(&mut released, interval);
        if tick.is_multiple_of(20) {
            world.steer();
        }
        if tick.is_multiple_of(2) {
            world.report();
        }
        tick += 1;
    }
    world.done()
}

impl<'a> World<'a> {
    fn new(setup: &'a Physics) -> Self {
        let seed = setup.seed;
        let links = setup.cards.iter().enumerate();
        let links: Vec<Link> = links
            .map(|(place, card)| Link::new(card.clone(), Chance::of(seed, 10 + place as u64)))
            .collect();
        let count = links.len();
        let length = setup.field.ends_s.max(setup.remote.ends_s);
        let mut cards = Cards::new(links, setup.scheduling, setup.card_patience_ms);
        cards.active = setup.active;
        Self {
            setup,
            now: 0.0,
            effects: Effects::none(),
            camera: Camera::new(setup.camera.clone(), Chance::of(seed, 2)),
            encoder: Encoder::new(setup.encoder.clone(), Chance::of(seed, 3)),
            controller: Controller::new(setup.target_kbps, count),
            downlink_controller: Controller::new(setup.target_kbps, 1),
            cards,
            relay: VecDeque::new(),
            downlink: Link::new(setup.downlink.clone(), Chance::of(seed, 4)),
            receiver: Receiver::new(setup.frame_patience_ms),
            screen: Screen::new(setup.screen.clone(), Chance::of(seed, 5)),
            driver: Driver::new(length, 1000.0 / setup.camera.fps),
            field: End::new(setup.field.clone(), Chance::of(seed, 6)),
            remote: End::new(setup.remote.clone(), Chance::of(seed, 7)),
            chance: Chance::of(seed, 1),
            allowed: 300.0,
            after_skip: false,
            again: Vec::new(),
            key_due: None,
            gone: None,
            video: Mean::default(),
            command_waits: None,
            known: [0; 2],
            has_begun: false,
            counts: Counts::default(),
        }
    }

    /// Updates the connections.
    fn connect(&mut self) {
        let now = self.now;
        let effects = &self.effects;
        let relay_off = effects.relay_off && !self.setup.is_p2p;
        let field_off = if effects.vehicle_off {
            Some(Blame::FieldDevice)
        } else if relay_off {
            Some(Blame::Cloud)
        } else if self.cards.silent_for(now) > 6000.0 && self.field.has_media(now)
            || !self.field.is_up
                && self.field.gone_on == Some(Blame::FieldUplink)
                && self.cards.links.iter().all(|link| link.is_shut(now))
        {
            Some(Blame::FieldUplink)
        } else {
            None
        };
        let silent = self.downlink.silent_since.map_or(0.0, |since| now - since);
        let remote_off = if effects.remote_off {
            Some(Blame::RemoteDevice)
        } else if effects.downlink_off || silent > 6000.0 && self.remote.is_up {
            Some(Blame::RemoteDownlink)
        } else if relay_off {
            Some(Blame::Cloud)
        } else {
            None
        };
        let blank = self.setup.assumptions.blank_first;
        let spans = self.setup.assumptions.spans_reconnect;
        for (end, off) in [(&mut self.field, field_off), (&mut self.remote, remote_off)] {
            if end.is_up && end.has_hung_up(now) {
                end.is_up = false;
            }
            if end.is_up
                && let Some(part) = off
            {
                self.gone.get_or_insert(part);
            }
            if end.connect(now, off, blank) {
                end.beat.restart(spans);
            }
        }
        // Nothing is sent before both ends are connected.
        if !self.has_begun {
            self.has_begun = self.field.is_up && self.remote.is_up;
            let later = if self.has_begun {
                now + self.chance.between(400.0, 2000.0)
            } else {
                f64::INFINITY
            };
            self.field.media_from = later;
            self.remote.media_from = later;
        }
        if self.field.connection != self.known[0] {
            self.field_is_new();
        }
        if self.remote.connection != self.known[1] {
            self.remote_is_new();
        }
    }

    fn field_is_new(&mut self) {
        let now = self.now;
        self.known[0] = self.field.connection;
        self.controller.restart(now);
        self.encoder.restart(now);
        for link in &mut self.cards.links {
            link.clear();
            link.forget();
        }
        self.again.clear();
        self.relay.clear();
        self.receiver.restart();
    }

    fn remote_is_new(&mut self) {
        let now = self.now;
        self.known[1] = self.remote.connection;
        self.downlink.clear();
        self.downlink.forget();
        self.downlink_controller.restart(now);
        self.again.retain(|(_, is_field, _)| *is_field);
        self.receiver.restart();
        self.screen.restart(now);
        self.video = Mean::default();
    }

    /// Camera, encoder, and sending.
    fn picture(&mut self) {
        let now = self.now;
        if self.key_due.is_some_and(|due| due <= now) {
            self.key_due = None;
            self.encoder.ask_key();
        }
        if let Some(picture) = self.camera.step(now, &self.effects) {
            self.counts.captured += 1;
            if !self.field.has_media(now) {
                self.counts.discarded += 1;
            } else if self.waiting_ms() > self.setup.skips_above_ms {
                self.after_skip = true;
                self.counts.skipped_by_sender += 1;
            } else {
                let fps = self.setup.camera.fps;
                self.encoder.take(picture, fps, self.allowed, &self.effects);
            }
        }
        while let Some(coded) = self.encoder.coded(now) {
            if !self.field.has_media(now) {
                self.counts.discarded += 1;
                continue;
            }
            self.field.beat.frame(coded.done);
            self.field.bits += coded.bits;
            self.counts.sent += 1;
            let need = ((coded.bits / link::PACKET_BITS).ceil() as u16).max(1);
            let more = (f64::from(need) * self.setup.redundancy).round() as u16;
            let stamped = if self.setup.assumptions.stamped_after_capture {
                coded.picture.handed
            } else {
                coded.picture.exposed
            };
            let number = self.receiver.expect(receiver::Frame {
                stamped,
                exposed: coded.picture.exposed,
                sent: coded.done,
                is_key: coded.is_key,
                need,
                all: need + more,
                got: 0,
                passed: 0,
                relayed: 0.0,
                held_ms: 0.0,
                arrived: None,
                lost_on: None,
                after_skip: std::mem::take(&mut self.after_skip),
            });
            self.cards.send(number, need + more, 0);
        }
    }

    /// The shortest queue among the active links.
    fn waiting_ms(&self) -> f64 {
        let queue = |link: &Link| link.queue_ms();
        self.cards.alone().map_or_else(
            || {
                self.cards
                    .links
                    .iter()
                    .map(queue)
                    .fold(f64::INFINITY, f64::min)
            },
            |card| queue(&self.cards.links[card]),
        )
    }

    /// Receiver, display, and driver.
    fn receive(&mut self, released: &mut Vec<Released>, interval: f64) {
        let now = self.now;
        if self.remote.has_media(now) {
            released.clear();
            let asks = self.receiver.release(now, released);
            if asks && self.key_due.is_none() {
                let back = self.downlink.way_ms() + self.cards.links[0].way_ms() + 5.0;
                let is_lost = self.cards.links.iter().all(|link| link.is_shut(now));
                if !is_lost {
                    self.key_due = Some(now + back);
                }
            }
            for released in &*released {
                self.counts.given_up += u64::from(released.skipped);
                self.screen
                    .take(released, interval, self.encoder.scale, &self.effects);
            }
        }
        while self
            .screen
            .shown
            .front()
            .is_some_and(|shown| shown.at <= now)
        {
            let Some(shown) = self.screen.shown.pop_front() else {
                break;
            };
            if !self.remote.has_media(now) {
                continue;
            }
            self.remote.beat.frame(shown.at);
            self.video.add(shown.at - shown.stamped);
            if !self.is_over() {
                self.driver.see(&shown, self.gone.take());
            }
        }
    }

    /// After a hang-up, nothing is missed any more.
    fn is_over(&self) -> bool {
        self.field.has_hung_up(self.now) || self.remote.has_hung_up(self.now)
    }

    fn done(self) -> Run {
        let mut counts = self.counts;
        counts.left_out_by_encoder = self.encoder.dropped;
        counts.shown = self.driver.shown;
        counts.left_out_by_screen = self.screen.dropped;
        let ends = self.setup.field.ends_s.min(self.setup.remote.ends_s);
        Run {
            watched: [self.driver.first.unwrap_or(0.0) / 1000.0, ends],
            field: self.field.samples,
            remote: self.remote.samples,
            seconds: self.driver.seconds,
            counts,
            scale: self.encoder.scale,
        }
    }
}
