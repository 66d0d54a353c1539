//! The tests: a file per matter, a row per test.

mod opens;
mod sample;

use e2e::cases;
use e2e::runner::Case;

/// All of them, in the order in which they run.
pub fn all() -> Vec<Case> {
    cases![
        opens::at_the_root,
        opens::on_a_phone,
        opens::from_a_sub_path,
        sample::fills_every_chart,
        sample::aligns_every_plot,
        sample::draws_in_the_colours_of_ends_and_links,
        sample::shows_gaps_as_gaps,
        sample::does_not_flatten_the_frame_rate,
        sample::is_crisp_at_any_size,
    ]
}
