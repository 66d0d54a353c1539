//! Retransmission requests per sample, from the running total.

use std::borrow::Cow;

use crate::model::{Device, Series, SeriesKey};

/// `NackIncrement`: what the counter `NACK` gained since the previous sample; `None` without that array.
///
/// The counter restarts with each connection. It then falls, and its whole value is new; otherwise the difference is. A gap alone does not
/// prove a new connection: one late sample makes a gap while the counter goes on, and counting the total would show a burst of requests
/// that never happened.
///
/// The increment is missing if a sample or its predecessor is. The first sample has no predecessor: its value counts if the counter has
/// just started, as a 0 or a disconnected sample shows. A response for a part of a session may start anywhere.
#[must_use]
pub fn nack_increments(device: &Device) -> Option<Series> {
    let totals = &device.series("NACK", None)?.values;
    let begins_with_connection = device.disconnected.first().copied().unwrap_or(false);
    let first = totals.first().map(|total| {
        if *total == 0.0 || begins_with_connection {
            *total
        } else {
            f64::NAN
        }
    });
    let later = totals.windows(2).map(|pair| increment(pair[0], pair[1]));
    Some(Series {
        key: SeriesKey {
            metric: Cow::Borrowed("NackIncrement"),
            link: None,
        },
        values: first.into_iter().chain(later).collect(),
    })
}

fn increment(before: f64, now: f64) -> f64 {
    if now < before { now } else { now - before }
}

#[cfg(test)]
mod tests {
    use super::nack_increments;
    use crate::model::{Device, Series, SeriesKey};

    const NAN: f64 = f64::NAN;

    fn check(totals: &[f64], disconnected: &[bool], expected: &[f64]) {
        let device = Device {
            disconnected: disconnected.to_vec(),
            series: vec![Series {
                key: SeriesKey {
                    metric: "NACK".into(),
                    link: None,
                },
                values: totals.to_vec(),
            }],
            ..Device::default()
        };
        let found = nack_increments(&device).map(|series| series.values);
        // `NaN` equals nothing, so the output is compared as text.
        assert_eq!(format!("{found:?}"), format!("{:?}", Some(expected)));
    }

    #[test]
    fn the_difference_or_after_a_fall_the_value() {
        check(&[], &[], &[]);
        check(
            &[0.0, 0.0, 23.0, 23.0, 0.0, 1.0],
            &[],
            &[0.0, 0.0, 23.0, 0.0, 0.0, 1.0],
        );
        check(&[0.0, 7.0, 3.0, 5.0], &[], &[0.0, 7.0, 3.0, 2.0]);
        check(&[0.0, NAN, 4.0, 9.0], &[], &[0.0, NAN, NAN, 5.0]);
    }

    #[test]
    fn the_first_value_counts_where_the_counter_has_just_begun() {
        check(&[3.0, 4.0], &[true, false], &[3.0, 1.0]);
        check(&[5000.0, 5001.0], &[false, false], &[NAN, 1.0]);
        check(&[NAN, 4.0], &[true], &[NAN, NAN]);
    }

    #[test]
    fn no_counter_no_increments() {
        assert_eq!(nack_increments(&Device::default()), None);
    }
}
