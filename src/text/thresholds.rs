//! Units, values and sources of thresholds.

use super::findings::{Clause, ClockText, clauses};
use super::metrics::group_name;
use super::{Lang, Message, key, ui};
use crate::derive::judge::{Finding, Limit, LimitUnit, Thresholds, Topic, Verdict};
use crate::model::{Device, Group};

/// The common ones; the panel has the others below them.
pub const FIRST: [&str; 35] = [
    "frameRateWatchPercent",
    "frameRateBadPercent",
    "stutterWatchPercent",
    "stutterBadPercent",
    "freezeMajorMs",
    "freezeCriticalMs",
    "videoLatencyWatchMs",
    "videoLatencyBadMs",
    "networkLatencyWatchMs",
    "networkLatencyBadMs",
    "controlLatencyWatchMs",
    "controlLatencyBadMs",
    "stageWatchPercent",
    "stageBadPercent",
    "raisedTimes",
    "lossWatchPercent",
    "lossBadPercent",
    "hiddenLossRequests",
    "collapsePercent",
    "swingPercent",
    "aboveTargetPercent",
    "contentLimitedPercent",
    "ratesDifferPercent",
    "outageCriticalMs",
    "linkDownPercent",
    "carryingPercent",
    "switches",
    "idlePercent",
    "cpuWatchPercent",
    "cpuBadPercent",
    "memoryWatchPercent",
    "memoryFillMs",
    "samples",
    "mergeMs",
    "startUpMs",
];

/// The unit that a limit is shown in; empty for a plain number.
#[must_use]
const fn unit(limit: &Limit) -> Message {
    match limit.unit {
        LimitUnit::Ms => key::thresholds::UNIT_MS,
        LimitUnit::Seconds => key::thresholds::UNIT_SECONDS,
        LimitUnit::Minutes => key::thresholds::UNIT_MINUTES,
        LimitUnit::Percent => key::thresholds::UNIT_PERCENT,
        LimitUnit::Times => key::thresholds::UNIT_TIMES,
        LimitUnit::Fps => key::thresholds::UNIT_FPS,
        LimitUnit::Kbps => key::thresholds::UNIT_KBPS,
        LimitUnit::Samples => key::thresholds::UNIT_SAMPLES,
        LimitUnit::Count => Message::NONE,
    }
}

/// The unit for so many of them.
#[must_use]
pub fn unit_of(limit: &Limit, figure: &str, lang: Lang) -> String {
    unit(limit).with(lang, &[("count", figure)])
}

/// That unit in the limit's own unit.
#[must_use]
pub const fn scale(limit: &Limit) -> f64 {
    match limit.unit {
        LimitUnit::Seconds => 1000.0,
        LimitUnit::Minutes => 60_000.0,
        LimitUnit::Ms
        | LimitUnit::Percent
        | LimitUnit::Times
        | LimitUnit::Fps
        | LimitUnit::Kbps
        | LimitUnit::Samples
        | LimitUnit::Count => 1.0,
    }
}

/// A value as it is typed: without unit and thousands separators.
#[must_use]
pub fn figure(limit: &Limit, value: f64) -> String {
    (value / scale(limit)).to_string()
}

/// The value with its unit.
#[must_use]
pub fn figure_with_unit(limit: &Limit, value: f64, lang: Lang) -> String {
    let figure = figure(limit, value);
    match unit_of(limit, &figure, lang).as_str() {
        "" => figure,
        unit => format!("{figure}\u{a0}{unit}"),
    }
}

/// The heading of a group of limits.
#[must_use]
pub const fn topic_name(topic: Topic) -> Message {
    match topic {
        Topic::Smoothness => group_name(Group::Smoothness),
        Topic::Latency => group_name(Group::Latency),
        Topic::Loss => group_name(Group::Loss),
        Topic::Rate => key::thresholds::TOPIC_RATE,
        Topic::Links => group_name(Group::Links),
        Topic::Host => group_name(Group::Host),
        Topic::Connection => key::thresholds::TOPIC_CONNECTION,
        Topic::Counting => key::thresholds::TOPIC_COUNTING,
    }
}

/// The number of changed thresholds, if any.
#[must_use]
pub fn judged_by(thresholds: &Thresholds, lang: Lang) -> Option<String> {
    let count = thresholds.changed().len();
    (count > 0).then(|| key::thresholds::JUDGED_BY.with(lang, &[("count", &count.to_string())]))
}

/// The session in one sentence, with the number of changed thresholds, if any.
#[must_use]
pub fn whole_sentence(
    verdict: &Verdict,
    devices: &[Device],
    lang: Lang,
    clock: ClockText,
) -> String {
    let clauses = whole_clauses(verdict, devices, lang, clock);
    clauses.into_iter().map(|clause| clause.text).collect()
}

/// The parts of that sentence.
#[must_use]
pub fn whole_clauses(
    verdict: &Verdict,
    devices: &[Device],
    lang: Lang,
    clock: ClockText,
) -> Vec<Clause> {
    let mut clauses = clauses(verdict, devices, lang, clock);
    if let Some(judged) = judged_by(&verdict.thresholds, lang) {
        let (between, stop) = (ui::BETWEEN_SENTENCES.get(lang), ui::STOP.get(lang));
        clauses.push(Clause {
            text: format!("{between}{judged}{stop}"),
            findings: Vec::new(),
        });
    }
    clauses
}

/// One line for each changed threshold: label, value and default.
#[must_use]
pub fn changed(thresholds: &Thresholds, lang: Lang) -> Vec<String> {
    let line = |(limit, own): &(&Limit, f64)| {
        let [own, usual] = [*own, limit.default].map(|value| figure_with_unit(limit, value, lang));
        key::thresholds::CHANGED.with(
            lang,
            &[
                ("label", limit.label.get(lang)),
                ("value", &own),
                ("default", &usual),
            ],
        )
    };
    thresholds.changed().iter().map(line).collect()
}

/// The source of a finding's threshold, or that it was changed.
#[must_use]
pub fn source_of(finding: &Finding, thresholds: &Thresholds, lang: Lang) -> &'static str {
    let source = match finding.exceeded {
        Some(exceeded) if thresholds.is_changed(exceeded.limit) => key::thresholds::SOURCE_CHANGED,
        Some(exceeded) => exceeded.limit.source,
        None => finding.code.kind().source(),
    };
    source.get(lang)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]
mod tests {
    use super::*;
    use crate::derive::judge::{Code, ExceededLimit};
    use crate::text::findings::tests::finding;
    use crate::text::proofread::proofread;

    #[test]
    fn labels_are_unique() {
        let all = Limit::all();
        for limit in all {
            for lang in [Lang::ZH_CN, Lang::EN] {
                proofread(limit.label.get(lang), lang);
                proofread(limit.source.get(lang), lang);
                proofread(topic_name(limit.topic).get(lang), lang);
            }
            let same = all.iter().filter(|other| other.label == limit.label);
            assert_eq!(same.count(), 1, "{}", limit.name);
        }
    }

    #[test]
    fn common_limits_exist() {
        for name in FIRST {
            assert!(Limit::named(name).is_some(), "{name}");
        }
    }

    #[test]
    fn values_with_units() {
        for (name, figure) in [
            ("stutterWatchPercent", "0.1 %"),
            ("freezeMajorMs", "500 ms"),
            ("freezeCriticalMs", "5 s"),
            ("memoryFillMs", "60 min"),
            ("raisedTimes", "1.5 ×"),
            ("samples", "5 samples"),
            ("switches", "3"),
        ] {
            let limit = Limit::named(name).unwrap();
            let text = figure_with_unit(limit, limit.default, Lang::EN);
            assert_eq!(text.replace('\u{a0}', " "), figure);
        }
    }

    #[test]
    fn changed_threshold_has_no_other_source() {
        let mut thresholds = Thresholds::default();
        thresholds.set("networkLatencyBadMs", 300.0).unwrap();
        let source = |name: Option<&str>| {
            let exceeded = name.map(|name| ExceededLimit {
                limit: Limit::named(name).unwrap(),
                value: 300.0,
            });
            let finding = Finding {
                exceeded,
                ..finding(Code::NetworkLatency, 1)
            };
            source_of(&finding, &thresholds, Lang::EN)
        };
        assert_eq!(source(Some("networkLatencyBadMs")), "changed threshold");
        // Another limit with the same value.
        let watch = Limit::named("networkLatencyWatchMs").unwrap();
        assert_eq!(source(Some(watch.name)), watch.source.get(Lang::EN));
        let kind = Code::NetworkLatency.kind();
        assert_eq!(source(None), kind.source().get(Lang::EN));
    }

    #[test]
    fn changed_thresholds_are_listed() {
        let mut thresholds = Thresholds::default();
        assert_eq!(judged_by(&thresholds, Lang::EN), None);
        assert!(changed(&thresholds, Lang::EN).is_empty());
        thresholds.set("networkLatencyBadMs", 300.0).unwrap();
        let one = judged_by(&thresholds, Lang::EN).unwrap();
        assert_eq!(one, "Based on 1 changed threshold");
        thresholds.set("freezeCriticalMs", 3500.0).unwrap();
        for (lang, summary, lines) in [
            (
                Lang::EN,
                "Based on 2 changed thresholds",
                [
                    "Freeze critical threshold: 3.5 s (default 5 s)",
                    "Network latency bad threshold: 300 ms (default 200 ms)",
                ],
            ),
            (
                Lang::ZH_CN,
                "按 2 个自定义阈值判定",
                [
                    "冻结 · 危急，帧间隔 ≥ 3.5 秒（默认 5 秒）",
                    "网络时延 · 差 > 300 ms（默认 200 ms）",
                ],
            ),
        ] {
            let text = judged_by(&thresholds, lang).unwrap();
            proofread(&text, lang);
            assert_eq!(text, summary);
            let changed = changed(&thresholds, lang);
            let changed: Vec<String> = changed
                .iter()
                .map(|line| line.replace('\u{a0}', " "))
                .collect();
            assert_eq!(changed, lines);
        }
    }
}
