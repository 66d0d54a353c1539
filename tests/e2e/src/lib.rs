//! The built page in real browsers, over WebDriver: `cargo xtask test --browser NAME [FILTER]`.
//!
//! What the tests in `cases` are made with:
//!
//! * [`page`]: what a test does with a page: open, look, click, type, ask what went wrong.
//! * [`backend`]: the signing backend as operators run it, which serves the page as well.
//! * [`hand`]: real pointers, wheels and fingers over it.
//! * [`given`]: the sessions that tests are given.
//! * [`session`]: a running browser of one of three engines.
//! * [`trace`]: what one of them tells of its own work.
//! * [`driver`]: the processes behind it, which end with it.
//! * [`runner`]: one test after the other, with a time limit each.

#![allow(
    clippy::missing_errors_doc,
    reason = "everything here fails for one reason: the browser did not do what was asked"
)]

pub mod backend;
pub mod driver;
pub mod given;
pub mod hand;
pub mod page;
pub mod runner;
pub mod session;
pub mod trace;
