//! Compares `docs/metrics.md` with the table of metrics.
//!
//! `UPDATE_DOCS=1 cargo test --test metrics_doc` rewrites it.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

use std::fmt::Write;
use std::path::Path;

use trro_session_viewer::model::{
    BANDS, ChartId, Evidence, METRICS, Metric, MissingWhen, Nature, Owner, THRESHOLDS, Unit, metric,
};
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::help::{Help, bands_line, evidence_name, help, measured_by_name};
use trro_session_viewer::text::metrics::{chart_name, chart_unit, group_name, metric_name};

#[test]
fn the_document_equals_the_table() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/metrics.md");
    let generated = document();
    if std::env::var_os("UPDATE_DOCS").is_some() {
        std::fs::write(&path, &generated).unwrap();
    }
    let committed = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        committed == generated,
        "docs/metrics.md is not what the table says; run UPDATE_DOCS=1 cargo test --test metrics_doc"
    );
}

fn document() -> String {
    let mut text = String::from(INTRODUCTION);
    text.push_str("\n## Table\n\n");
    text.push_str("| id | 中文 | English | unit | measured by | meaning | missing | chart | nature | source |\n");
    text.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
    for row in METRICS {
        line(&mut text, &table_row(row));
    }
    text.push_str("\n## Charts\n\n");
    text.push_str("In the order of the page. In a session without links `lost` stands beside `nack`. An array that nobody knows has a chart `other:<its name>`, in the last group.\n\n");
    text.push_str(
        "| chart | 中文 | English | unit | group | metrics |\n|---|---|---|---|---|---|\n",
    );
    for chart in ChartId::ALL {
        line(&mut text, &chart_row(chart));
    }
    text.push_str("\n## Reference values\n\n");
    text.push_str("This project's choice, each with its basis; in the metric's unit unless the line says otherwise.\n\n");
    text.push_str("| metric | reference | basis |\n|---|---|---|\n");
    for bands in BANDS {
        let row = metric(bands.metric, bands.owner).unwrap();
        let reference = bands_line(bands, Lang::En);
        line(
            &mut text,
            &format!("| {} | {reference} | {} |", id(row), bands.source),
        );
    }
    text.push_str("\nDrawn across a chart:\n\n| chart | level | source |\n|---|---|---|\n");
    for threshold in THRESHOLDS {
        let (name, unit) = (threshold.chart.name(), chart_unit(threshold.chart).en);
        line(
            &mut text,
            &format!(
                "| `{name}` | {} {unit} | {} |",
                threshold.value, threshold.source
            ),
        );
    }
    text.push_str("\n## One by one\n");
    for row in METRICS {
        section(&mut text, row, help(row).unwrap());
    }
    text
}

const INTRODUCTION: &str = "# Metrics

Generated from the tables in `src/model` and `src/text`; a test compares. `UPDATE_DOCS=1 cargo test --test metrics_doc`
writes this file anew.

*documented*: unit and meaning are stated by Tencent. *inferred*: the array is documented, but its unit or its meaning was
found by this project, mostly from the documented example, and may be wrong. *computed*: not sent by the cloud.

What counts as missing follows one rule for all: an element that is absent, `null` or not a number, or negative in a
known metric. The table says what else does. A missing sample is neither drawn nor averaged.

## Rules

* **Disconnected** is a sample with `NetworkLatency` negative while `Rate` and `Fps` are both 0.
* **Statistics** are over the samples that are not missing, bursts included. Percentiles are interpolated linearly between
  closest ranks, which is NumPy's default.
* The **cadence** of a device is the mean of those of its positive steps of `TimeOffset` that are less than 1.75 times their median:
  offsets are whole seconds, so samples 2.3 s apart give steps of 2 and 3 s, and one step says little.
* A **gap** is a step of at least 1.5 cadences that is more than 1 s longer than the cadence (less is rounding), or a step of at
  least 1.4 cadences after which the connection shows that it began anew: the sample after it is disconnected, `NACK` is less
  than at the sample before, or `K100` or `K150` is another value; what is missing shows nothing. A **segment** is a run without a
  gap. A gap alone is no reconnect.
* **Stall time** of a session is the sum of `Lag100Duration` or `Lag150Duration`; its **ratio** is 100 × that sum ÷ the time
  that was sampled, which is for each segment its last offset less its first plus one median step. The mean of `K100` or
  `K150` is not it.
* **`LinkShare`** is 100 × `SendBps` of the link ÷ the sum over all links of the device; unknown where that sum is 0 or a
  link's value is missing, and absent where a link has no `SendBps` at all. The link with the greatest share carries the video.
* **`NackIncrement`** is the difference to the sample before; where the counter fell it began anew, and the value itself
  counts. Unknown where one of the two samples is missing. The first sample has none before it: its value counts if it is 0
  or the sample is disconnected, because then the counter has just begun, and is unknown otherwise.
";

fn table_row(row: &Metric) -> String {
    let meaning = if row.derived {
        "computed"
    } else {
        evidence_name(row.evidence).en
    };
    format!(
        "| {} | {} | {} | {} | {} | {meaning} | {} | `{}` | {} | {} |",
        id(row),
        metric_name(row).zh,
        metric_name(row).en,
        unit(row.unit),
        measured_by_name(row.measured_by).en,
        missing(row),
        row.chart.name(),
        nature(row.nature),
        help(row).unwrap().source.en,
    )
}

fn chart_row(chart: ChartId) -> String {
    let metrics: Vec<String> = METRICS
        .iter()
        .filter(|row| row.chart == chart)
        .map(id)
        .collect();
    format!(
        "| `{}` | {} | {} | {} | {} {} | {} |",
        chart.name(),
        chart_name(chart).zh,
        chart_name(chart).en,
        chart_unit(chart).en,
        group_name(chart.group()).zh,
        group_name(chart.group()).en,
        metrics.join(", "),
    )
}

fn section(text: &mut String, row: &Metric, help: Help) {
    let name = metric_name(row);
    line(
        text,
        &format!("\n### {} · {} · {}\n", id(row), name.zh, name.en),
    );
    line(text, &format!("{}\n\n{}\n", help.what.zh, help.what.en));
    let mut point = |label: &str, zh: &str, en: &str| {
        line(text, &format!("* {label}: {zh} · {en}"));
    };
    if let Some(documented) = help.documented {
        let label = evidence_name(Evidence::Documented).en;
        point(label, &format!("“{}”", documented.zh), documented.en);
    }
    if let Some(inferred) = help.inferred {
        point(
            evidence_name(Evidence::Inferred).en,
            inferred.zh,
            inferred.en,
        );
    }
    point("missing", help.missing.zh, help.missing.en);
    if let Some(drawn) = help.drawn {
        point("drawn", drawn.zh, drawn.en);
    }
    if let Some(bands) = help.bands {
        point(
            "reference",
            &bands_line(bands, Lang::Zh),
            &bands_line(bands, Lang::En),
        );
    }
    point("source", help.source.zh, help.source.en);
}

fn line(text: &mut String, line: &str) {
    writeln!(text, "{line}").unwrap();
}

/// A link's metrics are in `MultiNet`.
fn id(row: &Metric) -> String {
    match (row.owner, row.derived) {
        (Owner::Link, false) => format!("`MultiNet[].{}`", row.id),
        _ => format!("`{}`", row.id),
    }
}

const fn unit(unit: Unit) -> &'static str {
    match unit {
        Unit::Count => "count",
        other => other.symbol(),
    }
}

const fn missing(row: &Metric) -> &'static str {
    match (row.derived, row.missing_when) {
        (true, _) => "where its inputs are",
        (false, MissingWhen::Negative) => "–",
        (false, MissingWhen::Zero) => "0",
        (false, MissingWhen::Disconnected) => "disconnected sample",
    }
}

const fn nature(nature: Nature) -> &'static str {
    match nature {
        Nature::Gauge => "gauge",
        Nature::PerConnection => "per connection",
        Nature::Counter => "running total",
        Nature::PerSample => "per sample",
        Nature::Target => "target",
        Nature::Share => "share",
    }
}
