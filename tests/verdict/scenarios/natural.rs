//! Sessions without faults but with bad radio: at the vehicle, or on the cockpit's wireless network.

use super::{Class, Setup, base};
use crate::chance::Chance;
use crate::sim::link::LinkSetup;

pub fn setup(seed: u64, chance: &mut Chance) -> Setup {
    let mut setup = base::setup(seed, Class::Natural, chance);
    let physics = &mut setup.physics;
    let needed = physics.target_kbps.min(physics.camera.content_kbps) * (1.0 + physics.redundancy);
    let at_remote = chance.is(0.25);
    let at_field = !at_remote || chance.is(0.3);
    if at_field {
        let share = if chance.is(0.5) {
            1
        } else {
            physics.cards.len()
        };
        for card in physics.cards.iter_mut().take(share) {
            *card = bad_radio(needed, chance);
        }
        let is_one = share == 1 && physics.cards.len() > 1;
        setup.bad_card = is_one.then_some(0);
        setup.name = "4g".into();
    }
    if at_remote {
        physics.downlink = bad_wireless(needed, chance);
        setup.name += "wifi";
    }
    setup
}

fn bad_radio(needed: f64, chance: &mut Chance) -> LinkSetup {
    LinkSetup {
        capacity_kbps: needed * chance.between(1.1, 6.0),
        sway: chance.between(0.25, 0.8),
        sway_s: chance.between(3.0, 25.0),
        rtt_ms: chance.between(35.0, 95.0),
        rtt_sway_ms: chance.between(2.0, 14.0),
        jitter_ms: chance.between(3.0, 14.0),
        buffer_ms: chance.between(300.0, 2500.0),
        loss: chance.one(&[0.0005, 0.003, 0.01, 0.02]),
        burst_every_s: chance.between(15.0, 150.0),
        burst_loss: chance.between(0.05, 0.45),
        handover_every_s: chance.between(25.0, 200.0),
        handover_ms: [80.0, chance.between(300.0, 2200.0)],
    }
}

fn bad_wireless(needed: f64, chance: &mut Chance) -> LinkSetup {
    LinkSetup {
        capacity_kbps: needed * chance.between(1.3, 8.0),
        sway: chance.between(0.2, 0.8),
        sway_s: chance.between(2.0, 12.0),
        rtt_ms: chance.between(6.0, 30.0),
        rtt_sway_ms: chance.between(1.0, 8.0),
        jitter_ms: chance.between(3.0, 20.0),
        buffer_ms: chance.between(200.0, 1500.0),
        loss: chance.one(&[0.001, 0.005, 0.02]),
        burst_every_s: chance.between(10.0, 90.0),
        burst_loss: chance.between(0.05, 0.4),
        handover_every_s: chance.between(15.0, 120.0),
        handover_ms: [80.0, chance.between(200.0, 900.0)],
    }
}
