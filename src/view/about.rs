//! Facts of a device beside its curves.

use std::ops::Range;

use super::analysis::Analysis;
use super::screen::ChartPlan;
use crate::derive::lag;
use crate::model::Resolution;
use crate::text::metrics::device_name;
use crate::text::number::{MISSING, number};
use crate::text::{Lang, Message, ui};
use crate::units::Millis;

/// The facts that may be known.
pub const FACTS: [Message; 7] = [
    ui::DATA,
    ui::SAMPLES,
    ui::SDK,
    ui::PICTURE,
    ui::NETWORK,
    ui::STALLS_100,
    ui::STALLS_150,
];

/// The facts of a device in the order of [`FACTS`], a dash for an unknown one. `clock` formats an instant.
#[must_use]
pub fn device_facts(
    analysis: &Analysis,
    index: usize,
    lang: Lang,
    clock: &dyn Fn(Millis) -> String,
) -> [String; 7] {
    let device = &analysis.session.devices[index];
    let segments = &analysis.facts[index].segments;
    let span = device.times.first().zip(device.times.last());
    let data = match span {
        None => nothing(),
        Some(_) if !analysis.is_drawn(index) => ui::NOT_DRAWN.get(lang).to_owned(),
        Some((start, end)) => format!("{} – {}", clock(*start), clock(*end)),
    };
    let step = segments.cadence.map(|step| (step / 100.0).round() / 10.0);
    let sdk = [device.sdk_version.as_str(), device.sdk_mode.as_str()];
    let sdk = sdk
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(" · ");
    let size = |resolution: Resolution| format!("{} × {}", resolution.width, resolution.height);
    let configured = device
        .configured_resolution
        .filter(|configured| Some(*configured) != device.resolution);
    let picture = device.resolution.map_or_else(nothing, |actual| {
        ui::picture(&size(actual), configured.map(size).as_deref(), lang)
    });
    let network = match (device.multi_mode, device.links.len()) {
        (_, links @ 1..) => ui::links(links, lang),
        (Some(0), 0) => ui::SINGLE_NETWORK.get(lang).to_owned(),
        _ => nothing(),
    };
    let stalls = |metric: &str| {
        let Some(stall) = lag(device, metric, segments) else {
            return nothing();
        };
        let total = format!("{} ms", number(stall.total_millis, 0));
        match stall.ratio_percent {
            Some(ratio) => format!("{} % · {total}", number(ratio, 2)),
            None => total,
        }
    };
    let (over_100, over_150) = (stalls("Lag100Duration"), stalls("Lag150Duration"));
    let samples = ui::samples(device.times.len(), step, segments.runs.len(), lang);
    [
        data,
        samples,
        if sdk.is_empty() { nothing() } else { sdk },
        picture,
        network,
        over_100,
        over_150,
    ]
}

fn nothing() -> String {
    MISSING.to_owned()
}

/// Why a lane, or its end, is empty.
#[must_use]
pub fn remark(
    analysis: &Analysis,
    device: usize,
    lang: Lang,
    clock: &dyn Fn(Millis) -> String,
) -> Option<(Range<Millis>, String)> {
    let devices = &analysis.session.devices;
    let last = *devices[device].times.last()?;
    if !analysis.is_drawn(device) {
        return Some((analysis.window()?, ui::NOT_DRAWN.get(lang).to_owned()));
    }
    let end = analysis.span()?.end;
    let step = analysis.facts[device].segments.step();
    let name = device_name(devices, device, lang);
    (end - last > 1.5 * step).then(|| (last..end, ui::no_data_after(&name, &clock(last), lang)))
}

/// Why the end of a plot is empty, if only one device has series in that chart.
#[must_use]
pub fn chart_remark(
    analysis: &Analysis,
    chart: &ChartPlan,
    lang: Lang,
    clock: &dyn Fn(Millis) -> String,
) -> Option<(Range<Millis>, String)> {
    let device = chart.entries.first()?.place.device;
    let mut others = chart.entries.iter();
    let alone = others.all(|entry| entry.place.device == device);
    alone
        .then(|| remark(analysis, device, lang, clock))
        .flatten()
}
