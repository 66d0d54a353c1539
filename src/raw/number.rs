//! Numbers in strings.
//!
//! `str::parse` is exact for any number of digits, but its tables add 14 KB to the module. This is exact for up to 15 digits and powers of
//! ten up to 22, and as close as `serde_json` for the rest.

/// The number in a string; `NaN` and infinities are none.
#[must_use]
pub fn numeric(text: &str) -> Option<f64> {
    float(text.trim()).filter(|number| number.is_finite())
}

/// The result of `str::parse`: a number, an infinity if it is too large for `f64`, or `NaN`.
#[must_use]
pub fn float(text: &str) -> Option<f64> {
    let (sign, magnitude) = match text.strip_prefix('-') {
        Some(magnitude) => (-1.0, magnitude),
        None => (1.0, text.strip_prefix('+').unwrap_or(text)),
    };
    let is = |name: &str| magnitude.eq_ignore_ascii_case(name);
    if is("inf") || is("infinity") {
        return Some(sign * f64::INFINITY);
    }
    if is("nan") {
        return Some(f64::NAN);
    }
    decimal(magnitude).map(|number| sign * number)
}

/// Digits with an optional point and an optional exponent.
fn decimal(text: &str) -> Option<f64> {
    let (digits, exponent) = match text.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse().ok()?),
        None => (text, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && fraction.is_empty() {
        return None;
    }
    let mut significand: u64 = 0;
    let mut power: i32 = exponent;
    for (text, per_digit) in [(whole, 0), (fraction, 1)] {
        for byte in text.bytes() {
            if !byte.is_ascii_digit() {
                return None;
            }
            // Beyond 18 digits only the magnitude matters.
            if significand < 10_u64.pow(17) {
                significand = significand * 10 + u64::from(byte - b'0');
                power = power.saturating_sub(per_digit);
            } else {
                power = power.saturating_add(1 - per_digit);
            }
        }
    }
    Some(scaled(significand as f64, power))
}

/// `number` times a power of ten; divides for negative powers, since only whole powers of ten are exact.
fn scaled(number: f64, power: i32) -> f64 {
    /// 10^308 is the largest power in `f64`.
    const GREATEST: i32 = 308;
    let divided = |power: i32| number / 10_f64.powi(power.min(GREATEST));
    match power {
        // Zero times infinity is not a number.
        _ if number == 0.0 => 0.0,
        0.. => number * 10_f64.powi(power),
        _ if power >= -GREATEST => divided(-power),
        // In two steps; the result is close to zero.
        _ => divided(GREATEST) / 10_f64.powi((-GREATEST).saturating_sub(power)),
    }
}

#[cfg(test)]
mod tests {
    use super::{float, numeric};

    /// Compares with the standard library.
    #[track_caller]
    fn check(text: &str) {
        let expected: Option<f64> = text.parse().ok();
        assert_eq!(
            float(text).map(f64::to_bits),
            expected.map(f64::to_bits),
            "{text}"
        );
    }

    #[test]
    fn reads_what_the_standard_library_reads() {
        for text in [
            "0",
            "-0",
            "+7",
            "007",
            "42",
            "2.5",
            "-0.1",
            ".5",
            "5.",
            "-.5e1",
            "1e3",
            "1E+3",
            "1e-3",
            "0e999",
            "9007199254740993",
            "123456.789012345",
            "0.000000000000001",
            "1e22",
            "123456789012345e-22",
            "1e999",
            "-1e999",
            "1e-999",
            "0.1e-400",
            "inf",
            "-Infinity",
            "NaN",
        ] {
            check(text);
        }
    }

    #[test]
    fn refuses_what_the_standard_library_refuses() {
        for text in [
            "", "+", "-", ".", "e", "1e", "1e+", "1.2.3", "--1", "+-1", "1 ", "0x10", "1,000",
            "1_000", "１", "-nan1", "1e1.5", "true",
        ] {
            check(text);
        }
    }

    #[test]
    fn many_digits_are_as_near_as_json_numbers() {
        for text in [
            "18446744073709551615",
            "3.14159265358979323846264338327950288",
            "123456789012345678901234567890",
            "0.000000000000000000000000000000123456789012345678",
            "1.797e308",
            "2.2250738585072014e-308",
            "4321e-310",
        ] {
            let expected: f64 = text.parse().unwrap();
            let found = float(text).unwrap();
            assert!(
                (found / expected - 1.0).abs() < 1e-15,
                "{text}: {found} is not {expected}"
            );
        }
    }

    #[test]
    fn numbers_are_finite_and_may_have_room_around_them() {
        assert_eq!(numeric(" 4e1\n"), Some(40.0));
        assert_eq!(numeric("1e999"), None);
        assert_eq!(numeric("NaN"), None);
    }
}
