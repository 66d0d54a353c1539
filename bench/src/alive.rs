//! Measures whether the page stays responsive while a session loads: the longest task, progress updates, and cancelling.

use std::fmt::Write;

use anyhow::{Context, Result, ensure};
use e2e::session::{Engine, Session};
use serde::Deserialize;
use serde_json::{Value, json};
use xtask::server::Server;

use crate::page::Page;
use crate::plan::{CONTENDERS, Workload};
use crate::processes::renderer_bytes;
use crate::results::{Alive, median};

/// The name for the command.
pub const NAME: &str = "alive";

/// Runs of both measurements, each in a new browser.
pub const RUNS: usize = 3;

/// Relative to the time of `JSON.parse`; not reached yet.
const AIM: f64 = 0.5;

/// The page's result of one load.
#[derive(Deserialize)]
struct Reported {
    parse: f64,
    longest: f64,
    moved: usize,
}

/// Loads it, then loads it again and cancels.
pub async fn measure(server: &Server, workload: &Workload) -> Result<Alive> {
    let ours = CONTENDERS.iter().find(|contender| contender.name == "ours");
    let address = ours.context("no viewer")?.page;
    let session = Session::start(Engine::Chromium).await?;
    let url = format!("{}{address}", server.url());
    let page = Page::open(&session, &url, workload.viewport, 1.0).await?;
    page.call::<Value>("start", Value::Null).await?;
    let data = json!(format!("/bench/data/{}.json", workload.name));

    let bytes: usize = page.call("fetchBytes", data.clone()).await?;
    let before = memory(&page).await?;
    let ended: String = page.call("cancel", Value::Null).await?;
    ensure!(ended == "aborted", "cancelling ended with {ended}");
    let cancelled = memory(&page).await?;

    page.call::<usize>("fetchBytes", data).await?;
    let size = workload.job.as_ref().map(|job| job.plot);
    let job =
        json!({ "size": size.map(|(width, height)| json!({ "width": width, "height": height })) });
    let reported: Reported = page.call("alive", job).await?;
    session.quit().await;
    Ok(Alive {
        workload: workload.name.to_owned(),
        bytes,
        parse: reported.parse,
        longest: reported.longest,
        moved: reported.moved,
        before,
        cancelled,
    })
}

/// The memory of the page's process after garbage collection, in bytes, if the system reports it.
async fn memory(page: &Page<'_>) -> Result<Option<u64>> {
    page.heap().await?;
    Ok(renderer_bytes())
}

/// The section for the document.
pub fn table(all: &[Alive], text: &mut String) {
    if all.is_empty() {
        return;
    }
    let _ = writeln!(
        text,
        "**While a session comes in: medians of {RUNS} runs at a ratio of 1, ours alone**\n\n\
         | response | MB | `JSON.parse`, ms | longest task of the main thread, ms | of `JSON.parse`, {AIM} at most | the bar moved | page's process before, MB | after cancelling, MB |\n\
         |---|---|---|---|---|---|---|---|"
    );
    for runs in all.chunk_by(|one, other| one.workload == other.workload) {
        let of = |value: fn(&Alive) -> f64| {
            let values: Vec<f64> = runs.iter().map(value).collect();
            median(&values).unwrap_or(f64::NAN)
        };
        let share = of(|run| run.longest) / of(|run| run.parse);
        let verdict = if share <= AIM { "met" } else { "**not met**" };
        let _ = writeln!(
            text,
            "| {} | {:.1} | {:.0} | {:.0} | {share:.2}, {verdict} | {:.0} times | {:.0} | {:.0} |",
            runs[0].workload,
            runs[0].bytes as f64 / 1e6,
            of(|run| run.parse),
            of(|run| run.longest),
            of(|run| run.moved as f64),
            of(|run| megabytes(run.before)),
            of(|run| megabytes(run.cancelled)),
        );
    }
    text.push('\n');
}

fn megabytes(bytes: Option<u64>) -> f64 {
    bytes.map_or(f64::NAN, |bytes| bytes as f64 / 1e6)
}
