//! The figures beside a curve.

use super::Lang;
use super::number::{MISSING, compact, decimals_for, range};
use crate::derive::Statistics;
use crate::model::Series;

/// Decimals that a series deserves: its metric's, or as many as an unknown array shows.
#[must_use]
pub fn decimals(series: &Series) -> u8 {
    series
        .metric()
        .map_or_else(|| decimals_for(&series.values), |metric| metric.decimals)
}

/// Median, 95th percentile and range; a dash for what there is none of.
#[must_use]
pub fn at_rest(statistics: &Statistics, decimals: u8, lang: Lang) -> [String; 3] {
    let nothing = || MISSING.to_owned();
    let text = |value: Option<f64>| value.map_or_else(nothing, |value| compact(value, decimals));
    // A percentile of a handful of samples is its maximum by another name (look, section 4).
    let p95 = statistics.p95.filter(|_| statistics.count >= 20);
    let span = statistics.min.zip(statistics.max);
    [
        text(statistics.p50),
        text(p95),
        span.map_or_else(nothing, |(min, max)| range(min, max, decimals, lang)),
    ]
}
