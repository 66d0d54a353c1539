//! What a warning says: where, what was seen, and what was done about it.

use super::metrics::device_name;
use super::{Both, Lang, both, fill};
use crate::error::CloudError;
use crate::model::Device;
use crate::warning::{Warning, WarningKind};

/// The warning as a sentence, which calls a device what the charts call it.
#[must_use]
pub fn warning(warning: &Warning, devices: &[Device], lang: Lang) -> String {
    let (text, facts) = text_and_facts(&warning.kind);
    let facts: Vec<&str> = facts.iter().map(String::as_str).collect();
    let said = fill(text.get(lang), &facts);
    let device = warning
        .device
        .map(|index| device_name(devices, index, lang));
    let place = match (&device, &warning.field) {
        (None, None) => return said,
        (Some(device), None) => fill(both("{}：", "{}: ").get(lang), &[device]),
        (None, Some(field)) => fill(both("`{}`：", "`{}`: ").get(lang), &[field]),
        (Some(device), Some(field)) => {
            let place = both("{} `{}`：", "{}, `{}`: ");
            fill(place.get(lang), &[device, field])
        }
    };
    place + &said
}

#[rustfmt::skip]
#[allow(clippy::too_many_lines, reason = "one row for each kind")]
fn text_and_facts(kind: &WarningKind) -> (Both, Vec<String>) {
    match kind {
        WarningKind::StartTimeMissing => (both(
            "没有可用的开始时间，时间从 0 起算，与另一端无法对齐；另一端有开始时间时，本端不绘出。",
            "no usable start time: times count from 0 and cannot be aligned with the other end; beside one that has a start time it is not drawn.",
        ), Vec::new()),
        WarningKind::TimeOffsetMissing => (both(
            "没有采样时刻，按每 2 秒一个样本排列，断开和间隔看不出来。",
            "no sample times: samples are placed every 2 seconds, and gaps cannot be seen.",
        ), Vec::new()),
        WarningKind::TimeOffsetInvalid { samples } => counted(*samples,
            "{} 个样本的时刻不是数字，未采用。",
            "the time of {} sample is not a number; that sample is left out.",
            "the times of {} samples are not numbers; those samples are left out.",
        ),
        WarningKind::TimeSorted { steps } => counted(*steps,
            "时刻有 {} 处倒退，已按时间重新排序。",
            "times go back {} time; the samples were sorted.",
            "times go back {} times; the samples were sorted.",
        ),
        WarningKind::TimeRepeated { samples } => counted(*samples,
            "{} 个样本的时刻与前一个相同，全部保留。",
            "{} sample has the same time as the one before; both are kept.",
            "{} samples have the same time as the one before; all are kept.",
        ),
        WarningKind::ArrayLonger { left_out } => counted(*left_out,
            "比 `TimeOffset` 多出 {} 个值，多出的未采用。",
            "{} value more than `TimeOffset`; it is left out.",
            "{} values more than `TimeOffset`; those are left out.",
        ),
        WarningKind::ArrayShorter { missing, has_times: true } => counted(*missing,
            "比 `TimeOffset` 少 {} 个值，末尾按未测量处理；若缺的是中间的值，曲线会错位。",
            "{} value fewer than `TimeOffset`; the end counts as not measured. If it was dropped in between, the curve is shifted.",
            "{} values fewer than `TimeOffset`; the end counts as not measured. If values in between were dropped, the curve is shifted.",
        ),
        WarningKind::ArrayShorter { missing, has_times: false } => counted(*missing,
            "比最长的数组少 {} 个值，末尾按未测量处理；若缺的是中间的值，曲线会错位。",
            "{} value fewer than the longest array; the end counts as not measured. If it was dropped in between, the curve is shifted.",
            "{} values fewer than the longest array; the end counts as not measured. If values in between were dropped, the curve is shifted.",
        ),
        WarningKind::NotNumbers { elements } => counted(*elements,
            "{} 个值不是数字，按未测量处理。",
            "{} value is not a number and counts as not measured.",
            "{} values are not numbers and count as not measured.",
        ),
        WarningKind::NotAnArray => (both(
            "应为数组，实际不是，未采用。",
            "should be an array but is not one; it is left out.",
        ), Vec::new()),
        WarningKind::FieldInvalid => (both(
            "值的类型不对，未采用。",
            "holds something of another type; it is left out.",
        ), Vec::new()),
        WarningKind::FieldOutOfRange => (both(
            "取值不合理，未采用。",
            "is no possible value; it is left out.",
        ), Vec::new()),
        WarningKind::FieldUnknown => (both(
            "文档中没有这个字段，原样保留。",
            "is in no documentation; it is kept as it is.",
        ), Vec::new()),
        WarningKind::FieldRenamed { from } => (both(
            "取自旧字段 `{}`。",
            "taken from the older field `{}`.",
        ), vec![from.clone()]),
        WarningKind::CaseDiffers { fields } => counted(*fields,
            "包括它在内，有 {} 个字段名的大小写与文档不同，已照常读取。",
            "is written in another case than documented; it was read all the same.",
            "{} names, among them this one, are written in another case than documented; they were read all the same.",
        ),
        WarningKind::SessionIdDiffers { other } => (both(
            "`{}` 与前面设备的会话不同，各设备的数据可能不属于同一次会话。",
            "`{}` is not the session of the devices before; these may be parts of different sessions.",
        ), vec![other.clone()]),
        WarningKind::FieldSuperseded { by } => (both(
            "是 `{}` 的旧名，两者都有值；只列出，不绘图。",
            "is the older name of `{}`, which has values as well; it is listed and not drawn.",
        ), vec![by.clone()]),
        WarningKind::FieldRepeated => (both(
            "同一个对象中出现了不止一次，以最后一次为准；写法与文档一致的优先。",
            "appears more than once in one object; the last one counts, and the documented spelling before others.",
        ), Vec::new()),
        WarningKind::NumberUnreadable { elements } => counted(*elements,
            "{} 个值是 `NaN`、无穷大或超出范围，按未测量处理。",
            "{} value is `NaN`, infinite or out of range and counts as not measured.",
            "{} values are `NaN`, infinite or out of range and count as not measured.",
        ),
        WarningKind::TextRepaired => (both(
            "有无法识别的字符，已用 � 代替；名称可能受影响，数值不受影响。",
            "some characters could not be read and were replaced by �; names may be affected, numbers are not.",
        ), Vec::new()),
        WarningKind::TextAround { characters } => counted(*characters,
            "跳过了 JSON 前后的 {} 个字符。",
            "{} character around the JSON was passed over.",
            "{} characters around the JSON were passed over.",
        ),
        WarningKind::NetIdReplaced { net_id } => (both(
            "网卡编号缺失或重复，改用编号 {}。",
            "the card's number is missing or taken; it goes by number {}.",
        ), vec![net_id.to_string()]),
        WarningKind::ArrayLeftOut { missing } => counted(*missing,
            "缺少 {} 个样本的值，为节省内存只列出，不绘图。",
            "{} sample has no value; to save memory the array is listed and not drawn.",
            "{} samples have no value; to save memory the array is listed and not drawn.",
        ),
        WarningKind::FieldsLeftOut { fields } => counted(*fields,
            "另有 {} 项超出上限，未列出。",
            "{} more is beyond the limit and is not listed.",
            "{} more are beyond the limit and are not listed.",
        ),
        WarningKind::DevicesLeftOut { devices } => counted(*devices,
            "另有 {} 台设备超出上限，未读取。",
            "{} more device is beyond the limit and was not read.",
            "{} more devices are beyond the limit and were not read.",
        ),
        WarningKind::WarningsLeftOut { warnings } => counted(*warnings,
            "另有 {} 条提示未列出。",
            "{} more warning is not listed.",
            "{} more warnings are not listed.",
        ),
        WarningKind::PartFailed { line, cloud: Some(error), .. } => (both(
            "第 {} 行开始的内容中有云端返回的错误 {}；其余内容照常显示。",
            "what begins in line {} holds an error of the cloud, {}; the rest is shown.",
        ), vec![line.to_string(), said_by_cloud(error)]),
        WarningKind::PartFailed { line, code, cloud: None } => (both(
            "第 {} 行开始的内容有一部分没有载入（`{}`）；其余内容照常显示。",
            "of what begins in line {} something was not loaded (`{}`); the rest is shown.",
        ), vec![line.to_string(), (*code).to_owned()]),
        WarningKind::EndsDoNotMeet => (both(
            "现场与远端的时间没有重叠，不相互比对，两端各自判断。",
            "the times of field and remote do not overlap, so the two ends are not judged against each other.",
        ), Vec::new()),
        WarningKind::InputFailed { name, code } => (both(
            "`{}` 没有载入（`{}`），其余输入照常显示。",
            "`{}` was not loaded (`{}`); the other inputs are shown.",
        ), vec![name.clone(), (*code).to_owned()]),
    }
}

/// Code, message and request id as they came: names and quotations are in no language.
fn said_by_cloud(error: &CloudError) -> String {
    let CloudError {
        code,
        message,
        request_id,
    } = error;
    let quoted = |open: &str, text: &str, close: &str| {
        if text.is_empty() {
            String::new()
        } else {
            format!("{open}{text}{close}")
        }
    };
    let message = quoted(" \"", message, "\"");
    format!(
        "`{code}`{message}{}",
        quoted(" (RequestId `", request_id, "`)")
    )
}

/// English has two forms.
fn counted(
    count: usize,
    zh: &'static str,
    one: &'static str,
    many: &'static str,
) -> (Both, Vec<String>) {
    let en = if count == 1 { one } else { many };
    (both(zh, en), vec![count.to_string()])
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;
    use crate::model::Role;

    fn devices() -> [Device; 2] {
        [Role::Field, Role::Remote].map(|role| Device {
            role,
            ..Device::default()
        })
    }

    fn every_kind(count: usize) -> Vec<WarningKind> {
        use WarningKind::*;
        let name = || "RenderConst".to_owned();
        vec![
            StartTimeMissing,
            TimeOffsetMissing,
            TimeOffsetInvalid { samples: count },
            TimeSorted { steps: count },
            TimeRepeated { samples: count },
            ArrayLonger { left_out: count },
            ArrayShorter {
                missing: count,
                has_times: true,
            },
            ArrayShorter {
                missing: count,
                has_times: false,
            },
            NotNumbers { elements: count },
            NotAnArray,
            FieldInvalid,
            FieldOutOfRange,
            FieldUnknown,
            FieldSuperseded { by: name() },
            FieldRenamed { from: name() },
            CaseDiffers { fields: count },
            SessionIdDiffers { other: name() },
            FieldRepeated,
            NumberUnreadable { elements: count },
            TextRepaired,
            TextAround { characters: count },
            NetIdReplaced { net_id: 3 },
            ArrayLeftOut { missing: count },
            FieldsLeftOut { fields: count },
            DevicesLeftOut { devices: count },
            WarningsLeftOut { warnings: count },
            EndsDoNotMeet,
            PartFailed {
                line: 3,
                code: "not-json",
                cloud: None,
            },
            PartFailed {
                line: 3,
                code: "cloud-error",
                cloud: Some(CloudError {
                    code: name(),
                    ..CloudError::default()
                }),
            },
            InputFailed {
                name: name(),
                code: "not-json",
            },
        ]
    }

    #[test]
    fn every_warning_is_said_in_both_languages() {
        for kind in every_kind(1).into_iter().chain(every_kind(3)) {
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
                    let text = warning(&said, &devices(), lang);
                    proofread(&text, lang);
                    assert!(!text.contains("{}"), "{text}");
                    let is_plural = |many: &str| text.contains(&format!("1 {many}"));
                    let many = [
                        "samples",
                        "values",
                        "times;",
                        "names",
                        "characters",
                        "devices",
                        "warnings",
                    ];
                    assert!(!many.into_iter().any(is_plural), "{text}");
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
            warning(&said, &devices(), Lang::Zh),
            "远端 `Rate`：比 `TimeOffset` 多出 2 个值，多出的未采用。"
        );
        assert_eq!(
            warning(&said, &devices(), Lang::En),
            "Remote, `Rate`: 2 values more than `TimeOffset`; those are left out."
        );
    }

    #[test]
    fn what_the_cloud_said_is_quoted() {
        let told = |message: &str, request_id: &str| Warning {
            device: None,
            field: None,
            kind: WarningKind::PartFailed {
                line: 2,
                code: "cloud-error",
                cloud: Some(CloudError {
                    code: "InternalError".to_owned(),
                    message: message.to_owned(),
                    request_id: request_id.to_owned(),
                }),
            },
        };
        assert_eq!(
            warning(&told("Try later.", "7f2c"), &devices(), Lang::En),
            "what begins in line 2 holds an error of the cloud, `InternalError` \"Try later.\" (RequestId `7f2c`); the rest is shown."
        );
        assert_eq!(
            warning(&told("", ""), &devices(), Lang::Zh),
            "第 2 行开始的内容中有云端返回的错误 `InternalError`；其余内容照常显示。"
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
            warning(&said, &devices(), Lang::En),
            "`{}`: taken from the older field `{}`."
        );
    }
}
