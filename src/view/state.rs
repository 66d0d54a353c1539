//! What the person chose: window, instants, series and charts.

use std::ops::Range;

use super::analysis::Analysis;
use super::chosen::ChosenFinding;
use super::evidence::in_focus;
use super::filter::Filter;
use super::screen::{ChartPlan, Entry, Presence};
use super::timeline::Timeline;
use crate::derive::judge::Finding;
use crate::model::Group;
use crate::units::Millis;

/// Choices that outlive a redraw.
#[derive(Debug, Clone, PartialEq)]
pub struct ViewState {
    /// The window that all charts show.
    pub timeline: Timeline,
    /// The selected interval.
    pub selection: Option<Range<Millis>>,
    /// The chosen finding.
    pub finding: Option<ChosenFinding>,
    /// The filter for findings.
    pub filter: Filter,
    /// Up to two pinned instants, in the order of pinning.
    pins: Vec<Millis>,
    /// Visibility of series by public name; if absent, [`Presence`] decides.
    chosen: Vec<(String, bool)>,
    /// Public names of collapsed charts.
    folded: Vec<String>,
    /// Collapsed groups.
    collapsed: Vec<Group>,
    /// Public names of charts whose distributions are shown. Not part of a link.
    distributions: Vec<String>,
    /// Public names of groups and charts in display order; empty for the default.
    order: Vec<String>,
    /// How much earlier the remotes' samples are shown; `None` for [`Analysis::default_offset`].
    pub offset: Option<Millis>,
}

/// The shortest window has this many steps; less shows nothing useful.
const MIN_STEPS: f64 = 2.0;

impl ViewState {
    /// The whole session, with all defaults.
    #[must_use]
    pub fn new(analysis: &Analysis) -> Self {
        let steps = analysis.facts.iter();
        let steps = steps.filter_map(|facts| facts.segments.cadence);
        let step = steps.reduce(f64::min).unwrap_or(1000.0);
        let whole = analysis.window().unwrap_or(0.0..1000.0);
        Self {
            timeline: Timeline::new(whole, MIN_STEPS * step),
            selection: None,
            finding: None,
            filter: Filter::default(),
            pins: Vec::new(),
            chosen: Vec::new(),
            folded: Vec::new(),
            collapsed: Vec::new(),
            distributions: Vec::new(),
            order: Vec::new(),
            offset: None,
        }
    }

    /// The session was extended or its clocks were moved: keeps all choices.
    pub fn extend(&mut self, analysis: &Analysis) {
        if let Some(whole) = analysis.window() {
            self.timeline.extend(whole);
        }
    }

    /// Moves the clocks of a session. Selection and pins of the chosen finding move along.
    pub fn move_clocks(&mut self, analysis: &mut Analysis, offset: Millis) {
        let chosen = self.finding.as_ref().and_then(|one| one.find(analysis));
        let is_marked = |index: &usize| {
            let (selection, pins) = marks(&analysis.verdict.findings[*index]);
            (&self.selection, &self.pins) == (&selection, &pins)
        };
        let marked = chosen.filter(is_marked);
        // Findings keep their order.
        analysis.set_offset(offset);
        self.extend(analysis);
        if let Some(finding) = marked.and_then(|index| analysis.verdict.findings.get(index)) {
            self.mark(finding);
        }
    }

    /// Selects the finding's interval in focus, or pins its instant.
    pub fn mark(&mut self, finding: &Finding) {
        (self.selection, self.pins) = marks(finding);
    }

    /// The interval that statistics describe: the selection, otherwise the window.
    #[must_use]
    pub fn stretch(&self) -> &Range<Millis> {
        self.selection.as_ref().unwrap_or(self.timeline.window())
    }

    /// The pinned instants.
    #[must_use]
    pub fn pins(&self) -> &[Millis] {
        &self.pins
    }

    /// Pins an instant. A second one is compared with the first; a third one starts over.
    pub fn pin(&mut self, time: Millis) {
        if self.pins.len() > 1 {
            self.pins.clear();
        }
        self.pins.push(time);
    }

    /// Replaces the pins, using the first two.
    pub fn set_pins(&mut self, pins: &[Millis]) {
        self.pins = pins.iter().copied().take(2).collect();
    }

    /// Undoes the last kind of choice: selection, pins, window step, then finding; `false` if nothing is left.
    pub fn step_back(&mut self) -> bool {
        if self.selection.take().is_some() {
            return true;
        }
        if !self.pins.is_empty() {
            self.pins.clear();
            return true;
        }
        self.timeline.back() || self.finding.take().is_some()
    }

    /// Whether the series is visible.
    #[must_use]
    pub fn is_visible(&self, entry: &Entry) -> bool {
        let name = entry.name();
        let choice = self.chosen.iter().find(|(chosen, _)| *chosen == name);
        choice.map_or(entry.presence == Presence::Shown, |(_, visible)| *visible)
    }

    /// Toggles a series.
    pub fn toggle(&mut self, entry: &Entry) {
        self.choose(entry, !self.is_visible(entry));
    }

    /// Shows this series of a chart alone; if it is alone already, restores the defaults.
    pub fn solo(&mut self, chart: &ChartPlan, entry: &Entry) {
        let is_alone = |other: &Entry| self.is_visible(other) == (other == entry);
        let was_alone = chart.entries.iter().all(is_alone);
        for other in &chart.entries {
            let visible = if was_alone {
                other.presence == Presence::Shown
            } else {
                other == entry
            };
            self.choose(other, visible);
        }
    }

    /// Shows or hides all default series of a device.
    pub fn toggle_device(&mut self, entries: &[&Entry]) {
        let is_shown = |entry: &&&Entry| entry.presence == Presence::Shown;
        let mut shown = entries.iter().filter(is_shown);
        let visible = !shown.any(|entry| self.is_visible(entry));
        for entry in entries.iter().filter(is_shown) {
            self.choose(entry, visible);
        }
    }

    fn choose(&mut self, entry: &Entry, visible: bool) {
        let name = entry.name();
        self.chosen.retain(|(chosen, _)| *chosen != name);
        // The default is not stored as a choice.
        if visible != (entry.presence == Presence::Shown) {
            self.chosen.push((name, visible));
        }
    }

    /// Series whose visibility differs from the default, by public name.
    #[must_use]
    pub fn chosen(&self) -> &[(String, bool)] {
        &self.chosen
    }

    /// Replaces the visibility choices.
    pub fn set_chosen(&mut self, chosen: Vec<(String, bool)>) {
        self.chosen = chosen;
    }

    /// The collapsed charts.
    #[must_use]
    pub fn folded(&self) -> &[String] {
        &self.folded
    }

    /// Collapses or expands a chart.
    pub fn fold(&mut self, chart: &str, folded: bool) {
        self.folded.retain(|name| name != chart);
        if folded {
            self.folded.push(chart.to_owned());
        }
    }

    /// Whether a chart is collapsed.
    #[must_use]
    pub fn is_folded(&self, chart: &str) -> bool {
        self.folded.iter().any(|name| name == chart)
    }

    /// Shows or hides a chart's distributions.
    pub fn show_distribution(&mut self, chart: &str, shown: bool) {
        self.distributions.retain(|name| name != chart);
        if shown {
            self.distributions.push(chart.to_owned());
        }
    }

    /// Whether a chart's distributions are shown.
    #[must_use]
    pub fn shows_distribution(&self, chart: &str) -> bool {
        self.distributions.iter().any(|name| name == chart)
    }

    /// The collapsed groups.
    #[must_use]
    pub fn collapsed(&self) -> &[Group] {
        &self.collapsed
    }

    /// Collapses or expands a group.
    pub fn collapse(&mut self, group: Group, collapsed: bool) {
        self.collapsed.retain(|other| *other != group);
        if collapsed {
            self.collapsed.push(group);
        }
    }

    /// Replaces the collapsed charts and groups.
    pub fn set_folds(&mut self, charts: Vec<String>, groups: Vec<Group>) {
        self.folded = charts;
        self.collapsed = groups;
    }

    /// The chosen order of groups and charts; empty if none was chosen.
    #[must_use]
    pub fn order(&self) -> &[String] {
        &self.order
    }

    /// Replaces the order.
    pub fn set_order(&mut self, order: Vec<String>) {
        self.order = order;
    }

    /// Sorts groups or charts by the chosen order; unnamed ones come last, in the default order.
    pub fn arrange<T, const N: usize>(&self, items: &mut [T], names: impl Fn(&T) -> [&str; N]) {
        let place = |name: &str| self.order.iter().position(|other| other == name);
        let places = |item: &T| names(item).map(|name| place(name).unwrap_or(usize::MAX));
        // Insertion sort: there are two dozen items at most, and the library's sort would cost 3 KB of wasm per type.
        for next in 1..items.len() {
            let mut at = next;
            while at > 0 && places(&items[at]) < places(&items[at - 1]) {
                items.swap(at, at - 1);
                at -= 1;
            }
        }
    }

    /// Moves a group or chart past its neighbour; `false` if it has none. `now` is the current order: every group with its charts.
    pub fn shift(&mut self, name: &str, down: bool, mut now: Vec<(&str, Vec<&str>)>) -> bool {
        fn swap<T>(items: &mut [T], at: usize, down: bool) -> bool {
            let first = if down { Some(at) } else { at.checked_sub(1) };
            let pair = first.and_then(|first| items.get_mut(first..first + 2));
            pair.map(|pair| pair.swap(0, 1)).is_some()
        }
        let has_moved = match now.iter().position(|(group, _)| *group == name) {
            Some(at) => swap(&mut now, at, down),
            None => now.iter_mut().any(|(_, charts)| {
                let at = charts.iter().position(|chart| *chart == name);
                at.is_some_and(|at| swap(charts, at, down))
            }),
        };
        if has_moved {
            let names = now.into_iter();
            let names = names.flat_map(|(group, charts)| std::iter::once(group).chain(charts));
            self.order = names.map(str::to_owned).collect();
        }
        has_moved
    }

    /// Whether a group is collapsed.
    #[must_use]
    pub fn is_collapsed(&self, group: Group) -> bool {
        self.collapsed.contains(&group)
    }
}

/// The selection and pins that mark a finding.
fn marks(finding: &Finding) -> (Option<Range<Millis>>, Vec<Millis>) {
    let shown = in_focus(finding);
    if shown.end > shown.start {
        (Some(shown), Vec::new())
    } else {
        (None, vec![shown.start])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Device, Role, Series, SeriesKey, Session};
    use crate::view::Screen;

    fn analysis() -> Analysis {
        let device = |role, metrics: &[&'static str]| Device {
            role,
            times: (0..50).map(|index| f64::from(index) * 2000.0).collect(),
            series: metrics
                .iter()
                .map(|metric| Series {
                    key: SeriesKey {
                        metric: (*metric).into(),
                        link: None,
                    },
                    values: vec![20.0; 50],
                })
                .collect(),
            ..Device::default()
        };
        Analysis::new(Session {
            devices: vec![
                device(Role::Field, &["Fps", "FrameDelta", "MaxFrameDelta"]),
                device(Role::Remote, &["Fps", "MaxFrameDelta"]),
            ],
            ..Session::default()
        })
    }

    fn visible(state: &ViewState, screen: &Screen) -> String {
        let entries = screen.charts().flat_map(|chart| &chart.entries);
        let visible = entries.filter(|entry| state.is_visible(entry));
        visible.map(Entry::name).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn series_are_toggled_one_alone_or_a_whole_device() {
        let analysis = analysis();
        let screen = Screen::plan(&analysis);
        let mut state = ViewState::new(&analysis);
        let all = "0:Fps 1:Fps 0:MaxFrameDelta 1:MaxFrameDelta";
        assert_eq!(visible(&state, &screen), all);
        let chart = screen.charts().nth(1).expect("two charts");
        let detail = chart
            .entries
            .iter()
            .find(|entry| entry.key.metric == "FrameDelta");
        state.toggle(detail.expect("on request"));
        assert_eq!(visible(&state, &screen), format!("{all} 0:FrameDelta"));
        state.solo(chart, &chart.entries[1]);
        assert_eq!(visible(&state, &screen), "0:Fps 1:Fps 1:MaxFrameDelta");
        state.solo(chart, &chart.entries[1]);
        assert_eq!(visible(&state, &screen), all);
        let entries = screen.charts().flat_map(|chart| &chart.entries);
        let of_remote: Vec<&Entry> = entries.filter(|entry| entry.place.device == 1).collect();
        state.toggle_device(&of_remote);
        assert_eq!(visible(&state, &screen), "0:Fps 0:MaxFrameDelta");
        state.toggle_device(&of_remote);
        assert_eq!(visible(&state, &screen), all);
        assert!(state.chosen().is_empty(), "as when nobody has chosen");
    }

    #[test]
    fn groups_and_charts_move_past_their_neighbours() {
        let mut state = ViewState::new(&analysis());
        let mut check = |name: &str, down: bool, moves: bool, expected: &str| {
            let mut groups = vec![("a", vec!["a1", "a2"]), ("b", vec!["b1"]), ("c", vec![])];
            state.arrange(&mut groups, |(group, _)| [*group]);
            for (_, charts) in &mut groups {
                state.arrange(charts, |chart| [*chart]);
            }
            assert_eq!(state.shift(name, down, groups), moves);
            assert_eq!(state.order().join(" "), expected);
        };
        check("a", false, false, "");
        check("b1", true, false, "");
        check("nothing", true, false, "");
        check("b", false, true, "b b1 a a1 a2 c");
        check("a2", false, true, "b b1 a a2 a1 c");
        check("a2", false, false, "b b1 a a2 a1 c");
        check("a", true, true, "b b1 c a a2 a1");
        let mut others = ["new", "c", "b"];
        state.arrange(&mut others, |name| [*name]);
        assert_eq!(others, ["b", "c", "new"]);
    }

    #[test]
    fn escape_undoes_the_selection_then_the_pins_then_the_window() {
        let mut state = ViewState::new(&analysis());
        state.timeline.show(0.0..10_000.0);
        for time in [1000.0, 2000.0, 3000.0, 5000.0] {
            state.pin(time);
        }
        assert_eq!(state.pins(), [3000.0, 5000.0]);
        state.selection = Some(2000.0..4000.0);
        assert_eq!(*state.stretch(), 2000.0..4000.0);
        assert!(state.step_back());
        assert_eq!(*state.stretch(), 0.0..10_000.0);
        assert!(state.step_back() && state.pins().is_empty());
        assert!(state.step_back() && state.timeline.is_whole());
        assert!(!state.step_back());
    }
}
