//! Texts of a distribution: how values are spread, and the time in each band.

use super::Lang;
use super::number::number;
use super::ui::BETWEEN_SENTENCES;
pub use crate::lang::key::distribution::*;

/// Why a percentile is not shown.
#[must_use]
pub fn too_few(least: usize, lang: Lang) -> String {
    TOO_FEW.with(lang, &[("count", &number(least as f64, 0))])
}

/// Why a band is not shown.
#[must_use]
pub fn needs(array: &str, lang: Lang) -> String {
    NEEDS.with(lang, &[("array", array)])
}

/// What a histogram shows, for a screen reader: `Field: most frequent range 80 to 100, 12 of 30 samples.`
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

/// The samples beyond the axis of a histogram, if any.
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

/// A part of a whole in per cent. A small part is never 0 %, an incomplete one never 100 %.
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
    fn histogram_summary() {
        assert_eq!(
            shape("Field", ("80", "100"), (12, 30), Lang::EN),
            "Field: most frequent range 80 to 100, 12 of 30 samples."
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
    fn percent_is_never_rounded_to_none_or_all() {
        let texts = [(0, 30), (1, 30), (30, 30), (1, 400), (399, 400)];
        let texts = texts.map(|(part, whole)| percent(part, whole).replace('\u{a0}', " "));
        assert_eq!(texts, ["0 %", "3 %", "100 %", "< 1 %", "> 99 %"]);
        let texts = [(0, 43_200), (3, 43_200), (4320, 43_200), (43_199, 43_200)];
        let texts = texts.map(|(part, whole)| percent(part, whole).replace('\u{a0}', " "));
        assert_eq!(texts, ["0 %", "< 0.1 %", "10.0 %", "> 99.9 %"]);
    }
}
