//! The facts of a finding as texts.

use crate::derive::judge::{Fact, Finding};
use crate::model::{Device, Role, Unit};
use crate::text::metrics::{device_name, link_name, uncapitalised};
use crate::text::number::{MISSING, duration, number, with_unit};
use crate::text::{Lang, Message, key};
use crate::units::Millis;

/// Fills the facts of a finding into a text.
pub(super) fn render(text: Message, finding: &Finding, devices: &[Device], lang: Lang) -> String {
    fill(text, lang, &|name| fact_text(name, finding, devices, lang))
}

/// The text of a fact; `None` if it is unknown.
pub(super) fn fact_text(
    name: &str,
    finding: &Finding,
    devices: &[Device],
    lang: Lang,
) -> Option<String> {
    let device = || {
        finding
            .device
            .map(|index| device_name(devices, index, lang))
    };
    Some(match name {
        "Device" => device()?,
        "device" => match role(finding, devices) {
            Some(Role::Field | Role::Remote) => {
                let name = device()?;
                // One of several has a number.
                if name.contains(' ') {
                    uncapitalised(&name)
                } else {
                    let field = role(finding, devices) == Some(Role::Field);
                    let name = if field {
                        key::findings::FIELD_IN_SENTENCE
                    } else {
                        key::findings::REMOTE_IN_SENTENCE
                    };
                    name.get(lang).to_owned()
                }
            }
            _ => device()?,
        },
        "Link" => link_name(finding.link?, lang),
        "link" => link_in_sentence(finding.link?, lang),
        "value" => measure(finding.value?, finding, lang),
        "threshold" => measure(finding.exceeded?.value, finding, lang),
        "times" => times(finding.spells.len(), lang),
        "severity" => finding.severity.name().to_owned(),
        "lasted" => duration(finding.lasted, lang),
        "span" => duration(finding.end - finding.start, lang),
        own => {
            let (name, is_way) = match own.strip_suffix("-way") {
                Some(name) => (name, true),
                None => (own, false),
            };
            match finding.fact(name)? {
                Fact::Measure(value, unit) => with_decimals(*value, *unit),
                Fact::Time(time) => duration(*time, lang),
                Fact::Count(count) => number(*count as f64, 0),
                Fact::Numbers(numbers) => {
                    // Sizes and link numbers have no thousands separators.
                    let numbers: Vec<String> = numbers.iter().map(i64::to_string).collect();
                    if is_way {
                        way(&numbers)
                    } else {
                        list(&numbers, lang)
                    }
                }
            }
        }
    })
}

/// From here on milliseconds are seconds and minutes.
const LONG: Millis = 10_000.0;

/// The value of a finding or its threshold.
fn measure(value: f64, finding: &Finding, lang: Lang) -> String {
    let shows_time = finding.code.kind().words.shows_time || value.abs() >= LONG;
    if finding.unit == Unit::Ms && shows_time {
        duration(value, lang)
    } else {
        with_decimals(value, finding.unit)
    }
}

fn with_decimals(value: f64, unit: Unit) -> String {
    with_unit(&number(value, decimals(value, unit)), unit)
}

/// `link 1` within a sentence; the number stays with its word.
pub(in crate::text) fn link_in_sentence(net_id: i64, lang: Lang) -> String {
    key::findings::LINK_IN_SENTENCE.with(lang, &[("link", &net_id.to_string())])
}

/// Two decimals for small shares.
fn decimals(value: f64, unit: Unit) -> u8 {
    match unit {
        Unit::Percent if value.fract() != 0.0 && value.abs() < 10.0 => 2,
        Unit::Count if value.fract() != 0.0 => 1,
        _ => 0,
    }
}

pub(in crate::text) fn times(count: usize, lang: Lang) -> String {
    key::findings::TIMES.with(lang, &[("count", &number(count as f64, 0))])
}

/// From link to link; a long way is shortened in the middle.
fn way(cards: &[String]) -> String {
    const ARROW: &str = " → ";
    match cards {
        [_, _, _, _, _, _, _, .., last] => {
            format!("{}{ARROW}…{ARROW}{last}", cards[..5].join(ARROW))
        }
        _ => cards.join(ARROW),
    }
}

/// `326 and 503`; of a long list the first ones.
fn list(parts: &[String], lang: Lang) -> String {
    const MOST: usize = 4;
    let comma = key::findings::LIST_COMMA.get(lang);
    if parts.len() > MOST {
        return parts[..MOST].join(comma) + key::findings::LIST_MORE.get(lang);
    }
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => first.join(comma) + key::findings::LIST_LAST.get(lang) + last,
    }
}

/// The text with its facts.
pub(super) fn fill(text: Message, lang: Lang, fact: &dyn Fn(&str) -> Option<String>) -> String {
    let known = |name: &str| Some(fact(name).unwrap_or_else(|| MISSING.to_owned()));
    spaced(&text.fill(lang, &known))
}

/// Puts one space between Han and Latin where text and facts meet.
pub(super) fn spaced(text: &str) -> String {
    let is_han = |letter: char| ('\u{3400}'..='\u{9fff}').contains(&letter);
    let is_latin = |letter: char| letter.is_ascii_alphanumeric() || letter == '%';
    let mut out = String::with_capacity(text.len());
    let mut before = ' ';
    for letter in text.chars() {
        if is_han(before) && is_latin(letter) || is_latin(before) && is_han(letter) {
            out.push(' ');
        }
        // A space of the text beside a Han fact or punctuation.
        let is_idle = letter == ' ' && (is_han(before) || before == '，');
        if !is_idle {
            out.push(letter);
        }
        before = if is_idle { before } else { letter };
    }
    out
}

/// Which end it is about.
pub(super) fn role(finding: &Finding, devices: &[Device]) -> Option<Role> {
    Some(devices.get(finding.device?)?.role)
}
