//! `StartTime` and `TimeOffset` → the time of each sample, and its index in the arrays.

use crate::order::sort;
use crate::raw::Node;
use crate::units::{Millis, millis_from_seconds};
use crate::warning::WarningKind;

use super::Reader;
use super::samples::{Samples, Values};
use super::scalar;

/// The samples of a device.
#[derive(Debug, PartialEq)]
pub struct Times {
    /// Ascending.
    pub millis: Vec<Millis>,
    /// The array index for each time; `None` if the order is unchanged.
    rows: Option<Vec<u32>>,
    /// The expected length of every array.
    sent: usize,
    /// Whether there is a `TimeOffset`.
    are_sent: bool,
}

/// Normal seconds between samples (measured on the documented example).
const GRID_SECONDS: f64 = 2.0;

/// The end of the year 9999: no time is later, and the sum of two such numbers is exact.
const LAST_SECOND: f64 = 253_402_300_799.0;

impl Reader {
    /// Unix seconds; 0, with a warning, if there is no such time.
    pub(super) fn start_time(&mut self, node: Option<&Node>) -> f64 {
        let seconds = node
            .and_then(scalar::number)
            .filter(|seconds| (f64::MIN_POSITIVE..=LAST_SECOND).contains(seconds));
        if seconds.is_none() {
            self.warn("StartTime", WarningKind::StartTimeMissing);
        }
        seconds.unwrap_or(0.0)
    }

    /// From `TimeOffset`, or on a grid as long as the longest array.
    pub(super) fn times<'v>(
        &mut self,
        start: f64,
        offsets: Option<Node>,
        arrays: impl Iterator<Item = &'v Values>,
    ) -> Times {
        match offsets.map(Samples::from_node) {
            Some(Ok(offsets)) if offsets.values.is_all_nan() => self.times_on_grid(start, arrays),
            Some(Ok(offsets)) => self.times_from_offsets(start, &offsets.values),
            Some(Err(_)) => {
                self.warn("TimeOffset", WarningKind::NotAnArray);
                self.times_on_grid(start, arrays)
            }
            None => self.times_on_grid(start, arrays),
        }
    }

    fn times_on_grid<'v>(&mut self, start: f64, arrays: impl Iterator<Item = &'v Values>) -> Times {
        let mut sent = 0;
        for values in arrays {
            // An object instead of an array may claim any length.
            let gaps = values.len() - values.count();
            if values.len() > sent && gaps <= self.padding_left {
                self.padding_left -= gaps;
                sent = values.len();
            }
        }
        if sent > 0 {
            self.warn("TimeOffset", WarningKind::TimeOffsetMissing);
        }
        let time =
            |index| millis_from_seconds(start) + millis_from_seconds(index as f64 * GRID_SECONDS);
        Times {
            millis: (0..sent).map(time).collect(),
            rows: None,
            sent,
            are_sent: false,
        }
    }

    fn times_from_offsets(&mut self, start: f64, offsets: &Values) -> Times {
        let time = |row: &u32| {
            millis_from_seconds(start) + millis_from_seconds(offsets.get(*row as usize))
        };
        let mut rows: Vec<u32> = Vec::with_capacity(offsets.count());
        rows.extend(
            offsets
                .rows()
                .filter(|row| (start + offsets.get(*row as usize)).abs() <= LAST_SECOND),
        );
        let sent = offsets.len();
        let left_out = sent - rows.len();
        if left_out > 0 {
            let kind = WarningKind::TimeOffsetInvalid { samples: left_out };
            self.warn("TimeOffset", kind);
        }
        let count_steps = |rows: &[u32], is: fn(&Millis, &Millis) -> bool| {
            rows.windows(2)
                .filter(|pair| is(&time(&pair[1]), &time(&pair[0])))
                .count()
        };
        let steps = count_steps(&rows, Millis::lt);
        if steps > 0 {
            sort(&mut rows, &|one, other| time(one).total_cmp(&time(other)));
            self.warn("TimeOffset", WarningKind::TimeSorted { steps });
        }
        let samples = count_steps(&rows, Millis::eq);
        if samples > 0 {
            self.warn("TimeOffset", WarningKind::TimeRepeated { samples });
        }
        let as_sent = left_out == 0 && steps == 0;
        Times {
            millis: rows.iter().map(time).collect(),
            rows: (!as_sent).then_some(rows),
            sent,
            are_sent: true,
        }
    }
}

impl Times {
    /// The expected length of every array.
    #[must_use]
    pub fn sent(&self) -> usize {
        self.sent
    }

    /// Whether they come from `TimeOffset` rather than from the longest array.
    #[must_use]
    pub fn are_sent(&self) -> bool {
        self.are_sent
    }

    /// The value of each sample.
    #[must_use]
    pub fn pick(&self, values: Values) -> Vec<f64> {
        match (&self.rows, values) {
            (None, Values::Dense(mut values)) => {
                values.resize(self.sent, f64::NAN);
                values
            }
            (None, values) => (0..self.sent).map(|index| values.get(index)).collect(),
            (Some(rows), values) => rows.iter().map(|row| values.get(*row as usize)).collect(),
        }
    }
}
