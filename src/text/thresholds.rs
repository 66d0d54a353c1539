//! What each threshold is called, in what a person counts it, and who says so.

use super::findings::{ClockText, OURS, sentence, source};
use super::metrics::group_name;
use super::{Both, Lang, both, fill, ui};
use crate::derive::findings::{Code, Finding, Thresholds, Verdict};
use crate::model::{Device, Group};

/// One threshold, in words.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Named {
    /// As programs call it.
    pub name: &'static str,
    /// What it is about.
    pub group: Both,
    /// What it is.
    pub label: Both,
    /// What a person counts it in.
    pub unit: Both,
    /// How much of the threshold's own unit that is.
    pub scale: f64,
    /// The kinds of findings that tell it as theirs, first the one whose source it has; none where it is this project's choice.
    codes: &'static [Code],
}

impl Named {
    /// Who says so.
    #[must_use]
    pub const fn source(&self, lang: Lang) -> &'static str {
        match self.codes {
            [code, ..] => source(*code, lang),
            [] => OURS.get(lang),
        }
    }

    /// What it usually is.
    #[must_use]
    pub fn usual(&self) -> f64 {
        Thresholds::default().get(self.name).unwrap_or(f64::NAN)
    }

    /// A value as a person types it: in their unit, without it, and without thousands.
    #[must_use]
    pub fn figure(&self, value: f64) -> String {
        (value / self.scale).to_string()
    }

    /// That with its unit.
    #[must_use]
    pub fn figure_with_unit(&self, value: f64, lang: Lang) -> String {
        format!("{}\u{a0}{}", self.figure(value), self.unit.get(lang))
    }
}

/// Says that others than the usual thresholds were in force, where they were.
#[must_use]
pub fn judged_by(thresholds: &Thresholds, lang: Lang) -> Option<String> {
    let text = match thresholds.changed().len() {
        0 => return None,
        1 => both("按 1 个改过的阈值判定", "Judged by 1 changed threshold"),
        _ => both("按 {} 个改过的阈值判定", "Judged by {} changed thresholds"),
    };
    let count = thresholds.changed().len().to_string();
    Some(fill(text.get(lang), &[&count]))
}

/// The session in one sentence and, where it was judged otherwise than usual, that it was: whoever reads no more must not be misled.
#[must_use]
pub fn whole_sentence(
    verdict: &Verdict,
    devices: &[Device],
    lang: Lang,
    clock: ClockText,
) -> String {
    let said = sentence(verdict, devices, lang, clock);
    let Some(judged) = judged_by(&verdict.thresholds, lang) else {
        return said;
    };
    let (between, stop) = (ui::BETWEEN_SENTENCES.get(lang), ui::STOP.get(lang));
    format!("{said}{between}{judged}{stop}")
}

/// Each that is otherwise than usual, in a line: what it is, its value, and the usual one.
#[must_use]
pub fn changed(thresholds: &Thresholds, lang: Lang) -> Vec<String> {
    let line = |(name, own)| {
        let named = named(name)?;
        let text = both("{} {}（通常 {}）", "{} {} (usually {})");
        let [own, usual] = [own, named.usual()].map(|value| named.figure_with_unit(value, lang));
        let label = named.label.get(lang);
        Some(fill(text.get(lang), &[label, &own, &usual]))
    };
    thresholds.changed().into_iter().filter_map(line).collect()
}

/// Who says that the threshold of a kind is one: where it was changed, nobody but whoever changed it.
#[must_use]
pub fn source_of(finding: &Finding, thresholds: &Thresholds, lang: Lang) -> &'static str {
    let usual = finding.usual.unwrap_or(f64::NAN);
    let is_changed = thresholds.changed().into_iter().any(|(name, own)| {
        // A limit is the threshold itself, or so many times or per cent of what is usual.
        let limits = [own, own * usual, own / 100.0 * usual];
        let is_limit = finding
            .threshold
            .is_some_and(|limit| limits.contains(&limit));
        is_limit && named(name).is_some_and(|named| named.codes.contains(&finding.code))
    });
    if is_changed {
        both("改过的阈值", "a changed threshold").get(lang)
    } else {
        source(finding.code, lang)
    }
}

/// The words of a threshold.
#[must_use]
pub fn named(name: &str) -> Option<&'static Named> {
    NAMED.iter().find(|named| named.name == name)
}

const MS: (Both, f64) = (both("ms", "ms"), 1.0);
const SECONDS: (Both, f64) = (both("秒", "s"), 1000.0);
const MINUTES: (Both, f64) = (both("分", "min"), 60_000.0);
const PERCENT: (Both, f64) = (both("%", "%"), 1.0);
const TIMES: (Both, f64) = (both("倍", "times"), 1.0);
const TIMES_OVER: (Both, f64) = (both("次", "times"), 1.0);
const REQUESTS: (Both, f64) = (both("个请求", "requests"), 1.0);
const SAMPLES: (Both, f64) = (both("个样本", "samples"), 1.0);

const SMOOTHNESS: Both = group_name(Group::Smoothness);
const LATENCY: Both = group_name(Group::Latency);
const LOSS: Both = group_name(Group::Loss);
const RATE: Both = both("码率", "Bit rate");
const LINKS: Both = group_name(Group::Links);
const HOST: Both = group_name(Group::Host);
const COUNTING: Both = both("如何计数", "How it counts");

const fn entry(
    name: &'static str,
    group: Both,
    (unit, scale): (Both, f64),
    codes: &'static [Code],
    label: Both,
) -> Named {
    Named {
        name,
        group,
        label,
        unit,
        scale,
        codes,
    }
}

/// All of them, in the order in which a person reads them.
pub const NAMED: [Named; 35] = [
    entry(
        "frameRateWatchPercent",
        SMOOTHNESS,
        PERCENT,
        &[Code::FrameRateDrop],
        both(
            "帧率需注意，低于会话中位数的",
            "Frame rate to watch against its median, below",
        ),
    ),
    entry(
        "frameRateBadPercent",
        SMOOTHNESS,
        PERCENT,
        &[Code::FrameRateDrop],
        both(
            "帧率为差，低于会话中位数的",
            "Frame rate bad against its median, below",
        ),
    ),
    entry(
        "stutterWatchPercent",
        SMOOTHNESS,
        PERCENT,
        &[Code::Stutter],
        both("卡顿率需注意，达到", "Stall ratio to watch, from"),
    ),
    entry(
        "stutterBadPercent",
        SMOOTHNESS,
        PERCENT,
        &[Code::Stutter],
        both("卡顿率为差，达到", "Stall ratio bad, from"),
    ),
    entry(
        "freezeMajorMs",
        SMOOTHNESS,
        MS,
        &[Code::Freeze, Code::StartUp],
        both(
            "冻结为严重，帧间隔达到",
            "Freeze major, from an interval of",
        ),
    ),
    entry(
        "freezeCriticalMs",
        SMOOTHNESS,
        SECONDS,
        &[Code::Freeze, Code::StartUp],
        both(
            "冻结为危急，帧间隔达到",
            "Freeze critical, from an interval of",
        ),
    ),
    entry(
        "videoLatencyWatchMs",
        LATENCY,
        MS,
        &[Code::VideoLatency],
        both("视频时延需注意，高于", "Video latency to watch, above"),
    ),
    entry(
        "videoLatencyBadMs",
        LATENCY,
        MS,
        &[Code::VideoLatency],
        both("视频时延为差，高于", "Video latency bad, above"),
    ),
    entry(
        "networkLatencyWatchMs",
        LATENCY,
        MS,
        &[
            Code::NetworkLatency,
            Code::LatencySpike,
            Code::LatencyFollowsLink,
        ],
        both("网络时延需注意，高于", "Network latency to watch, above"),
    ),
    entry(
        "networkLatencyBadMs",
        LATENCY,
        MS,
        &[
            Code::NetworkLatency,
            Code::LatencySpike,
            Code::LatencyFollowsLink,
        ],
        both("网络时延为差，高于", "Network latency bad, above"),
    ),
    entry(
        "controlLatencyWatchMs",
        LATENCY,
        MS,
        &[Code::ControlLatency],
        both("控制时延需注意，高于", "Control latency to watch, above"),
    ),
    entry(
        "controlLatencyBadMs",
        LATENCY,
        MS,
        &[Code::ControlLatency],
        both("控制时延为差，高于", "Control latency bad, above"),
    ),
    entry(
        "stageWatchPercent",
        LATENCY,
        PERCENT,
        &[
            Code::SlowEncode,
            Code::SlowCapture,
            Code::SlowDecode,
            Code::SlowRender,
        ],
        both(
            "环节耗时需注意，高于帧间隔的",
            "Stage cost to watch against the frame interval, above",
        ),
    ),
    entry(
        "stageBadPercent",
        LATENCY,
        PERCENT,
        &[
            Code::SlowEncode,
            Code::SlowCapture,
            Code::SlowDecode,
            Code::SlowRender,
        ],
        both(
            "环节耗时为差，高于帧间隔的",
            "Stage cost bad against the frame interval, above",
        ),
    ),
    entry(
        "raisedTimes",
        LATENCY,
        TIMES,
        &[],
        both(
            "时延升高，达到会话中位数的",
            "Latency raised above its median, from",
        ),
    ),
    entry(
        "lossWatchPercent",
        LOSS,
        PERCENT,
        &[Code::Loss, Code::LinkLoss, Code::MaskedLoss],
        both("丢包率需注意，达到", "Packet loss to watch, from"),
    ),
    entry(
        "lossBadPercent",
        LOSS,
        PERCENT,
        &[Code::Loss, Code::LinkLoss, Code::MaskedLoss],
        both("丢包率为差，达到", "Packet loss bad, from"),
    ),
    entry(
        "hiddenLossRequests",
        LOSS,
        REQUESTS,
        &[Code::HiddenLoss],
        both("重传揭示丢包，达到", "Loss shown by retransmissions, from"),
    ),
    entry(
        "collapsePercent",
        RATE,
        PERCENT,
        &[Code::EstimateCollapse],
        both(
            "带宽估计骤降，低于前一分钟中位数的",
            "Estimate collapsed against the minute before, below",
        ),
    ),
    entry(
        "swingPercent",
        RATE,
        PERCENT,
        &[Code::RateSwing],
        both(
            "码率逐个样本摆动，平均高于",
            "Bit rate swings from sample to sample, above",
        ),
    ),
    entry(
        "aboveTargetPercent",
        RATE,
        PERCENT,
        &[Code::RateAboveTarget],
        both(
            "码率过高，高于目标的",
            "Bit rate too high against its target, above",
        ),
    ),
    entry(
        "contentLimitedPercent",
        RATE,
        PERCENT,
        &[Code::ContentLimited],
        both(
            "受内容限制，码率低于目标的",
            "Limited by content against the target, below",
        ),
    ),
    entry(
        "ratesDifferPercent",
        RATE,
        PERCENT,
        &[Code::RatesDiffer],
        both(
            "两端码率不一致，低于另一端的",
            "Bit rates of both ends differ, below",
        ),
    ),
    entry(
        "outageCriticalMs",
        LINKS,
        SECONDS,
        &[],
        both(
            "重连为危急，断开达到",
            "Reconnect critical, from an outage of",
        ),
    ),
    entry(
        "linkDownPercent",
        LINKS,
        PERCENT,
        &[Code::LinkDown],
        both("链路中断，丢包达到", "Link down, from a loss of"),
    ),
    entry(
        "carryingPercent",
        LINKS,
        PERCENT,
        &[Code::LinkSwitch],
        both(
            "链路承载视频，占比达到",
            "Link carries the video, from a share of",
        ),
    ),
    entry(
        "switches",
        LINKS,
        TIMES_OVER,
        &[Code::LinkSwitch],
        both(
            "一分钟内切换链路过多，达到",
            "Link changed too often within a minute, from",
        ),
    ),
    entry(
        "idlePercent",
        LINKS,
        PERCENT,
        &[Code::LinkIdle],
        both("链路空闲，占比低于", "Link idle, below a share of"),
    ),
    entry(
        "cpuWatchPercent",
        HOST,
        PERCENT,
        &[Code::CpuHigh],
        both("CPU 需注意，高于", "CPU to watch, above"),
    ),
    entry(
        "cpuBadPercent",
        HOST,
        PERCENT,
        &[Code::CpuHigh],
        both("CPU 为差，高于", "CPU bad, above"),
    ),
    entry(
        "memoryWatchPercent",
        HOST,
        PERCENT,
        &[Code::MemoryHigh],
        both("内存需注意，高于", "Memory to watch, above"),
    ),
    entry(
        "memoryFillMs",
        HOST,
        MINUTES,
        &[Code::MemoryGrowing],
        both(
            "内存增长过快，占满不到",
            "Memory grows too fast, full within",
        ),
    ),
    entry(
        "samples",
        COUNTING,
        SAMPLES,
        &[],
        both("等级生效，需连续", "A band counts, after"),
    ),
    entry(
        "mergeMs",
        COUNTING,
        SECONDS,
        &[],
        both(
            "同类发现合并，相距不超过",
            "Findings of a kind joined, when no farther apart than",
        ),
    ),
    entry(
        "startUpMs",
        COUNTING,
        SECONDS,
        &[],
        both("启动阶段，连接后", "Start-up after connecting, for"),
    ),
];

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that unwraps fails with a place")]
mod tests {
    use super::*;
    use crate::text::findings::tests::finding;
    use crate::text::proofread::proofread;

    #[test]
    fn every_threshold_has_words_and_nothing_else_has() {
        let mut thresholds = Thresholds::default();
        let mut expected = thresholds.named().map(|(name, _)| name);
        let mut found = NAMED.map(|named| named.name);
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
        for named in NAMED {
            for lang in [Lang::Zh, Lang::En] {
                proofread(named.label.get(lang), lang);
                proofread(named.source(lang), lang);
            }
        }
        for one in NAMED {
            let same = NAMED.iter().filter(|other| other.label == one.label);
            assert_eq!(same.count(), 1, "{}", one.name);
        }
    }

    #[test]
    fn a_group_stands_together() {
        let mut groups: Vec<Both> = NAMED.iter().map(|named| named.group).collect();
        groups.dedup();
        assert_eq!(groups.len(), 7);
    }

    #[test]
    fn a_value_is_told_as_it_is_typed() {
        let usual = Thresholds::default();
        for (name, figure) in [
            ("stutterWatchPercent", "0.1 %"),
            ("freezeMajorMs", "500 ms"),
            ("freezeCriticalMs", "5 s"),
            ("memoryFillMs", "60 min"),
            ("raisedTimes", "1.5 times"),
            ("samples", "5 samples"),
        ] {
            let value = usual.get(name).unwrap();
            let told = named(name).unwrap().figure_with_unit(value, Lang::En);
            assert_eq!(told.replace('\u{a0}', " "), figure);
        }
    }

    #[test]
    fn nobody_is_named_for_what_was_changed() {
        let mut thresholds = Thresholds::default();
        thresholds.set("networkLatencyBadMs", 300.0).unwrap();
        for code in Code::ALL {
            let is_usual = |threshold: f64| {
                let finding = Finding {
                    threshold: Some(threshold),
                    usual: None,
                    ..finding(code, 1)
                };
                source_of(&finding, &thresholds, Lang::En) == source(code, Lang::En)
            };
            let concerned = [
                Code::NetworkLatency,
                Code::LatencySpike,
                Code::LatencyFollowsLink,
            ];
            assert_eq!(is_usual(300.0), !concerned.contains(&code), "{code:?}");
            assert!(is_usual(50.0), "{code:?}: another limit of the same kind");
        }
    }

    #[test]
    fn what_was_changed_is_said() {
        let mut thresholds = Thresholds::default();
        assert_eq!(judged_by(&thresholds, Lang::En), None);
        assert!(changed(&thresholds, Lang::En).is_empty());
        thresholds.set("networkLatencyBadMs", 300.0).unwrap();
        let said = judged_by(&thresholds, Lang::En).unwrap();
        assert_eq!(said, "Judged by 1 changed threshold");
        thresholds.set("freezeCriticalMs", 3500.0).unwrap();
        for (lang, said, lines) in [
            (
                Lang::En,
                "Judged by 2 changed thresholds",
                [
                    "Network latency bad, above 300 ms (usually 200 ms)",
                    "Freeze critical, from an interval of 3.5 s (usually 5 s)",
                ],
            ),
            (
                Lang::Zh,
                "按 2 个改过的阈值判定",
                [
                    "网络时延为差，高于 300 ms（通常 200 ms）",
                    "冻结为危急，帧间隔达到 3.5 秒（通常 5 秒）",
                ],
            ),
        ] {
            let told = judged_by(&thresholds, lang).unwrap();
            proofread(&told, lang);
            assert_eq!(told, said);
            let told = changed(&thresholds, lang);
            let told: Vec<String> = told
                .iter()
                .map(|line| line.replace('\u{a0}', " "))
                .collect();
            assert_eq!(told, lines);
        }
    }
}
