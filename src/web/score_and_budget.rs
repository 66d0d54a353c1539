//! The verdict in numbers: the score with its formula, and the latency budget of a frame.

use super::context::Context;
use super::dom::{El, append, el, set_style};
use crate::text::judged;
use crate::view::Analysis;

/// One row; `None` if nothing is known.
pub fn score_and_budget(analysis: &Analysis, context: &Context) -> Option<El> {
    let lang = context.lang;
    let verdict = &analysis.verdict;
    let row = el("div").class("sums");
    let score = judged::score(verdict, lang);
    if let Some(score) = &score {
        let score = el("span").class("score").text(score);
        append(&row.0, score.attr("title", judged::SCORE.get(lang)));
    }
    let Some(video) = verdict.budget.video else {
        return score.map(|_| row);
    };
    let parts = judged::parts(&verdict.budget);
    let known: f64 = parts.iter().filter_map(|(_, _, time)| *time).sum();
    let bar = el("span").class("budget-bar").attr("aria-hidden", "true");
    let words = el("span").class("budget-parts");
    for (id, name, time) in parts {
        let words_of = el("span").text(&judged::part(name, time, lang));
        append(&words.0, words_of.attr("data-part", id));
        if let Some(time) = time.filter(|time| *time > 0.0) {
            let part = el("span").attr("data-part", id);
            set_style(&part.0, "width", &format!("{}%", time / known * 100.0));
            append(&bar.0, part);
        }
    }
    let budget = el("span")
        .class("budget")
        .child(el("span").text(&judged::late(video, lang)))
        .child(bar)
        .child(words);
    Some(row.child(budget))
}
