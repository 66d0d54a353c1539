//! The filter for findings: severity, device, blame, and whether they are in the window. Only shown if there are many.

use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, HtmlSelectElement};

use super::context::Context;
use super::dom::{El, append, el, set_attr, write};
use crate::derive::judge::{Blame, Severity};
use crate::text::findings::blame_name;
use crate::text::metrics::device_name;
use crate::text::{Lang, Message, judged};
use crate::view::{Analysis, Filter};

/// Fewer findings need no filter.
const FEW: usize = 6;

const SEVERITIES: [Severity; 3] = [Severity::Minor, Severity::Major, Severity::Critical];

/// The filter row above the list.
pub struct FilterRow {
    root: El,
    severity: HtmlSelectElement,
    device: HtmlSelectElement,
    blame: HtmlSelectElement,
    in_window: HtmlElement,
    count: HtmlElement,
}

impl FilterRow {
    /// The row with its current values; `None` if there is little to filter.
    pub fn build(analysis: &Analysis, filter: &Filter, context: &Context) -> Option<Self> {
        let lang = context.lang;
        let findings = &analysis.verdict.findings;
        if findings.len() <= FEW {
            return None;
        }
        let severity = chooser("severity", judged::ANY_SEVERITY, lang);
        for (place, least) in SEVERITIES.into_iter().enumerate() {
            // A choice that hides everything or nothing is not offered.
            let passing = findings.iter().filter(|finding| finding.severity >= least);
            if (1..findings.len()).contains(&passing.count()) {
                let is_set = filter.least == Some(least);
                option(&severity, place, judged::at_least(least).get(lang), is_set);
            }
        }
        let device = chooser("device", judged::ANY_DEVICE, lang);
        let devices = &analysis.session.devices;
        for place in 0..devices.len() {
            if findings.iter().any(|finding| finding.device == Some(place)) {
                let name = device_name(devices, place, lang);
                option(&device, place, &name, filter.device == Some(place));
            }
        }
        let blame = chooser("blame", judged::ANY_BLAME, lang);
        for (place, part) in Blame::ALL.into_iter().enumerate() {
            if findings.iter().any(|finding| finding.blame == part) {
                let is_set = filter.blame == Some(part);
                option(&blame, place, blame_name(part).get(lang), is_set);
            }
        }
        let in_window = el("button")
            .class("link")
            .attr("type", "button")
            .attr("data-do", "in-window")
            .attr(
                "aria-pressed",
                if filter.in_window { "true" } else { "false" },
            )
            .text(judged::IN_WINDOW.get(lang));
        let count = el("span").class("count").attr("aria-live", "polite");
        let root = el("div")
            .class("filter")
            .attr("role", "group")
            .attr("aria-label", judged::FILTER.get(lang))
            .children([severity.clone(), device.clone(), blame.clone()])
            .child(&in_window)
            .child(&count);
        Some(Self {
            root,
            severity: severity.0.unchecked_into(),
            device: device.0.unchecked_into(),
            blame: blame.0.unchecked_into(),
            in_window: in_window.0,
            count: count.0,
        })
    }

    /// The row itself.
    pub fn root(&self) -> &El {
        &self.root
    }

    /// The current filter.
    pub fn read(&self) -> Filter {
        let place = |chooser: &HtmlSelectElement| chooser.value().parse::<usize>().ok();
        let pressed = self.in_window.get_attribute("aria-pressed");
        Filter {
            least: place(&self.severity).and_then(|place| SEVERITIES.get(place).copied()),
            device: place(&self.device),
            blame: place(&self.blame).and_then(|place| Blame::ALL.get(place).copied()),
            in_window: pressed.as_deref() == Some("true"),
        }
    }

    /// Toggles the button.
    pub fn toggle_window(&self) {
        let pressed = if self.read().in_window {
            "false"
        } else {
            "true"
        };
        set_attr(&self.in_window, "aria-pressed", pressed);
    }

    /// Shows how many of all findings are listed.
    pub fn show_count(&self, shown: usize, all: usize, lang: Lang) {
        write(&self.count, &judged::count(shown, all, lang));
    }
}

fn chooser(what: &str, any: Message, lang: Lang) -> El {
    let chooser = el("select")
        .attr("data-filter", what)
        .attr("aria-label", any.get(lang));
    append(
        &chooser.0,
        el("option").attr("value", "").text(any.get(lang)),
    );
    chooser
}

fn option(chooser: &El, place: usize, words: &str, is_set: bool) {
    let option = el("option").attr("value", &place.to_string()).text(words);
    if is_set {
        set_attr(&option.0, "selected", "");
    }
    append(&chooser.0, option);
}
