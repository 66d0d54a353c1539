//! The verdict in one sentence, and what choosing one of its findings does.

use super::context::Context;
use super::dom::{El, el};
use super::listen::Initiator;
use super::screen::LiveScreen;
use crate::derive::judge::Severity;
use crate::text::findings::sentence;
use crate::units::Millis;
use crate::view::{Analysis, ChosenFinding, Entry, in_focus};

/// Context shown on either side of a finding.
const AROUND: Millis = 10_000.0;

/// The sentence; `None` if nothing can be judged.
pub fn verdict(analysis: &Analysis, context: &Context) -> Option<El> {
    let span = analysis.span()?;
    let lang = context.lang;
    let judged = &analysis.verdict;
    let clock = |time: Millis| context.zone.clock(&span, time);
    let words = sentence(judged, &analysis.session.devices, lang, &clock);
    let severity = judged.severity.map_or("", Severity::name);
    Some(
        el("p")
            .class("verdict")
            .attr("data-severity", severity)
            .text(&words),
    )
}

impl LiveScreen {
    /// Shows a finding's evidence: zooms all charts, selects the interval or pins the instant, and expands and reveals its chart.
    pub(super) fn choose_finding(&mut self, index: usize) {
        let analysis = std::rc::Rc::clone(&self.analysis);
        let Some(finding) = analysis.verdict.findings.get(index) else {
            return;
        };
        let shown = in_focus(finding);
        let around = shown.start - AROUND..shown.end + AROUND;
        self.state.timeline.show(around);
        self.state.mark(finding);
        self.state.finding = Some(ChosenFinding::of(finding, &analysis));
        self.show_chosen();
        self.findings.bring_into_view();
        let of = finding.evidence.first();
        let shown = of.and_then(|evidence| {
            let mut panels = self.panels.iter();
            panels.position(|panel| panel.plan.shows(evidence))
        });
        if let Some(place) = shown {
            let plan = &self.panels[place].plan;
            let is_evidence = |entry: &&Entry| finding.evidence.iter().any(|one| entry.shows(one));
            let mut own = plan.entries.iter().filter(is_evidence);
            // A series hidden on purpose stays hidden if other evidence is visible.
            let first = own.next().filter(|first| {
                !self.state.is_visible(first) && !own.any(|entry| self.state.is_visible(entry))
            });
            if let Some(first) = first {
                self.state.toggle(first);
            }
            self.state.fold(plan.name.as_str(), false);
            self.state.collapse(plan.group, false);
            self.show_folds();
            self.panels[place].invalidate_choice();
            self.panels[place].bring_into_view();
        }
        self.request_window(Initiator::Person);
        self.show_cursor();
        self.defer();
        self.context.frame.host.finding(index);
    }

    /// Expands the chosen finding's row; charts mark its evidence with the next drawing.
    pub(super) fn show_chosen(&mut self) {
        let findings = &self.analysis.verdict.findings;
        let chosen = self.state.finding.as_ref();
        let chosen = chosen.and_then(|one| one.find(&self.analysis));
        let before = self.findings.chosen();
        if chosen == before {
            return;
        }
        let of = |index: Option<usize>| index.and_then(|index| findings.get(index));
        let concerned = [of(before), of(chosen)].into_iter().flatten();
        let evidence: Vec<_> = concerned.flat_map(|one| &one.evidence).collect();
        for panel in &mut self.panels {
            if evidence.iter().any(|one| panel.plan.shows(one)) {
                panel.invalidate_choice();
            }
        }
        self.findings.choose(chosen, &self.analysis, &self.context);
    }

    /// The filter has changed.
    pub(super) fn filter_findings(&mut self) {
        self.state.filter = self.findings.filter();
        self.show_filter();
        for panel in &self.panels {
            panel.show_badges(&self.analysis, &self.state, &self.context);
        }
    }

    /// Applies the filter to the list and to the numbers above the overview.
    pub(super) fn show_filter(&self) {
        let Self {
            findings,
            overview,
            analysis,
            state,
            context,
            ..
        } = self;
        findings.show_filtered(analysis, &state.filter, state.timeline.window(), context);
        overview.show_badges(analysis, state, context);
    }
}
