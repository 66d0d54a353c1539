//! Runs a backend and collects its output.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use fake_cloud::{FakeCloud, Keys};
use reqwest::{Client, Response};
use serde_json::{Value, json};

pub const SECRET_ID: &str = "AKIDfortests0123456789";
/// Output that contains this has leaked the secret.
pub const SECRET_KEY: &str = "KeyThatNobodyMaySee0123456789ab";
pub const SESSION_TOKEN: &str = "SessionTokenThatNobodyMaySee";
pub const BEARER: &str = "BearerThatNobodyMaySee0123456789abcdef";

pub const NEXT_BEARER: &str = "NextBearerThatNobodyMaySee0123456789abcdef";
pub const WEB_IDENTITY_TOKEN: &str = "eyTokenOfAPodThatNobodyMaySee";

const SECRETS: [&str; 5] = [
    SECRET_KEY,
    SESSION_TOKEN,
    BEARER,
    NEXT_BEARER,
    WEB_IDENTITY_TOKEN,
];

pub fn keys() -> Keys {
    Keys {
        id: SECRET_ID.to_owned(),
        key: SECRET_KEY.to_owned(),
        token: Some(SESSION_TOKEN.to_owned()),
    }
}

/// A process that is stopped on drop; its log is searched for secrets.
pub struct Backend {
    pub child: Child,
    pub port: u16,
    metrics_port: Option<u16>,
    log: Arc<Mutex<String>>,
    reader: Option<JoinHandle<()>>,
}

/// How it is started.
pub struct Start {
    command: Command,
    has_metrics: bool,
}

impl Start {
    /// Without a key, logging everything.
    pub fn new() -> Self {
        Self::of_command(Command::new(env!("CARGO_BIN_EXE_trro-session-backend")))
            .arguments(&["--listen", "127.0.0.1:0"])
    }

    /// That program, run by that user if this process may choose, with only these arguments.
    pub fn of_program(program: &Path, user: Option<u32>, arguments: &[String]) -> Self {
        let mut command = Command::new(program);
        command.args(arguments);
        #[cfg(unix)]
        if let Some(user) = user.filter(|_| is_root()) {
            std::os::unix::process::CommandExt::uid(&mut command, user);
            std::os::unix::process::CommandExt::gid(&mut command, user);
        }
        Self::of_command(command)
    }

    fn of_command(mut command: Command) -> Self {
        command
            .env_clear()
            .env("HOME", "/nonexistent")
            .env("RUST_LOG", "trace")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        Self {
            command,
            has_metrics: false,
        }
    }

    /// With a key, and this address instead of the cloud's.
    pub fn of(endpoint: &str) -> Self {
        Self::new().with_key().arguments(&["--endpoint", endpoint])
    }

    pub fn with_key(self) -> Self {
        self.variable("TENCENTCLOUD_SECRET_ID", SECRET_ID)
            .variable("TENCENTCLOUD_SECRET_KEY", SECRET_KEY)
            .variable("TENCENTCLOUD_TOKEN", SESSION_TOKEN)
    }

    pub fn arguments(mut self, arguments: &[&str]) -> Self {
        self.command.args(arguments);
        self
    }

    /// Starts it in that folder.
    pub fn inside(mut self, folder: &Path) -> Self {
        self.command.current_dir(folder);
        self
    }

    pub fn variable(mut self, name: &str, value: &str) -> Self {
        self.command.env(name, value);
        self
    }

    /// Runs it until it exits: exit code and output.
    pub fn fails(mut self) -> (Option<i32>, String) {
        let output = self.command.output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr).into_owned();
        search(&said);
        (output.status.code(), said)
    }

    /// Serves metrics too.
    pub fn with_metrics(mut self) -> Self {
        self.has_metrics = true;
        self.arguments(&["--metrics-listen", "127.0.0.1:0"])
    }

    /// Logs to `stderr`, which nobody here reads.
    pub fn start_logging_to(mut self, stderr: impl Into<Stdio>) -> Backend {
        self.command.stderr(stderr);
        self.start()
    }

    pub fn start(self) -> Backend {
        self.launch("http://", |address| {
            let (_, port) = address.rsplit_once(':')?;
            port.parse().ok()
        })
    }

    /// Listens on that socket rather than on a port.
    pub fn start_in_files(self, address: &str) -> Backend {
        self.launch("", |said| (said == address).then_some(0))
    }

    fn launch(mut self, before: &str, read_port: impl Fn(&str) -> Option<u16>) -> Backend {
        let mut child = self.command.spawn().unwrap();
        let has_metrics = self.has_metrics;
        // Its standard error belongs to it: a pipe without a reader must have no other end here.
        drop(self);
        let log = Arc::new(Mutex::new(String::new()));
        let reader = child.stderr.take().map(|stderr| {
            let into = Arc::clone(&log);
            thread::spawn(move || {
                for line in BufReader::new(stderr).lines() {
                    let line = line.unwrap_or_default();
                    into.lock().unwrap().extend([&line, "\n"]);
                }
            })
        });
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut line = || {
            let mut line = String::new();
            said.read_line(&mut line).unwrap();
            line.trim().to_owned()
        };
        let main = line();
        let port = main.strip_prefix(&format!("listening on {before}"));
        let port = port.and_then(read_port);
        let port = port.unwrap_or_else(|| panic!("{main} {}", log.lock().unwrap()));
        let metrics_port = has_metrics.then(|| {
            let line = line();
            let port = line.trim_end_matches("/metrics").rsplit_once(':');
            port.unwrap().1.parse().unwrap()
        });
        Backend {
            child,
            port,
            metrics_port,
            log,
            reader,
        }
    }
}

impl Backend {
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// Makes a request to the metrics address.
    pub async fn get_of_metrics(&self, path: &str) -> Answer {
        let url = format!("http://127.0.0.1:{}{path}", self.metrics_port.unwrap());
        Answer::of(client().get(url).send().await.unwrap()).await
    }

    /// All metrics.
    pub async fn metrics(&self) -> String {
        let answer = self.get_of_metrics("/metrics").await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-type"), "text/plain; version=0.0.4");
        answer.body
    }

    /// One sample by name and labels as written; 0 if it is missing.
    pub async fn count(&self, name: &str) -> f64 {
        let metrics = self.metrics().await;
        let line = metrics.lines().find_map(|line| line.strip_prefix(name));
        line.map_or(0.0, |value| value.trim().parse().unwrap())
    }

    /// The log so far; lines arrive slightly after responses.
    pub fn log(&self) -> String {
        thread::sleep(Duration::from_millis(200));
        self.log.lock().unwrap().clone()
    }

    /// Requests a session.
    pub async fn details(&self, id: &str) -> Answer {
        self.post(json!({ "SessionId": id })).await
    }

    pub async fn post(&self, body: Value) -> Answer {
        let request = client().post(self.url("/v1/session-details"));
        Answer::of(request.json(&body).send().await.unwrap()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        Answer::of(client().get(self.url(path)).send().await.unwrap()).await
    }

    /// Sends raw bytes and reads until the connection ends.
    pub fn raw(&self, request: &str) -> String {
        let mut stream = self.connect();
        let _ = stream.write_all(request.as_bytes());
        let mut answer = Vec::new();
        let _ = stream.read_to_end(&mut answer);
        let answer = String::from_utf8_lossy(&answer).into_owned();
        search(&answer);
        answer
    }

    pub fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).unwrap();
        stream
            .set_read_timeout(Some(Duration::from_secs(40)))
            .unwrap();
        stream
    }

    pub fn terminate(&self) {
        self.signal("-TERM");
    }

    pub fn signal(&self, signal: &str) {
        let id = self.child.id().to_string();
        Command::new("kill").args([signal, &id]).status().unwrap();
    }
}

impl Drop for Backend {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
        if !thread::panicking() {
            let log = self.log();
            assert!(!log.contains("panicked"), "{log}");
            search(&log);
        }
    }
}

#[cfg(unix)]
pub fn is_root() -> bool {
    let output = Command::new("id").arg("-u").output();
    output.is_ok_and(|output| output.stdout == b"0\n")
}

/// Keeps connections, as browsers do.
pub fn client() -> Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    Client::new()
}

/// A response.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: String,
    headers: reqwest::header::HeaderMap,
}

impl Answer {
    pub async fn of(response: Response) -> Self {
        let (status, headers) = (response.status().as_u16(), response.headers().clone());
        let body = response.text().await.unwrap();
        search(&format!("{headers:?} {body}"));
        Self {
            status,
            body,
            headers,
        }
    }

    pub fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// All values of a header.
    pub fn all(&self, name: &str) -> String {
        let values = self.headers.get_all(name).iter();
        let values: Vec<_> = values.map(|value| value.to_str().unwrap()).collect();
        values.join(", ")
    }

    /// Status and code of an error.
    pub fn refusal(&self) -> (u16, String) {
        assert_eq!(
            self.header("content-type"),
            "application/problem+json",
            "{self:?}"
        );
        let problem: Value = serde_json::from_str(&self.body).unwrap();
        assert_eq!(problem["status"], self.status);
        (self.status, problem["code"].as_str().unwrap().to_owned())
    }

    /// The cloud's code in a response that was passed on.
    pub fn cloud_code(&self) -> String {
        assert_eq!(self.status, 200, "{}", self.body);
        let answer: Value = serde_json::from_str(&self.body).unwrap();
        let code = answer["Response"]["Error"]["Code"].as_str();
        code.unwrap_or_default().to_owned()
    }
}

/// A cloud that knows the keys, with a backend in front.
pub async fn pair() -> (FakeCloud, Backend) {
    let cloud = FakeCloud::start(keys()).await.unwrap();
    let backend = Start::of(&cloud.endpoint()).start();
    (cloud, backend)
}

/// Fails if a secret leaked: every log and every response of every test is checked.
pub fn search(text: &str) {
    for secret in SECRETS {
        assert!(!text.contains(secret), "a secret was told: {text}");
    }
}

#[test]
#[should_panic(expected = "a secret was told")]
fn the_search_finds_a_secret() {
    search(&format!("key={SECRET_KEY}"));
}
