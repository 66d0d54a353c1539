//! What an error says to a person: what happened, what it means, what to do.

use super::cloud::{PLAIN_TICKET, TICKET, cloud};
use super::{Both, Lang, both, fill};
use crate::error::{Action, Dialect, ImportError, JsonFault};

/// An error in words; `` ` `` encloses what is typed or is a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// One sentence without a full stop: what happened.
    pub message: String,
    /// What that means.
    pub meaning: Option<String>,
    /// What to do, in order.
    pub advice: Vec<String>,
    /// The original message of whoever refused, names found, and the like.
    pub detail: Option<String>,
}

/// The words for an error.
#[must_use]
pub fn explain(error: &ImportError, lang: Lang) -> Explanation {
    let words = match error {
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
    let mut explanation = Explanation {
        message: words.message.get(lang).to_owned(),
        meaning: Some(words.meaning.get(lang).to_owned()),
        advice: words
            .advice
            .iter()
            .map(|advice| advice.get(lang).to_owned())
            .collect(),
        detail: None,
    };
    add_facts(error, lang, &mut explanation);
    explanation
}

struct Words {
    message: Both,
    meaning: Both,
    advice: &'static [Both],
}

fn add_facts(error: &ImportError, lang: Lang, explanation: &mut Explanation) {
    match error {
        ImportError::NotASession { keys } if !keys.is_empty() => {
            let found = both("最外层的字段：{}", "Names at the top level: {}");
            explanation.detail = Some(fill(found.get(lang), &[&keys.join(", ")]));
        }
        ImportError::OtherAction {
            session_ids,
            project_id,
            device_id,
            is_empty,
            ..
        } => {
            if *is_empty {
                explanation.meaning = Some(EMPTY_LIST.get(lang).to_owned());
            }
            for (place, id) in [("<ProjectId>", project_id), ("<DeviceId>", device_id)] {
                if is_id(id) {
                    for advice in &mut explanation.advice {
                        *advice = advice.replace(place, id);
                    }
                }
            }
            let ids: Vec<&str> = session_ids
                .iter()
                .map(String::as_str)
                .filter(|id| is_id(id))
                .collect();
            if let Some(first) = ids.first() {
                explanation.advice = vec![
                    fill(FETCH_DETAILS.get(lang), &[first]),
                    PASTE_ANSWER.get(lang).to_owned(),
                ];
            }
            if ids.len() > 1 {
                let found = both("找到的 SessionId：{}", "SessionIds found: {}");
                explanation.detail = Some(fill(found.get(lang), &[&ids.join(", ")]));
            }
        }
        ImportError::Cloud(error) => {
            if error.request_id.is_empty() {
                for advice in &mut explanation.advice {
                    if advice == TICKET.get(lang) {
                        PLAIN_TICKET.get(lang).clone_into(advice);
                    }
                }
            }
            if let Some(operation) = other_operation(&error.message) {
                let refused = cloud("UnauthorizedOperation").title;
                if error.code == "AuthFailure.UnauthorizedOperation" {
                    refused.get(lang).clone_into(&mut explanation.message);
                }
                for advice in &mut explanation.advice {
                    *advice = advice.replace(DETAILS_OPERATION, operation);
                }
            }
            if !error.message.is_empty() {
                explanation.detail = Some(error.message.clone());
            }
        }
        ImportError::TooLarge { bytes, limit } => {
            let megabytes = |bytes: u64| bytes.div_ceil(1024 * 1024).to_string();
            let sizes = both(
                "读到 {} MB 时停止，上限为 {} MB",
                "Reading stopped at {} MB; the limit is {} MB",
            );
            let sizes = fill(sizes.get(lang), &[&megabytes(*bytes), &megabytes(*limit)]);
            explanation.detail = Some(sizes);
        }
        _ => {}
    }
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

/// What the API takes for one; anything else has no place in a line that people copy into a shell.
fn is_id(id: &str) -> bool {
    (1..=128).contains(&id.len())
        && !id.starts_with('-')
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"._-".contains(&byte))
}

const EMPTY_LIST: Both = both(
    "列表是空的：没有符合查询条件的记录。请检查项目、设备和时间范围。",
    "The list is empty: nothing matches the query. Check project, device and time range.",
);
const FETCH_DETAILS: Both = both(
    "用其中的 SessionId 获取详情：`tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId {}`",
    "Fetch the details using a SessionId from the list: `tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId {}`",
);
const FETCH_A_SESSION: Both = both(
    "获取会话详情：`tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId <SessionId>`",
    "Fetch the details of a session: `tccli trro DescribeDeviceSessionDetails --region ap-guangzhou --SessionId <SessionId>`",
);
const LIST_SESSIONS: Both = both(
    "列出项目的会话：`tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId <ProjectId> --PageNumber 1 --PageSize 50`",
    "List the sessions of the project: `tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId <ProjectId> --PageNumber 1 --PageSize 50`",
);
const LIST_DEVICE_SESSIONS: Both = both(
    "列出设备的会话：`tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId <ProjectId> --DeviceId <DeviceId> --PageNumber 1 --PageSize 50`",
    "List the sessions of the device: `tccli trro DescribeDeviceSessionList --region ap-guangzhou --ProjectId <ProjectId> --DeviceId <DeviceId> --PageNumber 1 --PageSize 50`",
);
const PASTE_ANSWER: Both = both("把它的输出完整粘贴到这里。", "Paste its whole output here.");
const COPY_ALL: Both = both(
    "重新复制，从第一个 `{` 到最后一个 `}`。",
    "Copy it again, from the first `{` to the last `}`.",
);
const AS_FILE: Both = both(
    "内容较长时先存成文件，再打开或拖进来：终端和聊天工具会截断长文本。",
    "If it is long, save it as a file and open or drop that: terminals and chat programs cut long text.",
);

const NOT_A_SESSION: Words = Words {
    message: both(
        "这是完整的 JSON，但不是 TRRO 会话详情",
        "This is complete JSON, but not the details of a TRRO session",
    ),
    meaning: both(
        "会话详情有 `Details`，其中每台设备有 `DeviceType` 和 `TimeOffset`；这里都没有找到。",
        "Session details have `Details`, in which each device has `DeviceType` and `TimeOffset`; neither was found.",
    ),
    advice: &[
        FETCH_A_SESSION,
        both(
            "用了 `--filter` 时，请去掉它，或至少保留整个 `Details`。",
            "If `--filter` was used, leave it out, or keep at least the whole of `Details`.",
        ),
    ],
};

const NO_DATA: Words = Words {
    message: both(
        "查询成功，但会话中没有任何设备",
        "The query succeeded, but the session has no device",
    ),
    meaning: both(
        "云端没有这个会话的数据：SessionId 有误，或在别的地域或项目，或数据已经清除。",
        "The cloud has no data of it: the SessionId is mistyped, it belongs to another region or project, or its data are gone.",
    ),
    advice: &[
        both(
            "对照会话列表核对 SessionId，末尾的 `-0`、`-1` 也是它的一部分。",
            "Compare the SessionId with the session list; the trailing `-0` or `-1` is part of it.",
        ),
        both(
            "确认地域和账号与会话所在的项目一致。",
            "Check that region and account are those of the session's project.",
        ),
        both(
            "请求中有 StartTime 和 EndTime 时，确认会话在这段时间内。",
            "If the request had StartTime and EndTime, check that the session lies between them.",
        ),
    ],
};

const TOO_LARGE: Words = Words {
    message: both("内容太大，无法读取", "This is too large to be read"),
    meaning: both(
        "云 API 的响应最多 50 MB；一整天的会话约 6 MB，缩进排版后也不过 40 MB。",
        "Answers of the cloud API have at most 50 MB; a whole day has about 6 MB, or up to 40 MB when indented.",
    ),
    advice: &[
        both(
            "日志或 HAR 文件请先只留下会话详情的那部分。",
            "Of a log or a HAR file, keep only the part with the session details.",
        ),
        both(
            "会话很长时，用 StartTime 和 EndTime 分段获取。",
            "Fetch a very long session in parts by StartTime and EndTime.",
        ),
    ],
};

#[allow(clippy::too_many_lines, reason = "one row for each fault")]
fn not_json(fault: JsonFault) -> Words {
    match fault {
        JsonFault::Empty => Words {
            message: both("没有内容", "There is nothing here"),
            meaning: both(
                "粘贴的内容或文件是空的。",
                "What was pasted or opened is empty.",
            ),
            advice: &[FETCH_A_SESSION, PASTE_ANSWER],
        },
        JsonFault::NoValue => Words {
            message: both("没有找到 JSON", "There is no JSON in it"),
            meaning: both(
                "这段文字里没有会话详情的 JSON。",
                "This text does not contain the JSON of a session.",
            ),
            advice: const {
                &[
                    both(
                        "粘贴 `DescribeDeviceSessionDetails` 的完整响应。",
                        "Paste the whole answer of `DescribeDeviceSessionDetails`.",
                    ),
                    both(
                        "tccli 请用默认的 JSON 输出，不要加 `--output text` 或 `--output table`。",
                        "With tccli, use the JSON output, which is the default, not `--output text` or `--output table`.",
                    ),
                ]
            },
        },
        JsonFault::CutOff => Words {
            message: both(
                "JSON 不完整：后半部分缺失",
                "The JSON is incomplete: its end is missing",
            ),
            meaning: both(
                "内容在 JSON 结束之前就断了。残缺的会话不显示，以免把缺失当成故障。",
                "The text ends before the JSON does. Half a session is not shown, so that missing data are not mistaken for a fault.",
            ),
            advice: &[COPY_ALL, AS_FILE],
        },
        JsonFault::Syntax => Words {
            message: both("JSON 有语法错误", "The JSON has a syntax error"),
            meaning: both(
                "标出的位置不符合 JSON 语法，多半是复制时多了、少了或改动了字符。",
                "The place shown breaks the grammar of JSON: most likely something was added, lost or changed in copying.",
            ),
            advice: &[COPY_ALL, AS_FILE],
        },
        JsonFault::TooDeep => Words {
            message: both("JSON 嵌套太深", "The JSON is nested too deeply"),
            meaning: both(
                "嵌套超过 128 层，会话详情只有 6 层左右。",
                "It has more than 128 levels; session details have about six.",
            ),
            advice: &[COPY_ALL],
        },
        JsonFault::TooManyValues => Words {
            message: both("JSON 中的值太多", "The JSON has too many values"),
            meaning: both(
                "一个数组或对象里有几十万个不是数字的值，会话详情不会这样。",
                "One array or object has hundreds of thousands of values that are not numbers, which session details never have.",
            ),
            advice: const {
                &[both(
                    "请只留下会话详情的那部分。",
                    "Keep only the part with the session details.",
                )]
            },
        },
        JsonFault::Zip => Words {
            message: both("这是 zip，请先解压", "This is a zip: unpack it first"),
            meaning: both(
                "这里只能直接读取 gzip 压缩的内容。",
                "Only gzip is unpacked here.",
            ),
            advice: const {
                &[both(
                    "解压后打开其中的 JSON。",
                    "Unpack it and open the JSON in it.",
                )]
            },
        },
        JsonFault::DamagedGzip => Words {
            message: both(
                "压缩文件已损坏或不完整",
                "The compressed file is damaged or incomplete",
            ),
            meaning: both(
                "这是 gzip 文件，但解压中途失败。",
                "It is a gzip file, but unpacking failed midway.",
            ),
            advice: const {
                &[
                    both(
                        "重新下载或重新压缩该文件。",
                        "Download or compress the file again.",
                    ),
                    both(
                        "也可以直接打开解压后的 JSON。",
                        "Or open the unpacked JSON itself.",
                    ),
                ]
            },
        },
    }
}

fn lossy_text(dialect: Dialect) -> Words {
    let (message, meaning, advice) = match dialect {
        Dialect::NodeNested => (
            both(
                "打印时数组被省略成了 `[Array]`，数据已经丢失",
                "Printing replaced the arrays by `[Array]`: the data are gone",
            ),
            both(
                "Node 的 `console.log` 不展开嵌套的数组，这段文字里没有数值。",
                "Node's `console.log` does not print nested arrays; there are no numbers in this text.",
            ),
            PRINT_IN_NODE,
        ),
        Dialect::NodeTruncated => (
            both(
                "打印时数组只保留了前 100 个值，其余已经丢失",
                "Printing kept the first 100 values of each array: the rest is gone",
            ),
            both(
                "Node 的 `console.dir` 把长数组截成 `... more items`。",
                "Node's `console.dir` ends long arrays in `... more items`.",
            ),
            PRINT_IN_NODE,
        ),
        Dialect::JsLiteral => (
            both(
                "这是 JavaScript 对象的打印结果，不是 JSON",
                "This is a JavaScript object as it is printed, not JSON",
            ),
            both(
                "字段名没有引号，字符串用的是单引号。",
                "Its names have no quotes, its strings single ones.",
            ),
            PRINT_IN_NODE,
        ),
        Dialect::PythonRepr => (
            both(
                "这是 Python 字典的打印结果，不是 JSON",
                "This is a Python dict as it is printed, not JSON",
            ),
            both(
                "`print(dict)` 用单引号，并写作 `None`、`True`。",
                "`print(dict)` writes single quotes, `None` and `True`.",
            ),
            PRINT_IN_PYTHON,
        ),
        Dialect::GoStruct => (
            both(
                "这是 Go 结构体或 map 的打印结果，不是 JSON",
                "This is a Go struct or map as it is printed, not JSON",
            ),
            both(
                "`fmt.Println` 打印的是指针或不带引号的值，数据不完整。",
                "`fmt.Println` prints pointers, or values without quotes: the data are not all there.",
            ),
            PRINT_IN_GO,
        ),
        Dialect::Arrows => (
            both(
                "这是 Ruby 或 PHP 的打印结果，不是 JSON",
                "This is what Ruby or PHP prints, not JSON",
            ),
            both(
                "字段名和值之间是 `=>`。",
                "Between name and value stands `=>`.",
            ),
            PRINT_IN_RUBY_OR_PHP,
        ),
    };
    Words {
        message,
        meaning,
        advice,
    }
}

const PRINT_IN_NODE: &[Both] = &[
    both(
        "在 Node 中改用 `console.log(JSON.stringify(data))` 打印。",
        "In Node, print it with `console.log(JSON.stringify(data))`.",
    ),
    PASTE_ANSWER,
];
const PRINT_IN_PYTHON: &[Both] = &[
    both(
        "用 SDK 的响应对象时：`print(resp.to_json_string())`。",
        "With the SDK's response object: `print(resp.to_json_string())`.",
    ),
    both(
        "用 `call_json` 得到字典时：`print(json.dumps(resp, ensure_ascii=False))`。",
        "With a dict from `call_json`: `print(json.dumps(resp, ensure_ascii=False))`.",
    ),
    PASTE_ANSWER,
];
const PRINT_IN_GO: &[Both] = &[
    both(
        "改用 `fmt.Println(response.ToJsonString())` 打印。",
        "Print it with `fmt.Println(response.ToJsonString())`.",
    ),
    PASTE_ANSWER,
];
const PRINT_IN_RUBY_OR_PHP: &[Both] = &[
    both(
        "在 Ruby 中，改用 tccli，或粘贴响应的原始内容：`resp.serialize` 会丢掉 null，使数组错位。",
        "In Ruby, use tccli or paste the raw body of the answer: `resp.serialize` drops nulls, which shifts the arrays.",
    ),
    both(
        "在 PHP 中：`echo $resp->toJsonString();`。",
        "In PHP: `echo $resp->toJsonString();`.",
    ),
    PASTE_ANSWER,
];

fn other_action(action: Action) -> Words {
    const MEANING: Both = both(
        "接口选对了方向，还差一步：曲线在 `DescribeDeviceSessionDetails` 的响应里。",
        "One step is missing: the curves are in the answer of `DescribeDeviceSessionDetails`.",
    );
    const VIA_LIST: &[Both] = &[LIST_SESSIONS, FETCH_A_SESSION, PASTE_ANSWER];
    const VIA_DEVICE: &[Both] = &[LIST_DEVICE_SESSIONS, FETCH_A_SESSION, PASTE_ANSWER];
    match action {
        Action::DeviceSessionList => Words {
            message: both(
                "这是会话列表，不是会话详情",
                "This is a list of sessions, not the details of one",
            ),
            meaning: MEANING,
            advice: &[FETCH_A_SESSION, PASTE_ANSWER],
        },
        Action::RecentSessionList => Words {
            message: both(
                "这是最近两小时的会话列表，不是会话详情",
                "This is the list of the last two hours' sessions, not the details of one",
            ),
            meaning: MEANING,
            advice: &[FETCH_A_SESSION, PASTE_ANSWER],
        },
        Action::ProjectList => Words {
            message: both(
                "这是项目列表，不是会话详情",
                "This is a list of projects, not the details of a session",
            ),
            meaning: MEANING,
            advice: VIA_LIST,
        },
        Action::DeviceList => Words {
            message: both(
                "这是设备列表，不是会话详情",
                "This is a list of devices, not the details of a session",
            ),
            meaning: MEANING,
            advice: VIA_DEVICE,
        },
        Action::DeviceInfo => Words {
            message: both(
                "这是设备信息，不是会话详情",
                "This describes a device, it is not the details of a session",
            ),
            meaning: MEANING,
            advice: VIA_DEVICE,
        },
        Action::ProjectInfo => Words {
            message: both(
                "这是项目信息，不是会话详情",
                "This describes a project, it is not the details of a session",
            ),
            meaning: MEANING,
            advice: VIA_LIST,
        },
        Action::DurationDetails => Words {
            message: both(
                "这是时长明细，不是会话详情",
                "This is a statement of billed durations, not the details of a session",
            ),
            meaning: MEANING,
            advice: VIA_LIST,
        },
        Action::SessionStatistics => Words {
            message: both(
                "这是会话统计，不是会话详情",
                "These are statistics over sessions, not the details of one",
            ),
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
            for lang in [Lang::Zh, Lang::En] {
                let said = explain(&error, lang);
                assert!(!said.advice.is_empty(), "{error:?}");
                let texts = [Some(said.message), said.meaning, said.detail];
                for text in texts.into_iter().flatten().chain(said.advice) {
                    proofread(&text, lang);
                }
            }
        }
    }

    #[test]
    fn a_message_is_one_sentence_without_full_stop() {
        for error in every_error() {
            for lang in [Lang::Zh, Lang::En] {
                let message = explain(&error, lang).message;
                assert!(
                    !message.ends_with(['。', '.']) && !message.contains('。'),
                    "{message}"
                );
            }
        }
    }

    #[test]
    fn the_cloud_refusal_reads_as_in_the_picture() {
        let error = ImportError::Cloud(CloudError {
            code: "AuthFailure.UnauthorizedOperation".to_owned(),
            message:
                "you are not authorized to perform operation (trro:DescribeDeviceSessionDetails)"
                    .to_owned(),
            request_id: "7f2c1a90".to_owned(),
        });
        let said = explain(&error, Lang::Zh);
        assert_eq!(said.message, "腾讯云拒绝了请求：该账号无权读取会话详情");
        assert_eq!(
            said.meaning.as_deref(),
            Some("密钥有效，但其 CAM 策略不允许此操作。")
        );
        assert_eq!(
            said.advice,
            [
                "请主账号在资源 `*` 上授予 `trro:DescribeDeviceSessionDetails`。",
                "确认该会话属于本账号的项目。",
                "授权后重试，此处无需改动。",
            ]
        );
        assert!(
            said.detail
                .is_some_and(|detail| detail.starts_with("you are not"))
        );
    }

    #[test]
    fn the_operation_that_was_refused_is_the_one_to_allow() {
        let error = ImportError::Cloud(CloudError {
            code: "AuthFailure.UnauthorizedOperation".to_owned(),
            message: "not authorized to perform operation (trro:DescribeProjectList)".to_owned(),
            request_id: String::new(),
        });
        let said = explain(&error, Lang::En);
        assert_eq!(
            said.message,
            "Tencent Cloud refused: the operation is not authorised"
        );
        assert_eq!(
            said.advice[0],
            "Ask the main account to allow `trro:DescribeProjectList` on resource `*`."
        );
    }

    #[test]
    fn without_a_request_id_none_is_to_be_quoted() {
        for (request_id, expected) in [("r", TICKET), ("", PLAIN_TICKET)] {
            let error = ImportError::Cloud(CloudError {
                code: "InternalError".to_owned(),
                message: String::new(),
                request_id: request_id.to_owned(),
            });
            let advice = explain(&error, Lang::Zh).advice;
            assert_eq!(advice.last().map(String::as_str), Some(expected.zh));
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
        let advice = explain(&error, Lang::En).advice;
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
        let advice = explain(&error, Lang::En).advice;
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
