//! Compares `docs/findings.md` with the judge's kinds; `UPDATE_DOCS=1` rewrites it.
//!
//! A kind's entry is the head of its file; names of limits in braces become their values there, and in the chapters below.
//! Each limit stands once, in the table of thresholds; each source once, below that table.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the documents has failed"
)]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use trro_session_viewer::derive::judge::{Blame, Code, Limit, LimitUnit};
use trro_session_viewer::lang::key::sources::OURS;
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::findings::blame_name;
use trro_session_viewer::text::thresholds::{figure, figure_with_unit, topic_name};

#[test]
fn every_kind_is_documented_as_it_is_found() {
    let mut page = filled(HEAD);
    for code in Code::ALL {
        page.push_str(&entry(code));
    }
    page.push_str(&filled(BLAME));
    for blame in Blame::ALL {
        let name = blame_name(blame);
        writeln!(
            page,
            "| `{}` | {} | {} |",
            blame.name(),
            name.get(Lang::EN),
            name.get(Lang::ZH_CN)
        )
        .unwrap();
    }
    page.push_str(&filled(THRESHOLDS));
    page.push_str(&limits());
    page.push_str(&filled(TAIL));
    let path = root().join("docs/findings.md");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "docs/findings.md is not what the judge does; run UPDATE_DOCS=1 cargo test --test findings_doc"
    );
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The head of the kind's file, what may explain it, and the names of its limits.
fn entry(code: Code) -> String {
    let kind = code.kind();
    let path = format!("src/derive/judge/kinds/{}.rs", code.file());
    let paragraphs = head_of(&path);
    let (about, parts) = paragraphs.split_first().unwrap();
    let part = |label: &str| {
        let mut found = parts.iter().filter(|part| part.starts_with(label));
        let part = found.next().unwrap_or_else(|| panic!("{path}: {label}"));
        assert!(found.next().is_none(), "{path}: {label}");
        filled(part)
    };
    let (rule, value, severity) = (
        part("**Rule.** "),
        part("**Value.** "),
        part("**Severity.** "),
    );
    assert_eq!(parts.len(), 3, "{path}: other parts than these");
    let named = |label: &str, names: Vec<&str>| {
        let names = names.join("`, `");
        (!names.is_empty()).then(|| format!("**{label}.** `{names}`."))
    };
    let causes = kind.causes.iter().map(|cause| cause.name()).collect();
    let limits = kind.limits.iter().map(|limit| limit.name).collect();
    let lists: Vec<String> = [named("Causes", causes), named("Thresholds", limits)]
        .into_iter()
        .flatten()
        .collect();
    let name = code.name();
    let mut text = format!(
        "\n### `{name}`\n\n{}\n\n{rule}\n\n{value} {severity}\n",
        filled(about)
    );
    if !lists.is_empty() {
        write!(text, "\n{}\n", lists.join(" ")).unwrap();
    }
    text
}

/// Name and default of every limit, by topic; then the sources by their numbers.
fn limits() -> String {
    let (mut text, mut topic) = (String::new(), None);
    let mut sources: Vec<&str> = Vec::new();
    for limit in Limit::all() {
        if topic != Some(limit.topic) {
            let end = if topic.is_some() { "```\n" } else { "" };
            topic = Some(limit.topic);
            let heading = topic_name(limit.topic).get(Lang::EN);
            write!(text, "{end}\n### {heading}\n\n```text\n").unwrap();
        }
        let source = limit.source.get(Lang::EN);
        // The source of most limits has no number.
        let mark = if limit.source == OURS {
            String::new()
        } else {
            let known = sources.iter().position(|known| *known == source);
            let index = known.unwrap_or_else(|| {
                sources.push(source);
                sources.len() - 1
            });
            format!(" [{}]", index + 1)
        };
        let default = figure_with_unit(limit, limit.default, Lang::EN);
        writeln!(text, "{:<25} {default}{mark}", limit.name).unwrap();
    }
    text.push_str("```\n");
    text.push_str("\n### Sources\n\n");
    for (index, source) in sources.iter().enumerate() {
        writeln!(text, "{}. {source}", index + 1).unwrap();
    }
    text
}

/// The head of the file, by paragraphs.
fn head_of(path: &str) -> Vec<String> {
    let source = fs::read_to_string(root().join(path)).unwrap();
    let lines: Vec<&str> = source
        .lines()
        .map_while(|line| line.strip_prefix("//!"))
        .map(str::trim)
        .collect();
    lines
        .split(|line| line.is_empty())
        .filter(|lines| !lines.is_empty())
        .map(|lines| lines.join(" "))
        .collect()
}

/// Replaces names of limits in braces by their values, with the unit unless the text continues with it.
fn filled(text: &str) -> String {
    let mut pieces = text.split('{');
    let mut out = pieces.next().unwrap().to_owned();
    for piece in pieces {
        let (name, rest) = piece.split_once('}').unwrap();
        let limit = Limit::named(name);
        let limit = limit.unwrap_or_else(|| panic!("there is no limit {name}"));
        let has_unit = [" ×", " samples", " consecutive", " bad ones"]
            .iter()
            .any(|unit| rest.starts_with(unit));
        if has_unit {
            out.push_str(&figure(limit, limit.default));
        } else {
            out.push_str(&figure_with_unit(limit, limit.default, Lang::EN));
        }
        // A multiple of the baseline, but per cent of it.
        let is_multiple = limit.unit == LimitUnit::Times;
        let rest = rest
            .strip_prefix(" of")
            .filter(|_| is_multiple)
            .unwrap_or(rest);
        out.push_str(rest);
    }
    out
}

const HEAD: &str = "\
# Findings

What the viewer looks for in a session, when a value counts, and which part of the system it names. Generated from the head of each file in `src/derive/judge/kinds` and from
the table of thresholds that the judge reads; a test compares. Run `UPDATE_DOCS=1 cargo test --test findings_doc` to rewrite it. Terms: [glossary](glossary.md).

## How a finding is made

* A band counts after {samples} consecutive samples and ends after {calmSamples} consecutive good ones. Freezes, reconnects and latency peaks count singly.
* The first {startUpMs} of a device's connection are start-up and count only for `start-up`. What a remote shows after the field's data have ended is the end of the session.
* The baseline (*usual* in the rules) is the level below which a fifth of the settled samples lie, so a problem that fills most of a session does not become its own. The *expected* frame rate is the
  round rate (10, 15, 20, 24, 25, 30, 50, 60) at or above the 90th percentile of the samples; at the remote, it is what the field sends.
* Stretches of one kind on the same device and link merge when they are at most {mergeMs} apart. Repeats with the same likely cause are one finding with several
  `spells`: its value is the worst, `lastedMs` the sum.
* `thresholdName` names the threshold that was exceeded, `threshold` its value, `source` who published it.

## Kinds

Causes come before their effects. **Causes** lists the kinds that may explain one; **Thresholds** are [below](#thresholds).
";

const BLAME: &str = "
## Blame

What the driver saw (a frozen or late picture, few frames, late commands) is attributed to the part whose own series changed most at that time against its baseline:

* vehicle computer: `CaptureCost`, `EncodeCost`
* uplink: the field's `NetworkLatency`, `Lost`, `NACK`, `BitRateEstimate`; `Rtt` and `Lost` of links with at least {suspectSharePercent} of the traffic
* downlink: the remote's `NetworkLatency`, `Lost`, `NACK`
* cockpit computer: `DecodeCost`, `RenderCost`

A part is a suspect from {suspectLatencyMs} more latency, {suspectLossPercent} more loss, requests for {suspectRequestsPercent} of the packets, a stage longer by {suspectStagePercent} of the frame interval,
or a target bitrate at {suspectEstimatePercent} of its baseline. The strongest suspect is the likely cause.

* If both directions rose, neither more than {suspectAlikeTimes} the other, it is the `cloud`, unless the session is direct (`p2p`).
* Late frames at the field are its own, unless the uplink shows {suspectThrottleTimes} the suspicion level: then it throttled the encoder.
* Added video latency goes to the part that grew most, if that is at least {suspectPartPercent} of it.
* If nothing changed, it is `undecided`.

A finding's `causes` are the findings that explain it: from its list, with the same likely cause, on the same device or from field to remote. A cause is as severe as the worst of its effects, over that stretch.

`blames` lists every part with its share, heaviest first. The weight is driver time, and at each instant only the worst finding counts: seconds frozen or without a picture {weightFrozenTimes} ×,
late {weightLateTimes} ×, with few frames {weightFewTimes} ×; minor findings {weightMinorPercent} of that. `blame` is the first part if it has at least half of all weight, else `undecided`; `null` if nothing is wrong.

The verdict's sentence describes the worst stretch of one part (gaps up to {episodeMs} included), then that of another part if it weighs at least {secondPartPercent} as much.

| blame | English | 中文 |
|---|---|---|
";

const THRESHOLDS: &str = "
## Thresholds

Set them in the panel *Thresholds*, by the element's `thresholds`, or with `--threshold NAME=VALUE`. The ending of a name is its unit: `Ms`, `Percent`, `Times`, `Fps`, `Kbps`; other names are counts. Values are finite and above 0;
numbers of samples are rounded. A report carries the thresholds it was computed with (`verdict.thresholds`, without defaults), and its sentence says when there are any. Bands, chart lines and times in
a band follow them. The chart lines at 100 and 150 ms of frame interval do not: the cloud counts stutter from there. Numbers refer to [Sources](#sources); thresholds without one are this project's choice.
";

const TAIL: &str = "
## Score

100 × (1 − (B + W × {scoreMinorPercent}) ÷ D). D is the length of the session, B the time in major and critical findings, W the time in minor ones only; overlaps count once.
`score` and `severity` are `null` when nothing can be judged: fewer than two samples, or no data on picture, network or connection.

## Latency budget

`budget` has the medians of capture, encode, half of each end's `NetworkLatency`, decode and render, against `VideoLatency`. The rest is `unexplainedMs`, never negative and attributed to nobody. That `NetworkLatency` is
a round trip is inferred.

## Clocks

Bitrate and frame rate of both ends, less their moving means over 40 s, are correlated at offsets from −40 to +40 s. The best offset is reported, with an uncertainty of one sample in whole seconds, if correlation × √values is at least 4
and 15 % better than everywhere else. Otherwise, and with more than one field or remote, the offset is `null`.

All times are shown on the field's clock. The remote's times are corrected automatically only if the offset exceeds its uncertainty, correlation × √values is at least 8 and 75 % better than
everywhere else, and the offset is not at the edge of the range. A person (*Adjust…*) or a host (`view.offsets`) can set the estimate, another number, or 0.

`clock.applied` and `clock.appliedMs` report the correction. It moves devices, segments, findings, evidence, charts and CSV together. Sessions are judged before correction, so findings do not depend on it;
the score does where findings of both ends overlap. `exportAs('json')`, links and HTML reports keep the times as sent.

## On the screen

Each finding has one number, in the list, above the overview and in the charts. Filled squares are major, with a second outline critical; outlined squares are minor, circles are notes (`info`).
Numbers without room become ticks. Findings about a whole session or device have no number in the charts. Choosing a finding zooms to it and tints its evidence; *Filter* appears from seven findings on.

## Accuracy

`cargo xtask soak verdict` judges 2,000 sessions that `tests/verdict` simulates frame by frame; the truth is the simulation's state. Aims: healthy sessions without a finding above `info` 98 %; severe causes found 99 %;
right part named 95 % with one fault, 88 % with several or bad radio; sentence right 92 %; severity plausible 95 %; link named 85 %; rank correlation of score and affected time 0.85. `cargo xtask test`
holds slightly looser aims on 150 sessions. The simulation is this project's own; real sessions may be harder.

## Limits of the data

* CPU load that grows is no finding until it is high. A flat CPU or memory line proves nothing: it is read once per connection.
* A session id covers one stream; no field names the stream.
* The cloud does not publish how `Quality` is computed.
* One-way network latency is unknown: `NetworkLatency` cannot be split into directions.
* A freeze without a trace in any series is `undecided`, unless the field's own frames were late.
";
