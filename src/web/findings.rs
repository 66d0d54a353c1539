//! The list of findings: one row each, details for the chosen one. Rows are highlighted while the cursor is within their evidence.

use std::ops::Range;

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::context::Context;
use super::dom::{El, append, el, set_attr};
use super::finding_details::details;
use super::findings_filter::FilterRow;
use super::legend::swatch;
use super::realm::into_cast;
use crate::derive::judge::Finding;
use crate::text::findings::{detail, fact};
use crate::text::judged;
use crate::text::ticket::severity_name;
use crate::text::ui;
use crate::units::Millis;
use crate::view::{Analysis, EvidenceIndex, Filter, Paint, SeriesStyle, ViewState};

/// The list and its filter.
pub struct Findings {
    root: El,
    list: HtmlElement,
    rows: Vec<HtmlElement>,
    filter: Option<FilterRow>,
    lookup: EvidenceIndex,
    lit: Vec<usize>,
    chosen: Option<usize>,
}

impl Findings {
    /// Builds the list; it stays out of the page if there are no findings.
    pub fn build(analysis: &Analysis, state: &ViewState, context: &Context) -> Self {
        let findings = &analysis.verdict.findings;
        let root = el("div").class("found");
        let filter = FilterRow::build(analysis, &state.filter, context);
        if let Some(filter) = &filter {
            append(&root.0, filter.root());
        }
        let list = el("ol")
            .class("findings")
            .attr("aria-label", judged::FINDINGS.get(context.lang));
        let rows = findings.iter().enumerate().map(|(index, finding)| {
            let row = row(index, finding, analysis, context);
            append(&list.0, el("li").child(&row));
            row.0
        });
        let rows = rows.collect();
        append(&root.0, &list);
        let mut built = Self {
            root,
            list: list.0,
            rows,
            filter,
            lookup: EvidenceIndex::new(analysis),
            lit: Vec::new(),
            chosen: None,
        };
        let chosen = state.finding.as_ref();
        built.choose(chosen.and_then(|one| one.find(analysis)), analysis, context);
        let filter = built.filter();
        built.show_filtered(analysis, &filter, state.timeline.window(), context);
        built
    }

    /// The list's element.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// Whether anything was found.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Index of the finding whose row is expanded.
    pub fn chosen(&self) -> Option<usize> {
        self.chosen
    }

    /// Toggles the filter for the current window.
    pub fn toggle_window(&self) {
        if let Some(filter) = &self.filter {
            filter.toggle_window();
        }
    }

    /// The current filter; without a filter row nothing is hidden.
    pub fn filter(&self) -> Filter {
        let read = self.filter.as_ref().map(FilterRow::read);
        read.unwrap_or_default()
    }

    /// Expands one row and collapses the others.
    pub fn choose(&mut self, chosen: Option<usize>, analysis: &Analysis, context: &Context) {
        if let Some(row) = self.chosen.and_then(|before| self.rows.get(before)) {
            set_attr(row, "aria-current", "false");
            if let Some(more) = row.next_element_sibling() {
                more.remove();
            }
        }
        self.chosen = chosen.filter(|index| *index < self.rows.len());
        if let Some(index) = self.chosen {
            let row = &self.rows[index];
            set_attr(row, "aria-current", "true");
            if let Some(item) = row.parent_node() {
                append(&item, details(index, analysis, context));
            }
            self.set_tab_stop(row);
        }
    }

    /// Scrolls the list, but not the page, until the chosen row is visible.
    pub fn bring_into_view(&self) {
        let Some(item) = self
            .chosen
            .and_then(|index| self.rows[index].parent_element())
        else {
            return;
        };
        let (list, own) = (
            self.list.get_bounding_client_rect(),
            item.get_bounding_client_rect(),
        );
        // The whole row if it fits, at least its top.
        let beyond = (own.bottom() - list.bottom()).min(own.top() - list.top());
        if own.top() < list.top() || beyond > 0.0 {
            let top = f64::from(self.list.scroll_top()) + beyond.min(own.top() - list.top());
            self.list.set_scroll_top(top as i32);
        }
    }

    /// Highlights the findings whose evidence contains the cursor; touches only rows that change.
    pub fn highlight(&mut self, cursor: Option<Millis>) {
        let now = cursor.map_or_else(Vec::new, |time| self.lookup.at(time));
        let highlight = |index: &usize, on: bool| {
            if let Some(row) = self.rows.get(*index) {
                let _ = row.class_list().toggle_with_force("lit", on);
            }
        };
        for index in self.lit.iter().filter(|index| !now.contains(index)) {
            highlight(index, false);
        }
        for index in now.iter().filter(|index| !self.lit.contains(index)) {
            highlight(index, true);
        }
        self.lit = now;
    }

    /// Shows the rows that pass the filter, and their number.
    pub fn show_filtered(
        &self,
        analysis: &Analysis,
        filter: &Filter,
        window: &Range<Millis>,
        context: &Context,
    ) {
        let Some(filter_row) = &self.filter else {
            return;
        };
        let mut shown = 0;
        let mut first = None;
        let mut has_stop = false;
        for (row, finding) in self.rows.iter().zip(&analysis.verdict.findings) {
            let passes = filter.passes(finding, window);
            if let Some(item) = row.parent_element() {
                item.unchecked_into::<HtmlElement>().set_hidden(!passes);
            }
            if passes {
                shown += 1;
                first = first.or(Some(row));
                has_stop |= row.tab_index() == 0;
            }
        }
        if let Some(first) = first.filter(|_| !has_stop) {
            self.set_tab_stop(first);
        }
        filter_row.show_count(shown, self.rows.len(), context.lang);
    }

    /// A single tab stop for all rows; arrow keys move between them.
    fn set_tab_stop(&self, row: &HtmlElement) {
        for other in self.rows.iter().filter(|other| other.tab_index() == 0) {
            other.set_tab_index(-1);
        }
        row.set_tab_index(0);
    }
}

fn row(index: usize, finding: &Finding, analysis: &Analysis, context: &Context) -> El {
    let lang = context.lang;
    let devices = &analysis.session.devices;
    let who = el("span").class("who");
    if let Some(device) = finding.device {
        let paint = match finding.link {
            Some(link) => Paint::of_link(&analysis.session, device, link),
            None => Paint::of_device(&analysis.session, device),
        };
        append(&who.0, swatch(&SeriesStyle::new(None, paint)));
    }
    let stop = if index == 0 { "0" } else { "-1" };
    // There may be many findings of the same kind.
    let of = |number: Option<i64>| number.map_or_else(String::new, |number| number.to_string());
    let which = [
        finding.start.to_string(),
        of(finding.device.and_then(|device| i64::try_from(device).ok())),
        of(finding.link),
    ];
    let which = which.join(" ");
    el("button")
        .class("finding")
        .attr("type", "button")
        .attr("tabindex", stop)
        .attr("data-finding", finding.code.name())
        .attr("data-index", &index.to_string())
        .attr("data-which", &which)
        .child(badge(index, finding, context))
        .child(
            el("span")
                .class("time")
                .text(&when(finding, analysis, context)),
        )
        .child(who)
        .child(
            el("span")
                .class("said")
                .child(el("span").class("fact").text(&fact(finding, devices, lang)))
                .child(
                    el("span")
                        .class("detail")
                        .text(&detail(finding, devices, lang)),
                ),
        )
}

/// A finding has the same number everywhere.
pub fn badge(index: usize, finding: &Finding, context: &Context) -> El {
    let severity = severity_name(finding.severity).get(context.lang);
    el("span")
        .class("badge")
        .attr("data-severity", finding.severity.name())
        .attr("aria-label", &format!("{} {severity}", index + 1))
        .text(&(index + 1).to_string())
}

/// Moves the focus to the next or previous visible row.
pub fn step_finding(row: &Element, down: bool) {
    let mut item = row.parent_element();
    while let Some(here) = item {
        item = if down {
            here.next_element_sibling()
        } else {
            here.previous_element_sibling()
        };
        let next = item.as_ref().filter(|item| !item.has_attribute("hidden"));
        let next = next.and_then(Element::first_element_child);
        if let Some(next) = next.and_then(into_cast::<HtmlElement>) {
            set_attr(row, "tabindex", "-1");
            next.set_tab_index(0);
            let _ = next.focus();
            return;
        }
    }
}

fn when(finding: &Finding, analysis: &Analysis, context: &Context) -> String {
    let is_whole = analysis
        .span()
        .is_some_and(|span| finding.start <= span.start && finding.end >= span.end);
    if is_whole {
        return ui::WHOLE_SESSION_NAME.get(context.lang).to_owned();
    }
    let start = context.clock(finding.start);
    if finding.start == finding.end {
        return start;
    }
    // The date only once if both are the same.
    let [first, last] = [finding.start, finding.end].map(|time| context.zone.date(time));
    let end = if first == last {
        context.zone.time(finding.end)
    } else {
        context.clock(finding.end)
    };
    format!("{start} – {end}")
}
