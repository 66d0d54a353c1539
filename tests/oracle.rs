//! Every number of `report()` equals an independent computation with `NumPy`, to 1e-9.
//!
//! Uses the Python in `TRRO_PYTHON`, which needs `NumPy`; without that variable, a `python3` that has it, and otherwise prints that nothing
//! was compared. `TRRO_UPDATE_MADE=1` rewrites the committed generated sessions.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;
use trro_session_viewer::import::import;
use trro_session_viewer::report::report;
use trro_session_viewer::text::Lang;

const TOLERANCE: f64 = 1e-9;

#[test]
fn the_documented_sample() {
    compare(&[root().join("tests/samples/session.json")]);
}

#[test]
fn made_days() {
    compare(&made("days", &["--kinds", "day", "--seeds", "1-2"]));
}

#[test]
fn made_oddities() {
    compare(&made(
        "oddities",
        &["--kinds", "two-remotes,odd", "--seeds", "1-40"],
    ));
}

#[test]
fn made_cadences() {
    compare(&made(
        "cadences",
        &["--kinds", "cadences", "--seeds", "1-20"],
    ));
}

#[test]
fn the_committed_sessions_are_what_the_generator_makes() {
    let committed = root().join("tests/samples/made");
    for path in made("committed", &["--kinds", "two-remotes,odd", "--seeds", "1"]) {
        let copy = committed.join(path.file_name().unwrap());
        if std::env::var_os("TRRO_UPDATE_MADE").is_some() {
            std::fs::create_dir_all(&committed).unwrap();
            std::fs::copy(&path, &copy).unwrap();
        }
        let is_same =
            std::fs::read(&copy).is_ok_and(|bytes| bytes == std::fs::read(&path).unwrap());
        assert!(
            is_same,
            "{} is not what make_sessions.py makes",
            copy.display()
        );
    }
}

/// Both computations must agree on every file.
fn compare(paths: &[PathBuf]) {
    let Some(python) = python() else {
        return;
    };
    let script = root().join("tests/oracle/oracle.py");
    let output = run(&python, script.as_os_str(), paths);
    let expected: Vec<Value> = serde_json::Deserializer::from_str(&output)
        .into_iter()
        .collect::<Result<_, _>>()
        .unwrap();
    assert_eq!(expected.len(), paths.len());
    for (path, expected) in paths.iter().zip(expected) {
        let mut differences = Vec::new();
        let mut numbers = 0;
        differ(
            &comparable(reported(path)),
            &comparable(expected),
            "",
            &mut numbers,
            &mut differences,
        );
        assert!(
            differences.is_empty(),
            "{}, found ≠ expected:\n{}",
            path.display(),
            differences.join("\n")
        );
        assert!(
            numbers > 100,
            "{}: only {numbers} numbers compared",
            path.display()
        );
    }
}

fn reported(path: &Path) -> Value {
    let imported = import(&std::fs::read(path).unwrap()).unwrap();
    let [imported] = imported.as_slice() else {
        panic!("{}: {} sessions", path.display(), imported.len());
    };
    let report = report(&imported.session, &imported.warnings, Lang::EN);
    let mut value = serde_json::to_value(&report).unwrap();
    let other = value.as_object_mut().unwrap();
    assert_eq!(other.remove("version"), Some(1.into()));
    // Judgements and repairs are not computed numbers; other tests compare them.
    let other_names = [
        "source",
        "sourceIndex",
        "verdict",
        "clock",
        "budget",
        "findings",
        "warnings",
        "logs",
        "notes",
    ];
    for name in other_names {
        assert!(other.remove(name).is_some());
    }
    value
}

/// With the series by name rather than by index: the contract leaves their order open.
fn comparable(mut report: Value) -> Value {
    for device in report["devices"].as_array_mut().unwrap() {
        let series = device["series"].take();
        let by_name: BTreeMap<String, Value> = series
            .as_array()
            .unwrap()
            .iter()
            .map(|series| {
                (
                    format!("{}:{}", series["metric"], series["link"]),
                    series.clone(),
                )
            })
            .collect();
        assert_eq!(
            Some(by_name.len()),
            series.as_array().map(Vec::len),
            "a name twice"
        );
        device["series"] = serde_json::to_value(by_name).unwrap();
    }
    report
}

fn differ(found: &Value, expected: &Value, at: &str, numbers: &mut usize, out: &mut Vec<String>) {
    match (found, expected) {
        (Value::Object(left), Value::Object(right)) => {
            let names: std::collections::BTreeSet<&String> =
                left.keys().chain(right.keys()).collect();
            for name in names {
                let path = format!("{at}/{name}");
                match (left.get(name), right.get(name)) {
                    (Some(left), Some(right)) => differ(left, right, &path, numbers, out),
                    (left, _) => out.push(format!(
                        "{path}: only {}",
                        if left.is_some() { "found" } else { "expected" }
                    )),
                }
            }
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            for (index, (left, right)) in left.iter().zip(right).enumerate() {
                differ(left, right, &format!("{at}/{index}"), numbers, out);
            }
        }
        (Value::Number(left), Value::Number(right)) => {
            *numbers += 1;
            let (left, right) = (left.as_f64().unwrap(), right.as_f64().unwrap());
            if (left - right).abs() > TOLERANCE * right.abs() {
                out.push(format!("{at}: {left} ≠ {right}"));
            }
        }
        _ if found == expected => {}
        _ => out.push(format!("{at}: {found} ≠ {expected}")),
    }
}

/// Generated sessions in a separate folder; none without Python.
fn made(folder: &str, options: &[&str]) -> Vec<PathBuf> {
    let Some(python) = python() else {
        return Vec::new();
    };
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR"))
        .join("made")
        .join(folder);
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    let script = root().join("tests/oracle/make_sessions.py");
    let mut arguments: Vec<OsString> = vec!["--out".into(), folder.clone().into()];
    arguments.extend(options.iter().map(OsString::from));
    run(&python, script.as_os_str(), &arguments);
    let mut paths: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    paths
}

fn python() -> Option<OsString> {
    if let Some(python) = std::env::var_os("TRRO_PYTHON") {
        return Some(python);
    }
    let has_numpy = Command::new("python3")
        .args(["-c", "import numpy"])
        .output()
        .is_ok_and(|output| output.status.success());
    if has_numpy {
        return Some("python3".into());
    }
    // Bypasses the test harness, which hides the output of passing tests.
    let skipped =
        "SKIPPED: nothing was compared with NumPy; set TRRO_PYTHON to a Python that has it\n";
    std::io::stderr().write_all(skipped.as_bytes()).unwrap();
    None
}

fn run(python: &OsStr, script: &OsStr, arguments: &[impl AsRef<OsStr>]) -> String {
    let output = Command::new(python)
        .arg(script)
        .args(arguments)
        .output()
        .unwrap();
    let stderr = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{}: {stderr}", script.display());
    String::from_utf8(output.stdout).unwrap()
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}
