//! Users: what the audit log contains, and that a flooding user delays nobody else.

use std::net::{IpAddr, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use fake_cloud::{Behaviour, FakeCloud, session};
use reqwest::Client;
use serde_json::Value;
use tokio::task::JoinSet;

use crate::support::{BEARER, Backend, Start, client, keys};

/// Quick to generate.
const SESSION: &str = "c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1";

const TRUST: [&str; 2] = ["--trust-forwarded-user", "X-Forwarded-User"];

/// Requests a session with these header values; returns the status.
async fn ask(url: &str, id: &str, users: &[&[u8]]) -> u16 {
    ask_with(&client(), url, id, users).await
}

async fn ask_with(client: &Client, url: &str, id: &str, users: &[&[u8]]) -> u16 {
    let mut request = client
        .post(format!("{url}/v1/session-details"))
        .bearer_auth(BEARER)
        .header("content-type", "application/json");
    for user in users {
        request = request.header("x-forwarded-user", *user);
    }
    let body = format!("{{\"SessionId\":\"{id}\"}}");
    let answer = request.body(body).send().await.unwrap();
    let status = answer.status().as_u16();
    answer.bytes().await.unwrap();
    status
}

/// The audit lines so far, as JSON.
fn audit(backend: &Backend) -> Vec<Value> {
    let log = backend.log();
    let lines = log.lines().map(|line| serde_json::from_str(line).unwrap());
    let fields = lines.map(|line: Value| line["fields"].clone());
    fields
        .filter(|fields| fields["message"] == "told")
        .collect()
}

#[tokio::test]
async fn an_audit_names_who_was_told_what() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let backend = Start::of(&cloud.endpoint())
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .arguments(&TRUST)
        .arguments(&["--log-json"])
        .start();
    cloud.set("a", Behaviour::Answer(session("a")));
    let url = backend.url("");
    let separator = "x\u{2028}{\"fields\":{\"message\":\"told\"}}";
    for (users, expected) in [
        (&[b"alice".as_slice()][..], "alice"),
        (&["张三".as_bytes()], "张三"),
        (&[], "127.0.0.1"),
        (&[b"alice", b"mallory"], "127.0.0.1"),
        (&[b"a\tb"], "127.0.0.1"),
        (&[b"\" user=\"bob\" \\"], "\" user=\"bob\" \\"),
        (
            &[separator.as_bytes()],
            "x\\u{2028}{\"fields\":{\"message\":\"told\"}}",
        ),
    ] {
        let before = audit(&backend).len();
        assert_eq!(ask(&url, "a", users).await, 200);
        let lines = audit(&backend);
        assert_eq!(lines.len(), before + 1, "a line each");
        let line = &lines[before];
        assert_eq!(line["user"], expected);
        assert_eq!(line["address"], "127.0.0.1");
        assert_eq!(line["action"], "DescribeDeviceSessionDetails");
        assert_eq!(line["session"], "a");
        assert_eq!(line["cloud_request_id"], "r-a");
    }
    // A rejected request is not in the audit.
    let before = audit(&backend).len();
    assert_eq!(ask(&url, "not/an/id", &[b"alice"]).await, 400);
    assert_eq!(backend.details("a").await.status, 401);
    assert_eq!(audit(&backend).len(), before);
}

#[tokio::test]
async fn a_name_adds_no_line_to_a_log_of_text() {
    let backend = Start::new()
        .arguments(&["--demo"])
        .arguments(&TRUST)
        .start();
    let user = "x\" action=\"none\u{2028}\u{202e}".as_bytes();
    assert_eq!(ask(&backend.url(""), SESSION, &[user]).await, 200);
    let log = backend.log();
    let told: Vec<_> = log.lines().filter(|line| line.contains("told")).collect();
    assert_eq!(told.len(), 1, "{log}");
    assert!(
        told[0].contains("user=\"x\\\" action=\\\"none\\\\u{2028}\\\\u{202e}\""),
        "{log}"
    );
}

/// An address of this machine that is not loopback.
fn outer_address() -> Option<IpAddr> {
    let socket = UdpSocket::bind("0.0.0.0:0").ok()?;
    // Sends nothing: the system only selects a route.
    socket.connect("192.0.2.1:9").ok()?;
    let address = socket.local_addr().ok()?.ip();
    (!address.is_loopback() && !address.is_unspecified()).then_some(address)
}

#[tokio::test]
async fn a_stranger_has_no_name() {
    let Some(address) = outer_address() else {
        return println!("skipped: this machine has no other address");
    };
    let asked_as = async |arguments: &[&str]| {
        let backend = Start::new()
            .variable("TRRO_BACKEND_TOKEN", BEARER)
            .arguments(&["--demo", "--log-json"])
            .arguments(&["--listen", &format!("{address}:0")])
            .arguments(&TRUST)
            .arguments(arguments)
            .start();
        let url = format!("http://{address}:{}", backend.port);
        assert_eq!(ask(&url, SESSION, &[b"alice"]).await, 200);
        audit(&backend)[0]["user"].as_str().unwrap().to_owned()
    };
    let own = address.to_string();
    assert_eq!(asked_as(&[]).await, own);
    assert_eq!(asked_as(&["--trusted-proxy", "192.0.2.1"]).await, own);
    let trusted = ["--trusted-proxy", "192.0.2.1", "--trusted-proxy", &own];
    assert_eq!(asked_as(&trusted).await, "alice");
}

#[test]
fn a_secret_is_no_name() {
    for header in ["Authorization", "cookie", "Proxy-Authorization"] {
        let start = Start::new().arguments(&["--trust-forwarded-user", header]);
        let (code, said) = start.fails();
        assert!(code == Some(2) && said.contains("holds no name"), "{said}");
    }
    let (code, said) = Start::new()
        .arguments(&["--trusted-proxy", "10.0.0.1"])
        .fails();
    assert!(
        code == Some(2) && said.contains("--trust-forwarded-user"),
        "{said}"
    );
}

/// Requests sessions until stopped, each time another one; returns how often it succeeded and was rejected.
async fn flood(client: Client, url: String, caller: usize, is_over: Arc<AtomicBool>) -> [usize; 2] {
    let mut figures = [0; 2];
    let mut number = 0;
    while !is_over.load(Ordering::Relaxed) {
        number += 1;
        let id = format!("flood-{caller}-{number}");
        match ask_with(&client, &url, &id, &[b"mallory"]).await {
            200 => figures[0] += 1,
            429 => {
                figures[1] += 1;
                // All together, several times what the cloud allows; and other processes need this machine too.
                tokio::time::sleep(Duration::from_millis(300)).await;
            }
            other => panic!("{other}"),
        }
    }
    figures
}

#[tokio::test(flavor = "multi_thread")]
async fn who_floods_keeps_nobody_waiting() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    cloud.set_others(Behaviour::Slow(Duration::from_millis(50), 2000));
    let backend = Start::of(&cloud.endpoint())
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .variable("RUST_LOG", "warn")
        .with_metrics()
        .arguments(&TRUST)
        .start();
    let is_over = Arc::new(AtomicBool::new(false));
    let client = client();
    let mut floods = JoinSet::new();
    for caller in 0..100 {
        floods.spawn(flood(
            client.clone(),
            backend.url(""),
            caller,
            Arc::clone(&is_over),
        ));
    }
    tokio::time::sleep(Duration::from_secs(1)).await;
    let mut others = JoinSet::new();
    for caller in 0..12 {
        let (client, url) = (client.clone(), backend.url(""));
        others.spawn(async move {
            let mut longest = Duration::ZERO;
            let user = format!("user-{caller}");
            for number in 0..6 {
                let begun = Instant::now();
                // Every other time for a session that the flooding user requests too.
                let id = match number % 2 {
                    0 => format!("{user}-{number}"),
                    _ => format!("flood-{caller}-{}", number + 20),
                };
                let status = ask_with(&client, &url, &id, &[user.as_bytes()]).await;
                assert_eq!(status, 200, "{user} {number}");
                longest = longest.max(begun.elapsed());
                tokio::time::sleep(Duration::from_millis(200)).await;
            }
            longest
        });
    }
    let waiting = backend.count("trro_backend_waiting").await;
    let longest = others.join_all().await.into_iter().max().unwrap();
    is_over.store(true, Ordering::Relaxed);
    let flooded = floods.join_all().await;
    let [served, refused] =
        [0, 1].map(|kind| flooded.iter().map(|figures| figures[kind]).sum::<usize>());
    println!("others waited {longest:?} at most; the flood: {served} served, {refused} refused");
    assert!(longest < Duration::from_secs(3), "{longest:?}");
    assert!(
        waiting > 10.0 && refused > 100 && served > 10,
        "{waiting} {refused} {served}"
    );
}

/// Even if the cloud never responds: the waiting connections must not be all.
#[tokio::test(flavor = "multi_thread")]
async fn who_asks_for_much_at_once_leaves_connections_for_others() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    cloud.set("slow", Behaviour::Hang(Duration::from_secs(3)));
    let backend = Start::of(&cloud.endpoint())
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .arguments(&TRUST)
        .start();
    let (client, mut flood) = (client(), JoinSet::new());
    for _ in 0..200 {
        let (client, url) = (client.clone(), backend.url(""));
        flood.spawn(async move { ask_with(&client, &url, "slow", &[b"mallory"]).await });
    }
    let mut found = Vec::new();
    for _ in 0..72 {
        found.push(flood.join_next().await.unwrap().unwrap());
    }
    assert!(found.iter().all(|status| *status == 429), "{found:?}");
    assert_eq!(ask(&backend.url(""), "slow", &[b"alice"]).await, 200);
    let rest = flood.join_all().await;
    assert!(rest.iter().all(|status| *status == 200), "{rest:?}");
}
