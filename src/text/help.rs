//! What the "?" beside a metric explains.

use super::{Lang, Message, key};
use crate::lang::key::help::{OURS, PAGE, PAGE_LINK, SDK};
use crate::model::{Bands, Basis, Evidence, Limit, MeasuredBy, Metric, MissingWhen, Owner};

/// What is known of one metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Help {
    /// What it is.
    pub what: Message,
    /// The documentation's own words; `None` for what the viewer computes.
    pub documented: Option<Message>,
    /// What this project inferred, mostly from the documented example.
    pub inferred: Option<Message>,
    /// When a value counts as not measured.
    pub missing: Message,
    /// How it is drawn, where that is not a plain line.
    pub drawn: Option<Message>,
    /// Reference values.
    pub bands: Option<&'static Bands>,
    /// Where it is documented.
    pub source: Message,
}

/// The help of a metric of [`crate::model::METRICS`].
#[must_use]
pub fn help(metric: &Metric) -> Option<Help> {
    let entry = ENTRIES
        .iter()
        .find(|entry| entry.id == metric.id && entry.owner == metric.owner)?;
    Some(Help {
        what: entry.what,
        documented: entry.documented,
        inferred: entry.inferred,
        missing: missing(metric),
        drawn: entry.drawn,
        bands: Bands::of(metric.id, metric.owner),
        source: entry.source,
    })
}

/// The reference values in one line; the metric's own unit is omitted.
#[must_use]
pub fn bands_line(bands: &Bands, lang: Lang) -> String {
    let (basis, unit) = match bands.basis {
        Basis::OwnUnit => (Message::NONE, ""),
        Basis::SessionMedian => (key::help::BASIS_SESSION_MEDIAN, " %"),
        Basis::TargetRate => (key::help::BASIS_TARGET_RATE, " %"),
        Basis::FrameInterval => (key::help::BASIS_FRAME_INTERVAL, " %"),
    };
    let basis = basis.get(lang);
    let good = key::help::BANDS_LINE_GOOD.get(lang);
    let watch = key::help::BANDS_LINE_WATCH.get(lang);
    let beyond = match bands.good {
        Limit::AtLeast(_) => key::help::BANDS_LINE_AT_LEAST,
        Limit::AtMost(_) | Limit::Below(_) => key::help::BANDS_LINE_AT_MOST,
    }
    .get(lang);
    let limit = |limit: Limit| match limit {
        Limit::AtMost(value) => format!("≤ {value}{unit}"),
        Limit::Below(value) => format!("< {value}{unit}"),
        Limit::AtLeast(value) => format!("≥ {value}{unit}"),
    };
    let first = format!("{basis}{} {good}", limit(bands.good));
    let rest = match bands.watch {
        Some(edge) => {
            let bad = key::help::BANDS_LINE_BAD.get(lang);
            format!("{} {watch} · {beyond}{bad}", limit(edge))
        }
        None => key::help::BEYOND_IS_WATCH.with(lang, &[("beyond", beyond), ("watch", watch)]),
    };
    format!("{first} · {rest}")
}

/// The badge before a meaning.
#[must_use]
pub const fn evidence_name(evidence: Evidence) -> Message {
    match evidence {
        Evidence::Documented => key::help::EVIDENCE_DOCUMENTED,
        Evidence::Inferred => key::help::EVIDENCE_INFERRED,
    }
}

/// Which end measures a metric.
#[must_use]
pub const fn measured_by_name(measured_by: MeasuredBy) -> Message {
    match measured_by {
        MeasuredBy::Both => key::help::MEASURED_BY_BOTH,
        MeasuredBy::Field => key::help::MEASURED_BY_FIELD,
        MeasuredBy::Remote => key::help::MEASURED_BY_REMOTE,
    }
}

/// When a value of the metric counts as not measured: the contract's rule, or what the viewer's own computation needs.
#[must_use]
pub fn missing(metric: &Metric) -> Message {
    match (metric.id, metric.missing_when) {
        ("LinkShare", _) => key::help::MISSING_LINK_SHARE,
        ("NackIncrement", _) => key::help::MISSING_NACK_INCREMENT,
        (_, MissingWhen::Negative) => key::help::MISSING_NEGATIVE,
        (_, MissingWhen::Zero) => key::help::MISSING_ZERO,
        (_, MissingWhen::Disconnected) => key::help::MISSING_DISCONNECTED,
    }
}

/// What [`Help`] needs beside the table of metrics.
struct Entry {
    id: &'static str,
    owner: Owner,
    what: Message,
    documented: Option<Message>,
    inferred: Option<Message>,
    drawn: Option<Message>,
    source: Message,
}

const fn sent(id: &'static str, what: Message, documented: Message) -> Entry {
    Entry {
        id,
        owner: Owner::Device,
        what,
        documented: Some(documented),
        inferred: None,
        drawn: None,
        source: PAGE,
    }
}

const fn link(id: &'static str, what: Message, documented: Message) -> Entry {
    Entry {
        owner: Owner::Link,
        source: PAGE_LINK,
        ..sent(id, what, documented)
    }
}

const BURSTS_AT_THE_EDGE: Option<Message> = Some(key::help::DRAWN_BURST);

const STEP_PER_CONNECTION: Option<Message> = Some(key::help::DRAWN_STEPS);

const DASHED_STEPS: Option<Message> = Some(key::help::DRAWN_DASHED_STEPS);

/// In the order of the table of metrics. The documented Chinese is quoted exactly.
const ENTRIES: &[Entry] = &[
    Entry {
        inferred: Some(key::help::FPS_INFERRED),
        drawn: BURSTS_AT_THE_EDGE,
        ..sent("Fps", key::help::FPS_WHAT, key::help::FPS_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::MAX_FRAME_DELTA_INFERRED),
        ..sent(
            "MaxFrameDelta",
            key::help::MAX_FRAME_DELTA_WHAT,
            key::help::MAX_FRAME_DELTA_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::FRAME_DELTA_INFERRED),
        drawn: Some(key::help::FRAME_DELTA_DRAWN),
        ..sent(
            "FrameDelta",
            key::help::FRAME_DELTA_WHAT,
            key::help::FRAME_DELTA_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::LAG100_DURATION_INFERRED),
        drawn: Some(key::help::LAG100_DURATION_DRAWN),
        ..sent(
            "Lag100Duration",
            key::help::LAG100_DURATION_WHAT,
            key::help::LAG100_DURATION_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::LAG150_DURATION_INFERRED),
        drawn: Some(key::help::LAG150_DURATION_DRAWN),
        ..sent(
            "Lag150Duration",
            key::help::LAG150_DURATION_WHAT,
            key::help::LAG150_DURATION_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::K100_INFERRED),
        drawn: STEP_PER_CONNECTION,
        ..sent("K100", key::help::K100_WHAT, key::help::K100_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::K150_INFERRED),
        drawn: STEP_PER_CONNECTION,
        ..sent("K150", key::help::K150_WHAT, key::help::K150_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::NETWORK_LATENCY_INFERRED),
        drawn: Some(key::help::NETWORK_LATENCY_DRAWN),
        ..sent(
            "NetworkLatency",
            key::help::NETWORK_LATENCY_WHAT,
            key::help::NETWORK_LATENCY_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::VIDEO_LATENCY_INFERRED),
        ..sent(
            "VideoLatency",
            key::help::VIDEO_LATENCY_WHAT,
            key::help::VIDEO_LATENCY_DOCUMENTED,
        )
    },
    Entry {
        source: SDK,
        ..sent(
            "ControlLatency",
            key::help::CONTROL_LATENCY_WHAT,
            key::help::CONTROL_LATENCY_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::CAPTURE_COST_INFERRED),
        ..sent(
            "CaptureCost",
            key::help::CAPTURE_COST_WHAT,
            key::help::CAPTURE_COST_DOCUMENTED,
        )
    },
    sent(
        "EncodeCost",
        key::help::ENCODE_COST_WHAT,
        key::help::ENCODE_COST_DOCUMENTED,
    ),
    sent(
        "DecodeCost",
        key::help::DECODE_COST_WHAT,
        key::help::DECODE_COST_DOCUMENTED,
    ),
    Entry {
        inferred: Some(key::help::RENDER_COST_INFERRED),
        ..sent(
            "RenderCost",
            key::help::RENDER_COST_WHAT,
            key::help::RENDER_COST_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::RATE_INFERRED),
        drawn: BURSTS_AT_THE_EDGE,
        ..sent("Rate", key::help::RATE_WHAT, key::help::RATE_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::BIT_RATE_ESTIMATE_INFERRED),
        drawn: DASHED_STEPS,
        ..sent(
            "BitRateEstimate",
            key::help::BIT_RATE_ESTIMATE_WHAT,
            key::help::BIT_RATE_ESTIMATE_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::TOTAL_BITRATE_ESTIMATE_INFERRED),
        drawn: DASHED_STEPS,
        ..sent(
            "TotalBitrateEstimate",
            key::help::TOTAL_BITRATE_ESTIMATE_WHAT,
            key::help::TOTAL_BITRATE_ESTIMATE_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::SEND_BPS_INFERRED),
        ..link(
            "SendBps",
            key::help::SEND_BPS_WHAT,
            key::help::SEND_BPS_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::RECV_BPS_INFERRED),
        ..link(
            "RecvBps",
            key::help::RECV_BPS_WHAT,
            key::help::RECV_BPS_DOCUMENTED,
        )
    },
    Entry {
        id: "LinkShare",
        owner: Owner::Link,
        what: key::help::LINK_SHARE_WHAT,
        documented: None,
        inferred: Some(key::help::LINK_SHARE_INFERRED),
        drawn: Some(key::help::LINK_SHARE_DRAWN),
        source: OURS,
    },
    Entry {
        id: "NackIncrement",
        owner: Owner::Device,
        what: key::help::NACK_INCREMENT_WHAT,
        documented: None,
        inferred: Some(key::help::NACK_INCREMENT_INFERRED),
        drawn: Some(key::help::NACK_INCREMENT_DRAWN),
        source: OURS,
    },
    Entry {
        inferred: Some(key::help::NACK_INFERRED),
        drawn: Some(key::help::NACK_DRAWN),
        ..sent("NACK", key::help::NACK_WHAT, key::help::NACK_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::LOST_INFERRED),
        ..sent("Lost", key::help::LOST_WHAT, key::help::LOST_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::LINK_LOST_INFERRED),
        ..link(
            "Lost",
            key::help::LINK_LOST_WHAT,
            key::help::LINK_LOST_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::RTT_INFERRED),
        drawn: Some(key::help::RTT_DRAWN),
        ..link("Rtt", key::help::RTT_WHAT, key::help::RTT_DOCUMENTED)
    },
    Entry {
        inferred: Some(key::help::CPU_USED_INFERRED),
        drawn: STEP_PER_CONNECTION,
        ..sent(
            "CpuUsed",
            key::help::CPU_USED_WHAT,
            key::help::CPU_USED_DOCUMENTED,
        )
    },
    Entry {
        inferred: Some(key::help::MEM_USED_INFERRED),
        drawn: STEP_PER_CONNECTION,
        ..sent(
            "MemUsed",
            key::help::MEM_USED_WHAT,
            key::help::MEM_USED_DOCUMENTED,
        )
    },
];

#[cfg(test)]
mod tests {
    use super::{ENTRIES, Help, bands_line, help};
    use crate::model::{BANDS, METRICS};
    use crate::text::Lang;
    use crate::text::proofread::proofread;

    #[test]
    fn the_entries_are_those_of_the_table() {
        let table: Vec<_> = METRICS.iter().map(|row| (row.id, row.owner)).collect();
        let explained: Vec<_> = ENTRIES
            .iter()
            .map(|entry| (entry.id, entry.owner))
            .collect();
        assert_eq!(explained, table);
    }

    #[test]
    fn documented_and_inferred_metrics_have_texts() {
        for row in METRICS {
            let help = help(row).unwrap();
            assert_eq!(help.documented.is_none(), row.derived, "{}", row.id);
            let is_inferred = row.evidence == crate::model::Evidence::Inferred;
            assert!(!is_inferred || help.inferred.is_some(), "{}", row.id);
        }
    }

    /// Our own Chinese sentences, which unlike the quoted ones follow our rules.
    fn own_texts(help: Help) -> Vec<&'static str> {
        let texts = [
            Some(help.what),
            help.inferred,
            Some(help.missing),
            help.drawn,
        ];
        texts
            .into_iter()
            .flatten()
            .map(|text| text.get(Lang::ZH_CN))
            .collect()
    }

    #[test]
    fn chinese_is_set_as_chinese() {
        let is_han = |letter: char| ('\u{4e00}'..='\u{9fff}').contains(&letter);
        let touches = |left: char, right: char| {
            let beside_han =
                |other: char| other.is_ascii_alphanumeric() || ",;:!?()\"'".contains(other);
            (is_han(left) && beside_han(right)) || (beside_han(left) && is_han(right))
        };
        for row in METRICS {
            for text in own_texts(help(row).unwrap()) {
                assert!(text.ends_with('。'), "{text}");
                let letters: Vec<char> = text.chars().collect();
                for pair in letters.windows(2) {
                    assert!(
                        !touches(pair[0], pair[1]),
                        "{}{} in {text}",
                        pair[0],
                        pair[1]
                    );
                }
            }
        }
    }

    #[test]
    fn a_source_is_named_in_both_languages() {
        for row in METRICS {
            let source = help(row).unwrap().source;
            proofread(source.get(Lang::ZH_CN), Lang::ZH_CN);
            proofread(source.get(Lang::EN), Lang::EN);
        }
    }

    #[test]
    fn english_is_english() {
        for row in METRICS {
            let help = help(row).unwrap();
            let texts = [
                Some(help.what),
                help.inferred,
                Some(help.missing),
                help.drawn,
            ];
            for text in texts.into_iter().flatten().map(|text| text.get(Lang::EN)) {
                assert!(text.ends_with('.'), "{text}");
                let is_latin = |letter: char| letter.is_ascii() || "–−×÷Σ".contains(letter);
                assert!(text.chars().all(is_latin), "{text}");
            }
        }
    }

    fn check(metric: &str, zh: &str, en: &str) {
        let bands = BANDS.iter().find(|bands| bands.metric == metric).unwrap();
        let found = [Lang::ZH_CN, Lang::EN].map(|lang| bands_line(bands, lang));
        assert_eq!(found, [zh, en]);
    }

    #[test]
    fn reference_values_in_a_line() {
        check(
            "VideoLatency",
            "≤ 100 良好 · ≤ 200 注意 · 更高：差",
            "≤ 100 good · ≤ 200 watch · higher is bad",
        );
        check(
            "K150",
            "< 0.1 良好 · < 1 注意 · 更高：差",
            "< 0.1 good · < 1 watch · higher is bad",
        );
        check(
            "Fps",
            "按会话中位数的百分比：≥ 90 % 良好 · ≥ 70 % 注意 · 更低：差",
            "Relative to session median: ≥ 90 % good · ≥ 70 % watch · lower is bad",
        );
        check(
            "MemUsed",
            "≤ 90 良好 · 更高：注意",
            "≤ 90 good · higher: watch",
        );
    }
}
