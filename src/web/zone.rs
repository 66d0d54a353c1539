//! The host's time zone, from the browser's time zone data.

use super::host::Host;
use crate::units::Millis;
use crate::view::{Analysis, Zone};

/// Clocks change at most twice a year: one probe per day finds every change, bisection finds its minute.
const DAY: Millis = 86_400_000.0;
const MINUTE: Millis = 60_000.0;

/// A named zone over the session, with the changes of its offset.
pub fn zone(host: &Host, name: &str, analysis: &Analysis) -> Zone {
    let span = analysis.span().unwrap_or(0.0..0.0);
    match name {
        "relative" => return Zone::Relative { origin: span.start },
        "UTC" => return Zone::utc(),
        _ => {}
    }
    let offset = |time: Millis| host.zone_offset(name, time) * MINUTE;
    let mut offsets = vec![(f64::NEG_INFINITY, offset(span.start))];
    let mut from = span.start;
    for _ in 0..400 {
        if from >= span.end {
            break;
        }
        let to = (from + DAY).min(span.end);
        if offset(to) != offset(from) {
            let (mut before, mut after) = (from, to);
            while after - before > MINUTE {
                let middle = f64::midpoint(before, after);
                if offset(middle) == offset(from) {
                    before = middle;
                } else {
                    after = middle;
                }
            }
            offsets.push(((after / MINUTE).floor() * MINUTE, offset(to)));
        }
        from = to;
    }
    Zone::Clock { offsets }
}
