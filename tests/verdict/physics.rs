//! Tests of the simulator itself: what must add up, whatever the judge says.

use super::cloud;
use super::measure::quantile;
use super::scenarios::{Class, Setup};
use super::sim::{self, report::Beat, report::Sample};
use super::truth::Truth;

#[test]
fn frames_are_neither_made_nor_lost() {
    for seed in 0..60 {
        let setup = Setup::of(seed, Class::ALL[seed as usize % 4]);
        let counts = sim::run(&setup.physics).counts;
        let left = counts.captured
            - counts.left_out_by_encoder
            - counts.skipped_by_sender
            - counts.discarded;
        // The encoder may hold a few pictures, or more if its program ended.
        assert!(counts.sent <= left, "{seed} {counts:?}");
        assert!(left - counts.sent <= 40, "{seed} {counts:?}");
        assert!(
            counts.shown + counts.left_out_by_screen <= counts.sent,
            "{seed} {counts:?}"
        );
    }
}

#[test]
fn a_healthy_session_has_no_troubled_second() {
    for seed in 0..80 {
        let setup = Setup::of(seed, Class::Healthy);
        if setup.name == "eight-hours" {
            continue;
        }
        let run = sim::run(&setup.physics);
        let truth = Truth::of(&setup, &run);
        assert_eq!(
            truth.troubled_s, 0.0,
            "{seed} {} {:?}",
            setup.name, truth.troubles
        );
        assert!(run.field.len() > 20, "{seed}");
        assert!(run.remote.len() > 20, "{seed}");
    }
}

/// Healthy video takes 40 to 100 ms, and frames are late by a few ms at most.
#[test]
fn a_healthy_session_looks_like_one() {
    let (mut slow, mut all) = (0, 0);
    for seed in 0..80 {
        let setup = Setup::of(seed, Class::Healthy);
        if setup.name == "eight-hours" {
            continue;
        }
        let run = sim::run(&setup.physics);
        let column = |of: fn(&Sample) -> i64| {
            let settled = run.remote.iter().skip(6).filter(|sample| sample.fps > 0);
            let values: Vec<f64> = settled.map(|sample| of(sample) as f64).collect();
            quantile(&values, 0.5)
        };
        let (latency, longest) = (
            column(|sample| sample.video),
            column(|sample| sample.longest),
        );
        let interval = 1000.0 / setup.physics.camera.fps;
        all += 1;
        slow += usize::from(latency > 100.0);
        assert!(
            (15.0..125.0).contains(&latency),
            "{seed} {} {latency} ms",
            setup.name
        );
        let beyond = longest - interval;
        assert!(
            (0.0..60.0).contains(&beyond),
            "{seed} {} {longest} ms",
            setup.name
        );
    }
    assert!(slow * 20 <= all, "{slow} of {all}");
}

#[test]
fn lag_is_the_excess_of_each_interval() {
    let mut beat = Beat::default();
    for at in [0.0, 40.0, 235.0, 275.0, 634.0] {
        beat.frame(at);
    }
    let mut sample = Sample::default();
    beat.report(&mut sample, 2000.0, false);
    assert_eq!(
        [sample.longest, sample.lag100, sample.lag150],
        [359, 95 + 259, 45 + 209]
    );
    let mut sample = Sample::default();
    beat.report(&mut sample, 2000.0, false);
    assert_eq!([sample.longest, sample.delta, sample.fps], [0, 0, 0]);
}

#[test]
fn requests_add_up_and_begin_anew() {
    let mut begun_anew = 0;
    for seed in 0..60 {
        let setup = Setup::of(seed, Class::Several);
        let run = sim::run(&setup.physics);
        for pair in run.remote.windows(2) {
            if pair[0].connection == pair[1].connection {
                assert!(pair[1].nack >= pair[0].nack, "{seed}");
            } else {
                begun_anew += 1;
            }
        }
    }
    assert!(begun_anew > 5);
}

#[test]
fn the_same_seed_makes_the_same_session() {
    let made = || {
        let setup = Setup::of(5, Class::Several);
        cloud::answer(&setup, &sim::run(&setup.physics)).to_string()
    };
    assert_eq!(made(), made());
}

/// The part that the simulation charges is the one that the fault struck.
#[test]
fn the_charge_falls_on_the_part_that_was_struck() {
    let (mut right, mut all) = (0, 0);
    for seed in 0..150 {
        let mut setup = Setup::of(seed, Class::One);
        let parts = setup.physics.faults[0].kind.parts(setup.physics.is_p2p);
        let run = sim::run(&setup.physics);
        setup.physics.faults.clear();
        let truth = Truth::of(&setup, &run);
        if truth.is_plain(&setup) {
            all += 1;
            let is_right = truth.first_parts().iter().any(|part| parts.contains(part));
            right += usize::from(is_right);
            if !is_right {
                println!("{seed} {} {:?}", setup.name, truth.parts);
            }
        }
    }
    println!("charged rightly: {right} of {all}");
    assert!(right as f64 >= 0.9 * f64::from(all), "{right} of {all}");
}
