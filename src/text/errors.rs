//! Errors as texts: what happened, what it means, what to do.

use super::cloud::{PLAIN_TICKET, TICKET, cloud};
use super::{Lang, Message, Said, key};
use crate::error::{Action, Dialect, ImportError, JsonFault};
use crate::lang::key::errors::{
    AS_FILE, COPY_ALL, EMPTY_LIST, FETCH_A_SESSION, FETCH_DETAILS, IDS_FOUND, LIST_DEVICE_SESSIONS,
    LIST_SESSIONS, MEANING, NAMES_FOUND, PASTE_ANSWER, QUOTED, SIZES,
};

/// An explained error, as messages with facts or as texts; `` ` `` encloses names and what to type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation<T> {
    /// One sentence without a full stop: what happened.
    pub message: T,
    /// What that means.
    pub meaning: T,
    /// What to do, in order.
    pub advice: Vec<T>,
    /// The original message, names found, and the like.
    pub detail: Option<T>,
}

/// An error in one language.
#[must_use]
pub fn explain(error: &ImportError, lang: Lang) -> Explanation<String> {
    let Explanation {
        message,
        meaning,
        advice,
        detail,
    } = explanation(error);
    let text = |part: Said| part.text(lang);
    Explanation {
        message: text(message),
        meaning: text(meaning),
        advice: advice.into_iter().map(text).collect(),
        detail: detail.map(text),
    }
}

/// An error in any language.
#[must_use]
pub fn explanation(error: &ImportError) -> Explanation<Said> {
    let mut words = match error {
        ImportError::NotJson { fault, .. } => not_json(*fault),
        ImportError::LossyText { dialect, .. } => lossy_text(*dialect),
        ImportError::NotASession { .. } => NOT_A_SESSION,
        ImportError::OtherAction { action, .. } => other_action(*action),
        ImportError::NoData { .. } => NO_DATA,
        ImportError::Cloud(error) => {
            let text = cloud(&error.code);
            Words {
                message: text.title,
                meaning: text.meaning,
                advice: text.advice,
            }
        }
        ImportError::TooLarge { .. } => TOO_LARGE,
    };
    let mut facts = vec![
        ("operation", DETAILS_OPERATION.to_owned()),
        ("project", "<ProjectId>".to_owned()),
        ("device", "<DeviceId>".to_owned()),
    ];
    let mut set = |name: &str, fact: &str| {
        for (own, value) in &mut facts {
            if *own == name {
                fact.clone_into(value);
            }
        }
    };
    let mut detail = None;
    match error {
        ImportError::NotASession { keys } if !keys.is_empty() => {
            detail = Some(Said::new(NAMES_FOUND, vec![("names", keys.join(", "))]));
        }
        ImportError::OtherAction {
            session_ids,
            project_id,
            device_id,
            is_empty,
            ..
        } => {
            if *is_empty {
                words.meaning = EMPTY_LIST;
            }
            for (name, id) in [("project", project_id), ("device", device_id)] {
                if is_id(id) {
                    set(name, id);
                }
            }
            let ids = session_ids.iter().map(String::as_str);
            let ids: Vec<&str> = ids.filter(|id| is_id(id)).collect();
            if let Some(first) = ids.first() {
                words.advice = &[FETCH_DETAILS, PASTE_ANSWER];
                facts.push(("id", (*first).to_owned()));
            }
            if ids.len() > 1 {
                detail = Some(Said::new(IDS_FOUND, vec![("ids", ids.join(", "))]));
            }
        }
        ImportError::Cloud(error) => {
            if let Some(operation) = other_operation(&error.message) {
                if error.code == "AuthFailure.UnauthorizedOperation" {
                    words.message = cloud("UnauthorizedOperation").title;
                }
                set("operation", operation);
            }
            if !error.message.is_empty() {
                detail = Some(Said::new(QUOTED, vec![("text", error.message.clone())]));
            }
        }
        ImportError::TooLarge { bytes, limit } => {
            let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024).to_string();
            let sizes = vec![("read", megabytes(*bytes)), ("limit", megabytes(*limit))];
            detail = Some(Said::new(SIZES, sizes));
        }
        _ => {}
    }
    let has_no_request = matches!(error, ImportError::Cloud(error) if error.request_id.is_empty());
    let with_facts = |message: Message| Said::new(message, facts.clone());
    let advice = words.advice.iter().map(|advice| match *advice {
        TICKET if has_no_request => with_facts(PLAIN_TICKET),
        advice => with_facts(advice),
    });
    Explanation {
        message: with_facts(words.message),
        meaning: with_facts(words.meaning),
        advice: advice.collect(),
        detail,
    }
}

struct Words {
    message: Message,
    meaning: Message,
    advice: &'static [Message],
}

const DETAILS_OPERATION: &str = "trro:DescribeDeviceSessionDetails";

/// The refused operation that a message names, unless it is the one that the advice is about.
fn other_operation(message: &str) -> Option<&str> {
    let start = message.find("trro:")?;
    let length = message[start + 5..]
        .find(|end: char| !end.is_ascii_alphanumeric() && end != '_')
        .map_or(message.len() - start, |length| 5 + length);
    let operation = &message[start..start + length];
    (length > 5 && operation != DETAILS_OPERATION).then_some(operation)
}

/// A valid identifier; anything else must not enter a command that people copy into a shell.
fn is_id(id: &str) -> bool {
    (1..=128).contains(&id.len())
        && !id.starts_with('-')
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

const NOT_A_SESSION: Words = Words {
    message: key::errors::NOT_A_SESSION_MESSAGE,
    meaning: key::errors::NOT_A_SESSION_MEANING,
    advice: &[FETCH_A_SESSION, key::errors::NOT_A_SESSION_ADVICE],
};

const NO_DATA: Words = Words {
    message: key::errors::NO_DATA_MESSAGE,
    meaning: key::errors::NO_DATA_MEANING,
    advice: &[
        key::errors::NO_DATA_ADVICE,
        key::errors::NO_DATA_ADVICE_2,
        key::errors::NO_DATA_ADVICE_3,
    ],
};

const TOO_LARGE: Words = Words {
    message: key::errors::TOO_LARGE_MESSAGE,
    meaning: key::errors::TOO_LARGE_MEANING,
    advice: &[
        key::errors::TOO_LARGE_ADVICE,
        key::errors::TOO_LARGE_ADVICE_2,
    ],
};

#[allow(clippy::too_many_lines, reason = "one row for each fault")]
fn not_json(fault: JsonFault) -> Words {
    match fault {
        JsonFault::Empty => Words {
            message: key::errors::EMPTY_MESSAGE,
            meaning: key::errors::EMPTY_MEANING,
            advice: &[FETCH_A_SESSION, PASTE_ANSWER],
        },
        JsonFault::NoValue => Words {
            message: key::errors::NO_VALUE_MESSAGE,
            meaning: key::errors::NO_VALUE_MEANING,
            advice: const { &[key::errors::NO_VALUE_ADVICE, key::errors::NO_VALUE_ADVICE_2] },
        },
        JsonFault::CutOff => Words {
            message: key::errors::CUT_OFF_MESSAGE,
            meaning: key::errors::CUT_OFF_MEANING,
            advice: &[COPY_ALL, AS_FILE],
        },
        JsonFault::Syntax => Words {
            message: key::errors::SYNTAX_MESSAGE,
            meaning: key::errors::SYNTAX_MEANING,
            advice: &[COPY_ALL, AS_FILE],
        },
        JsonFault::TooDeep => Words {
            message: key::errors::TOO_DEEP_MESSAGE,
            meaning: key::errors::TOO_DEEP_MEANING,
            advice: &[COPY_ALL],
        },
        JsonFault::TooManyValues => Words {
            message: key::errors::TOO_MANY_VALUES_MESSAGE,
            meaning: key::errors::TOO_MANY_VALUES_MEANING,
            advice: const { &[key::errors::TOO_MANY_VALUES_ADVICE] },
        },
        JsonFault::Zip => Words {
            message: key::errors::ZIP_MESSAGE,
            meaning: key::errors::ZIP_MEANING,
            advice: const { &[key::errors::ZIP_ADVICE] },
        },
        JsonFault::DamagedGzip => Words {
            message: key::errors::DAMAGED_GZIP_MESSAGE,
            meaning: key::errors::DAMAGED_GZIP_MEANING,
            advice: const {
                &[
                    key::errors::DAMAGED_GZIP_ADVICE,
                    key::errors::DAMAGED_GZIP_ADVICE_2,
                ]
            },
        },
    }
}

fn lossy_text(dialect: Dialect) -> Words {
    let (message, meaning, advice) = match dialect {
        Dialect::NodeNested => (
            key::errors::NODE_NESTED_MESSAGE,
            key::errors::NODE_NESTED_MEANING,
            PRINT_IN_NODE,
        ),
        Dialect::NodeTruncated => (
            key::errors::NODE_TRUNCATED_MESSAGE,
            key::errors::NODE_TRUNCATED_MEANING,
            PRINT_IN_NODE,
        ),
        Dialect::JsLiteral => (
            key::errors::JS_LITERAL_MESSAGE,
            key::errors::JS_LITERAL_MEANING,
            PRINT_IN_NODE,
        ),
        Dialect::PythonRepr => (
            key::errors::PYTHON_REPR_MESSAGE,
            key::errors::PYTHON_REPR_MEANING,
            PRINT_IN_PYTHON,
        ),
        Dialect::GoStruct => (
            key::errors::GO_STRUCT_MESSAGE,
            key::errors::GO_STRUCT_MEANING,
            PRINT_IN_GO,
        ),
        Dialect::Arrows => (
            key::errors::ARROWS_MESSAGE,
            key::errors::ARROWS_MEANING,
            PRINT_IN_RUBY_OR_PHP,
        ),
    };
    Words {
        message,
        meaning,
        advice,
    }
}

const PRINT_IN_NODE: &[Message] = &[key::errors::PRINT_IN_NODE_ADVICE, PASTE_ANSWER];
const PRINT_IN_PYTHON: &[Message] = &[
    key::errors::PRINT_IN_PYTHON_ADVICE,
    key::errors::PRINT_IN_PYTHON_ADVICE_2,
    PASTE_ANSWER,
];
const PRINT_IN_GO: &[Message] = &[key::errors::PRINT_IN_GO_ADVICE, PASTE_ANSWER];
const PRINT_IN_RUBY_OR_PHP: &[Message] = &[
    key::errors::PRINT_IN_RUBY_OR_PHP_ADVICE,
    key::errors::PRINT_IN_RUBY_OR_PHP_ADVICE_2,
    PASTE_ANSWER,
];

fn other_action(action: Action) -> Words {
    const VIA_LIST: &[Message] = &[LIST_SESSIONS, FETCH_A_SESSION, PASTE_ANSWER];
    const VIA_DEVICE: &[Message] = &[LIST_DEVICE_SESSIONS, FETCH_A_SESSION, PASTE_ANSWER];
    match action {
        Action::DeviceSessionList => Words {
            message: key::errors::DEVICE_SESSION_LIST_MESSAGE,
            meaning: MEANING,
            advice: &[FETCH_A_SESSION, PASTE_ANSWER],
        },
        Action::RecentSessionList => Words {
            message: key::errors::RECENT_SESSION_LIST_MESSAGE,
            meaning: MEANING,
            advice: &[FETCH_A_SESSION, PASTE_ANSWER],
        },
        Action::ProjectList => Words {
            message: key::errors::PROJECT_LIST_MESSAGE,
            meaning: MEANING,
            advice: VIA_LIST,
        },
        Action::DeviceList => Words {
            message: key::errors::DEVICE_LIST_MESSAGE,
            meaning: MEANING,
            advice: VIA_DEVICE,
        },
        Action::DeviceInfo => Words {
            message: key::errors::DEVICE_INFO_MESSAGE,
            meaning: MEANING,
            advice: VIA_DEVICE,
        },
        Action::ProjectInfo => Words {
            message: key::errors::PROJECT_INFO_MESSAGE,
            meaning: MEANING,
            advice: VIA_LIST,
        },
        Action::DurationDetails => Words {
            message: key::errors::DURATION_DETAILS_MESSAGE,
            meaning: MEANING,
            advice: VIA_LIST,
        },
        Action::SessionStatistics => Words {
            message: key::errors::SESSION_STATISTICS_MESSAGE,
            meaning: MEANING,
            advice: VIA_LIST,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::proofread::proofread;
    use super::*;
    use crate::error::{CloudError, Position};
    use crate::text::cloud::CLOUD;

    fn position() -> Position {
        Position {
            line: 1,
            column: 1,
            excerpt: String::new(),
        }
    }

    /// One error of every kind.
    fn every_error() -> Vec<ImportError> {
        use {Action::*, Dialect::*, JsonFault::*};
        let faults = [
            Empty,
            NoValue,
            CutOff,
            Syntax,
            TooDeep,
            TooManyValues,
            DamagedGzip,
            Zip,
        ];
        let dialects = [
            NodeNested,
            NodeTruncated,
            JsLiteral,
            PythonRepr,
            GoStruct,
            Arrows,
        ];
        let actions = [
            ProjectList,
            DeviceList,
            DeviceSessionList,
            RecentSessionList,
            SessionStatistics,
            ProjectInfo,
            DeviceInfo,
            DurationDetails,
        ];
        let codes = CLOUD.iter().flat_map(|text| text.codes);
        let mut errors = vec![
            ImportError::NotASession {
                keys: vec!["a".to_owned(), "b".to_owned()],
            },
            ImportError::NotASession { keys: Vec::new() },
            ImportError::NoData {
                request_id: String::new(),
            },
            ImportError::TooLarge { bytes: 1, limit: 2 },
        ];
        errors.extend(faults.map(|fault| ImportError::NotJson {
            fault,
            position: None,
        }));
        errors.extend(dialects.map(|dialect| ImportError::LossyText {
            dialect,
            position: position(),
        }));
        for session_ids in [
            vec![],
            vec!["a-0".to_owned()],
            vec!["a-0".to_owned(), "a-1".to_owned()],
        ] {
            errors.extend(actions.map(|action| ImportError::OtherAction {
                action,
                is_empty: session_ids.is_empty(),
                session_ids: session_ids.clone(),
                project_id: String::new(),
                device_id: "d".to_owned(),
            }));
        }
        errors.extend(codes.chain(&["5", "?"]).map(|code| {
            ImportError::Cloud(CloudError {
                code: (*code).to_owned(),
                ..CloudError::default()
            })
        }));
        errors
    }

    #[test]
    fn every_error_is_explained_in_both_languages() {
        for error in every_error() {
            for lang in [Lang::ZH_CN, Lang::EN] {
                let explained = explain(&error, lang);
                assert!(!explained.advice.is_empty(), "{error:?}");
                let texts = [
                    Some(explained.message),
                    Some(explained.meaning),
                    explained.detail,
                ];
                for text in texts.into_iter().flatten().chain(explained.advice) {
                    proofread(&text, lang);
                }
            }
        }
    }

    #[test]
    fn a_message_is_one_sentence_without_full_stop() {
        for error in every_error() {
            for lang in [Lang::ZH_CN, Lang::EN] {
                let message = explain(&error, lang).message;
                assert!(
                    !message.ends_with(['。', '.']) && !message.contains('。'),
                    "{message}"
                );
            }
        }
    }

    #[test]
    fn unauthorized_operation() {
        let error = ImportError::Cloud(CloudError {
            code: "AuthFailure.UnauthorizedOperation".to_owned(),
            message:
                "you are not authorized to perform operation (trro:DescribeDeviceSessionDetails)"
                    .to_owned(),
            request_id: "7f2c1a90".to_owned(),
        });
        let explained = explain(&error, Lang::ZH_CN);
        assert_eq!(
            explained.message,
            "腾讯云拒绝了请求：该账号无权读取会话详情"
        );
        assert_eq!(explained.meaning, "密钥有效，但 CAM 策略不允许此操作。");
        assert_eq!(
            explained.advice,
            [
                "请主账号在资源 `*` 上授予 `trro:DescribeDeviceSessionDetails` 权限。",
                "确认该会话属于本账号的项目。",
                "授权后重试，此处无需改动。",
            ]
        );
        assert!(
            explained
                .detail
                .is_some_and(|detail| detail.starts_with("you are not"))
        );
    }

    #[test]
    fn advice_names_the_refused_operation() {
        let error = ImportError::Cloud(CloudError {
            code: "AuthFailure.UnauthorizedOperation".to_owned(),
            message: "not authorized to perform operation (trro:DescribeProjectList)".to_owned(),
            request_id: String::new(),
        });
        let explained = explain(&error, Lang::EN);
        assert_eq!(
            explained.message,
            "Tencent Cloud refused: the operation is not authorised"
        );
        assert_eq!(
            explained.advice[0],
            "Ask the main account to allow `trro:DescribeProjectList` on resource `*`."
        );
    }

    #[test]
    fn ticket_advice_mentions_only_a_known_request_id() {
        for (request_id, expected) in [("r", TICKET), ("", PLAIN_TICKET)] {
            let error = ImportError::Cloud(CloudError {
                code: "InternalError".to_owned(),
                message: String::new(),
                request_id: request_id.to_owned(),
            });
            let advice = explain(&error, Lang::ZH_CN).advice;
            assert_eq!(
                advice.last().map(String::as_str),
                Some(expected.get(Lang::ZH_CN))
            );
        }
    }

    #[track_caller]
    fn check_next_call(session_ids: &[&str], expected: &str) {
        let error = ImportError::OtherAction {
            action: Action::DeviceSessionList,
            session_ids: session_ids.iter().map(ToString::to_string).collect(),
            project_id: String::new(),
            device_id: String::new(),
            is_empty: false,
        };
        let advice = explain(&error, Lang::EN).advice;
        assert!(advice[0].ends_with(expected), "{advice:?}");
    }

    #[track_caller]
    fn check_list_call(project_id: &str, device_id: &str, expected: &str) {
        let error = ImportError::OtherAction {
            action: Action::DeviceList,
            session_ids: Vec::new(),
            project_id: project_id.to_owned(),
            device_id: device_id.to_owned(),
            is_empty: false,
        };
        let advice = explain(&error, Lang::EN).advice;
        assert!(advice[0].contains(expected), "{advice:?}");
    }

    #[test]
    fn the_list_call_has_project_and_device() {
        check_list_call("p", "d", "--ProjectId p --DeviceId d ");
        check_list_call("", "d", "--ProjectId <ProjectId> --DeviceId d ");
        check_list_call(
            "$(reboot)",
            "",
            "--ProjectId <ProjectId> --DeviceId <DeviceId> ",
        );
    }

    #[test]
    fn the_next_call_has_the_session_id() {
        check_next_call(&["a-0", "b-0"], "--SessionId a-0`");
        check_next_call(&[], "--SessionId <SessionId>`");
        check_next_call(&["$(reboot)", "a; b", "-x", "c-1"], "--SessionId c-1`");
    }
}
