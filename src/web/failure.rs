//! Failures as the element takes them: facts, and messages that a script fills in.

use serde::Serialize;
use wasm_bindgen::prelude::*;

use super::plain::plain;
use crate::error::{CloudError, ImportError, Position};
use crate::text::Said;
use crate::text::errors::{Explanation, explanation};

/// Why a fetch gave no session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FetchError {
    /// No response: offline, refused, CORS, or blocked by a policy.
    Network,
    /// An error status.
    Http {
        /// The status.
        status: u16,
        /// The `application/problem+json` body, unparsed.
        problem: Option<String>,
    },
    /// A response larger than the limit.
    TooLarge,
    /// Aborted by the caller or by a newer load, or timed out.
    Aborted,
}

impl FetchError {
    /// The stable code of the contract.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Http { .. } => "http",
            Self::TooLarge => "too-large",
            Self::Aborted => "aborted",
        }
    }

    /// Whether the same request may succeed later.
    pub const fn is_retryable(&self) -> bool {
        match self {
            Self::Network => true,
            Self::Http { status, .. } => *status == 429 || *status >= 500,
            Self::TooLarge | Self::Aborted => false,
        }
    }
}

/// What `www/failure.js` turns into a `ViewerError`.
#[derive(Serialize)]
struct Failure {
    code: &'static str,
    words: FailureTexts,
    retryable: bool,
    cloud: Option<Cloud>,
    position: Option<Place>,
}

#[derive(Serialize)]
struct FetchFailure {
    code: &'static str,
    detail: Option<String>,
    problem: Option<String>,
    retryable: bool,
}

/// Each part as the number of its message among those of errors, and its facts: a script fills them in, in any language.
#[derive(Serialize)]
struct FailureTexts {
    message: Part,
    meaning: Part,
    advice: Vec<Part>,
    detail: Option<Part>,
}

type Part = (u16, Vec<(&'static str, String)>);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Cloud {
    code: String,
    request_id: String,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    excerpt: String,
}

/// For an input that cannot be shown.
pub fn failure_from_import(error: &ImportError) -> JsValue {
    let (cloud, position) = match error {
        ImportError::Cloud(cloud) => {
            let cloud = Cloud {
                code: cloud.code.clone(),
                request_id: cloud.request_id.clone(),
            };
            (Some(cloud), None)
        }
        ImportError::NotJson { position, .. } => (None, position.as_ref().map(place)),
        ImportError::LossyText { position, .. } => (None, Some(place(position))),
        _ => (None, None),
    };
    let failure = Failure {
        code: error.code(),
        words: failure_texts(explanation(error)),
        // The same bytes fail again; only an error from the cloud may differ next time.
        retryable: cloud.is_some(),
        cloud,
        position,
    };
    plain(&failure).unwrap_or_else(|error| error)
}

/// For an error from the cloud in a list, which the importer does not read.
#[wasm_bindgen]
#[must_use]
pub fn failure_of_cloud(code: String, message: String, request_id: String) -> JsValue {
    failure_from_import(&ImportError::Cloud(CloudError {
        code,
        message,
        request_id,
    }))
}

/// For a failed fetch. Its text is in `www/words.js`, next to that of a module that did not start.
pub fn failure_from_fetch(error: FetchError) -> JsValue {
    let (code, retryable) = (error.code(), error.is_retryable());
    let (detail, problem) = match error {
        FetchError::Http { status, problem } => (Some(status.to_string()), problem),
        _ => (None, None),
    };
    let failure = FetchFailure {
        code,
        detail,
        problem,
        retryable,
    };
    plain(&failure).unwrap_or_else(|error| error)
}

fn place(position: &Position) -> Place {
    Place {
        line: position.line,
        column: position.column,
        excerpt: position.excerpt.clone(),
    }
}

fn failure_texts(explanation: Explanation<Said>) -> FailureTexts {
    let part = |Said { message, facts }| (message.number_of_error(), facts);
    FailureTexts {
        message: part(explanation.message),
        meaning: part(explanation.meaning),
        advice: explanation.advice.into_iter().map(part).collect(),
        detail: explanation.detail.map(part),
    }
}
