//! Every text that a person reads, in every language.

pub mod clocks;
pub mod cloud;
pub mod distribution;
pub mod errors;
pub mod figures;
pub mod findings;
pub mod harmless;
pub mod help;
pub mod judged;
pub mod links;
pub mod metrics;
pub mod number;
#[cfg(test)]
mod proofread;
pub mod thresholds;
pub mod ticket;
pub mod ui;
pub mod warnings;

pub use crate::lang::{Lang, Message, Said, key};
