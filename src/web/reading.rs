//! Files to sessions: read here, or in a worker that hands them over.

use js_sys::{Array, Float64Array, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;

use super::failure::failure_from_import;
use super::fault::run_for_host;
use super::host::Host;
use super::plain::plain;
use super::thresholds_data::thresholds_of;
use crate::derive::judge::Thresholds;
use crate::error::{ImportError, known_code};
use crate::import::{Input, LIMIT_BYTES, NamedSession, import_all};
use crate::report::{Report, report_judged};
use crate::text::Lang;
use crate::text::findings::utc;
use crate::units::Bytes;
use crate::view::Analysis;
use crate::warning::Warning;
use crate::wire::{Packed, Read, pack, unpack};

/// Name, and bytes or the error code that replaced them.
type File = (Option<String>, Result<Vec<u8>, &'static str>);

/// Reads inputs `{name, bytes}`, or `{name, lost}` with an error code if their bytes are missing. Reports the share of bytes read.
///
/// # Errors
///
/// A `Failure` if nothing can be shown.
pub fn read(
    inputs: &Array,
    thresholds: &Thresholds,
    report: &dyn Fn(f64),
) -> Result<Vec<Read>, JsValue> {
    let mut files: Vec<File> = Vec::new();
    for input in inputs.iter() {
        let name = Reflect::get(&input, &"name".into())?.as_string();
        if let Some(code) = Reflect::get(&input, &"lost".into())?.as_string() {
            files.push((name, Err(known_code(&code).unwrap_or("internal"))));
            continue;
        }
        let bytes = Uint8Array::new(&Reflect::get(&input, &"bytes".into())?);
        let mut copy = room(bytes.length())?;
        bytes.copy_to(&mut copy);
        files.push((name, Ok(copy)));
    }
    let inputs: Vec<Input> = files
        .iter()
        .map(|(name, content)| Input {
            name: name.as_deref(),
            content: content.as_deref().map_err(|code| *code),
        })
        .collect();
    let sessions = import_all(&inputs, report).map_err(|error| failure_from_import(&error))?;
    let read = |named: NamedSession| Read {
        name: named.name,
        index: named.index,
        analysis: Analysis::judged(named.imported.session, thresholds),
        warnings: named.imported.warnings,
    };
    Ok(sessions.into_iter().map(read).collect())
}

/// The report of a session as judged when it was read. Times in its verdict are UTC, since a host may show them in any zone.
pub fn report_of(analysis: &Analysis, warnings: &[Warning], lang: Lang) -> Report {
    report_judged(
        &analysis.session,
        warnings,
        &analysis.verdict,
        lang,
        &utc(&analysis.session),
    )
}

/// A page may have less memory than the limit: an error, not a panic.
fn room<T: Clone + Default>(length: u32) -> Result<Vec<T>, JsValue> {
    let length = length as usize;
    let mut room = Vec::new();
    if room.try_reserve_exact(length).is_err() {
        return Err(failure_from_import(&ImportError::TooLarge {
            bytes: (length * size_of::<T>()) as Bytes,
            limit: LIMIT_BYTES,
        }));
    }
    room.resize(length, T::default());
    Ok(room)
}

/// The share of reading in the time for reading and reporting, measured with a day of samples.
const PARSING: f64 = 0.6;

/// For a worker: reads inputs `{name, bytes}`, judges by `thresholds` as [`super::Viewer::set_thresholds`] does, and returns `[facts,
/// columns, reports]` for [`super::Viewer::take`].
///
/// Progress and panics go to the host.
///
/// # Errors
///
/// A `Failure` if nothing can be shown.
#[wasm_bindgen]
#[allow(
    clippy::needless_pass_by_value,
    reason = "wasm-bindgen hands objects over by value"
)]
pub fn read_apart(
    host: Host,
    inputs: Array,
    lang: &str,
    thresholds: &JsValue,
) -> Result<Array, JsValue> {
    let lang = Lang::from_tag(lang).unwrap_or_default();
    let thresholds = thresholds_of(thresholds);
    run_for_host(host.clone(), || {
        let sessions = read(&inputs, &thresholds, &|share| {
            host.progress(share * PARSING);
        })?;
        host.progress(PARSING);
        let reports = Array::new();
        for read in &sessions {
            // Precomputes what drawing needs, which blocks nobody here.
            for (place, _) in read.analysis.all_series() {
                let _ = read.analysis.trace(place);
            }
            let report = report_of(&read.analysis, &read.warnings, lang)
                .of_input(read.name.clone(), read.index);
            let made = reports.push(&plain(&report)?);
            let share = f64::from(made) / sessions.len() as f64;
            host.progress(PARSING + share * (1.0 - PARSING));
        }
        let packed = pack(sessions);
        let columns = Array::new();
        for column in &packed.columns {
            columns.push(&Float64Array::from(&**column));
        }
        let facts = Uint8Array::from(&*packed.facts);
        Ok(Array::of3(&facts, &columns, &reports))
    })
}

/// Receives a worker's result step by step, so that no step takes long.
#[wasm_bindgen]
#[derive(Default)]
pub struct Received {
    columns: Vec<Vec<f64>>,
    sessions: Vec<Read>,
}

#[wasm_bindgen]
impl Received {
    /// Starts empty.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Copies the next column.
    ///
    /// # Errors
    ///
    /// A `Failure` if memory is short.
    pub fn push(&mut self, column: &Float64Array) -> Result<(), JsValue> {
        let mut copy = room(column.length())?;
        column.copy_to(&mut copy);
        self.columns.push(copy);
        Ok(())
    }

    /// Assembles the sessions after the last column.
    ///
    /// # Errors
    ///
    /// If the parts do not belong together.
    pub fn finish(&mut self, facts: Vec<u8>) -> Result<(), JsValue> {
        let columns = std::mem::take(&mut self.columns);
        let sessions = unpack(Packed { facts, columns });
        self.sessions = sessions.ok_or_else(|| js_sys::Error::new("not what a worker packs"))?;
        Ok(())
    }
}

impl Received {
    pub(super) fn into_sessions(self) -> Vec<Read> {
        self.sessions
    }
}
