//! Compares the viewer with its peers in a real browser: `cargo xtask bench [--quick] [NAME]`.
//!
//! * [`plan`]: contenders, workloads and repetitions.
//! * [`data`], [`site`]: the sessions, and what is served.
//! * [`run`], [`page`], [`processes`]: one run in a browser. [`alive`]: responsiveness of ours.
//! * [`results`], [`table`], [`machine`]: the results and the machine.
//!
//! The contenders' pages and their measuring code are in `pages/`.

mod alive;
mod data;
mod machine;
mod page;
mod plan;
mod processes;
mod results;
mod run;
mod site;
mod table;

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result, bail, ensure};
use lexopt::{Arg, Parser, ValueExt};
use serde_json::Value;
use tokio::signal::ctrl_c;
use tokio::signal::unix::{SignalKind, signal};
use tokio::{runtime, select};
use xtask::server::Server;
use xtask::{CHROMIUM_ARGUMENTS, paths};

use plan::{CONTENDERS, Extent, Meeting, WORKLOADS, meetings};
use results::{Group, Results, Run};

fn main() -> ExitCode {
    match start() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start() -> Result<()> {
    let (extent, name, folder) = parse(Parser::from_env())?;
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        let mut terminated = signal(SignalKind::terminate())?;
        // Handled here, so that browser and driver end with this process.
        select! {
            result = bench(extent, name.as_deref(), &folder) => result,
            _ = ctrl_c() => bail!("interrupted"),
            _ = terminated.recv() => bail!("terminated"),
        }
    })
}

/// Extent, filter and folder.
fn parse(mut parser: Parser) -> Result<(Extent, Option<String>, PathBuf)> {
    let (mut extent, mut name, mut folder) = (Extent::Full, None, None);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("quick") => extent = Extent::Quick,
            Arg::Long("site") => folder = Some(parser.value()?.into()),
            Arg::Value(text) if name.is_none() => name = Some(text.string()?),
            other => bail!(other.unexpected()),
        }
    }
    Ok((extent, name, folder.context("--site FOLDER")?))
}

async fn bench(extent: Extent, name: Option<&str>, folder: &Path) -> Result<()> {
    let is_alive = name.is_none_or(|name| name == alive::NAME);
    let meetings = meetings(extent, name);
    ensure!(
        is_alive || !meetings.is_empty(),
        "the names are {}, {}",
        alive::NAME,
        WORKLOADS
            .iter()
            .map(|workload| workload.name)
            .chain(CONTENDERS.iter().map(|contender| contender.name))
            .collect::<Vec<_>>()
            .join(", ")
    );
    let mut bench = Bench::new(extent, folder).await?;
    if extent == Extent::Full && name.is_some() {
        bench.keep_earlier();
    }
    // Contenders that are compared take turns.
    let blocks = meetings.chunk_by(|a, b| a.workload.name == b.workload.name && a.ratio == b.ratio);
    for block in blocks {
        bench.measure(block).await?;
    }
    if is_alive {
        bench.watch_loads().await?;
    }
    let table = table::table(&bench.results);
    println!("{table}");
    if extent == Extent::Full {
        table::write_into(&paths::root().join("bench/results.md"), &table)?;
    }
    println!("{}", bench.file.display());
    Ok(())
}

struct Bench {
    server: Server,
    folder: PathBuf,
    /// The file for the results.
    file: PathBuf,
    results: Results,
    /// The platform of this run.
    platform: String,
    /// Contenders whose files have been weighed.
    weighed: BTreeSet<&'static str>,
}

impl Bench {
    async fn new(extent: Extent, folder: &Path) -> Result<Self> {
        Ok(Self {
            server: site::serve(folder)?,
            folder: folder.to_owned(),
            file: match extent {
                Extent::Full => paths::root().join("bench/results.json"),
                Extent::Quick => paths::target().join("bench/quick.json"),
            },
            results: Results {
                browser_arguments: CHROMIUM_ARGUMENTS.map(str::to_owned).to_vec(),
                versions: site::versions()?,
                transfer: BTreeMap::new(),
                groups: Vec::new(),
                alive: Vec::new(),
            },
            platform: machine::platform().await?,
            weighed: BTreeSet::new(),
        })
    }

    /// Keeps earlier results with the same peers.
    fn keep_earlier(&mut self) {
        let earlier = fs::read_to_string(&self.file).ok();
        let earlier = earlier.and_then(|text| serde_json::from_str::<Results>(&text).ok());
        let is_alike = |earlier: &Results| {
            let [one, other] = [earlier, &self.results];
            one.browser_arguments == other.browser_arguments && one.versions == other.versions
        };
        if let Some(earlier) = earlier.filter(is_alike) {
            self.results = earlier;
        }
    }

    /// Repeats the runs, in each of them every contender once.
    async fn measure(&mut self, block: &[Meeting]) -> Result<()> {
        let workload = block[0].workload;
        let span = site::write_data(&self.folder, workload.name, &workload.recipe)?;
        for meeting in block {
            self.rehearse(meeting, &span).await?;
        }
        let mut groups: Vec<Group> = block.iter().map(Group::of).collect();
        let turns = block.iter().map(|meeting| meeting.runs).max();
        for turn in 0..turns.unwrap_or_default() {
            for (meeting, group) in block.iter().zip(&mut groups) {
                let runs = meeting.runs;
                if turn < runs {
                    let run = Run {
                        platform: self.platform.clone(),
                        ..self.run(meeting, &span).await?
                    };
                    eprintln!("{meeting} {}/{runs}: {}", turn + 1, table::line(&run));
                    group.runs.push(run);
                }
            }
        }
        for group in groups {
            self.results.put(group);
        }
        self.results.write(&self.file)
    }

    /// Measures responsiveness during a load.
    async fn watch_loads(&mut self) -> Result<()> {
        self.results.alive.clear();
        for workload in WORKLOADS.iter().take(2) {
            site::write_data(&self.folder, workload.name, &workload.recipe)?;
            for run in 1..=alive::RUNS {
                let alive = alive::measure(&self.server, workload).await?;
                eprintln!("{} {} {run}: {alive:?}", alive::NAME, workload.name);
                self.results.alive.push(alive);
            }
        }
        self.results.write(&self.file)
    }

    /// An unmeasured run; weighs what was fetched in it.
    async fn rehearse(&mut self, meeting: &Meeting, span: &Range<f64>) -> Result<()> {
        let earlier = self.server.requests().len();
        run::rehearse(&self.server, meeting, span)
            .await
            .with_context(|| format!("{meeting} in the rehearsal"))?;
        let name = match meeting.workload.job {
            Some(_) => meeting.contender.name,
            None => meeting.workload.name,
        };
        if self.weighed.insert(name) {
            let transfer = site::transfer(&self.folder, &self.server.requests()[earlier..])?;
            self.results.transfer.insert(name.to_owned(), transfer);
        }
        Ok(())
    }

    /// A browser fails to start once in hundreds of times; twice in a row is not chance.
    async fn run(&self, meeting: &Meeting, span: &Range<f64>) -> Result<Run> {
        match run::run(&self.server, meeting, span).await {
            Ok(run) => Ok(run),
            Err(error) => {
                eprintln!("{meeting}: once more, because {error:#}");
                run::run(&self.server, meeting, span)
                    .await
                    .with_context(|| meeting.to_string())
            }
        }
    }
}

impl Group {
    fn of(meeting: &Meeting) -> Self {
        Self {
            workload: meeting.workload.name.to_owned(),
            contender: meeting.contender.name.to_owned(),
            ratio: meeting.ratio,
            runs: Vec::new(),
        }
    }
}

impl Results {
    /// Replaces an earlier result of the same kind.
    fn put(&mut self, group: Group) {
        let is_same = |other: &Group| {
            (&other.workload, &other.contender, other.ratio)
                == (&group.workload, &group.contender, group.ratio)
        };
        match self.groups.iter_mut().find(|other| is_same(other)) {
            Some(other) => *other = group,
            None => self.groups.push(group),
        }
    }

    fn write(&self, file: &Path) -> Result<()> {
        let mut value = serde_json::to_value(self)?;
        round(&mut value);
        let mut text = serde_json::to_string_pretty(&value)?;
        text.push('\n');
        fs::create_dir_all(file.parent().context("no folder")?)?;
        fs::write(file, text)?;
        Ok(())
    }
}

/// Clocks are precise to three decimals of a millisecond.
fn round(value: &mut Value) {
    match value {
        Value::Number(number) if number.is_f64() => {
            let rounded = number
                .as_f64()
                .map(|number| (number * 1000.0).round() / 1000.0);
            *value = rounded.into();
        }
        Value::Array(values) => values.iter_mut().for_each(round),
        Value::Object(fields) => fields.values_mut().for_each(round),
        _ => {}
    }
}
