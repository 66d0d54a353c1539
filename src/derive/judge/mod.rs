//! The judge: what went wrong in a session, where, and which part was to blame.
//!
//! Facts only; the words of a kind stand in its file, and `text` puts them together. Nothing is told that the data cannot show, and the
//! same session gives the same verdict, whatever the order of its devices.
//!
//! Reading order: [`input`] prepares a session; [`stretches`] finds runs of samples beyond a limit; each file of [`kinds`] finds one kind of
//! trouble; [`merge`] joins neighbours; [`suspects`] asks which part an instant of trouble points to; [`causes`] tells cause from effect;
//! [`weight`] says how much of the driver's time each finding cost; [`verdict`] sums up. [`limit`] has every number that decides.

mod blame;
mod budget;
mod causes;
mod connection;
mod finding;
mod host;
mod input;
mod kind;
mod kinds;
mod latency;
mod limit;
mod losses;
mod merge;
mod rank;
mod rates;
mod scope;
mod sources;
mod spans;
mod stages;
mod stretches;
mod suspects;
#[cfg(test)]
mod testing;
mod verdict;
mod weight;

use crate::model::Session;

use super::clock::clock;
use input::JudgeInput;

pub use budget::Budget;
pub use finding::{Blame, Blamed, Evidence, Fact, Finding, Severity, Spell};
pub use kind::{Impact, Kind, MergeRule, Words};
pub use kinds::Code;
pub use limit::{ExceededLimit, Limit, LimitUnit, ThresholdError, Thresholds, Topic};
pub use verdict::{Course, Share, Trouble, Verdict};

/// Judges a session.
#[must_use]
pub fn find(session: &Session, thresholds: &Thresholds) -> Verdict {
    let input = JudgeInput::of(session, thresholds, clock(session));
    let mut found = Vec::new();
    for code in Code::ALL {
        (code.kind().find)(&input, &mut found);
    }
    let mut found = merge::neighbours(&input, found);
    merge::drop_duplicates(&mut found);
    causes::explain(&input, &mut found);
    let found = merge::repeated(&input, found);
    verdict::verdict(&input, found)
}
