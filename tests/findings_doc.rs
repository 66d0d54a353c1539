//! `docs/findings.md` says what the judge does; rewritten with `UPDATE_DOCS=1`.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the documents has failed"
)]

use std::fmt::Write;
use std::{env, fs};

use trro_session_viewer::derive::findings::{Blame, Code, Thresholds};
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::findings::{blame_name, source};
use trro_session_viewer::text::rules::rule;
use trro_session_viewer::text::thresholds::named;

#[test]
fn every_kind_is_documented_as_it_is_found() {
    let mut page = String::from(HEAD);
    for code in Code::ALL {
        let rule = rule(code);
        writeln!(
            page,
            "| `{}` | {} | {} | {} | {} | {} |",
            code.name(),
            rule.rule,
            rule.value,
            rule.severity,
            rule.blame,
            source(code, Lang::En),
        )
        .unwrap();
    }
    page.push_str(BLAME);
    for blame in Blame::ALL {
        let name = blame_name(blame);
        writeln!(page, "| `{}` | {} | {} |", blame.name(), name.en, name.zh).unwrap();
    }
    page.push_str(THRESHOLDS);
    for (name, value) in Thresholds::default().named() {
        let named = named(name).unwrap();
        let (label, source) = (named.label.en, named.source(Lang::En));
        writeln!(page, "| `{name}` | {label} | {value} | {source} |").unwrap();
    }
    page.push_str(TAIL);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/findings.md");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(path).unwrap_or_default(),
        page,
        "run it once with UPDATE_DOCS=1"
    );
}

const HEAD: &str = "\
# Findings

What the viewer looks for in a session, from where on it counts, and whom it blames. Generated from `src/text/rules.rs` and the thresholds of
`src/derive/findings`; a test compares. The wording is in `src/text/findings.rs`, both languages.

A band counts after five consecutive samples; a single good sample within does not part them. Freezes and gaps count singly. Findings of a kind on the same
device and card that are at most 10 s apart are one, and where cause and blame are the same besides, 1/300 of the longest record: five minutes of a day. Samples of
the first 4 s of a device's connection are start-up and count for `start-up` alone.

| code | rule | value | severity | blame | source |
|---|---|---|---|---|---|
";

const BLAME: &str = "
## Blame

An effect has the blame of what explains it. Each effect has at most one cause in `causes`: of the kinds that can explain it the likeliest that was there when
it began (`src/derive/findings/causes.rs` has the order), on the same device or from the field to the remote. The session's blame is the part with at least half of all
weight that blames somebody, unless three quarters of all weight blame nobody: then it is `undecided`. Weight: minor 1, major 4, critical 10, times the seconds that it lasted.

| blame | English | 中文 |
|---|---|---|
";

const THRESHOLDS: &str = "
## Thresholds

By the name under which a host sets them; milliseconds, per cent, or a count, as the name says. A person changes them in the panel *Thresholds*, a host by the
element's `thresholds`, a pipeline by `--threshold NAME=VALUE`. Each is a finite number above 0; `samples` is rounded to a whole one. A verdict by others than these
says so, in its sentence too. Bands, lines on charts and times beyond a limit follow them; the lines at 100 and 150 ms of the frame interval do not, since the cloud
itself counts stall time from there.

| name | what it is | usual | source |
|---|---|---|---|
";

const TAIL: &str = "
## Score

100 × (1 − (B + W ÷ 2) ÷ D): D is the session's length, B the time in major and critical findings, W the time in minor ones alone; what overlaps counts once.
`null` where nothing can be judged.

## On the screen

One number names a finding everywhere: in the list, above the overview, and in the charts whose series it rests on. Filled squares are major, with a second
outline critical; outlined squares are minor, circles are notes.

* Above the overview a number stands at each instant of a finding that is nothing but instants, four at most; else at its beginning, and a rule runs on to its end unless it is
  a note. In a chart it stands beside the very sample, with the value, where no curve runs and samples are 8 pixels apart; else above the plot, at the first stretch in sight.
* The worst come first. A number that others would push farther than 40 pixels from its second is left out: a tick stands there, and the overview counts those. Where there are more
  numbers than room each takes the room of two, so that a row of hundreds can still be read.
* What is about all of the session, or of all that its device measured, has no number in the charts: it is nowhere in particular.
* The chosen finding is told in full under its row. What it rests on is tinted in the charts, with a rule on their upper edge, half a step on either side of each sample. Its chart unfolds;
  a series that was hidden stays so unless nothing else of the evidence can be seen. It stays chosen in another language, with newer samples, and until Esc has undone all else.
* Rows light up while the cursor stands in their evidence. A filter hides rows and numbers alike and renames nothing; it is offered from seven findings on.

## Latency budget

Capture, encode, half of each end's `NetworkLatency`, decode and render, as medians, against `VideoLatency`. What they do not make up is *unexplained* and blamed on nobody.
That `NetworkLatency` is a round trip is inferred.

## Clocks

Bit rate and frame rate of both ends, less their moving means over 40 s, are correlated at offsets from −40 to +40 s. The best one is told with the uncertainty of one sample,
if correlation × √values is at least 4 and it is by 15 % better than everywhere else; otherwise the offset is `null`, and so it is where more than
one field or remote has samples: each has a clock of its own. What happens at both ends is compared with it.

Everything that is shown stands on the field's clock. Unasked, the remotes are moved by the offset where it is more than the uncertainty and the evidence strong: correlation × √values at
least 8, by 75 % better than everywhere else, and not at the end of what was looked through. Of the 2,000 made sessions 642 of the 872 whose clocks differ by more than a sample are moved, none of them wrongly; of
1,000 more, 41 to 400 s apart, none is moved. Otherwise every device keeps its own clock. A person (*Adjust…* below the devices) or a host (`view.offsets`) may set the estimate, any number up to a day, or 0 for the times as sent.

`clock.applied` says whether the times of the report were moved, `clock.appliedMs` by how much: devices, segments, findings, evidence and the sentence together. Charts, legends, CSV, pictures and the ticket stand on the same axis.
A session is judged as it was sent and moved afterwards, so no finding depends on it; the score does as far as findings of both ends overlap. The data of `exportAs('json')`, of links and of the HTML report stay as sent. Devices that are neither field nor remote are never moved.

## How well it does

`cargo xtask soak verdict` judges 2,000 made sessions (`tests/verdict`), a third of them healthy, and prints the table. Every kind is found, and told rightly, in at least 95 of 100;
healthy sessions have nothing above `info` in 99 of 100; the part to blame is right in 9 of 10; clocks −30…+30 s apart are found within one sample in 95 of 100, and none is moved wrongly.
A smaller number is held to the same aims by `cargo xtask test`. The sessions are made from what is known of the data, not recorded: real ones may be harder.

## What is not told

* **That CPU load grows.** It follows the work and has no bound that it would fill; it counts once it is high.
* **A flat host metric as stable.** The documented example reads CPU and memory once per connection: the reading counts, its flatness says nothing.
* **Which stream.** A session id covers one stream; there are no fields per stream.
* **Quality as the cloud grades it.** How `Quality` is computed is not published.
* **One-way latency of a network.** `NetworkLatency` looks like a round trip between device and server; nothing tells its halves apart.
* **Whether a freeze without any trace in the network was the way's or the cockpit's.** It is `undecided`, unless the field's own frames were late.
";
