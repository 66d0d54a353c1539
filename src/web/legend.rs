//! The legend is the read-out: name, value at the cursor, median and range in one row.

use web_sys::{Element, HtmlElement};

use super::dom::{El, append, el, set_attr, svg, write};
use crate::derive::Statistics;
use crate::model::{Series, Unit};
use crate::text::number::{compact, decimals_for, range, with_unit};
use crate::text::{Lang, ui};
use crate::units::Millis;
use crate::view::{Entry, Form, Look, Mark, Paint, Presence, Subject, ViewState};

/// One series of a chart in its legend.
pub struct Row {
    /// Which series.
    pub entry: Entry,
    button: HtmlElement,
    cells: [HtmlElement; 3],
    rest: [String; 3],
    decimals: u8,
    unit: Option<Unit>,
}

/// What stands for a missing value.
const NOTHING: &str = "–";

impl Row {
    /// Builds the row of a series.
    pub fn build(subject: &Subject, entry: &Entry, label: &str, lang: Lang) -> Self {
        let cells = ["c1", "c2", "c3"].map(|class| el("span").class(class));
        let button = el("button")
            .class(if entry.presence == Presence::Shown {
                "entry"
            } else {
                "entry chip"
            })
            .attr("type", "button")
            .attr("data-series", &entry.name())
            .child(swatch(&entry.look))
            .child(el("span").class("name").attr("title", label).text(label))
            .children(cells.clone());
        let series = subject.series(entry.device, &entry.key);
        let decimals = series.map_or(0, decimals);
        let row = Self {
            entry: entry.clone(),
            button: button.0,
            cells: cells.map(|cell| cell.0),
            rest: at_rest(series, decimals, lang),
            decimals,
            unit: series.and_then(Series::metric).map(|metric| metric.unit),
        };
        // Not a label: it would hide the figures that are seen, and say others than a person who speaks to the page reads.
        set_attr(
            &row.button,
            "aria-description",
            &row.summary(subject, label, lang),
        );
        row.show_cursor(subject, None);
        row
    }

    /// The row's element.
    pub fn root(&self) -> &HtmlElement {
        &self.button
    }

    /// Shows whether the series is drawn.
    pub fn show_state(&self, state: &ViewState) {
        let visible = state.is_visible(&self.entry);
        set_attr(
            &self.button,
            "aria-pressed",
            if visible { "true" } else { "false" },
        );
    }

    /// Writes the values at an instant, or the statistics at rest.
    pub fn show_cursor(&self, subject: &Subject, cursor: Option<Millis>) {
        let [median, p95, range] = &self.rest;
        let texts = match cursor {
            None => [median.clone(), p95.clone(), range.clone()],
            Some(time) => [self.value(subject, time), median.clone(), range.clone()],
        };
        for (cell, text) in self.cells.iter().zip(&texts) {
            write(cell, text);
        }
    }

    /// The value at an instant, or a dash.
    pub fn value(&self, subject: &Subject, time: Millis) -> String {
        let value = subject
            .sample_at(self.entry.device, time)
            .zip(subject.series(self.entry.device, &self.entry.key))
            .map(|(index, series)| series.values[index]);
        match value {
            Some(value) if !value.is_nan() => compact(value, self.decimals),
            _ => NOTHING.to_owned(),
        }
    }

    /// The value at an instant with its unit, for a screen reader.
    pub fn spoken(&self, subject: &Subject, time: Millis) -> String {
        let value = self.value(subject, time);
        match self.unit {
            Some(unit) if value != NOTHING => with_unit(&value, unit),
            _ => value,
        }
    }

    /// `Field: median 19, 15–21, 28 samples`.
    pub fn summary(&self, subject: &Subject, label: &str, lang: Lang) -> String {
        let series = subject.series(self.entry.device, &self.entry.key);
        let count = series.map_or(0, |series| Statistics::of(&series.values).count);
        ui::summary(label, &self.rest[0], &self.rest[2], count, lang)
    }
}

/// Decimals that a series deserves: its metric's, or as many as an unknown array shows.
pub fn decimals(series: &Series) -> u8 {
    series
        .metric()
        .map_or_else(|| decimals_for(&series.values), |metric| metric.decimals)
}

fn at_rest(series: Option<&Series>, decimals: u8, lang: Lang) -> [String; 3] {
    let nothing = || NOTHING.to_owned();
    let Some(series) = series else {
        return [nothing(), nothing(), nothing()];
    };
    let statistics = Statistics::of(&series.values);
    let text = |value: Option<f64>| value.map_or_else(nothing, |value| compact(value, decimals));
    // A percentile of a handful of samples is its maximum by another name (look, section 4).
    let p95 = statistics.p95.filter(|_| statistics.count >= 20);
    let span = statistics.min.zip(statistics.max);
    [
        text(statistics.p50),
        text(p95),
        span.map_or_else(nothing, |(min, max)| range(min, max, decimals, lang)),
    ]
}

/// A sample of a series' ink: `currentColor` follows the theme.
pub fn swatch(look: &Look) -> Element {
    let (width, middle) = (23.0, 7.0);
    let dash = look
        .dash
        .map_or_else(String::new, |[on, off]| format!("{on} {off}"));
    let mut shapes: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    let ink = || "currentColor".to_owned();
    let stroke = |d: String, width: f64| {
        let mut attributes = vec![("d", d), ("fill", "none".to_owned()), ("stroke", ink())];
        attributes.push(("stroke-width", width.to_string()));
        attributes
    };
    match look.form {
        Form::Bar { filled } => {
            let mut attributes = stroke(format!("M{} 2h7v10h-7z", middle + 3.0), 1.5);
            if filled {
                attributes[1].1 = ink();
            }
            shapes.push(("path", attributes));
        }
        Form::Share if look.paint.mark().is_filled() => {
            let mut tint = stroke("M2 1h20v12h-20z".to_owned(), 0.0);
            tint[1].1 = ink();
            tint.push(("fill-opacity", "0.2".to_owned()));
            shapes.push(("path", tint));
            shapes.push(("path", stroke("M2 12h20".to_owned(), 3.0)));
        }
        Form::Share => {
            // The lines x + y = c of a box from 4,1 to 24,13, as the plot has them.
            let lines = (2..9).map(|line| {
                let c = f64::from(line) * 4.0;
                let (from, to) = (f64::max(2.0, c - 13.0), f64::min(22.0, c - 1.0));
                format!("M{from} {}L{to} {}", c - from, c - to)
            });
            shapes.push(("path", stroke(lines.collect::<String>(), 2.0)));
        }
        _ => {
            let mut line = stroke(format!("M0 {middle}h{width}"), look.width);
            line.push(("stroke-dasharray", dash));
            shapes.push(("path", line));
            if let Some(mark) = look.mark {
                shapes.push(("path", mark_attributes(mark, width / 2.0, middle)));
            }
        }
    }
    let svg = svg("swatch", 28, 14, &shapes);
    set_attr(&svg, "data-paint", &paint_name(look.paint));
    svg
}

fn mark_attributes(mark: Mark, x: f64, y: f64) -> Vec<(&'static str, String)> {
    let r = mark.size() / 2.0;
    let d = match mark {
        Mark::Disc => format!(
            "M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0",
            x - r,
            2.0 * r,
            2.0 * r
        ),
        Mark::Square | Mark::Block => format!("M{} {}h{s}v{s}h-{s}z", x - r, y - r, s = 2.0 * r),
        Mark::Triangle => format!("M{x} {}l{r} {s}h-{s}z", y - r, s = 2.0 * r),
        Mark::Wedge => format!("M{} {}h{s}l-{r} {s}z", x - r, y - r, s = 2.0 * r),
        Mark::Diamond => format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r),
        Mark::Cross => format!("M{} {}l{s} {s}m0 -{s}l-{s} {s}", x - r, y - r, s = 2.0 * r),
    };
    let fill = if mark.is_filled() {
        "currentColor"
    } else {
        "var(--bg)"
    };
    vec![
        ("d", d),
        (
            "class",
            if mark.is_filled() {
                "mark"
            } else {
                "mark open"
            }
            .to_owned(),
        ),
        (
            "fill",
            if mark == Mark::Cross { "none" } else { fill }.to_owned(),
        ),
        ("stroke", "currentColor".to_owned()),
        (
            "stroke-width",
            if mark.is_filled() { "0" } else { "1.5" }.to_owned(),
        ),
    ]
}

/// The value of `data-paint`, which the style sheet turns into a colour.
fn paint_name(paint: Paint) -> String {
    match paint {
        Paint::Field => "field".to_owned(),
        Paint::Remote => "remote".to_owned(),
        Paint::Link(place) => format!("link{}", place % 4),
        Paint::Other(place) => format!("other{}", place % 2),
    }
}

/// A line of chips: series that are not drawn unless asked for.
pub fn chips(words: &str, rows: &[&Row]) -> Option<El> {
    rows.first()?;
    let line = el("div")
        .class("chips")
        .child(el("span").class("hint").text(words));
    for row in rows {
        append(&line.0, row.root());
    }
    Some(line)
}
