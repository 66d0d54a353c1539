//! Why an address gave no session.

use super::errors::Explanation;
use super::{Lang, both};

/// What went wrong on the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: offline, refused, another origin without permission, or a policy.
    Network,
    /// No answer in time.
    Timeout,
    /// An answer that says no.
    Http {
        /// The status.
        status: u16,
    },
    /// An answer beyond what is tried.
    TooLarge,
    /// Stopped by the caller or by a newer load.
    Aborted,
}

impl FetchError {
    /// The stable code of the contract.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Timeout => "timeout",
            Self::Http { .. } => "http",
            Self::TooLarge => "too-large",
            Self::Aborted => "aborted",
        }
    }

    /// Whether the same request may succeed later.
    #[must_use]
    pub const fn is_retryable(self) -> bool {
        match self {
            Self::Network | Self::Timeout => true,
            Self::Http { status } => status == 429 || status >= 500,
            Self::TooLarge | Self::Aborted => false,
        }
    }
}

/// What happened, what it means, what to do.
#[must_use]
pub fn explain(error: FetchError, lang: Lang) -> Explanation {
    let (message, meaning, advice) = match error {
        FetchError::Network => (
            both("请求没有得到响应", "The request got no answer"),
            both(
                "网络不通、服务未启动，或对方不允许本页跨源读取。",
                "The network is down, the server is not running, or it does not let this page read across origins.",
            ),
            vec![
                both(
                    "确认地址正确，服务正在运行。",
                    "Check the address and that the server runs.",
                ),
                both(
                    "跨源地址需要对方返回 CORS 响应头，且本页的 connect-src 允许该地址。",
                    "An address of another origin needs CORS headers from there, and this page's connect-src must allow it.",
                ),
            ],
        ),
        FetchError::Timeout => (
            both("等待响应超时", "No answer in time"),
            both(
                "服务接受了请求，但迟迟没有返回完整内容。",
                "The request was sent, but the whole answer did not arrive in time.",
            ),
            vec![both(
                "稍后重试；会话很长时，请缩小时间范围。",
                "Try again later; for a long session ask for a shorter time.",
            )],
        ),
        FetchError::Http { status: 401 | 403 } => (
            both("服务器拒绝了请求", "The server refused the request"),
            both(
                "没有登录，或没有读取这个地址的权限。",
                "Not signed in, or not allowed to read this address.",
            ),
            vec![both(
                "登录后重试，或请管理员授权。",
                "Sign in and try again, or ask for permission.",
            )],
        ),
        FetchError::Http { status: 404 | 410 } => (
            both("这个地址没有内容", "There is nothing at this address"),
            both(
                "地址写错了，或文件已被删除。",
                "The address is mistyped, or the file is gone.",
            ),
            vec![both("核对地址。", "Check the address.")],
        ),
        FetchError::Http { .. } => (
            both("服务器返回了错误", "The server answered with an error"),
            both(
                "服务器收到了请求，但没有给出会话数据。",
                "The server got the request but gave no session.",
            ),
            vec![both(
                "稍后重试；若持续出现，请把状态码告诉服务器的维护者。",
                "Try again later; if it goes on, tell whoever runs the server the status.",
            )],
        ),
        FetchError::TooLarge => (
            both("响应太大", "The answer is too large"),
            both(
                "超过 256 MB 的内容不会读取。",
                "Nothing beyond 256 MB is read.",
            ),
            vec![both(
                "请缩小时间范围，或拆成几个文件。",
                "Ask for a shorter time, or split it into several files.",
            )],
        ),
        FetchError::Aborted => (
            both("已取消", "Cancelled"),
            both(
                "读取被取消，或被新的读取取代。",
                "Reading was cancelled, or a newer one took its place.",
            ),
            vec![],
        ),
    };
    Explanation {
        message: message.get(lang).to_owned(),
        meaning: Some(meaning.get(lang).to_owned()),
        advice: advice
            .into_iter()
            .map(|step| step.get(lang).to_owned())
            .collect(),
        detail: match error {
            FetchError::Http { status } => Some(status.to_string()),
            _ => None,
        },
    }
}
