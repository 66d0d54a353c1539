//! A session's page: built once for a session, a language and a clock, then only written to.

use std::ops::Range;
use std::rc::Rc;

use web_sys::HtmlElement;

use super::axis::Axis;
use super::context::{Context, Frame, Settings};
use super::details;
use super::dom::{append, el, prose, set_style};
use super::listen::Ears;
use super::overview::Overview;
use super::panel::Panel;
use super::theme::{palette, plot_height};
use super::zone::zone;
use crate::text::metrics::group_name;
use crate::text::ui;
use crate::units::Millis;
use crate::view::{Screen, Subject, ViewState, time_ticks};
use crate::warning::Warning;

/// Values of a session whose statistics are found before a person could see that they were missing.
const AT_ONCE: usize = 200_000;

/// A session on a page.
pub struct LiveScreen {
    /// What it shows.
    pub subject: Rc<Subject>,
    pub(super) context: Context,
    pub(super) state: ViewState,
    pub(super) axis: Axis,
    overview: Overview,
    pub(super) panels: Vec<Panel>,
    line: HtmlElement,
    pub(super) live: HtmlElement,
    pub(super) cursor: Option<Millis>,
    /// What listens to the person and to the page.
    pub(super) ears: Ears,
}

impl LiveScreen {
    /// Builds the elements of a session's page.
    pub fn build(
        subject: Rc<Subject>,
        warnings: &[Warning],
        frame: Frame,
        settings: &Settings,
        state: ViewState,
    ) -> Self {
        let context = Context {
            lang: settings.lang,
            zone: zone(&frame.host, &settings.zone, &subject),
            palette: palette(&frame.root),
            frame,
            window: state.timeline.window().clone(),
            ratio: 1.0,
            plot_width: 0.0,
            gutters: (40.0, 52.0),
            ticks: Vec::new(),
        };
        let root = context.frame.root.clone();
        append(&root, details::header(&subject, &context));
        append(&root, details::devices(&subject, &context));
        let overview = Overview::build(&subject, &context);
        append(&root, overview.root());
        let column = el("div").class("column");
        let line = el("div").class("cursor-line").attr("hidden", "");
        let axis = Axis::build(&subject, &context);
        let column = column.child(axis.root()).child(&line);
        let height = plot_height(&root);
        let mut panels = Vec::new();
        for (group, charts) in Screen::plan(&subject).groups {
            let name = group_name(group).get(context.lang);
            let mut section = el("section").class("group").attr("aria-label", name);
            section = section.child(el("h2").text(name));
            for mut plan in charts {
                plan.height = height.unwrap_or(plan.height);
                let panel = Panel::build(&subject, &context, plan);
                section = section.child(panel.root());
                panels.push(panel);
            }
            append(&column.0, section);
        }
        if panels.is_empty() {
            overview.root().0.remove();
            let nothing = ui::NO_SAMPLES.get(context.lang);
            append(&root, prose(el("p").class("nothing"), nothing));
        } else {
            append(&root, column);
        }
        append(&root, details::footer(&subject, warnings, &context));
        let spoken = el("div").class("unseen").attr("aria-live", "polite");
        append(&root, &spoken);
        Self {
            subject,
            context,
            state,
            axis,
            overview,
            panels,
            line: line.0,
            live: spoken.0,
            cursor: None,
            ears: Ears::default(),
        }
    }

    /// Reads colours anew; draws only if one has changed.
    pub fn refresh(&mut self) {
        let palette = palette(&self.context.frame.root);
        if palette != self.context.palette {
            self.context.palette = palette;
            self.draw();
        }
    }

    /// Whether anything that drawing depends on is no longer what it was drawn for.
    pub(super) fn is_resized(&self) -> bool {
        let ratio = web_sys::window().map_or(1.0, |window| window.device_pixel_ratio());
        ratio != self.context.ratio
            || self.axis.width() != self.context.plot_width
            || self.axis.gutters() != self.context.gutters
    }

    /// Measures the page and draws everything.
    pub fn draw(&mut self) {
        let Some(window) = web_sys::window() else {
            return;
        };
        self.context.ratio = window.device_pixel_ratio();
        self.context.plot_width = self.axis.width();
        self.context.gutters = self.axis.gutters();
        if self.context.plot_width <= 0.0 {
            // Hidden or without a size: costs nothing until the observer says otherwise.
            return;
        }
        self.draw_window();
        self.watch_ratio();
        // A small session is whole at once.
        if self.subject.size() <= AT_ONCE {
            while self.settle_a_little() {}
        }
    }

    /// Draws what the window shows: charts in view now, the others when there is time.
    pub(super) fn draw_window(&mut self) {
        let Range { start, end } = self.state.timeline.window().clone();
        self.context.window = start..end;
        let width = self.context.plot_width;
        let gap = if width < 500.0 { 56.0 } else { 64.0 };
        self.context.ticks = time_ticks(start, end, width, gap, &self.context.zone);
        self.axis.draw(&self.context);
        self.overview
            .draw(&self.subject, &self.context, self.state.timeline.whole());
        let height = web_sys::window().map_or(0.0, |window| {
            window
                .inner_height()
                .ok()
                .and_then(|height| height.as_f64())
                .unwrap_or(0.0)
        });
        for panel in &mut self.panels {
            panel.invalidate();
            if panel.is_in_view(height) {
                panel.draw(&self.subject, &self.state, &self.context);
            }
        }
        self.show_cursor();
        self.unsettle();
    }

    /// Draws one chart that is out of view, or finds the statistics of one series; `false` when nothing is left to do.
    pub(super) fn settle_a_little(&mut self) -> bool {
        let Self {
            panels,
            subject,
            state,
            context,
            ..
        } = self;
        let stretch = state.timeline.window();
        let is_done = panels.iter_mut().all(|panel| {
            !panel.draw(subject, state, context) && !panel.measure(subject, state, context, stretch)
        });
        if is_done {
            self.show_cursor();
        }
        !is_done
    }

    /// Puts the cursor at an instant, or takes it away.
    pub(super) fn set_cursor(&mut self, cursor: Option<Millis>) {
        if self.cursor == cursor {
            return;
        }
        self.cursor = cursor;
        self.show_cursor();
        self.context.frame.host.cursor(cursor);
    }

    fn show_cursor(&mut self) {
        self.axis
            .show_cursor(&self.subject, &self.context, self.cursor);
        self.overview.show_cursor(&self.context, self.cursor);
        match self.cursor {
            Some(time) => {
                let x = self.axis.line_x(&self.context, time);
                set_style(&self.line, "transform", &format!("translateX({x}px)"));
                self.line.set_hidden(false);
            }
            None => self.line.set_hidden(true),
        }
        for panel in &mut self.panels {
            panel.show_cursor(&self.subject, &self.state, &self.context, self.cursor);
        }
    }

    pub(super) fn toggle(&mut self, name: &str) {
        for panel in &mut self.panels {
            if let Some(entry) = panel.entry(name) {
                self.state.toggle(&entry);
                panel.invalidate_choice();
                panel.draw(&self.subject, &self.state, &self.context);
                panel.show_cursor(&self.subject, &self.state, &self.context, self.cursor);
            }
        }
    }
}
