//! Bytes from an address, through gloo-net.

use gloo_net::http::{Request, Response};
use js_sys::Array;
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Blob};

use super::failure::{FetchError, failure_from_fetch};
use super::realm::{cast, into_cast};
use crate::import::LIMIT_BYTES;

/// A problem document is short; longer ones are ignored.
const MAX_PROBLEM_BYTES: usize = 4096;

/// By how many seconds a signing backend's clock is ahead of the cloud's, if it is off (`docs/backend-openapi.yaml`).
const CLOCK_OFFSET: &str = "trro-clock-offset-seconds";

/// The body of a request's response, or of a response that the host fetched, as a blob that a worker can read too. With it the clock offset
/// of the signing backend in seconds, or `undefined`.
///
/// # Errors
///
/// A `Failure` with `network`, `http`, `too-large` or `aborted`; the element distinguishes a time-out from an abort.
#[wasm_bindgen]
pub async fn read_response(source: JsValue, signal: AbortSignal) -> Result<Array, JsValue> {
    let failed = |error: FetchError| {
        failure_from_fetch(if signal.aborted() {
            FetchError::Aborted
        } else {
            error
        })
    };
    let response = match cast::<web_sys::Request>(&source) {
        // A new request with our signal: the host's may have none.
        Some(request) => {
            let options = web_sys::RequestInit::new();
            options.set_signal(Some(&signal));
            let request = web_sys::Request::new_with_request_and_init(request, &options)?;
            let sent = Request::from(request).send().await;
            sent.map_err(|_| failed(FetchError::Network))?
        }
        None => match into_cast::<web_sys::Response>(source) {
            Some(response) => Response::from(response),
            None => return Err(failed(FetchError::Network)),
        },
    };
    if !response.ok() {
        let status = response.status();
        let problem = problem(&response).await;
        return Err(failed(FetchError::Http { status, problem }));
    }
    let clock_offset = response.headers().get(CLOCK_OFFSET);
    let clock_offset = clock_offset.and_then(|seconds| seconds.parse::<i32>().ok());
    let length = response
        .headers()
        .get("content-length")
        .and_then(|length| length.parse::<u64>().ok());
    if length.is_some_and(|length| length > LIMIT_BYTES) {
        return Err(failed(FetchError::TooLarge));
    }
    let body: web_sys::Response = response.into();
    // Not `.binary()`, which would copy every byte through the page's main thread.
    let blob = wasm_bindgen_futures::JsFuture::from(body.blob()?).await;
    let blob: Blob = blob
        .map_err(|_| failed(FetchError::Network))?
        .unchecked_into();
    if blob.size() > LIMIT_BYTES as f64 {
        return Err(failed(FetchError::TooLarge));
    }
    Ok(Array::of2(&blob, &clock_offset.into()))
}

/// The body of a problem document (RFC 9457), if the response is one.
async fn problem(response: &Response) -> Option<String> {
    let kind = response.headers().get("content-type");
    kind.filter(|kind| kind.starts_with("application/problem+json"))?;
    let problem = response.text().await.ok();
    problem.filter(|problem| problem.len() <= MAX_PROBLEM_BYTES)
}
