//! The tests themselves: [`cases`] and the table that lists them.

mod cases;

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

/// Whether all tests passed.
fn run() -> Result<bool> {
    let (engine, filter) = parse(Parser::from_env())?;
    let runtime = runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let cases = if filter.starts_with("pictures") {
        cases::pictures()
    } else {
        cases::all()
    };
    runtime.block_on(async {
        // Ended this way and not by the signal, browser and driver end with us.
        select! {
            result = runner::run(engine, &cases, &filter) => result,
            _ = ctrl_c() => bail!("interrupted"),
        }
    })
}

fn parse(mut parser: Parser) -> Result<(Engine, String)> {
    let (mut engine, mut filter) = (None, String::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("browser") => engine = Some(parser.value()?.parse()?),
            Arg::Value(text) => filter = text.string()?,
            other => bail!(other.unexpected()),
        }
    }
    Ok((
        engine.context("--browser chromium, firefox or webkit")?,
        filter,
    ))
}
