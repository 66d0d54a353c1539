//! Disconnects clients that receive a response too slowly, since they occupy memory that others need.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::time::Instant;

/// The time over which the rate of a slow client is measured.
const MEASURED_OVER: Duration = Duration::from_secs(20);
/// The minimum in that time: 8 KB/s, a tenth of the poorest mobile network.
const MIN_BYTES: usize = 160_000;

/// A connection with a minimum rate. Another module handles clients that receive nothing at all.
#[derive(Debug)]
pub struct MinRateStream<S> {
    inner: S,
    /// When the client fell behind, and the bytes received since.
    behind: Option<(Instant, usize)>,
}

impl<S> MinRateStream<S> {
    /// Not behind yet.
    pub const fn new(inner: S) -> Self {
        Self {
            inner,
            behind: None,
        }
    }

    /// Records that `taken` of `offered` bytes were received.
    fn taken(&mut self, taken: usize, offered: usize) -> io::Result<usize> {
        if taken == offered {
            self.behind = None;
            return Ok(taken);
        }
        let (since, before) = self.behind.unwrap_or_else(|| (Instant::now(), 0));
        let sum = before + taken;
        self.behind = Some((since, sum));
        if since.elapsed() >= MEASURED_OVER {
            if sum < MIN_BYTES {
                return Err(io::ErrorKind::TimedOut.into());
            }
            self.behind = Some((Instant::now(), 0));
        }
        Ok(taken)
    }
}

impl<S: AsyncRead + Unpin> AsyncRead for MinRateStream<S> {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_read(context, buffer)
    }
}

impl<S: AsyncWrite + Unpin> AsyncWrite for MinRateStream<S> {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        let taken = ready!(Pin::new(&mut self.inner).poll_write(context, bytes))?;
        Poll::Ready(self.taken(taken, bytes.len()))
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        pieces: &[io::IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let taken = ready!(Pin::new(&mut self.inner).poll_write_vectored(context, pieces))?;
        let offered = pieces.iter().map(|piece| piece.len()).sum();
        Poll::Ready(self.taken(taken, offered))
    }

    fn is_write_vectored(&self) -> bool {
        self.inner.is_write_vectored()
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.inner).poll_shutdown(context)
    }
}

#[cfg(test)]
mod tests {
    use tokio::io::{AsyncReadExt, AsyncWriteExt, duplex};
    use tokio::time::sleep;

    use super::*;

    /// Sends a megabyte to a client with that rate; returns whether all of it arrives.
    async fn arrives(bytes_per_second: usize) -> bool {
        let (ours, mut theirs) = duplex(16 << 10);
        let reader = tokio::spawn(async move {
            let mut piece = vec![0; bytes_per_second];
            while theirs.read_exact(&mut piece).await.is_ok() {
                sleep(Duration::from_secs(1)).await;
            }
        });
        let sent = MinRateStream::new(ours).write_all(&vec![0; 1 << 20]).await;
        reader.abort();
        sent.is_ok()
    }

    #[tokio::test(start_paused = true)]
    async fn who_takes_drops_is_gone() {
        assert!(!arrives(100).await);
        assert!(!arrives(4_000).await);
        assert!(arrives(16_000).await);
        assert!(arrives(1 << 20).await);
    }
}
