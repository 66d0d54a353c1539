//! The results for people: ratios, breakdown, download sizes, and whether the aims are met.

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::alive;
use crate::plan::{CONTENDERS, Contender, WORKLOADS, Workload};
use crate::results::{Group, Load, Memory, Moves, Results, Run, Steps, median};

/// The text between these lines of a document is replaced.
const BEGIN: &str = "<!-- cargo xtask bench: begin -->\n";
const END: &str = "<!-- cargo xtask bench: end -->\n";

/// A result of a run; less is better.
struct Measure {
    title: &'static str,
    unit: Unit,
    of: fn(&Run, &Workload) -> Option<f64>,
}

#[derive(Clone, Copy)]
enum Unit {
    Millis,
    Megabytes,
    Bytes,
}

impl Unit {
    fn show(self, value: f64) -> String {
        match self {
            Self::Millis if value >= 100.0 => format!("{value:.0}"),
            Self::Millis | Self::Bytes => format!("{value:.1}"),
            Self::Megabytes => format!("{:.1}", value / 1e6),
        }
    }
}

const PAINTED: Measure = Measure {
    title: "bytes in hand → all charts painted, ms",
    unit: Unit::Millis,
    of: |run, _| run.load.as_ref().map(|load| load.millis),
};
const STEP: Measure = Measure {
    title: "a step of zoom or pan, median, ms",
    unit: Unit::Millis,
    of: |run, _| finished(run).map(|steps| steps.median),
};
const STEP_P95: Measure = Measure {
    title: "a step, 95th percentile, ms",
    unit: Unit::Millis,
    of: |run, _| finished(run).map(|steps| steps.p95),
};
const MOVE: Measure = Measure {
    title: "a move of the pointer, all charts following, ms",
    unit: Unit::Millis,
    of: |run, _| run.moves.as_ref().map(|moves| moves.median),
};

/// The table of ratios, at every pixel ratio.
const MEASURES: &[Measure] = &[
    PAINTED,
    STEP,
    STEP_P95,
    Measure {
        title: "a step where a quarter of the whole or more is in view, ms",
        unit: Unit::Millis,
        of: |run, _| finished(run).map(|steps| steps.wide),
    },
    Measure {
        title: "a step where less is in view, ms",
        unit: Unit::Millis,
        of: |run, _| finished(run)?.narrow,
    },
    MOVE,
    Measure {
        title: "kept after collection, scripts and wasm, MB",
        unit: Unit::Megabytes,
        of: |run, _| run.memory.as_ref().map(Memory::kept),
    },
    Measure {
        title: "of that to each value shown, bytes",
        unit: Unit::Bytes,
        of: |run, workload| {
            let kept = run.memory.as_ref()?.kept();
            workload.job.as_ref()?;
            Some(kept / workload.recipe.values() as f64)
        },
    },
    Measure {
        title: "the page's process, beyond the empty page, MB",
        unit: Unit::Megabytes,
        of: |run, _| run.memory.as_ref()?.process,
    },
];

/// The breakdown, at ratio 1.
const PARTS: &[Measure] = &[
    Measure {
        title: "load: all threads and processes",
        unit: Unit::Millis,
        of: |run, _| run.load.as_ref()?.cost.cpu,
    },
    Measure {
        title: "a step: scripts and wasm, median",
        unit: Unit::Millis,
        of: |run, _| finished(run).map(|steps| steps.script),
    },
    Measure {
        title: "a step: all threads and processes, mean",
        unit: Unit::Millis,
        of: |run, _| finished(run)?.cost.cpu,
    },
    Measure {
        title: "a move: scripts and wasm, median",
        unit: Unit::Millis,
        of: |run, _| run.moves.as_ref().map(|moves| moves.script),
    },
    Measure {
        title: "a move: style and layout, mean",
        unit: Unit::Millis,
        of: |run, _| run.moves.as_ref().map(|moves| moves.cost.layout),
    },
    Measure {
        title: "a move: all threads and processes, mean",
        unit: Unit::Millis,
        of: |run, _| run.moves.as_ref()?.cost.cpu,
    },
    Measure {
        title: "two frames of the empty page: main thread",
        unit: Unit::Millis,
        of: |run, _| Some(run.floor.millis),
    },
    Measure {
        title: "two frames of the empty page: all threads and processes",
        unit: Unit::Millis,
        of: |run, _| run.floor.cost.cpu,
    },
];

/// The window sequence, if it was finished.
fn finished(run: &Run) -> Option<&Steps> {
    run.steps.as_ref().filter(|steps| steps.done == steps.all)
}

/// A run as one line.
pub fn line(run: &Run) -> String {
    let mut line = match &run.load {
        None => return "did not finish".to_owned(),
        Some(Load { millis, .. }) => format!("painted {millis:.0}"),
    };
    // Writing to a `String` cannot fail.
    let _ = match &run.steps {
        None => write!(line, ", steps did not finish"),
        Some(Steps {
            median,
            p95,
            done,
            all,
            ..
        }) => write!(line, ", step {median:.1} p95 {p95:.1} ({done}/{all})"),
    };
    if let Some(Moves { median, p95, .. }) = &run.moves {
        let _ = write!(line, ", move {median:.1} p95 {p95:.1}");
    }
    if let Some(memory) = &run.memory {
        let _ = write!(line, ", {:.1} MB", memory.kept() / 1e6);
    }
    if let Some(load) = run.load_average {
        let _ = write!(line, "; load average {load:.2}");
    }
    line
}

/// Everything as Markdown.
pub fn table(results: &Results) -> String {
    let mut text = String::new();
    let loads: Vec<f64> = runs(results).filter_map(|run| run.load_average).collect();
    if let Some(middle) = median(&loads) {
        let most = loads.iter().copied().fold(0.0, f64::max);
        let _ = writeln!(
            text,
            "Load average when runs began: {middle:.2} in the middle, {most:.2} at most."
        );
    }
    text.push('\n');
    aims(results, &mut text);
    ratios(results, &mut text);
    alive::table(&results.alive, &mut text);
    parts(results, &mut text);
    transfer(results, &mut text);
    text
}

fn runs(results: &Results) -> impl Iterator<Item = &Run> {
    results.groups.iter().flat_map(|group| &group.runs)
}

/// The aims, and whether they are met.
fn aims(results: &Results, text: &mut String) {
    let rows = [
        (
            "a step on (a), of uPlot's",
            "day",
            &STEP,
            "uplot",
            1.0 / 3.0,
        ),
        ("a step on (a), of the floor's", "day", &STEP, "floor", 2.0),
        (
            "a step on (b), of uPlot's",
            "ten-days",
            &STEP,
            "uplot",
            1.0 / 8.0,
        ),
        ("a move on (a), of uPlot's", "day", &MOVE, "uplot", 0.5),
        (
            "bytes → painted on (a), of uPlot's",
            "day",
            &PAINTED,
            "uplot",
            1.0,
        ),
        (
            "bytes → painted on (c), of uPlot's",
            "one-chart",
            &PAINTED,
            "uplot",
            1.0,
        ),
    ];
    let mut lines = Vec::new();
    for (title, workload, measure, other, aim) in rows {
        for ratio in pixel_ratios(results, workload) {
            let ours = middle(results, workload, "ours", ratio, measure);
            let theirs = middle(results, workload, other, ratio, measure);
            lines.push((title, ratio, aim, quotient(ours, theirs)));
        }
    }
    // Times from two machines are not comparable.
    let is_fair = circumstances(results, "ten-days") == circumstances(results, "day");
    for ratio in pixel_ratios(results, "ten-days")
        .into_iter()
        .filter(|_| is_fair)
    {
        let on = |workload| middle(results, workload, "ours", ratio, &STEP);
        let title = "a step on (b), of ours on (a)";
        lines.push((title, ratio, 1.3, quotient(on("ten-days"), on("day"))));
    }
    for (title, workload) in [
        ("95th percentile on (a), of the median", "day"),
        ("95th percentile on (b), of the median", "ten-days"),
    ] {
        for ratio in pixel_ratios(results, workload) {
            let of = |measure| middle(results, workload, "ours", ratio, measure);
            lines.push((title, ratio, 2.0, quotient(of(&STEP_P95), of(&STEP))));
        }
    }
    if lines.iter().all(|(.., found)| found.is_none()) {
        return;
    }
    text.push_str("| aim | pixel ratio | at most | is | |\n|---|---|---|---|---|\n");
    for (title, ratio, aim, found) in lines {
        let Some(found) = found else { continue };
        let verdict = if found <= aim { "met" } else { "**not met**" };
        let _ = writeln!(
            text,
            "| {title} | {ratio} | {aim:.3} | {found:.3} | {verdict} |"
        );
    }
    text.push('\n');
}

fn ratios(results: &Results, text: &mut String) {
    for workload in &WORKLOADS {
        let ratios = pixel_ratios(results, workload.name);
        let contenders = present(results, workload);
        if contenders.is_empty() {
            continue;
        }
        let _ = writeln!(text, "**{}**\n", workload.title);
        let _ = writeln!(text, "{}.\n", circumstances(results, workload.name));
        header(text, "median (minimum), × ours", &contenders);
        for measure in MEASURES {
            for &ratio in &ratios {
                let title = format!("{} · ×{ratio}", measure.title);
                row(results, text, workload, ratio, measure, &title, &contenders);
            }
        }
        text.push('\n');
    }
}

/// Platform and date.
fn circumstances(results: &Results, workload: &str) -> String {
    let groups = results.groups.iter();
    let runs = groups
        .filter(|group| group.workload == workload)
        .flat_map(|group| &group.runs);
    let told = runs.map(|run| format!("{}, {}", run.platform, run.day));
    let told: BTreeSet<String> = told.collect();
    told.into_iter().collect::<Vec<_>>().join("; ")
}

fn parts(results: &Results, text: &mut String) {
    for workload in &WORKLOADS {
        let contenders = present(results, workload);
        if contenders.is_empty() {
            continue;
        }
        let _ = writeln!(
            text,
            "Where the time goes, {}, pixel ratio 1, ms\n",
            &workload.title[..3]
        );
        header(text, "median (minimum), × ours", &contenders);
        for measure in PARTS {
            row(
                results,
                text,
                workload,
                1.0,
                measure,
                measure.title,
                &contenders,
            );
        }
        text.push('\n');
    }
}

fn transfer(results: &Results, text: &mut String) {
    text.push_str("| what is fetched, bytes | raw | brotli |\n|---|---|---|\n");
    for (name, title) in titles() {
        if let Some(transfer) = results.transfer.get(name) {
            let version = results.versions.get(name);
            let version = version.map_or(String::new(), |version| format!(" {version}"));
            let _ = writeln!(
                text,
                "| {title}{version} | {} | {} |",
                transfer.raw, transfer.brotli
            );
        }
    }
    let starts: Vec<f64> = runs(results).filter_map(|run| run.start).collect();
    if let Some(start) = median(&starts) {
        let least = starts.iter().copied().fold(f64::INFINITY, f64::min);
        let _ = writeln!(
            text,
            "\nCompiling the module and starting it, its bytes being there: {start:.1} ms ({least:.1})."
        );
    }
}

fn titles() -> impl Iterator<Item = (&'static str, &'static str)> {
    let contenders = CONTENDERS.iter();
    contenders
        .filter(|contender| contender.name != "bare-floor")
        .map(|contender| (contender.name, contender.title))
        .chain([("page", "our whole page")])
}

fn header(text: &mut String, first: &str, contenders: &[&Contender]) {
    let titles: Vec<&str> = contenders.iter().map(|contender| contender.title).collect();
    let _ = writeln!(text, "| {first} | {} |", titles.join(" | "));
    let _ = writeln!(text, "|---|{}", "---|".repeat(titles.len()));
}

/// One result of all contenders; left out if nobody has it.
fn row(
    results: &Results,
    text: &mut String,
    workload: &Workload,
    ratio: f64,
    measure: &Measure,
    title: &str,
    contenders: &[&Contender],
) {
    let ours = middle(results, workload.name, "ours", ratio, measure);
    let cells: Vec<String> = contenders
        .iter()
        .map(|contender| {
            let Some(group) = group(results, workload.name, contender.name, ratio) else {
                return String::new();
            };
            cell(group, workload, measure, ours)
        })
        .collect();
    if cells.iter().any(|cell| !cell.is_empty()) {
        let _ = writeln!(text, "| {title} | {} |", cells.join(" | "));
    }
}

/// `20.4 (19.8) ×3.9`
fn cell(group: &Group, workload: &Workload, measure: &Measure, ours: Option<f64>) -> String {
    let figures = figures(group, workload, measure);
    let Some(middle) = median(&figures) else {
        // A contender with all other results was not asked for this one.
        let has_done_the_rest = group.runs.iter().any(|run| is_complete(run, group));
        return if has_done_the_rest {
            ""
        } else {
            "did not finish"
        }
        .to_owned();
    };
    let least = figures.iter().copied().fold(f64::INFINITY, f64::min);
    let mut cell = format!(
        "{} ({})",
        measure.unit.show(middle),
        measure.unit.show(least)
    );
    if let Some(times) = quotient(Some(middle), ours)
        && group.contender != "ours"
    {
        let _ = write!(cell, " ×{times:.2}");
    }
    let missing = group.runs.len() - figures.len();
    if missing > 0 {
        let _ = write!(cell, ", {missing} of {} did not finish", group.runs.len());
    }
    cell
}

fn is_complete(run: &Run, group: &Group) -> bool {
    let mut contenders = CONTENDERS.iter();
    let has_cursor =
        contenders.any(|contender| contender.name == group.contender && contender.has_cursor);
    let has_moved = run.moves.is_some() || !has_cursor;
    run.load.is_some() && finished(run).is_some() && has_moved && run.memory.is_some()
}

fn figures(group: &Group, workload: &Workload, measure: &Measure) -> Vec<f64> {
    let runs = group.runs.iter();
    runs.filter_map(|run| (measure.of)(run, workload)).collect()
}

fn middle(
    results: &Results,
    workload: &str,
    contender: &str,
    ratio: f64,
    measure: &Measure,
) -> Option<f64> {
    let group = group(results, workload, contender, ratio)?;
    let workload = WORKLOADS.iter().find(|other| other.name == workload)?;
    median(&figures(group, workload, measure))
}

fn group<'a>(
    results: &'a Results,
    workload: &str,
    contender: &str,
    ratio: f64,
) -> Option<&'a Group> {
    results.groups.iter().find(|group| {
        (
            group.workload.as_str(),
            group.contender.as_str(),
            group.ratio,
        ) == (workload, contender, ratio)
    })
}

/// The contenders measured on a workload.
fn present(results: &Results, workload: &Workload) -> Vec<&'static Contender> {
    let has = |contender: &&Contender| {
        results
            .groups
            .iter()
            .any(|group| group.workload == workload.name && group.contender == contender.name)
    };
    CONTENDERS.iter().filter(has).collect()
}

fn pixel_ratios(results: &Results, workload: &str) -> Vec<f64> {
    let groups = results.groups.iter();
    let mut ratios: Vec<f64> = groups
        .filter(|group| group.workload == workload)
        .map(|group| group.ratio)
        .collect();
    ratios.sort_by(f64::total_cmp);
    ratios.dedup();
    ratios
}

fn quotient(above: Option<f64>, below: Option<f64>) -> Option<f64> {
    let (above, below) = above.zip(below)?;
    (below > 0.0).then_some(above / below)
}

/// Inserts the table into a document.
pub fn write_into(document: &Path, table: &str) -> Result<()> {
    let text = fs::read_to_string(document)
        .with_context(|| format!("cannot read {}", document.display()))?;
    let text = replaced(&text, table).context("the document has no place for the table")?;
    fs::write(document, text)?;
    Ok(())
}

fn replaced(text: &str, table: &str) -> Option<String> {
    let (before, rest) = text.split_once(BEGIN)?;
    let (_, after) = rest.split_once(END)?;
    Some(format!("{before}{BEGIN}\n{table}\n{END}{after}"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::Cost;

    #[test]
    fn tells_what_did_not_finish_from_what_nobody_asked_for() {
        let steps = |done| Steps {
            done,
            all: 88,
            median: 4.0,
            p95: 6.0,
            wide: 5.0,
            narrow: Some(3.0),
            script: 1.0,
            cost: Cost::default(),
        };
        let finished = || Run {
            load: Some(Load {
                millis: 50.0,
                cost: Cost::default(),
            }),
            steps: Some(steps(88)),
            memory: Some(Memory {
                heap: 1e6,
                buffers: 0.0,
                wasm: 0.0,
                canvases: 0.0,
                process: None,
            }),
            ..Run::default()
        };
        let too_slow = || Run {
            steps: Some(steps(40)),
            ..finished()
        };
        let check = |runs: Vec<Run>, measure: &Measure, expected: &str| {
            let group = Group {
                workload: "day".to_owned(),
                contender: "bare-floor".to_owned(),
                ratio: 1.0,
                runs,
            };
            assert_eq!(cell(&group, &WORKLOADS[0], measure, Some(2.0)), expected);
        };
        check(vec![finished(), finished()], &STEP, "4.0 (4.0) ×2.00");
        check(
            vec![finished(), too_slow()],
            &STEP,
            "4.0 (4.0) ×2.00, 1 of 2 did not finish",
        );
        check(vec![too_slow()], &STEP, "did not finish");
        check(vec![finished()], &MOVE, "");
        check(vec![Run::default()], &PAINTED, "did not finish");
    }

    #[test]
    fn stands_between_its_lines_however_often_it_is_written() {
        let document = format!("# Title\n{BEGIN}old\n{END}\nprose\n");
        let once = replaced(&document, "new\n").unwrap();
        assert_eq!(once, format!("# Title\n{BEGIN}\nnew\n\n{END}\nprose\n"));
        assert_eq!(replaced(&once, "new\n").unwrap(), once);
        assert_eq!(replaced("no place", "new"), None);
    }
}
