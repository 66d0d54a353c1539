//! The verdict as Markdown, for a ticket: the page's `exportAs('text')` and the native command write the same.

use super::clocks::{by_itself, estimate, moved_by};
use super::findings::{ClockText, advice, blame_name, budget_line, message, sentence};
use super::harmless::is_unseen;
use super::metrics::device_name;
use super::number::{duration, number};
use super::thresholds::{changed, judged_by};
use super::{Lang, Message, key};
use crate::derive::judge::{Severity, Verdict};
use crate::model::Session;

/// The sentence, session and time, devices, video latency, clocks, and the findings with advice.
///
/// `when` is the day and zone of the times that `clock` writes.
#[must_use]
pub fn ticket(
    session: &Session,
    verdict: &Verdict,
    lang: Lang,
    when: &str,
    clock: ClockText,
) -> String {
    let sentence = sentence(verdict, &session.devices, lang, clock);
    let mut lines = vec![format!("## {}", plain(&sentence)), String::new()];
    let fact = |name: Message, value: &str| format!("* {}{value}", name.get(lang));
    lines.push(fact(key::ticket::SESSION, &code(&session.session_id)));
    let length = duration(verdict.length, lang);
    lines.push(fact(key::ticket::TIME, &format!("{when} · {length}")));
    for (index, device) in session.devices.iter().enumerate() {
        let name = device_name(&session.devices, index, lang);
        let id = code(&device.device_id);
        let device = key::ticket::DEVICE.with(lang, &[("device", &name), ("id", &id)]);
        lines.push(format!("* {device}"));
    }
    if let Some(blame) = verdict.blame {
        lines.push(fact(key::ticket::TO_BLAME, blame_name(blame).get(lang)));
    }
    if let Some(score) = verdict.score {
        lines.push(fact(
            key::ticket::SCORE,
            &format!("{} / 100", number(score, 0)),
        ));
    }
    if let Some(budget) = budget_line(&verdict.budget, lang) {
        lines.push(format!("* {budget}"));
    }
    if verdict.clock.is_some() {
        let offset = estimate(verdict, session, lang);
        let applied = by_itself(verdict, lang);
        lines.push(fact(
            key::ticket::CLOCK_OFFSET,
            &format!("{offset} · {applied}"),
        ));
    }
    if verdict.moved != 0.0 {
        let name = key::ticket::REMOTE_SHOWN;
        lines.push(fact(name, &moved_by(verdict.moved, lang)));
    }
    if let Some(judged) = judged_by(&verdict.thresholds, lang) {
        let (colon, between) = (key::ticket::COLON, key::ticket::BETWEEN);
        let changed = changed(&verdict.thresholds, lang).join(between.get(lang));
        lines.push(format!("* {judged}{}{changed}", colon.get(lang)));
    }
    lines.push(String::new());
    for (index, finding) in verdict.findings.iter().enumerate() {
        let time = if finding.start == finding.end {
            clock(finding.start)
        } else {
            format!("{}–{}", clock(finding.start), clock(finding.end))
        };
        let severity = severity_name(finding.severity).get(lang);
        let text = plain(&message(finding, &session.devices, lang));
        lines.push(format!("{}. **{severity}** {time} {text}", index + 1));
        if let Some(cause) = finding.causes.first() {
            let number = (cause + 1).to_string();
            lines.push(key::ticket::BECAUSE.with(lang, &[("number", &number)]));
        } else if finding.severity > Severity::Info {
            lines.push(format!("   {}", advice(finding, lang)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The word for a severity.
#[must_use]
pub const fn severity_name(severity: Severity) -> Message {
    match severity {
        Severity::Info => key::ticket::SEVERITY_INFO,
        Severity::Minor => key::ticket::SEVERITY_MINOR,
        Severity::Major => key::ticket::SEVERITY_MAJOR,
        Severity::Critical => key::ticket::SEVERITY_CRITICAL,
    }
}

/// A name from the payload must not become markup, nor end its line.
fn code(name: &str) -> String {
    let name: String = name
        .chars()
        .map(|letter| {
            if letter == '`' || letter.is_control() || is_unseen(letter) {
                ' '
            } else {
                letter
            }
        })
        .collect();
    if name.trim().is_empty() {
        "–".to_owned()
    } else {
        format!("`{}`", name.trim())
    }
}

/// Sentences contain names of unknown device types from the payload.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '<' | '>' | '[' | ']' | '`' | '*' | '_' | '|' => ' ',
            letter if letter.is_control() || is_unseen(letter) => ' ',
            letter => letter,
        })
        .collect()
}
