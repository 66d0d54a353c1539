//! A fake cloud on the loopback address. It verifies signature, clock, headers and body with another library than the backend's, responds
//! like the real one, and fails on request.
//!
//! * [`verify`]: what the real cloud rejects.
//! * [`FakeRoles`]: services for temporary keys.
//! * [`Behaviour`]: the behaviour per session id.

mod roles;
mod verify;

use std::collections::HashMap;
use std::convert::Infallible;
use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant, SystemTime};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::{StreamExt, stream};
use serde_json::{Value, json};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::time::sleep;

pub use roles::{FakeRoles, Trouble};
pub use verify::Keys;

/// The response to a request for a session, or for a list of a project.
#[derive(Debug, Clone)]
pub enum Behaviour {
    /// This body.
    Answer(String),
    /// `Response.Error` with this code and status 200, as the cloud sends errors.
    Error(&'static str),
    /// The same this many times; then a response.
    ErrorTimes(&'static str, usize),
    /// This status with a proxy's page this many times; then a response.
    StatusTimes(u16, usize),
    /// A page instead of JSON, with 200.
    Html,
    /// Nothing for that long; then a response.
    Hang(Duration),
    /// Half of a response, then the connection closes.
    CutOff,
    /// A response of that size.
    Large(usize),
    /// The same after that long.
    Slow(Duration, usize),
}

/// A request.
#[derive(Debug, Clone)]
pub struct Seen {
    /// When.
    pub at: Instant,
    /// `X-TC-Action`.
    pub action: String,
    /// `X-TC-Region`.
    pub region: Option<String>,
    /// As it was sent.
    pub body: String,
    /// The code with which it was rejected.
    pub refused: Option<&'static str>,
}

/// A running cloud, stopped on drop.
#[derive(Debug)]
pub struct FakeCloud {
    shared: Arc<Shared>,
    address: SocketAddr,
    _end: oneshot::Sender<Infallible>,
}

#[derive(Debug)]
struct Shared {
    host: String,
    state: Mutex<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    keys: Vec<Keys>,
    behaviours: HashMap<String, Behaviour>,
    seen: Vec<Seen>,
    asked: HashMap<String, usize>,
    /// For sessions without their own behaviour.
    otherwise: Option<Behaviour>,
    /// By how many seconds its clock is ahead of this machine's.
    clock_offset: i64,
}

impl FakeCloud {
    /// Starts on a free port with these keys.
    ///
    /// # Errors
    ///
    /// If no port is free.
    pub async fn start(keys: Keys) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
        let address = listener.local_addr()?;
        let shared = Arc::new(Shared {
            host: address.to_string(),
            state: Mutex::new(Inner {
                keys: vec![keys],
                ..Inner::default()
            }),
        });
        let router = Router::new()
            .fallback(answer)
            .with_state(Arc::clone(&shared));
        Ok(Self {
            shared,
            address,
            _end: serve(listener, router),
        })
    }

    /// For `--endpoint`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Accepts only these keys from now on.
    pub fn know(&self, keys: &[Keys]) {
        self.shared.state().keys = keys.to_vec();
    }

    /// Sets the behaviour of a session or a project.
    pub fn set(&self, id: &str, behaviour: Behaviour) {
        let mut state = self.shared.state();
        state.asked.remove(id);
        state.behaviours.insert(id.to_owned(), behaviour);
    }

    /// Sets the behaviour of all others, which are unknown by default.
    pub fn set_others(&self, behaviour: Behaviour) {
        self.shared.state().otherwise = Some(behaviour);
    }

    /// Puts its clock ahead.
    pub fn set_clock_offset(&self, seconds: i64) {
        self.shared.state().clock_offset = seconds;
    }

    /// The requests so far.
    #[must_use]
    pub fn seen(&self) -> Vec<Seen> {
        self.shared.state().seen.clone()
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, Inner> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The pause before the connection closes within a response.
const PAUSE: Duration = Duration::from_millis(100);

/// No request is larger.
const MAX_BYTES: usize = 1 << 20;

async fn answer(State(shared): State<Arc<Shared>>, request: Request) -> Response {
    let (head, body) = request.into_parts();
    let body = to_bytes(body, MAX_BYTES).await.unwrap_or_default();
    let text = String::from_utf8_lossy(&body).into_owned();
    let (keys, now) = {
        let state = shared.state();
        (state.keys.clone(), now() + state.clock_offset)
    };
    let refused = verify::verify(&head, &body, &shared.host, &keys, now).err();
    let named = |name: &str| {
        let value = head.headers.get(name)?;
        value.to_str().ok().map(str::to_owned)
    };
    let parameters: Value = serde_json::from_str(&text).unwrap_or_default();
    let id = ["SessionId", "ProjectId"]
        .iter()
        .find_map(|name| parameters[name].as_str())
        .unwrap_or("projects")
        .to_owned();
    let (behaviour, times) = {
        let mut state = shared.state();
        state.seen.push(Seen {
            at: Instant::now(),
            action: named("x-tc-action").unwrap_or_default(),
            region: named("x-tc-region"),
            body: text,
            refused: refused.as_ref().map(|(code, _)| *code),
        });
        let times = state.asked.entry(id.clone()).or_default();
        *times += 1;
        let times = *times;
        let behaviour = state.behaviours.get(&id).or(state.otherwise.as_ref());
        (behaviour.cloned(), times)
    };
    let mut response = match refused {
        Some((code, message)) => json_response(error(code, &message)),
        None => behave(behaviour, times, &id).await,
    };
    let date = verify::http_date(now);
    if let Ok(date) = HeaderValue::from_str(&date) {
        response.headers_mut().insert(header::DATE, date);
    }
    response
}

async fn behave(behaviour: Option<Behaviour>, times: usize, id: &str) -> Response {
    match behaviour {
        None => json_response(error("ResourceNotFound", "The session does not exist.")),
        Some(Behaviour::Answer(body)) => json_response(body),
        Some(Behaviour::Error(code)) => json_response(error(code, "as the test wants it")),
        Some(Behaviour::ErrorTimes(code, most)) if times <= most => {
            json_response(error(code, "as the test wants it"))
        }
        Some(Behaviour::StatusTimes(status, most)) if times <= most => {
            let status = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
            (status, "<html>a proxy's page</html>").into_response()
        }
        Some(Behaviour::ErrorTimes(..) | Behaviour::StatusTimes(..)) => json_response(session(id)),
        Some(Behaviour::Html) => {
            let html = "<!doctype html><title>Welcome</title><p>Please sign in to the network.";
            ([(header::CONTENT_TYPE, "text/html")], html).into_response()
        }
        Some(Behaviour::Hang(time)) => {
            sleep(time).await;
            json_response(session(id))
        }
        Some(Behaviour::CutOff) => {
            let body = session(id);
            let half = Bytes::from(body[..body.len() / 2].to_owned());
            let half = stream::once(async { Ok(half) });
            // After the first half has left.
            let end = stream::once(async {
                sleep(PAUSE).await;
                Err(io::Error::other("cut off"))
            });
            let length = [(header::CONTENT_LENGTH, body.len().to_string())];
            (length, Body::from_stream(half.chain(end))).into_response()
        }
        Some(Behaviour::Large(bytes)) => json_response(padded(id, bytes)),
        Some(Behaviour::Slow(time, bytes)) => {
            sleep(time).await;
            json_response(padded(id, bytes))
        }
    }
}

/// A small session that ended long ago, with that id.
#[must_use]
pub fn session(id: &str) -> String {
    let device = json!({
        "DeviceType": "remote",
        "DeviceId": "cockpit",
        "ProjectId": "project",
        "SessionId": id,
        "StartTime": 1_731_399_569_u64,
        "EndTime": 1_731_399_575_u64,
        "TimeOffset": [0, 2, 4, 6],
        "Fps": [20, 19, 20, 21],
        "Rate": [500, 510, 505, 490],
        "VideoLatency": [60, 61, 59, 60],
    });
    json!({ "Response": { "Details": [device], "RequestId": format!("r-{id}") } }).to_string()
}

/// The same, padded with white space to that size.
fn padded(id: &str, bytes: usize) -> String {
    let mut body = session(id);
    let end = body.pop();
    // In bulk: a test requests hundreds of megabytes.
    body.push_str(&" ".repeat(bytes.saturating_sub(body.len() + 1)));
    body.extend(end);
    body
}

fn error(code: &str, message: &str) -> String {
    let error = json!({ "Code": code, "Message": message });
    json!({ "Response": { "Error": error, "RequestId": "r-error" } }).to_string()
}

fn json_response(body: String) -> Response {
    ([(header::CONTENT_TYPE, "application/json")], body).into_response()
}

fn now() -> i64 {
    let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
    now.map_or(0, |now| now.as_secs().cast_signed())
}

/// Serves until the result is dropped.
fn serve(listener: TcpListener, router: Router) -> oneshot::Sender<Infallible> {
    let (end, ended) = oneshot::channel();
    tokio::spawn(async move {
        let server = axum::serve(listener, router);
        let server = server.with_graceful_shutdown(async {
            let _ = ended.await;
        });
        let _ = server.await;
    });
    end
}
