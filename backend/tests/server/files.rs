//! The viewer's own files: what is served, under which headers, and what is not.

use std::fs;

use tempfile::TempDir;

use crate::support::{BEARER, Start};

const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors ";

fn folder() -> TempDir {
    let folder = TempDir::new().unwrap();
    let served = folder.path().join("dist");
    fs::create_dir(&served).unwrap();
    for name in ["index.html", "embed-frame.html", "page.js"] {
        fs::write(served.join(name), format!("this is {name}")).unwrap();
    }
    fs::write(folder.path().join("private"), "nobody's business").unwrap();
    folder
}

#[tokio::test]
async fn serves_the_viewer_and_nothing_else() {
    let folder = folder();
    let served = folder.path().join("dist");
    let served = served.to_str().unwrap();
    let backend = Start::new()
        .arguments(&["--demo", "--static", served])
        .start();
    for (path, expected) in [
        ("/", "this is index.html"),
        ("/embed-frame.html", "this is embed-frame.html"),
        ("/page.js?v=1", "this is page.js"),
    ] {
        let answer = backend.get(path).await;
        assert_eq!(answer.body, expected);
        let ancestors = if path.contains("frame") {
            "'self'"
        } else {
            "'none'"
        };
        assert_eq!(
            answer.header("content-security-policy"),
            format!("{POLICY}{ancestors}")
        );
        assert_eq!(answer.header("x-content-type-options"), "nosniff");
        assert_eq!(answer.header("cross-origin-resource-policy"), "same-origin");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("server-timing"), "trro-backend;desc=demo");
    }
    for path in [
        "/nothing.js",
        "/..%2fprivate",
        "/%2e%2e/private",
        "/dist/index.html",
    ] {
        let answer = backend.get(path).await;
        assert_eq!(answer.refusal(), (404, "not-found".to_owned()), "{path}");
    }
    let raw =
        backend.raw("GET /../private HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    assert!(
        raw.starts_with("HTTP/1.1 404") && !raw.contains("business"),
        "{raw}"
    );
    let raw = backend.raw(
        "POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
    );
    assert!(
        raw.starts_with("HTTP/1.1 405") && raw.contains("method-not-allowed"),
        "{raw}"
    );
}

/// The frame alone may be embedded, and by whom it was told; a page of the live cloud says so.
#[tokio::test]
async fn lets_nobody_frame_the_page() {
    let folder = folder();
    let served = folder.path().join("dist");
    let backend = Start::new()
        .with_key()
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .arguments(&["--static", served.to_str().unwrap()])
        .arguments(&["--allow-origin", "https://console.example"])
        .start();
    let frame = backend.get("/embed-frame.html").await;
    let policy = frame.header("content-security-policy");
    assert_eq!(policy, format!("{POLICY}'self' https://console.example"));
    assert_eq!(frame.header("server-timing"), "trro-backend;desc=live");
    let page = backend.get("/").await;
    assert_eq!(
        page.header("content-security-policy"),
        format!("{POLICY}'none'")
    );
}
