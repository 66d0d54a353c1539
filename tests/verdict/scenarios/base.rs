//! A healthy session, from which all others are derived.

use super::{Class, Setup, Year};
use crate::chance::Chance;
use crate::sim::Physics;
use crate::sim::assumptions::Assumptions;
use crate::sim::camera::CameraSetup;
use crate::sim::cards::Scheduling;
use crate::sim::encoder::EncoderSetup;
use crate::sim::end::EndSetup;
use crate::sim::link::LinkSetup;
use crate::sim::screen::ScreenSetup;

pub const TARGETS: [f64; 5] = [1000.0, 1500.0, 2000.0, 2500.0, 4000.0];

pub fn setup(seed: u64, class: Class, chance: &mut Chance) -> Setup {
    let fps = chance.one(&[15.0, 20.0, 24.0, 25.0, 30.0, 30.0, 30.0]);
    let target = chance.one(&TARGETS);
    let length = chance.between(120.0, 700.0);
    let count = chance.one(&[1, 2, 2, 2, 3]);
    let cards = (0..count).map(|_| good_card(chance)).collect();
    let year = chance.one(&[
        Year::Y2023,
        Year::Y2024,
        Year::Y2026,
        Year::Y2026,
        Year::Y2026,
        Year::Y2026,
    ]);
    let begins = [chance.between(0.0, 3.0), chance.between(0.0, 5.0)];
    let mut setup = Setup {
        seed,
        class,
        name: String::new(),
        physics: Physics {
            seed,
            is_p2p: chance.is(0.1),
            camera: CameraSetup {
                fps,
                jitter_ms: chance.between(0.5, 6.0),
                capture_ms: chance.between(2.0, 9.0),
                content_kbps: target * chance.between(0.25, 1.8),
                restless: chance.between(0.05, 0.2),
                motion_every_s: if chance.is(0.4) {
                    chance.between(30.0, 120.0)
                } else {
                    f64::INFINITY
                },
            },
            encoder: EncoderSetup {
                cost_ms: chance.between(5.0, 0.4 * 1000.0 / fps),
                at_once: chance.one(&[1, 1, 2]),
                adapts: chance.is(0.3),
                key_every_s: chance.one(&[f64::INFINITY, 10.0, 60.0]),
            },
            target_kbps: target,
            redundancy: chance.one(&[0.0, 0.0, 0.1, 0.25]),
            cards,
            scheduling: scheduling(chance),
            card_patience_ms: chance.between(400.0, 1500.0),
            active: chance.below(count),
            downlink: downlink(chance),
            downlink_regulates: chance.is(0.4),
            skips_above_ms: chance.one(&[500.0, 1200.0, f64::INFINITY, f64::INFINITY]),
            frame_patience_ms: chance.one(&[300.0, 600.0, 1500.0]),
            screen: ScreenSetup {
                decode_ms: chance.between(2.0, 0.28 * 1000.0 / fps),
                render_ms: chance.between(1.0, 5.0),
                jitter_ms: chance.between(0.5, 6.0),
                queue_ms: chance.between(60.0, 250.0),
                smooths: chance.one(&[0.0, 1.0, 2.0]),
            },
            field: end(chance, begins[0], length),
            remote: end(chance, begins[1], length),
            faults: Vec::new(),
            assumptions: Assumptions::any(chance),
        },
        year,
        clock_s: if chance.is(0.5) {
            chance.between(-2.0, 2.0)
        } else {
            chance.between(-25.0, 25.0)
        },
        start_s: 1_760_000_000.0 + chance.between(0.0, 30_000_000.0),
        window: None,
        lost_reports: 0.0,
        only_field: None,
        net_ids: net_ids(chance, count),
        bad_card: None,
        size: chance.one(&[[1280, 720], [1920, 1080], [1920, 1536]]),
    };
    let cadence = cadence(chance);
    setup.physics.field.cadence_s = cadence;
    setup.physics.remote.cadence_s = cadence;
    if setup.physics.is_p2p {
        setup.physics.downlink.rtt_ms *= 0.6;
    }
    shorten(&mut setup.physics);
    // Whoever hangs up first, the other continues for a moment.
    let more = chance.between(0.0, 6.0);
    if chance.is(0.5) {
        setup.physics.remote.ends_s += more;
    } else {
        setup.physics.field.ends_s += more;
    }
    setup
}

/// In a healthy session, video latency is at most about 90 ms.
pub fn shorten(physics: &mut Physics) {
    let rtt = physics
        .cards
        .iter()
        .map(|card| card.rtt_ms)
        .fold(0.0, f64::max);
    // A frame takes its time on the narrowest card.
    let narrow = physics
        .cards
        .iter()
        .map(|card| card.capacity_kbps)
        .fold(f64::INFINITY, f64::min);
    let kbps = physics.target_kbps.min(physics.camera.content_kbps * 1.3);
    let serial = 1000.0 * kbps / physics.camera.fps / narrow;
    let screen = &physics.screen;
    let takes = physics.camera.capture_ms
        + physics.encoder.cost_ms
        + f64::midpoint(rtt, physics.downlink.rtt_ms)
        + screen.decode_ms
        + screen.render_ms
        + 12.0
        + serial;
    let fixed = 12.0 + serial + physics.camera.capture_ms + screen.render_ms;
    let part = ((86.0 - fixed).max(20.0) / (takes - fixed)).min(1.0);
    for card in &mut physics.cards {
        card.rtt_ms *= part;
    }
    physics.downlink.rtt_ms *= part;
    physics.encoder.cost_ms *= part;
    physics.screen.decode_ms *= part;
}

/// Slightly more than two seconds, as in most sessions.
fn cadence(chance: &mut Chance) -> f64 {
    if chance.is(0.7) {
        2.0 + chance.one(&[0.0, 0.002, 0.01])
    } else {
        chance.one(&[1.0, 2.05, 2.1, 2.2, 2.3, 2.4, 2.5, 3.0, 5.0])
    }
}

fn net_ids(chance: &mut Chance, count: usize) -> Vec<i64> {
    let first = i64::from(chance.is(0.2));
    (first..).take(count).collect()
}

pub fn scheduling(chance: &mut Chance) -> Scheduling {
    chance.one(&[
        Scheduling::Standby,
        Scheduling::Standby,
        Scheduling::Even,
        Scheduling::ByEstimate,
        Scheduling::Twice,
    ])
}

pub fn good_card(chance: &mut Chance) -> LinkSetup {
    LinkSetup {
        capacity_kbps: chance.between(9000.0, 60_000.0),
        sway: chance.between(0.05, 0.25),
        sway_s: chance.between(5.0, 30.0),
        rtt_ms: chance.between(16.0, 62.0),
        rtt_sway_ms: chance.between(0.5, 3.0),
        jitter_ms: chance.between(0.5, 5.0),
        buffer_ms: chance.between(200.0, 2500.0),
        loss: chance.one(&[0.0, 0.0, 0.0002, 0.001]),
        burst_every_s: f64::INFINITY,
        burst_loss: 0.0,
        handover_every_s: if chance.is(0.3) {
            chance.between(100.0, 400.0)
        } else {
            f64::INFINITY
        },
        handover_ms: [25.0, 80.0],
    }
}

fn downlink(chance: &mut Chance) -> LinkSetup {
    LinkSetup {
        capacity_kbps: chance.between(15_000.0, 200_000.0),
        sway: chance.between(0.0, 0.15),
        sway_s: 10.0,
        rtt_ms: chance.between(4.0, 32.0),
        rtt_sway_ms: chance.between(0.1, 1.5),
        jitter_ms: chance.between(0.2, 2.5),
        buffer_ms: chance.between(150.0, 1500.0),
        loss: chance.one(&[0.0, 0.0, 0.0001, 0.0005]),
        burst_every_s: f64::INFINITY,
        burst_loss: 0.0,
        handover_every_s: f64::INFINITY,
        handover_ms: [0.0, 0.0],
    }
}

fn end(chance: &mut Chance, begins_s: f64, ends_s: f64) -> EndSetup {
    EndSetup {
        cadence_s: 2.0,
        begins_s,
        ends_s,
        cpu: chance.between(12.0, 52.0),
        memory: chance.between(30.0, 78.0),
    }
}
