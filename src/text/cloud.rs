//! The cloud's error codes: what each means and what to do about it.
//!
//! Codes: the action's own page (product 1584, document 89827), TRRO's error page (1584/89837), the SDKs' `errors` files,
//! and what the SDKs themselves report before or after the call. In the texts, `` ` `` encloses what is typed or is a name.

use super::{Both, both};

/// What is known of a code.
#[derive(Debug, PartialEq, Eq)]
pub struct CloudText {
    /// The codes that it is true of.
    pub codes: &'static [&'static str],
    /// One sentence: what happened.
    pub title: Both,
    /// What that means.
    pub meaning: Both,
    /// What to do, in order.
    pub advice: &'static [Both],
}

/// The row of that code; of `A.B` that has none, the row of `A`; else one that says so.
#[must_use]
pub fn cloud(code: &str) -> &'static CloudText {
    let of = |code: &str| CLOUD.iter().find(|text| text.codes.contains(&code));
    if let Some(text) = of(code) {
        return text;
    }
    if code.is_empty() {
        return &NO_CODE;
    }
    if code.parse::<i64>().is_ok() {
        return &GATEWAY;
    }
    code.split('.').next().and_then(of).unwrap_or(&UNKNOWN)
}

/// For an error without a request ID to quote.
pub const PLAIN_TICKET: Both = both("仍然失败时提交工单。", "If it still fails, open a ticket.");
const RETRY: Both = both(
    "稍后重试，无需改动任何内容。",
    "Try again later; nothing needs to be changed.",
);
/// Every row that asks for a ticket has this.
pub const TICKET: Both = both(
    "仍然失败时提交工单，并附上请求 ID。",
    "If it still fails, open a ticket and quote the request ID.",
);
const GRANT: Both = both(
    "请主账号在资源 `*` 上授予 `trro:DescribeDeviceSessionDetails`。",
    "Ask the main account to allow `trro:DescribeDeviceSessionDetails` on resource `*`.",
);
const OWN_PROJECT: Both = both(
    "确认该会话属于本账号的项目。",
    "Check that the session belongs to a project of this account.",
);
const AFTER_GRANT: Both = both(
    "授权后重试，此处无需改动。",
    "Once it is granted, try again; nothing here needs to be changed.",
);
const CHECK_SESSION_ID: Both = both(
    "对照会话列表核对 SessionId，末尾的 `-0`、`-1` 也是它的一部分。",
    "Compare the SessionId with the session list; the trailing `-0` or `-1` is part of it.",
);
const CHECK_TYPES: Both = both(
    "StartTime 和 EndTime 是以秒为单位的整数，不带引号，也不是毫秒。",
    "StartTime and EndTime are whole seconds: no quotes, no milliseconds.",
);
const CHECK_NETWORK: Both = both(
    "确认运行 SDK 的机器能访问 `trro.tencentcloudapi.com` 的 443 端口，并检查代理和 DNS。",
    "Check that the machine running the SDK reaches `trro.tencentcloudapi.com` on port 443, and check proxy and DNS.",
);
const BACK_OFF: Both = both(
    "等待一秒以上再重试，并逐次加倍间隔。",
    "Wait a second or more, then retry with doubling pauses.",
);
const NEW_KEY: Both = both(
    "在访问管理控制台的“API 密钥管理”中新建或启用密钥。",
    "Create or enable a key under “API keys” in the CAM console.",
);
const LATEST_SDK: Both = both(
    "使用最新版 SDK 或 tccli，由它生成签名和公共参数。",
    "Use the latest SDK or tccli, which fill in signature and common parameters.",
);

static GATEWAY: CloudText = CloudText {
    codes: &[],
    title: both(
        "网关没有返回会话，只返回了它自己的错误",
        "The gateway answered with an error of its own instead of a session",
    ),
    meaning: both(
        "请求没有到达云 API：这个数字是控制台或中间网关的错误码。",
        "The request did not reach the cloud API: the number is the console's or a gateway's own code.",
    ),
    advice: &[
        both(
            "按原始信息处理网关的问题，再重新复制响应。",
            "Fix the problem it describes, then copy the response again.",
        ),
        both(
            "也可以改用 tccli 获取会话详情。",
            "Or fetch the session details with tccli instead.",
        ),
    ],
};

static UNKNOWN: CloudText = CloudText {
    codes: &[],
    title: both(
        "腾讯云返回了错误，没有返回会话",
        "Tencent Cloud answered with an error instead of a session",
    ),
    meaning: both(
        "这个错误码不在 TRRO 的公开列表中。",
        "This code is not in TRRO's public list.",
    ),
    advice: &[
        both(
            "根据原始信息判断原因。",
            "See the original message for the cause.",
        ),
        RETRY,
        TICKET,
    ],
};

static NO_CODE: CloudText = CloudText {
    codes: &[],
    title: both(
        "SDK 报告了错误，没有返回会话",
        "The SDK reported an error instead of a session",
    ),
    meaning: both(
        "其中没有错误码，请求可能没有到达腾讯云。",
        "It has no error code; the request may not have reached Tencent Cloud.",
    ),
    advice: &[
        both(
            "根据原始信息判断原因。",
            "See the original message for the cause.",
        ),
        CHECK_NETWORK,
        LATEST_SDK,
    ],
};

/// Every code with a text of its own.
pub static CLOUD: &[CloudText] = &[
    CloudText {
        codes: &["AuthFailure.UnauthorizedOperation"],
        title: both(
            "腾讯云拒绝了请求：该账号无权读取会话详情",
            "Tencent Cloud refused: this account may not read session details",
        ),
        meaning: both(
            "密钥有效，但其 CAM 策略不允许此操作。",
            "The key is valid, but its CAM policy does not allow this operation.",
        ),
        advice: &[GRANT, OWN_PROJECT, AFTER_GRANT],
    },
    CloudText {
        codes: &["UnauthorizedOperation"],
        title: both(
            "腾讯云拒绝了请求：未授权的操作",
            "Tencent Cloud refused: the operation is not authorised",
        ),
        meaning: both(
            "服务端拒绝了该账号：CAM 策略不允许，或项目属于另一个账号。",
            "The service refused this account: its CAM policy forbids it, or the project belongs to another account.",
        ),
        advice: &[GRANT, OWN_PROJECT, AFTER_GRANT],
    },
    CloudText {
        codes: &["AuthFailure.SignatureExpire"],
        title: both(
            "签名已过期：发出请求的机器时钟不准",
            "The signature has expired: the clock of the calling machine is off",
        ),
        meaning: both(
            "`X-TC-Timestamp` 与服务器时间相差超过 5 分钟。",
            "`X-TC-Timestamp` differs from the server's time by more than 5 minutes.",
        ),
        advice: &[
            both("用 NTP 同步时钟。", "Synchronise the clock using NTP."),
            both(
                "签名后立即发送，不要缓存已签名的请求。",
                "Sign and send at once; do not keep signed requests.",
            ),
            both(
                "时间戳用 UTC 秒，不是毫秒。",
                "The timestamp is UTC seconds, not milliseconds.",
            ),
        ],
    },
    CloudText {
        codes: &["AuthFailure.SignatureFailure"],
        title: both("签名不匹配", "The signature does not match"),
        meaning: both(
            "服务器用同一份请求算出了不同的签名。",
            "The server computed another signature from the same request.",
        ),
        advice: &[
            both(
                "重新复制 SecretKey，前后不留空格。",
                "Copy the SecretKey again, without blanks around it.",
            ),
            both(
                "请求体在签名后不能再改动；`content-type` 要与签名时完全一致，包括 `charset`。",
                "The body must not change after signing; `content-type` must be exactly what was signed, `charset` included.",
            ),
            both(
                "主机名为 `trro.tencentcloudapi.com`，服务名为 `trro`，日期取 UTC：用北京时间会在每天 0 点到 8 点失败。",
                "The host is `trro.tencentcloudapi.com`, the service `trro`, the date is UTC: China time fails from midnight to 8 a.m.",
            ),
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["AuthFailure.SecretIdNotFound"],
        title: both("找不到这个 SecretId", "This SecretId does not exist"),
        meaning: both(
            "密钥不存在、已删除或已禁用；国内站与国际站的密钥互不相通。",
            "The key is unknown, deleted or disabled; keys of the China site and of the international site do not work on the other.",
        ),
        advice: &[
            both(
                "重新复制 SecretId，前后不留空格。",
                "Copy the SecretId again, without blanks around it.",
            ),
            both(
                "它必须是云 API 密钥，不能是 DNSPod 或 COS 的密钥。",
                "It must be a Cloud API key, not one of DNSPod or COS.",
            ),
            both(
                "使用临时密钥时，还要带上 Token。",
                "With temporary keys, send the token as well.",
            ),
            NEW_KEY,
        ],
    },
    CloudText {
        codes: &["AuthFailure.InvalidSecretId"],
        title: both(
            "这个 SecretId 不是云 API 密钥",
            "This SecretId is not a Cloud API key",
        ),
        meaning: both(
            "密钥类型不对，云 API 不接受。",
            "It is a key of another kind, which the cloud API does not accept.",
        ),
        advice: &[NEW_KEY],
    },
    CloudText {
        codes: &["AuthFailure.InvalidAuthorization"],
        title: both(
            "`Authorization` 请求头的格式不对",
            "The `Authorization` header has the wrong form",
        ),
        meaning: both(
            "服务器无法从中读出密钥、日期和签名。",
            "The server cannot read key, date and signature from it.",
        ),
        advice: &[
            both(
                "检查逗号和空格，以及 `Credential=<SecretId>/<日期>/trro/tc3_request`。",
                "Check commas and blanks, and `Credential=<SecretId>/<date>/trro/tc3_request`.",
            ),
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["AuthFailure.TokenFailure"],
        title: both(
            "临时密钥的 Token 错误或已过期",
            "The token of the temporary key is wrong or has expired",
        ),
        meaning: both(
            "临时密钥只在签发后的一段时间内有效，而且必须与 Token 成套使用。",
            "Temporary keys are valid for a limited time, and only together with their own token.",
        ),
        advice: &[both(
            "重新获取一套临时密钥：SecretId、SecretKey 和 Token 都要替换。",
            "Fetch new temporary credentials and replace all three: SecretId, SecretKey and token.",
        )],
    },
    CloudText {
        codes: &["AuthFailure.MFAFailure"],
        title: both(
            "多因子认证（MFA）未通过",
            "Multi-factor authentication (MFA) did not succeed",
        ),
        meaning: both(
            "该账号的操作需要先完成 MFA。",
            "The account must complete MFA before this operation.",
        ),
        advice: &[
            both("完成 MFA 后重试。", "Complete MFA, then try again."),
            both(
                "脚本请使用不要求 MFA 的子账号。",
                "For scripts, use a sub-account that needs no MFA.",
            ),
        ],
    },
    CloudText {
        codes: &["AuthFailure"],
        title: both("身份验证失败", "Authentication failed"),
        meaning: both(
            "腾讯云没有接受这对密钥或签名。",
            "Tencent Cloud did not accept the key or the signature.",
        ),
        advice: &[
            both(
                "重新复制 SecretId 和 SecretKey，前后不留空格。",
                "Copy SecretId and SecretKey again, without blanks around them.",
            ),
            both("用 NTP 同步时钟。", "Synchronise the clock using NTP."),
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["RequestLimitExceeded"],
        title: both("请求过于频繁", "Too many requests"),
        meaning: both(
            "超过了该接口的频率上限，默认每秒 20 次。",
            "The frequency limit of this action was exceeded; by default it is 20 per second.",
        ),
        advice: &[BACK_OFF],
    },
    CloudText {
        codes: &["RequestLimitExceeded.UinLimitExceeded"],
        title: both(
            "该账号的请求过于频繁",
            "Too many requests from this account",
        ),
        meaning: both(
            "账号下所有程序合计超过了频率上限。",
            "All programs of the account together exceeded the frequency limit.",
        ),
        advice: &[
            BACK_OFF,
            both(
                "查看同一账号下是否有别的程序在轮询。",
                "Look for other programs of the same account that poll.",
            ),
        ],
    },
    CloudText {
        codes: &["RequestLimitExceeded.IPLimitExceeded"],
        title: both(
            "该 IP 的请求过于频繁",
            "Too many requests from this IP address",
        ),
        meaning: both(
            "同一出口 IP 的请求合计超过了频率上限。",
            "All requests from one public address together exceeded the frequency limit.",
        ),
        advice: &[BACK_OFF],
    },
    CloudText {
        codes: &["RequestLimitExceeded.GlobalRegionUinLimitExceeded"],
        title: both(
            "该账号在所有地域的请求过于频繁",
            "Too many requests from this account over all regions",
        ),
        meaning: both(
            "各地域的请求合计超过了账号的频率上限。",
            "The requests to all regions together exceeded the account's frequency limit.",
        ),
        advice: &[BACK_OFF],
    },
    CloudText {
        codes: &["InvalidParameter"],
        title: both("请求参数有误", "A parameter is wrong"),
        meaning: both(
            "某个参数的格式或类型不对，原始信息里有它的名字。",
            "A parameter has the wrong form or type; the message names it.",
        ),
        advice: &[CHECK_SESSION_ID, CHECK_TYPES],
    },
    CloudText {
        codes: &["InvalidParameterValue"],
        title: both(
            "参数取值不正确",
            "A parameter has a value that is not allowed",
        ),
        meaning: both(
            "参数类型正确，但取值超出范围或不存在。",
            "Its type is right, but the value is out of range or does not exist.",
        ),
        advice: &[CHECK_SESSION_ID, CHECK_TYPES],
    },
    CloudText {
        codes: &["MissingParameter"],
        title: both("缺少必填参数", "A required parameter is missing"),
        meaning: both(
            "`DescribeDeviceSessionDetails` 至少需要 SessionId。",
            "`DescribeDeviceSessionDetails` needs at least a SessionId.",
        ),
        advice: &[
            both("补上 SessionId。", "Add the SessionId."),
            both(
                "tccli 还需要地域：加上 `--region ap-guangzhou`。",
                "tccli needs a region too: add `--region ap-guangzhou`.",
            ),
        ],
    },
    CloudText {
        codes: &["UnknownParameter"],
        title: both(
            "请求中有接口不认识的参数",
            "The request has a parameter that the action does not know",
        ),
        meaning: both(
            "参数名写错，或 API 版本不对。",
            "The name is mistyped, or the API version is another one.",
        ),
        advice: &[
            both(
                "参数名区分大小写：`SessionId`、`StartTime`、`EndTime`。",
                "Names are case-sensitive: `SessionId`, `StartTime`, `EndTime`.",
            ),
            both(
                "API 版本应为 `2022-03-25`。",
                "The API version is `2022-03-25`.",
            ),
        ],
    },
    CloudText {
        codes: &["UnsupportedRegion", "InvalidParameterValue.InvalidRegion"],
        title: both("TRRO 不支持这个地域", "TRRO does not serve this region"),
        meaning: both(
            "请求中的地域没有部署 TRRO。",
            "TRRO is not deployed in the region of the request.",
        ),
        advice: &[
            both(
                "改用 `ap-guangzhou`，或不填地域。",
                "Use `ap-guangzhou`, or leave the region out.",
            ),
            both(
                "会话详情接口只在国内站提供。",
                "Session details exist on the China site only.",
            ),
        ],
    },
    CloudText {
        codes: &["ResourceNotFound"],
        title: both("找不到这个会话", "There is no such session"),
        meaning: both(
            "SessionId 有误，或会话属于另一个项目、账号或站点，或数据已经清除。",
            "The SessionId is mistyped, the session belongs to another project, account or site, or its data are gone.",
        ),
        advice: &[CHECK_SESSION_ID, OWN_PROJECT],
    },
    CloudText {
        codes: &["ResourceUnavailable"],
        title: both("资源当前不可用", "The resource is not available now"),
        meaning: both(
            "会话或项目处于暂时无法读取的状态。",
            "The session or its project is in a state in which it cannot be read.",
        ),
        advice: &[
            both(
                "确认项目没有停用或欠费。",
                "Check that the project is neither suspended nor in arrears.",
            ),
            RETRY,
            TICKET,
        ],
    },
    CloudText {
        codes: &["ResourceInsufficient"],
        title: both("服务端资源不足", "The service is short of resources"),
        meaning: both(
            "云端当前没有足够的资源处理请求。",
            "The cloud has not enough resources for the request at the moment.",
        ),
        advice: &[RETRY, TICKET],
    },
    CloudText {
        codes: &["ResourceInUse"],
        title: both("资源正被占用", "The resource is in use"),
        meaning: both("另一个操作正在使用它。", "Another operation is using it."),
        advice: &[RETRY, TICKET],
    },
    CloudText {
        codes: &["LimitExceeded"],
        title: both("超过配额", "A quota is exhausted"),
        meaning: both(
            "账号或项目的配额已用完。",
            "The account's or the project's quota is used up.",
        ),
        advice: &[both(
            "在控制台查看配额，需要时提交工单申请提高。",
            "Look at the quota in the console; ask for more by ticket if needed.",
        )],
    },
    CloudText {
        codes: &["FailedOperation"],
        title: both(
            "腾讯云未能完成操作",
            "Tencent Cloud could not complete the operation",
        ),
        meaning: both(
            "请求已受理，但在服务端处理失败。",
            "The request was accepted, but failed within the service.",
        ),
        advice: &[
            CHECK_SESSION_ID,
            both(
                "SessionId 无误时，稍后重试。",
                "If it is right, try again later.",
            ),
            TICKET,
        ],
    },
    CloudText {
        codes: &["InternalError"],
        title: both("腾讯云内部错误", "An internal error of Tencent Cloud"),
        meaning: both(
            "服务端出错。响应超过 50 MB 时也是这个错误码：会话很长时，可以分段查询。",
            "The service failed. An answer of more than 50 MB gives this code too: a very long session may be fetched in parts.",
        ),
        advice: &[
            RETRY,
            both(
                "会话很长时，用 StartTime 和 EndTime 缩小范围。",
                "For a very long session, narrow it down by StartTime and EndTime.",
            ),
            TICKET,
        ],
    },
    CloudText {
        codes: &["ServiceUnavailable"],
        title: both(
            "TRRO 服务暂时不可用",
            "The TRRO service is unavailable for now",
        ),
        meaning: both(
            "服务端正在维护或过载。",
            "The service is under maintenance or overloaded.",
        ),
        advice: &[RETRY, TICKET],
    },
    CloudText {
        codes: &["OperationDenied"],
        title: both("操作被拒绝", "The operation was denied"),
        meaning: both(
            "项目或授权的状态不允许此操作。",
            "The state of the project or of its licences does not allow it.",
        ),
        advice: &[
            both(
                "在控制台查看项目状态和 License。",
                "Look at the project's state and licences in the console.",
            ),
            TICKET,
        ],
    },
    CloudText {
        codes: &["OperationDenied.LicensesNotEnoughError"],
        title: both("License 数量不足", "There are not enough licences"),
        meaning: both(
            "项目可用的 License 少于所需数量。",
            "The project has fewer licences than it needs.",
        ),
        advice: &[both(
            "购买 License，或释放不再使用的设备的授权。",
            "Buy licences, or release those of devices that are no longer used.",
        )],
    },
    CloudText {
        codes: &["InvalidAction"],
        title: both("没有这个接口", "There is no such action"),
        meaning: both(
            "接口名写错，或请求发到了国际站：会话详情接口只在国内站提供。",
            "The name is mistyped, or the request went to the international site: session details exist on the China site only.",
        ),
        advice: &[
            both(
                "接口名为 `DescribeDeviceSessionDetails`。",
                "The action is `DescribeDeviceSessionDetails`.",
            ),
            both(
                "域名用 `trro.tencentcloudapi.com`，不要用 `trro.intl.tencentcloudapi.com`。",
                "Use the host `trro.tencentcloudapi.com`, not `trro.intl.tencentcloudapi.com`.",
            ),
        ],
    },
    CloudText {
        codes: &["NoSuchVersion"],
        title: both("没有这个 API 版本", "There is no such API version"),
        meaning: both(
            "`X-TC-Version` 不是 TRRO 的版本。",
            "`X-TC-Version` is not a version of TRRO.",
        ),
        advice: &[both(
            "API 版本应为 `2022-03-25`。",
            "The API version is `2022-03-25`.",
        )],
    },
    CloudText {
        codes: &["NoSuchProduct"],
        title: both("没有这个产品", "There is no such product"),
        meaning: both(
            "请求的域名不属于任何产品。",
            "The host of the request belongs to no product.",
        ),
        advice: &[both(
            "域名用 `trro.tencentcloudapi.com`。",
            "Use the host `trro.tencentcloudapi.com`.",
        )],
    },
    CloudText {
        codes: &["ActionOffline"],
        title: both("该接口已下线", "The action is offline"),
        meaning: both(
            "腾讯云已停用这个版本的接口。",
            "Tencent Cloud has retired this version of the action.",
        ),
        advice: &[LATEST_SDK, TICKET],
    },
    CloudText {
        codes: &["UnsupportedProtocol"],
        title: both("不支持的协议", "The protocol is not supported"),
        meaning: both(
            "云 API 只接受 HTTPS 的 GET 和 POST 请求。",
            "The cloud API takes GET and POST by HTTPS only.",
        ),
        advice: &[LATEST_SDK],
    },
    CloudText {
        codes: &["InvalidRequest"],
        title: both("请求格式错误", "The request is malformed"),
        meaning: both(
            "请求体不是合法的 JSON，或与 `content-type` 不符。",
            "The body is no valid JSON, or does not match its `content-type`.",
        ),
        advice: &[
            both(
                "用 POST 发送 `application/json`，请求体为 `{\"SessionId\": \"…\"}`。",
                "Send `application/json` by POST; the body is `{\"SessionId\": \"…\"}`.",
            ),
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["RequestSizeLimitExceeded"],
        title: both("请求太大", "The request is too large"),
        meaning: both(
            "GET 请求最多 32 KB，POST 请求最多 10 MB。",
            "GET requests may be up to 32 KB, POST requests up to 10 MB.",
        ),
        advice: &[both(
            "请求只需包含 SessionId。",
            "The request needs nothing but the SessionId.",
        )],
    },
    CloudText {
        codes: &["ResponseSizeLimitExceeded"],
        title: both("响应太大", "The response is too large"),
        meaning: both(
            "云 API 的响应最多 50 MB，这个会话超过了。",
            "Answers of the cloud API may be up to 50 MB; this session is larger.",
        ),
        advice: &[both(
            "用 StartTime 和 EndTime 分段获取。",
            "Fetch it in parts by StartTime and EndTime.",
        )],
    },
    CloudText {
        codes: &["UnsupportedOperation"],
        title: both("不支持此操作", "The operation is not supported"),
        meaning: both(
            "该账号或项目不能使用这个接口。",
            "This account or project cannot use the action.",
        ),
        advice: &[OWN_PROJECT, TICKET],
    },
    CloudText {
        codes: &["DryRunOperation"],
        title: both("这只是一次预检", "This was only a dry run"),
        meaning: both(
            "请求带有 DryRun 参数：检查通过，但没有执行。",
            "The request had DryRun set: it would have succeeded, and was not carried out.",
        ),
        advice: &[both(
            "去掉 DryRun 后重新请求。",
            "Remove DryRun and ask again.",
        )],
    },
    CloudText {
        codes: &["IpInBlacklist"],
        title: both("该 IP 在黑名单中", "This IP address is on the deny list"),
        meaning: both(
            "账号的访问策略禁止从这个 IP 调用。",
            "The account's policy forbids calls from this address.",
        ),
        advice: &[both(
            "从允许的网络调用，或请主账号把该 IP 移出黑名单。",
            "Call from an allowed network, or ask the main account to take the address off the list.",
        )],
    },
    CloudText {
        codes: &["IpNotInWhitelist"],
        title: both(
            "该 IP 不在白名单中",
            "This IP address is not on the allow list",
        ),
        meaning: both(
            "账号只允许从指定的 IP 调用。",
            "The account allows calls from certain addresses only.",
        ),
        advice: &[both(
            "从允许的网络调用，或请主账号把该 IP 加入白名单。",
            "Call from an allowed network, or ask the main account to add the address.",
        )],
    },
    CloudText {
        codes: &["ClientError.NetworkError", "ClientNetworkError"],
        title: both(
            "SDK 没能连上腾讯云",
            "The SDK could not reach Tencent Cloud",
        ),
        meaning: both(
            "请求没有发出或没有得到响应：这是调用方的网络问题，不是会话的问题。",
            "The request did not leave or got no answer: a network problem of the caller, not of the session.",
        ),
        advice: &[CHECK_NETWORK, RETRY],
    },
    CloudText {
        codes: &["ServerNetworkError"],
        title: both(
            "服务器返回了异常的 HTTP 状态",
            "The server answered with an unusual HTTP status",
        ),
        meaning: both(
            "云 API 正常时总是返回 200：多半是代理或网关返回了它自己的页面。",
            "The cloud API itself always answers 200: most likely a proxy or gateway answered instead.",
        ),
        advice: &[CHECK_NETWORK, RETRY],
    },
    CloudText {
        codes: &["ClientError.ParseJsonError"],
        title: both("SDK 读不懂收到的响应", "The SDK could not read the answer"),
        meaning: both(
            "收到的不是云 API 的 JSON：多半是代理返回的页面，或响应被截断。",
            "It was not the cloud API's JSON: most likely a proxy's page, or an answer cut short.",
        ),
        advice: &[CHECK_NETWORK, LATEST_SDK],
    },
    CloudText {
        codes: &["ClientError.CircuitBreakerError"],
        title: both(
            "SDK 的地域熔断已触发",
            "The SDK's region breaker has tripped",
        ),
        meaning: both(
            "一分钟内失败太多，SDK 暂停了向该地域的请求。",
            "Too many requests failed within a minute, and the SDK stopped asking that region.",
        ),
        advice: &[
            both("等待一分钟后重试。", "Wait a minute, then try again."),
            CHECK_NETWORK,
        ],
    },
    CloudText {
        codes: &["ClientError"],
        title: both(
            "SDK 在发出请求之前就失败了",
            "The SDK failed before it sent the request",
        ),
        meaning: both(
            "本机的配置或参数有误，请求没有到达腾讯云。",
            "Something in the local configuration or the parameters is wrong; the request did not reach Tencent Cloud.",
        ),
        advice: &[
            both(
                "检查密钥、地域和参数是否都已填写。",
                "Check that key, region and parameters are all there.",
            ),
            LATEST_SDK,
        ],
    },
    CloudText {
        codes: &["InvalidCredential"],
        title: both("没有提供密钥", "No key was given"),
        meaning: both(
            "SecretId 或 SecretKey 为空，SDK 没有发出请求。",
            "SecretId or SecretKey is empty; the SDK sent no request.",
        ),
        advice: &[both(
            "设置环境变量 `TENCENTCLOUD_SECRET_ID` 和 `TENCENTCLOUD_SECRET_KEY`，或运行 `tccli configure`。",
            "Set `TENCENTCLOUD_SECRET_ID` and `TENCENTCLOUD_SECRET_KEY`, or run `tccli configure`.",
        )],
    },
    CloudText {
        codes: &["9", "60001"],
        title: both("控制台的登录已失效", "The console's login has expired"),
        meaning: both(
            "这是控制台页面的响应，不是云 API 的：登录态或 CSRF 校验失败。",
            "This is an answer of the console's page, not of the cloud API: login or CSRF check failed.",
        ),
        advice: &[
            both(
                "重新登录控制台，刷新页面后再复制响应。",
                "Log in to the console again, reload the page and copy the response anew.",
            ),
            both(
                "也可以改用 tccli 获取会话详情。",
                "Or fetch the session details with tccli instead.",
            ),
        ],
    },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::text::Lang;

    #[track_caller]
    fn check(code: &str, title: &str) {
        assert_eq!(cloud(code).title.get(Lang::En), title);
    }

    #[test]
    fn a_code_finds_its_text() {
        check(
            "AuthFailure.UnauthorizedOperation",
            "Tencent Cloud refused: this account may not read session details",
        );
        check("AuthFailure.Whatever", "Authentication failed");
        check("InvalidParameter.X.Y", "A parameter is wrong");
        check(
            "ClientError.Whatever",
            "The SDK failed before it sent the request",
        );
        check("9", "The console's login has expired");
        check(
            "500",
            "The gateway answered with an error of its own instead of a session",
        );
        check(
            "Whatever",
            "Tencent Cloud answered with an error instead of a session",
        );
        check("", "The SDK reported an error instead of a session");
    }

    #[test]
    fn no_code_stands_twice() {
        let codes: Vec<_> = CLOUD.iter().flat_map(|text| text.codes).collect();
        let different: BTreeSet<_> = codes.iter().collect();
        assert_eq!(codes.len(), different.len());
    }

    #[test]
    fn every_title_says_something_of_its_own() {
        let titles: BTreeSet<_> = CLOUD.iter().map(|text| text.title.zh).collect();
        assert_eq!(titles.len(), CLOUD.len());
    }
}
