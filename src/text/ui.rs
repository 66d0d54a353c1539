//! The words around the charts.

use super::number::number;
use super::{Both, Lang, both};

/// At rest: the median of the window.
pub const MEDIAN: Both = both("中位数", "median");
/// At rest: the 95th percentile.
pub const P95: Both = both("p95", "p95");
/// The 99th percentile.
pub const P99: Both = both("p99", "p99");
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
/// Moves a chart or a group past the one above.
pub const MOVE_UP: Both = both("上移", "Move up");
/// Shows the selected stretch in the whole width.
pub const ZOOM_SELECTION: Both = both("放大所选时段", "Zoom to the selection");
/// Every number of the selected stretch.
pub const STATISTICS: Both = both("所选时段的统计", "Statistics of the selection");
/// Shows everything.
pub const WHOLE_SESSION: Both = both("看整个会话", "Whole session");
/// Field for a time.
pub const GO_TO: Both = both("跳到时间", "Go to time");
/// What was typed is no time of the session.
pub const NO_SUCH_TIME: Both = both(
    "不是本会话内的时间，例如 16:20:05 或 +95（开始后秒数）。",
    "Not a time of this session. Try 16:20:05, or +95 for seconds since it began.",
);
/// Pins the instant that is read as the first one.
pub const PIN_A: Both = both("标记为 A", "Pin as A");
/// Pins the instant that is read as the one to compare with.
pub const PIN_B: Both = both("标记为 B", "Pin as B");
/// Selects the stretch between the pins.
pub const SELECT_BETWEEN: Both = both("选取 A 到 B 的时段", "Select from A to B");
/// Steps to the sample before.
pub const PREVIOUS_SAMPLE: Both = both("上一个样本", "Previous sample");
/// Steps to the sample after.
pub const NEXT_SAMPLE: Both = both("下一个样本", "Next sample");
/// Takes cursor and pins away.
pub const CLEAR: Both = both("清除标记", "Clear");
/// Opens the list of what can be taken away.
pub const EXPORT: Both = both("导出", "Export");
/// Leaves out what tells whose session it was.
pub const MASK: Both = both("隐去 ID 与 IP 地址", "Mask ids and IP addresses");
/// What can be taken away: kind as programs call it, name, what it is.
pub const EXPORTS: [(&str, Both, Both); 6] = [
    (
        "html",
        both("HTML 报告", "HTML report"),
        both(
            "整个会话在一个文件里，可交互，离线可看",
            "the whole session in one file, interactive, offline",
        ),
    ),
    (
        "png",
        same("PNG"),
        both(
            "所见图表，两倍像素",
            "the visible charts, at twice the pixels",
        ),
    ),
    (
        "svg",
        same("SVG"),
        both("所见图表，矢量", "the visible charts, as vectors"),
    ),
    (
        "csv",
        same("CSV"),
        both(
            "窗口内的样本，每行一个",
            "samples of the window, one a line",
        ),
    ),
    (
        "json",
        same("JSON"),
        both("报告与窗口内的数据", "report, and data of the window"),
    ),
    (
        "text",
        same("Markdown"),
        both("结论，贴进工单", "the verdict, for a ticket"),
    ),
];
/// The panel in which a person says from where on a value counts.
pub const THRESHOLDS: Both = both("阈值", "Thresholds");
/// What that panel does.
pub const THRESHOLDS_WHAT: Both = both(
    "每次修改都会立即重新判定，图中的限值线随之移动。",
    "Each change judges anew at once; the lines on the charts follow.",
);
/// The usual value again.
pub const RESET: Both = both("恢复", "Reset");
/// All usual values again.
pub const RESET_ALL: Both = both("全部恢复", "Reset all");

/// Limits that are rarely set.
pub const MORE_LIMITS: Both = both("更多阈值", "More limits");
/// `default 200 ms`.
#[must_use]
pub fn usually(value: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("默认 {value}"),
        Lang::En => format!("default {value}"),
    }
}

/// Of what was typed nothing can be made; what is in force stays so.
#[must_use]
pub fn no_threshold(in_force: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("请输入大于 0 的数；仍按 {in_force} 判定。"),
        Lang::En => format!("Type a number above 0; {in_force} still counts."),
    }
}

/// `12 findings, 14 before`.
#[must_use]
pub fn findings_counted(count: usize, before: Option<usize>, lang: Lang) -> String {
    let now = match lang {
        Lang::Zh => format!("{count} 条发现"),
        Lang::En if count == 1 => "1 finding".to_owned(),
        Lang::En => format!("{count} findings"),
    };
    match (lang, before) {
        (_, None) => now,
        (Lang::Zh, Some(before)) => format!("{now}，此前 {before} 条"),
        (Lang::En, Some(before)) => format!("{now}, {before} before"),
    }
}

/// The sentence and the findings, for a screen reader.
pub const VERDICT: Both = both("结论", "Verdict");
/// When a finding is about all of the session.
pub const WHOLE_SESSION_NAME: Both = both("整个会话", "whole session");
/// List of keys.
pub const KEYS: Both = both("快捷键", "Keys");
/// Left edge of the frame.
pub const WINDOW_START: Both = both("窗口起点", "Start of the window");
/// Right edge of the frame.
pub const WINDOW_END: Both = both("窗口终点", "End of the window");
/// Folds a chart.
pub const FOLD: Both = both("收起或展开", "Fold or unfold");
/// Column of a table: the series.
pub const SERIES: Both = both("序列", "series");
/// Column of a table: number of measured samples.
pub const COUNT: Both = both("样本数", "n");
/// Column of a table: the least value.
pub const LEAST: Both = both("最小", "min");
/// Column of a table: the greatest value.
pub const GREATEST: Both = both("最大", "max");
/// Column of a table: the arithmetic mean.
pub const MEAN: Both = both("均值", "mean");
/// Column of a table: how long it was beyond the reference value.
pub const BEYOND: Both = both("超限时长", "time beyond limit");
/// Column of a table: change per minute.
pub const SLOPE: Both = both("每分钟变化", "change per min");
/// What to do with a mouse, at the foot of the page.
pub const HINTS: Both = both(
    "拖动：选区 · Ctrl + 滚轮：缩放 · 双击：返回 · ?：全部快捷键",
    "Drag: select · Ctrl + wheel: zoom · double-click: back · ?: all keys",
);

/// Keys and gestures, and what they do, in the order of the list.
pub const KEY_LIST: [(Both, Both); 17] = [
    (
        same("← →"),
        both("上一个、下一个样本", "previous, next sample"),
    ),
    (
        same("Home · End"),
        both(
            "窗口内第一个、最后一个样本",
            "first, last sample of the window",
        ),
    ),
    (same("A · D"), both("左移、右移", "move left, right")),
    (same("W · S · + · −"), both("放大、缩小", "zoom in, out")),
    (same("0"), both("看整个会话", "whole session")),
    (
        same("P"),
        both(
            "标记此刻；再标一处即可比较",
            "pin this instant; a second pin compares",
        ),
    ),
    (same("Enter"), both("放大所选时段", "zoom to the selection")),
    (
        same("Esc"),
        both(
            "逐步撤销：选区、标记、缩放",
            "step back: selection, pins, zoom",
        ),
    ),
    (
        same("Ctrl + Z · Ctrl + Y"),
        both("撤销、重做缩放", "undo, redo the zoom"),
    ),
    (same("G"), both("跳到时间", "go to a time")),
    (
        same("Shift + Enter"),
        both(
            "在图例上：只看该序列",
            "on a legend entry: that series alone",
        ),
    ),
    (
        same("Alt + ↑ · Alt + ↓"),
        both("上移、下移图表或分组", "move the chart or group up, down"),
    ),
    (
        both("Ctrl + 滚轮", "Ctrl + wheel"),
        both("在指针处缩放", "zoom at the pointer"),
    ),
    (both("拖动", "drag"), both("选择时段", "select a stretch")),
    (
        both("Shift + 拖动", "Shift + drag"),
        both("平移", "move the window"),
    ),
    (
        both("双击图表", "double-click a chart"),
        both("返回上一步", "step back"),
    ),
    (
        both("双击图例", "double-click a legend"),
        both("只看这一条", "this series alone"),
    ),
];

const fn same(text: &'static str) -> Both {
    both(text, text)
}

/// Closes a panel.
pub const CLOSE: Both = both("关闭", "Close");
/// The page before.
pub const PREVIOUS: Both = both("上一页", "Previous");
/// The page after.
pub const NEXT: Both = both("下一页", "Next");
/// Column of times.
pub const TIME: Both = both("时间", "time");
/// The overview, for a screen reader.
pub const OVERVIEW: Both = both("会话总览", "Session overview");
/// Ends a sentence.
pub const STOP: Both = both("。", ".");
/// What stands between two sentences.
pub const BETWEEN_SENTENCES: Both = both("", " ");
/// Statistics include bursts.
pub const BURSTS_STAY: Both = both("统计值包含突发样本", "Bursts stay in the statistics");
/// Session.
pub const SESSION_ID: Both = both("会话 ID", "Session ID");
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

/// A device without a date, beside one that has one.
pub const NOT_DRAWN: Both = both("没有开始时间，未绘出", "no start time: not drawn");

/// `11 s selected, 5–6 samples`.
#[must_use]
pub fn selected(length: &str, samples: &str, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("所选 {length}，{samples} 个样本"),
        Lang::En => format!("{length} selected, {samples} samples"),
    }
}

/// The button for charts that show one value only, or none.
#[must_use]
pub fn flat_charts(count: usize, folded: bool, lang: Lang) -> String {
    match (lang, folded) {
        (Lang::Zh, false) => format!("收起 {count} 个无变化的图表"),
        (Lang::Zh, true) => format!("展开 {count} 个无变化的图表"),
        (Lang::En, false) if count == 1 => "Fold 1 chart without change".to_owned(),
        (Lang::En, true) if count == 1 => "Unfold 1 chart without change".to_owned(),
        (Lang::En, false) => format!("Fold {count} charts without change"),
        (Lang::En, true) => format!("Unfold {count} charts without change"),
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

/// One device of the overview in a sentence, for a screen reader: `Remote: 7 connections, 26 s without samples, last sample
/// at 16:21:04.`; `gaps` is how long those are together, if there are any.
#[must_use]
pub fn lane(
    device: &str,
    connections: usize,
    gaps: Option<&str>,
    last: &str,
    lang: Lang,
) -> String {
    match lang {
        Lang::Zh => {
            let gaps = gaps.map_or("没有间断".to_owned(), |gaps| {
                format!("共 {gaps}没有样本")
            });
            format!("{device}：{connections} 段连接，{gaps}，最后一个样本在 {last}。")
        }
        Lang::En => {
            let plural = if connections == 1 { "" } else { "s" };
            let gaps = gaps.map_or("no gaps".to_owned(), |gaps| {
                format!("{gaps} without samples")
            });
            format!("{device}: {connections} connection{plural}, {gaps}, last sample at {last}.")
        }
    }
}

/// A device that has no lane to speak of: `Remote: no start time: not drawn.`
#[must_use]
pub fn empty_lane(device: &str, reason: Both, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{device}：{}。", reason.zh),
        Lang::En => format!("{device}: {}.", reason.en),
    }
}

/// Which links carried the video, each with how long, for a screen reader: `Video via Link 0 for 44 s, Link 1 for 8 s.`
#[must_use]
pub fn video_via(links: &[(String, String)], lang: Lang) -> String {
    let link = |(name, length): &(String, String)| match lang {
        Lang::Zh => format!("{name}（{length}）"),
        Lang::En => format!("{name} for {length}"),
    };
    let links: Vec<String> = links.iter().map(link).collect();
    match lang {
        Lang::Zh => format!("视频经由{}。", links.join("、")),
        Lang::En => format!("Video via {}.", links.join(", ")),
    }
}

/// A device without samples, in the overview.
pub const NO_SAMPLE: Both = both("没有样本", "no samples");

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
            ] {
                proofread(&text.replace("  ", " "), lang);
            }
        }
    }

    #[test]
    fn the_overview_is_told_in_sentences() {
        assert_eq!(
            lane("远端", 7, Some("26 秒"), "16:21:04", Lang::Zh),
            "远端：7 段连接，共 26 秒没有样本，最后一个样本在 16:21:04。"
        );
        assert_eq!(
            lane("Remote", 7, Some("26 s"), "16:21:04", Lang::En),
            "Remote: 7 connections, 26 s without samples, last sample at 16:21:04."
        );
        assert_eq!(
            lane("Field", 1, None, "16:20:27", Lang::En),
            "Field: 1 connection, no gaps, last sample at 16:20:27."
        );
        assert_eq!(
            empty_lane("Remote", NOT_DRAWN, Lang::En),
            "Remote: no start time: not drawn."
        );
        let links = |names: [&str; 2]| names.map(|name| (name.to_owned(), "8 s".to_owned()));
        assert_eq!(
            video_via(&links(["Link 0", "Link 1"]), Lang::En),
            "Video via Link 0 for 8 s, Link 1 for 8 s."
        );
        assert_eq!(
            video_via(&links(["链路 0", "链路 1"]), Lang::Zh),
            "视频经由链路 0（8 s）、链路 1（8 s）。"
        );
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
