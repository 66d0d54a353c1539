//! The viewer's static files and their headers.

use std::io;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;

use axum::Router;
use axum::extract::{Request, State};
use axum::http::header::{CACHE_CONTROL, CONTENT_SECURITY_POLICY, IF_RANGE, RANGE, VARY};
use axum::http::{HeaderName, HeaderValue, StatusCode, Uri};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::get;
use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use tower_http::services::ServeDir;
use tower_http::services::fs::{Backend, TokioBackend, TokioFile};

use crate::refusal::Refusal;
use crate::routes::{App, Source};

/// Whether sessions are synthetic. The page reads this from its own response, which saves a request that other servers would have to
/// answer. `live` is sent too, since on a 304 a browser would keep the `demo` of an earlier response.
const MODES: [HeaderValue; 2] = [
    HeaderValue::from_static("trro-backend;desc=live"),
    HeaderValue::from_static("trro-backend;desc=demo"),
];

/// The policy for pages: own scripts, styles and addresses only, and no framing.
const PAGE_POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; style-src 'self'; \
     base-uri 'none'; form-action 'none'; frame-ancestors ";

/// A name that contains a hash of its content is immutable.
const IMMUTABLE: HeaderValue = HeaderValue::from_static("public, max-age=31536000, immutable");
/// All other files are revalidated on every request.
const REVALIDATE: HeaderValue = HeaderValue::from_static("no-cache");

/// This many hexadecimal digits are not a word.
const MIN_HASH_LENGTH: usize = 8;

/// Serves the public files below a folder.
pub fn files(folder: &Path, app: &'static App) -> Router {
    let none = get(async || Refusal::NotFound).fallback(async || Refusal::MethodNotAllowed);
    let files = ServeDir::with_backend(folder, ServedFolder::of(folder))
        .precompressed_br()
        .precompressed_gzip()
        .ignore_multi_range_requests(true)
        .call_fallback_on_method_not_allowed(true)
        .fallback(none);
    Router::new()
        .fallback_service(files)
        .layer(from_fn_with_state(app, headers))
}

async fn headers(State(app): State<&'static App>, mut request: Request, next: Next) -> Response {
    if let Some(here) = from_root(request.uri()) {
        *request.uri_mut() = here;
    }
    // The server does not compare whether a range is still valid; the whole file is always correct.
    if request.headers().contains_key(IF_RANGE) {
        request.headers_mut().remove(RANGE);
    }
    let path = request.uri().path();
    let is_frame = path.ends_with("/embed-frame.html");
    let caching = if has_hash(path) {
        IMMUTABLE
    } else {
        REVALIDATE
    };
    let mut response = next.run(request).await;
    let ancestors = if is_frame {
        format!("'self' {}", app.allowed_origins.join(" "))
    } else {
        "'none'".to_owned()
    };
    let is_there = !response.status().is_client_error();
    let is_known = response.status() == StatusCode::NOT_MODIFIED;
    let headers = response.headers_mut();
    if is_known {
        // Otherwise a revalidating cache forgets that there are several variants.
        headers.append(VARY, HeaderValue::from_static("accept-encoding"));
    }
    headers.insert(CACHE_CONTROL, if is_there { caching } else { REVALIDATE });
    let is_demo = usize::from(matches!(app.source, Source::Demo(_)));
    headers.insert(
        HeaderName::from_static("server-timing"),
        MODES[is_demo].clone(),
    );
    if let Ok(policy) = HeaderValue::from_str(&format!("{PAGE_POLICY}{}", ancestors.trim_end())) {
        headers.insert(CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// The path with exactly one leading slash and without a host. A folder redirects to its own path plus a slash, and with two slashes or a
/// forged host that would lead to another site.
fn from_root(uri: &Uri) -> Option<Uri> {
    let path = uri.path_and_query()?.as_str().trim_start_matches('/');
    format!("/{path}").parse().ok()
}

/// Whether a part of the name is a hash: `viewer-0123abcd.js`, `viewer_bg.0123abcd.wasm`.
fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or_default();
    let mut parts = name.split(['-', '.', '_']);
    parts.any(|part| {
        let is_hex = part
            .bytes()
            .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'));
        part.len() >= MIN_HASH_LENGTH && is_hex && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

/// A served folder without hidden files and without links that lead outside.
#[derive(Debug, Clone)]
struct ServedFolder(Arc<Path>);

impl ServedFolder {
    /// `ServeDir` prepends a dot, which would change a relative folder's path.
    fn of(folder: &Path) -> Self {
        Self(Path::new(".").join(folder).into())
    }

    /// The target of a path, with links followed. Any error means not found, since callers can invent any name.
    async fn resolve(self, path: PathBuf) -> io::Result<PathBuf> {
        let nothing = || io::Error::from(io::ErrorKind::NotFound);
        if path.strip_prefix(&self.0).map_or(true, is_hidden) {
            return Err(nothing());
        }
        // Resolved per request: the folder may be a symlink that a deployment switches.
        let root = tokio::fs::canonicalize(&self.0).await;
        let found = tokio::fs::canonicalize(path).await;
        let (Ok(root), Ok(found)) = (root, found) else {
            return Err(nothing());
        };
        if found.strip_prefix(&root).map_or(true, is_hidden) {
            return Err(nothing());
        }
        Ok(found)
    }
}

/// Whether a part of the path starts with a dot.
fn is_hidden(path: &Path) -> bool {
    let mut parts = path.components();
    parts.any(|part| {
        !matches!(part, Component::Normal(name) if !name.as_encoded_bytes().starts_with(b"."))
    })
}

impl Backend for ServedFolder {
    type File = TokioFile;
    type Metadata = std::fs::Metadata;
    type OpenFuture = BoxFuture<'static, io::Result<TokioFile>>;
    type MetadataFuture = BoxFuture<'static, io::Result<std::fs::Metadata>>;

    fn open(&self, path: PathBuf) -> Self::OpenFuture {
        let found = self.clone().resolve(path);
        async { TokioBackend.open(found.await?).await }.boxed()
    }

    fn metadata(&self, path: PathBuf) -> Self::MetadataFuture {
        let found = self.clone().resolve(path);
        async { TokioBackend.metadata(found.await?).await }.boxed()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_in_a_name() {
        for (path, expected) in [
            ("/viewer-0123abcd.js", true),
            ("/a/viewer_bg.0123456789abcdef.wasm", true),
            ("/embed.js", false),
            ("/index.html", false),
            ("/trro-session-viewer-0.1.0.tgz", false),
            ("/0123abcd/embed.js", false),
            ("/viewer-deadbeef.js", false),
            ("/viewer-0123abc.js", false),
            ("/viewer-0123ABCD.js", false),
        ] {
            assert_eq!(has_hash(path), expected, "{path}");
        }
    }
}
