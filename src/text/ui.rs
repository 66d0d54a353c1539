//! The words around the charts.

use super::number::number;
use super::{Both, Lang, both};

/// At rest: the median of the window.
pub const MEDIAN: Both = both("中位数", "median");
/// At rest: the 95th percentile.
pub const P95: Both = both("p95", "p95");
/// Lowest to highest value.
pub const RANGE: Both = both("范围", "range");
/// Number of samples.
pub const SAMPLES: Both = both("样本", "samples");
/// First to last sample of a device.
pub const DATA: Both = both("数据", "data");
/// SDK version and mode.
pub const SDK: Both = both("SDK", "SDK");
/// Size of the picture.
pub const PICTURE: Both = both("画面", "picture");
/// Network cards.
pub const NETWORK: Both = both("网络", "network");
/// Stall time beyond 100 ms.
pub const STALLS_100: Both = both("卡顿 > 100 ms", "stalls > 100 ms");
/// Stall time beyond 150 ms.
pub const STALLS_150: Both = both("卡顿 > 150 ms", "stalls > 150 ms");
/// The lane of links.
pub const VIDEO_VIA: Both = both("视频经由", "Video via");
/// What the strip under network latency means.
pub const STRIP: Both = both(
    "底部色带：承载视频的链路",
    "strip: link that carries the video",
);
/// What the thick line means.
pub const THICK: Both = both("粗线 = 承载视频", "thick = carries the video");
/// Series that can be drawn as well.
pub const ON_REQUEST: Both = both("还可显示", "also");
/// Series that are always zero.
pub const ALWAYS_ZERO: Both = both("恒为 0", "always 0");
/// Opens the explanation of a chart.
pub const HELP: Both = both("说明", "What is this?");
/// Opens the table of a chart.
pub const TABLE: Both = both("数据表", "Data table");
/// Closes a panel.
pub const CLOSE: Both = both("关闭", "Close");
/// The page before.
pub const PREVIOUS: Both = both("上一页", "Previous");
/// The page after.
pub const NEXT: Both = both("下一页", "Next");
/// Column of times.
pub const TIME: Both = both("时间", "time");
/// The charts as a whole, for a screen reader.
pub const CHARTS: Both = both("会话图表", "Session charts");
/// The overview, for a screen reader.
pub const OVERVIEW: Both = both("会话总览", "Session overview");
/// Statistics include bursts.
pub const BURSTS_STAY: Both = both("统计值包含突发样本", "Bursts stay in the statistics");
/// Clocks are not compared.
pub const CLOCKS: Both = both(
    "两台设备的时钟未经比对",
    "Clocks of the devices are not compared",
);
/// Request id of the answer.
pub const REQUEST_ID: Both = both("请求 ID", "Request ID");
/// Project.
pub const PROJECT: Both = both("项目", "Project");
/// Fields that nobody knows.
pub const EXTRAS: Both = both("未识别的字段", "Fields that are not documented");
/// Nothing was repaired.
pub const NO_NOTES: Both = both("没有数据说明", "No data notes");
/// Help: what one value counts.
pub const UNIT: Both = both("单位", "Unit");
/// Help: what it means.
pub const MEANING: Both = both("含义", "Meaning");
/// Help: stated by Tencent.
pub const DOCUMENTED: Both = both("文档", "documented");
/// Help: found by this project.
pub const INFERRED: Both = both("推断", "inferred");
/// Help: when nothing was measured.
pub const MISSING: Both = both("缺失", "Missing");
/// Help: reference values.
pub const REFERENCE: Both = both("参考", "Reference");
/// Help: where it comes from.
pub const SOURCE: Both = both("来源", "Source");
/// Help: numbers of this session.
pub const THIS_SESSION: Both = both("本会话", "This session");
/// One network only.
pub const SINGLE_NETWORK: Both = both("单网", "1 link");

/// `30, every 2 s` and, where there are several, `in 7 connections`.
#[must_use]
pub fn samples(count: usize, step_seconds: Option<f64>, connections: usize, lang: Lang) -> String {
    let count = number(count as f64, 0);
    match (lang, step_seconds) {
        (Lang::Zh, _) if connections > 1 => format!("{count} 个，{connections} 段连接"),
        (Lang::En, _) if connections > 1 => format!("{count} in {connections} connections"),
        (Lang::Zh, Some(step)) => format!("{count} 个，每 {step} 秒"),
        (Lang::En, Some(step)) => format!("{count}, every {step} s"),
        (Lang::Zh, None) => format!("{count} 个"),
        (Lang::En, None) => count,
    }
}

/// `1280 × 720 of 1920 × 1536`.
#[must_use]
pub fn picture(actual: &str, configured: Option<&str>, lang: Lang) -> String {
    match (lang, configured) {
        (_, None) => actual.to_owned(),
        (Lang::Zh, Some(configured)) => format!("{actual}（配置 {configured}）"),
        (Lang::En, Some(configured)) => format!("{actual} of {configured}"),
    }
}

/// `2 links`.
#[must_use]
pub fn links(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 条链路"),
        Lang::En if count == 1 => "1 link".to_owned(),
        Lang::En => format!("{count} links"),
    }
}

/// `no field data after 16:20:27`.
#[must_use]
pub fn no_data_after(device: &str, time: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{time} 之后没有{device}数据"),
        Lang::En => format!("no {} data after {time}", device.to_ascii_lowercase()),
    }
}

/// `5 data notes`.
#[must_use]
pub fn notes(count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{count} 条数据说明"),
        Lang::En if count == 1 => "1 data note".to_owned(),
        Lang::En => format!("{count} data notes"),
    }
}

/// `Rows 201–400 of 43,200`.
#[must_use]
pub fn rows(from: &str, to: &str, of: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("第 {from}–{to} 行，共 {of} 行"),
        Lang::En => format!("Rows {from}–{to} of {of}"),
    }
}

/// One series in a sentence, for a screen reader: `Field: median 19 fps, 15–21, 28 samples`.
#[must_use]
pub fn summary(series: &str, median: &str, range: &str, count: usize, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{series}：中位数 {median}，范围 {range}，{count} 个样本"),
        Lang::En => format!("{series}: median {median}, {range}, {count} samples"),
    }
}

/// Devices without a single sample.
pub const NO_SAMPLES: Both = both(
    "这次会话没有任何样本：设备在列，但各个数组都是空的。请确认 `StartTime`、`EndTime` 的范围，或稍后重新获取。",
    "This session holds no samples: the devices are listed, but every array is empty. Check the range of `StartTime` and `EndTime`, or fetch it again later.",
);

/// Help of an array that nobody knows.
pub const UNKNOWN_METRIC: Both = both(
    "文档中没有这个数组。按原值绘出，单位未知，负数也视为有效值。",
    "No documentation knows this array. Drawn as it was sent: its unit is unknown, and negative values count.",
);

/// `Field: median 63 · p95 91 · max 102; 31 samples`.
#[must_use]
pub fn in_this_session(
    series: &str,
    [median, p95, max]: [&str; 3],
    count: &str,
    lang: Lang,
) -> String {
    match lang {
        Lang::Zh => format!("{series}：中位数 {median} · p95 {p95} · 最大 {max}；{count} 个样本"),
        Lang::En => format!("{series}: median {median} · p95 {p95} · max {max}; {count} samples"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;

    #[test]
    fn sentences_are_in_their_own_language() {
        for lang in [Lang::Zh, Lang::En] {
            for text in [
                samples(43_200, Some(2.0), 1, lang),
                samples(40, Some(2.0), 7, lang),
                no_data_after("Field", "16:20:27", lang).replace("Field", ""),
                notes(5, lang),
                rows("201", "400", "43,200", lang),
                UNKNOWN_METRIC.get(lang).to_owned(),
                BURSTS_STAY.get(lang).to_owned(),
                CLOCKS.get(lang).to_owned(),
            ] {
                proofread(&text.replace("  ", " "), lang);
            }
        }
    }

    #[test]
    fn counts_read_well() {
        assert_eq!(
            samples(43_200, None, 224, Lang::En),
            "43,200 in 224 connections"
        );
        assert_eq!(samples(30, Some(2.0), 1, Lang::Zh), "30 个，每 2 秒");
        assert_eq!(notes(1, Lang::En), "1 data note");
        assert_eq!(links(1, Lang::En), "1 link");
    }
}
