//! Twenty calls a second, evenly spaced, for each action.
//!
//! A bucket of twenty that refills at twenty a second would let forty through in its first second, and the cloud counts differently
//! from us; so every call has its turn.

use std::sync::atomic::{AtomicU32, Ordering};
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep_until};

use crate::refusal::Refusal;

/// Between two calls. Twenty a second would be 50 ms; 2 ms more, so that calls that arrive a little closer together than they left
/// still are no more than twenty in any second.
const APART: Duration = Duration::from_millis(52);

/// How long a call waits for its turn. A person waits that long without a word; beyond it 429 says when.
const PATIENCE: Duration = Duration::from_secs(2);

/// The turns of one action.
#[derive(Debug, Default)]
pub struct Pace {
    /// How many wait.
    waiting: AtomicU32,
    /// When the last call left; who has the lock is next. Not a table of instants: those who wake up late would leave together.
    last: Mutex<Option<Instant>>,
}

impl Pace {
    /// How many wait.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.waiting.load(Ordering::Relaxed) as usize
    }

    /// Waits for its turn, in the order of asking.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] where that is too far away.
    pub async fn wait(&self) -> Result<(), Refusal> {
        let waits = Waits::new(&self.waiting);
        let wait = APART * waits.ahead;
        if wait > PATIENCE {
            return Err(Refusal::RateLimited {
                retry_after: wait.saturating_sub(PATIENCE) + Duration::from_secs(1),
            });
        }
        let mut last = self.last.lock().await;
        if let Some(last) = *last {
            sleep_until(last + APART).await;
        }
        *last = Some(Instant::now());
        Ok(())
    }
}

/// Counts one who waits, also if that one leaves.
struct Waits<'a> {
    waiting: &'a AtomicU32,
    ahead: u32,
}

impl<'a> Waits<'a> {
    fn new(waiting: &'a AtomicU32) -> Self {
        let ahead = waiting.fetch_add(1, Ordering::Relaxed);
        Self { waiting, ahead }
    }
}

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        self.waiting.fetch_sub(1, Ordering::Relaxed);
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use tokio::task::JoinSet;
    use tokio::time::{advance, sleep, timeout};

    use super::*;

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_than_twenty() {
        let pace = Arc::new(Pace::default());
        let mut calls = JoinSet::new();
        // A thousand ask in the same instant, and again whenever a quarter of a second has passed.
        for round in 0..24 {
            for _ in 0..1000 {
                let pace = Arc::clone(&pace);
                calls.spawn(async move {
                    sleep(Duration::from_millis(250) * round).await;
                    pace.wait().await.map(|()| Instant::now())
                });
            }
        }
        let (mut instants, mut refused) = (Vec::new(), 0);
        for call in calls.join_all().await {
            match call {
                Ok(instant) => instants.push(instant),
                Err(Refusal::RateLimited { retry_after }) => {
                    assert!(retry_after >= Duration::from_secs(1));
                    refused += 1;
                }
                Err(other) => panic!("{other}"),
            }
        }
        assert!(refused > 1000, "{refused}");
        assert!(
            instants.len() > 100,
            "as many as may be: {}",
            instants.len()
        );
        let most = instants.iter().map(|first| {
            let end = *first + Duration::from_secs(1);
            let within = |instant: &&Instant| *instant >= first && **instant < end;
            instants.iter().filter(within).count()
        });
        assert_eq!(most.max(), Some(20));
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_not_used_does_not_add_up() {
        let pace = Pace::default();
        pace.wait().await.unwrap();
        advance(Duration::from_mins(1)).await;
        let begun = Instant::now();
        pace.wait().await.unwrap();
        pace.wait().await.unwrap();
        assert!(begun.elapsed() >= APART);
    }

    #[tokio::test(start_paused = true)]
    async fn who_leaves_keeps_nobody_waiting() {
        let pace = Pace::default();
        pace.wait().await.unwrap();
        for _ in 0..100 {
            let _ = timeout(Duration::from_millis(1), pace.wait()).await;
        }
        pace.wait().await.unwrap();
    }
}
