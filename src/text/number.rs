//! Numbers and durations as texts.

use super::{Lang, key};
use crate::model::Unit;
use crate::units::Millis;

/// Shown where nothing was measured.
pub const MISSING: &str = "–";

/// U+2212: as wide as a plus, unlike the hyphen.
const MINUS: char = '\u{2212}';

/// Keeps a number and what it counts on one line.
const NO_BREAK_SPACE: char = '\u{a0}';

/// From here on written as a power of ten.
const EXPONENT_FROM: f64 = 1e15;

/// The same where there is room for six characters only.
const COMPACT_EXPONENT_FROM: f64 = 1e11;

/// With thousands commas, also for four digits; zero is `0` with any `decimals`, `NaN` is [`MISSING`].
#[must_use]
pub fn number(value: f64, decimals: u8) -> String {
    if value.is_nan() {
        return MISSING.to_owned();
    }
    let digits = digits(value.abs(), decimals);
    if value < 0.0 && !is_zero(&digits) {
        format!("{MINUS}{digits}")
    } else {
        digits
    }
}

/// `to` less `from` with its sign, rounded last; what rounds to nothing is `0`.
#[must_use]
pub fn difference(from: f64, to: f64, decimals: u8) -> String {
    let difference = to - from;
    if difference.is_nan() {
        return MISSING.to_owned();
    }
    let digits = digits(difference.abs(), decimals);
    match (is_zero(&digits), difference < 0.0) {
        (true, _) => "0".to_owned(),
        (false, true) => format!("{MINUS}{digits}"),
        (false, false) => format!("+{digits}"),
    }
}

/// From the least to the greatest value, or that it is the same always.
#[must_use]
pub fn range(min: f64, max: f64, decimals: u8, lang: Lang) -> String {
    let short = (compact(min, decimals), compact(max, decimals));
    // Values that differ must not look alike: rather more figures than this metric shows elsewhere.
    let exact = (decimals..=6).map(|decimals| (number(min, decimals), number(max, decimals)));
    let mut texts = std::iter::once(short.clone()).chain(exact);
    let (low, high) = texts.find(|(low, high)| low != high).unwrap_or(short);
    if low == MISSING || high == MISSING {
        MISSING.to_owned()
    } else if low == high {
        let always = key::number::RANGE_ALWAYS.get(lang);
        format!("{always}{NO_BREAK_SPACE}{low}")
    } else {
        format!("{low}–{high}")
    }
}

/// A number in at most six characters where it is large: `187,967` is `188k`; the exact one belongs beside it.
#[must_use]
pub fn compact(value: f64, decimals: u8) -> String {
    let (scaled, suffix) = match value.abs() {
        magnitude if magnitude >= COMPACT_EXPONENT_FROM => {
            let exponent = format!("{magnitude:.1e}");
            return if value < 0.0 {
                format!("{MINUS}{exponent}")
            } else {
                exponent
            };
        }
        magnitude if magnitude >= 1e9 => (value / 1e9, "G"),
        magnitude if magnitude >= 1e6 => (value / 1e6, "M"),
        magnitude if magnitude >= 1e5 => (value / 1e3, "k"),
        _ => return number(value, decimals),
    };
    let figures = if suffix == "k" { 0 } else { 2 };
    number(scaled, figures) + suffix
}

/// A number that was written already, and its unit.
#[must_use]
pub fn with_unit(number: &str, unit: Unit) -> String {
    match unit.symbol() {
        "" => number.to_owned(),
        symbol => format!("{number}{NO_BREAK_SPACE}{symbol}"),
    }
}

/// The decimals for an unknown array: none if `values` are whole, else three figures of the greatest.
#[must_use]
pub fn decimals_for(values: &[f64]) -> u8 {
    let measured = || values.iter().copied().filter(|value| value.is_finite());
    let greatest = measured().map(f64::abs).fold(0.0, f64::max);
    if measured().all(|value| value.fract() == 0.0) {
        0
    } else {
        (2.0 - greatest.log10().floor()).clamp(0.0, 6.0) as u8
    }
}

/// The two greatest units, rounded to the second; below one second, which only sums of measured intervals are, in ms.
#[must_use]
pub fn duration(millis: Millis, lang: Lang) -> String {
    if !millis.is_finite() {
        return MISSING.to_owned();
    }
    if millis != 0.0 && millis.abs() < 1000.0 {
        return with_unit(&number(millis, 0), Unit::Ms);
    }
    let sign = if millis < 0.0 { "\u{2212}" } else { "" };
    let parts: Vec<String> = parts(millis.abs() / 1000.0)
        .into_iter()
        .map(|(count, part)| {
            let count = number(count, 0);
            format!("{count}{NO_BREAK_SPACE}{}", part.symbol(lang))
        })
        .collect();
    format!("{sign}{}", parts.join(" "))
}

/// A unit of time that is longer than those of measurements.
#[derive(Clone, Copy)]
enum Part {
    Day,
    Hour,
    Minute,
    Second,
}

impl Part {
    const fn seconds(self) -> f64 {
        match self {
            Self::Day => 86_400.0,
            Self::Hour => 3600.0,
            Self::Minute => 60.0,
            Self::Second => 1.0,
        }
    }

    fn symbol(self, lang: Lang) -> &'static str {
        match self {
            Self::Day => key::number::SYMBOL_DAY,
            Self::Hour => key::number::SYMBOL_HOUR,
            Self::Minute => key::number::SYMBOL_MINUTE,
            Self::Second => key::number::SYMBOL_SECOND,
        }
        .get(lang)
    }
}

/// Rounds to the lesser of two units first, so that 59.9 seconds become a minute and not 60 seconds.
fn parts(seconds: f64) -> Vec<(f64, Part)> {
    let pairs = [
        (Part::Day, Part::Hour),
        (Part::Hour, Part::Minute),
        (Part::Minute, Part::Second),
    ];
    for (greater, lesser) in pairs {
        let rounded = (seconds / lesser.seconds()).round() * lesser.seconds();
        let count = (rounded / greater.seconds()).floor();
        if count >= 1.0 {
            let rest = (rounded - count * greater.seconds()) / lesser.seconds();
            let mut parts = vec![(count, greater)];
            if rest > 0.0 {
                parts.push((rest, lesser));
            }
            return parts;
        }
    }
    vec![(seconds.round(), Part::Second)]
}

fn digits(value: f64, decimals: u8) -> String {
    if value == 0.0 {
        return "0".to_owned();
    }
    if value >= EXPONENT_FROM {
        return format!("{value:.2e}");
    }
    let plain = format!("{value:.*}", usize::from(decimals));
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if !fraction.is_empty() {
        grouped.push('.');
        grouped.push_str(fraction);
    }
    grouped
}

fn is_zero(digits: &str) -> bool {
    digits.chars().all(|digit| matches!(digit, '0' | '.'))
}

#[cfg(test)]
mod tests {
    use super::{compact, decimals_for, difference, duration, number, range, with_unit};
    use crate::model::Unit;
    use crate::text::Lang;

    const NAN: f64 = f64::NAN;

    /// Breakable and unbreakable spaces look alike in a failed assertion.
    fn visible(text: &str) -> String {
        text.replace('\u{a0}', "~")
    }

    #[test]
    fn numbers() {
        let cases = [
            (7812.0, 0, "7,812"),
            (1000.0, 0, "1,000"),
            (999.0, 0, "999"),
            (999.6, 0, "1,000"),
            (1_234_567.0, 0, "1,234,567"),
            (1_234_567.891, 2, "1,234,567.89"),
            (35.02, 2, "35.02"),
            (15.4, 2, "15.40"),
            (1.2, 2, "1.20"),
            (0.0, 2, "0"),
            (-0.0, 0, "0"),
            (0.004, 2, "0.00"),
            (-0.004, 2, "0.00"),
            (-1.0, 0, "−1"),
            (-1234.5, 1, "−1,234.5"),
            (NAN, 0, "–"),
            (9.99e14, 0, "999,000,000,000,000"),
            (1e15, 0, "1.00e15"),
            (-1.5e300, 2, "−1.50e300"),
        ];
        for (value, decimals, expected) in cases {
            assert_eq!(number(value, decimals), expected, "{value}");
        }
    }

    #[test]
    fn large_numbers_are_short() {
        let cases = [
            (99_999.0, "99,999"),
            (187_967.0, "188k"),
            (99e9, "99.00G"),
            (1.24e11, "1.2e11"),
            (-1.5e300, "−1.5e300"),
        ];
        for (value, expected) in cases {
            assert_eq!(compact(value, 0), expected, "{value}");
        }
    }

    #[test]
    fn differences_carry_a_sign_and_are_rounded_last() {
        let cases = [
            (72.0, 503.0, 0, "+431"),
            (24.0, 8.0, 0, "−16"),
            (5.0, 5.0, 0, "0"),
            (1.2, 1.2, 2, "0"),
            (15.39, 15.4, 2, "+0.01"),
            (0.4, 1.3, 0, "+1"),
            (0.4, 0.6, 0, "0"),
            (0.0, -2000.0, 0, "−2,000"),
            (NAN, 1.0, 0, "–"),
            (1.0, NAN, 0, "–"),
        ];
        for (from, to, decimals, expected) in cases {
            assert_eq!(difference(from, to, decimals), expected, "{from} to {to}");
        }
    }

    #[test]
    fn ranges() {
        let cases = [
            (15.0, 267.0, 0, "15–267", "15–267"),
            (128.0, 7812.0, 0, "128–7,812", "128–7,812"),
            (0.0, 1.2, 2, "0–1.20", "0–1.20"),
            (35.02, 35.02, 2, "always~35.02", "始终为~35.02"),
            (0.0, 0.0, 2, "always~0", "始终为~0"),
            (-5.0, -1.0, 0, "−5–−1", "−5–−1"),
            (NAN, NAN, 0, "–", "–"),
        ];
        for (min, max, decimals, en, zh) in cases {
            let found =
                [Lang::EN, Lang::ZH_CN].map(|lang| visible(&range(min, max, decimals, lang)));
            assert_eq!(found, [en, zh], "{min} to {max}");
        }
    }

    #[test]
    fn units_follow_a_no_break_space() {
        let cases = [
            (Unit::Fps, "19~fps"),
            (Unit::Ms, "19~ms"),
            (Unit::Kbps, "19~kbps"),
            (Unit::Percent, "19~%"),
            (Unit::Count, "19"),
        ];
        for (unit, expected) in cases {
            assert_eq!(visible(&with_unit("19", unit)), expected);
        }
    }

    #[test]
    fn unknown_arrays_get_the_decimals_they_need() {
        let cases: [(&[f64], u8); 7] = [
            (&[], 0),
            (&[1.0, 250.0, NAN], 0),
            (&[0.5, 250.0], 0),
            (&[1.25, 2.0], 2),
            (&[-12.5], 1),
            (&[0.0123], 4),
            (&[1e-12], 6),
        ];
        for (values, expected) in cases {
            assert_eq!(decimals_for(values), expected, "{values:?}");
        }
    }

    #[test]
    fn durations() {
        let cases = [
            (0.0, "0~s", "0~秒"),
            (571.0, "571~ms", "571~ms"),
            (1000.0, "1~s", "1~秒"),
            (46_000.0, "46~s", "46~秒"),
            (59_900.0, "1~min", "1~分钟"),
            (60_000.0, "1~min", "1~分钟"),
            (95_000.0, "1~min 35~s", "1~分钟 35~秒"),
            (3_599_700.0, "1~h", "1~小时"),
            (3_661_000.0, "1~h 1~min", "1~小时 1~分钟"),
            (86_398_000.0, "1~d", "1~天"),
            (97_200_000.0, "1~d 3~h", "1~天 3~小时"),
            (864_000_000.0, "10~d", "10~天"),
            (-95_000.0, "−1~min 35~s", "−1~分钟 35~秒"),
            (NAN, "–", "–"),
        ];
        for (millis, en, zh) in cases {
            let found = [Lang::EN, Lang::ZH_CN].map(|lang| visible(&duration(millis, lang)));
            assert_eq!(found, [en, zh], "{millis} ms");
        }
    }
}
