//! Names of metrics, charts, groups and devices.

use super::{Lang, Message, key};
use crate::lang::key::metrics::{OVER_100, OVER_150, RECEIVED, SENT};
use crate::model::{ChartId, Device, Group, Metric, Owner, Role, SeriesKey};

/// The full name of a metric, as in its help.
#[must_use]
pub fn metric_name(metric: &Metric, lang: Lang) -> &'static str {
    names(metric.id, metric.owner).map_or(metric.id, |names| names.name.get(lang))
}

/// The heading of a chart.
#[must_use]
pub const fn chart_name(chart: ChartId) -> Message {
    match chart {
        ChartId::Fps => key::metrics::CHART_FPS,
        ChartId::FrameInterval => key::metrics::CHART_FRAME_INTERVAL,
        ChartId::Lag => key::metrics::CHART_LAG,
        ChartId::LagRatio => key::metrics::CHART_LAG_RATIO,
        ChartId::NetworkLatency => key::metrics::CHART_NETWORK_LATENCY,
        ChartId::VideoLatency => key::metrics::CHART_VIDEO_LATENCY,
        ChartId::ControlLatency => key::metrics::CHART_CONTROL_LATENCY,
        ChartId::StageCost => key::metrics::CHART_STAGE_COST,
        ChartId::Rate => key::metrics::CHART_RATE,
        ChartId::LinkShare => key::metrics::CHART_LINK_SHARE,
        ChartId::Nack => key::metrics::CHART_NACK,
        ChartId::Lost => key::metrics::CHART_LOST,
        ChartId::LinkRtt => key::metrics::CHART_LINK_RTT,
        ChartId::Host => key::metrics::CHART_HOST,
    }
}

/// The heading of any chart: an unknown array has the name that was sent.
#[must_use]
pub fn chart_title(chart: Option<ChartId>, name: &str, lang: Lang) -> String {
    match chart {
        Some(chart) => chart_name(chart).get(lang).to_owned(),
        None => name.trim_start_matches("other:").to_owned(),
    }
}

/// The grey text after the heading: the unit, and per what.
#[must_use]
pub const fn chart_unit(chart: ChartId) -> Message {
    match chart {
        ChartId::Fps => key::metrics::CHART_UNIT_FPS,
        ChartId::Lag => key::metrics::CHART_UNIT_LAG,
        ChartId::FrameInterval
        | ChartId::NetworkLatency
        | ChartId::VideoLatency
        | ChartId::ControlLatency
        | ChartId::StageCost
        | ChartId::LinkRtt => key::metrics::CHART_UNIT_FRAME_INTERVAL,
        ChartId::Rate => key::metrics::CHART_UNIT_RATE,
        ChartId::LagRatio | ChartId::LinkShare | ChartId::Lost | ChartId::Host => {
            key::metrics::CHART_UNIT_LAG_RATIO
        }
        ChartId::Nack => key::metrics::CHART_UNIT_NACK,
    }
}

/// The heading of a group of charts.
#[must_use]
pub const fn group_name(group: Group) -> Message {
    match group {
        Group::Smoothness => key::metrics::GROUP_SMOOTHNESS,
        Group::Latency => key::metrics::GROUP_LATENCY,
        Group::Throughput => key::metrics::GROUP_THROUGHPUT,
        Group::Loss => key::metrics::GROUP_LOSS,
        Group::Links => key::metrics::GROUP_LINKS,
        Group::Host => key::metrics::GROUP_HOST,
        Group::Other => key::metrics::GROUP_OTHER,
    }
}

/// The name of a device: its end, numbered where several devices are the same end; an unknown `DeviceType` as sent.
#[must_use]
pub fn device_name(devices: &[Device], index: usize, lang: Lang) -> String {
    let name = |device: &Device| match device.role {
        Role::Field => key::metrics::DEVICE_FIELD.get(lang).to_owned(),
        Role::Remote => key::metrics::DEVICE_REMOTE.get(lang).to_owned(),
        Role::Other if device.device_type.is_empty() => {
            key::metrics::DEVICE_OTHER.get(lang).to_owned()
        }
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
    format!("{} {net_id}", key::metrics::LINK.get(lang))
}

/// The name of a series in the legend of its chart.
///
/// Only what distinguishes it in its chart: the device where several may have such a series, the link, and the metric's own part.
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
    let shows_device = key.link.is_none() && names.is_none_or(|names| names.shows_device);

    let device_name = (shows_device || is_shared).then(|| device_name(devices, index, lang));
    let link_name = key.link.map(|net_id| link_name(net_id, lang));
    let part = names
        .and_then(|names| names.part(device.role))
        .map(|part| part.get(lang).to_owned());
    join([device_name, link_name, part], lang)
}

/// The name of a metric, and its part in the legend of its chart.
struct Names {
    id: &'static str,
    owner: Owner,
    name: Message,
    part: Part,
    shows_device: bool,
}

/// What distinguishes a series from others of its device in the same chart.
enum Part {
    /// Nothing: it is the only one.
    Nothing,
    /// The same at both ends.
    Same(Message),
    /// What the field sends, the remote receives.
    SentReceived,
}

impl Names {
    const fn part(&self, role: Role) -> Option<Message> {
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

/// Joins the parts in the order and style of the language, without capitals after the first.
fn join(parts: [Option<String>; 3], lang: Lang) -> String {
    let mut label = String::new();
    for part in parts.into_iter().flatten() {
        label = if label.is_empty() {
            part
        } else {
            key::metrics::JOIN.with(lang, &[("first", &label), ("next", &uncapitalised(&part))])
        };
    }
    label
}

/// `Target` becomes `target`, `CPU` stays.
pub(super) fn uncapitalised(text: &str) -> String {
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

const fn device(id: &'static str, name: Message, part: Part) -> Names {
    Names {
        id,
        owner: Owner::Device,
        name,
        part,
        shows_device: true,
    }
}

const fn link(id: &'static str, name: Message, part: Part) -> Names {
    Names {
        owner: Owner::Link,
        ..device(id, name, part)
    }
}

/// Measured by one end only: the device is not named.
const fn one_end(id: &'static str, name: Message, part: Message) -> Names {
    Names {
        shows_device: false,
        ..device(id, name, Part::Same(part))
    }
}

#[rustfmt::skip]
const NAMES: &[Names] = &[
    device("Fps", key::metrics::FPS, Part::Nothing),
    device("MaxFrameDelta", key::metrics::MAX_FRAME_DELTA, Part::Nothing),
    device("FrameDelta", key::metrics::FRAME_DELTA, Part::Same(key::metrics::FRAME_DELTA_SHORT)),
    one_end("Lag100Duration", key::metrics::LAG100_DURATION, OVER_100),
    one_end("Lag150Duration", key::metrics::LAG150_DURATION, OVER_150),
    one_end("K100", key::metrics::K100, OVER_100),
    one_end("K150", key::metrics::K150, OVER_150),
    device("NetworkLatency", key::metrics::NETWORK_LATENCY, Part::Nothing),
    device("VideoLatency", key::metrics::VIDEO_LATENCY, Part::Nothing),
    device("ControlLatency", key::metrics::CONTROL_LATENCY, Part::Nothing),
    device("CaptureCost", key::metrics::CAPTURE_COST, Part::Same(key::metrics::CAPTURE_SHORT)),
    device("EncodeCost", key::metrics::ENCODE_COST, Part::Same(key::metrics::ENCODE_SHORT)),
    device("DecodeCost", key::metrics::DECODE_COST, Part::Same(key::metrics::DECODE_SHORT)),
    device("RenderCost", key::metrics::RENDER_COST, Part::Same(key::metrics::RENDER_SHORT)),
    device("Rate", key::metrics::RATE, Part::SentReceived),
    one_end("BitRateEstimate", key::metrics::BIT_RATE_ESTIMATE, key::metrics::BIT_RATE_ESTIMATE_SHORT),
    one_end("TotalBitrateEstimate", key::metrics::TOTAL_BITRATE_ESTIMATE, key::metrics::TOTAL_BITRATE_ESTIMATE_SHORT),
    link("SendBps", key::metrics::SEND_BPS, Part::Same(SENT)),
    link("RecvBps", key::metrics::RECV_BPS, Part::Same(RECEIVED)),
    link("LinkShare", key::metrics::LINK_SHARE, Part::Nothing),
    device("NackIncrement", key::metrics::NACK_INCREMENT, Part::Nothing),
    device("NACK", key::metrics::NACK_TOTAL, Part::Same(key::metrics::RUNNING_TOTAL_SHORT)),
    device("Lost", key::metrics::LOST, Part::Nothing),
    link("Lost", key::metrics::LINK_LOST, Part::Nothing),
    link("Rtt", key::metrics::RTT, Part::Nothing),
    device("CpuUsed", key::metrics::CPU_USED, Part::Same(key::metrics::CPU_USED_SHORT)),
    device("MemUsed", key::metrics::MEM_USED, Part::Same(key::metrics::MEMORY_SHORT)),
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
            let unit = chart_unit(row.chart).get(Lang::EN);
            let symbol = row.unit.symbol();
            assert!(unit.starts_with(symbol), "{}: {unit}", row.id);
        }
    }

    #[test]
    fn devices_are_numbered_only_where_they_are_several() {
        let devices = ["field", "remote", "Remote", "abc", "", "<b>"].map(|kind| device(kind, &[]));
        let names = |lang| [0, 1, 2, 3, 4, 5, 6].map(|index| device_name(&devices, index, lang));
        assert_eq!(
            names(Lang::ZH_CN),
            ["现场", "远端 1", "远端 2", "abc", "设备", "<b>", ""]
        );
        assert_eq!(
            names(Lang::EN),
            ["Field", "Remote 1", "Remote 2", "abc", "Device", "<b>", ""]
        );
    }

    /// The label of the last device's last series.
    fn check(devices: &[Device], zh: &str, en: &str) {
        let index = devices.len() - 1;
        let key = &devices[index].series.last().expect("a series to name").key;
        let found = [Lang::ZH_CN, Lang::EN].map(|lang| series_label(devices, index, key, lang));
        assert_eq!(found, [zh, en], "{key:?}");
    }

    #[test]
    fn labels_of_a_pair() {
        let cases = [
            ("field", "Fps", None, "现场", "Field"),
            ("remote", "MaxFrameDelta", None, "远端", "Remote"),
            ("remote", "FrameDelta", None, "远端 平均", "Remote, mean"),
            ("remote", "Lag100Duration", None, "超过 100 ms", "> 100 ms"),
            ("remote", "K150", None, "超过 150 ms", "> 150 ms"),
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
                "带宽估计",
                "Bandwidth",
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
            "Remote 2, > 100 ms",
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
