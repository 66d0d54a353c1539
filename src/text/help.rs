//! What the "?" beside a metric explains.

use super::{Both, Lang, both};
use crate::model::{Bands, Basis, Evidence, Limit, MeasuredBy, Metric, MissingWhen, Owner};

/// What is known of one metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Help {
    /// What it is.
    pub what: Both,
    /// The cloud's own words, in Chinese as they stand there; `None` for what the viewer computes.
    pub documented: Option<Both>,
    /// What this project found out beyond that, mostly from the documented example.
    pub inferred: Option<Both>,
    /// When a value counts as not measured.
    pub missing: Both,
    /// How it is drawn, where that is not a plain line.
    pub drawn: Option<Both>,
    /// Reference values.
    pub bands: Option<&'static Bands>,
    /// Where the documented words stand.
    pub source: Both,
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

/// The reference values in one line; numbers in the metric's unit stand without it.
#[must_use]
pub fn bands_line(bands: &Bands, lang: Lang) -> String {
    let (basis, unit) = match bands.basis {
        Basis::OwnUnit => (both("", ""), ""),
        Basis::SessionMedian => (both("占会话中位数：", "Of the session's median: "), " %"),
        Basis::TargetRate => (both("占目标码率：", "Of the target bit rate: "), " %"),
        Basis::FrameInterval => (both("占帧间隔：", "Of the frame interval: "), " %"),
    };
    let basis = basis.get(lang);
    let good = both("良好", "good").get(lang);
    let watch = both("注意", "watch").get(lang);
    let beyond = match bands.good {
        Limit::AtLeast(_) => both("更低", "lower"),
        Limit::AtMost(_) | Limit::Below(_) => both("更高", "higher"),
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
            let bad = both("为差", " is bad").get(lang);
            format!("{} {watch} · {beyond}{bad}", limit(edge))
        }
        None => match lang {
            Lang::Zh => format!("{beyond}需{watch}"),
            Lang::En => format!("{beyond}: {watch}"),
        },
    };
    format!("{first} · {rest}")
}

/// The badge before a meaning.
#[must_use]
pub const fn evidence_name(evidence: Evidence) -> Both {
    match evidence {
        Evidence::Documented => both("文档", "documented"),
        Evidence::Inferred => both("推断", "inferred"),
    }
}

/// Which end measures a metric.
#[must_use]
pub const fn measured_by_name(measured_by: MeasuredBy) -> Both {
    match measured_by {
        MeasuredBy::Both => both("两端", "both ends"),
        MeasuredBy::Field => both("现场", "field"),
        MeasuredBy::Remote => both("远端", "remote"),
    }
}

/// When a value of the metric counts as not measured: the contract's rule, or what the viewer's own computation needs.
#[must_use]
pub fn missing(metric: &Metric) -> Both {
    match (metric.id, metric.missing_when) {
        ("LinkShare", _) => both(
            "任一链路的发送码率缺失，或所有链路都没有发送时，占比未知。",
            "Unknown where one link's sent rate is missing, or where no link sends.",
        ),
        ("NackIncrement", _) => both(
            "本样本或前一样本没有计数时未知；首个样本只有在计数刚开始（为 0，或样本处于未连接状态）时才计入。",
            "Unknown where this sample's count or the one before is missing; the first sample counts only where the counter has just begun (it is 0, or the sample is disconnected).",
        ),
        (_, MissingWhen::Negative) => both(
            "缺少元素、null、不是数字或为负数时视为未测量；0 是有效值。",
            "Not measured where the element is absent, null, not a number or negative; 0 is a value.",
        ),
        (_, MissingWhen::Zero) => both(
            "缺少元素、null、不是数字、为负数或为 0 时视为未测量。",
            "Not measured where the element is absent, null, not a number, negative or 0.",
        ),
        (_, MissingWhen::Disconnected) => both(
            "缺少元素、null、不是数字或为负数时视为未测量；NetworkLatency 为负且 Rate 与 Fps 同为 0 的样本处于未连接状态，也视为未测量；其他的 0 是有效值。",
            "Not measured where the element is absent, null, not a number or negative, and where the sample is disconnected: NetworkLatency negative while Rate and Fps are both 0. Any other 0 is a value.",
        ),
    }
}

/// What [`Help`] needs beside the table of metrics.
struct Entry {
    id: &'static str,
    owner: Owner,
    what: Both,
    documented: Option<Both>,
    inferred: Option<Both>,
    drawn: Option<Both>,
    source: Both,
}

const PAGE: Both = both(
    "DescribeDeviceSessionDetails 文档中的 SessionDeviceDetail：cloud.tencent.com/document/product/1584/89827",
    "DescribeDeviceSessionDetails, SessionDeviceDetail: cloud.tencent.com/document/product/1584/89827",
);
const PAGE_LINK: Both = both(
    "DescribeDeviceSessionDetails 文档中的 MultiNet：cloud.tencent.com/document/product/1584/89827",
    "DescribeDeviceSessionDetails, MultiNet: cloud.tencent.com/document/product/1584/89827",
);
const SDK: Both = both(
    "2026-05-19 起的官方 SDK（Python 3.1.99）中的 SessionDeviceDetail；文档页面尚未收录",
    "official SDKs since 2026-05-19 (Python 3.1.99), SessionDeviceDetail; not on the documentation page",
);
const OURS: Both = both("由本查看器计算", "computed by this viewer");

const fn sent(id: &'static str, what: Both, documented: Both) -> Entry {
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

const fn link(id: &'static str, what: Both, documented: Both) -> Entry {
    Entry {
        owner: Owner::Link,
        source: PAGE_LINK,
        ..sent(id, what, documented)
    }
}

const BURSTS_AT_THE_EDGE: Option<Both> = Some(both(
    "突发值标在图的上缘并写出数值，不压扁其余曲线。",
    "A burst is marked at the upper edge with its value and does not flatten the rest.",
));

const STEP_PER_CONNECTION: Option<Both> = Some(both(
    "每段连接画一级台阶。",
    "One step for each connection.",
));

const DASHED_STEPS: Option<Both> = Some(both("虚线台阶。", "Dashed steps."));

/// In the order of the table of metrics. The documented Chinese is quoted as it stands, spacing and all.
const ENTRIES: &[Entry] = &[
    Entry {
        inferred: Some(both(
            "重连后的头一批样本可能是积压的帧一次送达（示例中有 141 和 267 fps），并非真实帧率。",
            "After a reconnect, frames that were held up may arrive at once (141 and 267 fps in the example): not a real frame rate.",
        )),
        drawn: BURSTS_AT_THE_EDGE,
        ..sent(
            "Fps",
            both(
                "每秒的画面帧数。驾驶员看到的画面是否流畅，首先看远端这条线。",
                "Pictures per second. Whether the driver's picture moves evenly shows first in the remote's line.",
            ),
            both("帧率", "frame rate"),
        )
    },
    Entry {
        inferred: Some(both(
            "单位为 ms：超出 100 和 150 ms 的部分正好等于 Lag100Duration 和 Lag150Duration。",
            "In ms: what exceeds 100 and 150 ms equals Lag100Duration and Lag150Duration.",
        )),
        ..sent(
            "MaxFrameDelta",
            both(
                "一个样本内相邻两帧之间最长的间隔。单次卡顿先在这里出现，帧率往往看不出来。",
                "The longest interval between two frames within a sample. A single stall shows here first; the frame rate often hides it.",
            ),
            both("最大帧间隔", "greatest frame interval"),
        )
    },
    Entry {
        inferred: Some(both(
            "单位为 ms：Fps 与它的乘积约为 950。它与 Fps 分别测量，未连接时也可能有值。",
            "In ms: its product with Fps is about 950. It is measured apart from Fps and may have values while disconnected.",
        )),
        drawn: Some(both("虚线。", "A dashed line.")),
        ..sent(
            "FrameDelta",
            both(
                "一个样本内相邻两帧的平均间隔。1000 除以它是另一种算法的帧率，两者不一致的样本不可信。",
                "The mean interval between two frames within a sample. 1000 divided by it is a second frame rate; where the two disagree the sample is doubtful.",
            ),
            both("平均帧间隔", "mean frame interval"),
        )
    },
    Entry {
        inferred: Some(both(
            "单位为 ms；只计每个帧间隔超出 100 ms 的部分：间隔 195 ms 计 95 ms。",
            "In ms; only what exceeds 100 ms of each interval counts: an interval of 195 ms counts 95 ms.",
        )),
        drawn: Some(both(
            "每个样本一根空心柱。",
            "One hollow bar for each sample.",
        )),
        ..sent(
            "Lag100Duration",
            both(
                "一个样本内画面停顿的时间，从帧间隔超过 100 ms 起算。",
                "How long the picture stood still within a sample, counted above a frame interval of 100 ms.",
            ),
            both(
                "帧间隔大于100ms的卡顿时长",
                "stall time from frame intervals above 100 ms",
            ),
        )
    },
    Entry {
        inferred: Some(both(
            "单位为 ms；只计每个帧间隔超出 150 ms 的部分：间隔 195 ms 计 45 ms。",
            "In ms; only what exceeds 150 ms of each interval counts: an interval of 195 ms counts 45 ms.",
        )),
        drawn: Some(both(
            "每个样本一根实心柱。",
            "One filled bar for each sample.",
        )),
        ..sent(
            "Lag150Duration",
            both(
                "一个样本内画面停顿的时间，从帧间隔超过 150 ms 起算。",
                "How long the picture stood still within a sample, counted above a frame interval of 150 ms.",
            ),
            both(
                "帧间隔大于150ms的卡顿时长",
                "stall time from frame intervals above 150 ms",
            ),
        )
    },
    Entry {
        inferred: Some(both(
            "单位为 %：100 × ΣLag100Duration ÷ 该段连接的时长，在这段连接的每个样本上重复；对样本取平均得不到会话的卡顿率。",
            "In %: 100 × ΣLag100Duration ÷ duration of the connection, repeated on each of its samples; their mean is not the session's stall ratio.",
        )),
        drawn: STEP_PER_CONNECTION,
        ..sent(
            "K100",
            both(
                "一段连接中，超过 100 ms 的卡顿时长所占的比例。",
                "The part of a connection's time that was stall above 100 ms.",
            ),
            both("卡顿k100", "stutter k100"),
        )
    },
    Entry {
        inferred: Some(both(
            "单位为 %，算法同 K100；即产品介绍所说的“150 ms 卡顿率”。",
            "In %, computed like K100; the \"150 ms lagging rate\" of the product overview.",
        )),
        drawn: STEP_PER_CONNECTION,
        ..sent(
            "K150",
            both(
                "一段连接中，超过 150 ms 的卡顿时长所占的比例。",
                "The part of a connection's time that was stall above 150 ms.",
            ),
            both("卡顿k150", "stutter k150"),
        )
    },
    Entry {
        inferred: Some(both(
            "看来是设备到服务器的往返时延，而非端到端：示例中远端 5 ms，现场 72–503 ms，后者随承载视频的链路变化。",
            "Looks like the round trip between device and server, not end to end: 5 ms at the remote and 72–503 ms at the field in the example, the latter following the link that carries the video.",
        )),
        drawn: Some(both(
            "图下的色带表示承载视频的链路。",
            "The strip below shows which link carries the video.",
        )),
        ..sent(
            "NetworkLatency",
            both(
                "设备自身那一侧网络的时延；数值为 −1 表示没有测量。",
                "Delay of the network on the device's own side; a value of −1 means no measurement.",
            ),
            both("网络时延，单位：ms", "network delay, in ms"),
        )
    },
    Entry {
        inferred: Some(both(
            "从帧时间戳到远端，不含采集。",
            "From the frame's timestamp to the remote, without capture.",
        )),
        ..sent(
            "VideoLatency",
            both(
                "画面从现场到远端所用的时间，由远端测量；数值为 0 表示没有样本，不绘出。",
                "How long a picture takes from the field to the remote, measured there; a value of 0 means no sample and is not drawn.",
            ),
            both("视频时延，单位：ms", "video delay, in ms"),
        )
    },
    Entry {
        source: SDK,
        ..sent(
            "ControlLatency",
            both(
                "控制消息在现场与远端之间往返一次的时间。",
                "How long a control message takes from one end to the other and back.",
            ),
            both(
                "现场设备和远端设备消息通道往返延迟，单位：毫秒ms",
                "round-trip delay of the message channel between field and remote device, in ms",
            ),
        )
    },
    Entry {
        inferred: Some(both(
            "恒为 0 时多半是没有测量（例如外部输入的视频），并不表示采集不耗时。",
            "Always 0 most likely means that it is not measured (video from outside, for instance), not that capture takes no time.",
        )),
        ..sent(
            "CaptureCost",
            both(
                "采集一帧所用的时间。",
                "How long it takes to capture a frame.",
            ),
            both("采集耗时，单位：ms", "capture time, in ms"),
        )
    },
    sent(
        "EncodeCost",
        both(
            "编码一帧所用的时间；超过一个帧间隔，编码器就跟不上了。",
            "How long it takes to encode a frame; beyond one frame interval the encoder cannot keep up.",
        ),
        both("编码耗时，单位：ms", "encode time, in ms"),
    ),
    sent(
        "DecodeCost",
        both(
            "解码一帧所用的时间；超过一个帧间隔，解码器就跟不上了。",
            "How long it takes to decode a frame; beyond one frame interval the decoder cannot keep up.",
        ),
        both("解码耗时，单位：ms", "decode time, in ms"),
    ),
    Entry {
        inferred: Some(both(
            "恒为 0 时多半是没有测量。较早的数据用旧名 RenderConst，含义相同。",
            "Always 0 most likely means that it is not measured. Older data have it under its former name RenderConst.",
        )),
        ..sent(
            "RenderCost",
            both(
                "渲染一帧所用的时间。",
                "How long it takes to render a frame.",
            ),
            both("渲染耗时，单位：ms", "render time, in ms"),
        )
    },
    Entry {
        inferred: Some(both(
            "现场为发送，远端为接收。两端可以相差很多而没有丢包，文档没有说明原因，可能是冗余（FEC）。",
            "Sent at the field, received at the remote. The two may differ much without any loss; the documentation gives no reason, redundancy (FEC) is likely.",
        )),
        drawn: BURSTS_AT_THE_EDGE,
        ..sent(
            "Rate",
            both("视频的码率。", "Bit rate of the video."),
            both("码率，单位：kbps", "bit rate, in kbps"),
        )
    },
    Entry {
        inferred: Some(both(
            "即这一路视频的目标码率。实际码率长期远低于它，说明受画面内容限制，而不是受网络限制。",
            "The target of this video stream. A rate that stays far below it is limited by the picture's content, not by the network.",
        )),
        drawn: DASHED_STEPS,
        ..sent(
            "BitRateEstimate",
            both(
                "服务端允许编码器使用的码率。",
                "The bit rate that the server allows the encoder.",
            ),
            both(
                "服务端调控码率,单位：kbps",
                "bit rate regulated by the server, in kbps",
            ),
        )
    },
    Entry {
        inferred: Some(both(
            "看来是各路视频、各条链路合计的带宽估计。",
            "Looks like the estimated bandwidth of all streams and links together.",
        )),
        drawn: DASHED_STEPS,
        ..sent(
            "TotalBitrateEstimate",
            both(
                "对可用总带宽的估计。",
                "An estimate of all the bandwidth there is.",
            ),
            both(
                "总码率评估,单位：kbps",
                "estimate of the total bit rate, in kbps",
            ),
        )
    },
    Entry {
        inferred: Some(both(
            "字段名虽叫 Bps，数值确为 kbps。各链路之和略高于设备码率，多出的是包头和冗余。各链路同时翻倍的单个样本是计数器一次读进了两个周期，属假象。",
            "Called Bps, but in kbps indeed. All links together exceed the device's bit rate a little: headers and redundancy. A single sample that doubles on all links is a counter read over two periods, an artefact.",
        )),
        ..link(
            "SendBps",
            both(
                "这张网卡发送的码率。",
                "Bit rate that this network card sends.",
            ),
            both("发送bps，单位kbps", "sent bps, in kbps"),
        )
    },
    Entry {
        inferred: Some(both(
            "字段名虽叫 Bps，数值确为 kbps。各链路同时翻倍的单个样本是计数器一次读进了两个周期，属假象。",
            "Called Bps, but in kbps indeed. A single sample that doubles on all links is a counter read over two periods, an artefact.",
        )),
        ..link(
            "RecvBps",
            both(
                "这张网卡接收的码率。",
                "Bit rate that this network card receives.",
            ),
            both("接收bps，单位kbps", "received bps, in kbps"),
        )
    },
    Entry {
        id: "LinkShare",
        owner: Owner::Link,
        what: both(
            "这条链路的发送码率占本设备全部链路之和的比例。",
            "What this link sends, as a part of what all links of the device send.",
        ),
        documented: None,
        inferred: Some(both(
            "占比最大的链路承载视频；空闲的链路只发探测包，示例中约 30 kbps。",
            "The link with the greatest share carries the video; an idle one sends probes only, about 30 kbps in the example.",
        )),
        drawn: Some(both(
            "堆叠面积；竖线处，另一条链路开始承载大部分视频，与“视频切换链路”的发现一致。",
            "Stacked areas; at an upright line another link begins to carry most of the video: the changes that findings count.",
        )),
        source: OURS,
    },
    Entry {
        id: "NackIncrement",
        owner: Owner::Device,
        what: both(
            "上一个样本以来新增的重传请求（NACK）次数。",
            "Retransmission requests (NACK) since the sample before.",
        ),
        documented: None,
        inferred: Some(both(
            "由累计值 NACK 求差；累计值回落说明计数已随重连清零，此时全部计为新增。",
            "The difference of the running total NACK; where that falls the counter began anew with a reconnect, and its whole value is new.",
        )),
        drawn: Some(both("每个样本一根竖线。", "One stem for each sample.")),
        source: OURS,
    },
    Entry {
        inferred: Some(both(
            "本段连接以来的累计值，重连后清零。",
            "A running total since the connection began; a reconnect sets it back to 0.",
        )),
        drawn: Some(both(
            "默认绘制增量，累计值按需显示。",
            "Its increments are drawn; the total itself on request.",
        )),
        ..sent(
            "NACK",
            both(
                "请求对方重发丢失数据包的次数。",
                "How often the other side was asked to send lost packets again.",
            ),
            both("nack请求数", "number of nack requests"),
        )
    },
    Entry {
        inferred: Some(both(
            "示例中恒为 0，而同一时间链路有丢包、远端有重传请求：0 不能说明没有丢包。",
            "Always 0 in the example while a link lost packets and the remote asked for retransmissions: 0 does not prove that nothing was lost.",
        )),
        ..sent(
            "Lost",
            both(
                "丢失的数据包所占的比例。",
                "The part of the packets that was lost.",
            ),
            both("丢包率，单位：%", "packet loss ratio, in %"),
        )
    },
    Entry {
        inferred: Some(both(
            "只有整数，低于 1 % 的丢包可能显示为 0。",
            "Whole numbers only: loss below 1 % may show as 0.",
        )),
        ..link(
            "Lost",
            both(
                "这条链路上丢失的数据包所占的比例。",
                "The part of the packets on this link that was lost.",
            ),
            both("丢包率，单位%", "packet loss ratio, in %"),
        )
    },
    Entry {
        inferred: Some(both(
            "由字段名可知是往返时延；首次测量之前为 0。",
            "A round trip, by its name; 0 before the first measurement.",
        )),
        drawn: Some(both(
            "粗线表示承载视频的链路。",
            "Thick where the link carries the video.",
        )),
        ..link(
            "Rtt",
            both(
                "数据包经这条链路往返一次的时间。",
                "How long a packet takes over this link and back.",
            ),
            both("时延，单位ms", "delay, in ms"),
        )
    },
    Entry {
        inferred: Some(both(
            "示例中每段连接只有一个值：平直的线可能只是一次读数，不表示负载稳定。",
            "One value for each connection in the example: a flat line may be a single reading and does not mean a steady load.",
        )),
        drawn: STEP_PER_CONNECTION,
        ..sent(
            "CpuUsed",
            both("设备的 CPU 使用率。", "How busy the device's CPU is."),
            both("CPU使用率，单位：%", "CPU usage, in %"),
        )
    },
    Entry {
        inferred: Some(both(
            "示例中每段连接只有一个值：平直的线可能只是一次读数，不表示用量稳定。",
            "One value for each connection in the example: a flat line may be a single reading and does not mean steady use.",
        )),
        drawn: STEP_PER_CONNECTION,
        ..sent(
            "MemUsed",
            both("设备的内存使用率。", "How full the device's memory is."),
            both("内存使用率，单位：%", "memory usage, in %"),
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
    fn what_is_sent_is_quoted_and_what_is_inferred_is_explained() {
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
        texts.into_iter().flatten().map(|text| text.zh).collect()
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
            proofread(source.zh, Lang::Zh);
            proofread(source.en, Lang::En);
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
            for text in texts.into_iter().flatten().map(|text| text.en) {
                assert!(text.ends_with('.'), "{text}");
                let is_latin = |letter: char| letter.is_ascii() || "–−×÷Σ".contains(letter);
                assert!(text.chars().all(is_latin), "{text}");
            }
        }
    }

    fn check(metric: &str, zh: &str, en: &str) {
        let bands = BANDS.iter().find(|bands| bands.metric == metric).unwrap();
        let found = [Lang::Zh, Lang::En].map(|lang| bands_line(bands, lang));
        assert_eq!(found, [zh, en]);
    }

    #[test]
    fn reference_values_in_a_line() {
        check(
            "VideoLatency",
            "≤ 100 良好 · ≤ 200 注意 · 更高为差",
            "≤ 100 good · ≤ 200 watch · higher is bad",
        );
        check(
            "K150",
            "< 0.1 良好 · < 1 注意 · 更高为差",
            "< 0.1 good · < 1 watch · higher is bad",
        );
        check(
            "Fps",
            "占会话中位数：≥ 90 % 良好 · ≥ 70 % 注意 · 更低为差",
            "Of the session's median: ≥ 90 % good · ≥ 70 % watch · lower is bad",
        );
        check(
            "MemUsed",
            "≤ 90 良好 · 更高需注意",
            "≤ 90 good · higher: watch",
        );
    }
}
