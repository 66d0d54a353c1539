//! Like calls are answered by one, and what does not change any more is kept for a while.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use moka::sync::Cache;

use crate::answer::Answer;
use crate::budget::{MOST_BYTES, cost};
use crate::call::Call;
use crate::cloud::Cloud;
use crate::refusal::Refusal;

/// Half of the budget: the other half is always free for what comes.
const KEPT_BYTES: usize = 2 * MOST_BYTES;
/// What an answer that is kept costs beside its bytes, so that many small ones do not outgrow that.
const ENTRY_BYTES: usize = 1024;
/// Nothing is kept for longer, lest a session that was deleted lives on here.
const KEPT_FOR: Duration = Duration::from_hours(1);

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Provenance {
    /// From the cloud, for this caller.
    Cloud,
    /// From the cloud, for somebody who asked the same a moment before.
    Shared,
    /// It was kept.
    Kept,
    /// It was made here.
    Demo,
}

impl Provenance {
    /// For log and metrics.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Cloud => "cloud",
            Self::Shared => "shared",
            Self::Kept => "kept",
            Self::Demo => "demo",
        }
    }
}

type Outcome = Result<Arc<Answer>, Refusal>;
type Flight = Shared<BoxFuture<'static, Outcome>>;

/// Everything that is asked of the cloud goes over this desk.
#[derive(Debug)]
pub struct Desk {
    cloud: Arc<Cloud>,
    kept: Cache<Call, Arc<Answer>>,
    /// What is being asked now. Whoever waits for it keeps it alive, and nobody else.
    flights: Mutex<HashMap<Call, WeakShared<BoxFuture<'static, Outcome>>>>,
}

impl Desk {
    /// Nothing is kept yet.
    #[must_use]
    pub fn new(cloud: Cloud) -> Self {
        let size = |call: &Call, answer: &Arc<Answer>| {
            let bytes = ENTRY_BYTES + call.body.len() + cost(answer.body().len());
            u32::try_from(bytes).unwrap_or(u32::MAX)
        };
        Self {
            cloud: Arc::new(cloud),
            kept: Cache::builder()
                .max_capacity(KEPT_BYTES as u64)
                .weigher(size)
                .time_to_live(KEPT_FOR)
                .build(),
            flights: Mutex::default(),
        }
    }

    /// How many answers are kept, and what they take in bytes.
    #[must_use]
    pub fn kept(&self) -> (u64, u64) {
        // Its counts follow what was kept only now and then.
        self.kept.run_pending_tasks();
        (self.kept.entry_count(), self.kept.weighted_size())
    }

    /// How many calls wait for their turn.
    #[must_use]
    pub fn waiting(&self) -> usize {
        self.cloud.waiting()
    }

    /// The answer to a call, and where it came from.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub async fn answer(&self, call: Call) -> Result<(Arc<Answer>, Provenance), Refusal> {
        if let Some(answer) = self.kept.get(&call) {
            return Ok((answer, Provenance::Kept));
        }
        let (flight, from) = self.board(&call);
        let answer = flight.await?;
        if from == Provenance::Cloud && answer.is_settled(SystemTime::now()) {
            self.kept.insert(call, Arc::clone(&answer));
        }
        Ok((answer, from))
    }

    /// The flight that is under way with this call, or a new one.
    fn board(&self, call: &Call) -> (Flight, Provenance) {
        let mut flights = self.flights.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(flight) = flights.get(call).and_then(WeakShared::upgrade) {
            return (flight, Provenance::Shared);
        }
        let (cloud, asked) = (Arc::clone(&self.cloud), call.clone());
        let flight = async move { cloud.call(&asked).await.map(Arc::new) };
        let flight = flight.boxed().shared();
        flights.retain(|_, flight| flight.upgrade().is_some());
        if let Some(under_way) = flight.downgrade() {
            flights.insert(call.clone(), under_way);
        }
        (flight, Provenance::Cloud)
    }
}
