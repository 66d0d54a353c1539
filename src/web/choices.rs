//! Which series, charts and groups are visible; pins and the selection.

use std::ops::Range;

use super::panel::Panel;
use super::popover;
use super::screen::LiveScreen;
use super::selection;
use crate::model::Group;
use crate::units::Millis;
use crate::view::Entry;

/// The share of the window kept ahead of a cursor that the window follows.
const MARGIN: f64 = 0.2;

impl LiveScreen {
    /// Pins an instant.
    pub(super) fn pin(&mut self, time: Millis) {
        self.state.pin(time);
        self.show_cursor();
        self.changed();
    }

    /// Steps to the next or previous sample of any device.
    pub(super) fn step(&mut self, forward: bool) {
        let here = self.cursor.or(self.state.pins().last().copied());
        let next = here.and_then(|time| self.analysis.neighbour(time, forward));
        if let Some(time) = next.or(here) {
            self.move_cursor_to(time);
        }
    }

    /// Moves the cursor to an instant; the window follows if needed.
    pub(super) fn move_cursor_to(&mut self, time: Millis) {
        let Range { start, end } = *self.state.timeline.window();
        if time < start || time > end {
            let edge = if time < start { start } else { end };
            let beyond = (time - edge).signum() * (end - start) * MARGIN;
            self.nudge(self.state.timeline.moved(time - edge + beyond));
        }
        self.set_cursor(Some(time));
    }

    /// Pins the instant under the cursor as the first or the second one to compare.
    pub(super) fn pin_as(&mut self, second: bool) {
        let Some(time) = self.cursor else { return };
        let pins = match (self.state.pins(), second) {
            ([one, ..], true) => vec![*one, time],
            ([_, other], false) => vec![time, *other],
            _ => vec![time],
        };
        self.state.set_pins(&pins);
        self.show_cursor();
        self.changed();
    }

    /// Toggles a series.
    pub(super) fn toggle(&mut self, name: &str) {
        let entry = self.panels.iter().find_map(|panel| panel.entry(name));
        if let Some(entry) = entry {
            self.state.toggle(&entry);
            self.redraw_choice(|panel| panel.entry(name).is_some());
        }
    }

    /// Shows one series of its chart alone.
    pub(super) fn solo(&mut self, name: &str) {
        let found = self
            .panels
            .iter()
            .find_map(|panel| Some((panel, panel.entry(name)?)));
        if let Some((panel, entry)) = found {
            self.state.solo(&panel.plan, &entry);
            self.redraw_choice(|panel| panel.entry(name).is_some());
        }
    }

    /// Toggles a device in every chart.
    pub(super) fn toggle_device(&mut self, device: usize) {
        let entries = self.panels.iter().flat_map(|panel| &panel.plan.entries);
        let entries: Vec<&Entry> = entries
            .filter(|entry| entry.place.device == device)
            .collect();
        self.state.toggle_device(&entries);
        self.redraw_choice(|_| true);
    }

    /// Collapses or expands a chart.
    pub(super) fn fold(&mut self, chart: &str) {
        self.state.fold(chart, !self.state.is_folded(chart));
        self.refold();
    }

    /// Collapses or expands a group.
    pub(super) fn collapse(&mut self, group: Group) {
        self.state.collapse(group, !self.state.is_collapsed(group));
        self.refold();
    }

    /// Shows or hides the distributions of a chart.
    pub(super) fn toggle_distribution(&mut self, chart: &str) {
        self.state
            .show_distribution(chart, !self.state.shows_distribution(chart));
        for panel in self.panels.iter_mut().filter(|panel| panel.name() == chart) {
            panel.show_distribution(&self.state);
        }
        self.defer_without_delay();
    }

    /// Moves a group, or a chart within its group, past its neighbour; `false` if it has none.
    pub(super) fn shift(&mut self, name: &str, down: bool) -> bool {
        let charts_of = |group: Group| {
            let panels = self
                .panels
                .iter()
                .filter(move |panel| panel.plan.group == group);
            panels.map(Panel::name).collect()
        };
        let groups = self.groups.iter();
        let now = groups.map(|(group, _)| (group.name(), charts_of(*group)));
        let has_moved = self.state.shift(name, down, now.collect());
        if has_moved {
            self.arrange();
            self.draw_in_view();
            self.show_cursor();
            self.defer();
            self.changed();
        }
        has_moved
    }

    /// Orders groups and charts as the state says.
    pub(super) fn arrange(&mut self) {
        if self.state.order().is_empty() {
            return;
        }
        let Self {
            state,
            groups,
            panels,
            ..
        } = self;
        state.arrange(groups, |(group, _)| [group.name()]);
        state.arrange(panels, |panel| [panel.plan.group.name(), panel.name()]);
        for (group, section) in groups {
            section.move_last();
            for panel in panels.iter().filter(|panel| panel.plan.group == *group) {
                section.append(panel.root());
            }
        }
    }

    /// Collapses all flat charts, or expands them again.
    pub(super) fn fold_flat(&mut self) {
        let flat = self.flat.clone().unwrap_or_default();
        let folded = flat.iter().all(|chart| self.state.is_folded(chart));
        for chart in &flat {
            self.state.fold(chart, !folded);
        }
        self.refold();
    }

    /// Selects the interval between the pins.
    pub(super) fn select_between(&mut self) {
        if let [one, other] = *self.state.pins() {
            self.state.selection = Some(one.min(other)..one.max(other));
            self.select();
        }
    }

    /// The selection has changed: updates the figures, redraws no curve.
    pub(super) fn select(&mut self) {
        self.show_cursor();
        self.defer();
        self.changed();
    }

    /// Zooms to the selection; `false` if nothing is selected.
    pub(super) fn zoom_to_selection(&mut self) -> bool {
        let Some(selected) = self.state.selection.take() else {
            return false;
        };
        self.state.timeline.show(selected);
        self.request_window(super::listen::Initiator::Person);
        true
    }

    /// Shows the statistics of the selection.
    pub(super) fn show_statistics(&mut self, beside: &web_sys::Element) {
        let table = selection::table(&self.panels, &self.analysis, &self.state, &self.context);
        popover::open(table, &self.context, beside);
    }

    fn redraw_choice(&mut self, concerns: impl Fn(&Panel) -> bool) {
        for panel in self.panels.iter_mut().filter(|panel| concerns(panel)) {
            panel.invalidate_choice();
            panel.draw(&self.analysis, &self.state, &self.context);
            panel.fill_table(&self.analysis, &self.state, &self.context);
        }
        self.show_cursor();
        self.defer_without_delay();
        self.changed();
    }

    /// Draws what has been expanded.
    fn refold(&mut self) {
        self.show_folds();
        self.draw_in_view();
        self.show_cursor();
        self.defer();
        self.changed();
    }

    /// Collapses and expands charts and groups as the state says.
    pub(super) fn show_folds(&mut self) {
        for (group, section) in &self.groups {
            section.show(self.state.is_collapsed(*group));
        }
        for panel in &mut self.panels {
            panel.show_fold(&self.state);
        }
        self.show_tools();
    }
}
