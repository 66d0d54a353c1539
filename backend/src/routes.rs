//! The routes and the headers of every response.

use std::error::Error;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::rejection::QueryRejection;
use axum::extract::{Extension, Query, Request, State};
use axum::http::header::{
    CACHE_CONTROL, CONTENT_LENGTH, CONTENT_SECURITY_POLICY, CONTENT_TYPE, REFERRER_POLICY,
    X_CONTENT_TYPE_OPTIONS,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode};
use axum::middleware::{Next, from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use bytes::Bytes;
use http_body_util::LengthLimitError;
use tokio::time::timeout;
use tower_http::catch_panic::CatchPanicLayer;

use crate::access_log::{access_log, audit};
use crate::answer::Answer;
use crate::call::{Action, Call, Details, Projects, Sessions};
use crate::call_cache::{AnswerSource, CallCache};
use crate::caller::{Caller, Trust};
use crate::concurrency::ConcurrencyLimit;
use crate::demo::Demo;
use crate::files::files;
use crate::guard::{self, CROSS_ORIGIN_RESOURCE_POLICY, Guard};
use crate::log::Log;
use crate::metrics::{Gauges, Metrics};
use crate::probes::probes;
use crate::refusal::Refusal;

/// A request's body contains an id, a region and two numbers.
const MAX_BODY_BYTES: usize = 16 << 10;
/// The time limit for a request's body.
const BODY_TIME: Duration = Duration::from_secs(10);

/// By how many seconds this machine's clock is ahead of the cloud's, if it is off.
pub const CLOCK_OFFSET: HeaderName = HeaderName::from_static("trro-clock-offset-seconds");

/// Responses are data: if a browser displays one as a page, it may do nothing.
const DATA_POLICY: &str = "default-src 'none'; frame-ancestors 'none'";

/// The source of responses.
#[derive(Debug)]
pub enum Source {
    /// The cloud.
    Live(CallCache),
    /// Synthetic sessions.
    Demo(Demo),
}

/// The shared state of all handlers; lives as long as the process.
#[derive(Debug)]
pub struct App {
    /// The source of responses.
    pub source: Source,
    /// The region of calls that name none.
    pub region: Option<String>,
    /// Origins that may embed the viewer and make requests.
    pub allowed_origins: Vec<String>,
    /// Whose forwarded user names are trusted.
    pub trust: Option<Trust>,
    /// The running requests.
    pub concurrency: ConcurrencyLimit,
    /// Whether the process is shutting down.
    pub ending: AtomicBool,
    /// The metrics.
    pub metrics: Metrics,
    /// The log, and the number of lines lost.
    pub log: Log,
}

/// All routes.
pub fn routes(app: &'static App, guard: &'static Guard, folder: Option<&Path>) -> Router {
    let calls = Router::new()
        .route("/session-details", post(details))
        .route("/projects", get(projects))
        .route("/sessions", get(sessions))
        .route("/recent-sessions", get(recent_sessions))
        .fallback(async || Refusal::NotFound)
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .layer(from_fn_with_state(guard, guard::caller));
    let router = Router::new().nest("/v1", calls);
    let router = match folder {
        Some(folder) => {
            let reader = from_fn_with_state(guard, guard::reader);
            router.fallback_service(files(folder, app).layer(reader))
        }
        None => router.fallback(async || Refusal::NotFound),
    };
    router
        .layer(from_fn_with_state(guard, guard::host))
        .merge(probes())
        .layer(from_fn(guard::plain_head))
        .layer(CatchPanicLayer::custom(|_| {
            Refusal::Internal.into_response()
        }))
        .layer(from_fn(common_headers))
        .layer(from_fn_with_state(app, access_log))
        .with_state(app)
}

async fn details(
    State(app): State<&'static App>,
    Extension(caller): Extension<Caller>,
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
        limit: MAX_BODY_BYTES,
    };
    let announced = headers
        .get(CONTENT_LENGTH)
        .and_then(|length| length.to_str().ok()?.parse().ok());
    if announced.is_some_and(|length: usize| length > MAX_BODY_BYTES) {
        return Err(too_large);
    }
    let body = timeout(BODY_TIME, to_bytes(body, MAX_BODY_BYTES)).await;
    let body =
        body.map_err(|_| Refusal::BadRequest("the body did not arrive in time".to_owned()))?;
    let body = body.map_err(|error| {
        let is_too_large = error
            .source()
            .is_some_and(<dyn Error>::is::<LengthLimitError>);
        if is_too_large {
            too_large
        } else {
            Refusal::BadRequest("the body did not arrive whole".to_owned())
        }
    })?;
    let details: Details =
        serde_json::from_slice(&body).map_err(|error| Refusal::BadRequest(error.to_string()))?;
    app.answer(&caller, details.call(app.region.as_deref())?)
        .await
}

async fn projects(
    State(app): State<&'static App>,
    Extension(caller): Extension<Caller>,
    query: Result<Query<Projects>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(query) = query.map_err(refused)?;
    app.answer(&caller, query.call(app.region.as_deref())?)
        .await
}

async fn sessions(
    State(app): State<&'static App>,
    Extension(caller): Extension<Caller>,
    query: Result<Query<Sessions>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(query) = query.map_err(refused)?;
    app.answer(
        &caller,
        query.call(Action::Sessions, app.region.as_deref())?,
    )
    .await
}

async fn recent_sessions(
    State(app): State<&'static App>,
    Extension(caller): Extension<Caller>,
    query: Result<Query<Sessions>, QueryRejection>,
) -> Result<Response, Refusal> {
    let Query(query) = query.map_err(refused)?;
    app.answer(
        &caller,
        query.call(Action::RecentSessions, app.region.as_deref())?,
    )
    .await
}

#[allow(clippy::needless_pass_by_value, reason = "what map_err hands over")]
fn refused(rejection: QueryRejection) -> Refusal {
    Refusal::BadRequest(rejection.body_text())
}

impl App {
    /// Why requests would be rejected now.
    pub(crate) fn is_ready(&self) -> Result<(), Refusal> {
        if self.is_ending() {
            return Err(Refusal::Ending);
        }
        match &self.source {
            Source::Live(call_cache) => call_cache.cloud().is_ready(),
            Source::Demo(_) => Ok(()),
        }
    }

    /// Whether callers should go elsewhere.
    pub(crate) fn is_ending(&self) -> bool {
        self.ending.load(Ordering::Relaxed)
    }

    /// The gauges for metrics.
    pub(crate) fn now(&self) -> Gauges {
        let mut now = Gauges {
            lines_lost: self.log.lost(),
            ..Gauges::default()
        };
        if let Source::Live(call_cache) = &self.source {
            (now.kept, now.kept_bytes) = call_cache.kept();
            now.waiting = call_cache.cloud().waiting();
            now.key_age = call_cache.cloud().key_age();
        }
        now
    }

    async fn answer(&'static self, caller: &Caller, call: Call) -> Result<Response, Refusal> {
        let _waiting = self.concurrency.enter(&caller.user)?;
        let (answer, from) = match &self.source {
            Source::Live(call_cache) => call_cache.answer(&call, &caller.user).await?,
            Source::Demo(demo) => {
                let answer = demo.answer(call.clone()).await?;
                (Arc::new(answer), AnswerSource::Demo)
            }
        };
        self.metrics.answer(from);
        let note = audit(caller, &call, &answer, from);
        let offset = answer.clock_offset_seconds;
        let body = Bytes::from_owner(AnswerBody(answer));
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

/// Keeps a response, and its share of the budget, until the last byte is sent.
struct AnswerBody(Arc<Answer>);

impl AsRef<[u8]> for AnswerBody {
    fn as_ref(&self) -> &[u8] {
        self.0.body()
    }
}

/// For every response, errors included.
pub async fn common_headers(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    for (name, value) in [
        (X_CONTENT_TYPE_OPTIONS, "nosniff"),
        (REFERRER_POLICY, "no-referrer"),
        (
            HeaderName::from_static("cross-origin-opener-policy"),
            "same-origin",
        ),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    for (name, value) in [
        (CROSS_ORIGIN_RESOURCE_POLICY, "same-origin"),
        (CACHE_CONTROL, "no-store"),
        (CONTENT_SECURITY_POLICY, DATA_POLICY),
    ] {
        headers
            .entry(name)
            .or_insert(HeaderValue::from_static(value));
    }
    response
}
