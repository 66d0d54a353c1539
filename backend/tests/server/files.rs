//! The viewer's static files: what is served, with which headers, and what is not.

use std::fs;

use reqwest::Method;
use tempfile::TempDir;

use crate::support::{Answer, BEARER, Backend, Start, client};

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

/// Only the frame may be embedded, by the configured origins; a page of the live cloud says so.
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

fn serve(folder: &TempDir) -> Backend {
    let served = folder.path().join("dist");
    Start::new()
        .arguments(&["--demo", "--static", served.to_str().unwrap()])
        .arguments(&["--allow-origin", "https://console.example"])
        .start()
}

async fn get_with(backend: &Backend, path: &str, headers: &[(&str, &str)]) -> Answer {
    ask_with(backend, "GET", path, headers).await
}

async fn ask_with(backend: &Backend, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
    let method = Method::from_bytes(method.as_bytes()).unwrap();
    let mut request = client().request(method, backend.url(path));
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    Answer::of(request.send().await.unwrap()).await
}

#[tokio::test]
async fn hides_what_begins_with_a_dot_and_what_lies_elsewhere() {
    let folder = folder();
    let served = folder.path().join("dist");
    fs::create_dir(served.join(".git")).unwrap();
    fs::create_dir(served.join("sub")).unwrap();
    for name in [".git/config", ".env", "sub/.hidden", "sub/page.js"] {
        fs::write(served.join(name), "here").unwrap();
    }
    #[cfg(unix)]
    for (to, link) in [
        ("page.js", "inside.js"),
        ("sub", "inside"),
        ("../private", "outside"),
        ("..", "up"),
        (".env", "unhidden"),
        ("nowhere", "dangling"),
        ("loop", "loop"),
    ] {
        std::os::unix::fs::symlink(to, served.join(link)).unwrap();
    }
    let backend = serve(&folder);
    for (path, expected) in [
        ("/inside.js", 200),
        ("/inside/page.js", 200),
        ("/outside", 404),
        ("/up/private", 404),
        ("/unhidden", 404),
        ("/dangling", 404),
        ("/loop", 404),
        ("/.env", 404),
        ("/%2eenv", 404),
        ("/.git/config", 404),
        ("/.git", 404),
        ("/sub/.hidden", 404),
        ("/page.js/more", 404),
        ("/page.js%00", 404),
    ] {
        let answer = backend.get(path).await;
        assert_eq!(answer.status, expected, "{path} {}", answer.body);
    }
}

#[tokio::test]
async fn a_long_path_is_not_there() {
    let folder = folder();
    let backend = serve(&folder);
    for (length, expected) in [
        (200, 404),
        (300, 404),
        (5_000, 404),
        (20_000, 404),
        (60_000, 404),
        (70_000, 414),
        (100_000, 414),
    ] {
        let name = "x".repeat(length);
        for path in [
            format!("/{name}"),
            format!("/v1/{name}"),
            format!("/a?{name}"),
        ] {
            let answer = backend.raw(&format!(
                "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
            ));
            let status = answer.get(9..12);
            assert_eq!(
                status,
                Some(&*expected.to_string()),
                "{length} {path:.5} {answer}"
            );
        }
    }
    assert!(
        !backend.log().contains(&"x".repeat(300)),
        "a log is no place for it"
    );
}

/// A page of an allowed origin may load `embed.js` as a module, which sends `Origin`.
#[tokio::test]
async fn an_allowed_console_loads_modules() {
    let folder = folder();
    let backend = serve(&folder);
    for (origin, allowed) in [
        ("https://console.example", true),
        ("https://evil.example", false),
        ("null", false),
    ] {
        let answer = get_with(&backend, "/page.js", &[("origin", origin)]).await;
        assert_eq!(answer.body, "this is page.js");
        let named = answer.header("access-control-allow-origin");
        assert_eq!(named, if allowed { origin } else { "" });
        let policy = answer.header("cross-origin-resource-policy");
        let expected = if allowed {
            "cross-origin"
        } else {
            "same-origin"
        };
        assert_eq!(policy, expected);
        assert!(answer.all("vary").contains("Origin"), "{answer:?}");
    }
    let answer = backend.get("/page.js").await;
    assert_eq!(answer.header("access-control-allow-origin"), "");
    assert!(answer.all("vary").contains("Origin"), "a cache keeps both");
}

#[tokio::test]
async fn sends_files_as_they_lie_ready() {
    let folder = folder();
    let served = folder.path().join("dist");
    for name in ["page.js.br", "page.js.gz", "viewer-0123abcd.wasm"] {
        fs::write(served.join(name), format!("this is {name}")).unwrap();
    }
    let backend = serve(&folder);
    for (accepted, expected, encoding) in [
        ("gzip, br", "this is page.js.br", "br"),
        ("gzip", "this is page.js.gz", "gzip"),
        ("identity", "this is page.js", ""),
    ] {
        let answer = get_with(&backend, "/page.js", &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.body, expected);
        assert_eq!(answer.header("content-encoding"), encoding);
        assert!(answer.header("content-type").starts_with("text/javascript"));
        let vary = answer.all("vary").to_lowercase();
        assert!(vary.contains("accept-encoding"), "{vary}");
        assert_eq!(answer.header("cache-control"), "no-cache");
        let tag = answer.header("etag");
        assert!(!tag.is_empty());
        let headers = [("accept-encoding", accepted), ("if-none-match", tag)];
        let again = get_with(&backend, "/page.js", &headers).await;
        assert_eq!((again.status, &*again.body), (304, ""));
    }
    let hashed = backend.get("/viewer-0123abcd.wasm").await;
    let expected = "public, max-age=31536000, immutable";
    assert_eq!(hashed.header("cache-control"), expected);
    let missing = backend.get("/viewer-0123abce.wasm").await;
    assert_eq!(missing.status, 404);
    assert_eq!(missing.header("cache-control"), "no-cache");
}

#[tokio::test]
async fn negotiates_as_it_is_asked() {
    let folder = folder();
    let served = folder.path().join("dist");
    for name in ["page.js.br", "page.js.gz"] {
        fs::write(served.join(name), format!("this is {name}")).unwrap();
    }
    let backend = serve(&folder);
    for (accepted, encoding) in [
        ("br;q=0, gzip", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("br;q=0.1, gzip;q=0.5", "gzip"),
        ("*;q=0", ""),
    ] {
        let answer = get_with(&backend, "/page.js", &[("accept-encoding", accepted)]).await;
        assert_eq!(answer.status, 200);
        assert_eq!(answer.header("content-encoding"), encoding, "{accepted}");
    }
    // A cache that gets a 304 still knows that there are several variants.
    let tag = get_with(&backend, "/page.js", &[]).await;
    let again = [("if-none-match", tag.header("etag"))];
    let again = get_with(&backend, "/page.js", &again).await;
    assert_eq!(again.status, 304);
    for name in ["accept-encoding", "Origin"] {
        assert!(again.all("vary").contains(name), "{again:?}");
    }
    for (headers, status, body) in [
        (&[("range", "bytes=0-3")][..], 206, "this"),
        (&[("range", "bytes=-2")], 206, "js"),
        (&[("range", "bytes=900-")], 416, ""),
        (&[("range", "bytes=0-1,3-4")], 200, "this is page.js"),
        (
            &[("range", "bytes=0-3"), ("if-range", "\"an older one\"")],
            200,
            "this is page.js",
        ),
    ] {
        let answer = get_with(&backend, "/page.js", headers).await;
        assert_eq!(
            (answer.status, &*answer.body),
            (status, body),
            "{headers:?}"
        );
    }
}

/// As documented: `--static dist`.
#[tokio::test]
async fn a_folder_may_be_named_from_here() {
    let folder = folder();
    for named in ["dist", "./dist", "dist/", "../dist"] {
        let here = if named.starts_with("..") {
            folder.path().join("dist")
        } else {
            folder.path().to_owned()
        };
        let start = Start::new().arguments(&["--demo", "--static", named]);
        let backend = start.inside(&here).start();
        assert_eq!(backend.get("/").await.body, "this is index.html", "{named}");
        assert_eq!(backend.get("/..%2fprivate").await.status, 404, "{named}");
    }
}

#[tokio::test]
async fn a_redirection_leads_nowhere_else() {
    let folder = folder();
    fs::create_dir(folder.path().join("dist/evil.example")).unwrap();
    let backend = serve(&folder);
    for target in [
        "/evil.example",
        "//evil.example",
        "///evil.example",
        "http://evil.example/evil.example",
    ] {
        let answer = backend.raw(&format!(
            "GET {target} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
        ));
        assert!(answer.starts_with("HTTP/1.1 307 "), "{target} {answer}");
        let location = answer
            .lines()
            .find_map(|line| line.strip_prefix("location: "));
        assert_eq!(location, Some("/evil.example/"), "{target}");
    }
}

#[tokio::test]
async fn a_preflight_for_a_file_is_answered_to_allowed_origins() {
    let folder = folder();
    let backend = serve(&folder);
    for (origin, status, named) in [
        ("https://console.example", 204, "https://console.example"),
        ("https://evil.example", 405, ""),
        ("null", 405, ""),
    ] {
        let headers = [("origin", origin), ("access-control-request-method", "GET")];
        let answer = ask_with(&backend, "OPTIONS", "/page.js", &headers).await;
        assert_eq!(answer.status, status, "{origin}");
        assert_eq!(answer.header("access-control-allow-origin"), named);
        assert!(answer.all("vary").contains("Origin"), "{answer:?}");
    }
}
