//! How far the clocks of both ends are apart, how that is known, and where the times stand.

use super::number::{duration, number};
use super::{Both, Lang, both, fill};
use crate::derive::judge::Verdict;
use crate::derive::{Clock, OffsetUnknown, default_offset};
use crate::model::Session;
use crate::units::Millis;

/// Opens the panel.
pub const ADJUST: Both = both("调整…", "Adjust…");
/// The panel's name.
pub const TITLE: Both = both("两端时钟", "Clocks of both ends");
/// What the panel is for.
pub const WHAT: Both = both(
    "时间以现场时钟为准：远端样本按下面的秒数提前显示，结论、导出的图表和表格也随之移动。原始数据不变。",
    "Times stand on the field's clock: the remote's samples are shown earlier by the seconds below, and so are the verdict and the charts and tables that are exported. The data stay as sent.",
);
/// What was found.
pub const ESTIMATE: Both = both("估计", "Estimate");
/// What it rests on.
pub const EVIDENCE: Both = both("依据", "Evidence");
/// What is applied when nobody chooses.
pub const BY_ITSELF: Both = both("自动", "Automatic");
/// The field for a number.
pub const AHEAD: Both = both(
    "远端快（秒，慢为负）",
    "Remote ahead by (s, behind is negative)",
);
/// Takes the number.
pub const APPLY: Both = both("应用", "Apply");
/// Takes the estimate.
pub const USE_ESTIMATE: Both = both("采用估计值", "Use the estimate");
/// Takes nothing.
pub const AS_SENT: Both = both("按原始时间", "As sent");
/// What was typed is no such number.
pub const NO_SUCH_OFFSET: Both = both(
    "请输入秒数，不超过一天（±86,400 秒）。",
    "Seconds are needed, up to a day (±86,400 s).",
);

/// From here on minutes and hours say more.
const LONG: Millis = 600_000.0;

/// All of it in a line: what is known, then where the times stand.
#[must_use]
pub fn line(verdict: &Verdict, session: &Session, lang: Lang) -> String {
    let known = known(verdict, session, lang);
    let name = both("时钟：", "Clocks: ").get(lang);
    match shown(verdict, lang) {
        Some(shown) => format!("{name}{known} · {shown}"),
        None => format!("{name}{known}"),
    }
}

/// How far they are apart, or why nobody knows.
fn known(verdict: &Verdict, session: &Session, lang: Lang) -> String {
    let Some(clock) = verdict.clock else {
        return unknown(OffsetUnknown::of(session)).get(lang).to_owned();
    };
    let (uncertainty, values) = (seconds(clock.uncertainty, lang), number(clock.samples, 0));
    if !clock.differs() {
        let text = both(
            "数据看不出两端有差别（±{}，依据 {} 对数值）",
            "no difference that the data could show (±{}, from {} pairs of values)",
        );
        return fill(text.get(lang), &[&uncertainty, &values]);
    }
    let text = match (clock.is_sure(), clock.offset > 0.0) {
        (true, true) => both(
            "远端比现场快 {}（±{}，依据 {} 对数值）",
            "remote {} ahead of the field (±{}, from {} pairs of values)",
        ),
        (true, false) => both(
            "远端比现场慢 {}（±{}，依据 {} 对数值）",
            "remote {} behind the field (±{}, from {} pairs of values)",
        ),
        (false, true) => both(
            "远端可能比现场快 {}（±{}，依据 {} 对数值，证据不足）",
            "remote perhaps {} ahead of the field (±{}, from {} pairs of values: weak evidence)",
        ),
        (false, false) => both(
            "远端可能比现场慢 {}（±{}，依据 {} 对数值，证据不足）",
            "remote perhaps {} behind the field (±{}, from {} pairs of values: weak evidence)",
        ),
    };
    let offset = seconds(clock.offset.abs(), lang);
    fill(text.get(lang), &[&offset, &uncertainty, &values])
}

/// Where the times stand; nothing where that goes without saying.
fn shown(verdict: &Verdict, lang: Lang) -> Option<String> {
    let moved = verdict.moved;
    let clock = verdict.clock;
    if moved == 0.0 {
        let is_apart = clock.is_some_and(|clock| clock.differs());
        return is_apart.then(|| both("按原始时间显示", "shown as sent").get(lang).to_owned());
    }
    if clock.is_some_and(|clock| clock.offset == moved) {
        return Some(both("已校正显示", "shown corrected").get(lang).to_owned());
    }
    let text = if moved > 0.0 {
        both(
            "手动设定：远端提前 {}显示",
            "set by hand: remote shown {} earlier",
        )
    } else {
        both(
            "手动设定：远端推后 {}显示",
            "set by hand: remote shown {} later",
        )
    };
    Some(fill(text.get(lang), &[&seconds(moved.abs(), lang)]))
}

/// By how much a device was moved, beside its times.
#[must_use]
pub fn moved_by(moved: Millis, lang: Lang) -> String {
    let sign = if moved > 0.0 { '\u{2212}' } else { '+' };
    let by = both("已移 ", "moved ").get(lang);
    format!("{by}{sign}{}", seconds(moved.abs(), lang))
}

/// The estimate with its sign and uncertainty, or why there is none.
#[must_use]
pub fn estimate(verdict: &Verdict, session: &Session, lang: Lang) -> String {
    match verdict.clock {
        None => unknown(OffsetUnknown::of(session)).get(lang).to_owned(),
        Some(Clock {
            offset,
            uncertainty,
            ..
        }) => {
            let sign = match offset {
                0.0 => "",
                offset if offset < 0.0 => "\u{2212}",
                _ => "+",
            };
            let (offset, uncertainty) = (seconds(offset.abs(), lang), seconds(uncertainty, lang));
            format!("{sign}{offset} ± {uncertainty}")
        }
    }
}

/// What the estimate rests on.
#[must_use]
pub fn evidence(clock: &Clock, lang: Lang) -> String {
    let text = both(
        "两端码率、帧率的相关系数在此处为 {}，其他偏移处最高 {}；{} 对数值",
        "bit and frame rates of both ends: correlation {} there, at most {} elsewhere; {} pairs of values",
    );
    let facts = [
        number(clock.agreement, 2),
        number(clock.next, 2),
        number(clock.samples, 0),
    ];
    fill(text.get(lang), &facts.each_ref().map(String::as_str))
}

/// What is applied when nobody chooses, and why.
#[must_use]
pub fn by_itself(verdict: &Verdict, lang: Lang) -> &'static str {
    match verdict.clock {
        _ if default_offset(verdict) != 0.0 => {
            both("证据充分，予以校正", "corrected, strong evidence")
        }
        None => both("不校正", "not corrected"),
        Some(clock) if !clock.differs() => both(
            "差值不超过误差，不校正",
            "not corrected, no more than the uncertainty",
        ),
        Some(_) => both("证据不足，不校正", "not corrected, weak evidence"),
    }
    .get(lang)
}

const fn unknown(why: OffsetUnknown) -> Both {
    match why {
        OffsetUnknown::OneEnd => both(
            "只有一端有样本，无从比对",
            "samples of one end only, nothing to compare",
        ),
        OffsetUnknown::Several => both(
            "差值未知：同一侧有多台设备，各有各的时钟",
            "difference unknown: several devices at one end, each with a clock of its own",
        ),
        OffsetUnknown::NoVideo => both(
            "差值未知：没有两端都测得的码率或帧率",
            "difference unknown: no bit or frame rate that both ends measured",
        ),
        OffsetUnknown::NoFit => both(
            "差值未知：两端码率与帧率的起伏没有明显吻合之处",
            "difference unknown: bit and frame rates of both ends fit nowhere clearly",
        ),
    }
}

/// `29 s`, `0.5 s`, `8 h 2 min`.
fn seconds(millis: Millis, lang: Lang) -> String {
    if millis >= LONG {
        return duration(millis, lang);
    }
    let decimals = match millis {
        millis if millis % 1000.0 == 0.0 => 0,
        millis if millis % 100.0 == 0.0 => 1,
        _ => 3,
    };
    let unit = both("秒", "s").get(lang);
    format!("{}\u{a0}{unit}", number(millis / 1000.0, decimals))
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;
    use crate::derive::judge::{Thresholds, find};
    use crate::model::{Device, Role};

    fn session() -> Session {
        let device = |role| Device {
            role,
            times: vec![0.0, 2000.0],
            ..Device::default()
        };
        Session {
            devices: vec![device(Role::Field), device(Role::Remote)],
            ..Session::default()
        }
    }

    fn verdict(clock: Option<(f64, f64)>, moved: f64) -> Verdict {
        let clock = clock.map(|(offset, samples)| Clock {
            offset,
            uncertainty: 2000.0,
            agreement: 0.8,
            next: 0.3,
            samples,
        });
        Verdict {
            clock,
            moved,
            ..find(&session(), &Thresholds::default())
        }
    }

    #[track_caller]
    fn check(clock: Option<(f64, f64)>, moved: f64, [zh, en]: [&str; 2]) {
        for (lang, expected) in [(Lang::Zh, zh), (Lang::En, en)] {
            let told = line(&verdict(clock, moved), &session(), lang).replace('\u{a0}', " ");
            assert_eq!(told, expected);
            proofread(&told, lang);
        }
    }

    #[test]
    fn a_line_for_each_case() {
        check(
            Some((29_000.0, 412.0)),
            29_000.0,
            [
                "时钟：远端比现场快 29 秒（±2 秒，依据 412 对数值） · 已校正显示",
                "Clocks: remote 29 s ahead of the field (±2 s, from 412 pairs of values) · shown corrected",
            ],
        );
        check(
            Some((-29_000.0, 412.0)),
            0.0,
            [
                "时钟：远端比现场慢 29 秒（±2 秒，依据 412 对数值） · 按原始时间显示",
                "Clocks: remote 29 s behind the field (±2 s, from 412 pairs of values) · shown as sent",
            ],
        );
        check(
            Some((-6000.0, 31.0)),
            500.0,
            [
                "时钟：远端可能比现场慢 6 秒（±2 秒，依据 31 对数值，证据不足） · 手动设定：远端提前 0.5 秒显示",
                "Clocks: remote perhaps 6 s behind the field (±2 s, from 31 pairs of values: weak evidence) · set by hand: remote shown 0.5 s earlier",
            ],
        );
        check(
            Some((1000.0, 412.0)),
            0.0,
            [
                "时钟：数据看不出两端有差别（±2 秒，依据 412 对数值）",
                "Clocks: no difference that the data could show (±2 s, from 412 pairs of values)",
            ],
        );
        check(
            None,
            -28_829_000.0,
            [
                "时钟：差值未知：没有两端都测得的码率或帧率 · 手动设定：远端推后 8 小时显示",
                "Clocks: difference unknown: no bit or frame rate that both ends measured · set by hand: remote shown 8 h later",
            ],
        );
    }

    #[test]
    fn everything_else_reads_well() {
        for lang in [Lang::Zh, Lang::En] {
            for clock in [
                None,
                Some((29_000.0, 412.0)),
                Some((6000.0, 31.0)),
                Some((0.0, 9.0)),
            ] {
                let verdict = verdict(clock, 0.0);
                proofread(by_itself(&verdict, lang), lang);
                if let Some(clock) = verdict.clock {
                    proofread(&evidence(&clock, lang), lang);
                }
            }
            for text in [
                TITLE,
                WHAT,
                ESTIMATE,
                EVIDENCE,
                BY_ITSELF,
                AHEAD,
                APPLY,
                USE_ESTIMATE,
                AS_SENT,
                NO_SUCH_OFFSET,
            ] {
                proofread(text.get(lang), lang);
            }
        }
        let told = |offset| {
            let verdict = verdict(Some((offset, 412.0)), 0.0);
            estimate(&verdict, &session(), Lang::En).replace('\u{a0}', " ")
        };
        assert_eq!(told(29_000.0), "+29 s ± 2 s");
        assert_eq!(told(-29_000.0), "−29 s ± 2 s");
        assert_eq!(told(0.0), "0 s ± 2 s");
        assert_eq!(moved_by(29_000.0, Lang::En), "moved −29\u{a0}s");
        assert_eq!(moved_by(-1300.0, Lang::Zh), "已移 +1.3\u{a0}秒");
    }
}
