//! The texts of a finding, its advice, and the session in one sentence.
//!
//! A sentence names what happened, not the array that shows it. The texts of a kind are in its file ([`crate::derive::judge::Words`]); names in
//! braces are replaced by the facts of the finding.

mod facts;
#[cfg(test)]
pub(super) mod tests;
mod verdict;

use std::cell::Cell;

use time::OffsetDateTime;

use super::number::{number, with_unit};
use super::{Lang, Message, key};
use crate::derive::judge::{Blame, Budget, Finding};
use crate::model::{Device, Session, Unit};
use crate::units::Millis;
use facts::{fact_text, fill, render, spaced};
pub(super) use facts::{link_in_sentence, times};
pub use verdict::{Clause, clauses, sentence};

/// How a time is written.
pub type ClockText<'a> = &'a dyn Fn(Millis) -> String;

/// `08:20:18 UTC`, where no time zone is set; `11-12 08:20:18 UTC` in a session of more than one day.
pub fn utc(session: &Session) -> impl Fn(Millis) -> String + use<> {
    const DAY: Millis = 86_400_000.0;
    let span = session.span().unwrap_or(0.0..0.0);
    let has_days = (span.start / DAY).floor() != (span.end / DAY).floor();
    move |time| {
        let seconds = (time / 1000.0).floor() as i64;
        let of_day = seconds.rem_euclid(86_400);
        let (hours, minutes, seconds_left) = (of_day / 3600, of_day / 60 % 60, of_day % 60);
        let day = OffsetDateTime::from_unix_timestamp(seconds).ok();
        let day = day.filter(|_| has_days).map_or_else(String::new, |day| {
            format!("{:02}-{:02} ", u8::from(day.month()), day.day())
        });
        format!("{day}{hours:02}:{minutes:02}:{seconds_left:02} UTC")
    }
}

/// One line: the fact and its detail.
#[must_use]
pub fn message(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let detail = detail(finding, devices, lang);
    let fact = fact(finding, devices, lang);
    if detail.is_empty() {
        fact
    } else {
        format!("{fact} · {detail}")
    }
}

/// What happened.
#[must_use]
pub fn fact(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let words = &finding.code.kind().words;
    render(
        once(finding, words.fact, words.fact_once),
        finding,
        devices,
        lang,
    )
}

/// Evidence or comparison; empty if one of its facts is unknown.
#[must_use]
pub fn detail(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let is_complete = Cell::new(true);
    let detail = finding.code.kind().words.detail.fill(lang, &|name| {
        let value = fact_text(name, finding, devices, lang);
        is_complete.set(is_complete.get() && value.is_some());
        value.or_else(|| Some(String::new()))
    });
    if is_complete.get() {
        spaced(&detail)
    } else {
        String::new()
    }
}

/// What to do.
#[must_use]
pub fn advice(finding: &Finding, lang: Lang) -> &'static str {
    finding.code.kind().words.advice.get(lang)
}

/// What it was compared with, and its unit.
#[must_use]
pub fn limit(finding: &Finding, devices: &[Device], lang: Lang) -> Option<String> {
    fact_text("threshold", finding, devices, lang)
}

/// The name of a likely cause.
#[must_use]
pub const fn blame_name(blame: Blame) -> Message {
    match blame {
        Blame::FieldDevice => key::findings::BLAME_FIELD_DEVICE,
        Blame::FieldUplink => key::findings::BLAME_FIELD_UPLINK,
        Blame::Cloud => key::findings::BLAME_CLOUD,
        Blame::RemoteDownlink => key::findings::BLAME_REMOTE_DOWNLINK,
        Blame::RemoteDevice => key::findings::BLAME_REMOTE_DEVICE,
        Blame::Undecided => key::findings::BLAME_UNDECIDED,
    }
}

/// The text for a single occurrence, if there is one.
const fn once(finding: &Finding, often: Message, once: Message) -> Message {
    if finding.spells.len() == 1 && !once.is_empty() {
        once
    } else {
        often
    }
}

/// The stages of the video latency, in one line; `None` if the latency was not measured.
#[must_use]
pub fn budget_line(budget: &Budget, lang: Lang) -> Option<String> {
    budget.video?;
    let text = key::findings::BUDGET_LINE;
    Some(fill(text, lang, &|name| {
        let part = match name {
            "video" => budget.video,
            "capture" => budget.capture,
            "encode" => budget.encode,
            "uplink" => budget.uplink,
            "downlink" => budget.downlink,
            "decode" => budget.decode,
            "render" => budget.render,
            "rest" => budget.unexplained(),
            _ => return None,
        };
        Some(with_unit(&number(part.unwrap_or(f64::NAN), 0), Unit::Ms))
    }))
}
