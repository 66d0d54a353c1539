//! The time zone in which times are shown.

use std::ops::Range;

use time::OffsetDateTime;

use crate::units::Millis;

/// Converts Unix time to clock time.
#[derive(Debug, Clone, PartialEq)]
pub enum Zone {
    /// Since the session's start.
    Relative {
        /// The session's start.
        origin: Millis,
    },
    /// Local time of a zone.
    Clock {
        /// `(from, offset)`: from that instant on, local time is UTC plus `offset`; ascending, at least one.
        offsets: Vec<(Millis, Millis)>,
    },
}

/// The fields of a clock time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figures {
    /// Calendar date; `None` on a relative clock.
    pub date: Option<(i32, u8, u8)>,
    /// Hour of the day, or whole hours since the start.
    pub hour: i64,
    /// Minute.
    pub minute: u8,
    /// Second.
    pub second: u8,
    /// Milliseconds.
    pub milli: u16,
}

impl Zone {
    /// Coordinated universal time.
    #[must_use]
    pub fn utc() -> Self {
        Self::Clock {
            offsets: vec![(f64::NEG_INFINITY, 0.0)],
        }
    }

    /// The clock's offset from Unix time at that instant.
    #[must_use]
    pub fn offset(&self, time: Millis) -> Millis {
        match self {
            Self::Relative { origin } => -origin,
            Self::Clock { offsets } => offsets
                .iter()
                .rev()
                .find(|(from, _)| *from <= time)
                .or(offsets.first())
                .map_or(0.0, |(_, offset)| *offset),
        }
    }

    /// `UTC+8`, `UTC−3:30`; empty on a relative clock.
    #[must_use]
    pub fn name(&self, time: Millis) -> String {
        if let Self::Relative { .. } = self {
            return String::new();
        }
        let minutes = (self.offset(time) / 60_000.0).round() as i64;
        let sign = if minutes < 0 { "−" } else { "+" };
        match (minutes.abs() / 60, minutes.abs() % 60) {
            (0, 0) => "UTC".to_owned(),
            (hours, 0) => format!("UTC{sign}{hours}"),
            (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
        }
    }

    /// The instant at which the clock shows `shown`, counted like Unix time.
    #[must_use]
    pub fn unix_from_shown(&self, shown: Millis) -> Millis {
        let guess = shown - self.offset(shown);
        shown - self.offset(guess)
    }

    /// The clock time; `None` outside the calendar (years ±9999).
    #[must_use]
    pub fn figures(&self, time: Millis) -> Option<Figures> {
        let shown = (time + self.offset(time)).round() as i64;
        if let Self::Relative { .. } = self {
            let millis = shown.saturating_abs();
            return Some(Figures {
                date: None,
                hour: millis / 3_600_000,
                minute: (millis / 60_000 % 60) as u8,
                second: (millis / 1000 % 60) as u8,
                milli: (millis % 1000) as u16,
            });
        }
        let at = OffsetDateTime::from_unix_timestamp(shown.div_euclid(1000)).ok()?;
        Some(Figures {
            date: Some((at.year(), at.month().into(), at.day())),
            hour: i64::from(at.hour()),
            minute: at.minute(),
            second: at.second(),
            milli: shown.rem_euclid(1000) as u16,
        })
    }

    /// `16:19:51`, or `0:22` since the start; with milliseconds only if they are not zero.
    #[must_use]
    pub fn time(&self, time: Millis) -> String {
        let Some(figures) = self.figures(time) else {
            return format!("{time}");
        };
        let Figures {
            hour,
            minute,
            second,
            milli,
            ..
        } = figures;
        let fraction = if milli == 0 {
            String::new()
        } else {
            format!(".{milli:03}")
        };
        match (figures.date, hour) {
            (Some(_), _) => format!("{hour:02}:{minute:02}:{second:02}{fraction}"),
            (None, 0) => format!("{}{minute}:{second:02}{fraction}", self.sign(time)),
            (None, _) => format!(
                "{}{hour}:{minute:02}:{second:02}{fraction}",
                self.sign(time)
            ),
        }
    }

    /// The time, with its date if `window` spans more than one day: `11-12 16:19:51`.
    #[must_use]
    pub fn clock(&self, window: &Range<Millis>, time: Millis) -> String {
        if self.date(window.start) == self.date(window.end) {
            return self.time(time);
        }
        let date = self.date(time);
        let day = date.get(5..).unwrap_or_default();
        format!("{day} {}", self.time(time)).trim_start().to_owned()
    }

    /// An interval with its dates: `2024-11-12 16:19:29 – 16:21:04`.
    #[must_use]
    pub fn stretch(&self, stretch: &Range<Millis>) -> String {
        let Range { start, end } = *stretch;
        let date = self.date(start);
        let end = if self.date(end) == date {
            self.time(end)
        } else {
            format!("{} {}", self.date(end), self.time(end))
        };
        format!("{date} {} – {end}", self.time(start))
            .trim_start()
            .to_owned()
    }

    /// `2024-11-12`; empty on a relative clock.
    #[must_use]
    pub fn date(&self, time: Millis) -> String {
        match self.figures(time).and_then(|figures| figures.date) {
            Some((year, month, day)) => format!("{year:04}-{month:02}-{day:02}"),
            None => String::new(),
        }
    }

    fn sign(&self, time: Millis) -> &'static str {
        if time + self.offset(time) < 0.0 {
            "−"
        } else {
            ""
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_clock_of_the_zone() {
        let china = Zone::Clock {
            offsets: vec![(f64::NEG_INFINITY, 8.0 * 3_600_000.0)],
        };
        let relative = Zone::Relative {
            origin: 1_731_399_569_000.0,
        };
        for (zone, time, date, clock) in [
            (&china, 1_731_399_569_000.0, "2024-11-12", "16:19:29"),
            (
                &Zone::utc(),
                1_731_399_569_500.0,
                "2024-11-12",
                "08:19:29.500",
            ),
            (&Zone::utc(), -1.0, "1969-12-31", "23:59:59.999"),
            (&relative, 1_731_399_591_000.0, "", "0:22"),
            (&relative, 1_731_403_200_000.0, "", "1:00:31"),
            (&relative, 1_731_399_568_000.0, "", "−0:01"),
            (&Zone::utc(), 9e18, "", "9000000000000000000"),
        ] {
            assert_eq!(zone.date(time), date);
            assert_eq!(zone.time(time), clock);
        }
    }

    #[test]
    fn follows_a_change_of_the_clock() {
        let berlin = Zone::Clock {
            offsets: vec![
                (f64::NEG_INFINITY, 7_200_000.0),
                (1_729_990_800_000.0, 3_600_000.0),
            ],
        };
        assert_eq!(berlin.time(1_729_990_799_000.0), "02:59:59");
        assert_eq!(berlin.time(1_729_990_800_000.0), "02:00:00");
    }
}
