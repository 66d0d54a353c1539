//! A contender's page in a browser, and the browser's own measurements.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::{Result, bail};
use e2e::session::Session;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use tokio::time::sleep;

use crate::processes::browser_cpu_millis;
use crate::results::Cost;

/// Longer than any measurement, which has its own time limit outside of the browser.
const SCRIPT_LIMIT: Duration = Duration::from_secs(55);

/// Long enough for two frames between two pointer moves.
const BETWEEN_MOVES: Duration = Duration::from_millis(45);

/// A page with the measuring code.
pub struct Page<'a> {
    session: &'a Session,
}

/// The size of the browser's heaps in bytes.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Heap {
    /// Script objects.
    pub used_size: f64,
    /// Array buffers.
    pub backing_storage_size: f64,
}

impl<'a> Page<'a> {
    /// Opens a page of that size.
    pub async fn open(
        session: &'a Session,
        url: &str,
        (width, height): (u32, u32),
        ratio: f64,
    ) -> Result<Self> {
        session.web.set_script_timeout(SCRIPT_LIMIT).await?;
        // Before the page loads: some read the ratio only once.
        session.set_viewport(width, height, ratio).await?;
        session.web.goto(url).await?;
        let page = Self { session };
        page.tell("Performance.enable", json!({})).await?;
        Ok(page)
    }

    /// Calls a function of `pages/harness.js` and returns what it returns.
    pub async fn call<T: DeserializeOwned>(&self, function: &str, argument: Value) -> Result<T> {
        const SCRIPT: &str = "
            const [name, argument, done] = arguments;
            const address = (file) => new URL('/bench/' + file, location.href).href;
            (async () => {
                if (!globalThis.contender) await import(address('ours.js'));
                const harness = await import(address('harness.js'));
                return harness[name](argument);
            })().then((value) => done({ value: value ?? null }), (error) => done({ error: `${error}\\n${error?.stack ?? ''}` }));";
        let arguments = vec![json!(function), argument];
        let answer = self.session.web.execute_async(SCRIPT, arguments).await?;
        let mut answer: Value = answer.convert()?;
        if let Some(error) = answer["error"].as_str() {
            bail!("{function} failed: {error}");
        }
        Ok(serde_json::from_value(answer["value"].take())?)
    }

    /// What the browser has spent so far.
    pub async fn spent(&self) -> Result<Cost> {
        #[derive(Deserialize)]
        struct Metric {
            name: String,
            value: f64,
        }
        let mut answer = self.tell("Performance.getMetrics", json!({})).await?;
        let metrics: Vec<Metric> = serde_json::from_value(answer["metrics"].take())?;
        let seconds: HashMap<String, f64> = metrics
            .into_iter()
            .map(|metric| (metric.name, metric.value))
            .collect();
        let millis = |name: &str| 1000.0 * seconds.get(name).copied().unwrap_or_default();
        Ok(Cost {
            layout: millis("LayoutDuration") + millis("RecalcStyleDuration"),
            cpu: browser_cpu_millis(),
        })
    }

    /// The heaps after garbage collection.
    pub async fn heap(&self) -> Result<Heap> {
        self.tell("HeapProfiler.enable", json!({})).await?;
        // Collected objects may release others.
        for _ in 0..2 {
            self.tell("HeapProfiler.collectGarbage", json!({})).await?;
        }
        self.tell("HeapProfiler.disable", json!({})).await?;
        let usage = self.tell("Runtime.getHeapUsage", json!({})).await?;
        Ok(serde_json::from_value(usage)?)
    }

    /// Moves the pointer along a path in CSS pixels, waiting for each move to arrive.
    pub async fn point_along(&self, path: &[(f64, f64)]) -> Result<()> {
        for (x, y) in path {
            let event = json!({ "type": "mouseMoved", "x": x, "y": y });
            self.tell("Input.dispatchMouseEvent", event).await?;
            sleep(BETWEEN_MOVES).await;
        }
        Ok(())
    }

    async fn tell(&self, method: &str, parameters: Value) -> Result<Value> {
        let answer = self.session.web.cdp().send_raw(method, parameters).await?;
        Ok(answer)
    }
}
