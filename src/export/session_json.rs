//! The session in the cloud's format, so that anything that reads a response can read it, this viewer included.

use std::fmt::Write as _;
use std::ops::Range;

use super::export_view::ExportView;
use crate::model::{DATED, Device, Extra, MissingWhen, Resolution, Series};
use crate::raw::parse;
use crate::units::Millis;

/// How much of the session is exported.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Every sample of every series.
    Whole,
    /// The samples in the window of the visible series.
    Visible,
}

/// `{"Details":[…],"RequestId":"…"}`, the content of `Response`. Missing values are `null`, or the cloud's values for a lost connection.
#[must_use]
pub fn session_json(export_view: &ExportView, extent: Extent) -> String {
    let session = &export_view.analysis.session;
    let drawn: Vec<String> = match extent {
        Extent::Whole => Vec::new(),
        Extent::Visible => {
            let charts = export_view
                .groups()
                .into_iter()
                .flat_map(|(_, charts)| charts);
            let entries = charts.flat_map(|chart| chart.entries);
            entries.map(|entry| entry.name()).collect()
        }
    };
    let details = (0..session.devices.len()).map(|index| {
        let device = &session.devices[index];
        let samples = match extent {
            Extent::Whole => 0..device.times.len(),
            Extent::Visible => export_view.analysis.samples_in(index, export_view.window()),
        };
        let is_taken = |series: &Series| {
            let name = match series.key.link {
                Some(link) => format!("{index}:{}:{link}", series.key.metric),
                None => format!("{index}:{}", series.key.metric),
            };
            extent == Extent::Whole || drawn.contains(&name)
        };
        device_object(export_view, index, &samples, is_taken)
    });
    let mut response = Object::default();
    response.put("Details", &list(details));
    response.put_text("RequestId", &session.request_id);
    for extra in &session.extras {
        response.put(&extra.name, &known_json(&extra.value));
    }
    response.close()
}

fn device_object(
    export_view: &ExportView,
    index: usize,
    samples: &Range<usize>,
    is_taken: impl Fn(&Series) -> bool,
) -> String {
    let session = &export_view.analysis.session;
    let device = &session.devices[index];
    let mut object = Object::default();
    object.put_text("DeviceType", &device.device_type);
    object.put_text("DeviceId", &device.device_id);
    object.put_text("SessionId", &session.session_id);
    object.put_text("ProjectId", &session.project_id);
    object.put_text("Ver", &device.sdk_version);
    object.put_text("SdkMode", &device.sdk_mode);
    object.put_number("MultiMode", device.multi_mode);
    put_resolution(&mut object, ["Width", "Height"], device.resolution);
    put_resolution(
        &mut object,
        ["ConfigWidth", "ConfigHeight"],
        device.configured_resolution,
    );
    // The cloud sends each device's own clock.
    let sent = |time: &Millis| time + export_view.analysis.moved(index);
    // A device without a date was sent without `StartTime`, and must not get one.
    let first = device
        .times
        .first()
        .map(sent)
        .filter(|first| *first >= DATED);
    let start = first.map(|first| (first / 1000.0).floor());
    object.put_number("StartTime", start);
    let start = start.unwrap_or_default();
    let offsets = device.times[samples.clone()].iter();
    object.put(
        "TimeOffset",
        &numbers(offsets.map(|time| offset(sent(time), start))),
    );
    // A disconnected sample is encoded in three arrays together.
    let speaks = ["NetworkLatency", "Rate", "Fps"]
        .iter()
        .all(|metric| device.series(metric, None).is_some_and(&is_taken));
    for series in device
        .series
        .iter()
        .filter(|series| series.key.link.is_none() && is_taken(series))
    {
        object.put(&series.key.metric, &values(device, series, samples, speaks));
    }
    let links = device.links.iter().map(|link| {
        let mut card = Object::default();
        card.put_number("NetId", Some(link.net_id));
        card.put_text("NetIp", &link.net_ip);
        let of_link = |series: &&Series| series.key.link == Some(link.net_id) && is_taken(series);
        for series in device.series.iter().filter(of_link) {
            card.put(&series.key.metric, &values(device, series, samples, speaks));
        }
        card.close()
    });
    if !device.links.is_empty() {
        object.put("MultiNet", &list(links));
    }
    let of_device = |name: &&Extra| !name.name.starts_with("MultiNet[");
    for extra in device.extras.iter().filter(of_device) {
        object.put(&extra.name, &known_json(&extra.value));
    }
    object.close()
}

/// Seconds since the start that yield exactly this time when read.
fn offset(time: Millis, start: f64) -> f64 {
    (time - start * 1000.0) / 1000.0
}

fn put_resolution(object: &mut Object, [width, height]: [&str; 2], resolution: Option<Resolution>) {
    object.put_number(width, resolution.map(|resolution| resolution.width));
    object.put_number(height, resolution.map(|resolution| resolution.height));
}

/// A disconnected sample is written as latency −1 with zeros, which is read back if all three arrays are written; any other missing value
/// is `null`.
fn values(device: &Device, series: &Series, samples: &Range<usize>, speaks: bool) -> String {
    let without = match series.metric() {
        Some(metric) if metric.missing_when == MissingWhen::Disconnected => Some(0.0),
        Some(metric) if metric.id == "NetworkLatency" => Some(-1.0),
        _ => None,
    };
    let without = without.filter(|_| speaks);
    let is_disconnected = |sample: usize| device.disconnected.get(sample) == Some(&true);
    numbers(
        samples
            .clone()
            .map(|sample| match (series.values[sample], without) {
                (value, Some(sent)) if value.is_nan() && is_disconnected(sample) => sent,
                (value, _) => value,
            }),
    )
}

fn numbers(values: impl Iterator<Item = f64>) -> String {
    let mut out = String::from("[");
    for (index, value) in values.enumerate() {
        if index > 0 {
            out.push(',');
        }
        // Writing to a string cannot fail.
        let _ = if value.is_finite() {
            write!(out, "{value}")
        } else {
            write!(out, "null")
        };
    }
    out.push(']');
    out
}

fn list(items: impl Iterator<Item = String>) -> String {
    format!("[{}]", items.collect::<Vec<_>>().join(","))
}

/// An unknown value as kept: JSON, or its truncated beginning, which becomes a string.
fn known_json(value: &str) -> String {
    match parse(value) {
        Ok(parsed) if parsed.length == value.len() => value.to_owned(),
        _ => text(value),
    }
}

fn text(value: &str) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// A JSON object writer; unknown values are left out.
#[derive(Default)]
struct Object {
    out: String,
}

impl Object {
    fn put(&mut self, name: &str, json: &str) {
        self.out.push(if self.out.is_empty() { '{' } else { ',' });
        self.out.push_str(&text(name));
        self.out.push(':');
        self.out.push_str(json);
    }

    fn put_text(&mut self, name: &str, value: &str) {
        if !value.is_empty() {
            self.put(name, &text(value));
        }
    }

    fn put_number(&mut self, name: &str, value: Option<impl ToString>) {
        if let Some(value) = value {
            self.put(name, &value.to_string());
        }
    }

    fn close(mut self) -> String {
        self.out
            .push_str(if self.out.is_empty() { "{}" } else { "}" });
        self.out
    }
}
