//! Bytes → sessions and warnings. Every unusual format is handled here and nowhere else.
//!
//! 1. `decode`: bytes → text; `gzip` first, if they are compressed.
//! 2. `scan`: text → JSON values, possibly within other text; `repair`, `echo`: what encoders and prompts print that is not JSON.
//! 3. `locate`: values → sessions, wherever they are; `cloud_line`, `other_answer`, `dialect`: what was found instead.
//! 4. `read`: the device objects of a session → the model.

mod cloud_line;
mod decode;
mod dialect;
mod echo;
mod gzip;
mod locate;
mod other_answer;
mod position;
mod read;
mod repair;
mod scan;

use std::cell::Cell;

use crate::error::{ImportError, JsonFault};
use crate::model::Session;
use crate::raw::ReadProgress;
use crate::units::Bytes;
use crate::warning::{Warning, WarningKind};

use read::about_input;

/// The maximum input size, before and after unpacking.
pub const LIMIT_BYTES: Bytes = 256 * 1024 * 1024;

/// One session of an input.
#[derive(Debug, Clone, PartialEq)]
pub struct Imported {
    /// What could be read.
    pub session: Session,
    /// What was repaired or left out.
    pub warnings: Vec<Warning>,
}

/// Reads pasted, dropped or fetched input: one or more sessions, in input order.
///
/// # Errors
///
/// Only if nothing can be shown; anything less is a [`Warning`].
pub fn import(bytes: &[u8]) -> Result<Vec<Imported>, ImportError> {
    import_with_progress(bytes, &|_| {})
}

/// The same, and reports progress as a share of the whole.
fn import_with_progress(bytes: &[u8], report: &dyn Fn(f64)) -> Result<Vec<Imported>, ImportError> {
    let decoded = decode::decode(bytes, LIMIT_BYTES)?;
    let text = &*decoded.text;
    let report_byte = |byte| report(byte as f64 / text.len() as f64);
    let progress = ReadProgress::new(text, &report_byte);
    locate::Search::run(text, LIMIT_BYTES, decoded.repaired, &progress)
}

/// One of several inputs.
#[derive(Debug, Clone, Copy)]
pub struct Input<'a> {
    /// A file's name, if it has one.
    pub name: Option<&'a str>,
    /// Its content, or the error code that replaced it.
    pub content: Result<&'a [u8], &'static str>,
}

/// A session with the name of its input.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedSession {
    /// `None` if the input had no name.
    pub name: Option<String>,
    /// Its index within the input, from 0.
    pub index: usize,
    /// The session.
    pub imported: Imported,
}

/// The progress, as a share, between two reports of [`import_all`].
const STEP: f64 = 0.01;

/// Reads several inputs; a failed one becomes a warning of the first session.
///
/// Reports the share of all bytes read, in ascending order.
///
/// # Errors
///
/// The first input's, if none can be shown.
pub fn import_all(
    inputs: &[Input],
    report: &dyn Fn(f64),
) -> Result<Vec<NamedSession>, ImportError> {
    let length = |input: &Input| input.content.map_or(0, <[u8]>::len);
    let total: usize = inputs.iter().map(length).sum();
    let next = Cell::new(STEP);
    let report = |bytes: f64| {
        let share = bytes / total as f64;
        if share >= next.get() {
            next.set(share + STEP);
            report(share);
        }
    };
    let mut before = 0.0;
    let mut sessions = Vec::new();
    let mut failed = Vec::new();
    let mut first_error = None;
    for (index, input) in inputs.iter().enumerate() {
        let bytes = length(input) as f64;
        let read_before = before;
        before += bytes;
        let report = |share: f64| report(read_before + share * bytes);
        let code = match input
            .content
            .map(|content| import_with_progress(content, &report))
        {
            Ok(Ok(imported)) => {
                let named = imported.into_iter().enumerate();
                sessions.extend(named.map(|(index, imported)| NamedSession {
                    name: input.name.map(str::to_owned),
                    index,
                    imported,
                }));
                continue;
            }
            Ok(Err(error)) => {
                let code = error.code();
                first_error.get_or_insert(error);
                code
            }
            Err(code) => code,
        };
        failed.push(about_input(WarningKind::InputFailed {
            name: input.name.map_or(format!("#{}", index + 1), str::to_owned),
            code,
        }));
    }
    match sessions.first_mut() {
        Some(first) => first.imported.warnings.extend(failed),
        None => return Err(first_error.unwrap_or_else(empty)),
    }
    Ok(sessions)
}

fn empty() -> ImportError {
    ImportError::NotJson {
        fault: JsonFault::Empty,
        position: None,
    }
}
