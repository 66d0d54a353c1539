//! Made sessions with known trouble: what the judge finds in them, what it misses, what it invents, and whom it blames.
//!
//! `cargo xtask soak verdict` judges 2,000 of them and prints the table; here a few hundred are held to the same aims.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

mod chance;
mod made;
mod measure;
mod plan;

use std::time::Instant;

use chance::Chance;
use measure::Measure;
use plan::{Kind, Plan};
use trro_session_viewer::derive::findings::{Thresholds, find};
use trro_session_viewer::import::import;
use trro_session_viewer::model::Role;

/// Precision and recall of each kind.
const KINDS: f64 = 0.95;
/// Healthy sessions with nothing above `info`.
const QUIET: f64 = 0.99;
const BLAME: f64 = 0.9;
const CLOCKS: f64 = 0.95;
/// A share of fewer cases says nothing.
const LEAST: usize = 10;

#[test]
fn a_few_hundred_made_sessions() {
    hold(&judged(700));
}

#[test]
#[ignore = "cargo xtask soak verdict"]
fn two_thousand_made_sessions() {
    let measure = judged(2000);
    println!("{}", measure.table());
    if std::env::var_os("TRRO_VERDICT_LOG").is_some() {
        println!("{}", measure.log.join("\n"));
    }
    hold(&measure);
}

#[test]
fn clocks_farther_apart_than_is_looked_for() {
    hold_far(100);
}

#[test]
#[ignore = "cargo xtask soak verdict"]
fn clocks_farther_apart_a_thousand_times() {
    hold_far(1000);
}

/// What fits best within 40 s is none then, however good it looks: nobody's clock may be moved by it.
fn hold_far(count: usize) {
    let mut measure = Measure::default();
    for place in 0..count {
        let mut plan = plan(place);
        let mut chance = Chance::new(plan.seed ^ 0xfa2);
        plan.skew = chance.one(&[-1.0, 1.0]) * chance.between(41.0, 400.0).round();
        plan.one_end = None;
        let verdict = find(&measure::session(&plan), &Thresholds::default());
        measure.take_moved(&plan, &verdict);
    }
    let [_, wrong, left] = measure.moved;
    println!("clocks 41 to 400 s apart: {wrong} moved wrongly, {left} left alone");
    assert_eq!(wrong, 0, "{}", measure.log.join("\n"));
}

/// How long it takes to judge a day of samples, in parts of the time that it takes to read them.
#[test]
#[ignore = "cargo xtask soak verdict"]
fn a_day() {
    let mut plan = Plan::troubled(7, &Kind::ALL);
    let scale = 86_400.0 / plan.length;
    for event in &mut plan.events {
        event.from *= scale;
        event.to = event.from + 60.0;
    }
    plan.length = 86_400.0;
    let text = serde_json::to_vec(&made::made(&plan)).unwrap();
    let reading = Instant::now();
    let imported = import(&text).unwrap();
    let reading = reading.elapsed().as_secs_f64();
    let judging = Instant::now();
    let verdict = find(&imported[0].session, &Thresholds::default());
    let judging = judging.elapsed().as_secs_f64();
    println!(
        "a day: {:.1} MB read in {:.0} ms, judged in {:.0} ms, {:.2} of that; {} findings",
        text.len() as f64 / 1e6,
        reading * 1e3,
        judging * 1e3,
        judging / reading,
        verdict.findings.len()
    );
    assert!(
        judging < 3.0 * reading,
        "judging takes far longer than reading"
    );
}

fn judged(count: usize) -> Measure {
    let mut measure = Measure::default();
    for place in 0..count {
        measure.take(&plan(place));
    }
    measure
}

/// A third healthy, a half with one trouble, the rest with several; each kind as often as the others.
fn plan(place: usize) -> Plan {
    let shift = std::env::var("TRRO_VERDICT_SEED").map_or(1000, |seed| seed.parse().unwrap());
    let seed = shift + place as u64;
    let mut chance = Chance::new(seed ^ 0xabc);
    let kind = |place: usize| Kind::ALL[place % Kind::ALL.len()];
    match place % 6 {
        0 | 1 => {
            let mut plan = Plan::healthy(seed);
            if chance.is(0.08) {
                plan.one_end = Some(chance.one(&[Role::Field, Role::Remote]));
            }
            plan
        }
        2..=4 => Plan::troubled(seed, &[kind(place / 6 * 3 + place % 6 - 2)]),
        _ => {
            let first = kind(chance.below(Kind::ALL.len()));
            let second = kind(chance.below(Kind::ALL.len()));
            let mut kinds = vec![first, second];
            kinds.dedup();
            // It lasts all the time and leaves no room.
            kinds.retain(|kind| *kind != Kind::MemoryGrows);
            if kinds.is_empty() {
                kinds.push(Kind::Squeezed);
            }
            Plan::troubled(seed, &kinds)
        }
    }
}

fn hold(measure: &Measure) {
    let mut short = Vec::new();
    for (kind, counts) in &measure.kinds {
        if counts.right + counts.missed >= LEAST && counts.recall() < KINDS {
            short.push(format!("{kind}: recall {:.3}", counts.recall()));
        }
        if counts.right + counts.wrong >= LEAST && counts.precision() < KINDS {
            short.push(format!("{kind}: precision {:.3}", counts.precision()));
        }
    }
    for (name, found, aim) in [
        ("healthy", measure.healthy_quiet(), QUIET),
        ("blame", measure.blame_right(), BLAME),
        ("clocks", measure.clocks_right(), CLOCKS),
    ] {
        if found < aim {
            short.push(format!("{name}: {found:.3}"));
        }
    }
    if measure.clocks_invented > 0 {
        short.push(format!("clocks of one end: {}", measure.clocks_invented));
    }
    let [right, wrong, left] = measure.moved;
    if wrong > 0 || right < 2 * left {
        short.push(format!(
            "moved: {right} rightly, {wrong} wrongly, {left} not"
        ));
    }
    let log = measure.log.join("\n");
    assert!(
        short.is_empty(),
        "{}\n{log}\n{}",
        short.join("\n"),
        measure.table()
    );
}
