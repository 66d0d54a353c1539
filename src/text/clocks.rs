//! The clock offset between both ends, its evidence, and the correction in use.

use super::number::{duration, number};
use super::{Lang, Message, key};
use crate::derive::judge::Verdict;
use crate::derive::{Clock, OffsetUnknown, default_offset};
pub use crate::lang::key::clocks::*;
use crate::model::Session;
use crate::units::Millis;

/// From here on written in minutes and hours.
const LONG: Millis = 600_000.0;

/// One line: the offset, then the correction in use.
#[must_use]
pub fn line(verdict: &Verdict, session: &Session, lang: Lang) -> String {
    let known = known(verdict, session, lang);
    let name = key::clocks::PREFIX.get(lang);
    match shown(verdict, lang) {
        Some(shown) => format!("{name}{known} · {shown}"),
        None => format!("{name}{known}"),
    }
}

/// The offset, or why it is unknown.
fn known(verdict: &Verdict, session: &Session, lang: Lang) -> String {
    let Some(clock) = verdict.clock else {
        return unknown(OffsetUnknown::of(session)).get(lang).to_owned();
    };
    let (uncertainty, values) = (seconds(clock.uncertainty, lang), number(clock.samples, 0));
    if !clock.differs() {
        return SAME.with(lang, &[("uncertainty", &uncertainty), ("pairs", &values)]);
    }
    let text = match (clock.is_sure(), clock.offset > 0.0) {
        (true, true) => key::clocks::AHEAD,
        (true, false) => key::clocks::BEHIND,
        (false, true) => key::clocks::PERHAPS_AHEAD,
        (false, false) => key::clocks::PERHAPS_BEHIND,
    };
    let offset = seconds(clock.offset.abs(), lang);
    text.with(
        lang,
        &[
            ("offset", &offset),
            ("uncertainty", &uncertainty),
            ("pairs", &values),
        ],
    )
}

/// The correction in use; `None` if there is no offset to correct.
fn shown(verdict: &Verdict, lang: Lang) -> Option<String> {
    let moved = verdict.moved;
    let clock = verdict.clock;
    if moved == 0.0 {
        let is_apart = clock.is_some_and(|clock| clock.differs());
        return is_apart.then(|| key::clocks::SHOWN_AS_SENT.get(lang).to_owned());
    }
    if clock.is_some_and(|clock| clock.offset == moved) {
        return Some(key::clocks::SHOWN_CORRECTED.get(lang).to_owned());
    }
    let text = if moved > 0.0 {
        key::clocks::SHOWN_EARLIER
    } else {
        key::clocks::SHOWN_LATER
    };
    Some(text.with(lang, &[("offset", &seconds(moved.abs(), lang))]))
}

/// By how much a device was moved, beside its times.
#[must_use]
pub fn moved_by(moved: Millis, lang: Lang) -> String {
    let sign = if moved > 0.0 { '\u{2212}' } else { '+' };
    let by = key::clocks::MOVED_BY.get(lang);
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

/// The evidence for the estimate.
#[must_use]
pub fn evidence(clock: &Clock, lang: Lang) -> String {
    CORRELATION.with(
        lang,
        &[
            ("best", &number(clock.agreement, 2)),
            ("other", &number(clock.next, 2)),
            ("pairs", &number(clock.samples, 0)),
        ],
    )
}

/// The automatic correction, and why.
#[must_use]
pub fn by_itself(verdict: &Verdict, lang: Lang) -> &'static str {
    match verdict.clock {
        _ if default_offset(verdict) != 0.0 => key::clocks::BY_ITSELF_STRONG,
        None => key::clocks::BY_ITSELF_NONE,
        Some(clock) if !clock.differs() => key::clocks::BY_ITSELF_UNCERTAIN,
        Some(_) => key::clocks::BY_ITSELF_WEAK,
    }
    .get(lang)
}

const fn unknown(why: OffsetUnknown) -> Message {
    match why {
        OffsetUnknown::OneEnd => key::clocks::UNKNOWN_ONE_END,
        OffsetUnknown::Several => key::clocks::UNKNOWN_SEVERAL,
        OffsetUnknown::NoVideo => key::clocks::UNKNOWN_NO_VIDEO,
        OffsetUnknown::NoFit => key::clocks::UNKNOWN_NO_FIT,
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
    let unit = key::clocks::SECONDS_UNIT.get(lang);
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
        for (lang, expected) in [(Lang::ZH_CN, zh), (Lang::EN, en)] {
            let found = line(&verdict(clock, moved), &session(), lang).replace('\u{a0}', " ");
            assert_eq!(found, expected);
            proofread(&found, lang);
        }
    }

    #[test]
    fn a_line_for_each_case() {
        check(
            Some((29_000.0, 412.0)),
            29_000.0,
            [
                "时钟偏移：远端快 29 秒（±2 秒，依据 412 组配对样本） · 已校正",
                "Clocks: remote 29 s ahead of field (±2 s, 412 sample pairs) · corrected",
            ],
        );
        check(
            Some((-29_000.0, 412.0)),
            0.0,
            [
                "时钟偏移：远端慢 29 秒（±2 秒，依据 412 组配对样本） · 未校正",
                "Clocks: remote 29 s behind field (±2 s, 412 sample pairs) · not corrected",
            ],
        );
        check(
            Some((-6000.0, 31.0)),
            500.0,
            [
                "时钟偏移：远端可能慢 6 秒（±2 秒，31 组配对样本，依据不足） · 手动校正：远端前移 0.5 秒",
                "Clocks: remote possibly 6 s behind field (±2 s, 31 sample pairs, weak evidence) · manual: remote shifted 0.5 s earlier",
            ],
        );
        check(
            Some((1000.0, 412.0)),
            0.0,
            [
                "时钟偏移：未检出（误差 ±2 秒，依据 412 组配对样本）",
                "Clocks: no offset beyond ±2 s (412 sample pairs)",
            ],
        );
        check(
            None,
            -28_829_000.0,
            [
                "时钟偏移：未知，没有两端都测得的码率或帧率 · 手动校正：远端后移 8 小时",
                "Clocks: offset unknown: no bitrate or frame rate from both ends · manual: remote shifted 8 h later",
            ],
        );
    }

    #[test]
    fn other_texts() {
        for lang in [Lang::ZH_CN, Lang::EN] {
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
                SECONDS_AHEAD,
                APPLY,
                USE_ESTIMATE,
                AS_SENT,
                NO_SUCH_OFFSET,
            ] {
                proofread(text.get(lang), lang);
            }
        }
        let estimated = |offset| {
            let verdict = verdict(Some((offset, 412.0)), 0.0);
            estimate(&verdict, &session(), Lang::EN).replace('\u{a0}', " ")
        };
        assert_eq!(estimated(29_000.0), "+29 s ± 2 s");
        assert_eq!(estimated(-29_000.0), "−29 s ± 2 s");
        assert_eq!(estimated(0.0), "0 s ± 2 s");
        assert_eq!(moved_by(29_000.0, Lang::EN), "shifted −29\u{a0}s");
        assert_eq!(moved_by(-1300.0, Lang::ZH_CN), "已平移 +1.3\u{a0}秒");
    }
}
