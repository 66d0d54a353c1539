//! A session's page: built once per session, language and time zone, then only updated.

use std::ops::Range;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::axis::Axis;
use super::clocks::{clocks, needs_attention};
use super::context::{Context, Frame, Settings};
use super::details;
use super::dock::Dock;
use super::dom::{El, append, el, prose, set_attr};
use super::findings::Findings;
use super::listen::Listeners;
use super::overlay::Overlay;
use super::overview::Overview;
use super::panel::{Panel, tool};
use super::pointer::PointerState;
use super::realm::window_of;
use super::score_and_budget::score_and_budget;
use super::theme::{palette, plot_height};
use super::thresholds::note;
use super::tools::Tools;
use super::verdict::verdict;
use super::zone::zone;
use crate::chart::Columns;
use crate::model::Group;
use crate::text::metrics::group_name;
use crate::text::ui;
use crate::units::{CssPx, Millis};
use crate::view::{Analysis, Readout, Screen, ViewState, time_ticks};
use crate::warning::Warning;

/// Sessions with fewer values get their statistics at once, before anybody notices that they are missing.
const AT_ONCE: usize = 200_000;

/// The number of devices that fit next to the findings.
const BESIDE: usize = 2;

/// A session on a page.
pub struct LiveScreen {
    /// What it shows.
    pub analysis: Rc<Analysis>,
    pub(super) context: Context,
    pub(super) state: ViewState,
    pub(super) axis: Axis,
    pub(super) findings: Findings,
    pub(super) overview: Overview,
    pub(super) tools: Tools,
    pub(super) groups: Vec<(Group, Section)>,
    pub(super) panels: Vec<Panel>,
    overlay: Overlay,
    dock: Dock,
    /// The plots' left edge in the column.
    left: CssPx,
    pub(super) live: HtmlElement,
    pub(super) cursor: Option<Millis>,
    /// The flat charts, once known.
    pub(super) flat: Option<Vec<String>>,
    pub(super) pointer: PointerState,
    /// What listens to the person and to the page.
    pub(super) listeners: Listeners,
}

impl LiveScreen {
    /// Builds the elements of a session's page.
    pub fn build(
        analysis: Rc<Analysis>,
        warnings: &[Warning],
        frame: Frame,
        settings: &Settings,
        mut state: ViewState,
    ) -> Self {
        let context = Context {
            lang: settings.lang,
            zone: zone(&frame.host, &settings.zone, &analysis),
            palette: palette(&frame.root),
            frame,
            window: state.timeline.window().clone(),
            ratio: 1.0,
            plot_width: 0.0,
            gutters: (40.0, 52.0),
            ticks: Vec::new(),
            columns: Vec::new(),
        };
        let root = context.frame.root.clone();
        let tools = Tools::build(&context);
        append(
            &root,
            details::header(&analysis, &context).child(tools.root()),
        );
        let findings = Findings::build(&analysis, &state, &context);
        // A filter that is no longer offered would hide findings with no way back.
        state.filter = findings.filter();
        append(&root, judged(&findings, &analysis, &context));
        let overview = Overview::build(&analysis, &context);
        append(&root, overview.root());
        let column = el("div").class("column");
        let axis = Axis::build(&context);
        let column = column.child(axis.root());
        let overlay = Overlay::build(&column);
        let height = plot_height(&root);
        let mut panels = Vec::new();
        let mut groups = Vec::new();
        for (group, charts) in Screen::plan(&analysis).groups {
            let section = Section::build(group, &context);
            for mut plan in charts {
                plan.height = height.unwrap_or(plan.height);
                let panel = Panel::build(&analysis, &state, &context, plan);
                section.append(panel.root());
                panels.push(panel);
            }
            append(&column.0, &section.root);
            groups.push((group, section));
        }
        if panels.is_empty() {
            overview.root().0.remove();
            tools.root().0.remove();
            let nothing = ui::NO_SAMPLES.get(context.lang);
            append(&root, prose(el("p").class("nothing"), nothing));
        } else {
            append(&root, column);
        }
        append(&root, details::footer(&analysis, warnings, &context));
        let spoken = el("div").class("unseen").attr("aria-live", "polite");
        append(&root, &spoken);
        let dock = Dock::build(&context);
        append(&root, dock.root());
        let mut screen = Self {
            analysis,
            context,
            state,
            axis,
            findings,
            overview,
            tools,
            groups,
            panels,
            overlay,
            dock,
            left: 0.0,
            live: spoken.0,
            cursor: None,
            flat: None,
            pointer: PointerState::default(),
            listeners: Listeners::default(),
        };
        screen.arrange();
        screen
    }

    /// Re-reads the colours and redraws if one has changed.
    pub fn refresh(&mut self) {
        let palette = palette(&self.context.frame.root);
        if palette != self.context.palette {
            self.context.palette = palette;
            self.draw();
        }
    }

    /// Whether anything that drawing depends on has changed.
    pub(super) fn is_resized(&self) -> bool {
        let window = window_of(&self.context.frame.root);
        let ratio = window.map_or(1.0, |window| window.device_pixel_ratio());
        ratio != self.context.ratio
            || self.axis.width() != self.context.plot_width
            || self.axis.gutters() != self.context.gutters
    }

    /// Measures the page and draws everything.
    pub fn draw(&mut self) {
        let Some(window) = window_of(&self.context.frame.root) else {
            return;
        };
        let is_first = self.context.plot_width <= 0.0;
        self.context.ratio = window.device_pixel_ratio();
        self.context.plot_width = self.axis.width();
        self.context.gutters = self.axis.gutters();
        if self.context.plot_width <= 0.0 {
            // Hidden or without a size: nothing to do until the observer fires.
            return;
        }
        self.left = self.axis.left();
        self.show_folds();
        self.overview
            .draw(&self.analysis, &self.context, self.state.timeline.whole());
        self.overview
            .show_badges(&self.analysis, &self.state, &self.context);
        self.watch_ratio();
        if self.analysis.size() <= AT_ONCE {
            self.draw_window();
            // A small session is drawn completely at once.
            while self.deferred_step() {}
        } else if is_first {
            // A large one is drawn chart by chart, so that the page stays responsive.
            self.show_window();
            self.defer_without_delay();
        } else {
            self.draw_window();
        }
    }

    /// Draws the window: visible charts now, the others later.
    pub(super) fn draw_window(&mut self) {
        // Read before any write: reading later would force a layout.
        let in_view = self.in_view();
        self.show_window();
        for (panel, _) in self.panels.iter_mut().zip(in_view).filter(|(_, is)| *is) {
            panel.draw(&self.analysis, &self.state, &self.context);
        }
        self.show_cursor();
        self.defer();
    }

    /// Updates everything but the charts, and marks those for redrawing.
    fn show_window(&mut self) {
        let Range { start, end } = self.state.timeline.window().clone();
        self.context.window = start..end;
        let width = self.context.plot_width;
        let gap = if width < 500.0 { 56.0 } else { 64.0 };
        self.context.ticks = time_ticks(start, end, width, gap, &self.context.zone);
        let px = self.context.plot_px();
        let px = f64::from(px.start)..f64::from(px.end);
        let devices = self.analysis.session.devices.iter();
        self.context.columns = devices
            .map(|device| Columns::new(&device.times, &self.context.window, px.clone()))
            .collect();
        self.axis.draw(&self.context);
        self.overview.show_window(&self.state, &self.context);
        if self.state.filter.in_window {
            self.show_filter();
        }
        self.show_tools();
        for panel in &mut self.panels {
            panel.invalidate();
        }
    }

    /// Redraws visible charts as needed.
    pub(super) fn draw_in_view(&mut self) {
        let in_view = self.in_view();
        for (panel, _) in self.panels.iter_mut().zip(in_view).filter(|(_, is)| *is) {
            panel.draw(&self.analysis, &self.state, &self.context);
        }
    }

    /// Which charts are visible.
    fn in_view(&self) -> Vec<bool> {
        let window = window_of(&self.context.frame.root);
        let height = window.and_then(|window| window.inner_height().ok()?.as_f64());
        let height = height.unwrap_or(0.0);
        let panels = self.panels.iter();
        panels.map(|panel| panel.is_in_view(height)).collect()
    }

    /// Draws one hidden chart, or computes the statistics of one series; `false` when nothing is left to do.
    pub(super) fn deferred_step(&mut self) -> bool {
        let Self {
            panels,
            analysis,
            state,
            context,
            ..
        } = self;
        let stretch = state.stretch();
        let is_drawn = panels
            .iter_mut()
            .all(|panel| !panel.draw(analysis, state, context));
        let is_done = is_drawn
            && panels
                .iter_mut()
                .all(|panel| !panel.measure(analysis, state, context, stretch));
        if is_done {
            self.flat.get_or_insert_with(|| {
                let flat = panels.iter().filter(|panel| panel.plan.is_flat(analysis));
                flat.map(|panel| panel.name().to_owned()).collect()
            });
            self.show_cursor();
            self.show_tools();
        }
        !is_done
    }

    /// Moves or hides the cursor.
    pub(super) fn set_cursor(&mut self, cursor: Option<Millis>) {
        if self.cursor == cursor {
            return;
        }
        self.cursor = cursor;
        self.show_cursor();
        self.context.frame.host.cursor(cursor);
    }

    /// The cursor's instant while it hovers.
    pub(super) fn cursor(&self) -> Option<Millis> {
        self.cursor
    }

    /// Whether a drag is in progress or a panel is open: neither would survive rebuilding the screen.
    pub(super) fn is_held(&self) -> bool {
        let popover = self.context.frame.root.query_selector(":popover-open");
        self.pointer.is_busy() || popover.is_ok_and(|open| open.is_some())
    }

    pub(super) fn show_cursor(&mut self) {
        let Self {
            state,
            context,
            analysis,
            cursor,
            findings,
            ..
        } = self;
        findings.highlight(*cursor);
        self.axis.show_cursor(analysis, state, context, *cursor);
        self.overview.show_cursor(state, *cursor);
        self.overlay.show(state, context, self.left, *cursor);
        self.dock.show(analysis, state, context, *cursor);
        let readout = Readout::new(state, *cursor);
        for panel in &mut self.panels {
            panel.show_cursor(analysis, state, context, readout);
        }
    }

    /// Enables the buttons that apply now.
    pub(super) fn show_tools(&self) {
        let flat = self.flat.as_deref().unwrap_or_default();
        self.tools.show(&self.state, flat, &self.context);
    }

    /// The person has changed something that the host may want to remember.
    pub(super) fn changed(&self) {
        self.context.frame.host.view();
    }
}

/// The verdict: sentence, findings next to the devices, score and budget.
fn judged(findings: &Findings, analysis: &Analysis, context: &Context) -> El {
    let section = el("section")
        .class("judged")
        .attr("aria-label", ui::VERDICT.get(context.lang));
    if let Some(sentence) = verdict(analysis, context) {
        append(&section.0, sentence);
    }
    if let Some(note) = note(analysis, context) {
        append(&section.0, note);
    }
    let devices = details::devices(analysis, context);
    let body = el("div").class("values");
    let body = if findings.is_empty() {
        body
    } else {
        let is_pair = analysis.session.devices.len() <= BESIDE;
        let body = body.class(if is_pair { "values beside" } else { "values" });
        body.child(findings.root())
    };
    append(&section.0, body.child(devices));
    if let Some(clocks) = clocks(analysis, context).filter(|_| needs_attention(analysis)) {
        append(&section.0, clocks);
    }
    if let Some(score_and_budget) = score_and_budget(analysis, context) {
        append(&section.0, score_and_budget);
    }
    section
}

/// A group of charts, collapsible by its name.
pub(super) struct Section {
    root: El,
    name: HtmlElement,
}

impl Section {
    fn build(group: Group, context: &Context) -> Self {
        let words = group_name(group).get(context.lang);
        let up = format!("{words}: {}", ui::MOVE_UP.get(context.lang));
        let up = tool("↑", "data-up", group.name(), &up);
        let name = el("button")
            .class("title")
            .attr("type", "button")
            .attr("data-group", group.name())
            .text(words);
        let head = el("div")
            .class("head")
            .child(el("h2").child(&name))
            .child(up);
        let root = el("section").class("group").attr("aria-label", words);
        Self {
            root: root.child(head),
            name: name.0,
        }
    }

    /// Appends a chart to the group.
    pub(super) fn append(&self, chart: &El) {
        append(&self.root.0, chart);
    }

    /// Moves it below all other groups.
    pub(super) fn move_last(&self) {
        if let Some(column) = self.root.0.parent_node() {
            append(&column, &self.root);
        }
    }

    /// Shows the name alone or the whole group.
    pub(super) fn show(&self, collapsed: bool) {
        let _ = self
            .root
            .0
            .class_list()
            .toggle_with_force("folded", collapsed);
        set_attr(
            &self.name,
            "aria-expanded",
            if collapsed { "false" } else { "true" },
        );
    }
}
