//! Sessions with one or several faults, each with its endpoint and size.

use super::healthy::set_cards;
use super::{Class, Setup, base};
use crate::chance::Chance;
use crate::sim::cards::Scheduling;
use crate::sim::fault::{Fault, Kind};

pub fn one(seed: u64, chance: &mut Chance) -> Setup {
    let mut setup = base::setup(seed, Class::One, chance);
    let kind = chance.one(&Kind::ALL);
    suit(&mut setup, &[kind], chance);
    let length = setup.physics.field.ends_s;
    let lasts = lasts(kind, chance).min(length - 60.0);
    let from = chance.between(35.0, (length - lasts - 15.0).max(36.0));
    let fault = fault(&setup, kind, from, lasts, chance);
    setup.name = format!("{kind:?}");
    setup.physics.faults = vec![fault];
    again(&mut setup, chance);
    perhaps_cut(&mut setup, chance);
    setup
}

pub fn several(seed: u64, chance: &mut Chance) -> Setup {
    let mut setup = base::setup(seed, Class::Several, chance);
    let count = chance.one(&[2, 2, 3, 3, 4]);
    let mut kinds: Vec<Kind> = Vec::new();
    while kinds.len() < count {
        let kind = chance.one(&Kind::ALL);
        if !kinds.contains(&kind) {
            kinds.push(kind);
        }
    }
    suit(&mut setup, &kinds, chance);
    let mut at = chance.between(30.0, 90.0);
    for kind in kinds {
        let lasts = lasts(kind, chance);
        let fault = fault(&setup, kind, at, lasts, chance);
        if kind != Kind::MemoryGrows {
            at = fault.to + chance.between(25.0, 120.0);
        }
        setup.physics.faults.push(fault);
    }
    let length = at + chance.between(10.0, 60.0);
    setup.physics.field.ends_s = length;
    setup.physics.remote.ends_s = length + chance.between(0.0, 4.0);
    for fault in &mut setup.physics.faults {
        if fault.kind == Kind::MemoryGrows {
            fault.to = length;
        }
    }
    let names = setup.physics.faults.iter();
    setup.name = names
        .map(|fault| format!("{:?}", fault.kind))
        .collect::<Vec<_>>()
        .join("+");
    perhaps_cut(&mut setup, chance);
    setup
}

/// Adjusts the session so that the fault has something to affect.
fn suit(setup: &mut Setup, kinds: &[Kind], chance: &mut Chance) {
    let has = |wanted: &[Kind]| kinds.iter().any(|kind| wanted.contains(kind));
    if has(&[Kind::RelayDelay, Kind::RelayRestart]) {
        setup.physics.is_p2p = false;
    }
    if has(&[Kind::CardDown, Kind::CardFlaps]) && setup.physics.cards.len() < 2 {
        set_cards(setup, 2, chance);
    }
    let is_of_a_card = kinds.iter().any(|kind| kind.is_of_a_card());
    if is_of_a_card && setup.physics.cards.len() < 2 && chance.is(0.5) {
        set_cards(setup, 2, chance);
    }
    if has(&[Kind::CardFlaps]) && chance.is(0.7) {
        setup.physics.scheduling = Scheduling::Even;
    }
    if has(&[Kind::MemoryGrows, Kind::FieldCpu]) {
        setup.physics.assumptions.host_once = false;
    }
    if has(&[Kind::CaptureSlow]) {
        setup.physics.assumptions.measures_capture = true;
    }
    if has(&[Kind::RenderSlow]) {
        setup.physics.assumptions.measures_render = true;
    }
    let needed = setup.physics.target_kbps;
    let content = &mut setup.physics.camera.content_kbps;
    if has(&[Kind::Fade, Kind::UplinkNarrow, Kind::DownlinkNarrow]) {
        *content = content.max(0.7 * needed);
    }
}

fn lasts(kind: Kind, chance: &mut Chance) -> f64 {
    match kind {
        Kind::CameraStall => chance.between(0.3, 8.0),
        Kind::Handover => chance.between(0.3, 3.0),
        Kind::VehicleRestart | Kind::RemoteRestart => chance.between(5.0, 30.0),
        Kind::RelayRestart => chance.between(3.0, 20.0),
        Kind::DownlinkDrops => chance.between(2.0, 8.0),
        Kind::CardDown => chance.between(10.0, 60.0),
        Kind::MemoryGrows => 1e5,
        _ => chance.between(16.0, 85.0),
    }
}

fn fault(setup: &Setup, kind: Kind, from: f64, lasts: f64, chance: &mut Chance) -> Fault {
    let count = setup.physics.cards.len();
    let is_standby = setup.physics.scheduling == Scheduling::Standby;
    let card = if is_standby && chance.is(0.8) {
        setup.physics.active
    } else {
        chance.below(count)
    };
    Fault {
        kind,
        from: if kind == Kind::MemoryGrows { 0.0 } else { from },
        to: from + lasts,
        size: chance.part(),
        card: kind.is_of_a_card().then_some(card),
        seed: chance.next(),
    }
}

/// Some kinds of faults recur.
fn again(setup: &mut Setup, chance: &mut Chance) {
    let first = setup.physics.faults[0].clone();
    let comes_again = matches!(
        first.kind,
        Kind::CameraStall | Kind::Handover | Kind::DownlinkDrops
    );
    if !comes_again || chance.is(0.6) {
        return;
    }
    let mut at = first.to;
    for _ in 0..chance.one(&[1, 2, 3]) {
        at += chance.between(8.0, 60.0);
        let length = lasts(first.kind, chance);
        if at + length + 10.0 > setup.physics.field.ends_s {
            return;
        }
        setup.physics.faults.push(Fault {
            from: at,
            to: at + length,
            seed: chance.next(),
            ..first.clone()
        });
        at += length;
    }
}

fn perhaps_cut(setup: &mut Setup, chance: &mut Chance) {
    if chance.is(0.1) {
        setup.lost_reports = chance.between(0.003, 0.01);
    }
    if !chance.is(0.12) {
        return;
    }
    let faults = setup.physics.faults.iter();
    let (from, to) = faults
        .filter(|fault| fault.kind != Kind::MemoryGrows)
        .fold((f64::INFINITY, 0.0_f64), |(from, to), fault| {
            (from.min(fault.from), to.max(fault.to))
        });
    if from.is_finite() {
        let from = from - chance.between(14.0, 60.0);
        setup.window = Some([from.max(0.0), to + chance.between(14.0, 60.0)]);
    }
}
