//! Runs the real command: its output and exit codes.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

fn sample() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/samples/session.json")
}

fn run(arguments: &[&str], files: &[&Path]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_trro-session-report"))
        .args(arguments)
        .args(files)
        .output()
        .unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8(output.stdout.clone()).unwrap()
}

/// The sample with both devices in reverse order.
fn reversed(folder: &Path) -> PathBuf {
    let mut answer: Value = serde_json::from_slice(&fs::read(sample()).unwrap()).unwrap();
    answer["Response"]["Details"]
        .as_array_mut()
        .unwrap()
        .reverse();
    let path = folder.join("reversed.json");
    fs::write(&path, answer.to_string()).unwrap();
    path
}

/// A minute without findings.
fn healthy(folder: &Path) -> PathBuf {
    let offsets: Vec<u32> = (0..30).map(|sample| sample * 2).collect();
    let constant = |value: f64| vec![value; 30];
    let device = serde_json::json!({
        "DeviceType": "remote", "SessionId": "=healthy", "StartTime": 1_731_399_569, "TimeOffset": offsets,
        "Fps": constant(20.0), "Rate": constant(500.0), "NetworkLatency": constant(8.0),
    });
    let path = folder.join("healthy.json");
    fs::write(&path, serde_json::json!([device]).to_string()).unwrap();
    path
}

/// A minute without measurements.
fn unmeasured(folder: &Path) -> PathBuf {
    let offsets: Vec<u32> = (0..30).map(|sample| sample * 2).collect();
    let device = serde_json::json!({
        "DeviceType": "remote", "SessionId": "unmeasured", "StartTime": 1_731_399_569, "TimeOffset": offsets,
    });
    let path = folder.join("unmeasured.json");
    fs::write(&path, serde_json::json!([device]).to_string()).unwrap();
    path
}

/// Both ends measure the same video; the remote's clock is 20 s ahead.
fn skewed(folder: &Path) -> PathBuf {
    let offsets: Vec<u32> = (0..120).map(|sample| sample * 2).collect();
    let mixed = |sample: u64| {
        let wild = (sample + 7).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (wild ^ (wild >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 40
    };
    let rates: Vec<u64> = (0..120).map(|sample| 600 + mixed(sample) % 200).collect();
    let device = |kind: &str, start: u64| {
        serde_json::json!({
            "DeviceType": kind, "SessionId": "skewed", "StartTime": start, "TimeOffset": offsets, "Rate": rates,
        })
    };
    let devices = [
        device("field", 1_731_399_569),
        device("remote", 1_731_399_589),
    ];
    let path = folder.join("skewed.json");
    fs::write(&path, serde_json::json!(devices).to_string()).unwrap();
    path
}

/// As on the page.
#[test]
fn clocks_that_surely_differ_are_brought_together() {
    let folder = tempfile::tempdir().unwrap();
    let file = skewed(folder.path());
    let report: Value = serde_json::from_str(&out(&run(&["--format", "json"], &[&file]))).unwrap();
    let expected = serde_json::json!({
        "offsetMs": 20_000.0, "uncertaintyMs": 2000.0, "applied": true, "appliedMs": 20_000.0,
    });
    assert_eq!(report["clock"], expected);
    assert_eq!(report["devices"][0]["start"], report["devices"][1]["start"]);
    let text = out(&run(&[], &[&file]));
    assert!(text.contains("Remote times: shifted −20\u{a0}s"), "{text}");
}

#[test]
fn the_exit_code_is_the_worst_severity() {
    let folder = tempfile::tempdir().unwrap();
    let (healthy, broken) = (healthy(folder.path()), folder.path().join("broken.json"));
    let empty = unmeasured(folder.path());
    fs::write(&broken, "{\"Response\": {\"Deta").unwrap();
    let sample = sample();
    let missing = folder.path().join("missing.json");
    for (files, code) in [
        (vec![healthy.as_path()], 0),
        (vec![sample.as_path()], 20),
        (vec![healthy.as_path(), sample.as_path()], 20),
        (vec![empty.as_path()], 5),
        (vec![empty.as_path(), healthy.as_path()], 5),
        (vec![empty.as_path(), sample.as_path()], 20),
        (vec![empty.as_path(), broken.as_path()], 3),
        (vec![broken.as_path(), healthy.as_path()], 3),
        (vec![missing.as_path()], 3),
        (vec![], 2),
    ] {
        let output = run(&[], &files);
        assert_eq!(output.status.code(), Some(code), "{files:?}: {output:?}");
    }
    for arguments in [
        ["--format", "xml"],
        ["--lang", "fr"],
        ["--time-zone", "Mars/Base"],
    ] {
        let output = run(&arguments, &[&sample]);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    }
    assert_eq!(run(&["--help"], &[]).status.code(), Some(0));
}

#[test]
fn a_broken_file_costs_no_other() {
    let folder = tempfile::tempdir().unwrap();
    let (healthy, broken) = (healthy(folder.path()), folder.path().join("broken.json"));
    fs::write(&broken, "hello").unwrap();
    let output = run(&["--format", "json"], &[&healthy, &broken, &sample()]);
    assert_eq!(output.status.code(), Some(3));
    let lines: Vec<Value> = out(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["session"]["sessionId"], "=healthy");
    let source = lines[0]["source"].as_str().unwrap();
    assert!(source.ends_with("healthy.json"), "{source}");
    assert_eq!(lines[0]["sourceIndex"], 0);
    assert_eq!(lines[1]["verdict"]["severity"], "major");
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(
        stderr.contains("broken.json") && stderr.contains("not-json"),
        "{stderr}"
    );
}

#[test]
fn the_order_of_devices_does_not_change_the_text() {
    let folder = tempfile::tempdir().unwrap();
    let reversed = reversed(folder.path());
    let body = |path: &Path| {
        let text = out(&run(
            &["--lang", "zh-CN", "--time-zone", "Asia/Shanghai"],
            &[path],
        ));
        // The first line names the file.
        let mut lines: Vec<String> = text.lines().skip(1).map(str::to_owned).collect();
        // Devices are listed in input order.
        lines.retain(|line| !line.starts_with("* 现场：") && !line.starts_with("* 远端："));
        lines
    };
    let first = body(&sample());
    assert!(first.len() > 8);
    assert_eq!(first, body(&sample()));
    assert_eq!(first, body(&reversed));
}

#[test]
fn times_are_of_the_zone_that_was_asked_for() {
    let english = out(&run(&["--time-zone", "Asia/Shanghai"], &[&sample()]));
    assert!(
        english.contains("until 16:20:18, then the remote reconnected"),
        "{english}"
    );
    let chinese = out(&run(&["--lang", "zh-CN"], &[&sample()]));
    assert!(chinese.contains("08:20:18 之前基本正常"), "{chinese}");
}

#[test]
fn the_text_is_that_of_the_page() {
    let page = include_str!("../../tests/export/session.en.md");
    let text = out(&run(&["--time-zone", "Asia/Shanghai"], &[&sample()]));
    let (_, text) = text.split_once('\n').unwrap();
    assert_eq!(text.trim(), page.trim());
}

#[test]
fn a_session_of_two_days_tells_the_day() {
    let folder = tempfile::tempdir().unwrap();
    let sample = fs::read_to_string(sample()).unwrap();
    // Half a minute before midnight, UTC.
    let late = sample
        .replace("1731399569", "1731455970")
        .replace("1731399572", "1731455973");
    let file = folder.path().join("late.json");
    fs::write(&file, late).unwrap();
    let printed =
        |format: &str, zone: &str| out(&run(&["--format", format, "--time-zone", zone], &[&file]));
    let check = |format: &str, zone: &str, expected: &str| {
        let text = printed(format, zone);
        assert!(text.contains(expected), "{format}, {zone}: {text}");
    };
    check("text", "UTC", "until 11-13 00:00:19, then");
    check("json", "UTC", "until 11-13 00:00:19 UTC, then");
    check("text", "Asia/Shanghai", "until 08:00:19, then");
}

#[test]
fn csv_has_a_row_for_each_finding() {
    let folder = tempfile::tempdir().unwrap();
    let text = out(&run(
        &["--format", "csv"],
        &[&healthy(folder.path()), &sample()],
    ));
    let rows: Vec<&str> = text.split("\r\n").filter(|row| !row.is_empty()).collect();
    assert!(rows[0].starts_with("file,sessionId,"));
    assert!(rows[1].contains("'=healthy"), "{}", rows[1]);
    assert!(
        rows.iter()
            .any(|row| row.contains(",reconnect,major,remote,")),
        "{text}"
    );
}

#[test]
fn a_given_threshold_is_used_and_reported() {
    let sample = sample();
    let judged = |arguments: &[&str]| -> Value {
        let mut all = vec!["--format", "json"];
        all.extend(arguments);
        serde_json::from_str(&out(&run(&all, &[&sample]))).unwrap()
    };
    let latency = |report: &Value| {
        let findings = report["findings"].as_array().unwrap().iter();
        let mut codes = findings.map(|finding| finding["code"].as_str().unwrap());
        codes.any(|code| code == "latency-follows-link")
    };
    let usual = judged(&[]);
    assert!(latency(&usual));
    assert_eq!(usual["verdict"]["thresholds"], serde_json::json!({}));
    let raised = ["--threshold", "networkLatencyBadMs=600"];
    let other = judged(&raised);
    assert!(!latency(&other), "{other:#}");
    assert_eq!(
        other["verdict"]["thresholds"],
        serde_json::json!({ "networkLatencyBadMs": 600.0 })
    );
    let sentence = other["verdict"]["sentence"].as_str().unwrap();
    assert!(
        sentence.ends_with(" Based on 1 changed threshold."),
        "{sentence}"
    );
    let two = [
        &raised[..],
        &["--threshold", "samples=3", "--lang", "zh-CN"],
    ]
    .concat();
    let text = out(&run(&two, &[&sample]));
    let line = "* 按 2 个自定义阈值判定：网络时延 · 差 > 600 ms（默认 200 ms）；开始判定 · 连续超阈值 ≥ 3 个样本（默认 5 个样本）";
    assert!(text.replace('\u{a0}', " ").contains(line), "{text}");
    for wrong in [
        "networkLatencyBadMs",
        "networkLatencyBadMs=",
        "networkLatencyBadMs=x",
        "networkLatencyBadMs=0",
        "networkLatencyBadMs=inf",
        "nobodyKnows=1",
    ] {
        let output = run(&["--threshold", wrong], &[&sample]);
        assert_eq!(output.status.code(), Some(2), "{wrong}: {output:?}");
        assert!(out(&output).is_empty(), "{wrong}");
    }
}
