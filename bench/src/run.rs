//! One run: a new browser with a new profile, one contender, one workload; and the rehearsal before it.

use std::fs;
use std::future::Future;
use std::ops::Range;
use std::time::Duration;

use anyhow::{Context, Result, ensure};
use e2e::session::{Engine, Session};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::time::{sleep, timeout};
use xtask::paths;
use xtask::server::Server;

use crate::machine;
use crate::page::{Heap, Page};
use crate::plan::{Meeting, WHOLE_PAGE};
use crate::processes::renderer_bytes;
use crate::results::{Floor, Load, Memory, Moves, Run, Steps, median, quantile};

/// The time limit of a measurement.
const LIMIT: Duration = Duration::from_secs(50);

/// The window sequence stops by itself before that.
const STEPS_LIMIT: Duration = Duration::from_secs(40);

/// The time for a browser to finish starting.
const SETTLING: Duration = Duration::from_secs(1);

/// How often the overhead is measured.
const FLOOR_TIMES: usize = 30;

/// The number of pointer moves.
const MOVES: usize = 60;

/// From this share of the whole on, a window is wide.
const WIDE: f64 = 0.25;

/// Starts a browser and measures in sequence, until something does not finish.
pub async fn run(server: &Server, meeting: &Meeting, span: &Range<f64>) -> Result<Run> {
    let load_average = machine::load_average();
    let session = Session::start(Engine::Chromium).await?;
    let page = open(&session, server, meeting).await?;
    let mut run = Run {
        day: machine::today(),
        load_average,
        start: page.call("start", Value::Null).await?,
        ..Run::default()
    };
    run.floor = floor(&page).await?;
    let heap = page.heap().await?;
    let process = renderer_bytes();

    run.load = in_time(load(&page, meeting, run.floor.millis)).await?;
    if run.load.is_some() {
        run.steps = in_time(steps(&page, span, run.floor.millis)).await?;
    }
    if run.steps.is_some() && meeting.contender.has_cursor {
        run.moves = in_time(moves(&page, meeting, run.floor.millis)).await?;
    }
    if run.steps.is_some() {
        run.memory = in_time(memory(&page, heap, process)).await?;
    }
    session.quit().await;
    Ok(run)
}

/// Checks before measuring that a contender does what it is asked for: all charts in the right size, painted when it says so, other
/// windows, a legend that follows the pointer. Saves a screenshot.
pub async fn rehearse(server: &Server, meeting: &Meeting, span: &Range<f64>) -> Result<()> {
    let session = Session::start(Engine::Chromium).await?;
    let page = open(&session, server, meeting).await?;
    page.call::<Value>("start", Value::Null).await?;
    // Taking too long is a result, not an error.
    if in_time(load(&page, meeting, 0.0)).await?.is_some() {
        let file = paths::target().join(format!("bench/{}.png", name(meeting)));
        check(&page, meeting, span).await?;
        fs::create_dir_all(file.parent().unwrap_or(&file))?;
        session.web.screenshot(&file).await?;
    }
    session.quit().await;
    Ok(())
}

async fn check(page: &Page<'_>, meeting: &Meeting, span: &Range<f64>) -> Result<()> {
    let pictures = async || page.call::<Vec<i64>>("pictures", Value::Null).await;
    let whole = pictures().await?;
    sleep(Duration::from_millis(500)).await;
    ensure!(whole == pictures().await?, "painted later than it said");
    if let Some(job) = &meeting.workload.job {
        let (width, height) = job.plot;
        let expected = vec![(f64::from(width), f64::from(height)); job.charts.len()];
        let sizes: Vec<(f64, f64)> = page.call("sizes", Value::Null).await?;
        ensure!(sizes == expected, "the plots are {sizes:?}");
    }
    ensure!(!whole.contains(&0), "an empty chart");
    let sharp: Vec<bool> = page.call("sharp", Value::Null).await?;
    ensure!(
        !sharp.contains(&false),
        "pixels of a canvas are not the screen's"
    );

    let middle = f64::midpoint(span.start, span.end);
    let window = json!({ "start": middle, "end": middle + (span.end - span.start) / 8.0 });
    page.call::<Value>("show", window).await?;
    let part = pictures().await?;
    let unchanged = whole.iter().zip(&part).filter(|(a, b)| a == b).count();
    ensure!(unchanged == 0, "{unchanged} charts stay as they were");

    if meeting.contender.has_cursor {
        let path = path(page, meeting, 2).await?;
        let mut readings = Vec::new();
        for place in path {
            page.point_along(&[place]).await?;
            readings.push(page.call::<Vec<String>>("readings", Value::Null).await?);
        }
        let unchanged = readings[0].iter().zip(&readings[1]);
        let unchanged = unchanged.filter(|(a, b)| a == b).count();
        // Two of the samples may happen to be alike.
        ensure!(
            unchanged <= readings[0].len() / 4,
            "{unchanged} legends of {} do not follow the pointer: {readings:?}",
            readings[0].len()
        );
    }
    Ok(())
}

/// `day-uplot-1.5`
fn name(meeting: &Meeting) -> String {
    let Meeting {
        workload,
        contender,
        ratio,
        ..
    } = meeting;
    format!("{}-{}-{ratio}", workload.name, contender.name)
}

async fn open<'a>(session: &'a Session, server: &Server, meeting: &Meeting) -> Result<Page<'a>> {
    let address = match meeting.workload.job {
        Some(_) => meeting.contender.page,
        None => WHOLE_PAGE,
    };
    let url = format!("{}{address}", server.url());
    Page::open(session, &url, meeting.workload.viewport, meeting.ratio).await
}

/// `None` if it takes too long.
async fn in_time<T>(measure: impl Future<Output = Result<T>>) -> Result<Option<T>> {
    timeout(LIMIT, measure).await.ok().transpose()
}

/// The overhead of measuring.
async fn floor(page: &Page<'_>) -> Result<Floor> {
    // A browser that has just started has other work to do.
    sleep(SETTLING).await;
    let before = page.spent().await?;
    let each: Vec<f64> = page.call("floor", json!(FLOOR_TIMES)).await?;
    Ok(Floor {
        millis: median(&each).context("no floor")?,
        cost: page.spent().await?.since(before).per(FLOOR_TIMES),
    })
}

/// The time of a step or a move.
#[derive(Deserialize)]
struct Action {
    millis: f64,
    script: f64,
}

async fn load(page: &Page<'_>, meeting: &Meeting, floor: f64) -> Result<Load> {
    let address = format!("/bench/data/{}.json", meeting.workload.name);
    page.call::<usize>("fetchBytes", json!(address)).await?;
    let job = meeting.workload.job.as_ref().map_or(json!({}), |job| {
        let (width, height) = job.plot;
        json!({ "charts": job.charts, "size": { "width": width, "height": height } })
    });
    let before = page.spent().await?;
    let millis: f64 = page.call("load", job).await?;
    Ok(Load {
        millis: millis - floor,
        cost: page.spent().await?.since(before),
    })
}

async fn steps(page: &Page<'_>, span: &Range<f64>, floor: f64) -> Result<Steps> {
    #[derive(Deserialize)]
    struct Done {
        each: Vec<Step>,
        all: usize,
    }
    #[derive(Deserialize)]
    struct Step {
        width: f64,
        #[serde(flatten)]
        act: Action,
    }
    let script = json!({
        "start": span.start,
        "end": span.end,
        "limitMillis": STEPS_LIMIT.as_millis(),
    });
    let before = page.spent().await?;
    let Done { each, all } = page.call("steps", script).await?;
    let spent = page.spent().await?.since(before);
    let of = |keep: fn(f64) -> bool| -> Vec<f64> {
        let kept = each.iter().filter(|step| keep(step.width));
        kept.map(|step| step.act.millis - floor).collect()
    };
    let every = of(|_| true);
    let scripts: Vec<f64> = each.iter().map(|step| step.act.script).collect();
    Ok(Steps {
        done: each.len(),
        all,
        median: median(&every).context("no steps")?,
        p95: quantile(&every, 0.95).context("no steps")?,
        wide: median(&of(|width| width >= WIDE)).context("no wide steps")?,
        narrow: median(&of(|width| width < WIDE)),
        script: median(&scripts).context("no steps")?,
        cost: spent.per(each.len()),
    })
}

async fn path(page: &Page<'_>, meeting: &Meeting, count: usize) -> Result<Vec<(f64, f64)>> {
    let script = json!({ "chart": meeting.workload.pointed, "count": count });
    page.call("path", script).await
}

async fn moves(page: &Page<'_>, meeting: &Meeting, floor: f64) -> Result<Moves> {
    // The first one enters the plot.
    let path = path(page, meeting, MOVES + 1).await?;
    page.point_along(&path[..1]).await?;
    page.call::<Value>("watchMoves", Value::Null).await?;
    let before = page.spent().await?;
    page.point_along(&path[1..]).await?;
    let spent = page.spent().await?.since(before);
    let each: Vec<Action> = page.call("movesSeen", Value::Null).await?;
    let millis: Vec<f64> = each.iter().map(|act| act.millis - floor).collect();
    let scripts: Vec<f64> = each.iter().map(|act| act.script).collect();
    Ok(Moves {
        delivered: each.len(),
        median: median(&millis).context("no move arrived")?,
        p95: quantile(&millis, 0.95).context("no move arrived")?,
        script: median(&scripts).context("no move arrived")?,
        cost: spent.per(each.len()),
    })
}

async fn memory(page: &Page<'_>, before: Heap, process: Option<u64>) -> Result<Memory> {
    let after = page.heap().await?;
    Ok(Memory {
        heap: after.used_size - before.used_size,
        buffers: after.backing_storage_size - before.backing_storage_size,
        wasm: page.call("wasmBytes", Value::Null).await?,
        canvases: page.call("canvasBytes", Value::Null).await?,
        process: process
            .zip(renderer_bytes())
            .map(|(before, after)| after as f64 - before as f64),
    })
}
