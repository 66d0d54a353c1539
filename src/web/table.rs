//! A chart's samples as a paged table: for people who cannot see curves, and for copying.

use super::context::Context;
use super::dom::{El, append, el, set_attr};
use crate::order::{first_from, sort};
use crate::text::figures::decimals;
use crate::text::number::number;
use crate::text::ui;
use crate::units::Millis;
use crate::view::{Analysis, Entry};

/// Rows per page: a browser lays out this many without a noticeable pause.
const PAGE: usize = 200;

/// The table of one chart; closed by default.
pub struct Table {
    root: El,
    is_open: bool,
    first: usize,
}

impl Table {
    /// A closed table.
    pub fn new() -> Self {
        Self {
            root: el("div").class("samples").attr("hidden", ""),
            is_open: false,
            first: 0,
        }
    }

    /// Its place in the chart.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Whether it is shown.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// Shows or hides it.
    pub fn toggle(&mut self, columns: &[(Entry, String)], analysis: &Analysis, context: &Context) {
        self.is_open = !self.is_open;
        self.root.0.set_hidden(!self.is_open);
        self.first = 0;
        self.fill(columns, analysis, context);
    }

    /// Shows the next or the previous page.
    pub fn turn(
        &mut self,
        columns: &[(Entry, String)],
        analysis: &Analysis,
        context: &Context,
        forward: bool,
    ) {
        self.first = if forward {
            self.first + PAGE
        } else {
            self.first.saturating_sub(PAGE)
        };
        self.fill(columns, analysis, context);
    }

    /// Rewrites the page: the series or the window have changed.
    pub fn fill(&mut self, columns: &[(Entry, String)], analysis: &Analysis, context: &Context) {
        self.root.0.set_text_content(None);
        if !self.is_open {
            return;
        }
        let lang = context.lang;
        let times = times(columns, analysis, context);
        self.first = self.first.min(times.len().saturating_sub(1) / PAGE * PAGE);
        let page = &times[self.first..(self.first + PAGE).min(times.len())];
        let mut head = el("tr").child(el("th").attr("scope", "col").text(ui::TIME.get(lang)));
        for (_, label) in columns {
            head = head.child(el("th").attr("scope", "col").text(label));
        }
        let body = el("tbody");
        for time in page {
            let when = format!("{} {}", context.zone.date(*time), context.zone.time(*time));
            let mut row = el("tr").child(el("th").attr("scope", "row").text(when.trim()));
            for (entry, _) in columns {
                row = row.child(el("td").text(&value(analysis, entry, *time)));
            }
            append(&body.0, row);
        }
        let count = |count: usize| number(count as f64, 0);
        let (from, to) = (
            count((self.first + 1).min(times.len())),
            count(self.first + page.len()),
        );
        let caption = ui::rows(&from, &to, &count(times.len()), lang);
        let table = el("table")
            .child(el("caption").text(&caption))
            .child(el("thead").child(head))
            .child(body);
        append(
            &self.root.0,
            el("div").class("scroll").attr("tabindex", "0").child(table),
        );
        if times.len() <= PAGE {
            return;
        }
        for (rows, words, is_end) in [
            ("previous", ui::PREVIOUS, self.first == 0),
            ("next", ui::NEXT, self.first + PAGE >= times.len()),
        ] {
            let button = el("button")
                .attr("type", "button")
                .attr("data-rows", rows)
                .text(words.get(lang));
            if is_end {
                set_attr(&button.0, "disabled", "");
            }
            append(&self.root.0, button);
        }
    }
}

/// Every instant in the window at which one of the devices has a sample.
fn times(columns: &[(Entry, String)], analysis: &Analysis, context: &Context) -> Vec<Millis> {
    let window = &context.window;
    let has_column = |device: usize| {
        columns
            .iter()
            .any(|(entry, _)| entry.place.device == device)
    };
    let devices = analysis.session.devices.iter().enumerate();
    let mut times: Vec<Millis> = devices
        .filter(|(index, _)| has_column(*index))
        .flat_map(|(_, device)| device.times.iter().copied())
        .filter(|time| *time >= window.start && *time <= window.end)
        .collect();
    sort(&mut times, &f64::total_cmp);
    times.dedup();
    times
}

/// The value at exactly that instant: empty if the device has no sample, a dash if nothing was measured.
fn value(analysis: &Analysis, entry: &Entry, time: Millis) -> String {
    let times = &analysis.session.devices[entry.place.device].times;
    let index = first_from(times, time);
    let Some(series) = analysis.series(entry.place) else {
        return String::new();
    };
    match series.values.get(index) {
        Some(value) if times[index] == time => {
            if value.is_nan() {
                "–".to_owned()
            } else {
                number(*value, decimals(series))
            }
        }
        _ => String::new(),
    }
}
