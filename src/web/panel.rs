//! One chart: heading, legend, plot, and the canvases that it is drawn on.

use web_sys::HtmlCanvasElement;

use super::canvas::{draw_on, fit_canvas};
use super::context::Context;
use super::dom::{El, append, canvas, el, set_attr, set_style};
use super::legend::{Row, chips};
use super::overview;
use super::surface::Surface;
use super::table::Table;
use crate::chart::{Composed, Ink, Path, Pen, Sheeted, draw_chart, margins};
use crate::model::ChartId;
use crate::text::metrics::{chart_name, chart_unit, series_label};
use crate::text::ui;
use crate::units::Millis;
use crate::view::{ChartPlan, Entry, Presence, Subject, ViewState};

/// A sample under the cursor grows by this much (look, section 2).
const AT_CURSOR: f64 = 1.9;

/// One chart of the page.
pub struct Panel {
    /// What it shows.
    pub plan: ChartPlan,
    root: El,
    ink: HtmlCanvasElement,
    over: HtmlCanvasElement,
    rows: Vec<Row>,
    labels: Vec<String>,
    composed: Option<Composed>,
    table: Table,
    is_marked: bool,
}

impl Panel {
    /// Builds the elements of a chart.
    pub fn build(subject: &Subject, context: &Context, plan: ChartPlan) -> Self {
        let lang = context.lang;
        let devices = &subject.session.devices;
        let labels: Vec<String> = plan
            .entries
            .iter()
            .map(|entry| series_label(devices, entry.device, &entry.key, lang))
            .collect();
        let rows: Vec<Row> = plan
            .entries
            .iter()
            .zip(&labels)
            .map(|(entry, label)| Row::build(subject, entry, label, lang))
            .collect();
        let title = title(&plan, context);
        let head = el("div")
            .class("head")
            .child(el("h3").attr("title", &title).text(&title))
            .child(
                el("span")
                    .class("unit")
                    .text(plan.id.map_or("", |id| chart_unit(id).get(lang))),
            );
        let head = head
            .child(tool(
                "?",
                "data-help",
                &plan.name,
                &format!("{title}: {}", ui::HELP.get(lang)),
            ))
            .child(tool(
                "≡",
                "data-table",
                &plan.name,
                &format!("{title}: {}", ui::TABLE.get(lang)),
            ));
        let legend = el("div").class("legend").child(head);
        for row in rows
            .iter()
            .filter(|row| row.entry.presence == Presence::Shown)
        {
            append(&legend.0, row.root());
        }
        let hint = match plan.id {
            Some(ChartId::NetworkLatency)
                if devices.iter().any(|device| device.links.len() > 1) =>
            {
                Some(ui::STRIP)
            }
            Some(ChartId::LinkRtt) if plan.entries.len() > 1 => Some(ui::THICK),
            _ => None,
        };
        for (presence, words) in [
            (Presence::AlwaysZero, ui::ALWAYS_ZERO),
            (Presence::OnRequest, ui::ON_REQUEST),
        ] {
            let of: Vec<&Row> = rows
                .iter()
                .filter(|row| row.entry.presence == presence)
                .collect();
            if let Some(chips) = chips(words.get(lang), &of) {
                append(&legend.0, chips);
            }
        }
        if let Some(hint) = hint {
            append(&legend.0, el("div").class("hint").text(hint.get(lang)));
        }
        let summary: Vec<String> = rows
            .iter()
            .zip(&labels)
            .map(|(row, label)| row.summary(subject, label, lang))
            .collect();
        let (ink, over) = (canvas("ink"), canvas("over"));
        let plot = el("div")
            .class("plot")
            .attr("data-chart", &plan.name)
            .attr("tabindex", "0")
            .attr("role", "application")
            .attr("aria-label", &format!("{title}. {}", summary.join(". ")))
            .child(&ink)
            .child(&over);
        set_style(&plot.0, "height", &format!("{}px", plan.height));
        let table = Table::new();
        let root = el("div")
            .class("chart row")
            .child(legend)
            .child(el("div").class("cell").child(&plot))
            .child(table.root());
        Self {
            plan,
            root,
            ink,
            over,
            rows,
            labels,
            composed: None,
            table,
            is_marked: false,
        }
    }

    /// The chart's element.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// The chart's public name.
    pub fn name(&self) -> &str {
        &self.plan.name
    }

    /// The series of its legend with their labels.
    pub fn labelled(&self) -> impl Iterator<Item = (&Row, &str)> {
        self.rows.iter().zip(self.labels.iter().map(String::as_str))
    }

    /// The series of that public name, if it stands here.
    pub fn entry(&self, name: &str) -> Option<Entry> {
        self.rows
            .iter()
            .map(|row| &row.entry)
            .find(|entry| entry.name() == name)
            .cloned()
    }

    /// Draws the curves.
    pub fn draw(&mut self, subject: &Subject, state: &ViewState, context: &Context) {
        for row in &self.rows {
            row.show_state(state);
        }
        let composed = Composed::new(subject, &self.plan, state, &context.window);
        let (above, below) = margins(self.plan.id);
        let sizes = (above, self.plan.height, below);
        let geometry = fit_canvas(&self.ink, context, sizes);
        fit_canvas(&self.over, context, sizes);
        self.is_marked = false;
        let sheeted = Sheeted {
            palette: &context.palette,
            ratio: context.ratio,
            area: geometry.area,
            canvas: geometry.canvas,
            time_ticks: &context.ticks,
        };
        let plot = composed.plot(
            subject,
            &context.window,
            sheeted,
            self.remark(subject, context),
        );
        draw_on(&self.ink, context, |root| draw_chart(root, &plot));
        self.composed = Some(composed);
        self.table.fill(&self.columns(state), subject, context);
    }

    /// Why the end of the plot is empty, where one device alone speaks in this chart.
    fn remark(
        &self,
        subject: &Subject,
        context: &Context,
    ) -> Option<(std::ops::Range<Millis>, String)> {
        let device = self.plan.entries.first()?.device;
        let alone = self.plan.entries.iter().all(|entry| entry.device == device);
        alone
            .then(|| overview::remark(subject, context, device))
            .flatten()
    }

    /// Writes the read-out, and enlarges the samples under the cursor.
    pub fn show_cursor(
        &mut self,
        subject: &Subject,
        state: &ViewState,
        context: &Context,
        cursor: Option<Millis>,
    ) {
        for row in &self.rows {
            row.show_cursor(subject, cursor);
        }
        if cursor.is_none() && !self.is_marked {
            return;
        }
        let Some(surface) = Surface::new(&self.over, &context.frame.host) else {
            return;
        };
        surface.clear();
        self.is_marked = cursor.is_some();
        let (Some(time), Some(composed)) = (cursor, &self.composed) else {
            return;
        };
        self.mark(surface, subject, state, context, composed, time);
    }

    fn mark(
        &self,
        mut surface: Surface<'_>,
        subject: &Subject,
        state: &ViewState,
        context: &Context,
        composed: &Composed,
        time: Millis,
    ) {
        let (above, ..) = margins(self.plan.id);
        let std::ops::Range {
            start: low,
            end: high,
        } = composed.value.range;
        for Row { entry, .. } in self.rows.iter().filter(|row| state.is_visible(&row.entry)) {
            let Some(mark) = entry.look.mark else {
                continue;
            };
            let series = subject.series(entry.device, &entry.key);
            let Some((index, series)) = subject.sample_at(entry.device, time).zip(series) else {
                continue;
            };
            let value = series.values[index];
            if value.is_nan() || value < low || value > high {
                continue;
            }
            let sample = subject.session.devices[entry.device].times[index];
            let x = (context.gutters.0 + context.x(sample)) * context.ratio;
            let y =
                (above + self.plan.height * (1.0 - (value - low) / (high - low))) * context.ratio;
            let mut path = Path::default();
            path.mark(mark, x, y, mark.size() * AT_CURSOR * context.ratio);
            let colour = context.palette.colour(entry.look.paint);
            let inside = if mark.is_filled() {
                colour
            } else {
                context.palette.ground
            };
            let pen = Pen {
                colour,
                width: 1.5 * context.ratio as f32,
                dash: None,
            };
            // The canvas never refuses a path; what it would refuse is a context, and that it gave.
            let _ = surface.fill(&path, inside);
            let _ = surface.stroke(&path, &pen);
        }
    }

    /// What a screen reader hears at an instant.
    pub fn spoken(
        &self,
        subject: &Subject,
        state: &ViewState,
        context: &Context,
        time: Millis,
    ) -> String {
        let values = self
            .labelled()
            .filter(|(row, _)| state.is_visible(&row.entry))
            .map(|(row, label)| format!("{label} {}", row.spoken(subject, time)));
        let mut words = vec![title(&self.plan, context), context.clock(time)];
        words.extend(values);
        words.join(", ")
    }

    /// Opens or closes the table of the chart's samples.
    pub fn toggle_table(&mut self, subject: &Subject, state: &ViewState, context: &Context) {
        let columns = self.columns(state);
        self.table.toggle(&columns, subject, context);
        let open = if self.table.is_open() {
            "true"
        } else {
            "false"
        };
        if let Ok(Some(button)) = self.root.0.query_selector("[data-table]") {
            set_attr(&button, "aria-expanded", open);
        }
    }

    /// Turns a page of the table.
    pub fn turn_table(
        &mut self,
        subject: &Subject,
        state: &ViewState,
        context: &Context,
        forward: bool,
    ) {
        let columns = self.columns(state);
        self.table.turn(&columns, subject, context, forward);
    }

    fn columns(&self, state: &ViewState) -> Vec<(Entry, String)> {
        self.labelled()
            .filter(|(row, _)| state.is_visible(&row.entry))
            .map(|(row, label)| (row.entry.clone(), label.to_owned()))
            .collect()
    }
}

/// The chart's name as a heading.
pub fn title(plan: &ChartPlan, context: &Context) -> String {
    match plan.id {
        Some(id) => chart_name(id).get(context.lang).to_owned(),
        None => plan.name.trim_start_matches("other:").to_owned(),
    }
}

fn tool(sign: &str, data: &str, name: &str, label: &str) -> El {
    el("button")
        .class("tool")
        .attr("type", "button")
        .attr(data, name)
        .attr("aria-label", label)
        .attr("title", label)
        .text(sign)
}
