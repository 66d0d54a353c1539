//! What is answered under which path, and the headers of every answer.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use axum::{Json, Router};
use bytes::Bytes;
use serde::Serialize;
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::services::ServeDir;

use crate::answer::Answer;
use crate::call::{Action, Call, Details, Projects, Sessions};
use crate::demo::Demo;
use crate::desk::{Desk, Provenance};
use crate::guard::{self, Guard};
use crate::refusal::{Outcome, Refusal};

/// The body of a question has an id, a region and two numbers.
const MOST_BODY_BYTES: usize = 16 << 10;
/// A question that takes longer is no question.
const BODY_TIME: Duration = Duration::from_secs(10);

/// By how many seconds this machine's clock is ahead of the cloud's, where it is off.
pub const CLOCK_OFFSET: HeaderName = HeaderName::from_static("trro-clock-offset-seconds");

/// Tells the page whether its sessions are made ones. It reads that off its own answer, so it need not ask, and nobody who serves the
/// same files otherwise has to answer. Both are told: a browser that has the page already keeps what it was told with it.
const MODES: [HeaderValue; 2] = [
    HeaderValue::from_static("trro-backend;desc=live"),
    HeaderValue::from_static("trro-backend;desc=demo"),
];

/// What a page may do that came from here: its own scripts and styles, its own addresses, and nobody may frame it.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors ";
/// An answer is data: should a browser ever show it as a page, that page may do nothing.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// Who answers.
#[derive(Debug)]
pub enum Source {
    /// The cloud.
    Live(Desk),
    /// Sessions that were made.
    Demo(Demo),
    /// Nobody.
    None,
}

/// What every answer is made with; lives as long as the process.
#[derive(Debug)]
pub struct App {
    /// Who answers.
    pub source: Source,
    /// Of calls that name none.
    pub region: Option<String>,
    /// Who may embed the viewer, and ask.
    pub allowed_origins: Vec<String>,
}

/// All paths.
pub fn routes(app: &'static App, guard: &'static Guard, folder: Option<&Path>) -> Router {
    let calls = Router::new()
        .route("/session-details", post(details))
        .route("/projects", get(projects))
        .route("/sessions", get(sessions))
        .route("/recent-sessions", get(recent_sessions))
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .layer(from_fn_with_state(guard, guard::caller));
    let mut router = Router::new()
        .nest("/v1", calls)
        .route("/healthz", get(health))
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed);
    router = match folder {
        Some(folder) => {
            let none = get(async || Refusal::NotFound).fallback(async || Refusal::MethodNotAllowed);
            let files = ServeDir::new(folder)
                .call_fallback_on_method_not_allowed(true)
                .fallback(none);
            let files = Router::new().fallback_service(files);
            router.fallback_service(files.layer(from_fn_with_state(app, page_headers)))
        }
        None => router.fallback(async || Refusal::NotFound),
    };
    router
        .layer(from_fn_with_state(guard, guard::host))
        .layer(CatchPanicLayer::custom(|_| {
            Refusal::Internal.into_response()
        }))
        .layer(from_fn(common_headers))
        .layer(from_fn(log))
        .with_state(app)
}

#[derive(Serialize)]
struct Health {
    status: &'static str,
    mode: &'static str,
    version: &'static str,
}

async fn health(State(app): State<&'static App>) -> Json<Health> {
    Json(Health {
        status: "ok",
        mode: if matches!(app.source, Source::Demo(_)) {
            "demo"
        } else {
            "live"
        },
        version: env!("CARGO_PKG_VERSION"),
    })
}

async fn details(
    State(app): State<&'static App>,
    headers: HeaderMap,
    body: Body,
) -> Result<Response, Refusal> {
    let is_json = headers.get(CONTENT_TYPE).is_some_and(|value| {
        let kind = value.as_bytes().split(|byte| *byte == b';').next();
        kind.is_some_and(|kind| kind.trim_ascii().eq_ignore_ascii_case(b"application/json"))
    });
    if !is_json {
        return Err(Refusal::UnsupportedMediaType);
    }
    let too_large = Refusal::TooLarge {
        limit: MOST_BODY_BYTES,
    };
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > MOST_BODY_BYTES) {
        return Err(too_large);
    }
    let body = timeout(BODY_TIME, to_bytes(body, MOST_BODY_BYTES)).await;
    let body =
        body.map_err(|_| Refusal::BadRequest("the body did not arrive in time".to_owned()))?;
    let body = body.map_err(|_| too_large)?;
    let details: Details =
        serde_json::from_slice(&body).map_err(|error| Refusal::BadRequest(error.to_string()))?;
    app.answer(details.call(app.region.as_deref())?).await
}

async fn projects(
    State(app): State<&'static App>,
    query: Result<Query<Projects>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(query) = query.map_err(refused)?;
    app.answer(query.call(app.region.as_deref())?).await
}

async fn sessions(
    State(app): State<&'static App>,
    query: Result<Query<Sessions>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(query) = query.map_err(refused)?;
    app.answer(query.call(Action::Sessions, app.region.as_deref())?)
        .await
}

async fn recent_sessions(
    State(app): State<&'static App>,
    query: Result<Query<Sessions>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(query) = query.map_err(refused)?;
    app.answer(query.call(Action::RecentSessions, app.region.as_deref())?)
        .await
}

#[allow(clippy::needless_pass_by_value, reason = "what map_err hands over")]
fn refused(rejection: QueryRejection) -> Refusal {
    Refusal::BadRequest(rejection.body_text())
}

impl App {
    async fn answer(&self, call: Call) -> Result<Response, Refusal> {
        let (answer, from) = match &self.source {
            Source::Live(desk) => desk.answer(call).await?,
            Source::Demo(demo) => (Arc::new(demo.answer(&call)?), Provenance::Demo),
            Source::None => return Err(Refusal::NotConfigured),
        };
        let note = Note {
            from,
            request_id: answer.request_id.clone(),
            code: answer.code.clone(),
        };
        let offset = answer.clock_offset_seconds;
        let body = Bytes::from_owner(Sent(answer));
        let mut response = (StatusCode::OK, body).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
        if let Some(offset) = offset {
            headers.insert(CLOCK_OFFSET, offset.into());
        }
        response.extensions_mut().insert(note);
        Ok(response)
    }
}

/// Keeps an answer, and with it its share of the budget, until the last byte has been sent.
struct Sent(Arc<Answer>);

impl AsRef<[u8]> for Sent {
    fn as_ref(&self) -> &[u8] {
        self.0.body()
    }
}

/// What the log tells of an answer.
#[derive(Debug, Clone)]
struct Note {
    from: Provenance,
    request_id: Option<String>,
    code: Option<String>,
}

/// A caller who has not been answered. One who leaves is told of as well: what was asked for it may have cost quota.
struct Waiting<'a> {
    path: &'a str,
    is_answered: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.is_answered {
            tracing::info!(path = self.path, "the caller left");
        }
    }
}

/// One line for each question: no token, no query, no body.
async fn log(request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), request.uri().path().to_owned());
    let mut waiting = Waiting {
        path: &path,
        is_answered: false,
    };
    let response = next.run(request).await;
    waiting.is_answered = true;
    let millis = u64::try_from(begun.elapsed().as_millis()).unwrap_or(u64::MAX);
    let extensions = response.extensions();
    let refusal = extensions.get::<Outcome>().map(|Outcome(code)| *code);
    let note = extensions.get::<Note>();
    let from = note.map(|note| format!("{:?}", note.from).to_lowercase());
    tracing::info!(
        %method,
        path,
        status = response.status().as_u16(),
        millis,
        refusal,
        from,
        cloud_request_id = note.and_then(|note| note.request_id.as_deref()),
        cloud_code = note.and_then(|note| note.code.as_deref()),
        "answered"
    );
    response
}

/// For every answer, refusals included.
async fn common_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-resource-policy"),
            "same-origin",
        ),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, DATA_POLICY),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}

/// For the viewer's files: asked for anew each time, sent anew only if they have changed.
async fn page_headers(State(app): State<&'static App>, request: Request, next: Next) -> Response {
    let is_frame = request.uri().path().ends_with("/embed-frame.html");
    let mut response = next.run(request).await;
    let ancestors = if is_frame {
        format!("'self' {}", app.allowed_origins.join(" "))
    } else {
        "'none'".to_owned()
    };
    let headers = response.headers_mut();
    headers.insert(CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    let is_demo = usize::from(matches!(app.source, Source::Demo(_)));
    headers.insert(
        HeaderName::from_static("server-timing"),
        MODES[is_demo].clone(),
    );
    if let Ok(policy) = HeaderValue::from_str(&format!("{PAGE_POLICY}{}", ancestors.trim_end())) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}
