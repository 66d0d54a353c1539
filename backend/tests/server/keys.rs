//! Sources of keys and their renewal: no request fails because of it, and no other service is asked.

use std::fs;
use std::io;
use std::path::Path;
use std::sync::{Arc, Mutex, OnceLock};
use std::time::{Duration, Instant};

use backend::config::{Config, Source};
use backend::log::Log;
use backend::service::{Endpoints, Service};
use backend::shutdown::Shutdown;
use backend::tke_oidc::Identity;
use fake_cloud::{Behaviour, FakeCloud, FakeRoles, Keys, Trouble};
use tempfile::TempDir;
use tokio::task::JoinSet;
use url::Url;

use crate::support::{
    Answer, Backend, SECRET_KEY, SESSION_TOKEN, Start, WEB_IDENTITY_TOKEN, client, search,
};

/// One of several keys; the secret is always the same, so that leaks are found.
fn numbered(number: usize) -> Keys {
    Keys {
        id: format!("AKIDnumber{number}"),
        key: SECRET_KEY.to_owned(),
        token: Some(SESSION_TOKEN.to_owned()),
    }
}

fn profile(keys: &Keys) -> String {
    let Keys { id, key, .. } = keys;
    format!("[default]\nsecret_id = {id}\nsecret_key = {key}\ntoken = {SESSION_TOKEN}\n")
}

/// Replaces a file atomically, as careful tools do.
fn replace(file: &Path, text: &str) {
    let new = file.with_extension("new");
    fs::write(&new, text).unwrap();
    fs::rename(new, file).unwrap();
}

fn with_file(cloud: &FakeCloud, file: &Path) -> Start {
    Start::new()
        .with_metrics()
        .arguments(&["--endpoint", &cloud.endpoint()])
        .variable("TENCENTCLOUD_CREDENTIALS_FILE", file.to_str().unwrap())
}

/// Requests session after session and expects every response; returns their number.
async fn ask_until(url: String, name: String, end: Instant) -> usize {
    let client = client();
    let mut number = 0;
    while Instant::now() < end {
        number += 1;
        let request = client.post(format!("{url}/v1/session-details"));
        let body = format!("{{\"SessionId\":\"{name}-{number}\"}}");
        let request = request.header("content-type", "application/json");
        let answer = Answer::of(request.body(body).send().await.unwrap()).await;
        assert_eq!(answer.cloud_code(), "", "{}", answer.body);
    }
    number
}

#[tokio::test(flavor = "multi_thread")]
async fn a_key_that_is_replaced_under_load_fails_no_answer() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("credentials");
    replace(&file, &profile(&numbered(0)));
    let cloud = FakeCloud::start(numbered(0)).await.unwrap();
    cloud.set_others(Behaviour::Slow(Duration::from_millis(150), 1000));
    let backend = with_file(&cloud, &file).start();
    let end = Instant::now() + Duration::from_secs(15);
    let mut callers = JoinSet::new();
    for caller in 0..8 {
        callers.spawn(ask_until(backend.url(""), format!("s{caller}"), end));
    }
    for number in 1..=6 {
        tokio::time::sleep(Duration::from_secs(2)).await;
        if number % 2 == 0 {
            // In place, in two steps: half of it must not be read.
            let text = profile(&numbered(number));
            cloud.know(&[numbered(number - 1), numbered(number)]);
            fs::write(&file, &text[..text.len() / 3]).unwrap();
            tokio::time::sleep(Duration::from_millis(20)).await;
            fs::write(&file, &text).unwrap();
        } else {
            // The old one is revoked at once, for running requests too.
            replace(&file, &profile(&numbered(number)));
            cloud.know(&[numbered(number)]);
        }
    }
    let answered: usize = callers.join_all().await.into_iter().sum();
    println!("{answered} answered, none failed, while the key was replaced 6 times");
    assert!(answered > 100, "{answered}");
    let age = backend.count("trro_backend_key_age_seconds").await;
    assert!((0.0..5.0).contains(&age), "{age}");
}

/// Waits until it is ready, or no longer.
async fn is_ready(backend: &Backend, expected: bool) {
    let begun = Instant::now();
    while (backend.get("/readyz").await.status == 200) != expected {
        assert!(
            begun.elapsed() < Duration::from_secs(10),
            "ready: {}",
            !expected
        );
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test]
async fn a_key_may_come_later_and_a_bad_one_replaces_none() {
    let later = [
        Some(""),
        Some("[default]\nsecret_id = a b\nsecret_key = c\n"),
        Some("[default]\nsecret_id = a\n"),
        None,
    ];
    let cases = later.map(|later| tokio::spawn(comes_later(later)));
    for case in cases {
        case.await.unwrap();
    }
}

/// A key appears, and then this text in its place, or nothing.
async fn comes_later(then: Option<&str>) {
    let home = TempDir::new().unwrap();
    let folder = home.path().join(".tencentcloud");
    fs::create_dir(&folder).unwrap();
    let file = folder.join("credentials");
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    let backend = Start::new()
        .arguments(&["--endpoint", &cloud.endpoint()])
        .variable("HOME", home.path().to_str().unwrap())
        .start();
    let refusal = backend.details("a").await.refusal();
    assert_eq!(refusal, (503, "not-configured".to_owned()));
    is_ready(&backend, false).await;
    replace(&file, &profile(&numbered(1)));
    is_ready(&backend, true).await;
    match then {
        Some(text) => replace(&file, text),
        None => fs::remove_file(&file).unwrap(),
    }
    tokio::time::sleep(Duration::from_millis(2500)).await;
    assert_eq!(backend.details("a").await.cloud_code(), "ResourceNotFound");
    assert!(backend.log().contains("the old one stays"));
}

#[cfg(unix)]
#[tokio::test]
async fn a_signal_makes_it_read_again() {
    let folder = TempDir::new().unwrap();
    let file = folder.path().join("credentials");
    replace(&file, &profile(&numbered(1)));
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    let backend = with_file(&cloud, &file).start();
    replace(&file, &profile(&numbered(2)));
    backend.signal("-HUP");
    // Sooner than the file would be checked.
    tokio::time::sleep(Duration::from_millis(300)).await;
    let log = backend.log();
    assert!(log.contains("SIGHUP: the key was read again"), "{log}");
    cloud.know(&[numbered(2)]);
    assert_eq!(backend.details("a").await.cloud_code(), "ResourceNotFound");
    // Without a key it keeps running.
    let demo = Start::new().arguments(&["--demo"]).start();
    demo.signal("-HUP");
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(demo.get("/healthz").await.status, 200);
}

/// Everything that a server in this process logs.
#[derive(Clone, Default)]
struct Said(Arc<Mutex<Vec<u8>>>);

impl io::Write for Said {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn said() -> &'static (Said, Log) {
    static SAID: OnceLock<(Said, Log)> = OnceLock::new();
    SAID.get_or_init(|| {
        let said = Said::default();
        let log = Log::start(said.clone()).unwrap();
        tracing_subscriber::fmt()
            .with_max_level(tracing::Level::TRACE)
            .with_writer(log.clone())
            .init();
        (said, log)
    })
}

/// A server in this process that uses fake services.
struct Inside {
    url: String,
    metrics: String,
}

impl Inside {
    async fn start(cloud: &FakeCloud, roles: &FakeRoles, source: Source) -> Self {
        let (_, log) = said();
        let config = Config {
            listen: "127.0.0.1:0".parse().unwrap(),
            metrics_listen: Some("127.0.0.1:0".parse().unwrap()),
            endpoint: Url::parse(&cloud.endpoint()).unwrap(),
            region: None,
            public_url: None,
            allowed_origins: Vec::new(),
            trust: None,
            idle_timeout: Duration::from_secs(90),
            folder: None,
            tokens: Vec::new(),
            grace: Duration::ZERO,
            source,
            log_json: false,
        };
        let endpoints = Endpoints {
            metadata: roles.metadata(),
            sts: roles.sts(),
        };
        let service = Service::bind(config, endpoints, log.clone()).await.unwrap();
        let told = service.announcement().unwrap();
        let mut told = told
            .lines()
            .map(|line| line.split_once("http://").unwrap().1);
        let inside = Self {
            url: format!("http://{}", told.next().unwrap()),
            metrics: format!("http://{}", told.next().unwrap()),
        };
        tokio::spawn(service.serve(Shutdown::new().1));
        inside
    }

    async fn get(&self, path: &str) -> Answer {
        let request = client().get(format!("{}{path}", self.url));
        Answer::of(request.send().await.unwrap()).await
    }

    async fn becomes_ready(&self) {
        let begun = Instant::now();
        while self.get("/readyz").await.status != 200 {
            assert!(
                begun.elapsed() < Duration::from_secs(15),
                "it does not become ready"
            );
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// All output is checked here.
    async fn end(self) {
        let metrics = client().get(&self.metrics).send().await.unwrap();
        Answer::of(metrics).await;
        let (said, log) = said();
        log.finish();
        assert!(!said.0.lock().unwrap().is_empty());
        search(&String::from_utf8_lossy(&said.0.lock().unwrap()));
    }
}

fn pod(folder: &TempDir) -> Source {
    let token_file = folder.path().join("token");
    replace(&token_file, &format!("{WEB_IDENTITY_TOKEN}\n"));
    Source::TkeOidc(Identity {
        region: "ap-guangzhou".to_owned(),
        provider_id: "cls-abc".to_owned(),
        role_arn: "qcs::cam::uin/1:roleName/viewer".to_owned(),
        token_file,
    })
}

/// Renews keys before they expire, under load, while old keys are revoked.
async fn are_renewed(source: Source) -> Vec<String> {
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    let roles = FakeRoles::start(numbered(1)).await.unwrap();
    cloud.set_others(Behaviour::Slow(Duration::from_millis(20), 1000));
    // Two seconds more than the required five minutes.
    let lasts = Duration::from_secs(302);
    roles.give(numbered(1), lasts);
    let backend = Inside::start(&cloud, &roles, source).await;
    backend.becomes_ready().await;
    let end = Instant::now() + Duration::from_secs(8);
    let asking = tokio::spawn(ask_until(backend.url.clone(), "a".to_owned(), end));
    for number in 2..=3 {
        roles.give(numbered(number), lasts);
        cloud.know(&[numbered(number - 1), numbered(number)]);
        tokio::time::sleep(Duration::from_millis(3500)).await;
        cloud.know(&[numbered(number)]);
    }
    let answered = asking.await.unwrap();
    println!("{answered} answered, none failed, while the role's key was renewed");
    backend.end().await;
    roles.seen()
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_of_roles_are_renewed() {
    let folder = TempDir::new().unwrap();
    let machine = tokio::spawn(are_renewed(Source::CamRole));
    let seen = are_renewed(pod(&folder)).await;
    assert!(seen.len() >= 3, "{}", seen.len());
    for question in seen {
        let body: serde_json::Value =
            serde_json::from_str(question.strip_prefix("POST / ").unwrap()).unwrap();
        assert_eq!(body["ProviderId"], "cls-abc");
        assert_eq!(body["WebIdentityToken"], WEB_IDENTITY_TOKEN);
        assert_eq!(body["RoleArn"], "qcs::cam::uin/1:roleName/viewer");
        assert_eq!(body["DurationSeconds"], 7200);
    }
    let seen = machine.await.unwrap();
    let path = "GET /latest/meta-data/cam/security-credentials/";
    assert!(seen.len() >= 6, "{seen:?}");
    for pair in seen.chunks_exact(2) {
        assert_eq!(pair, [path.to_owned(), format!("{path}viewer-role")]);
    }
}

/// Recovers from any error of the fake service.
async fn gets_over(source: Source) {
    let elsewhere = FakeRoles::start(numbered(1)).await.unwrap();
    let troubles = [
        Trouble::Redirect(elsewhere.metadata()),
        Trouble::Redirect(elsewhere.sts()),
        Trouble::Hang(Duration::from_secs(3)),
        Trouble::Large((64 << 10) + 1),
        Trouble::Status(404),
        Trouble::Nonsense,
        Trouble::Refused,
    ];
    let cases = troubles.map(|trouble| tokio::spawn(gets_over_one(trouble, source.clone())));
    for case in cases {
        case.await.unwrap();
    }
    assert!(elsewhere.seen().is_empty(), "{:?}", elsewhere.seen());
}

async fn gets_over_one(trouble: Trouble, source: Source) {
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    let roles = FakeRoles::start(numbered(1)).await.unwrap();
    roles.set_trouble(Some(trouble.clone()));
    let begun = Instant::now();
    let backend = Inside::start(&cloud, &roles, source).await;
    assert!(begun.elapsed() < Duration::from_secs(4), "{trouble:?}");
    for path in ["/readyz", "/v1/projects"] {
        let refusal = backend.get(path).await.refusal();
        assert_eq!(refusal, (503, "not-configured".to_owned()), "{trouble:?}");
    }
    assert!(cloud.seen().is_empty());
    roles.set_trouble(None);
    backend.becomes_ready().await;
    let answer = backend.get("/v1/projects").await;
    assert_eq!(answer.cloud_code(), "ResourceNotFound");
    backend.end().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_fails_is_asked_again() {
    let folder = TempDir::new().unwrap();
    let machine = tokio::spawn(gets_over(Source::CamRole));
    gets_over(pod(&folder)).await;
    machine.await.unwrap();
}

#[tokio::test(flavor = "multi_thread")]
async fn the_name_of_a_role_leads_nowhere() {
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    for role in ["", "a/b", "..", "a?b", "a b", "one\ntwo", "@127.0.0.1/"] {
        let roles = FakeRoles::start(numbered(1)).await.unwrap();
        roles.set_role(role);
        let backend = Inside::start(&cloud, &roles, Source::CamRole).await;
        assert_eq!(backend.get("/readyz").await.status, 503, "{role}");
        assert_eq!(roles.seen().len(), 1, "{role}: {:?}", roles.seen());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_expired_key_signs_nothing() {
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    let roles = FakeRoles::start(numbered(1)).await.unwrap();
    roles.give(numbered(1), Duration::from_secs(2));
    let backend = Inside::start(&cloud, &roles, Source::CamRole).await;
    backend.becomes_ready().await;
    tokio::time::sleep(Duration::from_secs(3)).await;
    let refusal = backend.get("/v1/projects").await.refusal();
    assert_eq!(refusal, (503, "not-configured".to_owned()));
    assert_eq!(backend.get("/readyz").await.status, 503);
    assert_eq!(backend.get("/healthz").await.status, 200);
    assert!(cloud.seen().is_empty());
    backend.end().await;
}

/// Keys are only requested from the configured service.
#[tokio::test(flavor = "multi_thread")]
async fn roles_are_asked_only_when_told_to() {
    let cloud = FakeCloud::start(numbered(1)).await.unwrap();
    let roles = FakeRoles::start(numbered(1)).await.unwrap();
    for source in [Source::Usual, Source::Demo] {
        let backend = Inside::start(&cloud, &roles, source).await;
        backend.get("/v1/projects").await;
    }
    assert!(roles.seen().is_empty(), "{:?}", roles.seen());
}

#[test]
fn a_pod_without_a_role_is_told() {
    let names = [
        "TKE_REGION",
        "TKE_PROVIDER_ID",
        "TKE_ROLE_ARN",
        "TKE_WEB_IDENTITY_TOKEN_FILE",
    ];
    for missing in names {
        let mut start = Start::new().arguments(&["--credentials", "tke-oidc"]);
        for name in names.iter().filter(|name| **name != missing) {
            start = start.variable(name, "something");
        }
        let (code, said) = start.fails();
        assert!(
            code == Some(2) && said.contains(&format!("{missing} is missing")),
            "{said}"
        );
    }
    let (code, said) = Start::new()
        .arguments(&["--credentials", "metadata"])
        .fails();
    assert!(code == Some(2) && said.contains("cam-role"), "{said}");
}
