//! The value axis: a robust range with three or four round ticks.

use std::ops::Range;

use crate::derive::nice_step;

/// The value axis of one chart.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueScale {
    /// Lowest and highest value of the plot; never empty.
    pub range: Range<f64>,
    /// Round values within the range, ascending.
    pub ticks: Vec<f64>,
    /// Decimals that the ticks need.
    pub decimals: usize,
    /// Whether any value can be read from it.
    pub is_used: bool,
}

/// How a chart's range is determined.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Fit {
    /// A fixed range.
    Fixed(f64, f64),
    /// From zero to the maximum, for rare events.
    Maximum,
    /// From zero to a robust maximum; values beyond it are marked at the edge.
    Robust {
        /// The axis extends to the maximum if that is below this multiple of the robust maximum.
        widen: f64,
        /// The robust maximum is at most this many medians, as long as few values exceed it.
        medians: f64,
    },
}

/// The robust maximum: this percentile plus a quarter (look, section 3).
const PERCENTILE: f64 = 0.95;
const HEADROOM: f64 = 1.25;

/// From here on `10,000G` would be cut off, or `1,000G` on a phone.
const EXPONENT_FROM: f64 = 1e12;

/// The limit of an axis: beyond it, the difference of two values may overflow.
const MAX_REACH: f64 = f64::MAX / 4.0;

impl ValueScale {
    /// Fits the axis to the values of all visible series of a chart.
    ///
    /// `values` may be unordered and contain `NaN`; `at_least` are values that must be on the axis: thresholds, targets.
    #[must_use]
    pub fn fit(fit: Fit, values: &mut Vec<f64>, at_least: &[f64], height: f64) -> Self {
        values.retain(|value| value.is_finite());
        Self {
            is_used: !values.is_empty(),
            ..Self::fit_finite(fit, values, at_least, height)
        }
    }

    fn fit_finite(fit: Fit, values: &mut [f64], at_least: &[f64], height: f64) -> Self {
        let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        let lowest = values.iter().copied().fold(0.0, f64::min);
        let floor = at_least.iter().copied().fold(0.0, f64::max);
        let top = match fit {
            Fit::Fixed(bottom, top) => return Self::from_range(bottom, top, height),
            Fit::Maximum => highest.max(floor),
            Fit::Robust { widen, medians } => {
                let robust = (robust_maximum(values, medians) * HEADROOM).max(floor);
                if highest <= robust * widen {
                    highest.max(floor)
                } else {
                    robust
                }
            }
        };
        let top = if top.is_finite() { top } else { 0.0 };
        let bottom = match fit {
            Fit::Robust { widen, .. } if lowest < 0.0 => {
                let mut mirrored: Vec<f64> = values.iter().map(|value| -value).collect();
                let robust = quantile(&mut mirrored, PERCENTILE).max(0.0) * HEADROOM;
                if -lowest <= robust * widen {
                    lowest
                } else {
                    -robust
                }
            }
            _ => lowest,
        };
        // A range of zeros only still gets an axis.
        if top <= bottom {
            return Self::from_range(bottom, bottom + 1.0, height);
        }
        Self::from_range(bottom, top, height)
    }

    fn from_range(bottom: f64, top: f64, height: f64) -> Self {
        let (bottom, top) = (bottom.max(-MAX_REACH), top.min(MAX_REACH));
        // A figure needs 16 px; four are enough for any chart.
        let most = (height / 18.0).floor().clamp(2.0, 4.0);
        let step = nice_step((top - bottom) / most);
        let up = (top / step).ceil() * step;
        // Ends at a tick if that costs less than a third of the plot.
        let top = if up - bottom < 1.35 * (top - bottom) {
            up
        } else {
            top
        };
        let down = (bottom / step).floor() * step;
        let bottom = if top - down < 1.35 * (top - bottom) {
            down
        } else {
            bottom
        };
        let first = (bottom / step).ceil() as i64;
        let last = (top / step + 1e-9).floor() as i64;
        let ticks = (first..=last).map(|n| n as f64 * step).collect();
        let decimals = (-step.log10().floor()).clamp(0.0, 9.0) as usize;
        Self {
            range: bottom..top,
            ticks,
            decimals,
            is_used: true,
        }
    }

    /// A tick's label: from 0.1 to millions in at most six characters, or fewer on a narrow axis.
    #[must_use]
    pub fn label(&self, value: f64, is_narrow: bool) -> String {
        let thousands = if is_narrow { 1e4 } else { 1e5 };
        if value.abs() >= EXPONENT_FROM {
            return exponent(value);
        }
        let (scaled, suffix) = match value.abs() {
            magnitude if magnitude >= 1e9 => (value / 1e9, "G"),
            magnitude if magnitude >= 1e6 => (value / 1e6, "M"),
            magnitude if magnitude >= thousands => (value / 1e3, "k"),
            _ => (value, ""),
        };
        let text = if suffix.is_empty() {
            format!("{scaled:.*}", self.decimals)
        } else {
            let text = format!("{scaled:.2}");
            text.trim_end_matches('0').trim_end_matches('.').to_owned()
        };
        let text = match text.strip_prefix('-') {
            Some(digits)
                if digits
                    .bytes()
                    .any(|digit| digit.is_ascii_digit() && digit != b'0') =>
            {
                format!("−{}", grouped(digits))
            }
            Some(digits) => digits.to_owned(),
            None => grouped(&text),
        };
        text + suffix
    }
}

/// `2e13`: too large for a suffix. Ticks are 1, 2 or 5 times a power of ten, or sums of a few such steps.
fn exponent(value: f64) -> String {
    let text = format!("{:.1e}", value.abs());
    let sign = if value < 0.0 { "−" } else { "" };
    format!("{sign}{}", text.replace(".0e", "e"))
}

/// The 95th percentile, limited to a number of medians unless more than a tenth of the values exceed it: then they are not bursts.
fn robust_maximum(values: &mut [f64], medians: f64) -> f64 {
    let high = quantile(values, PERCENTILE);
    let most = medians * quantile(values, 0.5).abs();
    let beyond = values.iter().filter(|value| **value > most).count();
    if beyond * 10 > values.len() {
        high
    } else {
        high.min(most)
    }
}

/// Thousands with a comma, even with four digits (look, section 5).
fn grouped(digits: &str) -> String {
    let (whole, rest) = digits.split_at(digits.find('.').unwrap_or(digits.len()));
    let mut out = String::with_capacity(digits.len() + 2);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index) % 3 == 0 {
            out.push(',');
        }
        out.push(digit);
    }
    out + rest
}

/// A quantile by nearest rank: an axis needs no interpolation.
fn quantile(values: &mut [f64], fraction: f64) -> f64 {
    if values.is_empty() {
        return 0.0;
    }
    let rank = ((values.len() - 1) as f64 * fraction).ceil() as usize;
    *values.select_nth_unstable_by(rank, f64::total_cmp).1
}

#[cfg(test)]
mod tests {
    use super::*;

    const BURSTY: Fit = Fit::Robust {
        widen: 2.0,
        medians: 2.0,
    };
    const CALM: Fit = Fit::Robust {
        widen: 8.0,
        medians: f64::INFINITY,
    };

    fn check(fit: Fit, values: &[f64], at_least: &[f64], height: f64, top: f64, ticks: &str) {
        let scale = ValueScale::fit(fit, &mut values.to_vec(), at_least, height);
        let labels: Vec<_> = scale
            .ticks
            .iter()
            .map(|tick| scale.label(*tick, false))
            .collect();
        assert_eq!((scale.range.end, labels.join(" ").as_str()), (top, ticks));
    }

    #[test]
    fn bursts_do_not_flatten_the_frame_rate() {
        let mut fps = vec![19.0; 59];
        fps.extend([141.0, 267.0]);
        check(BURSTY, &fps, &[], 72.0, 30.0, "0 10 20 30");
    }

    #[test]
    fn evidence_stays_inside() {
        let mut latency = vec![80.0; 60];
        latency.extend([326.0, 503.0]);
        check(CALM, &latency, &[200.0], 112.0, 600.0, "0 200 400 600");
    }

    #[test]
    fn labels_fit_from_a_tenth_to_millions() {
        check(Fit::Maximum, &[0.1], &[], 100.0, 0.1, "0.00 0.05 0.10");
        check(
            Fit::Maximum,
            &[0.31],
            &[],
            100.0,
            0.4,
            "0.0 0.1 0.2 0.3 0.4",
        );
        check(
            Fit::Maximum,
            &[7812.0],
            &[],
            100.0,
            8000.0,
            "0 2,000 4,000 6,000 8,000",
        );
        check(
            Fit::Maximum,
            &[1_000_000.0],
            &[],
            100.0,
            1_000_000.0,
            "0 500k 1M",
        );
        check(
            Fit::Maximum,
            &[90_000.0],
            &[],
            100.0,
            100_000.0,
            "0 50,000 100k",
        );
        check(CALM, &[-30.0, 20.0], &[], 100.0, 20.0, "−40 −20 0 20");
    }

    #[test]
    fn what_is_beyond_all_suffixes_has_an_exponent() {
        check(Fit::Maximum, &[5e11], &[], 100.0, 6e11, "0 200G 400G 600G");
        check(
            Fit::Maximum,
            &[2e13],
            &[],
            100.0,
            2e13,
            "0 5e12 1e13 1.5e13 2e13",
        );
        check(CALM, &[-3e40, 2e40], &[], 100.0, 2e40, "−4e40 −2e40 0 2e40");
    }

    #[test]
    fn a_phone_has_room_for_five_characters() {
        let scale = ValueScale::fit(Fit::Maximum, &mut vec![20_000.0], &[], 100.0);
        let labels: Vec<_> = scale
            .ticks
            .iter()
            .map(|tick| scale.label(*tick, true))
            .collect();
        assert_eq!(labels, ["0", "5,000", "10k", "15k", "20k"]);
    }

    #[test]
    fn any_numbers_have_an_axis_with_few_ticks() {
        let most = f64::MAX;
        let least = f64::from_bits(1);
        let columns: [&[f64]; 7] = [
            &[-most, 0.0, most],
            &[most],
            &[-most],
            &[-1e308, 0.0, 1e308],
            &[least],
            &[-least],
            &[1e-310, 3.0, most],
        ];
        for fit in [Fit::Maximum, BURSTY, CALM, Fit::Fixed(-most, most)] {
            for values in columns {
                let scale = ValueScale::fit(fit, &mut values.to_vec(), &[200.0], 100.0);
                let seen = format!("{fit:?} {values:?}: {scale:?}");
                assert!(scale.range.start < scale.range.end, "{seen}");
                assert!((scale.range.end - scale.range.start).is_finite(), "{seen}");
                assert!((1..=8).contains(&scale.ticks.len()), "{seen}");
            }
        }
    }

    #[test]
    fn nothing_or_nothing_but_zeros_still_has_an_axis() {
        check(Fit::Maximum, &[], &[], 72.0, 1.0, "0.0 0.5 1.0");
        check(BURSTY, &[0.0, f64::NAN], &[], 72.0, 1.0, "0.0 0.5 1.0");
        check(
            Fit::Fixed(0.0, 100.0),
            &[7.0],
            &[],
            104.0,
            100.0,
            "0 50 100",
        );
    }
}
