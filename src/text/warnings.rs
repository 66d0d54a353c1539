//! What a warning says: where, what was seen, and what was done about it.

use super::{Both, Lang, both, fill};
use crate::warning::{Warning, WarningKind};

/// The warning as a sentence.
#[must_use]
pub fn warning(warning: &Warning, lang: Lang) -> String {
    let (text, facts) = text_and_facts(&warning.kind);
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let said = fill(text.get(lang), &facts);
    let device = warning.device.map(|index| (index + 1).to_string());
    let place = match (&device, &warning.field) {
        (None, None) => return said,
        (Some(device), None) => fill(both("设备 {}：", "Device {}: ").get(lang), &[device]),
        (None, Some(field)) => fill(both("`{}`：", "`{}`: ").get(lang), &[field]),
        (Some(device), Some(field)) => {
            let place = both("设备 {} 的 `{}`：", "Device {}, `{}`: ");
            fill(place.get(lang), &[device, field])
        }
    };
    place + &said
}

#[rustfmt::skip]
fn text_and_facts(kind: &WarningKind) -> (Both, Vec<String>) {
    let count = |count: &usize| vec![count.to_string()];
    match kind {
        WarningKind::StartTimeMissing => (both(
            "没有可用的开始时间，时间从 0 起算，与另一端无法对齐。",
            "no usable start time: times count from 0 and cannot be aligned with the other end.",
        ), Vec::new()),
        WarningKind::TimeOffsetMissing => (both(
            "没有采样时刻，按每 2 秒一个样本排列，断开和间隔看不出来。",
            "no sample times: samples are placed every 2 seconds, and gaps cannot be seen.",
        ), Vec::new()),
        WarningKind::TimeOffsetInvalid { samples } => (both(
            "{} 个样本的时刻不是数字，未采用。",
            "the times of {} samples are no numbers; those samples are left out.",
        ), count(samples)),
        WarningKind::TimeSorted { steps } => (both(
            "时刻有 {} 处倒退，已按时间重新排序。",
            "times go back {} times; the samples were sorted.",
        ), count(steps)),
        WarningKind::TimeRepeated { samples } => (both(
            "{} 个样本的时刻与前一个相同，全部保留。",
            "{} samples have the same time as the one before; all are kept.",
        ), count(samples)),
        WarningKind::ArrayLonger { left_out } => (both(
            "比 `TimeOffset` 多出 {} 个值，多出的未采用。",
            "{} values more than `TimeOffset`; those are left out.",
        ), count(left_out)),
        WarningKind::ArrayShorter { missing } => (both(
            "比 `TimeOffset` 少 {} 个值，末尾按未测量处理；若缺的是中间的值，曲线会错位。",
            "{} values fewer than `TimeOffset`; the end counts as not measured. If values in between were dropped, the curve is shifted.",
        ), count(missing)),
        WarningKind::NotNumbers { elements } => (both(
            "{} 个值不是数字，按未测量处理。",
            "{} values are no numbers and count as not measured.",
        ), count(elements)),
        WarningKind::NotAnArray => (both(
            "应为数组，实际不是，未采用。",
            "should be an array and is none; it is left out.",
        ), Vec::new()),
        WarningKind::FieldInvalid => (both(
            "值的类型不对，未采用。",
            "holds something of another type; it is left out.",
        ), Vec::new()),
        WarningKind::FieldUnknown => (both(
            "文档中没有这个字段，原样保留。",
            "is in no documentation; it is kept as it is.",
        ), Vec::new()),
        WarningKind::FieldRenamed { from } => (both(
            "取自旧字段 `{}`。",
            "taken from the older field `{}`.",
        ), vec![from.clone()]),
        WarningKind::CaseDiffers { fields } => (both(
            "这里起有 {} 个字段名的大小写与文档不同，已照常读取。",
            "from here on {} names are written in another case than documented; they were read all the same.",
        ), count(fields)),
        WarningKind::SessionIdDiffers { other } => (both(
            "`{}` 与前面设备的会话不同，各设备的数据可能不属于同一次会话。",
            "`{}` is not the session of the devices before; these may be parts of different sessions.",
        ), vec![other.clone()]),
        WarningKind::FieldRepeated => (both(
            "同一个对象中出现了不止一次，以最后一次为准；写法与文档一致的优先。",
            "stands more than once in one object; the last one counts, and the documented spelling before others.",
        ), Vec::new()),
        WarningKind::NumberUnreadable { elements } => (both(
            "{} 个值是 `NaN`、无穷大或超出范围，按未测量处理。",
            "{} values are `NaN`, infinite or out of range and count as not measured.",
        ), count(elements)),
        WarningKind::TextRepaired => (both(
            "有无法识别的字符，已用 � 代替；名称可能受影响，数值不受影响。",
            "some characters could not be read and were replaced by �; names may be affected, numbers are not.",
        ), Vec::new()),
        WarningKind::TextAround { characters } => (both(
            "跳过了 JSON 前后的 {} 个字符。",
            "{} characters around the JSON were passed over.",
        ), count(characters)),
        WarningKind::NetIdReplaced { net_id } => (both(
            "网卡编号缺失或重复，改用编号 {}。",
            "the card's number is missing or taken; it goes by number {}.",
        ), vec![net_id.to_string()]),
        WarningKind::ArrayLeftOut { missing } => (both(
            "缺少 {} 个样本的值，为节省内存只列出，不绘图。",
            "{} samples have no value; to save memory it is listed and not drawn.",
        ), count(missing)),
        WarningKind::FieldsLeftOut { fields } => (both(
            "还有 {} 项太多，未列出。",
            "{} more are too many to be listed.",
        ), count(fields)),
        WarningKind::DevicesLeftOut { devices } => (both(
            "还有 {} 台设备超出数量上限，未读取。",
            "{} more devices are beyond the limit and were not read.",
        ), count(devices)),
        WarningKind::WarningsLeftOut { warnings } => (both(
            "还有 {} 条提示未列出。",
            "{} more warnings are not listed.",
        ), count(warnings)),
        WarningKind::PartFailed { line, code } => (both(
            "从第 {} 行开始的一段没有载入（`{}`），其余会话照常显示。",
            "the part from line {} on was not loaded (`{}`); the other sessions are shown.",
        ), vec![line.to_string(), (*code).to_owned()]),
        WarningKind::InputFailed { name, code } => (both(
            "`{}` 没有载入（`{}`），其余输入照常显示。",
            "`{}` was not loaded (`{}`); the other inputs are shown.",
        ), vec![name.clone(), (*code).to_owned()]),
    }
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;

    fn every_kind() -> Vec<WarningKind> {
        use WarningKind::*;
        let name = || "RenderConst".to_owned();
        vec![
            StartTimeMissing,
            TimeOffsetMissing,
            TimeOffsetInvalid { samples: 3 },
            TimeSorted { steps: 3 },
            TimeRepeated { samples: 3 },
            ArrayLonger { left_out: 3 },
            ArrayShorter { missing: 3 },
            NotNumbers { elements: 3 },
            NotAnArray,
            FieldInvalid,
            FieldUnknown,
            FieldRenamed { from: name() },
            CaseDiffers { fields: 3 },
            SessionIdDiffers { other: name() },
            FieldRepeated,
            NumberUnreadable { elements: 3 },
            TextRepaired,
            TextAround { characters: 3 },
            NetIdReplaced { net_id: 3 },
            ArrayLeftOut { missing: 3 },
            FieldsLeftOut { fields: 3 },
            DevicesLeftOut { devices: 3 },
            WarningsLeftOut { warnings: 3 },
            PartFailed {
                line: 3,
                code: "not-json",
            },
            InputFailed {
                name: name(),
                code: "not-json",
            },
        ]
    }

    #[test]
    fn every_warning_is_said_in_both_languages() {
        for kind in every_kind() {
            for (device, field) in [
                (None, None),
                (Some(0), None),
                (None, Some("Details")),
                (Some(1), Some("MultiNet[0].Rtt")),
            ] {
                let field = field.map(str::to_owned);
                let said = Warning {
                    device,
                    field,
                    kind: kind.clone(),
                };
                for lang in [Lang::Zh, Lang::En] {
                    let text = warning(&said, lang);
                    proofread(&text, lang);
                    assert!(!text.contains("{}"), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_warning_names_device_and_field() {
        let said = Warning {
            device: Some(1),
            field: Some("Rate".to_owned()),
            kind: WarningKind::ArrayLonger { left_out: 2 },
        };
        assert_eq!(
            warning(&said, Lang::Zh),
            "设备 2 的 `Rate`：比 `TimeOffset` 多出 2 个值，多出的未采用。"
        );
        assert_eq!(
            warning(&said, Lang::En),
            "Device 2, `Rate`: 2 values more than `TimeOffset`; those are left out."
        );
    }

    #[test]
    fn a_fact_may_look_like_a_place_for_one() {
        let said = Warning {
            device: None,
            field: Some("{}".to_owned()),
            kind: WarningKind::FieldRenamed {
                from: "{}".to_owned(),
            },
        };
        assert_eq!(
            warning(&said, Lang::En),
            "`{}`: taken from the older field `{}`."
        );
    }
}
