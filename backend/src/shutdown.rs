//! Shutdown requests: graceful from a supervisor, immediate from a person.

use std::io;
use std::time::Duration;

use tokio::select;
use tokio::sync::mpsc;
use tokio::time::sleep;

/// The kind of request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ShutdownRequest {
    /// SIGTERM from a supervisor: callers may still come for a while.
    Graceful,
    /// Ctrl-C from a person.
    Immediate,
}

/// Receives shutdown requests.
#[derive(Debug)]
pub struct Shutdown {
    asked: mpsc::Receiver<ShutdownRequest>,
}

impl Shutdown {
    /// Listens to signals.
    ///
    /// # Errors
    ///
    /// If the system refuses.
    pub fn of_signals() -> io::Result<Self> {
        let (ask, end) = Self::new();
        #[cfg(unix)]
        {
            use tokio::signal::unix::{SignalKind, signal};
            let mut terminated = signal(SignalKind::terminate())?;
            let mut interrupted = signal(SignalKind::interrupt())?;
            tokio::spawn(async move {
                loop {
                    let asked = select! {
                        _ = terminated.recv() => ShutdownRequest::Graceful,
                        _ = interrupted.recv() => ShutdownRequest::Immediate,
                    };
                    if ask.send(asked).await.is_err() {
                        return;
                    }
                }
            });
        }
        #[cfg(not(unix))]
        tokio::spawn(async move {
            while tokio::signal::ctrl_c().await.is_ok()
                && ask.send(ShutdownRequest::Immediate).await.is_ok()
            {}
        });
        Ok(end)
    }

    /// With a sender for requests. If it is dropped, no request ever comes.
    #[must_use]
    pub fn new() -> (mpsc::Sender<ShutdownRequest>, Self) {
        let (ask, asked) = mpsc::channel(1);
        (ask, Self { asked })
    }

    async fn asked(&mut self) -> ShutdownRequest {
        match self.asked.recv().await {
            Some(asked) => asked,
            None => std::future::pending().await,
        }
    }

    /// Resolves when the process should stop: after the grace period, at whose start `begin` is called and which a further request cuts
    /// short. The result resolves on another request, from someone who does not want to wait for running requests.
    pub async fn after_grace(
        mut self,
        grace: Duration,
        begin: impl FnOnce(),
    ) -> impl Future<Output = ()> {
        let asked = self.asked().await;
        begin();
        if asked == ShutdownRequest::Graceful && !grace.is_zero() {
            tracing::info!(
                seconds = grace.as_secs(),
                "asked to end; questions are answered for a little longer"
            );
            select! {
                () = sleep(grace) => {}
                _ = self.asked() => {}
            }
        }
        async move {
            self.asked().await;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use tokio::time::Instant;

    use super::*;

    /// Shutdown requests at these seconds; when shutdown begins, and when the server stops.
    async fn check(asked: &[(u64, ShutdownRequest)], expected: (u64, u64)) {
        let (ask, end) = Shutdown::new();
        let begun = Instant::now();
        let ending_since = Cell::new(0);
        let asking = async {
            for (second, asked) in asked {
                sleep(Duration::from_secs(*second).saturating_sub(begun.elapsed())).await;
                let _ = ask.send(*asked).await;
            }
            std::future::pending::<()>().await;
        };
        let grace = Duration::from_secs(5);
        let end = end.after_grace(grace, || ending_since.set(begun.elapsed().as_secs()));
        select! {
            _ = end => {}
            () = asking => {}
        }
        assert_eq!(
            (ending_since.get(), begun.elapsed().as_secs()),
            expected,
            "{asked:?}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn a_grace_is_given_once() {
        check(&[(2, ShutdownRequest::Graceful)], (2, 7)).await;
        check(&[(2, ShutdownRequest::Immediate)], (2, 2)).await;
        check(
            &[
                (2, ShutdownRequest::Graceful),
                (4, ShutdownRequest::Graceful),
            ],
            (2, 4),
        )
        .await;
        check(
            &[
                (2, ShutdownRequest::Graceful),
                (3, ShutdownRequest::Immediate),
            ],
            (2, 3),
        )
        .await;
    }
}
