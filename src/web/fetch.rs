//! Bytes from an address, through gloo-net.

use gloo_net::http::{Request, Response};
use wasm_bindgen::prelude::*;
use web_sys::{AbortSignal, Blob};

use super::failure::{FetchError, failure_from_fetch};
use crate::import::LIMIT_BYTES;

/// The body of a request's answer, or of an answer that the host fetched: not its bytes, which a worker may read as well.
///
/// # Errors
///
/// A `Failure` with `network`, `http`, `too-large` or `aborted`; the element tells a time-out from an abort.
#[wasm_bindgen]
pub async fn read_response(source: JsValue, signal: AbortSignal) -> Result<Blob, JsValue> {
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
    // Not `.binary()`: it would bring every byte through the page's main thread.
    let blob = wasm_bindgen_futures::JsFuture::from(body.blob()?).await;
    let blob: Blob = blob
        .map_err(|_| failed(FetchError::Network))?
        .unchecked_into();
    if blob.size() > LIMIT_BYTES as f64 {
        return Err(failed(FetchError::TooLarge));
    }
    Ok(blob)
}
