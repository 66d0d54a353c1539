//! Finding numbers above a row or plot: small elements, each with a leader line to its exact time. Moving them redraws nothing.
//!
//! They are shortcuts for the pointer only. Keyboards and screen readers use the list below the verdict.

use std::cell::RefCell;

use web_sys::{Element, HtmlElement};

use super::context::Context;
use super::dom::{El, append, el, set_attr, set_style, svg, write};
use crate::derive::judge::Severity;
use crate::text::findings::fact;
use crate::units::CssPx;
use crate::view::Analysis;

/// Height and minimum width of a number.
pub const SIDE: CssPx = 16.0;
const DIGIT: CssPx = 6.5;

/// The finding numbers of one row or plot.
pub struct Badges {
    host: El,
    /// Leader lines and ticks: first of faults, then of notes.
    leaders: [Element; 2],
    /// Created on first use.
    elements: RefCell<Vec<BadgeElement>>,
}

struct BadgeElement {
    tag: HtmlElement,
    value: HtmlElement,
    badge: HtmlElement,
    finding: Option<usize>,
}

/// A finding number and its position.
pub struct Tag {
    /// Index of the finding.
    pub finding: usize,
    /// A corner or the middle of the upper edge, relative to the host's upper left corner.
    pub at: (CssPx, CssPx),
    /// The share of its own width that lies left of `at`, in per cent.
    pub leftwards: u8,
    /// The measured value, shown before the number.
    pub value: String,
}

/// Leaders and ticks, as paths of an SVG.
#[derive(Default)]
pub struct Leaders([String; 2]);

impl Leaders {
    /// A line from one place to another.
    pub fn line(&mut self, severity: Severity, from: (CssPx, CssPx), to: (CssPx, CssPx)) {
        let path = &mut self.0[usize::from(severity == Severity::Info)];
        let (from, to) = ((from.0.round(), from.1), (to.0.round(), to.1));
        path.extend([
            format!("M{} {}", from.0, from.1),
            format!("L{} {}", to.0, to.1),
        ]);
    }
}

impl Badges {
    /// Starts empty, inside the given element.
    pub fn new(host: &El) -> Self {
        let shape = || ("path", vec![("fill", "none".to_owned())]);
        let lines = svg("leaders", 1, 1, &[shape(), shape()]);
        append(&host.0, &lines);
        let child = |place| {
            let child = lines.children().item(place);
            child.unwrap_or_else(|| lines.clone())
        };
        set_attr(&child(0), "class", "wrong");
        Self {
            host: host.clone(),
            leaders: [child(0), child(1)],
            elements: RefCell::default(),
        }
    }

    /// Shows exactly these tags.
    pub fn show(&self, tags: &[Tag], leaders: &Leaders, analysis: &Analysis, context: &Context) {
        let mut elements = self.elements.borrow_mut();
        for (place, tag) in tags.iter().enumerate() {
            if place == elements.len() {
                elements.push(BadgeElement::new(&self.host));
            }
            elements[place].show(tag, analysis, context);
        }
        for other in &elements[tags.len()..] {
            other.tag.set_hidden(true);
        }
        for (path, d) in self.leaders.iter().zip(&leaders.0) {
            set_attr(path, "d", d);
        }
    }
}

impl BadgeElement {
    fn new(host: &El) -> Self {
        let (value, badge) = (el("span"), el("span").class("badge"));
        let tag = el("div")
            .class("tag")
            .attr("aria-hidden", "true")
            .child(&value)
            .child(&badge);
        append(&host.0, &tag);
        Self {
            tag: tag.0,
            value: value.0,
            badge: badge.0,
            finding: None,
        }
    }

    fn show(&mut self, tag: &Tag, analysis: &Analysis, context: &Context) {
        if self.finding != Some(tag.finding)
            && let Some(finding) = analysis.verdict.findings.get(tag.finding)
        {
            self.finding = Some(tag.finding);
            let title = fact(finding, &analysis.session.devices, context.lang);
            let index = tag.finding.to_string();
            for (name, value) in [
                ("data-index", index.as_str()),
                ("data-severity", finding.severity.name()),
                ("title", &title),
            ] {
                set_attr(&self.badge, name, value);
            }
            write(&self.badge, &(tag.finding + 1).to_string());
        }
        write(&self.value, &tag.value);
        let ((x, y), leftwards) = (tag.at, tag.leftwards);
        let place = format!("translate({x}px,{y}px) translateX(-{leftwards}%)");
        set_style(&self.tag, "transform", &place);
        self.tag.set_hidden(false);
    }
}

/// The width of a finding's number, including the second outline of a critical one.
pub fn width(finding: usize, severity: Severity) -> CssPx {
    let digits = (finding + 1).checked_ilog10().unwrap_or(0) + 1;
    let outline = if severity == Severity::Critical {
        4.0
    } else {
        0.0
    };
    f64::max(SIDE, f64::from(digits) * DIGIT + 6.0) + outline
}
