//! What is answered under which path, and the headers of every answer.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use axum::body::{Body, to_bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{MatchedPath, Query, Request, State};
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
use crate::log::{Log, shown};
use crate::metrics::{Metrics, Now};
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

/// What Prometheus reads.
const METRICS_TYPE: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4");

/// Every pattern that has a handler of its own; whatever else is asked for is one more.
const PATTERNS: [&str; 6] = [
    "/healthz",
    "/readyz",
    "/v1/projects",
    "/v1/recent-sessions",
    "/v1/session-details",
    "/v1/sessions",
];
const ANYTHING_ELSE: &str = "/*";

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
    /// What is counted.
    pub metrics: Metrics,
    /// Where lines go, and how many did not arrive.
    pub log: Log,
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
    let probes = Router::new()
        .route("/healthz", get(health))
        .route("/readyz", get(ready))
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed);
    let mut router = Router::new().nest("/v1", calls);
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
        // Whoever watches over this server knows it by an address and not by a name.
        .merge(probes)
        .layer(from_fn(guard::one_host))
        .layer(CatchPanicLayer::custom(|_| {
            Refusal::Internal.into_response()
        }))
        .layer(from_fn(common_headers))
        .layer(from_fn_with_state(app, log))
        .with_state(app)
}

/// For an address of its own.
pub fn metrics_routes(app: &'static App) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .fallback(async || Refusal::NotFound)
        .layer(from_fn(common_headers))
        .with_state(app)
}

async fn metrics(State(app): State<&'static App>) -> Result<Response, Refusal> {
    let text = app.metrics.text(&app.now());
    let text = text.map_err(|_| Refusal::Internal)?;
    Ok(([(CONTENT_TYPE, METRICS_TYPE)], text).into_response())
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

#[derive(Serialize)]
struct Ready {
    status: &'static str,
}

/// Whether a call could be signed now, or one be made up.
async fn ready(State(app): State<&'static App>) -> Result<Json<Ready>, Refusal> {
    app.is_ready()?;
    Ok(Json(Ready { status: "ready" }))
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
    /// Why questions would be refused now.
    fn is_ready(&self) -> Result<(), Refusal> {
        match self.source {
            Source::None => Err(Refusal::NotConfigured),
            Source::Live(_) | Source::Demo(_) => Ok(()),
        }
    }

    fn now(&self) -> Now {
        let mut now = Now {
            lines_lost: self.log.lost(),
            ..Now::default()
        };
        if let Source::Live(desk) = &self.source {
            (now.kept, now.kept_bytes) = desk.kept();
            now.waiting = desk.waiting();
        }
        now
    }

    async fn answer(&self, call: Call) -> Result<Response, Refusal> {
        let (answer, from) = match &self.source {
            Source::Live(desk) => desk.answer(call).await?,
            Source::Demo(demo) => (Arc::new(demo.answer(&call)?), Provenance::Demo),
            Source::None => return Err(Refusal::NotConfigured),
        };
        self.metrics.answer(from);
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
    route: &'static str,
    metrics: &'a Metrics,
    is_answered: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.is_answered {
            self.metrics.left(self.route);
            tracing::info!(path = self.path, "the caller left");
        }
    }
}

/// The pattern under which a question is counted.
fn pattern(request: &Request) -> &'static str {
    let matched = request.extensions().get::<MatchedPath>();
    let known = matched.and_then(|matched| {
        let mut known = PATTERNS.into_iter();
        known.find(|known| *known == matched.as_str())
    });
    known.unwrap_or(ANYTHING_ELSE)
}

/// One line for each question: no token, no query, no body.
async fn log(State(app): State<&'static App>, request: Request, next: Next) -> Response {
    let begun = Instant::now();
    let (method, path) = (request.method().clone(), shown(request.uri().path()));
    let route = pattern(&request);
    let mut waiting = Waiting {
        path: &path,
        route,
        metrics: &app.metrics,
        is_answered: false,
    };
    let response = next.run(request).await;
    waiting.is_answered = true;
    let took = begun.elapsed();
    let status = response.status();
    app.metrics.question(route, status.as_str(), took);
    let extensions = response.extensions();
    let refusal = extensions.get::<Outcome>().map(|Outcome(code)| *code);
    let note = extensions.get::<Note>();
    tracing::info!(
        %method,
        path,
        status = status.as_u16(),
        millis = u64::try_from(took.as_millis()).unwrap_or(u64::MAX),
        refusal,
        from = note.map(|note| note.from.name()),
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
