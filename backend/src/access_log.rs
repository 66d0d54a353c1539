//! The access log: a line and a count per request, and an audit line per response with session data.

use std::net::Ipv4Addr;
use std::time::Instant;

use axum::extract::{MatchedPath, Request, State};
use axum::http::HeaderValue;
use axum::http::header::CONNECTION;
use axum::middleware::Next;
use axum::response::Response;

use crate::answer::Answer;
use crate::call::Call;
use crate::call_cache::AnswerSource;
use crate::caller::{Caller, Peer};
use crate::log::shown;
use crate::metrics::Metrics;
use crate::refusal::Outcome;
use crate::routes::App;

/// Patterns with their own handler; everything else is counted as one.
const PATTERNS: [&str; 6] = [
    "/healthz",
    "/readyz",
    "/v1/projects",
    "/v1/recent-sessions",
    "/v1/session-details",
    "/v1/sessions",
];
const ANYTHING_ELSE: &str = "/*";

/// What the access log contains about a response.
#[derive(Debug, Clone)]
pub struct AuditNote {
    from: AnswerSource,
    request_id: Option<String>,
    code: Option<String>,
}

/// Writes the audit line for a response to a user; returns its source for the access log. Never logs the content.
pub fn audit(caller: &Caller, call: &Call, answer: &Answer, from: AnswerSource) -> AuditNote {
    tracing::info!(
        target: "audit",
        user = shown(&caller.user),
        address = %caller.peer,
        action = call.action.name(),
        session = call.session,
        cloud_request_id = answer.request_id.as_deref(),
        "told"
    );
    AuditNote {
        from,
        request_id: answer.request_id.clone(),
        code: answer.code.clone(),
    }
}

/// A request without a response yet. Disconnected callers are logged too, since their calls may have cost quota.
struct Waiting<'a> {
    path: &'a str,
    user: &'a str,
    route: &'static str,
    metrics: &'a Metrics,
    is_answered: bool,
}

impl Drop for Waiting<'_> {
    fn drop(&mut self) {
        if !self.is_answered {
            self.metrics.left(self.route);
            tracing::info!(path = self.path, user = self.user, "the caller left");
        }
    }
}

/// The pattern under which a request is counted.
fn pattern(request: &Request) -> &'static str {
    let matched = request.extensions().get::<MatchedPath>();
    let known = matched.and_then(|matched| {
        let mut known = PATTERNS.into_iter();
        known.find(|known| *known == matched.as_str())
    });
    known.unwrap_or(ANYTHING_ELSE)
}

/// Logs one line per request: no token, query or body. Inner layers get the [`Caller`].
pub async fn access_log(
    State(app): State<&'static App>,
    mut request: Request,
    next: Next,
) -> Response {
    let begun = Instant::now();
    // A method may be any word of any length.
    let method = shown(request.method().as_str());
    let path = shown(request.uri().path());
    let route = pattern(&request);
    let peer = request.extensions().get().copied();
    // An unknown peer is not trusted.
    let peer = peer.unwrap_or(Peer::at(Ipv4Addr::UNSPECIFIED.into()));
    let caller = Caller::of(request.headers(), peer, app.trust.as_ref());
    let user = shown(&caller.user);
    request.extensions_mut().insert(caller);
    let mut waiting = Waiting {
        path: &path,
        user: &user,
        route,
        metrics: &app.metrics,
        is_answered: false,
    };
    let mut response = next.run(request).await;
    if app.is_ending() {
        // Otherwise a kept connection might be reused just as it closes.
        let headers = response.headers_mut();
        headers.insert(CONNECTION, HeaderValue::from_static("close"));
    }
    waiting.is_answered = true;
    let took = begun.elapsed();
    let status = response.status();
    app.metrics.question(route, status.as_str(), took);
    let extensions = response.extensions();
    let refusal = extensions.get::<Outcome>().map(|Outcome(code)| *code);
    let note = extensions.get::<AuditNote>();
    tracing::info!(
        %method,
        path,
        user,
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
