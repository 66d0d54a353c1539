//! One user floods while twelve others make occasional requests: measures whether these are affected.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail, ensure};
use futures_util::future::try_join_all;
use reqwest::Client;
use serde_json::json;
use tokio::time::sleep;

use crate::figures::Figures;

/// The header with the user's name.
pub const USER: &str = "x-user";

/// Connections of the flooding user.
const FLOOD: usize = 200;
const OTHERS: usize = 12;
/// Between two requests of each of the others: together 12 of the cloud's 20 per second.
const PAUSE: Duration = Duration::from_secs(1);
/// Most of the flooding user's requests are rejected quickly; the flood continues anyway.
const AGAIN: Duration = Duration::from_millis(50);

/// Runs for that long; returns the figures of the flood and of the others, who must all be served.
pub async fn crowd(url: &str, time: Duration) -> Result<[Figures; 2]> {
    let client = Client::new();
    let end = Instant::now() + time;
    let flood = (0..FLOOD).map(|number| {
        let asker = Asker::new(&client, url, "flood", number);
        tokio::spawn(asker.ask_until(end, Duration::ZERO))
    });
    let flood: Vec<_> = flood.collect();
    let others = (0..OTHERS).map(|number| {
        let asker = Asker::new(&client, url, &format!("other-{number}"), 0);
        tokio::spawn(asker.ask_until(end, PAUSE))
    });
    let others: Vec<_> = others.collect();
    let mut sums = [Figures::default(), Figures::default()];
    for (sum, askers) in sums.iter_mut().zip([flood, others]) {
        for figures in try_join_all(askers).await? {
            sum.add(figures?);
        }
    }
    let [_, others] = &sums;
    ensure!(
        others.refused() == 0,
        "{} questions of others were refused",
        others.refused()
    );
    Ok(sums)
}

struct Asker {
    client: Client,
    url: String,
    user: String,
    number: usize,
}

impl Asker {
    fn new(client: &Client, url: &str, user: &str, number: usize) -> Self {
        Self {
            client: client.clone(),
            url: format!("{url}/v1/session-details"),
            user: user.to_owned(),
            number,
        }
    }

    /// Requests another session each time.
    async fn ask_until(self, end: Instant, pause: Duration) -> Result<Figures> {
        let mut figures = Figures::default();
        for count in 0_u32.. {
            if Instant::now() >= end {
                break;
            }
            let id = format!("{}-{}-{count}", self.user, self.number);
            let request = self.client.post(&self.url).header(USER, &self.user);
            let asked = Instant::now();
            let response = request.json(&json!({ "SessionId": id })).send().await;
            let response = response.context("no answer")?;
            let status = response.status().as_u16();
            response.bytes().await.context("half an answer")?;
            match status {
                200 => figures.answer(asked.elapsed()),
                429 => {
                    figures.refusal();
                    sleep(AGAIN).await;
                }
                other => bail!("{id}: {other}"),
            }
            sleep(pause).await;
        }
        Ok(figures)
    }
}
