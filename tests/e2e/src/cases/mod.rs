//! The tests: a file per matter, a row per test.

mod opens;

use e2e::cases;
use e2e::runner::Case;

/// All of them, in the order in which they run.
pub fn all() -> Vec<Case> {
    cases![
        opens::at_the_root,
        opens::on_a_phone,
        opens::from_a_sub_path
    ]
}
