//! `trro-session-report`: the page's verdict for many files at once.
//!
//! * [`arguments`]: the command line.
//! * [`mod@judge`]: one file, from its bytes to the output.
//! * [`csv`]: the rows of `--format csv`.
//! * [`zone`]: the time zone.

mod arguments;
mod csv;
mod judge;
mod zone;

use std::io::{self, ErrorKind, Write};
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use rayon::prelude::*;

use arguments::{Arguments, Format};
use judge::{Judged, judge};
use trro_session_viewer::derive::judge::Severity;

/// How many files are in memory at the same time.
const AT_ONCE: usize = 64;

/// A file could not be read; the others were judged.
const UNREADABLE: u8 = 3;
/// A session could not be judged, and no other had anything above `info`.
const UNJUDGED: u8 = 5;

fn main() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Help and version are not usage errors; clap knows where to print each.
        Err(error) => {
            let _ = error.print();
            return ExitCode::from(u8::try_from(error.exit_code()).unwrap_or(2));
        }
    };
    match run(&arguments) {
        Ok(code) => ExitCode::from(code),
        // The reader has closed the pipe, which is fine.
        Err(error) if error.kind() == ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("trro-session-report: {error}");
            ExitCode::from(UNREADABLE)
        }
    }
}

fn run(arguments: &Arguments) -> io::Result<u8> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    if arguments.format == Format::Csv {
        out.write_all(csv::HEAD.as_bytes())?;
    }
    let mut worst = Severity::Info;
    let mut failed = false;
    let mut has_unjudged = false;
    for files in arguments.files.chunks(AT_ONCE) {
        let judged: Vec<(&PathBuf, Result<Judged, String>)> = files
            .par_iter()
            .map(|file| (file, judge(file, arguments)))
            .collect();
        for (file, judged) in judged {
            match judged {
                Ok(judged) => {
                    out.write_all(judged.text.as_bytes())?;
                    worst = worst.max(judged.worst);
                    has_unjudged |= judged.has_unjudged;
                }
                Err(error) => {
                    eprintln!("{}: {error}", file.display());
                    failed = true;
                }
            }
        }
    }
    out.flush()?;
    Ok(match worst {
        _ if failed => UNREADABLE,
        Severity::Info if has_unjudged => UNJUDGED,
        worst => code(worst),
    })
}

const fn code(worst: Severity) -> u8 {
    match worst {
        Severity::Info => 0,
        Severity::Minor => 10,
        Severity::Major => 20,
        Severity::Critical => 30,
    }
}
