//! How many questions are being answered at once, of one user and of all. Each holds a connection for as long as the cloud takes, and of
//! those some must be left for others and for who asks whether this server lives.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::caller::User;
use crate::refusal::Refusal;
use crate::server::MAX_CALLERS;

/// A quarter of the connections for one user, and for others.
const MAX_PER_USER: usize = MAX_CALLERS / 4;
/// A quarter of them is left.
const MAX_IN_TOTAL: usize = MAX_CALLERS - MAX_CALLERS / 4;

/// Most answers take less.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// Everybody who waits for an answer. Clones count together.
#[derive(Debug, Clone, Default)]
pub struct ConcurrencyLimit(Arc<Mutex<HashMap<User, usize>>>);

/// One who waits, until this is dropped.
#[derive(Debug)]
pub struct Waiting {
    concurrency: ConcurrencyLimit,
    user: User,
}

impl ConcurrencyLimit {
    /// One more.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] where there are too many already.
    pub fn enter(&self, user: &User) -> Result<Waiting, Refusal> {
        let mut waiting = self.waiting();
        let of_one = waiting.get(user).copied().unwrap_or_default();
        let of_all: usize = waiting.values().sum();
        if of_one >= MAX_PER_USER || of_all >= MAX_IN_TOTAL {
            return Err(Refusal::RateLimited {
                retry_after: RETRY_AFTER,
            });
        }
        waiting.insert(Arc::clone(user), of_one + 1);
        Ok(Waiting {
            concurrency: self.clone(),
            user: Arc::clone(user),
        })
    }

    fn waiting(&self) -> MutexGuard<'_, HashMap<User, usize>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Drop for Waiting {
    fn drop(&mut self) {
        let mut waiting = self.concurrency.waiting();
        if let Some(number) = waiting.get_mut(&self.user) {
            *number -= 1;
            if *number == 0 {
                waiting.remove(&self.user);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_asks_for_much_leaves_room_for_others() {
        let concurrency = ConcurrencyLimit::default();
        let enter = |user: &str, times: usize| -> Vec<Waiting> {
            let user = User::from(user);
            let waiting = (0..times).map_while(|_| concurrency.enter(&user).ok());
            waiting.collect()
        };
        let flood = enter("mallory", 1000);
        assert_eq!(flood.len(), MAX_PER_USER);
        let others = ["a", "b", "c"].map(|user| enter(user, 1000));
        let of_all: usize = others.iter().map(Vec::len).sum();
        assert_eq!(flood.len() + of_all, MAX_IN_TOTAL);
        drop(flood);
        assert_eq!(enter("d", 1).len(), 1);
        drop(others);
        assert!(concurrency.waiting().is_empty());
    }
}
