//! Connections: how many, how slow, and how they end.

use std::io;
use std::sync::Arc;
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tokio::select;
use tokio::sync::Semaphore;
use tokio::time::{sleep, timeout};
use tokio_io_timeout::TimeoutStream;

use crate::trickle::Trickle;

/// As many connections at once. Systems give a process 1,024 files.
const MOST_CONNECTIONS: usize = 512;
/// Until the head of a request has arrived, that of the next one on a connection included.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// A caller that takes none of its answer for so long is gone.
const WRITE_TIME: Duration = Duration::from_secs(20);
/// What a head may measure.
const MOST_HEAD_BYTES: usize = 16 << 10;
const MOST_HEADERS: usize = 64;
/// Questions that are being answered when the process is to end have so long.
const FAREWELL: Duration = Duration::from_secs(30);
/// After the system has refused a connection, most likely for want of files.
const PAUSE: Duration = Duration::from_millis(100);

/// Serves until `end` resolves, then answers what was asked before.
///
/// # Errors
///
/// None so far: what fails on a connection ends that connection.
pub async fn serve(listener: TcpListener, router: Router, end: impl Future<Output = ()>) {
    let seats = Arc::new(Semaphore::new(MOST_CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let mut end = std::pin::pin!(end);
    loop {
        let accepted = async {
            let seat = Arc::clone(&seats).acquire_owned().await;
            (seat, listener.accept().await)
        };
        let (seat, accepted) = select! {
            accepted = accepted => accepted,
            () = &mut end => break,
        };
        match accepted {
            Ok((stream, _)) => {
                let connection = graceful.watch(connection(stream, router.clone()));
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
    }
    drop(listener);
    if timeout(FAREWELL, graceful.shutdown()).await.is_err() {
        tracing::warn!("some questions were not answered before the end");
    }
}

type Io = TokioIo<std::pin::Pin<Box<TimeoutStream<Trickle<TcpStream>>>>>;
type Connection = http1::Connection<Io, TowerToHyperService<Router>>;

fn connection(stream: TcpStream, router: Router) -> Connection {
    // Answers are written whole: nothing is gained by waiting for more.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(Trickle::new(stream));
    stream.set_write_timeout(Some(WRITE_TIME));
    http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_TIME)
        .max_buf_size(MOST_HEAD_BYTES)
        .max_headers(MOST_HEADERS)
        .serve_connection(
            TokioIo::new(Box::pin(stream)),
            TowerToHyperService::new(router),
        )
}

/// Resolves when the process is asked to end.
///
/// # Errors
///
/// When the system does not tell of signals.
pub async fn end() -> io::Result<()> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let mut terminated = signal(SignalKind::terminate())?;
        select! {
            _ = terminated.recv() => Ok(()),
            result = tokio::signal::ctrl_c() => result,
        }
    }
    #[cfg(not(unix))]
    tokio::signal::ctrl_c().await
}
