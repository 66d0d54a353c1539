//! Connections: their number, time limits and shutdown.

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use axum::body::Body;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper::{Request, Response};
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::{GracefulConnection, GracefulShutdown};
use tokio::select;
use tokio::sync::Semaphore;
use tokio::time::sleep;
use tokio_io_timeout::TimeoutStream;
use tower::ServiceExt;

use crate::caller::Peer;
use crate::idle::{Activity, IdleTimeout};
use crate::listen::{Listener, Stream};
use crate::min_rate::MinRateStream;

/// The maximum number of concurrent connections of callers; systems allow a process 1,024 files.
pub const MAX_CALLERS: usize = 512;
/// The same for metrics; see [`MAX_CALLERS`].
pub const MAX_WATCHERS: usize = 64;
/// A client that receives nothing for this long is disconnected.
const WRITE_TIME: Duration = Duration::from_secs(20);
/// The read buffer for headers. It exceeds the header limit, so that a path that is too long gets its own error.
const MAX_BUFFER_BYTES: usize = 128 << 10;
const MAX_HEADERS: usize = 64;
/// How long running requests may take at shutdown.
const DRAIN_TIME: Duration = Duration::from_secs(30);
/// After the system has refused a connection, probably for lack of file descriptors.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves up to that many connections until `end` resolves, then finishes running requests, unless the result of `end` resolves first. Idle
/// connections are kept for `idle`.
pub async fn serve<H: Future<Output = ()>>(
    listener: Listener,
    router: Router,
    connections: usize,
    idle: Duration,
    end: impl Future<Output = H>,
) {
    let seats = Arc::new(Semaphore::new(connections));
    let graceful = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    let hurry = loop {
        let accepted = async {
            let seat = Arc::clone(&seats).acquire_owned().await;
            (seat, listener.accept().await)
        };
        let (seat, accepted) = select! {
            accepted = accepted => accepted,
            hurry = &mut end => break hurry,
        };
        match accepted {
            Ok((stream, peer)) => {
                let activity = Activity::default();
                let stream = IdleTimeout::new(stream, activity.clone(), Arc::clone(&seats), idle);
                let connection = connection(stream, peer, activity, router.clone());
                let connection = graceful.watch(connection);
                tokio::spawn(async move {
                    if let Err(error) = connection.await {
                        tracing::debug!(%error, "a connection ended");
                    }
                    drop(seat);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "no connection could be taken");
                sleep(PAUSE).await;
            }
        }
    };
    drop(listener);
    select! {
        () = graceful.shutdown() => return,
        () = sleep(DRAIN_TIME) => {}
        () = hurry => {}
    }
    tracing::warn!("some questions were not answered before the end");
}

/// Adds its [`Peer`] to every request.
fn connection(
    stream: IdleTimeout<Stream>,
    peer: Peer,
    activity: Activity,
    router: Router,
) -> impl GracefulConnection<Error = hyper::Error> + Send {
    let mut stream = TimeoutStream::new(MinRateStream::new(stream));
    stream.set_write_timeout(Some(WRITE_TIME));
    let service = service_fn(move |mut request: Request<Incoming>| {
        let busy = activity.begin();
        request.extensions_mut().insert(peer);
        let answer = router.clone().oneshot(request.map(Body::new));
        async move {
            let answer: Result<Response<Body>, Infallible> = answer.await;
            drop(busy);
            answer
        }
    });
    http1::Builder::new()
        .timer(TokioTimer::new())
        // [`IdleTimeout`] limits this.
        .header_read_timeout(None)
        .max_buf_size(MAX_BUFFER_BYTES)
        .max_headers(MAX_HEADERS)
        .serve_connection(TokioIo::new(Box::pin(stream)), service)
}
