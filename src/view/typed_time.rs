//! Parses a time that a person typed.

use std::ops::Range;

use super::zone::Zone;
use crate::units::Millis;

const DAY: Millis = 86_400_000.0;
/// No session is longer. With several clocks the search must still end.
const MAX_DAYS: usize = 400;

/// The instant meant by `16:20:05`, `11-12 16:20` or `2024-11-12 16:20:05.5`, or by `+95` and `+1:35` since the session's start; on a
/// relative clock the `+` is optional. `None` for anything else, and outside the session.
#[must_use]
pub fn parse_typed_time(text: &str, zone: &Zone, session: &Range<Millis>) -> Option<Millis> {
    let text = text.trim();
    let since = text.strip_prefix('+');
    if since.is_some() || matches!(zone, Zone::Relative { .. }) {
        let time = session.start + length(since.unwrap_or(text))?;
        return (time <= session.end).then_some(time);
    }
    let (date, time) = match text.rsplit_once([' ', 'T']) {
        Some((date, time)) => (date.trim(), time),
        None => ("", text),
    };
    let of_day = match parts(time)?[..] {
        [hours, minutes] => (hours * 60.0 + minutes) * 60_000.0,
        [hours, minutes, seconds] => ((hours * 60.0 + minutes) * 60.0 + seconds) * 1000.0,
        _ => return None,
    };
    let first = ((session.start + zone.offset(session.start)) / DAY).floor() * DAY;
    (0..MAX_DAYS)
        .map(|day| zone.unix_from_shown(first + day as f64 * DAY + of_day))
        .take_while(|time| *time <= session.end)
        .find(|time| *time >= session.start && zone.date(*time).ends_with(date))
}

/// Seconds, minutes and seconds, or hours, minutes and seconds.
fn length(text: &str) -> Option<Millis> {
    let parts = parts(text)?;
    let seconds = parts.iter().fold(0.0, |sum, part| sum * 60.0 + part);
    (parts.len() <= 3).then_some(seconds * 1000.0)
}

/// Whole numbers separated by colons; the last may have a fraction.
fn parts(text: &str) -> Option<Vec<f64>> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let number = |digits: &str| digits.parse::<u32>().ok().map(f64::from);
    let mut parts: Vec<f64> = whole.split(':').map(number).collect::<Option<_>>()?;
    if let (Some(last), false) = (parts.last_mut(), fraction.is_empty()) {
        let millis = fraction.get(..3).unwrap_or(fraction);
        *last += number(millis)? / [10.0, 100.0, 1000.0][millis.len() - 1];
    }
    Some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    const START: Millis = 1_731_399_569_000.0;

    /// Seconds since the session began at 16:19:29 in China.
    fn check(text: &str, seconds: Option<f64>) {
        let china = Zone::Clock {
            offsets: vec![(f64::NEG_INFINITY, 8.0 * 3_600_000.0)],
        };
        let found = parse_typed_time(text, &china, &(START..START + 2.0 * DAY));
        assert_eq!(found.map(|time| (time - START) / 1000.0), seconds, "{text}");
    }

    #[test]
    fn reads_what_a_clock_shows() {
        check("16:20:05", Some(36.0));
        check(" 16:20 ", Some(31.0));
        check("16:20:05.5", Some(36.5));
        // Not before the session starts, so on the next day.
        check("3:00", Some(38_431.0));
        check("11-14 03:00", Some(124_831.0));
        check("2024-11-13T16:19:29", Some(86_400.0));
        check("2024-11-15 16:20:05", None);
    }

    #[test]
    fn reads_times_since_the_session_began() {
        check("+22", Some(22.0));
        check("+1:35", Some(95.0));
        check("+1:00:00", Some(3600.0));
        check("+99:00:00", None);
        let relative = Zone::Relative { origin: START };
        let session = START..START + 95_000.0;
        assert_eq!(
            parse_typed_time("0:22", &relative, &session),
            Some(START + 22_000.0)
        );
        assert_eq!(parse_typed_time("96", &relative, &session), None);
    }

    #[test]
    fn refuses_what_is_no_time() {
        for text in [
            "",
            "+",
            "noon",
            "16",
            "16:xx",
            "1:2:3:4",
            "::",
            "16:20:-5",
            "16:20:05.x",
            "-1:00",
            "16:20:05.５",
        ] {
            check(text, None);
        }
    }
}
