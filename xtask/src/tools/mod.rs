//! Pinned programs in a separate folder, each installed once.
//!
//! * [`once`]: fills a folder under a lock, atomically.
//! * [`crates`]: programs from crates.io.
//! * [`ready`]: prebuilt ones.
//! * [`scripts`]: wasm-opt, TypeScript, axe and locked packages from npm, NumPy from PyPI.
//! * [`system`]: browsers and their drivers, by apt.

pub mod crates;
pub mod once;
pub mod ready;
pub mod scripts;
pub mod system;
