//! Imports every file in `tests/samples` and compares it with the `.summary` next to it: adding a file adds a test.
//!
//! `UPDATE_EXPECT=1 cargo test --test import` writes the summaries; read them before you commit them.
#![allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]

mod hostile;
mod locate;
mod random;
mod summary;

use std::cell::RefCell;
use std::fs;
use std::path::{Path, PathBuf};

use expect_test::expect_file;
use trro_session_viewer::import::{Imported, Input, import, import_all};
use trro_session_viewer::model::Session;
use trro_session_viewer::warning::WarningKind;

use summary::summary;

fn samples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples")
}

fn sample(name: &str) -> Vec<u8> {
    fs::read(samples().join(name)).unwrap()
}

fn files(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, found);
        } else if path
            .extension()
            .is_some_and(|end| end != "summary" && end != "py")
        {
            found.push(path);
        }
    }
}

#[test]
fn every_sample() {
    let mut paths = Vec::new();
    files(&samples(), &mut paths);
    paths.sort();
    assert!(paths.len() > 100);
    for path in paths {
        let shown = summary(&import(&fs::read(&path).unwrap()));
        let mut expected = path.clone().into_os_string();
        expected.push(".summary");
        expect_file![PathBuf::from(expected)].assert_eq(&shown);
    }
}

/// Lossless formats: whichever client printed it, it is the same session.
const LOSSLESS: [&str; 36] = [
    "around/bom.json",
    "around/crlf.json",
    "around/log_line.txt",
    "around/markdown.md",
    "around/packed.json.gz",
    "around/shell_quotes.txt",
    "around/utf16be.json",
    "around/utf16be_bom.json",
    "around/utf16le.json",
    "around/utf16le_bom.json",
    "session.json",
    "shapes/console_capi.json",
    "shapes/console_capi_data_data.json",
    "shapes/cpp_ToJsonString.json",
    "shapes/curl_i.txt",
    "shapes/documentation_page.txt",
    "shapes/dotnet_newtonsoft.json",
    "shapes/dotnet_system_text_json.json",
    "shapes/go_OmitEmpty.json",
    "shapes/go_ToJsonString.json",
    "shapes/go_std_inner.json",
    "shapes/har.har",
    "shapes/har_base64.har",
    "shapes/har_bom.har",
    "shapes/java_gson_noise.json",
    "shapes/java_jackson_camel_case.json",
    "shapes/java_toJsonString.json",
    "shapes/json_in_string.json",
    "shapes/json_in_string_twice.json",
    "shapes/node_JSON_stringify.json",
    "shapes/php_toJsonString.json",
    "shapes/python_echo.txt",
    "shapes/python_to_json_string.json",
    "shapes/raw_body.json",
    "shapes/ruby_serialize.json",
    "shapes/tccli_default.json",
];

#[test]
fn every_lossless_shape_gives_the_same_session() {
    let expected = session("shapes/raw_body.json");
    assert_eq!(expected.devices.len(), 2);
    let series: Vec<_> = expected
        .devices
        .iter()
        .map(|device| device.series.len())
        .collect();
    assert_eq!(series, [13 + 2 * 4, 16]);
    for name in LOSSLESS {
        assert_same(&session(name), &expected, name);
    }
}

#[track_caller]
fn session(name: &str) -> Session {
    let mut sessions = import(&sample(name)).unwrap();
    assert_eq!(sessions.len(), 1, "{name}");
    sessions.remove(0).session
}

#[test]
fn a_bare_list_is_the_session_without_its_request() {
    let expected = Session {
        request_id: String::new(),
        ..session("session.json")
    };
    let name = "shapes/tccli_filter_details.json";
    assert_same(&session(name), &expected, name);
}

/// As text, in which missing values are equal.
#[track_caller]
fn assert_same(session: &Session, expected: &Session, name: &str) {
    assert!(format!("{session:?}") == format!("{expected:?}"), "{name}");
}

#[test]
fn several_inputs_come_in_their_order() {
    let [lines, whole, broken] = [
        "several/json_lines.jsonl",
        "session.json",
        "errors/not_json_prose.txt",
    ]
    .map(sample);
    let input = |name, bytes| Input {
        name,
        content: Ok(bytes),
    };
    let sessions = import_all(
        &[
            input(Some("broken.txt"), &broken),
            input(Some("lines.jsonl"), &lines),
            input(None, &whole),
            input(None, &broken),
        ],
        &|_| {},
    )
    .unwrap();
    let shown: Vec<_> = sessions
        .iter()
        .map(|named| (named.name.as_deref(), &*named.imported.session.request_id))
        .collect();
    assert_eq!(
        shown,
        [
            (Some("lines.jsonl"), "request-0"),
            (Some("lines.jsonl"), "request-1"),
            (Some("lines.jsonl"), "request-2"),
            (None, "0000etst1"),
        ]
    );
    let failed = |name: &str| WarningKind::InputFailed {
        name: name.to_owned(),
        code: "not-json",
    };
    assert_eq!(
        kinds(&sessions[0].imported),
        [failed("broken.txt"), failed("#4")]
    );
}

#[test]
fn tells_which_share_of_all_bytes_was_read() {
    let [pretty, packed] = ["session.json", "around/packed.json.gz"].map(sample);
    let input = |bytes| Input {
        name: None,
        content: Ok(bytes),
    };
    let reported = RefCell::new(Vec::new());
    import_all(&[input(&pretty), input(&packed)], &|share| {
        reported.borrow_mut().push(share);
    })
    .unwrap();
    let reported = reported.into_inner();
    let first = pretty.len() as f64 / (pretty.len() + packed.len()) as f64;
    assert!(
        reported.is_sorted_by(|one, next| one < next),
        "{reported:?}"
    );
    assert!((20..=100).contains(&reported.len()), "{reported:?}");
    let within = |range: std::ops::Range<f64>| reported.iter().any(|share| range.contains(share));
    assert!(within(0.0..first), "{reported:?}");
    assert!(
        within(first..1.0),
        "{reported:?}: also where bytes are packed"
    );
    assert!(!within(1.0..f64::INFINITY), "{reported:?}");
}

#[test]
fn when_every_input_fails_the_first_error_counts() {
    let [refused, prose] = ["errors/cloud_error.json", "errors/not_json_prose.txt"].map(sample);
    let input = |bytes| Input {
        name: None,
        content: Ok(bytes),
    };
    let error = import_all(&[input(&refused), input(&prose)], &|_| {}).unwrap_err();
    assert_eq!(error.code(), "cloud-error");
    assert_eq!(import_all(&[], &|_| {}).unwrap_err().code(), "not-json");
}

fn kinds(imported: &Imported) -> Vec<WarningKind> {
    imported
        .warnings
        .iter()
        .map(|warning| warning.kind.clone())
        .collect()
}
