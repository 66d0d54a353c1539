//! All that is known of the chosen finding, under its row: what to do, from where on it counts and who says so, which samples it rests on, whom it
//! blames, and doors to what explains it and to what it explains.

use super::context::Context;
use super::dom::{El, append, el};
use super::findings::badge;
use crate::derive::judge::Finding;
use crate::text::Message;
use crate::text::figures::decimals;
use crate::text::findings::{advice, fact, limit};
use crate::text::judged;
use crate::text::metrics::{metric_name, series_label};
use crate::text::number::{number, with_unit};
use crate::text::thresholds::source_of;
use crate::view::Subject;

/// Series whose numbers are told; more would be a table.
const MOST_SERIES: usize = 4;
/// Of a chain that explains much, the first ones.
const MOST_DOORS: usize = 6;

/// The block under the row of that finding.
pub fn details(index: usize, subject: &Subject, context: &Context) -> El {
    let lang = context.lang;
    let findings = &subject.verdict.findings;
    let list = el("dl");
    let Some(finding) = findings.get(index) else {
        return list;
    };
    let told = |name: Message, value: El| {
        append(&list.0, el("dt").text(name.get(lang)));
        append(&list.0, value);
    };
    let text = |text: &str| el("dd").text(text);
    told(judged::ADVICE, text(advice(finding, lang)));
    let devices = &subject.session.devices;
    let says = source_of(finding, &subject.verdict.thresholds, lang);
    let limit = limit(finding, devices, lang);
    told(
        judged::LIMIT,
        text(limit.as_deref().unwrap_or_default()).child(el("span").class("detail").text(says)),
    );
    let rests_on = rests_on(finding, subject, context);
    if !rests_on.is_empty() {
        told(judged::RESTS_ON, text(&rests_on));
    }
    told(judged::BLAME, text(&judged::blamed(finding, lang)));
    let door = |other: usize| {
        el("button")
            .class("door")
            .attr("type", "button")
            .attr("data-index", &other.to_string())
            .child(badge(other, &findings[other], context))
            .child(el("span").text(&fact(&findings[other], devices, lang)))
    };
    let is_effect = |other: &usize| findings[*other].causes.contains(&index);
    let effects: Vec<usize> = (0..findings.len()).filter(is_effect).collect();
    for (name, others) in [
        (judged::CAUSE, &finding.causes),
        (judged::EFFECTS, &effects),
    ] {
        if !others.is_empty() {
            let doors = others.iter().take(MOST_DOORS).map(|other| door(*other));
            told(name, el("dd").children(doors));
        }
    }
    el("div").class("more").child(list)
}

/// Each series of the evidence with what was measured there: `Network latency · Field 326–503 ms`.
fn rests_on(finding: &Finding, subject: &Subject, context: &Context) -> String {
    let lang = context.lang;
    let mut told: Vec<String> = Vec::new();
    for (place, series) in subject.all_series() {
        let of_series = finding.evidence.iter().filter(|evidence| {
            place.device == evidence.device
                && series.key.metric == evidence.metric
                && series.key.link == evidence.link
        });
        let (mut least, mut greatest) = (f64::INFINITY, f64::NEG_INFINITY);
        for evidence in of_series {
            let samples = subject.samples_in(place.device, &(evidence.start..evidence.end));
            let values = &series.values[samples];
            for value in values.iter().filter(|value| !value.is_nan()) {
                (least, greatest) = (least.min(*value), greatest.max(*value));
            }
        }
        if let Some(metric) = series.metric()
            && least <= greatest
            && told.len() < MOST_SERIES
        {
            let (from, to) = (
                number(least, decimals(series)),
                number(greatest, decimals(series)),
            );
            let values = if from == to {
                to
            } else {
                format!("{from}–{to}")
            };
            let name = metric_name(metric, lang);
            let devices = &subject.session.devices;
            let label = series_label(devices, place.device, &series.key, lang);
            let values = with_unit(&values, metric.unit);
            told.push(format!("{name} · {label} {values}"));
        }
    }
    told.join(judged::BETWEEN.get(lang))
}
