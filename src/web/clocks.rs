//! The clock offset between both ends in one line, and the panel for correcting it.

use web_sys::{Element, HtmlElement, HtmlInputElement};

use super::context::Context;
use super::dom::{El, append, bring_into_view, el, set_attr, write};
use super::popover;
use super::realm::into_cast;
use super::screen::LiveScreen;
use crate::text::clocks as words;
use crate::units::Millis;
use crate::view::{Analysis, MAX_OFFSET};

const SECOND: Millis = 1000.0;

/// The element that explains why an offset is invalid.
const WRONG: &str = "wrong-offset";

/// Whether the clock line belongs before the charts: the clocks differ, or the times are corrected.
pub fn needs_attention(analysis: &Analysis) -> bool {
    let clock = analysis.verdict.clock;
    analysis.offset() != 0.0 || clock.is_some_and(|clock| clock.differs())
}

/// The clock line, with a button if there is something to correct; `None` without samples.
pub fn clocks(analysis: &Analysis, context: &Context) -> Option<El> {
    analysis.span()?;
    let lang = context.lang;
    let message = words::line(&analysis.verdict, &analysis.session, lang);
    let line = el("p").class("clocks").child(el("span").text(&message));
    if !analysis.has_two_clocks() {
        return Some(line);
    }
    let button = el("button")
        .class("link")
        .attr("type", "button")
        .attr("data-do", "clocks")
        .attr("aria-haspopup", "dialog")
        .attr("title", words::TITLE.get(lang))
        .text(words::ADJUST.get(lang));
    Some(line.child(button))
}

/// Which part of the panel has the focus.
pub fn focused(root: &HtmlElement) -> Option<String> {
    let focused = root.query_selector(".help [data-clock]:focus").ok()??;
    focused.get_attribute("data-clock")
}

impl LiveScreen {
    /// Opens the panel next to its button.
    pub(super) fn show_clocks(&mut self, button: &Element) {
        let popover = panel(&self.analysis, &self.context);
        popover::open(popover, &self.context, button);
    }

    /// Reopens the panel on a rebuilt screen, with the focus where it was.
    pub(super) fn reopen_clocks(&mut self, focused: Option<String>) {
        let root = self.context.frame.root.clone();
        let find = |selector: &str| {
            let found = root.query_selector(selector).ok()??;
            into_cast::<HtmlElement>(found)
        };
        let (Some(focused), Some(button)) = (focused, find("[data-do=clocks]")) else {
            return;
        };
        self.show_clocks(&button);
        self.listeners.opener = Some(button);
        if let Some(part) = find(&format!(".help [data-clock={focused}]")) {
            let _ = part.focus();
        }
        let message = words::line(
            &self.analysis.verdict,
            &self.analysis.session,
            self.context.lang,
        );
        self.live.set_text_content(Some(&message));
    }

    /// Applies what was typed, the estimate, or no correction.
    pub(super) fn set_clocks(&mut self, what: &str) {
        let analysis = &self.analysis;
        let wanted = match what {
            "typed" => self.typed_offset(),
            "estimate" => analysis.verdict.clock.map(|clock| clock.offset),
            "sent" => Some(0.0),
            _ => None,
        };
        if let Some(wanted) = wanted {
            // The default is not stored as a choice.
            let choice = (wanted != analysis.default_offset()).then_some(wanted);
            self.context.frame.host.offset(choice);
        }
    }

    /// The offset in the field in whole milliseconds; `None`, with an error message, if it is invalid.
    fn typed_offset(&self) -> Option<Millis> {
        let field = self.context.frame.root.query_selector("input[data-clock]");
        let field: HtmlInputElement = into_cast(field.ok()??)?;
        let offset = (field.value_as_number() * SECOND).round();
        let is_one = offset.abs() <= MAX_OFFSET;
        self.validate_offset(&field, is_one);
        is_one.then_some(offset)
    }

    /// Shows below the field whether the typed offset is valid. If not, the previous one stays in force.
    fn validate_offset(&self, field: &HtmlInputElement, is_one: bool) {
        let root = &self.context.frame.root;
        let Ok(Some(wrong)) = root.query_selector(&format!("#{WRONG}")) else {
            return;
        };
        let _ = wrong.toggle_attribute_with_force("hidden", is_one);
        if is_one {
            let _ = field.remove_attribute("aria-invalid");
            wrong.set_text_content(None);
            return;
        }
        set_attr(field, "aria-invalid", "true");
        let message = words::NO_SUCH_OFFSET.get(self.context.lang);
        write(&wrong, message);
        bring_into_view(&wrong);
    }
}

fn panel(analysis: &Analysis, context: &Context) -> El {
    let lang = context.lang;
    let (verdict, session) = (&analysis.verdict, &analysis.session);
    let facts = el("dl");
    let fact = |term: &str, message: &str| {
        append(&facts.0, el("dt").text(term));
        append(&facts.0, el("dd").text(message));
    };
    fact(
        words::ESTIMATE.get(lang),
        &words::estimate(verdict, session, lang),
    );
    if let Some(clock) = &verdict.clock {
        fact(words::EVIDENCE.get(lang), &words::evidence(clock, lang));
    }
    fact(words::BY_ITSELF.get(lang), words::by_itself(verdict, lang));

    let farthest = (MAX_OFFSET / SECOND).to_string();
    let field = el("input")
        .attr("type", "number")
        .attr("step", "0.1")
        .attr("min", &format!("-{farthest}"))
        .attr("max", &farthest)
        .attr("value", &(analysis.offset() / SECOND).to_string())
        .attr("data-clock", "ahead")
        .attr("aria-describedby", WRONG);
    let label = el("label")
        .child(el("span").text(words::SECONDS_AHEAD.get(lang)))
        .child(field);
    let button = |what: &str, name: &str| {
        el("button")
            .attr("type", "button")
            .attr("data-clock", what)
            .text(name)
    };
    let choice = |what: &str, name: &str, offset: Millis| {
        let pressed = if offset == analysis.offset() {
            "true"
        } else {
            "false"
        };
        button(what, name).attr("aria-pressed", pressed)
    };
    let mut choices = el("div").class("choices");
    if let Some(clock) = verdict.clock {
        choices = choices.child(choice(
            "estimate",
            words::USE_ESTIMATE.get(lang),
            clock.offset,
        ));
    }
    let choices = choices.child(choice("sent", words::AS_SENT.get(lang), 0.0));
    popover::popover(words::TITLE.get(lang))
        .child(el("h4").text(words::TITLE.get(lang)))
        .child(el("p").text(words::WHAT.get(lang)))
        .child(facts)
        .child(
            el("div")
                .class("by-hand")
                .child(label)
                .child(button("typed", words::APPLY.get(lang))),
        )
        .child(
            el("p")
                .class("wrong")
                .attr("id", WRONG)
                .attr("role", "alert")
                .attr("hidden", ""),
        )
        .child(choices)
}
