//! Tests the judge on simulated sessions with known truth: what it finds, misses and invents, and whom it blames.
//!
//! [`sim`] simulates a session frame by frame, [`scenarios`] generates the setups, [`cloud`] writes the cloud's format, [`truth`] is what
//! the driver saw and why, [`judged`] is the judge's result, [`measure`] compares both. `cargo xtask soak verdict` judges 2,000 sessions
//! and prints the table.
//!
//! `TRRO_VERDICT_SEED=7000` uses other sessions; `TRRO_VERDICT_LOG=1` prints a line per failure; `TRRO_VERDICT_DUMP=DIR` with
//! `TRRO_VERDICT_ONE=SEED:CLASS` writes one session and its truth.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

mod chance;
mod cloud;
mod dump;
mod judged;
mod measure;
mod physics;
mod scenarios;
mod sim;
mod truth;

use std::time::Instant;

use trro_session_viewer::derive::judge::Blame;

use measure::{Limits, Measure, Rate};
use scenarios::{Class, Setup};

/// The required rates over 2,000 sessions.
const AIMS: Limits = Limits {
    healthy_loud: 0.02,
    hard_found: 0.99,
    one: 0.95,
    several: 0.88,
    natural: 0.88,
    sentence: 0.92,
    severity: 0.95,
    card: 0.85,
    spearman: 0.85,
    findings: [5.0, 15.0],
};
/// The required rates over a hundred or so, with a margin for chance.
const AIMS_OF_FEW: Limits = Limits {
    healthy_loud: 0.06,
    hard_found: 0.96,
    one: 0.9,
    several: 0.8,
    natural: 0.8,
    sentence: 0.86,
    severity: 0.9,
    card: 0.75,
    spearman: 0.8,
    findings: [6.0, 20.0],
};
/// The share of sessions with the same blame at another cadence.
const SAME_AT_CADENCES: f64 = 0.97;

#[test]
fn a_hundred_and_fifty_sessions() {
    hold(&judged(150), &AIMS_OF_FEW);
}

#[test]
#[ignore = "cargo xtask soak verdict"]
fn two_thousand_sessions() {
    dump::perhaps();
    let begun = Instant::now();
    let measure = judged(2000);
    println!("{}", measure.table());
    println!("made and judged in {:.0} s", begun.elapsed().as_secs_f64());
    hold(&measure, &AIMS);
}

/// Only the offsets are rewritten: the blame must not depend on the cadence.
#[test]
#[ignore = "cargo xtask soak verdict"]
fn cadences() {
    let mut rates = [Rate::default(); 6];
    let mut log = Vec::new();
    for place in 0..300 {
        let mut setup = Setup::at(seed() + 50_000, place);
        for end in [&mut setup.physics.field, &mut setup.physics.remote] {
            end.cadence_s = 2.0;
        }
        setup.lost_reports = 0.0;
        let run = sim::run(&setup.physics);
        let answer = cloud::answer(&setup, &run);
        let blamed = |cadence: f64| {
            let text = serde_json::to_vec(&cloud::at_cadence(&answer, 2.0, cadence)).unwrap();
            let judged = judged::judged(&setup, &judged::read(&text));
            let mut parts: Vec<Blame> = judged.blames.iter().map(|blamed| blamed.0).collect();
            parts.sort_unstable();
            (parts, judged)
        };
        let (usual, _) = blamed(2.0);
        for (rate, cadence) in rates.iter_mut().zip([2.1, 2.2, 2.3, 2.4, 2.5, 3.0]) {
            let (parts, judged) = blamed(cadence);
            if !rate.take(parts == usual) {
                let what = format!("cadence {cadence}");
                log.push(measure::line(
                    &setup,
                    &what,
                    &format!("{usual:?}"),
                    &judged.said(),
                ));
            }
        }
    }
    let parts: Vec<f64> = rates.iter().map(Rate::part).collect();
    println!("same parts blamed at 2.1, 2.2, 2.3, 2.4, 2.5, 3.0 s: {parts:.3?}");
    print_log(&log);
    assert!(parts.iter().all(|part| *part >= SAME_AT_CADENCES));
}

/// Clock offsets up to half a minute, then beyond the search range.
#[test]
#[ignore = "cargo xtask soak verdict"]
fn clocks() {
    let mut measure = Measure::default();
    for place in 0..300 {
        let mut setup = Setup::at(seed() + 70_000, place);
        let mut chance = chance::Chance::of(setup.seed, 300);
        setup.clock_s = chance.between(-30.0, 30.0);
        setup.only_field = chance.is(0.1).then(|| chance.is(0.5));
        measure.take(&setup);
    }
    let [right, wrong, untold] = measure.clocks;
    let [moved, moved_wrongly, left] = measure.moved;
    println!("clocks: {right} within one sample, {wrong} wrong, {untold} not told");
    println!("moved unasked: {moved} rightly, {moved_wrongly} wrongly, {left} left");
    println!("told of one end alone: {}", measure.clocks_invented);
    measure.log.retain(|line| line.starts_with("clock"));
    print_log(&measure.log);
    assert_eq!(measure.clocks_invented, 0);
    assert!(
        moved_wrongly * 100 <= moved,
        "{moved_wrongly} clocks moved wrongly"
    );
}

/// The time for judging a day, relative to the time for reading it: a day with some faults, which is limited, and one of bad radio
/// throughout.
#[test]
#[ignore = "cargo xtask soak verdict"]
fn a_day() {
    let faulty = take_day("a day with faults", Setup::of(6, Class::Several));
    take_day("a day of bad radio", Setup::of(7, Class::Natural));
    assert!(faulty < 3.0, "judging takes far longer than reading");
}

/// The time for judging relative to reading.
fn take_day(name: &str, mut setup: Setup) -> f64 {
    setup.window = None;
    let scale = 86_400.0 / setup.physics.field.ends_s;
    for fault in &mut setup.physics.faults {
        let length = fault.to - fault.from;
        fault.from *= scale;
        fault.to = fault.from + length;
    }
    for end in [&mut setup.physics.field, &mut setup.physics.remote] {
        end.ends_s = 86_400.0;
        end.cadence_s = 2.0;
    }
    let run = sim::run(&setup.physics);
    let text = serde_json::to_vec(&cloud::answer(&setup, &run)).unwrap();
    let reading = Instant::now();
    let session = judged::read(&text);
    let reading = reading.elapsed().as_secs_f64();
    let judging = Instant::now();
    let verdict = judged::verdict(&session);
    let judging = judging.elapsed().as_secs_f64();
    println!(
        "{name}: {:.1} MB read in {:.0} ms, judged in {:.0} ms, {:.2} of that; {} findings",
        text.len() as f64 / 1e6,
        reading * 1e3,
        judging * 1e3,
        judging / reading,
        verdict.findings.len()
    );
    judging / reading
}

fn seed() -> u64 {
    std::env::var("TRRO_VERDICT_SEED").map_or(1000, |seed| seed.parse().unwrap())
}

fn judged(count: usize) -> Measure {
    let mut measure = Measure::default();
    for place in 0..count {
        measure.take(&Setup::at(seed(), place));
    }
    measure
}

fn hold(measure: &Measure, limits: &Limits) {
    let short = measure.short(limits);
    print_log(&measure.log);
    assert!(short.is_empty(), "{short:#?}\n{}", measure.table());
}

fn print_log(log: &[String]) {
    if std::env::var_os("TRRO_VERDICT_LOG").is_some() {
        println!("{}", log.join("\n"));
    }
}
