//! What the commands and the end-to-end tests share.
//!
//! * [`paths`]: where things lie.
//! * [`server`]: the static server behind `cargo xtask serve` and behind every end-to-end test.

pub mod paths;
pub mod server;
