//! Why an input cannot be shown, as facts; the text is in [`crate::text`].

use crate::units::Bytes;

/// Nothing of the input can be shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.code())]
pub enum ImportError {
    /// No complete JSON value that could hold a session.
    NotJson {
        /// What is wrong with it.
        fault: JsonFault,
        /// Where reading stopped; `None` for an empty input and for damaged gzip.
        position: Option<Position>,
    },
    /// A print-out that has lost data or is not JSON.
    LossyText {
        /// Which program printed it.
        dialect: Dialect,
        /// The first place that shows it.
        position: Position,
    },
    /// Complete JSON of something else.
    NotASession {
        /// The names at its top level, at most eight.
        keys: Vec<String>,
    },
    /// The response of another action.
    OtherAction {
        /// The action.
        action: Action,
        /// The first session ids found in it.
        session_ids: Vec<String>,
        /// The first `ProjectId` found in it; empty if there was none.
        project_id: String,
        /// The first `DeviceId` found in it; empty if there was none.
        device_id: String,
        /// Whether its list is empty.
        is_empty: bool,
    },
    /// The right action, but no device in it.
    NoData {
        /// `RequestId`; empty if there was none.
        request_id: String,
    },
    /// The cloud's own error.
    Cloud(CloudError),
    /// Beyond the limit, before or after unpacking.
    TooLarge {
        /// The number of bytes when reading stopped.
        bytes: Bytes,
        /// The maximum size.
        limit: Bytes,
    },
}

/// `Response.Error`, or a `[TencentCloudSDKException]` line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CloudError {
    /// `Code`, such as `AuthFailure.SignatureExpire`.
    pub code: String,
    /// `Message`: not stable, for people only.
    pub message: String,
    /// `RequestId`; empty if there was none.
    pub request_id: String,
}

/// What is wrong with text that should be JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum JsonFault {
    /// Nothing but white space.
    Empty,
    /// Text without any JSON value in it.
    NoValue,
    /// A value that is truncated.
    CutOff,
    /// A value that breaks the grammar.
    Syntax,
    /// Nested deeper than anything that the cloud sends.
    TooDeep,
    /// More values in one list or object than the memory limit allows; numbers in arrays do not count.
    TooManyValues,
    /// A truncated or damaged `.gz`.
    DamagedGzip,
    /// A `.zip`.
    Zip,
}

/// A position in the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Position {
    /// From 1.
    pub line: usize,
    /// Characters, from 1.
    pub column: usize,
    /// The text around it, on one line, at most 80 characters.
    pub excerpt: String,
}

/// A program's print-out that is not JSON.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Node's `console.log`: nested arrays are printed as `[Array]`, the numbers are gone.
    NodeNested,
    /// Node's `console.dir`: arrays end in `... 150 more items`.
    NodeTruncated,
    /// Unquoted keys, single quotes, but nothing left out.
    JsLiteral,
    /// Python's `print` of a `dict`.
    PythonRepr,
    /// Go's `fmt.Println` of a struct or a map: pointers instead of data, or no quotes.
    GoStruct,
    /// Ruby's `p` of a hash, PHP's `print_r`: `=>` between name and value.
    Arrows,
}

/// Actions other than `DescribeDeviceSessionDetails` whose responses people paste.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// `DescribeProjectList`.
    ProjectList,
    /// `DescribeDeviceList`.
    DeviceList,
    /// `DescribeDeviceSessionList`.
    DeviceSessionList,
    /// `DescribeRecentSessionList`.
    RecentSessionList,
    /// `DescribeProjectInfo`.
    ProjectInfo,
    /// `DescribeDeviceInfo`.
    DeviceInfo,
    /// `GetDurationDetails`.
    DurationDetails,
    /// `DescribeSessionStatistics` or its `ByInterval` variant.
    SessionStatistics,
}

/// Why an input could not be fetched or read by the page.
pub const LOST_CODES: [&str; 5] = ["network", "timeout", "http", "not-json", "internal"];

/// The static code that equals this text, of those an input may fail with.
#[must_use]
pub fn known_code(code: &str) -> Option<&'static str> {
    let known = ImportError::CODES.into_iter().chain(LOST_CODES);
    known.into_iter().find(|known| *known == code)
}

impl ImportError {
    /// Every code of [`Self::code`].
    pub const CODES: [&str; 7] = [
        "not-json",
        "lossy-text",
        "not-a-session",
        "other-action",
        "no-data",
        "cloud-error",
        "too-large",
    ];

    /// The stable code of the contract.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::NotJson { .. } => "not-json",
            Self::LossyText { .. } => "lossy-text",
            Self::NotASession { .. } => "not-a-session",
            Self::OtherAction { .. } => "other-action",
            Self::NoData { .. } => "no-data",
            Self::Cloud(_) => "cloud-error",
            Self::TooLarge { .. } => "too-large",
        }
    }
}
