//! The legend is also the read-out: name, value at the cursor, median and range in one row.

use std::cell::RefCell;
use std::ops::Range;

use web_sys::{Element, HtmlElement};

use super::dom::{El, append, el, set_attr, svg};
use crate::model::{Series, Unit};
use crate::text::figures::{at_rest, decimals};
use crate::text::number::{MISSING, compact, difference, with_unit};
use crate::text::{Lang, ui};
use crate::units::{CssPx, Millis};
use crate::view::{
    Analysis, CurveKind, Entry, Mark, Paint, Presence, Readout, SeriesStyle, ViewState,
};

/// A series in the legend of its chart.
pub struct Row {
    /// Which series.
    pub entry: Entry,
    label: String,
    button: HtmlElement,
    cells: [HtmlElement; 3],
    /// The text of the cells. Remembering it is cheaper than reading it from the page.
    written: RefCell<[String; 3]>,
    /// The interval that `rest` describes.
    measured: Option<Range<Millis>>,
    /// Median, 95th percentile and range of that interval.
    rest: [String; 3],
    /// The same as a sentence for screen readers.
    summary: String,
    decimals: u8,
    unit: Option<Unit>,
}

impl Row {
    /// Builds the row of a series.
    pub fn build(analysis: &Analysis, entry: &Entry, label: &str) -> Self {
        let cells = ["c1", "c2", "c3"].map(|class| el("span").class(class));
        let button = el("button")
            .class(if entry.presence == Presence::Shown {
                "entry"
            } else {
                "entry chip"
            })
            .attr("type", "button")
            .attr("data-series", &entry.name())
            .child(swatch(&entry.style))
            .child(el("span").class("name").attr("title", label).text(label))
            .children(cells.clone());
        let series = analysis.series(entry.place);
        Self {
            entry: entry.clone(),
            label: label.to_owned(),
            button: button.0,
            cells: cells.map(|cell| cell.0),
            written: RefCell::default(),
            measured: None,
            rest: [(); 3].map(|()| MISSING.to_owned()),
            summary: String::new(),
            decimals: series.map_or(0, decimals),
            unit: series.and_then(Series::metric).map(|metric| metric.unit),
        }
    }

    /// The row's element.
    pub fn root(&self) -> &HtmlElement {
        &self.button
    }

    /// The series' label.
    pub fn label(&self) -> &str {
        &self.label
    }

    /// The number of decimals of its values.
    pub fn decimals(&self) -> u8 {
        self.decimals
    }

    /// Shows whether the series is visible.
    pub fn show_state(&self, state: &ViewState) {
        let visible = state.is_visible(&self.entry);
        set_attr(
            &self.button,
            "aria-pressed",
            if visible { "true" } else { "false" },
        );
    }

    /// Computes the statistics of an interval; `false` if they are known already.
    pub fn measure(&mut self, analysis: &Analysis, stretch: &Range<Millis>, lang: Lang) -> bool {
        if self.measured.as_ref() == Some(stretch) {
            return false;
        }
        self.measured = Some(stretch.clone());
        let statistics = analysis.statistics(self.entry.place, stretch);
        self.rest = at_rest(&statistics, self.decimals, lang);
        let [median, _, range] = &self.rest;
        self.summary = ui::summary(&self.label, median, range, statistics.count, lang);
        // Not a label: that would hide the visible figures from screen readers and voice control.
        set_attr(&self.button, "aria-description", &self.summary);
        true
    }

    /// Fills the columns.
    pub fn show(&self, analysis: &Analysis, readout: Readout) {
        let [median, p95, range] = self.rest.each_ref().map(String::as_str);
        match readout {
            Readout::Rest => self.write([median, p95, range]),
            Readout::At(time) => self.write([&self.value(analysis, time), median, range]),
            Readout::Between(one, other) => {
                let values = [one, other].map(|time| analysis.value_at(self.entry.place, time));
                let difference = match values {
                    [Some(one), Some(other)] => difference(one, other, self.decimals),
                    _ => MISSING.to_owned(),
                };
                let [one, other] = values.map(|value| self.figure(value));
                self.write([&one, &other, &difference]);
            }
        }
    }

    fn write(&self, texts: [&str; 3]) {
        let mut written = self.written.borrow_mut();
        for ((cell, text), written) in self.cells.iter().zip(texts).zip(written.iter_mut()) {
            if written != text {
                cell.set_text_content(Some(text));
                text.clone_into(written);
            }
        }
    }

    /// The value at an instant, or a dash.
    pub fn value(&self, analysis: &Analysis, time: Millis) -> String {
        self.figure(analysis.value_at(self.entry.place, time))
    }

    /// A formatted value, or a dash.
    pub fn figure(&self, value: Option<f64>) -> String {
        value.map_or_else(|| MISSING.to_owned(), |value| compact(value, self.decimals))
    }

    /// The value at an instant with its unit, for screen readers.
    pub fn spoken(&self, analysis: &Analysis, time: Millis) -> String {
        let value = self.value(analysis, time);
        match self.unit {
            Some(unit) if value != MISSING => with_unit(&value, unit),
            _ => value,
        }
    }

    /// `Field: median 19, 15–21, 28 samples`, for the interval measured last.
    pub fn summary(&self) -> &str {
        &self.summary
    }
}

/// A line sample of a series; `currentColor` follows the theme.
pub fn swatch(style: &SeriesStyle) -> Element {
    let (width, middle) = (23.0, 7.0);
    let dash = style
        .dash
        .map_or_else(String::new, |[on, off]| format!("{on} {off}"));
    let mut shapes: Vec<(&str, Vec<(&str, String)>)> = Vec::new();
    let ink = || "currentColor".to_owned();
    let stroke = |d: String, width: f64| {
        let mut attributes = vec![("d", d), ("fill", "none".to_owned()), ("stroke", ink())];
        attributes.push(("stroke-width", width.to_string()));
        attributes
    };
    match style.kind {
        CurveKind::Bar { filled } => {
            let mut attributes = stroke(format!("M{} 2h7v10h-7z", middle + 3.0), 1.5);
            if filled {
                attributes[1].1 = ink();
            }
            shapes.push(("path", attributes));
        }
        CurveKind::Share if style.paint.mark().is_filled() => {
            let mut tint = stroke("M2 1h20v12h-20z".to_owned(), 0.0);
            tint[1].1 = ink();
            tint.push(("fill-opacity", "0.2".to_owned()));
            shapes.push(("path", tint));
            shapes.push(("path", stroke("M2 12h20".to_owned(), 3.0)));
        }
        CurveKind::Share => {
            // Hatch lines x + y = c in a box from 4,1 to 24,13, as in the plot.
            let lines = (2..9).map(|line| {
                let c = f64::from(line) * 4.0;
                let (from, to) = (f64::max(2.0, c - 13.0), f64::min(22.0, c - 1.0));
                format!("M{from} {}L{to} {}", c - from, c - to)
            });
            shapes.push(("path", stroke(lines.collect::<String>(), 2.0)));
        }
        _ => {
            let mut line = stroke(format!("M0 {middle}h{width}"), style.width);
            line.push(("stroke-dasharray", dash));
            shapes.push(("path", line));
            if let Some(mark) = style.mark {
                shapes.push(("path", mark_attributes(mark, width / 2.0, middle, 1.0)));
            }
        }
    }
    let svg = svg("swatch", 28, 14, &shapes);
    set_attr(&svg, "data-paint", &paint_name(style.paint));
    svg
}

/// A single mark centred in a square, enlarged by `times`.
pub fn mark_sign(mark: Mark, paint: Paint, side: CssPx, times: f64) -> Element {
    let middle = side / 2.0;
    let shape = ("path", mark_attributes(mark, middle, middle, times));
    let svg = svg("mark", side as u32, side as u32, &[shape]);
    set_attr(&svg, "data-paint", &paint_name(paint));
    svg
}

fn mark_attributes(mark: Mark, x: f64, y: f64, times: f64) -> Vec<(&'static str, String)> {
    let r = mark.size() * times / 2.0;
    let d = match mark {
        Mark::Disc => format!(
            "M{} {y}a{r} {r} 0 1 0 {} 0a{r} {r} 0 1 0 -{} 0",
            x - r,
            2.0 * r,
            2.0 * r
        ),
        Mark::Square | Mark::Block => format!("M{} {}h{s}v{s}h-{s}z", x - r, y - r, s = 2.0 * r),
        Mark::Triangle | Mark::OpenTriangle => format!("M{x} {}l{r} {s}h-{s}z", y - r, s = 2.0 * r),
        Mark::Wedge | Mark::FilledWedge => {
            format!("M{} {}h{s}l-{r} {s}z", x - r, y - r, s = 2.0 * r)
        }
        Mark::Diamond | Mark::FilledDiamond => {
            format!("M{x} {}l{r} {r}l-{r} {r}l-{r} -{r}z", y - r)
        }
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

/// The value of `data-paint`; the style sheet maps it to a colour.
fn paint_name(paint: Paint) -> String {
    match paint {
        Paint::Field => "field".to_owned(),
        Paint::Remote => "remote".to_owned(),
        Paint::Link(place) => format!("link{}", place % 4),
        Paint::Other(place) => format!("other{}", place % 2),
    }
}

/// A line of chips for series that are hidden by default.
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
