//! Bytes from an address, through gloo-net.

use gloo_net::http::{Request, Response};
use js_sys::Uint8Array;
use wasm_bindgen::prelude::*;
use web_sys::AbortSignal;

use super::failure::failure_from_fetch;
use crate::import::LIMIT_BYTES;

/// Why an address gave no session.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FetchError {
    /// No answer: offline, refused, another origin without permission, or a policy.
    Network,
    /// An answer that says no.
    Http {
        /// The status.
        status: u16,
    },
    /// An answer beyond what is tried.
    TooLarge,
    /// Stopped by the caller, by a newer load, or for taking too long.
    Aborted,
}

impl FetchError {
    /// The stable code of the contract.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Network => "network",
            Self::Http { .. } => "http",
            Self::TooLarge => "too-large",
            Self::Aborted => "aborted",
        }
    }

    /// Whether the same request may succeed later.
    pub const fn is_retryable(self) -> bool {
        match self {
            Self::Network => true,
            Self::Http { status } => status == 429 || status >= 500,
            Self::TooLarge | Self::Aborted => false,
        }
    }
}

/// The body of a request's answer, or of an answer that the host fetched.
///
/// # Errors
///
/// A `Failure` with `network`, `http`, `too-large` or `aborted`; the element tells a time-out from an abort.
#[wasm_bindgen]
pub async fn read_response(source: JsValue, signal: AbortSignal) -> Result<Uint8Array, JsValue> {
    let failed = |error: FetchError| {
        failure_from_fetch(if signal.aborted() {
            FetchError::Aborted
        } else {
            error
        })
    };
    let response = match source.dyn_into::<web_sys::Request>() {
        // A request of its own with the signal: the host's may have none.
        Ok(request) => {
            let options = web_sys::RequestInit::new();
            options.set_signal(Some(&signal));
            let request = web_sys::Request::new_with_request_and_init(&request, &options)?;
            let sent = Request::from(request).send().await;
            sent.map_err(|_| failed(FetchError::Network))?
        }
        Err(other) => Response::from(other.dyn_into::<web_sys::Response>()?),
    };
    if !response.ok() {
        return Err(failed(FetchError::Http {
            status: response.status(),
        }));
    }
    let length = response
        .headers()
        .get("content-length")
        .and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > LIMIT_BYTES) {
        return Err(failed(FetchError::TooLarge));
    }
    let body: web_sys::Response = response.into();
    // Not `.binary()`: it copies the body into wasm, and the element hands it over to `load` anyway.
    let buffer = wasm_bindgen_futures::JsFuture::from(body.array_buffer()?).await;
    let bytes = Uint8Array::new(&buffer.map_err(|_| failed(FetchError::Network))?);
    if u64::from(bytes.length()) > LIMIT_BYTES {
        return Err(failed(FetchError::TooLarge));
    }
    Ok(bytes)
}
