//! Shares the response among equal concurrent calls, and caches responses that no longer change.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::time::{Duration, SystemTime};

use futures_util::FutureExt;
use futures_util::future::{BoxFuture, Shared, WeakShared};
use moka::sync::Cache;

use crate::answer::Answer;
use crate::budget::{MAX_BYTES, cost};
use crate::call::Call;
use crate::caller::User;
use crate::cloud::Cloud;
use crate::pace::Ticket;
use crate::refusal::Refusal;

/// Half of the budget: the other half stays free for new responses.
const KEPT_BYTES: usize = 2 * MAX_BYTES;
/// The overhead of a cached response, so that many small ones do not exceed the budget.
const ENTRY_BYTES: usize = 1024;
/// The maximum age, so that a deleted session does not stay available here.
const KEPT_FOR: Duration = Duration::from_hours(1);

/// Where a response came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerSource {
    /// From the cloud, for this caller.
    Cloud,
    /// From the cloud, for another caller's equal call.
    Shared,
    /// From the cache.
    Kept,
    /// Generated.
    Demo,
}

impl AnswerSource {
    /// The name in log and metrics.
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
type SharedCall = Shared<BoxFuture<'static, Outcome>>;

/// A call that is queued or running.
#[derive(Debug)]
struct InFlightCall {
    shared_call: WeakShared<BoxFuture<'static, Outcome>>,
    /// Valid while it is queued.
    ticket: Weak<Ticket>,
}

/// All calls to the cloud pass here.
#[derive(Debug)]
pub struct CallCache {
    cloud: Arc<Cloud>,
    kept: Cache<Call, Arc<Answer>>,
    /// The running calls. They are kept alive only by those who wait for them.
    calls_in_flight: Mutex<HashMap<Call, InFlightCall>>,
}

impl CallCache {
    /// With an empty cache.
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
            calls_in_flight: Mutex::default(),
        }
    }

    /// The number and size of cached responses.
    #[must_use]
    pub fn kept(&self) -> (u64, u64) {
        // The cache updates its counts lazily.
        self.kept.run_pending_tasks();
        (self.kept.entry_count(), self.kept.weighted_size())
    }

    /// The underlying client.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        &self.cloud
    }

    /// The response to a call of this user, and where it came from.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub async fn answer(
        &self,
        call: &Call,
        user: &User,
    ) -> Result<(Arc<Answer>, AnswerSource), Refusal> {
        if let Some(answer) = self.kept.get(call) {
            return Ok((answer, AnswerSource::Kept));
        }
        let (shared_call, from) = self.join_or_start(call, user)?;
        let answer = shared_call.await?;
        if from == AnswerSource::Cloud && answer.is_unchanging(SystemTime::now()) {
            self.kept.insert(call.clone(), Arc::clone(&answer));
        }
        Ok((answer, from))
    }

    /// Joins the running equal call, or starts a new one.
    fn join_or_start(
        &self,
        call: &Call,
        user: &User,
    ) -> Result<(SharedCall, AnswerSource), Refusal> {
        let mut calls_in_flight = self
            .calls_in_flight
            .lock()
            .unwrap_or_else(PoisonError::into_inner);
        let in_flight = calls_in_flight.get(call);
        if let Some((in_flight, shared_call)) =
            in_flight.and_then(|in_flight| Some((in_flight, in_flight.shared_call.upgrade()?)))
        {
            // The call must not wait behind the queue of the user who made it first.
            if let Some(ticket) = in_flight.ticket.upgrade() {
                self.cloud.join(call.action, user, ticket);
            }
            return Ok((shared_call, AnswerSource::Shared));
        }
        self.cloud.is_ready()?;
        let turn = self.cloud.enqueue(call.action, user)?;
        let ticket = turn.ticket();
        let (cloud, asked, user) = (Arc::clone(&self.cloud), call.clone(), Arc::clone(user));
        let shared_call = async move { cloud.call(&asked, &user, turn).await.map(Arc::new) };
        let shared_call = shared_call.boxed().shared();
        calls_in_flight.retain(|_, in_flight| in_flight.shared_call.upgrade().is_some());
        if let Some(weak) = shared_call.downgrade() {
            let in_flight = InFlightCall {
                shared_call: weak,
                ticket,
            };
            calls_in_flight.insert(call.clone(), in_flight);
        }
        Ok((shared_call, AnswerSource::Cloud))
    }
}
