//! Short requests for keys to hard-coded addresses: limited in time and size, without redirects.

use std::time::Duration;

use futures_util::TryStreamExt;
use reqwest::{Client, RequestBuilder, redirect};
use zeroize::Zeroizing;

/// The time limit for a whole request.
const TIME: Duration = Duration::from_secs(2);

/// The maximum size of a response with a key.
pub const MAX_BYTES: usize = 64 << 10;

/// Why there is no response. Contains neither request nor response.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// Timed out.
    #[error("no answer within {} s", TIME.as_secs())]
    Time,
    /// No connection, or a broken one.
    #[error("no answer: {0}")]
    Connection(String),
    /// A status other than 200; redirects are not followed.
    #[error("status {0}")]
    Status(u16),
    /// The response is too large.
    #[error("more than {MAX_BYTES} bytes")]
    TooLarge,
}

/// A client for an address in the machine's own network, without proxies.
///
/// # Errors
///
/// If TLS cannot be set up on this machine.
pub fn near() -> reqwest::Result<Client> {
    client(Client::builder().no_proxy())
}

/// A client for an address of the cloud.
///
/// # Errors
///
/// If TLS cannot be set up on this machine.
pub fn far() -> reqwest::Result<Client> {
    client(Client::builder())
}

fn client(builder: reqwest::ClientBuilder) -> reqwest::Result<Client> {
    builder
        .timeout(TIME)
        .redirect(redirect::Policy::none())
        .user_agent(concat!("trro-session-backend/", env!("CARGO_PKG_VERSION")))
        .build()
}

/// The whole response, wiped on drop.
///
/// # Errors
///
/// Why there is none.
pub async fn fetch(request: RequestBuilder) -> Result<Zeroizing<Vec<u8>>, FetchError> {
    let response = request.send().await.map_err(why)?;
    let status = response.status();
    if status != 200 {
        return Err(FetchError::Status(status.as_u16()));
    }
    // Never grows, which would leave copies behind.
    let mut body = Zeroizing::new(Vec::with_capacity(MAX_BYTES));
    let mut pieces = response.bytes_stream();
    while let Some(piece) = pieces.try_next().await.map_err(why)? {
        if body.len() + piece.len() > MAX_BYTES {
            return Err(FetchError::TooLarge);
        }
        body.extend_from_slice(&piece);
    }
    Ok(body)
}

fn why(error: reqwest::Error) -> FetchError {
    if error.is_timeout() {
        return FetchError::Time;
    }
    FetchError::Connection(causes(&error.without_url()))
}

/// An error with its chain of causes.
#[must_use]
pub fn causes(error: &reqwest::Error) -> String {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |error| {
        error.source()
    });
    let causes: Vec<String> = causes.map(ToString::to_string).collect();
    causes.join(": ")
}
