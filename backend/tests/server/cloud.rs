//! How the cloud may misbehave.

use std::time::{Duration, Instant};

use fake_cloud::{Behaviour, session};
use futures_util::future::join_all;
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
    let (limit, uin) = (
        "RequestLimitExceeded",
        "RequestLimitExceeded.UinLimitExceeded",
    );
    for (id, behaviour) in [
        ("a1", Behaviour::ErrorTimes(limit, 2)),
        ("a2", Behaviour::ErrorTimes(uin, 1)),
        ("a3", Behaviour::StatusTimes(500, 2)),
        ("a4", Behaviour::StatusTimes(503, 1)),
        ("b", Behaviour::Error(limit)),
        ("c", Behaviour::StatusTimes(500, 9)),
        ("d", Behaviour::StatusTimes(404, 9)),
    ] {
        cloud.set(id, behaviour);
    }
    let ids = ["a1", "a2", "a3", "a4", "b", "c", "d"];
    let answers = join_all(ids.map(|id| backend.details(id))).await;
    let [a @ .., b, c, d] = &answers[..] else {
        panic!("{answers:?}");
    };
    for (answer, id) in a.iter().zip(ids) {
        assert_eq!(answer.body, session(id));
    }
    assert_eq!(b.cloud_code(), limit);
    for answer in [c, d] {
        assert_eq!(answer.refusal(), refused(502, "upstream-invalid"));
    }
    // At most three times; and a session that is not found is not retried.
    let asked = ids.map(|id| {
        let body = format!("{{\"SessionId\":\"{id}\"}}");
        let seen = cloud.seen().into_iter();
        seen.filter(|seen| seen.body == body).count()
    });
    assert_eq!(asked, [3, 2, 3, 2, 3, 3, 1]);
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
