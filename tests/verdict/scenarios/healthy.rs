//! Healthy sessions of every kind: nothing above `info` may be found.

use super::base;
use super::{Class, Setup, Year};
use crate::chance::Chance;
use crate::sim::cards::Scheduling;

const NAMES: [&str; 24] = [
    "good-5g",
    "night",
    "ten-fps",
    "sixty-fps",
    "fifty-fps",
    "one-link",
    "standby",
    "three-links",
    "balanced",
    "twice",
    "p2p",
    "fields-of-2023",
    "first-fields",
    "cadence-1",
    "cadence-3-to-5",
    "cadence-2.01",
    "cadence-2.1-to-2.5",
    "content-limited",
    "adaptive-size",
    "field-hangs-up",
    "remote-hangs-up",
    "lost-reports",
    "motion-bursts",
    "window",
];

pub fn setup(seed: u64, chance: &mut Chance) -> Setup {
    let mut setup = base::setup(seed, Class::Healthy, chance);
    if chance.is(0.015) {
        setup.name = "eight-hours".into();
        set_length(&mut setup, 28_800.0);
        return setup;
    }
    let name = chance.one(&NAMES);
    setup.name = name.into();
    alter(&mut setup, name, chance);
    base::shorten(&mut setup.physics);
    if chance.is(0.04) {
        setup.only_field = Some(chance.is(0.5));
    }
    setup
}

fn alter(setup: &mut Setup, name: &str, chance: &mut Chance) {
    let physics = &mut setup.physics;
    match name {
        "night" => {
            physics.camera.content_kbps = chance.between(60.0, 220.0);
            physics.camera.restless = 0.03;
            physics.camera.motion_every_s = f64::INFINITY;
        }
        "ten-fps" => set_fps(setup, 10.0, chance),
        "sixty-fps" => set_fps(setup, 60.0, chance),
        "fifty-fps" => set_fps(setup, 50.0, chance),
        "one-link" => set_cards(setup, 1, chance),
        "standby" => {
            set_cards(setup, 2, chance);
            setup.physics.scheduling = Scheduling::Standby;
        }
        "three-links" => set_cards(setup, 3, chance),
        "balanced" => {
            let count = chance.one(&[2, 3]);
            set_cards(setup, count, chance);
            setup.physics.scheduling = chance.one(&[Scheduling::Even, Scheduling::ByEstimate]);
        }
        "twice" => {
            set_cards(setup, 2, chance);
            setup.physics.scheduling = Scheduling::Twice;
        }
        "p2p" => physics.is_p2p = true,
        "fields-of-2023" => setup.year = Year::Y2023,
        "first-fields" => setup.year = Year::First,
        "cadence-1" => set_cadence(setup, 1.0),
        "cadence-3-to-5" => set_cadence(setup, chance.one(&[3.0, 4.0, 5.0])),
        "cadence-2.01" => set_cadence(setup, 2.01),
        "cadence-2.1-to-2.5" => {
            let cadence = chance.one(&[2.1, 2.2, 2.3, 2.4, 2.5]);
            set_cadence(setup, cadence);
        }
        "content-limited" => physics.camera.content_kbps = physics.target_kbps * 0.3,
        "adaptive-size" => {
            physics.encoder.adapts = true;
            physics.target_kbps = 4000.0;
            for card in &mut physics.cards {
                card.capacity_kbps = chance.between(9000.0, 14_000.0);
            }
        }
        "field-hangs-up" => {
            physics.remote.ends_s = physics.field.ends_s + chance.between(2.0, 9.0);
        }
        "remote-hangs-up" => {
            physics.field.ends_s = physics.remote.ends_s + chance.between(2.0, 9.0);
        }
        "lost-reports" => setup.lost_reports = chance.between(0.004, 0.02),
        "motion-bursts" => {
            physics.camera.motion_every_s = chance.between(15.0, 40.0);
            physics.camera.restless = 0.25;
        }
        "window" => {
            let length = physics.field.ends_s;
            let from = chance.between(15.0, length * 0.4);
            setup.window = Some([from, from + length * 0.5]);
        }
        _ => {}
    }
}

fn set_cadence(setup: &mut Setup, cadence: f64) {
    setup.physics.field.cadence_s = cadence;
    setup.physics.remote.cadence_s = cadence;
}

fn set_length(setup: &mut Setup, length: f64) {
    setup.physics.field.ends_s = length;
    setup.physics.remote.ends_s = length + 3.0;
}

pub fn set_cards(setup: &mut Setup, count: usize, chance: &mut Chance) {
    setup.physics.cards = (0..count).map(|_| base::good_card(chance)).collect();
    setup.physics.active = chance.below(count);
    setup.net_ids = (0..).take(count).collect();
}

fn set_fps(setup: &mut Setup, fps: f64, chance: &mut Chance) {
    let interval = 1000.0 / fps;
    let physics = &mut setup.physics;
    physics.camera.fps = fps;
    let camera = &mut physics.camera;
    camera.capture_ms = camera.capture_ms.min(0.3 * interval);
    camera.jitter_ms = camera.jitter_ms.min(0.15 * interval);
    // A pipelined hardware encoder: it takes most of an interval, and keeps its rate.
    physics.encoder.at_once = 2;
    physics.encoder.cost_ms = interval * chance.between(0.3, 0.75);
    let screen = &mut physics.screen;
    screen.decode_ms = interval * chance.between(0.1, 0.3);
    screen.render_ms = screen.render_ms.min(0.2 * interval);
    screen.jitter_ms = screen.jitter_ms.min(0.2 * interval);
}
