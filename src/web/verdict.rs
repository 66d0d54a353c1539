//! The verdict in one sentence, and the findings that it rests on: each leads to its samples.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::context::Context;
use super::dom::{El, append, el, set_attr};
use super::legend::swatch;
use super::listen::By;
use super::screen::LiveScreen;
use crate::derive::findings::{Finding, Severity};
use crate::text::findings::{advice, detail, fact, sentence};
use crate::text::ticket::severity_name;
use crate::text::ui;
use crate::units::Millis;
use crate::view::{Look, Paint, Subject};

/// What is framed on either side of a finding.
const AROUND: Millis = 10_000.0;

/// The sentence and the list; nothing where there is nothing to judge.
pub fn verdict(subject: &Subject, context: &Context) -> Option<El> {
    subject.span()?;
    let lang = context.lang;
    let judged = &subject.verdict;
    let clock = |time: Millis| context.zone.time(time);
    let words = sentence(judged, &subject.session.devices, lang, &clock);
    let severity = judged.severity.map_or("", Severity::name);
    let line = el("p")
        .class("verdict")
        .attr("data-severity", severity)
        .text(&words);
    let section = el("section")
        .class("judged")
        .attr("aria-label", ui::VERDICT.get(lang))
        .child(line);
    if judged.findings.is_empty() {
        return Some(section);
    }
    let list = el("ol").class("findings");
    for (index, finding) in judged.findings.iter().enumerate() {
        append(
            &list.0,
            el("li").child(row(index, finding, subject, context)),
        );
    }
    Some(section.child(list))
}

fn row(index: usize, finding: &Finding, subject: &Subject, context: &Context) -> El {
    let lang = context.lang;
    let devices = &subject.session.devices;
    let who = el("span").class("who");
    if let Some(device) = finding.device {
        let paint = match finding.link {
            Some(link) => Paint::of_link(&subject.session, device, link),
            None => Paint::of_device(&subject.session, device),
        };
        append(&who.0, swatch(&Look::new(None, paint)));
    }
    // One stop for Tab, however many there are: arrows go on from there.
    let stop = if index == 0 { "0" } else { "-1" };
    el("button")
        .class("finding")
        .attr("type", "button")
        .attr("tabindex", stop)
        .attr("data-finding", finding.code.name())
        .attr("data-index", &index.to_string())
        .attr("title", advice(finding, lang))
        .child(badge(index, finding, context))
        .child(
            el("span")
                .class("time")
                .text(&when(finding, subject, context)),
        )
        .child(who)
        .child(el("span").class("fact").text(&fact(finding, devices, lang)))
        .child(
            el("span")
                .class("detail")
                .text(&detail(finding, devices, lang)),
        )
}

/// One number names a finding everywhere.
fn badge(index: usize, finding: &Finding, context: &Context) -> El {
    let severity = severity_name(finding.severity).get(context.lang);
    el("span")
        .class("badge")
        .attr("data-severity", finding.severity.name())
        .attr("aria-label", &format!("{} {severity}", index + 1))
        .text(&(index + 1).to_string())
}

/// The focus goes to the next or the previous row.
pub fn step_finding(row: &Element, down: bool) {
    let item = row.parent_element();
    let next = item.and_then(|item| {
        if down {
            item.next_element_sibling()
        } else {
            item.previous_element_sibling()
        }
    });
    let next = next.and_then(|item| item.first_element_child());
    if let Some(next) = next.and_then(|next| next.dyn_into::<HtmlElement>().ok()) {
        set_attr(row, "tabindex", "-1");
        set_attr(&next, "tabindex", "0");
        let _ = next.focus();
    }
}

fn when(finding: &Finding, subject: &Subject, context: &Context) -> String {
    let is_whole = subject
        .span()
        .is_some_and(|span| finding.start <= span.start && finding.end >= span.end);
    if is_whole {
        return ui::WHOLE_SESSION_NAME.get(context.lang).to_owned();
    }
    let start = context.clock(finding.start);
    if finding.start == finding.end {
        return start;
    }
    // The day once, if it is the same.
    let [first, last] = [finding.start, finding.end].map(|time| context.zone.date(time));
    let end = if first == last {
        context.zone.time(finding.end)
    } else {
        context.clock(finding.end)
    };
    format!("{start} – {end}")
}

impl LiveScreen {
    /// Shows the samples that a finding rests on: all charts there, a stretch selected or an instant pinned, its chart in view.
    pub(super) fn choose_finding(&mut self, index: usize) {
        let Some(finding) = self.subject.verdict.findings.get(index).cloned() else {
            return;
        };
        let (start, end) = (finding.start, finding.end);
        self.state.timeline.show(start - AROUND..end + AROUND);
        if end > start {
            self.state.selection = Some(start..end);
            self.state.set_pins(&[]);
        } else {
            self.state.selection = None;
            self.state.set_pins(&[start]);
        }
        let root = self.context.frame.root.clone();
        if let Ok(all) = root.query_selector_all("[data-finding][data-index]") {
            for at in 0..all.length() {
                let Some(node) = all.get(at).and_then(|node| node.dyn_into::<Element>().ok())
                else {
                    continue;
                };
                let is_chosen = node.get_attribute("data-index") == Some(index.to_string());
                set_attr(
                    &node,
                    "aria-current",
                    if is_chosen { "true" } else { "false" },
                );
            }
        }
        let of = finding.evidence.first();
        let panel = of.and_then(|evidence| {
            self.panels.iter().find(|panel| {
                panel.plan.entries.iter().any(|entry| {
                    entry.place.device == evidence.device
                        && entry.key.metric == evidence.metric
                        && entry.key.link == evidence.link
                })
            })
        });
        if let Some(panel) = panel {
            panel.bring_into_view();
        }
        self.ask_window(By::Person);
        self.show_cursor();
        self.unsettle();
        self.context.frame.host.finding(index);
    }
}
