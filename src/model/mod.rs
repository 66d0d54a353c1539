//! A session after import: columns, absolute times, special values resolved.
//!
//! The model knows neither JSON nor the format of the input.

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
