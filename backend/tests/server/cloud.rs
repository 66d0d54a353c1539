//! What the cloud can do to us.

use std::time::{Duration, Instant};

use fake_cloud::{Behaviour, session};
use serde_json::json;

use super::support::{Start, pair};

fn refused(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[tokio::test]
async fn hands_an_answer_through_byte_for_byte() {
    let (cloud, backend) = pair().await;
    let body = "{ \"Response\" : {\"RequestId\":\"r\",\"Details\":[ {\"Fps\": [1.50, 2]} ], \"名\": \"\\u540d\"}}\n";
    cloud.set("a", Behaviour::Answer(body.to_owned()));
    let answer = backend.details("a").await;
    assert_eq!((answer.status, &*answer.body), (200, body));
    assert_eq!(answer.header("content-type"), "application/json");
    assert_eq!(answer.header("cache-control"), "no-store");
    assert_eq!(answer.header("x-content-type-options"), "nosniff");
    assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
    let seen = &cloud.seen()[0];
    assert_eq!(seen.body, "{\"SessionId\":\"a\"}");
    assert_eq!(seen.action, "DescribeDeviceSessionDetails");
    assert_eq!(seen.region, None);
}

#[tokio::test]
async fn sends_what_was_asked_for() {
    let (cloud, backend) = pair().await;
    let body = json!({ "SessionId": "a", "Region": "ap-beijing", "StartTime": 5, "EndTime": 9 });
    backend.post(body).await;
    backend.get("/v1/projects").await;
    backend
        .get("/v1/sessions?projectId=p&deviceId=d&start=1&end=2&page=3&size=4&region=ap-hongkong")
        .await;
    backend.get("/v1/recent-sessions?projectId=p").await;
    let seen = cloud.seen();
    let seen: Vec<_> = seen
        .iter()
        .map(|seen| {
            (
                &*seen.action,
                &*seen.body,
                seen.region.as_deref(),
                seen.refused,
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            (
                "DescribeDeviceSessionDetails",
                "{\"SessionId\":\"a\",\"StartTime\":5,\"EndTime\":9}",
                Some("ap-beijing"),
                None
            ),
            (
                "DescribeProjectList",
                "{\"PageNumber\":1,\"PageSize\":50}",
                None,
                None
            ),
            (
                "DescribeDeviceSessionList",
                "{\"ProjectId\":\"p\",\"DeviceId\":\"d\",\"StartTime\":1,\"EndTime\":2,\"PageNumber\":3,\"PageSize\":4}",
                Some("ap-hongkong"),
                None
            ),
            (
                "DescribeRecentSessionList",
                "{\"ProjectId\":\"p\",\"PageNumber\":1,\"PageSize\":50}",
                None,
                None
            ),
        ]
    );
}

#[tokio::test]
async fn hands_the_clouds_own_errors_through() {
    let (cloud, backend) = pair().await;
    for code in [
        "AuthFailure.TokenFailure",
        "AuthFailure.UnauthorizedOperation",
        "InternalError",
        "RequestLimitExceeded.IPLimitExceeded",
        "ResourceNotFound",
    ] {
        cloud.set("a", Behaviour::Error(code));
        let before = cloud.seen().len();
        assert_eq!(backend.details("a").await.cloud_code(), code);
        assert_eq!(cloud.seen().len() - before, 1, "{code} is not tried again");
    }
}

#[tokio::test]
async fn tries_again_where_that_may_help() {
    let (cloud, backend) = pair().await;
    // Another id each time: a session that has ended is kept.
    for (id, behaviour) in [
        ("a1", Behaviour::ErrorTimes("RequestLimitExceeded", 2)),
        (
            "a2",
            Behaviour::ErrorTimes("RequestLimitExceeded.UinLimitExceeded", 1),
        ),
        ("a3", Behaviour::StatusTimes(500, 2)),
        ("a4", Behaviour::StatusTimes(503, 1)),
    ] {
        cloud.set(id, behaviour);
        assert_eq!(backend.details(id).await.body, session(id));
    }
    cloud.set("b", Behaviour::Error("RequestLimitExceeded"));
    let before = cloud.seen().len();
    assert_eq!(
        backend.details("b").await.cloud_code(),
        "RequestLimitExceeded"
    );
    assert_eq!(cloud.seen().len() - before, 3, "three times at most");
    cloud.set("c", Behaviour::StatusTimes(500, 9));
    assert_eq!(
        backend.details("c").await.refusal(),
        refused(502, "upstream-invalid")
    );
    cloud.set("e", Behaviour::StatusTimes(404, 9));
    let before = cloud.seen().len();
    assert_eq!(
        backend.details("e").await.refusal(),
        refused(502, "upstream-invalid")
    );
    assert_eq!(cloud.seen().len() - before, 1, "what is not found stays so");
}

#[tokio::test]
async fn tells_what_is_no_answer() {
    let (cloud, backend) = pair().await;
    for (behaviour, detail) in [
        (Behaviour::Html, "no JSON"),
        (Behaviour::CutOff, "cut off"),
        (Behaviour::Answer(String::new()), "cut off"),
        (
            Behaviour::Answer("{}".to_owned()),
            "JSON without a Response",
        ),
        (Behaviour::Large(70 << 20), "more than 67108864 bytes"),
    ] {
        cloud.set("a", behaviour.clone());
        let answer = backend.details("a").await;
        assert_eq!(answer.refusal(), refused(502, "upstream-invalid"));
        assert!(
            answer.body.contains(detail),
            "{behaviour:?}: {}",
            answer.body
        );
    }
    cloud.set("b", Behaviour::Large(60 << 20));
    let answer = backend.details("b").await;
    assert_eq!((answer.status, answer.body.len()), (200, 60 << 20));
}

#[tokio::test]
async fn a_cloud_that_is_not_there() {
    let backend = Start::of("http://127.0.0.1:9").start();
    let begun = Instant::now();
    let answer = backend.details("a").await;
    assert_eq!(answer.refusal(), refused(502, "upstream-unreachable"));
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[tokio::test]
async fn a_cloud_that_hangs() {
    let (cloud, backend) = pair().await;
    cloud.set("a", Behaviour::Hang(Duration::from_secs(100)));
    let begun = Instant::now();
    let answer = backend.details("a").await;
    assert_eq!(answer.refusal(), refused(504, "upstream-timeout"));
    // Two tries of fifteen seconds: after twenty none begins.
    assert!(
        begun.elapsed() < Duration::from_secs(40),
        "{:?}",
        begun.elapsed()
    );
}

#[tokio::test]
async fn a_clock_that_is_off_is_named() {
    let (cloud, backend) = pair().await;
    for offset in [600, -600] {
        cloud.set_clock_offset(offset);
        let answer = backend.details("a").await;
        assert_eq!(answer.cloud_code(), "AuthFailure.SignatureExpire");
        let told: i64 = answer.header("trro-clock-offset-seconds").parse().unwrap();
        assert!((told + offset).abs() <= 2, "{told}");
    }
    cloud.set_clock_offset(0);
    let answer = backend.details("a").await;
    assert_eq!(answer.header("trro-clock-offset-seconds"), "");
}
