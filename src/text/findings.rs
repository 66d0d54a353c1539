//! The texts of a finding, its advice, and the session in one sentence.
//!
//! A sentence names what happened, not the array that shows it. The texts of a kind are in its file ([`crate::derive::judge::Words`]); names in
//! braces are replaced by the facts of the finding.

use std::cell::Cell;

use time::OffsetDateTime;

use super::metrics::{device_name, link_name, uncapitalised};
use super::number::{MISSING, duration, number, with_unit};
use super::{Lang, Message, key};
use crate::derive::Clock;
use crate::derive::judge::{
    Blame, Budget, Course, Fact, Finding, Impact, MergeRule, Spell, Trouble, Verdict,
};
use crate::model::{Device, Role, Session, Unit};
use crate::units::Millis;

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

/// A part of the verdict's sentence: all parts joined are the sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    /// With the punctuation around it.
    pub text: String,
    /// Indices of the findings that it mentions.
    pub findings: Vec<usize>,
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

/// The session in one sentence: a moment, a count and a next step.
#[must_use]
pub fn sentence(verdict: &Verdict, devices: &[Device], lang: Lang, clock: ClockText) -> String {
    let clauses = clauses(verdict, devices, lang, clock);
    clauses.into_iter().map(|clause| clause.text).collect()
}

/// The parts of the sentence: the worst trouble, and that of a second likely cause, if any.
#[must_use]
pub fn clauses(verdict: &Verdict, devices: &[Device], lang: Lang, clock: ClockText) -> Vec<Clause> {
    let mut clauses: Vec<Clause> = Vec::new();
    for trouble in &verdict.troubles {
        let mentioned = clauses.iter().flat_map(|clause| &clause.findings);
        let mentioned: Vec<usize> = mentioned.copied().collect();
        let mut findings = vec![trouble.finding];
        let effect = trouble.effect.filter(|effect| !mentioned.contains(effect));
        let is_first = clauses.is_empty();
        let main = within(verdict, trouble, trouble.finding, devices);
        let mut happened = clause(&main, devices, lang);
        if verdict.other_went_on && is_first {
            let other = match role(&main, devices) {
                Some(Role::Field) => key::findings::CLAUSES_FIELD,
                _ => key::findings::WHILE_THE_FIELD_KEPT,
            };
            happened += other.get(lang);
        }
        if let Some(effect) = effect {
            let finding = within(verdict, trouble, effect, devices);
            let words = &finding.code.kind().words;
            let words = once(&finding, words.effect, words.effect_once);
            let text = render(words, &finding, devices, lang);
            // No repetition.
            if !text.is_empty() && finding.code != main.code && !happened.contains(&text) {
                findings.push(effect);
                happened += key::findings::AND.get(lang);
                happened += &text;
            }
        }
        let [start, end] = [trouble.start, trouble.end].map(clock);
        let is_instant = start == end;
        let frame = if is_first {
            first_frame(verdict, &main, is_instant)
        } else if is_instant {
            key::findings::ALSO_AT
        } else {
            key::findings::ALSO_FROM_TO
        };
        let step = step(trouble, &main, is_first, lang);
        let text = fill(frame, lang, &|name| match name {
            "start" => Some(start.clone()),
            "end" => Some(end.clone()),
            "clause" => Some(happened.clone()),
            "step" => Some(step.clone()),
            _ => None,
        });
        clauses.push(Clause { text, findings });
    }
    if clauses.is_empty() {
        clauses.push(Clause {
            text: without_trouble(verdict, lang),
            findings: Vec::new(),
        });
    }
    clauses
}

fn without_trouble(verdict: &Verdict, lang: Lang) -> String {
    let text = if verdict.course == Course::NothingToJudge {
        key::findings::NOTHING_WAS_MEASURED_THAT
    } else {
        key::findings::NO_PROBLEMS_IN_NOTHING
    };
    fill(text, lang, &|_| Some(duration(verdict.length, lang)))
}

fn first_frame(verdict: &Verdict, main: &Finding, is_instant: bool) -> Message {
    match verdict.course {
        Course::GoodUntil => key::findings::FIRST_FRAME_GOOD_UNTIL,
        Course::Throughout => key::findings::FIRST_FRAME_THROUGHOUT,
        Course::GoodBut if is_instant => key::findings::FIRST_FRAME_GOOD_BUT,
        Course::GoodBut if main.lasted * 2.0 < main.end - main.start => {
            key::findings::FIRST_FRAME_GOOD_BUT_2
        }
        Course::GoodBut => key::findings::FIRST_FRAME_GOOD_BUT_3,
        Course::Worst | Course::Good | Course::NothingToJudge if is_instant => {
            key::findings::FIRST_FRAME_WORST
        }
        Course::Worst | Course::Good | Course::NothingToJudge => key::findings::FIRST_FRAME_WORST_2,
    }
}

/// What happened, within a sentence.
fn clause(finding: &Finding, devices: &[Device], lang: Lang) -> String {
    let words = &finding.code.kind().words;
    let clause = once(finding, words.clause, words.clause_once);
    // Harmless kinds have no clause.
    let text = if clause.is_empty() {
        words.fact
    } else {
        clause
    };
    render(text, finding, devices, lang)
}

/// Samples of an effect may be this far from those of its cause.
const BESIDE: Millis = 4000.0;

/// A finding, reduced to its spells within a trouble.
fn within(verdict: &Verdict, trouble: &Trouble, index: usize, devices: &[Device]) -> Finding {
    let finding = &verdict.findings[index];
    let ahead = verdict.clock.filter(Clock::differs);
    let ahead = ahead.map_or(0.0, |clock| clock.offset) - verdict.moved;
    let of_clock = |finding: &Finding| match role(finding, devices) {
        Some(Role::Remote) => ahead,
        _ => 0.0,
    };
    let by = of_clock(finding) - of_clock(&verdict.findings[trouble.finding]);
    let beside = if index == trouble.finding {
        0.0
    } else {
        BESIDE
    };
    let time = trouble.start + by - beside..trouble.end + by + beside;
    let is_there = |spell: &&Spell| spell.start <= time.end && spell.end >= time.start;
    let spells: Vec<Spell> = finding.spells.iter().filter(is_there).copied().collect();
    let merge_rule = finding.code.kind().merge_rule;
    let (Some(first), Some(last)) = (spells.first(), spells.last()) else {
        return finding.clone();
    };
    if spells.len() == finding.spells.len() || merge_rule == MergeRule::Never {
        return finding.clone();
    }
    let worst = spells.iter().map(|spell| spell.severity).max();
    // The value is that of one of its spells, or their sum.
    let is_theirs = joined(merge_rule, &finding.spells) == finding.value;
    Finding {
        severity: worst.unwrap_or(finding.severity),
        start: first.start,
        end: last.end,
        lasted: spells.iter().map(|spell| spell.lasted).sum(),
        value: if is_theirs {
            joined(merge_rule, &spells)
        } else {
            finding.value
        },
        spells,
        ..finding.clone()
    }
}

/// The value of several spells together.
fn joined(merge_rule: MergeRule, spells: &[Spell]) -> Option<f64> {
    let values = spells.iter().filter_map(|spell| spell.value);
    match merge_rule {
        MergeRule::Greatest | MergeRule::Events => values.reduce(f64::max),
        MergeRule::Least => values.reduce(f64::min),
        MergeRule::Sum => values.reduce(|one, other| one + other),
        MergeRule::Never => None,
    }
}

fn role(finding: &Finding, devices: &[Device]) -> Option<Role> {
    Some(devices.get(finding.device?)?.role)
}

/// Where to look.
fn step(trouble: &Trouble, main: &Finding, is_first: bool, lang: Lang) -> String {
    let is_lost = main.code.kind().impact == Impact::NoPicture;
    let part = match trouble.blame {
        Blame::Cloud => {
            let text = key::findings::STEP_TEXT;
            return text.get(lang).to_owned();
        }
        Blame::Undecided => {
            let text = key::findings::STEP_TEXT_2;
            return text.get(lang).to_owned();
        }
        // A connection may break in the network or in the program.
        Blame::RemoteDownlink if is_lost => key::findings::STEP_REMOTE_DOWNLINK,
        Blame::FieldDevice | Blame::FieldUplink | Blame::RemoteDownlink | Blame::RemoteDevice => {
            blame_name(trouble.blame)
        }
    };
    let first = ("first", if is_first { "yes" } else { "no" });
    let part = ("part", part.get(lang));
    match trouble.link {
        None => key::findings::LOOK.with(lang, &[first, part]),
        Some(link) => {
            let link = link_in_sentence(link, lang);
            key::findings::LOOK_LINK.with(lang, &[first, part, ("link", &link)])
        }
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

/// Fills the facts of a finding into a text.
fn render(text: Message, finding: &Finding, devices: &[Device], lang: Lang) -> String {
    fill(text, lang, &|name| fact_text(name, finding, devices, lang))
}

/// The text of a fact; `None` if it is unknown.
fn fact_text(name: &str, finding: &Finding, devices: &[Device], lang: Lang) -> Option<String> {
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

/// The stages of the video latency, in one line; `None` if the latency was not measured.
#[must_use]
pub fn budget_line(budget: &Budget, lang: Lang) -> Option<String> {
    budget.video?;
    let text = key::findings::BUDGET_LINE_TEXT;
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

/// `link 1` within a sentence; the number stays with its word.
pub(super) fn link_in_sentence(net_id: i64, lang: Lang) -> String {
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

pub(super) fn times(count: usize, lang: Lang) -> String {
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
        return parts[..MOST].join(comma) + key::findings::AND_MORE.get(lang);
    }
    match parts {
        [] => String::new(),
        [only] => only.clone(),
        [first @ .., last] => first.join(comma) + key::findings::AND_2.get(lang) + last,
    }
}

/// The text with its facts.
fn fill(text: Message, lang: Lang, fact: &dyn Fn(&str) -> Option<String>) -> String {
    let known = |name: &str| Some(fact(name).unwrap_or_else(|| MISSING.to_owned()));
    spaced(&text.fill(lang, &known))
}

/// Puts one space between Han and Latin where text and facts meet.
fn spaced(text: &str) -> String {
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

#[cfg(test)]
pub(super) mod tests {
    use super::super::proofread::proofread;
    use super::*;
    use crate::derive::judge::{Code, ExceededLimit, Limit, Severity, Thresholds, find};
    use crate::model::Session;

    fn devices() -> [Device; 2] {
        [Role::Field, Role::Remote].map(|role| Device {
            role,
            ..Device::default()
        })
    }

    const START: Millis = 1_731_399_618_000.0;
    const END: Millis = 1_731_399_664_000.0;

    /// One of a kind, with that many spells and every fact that its words could name.
    pub fn finding(code: Code, count: u32) -> Finding {
        let kind = code.kind();
        let spells = (0..count).map(|spell| {
            let start = START + f64::from(spell) * 2000.0;
            Spell {
                start,
                end: if spell + 1 == count { END } else { start },
                lasted: 2000.0,
                value: Some(26_000.0),
                severity: Severity::Major,
            }
        });
        let facts = kind.facts.iter().map(|name| {
            let is_way = kind
                .words
                .detail
                .facts(Lang::EN)
                .contains(&&*format!("{name}-way"));
            let fact = if is_way {
                Fact::Numbers(vec![1, 0, 1, 0])
            } else {
                Fact::Count(82)
            };
            (*name, fact)
        });
        Finding {
            code,
            severity: Severity::Major,
            device: Some(1),
            link: Some(1),
            blame: Blame::FieldUplink,
            blamed_link: Some(1),
            start: START,
            end: END,
            lasted: 46_000.0,
            spells: spells.collect(),
            value: Some(26_000.0),
            unit: Unit::Ms,
            exceeded: Limit::named("networkLatencyBadMs").map(|limit| ExceededLimit {
                limit,
                value: 200.0,
            }),
            facts: facts.collect(),
            causes: Vec::new(),
            evidence: Vec::new(),
        }
    }

    #[test]
    fn every_kind_in_both_languages() {
        for code in Code::ALL {
            for (lang, count) in [
                (Lang::ZH_CN, 1),
                (Lang::ZH_CN, 6),
                (Lang::EN, 1),
                (Lang::EN, 6),
            ] {
                let finding = finding(code, count);
                let effect = code.kind().words.effect;
                for text in [
                    message(&finding, &devices(), lang),
                    advice(&finding, lang).to_owned(),
                    clause(&finding, &devices(), lang),
                    render(effect, &finding, &devices(), lang),
                ] {
                    assert!(!text.contains(MISSING), "{code:?}: {text}");
                    if !text.is_empty() {
                        proofread(&text, lang);
                    }
                }
            }
        }
    }

    /// Every name in a text must be a fact.
    #[test]
    fn every_name_in_a_sentence_is_a_fact() {
        for code in Code::ALL {
            let kind = code.kind();
            let words = &kind.words;
            for text in [
                words.fact,
                words.fact_once,
                words.detail,
                words.clause,
                words.clause_once,
                words.effect_once,
                words.effect,
            ] {
                for name in text.facts(Lang::EN) {
                    let is_common = [
                        "Device",
                        "device",
                        "Link",
                        "link",
                        "value",
                        "threshold",
                        "times",
                        "lasted",
                        "span",
                        "severity",
                    ]
                    .contains(&name);
                    let own = name.strip_suffix("-way").unwrap_or(name);
                    assert!(is_common || kind.facts.contains(&own), "{code:?}: {name}");
                }
            }
        }
    }

    #[test]
    fn visible_problems_and_their_causes_have_a_clause() {
        let explains = |code: &Code| {
            let mut all = Code::ALL.into_iter();
            all.any(|other| other.kind().causes.contains(code))
        };
        for code in Code::ALL {
            let kind = code.kind();
            if kind.impact != Impact::Nothing || explains(&code) {
                assert!(!kind.words.clause.is_empty(), "{code:?}");
            }
        }
    }

    #[test]
    fn a_detail_without_its_facts_is_left_out() {
        let mut finding = finding(Code::NetworkLatency, 1);
        assert!(!detail(&finding, &devices(), Lang::EN).is_empty());
        finding.facts.clear();
        assert_eq!(detail(&finding, &devices(), Lang::EN), "");
        finding.value = None;
        let text = fact(&finding, &devices(), Lang::EN);
        assert_eq!(text, "Remote network latency up to –");
    }

    fn verdict(findings: Vec<Finding>, troubles: Vec<Trouble>, course: Course) -> Verdict {
        Verdict {
            findings,
            troubles,
            course,
            length: 95_000.0,
            ..find(&Session::default(), &Thresholds::default())
        }
    }

    fn trouble(finding: usize, effect: Option<usize>, blame: Blame) -> Trouble {
        Trouble {
            finding,
            effect,
            start: START,
            end: END,
            blame,
            link: None,
        }
    }

    #[track_caller]
    fn check(verdict: &Verdict, expected: [&[&str]; 2]) {
        let clock = utc(&Session::default());
        for (lang, expected) in [Lang::ZH_CN, Lang::EN].into_iter().zip(expected) {
            let clauses = clauses(verdict, &devices(), lang, &clock);
            let texts: Vec<String> = clauses
                .iter()
                .map(|clause| clause.text.replace('\u{a0}', " "))
                .collect();
            assert_eq!(texts, expected);
            let whole = sentence(verdict, &devices(), lang, &clock);
            assert_eq!(whole.replace('\u{a0}', " "), texts.concat());
            proofread(&whole, lang);
        }
    }

    #[test]
    fn every_sentence_of_a_verdict() {
        for course in [
            Course::NothingToJudge,
            Course::Good,
            Course::GoodUntil,
            Course::GoodBut,
            Course::Worst,
            Course::Throughout,
        ] {
            for code in Code::ALL {
                for blame in Blame::ALL {
                    let mut verdict = verdict(
                        vec![
                            finding(code, 6),
                            finding(Code::Freeze, 2),
                            finding(Code::CpuHigh, 1),
                        ],
                        vec![
                            trouble(0, Some(1), blame),
                            trouble(2, Some(1), Blame::RemoteDevice),
                        ],
                        course,
                    );
                    verdict.troubles[0].link = (blame == Blame::FieldUplink).then_some(1);
                    verdict.other_went_on = true;
                    for lang in [Lang::ZH_CN, Lang::EN] {
                        let text = sentence(&verdict, &devices(), lang, &utc(&Session::default()));
                        assert!(!text.contains(['{', '}']), "{text}");
                        proofread(&text, lang);
                    }
                }
            }
        }
    }

    #[test]
    fn unmeasured_session_is_not_called_good() {
        check(
            &verdict(Vec::new(), Vec::new(), Course::NothingToJudge),
            [
                &["没有可供判定的数据：请检查会话 ID 和查询时段。"],
                &["No usable measurements: check the session ID and the requested time range."],
            ],
        );
        check(
            &verdict(Vec::new(), Vec::new(), Course::Good),
            [
                &["1 分钟 35 秒内未发现问题，无需处理。"],
                &["No problems in 1 min 35 s. Nothing to do."],
            ],
        );
    }

    #[test]
    fn second_cause_has_its_own_clause() {
        let findings = || {
            vec![
                finding(Code::LinkDown, 1),
                finding(Code::Freeze, 2),
                finding(Code::CpuHigh, 1),
            ]
        };
        let mut two = verdict(
            findings(),
            vec![
                trouble(0, Some(1), Blame::FieldUplink),
                trouble(2, Some(1), Blame::RemoteDevice),
            ],
            Course::Worst,
        );
        two.troubles[0].link = Some(1);
        two.troubles[1].end = START;
        check(
            &two,
            [
                &[
                    "08:20:18 UTC–08:21:04 UTC 问题最严重：链路 1 中断 46 秒，画面冻结 2 次，最长 26 秒。疑似原因：现场上行网络的链路 1，请先检查。",
                    "08:20:18 UTC 另有问题：远端 CPU 占用达 26 秒，持续 46 秒。疑似原因：远端设备，请检查。",
                ],
                &[
                    "Worst from 08:20:18 UTC to 08:21:04 UTC, when link 1 was down for 46 s, and the picture froze twice (longest 26 s): look at link 1 of the field uplink first.",
                    " Also, at 08:20:18 UTC, the remote's CPU usage reached 26 s for 46 s: look at the remote device.",
                ],
            ],
        );
        let found = clauses(&two, &devices(), Lang::EN, &utc(&Session::default()));
        assert_eq!(found[0].findings, [0, 1]);
        assert_eq!(found[1].findings, [2], "the effect is mentioned once");
    }

    #[test]
    fn undecided_cause() {
        let undecided = verdict(
            vec![finding(Code::Freeze, 1)],
            vec![trouble(0, None, Blame::Undecided)],
            Course::GoodBut,
        );
        check(
            &undecided,
            [
                &[
                    "基本正常，仅 08:20:18 UTC–08:21:04 UTC 异常：远端画面冻结 26 秒。现有数据无法判定疑似原因。",
                ],
                &[
                    "Good except 08:20:18 UTC–08:21:04 UTC, when the remote's picture froze for 26 s: likely cause undecided, check both ends.",
                ],
            ],
        );
    }

    /// Only the spells within the trouble are counted.
    #[test]
    fn part_of_a_long_finding() {
        let mut freezes = finding(Code::Freeze, 3);
        for (spell, value) in freezes.spells.iter_mut().zip([300.0, 900.0, 26_000.0]) {
            spell.value = Some(value);
        }
        let mut early = trouble(0, None, Blame::RemoteDevice);
        early.end = START + 2000.0;
        check(
            &verdict(vec![freezes], vec![early], Course::Worst),
            [
                &[
                    "08:20:18 UTC–08:20:20 UTC 问题最严重：远端画面冻结 2 次，最长 900 ms。疑似原因：远端设备，请先检查。",
                ],
                &[
                    "Worst from 08:20:18 UTC to 08:20:20 UTC, when the remote's picture froze twice (longest 900 ms): look at the remote device first.",
                ],
            ],
        );
    }

    #[test]
    fn one_of_several_devices_has_a_number() {
        let mut devices = devices().to_vec();
        let name =
            |devices: &[Device]| fact_text("device", &finding(Code::Gap, 1), devices, Lang::EN);
        assert_eq!(name(&devices).as_deref(), Some("the remote"));
        devices.push(devices[1].clone());
        assert_eq!(name(&devices).as_deref(), Some("remote 1"));
    }
}
