//! One call to the cloud: signed, paced, limited in time and size, and retried if that may help.

use std::sync::Arc;
use std::time::{Duration, SystemTime};

use futures_util::TryStreamExt;
use reqwest::header::{CONTENT_TYPE as CONTENT_TYPE_HEADER, DATE, HeaderValue};
use reqwest::{Client, redirect};
use secrecy::ExposeSecret;
use tokio::time::{Instant, sleep, timeout};
use url::Url;

use crate::answer::Answer;
use crate::budget::Budget;
use crate::call::{Action, Call, VERSION};
use crate::caller::User;
use crate::fetch::causes;
use crate::key::Key;
use crate::keyring::Keyring;
use crate::metrics::Metrics;
use crate::pace::{Pacer, Ticket, Turn};
use crate::refusal::Refusal;
use crate::sign::{CONTENT_TYPE, Request, SERVICE, sign};

/// Time limits: for connecting, until the response starts, and for all of it, which allows 50 MB on a slow line.
const CONNECT: Duration = Duration::from_secs(5);
const HEADERS: Duration = Duration::from_secs(15);
const BODY: Duration = Duration::from_secs(30);

/// The maximum number of tries; retrying is safe because every call only reads.
const TRIES: u32 = 3;
/// After this time no further try starts: the page gives up a little later.
const LAST_TRY_AFTER: Duration = Duration::from_secs(20);
/// The delay before the second try, doubled before the third. Random jitter shortens it by up to half, so that calls that failed together
/// do not retry together.
const BACK_OFF: Duration = Duration::from_millis(500);

/// How long idle connections are kept.
const IDLE: Duration = Duration::from_mins(1);

/// The client of the cloud.
#[derive(Debug)]
pub struct Cloud {
    http: Client,
    endpoint: Url,
    /// The host as sent and signed.
    host: String,
    keys: Arc<Keyring>,
    budget: Budget,
    metrics: Metrics,
    paces: [Pacer; Action::ALL.len()],
}

impl Cloud {
    /// Creates a client without connecting.
    ///
    /// # Errors
    ///
    /// If TLS cannot be set up on this machine.
    pub fn new(
        endpoint: Url,
        keys: Arc<Keyring>,
        budget: Budget,
        metrics: Metrics,
    ) -> reqwest::Result<Self> {
        let http = Client::builder()
            .connect_timeout(CONNECT)
            .pool_idle_timeout(IDLE)
            // A signature is valid for one host.
            .redirect(redirect::Policy::none())
            .user_agent(concat!("trro-session-backend/", env!("CARGO_PKG_VERSION")))
            .build()?;
        let name = endpoint.host_str().unwrap_or_default();
        let host = match endpoint.port() {
            Some(port) => format!("{name}:{port}"),
            None => name.to_owned(),
        };
        Ok(Self {
            http,
            endpoint,
            host,
            keys,
            budget,
            metrics,
            paces: Default::default(),
        })
    }

    /// Whether a call could be signed now.
    ///
    /// # Errors
    ///
    /// Why not.
    pub fn is_ready(&self) -> Result<(), Refusal> {
        self.keys.current().map(drop)
    }

    /// How long the current key has been in use.
    #[must_use]
    pub fn key_age(&self) -> Option<Duration> {
        self.keys.age()
    }

    /// Enqueues the first try of a call for a user.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] if the queue is too long.
    pub fn enqueue(&self, action: Action, user: &User) -> Result<Turn, Refusal> {
        self.paces[action as usize].enqueue(user)
    }

    /// Adds a waiting call to the queue of another user who made the same one.
    pub fn join(&self, action: Action, user: &User, ticket: Arc<Ticket>) {
        self.paces[action as usize].join(user, ticket);
    }

    /// Makes the call when its turn comes, and retries if that may help.
    ///
    /// # Errors
    ///
    /// Why there is no response. An error sent by the cloud is a response.
    pub async fn call(&self, call: &Call, user: &User, turn: Turn) -> Result<Answer, Refusal> {
        let begun = Instant::now();
        let mut tries = 1;
        let mut turn = turn;
        let mut renewed = false;
        loop {
            turn.wait().await?;
            let asked = Instant::now();
            let key = self.keys.current()?;
            let answer = self.try_once(call, &key).await;
            log_call(call, tries, asked.elapsed(), &answer);
            self.metrics.cloud_call(call.action, &answer);
            let code = answer
                .as_ref()
                .ok()
                .and_then(|answer| answer.code.as_deref());
            // The key may have been revoked just after it was replaced.
            if !renewed && code.is_some_and(is_key_error) && self.keys.has_another(&key).await {
                renewed = true;
                turn = self.enqueue(call.action, user)?;
                continue;
            }
            let is_worth_it = match &answer {
                Ok(answer) => answer.code.as_deref().is_some_and(is_transient),
                Err(Refusal::UpstreamTimeout | Refusal::UpstreamUnreachable(_)) => true,
                Err(Refusal::UpstreamInvalid(why)) => why.starts_with(STATUS_5),
                Err(_) => false,
            };
            if !is_worth_it || tries == TRIES || begun.elapsed() > LAST_TRY_AFTER {
                return answer;
            }
            let wait = BACK_OFF * 2_u32.pow(tries - 1);
            sleep(wait.mul_f64(1.0 - fastrand::f64() / 2.0)).await;
            tries += 1;
            turn = self.enqueue(call.action, user)?;
        }
    }

    /// The number of queued calls.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.paces.iter().map(Pacer::waiting).sum()
    }

    async fn try_once(&self, call: &Call, key: &Key) -> Result<Answer, Refusal> {
        let request = self.request(call, key)?;
        let response = timeout(HEADERS, self.http.execute(request)).await;
        let response = response
            .map_err(|_| Refusal::UpstreamTimeout)?
            .map_err(|error| refusal(&error.without_url()))?;
        let status = response.status();
        if status != 200 {
            return Err(Refusal::UpstreamInvalid(format!("status {status}")));
        }
        let date = response.headers().get(DATE);
        let date = date.and_then(|date| httpdate::parse_http_date(date.to_str().ok()?).ok());
        let length = response.content_length();
        let pieces = response
            .bytes_stream()
            .map_err(|error| cut_off(&error.without_url()));
        let answer = Answer::read(call.action, length, pieces, &self.budget);
        let answer = timeout(BODY, answer).await;
        let answer = answer.map_err(|_| Refusal::UpstreamTimeout)??;
        Ok(answer.dated(date, SystemTime::now()))
    }

    fn request(&self, call: &Call, key: &Key) -> Result<reqwest::Request, Refusal> {
        let credentials = &key.credentials;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let timestamp = now.map_or(0, |now| now.as_secs().cast_signed());
        let signed = sign(
            &Request {
                service: SERVICE,
                headers: &[("content-type", CONTENT_TYPE), ("host", &self.host)],
                body: call.body.as_bytes(),
                timestamp,
            },
            credentials,
        );
        let mut authorization = header(&signed.authorization)?;
        authorization.set_sensitive(true);
        let mut request = self
            .http
            .post(self.endpoint.clone())
            .header(CONTENT_TYPE_HEADER, CONTENT_TYPE)
            .header("Authorization", authorization)
            .header("X-TC-Action", call.action.name())
            .header("X-TC-Version", VERSION)
            .header("X-TC-Timestamp", timestamp)
            .header("X-TC-Language", "zh-CN");
        if let Some(region) = &call.region {
            request = request.header("X-TC-Region", header(region)?);
        }
        if let Some(token) = credentials.token() {
            let mut token = header(token.expose_secret())?;
            token.set_sensitive(true);
            request = request.header("X-TC-Token", token);
        }
        let request = request.body(call.body.clone()).build();
        request.map_err(|_| Refusal::Internal)
    }
}

/// The start of a refusal for a status of 500 or more.
const STATUS_5: &str = "status 5";

/// Limits that expire soon. The limit of an address does not: other callers share it.
fn is_transient(code: &str) -> bool {
    matches!(
        code,
        "RequestLimitExceeded"
            | "RequestLimitExceeded.UinLimitExceeded"
            | "RequestLimitExceeded.GlobalRegionUinLimitExceeded"
    )
}

/// The cloud's codes for an unknown or revoked key.
fn is_key_error(code: &str) -> bool {
    matches!(
        code,
        "AuthFailure.InvalidSecretId"
            | "AuthFailure.SecretIdNotFound"
            | "AuthFailure.SignatureFailure"
            | "AuthFailure.TokenFailure"
    )
}

fn header(value: &str) -> Result<HeaderValue, Refusal> {
    HeaderValue::from_str(value).map_err(|_| Refusal::Internal)
}

/// Logs each call that costs quota.
fn log_call(call: &Call, number: u32, took: Duration, outcome: &Result<Answer, Refusal>) {
    let answer = outcome.as_ref().ok();
    tracing::info!(
        action = call.action.name(),
        attempt = number,
        millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        cloud_request_id = answer.and_then(|answer| answer.request_id.as_deref()),
        cloud_code = answer.and_then(|answer| answer.code.as_deref()),
        clock_offset_seconds = answer.and_then(|answer| answer.clock_offset_seconds),
        refusal = outcome.as_ref().err().map(tracing::field::display),
        "asked the cloud"
    );
}

/// Logs the cause for the operator: a caller only gets the kind of error.
fn log_cause(error: &reqwest::Error) {
    tracing::warn!(cause = causes(error), "the cloud does not answer");
}

/// For an error before the response.
fn refusal(error: &reqwest::Error) -> Refusal {
    log_cause(error);
    if error.is_timeout() {
        Refusal::UpstreamTimeout
    } else if error.is_connect() {
        Refusal::UpstreamUnreachable("no connection")
    } else {
        Refusal::UpstreamUnreachable("the connection broke")
    }
}

/// For an error within the response.
fn cut_off(error: &reqwest::Error) -> Refusal {
    log_cause(error);
    if error.is_timeout() {
        Refusal::UpstreamTimeout
    } else {
        Refusal::UpstreamInvalid("it is cut off".to_owned())
    }
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use axum::http::StatusCode;

    use crate::credentials::Credentials;
    use crate::keyring::KeySource;

    use super::*;

    /// It accepts connections and never responds.
    #[tokio::test(start_paused = true)]
    async fn one_that_hangs_is_given_up() {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let silent = TcpListener::bind("127.0.0.1:0").unwrap();
        let endpoint = format!("http://{}", silent.local_addr().unwrap());
        let endpoint = Url::parse(&endpoint).unwrap();
        let keys = Arc::new(Keyring::new(KeySource::Usual));
        let key = Key {
            credentials: Credentials::new("id", "key", None).unwrap(),
            expires: None,
        };
        keys.set(key).unwrap();
        let metrics = Metrics::new().unwrap();
        let cloud = Cloud::new(endpoint, keys, Budget::default(), metrics).unwrap();
        let call = Call {
            action: Action::Projects,
            body: "{}".to_owned(),
            region: None,
            session: None,
        };
        let user = User::from("user");
        let turn = cloud.enqueue(call.action, &user).unwrap();
        let begun = Instant::now();
        let refusal = cloud.call(&call, &user, turn).await.unwrap_err();
        let expected = ("upstream-timeout", StatusCode::GATEWAY_TIMEOUT);
        assert_eq!(refusal.code(), expected);
        // Two tries of fifteen seconds; none starts after twenty.
        let took = begun.elapsed().as_secs();
        assert!((30..=31).contains(&took), "{took}");
    }
}
