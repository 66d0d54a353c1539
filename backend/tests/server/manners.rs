//! How the server treats the cloud.

use std::collections::HashSet;
use std::time::{Duration, Instant, SystemTime};

use fake_cloud::{Behaviour, session};
use tokio::task::JoinSet;

use super::support::{Answer, client, pair};

#[tokio::test(flavor = "multi_thread")]
async fn never_asks_more_than_twenty_times_a_second() {
    let (cloud, backend) = pair().await;
    let begun = Instant::now();
    let (client, mut calls) = (client(), JoinSet::new());
    for index in 0..150 {
        let (client, url) = (client.clone(), backend.url("/v1/session-details"));
        cloud.set(
            &format!("s{index}"),
            Behaviour::Answer(session(&format!("s{index}"))),
        );
        calls.spawn(async move {
            let id = format!("s{index}");
            let body = format!("{{\"SessionId\":\"{id}\"}}");
            let request = client.post(url).header("content-type", "application/json");
            (
                id,
                Answer::of(request.body(body).send().await.unwrap()).await,
            )
        });
    }
    let (mut answered, mut refused) = (0, 0);
    while let Some(call) = calls.join_next().await {
        let (id, answer) = call.unwrap();
        if answer.status == 200 {
            assert_eq!(answer.body, session(&id), "nothing is mixed up");
            answered += 1;
        } else {
            assert_eq!(answer.refusal(), (429, "rate-limited".to_owned()));
            let after: u64 = answer.header("retry-after").parse().unwrap();
            assert!((1..=10).contains(&after), "{after}");
            refused += 1;
        }
    }
    assert!(answered >= 30 && refused >= 50, "{answered} {refused}");
    // Under load, calls may arrive in bursts, but not more than had their turn. `pace.rs` tests single seconds.
    let asked = u32::try_from(cloud.seen().len()).unwrap();
    assert!(
        begun.elapsed() >= (asked - 1) * Duration::from_millis(50),
        "{asked}"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn asks_once_for_all_who_ask_the_same() {
    let (cloud, backend) = pair().await;
    cloud.set("a", Behaviour::Hang(Duration::from_millis(500)));
    let (client, mut calls) = (client(), JoinSet::new());
    for _ in 0..100 {
        let (client, url) = (client.clone(), backend.url("/v1/session-details"));
        calls.spawn(async move {
            let request = client.post(url).header("content-type", "application/json");
            Answer::of(request.body("{\"SessionId\":\"a\"}").send().await.unwrap())
                .await
                .body
        });
    }
    let answers: HashSet<String> = calls.join_all().await.into_iter().collect();
    assert_eq!(answers, HashSet::from([session("a")]));
    assert_eq!(cloud.seen().len(), 1);
}

#[tokio::test]
async fn who_leaves_takes_nobodys_answer_along() {
    let (cloud, backend) = pair().await;
    cloud.set("a", Behaviour::Hang(Duration::from_millis(800)));
    let request = || {
        let request = client().post(backend.url("/v1/session-details"));
        request
            .header("content-type", "application/json")
            .body("{\"SessionId\":\"a\"}")
    };
    let impatient = request().timeout(Duration::from_millis(200)).send();
    let patient = request().send();
    let (impatient, patient) = tokio::join!(impatient, patient);
    assert!(impatient.is_err());
    assert_eq!(Answer::of(patient.unwrap()).await.body, session("a"));
}

#[tokio::test]
async fn keeps_what_does_not_change_any_more() {
    let (cloud, backend) = pair().await;
    cloud.set("ended", Behaviour::Answer(session("ended")));
    let now = SystemTime::now()
        .duration_since(SystemTime::UNIX_EPOCH)
        .unwrap();
    let running = session("running").replace("1731399575", &now.as_secs().to_string());
    cloud.set("running", Behaviour::Answer(running));
    cloud.set("failing", Behaviour::Error("InternalError"));
    for (id, asked) in [("ended", 1), ("running", 3), ("failing", 3)] {
        let before = cloud.seen().len();
        for _ in 0..3 {
            assert_eq!(backend.details(id).await.status, 200);
        }
        assert_eq!(cloud.seen().len() - before, asked, "{id}");
    }
    assert!(backend.log().contains("kept"), "the log tells");
}

#[tokio::test(flavor = "multi_thread")]
async fn memory_is_bounded() {
    let (cloud, backend) = pair().await;
    let (client, mut calls) = (client(), JoinSet::new());
    for index in 0..12 {
        let id = format!("large{index}");
        cloud.set(&id, Behaviour::Large(60 << 20));
        let (client, url) = (client.clone(), backend.url("/v1/session-details"));
        calls.spawn(async move {
            let request = client.post(url).header("content-type", "application/json");
            let body = format!("{{\"SessionId\":\"{id}\"}}");
            let answer = Answer::of(request.body(body).send().await.unwrap()).await;
            (answer.status, answer.body.len())
        });
    }
    let (mut whole, mut refused) = (0, 0);
    for (status, length) in calls.join_all().await {
        match (status, length) {
            (200, length) if length == 60 << 20 => whole += 1,
            (429, _) => refused += 1,
            other => panic!("{other:?}"),
        }
    }
    assert!(whole >= 2 && refused >= 1, "{whole} {refused}");
    #[cfg(target_os = "linux")]
    {
        let status =
            std::fs::read_to_string(format!("/proc/{}/status", backend.child.id())).unwrap();
        let peak = status
            .lines()
            .find_map(|line| line.strip_prefix("VmHWM:"))
            .unwrap();
        let kilobytes: u64 = peak.trim().trim_end_matches(" kB").parse().unwrap();
        assert!(kilobytes < 500 << 10, "{peak}");
    }
}
