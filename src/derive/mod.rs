//! What is derived from a session, computed on demand and never stored beside the data.
//!
//! Knows only [`crate::model`]: not where a session came from, nor how anything is shown. The rules that a host may rely on are those of
//! the contract, section 5; where the data leave a choice, the function gives the reason.

mod band_time;
mod bands;
mod clock;
mod common_axis;
mod disconnected;
mod histogram;
pub mod judge;
mod lag;
mod links;
mod nack;
mod nice;
mod pyramid;
mod runs;
mod segments;
mod slope;
mod statistics;

use crate::model::{Device, Series};

pub use band_time::{BandTime, Reference, band_time};
pub use bands::reference;
pub use clock::{Clock, clock};
pub use common_axis::{OffsetUnknown, default_offset, has_two_clocks, move_remotes, shift_remotes};
pub use disconnected::disconnected_stretches;
pub use histogram::{Bins, Histogram};
pub use lag::{Lag, lag};
pub use links::{Switch, active_links, link_shares, link_switches};
pub use nack::nack_increments;
pub use nice::nice_step;
pub use pyramid::{Extremes, Pyramid};
pub use runs::measured_runs;
pub use segments::{Gap, Segments};
pub use slope::slope_per_minute;
pub use statistics::{Statistics, TailPercentiles};

/// The series that the viewer adds to those that were sent, in the order of [`crate::model::METRICS`].
#[must_use]
pub fn derived_series(device: &Device) -> Vec<Series> {
    let mut series = link_shares(device);
    series.extend(nack_increments(device));
    series
}
