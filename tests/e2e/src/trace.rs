//! Chromium's performance data: memory, and the layouts with their size and cause.

use std::collections::HashMap;
use std::time::Duration;

use anyhow::Result;
use http::Method;
use serde::Deserialize;
use serde_json::{Value, json};
use thirtyfour::common::command::FormatRequestData;
use thirtyfour::common::requestdata::RequestData;
use thirtyfour::common::types::SessionId;
use tokio::time::sleep;

use crate::session::{Engine, Session};

/// How long the browser takes to deliver a trace.
const COLLECTING: Duration = Duration::from_millis(300);

/// A layout of a page.
#[derive(Debug)]
pub struct Layout {
    /// The number of boxes that were laid out.
    pub dirty: u32,
    /// The script that forced it: functions and addresses, innermost first.
    pub script: Vec<String>,
}

impl Layout {
    /// Whether a script forced it.
    #[must_use]
    pub fn is_forced(&self) -> bool {
        !self.script.is_empty()
    }
}

#[derive(Deserialize)]
struct Entry {
    message: String,
}

impl Session {
    /// Chromium with a trace of its layouts.
    pub async fn start_traced() -> Result<Self> {
        Self::start_with(Engine::Chromium, |wanted| {
            wanted["goog:loggingPrefs"]["performance"] = json!("ALL");
            wanted["goog:chromeOptions"]["perfLoggingPrefs"] = json!({
                "enableNetwork": false,
                "enablePage": false,
                "traceCategories": "devtools.timeline,disabled-by-default-devtools.timeline.stack",
            });
        })
        .await
    }

    /// Chromium's counters, by the names of `Performance.getMetrics`.
    pub async fn metrics(&self) -> Result<HashMap<String, f64>> {
        #[derive(Deserialize)]
        struct Metric {
            name: String,
            value: f64,
        }
        let tools = self.web.cdp();
        tools.send_raw("Performance.enable", json!({})).await?;
        let mut answer = tools.send_raw("Performance.getMetrics", json!({})).await?;
        let metrics: Vec<Metric> = serde_json::from_value(answer["metrics"].take())?;
        Ok(metrics
            .into_iter()
            .map(|metric| (metric.name, metric.value))
            .collect())
    }

    /// The layouts since the last call, in order.
    pub async fn layouts(&self) -> Result<Vec<Layout>> {
        let mut layouts = Vec::new();
        // The driver starts collecting on one request and delivers on the next.
        for _ in 0..3 {
            let entries: Vec<Entry> = self.web.cmd(PerformanceLog).await?.value()?;
            let events = entries
                .iter()
                .filter_map(|entry| serde_json::from_str::<Value>(&entry.message).ok());
            layouts.extend(events.filter_map(|event| layout_of(&event["message"]["params"])));
            sleep(COLLECTING).await;
        }
        Ok(layouts)
    }
}

fn layout_of(event: &Value) -> Option<Layout> {
    let data = event["args"].get("beginData")?;
    if event["name"] != "Layout" {
        return None;
    }
    let count = |name: &str| u32::try_from(data[name].as_u64()?).ok();
    let stack = data["stackTrace"].as_array();
    let frame = |frame: &Value| {
        let text = |name: &str| frame[name].as_str().unwrap_or_default().to_owned();
        format!("{} {}", text("functionName"), text("url"))
    };
    Some(Layout {
        dirty: count("dirtyObjects")?,
        script: stack.into_iter().flatten().map(frame).collect(),
    })
}

/// The driver's performance log.
#[derive(Debug)]
struct PerformanceLog;

impl FormatRequestData for PerformanceLog {
    fn format_request(&self, session: &SessionId) -> RequestData {
        RequestData::new(Method::POST, format!("session/{session}/se/log"))
            .add_body(json!({ "type": "performance" }))
    }
}
