//! Pinned programs in a folder of their own, each installed once.
//!
//! * [`once`]: fills a folder under a lock, in one step.
//! * [`crates`]: programs from crates.io.
//! * [`ready`]: the same, published ready to run.
//! * [`scripts`]: wasm-opt, TypeScript, axe and what a lock file asks for from npm, NumPy from PyPI.
//! * [`system`]: browsers and their drivers, by apt.

pub mod crates;
pub mod once;
pub mod ready;
pub mod scripts;
pub mod system;
