//! `cargo xtask soak embed`: mounts an element with a day of data and removes it, hundreds of times, as in a console that is open for
//! weeks.

use std::fmt;

use anyhow::{Result, ensure};
use e2e::given;
use e2e::page::Page;
use e2e::session::{Engine, Session};
use serde_json::json;
use xtask::paths;
use xtask::server::{EARLY_SCRIPT, Reply, Site};

/// A driver waits a minute for a script.
const BATCH: usize = 5;
/// How often memory is measured.
const LOOKS: usize = 10;

/// How much the heap may grow between the first and the last measurement: compiled code and counters, but no element. A leaked element with
/// a day's session takes some hundred kilobytes more.
const HEAP_BYTES: f64 = 1e6;

/// The same for wasm memory, which never shrinks: two sessions of a day. The number of removed elements awaiting garbage collection varies,
/// and each holds 23 MB; a leak would add as much every time.
const WASM_BYTES: f64 = 50e6;

/// Waits until everything is drawn, and disposes of nothing: hosts only remove the element.
const COME_AND_GO: &str = "
    window.day ??= await (await fetch('day.json')).arrayBuffer();
    const frame = () => new Promise(requestAnimationFrame);
    for (let i = 0; i < args[0]; i++) {
        const other = document.createElement('trro-session-viewer');
        document.body.append(other);
        const { devices } = await other.load(window.day);
        await frame();
        if (devices.length !== 2 || !other.shadowRoot.querySelector('[data-chart] canvas.ink')) throw new Error('nothing is shown');
        other.remove();
        await frame();
    }";

/// Memory after garbage collection.
#[derive(Debug)]
struct Held {
    times: usize,
    heap: f64,
    wasm: f64,
    listeners: f64,
    nodes: f64,
}

impl fmt::Display for Held {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            formatter,
            "{:>5} times: {:>6.2} MB of scripts, {:>6.1} MB of wasm, {:>3} listeners, {:>4} nodes",
            self.times,
            self.heap / 1e6,
            self.wasm / 1e6,
            self.listeners,
            self.nodes
        )
    }
}

/// Runs it that many times in Chromium, the only browser that reports memory; prints the measurements.
///
/// # Errors
///
/// If memory grows.
pub async fn embed(times: usize) -> Result<()> {
    let session = Session::start(Engine::Chromium).await?;
    let page = open(&session).await?;
    let step = times.div_ceil(LOOKS).max(1);
    let mut looks: Vec<Held> = Vec::new();
    let mut done = 0;
    while done < times {
        let until = (done + step).min(times);
        while done < until {
            let batch = BATCH.min(until - done);
            page.js::<()>(COME_AND_GO, &[json!(batch)]).await?;
            done += batch;
        }
        let held = look(&page, done).await?;
        println!("{held}");
        looks.push(held);
    }
    page.is_sound().await?;
    session.quit().await;
    is_flat(&looks)
}

async fn open(session: &Session) -> Result<Page<'_>> {
    let html = format!(
        "<!doctype html><html><head><meta charset=utf-8><title>console</title><script src={EARLY_SCRIPT}></script>\
         <script type=module src=embed.js></script></head><body></body></html>"
    );
    let mut site = Site::new(paths::dist());
    site.replies
        .insert("console.html".to_owned(), Reply::html(html));
    site.replies
        .insert("day.json".to_owned(), Reply::json(given::day()?));
    let page = Page::open_site(session, site, "console.html").await?;
    page.wait_until("customElements.get('trro-session-viewer')")
        .await?;
    Ok(page)
}

async fn look(page: &Page<'_>, times: usize) -> Result<Held> {
    // The memory of the shared module.
    const WASM: &str = "
        const { default: start } = await import(new URL('trro-session-viewer.js', location.href).href);
        return (await start()).memory.buffer.byteLength;";
    // Collected objects may release others, and the module is notified asynchronously.
    for _ in 0..3 {
        let tools = page.session.web.cdp();
        tools
            .send_raw("HeapProfiler.collectGarbage", json!({}))
            .await?;
        page.js::<()>("await new Promise(done => setTimeout(done, 100));", &[])
            .await?;
    }
    let metrics = page.session.metrics().await?;
    let metric = |name: &str| metrics.get(name).copied().unwrap_or(f64::NAN);
    Ok(Held {
        times,
        heap: metric("JSHeapUsedSize"),
        wasm: page.js(WASM, &[]).await?,
        listeners: metric("JSEventListeners"),
        nodes: metric("Nodes"),
    })
}

/// Nothing has grown since the first measurement. Wasm memory never shrinks, so it must have reached its maximum after half of the runs.
fn is_flat(looks: &[Held]) -> Result<()> {
    let (Some(first), Some(last)) = (looks.first(), looks.last()) else {
        return Ok(());
    };
    let middle = &looks[looks.len() / 2];
    ensure!(
        last.heap <= first.heap + HEAP_BYTES,
        "the heap of scripts grows"
    );
    ensure!(
        last.wasm <= middle.wasm + WASM_BYTES,
        "the memory of wasm grows"
    );
    ensure!(last.listeners <= first.listeners, "listeners stay");
    ensure!(last.nodes <= first.nodes, "nodes stay");
    Ok(())
}
