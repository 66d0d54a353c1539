//! What metrics, charts, groups and devices are called.

use super::{Both, Lang, both};
use crate::model::{ChartId, Device, Group, Metric, Owner, Role, SeriesKey};

/// The name of a metric where it stands alone, as in its help.
#[must_use]
pub fn metric_name(metric: &Metric) -> Both {
    names(metric.id, metric.owner).map_or(both(metric.id, metric.id), |names| names.name)
}

/// The heading of a chart.
#[must_use]
pub const fn chart_name(chart: ChartId) -> Both {
    match chart {
        ChartId::Fps => both("帧率", "Frame rate"),
        ChartId::FrameInterval => both("最长帧间隔", "Longest frame interval"),
        ChartId::Lag => both("卡顿时长", "Stall time"),
        ChartId::LagRatio => both("各段连接卡顿率", "Stall ratio per connection"),
        ChartId::NetworkLatency => both("网络时延", "Network latency"),
        ChartId::VideoLatency => both("视频时延", "Video latency"),
        ChartId::ControlLatency => both("控制时延", "Control latency"),
        ChartId::StageCost => both("各环节耗时", "Stage cost"),
        ChartId::Rate => both("码率", "Bit rate"),
        ChartId::LinkShare => both("发送码率的链路占比", "Link share of sent rate"),
        ChartId::Nack => both("重传请求", "Retransmission requests"),
        ChartId::Lost => both("丢包率", "Packet loss"),
        ChartId::LinkRtt => both("各链路往返时延", "Round trip per link"),
        ChartId::Host => both("CPU 与内存", "CPU and memory"),
    }
}

/// The same of any chart: an array that nobody knows has the name that it was sent under.
#[must_use]
pub fn chart_title(chart: Option<ChartId>, name: &str, lang: Lang) -> String {
    match chart {
        Some(chart) => chart_name(chart).get(lang).to_owned(),
        None => name.trim_start_matches("other:").to_owned(),
    }
}

/// What stands behind the heading in grey: the unit, and per what.
#[must_use]
pub const fn chart_unit(chart: ChartId) -> Both {
    match chart {
        ChartId::Fps => both("fps", "fps"),
        ChartId::Lag => both("ms 每样本", "ms per sample"),
        ChartId::FrameInterval
        | ChartId::NetworkLatency
        | ChartId::VideoLatency
        | ChartId::ControlLatency
        | ChartId::StageCost
        | ChartId::LinkRtt => both("ms", "ms"),
        ChartId::Rate => both("kbps", "kbps"),
        ChartId::LagRatio | ChartId::LinkShare | ChartId::Lost | ChartId::Host => both("%", "%"),
        ChartId::Nack => both("每样本", "per sample"),
    }
}

/// The heading of a group of charts.
#[must_use]
pub const fn group_name(group: Group) -> Both {
    match group {
        Group::Smoothness => both("流畅度", "Smoothness"),
        Group::Latency => both("时延", "Latency"),
        Group::Throughput => both("吞吐", "Throughput"),
        Group::Loss => both("丢包", "Loss"),
        Group::Links => both("链路", "Links"),
        Group::Host => both("主机", "Host"),
        Group::Other => both("其他", "Other"),
    }
}

/// The name of a device: its end, numbered where several devices are the same end; an unknown `DeviceType` as it is.
#[must_use]
pub fn device_name(devices: &[Device], index: usize, lang: Lang) -> String {
    let name = |device: &Device| match device.role {
        Role::Field => both("现场", "Field").get(lang).to_owned(),
        Role::Remote => both("远端", "Remote").get(lang).to_owned(),
        Role::Other if device.device_type.is_empty() => both("设备", "Device").get(lang).to_owned(),
        Role::Other => device.device_type.clone(),
    };
    let Some(own) = devices.get(index).map(name) else {
        return String::new();
    };
    let namesakes =
        |devices: &[Device]| devices.iter().filter(|device| name(device) == own).count();
    if namesakes(devices) > 1 {
        format!("{own} {}", namesakes(&devices[..=index]))
    } else {
        own
    }
}

/// The name of a link.
#[must_use]
pub fn link_name(net_id: i64, lang: Lang) -> String {
    format!("{} {net_id}", both("链路", "Link").get(lang))
}

/// The name of a series in the legend of its chart.
///
/// No more than tells it from its neighbours: the device where both ends may have such a series or several devices do,
/// the link, and what is peculiar to the metric.
#[must_use]
pub fn series_label(devices: &[Device], index: usize, key: &SeriesKey, lang: Lang) -> String {
    let Some(device) = devices.get(index) else {
        return String::new();
    };
    let owner = if key.link.is_some() {
        Owner::Link
    } else {
        Owner::Device
    };
    let names = names(&key.metric, owner);
    let is_shared = devices.iter().enumerate().any(|(other, device)| {
        let has_link = |id| device.links.iter().any(|link| link.net_id == id);
        other != index
            && (device.series(&key.metric, key.link).is_some() || key.link.is_some_and(has_link))
    });
    let says_device = key.link.is_none() && names.is_none_or(|names| names.says_device);

    let device_name = (says_device || is_shared).then(|| device_name(devices, index, lang));
    let link_name = key.link.map(|net_id| link_name(net_id, lang));
    let part = names
        .and_then(|names| names.part(device.role))
        .map(|part| part.get(lang).to_owned());
    join([device_name, link_name, part], lang)
}

/// What a metric is called, and what of it the legend of its chart says.
struct Names {
    id: &'static str,
    owner: Owner,
    name: Both,
    part: Part,
    says_device: bool,
}

/// What tells a series from the others of its device in the same chart.
enum Part {
    /// Nothing: it is the only one.
    Nothing,
    /// The same at both ends.
    Same(Both),
    /// What the field sends, the remote receives.
    SentReceived,
}

const SENT: Both = both("发送", "sent");
const RECEIVED: Both = both("接收", "received");

impl Names {
    const fn part(&self, role: Role) -> Option<Both> {
        match (&self.part, role) {
            (Part::Same(part), _) => Some(*part),
            (Part::SentReceived, Role::Field) => Some(SENT),
            (Part::SentReceived, Role::Remote) => Some(RECEIVED),
            (Part::SentReceived, Role::Other) | (Part::Nothing, _) => None,
        }
    }
}

fn names(id: &str, owner: Owner) -> Option<&'static Names> {
    NAMES
        .iter()
        .find(|names| names.id == id && names.owner == owner)
}

/// Chinese sets the parts side by side, English with commas and, after the first, without capitals.
fn join(parts: [Option<String>; 3], lang: Lang) -> String {
    let mut label = String::new();
    for part in parts.into_iter().flatten() {
        match lang {
            _ if label.is_empty() => label = part,
            Lang::Zh => label = format!("{label} {part}"),
            Lang::En => label = format!("{label}, {}", uncapitalised(&part)),
        }
    }
    label
}

/// `Target` becomes `target`, `CPU` stays.
fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first)
            if !letters
                .as_str()
                .starts_with(|second: char| second.is_ascii_uppercase()) =>
        {
            format!("{}{}", first.to_ascii_lowercase(), letters.as_str())
        }
        _ => text.to_owned(),
    }
}

const fn device(id: &'static str, name: Both, part: Part) -> Names {
    Names {
        id,
        owner: Owner::Device,
        name,
        part,
        says_device: true,
    }
}

const fn link(id: &'static str, name: Both, part: Part) -> Names {
    Names {
        owner: Owner::Link,
        ..device(id, name, part)
    }
}

/// Only one end measures it, so that its name alone is enough.
const fn one_end(id: &'static str, name: Both, part: Both) -> Names {
    Names {
        says_device: false,
        ..device(id, name, Part::Same(part))
    }
}

const OVER_100: Both = both("超过 100 ms", "over 100 ms");
const OVER_150: Both = both("超过 150 ms", "over 150 ms");

#[rustfmt::skip]
const NAMES: &[Names] = &[
    device("Fps", both("帧率", "Frame rate"), Part::Nothing),
    device("MaxFrameDelta", both("最长帧间隔", "Longest frame interval"), Part::Nothing),
    device("FrameDelta", both("平均帧间隔", "Mean frame interval"), Part::Same(both("平均", "mean"))),
    one_end("Lag100Duration", both("卡顿时长（超过 100 ms）", "Stall time over 100 ms"), OVER_100),
    one_end("Lag150Duration", both("卡顿时长（超过 150 ms）", "Stall time over 150 ms"), OVER_150),
    one_end("K100", both("卡顿率（超过 100 ms）", "Stall ratio over 100 ms"), OVER_100),
    one_end("K150", both("卡顿率（超过 150 ms）", "Stall ratio over 150 ms"), OVER_150),
    device("NetworkLatency", both("网络时延", "Network latency"), Part::Nothing),
    device("VideoLatency", both("视频时延", "Video latency"), Part::Nothing),
    device("ControlLatency", both("控制时延", "Control latency"), Part::Nothing),
    device("CaptureCost", both("采集耗时", "Capture cost"), Part::Same(both("采集", "capture"))),
    device("EncodeCost", both("编码耗时", "Encode cost"), Part::Same(both("编码", "encode"))),
    device("DecodeCost", both("解码耗时", "Decode cost"), Part::Same(both("解码", "decode"))),
    device("RenderCost", both("渲染耗时", "Render cost"), Part::Same(both("渲染", "render"))),
    device("Rate", both("码率", "Bit rate"), Part::SentReceived),
    one_end("BitRateEstimate", both("目标码率", "Target bit rate"), both("目标码率", "Target")),
    one_end("TotalBitrateEstimate", both("链路带宽估计", "Link bandwidth estimate"), both("链路估计", "Link estimate")),
    link("SendBps", both("链路发送码率", "Rate sent by a link"), Part::Same(SENT)),
    link("RecvBps", both("链路接收码率", "Rate received by a link"), Part::Same(RECEIVED)),
    link("LinkShare", both("发送码率的链路占比", "Link share of sent rate"), Part::Nothing),
    device("NackIncrement", both("重传请求", "Retransmission requests"), Part::Nothing),
    device("NACK", both("重传请求累计", "Retransmission requests, running total"), Part::Same(both("累计", "running total"))),
    device("Lost", both("丢包率", "Packet loss"), Part::Nothing),
    link("Lost", both("链路丢包率", "Packet loss of a link"), Part::Nothing),
    link("Rtt", both("链路往返时延", "Round trip of a link"), Part::Nothing),
    device("CpuUsed", both("CPU 占用", "CPU load"), Part::Same(both("CPU", "CPU"))),
    device("MemUsed", both("内存占用", "Memory in use"), Part::Same(both("内存", "memory"))),
];

#[cfg(test)]
mod tests {
    use super::{NAMES, chart_unit, device_name, series_label};
    use crate::model::{Device, Link, METRICS, Role, Series, SeriesKey};
    use crate::text::Lang;

    fn device(device_type: &str, metrics: &[(&'static str, Option<i64>)]) -> Device {
        let key = |(metric, link): &(&'static str, Option<i64>)| SeriesKey {
            metric: (*metric).into(),
            link: *link,
        };
        Device {
            role: Role::from_device_type(device_type),
            device_type: device_type.to_owned(),
            links: metrics
                .iter()
                .filter_map(|(_, link)| *link)
                .map(|net_id| Link {
                    net_id,
                    ..Link::default()
                })
                .collect(),
            series: metrics
                .iter()
                .map(|name| Series {
                    key: key(name),
                    values: Vec::new(),
                })
                .collect(),
            ..Device::default()
        }
    }

    #[test]
    fn the_names_are_those_of_the_table() {
        let table: Vec<_> = METRICS
            .iter()
            .map(|metric| (metric.id, metric.owner))
            .collect();
        let named: Vec<_> = NAMES.iter().map(|names| (names.id, names.owner)).collect();
        assert_eq!(named, table);
    }

    #[test]
    fn a_heading_has_the_unit_of_its_metrics() {
        for row in METRICS {
            let unit = chart_unit(row.chart).en;
            let symbol = row.unit.symbol();
            assert!(unit.starts_with(symbol), "{}: {unit}", row.id);
        }
    }

    #[test]
    fn devices_are_numbered_only_where_they_are_several() {
        let devices = ["field", "remote", "Remote", "abc", "", "<b>"].map(|kind| device(kind, &[]));
        let names = |lang| [0, 1, 2, 3, 4, 5, 6].map(|index| device_name(&devices, index, lang));
        assert_eq!(
            names(Lang::Zh),
            ["现场", "远端 1", "远端 2", "abc", "设备", "<b>", ""]
        );
        assert_eq!(
            names(Lang::En),
            ["Field", "Remote 1", "Remote 2", "abc", "Device", "<b>", ""]
        );
    }

    /// The label of the last device's last series.
    fn check(devices: &[Device], zh: &str, en: &str) {
        let index = devices.len() - 1;
        let key = &devices[index].series.last().expect("a series to name").key;
        let found = [Lang::Zh, Lang::En].map(|lang| series_label(devices, index, key, lang));
        assert_eq!(found, [zh, en], "{key:?}");
    }

    #[test]
    fn labels_of_a_pair() {
        let cases = [
            ("field", "Fps", None, "现场", "Field"),
            ("remote", "MaxFrameDelta", None, "远端", "Remote"),
            ("remote", "FrameDelta", None, "远端 平均", "Remote, mean"),
            (
                "remote",
                "Lag100Duration",
                None,
                "超过 100 ms",
                "over 100 ms",
            ),
            ("remote", "K150", None, "超过 150 ms", "over 150 ms"),
            ("field", "EncodeCost", None, "现场 编码", "Field, encode"),
            ("remote", "DecodeCost", None, "远端 解码", "Remote, decode"),
            ("field", "Rate", None, "现场 发送", "Field, sent"),
            ("remote", "Rate", None, "远端 接收", "Remote, received"),
            ("abc", "Rate", None, "abc", "abc"),
            ("field", "BitRateEstimate", None, "目标码率", "Target"),
            (
                "field",
                "TotalBitrateEstimate",
                None,
                "链路估计",
                "Link estimate",
            ),
            ("field", "SendBps", Some(0), "链路 0 发送", "Link 0, sent"),
            (
                "field",
                "RecvBps",
                Some(1),
                "链路 1 接收",
                "Link 1, received",
            ),
            ("field", "LinkShare", Some(0), "链路 0", "Link 0"),
            ("field", "Lost", Some(1), "链路 1", "Link 1"),
            ("field", "Lost", None, "现场", "Field"),
            ("remote", "NackIncrement", None, "远端", "Remote"),
            ("remote", "NACK", None, "远端 累计", "Remote, running total"),
            ("field", "CpuUsed", None, "现场 CPU", "Field, CPU"),
            ("field", "MemUsed", None, "现场 内存", "Field, memory"),
            ("field", "Mystery", None, "现场", "Field"),
        ];
        for (device_type, metric, link, zh, en) in cases {
            check(&[device(device_type, &[(metric, link)])], zh, en);
        }
    }

    #[test]
    fn labels_name_the_device_where_two_have_such_a_series() {
        let twice = |device_type: &str, metric, link| {
            [
                device(device_type, &[(metric, link)]),
                device(device_type, &[(metric, link)]),
            ]
        };
        check(&twice("remote", "Fps", None), "远端 2", "Remote 2");
        check(
            &twice("remote", "Lag100Duration", None),
            "远端 2 超过 100 ms",
            "Remote 2, over 100 ms",
        );
        check(
            &twice("field", "BitRateEstimate", None),
            "现场 2 目标码率",
            "Field 2, target",
        );
        check(
            &[
                device("field", &[("Rtt", Some(0))]),
                device("remote", &[("LinkShare", Some(0))]),
            ],
            "远端 链路 0",
            "Remote, link 0",
        );
    }
}
