//! Ticks of the time axis and their labels.

use super::zone::Zone;
use crate::units::{CssPx, Millis};

/// One tick of the time axis.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeTick {
    /// The instant.
    pub time: Millis,
    /// `16:19:30` in full, or `:40` for the seconds alone.
    pub label: String,
    /// Whether the label is in full.
    pub full: bool,
}

const SECOND: Millis = 1000.0;
const MINUTE: Millis = 60.0 * SECOND;
const HOUR: Millis = 60.0 * MINUTE;
const DAY: Millis = 24.0 * HOUR;

/// Steps that match how people read a clock.
const STEPS: [Millis; 27] = [
    0.01 * SECOND,
    0.05 * SECOND,
    0.1 * SECOND,
    0.5 * SECOND,
    SECOND,
    2.0 * SECOND,
    5.0 * SECOND,
    10.0 * SECOND,
    15.0 * SECOND,
    30.0 * SECOND,
    MINUTE,
    2.0 * MINUTE,
    5.0 * MINUTE,
    10.0 * MINUTE,
    15.0 * MINUTE,
    30.0 * MINUTE,
    HOUR,
    2.0 * HOUR,
    3.0 * HOUR,
    6.0 * HOUR,
    12.0 * HOUR,
    DAY,
    2.0 * DAY,
    5.0 * DAY,
    10.0 * DAY,
    50.0 * DAY,
    365.0 * DAY,
];

/// A limit on ticks for any window.
const MAX_TICKS: usize = 400;

/// Ticks at round times of that zone, at least `gap` apart.
#[must_use]
pub fn time_ticks(
    start: Millis,
    end: Millis,
    width: CssPx,
    gap: CssPx,
    zone: &Zone,
) -> Vec<TimeTick> {
    let span = end - start;
    if !(span > 0.0 && width > 0.0 && span.is_finite()) {
        return Vec::new();
    }
    let least = span * gap / width;
    let step = STEPS
        .into_iter()
        .find(|step| *step >= least)
        .unwrap_or_else(|| (least / (365.0 * DAY)).ceil() * 365.0 * DAY);
    let mut ticks = Vec::new();
    // Counted in local time, so that a shifted zone still gets round times.
    let mut shown = ((start + zone.offset(start)) / step).ceil() * step;
    let mut before: Option<Millis> = None;
    while ticks.len() < MAX_TICKS {
        let time = zone.unix_from_shown(shown);
        if time > end {
            break;
        }
        if time >= start {
            let full = before.is_none_or(|before| turns(before, shown, step));
            ticks.push(TimeTick {
                time,
                label: label(time, step, full, zone),
                full,
            });
            before = Some(shown);
        }
        shown += step;
    }
    ticks
}

/// Whether the larger unit changes between two ticks: the minute for seconds, the date for hours.
fn turns(before: Millis, now: Millis, step: Millis) -> bool {
    let unit = match step {
        step if step < MINUTE => MINUTE,
        _ => DAY,
    };
    (before / unit).floor() != (now / unit).floor()
}

fn label(time: Millis, step: Millis, full: bool, zone: &Zone) -> String {
    let Some(figures) = zone.figures(time) else {
        return String::new();
    };
    let (hour, minute, second) = (figures.hour, figures.minute, figures.second);
    if step < MINUTE {
        if full {
            return zone.time(time);
        }
        return match figures.milli {
            0 => format!(":{second:02}"),
            milli => format!(":{second:02}.{:02}", milli / 10),
        };
    }
    match figures.date {
        None => format!("{hour}:{minute:02}:{second:02}"),
        Some((_, month, day)) if step >= DAY || (full && hour == 0 && minute == 0) => {
            format!("{month:02}-{day:02}")
        }
        Some(_) => format!("{hour:02}:{minute:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Millis = 1_731_399_569_000.0; // 2024-11-12 16:19:29 in China
    fn china() -> Zone {
        Zone::Clock {
            offsets: vec![(f64::NEG_INFINITY, 8.0 * HOUR)],
        }
    }

    fn check(span: Millis, width: CssPx, zone: &Zone, expected: &str) {
        let ticks = time_ticks(START, START + span, width, 64.0, zone);
        let labels: Vec<_> = ticks.iter().map(|tick| tick.label.as_str()).collect();
        assert_eq!(labels.join(" "), expected);
    }

    #[test]
    fn labels_fit_the_length_of_the_window() {
        let china = china();
        check(
            10_000.0,
            924.0,
            &china,
            "16:19:29 :30 :31 :32 :33 :34 :35 :36 :37 :38 :39",
        );
        check(
            95_000.0,
            924.0,
            &china,
            "16:19:30 :40 :50 16:20:00 :10 :20 :30 :40 :50 16:21:00",
        );
        check(
            HOUR,
            924.0,
            &china,
            "16:20 16:25 16:30 16:35 16:40 16:45 16:50 16:55 17:00 17:05 17:10 17:15",
        );
        check(
            DAY,
            924.0,
            &china,
            "18:00 20:00 22:00 11-13 02:00 04:00 06:00 08:00 10:00 12:00 14:00 16:00",
        );
        check(
            10.0 * DAY,
            924.0,
            &china,
            "11-13 11-14 11-15 11-16 11-17 11-18 11-19 11-20 11-21 11-22",
        );
    }

    #[test]
    fn counts_from_the_beginning_on_a_relative_clock() {
        let zone = Zone::Relative { origin: START };
        check(
            95_000.0,
            924.0,
            &zone,
            "0:00 :10 :20 :30 :40 :50 1:00 :10 :20 :30",
        );
        check(
            2.0 * HOUR,
            924.0,
            &zone,
            "0:00:00 0:10:00 0:20:00 0:30:00 0:40:00 0:50:00 1:00:00 1:10:00 1:20:00 1:30:00 1:40:00 1:50:00 2:00:00",
        );
    }

    #[test]
    fn an_empty_or_endless_window_has_no_ticks() {
        assert!(time_ticks(START, START, 924.0, 64.0, &china()).is_empty());
        assert!(time_ticks(START, f64::INFINITY, 924.0, 64.0, &china()).is_empty());
        assert!(time_ticks(START, START + 1000.0, 0.0, 64.0, &china()).is_empty());
    }
}
