//! Limits concurrent requests, per user and in total. Each occupies a connection while the cloud responds, and some connections must stay
//! free for others and for health checks.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use crate::caller::User;
use crate::refusal::Refusal;
use crate::server::MAX_CALLERS;

/// A quarter of the connections per user.
const MAX_PER_USER: usize = MAX_CALLERS / 4;
/// A quarter of them stays free.
const MAX_IN_TOTAL: usize = MAX_CALLERS - MAX_CALLERS / 4;

/// Most responses take less.
const RETRY_AFTER: Duration = Duration::from_secs(2);

/// The running requests. Clones share the count.
#[derive(Debug, Clone, Default)]
pub struct ConcurrencyLimit(Arc<Mutex<HashMap<User, usize>>>);

/// A running request, until it is dropped.
#[derive(Debug)]
pub struct Waiting {
    concurrency: ConcurrencyLimit,
    user: User,
}

impl ConcurrencyLimit {
    /// Starts a request.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] if there are too many.
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
