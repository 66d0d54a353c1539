//! The tests: [`cases`] with the table that lists them, and [`soak`], which takes too long for a test.

mod cases;
mod soak;

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use e2e::runner;
use e2e::session::Engine;
use lexopt::{Arg, Parser, ValueExt};
use tokio::signal::ctrl_c;
use tokio::{runtime, select};

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("e2e: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// What to run.
enum Task {
    /// The tests whose names contain the filter.
    Test { engine: Engine, filter: String },
    /// Mounts and removes an element this many times.
    Soak { times: usize },
}

/// Returns whether all tests passed.
fn run() -> Result<bool> {
    let task = parse(Parser::from_env())?;
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    runtime.block_on(async {
        // Handled here, so that browser and driver end with this process.
        select! {
            result = perform(task) => result,
            _ = ctrl_c() => bail!("interrupted"),
        }
    })
}

async fn perform(task: Task) -> Result<bool> {
    match task {
        Task::Test { engine, filter } => {
            let cases = if filter.starts_with("pictures") {
                cases::pictures()
            } else {
                cases::all()
            };
            runner::run(engine, &cases, &filter).await
        }
        Task::Soak { times } => soak::embed(times).await.map(|()| true),
    }
}

fn parse(mut parser: Parser) -> Result<Task> {
    let (mut engine, mut filter) = (None, String::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("browser") => engine = Some(parser.value()?.parse()?),
            Arg::Long("soak") => {
                let times = parser.value()?.parse()?;
                return Ok(Task::Soak { times });
            }
            Arg::Value(text) => filter = text.string()?,
            other => bail!(other.unexpected()),
        }
    }
    let engine = engine.context("--browser chromium, firefox or webkit")?;
    Ok(Task::Test { engine, filter })
}
