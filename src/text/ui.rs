//! Texts around the charts.

use super::metrics::uncapitalised;
use super::number::number;
use super::{Lang, Message, key};
pub use crate::lang::key::ui::*;

/// Exports: kind as programs call it, name, description.
pub const EXPORTS: [(&str, Message, Message); 6] = [
    ("html", key::ui::EXPORT_HTML, key::ui::EXPORT_HTML_WHAT),
    ("png", key::ui::EXPORT_PNG, key::ui::EXPORT_PNG_WHAT),
    ("svg", key::ui::EXPORT_SVG, key::ui::EXPORT_SVG_WHAT),
    ("csv", key::ui::EXPORT_CSV, key::ui::EXPORT_CSV_WHAT),
    ("json", key::ui::EXPORT_JSON, key::ui::EXPORT_JSON_WHAT),
    ("text", key::ui::EXPORT_TEXT, key::ui::EXPORT_TEXT_WHAT),
];

/// `default 200 ms`.
#[must_use]
pub fn default_value(value: &str, lang: Lang) -> String {
    DEFAULT.with(lang, &[("value", value)])
}

/// An invalid threshold was typed; the current one remains in use.
#[must_use]
pub fn no_threshold(in_force: &str, lang: Lang) -> String {
    NO_THRESHOLD.with(lang, &[("value", in_force)])
}

/// `12 findings (was 14)`.
#[must_use]
pub fn findings_counted(count: usize, before: Option<usize>, lang: Lang) -> String {
    let now = FINDINGS_NOW.with(lang, &[("count", &count.to_string())]);
    match before {
        None => now,
        Some(before) => {
            FINDINGS_BEFORE.with(lang, &[("now", &now), ("before", &before.to_string())])
        }
    }
}

/// Keys and gestures, and what they do, in the order of the list.
pub const KEY_LIST: [(Message, Message); 17] = [
    (key::ui::KEYS_ARROWS, key::ui::KEY_PREVIOUS_NEXT_SAMPLE),
    (key::ui::KEYS_ENDS, key::ui::KEY_FIRST_LAST_SAMPLE_OF),
    (key::ui::KEYS_LETTERS_MOVE, key::ui::KEY_MOVE_LEFT_RIGHT),
    (key::ui::KEYS_LETTERS_ZOOM, key::ui::KEY_ZOOM_IN_OUT),
    (key::ui::KEYS_ZERO, key::ui::KEY_WHOLE_SESSION),
    (key::ui::KEYS_P, key::ui::KEY_PIN_THIS_INSTANT_A),
    (key::ui::KEYS_ENTER, key::ui::KEY_ZOOM_TO_THE_SELECTION),
    (key::ui::KEYS_ESC, key::ui::KEY_STEP_BACK_SELECTION_PINS),
    (key::ui::KEYS_UNDO, key::ui::KEY_UNDO_REDO_THE_ZOOM),
    (key::ui::KEYS_G, key::ui::KEY_GO_TO_A_TIME),
    (key::ui::KEYS_SHIFT_ENTER, key::ui::KEY_ON_A_LEGEND_ENTRY),
    (key::ui::KEYS_ALT_ARROWS, key::ui::KEY_MOVE_THE_CHART_OR),
    (key::ui::KEY_CTRL_WHEEL, key::ui::KEY_ZOOM_AT_THE_POINTER),
    (key::ui::KEY_DRAG, key::ui::KEY_SELECT_A_STRETCH),
    (key::ui::KEY_SHIFT_DRAG, key::ui::KEY_MOVE_THE_WINDOW),
    (key::ui::KEY_DOUBLE_CLICK_A_CHART, key::ui::KEY_STEP_BACK),
    (
        key::ui::KEY_DOUBLE_CLICK_A_LEGEND,
        key::ui::KEY_THIS_SERIES_ALONE,
    ),
];

/// `30, every 2 s` and, where there are several, `in 7 segments`.
#[must_use]
pub fn samples(count: usize, step_seconds: Option<f64>, connections: usize, lang: Lang) -> String {
    let count = ("count", &*number(count as f64, 0));
    match step_seconds {
        _ if connections > 1 => {
            SAMPLES_CONNECTIONS.with(lang, &[count, ("connections", &connections.to_string())])
        }
        Some(step) => SAMPLES_STEP.with(lang, &[count, ("step", &step.to_string())]),
        None => SAMPLES_COUNT.with(lang, &[count]),
    }
}

/// `1280 × 720 of 1920 × 1536`.
#[must_use]
pub fn picture(actual: &str, configured: Option<&str>, lang: Lang) -> String {
    match configured {
        None => actual.to_owned(),
        Some(configured) => {
            PICTURE_CONFIGURED.with(lang, &[("actual", actual), ("configured", configured)])
        }
    }
}

/// `2 links`.
#[must_use]
pub fn links(count: usize, lang: Lang) -> String {
    LINK_COUNT.with(lang, &[("count", &count.to_string())])
}

/// `no field data after 16:20:27`.
#[must_use]
pub fn no_data_after(device: &str, time: &str, lang: Lang) -> String {
    NO_DATA_AFTER.with(lang, &[("device", &uncapitalised(device)), ("time", time)])
}

/// `11 s selected, 5–6 samples`.
#[must_use]
pub fn selected(length: &str, samples: &str, lang: Lang) -> String {
    SELECTED.with(lang, &[("length", length), ("samples", samples)])
}

/// The button for charts that show one value only, or none.
#[must_use]
pub fn flat_charts(count: usize, folded: bool, lang: Lang) -> String {
    let text = if folded {
        UNFOLD_FLAT_CHARTS
    } else {
        FOLD_FLAT_CHARTS
    };
    text.with(lang, &[("count", &count.to_string())])
}

/// `5 data notes`.
#[must_use]
pub fn notes(count: usize, lang: Lang) -> String {
    DATA_NOTES.with(lang, &[("count", &count.to_string())])
}

/// `Rows 201–400 of 43,200`.
#[must_use]
pub fn rows(from: &str, to: &str, of: &str, lang: Lang) -> String {
    ROWS.with(lang, &[("from", from), ("to", to), ("all", of)])
}

/// One series in a sentence, for a screen reader: `Field: median 19 fps, 15–21, 28 samples`.
#[must_use]
pub fn summary(series: &str, median: &str, range: &str, count: usize, lang: Lang) -> String {
    SERIES_SUMMARY.with(
        lang,
        &[
            ("series", series),
            ("median", median),
            ("range", range),
            ("count", &count.to_string()),
        ],
    )
}

/// One device of the overview in a sentence, for a screen reader: `Remote: 7 segments, 26 s without samples, last sample
/// at 16:21:04.`; `gaps` is their total length, if any.
#[must_use]
pub fn lane(
    device: &str,
    connections: usize,
    gaps: Option<&str>,
    last: &str,
    lang: Lang,
) -> String {
    let gaps = match gaps {
        None => NO_GAPS.get(lang).to_owned(),
        Some(length) => GAPS.with(lang, &[("length", length)]),
    };
    LANE.with(
        lang,
        &[
            ("device", device),
            ("count", &connections.to_string()),
            ("gaps", &gaps),
            ("last", last),
        ],
    )
}

/// A device without a lane: `Remote: not drawn, no start time.`
#[must_use]
pub fn empty_lane(device: &str, reason: Message, lang: Lang) -> String {
    EMPTY_LANE.with(lang, &[("device", device), ("reason", reason.get(lang))])
}

/// Which links carried the video, each with how long, for a screen reader: `Active link: Link 0 for 44 s, Link 1 for 8 s.`
#[must_use]
pub fn video_via(links: &[(String, String)], lang: Lang) -> String {
    let link = |(name, length): &(String, String)| {
        LINK_FOR.with(lang, &[("link", name), ("length", length)])
    };
    let links: Vec<String> = links.iter().map(link).collect();
    VIDEO_VIA_LINKS.with(lang, &[("links", &links.join(LINK_COMMA.get(lang)))])
}

/// `Field: median 63 · p95 91 · max 102; 31 samples`.
#[must_use]
pub fn in_this_session(
    series: &str,
    [median, p95, max]: [&str; 3],
    count: &str,
    lang: Lang,
) -> String {
    IN_THIS_SESSION.with(
        lang,
        &[
            ("series", series),
            ("median", median),
            ("p95", p95),
            ("max", max),
            ("count", count),
        ],
    )
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;

    #[test]
    fn texts_are_in_their_own_language() {
        for lang in [Lang::ZH_CN, Lang::EN] {
            for text in [
                samples(43_200, Some(2.0), 1, lang),
                samples(40, Some(2.0), 7, lang),
                notes(5, lang),
                rows("201", "400", "43,200", lang),
                UNKNOWN_METRIC.get(lang).to_owned(),
                BURSTS_STAY.get(lang).to_owned(),
            ] {
                proofread(&text.replace("  ", " "), lang);
            }
        }
    }

    #[test]
    fn overview_in_sentences() {
        assert_eq!(
            lane("远端", 7, Some("26 秒"), "16:21:04", Lang::ZH_CN),
            "远端：7 个连续段，间断共 26 秒，最后一个样本在 16:21:04。"
        );
        assert_eq!(
            lane("Remote", 7, Some("26 s"), "16:21:04", Lang::EN),
            "Remote: 7 segments, 26 s without samples, last sample at 16:21:04."
        );
        assert_eq!(
            lane("Field", 1, None, "16:20:27", Lang::EN),
            "Field: 1 segment, no gaps, last sample at 16:20:27."
        );
        assert_eq!(
            empty_lane("Remote", NOT_DRAWN, Lang::EN),
            "Remote: not drawn, no start time."
        );
        let links = |names: [&str; 2]| names.map(|name| (name.to_owned(), "8 s".to_owned()));
        assert_eq!(
            video_via(&links(["Link 0", "Link 1"]), Lang::EN),
            "Active link: Link 0 for 8 s, Link 1 for 8 s."
        );
        assert_eq!(
            video_via(&links(["链路 0", "链路 1"]), Lang::ZH_CN),
            "视频链路：链路 0（8 s）、链路 1（8 s）。"
        );
    }

    #[test]
    fn counts() {
        assert_eq!(
            samples(43_200, None, 224, Lang::EN),
            "43,200 in 224 segments"
        );
        assert_eq!(samples(30, Some(2.0), 1, Lang::ZH_CN), "30 个，每 2 秒");
        assert_eq!(notes(1, Lang::EN), "1 data note");
        assert_eq!(links(1, Lang::EN), "1 link");
    }
}
