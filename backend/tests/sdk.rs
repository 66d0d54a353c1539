//! Compares signatures with those of the official Python SDK, for random requests.
//!
//! Uses the Python in `TRRO_SDK_PYTHON`, which needs `tencentcloud-sdk-python-common`; without it, prints that nothing was compared.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

use std::env;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use backend::credentials::Credentials;
use backend::sign::{Request, sign};
use serde_json::json;

const REQUESTS: usize = 200;

/// UTC midnights around which dates change, and a leap day.
const MIDNIGHTS: [i64; 4] = [1_731_456_000, 1_735_689_600, 1_709_164_800, 1_709_251_200];

struct Asked {
    id: String,
    key: String,
    host: String,
    content_type: &'static str,
    body: String,
    timestamp: i64,
}

/// The same ones on every run.
fn asked() -> Vec<Asked> {
    let mut chance = fastrand::Rng::with_seed(20_241_112);
    let mut one = || {
        let text = |chance: &mut fastrand::Rng, most: usize, letters: &[char]| -> String {
            let length = chance.usize(1..most);
            std::iter::repeat_with(|| chance.choice(letters).copied().unwrap())
                .take(length)
                .collect()
        };
        let plain: Vec<char> = ('!'..='~')
            .filter(|letter| !"\"\\/,".contains(*letter))
            .collect();
        let any: Vec<char> = "aZ0 \"\\\n\t{}[]:,未命名会话é😀\u{7f}".chars().collect();
        let timestamp = if chance.bool() {
            chance.choice(MIDNIGHTS).unwrap() + chance.i64(-3..=3)
        } else {
            chance.i64(0..4_000_000_000)
        };
        Asked {
            id: text(&mut chance, 40, &plain),
            key: text(&mut chance, 80, &plain),
            host: format!(
                "trro.tencentcloudapi.com{}",
                if chance.bool() { "" } else { ":8443" }
            ),
            content_type: ["application/json", "application/json; charset=utf-8"]
                [chance.usize(0..2)],
            body: text(&mut chance, 300, &any),
            timestamp,
        }
    };
    std::iter::repeat_with(&mut one).take(REQUESTS).collect()
}

#[test]
fn signs_as_the_official_sdk_does() {
    let Some(python) = env::var_os("TRRO_SDK_PYTHON") else {
        eprintln!(
            "SKIPPED: nothing was compared with the SDK; set TRRO_SDK_PYTHON to a Python that has it"
        );
        return;
    };
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/sdk_signature.py");
    let mut child = Command::new(python)
        .arg(script)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let asked = asked();
    let mut input = child.stdin.take().unwrap();
    for asked in &asked {
        let line = json!({
            "id": asked.id,
            "key": asked.key,
            "host": asked.host,
            "content_type": asked.content_type,
            "body": asked.body,
            "timestamp": asked.timestamp,
        });
        writeln!(input, "{line}").unwrap();
    }
    drop(input);
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success());
    let expected = String::from_utf8(output.stdout).unwrap();
    let expected: Vec<&str> = expected.lines().collect();
    assert_eq!(expected.len(), REQUESTS);
    for (asked, expected) in asked.iter().zip(expected) {
        let credentials = Credentials::new(&asked.id, &asked.key, None).unwrap();
        let request = Request {
            service: "trro",
            headers: &[("content-type", asked.content_type), ("host", &asked.host)],
            body: asked.body.as_bytes(),
            timestamp: asked.timestamp,
        };
        assert_eq!(
            sign(&request, &credentials).authorization,
            expected,
            "{}",
            asked.body
        );
    }
}
