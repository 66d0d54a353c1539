//! The visible part of a session, to be exported.

use std::ops::Range;

use crate::derive::judge::Verdict;
use crate::model::{Group, Session};
use crate::text::Lang;
use crate::text::ticket::ticket;
use crate::units::Millis;
use crate::view::{Analysis, ChartPlan, Screen, ViewState, Zone};
use crate::warning::Warning;

/// The visible part of a session.
#[derive(Debug, Clone, Copy)]
pub struct ExportView<'a> {
    /// The session.
    pub analysis: &'a Analysis,
    /// The warnings about the data.
    pub warnings: &'a [Warning],
    /// The person's choices: window, series, charts and their order.
    pub state: &'a ViewState,
    /// The language.
    pub lang: Lang,
    /// The time zone.
    pub zone: &'a Zone,
}

impl ExportView<'_> {
    /// The visible interval.
    #[must_use]
    pub fn window(&self) -> &Range<Millis> {
        self.state.timeline.window()
    }

    /// The visible interval without the margins of a whole session, for headings.
    #[must_use]
    pub fn stretch(&self) -> Range<Millis> {
        let whole = self.analysis.span();
        let whole = whole.filter(|_| self.state.timeline.is_whole());
        whole.unwrap_or_else(|| self.window().clone())
    }

    /// The verdict as Markdown.
    #[must_use]
    pub fn ticket(&self) -> String {
        let Analysis {
            session, verdict, ..
        } = self.analysis;
        verdict_for_ticket(session, verdict, self.lang, self.zone)
    }

    /// The expanded charts in display order, each with its visible series; charts without any are left out.
    #[must_use]
    pub fn groups(&self) -> Vec<(Group, Vec<ChartPlan>)> {
        let state = self.state;
        let mut groups = Screen::plan(self.analysis).groups;
        state.arrange(&mut groups, |(group, _)| [group.name()]);
        for (group, charts) in &mut groups {
            state.arrange(charts, |chart| [chart.name.as_str()]);
            charts.retain_mut(|chart| {
                chart.entries.retain(|entry| state.is_visible(entry));
                let is_folded = state.is_collapsed(*group) || state.is_folded(&chart.name);
                !is_folded && !chart.entries.is_empty()
            });
        }
        groups.retain(|(_, charts)| !charts.is_empty());
        groups
    }
}

/// The verdict as Markdown with times in that zone.
#[must_use]
pub fn verdict_for_ticket(session: &Session, verdict: &Verdict, lang: Lang, zone: &Zone) -> String {
    let span = session.span().unwrap_or(0.0..0.0);
    let when = format!("{} {}", zone.stretch(&span), zone.name(span.start));
    let clock = |time: Millis| zone.clock(&span, time);
    ticket(session, verdict, lang, when.trim_end(), &clock)
}
