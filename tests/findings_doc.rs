//! Compares `docs/findings.md` with the judge's kinds; `UPDATE_DOCS=1` rewrites it.
//!
//! A kind's section is the `//!` comment of its file; names of limits in braces are replaced by their values.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the documents has failed"
)]

use std::fmt::Write;
use std::path::Path;
use std::{env, fs};

use trro_session_viewer::derive::judge::{Blame, Code, Limit, LimitUnit};
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::findings::blame_name;
use trro_session_viewer::text::thresholds::{figure, figure_with_unit, topic_name};

#[test]
fn every_kind_is_documented_as_it_is_found() {
    let mut page = filled(HEAD);
    for code in Code::ALL {
        page.push_str(&section(code));
    }
    page.push_str(&filled(BLAME));
    for blame in Blame::ALL {
        let name = blame_name(blame);
        writeln!(page, "| `{}` | {} | {} |", blame.name(), name.en, name.zh).unwrap();
    }
    page.push_str(&filled(THRESHOLDS));
    let mut topic = None;
    for limit in Limit::all() {
        if topic != Some(limit.topic) {
            topic = Some(limit.topic);
            let heading = topic_name(limit.topic).en;
            write!(page, "\n### {heading}\n\n{TABLE_OF_LIMITS}").unwrap();
        }
        page.push_str(&row(limit));
    }
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

/// The file's comment, its limits, possible causes, and advice.
fn section(code: Code) -> String {
    let kind = code.kind();
    let mut text = format!("\n### `{}`\n\n{}", code.name(), filled(&head_of(code)));
    if !kind.causes.is_empty() {
        let causes: Vec<String> = kind
            .causes
            .iter()
            .map(|cause| format!("`{}`", cause.name()))
            .collect();
        write!(text, "\n**Likely cause.** {}.\n", causes.join(", ")).unwrap();
    }
    write!(text, "\n**What to do.** {}\n", kind.words.advice.en).unwrap();
    if !kind.limits.is_empty() {
        write!(text, "\n{TABLE_OF_LIMITS}").unwrap();
        for limit in kind.limits {
            text.push_str(&row(limit));
        }
    }
    text
}

const TABLE_OF_LIMITS: &str = "| limit | what it is | default | source |\n|---|---|---|---|\n";

fn row(limit: &Limit) -> String {
    let default = figure_with_unit(limit, limit.default, Lang::En);
    format!(
        "| `{}` | {} | {} | {} |\n",
        limit.name, limit.label.en, default, limit.source.en
    )
}

/// The `//!` comment of the file, one paragraph per line.
fn head_of(code: Code) -> String {
    let path = format!("src/derive/judge/kinds/{}.rs", code.file());
    let source = fs::read_to_string(root().join(&path)).unwrap();
    let lines = source.lines().map_while(|line| line.strip_prefix("//!"));
    let mut text = String::new();
    for line in lines.map(str::trim) {
        let is_new = text.is_empty() || text.ends_with('\n');
        match (line, is_new) {
            ("", true) => {}
            ("", false) => text.push_str("\n\n"),
            (line, true) => text.push_str(line),
            (line, false) => {
                text.push(' ');
                text.push_str(line);
            }
        }
    }
    for part in ["**Rule.** ", "**Value.** ", "**Severity.** "] {
        assert_eq!(text.matches(part).count(), 1, "{path}: {part}");
    }
    text.trim_end().to_owned() + "\n"
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
            out.push_str(&figure_with_unit(limit, limit.default, Lang::En));
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

What the viewer looks for in a session, from where on it counts, and whom it blames. Generated: a kind's section is the head of its file in `src/derive/judge/kinds`, and every
number comes from the table of limits that the judge itself reads; a test compares. The words of a kind, in both languages, stand in its file too.

* A band counts after {samples} consecutive samples; {calmSamples} consecutive good samples end it, so a single one within does not part it. Freezes, reconnects and single
  latencies count by themselves.
* Samples of the first {startUpMs} of a device's connection are start-up, and count for `start-up` alone. What a remote shows after the field's data have ended is the end of the
  session, and no trouble.
* *Usual* is the level that a fifth of the settled samples keep below: trouble that fills most of a session is not taken for what is usual. The frame rate that there *should be* is the
  round rate at or above what nine tenths of the samples keep below; at the remote, what the field sends.
* Stretches of a kind on the same device and network interface that are no farther apart than {mergeMs} are one. What happens again and again, of the same kind, device,
  interface and part to blame, is one finding with a spell each (`spells`): its value is the worst of them, `lastedMs` their sum.
* `thresholdName` names the limit that a finding broke, `threshold` its value there, `source` who says that it is one.

## Kinds

In the order in which they explain each other: causes first.
";

const BLAME: &str = "
## Blame

What the driver saw (a picture that froze, came late or had too few frames, commands that came late) is blamed on the part to which the samples around it point. Every part has
series of its own: `CaptureCost` and `EncodeCost` the vehicle's computer; `NetworkLatency`, `Lost`, `BitRateEstimate`, `NACK` of the field, and `Rtt` and `Lost` of its network interfaces, the uplink;
`NetworkLatency`, `Lost` and `NACK` of the remote the downlink; `DecodeCost` and `RenderCost` the cockpit's computer. Each is put against what is usual in this session: a latency that rose by {suspectLatencyMs}, a loss
of {suspectLossPercent} more, requests for {suspectRequestsPercent} of the packets, a stage that takes {suspectStagePercent} of the frame interval more, or an estimate at {suspectEstimatePercent} of the usual one is worth a look, and the
strongest is blamed. An interface counts where it carries {suspectSharePercent} of what is sent.

* Both ways at once, of which neither rose more than {suspectAlikeTimes} the other, are the `cloud`, unless the session is direct (`p2p`).
* Late frames at the field are its own, unless its uplink shows {suspectThrottleTimes} what is worth a look: then it held up the encoder.
* A latency is blamed on the part that grew most while it lasted, if that makes up {suspectPartPercent} of what was added.
* Where nothing at all shows, it is `undecided`.

A finding's `causes` are what explains it: of the kinds in its list the likeliest that was there and blames the same part, on the same device or from the field to the remote; it passes its blame on. A
cause is as bad as the worst that follows from it, and where it does.

The session's `blames` are the parts with a share, the heaviest first. What each finding weighs is the driver's time that it cost: at each instant the worst counts, once. A second
without a picture or with a frozen one counts {weightFrozenTimes} ×, one that came late {weightLateTimes} ×, one with few frames {weightFewTimes} ×; where the finding is minor, {weightMinorPercent} of that. `blame` is the first of
`blames` if it has at least half of what is blamed on somebody, and that a quarter of all; else `undecided`.

The sentence speaks of the worst stretch of trouble of one part (gaps up to {episodeMs} within), and of the worst one of another part, where that weighs at least {secondPartPercent} of it.

| blame | English | 中文 |
|---|---|---|
";

const THRESHOLDS: &str = "
## Thresholds

By the name under which a host sets them; its end says the unit: milliseconds, per cent, a multiple, or a count. A person changes them in the panel *Thresholds*, a host by the
element's `thresholds`, a pipeline by `--threshold NAME=VALUE`. Each is a finite number above 0; a number of samples is rounded to a whole one. A verdict by others than these
says so, in its sentence too. Bands, lines on charts and times beyond a limit follow them; the lines at 100 and 150 ms of the frame interval do not, since the cloud
itself counts stall time from there.
";

const TAIL: &str = "
## Score

100 × (1 − (B + part × W) ÷ D): D is the session's length, B the time that the driver spent in major and critical trouble, W the time in minor trouble alone, of which {scoreMinorPercent} count; what overlaps
counts once. `null` where nothing can be judged: fewer than two samples, or nothing in them that tells of picture, network or connection. Then `severity` is `null` too, and the sentence says so.

## On the screen

One number names a finding everywhere: in the list, above the overview, and in the charts whose series it rests on. Filled squares are major, with a second
outline critical; outlined squares are minor, circles are notes.

* Above the overview a number stands at each spell of a finding, where those are no more than four, else at the first; a rule runs on to its end unless it is a note, or for many spells to the
  end of the last where they fill half of that time. In a chart it stands beside the very sample, with the value, where no curve runs and samples are 8 pixels apart; else above the plot, at the first stretch in sight.
* The worst come first. A number that others would push farther than 40 pixels from its second is left out: a tick stands there, and the overview counts those. Where there are more
  numbers than room each takes the room of two, so that a row of hundreds can still be read.
* What is about all of the session, or of all that its device measured, has no number in the charts: it is nowhere in particular.
* Choosing a finding shows all of it, or its worst spell where the spells fill less than a tenth of more than five minutes. It is told in full under its row. What it rests on is tinted in the charts, with a rule on their upper edge, half a step on either side of each sample. Its chart unfolds;
  a series that was hidden stays so unless nothing else of the evidence can be seen. It stays chosen in another language, with newer samples, and until Esc has undone all else.
* Rows light up while the cursor stands in their evidence. A filter hides rows and numbers alike and renames nothing; it is offered from seven findings on.

## Latency budget

Capture, encode, half of each end's `NetworkLatency`, decode and render, as medians, against `VideoLatency`: `budget` of the report. What they do not make up is *unexplained* and blamed on nobody; where they make
up more, nothing is unexplained. That `NetworkLatency` is a round trip is inferred.

## Clocks

Bit rate and frame rate of both ends, less their moving means over 40 s, are correlated at offsets from −40 to +40 s. The best one is told with the uncertainty of one sample in whole seconds,
if correlation × √values is at least 4 and it is by 15 % better than everywhere else; otherwise the offset is `null`, and so it is where more than
one field or remote has samples: each has a clock of its own. What happens at both ends is compared with it.

Everything that is shown stands on the field's clock. Unasked, the remotes are moved by the offset where it is more than the uncertainty and the evidence strong: correlation × √values at
least 8, by 75 % better than everywhere else, and not at the end of what was looked through. Of 2,000 simulated sessions about 800 are moved, 99 of 100 of them within
a sample and a second, since both ends tell whole seconds. Otherwise every device keeps its own clock. A person (*Adjust…* below the devices) or a host (`view.offsets`) may set the estimate, any number up to a day, or 0 for the times as sent.

`clock.applied` says whether the times of the report were moved, `clock.appliedMs` by how much: devices, segments, findings, evidence and the sentence together. Charts, legends, CSV, pictures and the ticket stand on the same axis.
A session is judged as it was sent and moved afterwards, so no finding depends on it; the score does as far as findings of both ends overlap. The data of `exportAs('json')`, of links and of the HTML report stay as sent. Devices that are neither field nor remote are never moved.

## How well it does

`cargo xtask soak verdict` judges 2,000 sessions that `tests/verdict` simulates frame by frame (camera, encoder, congestion control, network interfaces, relay, jitter buffer, decoder);
their truth is the simulation's own state. It holds the judge to these aims, and `cargo xtask test` to somewhat looser ones with 150 of them: healthy sessions with nothing above `info` 98 %, hard
causes found 99 %, the right part blamed 95 % (one fault) and 88 % (first of several; bad radio), the sentence about the worst trouble and its part 92 %, a sensible severity 95 %, the interface
named 85 %, rank correlation of score and troubled time 0.85, and of bad radio at most 5 findings above `info` in the median and 15 in the 95th percentile. The same parts are blamed in 97 of 100 where only
the cadence is another one. The simulation is this project's own, not recorded: real sessions may be harder.

## What is not told

* **That CPU load grows.** It follows the work and has no bound that it would fill; it counts once it is high.
* **A flat host metric as stable.** The documented example reads CPU and memory once per connection: the reading counts, its flatness says nothing.
* **Which stream.** A session id covers one stream; there are no fields per stream.
* **Quality as the cloud grades it.** How `Quality` is computed is not published.
* **One-way latency of a network.** `NetworkLatency` looks like a round trip between device and server; nothing tells its halves apart.
* **Whether a freeze that no series shows anything of was the way's or the cockpit's.** It is `undecided`, unless the field's own frames were late.
";
