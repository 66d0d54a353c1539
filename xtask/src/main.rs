//! The project's commands: `cargo xtask serve`, `build`, `test`, `bench`, `soak`, `release`.
//!
//! * [`page`]: the build; [`native`]: the commands; [`flags`]: compiler flags for publication; [`standalone`]: the page in one file;
//!   [`package`]: the npm package; [`hosts`]: projects that use it.
//! * [`serve`], [`test`], [`bench`], [`soak`], [`release`]: one command each; [`steps`]: the steps of a test; [`reproducible`]: builds a
//!   release twice; [`version`]: prepares a release.
//! * [`linked`]: the crates of each product; [`licences`], [`bill`]: for people and for programs; [`lock`], [`archive`]: file formats.
//! * [`tools`]: programs that are installed once; [`toolchain`]: the compiler.
//! * [`command`]: runs other programs.

mod archive;
mod bench;
mod bill;
mod command;
mod flags;
mod hosts;
mod licences;
mod linked;
mod lock;
mod manifest;
mod native;
mod package;
mod page;
mod release;
mod reproducible;
mod serve;
mod soak;
mod standalone;
mod steps;
mod test;
mod toolchain;
mod tools;
mod version;

use std::process::ExitCode;

use anyhow::{Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use linked::Product;
use soak::{Limits, Soak};
use test::Extent;
use version::Bump;
use xtask::{paths, sizes};

const USAGE: &str = "\
cargo xtask serve [--port 8080] [--open]   build the page and serve it on 127.0.0.1
cargo xtask build                          write dist/ and say what it weighs
cargo xtask test                           every test that ends within minutes
cargo xtask test --fast                    formatting, lints and native tests
cargo xtask test --browser NAME [FILTER]   the page in chromium, firefox or webkit
cargo xtask bench [--quick] [NAME]         the viewer beside its peers; a work load's or a contender's name alone
cargo xtask soak fuzz [--minutes 20]       feed the importer with nonsense
cargo xtask soak backend [--minutes 10]    the signing backend under load
cargo xtask soak embed [--times 500]       the element, which comes and goes with a day of data
cargo xtask soak verdict                   2,000 made sessions whose trouble is known, judged
cargo xtask soak reproducible              a release in two folders, byte by byte the same
cargo xtask soak                           all of it
cargo xtask release                        everything that a release consists of, into target/release-artifacts/
cargo xtask release --bump LEVEL           the next version (major, minor or patch): changelog, commit and tag";

#[derive(Debug)]
enum Task {
    Help,
    Serve { port: u16, open: bool },
    Build,
    Test { extent: Extent, filter: String },
    Bench { quick: bool, name: String },
    Soak { what: Vec<Soak>, limits: Limits },
    Release,
    Bump(Bump),
}

fn main() -> ExitCode {
    let task = match parse(Parser::from_env()) {
        Ok(task) => task,
        Err(error) => {
            eprintln!("{error}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    match perform(task) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("xtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn perform(task: Task) -> Result<ExitCode> {
    match task {
        Task::Help => println!("{USAGE}"),
        Task::Serve { port, open } => serve::serve(port, open)?,
        Task::Build => {
            native::build_with_page(&Product::COMMANDS)?;
            print!("{}", sizes::measure(&paths::dist())?);
        }
        Task::Test { extent, filter } => return Ok(test::test(extent, &filter)),
        Task::Bench { quick, name } => bench::bench(quick, &name)?,
        Task::Soak { what, limits } => {
            for soak in what {
                soak.run(limits)?;
            }
        }
        Task::Release => release::release()?,
        Task::Bump(level) => version::bump(level)?,
    }
    Ok(ExitCode::SUCCESS)
}

fn parse(mut parser: Parser) -> Result<Task> {
    let command = match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
        Some(Arg::Value(command)) => command.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match command.as_str() {
        "serve" => parse_serve(parser),
        "build" => nothing_more(parser, Task::Build),
        "test" => parse_test(parser),
        "bench" => parse_bench(parser),
        "soak" => parse_soak(parser),
        "release" => parse_release(parser),
        "help" => nothing_more(parser, Task::Help),
        _ => bail!("there is no command {command:?}"),
    }
}

fn parse_serve(mut parser: Parser) -> Result<Task> {
    let (mut port, mut open) = (8080, false);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("port") => port = parser.value()?.parse()?,
            Arg::Long("open") => open = true,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Serve { port, open })
}

fn parse_test(mut parser: Parser) -> Result<Task> {
    let mut extent = Extent::Everything;
    let mut filter = String::new();
    while let Some(argument) = parser.next()? {
        match (argument, &extent) {
            (Arg::Long("fast"), Extent::Everything) => extent = Extent::Fast,
            (Arg::Long("browser"), Extent::Everything) => {
                extent = Extent::Browser(parser.value()?.parse()?);
            }
            (Arg::Value(text), Extent::Browser(_)) if filter.is_empty() => {
                filter = text.string()?;
            }
            (other, _) => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Test { extent, filter })
}

fn parse_bench(mut parser: Parser) -> Result<Task> {
    let (mut quick, mut name) = (false, String::new());
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("quick") => quick = true,
            Arg::Value(text) if name.is_empty() => name = text.string()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Bench { quick, name })
}

fn parse_soak(mut parser: Parser) -> Result<Task> {
    let mut limits = Limits::default();
    let mut what = Soak::ALL.to_vec();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("minutes") => limits.minutes = Some(parser.value()?.parse()?),
            Arg::Long("times") => limits.times = Some(parser.value()?.parse()?),
            Arg::Value(text) if what.len() > 1 => what = vec![text.string()?.parse()?],
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Soak { what, limits })
}

fn parse_release(mut parser: Parser) -> Result<Task> {
    match parser.next()? {
        None => Ok(Task::Release),
        Some(Arg::Long("bump")) => {
            let level = parser.value()?.parse()?;
            nothing_more(parser, Task::Bump(level))
        }
        Some(other) => Err(other.unexpected().into()),
    }
}

fn nothing_more(mut parser: Parser, task: Task) -> Result<Task> {
    match parser.next()? {
        None => Ok(task),
        Some(other) => Err(other.unexpected().into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn understands_what_the_usage_says() {
        for (line, expected) in [
            ("", "Help"),
            ("--help", "Help"),
            ("serve", "Serve { port: 8080, open: false }"),
            ("serve --port 0 --open", "Serve { port: 0, open: true }"),
            ("serve --port=99999", "error"),
            ("serve here", "error"),
            ("build", "Build"),
            ("build --fast", "error"),
            ("test", r#"Test { extent: Everything, filter: "" }"#),
            ("test --fast", r#"Test { extent: Fast, filter: "" }"#),
            (
                "test --browser webkit",
                r#"Test { extent: Browser(Webkit), filter: "" }"#,
            ),
            (
                "test --browser firefox gap",
                r#"Test { extent: Browser(Firefox), filter: "gap" }"#,
            ),
            ("test --browser opera", "error"),
            ("test --fast --browser firefox", "error"),
            ("test gap", "error"),
            ("bench", r#"Bench { quick: false, name: "" }"#),
            ("bench --quick day", r#"Bench { quick: true, name: "day" }"#),
            ("bench day page", "error"),
            (
                "soak fuzz --minutes 1",
                "Soak { what: [Fuzz], limits: Limits { minutes: Some(1), times: None } }",
            ),
            (
                "soak backend",
                "Soak { what: [Backend], limits: Limits { minutes: None, times: None } }",
            ),
            (
                "soak embed --times 9",
                "Soak { what: [Embed], limits: Limits { minutes: None, times: Some(9) } }",
            ),
            (
                "soak",
                "Soak { what: [Fuzz, Backend, Embed, Verdict, Reproducible], limits: Limits { minutes: None, times: None } }",
            ),
            (
                "soak reproducible",
                "Soak { what: [Reproducible], limits: Limits { minutes: None, times: None } }",
            ),
            ("soak fuzz backend", "error"),
            ("soak mounts", "error"),
            ("release", "Release"),
            ("release --bump minor", "Bump(Minor)"),
            ("release --bump", "error"),
            ("release --bump huge", "error"),
            ("release --bump major now", "error"),
            ("release now", "error"),
            ("bake", "error"),
        ] {
            let task = parse(Parser::from_args(line.split_whitespace()));
            let seen = task.map_or_else(|_| "error".to_owned(), |task| format!("{task:?}"));
            assert_eq!(seen, expected, "{line}");
        }
    }
}
