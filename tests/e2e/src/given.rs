//! The sessions that tests are given.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::paths;

/// The documented example, as the page has it.
pub const SAMPLE: &str = include_str!("../../../www/sample.json");

/// Its id.
pub const SAMPLE_ID: &str = "c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1";

/// The same to be changed.
pub fn sample() -> Result<Value> {
    Ok(serde_json::from_str(SAMPLE)?)
}

/// The documented example under another session's id.
pub fn sample_of(session_id: &str) -> Result<String> {
    let mut sample = sample()?;
    for device in details(&mut sample)? {
        device["SessionId"] = json!(session_id);
    }
    Ok(sample.to_string())
}

/// The devices of an answer.
pub fn details(answer: &mut Value) -> Result<&mut Vec<Value>> {
    let details = answer["Response"]["Details"].as_array_mut();
    details.context("an answer has details")
}

/// Where one of the files under `tests/samples` lies.
pub fn path(name: &str) -> PathBuf {
    paths::root().join("tests/samples").join(name)
}

/// The text of one of the files under `tests/samples`.
pub fn text(name: &str) -> Result<String> {
    let file = path(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}
