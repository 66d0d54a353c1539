//! Start and shutdown.

use std::fs;
#[cfg(unix)]
use std::path::Path;
use std::time::{Duration, Instant};

use fake_cloud::{Behaviour, FakeCloud, session};

use super::support::{
    BEARER, SECRET_ID, SECRET_KEY, SESSION_TOKEN, Start, WEB_IDENTITY_TOKEN, client, keys,
};

#[test]
fn does_not_start_open_to_others_without_a_token() {
    for arguments in [
        &["--listen", "0.0.0.0:0"][..],
        &["--public-url", "https://trro.example"],
    ] {
        let (code, said) = Start::new().arguments(arguments).fails();
        assert_eq!(code, Some(2), "{said}");
        assert!(
            said.contains("TRRO_BACKEND_TOKEN of at least 32 characters"),
            "{said}"
        );
    }
    let (code, said) = Start::new()
        .variable("TENCENTCLOUD_SECRET_ID", SECRET_ID)
        .fails();
    assert_eq!(code, Some(2));
    assert!(
        said.contains("TENCENTCLOUD_SECRET_KEY is missing"),
        "{said}"
    );
    let (code, said) = Start::new()
        .variable("TENCENTCLOUD_SECRET_ID", SECRET_ID)
        .variable(
            "TENCENTCLOUD_SECRET_KEY",
            &format!("{SECRET_KEY} {SECRET_KEY}"),
        )
        .fails();
    assert_eq!(code, Some(2));
    assert!(said.contains("is no API key"), "{said}");
    // No key file is that large; this one never ends.
    #[cfg(unix)]
    {
        let (code, said) = Start::new()
            .variable("TENCENTCLOUD_CREDENTIALS_FILE", "/dev/zero")
            .fails();
        assert_eq!(code, Some(2));
        assert!(said.contains("/dev/zero: file too large"), "{said}");
    }
    let (code, said) = Start::new().arguments(&["--secret-key", "x"]).fails();
    assert_eq!(code, Some(2), "{said}");
    let (code, said) = Start::new()
        .arguments(&["--endpoint", "http://trro.example"])
        .fails();
    assert_eq!(code, Some(2));
    assert!(said.contains("--endpoint is https://"), "{said}");
}

#[tokio::test]
async fn takes_the_key_from_the_profile_of_the_official_tools() {
    let home = std::env::temp_dir().join(format!("trro-backend-home-{}", std::process::id()));
    fs::create_dir_all(home.join(".tencentcloud")).unwrap();
    let profile = format!(
        "[default]\nsecret_id = {SECRET_ID}\nsecret_key = {SECRET_KEY}\ntoken = {SESSION_TOKEN}\n"
    );
    fs::write(home.join(".tencentcloud/credentials"), profile).unwrap();
    let cloud = FakeCloud::start(keys()).await.unwrap();
    cloud.set("a", Behaviour::Answer(session("a")));
    let backend = Start::new()
        .arguments(&["--endpoint", &cloud.endpoint()])
        .variable("HOME", home.to_str().unwrap())
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .start();
    let request = client().post(backend.url("/v1/session-details"));
    let request = request
        .bearer_auth(BEARER)
        .header("content-type", "application/json");
    let answer = request.body("{\"SessionId\":\"a\"}").send().await.unwrap();
    assert_eq!(answer.text().await.unwrap(), session("a"));
    fs::remove_dir_all(home).unwrap();
}

/// It reports itself as not ready, but still serves the callers that come.
#[tokio::test]
async fn answers_for_a_while_after_it_was_asked_to_end() {
    let mut backend = Start::new()
        .with_metrics()
        .arguments(&["--demo", "--grace", "4"])
        .start();
    assert_eq!(backend.get("/readyz").await.status, 200);
    backend.terminate();
    let begun = Instant::now();
    tokio::time::sleep(Duration::from_millis(300)).await;
    while begun.elapsed() < Duration::from_secs(3) {
        let ready = backend.get("/readyz").await;
        assert_eq!(ready.refusal(), (503, "ending".to_owned()));
        assert_eq!(ready.header("connection"), "close");
        assert_eq!(backend.get("/healthz").await.status, 200);
        assert_eq!(backend.get("/v1/projects").await.status, 200);
        backend.metrics().await;
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
    let status = backend.child.wait().unwrap();
    assert!(status.success(), "{status}");
    let took = begun.elapsed();
    assert!((3500..6000).contains(&took.as_millis()), "{took:?}");
    // A person does not wait.
    let mut backend = Start::new().arguments(&["--demo"]).start();
    backend.signal("-INT");
    let begun = Instant::now();
    backend.child.wait().unwrap();
    assert!(begun.elapsed() < Duration::from_secs(2));
}

#[tokio::test]
async fn answers_before_it_ends() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let mut backend = Start::of(&cloud.endpoint())
        .arguments(&["--grace", "0"])
        .start();
    cloud.set("a", Behaviour::Hang(Duration::from_secs(2)));
    let asked = {
        let request = client().post(backend.url("/v1/session-details"));
        let request = request.header("content-type", "application/json");
        tokio::spawn(request.body("{\"SessionId\":\"a\"}").send())
    };
    let idle = backend.connect();
    tokio::time::sleep(Duration::from_millis(500)).await;
    let begun = Instant::now();
    backend.terminate();
    let answer = asked.await.unwrap().unwrap();
    assert_eq!(answer.text().await.unwrap(), session("a"));
    let child = &mut backend.child;
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(begun.elapsed() < Duration::from_secs(20), "it does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    };
    assert!(status.success(), "{status}");
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    drop(idle);
    assert!(client().get(backend.url("/healthz")).send().await.is_err());
}

/// A second request does not wait for running requests.
#[tokio::test]
async fn a_person_who_insists_waits_for_no_answer() {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let mut backend = Start::of(&cloud.endpoint()).start();
    cloud.set("a", Behaviour::Hang(Duration::from_secs(20)));
    let request = client().post(backend.url("/v1/session-details"));
    let request = request.header("content-type", "application/json");
    let asked = tokio::spawn(request.body("{\"SessionId\":\"a\"}").send());
    tokio::time::sleep(Duration::from_millis(500)).await;
    let begun = Instant::now();
    for _ in 0..2 {
        backend.signal("-INT");
        tokio::time::sleep(Duration::from_millis(300)).await;
    }
    assert!(backend.child.wait().unwrap().success());
    assert!(begun.elapsed() < Duration::from_secs(5));
    assert!(asked.await.unwrap().is_err());
}

/// While the first key is requested from a service that does not respond.
#[cfg(unix)]
#[tokio::test]
async fn a_signal_does_not_end_what_is_about_to_run() {
    let silent = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let proxy = format!("http://{}", silent.local_addr().unwrap());
    let folder = tempfile::TempDir::new().unwrap();
    let token = folder.path().join("token");
    fs::write(&token, WEB_IDENTITY_TOKEN).unwrap();
    let program = env!("CARGO_BIN_EXE_trro-session-backend");
    let script = format!(
        "(sleep 0.7; kill -HUP $$) >/dev/null 2>&1 & exec '{program}' --listen 127.0.0.1:0 --credentials tke-oidc"
    );
    let arguments = ["-c".to_owned(), script];
    let backend = Start::of_program(Path::new("/bin/sh"), None, &arguments)
        .variable("PATH", "/usr/bin:/bin")
        .variable("HTTPS_PROXY", &proxy)
        .variable("TKE_REGION", "ap-guangzhou")
        .variable("TKE_PROVIDER_ID", "cls-abc")
        .variable("TKE_ROLE_ARN", "viewer")
        .variable("TKE_WEB_IDENTITY_TOKEN_FILE", token.to_str().unwrap())
        .start();
    assert_eq!(backend.get("/healthz").await.status, 200);
}
