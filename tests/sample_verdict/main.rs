//! The verdict on the documented example: its sentence in both languages, and the handling of each known anomaly.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

use std::fs;
use std::path::{Path, PathBuf};

use trro_session_viewer::derive::judge::{
    Blame, Code, Fact, Finding, Limit, Severity, Thresholds, Verdict, find,
};
use trro_session_viewer::import::import;
use trro_session_viewer::model::Session;
use trro_session_viewer::model::Unit;
use trro_session_viewer::report::report_judged;
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::findings::{message, sentence};
use trro_session_viewer::text::ticket::ticket;

const FIELD: Option<usize> = Some(0);
const REMOTE: Option<usize> = Some(1);

fn sample() -> Session {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/session.json");
    let mut imported = import(&fs::read(path).unwrap()).unwrap();
    imported.remove(0).session
}

fn judged() -> Verdict {
    find(&sample(), &Thresholds::default())
}

/// The time zone of the example's place, UTC+8.
fn shanghai(time: f64) -> String {
    let seconds = (time / 1000.0) as i64 + 8 * 3600;
    let of_day = seconds.rem_euclid(86_400);
    format!(
        "{:02}:{:02}:{:02}",
        of_day / 3600,
        of_day / 60 % 60,
        of_day % 60
    )
}

/// A no-break space joins numbers and units.
fn visible(text: &str) -> String {
    text.replace('\u{a0}', " ")
}

fn described(lang: Lang) -> (String, Vec<String>) {
    let (session, verdict) = (sample(), judged());
    let texts = verdict.findings.iter().map(|finding| {
        let message = message(finding, &session.devices, lang);
        visible(&format!("{} {message}", finding.severity.name()))
    });
    let sentence = sentence(&verdict, &session.devices, lang, &shanghai);
    (visible(&sentence), texts.collect())
}

#[test]
fn in_english() {
    let (sentence, texts) = described(Lang::EN);
    assert_eq!(
        sentence,
        "Mostly good until 16:20:18, then the remote reconnected 6 times in 46 s while the field kept sending: look at the remote end first."
    );
    expect_test::expect_file!["en.txt"].assert_eq(&(texts.join("\n") + "\n"));
}

#[test]
fn in_chinese() {
    let (sentence, texts) = described(Lang::ZH_CN);
    assert_eq!(
        sentence,
        "16:20:18 之前基本正常；此后 46 秒内远端重连 6 次，期间现场仍在发送。疑似原因：远端下行网络或远端程序，请先检查。"
    );
    expect_test::expect_file!["zh.txt"].assert_eq(&(texts.join("\n") + "\n"));
}

#[test]
fn as_a_whole() {
    let verdict = judged();
    assert_eq!(verdict.severity, Some(Severity::Major));
    assert_eq!(verdict.blame, Some(Blame::RemoteDownlink));
    assert_eq!(verdict.score, Some(75.0));
    let budget = verdict.budget;
    assert_eq!(budget.video, Some(63.0));
    assert_eq!(
        (budget.capture, budget.encode, budget.decode, budget.render),
        (Some(0.0), Some(10.0), Some(2.0), Some(0.0))
    );
    assert_eq!((budget.uplink, budget.downlink), (Some(40.75), Some(2.5)));
    assert_eq!(budget.unexplained(), Some(7.75));
}

/// The handling of a fact: reported, or not for a reason.
enum Fate {
    Reported(Code, Option<usize>, fn(&Finding) -> bool),
    LeftOut(&'static str),
}

use Fate::{LeftOut, Reported};

fn numbers(finding: &Finding, name: &str) -> Vec<i64> {
    match finding.fact(name) {
        Some(Fact::Numbers(numbers)) => numbers.clone(),
        other => panic!("{name}: {other:?}"),
    }
}

fn measure(finding: &Finding, name: &str) -> f64 {
    match finding.fact(name) {
        Some(Fact::Measure(value, Unit::Ms | Unit::Kbps | Unit::Percent)) => *value,
        other => panic!("{name}: {other:?}"),
    }
}

/// The numbers are those of the list of anomalies in the documented example.
#[allow(clippy::too_many_lines, reason = "one row for each fact")]
fn facts() -> Vec<(u32, &'static str, Fate)> {
    vec![
        (
            3,
            "gaps of the remote, 14 s beyond the grid, and no connection at their edges, as reconnects",
            Reported(Code::Reconnect, REMOTE, |finding| {
                let lost = finding.value.unwrap_or_default().round();
                finding.spells.len() == 6 && lost == 23_826.0 && finding.lasted.round() == lost
            }),
        ),
        (
            4,
            "the field's data end 37 s before the remote's",
            Reported(Code::DataEndsEarly, FIELD, |finding| {
                finding.value == Some(37_000.0)
            }),
        ),
        (
            4,
            "a clock error that is no more than 2 s",
            LeftOut(
                "`clock` says +1 s ± 2 s; what is within its uncertainty is no finding, and moves nothing",
            ),
        ),
        (
            5,
            "connections by MemUsed, one of them without a disconnected sample",
            Reported(Code::Reconnect, REMOTE, |finding| {
                finding.spells.len() == 6 && finding.end - finding.start == 46_000.0
            }),
        ),
        (
            7,
            "bursts of 141 and 267 fps",
            Reported(Code::Burst, REMOTE, |finding| {
                finding.severity == Severity::Info
                    && numbers(finding, "rates") == [141, 267]
                    && finding.value == Some(267.0)
            }),
        ),
        (
            9,
            "counters doubled at three samples",
            Reported(Code::DoubledCounters, FIELD, |finding| {
                finding.spells.len() == 3 && finding.blame == Blame::Undecided
            }),
        ),
        (
            10,
            "three switches in 24 s",
            Reported(Code::LinkSwitch, FIELD, |finding| {
                numbers(finding, "way") == [1, 0, 1, 0] && finding.value == Some(3.0)
            }),
        ),
        (
            10,
            "the idle link probes with 30 to 36 kbps",
            Reported(Code::LinkIdle, FIELD, |finding| {
                finding.link == Some(1) && (30.0..=36.0).contains(&measure(finding, "sent"))
            }),
        ),
        (
            11,
            "latency follows the card that carries",
            Reported(Code::LatencyFollowsLink, FIELD, |finding| {
                numbers(finding, "peaks") == [326, 503]
                    && finding.link == Some(1)
                    && measure(finding, "rtt") == 265.0
            }),
        ),
        (
            12,
            "requests while nothing is lost",
            Reported(Code::HiddenLoss, REMOTE, |finding| {
                finding.value == Some(23.0) && measure(finding, "interval") == 195.0
            }),
        ),
        (
            12,
            "one sample with 1 % on card 0",
            LeftOut("a band counts from five samples on"),
        ),
        (
            13,
            "NACK counted by its increments, the single 1 at index 33 too",
            LeftOut(
                "the 23 are reported (12); a single request is usual, and the counter as such is a series of the page",
            ),
        ),
        (
            15,
            "359 ms at start-up, 65 % of all stall time",
            Reported(Code::StartUp, REMOTE, |finding| {
                finding.value == Some(359.0) && measure(finding, "part").round() == 65.0
            }),
        ),
        (
            17,
            "another shape than configured",
            Reported(Code::AspectChanged, FIELD, |finding| {
                let sizes = ["width", "height", "configuredWidth", "configuredHeight"];
                sizes.map(|name| numbers(finding, name)) == [[1280], [720], [1920], [1536]]
            }),
        ),
        (
            18,
            "a third of the target is used",
            Reported(Code::ContentLimited, FIELD, |finding| {
                finding
                    .value
                    .is_some_and(|part| (30.0..40.0).contains(&part))
            }),
        ),
        (
            19,
            "the remote receives 0.7 of what the field sends",
            Reported(Code::RatesDiffer, None, |finding| {
                finding
                    .value
                    .is_some_and(|part| (65.0..80.0).contains(&part))
            }),
        ),
    ]
}

#[test]
fn each_known_fact_is_reported_or_left_out_for_a_reason() {
    let verdict = judged();
    for (number, fact, fate) in facts() {
        match fate {
            Reported(code, device, holds) => {
                let found = verdict
                    .findings
                    .iter()
                    .find(|finding| finding.code == code && finding.device == device);
                assert!(found.is_some_and(holds), "{number}, {fact}: {found:?}");
            }
            LeftOut(why) => assert!(!why.is_empty(), "{number}, {fact}"),
        }
    }
}

/// W3C's rule with the mean of the frames before, 50 ms: one freeze at 359 ms (limit 200), none at 195. It belongs to start-up.
#[test]
fn one_freeze_and_it_is_the_start() {
    let verdict = judged();
    let freezes = |code| {
        verdict
            .findings
            .iter()
            .filter(move |finding| finding.code == code)
    };
    assert_eq!(freezes(Code::Freeze).count(), 0);
    let start: Vec<Option<f64>> = freezes(Code::StartUp)
        .map(|finding| finding.exceeded.map(|broken| broken.value))
        .collect();
    assert_eq!(start, [Some(200.0)]);
}

#[test]
fn a_cause_stands_before_its_effect() {
    let verdict = judged();
    let mut with_cause = 0;
    for (index, finding) in verdict.findings.iter().enumerate() {
        for cause in &finding.causes {
            assert!(*cause < index, "{index}: {finding:?}");
            with_cause += 1;
        }
    }
    assert!(with_cause > 0);
}

#[test]
fn the_order_of_devices_does_not_matter() {
    let mut session = sample();
    session.devices.reverse();
    let (one, other) = (judged(), find(&session, &Thresholds::default()));
    let shape = |verdict: &Verdict| -> Vec<(Code, f64, f64, Option<f64>)> {
        let findings = verdict.findings.iter();
        findings
            .map(|finding| (finding.code, finding.start, finding.end, finding.value))
            .collect()
    };
    assert_eq!(shape(&one), shape(&other));
    assert_eq!(
        (one.severity, one.blame, one.score, one.clock, one.course),
        (
            other.severity,
            other.blame,
            other.score,
            other.clock,
            other.course
        )
    );
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every readable session can be judged: causes precede effects, numbers are finite, and every sentence is complete.
#[test]
fn every_sample_can_be_judged() {
    let mut paths = Vec::new();
    files(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples"),
        &mut paths,
    );
    let mut judged = 0;
    for path in paths {
        for imported in import(&fs::read(&path).unwrap()).unwrap_or_default() {
            let session = &imported.session;
            let verdict = find(session, &Thresholds::default());
            for (index, finding) in verdict.findings.iter().enumerate() {
                let is_sound = finding.causes.iter().all(|cause| *cause < index)
                    && finding.start <= finding.end
                    && finding.value.is_none_or(f64::is_finite);
                assert!(is_sound, "{}: {finding:?}", path.display());
            }
            let score = verdict.score.unwrap_or(0.0);
            assert!((0.0..=100.0).contains(&score), "{}", path.display());
            for lang in [Lang::ZH_CN, Lang::EN] {
                let report = report_judged(session, &imported.warnings, &verdict, lang, &shanghai);
                let text = report
                    .verdict
                    .map_or(String::new(), |verdict| verdict.sentence);
                assert!(!text.contains(['{', '}']), "{}: {text}", path.display());
            }
            judged += 1;
        }
    }
    assert!(judged > 60, "{judged}");
}

/// Samples far apart and extreme numbers are handled in finite time.
#[test]
fn what_no_session_would_hold_is_judged_as_well() {
    let mut session = sample();
    for device in &mut session.devices {
        let count = device.times.len();
        for (index, time) in device.times.iter_mut().enumerate() {
            *time = index as f64 * 1e14;
        }
        for series in &mut device.series {
            for (index, value) in series.values.iter_mut().enumerate() {
                *value = match index % 4 {
                    0 => f64::MAX,
                    1 => f64::NAN,
                    2 => 0.0,
                    _ => *value,
                };
            }
        }
        device.disconnected = vec![false; count];
    }
    let verdict = find(&session, &Thresholds::default());
    assert!(verdict.score.is_some());
}

/// Any threshold from a link or host may change the verdict, but not break it.
#[test]
fn no_threshold_is_too_odd() {
    let session = sample();
    let names: Vec<&str> = Limit::all().iter().map(|limit| limit.name).collect();
    for name in &names {
        for value in [1e-300, 0.5, 1.0, 1e6, 1e300] {
            let mut thresholds = Thresholds::default();
            thresholds.set(name, value).unwrap();
            let verdict = find(&session, &thresholds);
            assert_eq!(verdict.thresholds, thresholds, "{name}");
            let score = verdict.score.unwrap();
            assert!((0.0..=100.0).contains(&score), "{name} {value}: {score}");
        }
    }
    for value in [1e-300, 1.0, 1e300] {
        let mut all = Thresholds::default();
        for name in &names {
            all.set(name, value).unwrap();
        }
        for lang in [Lang::ZH_CN, Lang::EN] {
            let verdict = find(&session, &all);
            let text = ticket(&session, &verdict, lang, "", &shanghai);
            assert!(
                !text.contains(['{', '}']) && !text.contains("NaN"),
                "{text}"
            );
        }
    }
}
