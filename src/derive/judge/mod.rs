//! The judge: finds what went wrong in a session, where, and which part is to blame.
//!
//! It produces facts; each kind's text is in its file, and `text` composes it. It reports nothing that the data cannot show, and the
//! verdict does not depend on the order of the devices.
//!
//! Reading order: [`input`] prepares a session; [`stretches`] finds runs of samples beyond a limit; each file in [`kinds`] finds one kind
//! of trouble; [`merge`] merges neighbours; [`suspects`] finds the part that the samples point to; [`causes`] separates causes from
//! effects; [`weight`] measures what each finding cost the driver; [`verdict`] sums up. [`limit`] has all thresholds.

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
