//! Like calls are answered by one, and what does not change any more is kept for a while.

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

/// Half of the budget: the other half is always free for what comes.
const KEPT_BYTES: usize = 2 * MAX_BYTES;
/// What an answer that is kept costs beside its bytes, so that many small ones do not outgrow that.
const ENTRY_BYTES: usize = 1024;
/// Nothing is kept for longer, lest a session that was deleted lives on here.
const KEPT_FOR: Duration = Duration::from_hours(1);

/// Where an answer came from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AnswerSource {
    /// From the cloud, for this caller.
    Cloud,
    /// From the cloud, for somebody who asked the same a moment before.
    Shared,
    /// It was kept.
    Kept,
    /// It was made here.
    Demo,
}

impl AnswerSource {
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
type SharedCall = Shared<BoxFuture<'static, Outcome>>;

/// A call that waits for its turn or for its answer.
#[derive(Debug)]
struct InFlightCall {
    shared_call: WeakShared<BoxFuture<'static, Outcome>>,
    /// While it waits for its turn.
    ticket: Weak<Ticket>,
}

/// Everything that is asked of the cloud goes over this desk.
#[derive(Debug)]
pub struct CallCache {
    cloud: Arc<Cloud>,
    kept: Cache<Call, Arc<Answer>>,
    /// What is being asked now. Whoever waits for it keeps it alive, and nobody else.
    calls_in_flight: Mutex<HashMap<Call, InFlightCall>>,
}

impl CallCache {
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
            calls_in_flight: Mutex::default(),
        }
    }

    /// How many answers are kept, and what they take in bytes.
    #[must_use]
    pub fn kept(&self) -> (u64, u64) {
        // Its counts follow what was kept only now and then.
        self.kept.run_pending_tasks();
        (self.kept.entry_count(), self.kept.weighted_size())
    }

    /// What is behind it.
    #[must_use]
    pub fn cloud(&self) -> &Cloud {
        &self.cloud
    }

    /// The answer to a call of this user's, and where it came from.
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

    /// The flight that is under way with this call, or a new one.
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
            // Nobody waits behind the flood of the one who asked first.
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
