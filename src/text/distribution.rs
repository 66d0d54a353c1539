//! The words of a distribution: how values are spread, and how long they were in which band.

use super::Lang;
use super::number::number;
use super::ui::BETWEEN_SENTENCES;
pub use crate::lang::key::distribution::*;

/// Why a percentile is not told.
#[must_use]
pub fn too_few(least: usize, lang: Lang) -> String {
    TOO_FEW.with(lang, &[("count", &number(least as f64, 0))])
}

/// Why a band is not told.
#[must_use]
pub fn needs(array: &str, lang: Lang) -> String {
    NEEDS.with(lang, &[("array", array)])
}

/// What a histogram shows, for a screen reader: `Field: most often 80–100, 12 of 30 samples. 2 above 600.`
#[must_use]
pub fn shape(
    series: &str,
    (from, to): (&str, &str),
    (most, all): (usize, usize),
    lang: Lang,
) -> String {
    let [most, all] = [most, all].map(|count| number(count as f64, 0));
    SHAPE.with(
        lang,
        &[
            ("series", series),
            ("from", from),
            ("to", to),
            ("most", &most),
            ("all", &all),
        ],
    )
}

/// What lies beyond the axis of a histogram, if anything does.
#[must_use]
pub fn beyond(
    (below, start): (usize, &str),
    (above, end): (usize, &str),
    lang: Lang,
) -> Option<String> {
    let sides = [(below, BELOW_EDGE, start), (above, ABOVE_EDGE, end)];
    let there = sides.into_iter().filter(|(count, ..)| *count > 0);
    let sentences: Vec<String> = there
        .map(|(count, text, edge)| {
            text.with(lang, &[("edge", edge), ("count", &number(count as f64, 0))])
        })
        .collect();
    (!sentences.is_empty()).then(|| sentences.join(BETWEEN_SENTENCES.get(lang)))
}

/// A part of a whole in per cent. What is there is not said to be nothing, and what is missing from all of it is not said to be all.
#[must_use]
pub fn percent(part: usize, whole: usize) -> String {
    let share = 100.0 * part as f64 / whole as f64;
    // Of few samples one is more than a per cent.
    let decimals = u8::from(whole >= 1000);
    let least = if decimals == 0 { 1.0 } else { 0.1 };
    let text = match share {
        share if part > 0 && share < least => format!("< {}", number(least, decimals)),
        share if part < whole && share > 100.0 - least => {
            format!("> {}", number(100.0 - least, decimals))
        }
        share => number(share, decimals),
    };
    format!("{text}\u{a0}%")
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;

    #[test]
    fn a_histogram_is_told_in_a_sentence() {
        assert_eq!(
            shape("Field", ("80", "100"), (12, 30), Lang::EN),
            "Field: most often 80 to 100, 12 of 30 samples."
        );
        assert_eq!(
            shape("现场", ("80", "100"), (1200, 43_200), Lang::ZH_CN),
            "现场：最常见 80 至 100，43,200 个样本中有 1,200 个。"
        );
        let edges = |below, above, lang| beyond((below, "0"), (above, "600"), lang);
        assert_eq!(edges(0, 0, Lang::EN), None);
        assert_eq!(
            edges(1, 2, Lang::EN).as_deref(),
            Some("1 below 0. 2 above 600.")
        );
        assert_eq!(
            edges(0, 2, Lang::ZH_CN).as_deref(),
            Some("高于 600 的有 2 个。")
        );
        for lang in [Lang::ZH_CN, Lang::EN] {
            proofread(&needs("BitRateEstimate", lang), lang);
            proofread(&too_few(1000, lang), lang);
        }
    }

    #[test]
    fn a_little_is_not_nothing_and_nearly_all_is_not_all() {
        let told = [(0, 30), (1, 30), (30, 30), (1, 400), (399, 400)];
        let told = told.map(|(part, whole)| percent(part, whole).replace('\u{a0}', " "));
        assert_eq!(told, ["0 %", "3 %", "100 %", "< 1 %", "> 99 %"]);
        let told = [(0, 43_200), (3, 43_200), (4320, 43_200), (43_199, 43_200)];
        let told = told.map(|(part, whole)| percent(part, whole).replace('\u{a0}', " "));
        assert_eq!(told, ["0 %", "< 0.1 %", "10.0 %", "> 99.9 %"]);
    }
}
