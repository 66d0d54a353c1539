use super::verdict::clause;
use super::*;
use crate::derive::judge::{
    Code, Course, ExceededLimit, Fact, Impact, Limit, Severity, Spell, Thresholds, Trouble,
    Verdict, find,
};
use crate::model::{Role, Session};
use crate::text::number::MISSING;
use crate::text::proofread::proofread;

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
            for name in Lang::ALL.into_iter().flat_map(|lang| text.facts(lang)) {
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
                "基本正常，仅 08:20:18 UTC–08:21:04 UTC 异常：远端画面冻结 26 秒。现有数据无法判定疑似原因，请检查两端。",
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
    let name = |devices: &[Device]| fact_text("device", &finding(Code::Gap, 1), devices, Lang::EN);
    assert_eq!(name(&devices).as_deref(), Some("the remote"));
    devices.push(devices[1].clone());
    assert_eq!(name(&devices).as_deref(), Some("remote 1"));
}
