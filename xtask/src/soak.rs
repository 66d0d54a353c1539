//! `cargo xtask soak`: tests that take long.

use std::fs;
use std::io::{self, BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::str::FromStr;

use anyhow::{Context, Result, bail, ensure};

use crate::command::{cargo, path_first, run, say};
use crate::flags::release_cargo;
use crate::linked::Product;
use crate::native;
use crate::page;
use crate::reproducible::reproducible;
use crate::tools::crates;
use crate::tools::system::Browser;
use xtask::paths;

/// The soak tests.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Soak {
    /// Fuzzes the importer.
    Fuzz,
    /// Loads the signing backend.
    Backend,
    /// Mounts and removes the element with a day of data.
    Embed,
    /// Judges synthetic sessions with known trouble.
    Verdict,
    /// Builds a release twice and compares.
    Reproducible,
}

/// Limits for a soak test.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Limits {
    /// The duration; by default, long enough to be conclusive.
    pub minutes: Option<u32>,
    /// The number of repetitions; by default, enough to be conclusive.
    pub times: Option<u32>,
}

impl Soak {
    /// In the order in which they run.
    pub const ALL: [Self; 5] = [
        Self::Fuzz,
        Self::Backend,
        Self::Embed,
        Self::Verdict,
        Self::Reproducible,
    ];

    /// Runs it within those limits.
    ///
    /// # Errors
    ///
    /// If it finds a problem.
    pub fn run(self, limits: Limits) -> Result<()> {
        match self {
            Self::Fuzz => fuzz(limits.minutes.unwrap_or(20)),
            Self::Backend => backend(limits.minutes.unwrap_or(10)),
            Self::Embed => embed(limits.times.unwrap_or(500)),
            // Limited by sessions rather than by time.
            Self::Verdict => verdict(),
            Self::Reproducible => reproducible(),
        }
    }
}

impl FromStr for Soak {
    type Err = anyhow::Error;

    fn from_str(name: &str) -> Result<Self> {
        match name {
            "fuzz" => Ok(Self::Fuzz),
            "backend" => Ok(Self::Backend),
            "embed" => Ok(Self::Embed),
            "verdict" => Ok(Self::Verdict),
            "reproducible" => Ok(Self::Reproducible),
            other => bail!("there is nothing to soak named {other:?}"),
        }
    }
}

/// Judges 2,000 simulated sessions and prints how many healthy ones stay quiet, what is found and what is blamed; then other cadences,
/// clocks, and a day.
fn verdict() -> Result<()> {
    run(release_cargo()?.args([
        "test",
        "--release",
        "--locked",
        "--test",
        "verdict",
        "--",
        "--ignored",
        "--nocapture",
    ]))
}

/// Many concurrent callers, and a cloud that counts calls.
fn backend(minutes: u32) -> Result<()> {
    let program = native::build(Product::Backend)?;
    let mut command = release_cargo()?;
    command
        .args(["run", "--release", "--locked", "--package", "load", "--"])
        .arg(program)
        .args(["--minutes", &minutes.to_string()]);
    run(&mut command)
}

/// Creates, loads, shows and removes an element repeatedly while watching the browser's memory.
fn embed(times: u32) -> Result<()> {
    page::build()?;
    let browser = Browser::Chromium;
    browser.ensure()?;
    let mut command = cargo();
    command
        .args(["run", "--package", "e2e", "--locked", "--", "--soak"])
        .arg(times.to_string());
    browser.offer_driver(&mut command)?;
    run(&mut command)
}

/// Fuzzes `import` with mutations of the samples. Fails if it crashes, hangs or uses too much memory; the input is kept in
/// `fuzz/artifacts`.
fn fuzz(minutes: u32) -> Result<()> {
    let fuzz = crates::cargo_fuzz().folder()?;
    let corpus = paths::root().join("fuzz/corpus/import");
    let seeds = seed(&corpus, &paths::root().join("tests/samples"))?;
    say(format_args!("{seeds} samples as seeds, {minutes} minutes"));
    let mut command = cargo();
    path_first(&mut command, &fuzz)?;
    command
        // Sanitizers need a nightly compiler; `import` is safe code, where they would find little.
        .args(["fuzz", "run", "--sanitizer", "none", "import", "--"])
        .arg(format!("-max_total_time={}", u64::from(minutes) * 60))
        // An input of 64 KiB may use 20 times its size plus 32 MB; the fuzzer needs memory too.
        .args([
            "-max_len=65536",
            "-timeout=10",
            "-rss_limit_mb=1024",
            "-print_final_stats=1",
        ]);
    let figures = run_and_collect(&mut command)?;
    println!("fuzz: {minutes} minutes, nothing found");
    for line in figures {
        println!("{line}");
    }
    Ok(())
}

/// Copies the samples into the fuzzer's corpus; returns their number.
fn seed(corpus: &Path, samples: &Path) -> Result<usize> {
    fs::create_dir_all(corpus)?;
    let mut seeds = 0;
    let mut folders = vec![samples.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries = fs::read_dir(&folder).with_context(|| format!("no {}", folder.display()))?;
        for entry in entries {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else {
                // Two folders may contain a file of the same name.
                let name = format!("{seeds}-{}", entry.file_name().to_string_lossy());
                fs::copy(entry.path(), corpus.join(name))?;
                seeds += 1;
            }
        }
    }
    Ok(seeds)
}

/// Prints the fuzzer's output as it comes, and collects its final figures: `stat::number_of_executed_units: 12345`.
fn run_and_collect(command: &mut Command) -> Result<Vec<String>> {
    let mut child = command
        .stdin(Stdio::null())
        .stdout(io::stderr())
        .stderr(Stdio::piped())
        .spawn()?;
    let stderr = child.stderr.take().context("no stderr")?;
    let mut figures = Vec::new();
    for line in BufReader::new(stderr).lines() {
        let line = line?;
        eprintln!("{line}");
        figures.extend(line.strip_prefix("stat::").map(str::to_owned));
    }
    let status = child.wait()?;
    ensure!(
        status.success(),
        "the fuzzer ended with {status}: see fuzz/artifacts"
    );
    Ok(figures)
}
