//! Statistics of the selected interval: one row per visible series.

use super::context::Context;
use super::dom::{El, append, el};
use super::panel::{Panel, title};
use super::popover::popover;
use crate::model::{Bands, Series};
use crate::text::figures::decimals;
use crate::text::help::bands_line;
use crate::text::number::{compact, difference, duration, number};
use crate::text::ui;
use crate::view::{Analysis, StretchFacts, ViewState};

/// Additional decimals of a mean or a change.
const FINER: u8 = 1;

/// The panel with the table.
pub fn table(panels: &[Panel], analysis: &Analysis, state: &ViewState, context: &Context) -> El {
    let lang = context.lang;
    let stretch = state.stretch();
    let popover = popover(ui::STATISTICS.get(lang));
    let clock = format!(
        "{} – {} · {}",
        context.clock(stretch.start),
        context.clock(stretch.end),
        duration(stretch.end - stretch.start, lang)
    );
    let heads = [
        ui::SERIES,
        ui::UNIT,
        ui::COUNT,
        ui::LEAST,
        ui::GREATEST,
        ui::MEAN,
        ui::MEDIAN,
        ui::P95,
        ui::P99,
        ui::BEYOND,
        ui::SLOPE,
    ];
    let mut head = el("tr");
    for word in heads {
        head = head.child(el("th").attr("scope", "col").text(word.get(lang)));
    }
    let body = el("tbody");
    for panel in panels {
        let rows = panel.rows().iter();
        for row in rows.filter(|row| state.is_visible(&row.entry)) {
            let Some(series) = analysis.series(row.entry.place) else {
                continue;
            };
            let name = format!("{} · {}", title(&panel.plan, context), row.label());
            let facts = analysis.stretch_facts(row.entry.place, stretch);
            let limit = analysis.bands_of(series);
            append(&body.0, line(&name, series, &facts, limit, context));
        }
    }
    let table = el("table").child(el("thead").child(head)).child(body);
    popover
        .child(el("h4").text(&clock))
        .child(el("div").class("scroll").attr("tabindex", "0").child(table))
}

fn line(
    name: &str,
    series: &Series,
    facts: &StretchFacts,
    limit: Option<Bands>,
    context: &Context,
) -> El {
    let decimals = decimals(series);
    let unit = series.metric().map_or("", |metric| metric.unit.symbol());
    let nothing = || "–".to_owned();
    let figure = |value: Option<f64>, decimals: u8| {
        value.map_or_else(nothing, |value| compact(value, decimals))
    };
    let statistics = &facts.statistics;
    let figures = [
        unit.to_owned(),
        number(statistics.count as f64, 0),
        figure(statistics.min, decimals),
        figure(statistics.max, decimals),
        figure(statistics.mean, decimals + FINER),
        figure(statistics.p50, decimals),
        figure(statistics.p95, decimals),
        figure(statistics.p99, decimals),
        facts
            .beyond_millis
            .map_or_else(nothing, |beyond| duration(beyond, context.lang)),
        facts
            .slope_per_minute
            .map_or_else(nothing, |slope| difference(0.0, slope, decimals + FINER)),
    ];
    let limit = limit.map(|bands| bands_line(&bands, context.lang));
    let mut row = el("tr").child(el("th").attr("scope", "row").text(name));
    for (column, text) in figures.iter().enumerate() {
        let cell = el("td").text(text);
        // The limit that the column compares with.
        let tooltip = limit.as_ref().filter(|_| column == 8);
        row = row.child(match tooltip {
            Some(limit) => cell.attr("title", limit),
            None => cell,
        });
    }
    row
}
