//! The value distribution of a chart: below the plot one row per visible series, with its histogram, percentiles and the time spent in each
//! band.

use std::ops::Range;

use web_sys::Element;

use super::canvas::Canvas;
use super::context::Context;
use super::dom::{El, append, el, set_attr, set_style, svg};
use super::legend::{Row, swatch};
use crate::chart::{Bars, DrawList, HistogramLayout, bars, scale};
use crate::derive::{BandTime, Histogram, Statistics};
use crate::text::distribution as words;
use crate::text::help::bands_line;
use crate::text::number::{compact, duration, number};
use crate::text::{Message, ui};
use crate::units::{CssPx, Millis};
use crate::view::{Analysis, BandCounts, Distribution, SharedBins};

/// Width of a histogram next to its figures; on narrow screens it is as wide as the plot.
const WIDTH: CssPx = 280.0;
const PHONE: CssPx = 500.0;
/// Height of a histogram, and of the axis above them.
const HEIGHT: CssPx = 30.0;
const SCALE_HEIGHT: CssPx = 16.0;

/// The distributions of one chart; collapsed by default.
pub struct DistributionPanel {
    root: El,
    scroll: El,
    is_open: bool,
    /// The interval that `found` describes.
    stretch: Option<Range<Millis>>,
    /// One per visible series, in legend order, as far as computed.
    found: Vec<Option<Distribution>>,
    /// The table shows `found` with the current colours and size.
    is_written: bool,
}

impl DistributionPanel {
    /// Collapsed.
    pub fn new() -> Self {
        let scroll = el("div").class("scroll").attr("tabindex", "0");
        Self {
            root: el("div").class("spread").attr("hidden", "").child(&scroll),
            scroll,
            is_open: false,
            stretch: None,
            found: Vec::new(),
            is_written: false,
        }
    }

    /// The element in the chart.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Expands or collapses it.
    pub fn show(&mut self, is_open: bool) {
        self.is_open = is_open;
        self.root.0.set_hidden(!is_open);
        self.forget();
        if !is_open {
            self.scroll.0.set_text_content(None);
        }
    }

    /// Colours, size or window have changed.
    pub fn invalidate(&mut self) {
        self.is_written = false;
    }

    /// The visible series have changed.
    pub fn forget(&mut self) {
        self.stretch = None;
    }

    /// Computes one more distribution or, after the last one, writes the table; `false` when nothing is left to do. `rows` are the visible
    /// series, `axis` is the chart's value range in the interval.
    pub fn step<'a>(
        &mut self,
        rows: impl Iterator<Item = &'a Row> + Clone,
        axis: impl FnOnce() -> Option<Range<f64>>,
        analysis: &Analysis,
        context: &Context,
        stretch: &Range<Millis>,
    ) -> bool {
        if !self.is_open {
            return false;
        }
        if self.stretch.as_ref() != Some(stretch) {
            self.stretch = Some(stretch.clone());
            self.found.clear();
            self.is_written = false;
        }
        if let Some(row) = rows.clone().nth(self.found.len()) {
            let found = analysis.distribution(row.entry.place, stretch);
            self.found.push(found);
            return true;
        }
        if std::mem::replace(&mut self.is_written, true) {
            return false;
        }
        self.scroll.0.set_text_content(None);
        if let Some(axis) = axis() {
            let rows: Vec<(&Row, &Distribution)> = rows
                .zip(&self.found)
                .filter_map(|(row, found)| Some((row, found.as_ref()?)))
                .collect();
            let table = Rows::new(&rows, &axis, analysis, context, stretch);
            append(&self.scroll.0, table.table(&rows));
            for line in table.limits(&rows) {
                append(&self.scroll.0, el("p").class("hint").text(&line));
            }
        }
        true
    }
}

/// What all rows of one table share.
struct Rows<'a> {
    context: &'a Context,
    stretch: &'a Range<Millis>,
    shared: Option<SharedBins>,
    histograms: Vec<Histogram>,
    /// Some series has enough samples for the 99.9th percentile.
    has_p999: bool,
    /// Some series has bands.
    has_bands: bool,
    /// Some series could not be judged all the time.
    has_unjudged: bool,
}

impl<'a> Rows<'a> {
    fn new(
        rows: &[(&Row, &Distribution)],
        axis: &Range<f64>,
        analysis: &Analysis,
        context: &'a Context,
        stretch: &'a Range<Millis>,
    ) -> Self {
        let decimals = rows.iter().map(|(row, _)| row.decimals()).max();
        let statistics = rows.iter().map(|(_, found)| &found.statistics);
        let shared = SharedBins::new(statistics, axis, decimals.unwrap_or(0));
        let histogram = |(row, _): &(&Row, &Distribution)| {
            let place = row.entry.place;
            let (shared, series) = (shared.as_ref()?, analysis.series(place)?);
            let samples = analysis.samples_in(place.device, stretch);
            Some(shared.bins.count(&series.values[samples]))
        };
        let band_counts = || rows.iter().map(|(_, found)| &found.band_counts);
        Self {
            context,
            stretch,
            histograms: rows
                .iter()
                .map(|row| histogram(row).unwrap_or_default())
                .collect(),
            has_p999: rows
                .iter()
                .any(|(_, found)| found.statistics.count >= least_samples(0.999)),
            has_bands: band_counts().any(|band_counts| !matches!(band_counts, BandCounts::WithoutBands)),
            has_unjudged: band_counts()
                .any(|band_counts| matches!(band_counts, BandCounts::Counted { time, .. } if time.unjudged > 0)),
            shared,
        }
    }

    fn layout(&self) -> Option<HistogramLayout<'_>> {
        let any = |is: fn(&Histogram) -> usize| self.histograms.iter().any(|one| is(one) > 0);
        Some(HistogramLayout {
            palette: &self.context.palette,
            ratio: self.context.ratio,
            shared: self.shared.as_ref()?,
            beyond: (any(|one| one.below), any(|one| one.above)),
        })
    }

    fn table(&self, rows: &[(&Row, &Distribution)]) -> El {
        let context = self.context;
        let caption = format!(
            "{} · {} – {} · {}",
            words::DISTRIBUTION.get(context.lang),
            context.clock(self.stretch.start),
            context.clock(self.stretch.end),
            duration(self.stretch.end - self.stretch.start, context.lang)
        );
        let body = el("tbody");
        for ((row, found), histogram) in rows.iter().zip(&self.histograms) {
            append(&body.0, self.row(row, found, histogram));
        }
        el("table")
            .child(el("caption").text(&caption))
            .child(el("thead").child(self.heads()))
            .child(body)
    }

    fn heads(&self) -> El {
        let lang = self.context.lang;
        let head = |text: Message| el("th").attr("scope", "col").text(text.get(lang));
        let unseen = |text: Message| el("span").class("unseen").text(text.get(lang));
        let head_of_bins = el("th")
            .attr("scope", "col")
            .class("bins")
            .child(unseen(words::HISTOGRAM));
        if let Some(layout) = self.layout() {
            let (canvas, size) = self.canvas(&head_of_bins, SCALE_HEIGHT);
            self.draw(&canvas, &scale(&layout, size));
        }
        let mut heads = el("tr").child(head(ui::SERIES)).child(head_of_bins);
        for word in [ui::COUNT, ui::MEDIAN, words::P90, ui::P95, ui::P99] {
            heads = heads.child(head(word));
        }
        if self.has_p999 {
            heads = heads.child(head(words::P999));
        }
        heads = heads.child(head(ui::GREATEST));
        if self.has_bands {
            let shares = el("th").attr("scope", "col").class("shares");
            heads = heads.child(shares.child(unseen(words::BANDS)));
            for (_, word) in self.bands() {
                heads = heads.child(head(word));
            }
        }
        heads
    }

    fn row(&self, row: &Row, found: &Distribution, histogram: &Histogram) -> El {
        let lang = self.context.lang;
        let name = el("th")
            .attr("scope", "row")
            .child(swatch(&row.entry.style))
            .child(
                el("span")
                    .class("name")
                    .attr("title", row.label())
                    .text(row.label()),
            );
        let mut line = el("tr")
            .child(name)
            .child(self.picture(row, found, histogram));
        for (head, text, why) in self.figures(row, &found.statistics, found) {
            let mut cell = el("td").attr("data-head", head.get(lang)).text(&text);
            if let Some(why) = why {
                cell = cell.attr("title", &why);
            }
            line = line.child(cell);
        }
        if !self.has_bands {
            return line;
        }
        match &found.band_counts {
            BandCounts::Counted { time, step, .. } => {
                line = line.child(el("td").class("shares").child(shares(time)));
                for (band, word) in self.bands() {
                    let count = count_of(time, band);
                    let text = step.map(|step| duration(count as f64 * step, lang));
                    let share = match count {
                        0 => String::new(),
                        count => words::percent(count, time.measured()),
                    };
                    let cell = el("td")
                        .class(if count == 0 { "none" } else { "" })
                        .attr("data-head", word.get(lang))
                        .child(el("span").text(&text.unwrap_or_default()))
                        .child(el("span").class("share").text(&share));
                    line = line.child(cell);
                }
                line
            }
            BandCounts::Needs(array) => line.child(self.note(&words::needs(array, lang))),
            BandCounts::WithoutBands => line.child(self.note("–")),
        }
    }

    /// Replaces the band columns.
    fn note(&self, text: &str) -> El {
        let columns = 1 + self.bands().count();
        el("td")
            .class("note")
            .attr("colspan", &columns.to_string())
            .text(text)
    }

    fn bands(&self) -> impl Iterator<Item = (&'static str, Message)> {
        let bands = [
            ("good", words::GOOD),
            ("watch", words::WATCH),
            ("bad", words::BAD),
            ("unjudged", words::UNJUDGED),
        ];
        bands
            .into_iter()
            .take(if self.has_unjudged { 4 } else { 3 })
    }

    /// Heading, figure, and why a figure is missing.
    fn figures(
        &self,
        row: &Row,
        statistics: &Statistics,
        Distribution { tails, .. }: &Distribution,
    ) -> Vec<(Message, String, Option<String>)> {
        let percentiles = [
            (ui::MEDIAN, statistics.p50, 0.0),
            (words::P90, tails.p90, 0.9),
            (ui::P95, statistics.p95, 0.95),
            (ui::P99, statistics.p99, 0.99),
            (words::P999, tails.p999, 0.999),
            (ui::GREATEST, statistics.max, 0.0),
        ];
        let count = (ui::COUNT, number(statistics.count as f64, 0), None);
        let mut figures = vec![count];
        for (head, value, fraction) in percentiles {
            let least = least_samples(fraction);
            if head == words::P999 && !self.has_p999 {
                continue;
            }
            // With few samples such a percentile is just the maximum (look, section 4).
            let is_known = statistics.count >= least;
            let why = (!is_known).then(|| words::too_few(least, self.context.lang));
            figures.push((head, row.figure(value.filter(|_| is_known)), why));
        }
        figures
    }

    fn picture(&self, row: &Row, found: &Distribution, histogram: &Histogram) -> El {
        let cell = el("td").class("bins");
        let Some(layout) = self.layout() else {
            return cell;
        };
        let (canvas, size) = self.canvas(&cell, HEIGHT);
        let element = &canvas.root().0;
        let _ = element.remove_attribute("aria-hidden");
        set_attr(element, "role", "img");
        let text = self.describe(row, &layout, histogram);
        set_attr(element, "aria-label", &text);
        let one = Bars {
            paint: row.entry.style.paint,
            histogram,
            limits: found.band_counts.limits(),
        };
        self.draw(&canvas, &bars(&layout, &one, size));
        cell
    }

    /// The histogram as text.
    fn describe(&self, row: &Row, layout: &HistogramLayout<'_>, histogram: &Histogram) -> String {
        let lang = self.context.lang;
        let bins = &layout.shared.bins;
        let Histogram {
            below,
            counts,
            above,
        } = histogram;
        let all = below + above + counts.iter().sum::<usize>();
        let mut most = (0, 0);
        for (bin, count) in counts.iter().enumerate() {
            if *count > most.1 {
                most = (bin, *count);
            }
        }
        let edge = |bin: usize| compact(bins.start + bins.width * bin as f64, row.decimals());
        let (start, end) = (edge(0), edge(bins.count));
        let beyond = words::beyond((*below, &start), (*above, &end), lang);
        let mut text = words::shape(
            row.label(),
            (&edge(most.0), &edge(most.0 + 1)),
            (most.1, all),
            lang,
        );
        if let Some(beyond) = beyond {
            text.push_str(ui::BETWEEN_SENTENCES.get(lang));
            text.push_str(&beyond);
        }
        text
    }

    /// A canvas in a cell, and its size in device pixels.
    fn canvas(&self, cell: &El, height: CssPx) -> (Canvas, (u32, u32)) {
        let plot = self.context.plot_width;
        let width = if plot < PHONE { plot } else { WIDTH };
        let canvas = Canvas::new();
        let size = canvas.fit_standalone(self.context.ratio, (width, height));
        append(&cell.0, el("div").class("bars").child(canvas.root()));
        (canvas, size)
    }

    fn draw(&self, canvas: &Canvas, list: &DrawList) {
        canvas.draw(self.context, |root| list.draw(root));
    }

    /// The limits of the bands, each listed once.
    fn limits(&self, rows: &[(&Row, &Distribution)]) -> Vec<String> {
        let lang = self.context.lang;
        let mut lines: Vec<String> = Vec::new();
        for (_, found) in rows {
            if let BandCounts::Counted { bands, .. } = &found.band_counts {
                let line = bands_line(bands, lang);
                if !lines.contains(&line) {
                    lines.push(line);
                }
            }
        }
        lines
    }
}

/// The number of samples from which this percentile differs from the maximum.
fn least_samples(fraction: f64) -> usize {
    (1.0 / (1.0 - fraction)).round() as usize
}

fn count_of(time: &BandTime, band: &str) -> usize {
    match band {
        "good" => time.good,
        "watch" => time.watch,
        "bad" => time.bad,
        _ => time.unjudged,
    }
}

/// The three bands as a bar, proportional to their duration: more ink for worse.
fn shares(time: &BandTime) -> El {
    let bar = el("div").class("shares").attr("aria-hidden", "true");
    for band in ["good", "watch", "bad", "unjudged"] {
        let count = count_of(time, band);
        if count > 0 {
            let part = el("span").attr("data-band", band);
            set_style(&part.0, "flex-grow", &count.to_string());
            append(&bar.0, part);
        }
    }
    bar
}

/// A bar chart icon, for the button that shows distributions.
pub fn sign() -> Element {
    let bars = "M1 11V7h2v4zM4 11V1h2v10zM7 11V4h2v7zM10 11V9h2v2z";
    let attributes = vec![("d", bars.to_owned()), ("fill", "currentColor".to_owned())];
    svg("sign", 13, 12, &[("path", attributes)])
}
