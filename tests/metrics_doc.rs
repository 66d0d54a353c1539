//! Compares `docs/metrics.md` with the table of metrics.
//!
//! `UPDATE_DOCS=1 cargo test --test metrics_doc` rewrites it. The names of W3C's webrtc-stats stand here, beside the table that prints them.

#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop where it stands"
)]

use std::fmt::Write;
use std::path::Path;

use trro_session_viewer::model::{
    BANDS, METRICS, Metric, MissingWhen, Nature, Owner, THRESHOLDS, Unit, metric,
};
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::help::{Help, bands_line, evidence_name, help, measured_by_name};
use trro_session_viewer::text::metrics::{chart_unit, metric_name};

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
    text.push_str("| id | 中文 | English | unit | measured by | meaning | missing | nature | chart | WebRTC statistics |\n");
    text.push_str("|---|---|---|---|---|---|---|---|---|---|\n");
    for row in METRICS {
        line(&mut text, &table_row(row));
    }
    text.push_str("\n## Reference values\n\n");
    text.push_str(
        "Chosen by this project, each with its basis; in the unit of the metric unless stated.\n\n",
    );
    text.push_str("| metric | reference | basis |\n|---|---|---|\n");
    // Metrics with the same reference share a row.
    let mut references: Vec<(Vec<String>, String)> = Vec::new();
    for bands in BANDS {
        let id = id(metric(bands.metric, bands.owner).unwrap());
        let reference = format!("{} | {}", bands_line(bands, Lang::EN), bands.source);
        match references.iter_mut().find(|(_, known)| *known == reference) {
            Some((ids, _)) => ids.push(id),
            None => references.push((vec![id], reference)),
        }
    }
    for (ids, reference) in references {
        line(&mut text, &format!("| {} | {reference} |", ids.join(", ")));
    }
    let levels: Vec<String> = THRESHOLDS
        .iter()
        .map(|level| {
            let unit = chart_unit(level.chart).get(Lang::EN);
            format!("`{}` {} {unit}", level.chart.name(), level.value)
        })
        .collect();
    line(
        &mut text,
        &format!("\nLines across charts: {}.", levels.join(", ")),
    );
    text.push_str("\n## Notes\n\n");
    for row in METRICS {
        note(&mut text, row, help(row).unwrap());
    }
    text
}

const INTRODUCTION: &str = "# Metrics

Generated from the tables in `src/model` and `src/text`; a test compares. `UPDATE_DOCS=1 cargo test --test metrics_doc` rewrites it.

*documented*: Tencent states unit and meaning ([DescribeDeviceSessionDetails](https://cloud.tencent.com/document/product/1584/89827);
`ControlLatency` only in the official SDKs since 2026-05-19). *inferred*: the array is documented, but its unit or meaning
was inferred from the documented example and may be wrong. *computed*: by this viewer.

*missing* is what counts as no measurement besides an absent element, `null`, text that is no number, and a negative value. Missing
samples are neither drawn nor averaged.

*chart* is the id of its chart (`data-chart`); an unknown array has a chart `other:<its name>`.

*WebRTC statistics* is the nearest identifier of [W3C webrtc-stats](https://www.w3.org/TR/webrtc-stats/), field first, remote second. Δ is
the difference between two readings; times there are in seconds, rates in bit/s, ratios from 0 to 1. TRRO does not state that it uses them.

## Rules

* A sample is **disconnected** if `NetworkLatency` is negative and `Rate` and `Fps` are both 0.
* **Statistics** use all samples that are not missing, bursts included. Percentiles interpolate linearly between closest ranks (NumPy's
  default).
* The **cadence** of a device is the mean of its positive `TimeOffset` steps below 1.75 × their median. Offsets are whole seconds,
  so single steps are rounded.
* A **gap** is a step of at least 1.5 cadences that is more than 1 s longer than the cadence, or of at least 1.4 cadences after which the
  connection is new: the next sample is disconnected, `NACK` fell, or `K100` or `K150` changed (missing values prove nothing). A **segment** is a run
  without a gap. A gap alone is no reconnect.
* **Stutter time** is the sum of `Lag100Duration` or `Lag150Duration`; its **ratio** is 100 × that sum ÷ the sampled time (per segment: last
  offset − first offset + one median step). It is not the mean of `K100` or `K150`.
* **`LinkShare`** is 100 × the link's `SendBps` ÷ the sum over the device's links. It is missing where that sum is 0 or a value is
  missing, and absent if the link has no `SendBps`. The link with the greatest share is the active link.
* **`NackIncrement`** is the difference from the previous sample, or the value itself after the counter fell. It is missing if either
  sample is. The first sample counts only if it is 0 or disconnected.
";

fn table_row(row: &Metric) -> String {
    let meaning = if row.derived {
        "computed"
    } else {
        evidence_name(row.evidence).get(Lang::EN)
    };
    format!(
        "| {} | {} | {} | {} | {} | {meaning} | {} | {} | `{}` | {} |",
        id(row),
        metric_name(row, Lang::ZH_CN),
        metric_name(row, Lang::EN),
        unit(row.unit),
        measured_by_name(row.measured_by).get(Lang::EN),
        missing(row),
        nature(row.nature),
        row.chart.name(),
        webrtc(row),
    )
}

/// What it is, and what of it is inferred.
fn note(text: &mut String, row: &Metric, help: Help) {
    let inferred = help.inferred.map_or("", |inferred| inferred.get(Lang::EN));
    let note = format!("* {}: {} {inferred}", id(row), help.what.get(Lang::EN));
    line(text, note.trim_end());
}

/// The nearest identifier of W3C's webrtc-stats; `Δ` is the difference between two readings, `—` that there is none.
///
/// # Panics
///
/// For a metric without a line here.
fn webrtc(row: &Metric) -> &'static str {
    match (row.owner, row.id) {
        (Owner::Device, "Fps") => "`outbound-rtp.framesPerSecond`, `inbound-rtp.framesPerSecond`",
        (Owner::Device, "FrameDelta") => "Δ`inbound-rtp.totalInterFrameDelay` ÷ Δ`framesDecoded`",
        (Owner::Device, "NetworkLatency") | (Owner::Link, "Rtt") => {
            "`candidate-pair.currentRoundTripTime`"
        }
        (Owner::Device, "EncodeCost") => "Δ`outbound-rtp.totalEncodeTime` ÷ Δ`framesEncoded`",
        (Owner::Device, "DecodeCost") => "Δ`inbound-rtp.totalDecodeTime` ÷ Δ`framesDecoded`",
        (Owner::Device, "Rate") => "Δ`outbound-rtp.bytesSent`, Δ`inbound-rtp.bytesReceived`",
        (Owner::Device, "BitRateEstimate") => "`outbound-rtp.targetBitrate`",
        (Owner::Device, "TotalBitrateEstimate") => "`candidate-pair.availableOutgoingBitrate`",
        (Owner::Link, "SendBps") => "Δ`candidate-pair.bytesSent`",
        (Owner::Link, "RecvBps") => "Δ`candidate-pair.bytesReceived`",
        (Owner::Device, "NACK") => "`outbound-rtp.nackCount`, `inbound-rtp.nackCount`",
        (Owner::Device, "NackIncrement") => "Δ`nackCount`",
        (Owner::Device, "Lost") => {
            "`remote-inbound-rtp.fractionLost`; Δ`inbound-rtp.packetsLost` ÷ Δ(`packetsLost` + `packetsReceived`)"
        }
        (
            Owner::Device,
            "MaxFrameDelta" | "Lag100Duration" | "Lag150Duration" | "K100" | "K150"
            | "VideoLatency" | "ControlLatency" | "CaptureCost" | "RenderCost" | "CpuUsed"
            | "MemUsed",
        )
        | (Owner::Link, "Lost" | "LinkShare") => "—",
        (_, id) => panic!("{id} has no line in webrtc()"),
    }
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
