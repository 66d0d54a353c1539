//! Warnings as texts: place, observation and consequence.

use super::metrics::device_name;
use super::{Lang, Message, key};
use crate::error::CloudError;
use crate::model::Device;
use crate::warning::{Warning, WarningKind};

/// The warning as a sentence, with the device names of the charts.
#[must_use]
pub fn warning(warning: &Warning, devices: &[Device], lang: Lang) -> String {
    let (text, facts) = text_and_facts(&warning.kind);
    let facts: Vec<(&str, &str)> = facts.iter().map(|(name, fact)| (*name, &**fact)).collect();
    let text = text.with(lang, &facts);
    let device = warning
        .device
        .map(|index| device_name(devices, index, lang));
    let place = match (&device, &warning.field) {
        (None, None) => return text,
        (Some(device), None) => key::warnings::OF_DEVICE.with(lang, &[("device", device)]),
        (None, Some(field)) => key::warnings::OF_FIELD.with(lang, &[("field", field)]),
        (Some(device), Some(field)) => {
            key::warnings::OF_BOTH.with(lang, &[("device", device), ("field", field)])
        }
    };
    place + &text
}

#[rustfmt::skip]
#[allow(clippy::too_many_lines, reason = "one row for each kind")]
fn text_and_facts(kind: &WarningKind) -> (Message, Vec<(&'static str, String)>) {
    match kind {
        WarningKind::StartTimeMissing => (key::warnings::NO_USABLE_START_TIME, Vec::new()),
        WarningKind::TimeOffsetMissing => (key::warnings::NO_SAMPLE_TIMES_SAMPLES, Vec::new()),
        WarningKind::TimeOffsetInvalid { samples } => (key::warnings::TIME_OFFSET_INVALID, vec![("count", samples.to_string())]),
        WarningKind::TimeSorted { steps } => (key::warnings::TIME_SORTED, vec![("count", steps.to_string())]),
        WarningKind::TimeRepeated { samples } => (key::warnings::TIME_REPEATED, vec![("count", samples.to_string())]),
        WarningKind::ArrayLonger { left_out } => (key::warnings::ARRAY_LONGER, vec![("count", left_out.to_string())]),
        WarningKind::ArrayShorter { missing, has_times: true } => (key::warnings::ARRAY_SHORTER, vec![("count", missing.to_string())]),
        WarningKind::ArrayShorter { missing, has_times: false } => (key::warnings::ARRAY_SHORTER_WITHOUT_TIMES, vec![("count", missing.to_string())]),
        WarningKind::NotNumbers { elements } => (key::warnings::NOT_NUMBERS, vec![("count", elements.to_string())]),
        WarningKind::NotAnArray => (key::warnings::SHOULD_BE_AN_ARRAY, Vec::new()),
        WarningKind::FieldInvalid => (key::warnings::HOLDS_SOMETHING_OF_ANOTHER, Vec::new()),
        WarningKind::FieldOutOfRange => (key::warnings::IS_NO_POSSIBLE_VALUE, Vec::new()),
        WarningKind::FieldUnknown => (key::warnings::IS_IN_NO_DOCUMENTATION, Vec::new()),
        WarningKind::FieldRenamed { from } => (key::warnings::TAKEN_FROM_THE_OLDER, vec![("field", from.clone())]),
        WarningKind::CaseDiffers { fields } => (key::warnings::CASE_DIFFERS, vec![("count", fields.to_string())]),
        WarningKind::SessionIdDiffers { other } => (key::warnings::IS_NOT_THE_SESSION, vec![("id", other.clone())]),
        WarningKind::FieldSuperseded { by } => (key::warnings::IS_THE_OLDER_NAME, vec![("field", by.clone())]),
        WarningKind::FieldRepeated => (key::warnings::APPEARS_MORE_THAN_ONCE, Vec::new()),
        WarningKind::NumberUnreadable { elements } => (key::warnings::NUMBER_UNREADABLE, vec![("count", elements.to_string())]),
        WarningKind::TextRepaired => (key::warnings::SOME_CHARACTERS_COULD_NOT, Vec::new()),
        WarningKind::TextAround { characters } => (key::warnings::TEXT_AROUND, vec![("count", characters.to_string())]),
        WarningKind::NetIdReplaced { net_id } => (key::warnings::THE_CARD_S_NUMBER, vec![("number", net_id.to_string())]),
        WarningKind::ArrayLeftOut { missing } => (key::warnings::ARRAY_LEFT_OUT, vec![("count", missing.to_string())]),
        WarningKind::FieldsLeftOut { fields } => (key::warnings::FIELDS_LEFT_OUT, vec![("count", fields.to_string())]),
        WarningKind::DevicesLeftOut { devices } => (key::warnings::DEVICES_LEFT_OUT, vec![("count", devices.to_string())]),
        WarningKind::WarningsLeftOut { warnings } => (key::warnings::WARNINGS_LEFT_OUT, vec![("count", warnings.to_string())]),
        WarningKind::PartFailed { line, cloud: Some(error), .. } => (key::warnings::WHAT_BEGINS_IN_LINE, vec![("line", line.to_string()), ("error", quoted_error(error))]),
        WarningKind::PartFailed { line, code, cloud: None } => (key::warnings::OF_WHAT_BEGINS_IN, vec![("line", line.to_string()), ("code", (*code).to_owned())]),
        WarningKind::EndsDoNotMeet => (key::warnings::THE_TIMES_OF_FIELD, Vec::new()),
        WarningKind::InputFailed { name, code } => (key::warnings::WAS_NOT_LOADED_THE, vec![("name", name.clone()), ("code", (*code).to_owned())]),
    }
}

/// Code, message and request ID as received.
fn quoted_error(error: &CloudError) -> String {
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
    fn every_warning_in_both_languages() {
        for kind in every_kind(1).into_iter().chain(every_kind(3)) {
            for (device, field) in [
                (None, None),
                (Some(0), None),
                (None, Some("Details")),
                (Some(1), Some("MultiNet[0].Rtt")),
            ] {
                let field = field.map(str::to_owned);
                let shown = Warning {
                    device,
                    field,
                    kind: kind.clone(),
                };
                for lang in [Lang::ZH_CN, Lang::EN] {
                    let text = warning(&shown, &devices(), lang);
                    proofread(&text, lang);
                    assert!(!text.contains("{}"), "{text}");
                    let is_plural = |many: &str| text.contains(&format!("1 {many}"));
                    let many = [
                        "samples",
                        "values",
                        "times",
                        "names",
                        "characters",
                        "devices",
                        "notes",
                    ];
                    assert!(!many.into_iter().any(is_plural), "{text}");
                }
            }
        }
    }

    #[test]
    fn a_warning_names_device_and_field() {
        let shown = Warning {
            device: Some(1),
            field: Some("Rate".to_owned()),
            kind: WarningKind::ArrayLonger { left_out: 2 },
        };
        assert_eq!(
            warning(&shown, &devices(), Lang::ZH_CN),
            "远端 `Rate`：比 `TimeOffset` 多出 2 个值，多出的未采用。"
        );
        assert_eq!(
            warning(&shown, &devices(), Lang::EN),
            "Remote, `Rate`: 2 values more than `TimeOffset`. The extra values are ignored."
        );
    }

    #[test]
    fn cloud_error_is_quoted() {
        let failed = |message: &str, request_id: &str| Warning {
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
            warning(&failed("Try later.", "7f2c"), &devices(), Lang::EN),
            "The part starting at line 2 contains a cloud error: `InternalError` \"Try later.\" (RequestId `7f2c`). The other parts are shown."
        );
        assert_eq!(
            warning(&failed("", ""), &devices(), Lang::ZH_CN),
            "第 2 行起是云端返回的错误 `InternalError`；其余内容照常显示。"
        );
    }

    #[test]
    fn facts_may_contain_braces() {
        let shown = Warning {
            device: None,
            field: Some("{}".to_owned()),
            kind: WarningKind::FieldRenamed {
                from: "{}".to_owned(),
            },
        };
        assert_eq!(
            warning(&shown, &devices(), Lang::EN),
            "`{}`: read from the older field `{}`."
        );
    }
}
