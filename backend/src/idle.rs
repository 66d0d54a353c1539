//! Idle time-outs of connections. A kept connection may be idle for long, since the client should close it first; one that has started a
//! request, or never made one, only shortly.

use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::sync::Semaphore;
use tokio::time::{Instant, Sleep, sleep};

/// The time for a request's headers.
const HEAD_TIME: Duration = Duration::from_secs(10);
/// The time for the first byte on a new connection while free connections are scarce.
const FIRST_TIME: Duration = Duration::from_secs(2);
/// Below this many, free connections are scarce.
const SCARCE_SEATS: usize = 16;
/// How often a new connection checks for scarcity.
const POLL_INTERVAL: Duration = Duration::from_millis(50);

/// The requests on a connection: started and answered.
#[derive(Debug, Clone, Default)]
pub struct Activity(Arc<[AtomicUsize; 2]>);

impl Activity {
    /// A new request, until the result is dropped.
    #[must_use]
    pub fn begin(&self) -> RequestInFlight {
        self.0[0].fetch_add(1, Ordering::Relaxed);
        RequestInFlight(self.clone())
    }

    fn begun(&self) -> usize {
        self.0[0].load(Ordering::Relaxed)
    }

    fn is_busy(&self) -> bool {
        self.begun() > self.0[1].load(Ordering::Relaxed)
    }
}

/// A request that is being answered.
#[derive(Debug)]
pub struct RequestInFlight(Activity);

impl Drop for RequestInFlight {
    fn drop(&mut self) {
        self.0.0[1].fetch_add(1, Ordering::Relaxed);
    }
}

/// What the connection waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wait {
    /// The first byte of a new connection.
    First,
    /// The rest of a request's headers.
    Head,
    /// The next request.
    Next,
}

/// A connection that ends if it is idle for too long.
#[derive(Debug)]
pub struct IdleTimeout<S> {
    inner: Pin<Box<S>>,
    activity: Activity,
    /// The number of started requests seen so far.
    begun: usize,
    /// Free connections: if they are scarce, idle ones end early.
    seats: Arc<Semaphore>,
    limit: Duration,
    wait: Wait,
    since: Instant,
    /// Whether a response is not fully received yet; another module limits how long that may take.
    has_unsent: bool,
    alarm: Pin<Box<Sleep>>,
}

impl<S> IdleTimeout<S> {
    /// Kept for `limit` after its last response.
    pub fn new(inner: S, activity: Activity, seats: Arc<Semaphore>, limit: Duration) -> Self {
        Self {
            inner: Box::pin(inner),
            activity,
            begun: 0,
            seats,
            limit,
            wait: Wait::First,
            since: Instant::now(),
            has_unsent: false,
            alarm: Box::pin(sleep(POLL_INTERVAL)),
        }
    }

    /// Whether the time-out has expired; otherwise schedules a wake-up.
    fn is_over(&mut self, context: &mut Context<'_>) -> bool {
        loop {
            let left = if self.has_unsent || self.activity.is_busy() {
                // Polls again, since the reader does not by itself.
                HEAD_TIME
            } else {
                self.limit().saturating_sub(self.since.elapsed())
            };
            if left.is_zero() {
                return true;
            }
            // Connections may be scarce by then.
            let look = match self.wait {
                Wait::First => POLL_INTERVAL,
                Wait::Head | Wait::Next => HEAD_TIME,
            };
            let soon = Instant::now() + left.min(look);
            self.alarm.as_mut().reset(soon);
            if self.alarm.as_mut().poll(context).is_pending() {
                return false;
            }
        }
    }

    /// A client that receives a response is not idle.
    fn note(&mut self, has_unsent: bool) {
        (self.has_unsent, self.since) = (has_unsent, Instant::now());
    }

    /// How long it may be idle.
    fn limit(&self) -> Duration {
        let is_crowded = self.seats.available_permits() < SCARCE_SEATS;
        match self.wait {
            Wait::Next if !is_crowded => self.limit,
            Wait::First if is_crowded => FIRST_TIME,
            Wait::First | Wait::Head | Wait::Next => HEAD_TIME,
        }
    }
}

impl<S: AsyncRead> AsyncRead for IdleTimeout<S> {
    /// After the time-out, reading reports that the peer has closed the connection.
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let begun = self.activity.begun();
        if self.begun != begun {
            (self.begun, self.wait, self.since) = (begun, Wait::Next, Instant::now());
        }
        let before = buffer.filled().len();
        match self.inner.as_mut().poll_read(context, buffer) {
            Poll::Pending if self.is_over(context) => Poll::Ready(Ok(())),
            Poll::Pending => Poll::Pending,
            ready @ Poll::Ready(_) => {
                let has_more = buffer.filled().len() > before;
                match self.wait {
                    Wait::First if has_more => self.wait = Wait::Head,
                    Wait::Next if has_more && !self.activity.is_busy() => {
                        (self.wait, self.since) = (Wait::Head, Instant::now());
                    }
                    Wait::First | Wait::Head | Wait::Next => {}
                }
                ready
            }
        }
    }
}

impl<S: AsyncWrite> AsyncWrite for IdleTimeout<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let taken = self.inner.as_mut().poll_write(context, bytes);
        self.note(taken.is_pending());
        taken
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let taken = self.inner.as_mut().poll_write_vectored(context, pieces);
        self.note(taken.is_pending());
        taken
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner.as_mut().poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        self.inner.as_mut().poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, DuplexStream, duplex};

    use super::*;

    const LIMIT: Duration = Duration::from_secs(90);
    const MANY: usize = SCARCE_SEATS;

    fn pair(seats: usize) -> (DuplexStream, IdleTimeout<DuplexStream>, Activity) {
        let (theirs, ours) = duplex(64);
        let activity = Activity::default();
        let seats = Arc::new(Semaphore::new(seats));
        let idle = IdleTimeout::new(ours, activity.clone(), seats, LIMIT);
        (theirs, idle, activity)
    }

    /// Reads to the end; returns how many seconds that takes.
    async fn lasts(mut idle: IdleTimeout<DuplexStream>) -> u64 {
        let begun = Instant::now();
        idle.read_to_end(&mut Vec::new()).await.unwrap();
        begun.elapsed().as_secs()
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_one_asks_soon() {
        let (_theirs, idle, _) = pair(MANY);
        assert_eq!(lasts(idle).await, 10);
        let (_theirs, idle, _) = pair(SCARCE_SEATS - 1);
        assert_eq!(lasts(idle).await, 2, "others wait for its seat");
        let (mut theirs, idle, _) = pair(SCARCE_SEATS - 1);
        theirs.write_all(b"G").await.unwrap();
        assert_eq!(lasts(idle).await, 10, "it has begun to ask");
    }

    /// A request arrives and is answered after half a minute.
    async fn answered(seats: usize) -> (DuplexStream, IdleTimeout<DuplexStream>) {
        let (mut theirs, mut idle, activity) = pair(seats);
        theirs.write_all(b"?").await.unwrap();
        idle.read_u8().await.unwrap();
        let busy = activity.begin();
        let silent = tokio::time::timeout(Duration::from_secs(30), idle.read_u8()).await;
        assert!(silent.is_err(), "who waits for an answer is not cut off");
        drop(busy);
        idle.write_all(b"!").await.unwrap();
        (theirs, idle)
    }

    #[tokio::test(start_paused = true)]
    async fn a_kept_one_may_be_silent_for_longer() {
        let (_theirs, idle) = answered(MANY).await;
        assert_eq!(lasts(idle).await, 90);
        let (_theirs, idle) = answered(SCARCE_SEATS - 1).await;
        assert_eq!(lasts(idle).await, 10, "others wait for its seat");
    }

    /// hyper does not poll a stream again until it is woken.
    #[tokio::test(start_paused = true)]
    async fn a_waiting_reader_is_woken() {
        let (_theirs, mut idle, activity) = pair(MANY);
        let busy = activity.begin();
        let answer = async {
            sleep(Duration::from_secs(25)).await;
            drop(busy);
        };
        let begun = Instant::now();
        let mut rest = Vec::new();
        let (read, ()) = tokio::join!(idle.read_to_end(&mut rest), answer);
        read.unwrap();
        // Nothing was written, so it has been idle since the request.
        assert_eq!(begun.elapsed().as_secs(), 90);
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_an_answer_slowly_gets_all_of_it() {
        let (mut theirs, idle) = answered(SCARCE_SEATS - 1).await;
        let (mut reader, mut writer) = tokio::io::split(idle);
        let reading = tokio::spawn(async move { reader.read_to_end(&mut Vec::new()).await });
        let writing = tokio::spawn(async move { writer.write_all(&[b'x'; 1000]).await });
        sleep(Duration::from_secs(19)).await;
        assert!(
            !reading.is_finished(),
            "it was closed in the middle of an answer"
        );
        theirs.read_exact(&mut [0; 1001]).await.unwrap();
        writing.await.unwrap().unwrap();
        let begun = Instant::now();
        reading.await.unwrap().unwrap();
        assert!(
            begun.elapsed() <= Duration::from_secs(20),
            "and then let go"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn who_begins_to_ask_goes_on() {
        let (mut theirs, idle) = answered(MANY).await;
        let slow = tokio::spawn(async move {
            sleep(Duration::from_secs(50)).await;
            while theirs.write_all(b"x").await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        });
        assert_eq!(lasts(idle).await, 60);
        slow.abort();
    }
}
