//! What is visible in words and figures, as Markdown: for a ticket or a mail.

use super::excerpt::Excerpt;
use crate::model::Group;
use crate::text::figures::{at_rest, decimals};
use crate::text::metrics::{chart_title, chart_unit, device_name, group_name, series_label};
use crate::text::number::duration;
use crate::text::ui;
use crate::text::warnings::warning;
use crate::units::Millis;
use crate::view::{ChartPlan, FACTS, device_facts};

/// The text.
#[must_use]
pub fn markdown(excerpt: &Excerpt) -> String {
    let mut lines = heading(excerpt);
    lines.extend(devices(excerpt));
    for (group, charts) in excerpt.groups() {
        lines.extend(figures(excerpt, group, &charts));
    }
    lines.extend(notes(excerpt));
    lines.join("\n") + "\n"
}

fn heading(excerpt: &Excerpt) -> Vec<String> {
    let Excerpt {
        subject,
        lang,
        zone,
        ..
    } = *excerpt;
    let session = &subject.session;
    let stretch = excerpt.stretch();
    let when = format!("{} {}", zone.stretch(&stretch), zone.name(stretch.start));
    let length = duration(stretch.end - stretch.start, lang);
    let mut lines = vec![
        format!("# TRRO {} · {length}", when.trim_end()),
        String::new(),
    ];
    for (word, id) in [
        (ui::SESSION_ID, &session.session_id),
        (ui::PROJECT, &session.project_id),
        (ui::REQUEST_ID, &session.request_id),
    ] {
        if !id.is_empty() {
            lines.push(format!("- {} {}", word.get(lang), code(id)));
        }
    }
    lines
}

fn devices(excerpt: &Excerpt) -> Vec<String> {
    let Excerpt {
        subject,
        lang,
        zone,
        ..
    } = *excerpt;
    let window = excerpt.window();
    let clock = |time: Millis| zone.clock(window, time);
    let devices = &subject.session.devices;
    let facts: Vec<[String; 7]> = (0..devices.len())
        .map(|index| device_facts(subject, index, lang, &clock))
        .collect();
    let name = |index: usize| escaped(&device_name(devices, index, lang));
    let id = |index: usize| code(&devices[index].device_id).replace('|', "\\|");
    let heads = (0..devices.len()).map(|index| format!("{} {}", name(index), id(index)));
    let mut lines = table_head(std::iter::once(String::new()).chain(heads));
    for (fact, head) in FACTS.iter().enumerate() {
        let of_devices = facts.iter().map(|facts| escaped(&facts[fact]));
        lines.push(row(
            std::iter::once(head.get(lang).to_owned()).chain(of_devices)
        ));
    }
    lines
}

fn figures(excerpt: &Excerpt, group: Group, charts: &[ChartPlan]) -> Vec<String> {
    let Excerpt { subject, lang, .. } = *excerpt;
    let devices = &subject.session.devices;
    let mut lines = vec![String::new(), format!("## {}", group_name(group).get(lang))];
    let heads = [
        ui::SERIES,
        ui::UNIT,
        ui::COUNT,
        ui::MEDIAN,
        ui::P95,
        ui::RANGE,
    ];
    lines.extend(table_head(
        heads.iter().map(|head| head.get(lang).to_owned()),
    ));
    for chart in charts {
        let title = chart_title(chart.id, &chart.name, lang);
        let unit = chart.id.map_or("", |id| chart_unit(id).get(lang));
        for entry in &chart.entries {
            let Some(series) = subject.series(entry.place) else {
                continue;
            };
            let statistics = subject.statistics(entry.place, excerpt.window());
            let label = series_label(devices, entry.place.device, &entry.key, lang);
            let cells = [
                escaped(&format!("{title} · {label}")),
                unit.to_owned(),
                statistics.count.to_string(),
            ];
            let figures = at_rest(&statistics, decimals(series), lang);
            lines.push(row(cells.into_iter().chain(figures)));
        }
    }
    lines
}

fn notes(excerpt: &Excerpt) -> Vec<String> {
    let Excerpt { subject, lang, .. } = *excerpt;
    let devices = &subject.session.devices;
    // Notes quote what stands in the data: as text, down to the marks of code in our own words.
    let notes: Vec<String> = excerpt
        .warnings
        .iter()
        .map(|told| format!("- {}", escaped(&warning(told, devices, lang))))
        .collect();
    if notes.is_empty() {
        return notes;
    }
    let head = format!("## {}", ui::notes(notes.len(), lang));
    [String::new(), head, String::new()]
        .into_iter()
        .chain(notes)
        .collect()
}

fn table_head(cells: impl Iterator<Item = String>) -> Vec<String> {
    let cells: Vec<String> = cells.collect();
    let rule = vec!["---".to_owned(); cells.len()];
    vec![String::new(), row(cells.into_iter()), row(rule.into_iter())]
}

fn row(cells: impl Iterator<Item = String>) -> String {
    format!("| {} |", cells.collect::<Vec<_>>().join(" | "))
}

/// Text from outside as text: nothing in it is markup, an address to follow or a person to call.
fn escaped(text: &str) -> String {
    let mut out = String::new();
    for letter in one_line(text).chars() {
        if "\\`*_{}[]<>#|~&!@".contains(letter) {
            out.push('\\');
        }
        out.push(letter);
    }
    out.replace("://", "\\://")
}

/// An id: as it is, whatever it is; a backquote would end the code.
fn code(text: &str) -> String {
    match one_line(text).replace('`', "'") {
        text if text.is_empty() => text,
        text => format!("`{text}`"),
    }
}

fn one_line(text: &str) -> String {
    text.replace(|letter: char| letter.is_control(), " ")
}

#[cfg(test)]
mod tests {
    use super::{code, escaped};

    #[test]
    fn text_from_outside_is_no_markup() {
        for (text, as_text, as_code) in [
            ("car", "car", "`car`"),
            ("a|b", "a\\|b", "`a|b`"),
            ("https://x", "https\\://x", "`https://x`"),
            ("@all", "\\@all", "`@all`"),
            ("<b>*x*</b>", "\\<b\\>\\*x\\*\\</b\\>", "`<b>*x*</b>`"),
            ("`x`\n# y", "\\`x\\` \\# y", "`'x' # y`"),
            ("", "", ""),
        ] {
            assert_eq!(escaped(text), as_text);
            assert_eq!(code(text), as_code);
        }
    }
}
