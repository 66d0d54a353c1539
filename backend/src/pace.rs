//! Limits calls to twenty per second and action, evenly spaced, and round-robin among users.
//!
//! A token bucket of twenty that refills at twenty per second would allow forty in its first second, and the cloud counts differently. So
//! calls are queued and spaced. Users take turns: someone with a thousand calls only waits for themselves.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};

use crate::caller::User;
use crate::refusal::Refusal;

/// Between two calls. Twenty per second would be 50 ms; 2 ms more, so that calls that arrive slightly closer together than they left still
/// stay within twenty per second.
const SPACING: Duration = Duration::from_millis(52);

/// The maximum expected wait of a call when it is enqueued. People accept this delay; beyond it the response is 429 with a time to retry.
const MAX_WAIT: Duration = Duration::from_secs(2);

/// Other users may be served in between; a call that has waited this long is rejected.
const MAX_WAIT_OVERRUN: Duration = Duration::from_secs(3);

/// The queue of one action.
#[derive(Debug, Clone, Default)]
pub struct Pacer {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// Users with queued calls, in turn order.
    users: VecDeque<UserQueue>,
    /// When the last call was sent.
    last: Option<Instant>,
    /// Whether the dispatch task is running.
    is_running: bool,
}

/// One user's queued calls.
#[derive(Debug)]
struct UserQueue {
    user: User,
    places: VecDeque<QueuedTicket>,
}

#[derive(Debug)]
struct QueuedTicket {
    ticket: Arc<Ticket>,
    since: Instant,
}

/// A queued call. It may be in the queues of several users who made the same call, and is dispatched once, on the first turn of any of
/// them.
#[derive(Debug)]
pub struct Ticket {
    /// The receiver reports when the call was sent, so that calls that wake up late are not sent together.
    call: Mutex<Option<oneshot::Sender<LeaveSender>>>,
}

type LeaveSender = oneshot::Sender<Instant>;

/// Waits for a ticket's turn.
#[derive(Debug)]
pub struct Turn {
    called: oneshot::Receiver<LeaveSender>,
    ticket: Weak<Ticket>,
}

impl Pacer {
    /// Enqueues a call of a user.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] if the expected wait is too long.
    pub fn enqueue(&self, user: &User) -> Result<Turn, Refusal> {
        let (call, called) = oneshot::channel();
        let ticket = Arc::new(Ticket {
            call: Mutex::new(Some(call)),
        });
        let weak = Arc::downgrade(&ticket);
        self.enqueue_ticket(user, ticket)?;
        Ok(Turn {
            called,
            ticket: weak,
        })
    }

    /// Adds a queued ticket to another user's queue. If that is full, it stays only where it is.
    pub fn join(&self, user: &User, ticket: Arc<Ticket>) {
        let _ = self.enqueue_ticket(user, ticket);
    }

    /// The number of queued calls.
    #[must_use]
    pub fn waiting(&self) -> usize {
        let state = self.state();
        let places = state.users.iter().flat_map(|line| &line.places);
        let tickets = places.map(|place| Arc::as_ptr(&place.ticket));
        tickets.collect::<HashSet<_>>().len()
    }

    fn enqueue_ticket(&self, user: &User, ticket: Arc<Ticket>) -> Result<(), Refusal> {
        let mut state = self.state();
        state.enqueue_ticket(user, ticket, Instant::now())?;
        if !state.is_running {
            state.is_running = true;
            tokio::spawn(self.clone().dispatch());
        }
        Ok(())
    }

    /// Dispatches calls until the queue is empty.
    async fn dispatch(self) {
        loop {
            let last = self.state().last;
            if let Some(last) = last {
                sleep_until(last + SPACING).await;
            }
            let Some(call) = self.state().next(Instant::now()) else {
                return;
            };
            let (leaves, left) = oneshot::channel();
            // A caller that has just disconnected used no slot.
            if call.send(leaves).is_ok()
                && let Ok(left) = left.await
            {
                self.state().last = Some(left);
            }
        }
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn enqueue_ticket(
        &mut self,
        user: &User,
        ticket: Arc<Ticket>,
        now: Instant,
    ) -> Result<(), Refusal> {
        self.sweep(now);
        let own = self.users.iter().position(|line| line.user == *user);
        let own_length = own.map_or(0, |own| self.users[own].places.len());
        let others = self.users.iter().filter(|line| line.user != *user);
        // At most as many calls of each other user are ahead as of this one.
        let before: usize = others
            .map(|line| line.places.len().min(own_length + 1))
            .sum();
        let ahead = u32::try_from(own_length + before).unwrap_or(u32::MAX);
        let wait = SPACING.saturating_mul(ahead);
        if wait > MAX_WAIT {
            return Err(too_far(wait.saturating_sub(MAX_WAIT)));
        }
        let place = QueuedTicket { ticket, since: now };
        match own.map(|own| &mut self.users[own].places) {
            Some(places) => {
                let is_same = |other: &QueuedTicket| Arc::ptr_eq(&other.ticket, &place.ticket);
                if !places.iter().any(is_same) {
                    places.push_back(place);
                }
            }
            None => self.users.push_back(UserQueue {
                user: Arc::clone(user),
                places: [place].into(),
            }),
        }
        Ok(())
    }

    /// The next call; if there is none, the dispatch task ends.
    fn next(&mut self, now: Instant) -> Option<oneshot::Sender<LeaveSender>> {
        self.sweep(now);
        while let Some(mut line) = self.users.pop_front() {
            let place = line.places.pop_front();
            if !line.places.is_empty() {
                self.users.push_back(line);
            }
            let call = place.and_then(|place| place.ticket.take());
            if call.is_some() {
                return call;
            }
        }
        self.is_running = false;
        None
    }

    /// Removes calls that were cancelled, dispatched for another user, or have waited too long.
    fn sweep(&mut self, now: Instant) {
        for line in &mut self.users {
            line.places
                .retain(|place| place.ticket.waits() && now - place.since <= MAX_WAIT_OVERRUN);
        }
        self.users.retain(|line| !line.places.is_empty());
    }
}

impl Ticket {
    fn waits(&self) -> bool {
        let call = self.call.lock().unwrap_or_else(PoisonError::into_inner);
        call.as_ref().is_some_and(|call| !call.is_closed())
    }

    fn take(&self) -> Option<oneshot::Sender<LeaveSender>> {
        let mut call = self.call.lock().unwrap_or_else(PoisonError::into_inner);
        call.take()
    }
}

impl Turn {
    /// For other users with the same call.
    #[must_use]
    pub fn ticket(&self) -> Weak<Ticket> {
        Weak::clone(&self.ticket)
    }

    /// Waits for the turn.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] if it did not come in time.
    pub async fn wait(self) -> Result<(), Refusal> {
        let leaves = self.called.await.map_err(|_| too_far(Duration::ZERO))?;
        let _ = leaves.send(Instant::now());
        Ok(())
    }
}

fn too_far(beyond: Duration) -> Refusal {
    Refusal::RateLimited {
        retry_after: beyond + Duration::from_secs(1),
    }
}

#[cfg(test)]
mod tests {
    use tokio::task::JoinSet;
    use tokio::time::{advance, sleep, timeout};

    use super::*;

    async fn wait(pace: &Pacer, user: &str) -> Result<(), Refusal> {
        pace.enqueue(&user.into())?.wait().await
    }

    #[tokio::test(start_paused = true)]
    async fn no_second_has_more_than_twenty() {
        let pace = Pacer::default();
        let mut calls = JoinSet::new();
        // Three users make a thousand calls at once, and again every quarter of a second.
        for round in 0..24 {
            for number in 0..1000 {
                let pace = pace.clone();
                calls.spawn(async move {
                    sleep(Duration::from_millis(250) * round).await;
                    wait(&pace, ["a", "b", "c"][number % 3])
                        .await
                        .map(|()| Instant::now())
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
        assert_eq!(pace.waiting(), 0);
    }

    #[tokio::test(start_paused = true)]
    async fn what_was_not_used_does_not_add_up() {
        let pace = Pacer::default();
        wait(&pace, "a").await.unwrap();
        advance(Duration::from_mins(1)).await;
        let begun = Instant::now();
        wait(&pace, "a").await.unwrap();
        wait(&pace, "a").await.unwrap();
        assert!(begun.elapsed() >= SPACING);
    }

    #[tokio::test(start_paused = true)]
    async fn a_caller_that_leaves_uses_no_slot() {
        let pace = Pacer::default();
        wait(&pace, "a").await.unwrap();
        for _ in 0..100 {
            let _ = timeout(Duration::from_millis(1), wait(&pace, "a")).await;
        }
        let begun = Instant::now();
        wait(&pace, "a").await.unwrap();
        assert!(begun.elapsed() <= SPACING);
    }

    #[tokio::test(start_paused = true)]
    async fn who_floods_floods_himself() {
        let pace = Pacer::default();
        let mut flood = JoinSet::new();
        for number in 0..2000 {
            let pace = pace.clone();
            flood.spawn(async move {
                sleep(Duration::from_millis(5) * number).await;
                wait(&pace, "flood").await
            });
        }
        let mut others = JoinSet::new();
        for number in 0..12 {
            let pace = pace.clone();
            others.spawn(async move {
                let mut longest = Duration::ZERO;
                for _ in 0..8 {
                    sleep(Duration::from_secs(1)).await;
                    let begun = Instant::now();
                    wait(&pace, &format!("other {number}")).await.unwrap();
                    longest = longest.max(begun.elapsed());
                }
                longest
            });
        }
        for longest in others.join_all().await {
            // Everybody else's turns, and those of the flooding user.
            assert!(longest <= 13 * SPACING, "{longest:?}");
        }
        let flood = flood.join_all().await;
        let served = flood.iter().filter(|turn| turn.is_ok()).count();
        assert!(
            (50..150).contains(&served),
            "what the others left: {served}"
        );
    }

    #[tokio::test(start_paused = true)]
    async fn who_wants_the_same_leaves_with_the_first_turn() {
        let pace = Pacer::default();
        wait(&pace, "flood").await.unwrap();
        let mut ahead: Vec<_> = (0..30)
            .map(|_| pace.enqueue(&"flood".into()).unwrap())
            .collect();
        let last = ahead.pop().unwrap();
        pace.join(&"other".into(), last.ticket().upgrade().unwrap());
        assert_eq!(pace.waiting(), 30);
        for turn in ahead {
            tokio::spawn(turn.wait());
        }
        let begun = Instant::now();
        last.wait().await.unwrap();
        assert!(begun.elapsed() <= 2 * SPACING, "{:?}", begun.elapsed());
        // It used one slot rather than two.
        let begun = Instant::now();
        wait(&pace, "other").await.unwrap();
        assert!(begun.elapsed() <= 2 * SPACING, "{:?}", begun.elapsed());
    }
}
