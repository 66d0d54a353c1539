//! How callers may misbehave.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use fake_cloud::{Behaviour, FakeCloud, session};
use reqwest::Method;
use reqwest::header::HeaderMap;

use super::support::{Answer, BEARER, Backend, NEXT_BEARER, Start, client, keys, pair};

/// Makes a request with these additional headers.
async fn ask(
    backend: &Backend,
    method: &str,
    path: &str,
    headers: &[(&str, &str)],
    body: &str,
) -> Answer {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let mut request = client().request(method, backend.url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::of(request.body(body.to_owned()).send().await.unwrap()).await
}

const JSON: (&str, &str) = ("content-type", "application/json");
const DETAILS: &str = "/v1/session-details";
const BODY: &str = "{\"SessionId\":\"a\"}";

type Question = (
    &'static str,
    &'static str,
    &'static [(&'static str, &'static str)],
    &'static str,
    &'static str,
);

/// Method, path, headers, body; status and code of the response.
const QUESTIONS: &[Question] = &[
    ("POST", DETAILS, &[JSON], BODY, "200"),
    (
        "POST",
        DETAILS,
        &[("content-type", "Application/JSON; charset=utf-8")],
        BODY,
        "200",
    ),
    ("POST", DETAILS, &[], BODY, "415 unsupported-media-type"),
    (
        "POST",
        DETAILS,
        &[("content-type", "text/plain")],
        BODY,
        "415 unsupported-media-type",
    ),
    (
        "POST",
        DETAILS,
        &[("content-type", "application/jsonx")],
        BODY,
        "415 unsupported-media-type",
    ),
    ("POST", DETAILS, &[JSON], "", "400 bad-request"),
    ("POST", DETAILS, &[JSON], "{", "400 bad-request"),
    ("POST", DETAILS, &[JSON], "[]", "400 bad-request"),
    ("POST", DETAILS, &[JSON], "{}", "400 bad-request"),
    (
        "POST",
        DETAILS,
        &[JSON],
        "{\"SessionId\":5}",
        "400 bad-request",
    ),
    (
        "POST",
        DETAILS,
        &[JSON],
        "{\"SessionId\":\"a/b\"}",
        "400 bad-request",
    ),
    (
        "POST",
        DETAILS,
        &[JSON],
        "{\"SessionId\":\"a\",\"StartTime\":\"1\"}",
        "400 bad-request",
    ),
    (
        "POST",
        DETAILS,
        &[JSON],
        "{\"SessionId\":\"a\",\"Host\":\"evil.example\"}",
        "400 bad-request",
    ),
    ("GET", DETAILS, &[], "", "405 method-not-allowed"),
    ("PUT", DETAILS, &[JSON], BODY, "405 method-not-allowed"),
    (
        "POST",
        "/v1/projects",
        &[JSON],
        BODY,
        "405 method-not-allowed",
    ),
    ("POST", "/healthz", &[], "", "405 method-not-allowed"),
    ("GET", "/v1/projects?page=0", &[], "", "400 bad-request"),
    ("GET", "/v1/projects?page=x", &[], "", "400 bad-request"),
    ("GET", "/v1/projects?size=1000", &[], "", "400 bad-request"),
    (
        "GET",
        "/v1/projects?endpoint=http://evil.example",
        &[],
        "",
        "400 bad-request",
    ),
    ("GET", "/v1/sessions", &[], "", "400 bad-request"),
    ("GET", "/v1/sessions?projectId=", &[], "", "400 bad-request"),
    ("GET", "/v1/nothing", &[], "", "404 not-found"),
    ("GET", "/v1/", &[], "", "404 not-found"),
    ("GET", "/", &[], "", "404 not-found"),
];

#[tokio::test]
async fn refuses_what_is_no_question() {
    let (cloud, backend) = pair().await;
    cloud.set("a", Behaviour::Answer(session("a")));
    let large = format!("{{\"SessionId\":\"{}\"}}", "a".repeat(20_000));
    let large = [("POST", DETAILS, &[JSON][..], &*large, "413 too-large")];
    for (method, path, headers, body, expected) in QUESTIONS.iter().copied().chain(large) {
        let answer = ask(&backend, method, path, headers, body).await;
        let found = if answer.status == 200 {
            "200".to_owned()
        } else {
            let (status, code) = answer.refusal();
            format!("{status} {code}")
        };
        assert_eq!(found, expected, "{method} {path} {headers:?} {body:.60}");
        assert_eq!(answer.header("cache-control"), "no-store");
    }
    let health = backend.get("/healthz").await;
    let expected = format!(
        "{{\"status\":\"ok\",\"mode\":\"live\",\"version\":\"{}\"}}",
        env!("CARGO_PKG_VERSION")
    );
    assert_eq!(health.body, expected);
}

#[tokio::test]
async fn says_how_it_is_configured() {
    let backend = Start::new().start();
    let refusal = backend.details("a").await.refusal();
    assert_eq!(refusal, (503, "not-configured".to_owned()));
    let demo = Start::new().arguments(&["--demo"]).start();
    assert!(
        demo.get("/healthz")
            .await
            .body
            .contains("\"mode\":\"demo\"")
    );
    let answer = demo.details("c52cc0cc-3663-467b-a6d1-2f01d20ad7ae-1").await;
    assert_eq!(answer.status, 200);
    assert_eq!(demo.details("demo-day-1").await.status, 200);
}

#[tokio::test(flavor = "multi_thread")]
async fn answers_only_to_its_own_names() {
    let (_cloud, backend) = pair().await;
    for (host, expected) in [
        ("localhost", true),
        ("127.0.0.1:1", true),
        ("evil.example", false),
        ("127.0.0.1.evil.example", false),
    ] {
        for path in ["/v1/projects", "/"] {
            let request =
                format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
            let answer = backend.raw(&request);
            let is_refused = answer.starts_with("HTTP/1.1 421 ") && answer.contains("wrong-host");
            assert_eq!(is_refused, !expected, "{host} {path}: {answer}");
        }
    }
    let answer = backend.raw("GET /healthz HTTP/1.1\r\nConnection: close\r\n\r\n");
    assert!(answer.starts_with("HTTP/1.1 4"), "{answer}");
    let request = "GET http://evil.example/v1/nothing HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n";
    let answer = backend.raw(request);
    assert!(!answer.contains("evil"), "{answer}");
}

#[tokio::test]
async fn opens_to_the_token_alone() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let backend = Start::of(&cloud.endpoint())
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .variable("TRRO_BACKEND_TOKEN_NEXT", NEXT_BEARER)
        .start();
    cloud.set("a", Behaviour::Answer(session("a")));
    let bearer = format!("Bearer {BEARER}");
    let next = format!("Bearer {NEXT_BEARER}");
    for (headers, status) in [
        (&[JSON][..], 401),
        (&[JSON, ("authorization", "Bearer wrong")], 401),
        (&[JSON, ("authorization", &bearer[..bearer.len() - 1])], 401),
        (&[JSON, ("authorization", &bearer)], 200),
        (&[JSON, ("authorization", &next)], 200),
    ] {
        let answer = ask(&backend, "POST", DETAILS, headers, BODY).await;
        assert_eq!(answer.status, status, "{headers:?}");
        if status == 401 {
            assert_eq!(answer.refusal().1, "unauthorized");
            assert_eq!(answer.header("www-authenticate"), "Bearer");
        }
    }
    assert_eq!(backend.get("/v1/projects").await.status, 401);
    assert_eq!(backend.get("/healthz").await.status, 200);
    assert_eq!(cloud.seen().len(), 1);
}

#[tokio::test]
async fn lets_only_allowed_origins_ask() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let backend = Start::of(&cloud.endpoint())
        .arguments(&["--allow-origin", "https://console.example"])
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .start();
    cloud.set("a", Behaviour::Answer(session("a")));
    let own = backend.url("");
    let bearer = format!("Bearer {BEARER}");
    for (origin, allowed) in [
        (own.as_str(), true),
        ("https://console.example", true),
        ("https://evil.example", false),
        ("null", false),
        ("*", false),
    ] {
        let preflight = [
            ("origin", origin),
            ("access-control-request-method", "POST"),
            (
                "access-control-request-headers",
                "authorization,content-type",
            ),
        ];
        let answer = ask(&backend, "OPTIONS", DETAILS, &preflight, "").await;
        assert_eq!(answer.status, if allowed { 204 } else { 403 }, "{origin}");
        let headers = [JSON, ("origin", origin), ("authorization", &bearer)];
        let asked = ask(&backend, "POST", DETAILS, &headers, BODY).await;
        assert_eq!(asked.status, if allowed { 200 } else { 403 }, "{origin}");
        for answer in [&answer, &asked] {
            assert_eq!(answer.header("vary"), "Origin");
            let named = answer.header("access-control-allow-origin");
            assert_eq!(named, if allowed { origin } else { "" });
            assert_eq!(answer.header("access-control-allow-credentials"), "");
        }
        if allowed {
            assert_eq!(answer.header("access-control-allow-methods"), "GET, POST");
            assert_eq!(
                answer.header("access-control-allow-headers"),
                "authorization, content-type"
            );
        } else {
            assert_eq!(asked.refusal().1, "forbidden-origin");
        }
    }
    // A page of another site that discards the response still costs quota.
    for path in [
        "/v1/projects",
        "/v1/sessions?projectId=p",
        "/v1/recent-sessions?projectId=p",
    ] {
        for site in ["cross-site", "same-site"] {
            let headers = [("sec-fetch-site", site), ("authorization", &*bearer)];
            let answer = ask(&backend, "GET", path, &headers, "").await;
            assert_eq!(answer.refusal(), (403, "forbidden-origin".to_owned()));
        }
    }
    assert_eq!(cloud.seen().len(), 1, "kept after the first");
}

#[tokio::test]
async fn drops_who_is_slow() {
    let (cloud, backend) = pair().await;
    cloud.set("a", Behaviour::Answer(session("a")));
    let head = format!(
        "POST {DETAILS} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n"
    );
    let slow = |sent: String| {
        let mut stream = backend.connect();
        thread::spawn(move || {
            let begun = Instant::now();
            stream.write_all(sent.as_bytes()).unwrap();
            let mut trickle = stream.try_clone().unwrap();
            thread::spawn(move || {
                while trickle.write_all(b" ").is_ok() {
                    thread::sleep(Duration::from_secs(1));
                }
            });
            let mut answer = Vec::new();
            let _ = stream.read_to_end(&mut answer);
            begun.elapsed()
        })
    };
    let slow = [
        slow(head),
        slow("GET /v1/projects HTTP/1.1\r\nX-".to_owned()),
    ];
    // Others are served meanwhile.
    assert_eq!(backend.details("a").await.status, 200);
    for slow in slow {
        let took = tokio::task::spawn_blocking(|| slow.join().unwrap())
            .await
            .unwrap();
        assert!(took < Duration::from_secs(20), "{took:?}");
    }
}

#[tokio::test]
async fn refuses_ten_megabytes_at_once() {
    let (_cloud, backend) = pair().await;
    let head = format!(
        "POST {DETAILS} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\r\n",
        10 << 20
    );
    let begun = Instant::now();
    let answer = backend.raw(&head);
    assert!(
        answer.starts_with("HTTP/1.1 413 ") && answer.contains("too-large"),
        "{answer}"
    );
    // And one without a declared length.
    let chunk = format!("4000\r\n{}\r\n", "x".repeat(0x4000));
    let chunked = format!(
        "POST {DETAILS} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n{chunk}{chunk}"
    );
    let answer = backend.raw(&chunked);
    assert!(answer.starts_with("HTTP/1.1 413 "), "{answer}");
    assert!(begun.elapsed() < Duration::from_secs(30));
    let headers = format!(
        "GET /healthz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Long: {}\r\n\r\n",
        "x".repeat(64 << 10)
    );
    assert!(backend.raw(&headers).starts_with("HTTP/1.1 431 "));
}

/// A body that is truncated or malformed is not too large.
#[tokio::test]
async fn tells_what_is_wrong_with_a_body() {
    let (_cloud, backend) = pair().await;
    let head = format!(
        "POST {DETAILS} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\nConnection: close\r\n"
    );
    for rest in [
        "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "Transfer-Encoding: chunked\r\n\r\n1a\r\n{\"SessionId\":\"demo-day-1\"}x",
    ] {
        let answer = backend.raw(&format!("{head}{rest}"));
        assert!(
            answer.starts_with("HTTP/1.1 400 ") && answer.contains("bad-request"),
            "{answer}"
        );
    }
}

#[tokio::test]
async fn a_long_method_is_cut_in_the_log() {
    let (_cloud, backend) = pair().await;
    let method = "M".repeat(10_000);
    let answer = backend.raw(&format!(
        "{method} /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
    ));
    assert!(answer.starts_with("HTTP/1.1 405 "), "{answer}");
    let log = backend.log();
    let line = log.lines().find(|line| line.contains("answered")).unwrap();
    assert!(line.contains("MMMM") && line.len() < 1000, "{line}");
}

#[tokio::test]
async fn outlives_two_thousand_connections() {
    let (cloud, backend) = pair().await;
    cloud.set("a", Behaviour::Answer(session("a")));
    let mut connections = Vec::new();
    for _ in 0..2000 {
        match std::net::TcpStream::connect(("127.0.0.1", backend.port)) {
            Ok(stream) => connections.push(stream),
            // This process has no more file descriptors; systems allow at least 1,024.
            Err(_) => break,
        }
    }
    assert!(connections.len() > 900, "{}", connections.len());
    drop(connections.split_off(connections.len() / 2));
    let headers: HeaderMap = HeaderMap::new();
    let patient = client().get(backend.url("/healthz")).headers(headers);
    let answer = patient
        .timeout(Duration::from_mins(1))
        .send()
        .await
        .unwrap();
    assert_eq!(answer.status(), 200);
    drop(connections);
    assert_eq!(backend.details("a").await.status, 200);
}
