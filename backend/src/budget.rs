//! A memory budget for all responses, cached ones included.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::{OwnedSemaphorePermit, Semaphore};

use crate::refusal::Refusal;

/// The cloud sends no response larger than 50 MB.
pub const MAX_BYTES: usize = 64 << 20;

/// Four of the largest responses, or a hundred days of a fleet.
const TOTAL_BYTES: usize = 4 * MAX_BYTES;

/// The unit of the budget.
const UNIT: usize = 4096;

/// Responses are sent within seconds, so memory becomes free soon.
const RETRY_AFTER: Duration = Duration::from_secs(3);

/// The remaining budget.
#[derive(Debug, Clone)]
pub struct Budget {
    units: Arc<Semaphore>,
}

/// A share of the budget, returned on drop.
#[derive(Debug)]
pub struct Share {
    permit: OwnedSemaphorePermit,
}

impl Default for Budget {
    fn default() -> Self {
        Self::of(TOTAL_BYTES)
    }
}

impl Budget {
    /// A budget of that many bytes.
    #[must_use]
    pub fn of(bytes: usize) -> Self {
        Self {
            units: Arc::new(Semaphore::new(bytes / UNIT)),
        }
    }

    /// Reserves memory for a response. It never waits, since those who wait may hold the memory.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] if there is not enough.
    pub fn take(&self, bytes: usize) -> Result<Share, Refusal> {
        let permit = Arc::clone(&self.units).try_acquire_many_owned(units(bytes));
        let permit = permit.map_err(|_| Refusal::RateLimited {
            retry_after: RETRY_AFTER,
        })?;
        Ok(Share { permit })
    }
}

impl Share {
    /// Enlarges the share for a response that has grown.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] if there is not enough.
    pub fn grow(&mut self, bytes: usize, budget: &Budget) -> Result<(), Refusal> {
        let has = self.permit.num_permits() * UNIT;
        if let Some(more) = bytes.checked_sub(has) {
            self.permit.merge(budget.take(more)?.permit);
        }
        Ok(())
    }
}

/// The bytes that a response takes from the budget.
#[must_use]
pub fn cost(bytes: usize) -> usize {
    bytes.div_ceil(UNIT) * UNIT
}

fn units(bytes: usize) -> u32 {
    u32::try_from(bytes.div_ceil(UNIT)).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_no_more_than_it_has_and_takes_back() {
        let budget = Budget::of(10 * UNIT);
        let mut one = budget.take(3 * UNIT + 1).unwrap();
        let other = budget.take(5 * UNIT).unwrap();
        assert!(budget.take(2 * UNIT).is_err());
        one.grow(5 * UNIT, &budget).unwrap();
        one.grow(2 * UNIT, &budget).unwrap();
        assert!(one.grow(6 * UNIT, &budget).is_err());
        assert!(budget.take(1).is_err());
        drop(other);
        budget.take(5 * UNIT).unwrap();
        drop(one);
        budget.take(10 * UNIT).unwrap();
    }
}
