//! A run in the cloud's format; [`crate::sim::assumptions`] describes each field.

use serde_json::{Map, Value, json};

use crate::chance::Chance;
use crate::scenarios::{Setup, Year};
use crate::sim::Run;
use crate::sim::report::{Sample, hundredths};

pub fn answer(setup: &Setup, run: &Run) -> Value {
    let mut details = Vec::new();
    if setup.only_field != Some(false) {
        details.extend(device(setup, run, true));
    }
    if setup.only_field != Some(true) {
        details.extend(device(setup, run, false));
    }
    if setup.seed.is_multiple_of(3) {
        details.reverse();
    }
    json!({ "Response": { "Details": details, "RequestId": "made" } })
}

/// The stall ratio of each connection, in per cent.
fn ratios(samples: &[Sample], period_s: f64, lag: impl Fn(&Sample) -> i64) -> Vec<f64> {
    let count = samples.last().map_or(0, |sample| sample.connection + 1);
    let mut sums = vec![(0.0, f64::INFINITY, 0.0_f64); count];
    for sample in samples {
        let (sum, first, last) = &mut sums[sample.connection];
        *sum += lag(sample) as f64;
        *first = first.min(sample.at);
        *last = last.max(sample.at);
    }
    let ratio = |(sum, first, last): (f64, f64, f64)| {
        let length = (last - first).max(0.0) + 1000.0 * period_s * 0.2;
        hundredths(100.0 * sum / length)
    };
    sums.into_iter().map(ratio).collect()
}

/// `None` if nothing was reported in the window.
#[allow(clippy::too_many_lines, reason = "one line for each field")]
fn device(setup: &Setup, run: &Run, is_field: bool) -> Option<Value> {
    let samples = if is_field { &run.field } else { &run.remote };
    let clock = setup.start_s + if is_field { 0.0 } else { setup.clock_s };
    let whole = |sample: &Sample| (clock + sample.at / 1000.0).floor() as i64;
    let end = if is_field {
        &setup.physics.field
    } else {
        &setup.physics.remote
    };
    let begun = whole(samples.first()?);
    let mut chance = Chance::of(setup.seed, 200 + u64::from(is_field));
    let [from, to] = setup.window.unwrap_or([0.0, f64::INFINITY]);
    let kept: Vec<&Sample> = samples
        .iter()
        .filter(|sample| (from..=to).contains(&(sample.at / 1000.0)))
        .filter(|_| !chance.is(setup.lost_reports))
        .collect();
    let first = whole(kept.first()?);
    let from_zero = setup.window.is_none() || setup.physics.assumptions.window_from_zero;
    let start = if from_zero { first } else { begun };
    let column = |of: &dyn Fn(&Sample) -> i64| -> Value {
        kept.iter()
            .map(|sample| of(sample))
            .collect::<Vec<_>>()
            .into()
    };
    let decimals = |of: &dyn Fn(&Sample) -> f64| -> Value {
        kept.iter()
            .map(|sample| of(sample))
            .collect::<Vec<_>>()
            .into()
    };
    let none = || Value::Array(Vec::new());
    let field_only = |of: &dyn Fn(&Sample) -> i64| if is_field { column(of) } else { none() };
    let remote_only = |of: &dyn Fn(&Sample) -> i64| if is_field { none() } else { column(of) };
    let mut map = Map::new();
    let mut put = |name: &str, value: Value| map.insert(name.to_owned(), value);
    put(
        "DeviceType",
        if is_field { "field" } else { "remote" }.into(),
    );
    put("StartTime", start.into());
    put("EndTime", whole(kept.last()?).into());
    put(
        "SessionId",
        format!("made-{}-{}-1", setup.class.name(), setup.seed).into(),
    );
    put("ProjectId", "made".into());
    put(
        "DeviceId",
        if is_field { "vehicle" } else { "cockpit" }.into(),
    );
    put("TimeOffset", column(&|sample| whole(sample) - start));
    put("Rate", column(&|sample| sample.rate));
    put("Fps", column(&|sample| sample.fps));
    put("Lost", decimals(&|sample| sample.lost));
    put("NetworkLatency", column(&|sample| sample.network));
    put("VideoLatency", remote_only(&|sample| sample.video));
    put("CpuUsed", decimals(&|sample| sample.cpu));
    put("MemUsed", decimals(&|sample| sample.memory));
    if setup.year >= Year::Y2023 {
        put(
            "Ver",
            if setup.year >= Year::Y2026 {
                "2.6"
            } else {
                "2.4"
            }
            .into(),
        );
        put(
            "SdkMode",
            if setup.physics.is_p2p {
                "p2p"
            } else {
                "server2"
            }
            .into(),
        );
        put("DecodeCost", remote_only(&|sample| sample.decode));
        let k100 = ratios(samples, end.cadence_s, |sample| sample.lag100);
        let k150 = ratios(samples, end.cadence_s, |sample| sample.lag150);
        let ratio = |of: &Vec<f64>| {
            if is_field {
                none()
            } else {
                decimals(&|sample| of[sample.connection])
            }
        };
        put("K100", ratio(&k100));
        put("K150", ratio(&k150));
        put("NACK", column(&|sample| sample.nack));
        put("BitRateEstimate", field_only(&|sample| sample.estimate));
        let scale = run.scale;
        let size = |place: usize| ((setup.size[place] as f64 * scale / 16.0).round() * 16.0) as i64;
        let full = |place: usize| {
            if scale < 1.0 {
                size(place)
            } else {
                setup.size[place]
            }
        };
        put("Width", full(0).into());
        put("Height", full(1).into());
        put("EncodeCost", field_only(&|sample| sample.encode));
        put("CaptureCost", field_only(&|sample| sample.capture));
    }
    if setup.year == Year::Y2023 {
        put("RenderConst", remote_only(&|sample| sample.render));
    }
    if setup.year >= Year::Y2024 {
        put("RenderCost", remote_only(&|sample| sample.render));
        let configured = |place: usize| if is_field { setup.size[place] } else { 0 };
        put("ConfigWidth", configured(0).into());
        put("ConfigHeight", configured(1).into());
        put("FrameDelta", column(&|sample| sample.delta));
        put("MaxFrameDelta", column(&|sample| sample.longest));
        put("TotalBitrateEstimate", field_only(&|sample| sample.total));
        put("Lag100Duration", remote_only(&|sample| sample.lag100));
        put("Lag150Duration", remote_only(&|sample| sample.lag150));
        let is_multi = is_field && setup.physics.cards.len() > 1;
        put("MultiMode", i64::from(is_multi).into());
        let cards = if is_multi {
            setup.net_ids.as_slice()
        } else {
            &[]
        };
        let cards = cards.iter().enumerate().map(|(place, net_id)| {
            json!({
                "NetId": net_id,
                "NetIp": format!("10.{place}.0.2"),
                "Rtt": column(&|sample| sample.cards[place].rtt),
                "Lost": column(&|sample| sample.cards[place].lost),
                "SendBps": column(&|sample| sample.cards[place].send),
                "RecvBps": column(&|sample| sample.cards[place].recv),
            })
        });
        put("MultiNet", cards.collect());
    }
    if setup.year >= Year::Y2026 {
        let is_told = !is_field || setup.physics.assumptions.control_at_both;
        let control = if is_told {
            column(&|sample| sample.control)
        } else {
            none()
        };
        put("ControlLatency", control);
    }
    Some(Value::Object(map))
}

/// The same response with another cadence: only `TimeOffset` and the end change; gaps keep their number of steps.
pub fn at_cadence(answer: &Value, from_s: f64, to_s: f64) -> Value {
    let mut answer = answer.clone();
    let details = answer["Response"]["Details"].as_array_mut();
    for device in details.into_iter().flatten() {
        let offsets: Vec<i64> = device["TimeOffset"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(Value::as_i64)
            .collect();
        let mut steps = 0.0;
        let mut before = offsets.first().copied().unwrap_or(0);
        let first = before;
        let moved: Vec<i64> = offsets
            .iter()
            .map(|offset| {
                steps += ((offset - before) as f64 / from_s).round();
                before = *offset;
                first + (steps * to_s).floor() as i64
            })
            .collect();
        let start = device["StartTime"].as_i64().unwrap_or(0);
        device["EndTime"] = (start + moved.last().copied().unwrap_or(0)).into();
        device["TimeOffset"] = moved.into();
    }
    answer
}
