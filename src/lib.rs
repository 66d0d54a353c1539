//! Reads the response of Tencent Cloud TRRO's `DescribeDeviceSessionDetails` and shows why a session was bad.
//!
//! # Layout
//!
//! Data flows one way: bytes → [`raw`] → [`model`] + warnings → [`mod@derive`] → [`view`] → [`chart`] → pixels.
//! Everything outside `web` is built and tested natively and uses no browser crate; Cargo enforces it.
//!
//! * [`units`]: type aliases for measures.
//! * [`lang`]: the languages, and text in all of them.
//! * `order`: sorting.
//! * [`error`], [`warning`]: what can go wrong, as facts; the wording is in [`text`].
//! * [`raw`]: JSON as sent, with arrays of numbers as columns.
//! * [`import`]: bytes to sessions and warnings; every unusual format is handled here.
//! * [`model`]: sessions, devices, series, and the table of metrics.
//! * [`mod@derive`]: what is derived from a session: segments, gaps, statistics, findings and the verdict.
//! * [`report`]: the same as plain data for a host.
//! * [`view`]: which charts there are, and what is visible in them.
//! * [`wire`]: transfers sessions from a worker to the page.
//! * [`chart`]: drawing, on any plotters backend.
//! * [`export`]: files: tables, pictures, JSON.
//! * [`text`]: all text that a person reads, in both languages.
//! * `web`: the browser, and the only module that knows it.

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
