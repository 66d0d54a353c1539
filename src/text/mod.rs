//! Every sentence that a person reads, in Chinese and in English, side by side so that none is forgotten.

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

pub use crate::lang::{Both, Lang, both};

/// The text with each `{}` replaced by the next fact; facts are not searched for more.
#[must_use]
pub fn fill(text: &str, facts: &[&str]) -> String {
    let mut pieces = text.split("{}");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for (index, piece) in pieces.enumerate() {
        out.push_str(facts.get(index).copied().unwrap_or_default());
        out.push_str(piece);
    }
    out
}
