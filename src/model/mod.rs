//! What a session is once reading is over: columns, absolute times, sentinels resolved.
//!
//! The model does not know JSON, nor which shape the input had.

pub mod bands;
mod disconnected;
mod extend;
mod group;
mod metric;
mod session;
mod sibling;

pub use bands::{BANDS, Bands, Basis, Limit, THRESHOLDS, Threshold};
pub use disconnected::disconnected;
pub use group::Group;
pub use metric::{
    ChartId, Evidence, METRICS, MeasuredBy, Metric, MissingWhen, Nature, Owner, Unit, metric,
};
pub use session::{DATED, Device, Extra, Link, Resolution, Role, Series, SeriesKey, Session};
pub use sibling::sibling_stem;
