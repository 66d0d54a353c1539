//! One chart: heading, legend, plot, and the canvases that it is drawn on.

use std::ops::Range;

use web_sys::HtmlElement;

use super::canvas::{Canvas, Geometry};
use super::chart_badges::{ChartBadges, DrawnChart};
use super::context::{Context, Size};
use super::distribution::{DistributionPanel, sign};
use super::dom::{El, append, bring_into_view, el, set_attr, set_style};
use super::legend::{Row, chips};
use super::sample_markers::SampleMarkers;
use super::table::Table;
use crate::chart::{PlotLayout, PreparedChart, draw_chart, margins};
use crate::derive::Switch;
use crate::model::ChartId;
use crate::text::distribution::DISTRIBUTION;
use crate::text::links::{SWITCHES, switch as link_switch, switches as link_switches};
use crate::text::metrics::{chart_title, chart_unit, series_label};
use crate::text::{Lang, ui};
use crate::units::{CssPx, Millis};
use crate::view::{
    Analysis, ChartPlan, Entry, Presence, Readout, ValueScale, ViewState, chart_remark,
};

/// One chart of the page.
pub struct Panel {
    /// What it shows.
    pub plan: ChartPlan,
    root: El,
    head: HtmlElement,
    plot: HtmlElement,
    ink: Canvas,
    rows: Vec<Row>,
    /// The enlarged samples of each row.
    markers: Vec<SampleMarkers>,
    badges: ChartBadges,
    /// The plot's position on the canvases, and the size it was computed for.
    fitted: Option<(Size, Geometry)>,
    prepared: Option<PreparedChart>,
    /// The value axis as drawn.
    value: Option<ValueScale>,
    distribution: DistributionPanel,
    table: Table,
    /// Something has changed since it was drawn.
    is_stale: bool,
    /// Only the heading is shown.
    is_folded: bool,
}

impl Panel {
    /// Builds the elements of a chart.
    pub fn build(
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        plan: ChartPlan,
    ) -> Self {
        let lang = context.lang;
        let devices = &analysis.session.devices;
        let row = |entry: &Entry| {
            let label = series_label(devices, entry.place.device, &entry.key, lang);
            Row::build(analysis, entry, &label)
        };
        let rows: Vec<Row> = plan.entries.iter().map(row).collect();
        let title = title(&plan, context);
        let head = head(&plan, &title, lang);
        let legend = el("div")
            .class("legend")
            .attr("part", "legend")
            .child(&head);
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
            Some(ChartId::LinkShare) if !switches(analysis, &plan).is_empty() => Some(SWITCHES),
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
        let ink = Canvas::new();
        let plot = el("div")
            .class("plot")
            .attr("data-chart", &plan.name)
            .attr("tabindex", "0")
            .attr("role", "application")
            .attr("aria-label", &title)
            .child(ink.root());
        set_style(&plot.0, "height", &format!("{}px", plan.height));
        let markers = rows
            .iter()
            .map(|row| SampleMarkers::new(&plot, row.entry.style))
            .collect();
        let badges = ChartBadges::new(analysis, &plan, &plot);
        let (distribution, table) = (DistributionPanel::new(), Table::new());
        let root = el("div")
            .class("chart row")
            .attr("part", "chart")
            .child(legend)
            .child(el("div").class("cell").child(&plot))
            .child(distribution.root())
            .child(table.root());
        let mut panel = Self {
            plan,
            root,
            head: head.0,
            plot: plot.0,
            ink,
            markers,
            badges,
            rows,
            fitted: None,
            prepared: None,
            value: None,
            distribution,
            table,
            is_stale: true,
            is_folded: false,
        };
        panel.show_distribution(state);
        panel
    }

    /// The chart's element.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Scrolls the chart into view.
    pub fn bring_into_view(&self) {
        bring_into_view(&self.root.0);
    }

    /// The chart's public name.
    pub fn name(&self) -> &str {
        &self.plan.name
    }

    /// The series of its legend.
    pub fn rows(&self) -> &[Row] {
        &self.rows
    }

    /// The series with that public name, if this chart has it.
    pub fn entry(&self, name: &str) -> Option<Entry> {
        self.rows
            .iter()
            .map(|row| &row.entry)
            .find(|entry| entry.name() == name)
            .cloned()
    }

    /// Window, size or colours have changed: marks the chart for redrawing.
    pub fn invalidate(&mut self) {
        self.is_stale = true;
    }

    /// The visible series have changed.
    pub fn invalidate_choice(&mut self) {
        self.is_stale = true;
        self.prepared = None;
        self.distribution.forget();
    }

    /// Whether it is visible in a window of that height.
    pub fn is_in_view(&self, window_height: CssPx) -> bool {
        let place = self.root.0.get_bounding_client_rect();
        place.bottom() > 0.0 && place.top() < window_height
    }

    /// Shows the heading alone or the whole chart. The heading then represents the plot.
    pub fn show_fold(&mut self, state: &ViewState) {
        self.is_folded = state.is_folded(self.name());
        let (with, without) = if self.is_folded {
            (&self.head, &self.plot)
        } else {
            (&self.plot, &self.head)
        };
        set_attr(with, "data-chart", &self.plan.name);
        let _ = without.remove_attribute("data-chart");
        let _ = self
            .root
            .0
            .class_list()
            .toggle_with_force("folded", self.is_folded);
        if let Ok(Some(title)) = self.head.query_selector(".title") {
            let expanded = if self.is_folded { "false" } else { "true" };
            set_attr(&title, "aria-expanded", expanded);
        }
    }

    /// Draws the curves if needed; returns whether it did.
    pub fn draw(&mut self, analysis: &Analysis, state: &ViewState, context: &Context) -> bool {
        if self.is_folded || !std::mem::take(&mut self.is_stale) {
            return false;
        }
        let remark = chart_remark(analysis, &self.plan, context.lang, &|time| {
            context.clock(time)
        });
        let prepared = self.prepared.get_or_insert_with(|| {
            for row in &self.rows {
                row.show_state(state);
            }
            PreparedChart::new(analysis, &self.plan, state)
        });
        let geometry = match self.fitted {
            Some((size, geometry)) if size == context.size() => geometry,
            _ => {
                let (above, below) = margins(self.plan.id);
                let heights = (above, self.plan.height, below);
                self.ink.fit(context, heights)
            }
        };
        self.fitted = Some((context.size(), geometry));
        let layout = PlotLayout {
            palette: &context.palette,
            ratio: context.ratio,
            area: geometry.area,
            canvas: geometry.canvas,
            time_ticks: &context.ticks,
            columns: &context.columns,
        };
        let value = prepared.value_scale(analysis, &context.window);
        let plot = prepared.plot(analysis, (&context.window, &value), layout, remark);
        self.ink.draw(context, |root| draw_chart(root, &plot));
        self.value = Some(value);
        self.show_badges(analysis, state, context);
        self.distribution.invalidate();
        true
    }

    /// Positions the finding numbers, once the chart has been drawn.
    pub fn show_badges(&self, analysis: &Analysis, state: &ViewState, context: &Context) {
        if let Some(value) = &self.value {
            let shown = DrawnChart {
                plan: &self.plan,
                value,
            };
            self.badges.show(analysis, state, context, &shown);
        }
    }

    /// Computes the statistics of one more series; after the last one, updates the text. `false` when nothing is left to do.
    pub fn measure(
        &mut self,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        stretch: &Range<Millis>,
    ) -> bool {
        if self.is_folded {
            return false;
        }
        let mut rows = self.rows.iter_mut();
        if !rows.any(|row| row.measure(analysis, stretch, context.lang)) {
            let drawn = self.rows.iter().filter(|row| state.is_visible(&row.entry));
            let prepared = self.prepared.as_ref();
            let axis = || Some(prepared?.value_scale(analysis, stretch).range);
            return self
                .distribution
                .step(drawn, axis, analysis, context, stretch);
        }
        let is_last = rows.len() == 0;
        if is_last {
            let switched = switched(analysis, &self.plan, context, stretch);
            let summaries = self.rows.iter().map(Row::summary);
            let summaries: Vec<&str> = summaries.chain(switched.as_deref()).collect();
            let label = format!("{}. {}", title(&self.plan, context), summaries.join(". "));
            set_attr(&self.plot, "aria-label", &label);
            self.fill_table(analysis, state, context);
        }
        true
    }

    /// Rewrites the table's page if it is open: the series or the window have changed.
    pub fn fill_table(&mut self, analysis: &Analysis, state: &ViewState, context: &Context) {
        self.table.fill(&self.columns(state), analysis, context);
    }

    /// Updates the read-out and enlarges its samples.
    pub fn show_cursor(
        &self,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        readout: Readout,
    ) {
        for (row, markers) in self.rows.iter().zip(&self.markers) {
            row.show(analysis, readout);
            let instants = readout
                .instants()
                .filter(|time| state.is_visible(&row.entry) && context.shows(*time));
            markers.show(
                instants.filter_map(|time| self.marker_point(analysis, context, &row.entry, time)),
            );
        }
    }

    /// The position of an instant's sample, if it is within the plot.
    fn marker_point(
        &self,
        analysis: &Analysis,
        context: &Context,
        entry: &Entry,
        time: Millis,
    ) -> Option<(CssPx, CssPx)> {
        let Range { start, end } = self.value.as_ref()?.range;
        let value = analysis.value_at(entry.place, time)?;
        let sample = analysis.sample_at(entry.place.device, time)?;
        let x = context.x(analysis.session.devices[entry.place.device].times[sample]);
        let is_seen = value >= start && value <= end && x >= 0.0 && x <= context.plot_width;
        let y = self.plan.height * (1.0 - (value - start) / (end - start));
        is_seen.then_some((x, y))
    }

    /// The values at an instant for screen readers.
    pub fn spoken(
        &self,
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        time: Millis,
    ) -> String {
        let values = self
            .rows
            .iter()
            .filter(|row| state.is_visible(&row.entry))
            .map(|row| format!("{} {}", row.label(), row.spoken(analysis, time)));
        let mut words = vec![title(&self.plan, context), context.clock(time)];
        words.extend(values);
        let switches = switches(analysis, &self.plan).into_iter();
        let here = switches.filter(|(at, _)| *at == time);
        words.extend(here.map(|(_, switch)| link_switch(switch.from, switch.to, context.lang)));
        words.join(", ")
    }

    /// Shows or hides the distributions.
    pub fn show_distribution(&mut self, state: &ViewState) {
        let is_open = state.shows_distribution(self.name());
        self.distribution.show(is_open);
        if let Ok(Some(button)) = self.root.0.query_selector("[data-distribution]") {
            set_attr(
                &button,
                "aria-expanded",
                if is_open { "true" } else { "false" },
            );
        }
    }

    /// Opens or closes the table of the chart's samples.
    pub fn toggle_table(&mut self, analysis: &Analysis, state: &ViewState, context: &Context) {
        let columns = self.columns(state);
        self.table.toggle(&columns, analysis, context);
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
        analysis: &Analysis,
        state: &ViewState,
        context: &Context,
        forward: bool,
    ) {
        let columns = self.columns(state);
        self.table.turn(&columns, analysis, context, forward);
    }

    fn columns(&self, state: &ViewState) -> Vec<(Entry, String)> {
        self.rows
            .iter()
            .filter(|row| state.is_visible(&row.entry))
            .map(|row| (row.entry.clone(), row.label().to_owned()))
            .collect()
    }
}

/// The link switches of every device in a chart of link shares: when, from and to.
fn switches(analysis: &Analysis, plan: &ChartPlan) -> Vec<(Millis, Switch)> {
    if plan.id != Some(ChartId::LinkShare) {
        return Vec::new();
    }
    let devices = analysis.session.devices.iter().enumerate();
    devices
        .flat_map(|(index, device)| {
            let switches = analysis.switches(index).into_iter();
            switches.map(|switch| (device.times[switch.sample], switch))
        })
        .collect()
}

/// The same for an interval, as a sentence.
fn switched(
    analysis: &Analysis,
    plan: &ChartPlan,
    context: &Context,
    stretch: &Range<Millis>,
) -> Option<String> {
    let events: Vec<(String, String)> = switches(analysis, plan)
        .into_iter()
        .filter(|(time, _)| *time >= stretch.start && *time <= stretch.end)
        .map(|(time, switch)| {
            let switch = link_switch(switch.from, switch.to, context.lang);
            (switch, context.clock(time))
        })
        .collect();
    (!events.is_empty()).then(|| link_switches(&events, context.lang))
}

/// The heading: name (collapses the chart), unit, and buttons.
fn head(plan: &ChartPlan, title: &str, lang: Lang) -> El {
    let name = el("button")
        .class("title")
        .attr("type", "button")
        .attr("data-fold", &plan.name)
        .attr("title", &format!("{title}: {}", ui::FOLD.get(lang)))
        .text(title);
    let unit = plan.id.map_or("", |id| chart_unit(id).get(lang));
    let tool = |sign: &str, data: &str, does: &str| {
        let label = format!("{title}: {does}");
        tool(sign, data, &plan.name, &label)
    };
    el("div")
        .class("head")
        .child(el("h3").child(name))
        .child(el("span").class("unit").text(unit))
        .child(tool("?", "data-help", ui::HELP.get(lang)))
        .child(tool("≡", "data-table", ui::TABLE.get(lang)))
        .child(tool("", "data-distribution", DISTRIBUTION.get(lang)).child(sign()))
        .child(tool("↑", "data-up", ui::MOVE_UP.get(lang)))
}

/// The chart's name as a heading.
pub fn title(plan: &ChartPlan, context: &Context) -> String {
    chart_title(plan.id, &plan.name, context.lang)
}

/// A small button next to a heading.
pub fn tool(sign: &str, data: &str, name: &str, label: &str) -> El {
    el("button")
        .class("tool")
        .attr("type", "button")
        .attr(data, name)
        .attr("aria-label", label)
        .attr("title", label)
        .text(sign)
}
