//! Twenty calls a second, evenly spaced, for each action, and every user's turn before anybody's second.
//!
//! A bucket of twenty that refills at twenty a second would let forty through in its first second, and the cloud counts differently
//! from us; so every call has its turn. Turns go round among users: who asks for a thousand things waits behind himself and not
//! before the others.

use std::collections::{HashSet, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};
use std::time::Duration;

use tokio::sync::oneshot;
use tokio::time::{Instant, sleep_until};

use crate::caller::User;
use crate::refusal::Refusal;

/// Between two calls. Twenty a second would be 50 ms; 2 ms more, so that calls that arrive a little closer together than they left
/// still are no more than twenty in any second.
const SPACING: Duration = Duration::from_millis(52);

/// How long a call would wait for its turn at most, as it looks when it comes. A person waits that long without a word; beyond it 429
/// says when.
const MAX_WAIT: Duration = Duration::from_secs(2);

/// Others may come in between; who has waited for so long is told to come again.
const MAX_WAIT_OVERRUN: Duration = Duration::from_secs(3);

/// The turns of one action.
#[derive(Debug, Clone, Default)]
pub struct Pacer {
    state: Arc<Mutex<State>>,
}

#[derive(Debug, Default)]
struct State {
    /// Who waits for something, in the order of their turns.
    users: VecDeque<UserQueue>,
    /// When the last call left.
    last: Option<Instant>,
    /// Whether a task gives turns.
    is_running: bool,
}

/// What one user waits for.
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

/// A call that waits for its turn. It may stand in the lines of several users, who all want to know the same, and leaves with the
/// first turn of any of them.
#[derive(Debug)]
pub struct Ticket {
    /// Who is called says when it has left, so that those who wake up late do not leave together.
    call: Mutex<Option<oneshot::Sender<LeaveSender>>>,
}

type LeaveSender = oneshot::Sender<Instant>;

/// The one who holds a ticket and waits.
#[derive(Debug)]
pub struct Turn {
    called: oneshot::Receiver<LeaveSender>,
    ticket: Weak<Ticket>,
}

impl Pacer {
    /// A place at the end of a user's line.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] where its turn is too far away.
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

    /// Has a ticket that waits already wait in this user's line too. Where that is full, it goes on waiting where it is.
    pub fn join(&self, user: &User, ticket: Arc<Ticket>) {
        let _ = self.enqueue_ticket(user, ticket);
    }

    /// How many calls wait.
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

    /// Gives turns until nobody waits.
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
            // Who has gone in this very moment used nothing.
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
        // Of each other user as many go before as of this one, at most.
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

    /// Whoever is next; where that is nobody, the task that asks ends.
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

    /// Who has left, who has been called in another line, and who has waited too long stand no more.
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
    /// For others who want to know the same.
    #[must_use]
    pub fn ticket(&self) -> Weak<Ticket> {
        Weak::clone(&self.ticket)
    }

    /// Waits until it has come.
    ///
    /// # Errors
    ///
    /// [`Refusal::RateLimited`] where so many came in between that it did not.
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
        // A thousand of three users ask in the same instant, and again whenever a quarter of a second has passed.
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
    async fn who_leaves_keeps_nobody_waiting() {
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
            // Everybody else's turn, and the flood's.
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
        // It used one turn and not two.
        let begun = Instant::now();
        wait(&pace, "other").await.unwrap();
        assert!(begun.elapsed() <= 2 * SPACING, "{:?}", begun.elapsed());
    }
}
