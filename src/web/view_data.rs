//! The person's choices as plain data: a host stores it, a link carries it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use crate::model::Group;
use crate::units::Millis;
use crate::view::{MAX_OFFSET, ViewState};

/// The version of this structure.
const VERSION: u32 = 1;

/// A time interval in Unix milliseconds.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
pub struct Span {
    start: Millis,
    end: Millis,
}

/// The `view` of the contract, section 4.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct View {
    version: u32,
    /// Index of the session.
    pub selected: usize,
    /// `None` for the whole session.
    range: Option<Span>,
    selection: Option<Span>,
    /// Up to two instants.
    cursors: Vec<Millis>,
    /// Series shown although hidden by default, and the reverse.
    shown_series: Vec<String>,
    hidden_series: Vec<String>,
    hidden_charts: Vec<String>,
    hidden_groups: Vec<String>,
    /// The order of groups and charts; empty for the default.
    order: Vec<String>,
    /// Clock offsets; `None` for the default.
    offsets: Option<Offsets>,
}

/// Clock offsets relative to the field's clock, the common axis.
#[derive(Debug, Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Offsets {
    /// For all remotes.
    remote_ms: Millis,
}

impl Span {
    /// From a range.
    pub fn of(range: &Range<Millis>) -> Self {
        Self {
            start: range.start,
            end: range.end,
        }
    }

    fn range(self) -> Range<Millis> {
        self.start..self.end
    }
}

impl View {
    /// The choices for that session.
    pub fn of(selected: usize, state: &ViewState) -> Self {
        let series = |visible: bool| {
            let chosen = state.chosen().iter();
            let chosen = chosen.filter(|(_, is)| *is == visible);
            chosen.map(|(name, _)| name.clone()).collect()
        };
        let window = state.timeline.window();
        Self {
            version: VERSION,
            selected,
            range: (!state.timeline.is_whole()).then(|| Span::of(window)),
            selection: state.selection.as_ref().map(Span::of),
            cursors: state.pins().to_vec(),
            shown_series: series(true),
            hidden_series: series(false),
            hidden_charts: state.folded().to_vec(),
            hidden_groups: state
                .collapsed()
                .iter()
                .map(|group| group.name().to_owned())
                .collect(),
            order: state.order().to_vec(),
            offsets: state.offset.map(|remote_ms| Offsets { remote_ms }),
        }
    }

    /// Whether this version can read it.
    pub fn is_known(&self) -> bool {
        self.version == VERSION
    }

    /// How much earlier the remotes' samples are shown: whole milliseconds, so that undoing is exact.
    pub fn offset(&self) -> Option<Millis> {
        let of = self.offsets.filter(|of| of.remote_ms.is_finite());
        of.map(|of| of.remote_ms.round().clamp(-MAX_OFFSET, MAX_OFFSET))
    }

    /// Applies all choices but the offset, which moves the session that the rest must fit.
    pub fn apply_to(&self, state: &mut ViewState) {
        let window = self.range.map(Span::range);
        state
            .timeline
            .show(window.unwrap_or(state.timeline.whole().clone()));
        state.selection = self
            .selection
            .map(Span::range)
            .filter(|span| span.start < span.end);
        state.set_pins(&self.cursors);
        let named = |names: &[String], visible: bool| -> Vec<(String, bool)> {
            names.iter().map(|name| (name.clone(), visible)).collect()
        };
        let mut chosen = named(&self.shown_series, true);
        chosen.extend(named(&self.hidden_series, false));
        state.set_chosen(chosen);
        state.set_folds(
            self.hidden_charts.clone(),
            self.hidden_groups
                .iter()
                .filter_map(|name| Group::from_name(name))
                .collect(),
        );
        state.set_order(self.order.clone());
    }
}
