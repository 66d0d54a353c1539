//! Reads the answer of Tencent Cloud TRRO's `DescribeDeviceSessionDetails` and shows why a session was bad.
//!
//! # Layout
//!
//! Data flows one way: bytes → [`raw`] → [`model`] + warnings → [`mod@derive`] → [`view`] → [`chart`] → pixels.
//! Everything outside `web` builds and is tested natively and names no browser crate; Cargo enforces it.
//!
//! * [`units`]: what a bare number means.
//! * [`lang`]: the languages, and a text in all of them.
//! * `order`: sorting.
//! * [`error`], [`warning`]: what can go wrong, as facts; their wording is in [`text`].
//! * [`raw`]: any JSON as it was sent, arrays of numbers as columns.
//! * [`import`]: bytes to sessions and warnings; every odd shape ends here.
//! * [`model`]: sessions, devices, series, and the table of metrics.
//! * [`mod@derive`]: what follows from a session: segments, gaps, statistics, stutter, findings and the verdict.
//! * [`report`]: the same as plain data for a host page.
//! * [`view`]: which charts there are, and where everything stands.
//! * [`wire`]: what a worker has read, on its way to the page.
//! * [`chart`]: drawing, on any plotters backend.
//! * [`export`]: what a reader takes away.
//! * [`text`]: every sentence that a person reads, in both languages.
//! * `web`: the browser, and the only place that knows it.

pub mod chart;
pub mod derive;
pub mod error;
pub mod export;
pub mod import;
pub mod lang;
pub mod model;
mod order;
pub mod raw;
pub mod report;
pub mod text;
pub mod units;
pub mod view;
pub mod warning;
#[cfg(target_family = "wasm")]
pub mod web;
pub mod wire;
