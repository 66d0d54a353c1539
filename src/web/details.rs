//! The facts around the charts: when and which session, both devices, notes on the data.

use super::context::Context;
use super::dom::{El, append, el, prose};
use super::legend::swatch;
use crate::derive::lag;
use crate::model::{Device, Extra, Resolution};
use crate::text::metrics::device_name;
use crate::text::number::{duration, number};
use crate::text::ui;
use crate::text::warnings::warning as words;
use crate::view::{Look, Paint, Subject};
use crate::warning::Warning;

/// When, how long, which session.
pub fn header(subject: &Subject, context: &Context) -> El {
    let lang = context.lang;
    let zone = &context.zone;
    let line = el("div").class("when");
    if let Some(span) = subject.span() {
        let date = zone.date(span.start);
        let end = if zone.date(span.end) == date {
            zone.time(span.end)
        } else {
            format!("{} {}", zone.date(span.end), zone.time(span.end))
        };
        let times = format!("{date} {} – {end}", zone.time(span.start));
        append(&line.0, el("strong").text(times.trim()));
        append(
            &line.0,
            el("span").text(&format!(" · {}", duration(span.end - span.start, lang))),
        );
    }
    let id = &subject.session.session_id;
    line.child(el("code").class("id").attr("title", id).text(id))
}

/// What is known of each device, a row each.
pub fn devices(subject: &Subject, context: &Context) -> El {
    let lang = context.lang;
    let table = el("table").class("devices");
    let heads = [
        ui::DATA,
        ui::SAMPLES,
        ui::SDK,
        ui::PICTURE,
        ui::NETWORK,
        ui::STALLS_100,
        ui::STALLS_150,
    ];
    let mut head = el("tr").child(el("td"));
    for word in heads {
        head = head.child(el("th").attr("scope", "col").text(word.get(lang)));
    }
    append(&table.0, el("thead").child(head));
    let body = el("tbody");
    for (index, device) in subject.session.devices.iter().enumerate() {
        let look = Look::new(None, Paint::of_device(&subject.session, index));
        let name = el("th")
            .attr("scope", "row")
            .child(swatch(&look))
            .child(el("strong").text(&device_name(&subject.session.devices, index, lang)))
            .child(
                el("code")
                    .attr("title", &device.device_id)
                    .text(&device.device_id),
            );
        let mut row = el("tr").child(name);
        for (fact, head) in facts(subject, index, device, context)
            .into_iter()
            .zip(heads)
        {
            row = row.child(el("td").attr("data-head", head.get(lang)).text(&fact));
        }
        append(&body.0, row);
    }
    table.child(body)
}

fn facts(subject: &Subject, index: usize, device: &Device, context: &Context) -> [String; 7] {
    let lang = context.lang;
    let segments = &subject.facts[index].segments;
    let span = device.times.first().zip(device.times.last());
    let data = match span {
        None => nothing(),
        Some(_) if !subject.is_drawn(index) => ui::NOT_DRAWN.get(lang).to_owned(),
        Some((start, end)) => format!("{} – {}", context.clock(*start), context.clock(*end)),
    };
    let step = segments
        .median_step
        .map(|step| (step / 100.0).round() / 10.0);
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
    "–".to_owned()
}

/// Notes on the data, ids for a ticket, fields that nobody knows.
pub fn footer(subject: &Subject, warnings: &[Warning], context: &Context) -> El {
    let lang = context.lang;
    let footer = el("footer");
    let devices = &subject.session.devices;
    if warnings.is_empty() {
        append(&footer.0, el("span").text(ui::NO_NOTES.get(lang)));
    } else {
        let list = el("ul");
        for warning in warnings {
            append(&list.0, prose(el("li"), &words(warning, devices, lang)));
        }
        let summary = el("summary").text(&ui::notes(warnings.len(), lang));
        append(
            &footer.0,
            el("details").class("notes").child(summary).child(list),
        );
    }
    let of_session = subject.session.extras.iter();
    let of_devices = devices.iter().enumerate().flat_map(|(index, device)| {
        let name = device_name(devices, index, lang);
        let term = move |extra: &Extra| format!("{name} · {}", extra.name);
        device.extras.iter().map(move |extra| (term(extra), extra))
    });
    let extras: Vec<_> = of_session
        .map(|extra| (extra.name.clone(), extra))
        .chain(of_devices)
        .collect();
    if !extras.is_empty() {
        let list = el("dl");
        for (term, extra) in extras {
            append(&list.0, el("dt").text(&term));
            append(&list.0, el("dd").child(el("code").text(&extra.value)));
        }
        let summary = el("summary").text(ui::EXTRAS.get(lang));
        append(
            &footer.0,
            el("details").class("extras").child(summary).child(list),
        );
    }
    if devices.len() > 1 {
        append(&footer.0, el("span").text(ui::CLOCKS.get(lang)));
    }
    append(&footer.0, el("span").text(ui::BURSTS_STAY.get(lang)));
    let hints = el("span").class("hints").text(ui::HINTS.get(lang));
    let ids = [
        (ui::REQUEST_ID, &subject.session.request_id),
        (ui::PROJECT, &subject.session.project_id),
    ];
    for (word, id) in ids.into_iter().filter(|(_, id)| !id.is_empty()) {
        let id = el("code").text(id);
        append(
            &footer.0,
            el("span").text(&format!("{} ", word.get(lang))).child(id),
        );
    }
    footer.child(hints)
}
