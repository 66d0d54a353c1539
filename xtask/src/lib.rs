//! What the commands, the end-to-end tests and the benchmark share.
//!
//! * [`declared`]: what a host may name.
//! * [`paths`]: where things lie.
//! * [`server`]: the static server behind `cargo xtask serve` and behind every end-to-end test.
//! * [`sizes`]: what a browser has to fetch.

pub mod declared;
pub mod paths;
pub mod server;
pub mod sizes;

/// How Chromium starts where there is no display, no graphics card, perhaps no network, and perhaps a root user.
pub const CHROMIUM_ARGUMENTS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];
