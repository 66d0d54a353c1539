//! Fake services for temporary keys: a machine's metadata, and the exchange of a pod's token. They fail on request.

use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

use crate::{Keys, serve};

/// Where the metadata of a machine tell of its roles.
const METADATA: &str = "/latest/meta-data/cam/security-credentials/";

/// A failure to simulate.
#[derive(Debug, Clone)]
pub enum Trouble {
    /// A redirect to this address.
    Redirect(String),
    /// No response for that long.
    Hang(Duration),
    /// A response of that size.
    Large(usize),
    /// This status.
    Status(u16),
    /// Something other than documented.
    Nonsense,
    /// The cloud's refusal.
    Refused,
}

#[derive(Debug)]
struct Inner {
    keys: Keys,
    lasts: Duration,
    role: String,
    trouble: Option<Trouble>,
    /// Every request: method and path, with its body if there is one.
    seen: Vec<String>,
}

/// Running services, stopped on drop.
#[derive(Debug)]
pub struct FakeRoles {
    inner: Arc<Mutex<Inner>>,
    address: SocketAddr,
    _end: oneshot::Sender<Infallible>,
}

type Shared = State<Arc<Mutex<Inner>>>;

impl FakeRoles {
    /// Starts on a free port with these keys, valid for two hours.
    ///
    /// # Errors
    ///
    /// If no port is free.
    pub async fn start(keys: Keys) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let inner = Arc::new(Mutex::new(Inner {
            keys,
            lasts: Duration::from_hours(2),
            role: "viewer-role".to_owned(),
            trouble: None,
            seen: Vec::new(),
        }));
        let router = Router::new()
            .route(METADATA, get(role))
            .route(&format!("{METADATA}{{role}}"), get(role_key))
            .route("/", post(pod_key))
            .with_state(Arc::clone(&inner));
        Ok(Self {
            inner,
            address,
            _end: serve(listener, router),
        })
    }

    /// The address that replaces the metadata service.
    #[must_use]
    pub fn metadata(&self) -> String {
        format!("http://{}{METADATA}", self.address)
    }

    /// The address that replaces the service for temporary keys.
    #[must_use]
    pub fn sts(&self) -> String {
        format!("http://{}/", self.address)
    }

    /// Returns these keys from now on, valid for that long.
    pub fn give(&self, keys: Keys, lasts: Duration) {
        let mut inner = lock(&self.inner);
        (inner.keys, inner.lasts) = (keys, lasts);
    }

    /// The machine has this role from now on.
    pub fn set_role(&self, role: &str) {
        role.clone_into(&mut lock(&self.inner).role);
    }

    /// Sets or clears the failure.
    pub fn set_trouble(&self, trouble: Option<Trouble>) {
        lock(&self.inner).trouble = trouble;
    }

    /// The requests so far.
    #[must_use]
    pub fn seen(&self) -> Vec<String> {
        lock(&self.inner).seen.clone()
    }
}

fn lock(inner: &Mutex<Inner>) -> MutexGuard<'_, Inner> {
    inner.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Records a request; returns keys, their expiry, and the failure.
fn note(inner: &Mutex<Inner>, question: String) -> (Keys, u64, Option<Trouble>) {
    let mut inner = lock(inner);
    inner.seen.push(question);
    (
        inner.keys.clone(),
        expires(inner.lasts),
        inner.trouble.clone(),
    )
}

/// `None` unless something other than the cloud's own refusal fails.
async fn fail(trouble: Option<&Trouble>) -> Option<Response> {
    match trouble? {
        Trouble::Redirect(to) => {
            Some((StatusCode::FOUND, [(header::LOCATION, to.clone())]).into_response())
        }
        Trouble::Hang(time) => {
            sleep(*time).await;
            None
        }
        Trouble::Large(bytes) => Some(" ".repeat(*bytes).into_response()),
        Trouble::Status(status) => StatusCode::from_u16(*status)
            .ok()
            .map(IntoResponse::into_response),
        Trouble::Nonsense => Some("{\"Credentials\":5}".into_response()),
        Trouble::Refused => None,
    }
}

async fn role(State(inner): Shared) -> Response {
    let (role, trouble) = {
        let mut inner = lock(&inner);
        inner.seen.push(format!("GET {METADATA}"));
        (inner.role.clone(), inner.trouble.clone())
    };
    match fail(trouble.as_ref()).await {
        // The name of a role is not JSON.
        Some(response) if !matches!(trouble, Some(Trouble::Nonsense)) => response,
        _ => role.into_response(),
    }
}

async fn role_key(State(inner): Shared, Path(role): Path<String>) -> Response {
    let (keys, expires, trouble) = note(&inner, format!("GET {METADATA}{role}"));
    if let Some(response) = fail(trouble.as_ref()).await {
        return response;
    }
    let answer = match trouble {
        Some(Trouble::Refused) => json!({ "Code": "RoleNotFound" }),
        _ => json!({
            "Code": "Success",
            "TmpSecretId": keys.id,
            "TmpSecretKey": keys.key,
            "Token": keys.token,
            "ExpiredTime": expires,
            "Expiration": "2024-11-12T00:00:00Z",
        }),
    };
    answer.to_string().into_response()
}

async fn pod_key(State(inner): Shared, headers: HeaderMap, body: String) -> Response {
    let (keys, expires, trouble) = note(&inner, format!("POST / {body}"));
    if let Some(response) = fail(trouble.as_ref()).await {
        return response;
    }
    let error = |code: &str| json!({ "Error": { "Code": code, "Message": "" }, "RequestId": "r" });
    let answer = match missing(&headers, &body) {
        _ if matches!(trouble, Some(Trouble::Refused)) => {
            error("InvalidParameter.WebIdentityTokenError")
        }
        Some(what) => error(&format!("MissingParameter.{what}")),
        None => json!({
            "Credentials": { "TmpSecretId": keys.id, "TmpSecretKey": keys.key, "Token": keys.token },
            "ExpiredTime": expires,
            "Expiration": "2024-11-12T00:00:00Z",
            "RequestId": "r",
        }),
    };
    json!({ "Response": answer }).to_string().into_response()
}

/// What the documentation wants and is not there.
fn missing(headers: &HeaderMap, body: &str) -> Option<&'static str> {
    let wanted = [
        ("authorization", "SKIP"),
        ("x-tc-action", "AssumeRoleWithWebIdentity"),
        ("x-tc-version", "2018-08-13"),
        ("content-type", "application/json"),
    ];
    let is_wrong =
        |(name, value): &(&str, &str)| headers.get(*name).is_none_or(|found| found != *value);
    if let Some((name, _)) = wanted.into_iter().find(is_wrong) {
        return Some(name);
    }
    let body: Value = serde_json::from_str(body).unwrap_or_default();
    let texts = [
        "ProviderId",
        "WebIdentityToken",
        "RoleArn",
        "RoleSessionName",
    ];
    let is_text = |name: &&str| body[*name].as_str().is_some_and(|text| !text.is_empty());
    let missing = texts.into_iter().find(|name| !is_text(name));
    missing.or_else(|| (!body["DurationSeconds"].is_u64()).then_some("DurationSeconds"))
}

fn expires(lasts: Duration) -> u64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(0, |now| (now + lasts).as_secs())
}
