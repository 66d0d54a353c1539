//! Access control. Every response costs quota and contains data of the account.
//!
//! Three kinds of strangers are rejected: pages of another site (`Origin`, `Sec-Fetch-Site`), names that a stranger has pointed at this
//! machine (`Host`), and callers without the token.

use std::net::IpAddr;

use axum::extract::{Request, State};
use axum::http::header::{
    ACCESS_CONTROL_ALLOW_HEADERS, ACCESS_CONTROL_ALLOW_METHODS, ACCESS_CONTROL_ALLOW_ORIGIN,
    ACCESS_CONTROL_EXPOSE_HEADERS, ACCESS_CONTROL_MAX_AGE, ACCESS_CONTROL_REQUEST_METHOD,
    AUTHORIZATION, HOST, ORIGIN, VARY,
};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Version};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};
use url::{Host, Url};

use crate::config::Config;
use crate::refusal::Refusal;

/// The maximum size of request headers.
const MAX_HEAD_BYTES: usize = 16 << 10;

/// Which sites may embed a response outside of CORS.
pub const CROSS_ORIGIN_RESOURCE_POLICY: HeaderName =
    HeaderName::from_static("cross-origin-resource-policy");

const SEC_FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Response headers that a page of another origin may read.
const EXPOSED: &str = "retry-after, trro-clock-offset-seconds";

/// How long a browser may cache a preflight.
const PREFLIGHT_SECONDS: HeaderValue = HeaderValue::from_static("600");

/// The accepted hosts, origins and tokens.
#[derive(Debug)]
pub struct Guard {
    public_url: Option<Url>,
    own_address: Option<IpAddr>,
    allowed_origins: Vec<String>,
    /// Hashes, so that tokens of any length are compared in constant time.
    token_hashes: Vec<[u8; 32]>,
}

impl Guard {
    /// From the configuration.
    #[must_use]
    pub fn new(config: &Config) -> Self {
        Self {
            public_url: config.public_url.clone(),
            own_address: config.own_address(),
            allowed_origins: config.allowed_origins.clone(),
            token_hashes: config.tokens.iter().map(hash).collect(),
        }
    }

    /// The request's `Host` must be one of ours, against DNS rebinding.
    fn check_host(&self, headers: &HeaderMap) -> Result<Url, Refusal> {
        let host = headers.get(HOST).and_then(|host| host.to_str().ok());
        let host = host.ok_or(Refusal::WrongHost)?;
        let here = Url::parse(&format!("http://{host}")).map_err(|_| Refusal::WrongHost)?;
        if here.path() != "/" || !here.username().is_empty() || here.query().is_some() {
            return Err(Refusal::WrongHost);
        }
        if let Some(public) = &self.public_url {
            let there = Url::parse(&format!("{}://{host}", public.scheme()));
            if there.is_ok_and(|there| there.origin() == public.origin()) {
                return Ok(public.clone());
            }
        }
        let is_ours = match here.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => self.is_own(address.into()),
            Some(Host::Ipv6(address)) => self.is_own(address.into()),
            None => false,
        };
        // Any port, since it may be forwarded.
        if is_ours {
            Ok(here)
        } else {
            Err(Refusal::WrongHost)
        }
    }

    fn is_own(&self, address: IpAddr) -> bool {
        address.is_loopback() || self.own_address == Some(address)
    }

    /// The origin to allow in the response, if an allowed page of another origin made the request.
    fn check_origin(
        &self,
        headers: &HeaderMap,
        here: &Url,
    ) -> Result<Option<HeaderValue>, Refusal> {
        let Some(origin) = headers.get(ORIGIN) else {
            // Rejects pages of another site, and requests that discard the response: those cost quota too.
            return match headers.get(SEC_FETCH_SITE).map(HeaderValue::as_bytes) {
                None | Some(b"same-origin" | b"none") => Ok(None),
                Some(_) => Err(Refusal::ForbiddenOrigin),
            };
        };
        let is_own = *origin == here.origin().ascii_serialization();
        let is_allowed = self.allowed_origins.iter().any(|allowed| origin == allowed);
        if is_own || is_allowed {
            Ok(Some(origin.clone()))
        } else {
            Err(Refusal::ForbiddenOrigin)
        }
    }

    fn check_token(&self, headers: &HeaderMap) -> Result<(), Refusal> {
        if self.token_hashes.is_empty() {
            return Ok(());
        }
        let given = headers
            .get(AUTHORIZATION)
            .and_then(|value| value.to_str().ok());
        let (scheme, token) = given
            .and_then(|given| given.split_once(' '))
            .unwrap_or_default();
        let found: [u8; 32] = Sha256::digest(token.trim()).into();
        // Compares with all of them, in constant time.
        let is_one = self
            .token_hashes
            .iter()
            .fold(Choice::from(0), |is_one, expected| {
                is_one | found.ct_eq(expected)
            });
        if bool::from(is_one) && scheme.eq_ignore_ascii_case("bearer") {
            Ok(())
        } else {
            Err(Refusal::Unauthorized)
        }
    }

    /// The response to a preflight, which carries no token.
    fn preflight(origin: HeaderValue) -> Response {
        let mut response = StatusCode::NO_CONTENT.into_response();
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            ACCESS_CONTROL_ALLOW_METHODS,
            HeaderValue::from_static("GET, POST"),
        );
        headers.insert(
            ACCESS_CONTROL_ALLOW_HEADERS,
            HeaderValue::from_static("authorization, content-type"),
        );
        headers.insert(ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        response
    }
}

fn hash(token: &SecretString) -> [u8; 32] {
    Sha256::digest(token.expose_secret()).into()
}

/// For every path: headers must be small, HTTP/1.1 needs exactly one `Host`, and none may be repeated, since a proxy and this server might
/// read different ones.
///
/// # Errors
///
/// [`Refusal::HeadTooLarge`], [`Refusal::BadRequest`].
pub async fn plain_head(request: Request, next: Next) -> Result<Response, Refusal> {
    let headers = request.headers().iter();
    let bytes: usize = headers
        .map(|(name, value)| name.as_str().len() + value.len())
        .sum();
    if bytes > MAX_HEAD_BYTES {
        return Err(Refusal::HeadTooLarge {
            limit: MAX_HEAD_BYTES,
        });
    }
    let least = usize::from(request.version() >= Version::HTTP_11);
    let hosts = request.headers().get_all(HOST).iter().count();
    if (least..=1).contains(&hosts) {
        return Ok(next.run(request).await);
    }
    Err(Refusal::BadRequest(format!("Host once, not {hosts} times")))
}

/// For every path except health checks: checks the host.
///
/// # Errors
///
/// [`Refusal::WrongHost`].
pub async fn host(
    State(guard): State<&'static Guard>,
    mut request: Request,
    next: Next,
) -> Result<Response, Refusal> {
    let here = guard.check_host(request.headers())?;
    request.extensions_mut().insert(here);
    Ok(next.run(request).await)
}

/// For paths that cost quota: checks origin and token. Runs after [`host`].
pub async fn caller(State(guard): State<&'static Guard>, request: Request, next: Next) -> Response {
    let Some(here) = request.extensions().get::<Url>().cloned() else {
        return Refusal::WrongHost.into_response();
    };
    let headers = request.headers();
    let origin = match guard.check_origin(headers, &here) {
        Ok(origin) => origin,
        Err(refusal) => return vary(refusal.into_response()),
    };
    if let Some(origin) = origin.clone().filter(|_| is_preflight(&request)) {
        return vary(Guard::preflight(origin));
    }
    let mut response = match guard.check_token(headers) {
        Ok(()) => next.run(request).await,
        Err(refusal) => refusal.into_response(),
    };
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        headers.insert(
            ACCESS_CONTROL_EXPOSE_HEADERS,
            HeaderValue::from_static(EXPOSED),
        );
    }
    vary(response)
}

/// For the viewer's files, which are public: pages of an allowed origin may use them as modules. Runs after [`host`].
pub async fn reader(State(guard): State<&'static Guard>, request: Request, next: Next) -> Response {
    let here = request.extensions().get::<Url>();
    let origin = here.and_then(|here| guard.check_origin(request.headers(), here).ok()?);
    if let Some(origin) = origin.clone().filter(|_| is_preflight(&request)) {
        return vary(Guard::preflight(origin));
    }
    let mut response = next.run(request).await;
    if let Some(origin) = origin {
        let headers = response.headers_mut();
        headers.insert(ACCESS_CONTROL_ALLOW_ORIGIN, origin);
        let anybody = HeaderValue::from_static("cross-origin");
        headers.insert(CROSS_ORIGIN_RESOURCE_POLICY, anybody);
    }
    vary(response)
}

/// Whether the request is a preflight.
fn is_preflight(request: &Request) -> bool {
    let headers = request.headers();
    request.method() == Method::OPTIONS && headers.contains_key(ACCESS_CONTROL_REQUEST_METHOD)
}

/// The same address responds differently to another origin.
fn vary(mut response: Response) -> Response {
    let headers = response.headers_mut();
    headers.append(VARY, HeaderValue::from_static("Origin"));
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    fn guard(public: Option<&str>) -> Guard {
        Guard {
            public_url: public.map(|url| Url::parse(url).unwrap()),
            own_address: Some([10, 0, 0, 5].into()),
            allowed_origins: vec!["https://console.example".to_owned()],
            token_hashes: vec![hash(&"a-token".into()), hash(&"the-next".into())],
        }
    }

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let pairs = pairs.iter();
        pairs
            .map(|(name, value)| {
                let value = HeaderValue::from_str(value).unwrap();
                (HeaderName::from_static(name), value)
            })
            .collect()
    }

    #[test]
    fn only_names_of_ours_lead_here() {
        let both = [None, Some("https://trro.example")];
        for (host, expected) in [
            ("localhost:8080", [true, true]),
            ("LOCALHOST", [true, true]),
            ("127.0.0.1:8080", [true, true]),
            ("127.0.0.2", [true, true]),
            ("[::1]:9", [true, true]),
            ("10.0.0.5:8080", [true, true]),
            ("10.0.0.6:8080", [false, false]),
            ("trro.example", [false, true]),
            ("trro.example:443", [false, true]),
            ("trro.example:444", [false, false]),
            ("evil.example", [false, false]),
            ("localhost.evil.example", [false, false]),
            ("127.0.0.1.evil.example", [false, false]),
            ("localhost@evil.example", [false, false]),
            ("evil.example/localhost", [false, false]),
            ("", [false, false]),
        ] {
            let found = both.map(|public| {
                guard(public)
                    .check_host(&headers(&[("host", host)]))
                    .is_ok()
            });
            assert_eq!(found, expected, "{host}");
        }
        assert!(guard(None).check_host(&HeaderMap::new()).is_err());
    }

    #[test]
    fn only_pages_of_allowed_origins_ask() {
        let here = Url::parse("http://localhost:8080").unwrap();
        for (pairs, expected) in [
            (&[][..], Ok(None)),
            (
                &[("origin", "http://localhost:8080")],
                Ok(Some("http://localhost:8080")),
            ),
            (
                &[("origin", "https://console.example")],
                Ok(Some("https://console.example")),
            ),
            (
                &[
                    ("origin", "https://console.example"),
                    ("sec-fetch-site", "cross-site"),
                ],
                Ok(Some("https://console.example")),
            ),
            (&[("sec-fetch-site", "same-origin")], Ok(None)),
            (&[("sec-fetch-site", "none")], Ok(None)),
            (&[("sec-fetch-site", "cross-site")], Err(())),
            (&[("sec-fetch-site", "same-site")], Err(())),
            (&[("origin", "http://localhost:8081")], Err(())),
            (&[("origin", "https://localhost:8080")], Err(())),
            (&[("origin", "https://evil.example")], Err(())),
            (
                &[("origin", "https://console.example.evil.example")],
                Err(()),
            ),
            (&[("origin", "null")], Err(())),
            (&[("origin", "*")], Err(())),
            (&[("origin", "")], Err(())),
        ] {
            let found = guard(None).check_origin(&headers(pairs), &here);
            let found = found
                .as_ref()
                .map(|origin| origin.as_ref().map(|origin| origin.to_str().unwrap()));
            assert_eq!(found.map_err(|_| ()), expected, "{pairs:?}");
        }
    }

    #[test]
    fn what_a_page_needs_is_exposed() {
        assert!(EXPOSED.contains(crate::routes::CLOCK_OFFSET.as_str()));
    }

    #[test]
    fn only_the_token_opens() {
        for (value, expected) in [
            ("Bearer a-token", true),
            ("bearer a-token", true),
            ("Bearer  a-token ", true),
            ("Bearer the-next", true),
            ("Bearer a-tokenthe-next", false),
            ("Bearer a-toke", false),
            ("Bearer a-token2", false),
            ("Bearer", false),
            ("Bearer ", false),
            ("Basic a-token", false),
            ("a-token", false),
        ] {
            let found = guard(None).check_token(&headers(&[("authorization", value)]));
            assert_eq!(found.is_ok(), expected, "{value}");
        }
        assert_eq!(
            guard(None).check_token(&HeaderMap::new()),
            Err(Refusal::Unauthorized)
        );
    }
}
