//! Whether a connection continued over a gap or was replaced by a new one.

use std::ops::Range;

use crate::model::Device;

/// What the data show about a gap.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Connection {
    /// A disconnected sample next to it, a counter that fell, or a per-connection constant that changed.
    New,
    /// A per-connection constant, or a counter above 0, continued.
    Continued,
    /// No evidence.
    Unknown,
}

/// What a gap shows, from the runs of samples before and after it.
pub(super) fn connection(
    device: &Device,
    before: &Range<usize>,
    after: &Range<usize>,
) -> Connection {
    let is_disconnected = |sample: usize| device.disconnected.get(sample) == Some(&true);
    if is_disconnected(after.start) || is_disconnected(before.end - 1) {
        return Connection::New;
    }
    let values = |metric| {
        let series = device.series(metric, None);
        series.map_or(&[][..], |series| &series.values)
    };
    let mut went_on = false;
    for metric in ["MemUsed", "K100", "K150"] {
        let column = values(metric);
        if column.is_empty() {
            continue;
        }
        // A value that varies within a run proves nothing, and memory may be the same after a reconnect.
        if let (Some(one), Some(other)) = (
            constant(&column[before.clone()]),
            constant(&column[after.clone()]),
        ) {
            // One sample does not show a constant, except for a ratio that is documented as one.
            let is_sure = metric != "MemUsed" || before.len() > 1 && after.len() > 1;
            if one != other && is_sure {
                return Connection::New;
            }
            went_on |= metric != "MemUsed" && one > 0.0;
        }
    }
    let counter = values("NACK");
    if !counter.is_empty() {
        let (last, first) = (counter[before.end - 1], counter[after.start]);
        if first < last {
            return Connection::New;
        }
        went_on |= last > 0.0;
    }
    if went_on {
        Connection::Continued
    } else {
        Connection::Unknown
    }
}

fn constant(values: &[f64]) -> Option<f64> {
    let first = *values.first()?;
    values.iter().all(|value| *value == first).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::{Connection, connection};
    use crate::derive::judge::testing::{cut, device, steps};
    use crate::model::{Device, Role};

    /// Five samples on either side of a gap.
    #[track_caller]
    fn check_device(device: &Device, expected: Connection) {
        assert_eq!(connection(device, &(0..5), &(5..10)), expected);
    }

    #[track_caller]
    fn check(metric: &'static str, before: f64, after: f64, expected: Connection) {
        let values = steps(&[(5, before), (5, after)]);
        check_device(&device(Role::Remote, &[(metric, &values)]), expected);
    }

    #[test]
    fn a_constant_that_changed_shows_a_new_connection() {
        check("K100", 1.2, 0.3, Connection::New);
        check("K150", 0.0, 0.3, Connection::New);
        check("MemUsed", 44.08, 44.17, Connection::New);
    }

    #[test]
    fn a_constant_that_stays_went_on() {
        check("K100", 1.2, 1.2, Connection::Continued);
        check("K150", 0.3, 0.3, Connection::Continued);
        // Any connection may have none, and a computer the same memory.
        check("K100", 0.0, 0.0, Connection::Unknown);
        check("MemUsed", 44.08, 44.08, Connection::Unknown);
    }

    #[test]
    fn what_changes_within_a_run_is_no_constant() {
        let mut values = steps(&[(5, 44.0), (5, 46.0)]);
        values[2] = 45.0;
        let growing = device(Role::Remote, &[("MemUsed", &values)]);
        check_device(&growing, Connection::Unknown);
    }

    #[test]
    fn a_counter_that_fell_shows_a_new_connection() {
        check("NACK", 7.0, 0.0, Connection::New);
        check("NACK", 7.0, 7.0, Connection::Continued);
        check("NACK", 7.0, 9.0, Connection::Continued);
        check("NACK", 0.0, 0.0, Connection::Unknown);
        check("NACK", 0.0, 3.0, Connection::Unknown);
    }

    #[test]
    fn a_disconnected_sample_beside_it_shows_a_new_connection() {
        let counting = || device(Role::Remote, &[("NACK", &[7.0; 10])]);
        check_device(&cut(counting(), 4..5), Connection::New);
        check_device(&cut(counting(), 5..6), Connection::New);
        check_device(&cut(counting(), 3..4), Connection::Continued);
        check_device(&cut(counting(), 6..7), Connection::Continued);
    }

    #[test]
    fn nothing_measured_shows_nothing() {
        check("Fps", 20.0, 20.0, Connection::Unknown);
        check("K100", f64::NAN, f64::NAN, Connection::Unknown);
    }
}
