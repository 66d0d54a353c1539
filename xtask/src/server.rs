//! A static server for one folder on the loopback address, with a Content-Security-Policy.
//!
//! `cargo xtask serve` uses it as it is. The end-to-end tests use it below a sub-path, with other policies, without the wasm or with
//! something else in its place, and with fake responses.

use std::collections::HashMap;
use std::fs;
use std::io::{self, Write};
use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::path::{Component, Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tiny_http::{HTTPVersion, Header, Method, Request, Response, StatusCode};

/// The policy that the page must work under, stricter than most hosts: no inline code or style, no `eval`, no images, nothing from other
/// origins. Workers fall back to `script-src`.
pub const STRICT_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; \
     style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/// The policy sent with a response.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Policy {
    /// [`STRICT_POLICY`].
    #[default]
    Strict,
    /// The same without `'wasm-unsafe-eval'`: no module can start.
    WithoutWasm,
    /// No policy.
    Open,
    /// The same with `worker-src 'none'`: no worker can start.
    WithoutWorkers,
    /// The same with Trusted Types: scripts may only come from addresses made by our policy.
    TrustedTypes,
    /// A typical operator's console that embeds the element.
    Console,
    /// A console that cannot allow wasm and uses frames instead.
    ConsoleOfFrames,
    /// [`STRICT_POLICY`], but any page may frame it; who may send messages is checked separately.
    Framed,
}

impl Policy {
    /// The value of the `Content-Security-Policy` header.
    #[must_use]
    pub fn value(self) -> String {
        match self {
            Self::Strict => STRICT_POLICY.to_owned(),
            Self::WithoutWasm => STRICT_POLICY.replace(" 'wasm-unsafe-eval'", ""),
            Self::Open => "default-src * data: blob: 'unsafe-inline' 'unsafe-eval'".to_owned(),
            Self::WithoutWorkers => format!("{STRICT_POLICY}; worker-src 'none'"),
            Self::TrustedTypes => format!(
                "{STRICT_POLICY}; require-trusted-types-for 'script'; trusted-types trro-session-viewer"
            ),
            Self::Console => {
                "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                connect-src 'self'; img-src 'self' data: blob:; \
                require-trusted-types-for 'script'; trusted-types trro-session-viewer"
                    .to_owned()
            }
            Self::ConsoleOfFrames => "default-src 'none'; script-src 'self'; style-src 'self'; \
                connect-src 'self'; frame-src *"
                .to_owned(),
            Self::Framed => STRICT_POLICY.replace("frame-ancestors 'none'", "frame-ancestors *"),
        }
    }
}

/// How requests for `*.wasm` are answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Wasm {
    /// With the module, as `application/wasm`.
    #[default]
    Served,
    /// With 404.
    Missing,
    /// With the module, but as `text/plain`.
    AsText,
    /// With `index.html` and status 200, as servers of single-page applications do.
    AsHtml,
}

/// A fake response.
#[derive(Debug, Clone)]
pub struct Reply {
    /// HTTP status.
    pub status: u16,
    /// `Content-Type`.
    pub content_type: String,
    /// The body.
    pub body: Vec<u8>,
    /// The delay before the response.
    pub delay: Duration,
    /// A policy that replaces the site's.
    pub policy: Option<Policy>,
}

impl Reply {
    /// JSON with status 200.
    #[must_use]
    pub fn json(body: impl Into<Vec<u8>>) -> Self {
        Self {
            status: 200,
            content_type: "application/json".to_owned(),
            body: body.into(),
            delay: Duration::ZERO,
            policy: None,
        }
    }

    /// An HTML page.
    #[must_use]
    pub fn html(body: impl Into<Vec<u8>>) -> Self {
        Self {
            content_type: "text/html; charset=utf-8".to_owned(),
            ..Self::json(body)
        }
    }

    /// A script.
    #[must_use]
    pub fn script(body: impl Into<Vec<u8>>) -> Self {
        Self {
            content_type: "text/javascript; charset=utf-8".to_owned(),
            ..Self::json(body)
        }
    }
}

/// What is served, and how.
#[derive(Debug, Clone)]
pub struct Site {
    /// The folder.
    pub folder: PathBuf,
    /// The base path: `/`, or a sub-path that starts and ends with `/`.
    pub base: String,
    /// The policy of every response.
    pub policy: Policy,
    /// How the module is served.
    pub wasm: Wasm,
    /// Fake responses by path relative to `base`; they take precedence over files.
    pub replies: HashMap<String, Reply>,
    /// A script that runs before all others of the page, served as [`EARLY_SCRIPT`].
    pub early_script: Option<String>,
}

/// The name of [`Site::early_script`], relative to the page.
pub const EARLY_SCRIPT: &str = "early-script.js";

impl Site {
    /// A folder at `/` with the strict policy.
    #[must_use]
    pub fn new(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
            base: "/".to_owned(),
            policy: Policy::Strict,
            wasm: Wasm::Served,
            replies: HashMap::new(),
            early_script: None,
        }
    }
}

/// A running server, stopped on drop.
#[derive(Debug)]
pub struct Server {
    shared: Arc<Shared>,
    address: SocketAddr,
    threads: Vec<thread::JoinHandle<()>>,
}

struct Shared {
    http: tiny_http::Server,
    site: Site,
    requests: Mutex<Vec<String>>,
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter
            .debug_struct("Shared")
            .field("site", &self.site)
            .finish_non_exhaustive()
    }
}

/// A browser opens six connections per host; a delayed response blocks a thread.
const THREADS: usize = 8;

impl Server {
    /// Listens on `127.0.0.1`; port 0 selects a free one.
    ///
    /// # Errors
    ///
    /// If the port is in use.
    pub fn start(site: Site, port: u16) -> io::Result<Self> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))?;
        let address = listener.local_addr()?;
        let http = tiny_http::Server::from_listener(listener, None).map_err(io::Error::other)?;
        let shared = Arc::new(Shared {
            http,
            site,
            requests: Mutex::default(),
        });
        let threads = (0..THREADS)
            .map(|_| {
                let shared = Arc::clone(&shared);
                thread::spawn(move || shared.answer_all())
            })
            .collect();
        Ok(Self {
            shared,
            address,
            threads,
        })
    }

    /// The port it listens on.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// `http://127.0.0.1:8080`.
    #[must_use]
    pub fn origin(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The address of the folder, with its trailing slash.
    #[must_use]
    pub fn url(&self) -> String {
        format!("{}{}", self.origin(), self.shared.site.base)
    }

    /// The requests so far, in order: `GET /index.html`.
    #[must_use]
    pub fn requests(&self) -> Vec<String> {
        self.shared.requests().clone()
    }

    /// Serves until the process ends.
    pub fn wait(mut self) {
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        for _ in &self.threads {
            self.shared.http.unblock();
        }
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn answer_all(&self) {
        while let Ok(request) = self.http.recv() {
            self.requests()
                .push(format!("{} {}", request.method(), request.url()));
            let answer = self.site.answer(&request);
            thread::sleep(answer.delay);
            // The browser may have disconnected.
            let _ = respond(request, self.site.response(answer));
        }
    }

    fn requests(&self) -> std::sync::MutexGuard<'_, Vec<String>> {
        self.requests.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// HTTP/1.0, which closes the connection after the response. `tiny_http` counts a thread as free until it has woken up: of several
/// simultaneous connections, one may get no thread and would wait until another one ends.
fn respond(request: Request, response: Response<io::Cursor<Vec<u8>>>) -> io::Result<()> {
    let without_body = *request.method() == Method::Head;
    let headers = request.headers().to_vec();
    let mut writer = request.into_writer();
    response.raw_print(&mut writer, HTTPVersion(1, 0), &headers, without_body, None)?;
    writer.flush()
}

impl Site {
    fn answer(&self, request: &Request) -> Reply {
        if !matches!(request.method(), Method::Get | Method::Head) {
            return refusal(405, "only GET and HEAD");
        }
        let path = request.url().split(['?', '#']).next().unwrap_or_default();
        let Some(relative) = path.strip_prefix(&self.base) else {
            return refusal(404, "nothing here");
        };
        if let Some(reply) = self.replies.get(relative) {
            return reply.clone();
        }
        if let Some(script) = &self.early_script
            && relative.ends_with(EARLY_SCRIPT)
        {
            return found("text/javascript; charset=utf-8", script.as_bytes().to_vec());
        }
        let is_wasm = Path::new(relative)
            .extension()
            .is_some_and(|end| end == "wasm");
        match self.wasm {
            Wasm::Missing if is_wasm => refusal(404, "nothing here"),
            Wasm::AsHtml if is_wasm => self.file(""),
            Wasm::AsText if is_wasm => Reply {
                content_type: "text/plain".to_owned(),
                ..self.file(relative)
            },
            _ => self.file(relative),
        }
    }

    fn file(&self, relative: &str) -> Reply {
        let Some(mut file) = inside(&self.folder, relative) else {
            return refusal(404, "nothing here");
        };
        if relative.is_empty() || relative.ends_with('/') {
            file.push("index.html");
        }
        let Ok(mut body) = fs::read(&file) else {
            return refusal(404, "nothing here");
        };
        let content_type = content_type(&file);
        if self.early_script.is_some() && content_type.starts_with("text/html") {
            body = with_early_script(&String::from_utf8_lossy(&body)).into_bytes();
        }
        found(content_type, body)
    }

    fn response(&self, reply: Reply) -> Response<io::Cursor<Vec<u8>>> {
        let policy = reply.policy.unwrap_or(self.policy).value();
        let headers = [
            ("Content-Type", reply.content_type.as_str()),
            ("Content-Security-Policy", policy.as_str()),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Opener-Policy", "same-origin"),
            ("Cache-Control", "no-store"),
        ];
        let allow = (reply.status == 405).then_some(("Allow", "GET, HEAD"));
        let headers = headers
            .into_iter()
            .chain(allow)
            .filter_map(|(name, value)| Header::from_bytes(name, value).ok());
        // With a known length, the page can show the download's progress.
        headers.fold(
            Response::from_data(reply.body)
                .with_status_code(StatusCode(reply.status))
                .with_chunked_threshold(usize::MAX),
            Response::with_header,
        )
    }
}

/// The file for a request's path; `None` if it is outside the folder.
fn inside(folder: &Path, relative: &str) -> Option<PathBuf> {
    let decoded = percent_decode_str(relative).decode_utf8().ok()?;
    let plain = |part| matches!(part, Component::Normal(_));
    // On Windows a backslash is a separator too, and a colon follows a drive letter.
    if decoded.contains(['\0', '\\', ':']) || !Path::new(&*decoded).components().all(plain) {
        return None;
    }
    Some(folder.join(&*decoded))
}

fn content_type(file: &Path) -> &'static str {
    match file
        .extension()
        .and_then(|end| end.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "wasm" => "application/wasm",
        "css" => "text/css; charset=utf-8",
        "json" => "application/json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ts" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// A page whose policy lists its scripts by hash would reject an additional one.
fn with_early_script(html: &str) -> String {
    if html.contains("script-src 'sha256-") {
        return html.to_owned();
    }
    let script = format!("<head><script src=\"{EARLY_SCRIPT}\"></script>");
    html.replacen("<head>", &script, 1)
}

fn found(content_type: &str, body: Vec<u8>) -> Reply {
    Reply {
        content_type: content_type.to_owned(),
        ..Reply::json(body)
    }
}

fn refusal(status: u16, why: &str) -> Reply {
    Reply {
        status,
        ..found("text/plain; charset=utf-8", why.as_bytes().to_vec())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::net::TcpStream;
    use std::sync::LazyLock;
    use std::{env, process};

    use super::*;

    /// A folder with a page, a module and a secret next to it.
    fn folder() -> PathBuf {
        static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
            let outside = env::temp_dir().join(format!("xtask-server-{}", process::id()));
            let folder = outside.join("dist");
            fs::create_dir_all(&folder).unwrap();
            fs::write(outside.join("secret.txt"), "secret").unwrap();
            fs::write(folder.join("index.html"), "<head></head>").unwrap();
            fs::write(folder.join("a.wasm"), "\0asm").unwrap();
            folder
        });
        FOLDER.clone()
    }

    fn site() -> Site {
        let mut site = Site::new(folder());
        site.replies.insert("42.json".to_owned(), Reply::json("[]"));
        site
    }

    /// Status line, headers and body of a response.
    fn ask(site: Site, request: &str) -> String {
        let server = Server::start(site, 0).unwrap();
        let mut stream = TcpStream::connect(server.address).unwrap();
        write!(
            stream,
            "{request} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        answer
    }

    #[test]
    fn answers_what_lies_in_the_folder_and_nothing_else() {
        for (request, status) in [
            ("GET /", "200"),
            ("GET /index.html", "200"),
            ("HEAD /index.html", "200"),
            ("GET /index.html?x=/../", "200"),
            ("GET /42.json", "200"),
            ("GET /none.js", "404"),
            ("GET /../secret.txt", "404"),
            ("GET /%2e%2e/secret.txt", "404"),
            ("GET /..%2fsecret.txt", "404"),
            ("GET /..%5csecret.txt", "404"),
            ("GET //etc/hostname", "404"),
            ("GET /%2fetc/hostname", "404"),
            ("GET /%ff", "404"),
            ("POST /index.html", "405"),
            ("DELETE /42.json", "405"),
        ] {
            let answer = ask(site(), request);
            let start = format!("HTTP/1.0 {status} ");
            assert!(answer.starts_with(&start), "{request}: {answer}");
        }
    }

    #[test]
    fn sends_policy_and_type_with_every_answer() {
        for (request, content_type) in [
            ("GET /", "text/html; charset=utf-8"),
            ("GET /a.wasm", "application/wasm"),
            ("GET /42.json", "application/json"),
            ("GET /none", "text/plain; charset=utf-8"),
        ] {
            let answer = ask(site(), request);
            for line in [
                format!("Content-Type: {content_type}"),
                format!("Content-Security-Policy: {STRICT_POLICY}"),
                "X-Content-Type-Options: nosniff".to_owned(),
                "Cache-Control: no-store".to_owned(),
            ] {
                let times = answer.matches(&format!("\r\n{line}\r\n")).count();
                assert_eq!(times, 1, "{request}: {line} in {answer}");
            }
        }
    }

    #[test]
    fn serves_from_a_sub_path_alone() {
        for (request, status) in [
            ("GET /console/viewer/", "200"),
            ("GET /console/viewer/42.json", "200"),
            ("GET /index.html", "404"),
            ("GET /console/viewerindex.html", "404"),
        ] {
            let base = "/console/viewer/".to_owned();
            let answer = ask(Site { base, ..site() }, request);
            let start = format!("HTTP/1.0 {status} ");
            assert!(answer.starts_with(&start), "{request}: {answer}");
        }
    }

    #[test]
    fn spoils_the_module_as_asked() {
        for (wasm, status, content_type) in [
            (Wasm::Served, "200 OK", "application/wasm"),
            (Wasm::Missing, "404 Not Found", "text/plain; charset=utf-8"),
            (Wasm::AsText, "200 OK", "text/plain"),
            (Wasm::AsHtml, "200 OK", "text/html; charset=utf-8"),
        ] {
            let answer = ask(Site { wasm, ..site() }, "GET /a.wasm");
            let start = format!("HTTP/1.0 {status}\r\n");
            let line = format!("\r\nContent-Type: {content_type}\r\n");
            assert!(
                answer.starts_with(&start) && answer.contains(&line),
                "{wasm:?}: {answer}"
            );
        }
        let policy = Policy::WithoutWasm.value();
        assert!(
            !policy.contains("wasm") && policy.contains("script-src 'self';"),
            "{policy}"
        );
    }

    #[test]
    fn puts_the_early_script_before_all_others() {
        assert_eq!(
            with_early_script("<head><meta content=\"script-src 'sha256-AA='\">"),
            "<head><meta content=\"script-src 'sha256-AA='\">",
        );
        assert_eq!(
            with_early_script("<html><head><script src=a.js>"),
            "<html><head><script src=\"early-script.js\"></script><script src=a.js>",
        );
    }
}
