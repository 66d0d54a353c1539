//! Texts around findings: list, filter, details of the selected one, score, and stages of the video latency.

use super::findings::{blame_name, link_in_sentence};
use super::number::{MISSING, duration, number, with_unit};
use super::{Lang, Message, key};
use crate::derive::judge::{Blame, Budget, Finding, Severity, Verdict};
pub use crate::lang::key::judged::*;
use crate::model::Unit;
use crate::units::Millis;

/// `minor and worse`.
#[must_use]
pub const fn at_least(severity: Severity) -> Message {
    match severity {
        Severity::Info => ANY_SEVERITY,
        Severity::Minor => key::judged::AT_LEAST_MINOR,
        Severity::Major => key::judged::AT_LEAST_MAJOR,
        Severity::Critical => key::judged::AT_LEAST_CRITICAL,
    }
}

/// `3 of 12`.
#[must_use]
pub fn count(shown: usize, all: usize, lang: Lang) -> String {
    let [shown, all] = [shown, all].map(|count| number(count as f64, 0));
    COUNT.with(lang, &[("shown", &shown), ("all", &all)])
}

/// How many findings are shown as ticks only.
#[must_use]
pub fn more(count: usize, lang: Lang) -> String {
    MORE.with(lang, &[("count", &number(count as f64, 0))])
}

/// The likely cause, with its link.
#[must_use]
pub fn blamed(finding: &Finding, lang: Lang) -> String {
    let name = blame_name(finding.blame).get(lang);
    match finding.blamed_link {
        Some(link) if finding.blame != Blame::Undecided => {
            let between = key::judged::BLAMED_BETWEEN.get(lang);
            format!("{name}{between}{}", link_in_sentence(link, lang))
        }
        _ => name.to_owned(),
    }
}

/// The score with its formula; `None` if nothing was measured.
#[must_use]
pub fn score(verdict: &Verdict, lang: Lang) -> Option<String> {
    let (bad, minor) = verdict.lost;
    let [bad, minor, length] = [bad, minor, verdict.length].map(|time| duration(time, lang));
    let score = number(verdict.score?, 0);
    let part = verdict.thresholds.get("scoreMinorPercent")?;
    let part = with_unit(&part.to_string(), Unit::Percent);
    Some(SCORE_FORMULA.with(
        lang,
        &[
            ("score", &score),
            ("major", &bad),
            ("share", &part),
            ("minor", &minor),
            ("length", &length),
        ],
    ))
}

/// The video latency.
#[must_use]
pub fn late(video: Millis, lang: Lang) -> String {
    let video = with_unit(&number(video, 0), Unit::Ms);
    LATE.with(lang, &[("latency", &video)])
}

/// The stages of the video latency, in order; the last one is the unexplained rest.
#[must_use]
pub fn parts(budget: &Budget) -> [(&'static str, Message, Option<Millis>); 7] {
    [
        ("capture", key::judged::STAGE_CAPTURE, budget.capture),
        ("encode", key::judged::STAGE_ENCODE, budget.encode),
        ("uplink", key::judged::STAGE_UPLINK, budget.uplink),
        ("downlink", key::judged::STAGE_DOWNLINK, budget.downlink),
        ("decode", key::judged::STAGE_DECODE, budget.decode),
        ("render", key::judged::STAGE_RENDER, budget.render),
        (
            "unexplained",
            key::judged::STAGE_UNEXPLAINED,
            budget.unexplained(),
        ),
    ]
}

/// `encode 10`; an unmeasured stage is unknown, not 0.
#[must_use]
pub fn part(name: Message, time: Option<Millis>, lang: Lang) -> String {
    let time = time.map_or_else(|| MISSING.to_owned(), |time| number(time, 0));
    format!("{}\u{a0}{time}", name.get(lang))
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;

    #[test]
    fn texts_are_in_their_own_language() {
        for lang in [Lang::ZH_CN, Lang::EN] {
            let mut texts: Vec<String> = [
                FINDINGS,
                ADVICE,
                LIMIT,
                RESTS_ON,
                BLAME,
                CAUSE,
                EFFECTS,
                ANY_SEVERITY,
                ANY_DEVICE,
                ANY_BLAME,
                IN_WINDOW,
                FILTER,
                SCORE,
            ]
            .into_iter()
            .chain(parts(&Budget::default()).map(|(_, name, _)| name))
            .map(|text| text.get(lang).to_owned())
            .collect();
            texts.push(more(288, lang));
            texts.push(count(3, 12, lang));
            for text in texts {
                if lang == Lang::ZH_CN || text.is_ascii() {
                    proofread(&text, lang);
                }
            }
        }
        assert_eq!(count(3, 1200, Lang::EN), "3 of 1,200");
        assert_eq!(count(3, 12, Lang::ZH_CN), "3 / 12 项");
    }
}
