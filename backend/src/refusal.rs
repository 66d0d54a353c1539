//! Every error of our own, as RFC 9457 `application/problem+json` with a stable `code`.
//!
//! The cloud's errors are not among them: they are passed on as they came, with status 200.

use std::time::Duration;

use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

/// Why a request is rejected.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A field is missing, mistyped, or out of range.
    #[error("{0}")]
    BadRequest(String),
    /// The token is missing or wrong.
    #[error("the bearer token is missing or wrong")]
    Unauthorized,
    /// The page's origin is not allowed.
    #[error("this origin is not allowed to ask; see --allow-origin")]
    ForbiddenOrigin,
    /// There is nothing at this path.
    #[error("nothing here")]
    NotFound,
    /// The path does not allow the method.
    #[error("another method is needed")]
    MethodNotAllowed,
    /// The body is too large.
    #[error("the body is larger than {limit} bytes")]
    TooLarge {
        /// The maximum size.
        limit: usize,
    },
    /// The headers are too large.
    #[error("the headers are larger than {limit} bytes")]
    HeadTooLarge {
        /// The maximum size.
        limit: usize,
    },
    /// The body is not declared as JSON.
    #[error("Content-Type must be application/json")]
    UnsupportedMediaType,
    /// The `Host` is not one of ours.
    #[error("this host name is not served; see --public-url")]
    WrongHost,
    /// Too many calls for the cloud, or not enough memory for more responses.
    #[error("too many calls at once; once more in {} s", retry_after.as_secs())]
    RateLimited {
        /// When to retry.
        retry_after: Duration,
    },
    /// The cloud could not be reached.
    #[error("the cloud cannot be reached: {0}")]
    UpstreamUnreachable(&'static str),
    /// It sent something other than a response, or part of one.
    #[error("what came from the cloud is no answer: {0}")]
    UpstreamInvalid(String),
    /// It did not respond in time.
    #[error("the cloud did not answer in time")]
    UpstreamTimeout,
    /// There is no key, and demo mode is off.
    #[error(
        "no API key: set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or start with --demo for made sessions"
    )]
    NotConfigured,
    /// The key has expired.
    #[error("the API key has expired, and no other could be had")]
    KeyExpired,
    /// The server is shutting down.
    #[error("this server is about to end")]
    Ending,
    /// A fault of ours.
    #[error("a fault of this server")]
    Internal,
}

impl Refusal {
    /// The stable code and the status.
    #[must_use]
    pub const fn code(&self) -> (&'static str, StatusCode) {
        match self {
            Self::BadRequest(_) => ("bad-request", StatusCode::BAD_REQUEST),
            Self::Unauthorized => ("unauthorized", StatusCode::UNAUTHORIZED),
            Self::ForbiddenOrigin => ("forbidden-origin", StatusCode::FORBIDDEN),
            Self::NotFound => ("not-found", StatusCode::NOT_FOUND),
            Self::MethodNotAllowed => ("method-not-allowed", StatusCode::METHOD_NOT_ALLOWED),
            Self::TooLarge { .. } => ("too-large", StatusCode::PAYLOAD_TOO_LARGE),
            Self::HeadTooLarge { .. } => ("too-large", StatusCode::REQUEST_HEADER_FIELDS_TOO_LARGE),
            Self::UnsupportedMediaType => {
                ("unsupported-media-type", StatusCode::UNSUPPORTED_MEDIA_TYPE)
            }
            Self::WrongHost => ("wrong-host", StatusCode::MISDIRECTED_REQUEST),
            Self::RateLimited { .. } => ("rate-limited", StatusCode::TOO_MANY_REQUESTS),
            Self::UpstreamUnreachable(_) => ("upstream-unreachable", StatusCode::BAD_GATEWAY),
            Self::UpstreamInvalid(_) => ("upstream-invalid", StatusCode::BAD_GATEWAY),
            Self::UpstreamTimeout => ("upstream-timeout", StatusCode::GATEWAY_TIMEOUT),
            Self::NotConfigured | Self::KeyExpired => {
                ("not-configured", StatusCode::SERVICE_UNAVAILABLE)
            }
            Self::Ending => ("ending", StatusCode::SERVICE_UNAVAILABLE),
            Self::Internal => ("internal", StatusCode::INTERNAL_SERVER_ERROR),
        }
    }
}

/// RFC 9457, section 3.
#[derive(Serialize)]
struct Problem<'a> {
    r#type: &'static str,
    title: &'static str,
    status: u16,
    code: &'static str,
    detail: &'a str,
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let (code, status) = self.code();
        let problem = Problem {
            r#type: "about:blank",
            title: status.canonical_reason().unwrap_or_default(),
            status: status.as_u16(),
            code,
            detail: &self.to_string(),
        };
        let body = serde_json::to_string(&problem).unwrap_or_default();
        let mut response = (status, body).into_response();
        let headers = response.headers_mut();
        headers.insert(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/problem+json"),
        );
        match self {
            Self::RateLimited { retry_after } => {
                headers.insert(header::RETRY_AFTER, retry_after.as_secs().max(1).into());
            }
            Self::Unauthorized => {
                let challenge = HeaderValue::from_static("Bearer");
                headers.insert(header::WWW_AUTHENTICATE, challenge);
            }
            // A client that sends this much is disconnected.
            Self::HeadTooLarge { .. } => {
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            _ => {}
        }
        // For the access log.
        response.extensions_mut().insert(Outcome(code));
        response
    }
}

/// The result of a request for the log.
#[derive(Debug, Clone, Copy)]
pub struct Outcome(pub &'static str);
