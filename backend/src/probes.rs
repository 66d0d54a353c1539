//! Health, readiness and metrics.

use axum::extract::State;
use axum::http::HeaderValue;
use axum::http::header::CONTENT_TYPE;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use axum::{Json, Router};
use serde::Serialize;

use crate::refusal::Refusal;
use crate::routes::{App, Source, common_headers};

/// The content type that Prometheus expects.
const METRICS_TYPE: HeaderValue = HeaderValue::from_static("text/plain; version=0.0.4");

/// For callers that use an address rather than a name.
pub fn probes() -> Router<&'static App> {
    Router::new()
        .route("/healthz", get(health))
        .route("/readyz", get(ready))
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
}

/// For the separate metrics address.
pub fn metrics_routes(app: &'static App) -> Router {
    Router::new()
        .route("/metrics", get(metrics))
        .method_not_allowed_fallback(async || Refusal::MethodNotAllowed)
        .fallback(async || Refusal::NotFound)
        .layer(from_fn(common_headers))
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

#[derive(Serialize)]
struct Ready {
    status: &'static str,
}

/// Whether a call could be signed, or a synthetic response generated.
async fn ready(State(app): State<&'static App>) -> Result<Json<Ready>, Refusal> {
    app.is_ready()?;
    Ok(Json(Ready { status: "ready" }))
}

async fn metrics(State(app): State<&'static App>) -> Result<Response, Refusal> {
    let text = app.metrics.text(&app.now());
    let text = text.map_err(|_| Refusal::Internal)?;
    Ok(([(CONTENT_TYPE, METRICS_TYPE)], text).into_response())
}
