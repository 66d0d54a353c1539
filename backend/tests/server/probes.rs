//! Monitoring: a kubelet's probes, and Prometheus.

use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

use fake_cloud::{Behaviour, FakeCloud, session};

use crate::support::{Backend, Start, keys};

/// Requests as a kubelet does: by address, without a name.
fn probe(backend: &Backend, path: &str) -> (u16, String) {
    let request = format!(
        "GET {path} HTTP/1.1\r\nHost: 10.9.8.7:8080\r\nUser-Agent: kube-probe/1.31\r\nAccept: */*\r\nConnection: close\r\n\r\n"
    );
    let answer = backend.raw(&request);
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    (status, answer)
}

#[tokio::test]
async fn a_kubelet_is_answered() {
    for (start, expected) in [
        (Start::new(), [200, 503]),
        (Start::new().with_key(), [200, 200]),
        (Start::new().arguments(&["--demo"]), [200, 200]),
    ] {
        let backend = start.start();
        let found = ["/healthz", "/readyz"].map(|path| probe(&backend, path).0);
        assert_eq!(found, expected);
    }
    let backend = Start::new().start();
    assert!(probe(&backend, "/readyz").1.contains("not-configured"));
    assert_eq!(probe(&backend, "/v1/projects").0, 421);
    assert_eq!(probe(&backend, "/metrics").0, 421);
    // An older way of load balancers.
    let answer = backend.raw("GET /healthz HTTP/1.0\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.0 200 "), "{answer}");
}

#[tokio::test]
async fn two_hosts_are_none() {
    let backend = Start::new().start();
    for path in ["/healthz", "/v1/projects", "/"] {
        for hosts in [
            "",
            "Host: localhost\r\nHost: localhost\r\n",
            "Host: localhost\r\nHost: evil.example\r\n",
        ] {
            let answer = backend.raw(&format!(
                "GET {path} HTTP/1.1\r\n{hosts}Connection: close\r\n\r\n"
            ));
            assert!(
                answer.starts_with("HTTP/1.1 400 "),
                "{path} {hosts:?} {answer}"
            );
        }
    }
}

/// Parses Prometheus text: samples by name and labels. Fails on a line in another format.
fn parse(text: &str) -> HashMap<String, f64> {
    let (mut helped, mut kinds) = (HashSet::new(), HashMap::new());
    let mut samples = HashMap::new();
    assert!(text.ends_with('\n'));
    for line in text.lines() {
        if let Some(help) = line.strip_prefix("# HELP ") {
            let (name, help) = help.split_once(' ').unwrap();
            assert!(!help.is_empty() && helped.insert(name), "{line}");
        } else if let Some(kind) = line.strip_prefix("# TYPE ") {
            let (name, kind) = kind.split_once(' ').unwrap();
            assert!(["counter", "gauge", "histogram"].contains(&kind), "{line}");
            assert_eq!(kind == "counter", name.ends_with("_total"), "{line}");
            assert!(kinds.insert(name, kind).is_none(), "{line}");
        } else {
            let (series, value) = line.rsplit_once(' ').unwrap();
            let (name, labels) = match series.split_once('{') {
                Some((name, labels)) => (name, labels.strip_suffix('}').unwrap()),
                None => (series, ""),
            };
            let family = ["_bucket", "_sum", "_count"]
                .iter()
                .find_map(|end| name.strip_suffix(end))
                .unwrap_or(name);
            assert!(
                helped.contains(family) && kinds.contains_key(family),
                "{line}"
            );
            let is_fine = |name: &str| {
                let mut bytes = name.bytes();
                bytes.all(|byte| byte.is_ascii_lowercase() || byte == b'_') && !name.is_empty()
            };
            assert!(is_fine(name), "{line}");
            for label in labels.split(',').filter(|label| !label.is_empty()) {
                let (label, value) = label.split_once('=').unwrap();
                assert!(is_fine(label), "{line}");
                assert!(value.starts_with('"') && value.ends_with('"'), "{line}");
            }
            let value = value.replace("+Inf", "inf").parse().unwrap();
            assert!(samples.insert(series.to_owned(), value).is_none(), "{line}");
        }
    }
    samples
}

#[tokio::test]
async fn prometheus_is_told_what_was_done_and_for_nobody_by_name() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let backend = Start::of(&cloud.endpoint()).with_metrics().start();
    cloud.set("secret-session", Behaviour::Answer(session("a")));
    cloud.set("failing", Behaviour::Error("InternalError"));
    for _ in 0..3 {
        backend.details("secret-session").await;
    }
    backend.details("failing").await;
    backend.details("not/an/id").await;
    backend.get("/secret-path?secret-query").await;
    backend.get("/v1/secret-path").await;
    backend.get("/healthz").await;
    let text = backend.metrics().await;
    if let Some(file) = std::env::var_os("TRRO_METRICS_SAMPLE") {
        std::fs::write(file, &text).unwrap();
    }
    assert!(
        !text.contains("secret") && !text.contains("127.0.0.1"),
        "{text}"
    );
    let samples = parse(&text);
    for (series, expected) in [
        (
            "questions_total{route=\"/v1/session-details\",status=\"200\"}",
            4.0,
        ),
        (
            "questions_total{route=\"/v1/session-details\",status=\"400\"}",
            1.0,
        ),
        ("questions_total{route=\"/*\",status=\"404\"}", 2.0),
        ("questions_total{route=\"/healthz\",status=\"200\"}", 1.0),
        (
            "question_duration_seconds_count{route=\"/v1/session-details\"}",
            5.0,
        ),
        (
            "question_duration_seconds_bucket{route=\"/v1/session-details\",le=\"+Inf\"}",
            5.0,
        ),
        (
            "cloud_calls_total{action=\"DescribeDeviceSessionDetails\",code=\"ok\"}",
            1.0,
        ),
        (
            "cloud_calls_total{action=\"DescribeDeviceSessionDetails\",code=\"InternalError\"}",
            1.0,
        ),
        ("answers_total{from=\"kept\"}", 2.0),
        ("answers_total{from=\"cloud\"}", 2.0),
        ("cache_entries", 1.0),
        ("waiting", 0.0),
        ("log_lines_lost_total", 0.0),
    ] {
        let found = samples.get(&format!("trro_backend_{series}"));
        assert_eq!(found, Some(&expected), "{series}\n{text}");
    }
}

#[tokio::test]
async fn metrics_stand_on_their_own_address_alone() {
    let backend = Start::new().with_metrics().start();
    assert_eq!(backend.get("/metrics").await.refusal().0, 404);
    let count = backend.count("trro_backend_questions_total{route=\"/*\",status=\"404\"}");
    assert_eq!(count.await, 1.0);
    for path in ["/", "/healthz", "/v1/projects"] {
        assert_eq!(
            backend.get_of_metrics(path).await.refusal().0,
            404,
            "{path}"
        );
    }
}

#[tokio::test]
async fn lives_while_it_makes_up_sessions() {
    let backend = Start::new()
        .arguments(&["--demo"])
        .variable("TOKIO_WORKER_THREADS", "1")
        .start();
    let begun = Instant::now();
    let health = async {
        tokio::time::sleep(Duration::from_millis(100)).await;
        assert_eq!(backend.get("/healthz").await.status, 200);
        begun.elapsed()
    };
    let (day, health) = tokio::join!(backend.details("demo-day-1"), health);
    assert_eq!(day.status, 200);
    let day = begun.elapsed();
    assert!(health < day / 2, "{health:?} {day:?}");
}
