//! The words around findings: their list and its filter, what is told of the one that was chosen, the score, and where a picture's time goes.

use super::findings::{blame_name, link_in_sentence};
use super::number::{MISSING, duration, number, with_unit};
use super::{Both, Lang, both, fill};
use crate::derive::judge::{Blame, Budget, Finding, Severity, Verdict};
use crate::model::Unit;
use crate::units::Millis;

/// The row of numbers above the overview.
pub const FINDINGS: Both = both("发现", "Findings");
/// What can be done.
pub const ADVICE: Both = both("建议", "Advice");
/// From where on it counts, and who says so.
pub const LIMIT: Both = both("限值", "Limit");
/// The samples that it rests on.
pub const RESTS_ON: Both = both("依据", "Rests on");
/// Which part.
pub const BLAME: Both = both("责任方", "To blame");
/// What explains it.
pub const CAUSE: Both = both("源于", "Explained by");
/// What it explains.
pub const EFFECTS: Both = both("引起", "Explains");
/// Between two series.
pub const BETWEEN: Both = both("；", "; ");
/// Filter: of any severity.
pub const ANY_SEVERITY: Both = both("全部严重度", "All severities");
/// Filter: of any device.
pub const ANY_DEVICE: Both = both("全部设备", "All devices");
/// Filter: any part was to blame.
pub const ANY_BLAME: Both = both("全部责任方", "All parts");
/// Filter: only what lies in the window.
pub const IN_WINDOW: Both = both("仅窗口内", "In the window");
/// Filter, for a screen reader.
pub const FILTER: Both = both("筛选发现", "Filter findings");

/// `minor and worse`.
#[must_use]
pub const fn at_least(severity: Severity) -> Both {
    match severity {
        Severity::Info => ANY_SEVERITY,
        Severity::Minor => both("一般及以上", "Minor and worse"),
        Severity::Major => both("严重及以上", "Major and worse"),
        Severity::Critical => both("危急", "Critical"),
    }
}

/// `3 of 12`.
#[must_use]
pub fn count(shown: usize, all: usize, lang: Lang) -> String {
    let [shown, all] = [shown, all].map(|count| number(count as f64, 0));
    fill(both("{} / {} 项", "{} of {}").get(lang), &[&shown, &all])
}

/// How many have a tick above the overview and no number.
#[must_use]
pub fn more(count: usize, lang: Lang) -> String {
    let text = both("另有 {} 处以短线表示", "{} more as ticks");
    fill(text.get(lang), &[&number(count as f64, 0)])
}

/// The part to blame, and the card.
#[must_use]
pub fn blamed(finding: &Finding, lang: Lang) -> String {
    let name = blame_name(finding.blame).get(lang);
    match finding.blamed_link {
        Some(link) if finding.blame != Blame::Undecided => {
            let between = both("，", ", ").get(lang);
            format!("{name}{between}{}", link_in_sentence(link, lang))
        }
        _ => name.to_owned(),
    }
}

/// The score with the formula that it comes from; `None` where nothing can be judged.
#[must_use]
pub fn score(verdict: &Verdict, lang: Lang) -> Option<String> {
    let text = both(
        "得分 {} = 100 ×（1 −（严重 {} + {} × 一般 {}）÷ {}）",
        "Score {} = 100 × (1 − (major {} + {} of minor {}) ÷ {})",
    );
    let (bad, minor) = verdict.lost;
    let [bad, minor, length] = [bad, minor, verdict.length].map(|time| duration(time, lang));
    let score = number(verdict.score?, 0);
    let part = verdict.thresholds.get("scoreMinorPercent")?;
    let part = with_unit(&part.to_string(), Unit::Percent);
    Some(fill(
        text.get(lang),
        &[&score, &bad, &part, &minor, &length],
    ))
}

/// What the score means.
pub const SCORE: Both = both(
    "100 分表示驾驶员没有遇到严重或一般问题；危急计入严重，重叠的时间只计一次。",
    "100 is a session in which the driver saw no major or minor trouble; critical counts as major, and what overlaps counts once.",
);

/// How late the picture was.
#[must_use]
pub fn late(video: Millis, lang: Lang) -> String {
    let text = both("画面时延 {}（中位数）", "Picture {} late (median)");
    let video = with_unit(&number(video, 0), Unit::Ms);
    fill(text.get(lang), &[&video])
}

/// Where that time went, along the way of the picture: each part, and what is not known; the last one is what they do not explain.
#[must_use]
pub fn parts(budget: &Budget) -> [(Both, Option<Millis>); 7] {
    [
        (both("采集", "capture"), budget.capture),
        (both("编码", "encode"), budget.encode),
        (both("上行", "uplink"), budget.uplink),
        (both("下行", "downlink"), budget.downlink),
        (both("解码", "decode"), budget.decode),
        (both("渲染", "render"), budget.render),
        (both("未解释", "unexplained"), budget.unexplained()),
    ]
}

/// `encode 10`; a part that nobody measured is unknown, not 0.
#[must_use]
pub fn part(name: Both, time: Option<Millis>, lang: Lang) -> String {
    let time = time.map_or_else(|| MISSING.to_owned(), |time| number(time, 0));
    format!("{}\u{a0}{time}", name.get(lang))
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;

    #[test]
    fn words_are_in_their_own_language() {
        for lang in [Lang::Zh, Lang::En] {
            let mut texts: Vec<String> = [
                FINDINGS,
                ADVICE,
                LIMIT,
                RESTS_ON,
                BLAME,
                CAUSE,
                EFFECTS,
                ANY_SEVERITY,
                ANY_DEVICE,
                ANY_BLAME,
                IN_WINDOW,
                FILTER,
                SCORE,
            ]
            .into_iter()
            .chain(parts(&Budget::default()).map(|(name, _)| name))
            .map(|text| text.get(lang).to_owned())
            .collect();
            texts.push(more(288, lang));
            texts.push(count(3, 12, lang));
            for text in texts {
                if lang == Lang::Zh || text.is_ascii() {
                    proofread(&text, lang);
                }
            }
        }
        assert_eq!(count(3, 1200, Lang::En), "3 of 1,200");
        assert_eq!(count(3, 12, Lang::Zh), "3 / 12 项");
    }
}
