//! Writes one session and its truth to files for inspection.

use std::fmt::Write;
use std::path::Path;

use super::judged::{judged, read};
use super::measure::describe;
use super::scenarios::{Class, Setup};
use super::truth::Truth;
use super::{cloud, sim};

/// If `TRRO_VERDICT_DUMP` and `TRRO_VERDICT_ONE` are set.
pub fn perhaps() {
    let (Ok(folder), Ok(one)) = (
        std::env::var("TRRO_VERDICT_DUMP"),
        std::env::var("TRRO_VERDICT_ONE"),
    ) else {
        return;
    };
    let (seed, class) = one.split_once(':').unwrap();
    let setup = Setup::of(seed.parse().unwrap(), Class::from_name(class).unwrap());
    write(&setup, Path::new(&folder), &one.replace(':', "-"));
}

fn write(setup: &Setup, folder: &Path, name: &str) {
    let run = sim::run(&setup.physics);
    let truth = Truth::of(setup, &run);
    let answer = serde_json::to_string(&cloud::answer(setup, &run)).unwrap();
    let said = judged(setup, &read(answer.as_bytes()));
    let mut text = format!("{} {} {}\n", setup.seed, setup.class.name(), setup.name);
    writeln!(text, "severities {:?}", truth.severities).unwrap();
    writeln!(text, "counted from second {} to {}", truth.from, truth.to).unwrap();
    for fault in &setup.physics.faults {
        writeln!(text, "fault {fault:?}").unwrap();
    }
    for trouble in &truth.troubles {
        writeln!(text, "trouble {}", describe(trouble)).unwrap();
    }
    writeln!(text, "said {}", said.said()).unwrap();
    for finding in &said.findings {
        writeln!(text, "  {finding:?}").unwrap();
    }
    writeln!(
        text,
        "{setup:#?}\n\nsecond: saw, frames, longest ms, age ms, control ms, charged"
    )
    .unwrap();
    for (place, second) in run.seconds.iter().enumerate().take(3000) {
        writeln!(
            text,
            "{place}: {:?} {} {:.0} {:.0} {:.0} {:.0?}",
            truth.saw[place],
            second.frames,
            second.longest_ms,
            second.age().unwrap_or(0.0),
            second.control().unwrap_or(0.0),
            second.charged
        )
        .unwrap();
    }
    std::fs::create_dir_all(folder).unwrap();
    std::fs::write(folder.join(format!("{name}.json")), answer).unwrap();
    std::fs::write(folder.join(format!("{name}.txt")), text).unwrap();
}
