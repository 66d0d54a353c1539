//! Processes one file, from its bytes to the output.

use std::fs;
use std::path::Path;

use trro_session_viewer::derive::judge::{Severity, Verdict, find};
use trro_session_viewer::derive::{default_offset, move_remotes};
use trro_session_viewer::export::verdict_for_ticket;
use trro_session_viewer::import::{Imported, LIMIT_BYTES, import};
use trro_session_viewer::report::report_judged;
use trro_session_viewer::text::errors::explain;

use crate::arguments::{Arguments, Format};
use crate::csv;

/// The output for a file.
pub struct Judged {
    /// The text for all of its sessions.
    pub text: String,
    /// The worst severity among them.
    pub worst: Severity,
    /// Whether one of them could not be judged.
    pub has_unjudged: bool,
}

/// Reads and judges a file; the error is a sentence.
pub fn judge(file: &Path, arguments: &Arguments) -> Result<Judged, String> {
    let lang = arguments.lang;
    let length = fs::metadata(file).map_err(|error| error.to_string())?.len();
    if length > LIMIT_BYTES {
        return Err(format!("{length} bytes, {LIMIT_BYTES} can be read"));
    }
    let bytes = fs::read(file).map_err(|error| error.to_string())?;
    let sessions = import(&bytes).map_err(|error| {
        let words = explain(&error, lang);
        let parts = [Some(words.message), Some(words.meaning), words.detail];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        format!("{} ({})", parts.join(" · "), error.code())
    })?;
    let thresholds = arguments.thresholds();
    let mut judged = Judged {
        text: String::new(),
        worst: Severity::Info,
        has_unjudged: false,
    };
    for (index, mut imported) in sessions.into_iter().enumerate() {
        let mut verdict = find(&imported.session, &thresholds);
        // As on the page: if the clock offset is certain, all times are the field's.
        let offset = default_offset(&verdict);
        move_remotes(&mut imported.session, &mut verdict, offset);
        judged.worst = judged.worst.max(verdict.severity.unwrap_or(Severity::Info));
        judged.has_unjudged |= verdict.severity.is_none();
        judged.text += &printed((file, index), &imported, &verdict, arguments);
    }
    Ok(judged)
}

fn printed(
    (file, index): (&Path, usize),
    imported: &Imported,
    verdict: &Verdict,
    arguments: &Arguments,
) -> String {
    let Imported { session, warnings } = imported;
    let lang = arguments.lang;
    let clock = arguments.time_zone.in_sentences(session);
    match arguments.format {
        Format::Text => {
            let zone = arguments.time_zone.over(session);
            let text = verdict_for_ticket(session, verdict, lang, &zone);
            format!(
                "<!-- {} -->\n{text}\n",
                file.display().to_string().replace("--", "- -")
            )
        }
        Format::Json => {
            let report = report_judged(session, warnings, verdict, lang, &clock)
                .of_input(Some(file.display().to_string()), index);
            // Cannot fail: it consists of numbers, texts and lists.
            serde_json::to_string(&report).unwrap_or_default() + "\n"
        }
        Format::Csv => {
            let report = report_judged(session, warnings, verdict, lang, &clock);
            csv::rows(&file.display().to_string(), &report)
        }
    }
}
