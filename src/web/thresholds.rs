//! The panel for changing thresholds; each change judges the session again.

use wasm_bindgen::JsValue;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::context::Context;
use super::dom::{El, append, bring_into_view, el, set_attr, write};
use super::pointer::closest;
use super::popover;
use super::realm::into_cast;
use super::screen::LiveScreen;
use super::viewer::{Shared, enter};
use crate::derive::judge::{Limit, Thresholds};
use crate::text::thresholds::{
    FIRST, changed, figure, figure_with_unit, judged_by, scale, topic_name, unit_of,
};
use crate::text::ui;
use crate::view::Analysis;

/// The panel, while it is open.
const OPEN: &str = ".thresholds:popover-open";

/// Below the verdict: a note that thresholds were changed, with buttons to show and reset them.
pub fn note(analysis: &Analysis, context: &Context) -> Option<El> {
    let lang = context.lang;
    let thresholds = &analysis.verdict.thresholds;
    let show = button("thresholds", &judged_by(thresholds, lang)?)
        .attr("title", &changed(thresholds, lang).join("\n"))
        .attr("aria-haspopup", "dialog");
    let back = button("usual", ui::RESET.get(lang));
    Some(el("p").class("judged-by").child(show).child(back))
}

/// The open panel, if any. It stays while a screen is rebuilt below it.
pub fn open_panel(root: &HtmlElement) -> Option<HtmlElement> {
    into_cast(root.query_selector(OPEN).ok()??)
}

/// Applies the thresholds chosen since the last frame, if any.
pub fn apply_pending_thresholds(shared: &Shared) {
    enter(shared, |inner| {
        let screen = inner.screen.as_mut();
        if let Some(pending_thresholds) =
            screen.and_then(|screen| screen.listeners.pending_thresholds.take())
        {
            inner.set_all_thresholds(&pending_thresholds, shared);
            inner.host.view();
        }
    });
}

impl LiveScreen {
    /// Opens the panel next to its button.
    pub(super) fn show_thresholds(&mut self, beside: &Element) {
        let lang = self.context.lang;
        let title = ui::THRESHOLDS.get(lang);
        let head = el("div")
            .class("head")
            .child(el("h4").text(title))
            .child(el("p").class("counted").attr("role", "status"))
            .child(button("usual", ui::RESET_ALL.get(lang)));
        let panel = popover::popover(title)
            .class("help thresholds")
            .child(head)
            .child(el("p").text(ui::THRESHOLDS_WHAT.get(lang)));
        let list = el("div").class("scroll");
        let thresholds = &self.analysis.verdict.thresholds;
        for group in Limit::all().chunk_by(|one, other| one.topic == other.topic) {
            let section = el("section").child(el("h5").text(topic_name(group[0].topic).get(lang)));
            let (first, more): (Vec<&Limit>, Vec<&Limit>) = group
                .iter()
                .copied()
                .partition(|limit| FIRST.contains(&limit.name));
            append_rows(&section, &first, &self.context);
            if !more.is_empty() {
                let rest = el("details").child(el("summary").text(ui::MORE_LIMITS.get(lang)));
                if more.iter().any(|limit| thresholds.is_changed(limit)) {
                    set_attr(&rest.0, "open", "");
                }
                append_rows(&rest, &more, &self.context);
                append(&section.0, rest);
            }
            append(&list.0, section);
        }
        let panel = panel.child(list);
        self.write_panel(&panel.0, None);
        popover::open(panel, &self.context, beside);
    }

    /// Shows the thresholds in force; an invalid entry stays for correction.
    fn write_panel(&self, panel: &Element, before: Option<usize>) {
        let lang = self.context.lang;
        let verdict = &self.analysis.verdict;
        let count = ui::findings_counted(verdict.findings.len(), before, lang);
        if let Ok(Some(place)) = panel.query_selector(".counted") {
            write(&place, &count);
        }
        for limit in Limit::all() {
            let Some(row) = row_of(panel, limit.name) else {
                continue;
            };
            let value = verdict.thresholds.value(limit);
            let is_changed = verdict.thresholds.is_changed(limit);
            let _ = row.class_list().toggle_with_force("changed", is_changed);
            if let Some(reset) = part(&row, "[data-reset]") {
                reset.set_hidden(!is_changed);
            }
            if let Some(field) = field_of(&row)
                && !field.has_attribute("aria-invalid")
            {
                field.set_value(&figure(limit, value));
            }
        }
    }

    /// Takes over the panel after a screen was rebuilt below it.
    pub(super) fn adopt_panel(&mut self, panel: &Element, before: usize) {
        self.write_panel(panel, Some(before));
        let root = &self.context.frame.root;
        self.listeners.opener = part(root, "[data-do=thresholds]");
    }

    /// A field has changed.
    pub(super) fn field_changed(&mut self, event: &Event) {
        let Some(row) = closest(event, "[data-row]") else {
            return;
        };
        let name = row.get_attribute("data-row").unwrap_or_default();
        let (Some(field), Some(limit)) = (field_of(&row), Limit::named(&name)) else {
            return;
        };
        // As JavaScript parses it: only a number is one, and empty text is 0.
        let typed = JsValue::from_str(&field.value()).unchecked_into_f64();
        let mut pending_thresholds = self.pending_thresholds();
        let is_set = pending_thresholds.set(&name, typed * scale(limit)).is_ok();
        self.validate_field(&row, limit, is_set);
        if is_set {
            self.request_thresholds(pending_thresholds);
        }
    }

    /// Shows next to a field whether its value is valid. If not, the previous one stays in force.
    fn validate_field(&self, row: &Element, limit: &Limit, is_set: bool) {
        let lang = self.context.lang;
        let (Some(field), Some(wrong)) = (field_of(row), part(row, ".wrong")) else {
            return;
        };
        wrong.set_hidden(is_set);
        if is_set {
            let _ = field.remove_attribute("aria-invalid");
            wrong.set_text_content(None);
            return;
        }
        set_attr(&field, "aria-invalid", "true");
        let in_force = figure_with_unit(limit, self.pending_thresholds().value(limit), lang);
        write(&wrong, &ui::no_threshold(&in_force, lang));
        bring_into_view(&wrong);
    }

    /// Resets one threshold.
    pub(super) fn reset_threshold(&mut self, name: &str) {
        let Some(limit) = Limit::named(name) else {
            return;
        };
        let mut pending_thresholds = self.pending_thresholds();
        // A default is always valid.
        let _ = pending_thresholds.set(name, limit.default);
        if let Some(row) =
            open_panel(&self.context.frame.root).and_then(|panel| row_of(&panel, name))
        {
            self.validate_field(&row, limit, true);
            // Its reset button disappears.
            if let Some(field) = field_of(&row) {
                let _ = field.focus();
            }
        }
        self.request_thresholds(pending_thresholds);
    }

    /// Resets all thresholds.
    pub(super) fn reset_thresholds(&mut self) {
        let root = &self.context.frame.root;
        if let Some(panel) = open_panel(root) {
            for limit in Limit::all() {
                if let Some(row) = row_of(&panel, limit.name) {
                    self.validate_field(&row, limit, true);
                }
            }
        } else {
            // The pressed button disappears with its note; the root keeps handling keys.
            let _ = root.focus();
        }
        self.request_thresholds(Thresholds::default());
    }

    /// The thresholds in force after this frame.
    fn pending_thresholds(&self) -> Thresholds {
        let pending_thresholds = self.listeners.pending_thresholds.as_ref();
        pending_thresholds
            .unwrap_or(&self.analysis.verdict.thresholds)
            .clone()
    }

    /// Deferred: the pressed element must still exist when the event ends.
    fn request_thresholds(&mut self, thresholds: Thresholds) {
        self.listeners.pending_thresholds = Some(thresholds);
        self.request_frame();
    }
}

/// One row per threshold, and below those of one source a note that names it.
fn append_rows(to: &El, limits: &[&Limit], context: &Context) {
    let lang = context.lang;
    for same in limits.chunk_by(|one, other| one.source == other.source) {
        for limit in same {
            append(&to.0, row(limit, context));
        }
        let source = format!("{} · {}", ui::SOURCE.get(lang), same[0].source.get(lang));
        append(&to.0, el("p").class("source").text(&source));
    }
}

/// One threshold: name, field, default, reset button, and space for an error.
fn row(limit: &Limit, context: &Context) -> El {
    let lang = context.lang;
    let usual = figure_with_unit(limit, limit.default, lang);
    let [field_id, usual_id, wrong_id] =
        ["field", "usual", "wrong"].map(|what| format!("{what}-{}", limit.name));
    let label = limit.label.get(lang);
    let field = el("input")
        .attr("type", "text")
        .attr("inputmode", "decimal")
        .attr("autocomplete", "off")
        .attr("id", &field_id)
        .attr("aria-describedby", &format!("{usual_id} {wrong_id}"));
    let reset = el("button")
        .class("link")
        .attr("type", "button")
        .attr("data-reset", limit.name)
        .attr(
            "aria-label",
            &ui::LABELLED.with(lang, &[("label", ui::RESET.get(lang)), ("value", label)]),
        )
        .text(ui::RESET.get(lang));
    el("div")
        .class("threshold")
        .attr("data-row", limit.name)
        .child(el("label").attr("for", &field_id).text(label))
        .child(field)
        .child(
            el("span")
                .class("unit")
                .text(&unit_of(limit, &figure(limit, limit.default), lang)),
        )
        .child(
            el("span")
                .class("usual")
                .attr("id", &usual_id)
                .text(&ui::default_value(&usual, lang)),
        )
        .child(reset)
        .child(
            el("p")
                .class("wrong")
                .attr("id", &wrong_id)
                .attr("role", "alert")
                .attr("hidden", ""),
        )
}

fn button(does: &str, text: &str) -> El {
    el("button")
        .class("link")
        .attr("type", "button")
        .attr("data-do", does)
        .text(text)
}

fn row_of(panel: &Element, name: &str) -> Option<Element> {
    panel.query_selector(&format!("[data-row={name}]")).ok()?
}

fn field_of(row: &Element) -> Option<HtmlInputElement> {
    into_cast(row.query_selector("input").ok()??)
}

fn part(of: &Element, selector: &str) -> Option<HtmlElement> {
    into_cast(of.query_selector(selector).ok()??)
}
