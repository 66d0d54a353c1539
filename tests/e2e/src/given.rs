//! Sessions for the tests.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};
use serde_json::{Value, json};
use xtask::paths;

/// The documented example, as the page has it.
pub const SAMPLE: &str = include_str!("../../../www/sample.json");

/// Its id.
pub const SAMPLE_ID: &str = "c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1";

/// The same as a value to modify.
pub fn sample() -> Result<Value> {
    Ok(serde_json::from_str(SAMPLE)?)
}

/// The documented example with another session id.
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
#[must_use]
pub fn path(name: &str) -> PathBuf {
    paths::root().join("tests/samples").join(name)
}

/// The text of one of the files under `tests/samples`.
pub fn text(name: &str) -> Result<String> {
    let file = path(name);
    fs::read_to_string(&file).with_context(|| format!("cannot read {}", file.display()))
}

/// A whole day: the documented example repeated, with four links and every documented array.
pub fn day() -> Result<String> {
    let mut answer = sample()?;
    let devices = details(&mut answer)?;
    for (index, device) in devices.iter_mut().enumerate() {
        let device = device.as_object_mut().context("a device is an object")?;
        if index == 0 {
            let links = device["MultiNet"].as_array().context("links")?.clone();
            let links = (0..4).map(|id| {
                let mut link = links[id % links.len()].clone();
                link["NetId"] = json!(id);
                for array in link
                    .as_object_mut()
                    .into_iter()
                    .flat_map(|link| link.values_mut())
                {
                    repeat(array);
                }
                link
            });
            device["MultiNet"] = links.collect();
        }
        for (name, array) in device.iter_mut().filter(|(name, _)| *name != "MultiNet") {
            repeat(array);
            if name == "TimeOffset" {
                *array = (0..DAY_SAMPLES).map(|sample| sample * 2).collect();
            }
        }
    }
    Ok(answer.to_string())
}

/// Of each device: one every two seconds.
pub const DAY_SAMPLES: usize = 43_200;

fn repeat(value: &mut Value) {
    if let Value::Array(values) = value
        && !values.is_empty()
    {
        *values = values.iter().cloned().cycle().take(DAY_SAMPLES).collect();
    }
}

/// A healthy session of half an hour with this many remotes, each with one freeze and so one finding.
#[must_use]
pub fn with_findings(count: usize) -> String {
    const SAMPLES: usize = 900;
    let all = |value: f64| vec![value; SAMPLES];
    let wave = |middle: f64| -> Vec<f64> {
        let value = |sample: usize| middle + (sample * 7 % 11) as f64 - 5.0;
        (0..SAMPLES).map(value).collect()
    };
    let end = |kind: &str, name: String, longest: Vec<f64>| {
        json!({
            "SessionId": "made-with-findings", "ProjectId": "made", "DeviceType": kind, "DeviceId": name, "StartTime": 1_731_399_569,
            "TimeOffset": (0..SAMPLES).map(|sample| sample * 2).collect::<Vec<_>>(),
            "Fps": all(20.0), "FrameDelta": all(50.0), "MaxFrameDelta": longest,
        })
    };
    let mut field = end("field", "vehicle".to_owned(), wave(62.0));
    field["NetworkLatency"] = json!(wave(30.0));
    let remotes = (0..count.max(1)).map(|place| {
        let mut longest = wave(60.0);
        if count > 0 {
            // Major, minor and critical in turn.
            longest[(place + 1) * 20] = [700.0, 300.0, 5600.0][place / 2 % 3];
        }
        end("remote", format!("cockpit {place}"), longest)
    });
    let devices: Vec<Value> = std::iter::once(field).chain(remotes).collect();
    json!({ "Response": { "Details": devices, "RequestId": "made" } }).to_string()
}

/// A healthy session of half an hour, or longer if needed, with this many freezes 40 s apart, alternating between the ends: two findings
/// with all freezes as spells.
#[must_use]
pub fn with_freezes(count: usize) -> String {
    const APART: usize = 20;
    let samples = (count * APART + APART).max(900);
    let all = |value: f64| vec![value; samples];
    let wave = |middle: f64| -> Vec<f64> {
        let value = |sample: usize| middle + (sample * 7 % 11) as f64 - 5.0;
        (0..samples).map(value).collect()
    };
    let mut longest = [wave(62.0), wave(60.0)];
    for freeze in 0..count {
        // Major, minor and critical in turn.
        let value = [700.0, 300.0, 5600.0][freeze / 2 % 3];
        longest[freeze % 2][(freeze + 1) * APART] = value;
    }
    let [remote, field] = longest;
    let end = |kind: &str, name: &str, longest: Vec<f64>| {
        json!({
            "SessionId": "made-with-freezes", "ProjectId": "made", "DeviceType": kind, "DeviceId": name, "StartTime": 1_731_399_569,
            "TimeOffset": (0..samples).map(|sample| sample * 2).collect::<Vec<_>>(),
            "Fps": all(20.0), "FrameDelta": all(50.0), "MaxFrameDelta": longest, "NetworkLatency": wave(30.0), "Rate": wave(900.0),
        })
    };
    let devices = [
        end("field", "vehicle", field),
        end("remote", "cockpit", remote),
    ];
    json!({ "Response": { "Details": devices, "RequestId": "made" } }).to_string()
}
