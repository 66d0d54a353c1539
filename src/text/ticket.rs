//! The verdict as Markdown, for a ticket: the page's `exportAs('text')` and the native command write the same.

use super::clocks::moved_by;
use super::findings::{ClockText, advice, blame_name, budget_line, message, sentence};
use super::harmless::is_unseen;
use super::metrics::device_name;
use super::number::{duration, number, with_unit};
use super::thresholds::{changed, judged_by};
use super::{Both, Lang, both};
use crate::derive::judge::{Severity, Verdict};
use crate::model::{Session, Unit};

/// Who and when, the sentence, the findings with what to do, where the time of a picture goes, and the clocks.
///
/// `when` is the day and the zone that `clock` shows times of.
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
    let fact = |name: Both, value: &str| format!("* {}{value}", name.get(lang));
    lines.push(fact(
        both("会话：", "Session: "),
        &code(&session.session_id),
    ));
    let length = duration(verdict.length, lang);
    lines.push(fact(
        both("时间：", "Time: "),
        &format!("{when} · {length}"),
    ));
    for (index, device) in session.devices.iter().enumerate() {
        let name = device_name(&session.devices, index, lang);
        let id = code(&device.device_id);
        lines.push(match lang {
            Lang::Zh => format!("* {name}：{id}"),
            Lang::En => format!("* {name}: {id}"),
        });
    }
    if let Some(blame) = verdict.blame {
        lines.push(fact(
            both("责任方：", "To blame: "),
            blame_name(blame).get(lang),
        ));
    }
    if let Some(score) = verdict.score {
        lines.push(fact(
            both("得分：", "Score: "),
            &format!("{} / 100", number(score, 0)),
        ));
    }
    if let Some(budget) = budget_line(&verdict.budget, lang) {
        lines.push(fact(both("", ""), &budget));
    }
    if let Some(clock) = verdict.clock {
        let offset = with_unit(&number(clock.offset, 0), Unit::Ms);
        let uncertainty = with_unit(&number(clock.uncertainty, 0), Unit::Ms);
        let name = both("远端时钟减现场时钟：", "Remote clock less field clock: ");
        lines.push(fact(name, &format!("{offset} ± {uncertainty}")));
    }
    if verdict.moved != 0.0 {
        let name = both("远端时间：", "Times of the remote: ");
        lines.push(fact(name, &moved_by(verdict.moved, lang)));
    }
    if let Some(judged) = judged_by(&verdict.thresholds, lang) {
        let (colon, between) = (both("：", ": "), both("；", "; "));
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
        let said = plain(&message(finding, &session.devices, lang));
        lines.push(format!("{}. **{severity}** {time} {said}", index + 1));
        if let Some(cause) = finding.causes.first() {
            let because = both("   源于第 {} 条", "   because of {}").get(lang);
            lines.push(because.replace("{}", &(cause + 1).to_string()));
        } else if finding.severity > Severity::Info {
            lines.push(format!("   {}", advice(finding, lang)));
        }
    }
    lines.push(String::new());
    lines.join("\n")
}

/// The word for a severity.
#[must_use]
pub const fn severity_name(severity: Severity) -> Both {
    match severity {
        Severity::Info => both("提示", "note"),
        Severity::Minor => both("一般", "minor"),
        Severity::Major => both("严重", "major"),
        Severity::Critical => both("危急", "critical"),
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

/// Sentences name devices of unknown types as they are called in the payload.
fn plain(text: &str) -> String {
    text.chars()
        .map(|letter| match letter {
            '<' | '>' | '[' | ']' | '`' | '*' | '_' | '|' => ' ',
            letter if letter.is_control() || is_unseen(letter) => ' ',
            letter => letter,
        })
        .collect()
}
