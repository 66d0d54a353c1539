//! `cargo xtask soak backend`: many concurrent callers of the real backend, in front of a cloud that verifies and counts calls.
//!
//! Three kinds of requests, with rate and 99th percentile each; one flooding user next to twelve others, who must all be served; then all
//! kinds together for minutes, with the backend's memory. Every response is checked, and the cloud counts calls: more than 20 within any
//! second is a failure.

mod backend;
mod crowd;
mod figures;

use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use fake_cloud::{Behaviour, FakeCloud, Keys, Seen};
use futures_util::future::try_join_all;
use lexopt::{Arg, Parser, ValueExt};
use reqwest::Client;
use serde_json::{Value, json};
use tokio::time::{sleep, sleep_until};

use backend::Backend;
use figures::Figures;

/// Concurrent callers.
const CALLERS: u64 = 64;
/// How long each kind of request runs by itself.
const PHASE: Duration = Duration::from_secs(20);
/// Finished sessions, which the backend may cache.
const FINISHED: u64 = 100;
/// The cloud's limit per action.
const MAX_PER_SECOND: usize = 20;
/// The cloud's response time for a running session: long enough for equal requests to overlap.
const CLOUD_TIME: Duration = Duration::from_millis(80);

/// A session of ten minutes.
const ANSWER_BYTES: usize = 40_000;
/// How often all callers request the same session.
const BEAT: Duration = Duration::from_millis(200);

const KEYS: [&str; 2] = [
    "AKIDforsoaking0123456789",
    "KeyForSoaking0123456789abcdefghij",
];

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("load: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<()> {
    let (program, minutes) = parse(Parser::from_env())?;
    let cloud = FakeCloud::start(Keys {
        id: KEYS[0].to_owned(),
        key: KEYS[1].to_owned(),
        token: None,
    })
    .await?;
    cloud.set_others(Behaviour::Slow(CLOUD_TIME, ANSWER_BYTES));
    let backend = Backend::start(&program, &cloud.endpoint(), KEYS)?;
    let asking = Arc::new(Asking {
        client: Client::new(),
        url: backend.url.clone(),
        next: AtomicU64::new(0),
        begun: Instant::now(),
    });
    for number in 0..FINISHED {
        // Kept from here on. One after the other is as fast as the cloud allows.
        ensure!(
            asking.details(&finished(number)).await?.is_some(),
            "a first answer was refused"
        );
    }

    println!(
        "{:<34} {:>10} {:>10} {:>10} {:>10} {:>10}",
        "kind", "answers/s", "p50 ms", "p99 ms", "refused", "to cloud"
    );
    for kind in [Kind::Cached, Kind::Coalesced, Kind::Uncached] {
        let before = cloud.seen().len();
        let figures = asking.ask_for(PHASE, vec![kind]).await?;
        figures.print(kind.name(), PHASE, cloud.seen().len() - before);
        // So that one kind does not wait in the queue of the other.
        sleep(Duration::from_secs(2)).await;
    }

    let before = cloud.seen().len();
    let [flood, others] = crowd::crowd(&backend.url, PHASE).await?;
    flood.print("one who floods", PHASE, cloud.seen().len() - before);
    others.print("twelve others meanwhile", PHASE, 0);
    sleep(Duration::from_secs(3)).await;

    println!("\nall kinds together, {minutes} minutes");
    println!("{:>8} {:>12} {:>12}", "minute", "memory MB", "answers/s");
    let before = cloud.seen().len();
    let all = [Kind::Cached, Kind::Cached, Kind::Coalesced, Kind::Uncached];
    let mut total = Figures::default();
    let begun = Instant::now();
    println!("{:>8} {:>12.1} {:>12}", 0, backend.memory_megabytes()?, "");
    for minute in 1..=minutes {
        let a_minute = Duration::from_mins(1);
        let figures = asking.ask_for(a_minute, all.to_vec()).await?;
        let rate = figures.answered() as f64 / a_minute.as_secs_f64();
        println!(
            "{minute:>8} {:>12.1} {rate:>12.0}",
            backend.memory_megabytes()?
        );
        total.add(figures);
    }
    total.print("all", begun.elapsed(), cloud.seen().len() - before);

    let seen = cloud.seen();
    let refused = seen.iter().filter(|seen| seen.refused.is_some()).count();
    ensure!(
        refused == 0,
        "the cloud refused {refused} calls: signature, clock, headers or body"
    );
    let most = most_within_a_second(&seen);
    println!(
        "\nthe cloud was asked {} times, at most {most} times within a second",
        seen.len()
    );
    ensure!(most <= MAX_PER_SECOND, "that is more than {MAX_PER_SECOND}");
    println!("every answer was that of its question");
    Ok(())
}

fn parse(mut parser: Parser) -> Result<(String, u64)> {
    let (mut program, mut minutes) = (None, 10);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("minutes") => minutes = parser.value()?.parse()?,
            Arg::Value(value) => program = Some(value.string()?),
            other => bail!(other.unexpected()),
        }
    }
    Ok((program.context("which backend?")?, minutes))
}

/// The kind of request, and so where the response comes from.
#[derive(Debug, Clone, Copy)]
enum Kind {
    /// A finished session from the cache.
    Cached,
    /// A session that many request at the same time.
    Coalesced,
    /// A session that nobody else requests.
    Uncached,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Cached => "kept by the backend",
            Self::Coalesced => "asked for by all callers at once",
            Self::Uncached => "each asked for once",
        }
    }
}

fn finished(number: u64) -> String {
    format!("finished-{number}")
}

/// Shared by all callers.
struct Asking {
    client: Client,
    url: String,
    next: AtomicU64,
    begun: Instant,
}

impl Asking {
    /// Runs all callers for that long, each with sequential requests of these kinds in turn.
    async fn ask_for(self: &Arc<Self>, time: Duration, kinds: Vec<Kind>) -> Result<Figures> {
        let end = Instant::now() + time;
        let callers = (0..CALLERS).map(|caller| {
            let (asking, kinds) = (Arc::clone(self), kinds.clone());
            tokio::spawn(async move { asking.caller(caller, end, &kinds).await })
        });
        let mut total = Figures::default();
        for figures in try_join_all(callers).await? {
            total.add(figures?);
        }
        Ok(total)
    }

    async fn caller(&self, caller: u64, end: Instant, kinds: &[Kind]) -> Result<Figures> {
        let mut figures = Figures::default();
        while Instant::now() < end {
            let number = self.next.fetch_add(1, Ordering::Relaxed);
            let id = match kinds[(number % kinds.len() as u64) as usize] {
                Kind::Cached => finished(number * 7 % FINISHED),
                Kind::Coalesced => format!("shared-{}", self.beat().await),
                Kind::Uncached => format!("single-{caller}-{number}"),
            };
            let asked = Instant::now();
            match self.details(&id).await? {
                Some(()) => figures.answer(asked.elapsed()),
                None => figures.refusal(),
            }
        }
        Ok(figures)
    }

    /// Waits for the next beat, common to all callers; returns its number.
    async fn beat(&self) -> u128 {
        let number = self.begun.elapsed().as_millis() / BEAT.as_millis() + 1;
        let beat = self.begun + BEAT * u32::try_from(number).unwrap_or(u32::MAX);
        sleep_until(beat.into()).await;
        number
    }

    /// Requests a session; `None` if it is rejected for the rate limit.
    async fn details(&self, id: &str) -> Result<Option<()>> {
        let url = format!("{}/v1/session-details", self.url);
        let request = self.client.post(url).json(&json!({ "SessionId": id }));
        let response = request.send().await.context("no answer")?;
        let status = response.status().as_u16();
        let answer: Value = response.json().await.context("half an answer")?;
        match status {
            200 => {
                let told = &answer["Response"]["Details"][0]["SessionId"];
                ensure!(told == id, "asked for {id}, was told of {told}");
                Ok(Some(()))
            }
            429 => {
                ensure!(answer["code"] == "rate-limited", "{answer}");
                Ok(None)
            }
            other => bail!("{id}: {other} {answer}"),
        }
    }
}

/// The maximum number of calls of one action within a second.
fn most_within_a_second(seen: &[Seen]) -> usize {
    let times: Vec<Instant> = seen.iter().map(|seen| seen.at).collect();
    let mut first = 0;
    let mut most = 0;
    for (last, time) in times.iter().enumerate() {
        while *time - times[first] >= Duration::from_secs(1) {
            first += 1;
        }
        most = most.max(last - first + 1);
    }
    most
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_within_any_second() {
        let begin = Instant::now();
        let seen: Vec<Seen> = [0, 10, 999, 1000, 1500, 1998]
            .into_iter()
            .map(|millis| Seen {
                at: begin + Duration::from_millis(millis),
                action: String::new(),
                region: None,
                body: String::new(),
                refused: None,
            })
            .collect();
        assert_eq!(most_within_a_second(&seen), 4);
        assert_eq!(most_within_a_second(&seen[..2]), 2);
        assert_eq!(most_within_a_second(&[]), 0);
    }
}
