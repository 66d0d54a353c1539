//! The machine that results were measured on.

use std::fs;
use std::thread::available_parallelism;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::Result;
use e2e::session::{Engine, Session};
use time::OffsetDateTime;

/// Processor, kernel and browser.
pub async fn platform() -> Result<String> {
    let session = Session::start(Engine::Chromium).await?;
    let version = session.web.cdp().send_raw("Browser.getVersion", ()).await?;
    session.quit().await;
    let browser = version["product"].as_str().unwrap_or("unknown");
    let kernel = |name: &str| fs::read_to_string(format!("/proc/sys/kernel/{name}"));
    let system = match (kernel("ostype"), kernel("osrelease")) {
        (Ok(kind), Ok(release)) => format!("{} {}", kind.trim(), release.trim()),
        _ => std::env::consts::OS.to_owned(),
    };
    let processor = processor().unwrap_or_else(|| std::env::consts::ARCH.to_owned());
    let processors = available_parallelism()?;
    Ok(format!("{processor} × {processors}, {system}, {browser}"))
}

fn processor() -> Option<String> {
    let info = fs::read_to_string("/proc/cpuinfo").ok()?;
    let line = info.lines().find(|line| line.starts_with("model name"))?;
    Some(line.split_once(": ")?.1.to_owned())
}

/// The load average of the last minute, if the system reports it.
pub fn load_average() -> Option<f64> {
    let average = fs::read_to_string("/proc/loadavg").ok()?;
    average.split(' ').next()?.parse().ok()
}

/// The date in UTC.
pub fn today() -> String {
    let since = SystemTime::now().duration_since(UNIX_EPOCH);
    let seconds = since.map_or(0, |since| since.as_secs().cast_signed());
    OffsetDateTime::from_unix_timestamp(seconds)
        .map_or_else(|_| String::new(), |now| now.date().to_string())
}
