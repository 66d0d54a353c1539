//! The details of the chosen finding below its row: advice, threshold and source, evidence, blame, and links to its causes and effects.

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
use crate::view::Analysis;

/// Series whose values are listed; more would need a table.
const MAX_SERIES: usize = 4;
/// Causes or effects that are linked; the rest are left out.
const MAX_RELATED: usize = 6;

/// The block below the finding's row.
pub fn details(index: usize, analysis: &Analysis, context: &Context) -> El {
    let lang = context.lang;
    let findings = &analysis.verdict.findings;
    let list = el("dl");
    let Some(finding) = findings.get(index) else {
        return list;
    };
    let add_row = |name: Message, value: El| {
        append(&list.0, el("dt").text(name.get(lang)));
        append(&list.0, value);
    };
    let text = |text: &str| el("dd").text(text);
    add_row(judged::ADVICE, text(advice(finding, lang)));
    let devices = &analysis.session.devices;
    let source = source_of(finding, &analysis.verdict.thresholds, lang);
    let limit = limit(finding, devices, lang);
    add_row(
        judged::LIMIT,
        text(limit.as_deref().unwrap_or_default()).child(el("span").class("detail").text(source)),
    );
    let evidence_text = evidence_text(finding, analysis, context);
    if !evidence_text.is_empty() {
        add_row(judged::RESTS_ON, text(&evidence_text));
    }
    add_row(judged::BLAME, text(&judged::blamed(finding, lang)));
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
            let related = others.iter().take(MAX_RELATED).map(|other| door(*other));
            add_row(name, el("dd").children(related));
        }
    }
    el("div").class("more").child(list)
}

/// Each series of the evidence with its values there: `Network latency · Field 326–503 ms`.
fn evidence_text(finding: &Finding, analysis: &Analysis, context: &Context) -> String {
    let lang = context.lang;
    let mut parts: Vec<String> = Vec::new();
    for (place, series) in analysis.all_series() {
        let of_series = finding.evidence.iter().filter(|evidence| {
            place.device == evidence.device
                && series.key.metric == evidence.metric
                && series.key.link == evidence.link
        });
        let (mut least, mut greatest) = (f64::INFINITY, f64::NEG_INFINITY);
        for evidence in of_series {
            let samples = analysis.samples_in(place.device, &(evidence.start..evidence.end));
            let values = &series.values[samples];
            for value in values.iter().filter(|value| !value.is_nan()) {
                (least, greatest) = (least.min(*value), greatest.max(*value));
            }
        }
        if let Some(metric) = series.metric()
            && least <= greatest
            && parts.len() < MAX_SERIES
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
            let devices = &analysis.session.devices;
            let label = series_label(devices, place.device, &series.key, lang);
            let values = with_unit(&values, metric.unit);
            parts.push(format!("{name} · {label} {values}"));
        }
    }
    parts.join(judged::BETWEEN.get(lang))
}
