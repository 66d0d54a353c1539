//! Shared by the commands, the end-to-end tests and the benchmark.
//!
//! * [`declared`]: the public API.
//! * [`paths`]: where folders are.
//! * [`server`]: the static server behind `cargo xtask serve` and behind every end-to-end test.
//! * [`sizes`]: download sizes.

pub mod declared;
pub mod paths;
pub mod server;
pub mod sizes;

/// Options for starting Chromium without a display or a graphics card, possibly without network, and possibly as root.
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
