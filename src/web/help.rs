//! The explanation of a chart's metrics, its source, and their values in this session.

use web_sys::Element;

use super::context::Context;
use super::dom::{El, append, el};
use super::panel::{Panel, title};
use super::popover;
use crate::derive::Statistics;
use crate::model::{Metric, Series};
use crate::text::help::{bands_line, help};
use crate::text::metrics::metric_name;
use crate::text::number::number;
use crate::text::ui;
use crate::view::Analysis;

/// Opens the explanation next to the chart's question mark.
pub fn open(panel: &Panel, analysis: &Analysis, context: &Context, button: &Element) {
    let popover = popover::popover(&title(&panel.plan, context));
    let mut explained: Vec<&Metric> = Vec::new();
    for row in panel.rows() {
        let series = analysis.series(row.entry.place);
        let Some(metric) = series.and_then(Series::metric) else {
            append(&popover.0, unknown(panel, context));
            continue;
        };
        if !explained.contains(&metric) {
            explained.push(metric);
            append(&popover.0, explain(metric, panel, analysis, context));
        }
    }
    popover::open(popover, context, button);
}

fn explain(metric: &'static Metric, panel: &Panel, analysis: &Analysis, context: &Context) -> El {
    let lang = context.lang;
    let name = el("h4").text(metric_name(metric, lang));
    let section = el("section").child(name.child(el("code").text(metric.id)));
    let Some(help) = help(metric) else {
        return section;
    };
    let facts = el("dl");
    let fact = |term: &str, cell: El| {
        append(&facts.0, el("dt").text(term));
        append(&facts.0, cell);
    };
    let plain = |text: &str| el("dd").text(text);
    if !metric.unit.symbol().is_empty() {
        fact(ui::UNIT.get(lang), plain(metric.unit.symbol()));
    }
    let known = [
        (help.documented, ui::DOCUMENTED, "documented"),
        (help.inferred, ui::INFERRED, "inferred"),
    ];
    for (index, (text, word, class)) in known
        .into_iter()
        .filter(|(text, ..)| text.is_some())
        .enumerate()
    {
        let badge = el("span").class(class).text(word.get(lang));
        let cell = el("dd")
            .child(badge)
            .child(el("span").text(text.map_or("", |text| text.get(lang))));
        fact(
            if index == 0 {
                ui::MEANING.get(lang)
            } else {
                ""
            },
            cell,
        );
    }
    fact(ui::MISSING.get(lang), plain(help.missing.get(lang)));
    if let Some(bands) = analysis.bands(metric.id, metric.owner) {
        fact(ui::REFERENCE.get(lang), plain(&bands_line(&bands, lang)));
    }
    for row in panel.rows() {
        let Some(series) = analysis.series(row.entry.place) else {
            continue;
        };
        if series.metric() != Some(metric) {
            continue;
        }
        let statistics = Statistics::of(&series.values);
        let text = |value: Option<f64>| {
            value.map_or_else(|| "–".to_owned(), |value| number(value, metric.decimals))
        };
        let cell = ui::in_this_session(
            row.label(),
            [
                &text(statistics.p50),
                &text(statistics.p95),
                &text(statistics.max),
            ],
            &number(statistics.count as f64, 0),
            lang,
        );
        fact(ui::THIS_SESSION.get(lang), plain(&cell));
    }
    fact(ui::SOURCE.get(lang), plain(help.source.get(lang)));
    let section = section.child(el("p").text(help.what.get(lang)));
    let section = match help.drawn {
        Some(drawn) => section.child(el("p").text(drawn.get(lang))),
        None => section,
    };
    section.child(facts)
}

fn unknown(panel: &Panel, context: &Context) -> El {
    el("section")
        .child(el("h4").text(&title(&panel.plan, context)))
        .child(el("p").text(ui::UNKNOWN_METRIC.get(context.lang)))
}
