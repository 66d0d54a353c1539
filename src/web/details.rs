//! The facts around the charts: session and time, both devices, notes on the data.

use super::clocks::{clocks, needs_attention};
use super::context::Context;
use super::dom::{El, append, el, prose};
use super::legend::swatch;
use crate::model::Extra;
use crate::text::metrics::device_name;
use crate::text::number::duration;
use crate::text::ui;
use crate::text::warnings::warning as words;
use crate::view::{Analysis, FACTS, Paint, SeriesStyle, device_facts};
use crate::warning::Warning;

/// Time, duration and session.
pub fn header(analysis: &Analysis, context: &Context) -> El {
    let lang = context.lang;
    let zone = &context.zone;
    let line = el("div").class("when");
    if let Some(span) = analysis.span() {
        append(&line.0, el("strong").text(&zone.stretch(&span)));
        append(
            &line.0,
            el("span").text(&format!(" · {}", duration(span.end - span.start, lang))),
        );
    }
    let id = &analysis.session.session_id;
    line.child(el("code").class("id").attr("title", id).text(id))
}

/// The facts of each device, one row each.
pub fn devices(analysis: &Analysis, context: &Context) -> El {
    let lang = context.lang;
    let table = el("table").class("devices");
    let mut head = el("tr").child(el("td"));
    for word in FACTS {
        head = head.child(el("th").attr("scope", "col").text(word.get(lang)));
    }
    append(&table.0, el("thead").child(head));
    let body = el("tbody");
    for (index, device) in analysis.session.devices.iter().enumerate() {
        let style = SeriesStyle::new(None, Paint::of_device(&analysis.session, index));
        let name = el("th")
            .attr("scope", "row")
            .child(swatch(&style))
            .child(el("strong").text(&device_name(&analysis.session.devices, index, lang)))
            .child(
                el("code")
                    .attr("title", &device.device_id)
                    .text(&device.device_id),
            );
        let mut row = el("tr").child(name);
        let clock = |time| context.clock(time);
        for (fact, head) in device_facts(analysis, index, lang, &clock)
            .into_iter()
            .zip(FACTS)
        {
            row = row.child(el("td").attr("data-head", head.get(lang)).text(&fact));
        }
        append(&body.0, row);
    }
    table.child(body)
}

/// Notes on the data, ids for a ticket, unknown fields.
pub fn footer(analysis: &Analysis, warnings: &[Warning], context: &Context) -> El {
    let lang = context.lang;
    let footer = el("footer");
    let devices = &analysis.session.devices;
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
    let of_session = analysis.session.extras.iter();
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
    if let Some(clocks) = clocks(analysis, context).filter(|_| !needs_attention(analysis)) {
        append(&footer.0, clocks);
    }
    append(&footer.0, el("span").text(ui::BURSTS_STAY.get(lang)));
    let hints = el("span").class("hints").text(ui::HINTS.get(lang));
    let ids = [
        (ui::REQUEST_ID, &analysis.session.request_id),
        (ui::PROJECT, &analysis.session.project_id),
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
