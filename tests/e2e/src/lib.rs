//! Tests the built page in real browsers over WebDriver: `cargo xtask test --browser NAME [FILTER]`.
//!
//! Used by the tests in `cases`:
//!
//! * [`page`]: operations on a page: open, read, click, type, report problems.
//! * [`backend`]: the signing backend, which serves the page too.
//! * [`input`]: pointer, wheel and touch input.
//! * [`given`]: sessions for the tests.
//! * [`session`]: a running browser.
//! * [`trace`]: Chromium's own performance data.
//! * [`driver`]: the processes behind it.
//! * [`runner`]: runs the tests with a time limit each.

#![allow(
    clippy::missing_errors_doc,
    reason = "everything here fails for one reason: the browser did not do what was asked"
)]

pub mod backend;
pub mod driver;
pub mod given;
pub mod input;
pub mod page;
pub mod runner;
pub mod session;
pub mod trace;
