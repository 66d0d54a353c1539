//! What is visible of a session, on its way out.

use std::ops::Range;

use crate::derive::judge::Verdict;
use crate::model::{Group, Session};
use crate::text::Lang;
use crate::text::ticket::ticket;
use crate::units::Millis;
use crate::view::{Analysis, ChartPlan, Screen, ViewState, Zone};
use crate::warning::Warning;

/// What is visible of a session.
#[derive(Debug, Clone, Copy)]
pub struct ExportView<'a> {
    /// The session.
    pub analysis: &'a Analysis,
    /// What was odd about the data.
    pub warnings: &'a [Warning],
    /// What the person chose: window, series, charts and their order.
    pub state: &'a ViewState,
    /// In which words.
    pub lang: Lang,
    /// On which clock.
    pub zone: &'a Zone,
}

impl ExportView<'_> {
    /// The stretch of time that is shown.
    #[must_use]
    pub fn window(&self) -> &Range<Millis> {
        self.state.timeline.window()
    }

    /// The same without the margins of a whole session, as a heading tells it.
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

    /// The charts that are unfolded, as they stand, each with the series that are drawn in it; one without any is none.
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

/// The verdict as Markdown, with times of that zone.
#[must_use]
pub fn verdict_for_ticket(session: &Session, verdict: &Verdict, lang: Lang, zone: &Zone) -> String {
    let span = session.span().unwrap_or(0.0..0.0);
    let when = format!("{} {}", zone.stretch(&span), zone.name(span.start));
    let clock = |time: Millis| zone.clock(&span, time);
    ticket(session, verdict, lang, when.trim_end(), &clock)
}
