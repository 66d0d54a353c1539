//! Configuration from flags and environment, validated once; no other module reads either.

use std::env;
use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use axum::http::HeaderName;
use axum::http::header::{AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION};
use clap::{Parser, ValueEnum};
use secrecy::{ExposeSecret, SecretString};
use url::{Host, Url};

use crate::call::check_region;
use crate::caller::Trust;
use crate::credentials::CredentialsError;
use crate::listen::Address;
use crate::tke_oidc::Identity;

/// The default endpoint of the cloud. Its regions are selected by a header, not by the address.
const ENDPOINT: &str = "https://trro.tencentcloudapi.com";

/// Required of everybody who can reach this server from another machine.
const MIN_TOKEN_LENGTH: usize = 32;

/// Headers that never contain a user's name.
const SECRETS: [HeaderName; 3] = [AUTHORIZATION, COOKIE, PROXY_AUTHORIZATION];

const TOKEN: &str = "TRRO_BACKEND_TOKEN";
/// A second token, so that callers can switch one after the other.
const NEXT: &str = "TRRO_BACKEND_TOKEN_NEXT";

/// The command line.
#[derive(Debug, Parser)]
#[command(
    name = "trro-session-backend",
    version,
    args_override_self = true,
    about = "Signs the four reading calls of Tencent Cloud TRRO that the session viewer needs.",
    after_help = "Environment:
  TENCENTCLOUD_SECRET_ID, TENCENTCLOUD_SECRET_KEY   the API key; else ~/.tencentcloud/credentials, [default],
                                                    read again when it changes and on SIGHUP
  TENCENTCLOUD_TOKEN                                the session token of a temporary key
  TRRO_BACKEND_TOKEN                                what callers have to send as Authorization: Bearer …;
                                                    32 characters and more where others than this machine may call
  TRRO_BACKEND_TOKEN_NEXT                           another one that opens too, while callers change to it
  RUST_LOG                                          how much is logged, such as debug"
)]
struct Flags {
    /// Where to listen: an address and a port, or unix: and a path. Other addresses than loopback need a token.
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8080")]
    listen: Address,
    /// Where Prometheus may ask for /metrics, such as 127.0.0.1:9090: another address than the one that answers questions.
    #[arg(long, value_name = "ADDRESS:PORT")]
    metrics_listen: Option<SocketAddr>,
    /// Another address of the cloud, whatever the region. `http://` only for this machine.
    #[arg(long, value_name = "URL", default_value = ENDPOINT)]
    endpoint: Url,
    /// Takes temporary keys from the cloud: cam-role, the role of this machine; tke-oidc, the role of this pod of TKE.
    #[arg(long, value_enum, value_name = "KIND", conflicts_with = "demo")]
    credentials: Option<Role>,
    /// The region of calls that name none, such as ap-guangzhou.
    #[arg(long, env = "TENCENTCLOUD_REGION")]
    region: Option<String>,
    /// How callers reach this server through a reverse proxy, such as <https://trro.example>. Needs a token.
    #[arg(long, value_name = "URL")]
    public_url: Option<Url>,
    /// A page of another origin that may ask, such as <https://console.example>. May be given several times.
    #[arg(long, value_name = "ORIGIN")]
    allow_origin: Vec<Url>,
    /// Takes the caller's name from this header, from this machine and from every --trusted-proxy alone.
    #[arg(long, value_name = "HEADER")]
    trust_forwarded_user: Option<HeaderName>,
    /// A proxy whose word is taken for --trust-forwarded-user, by its address. May be given several times.
    #[arg(long, value_name = "ADDRESS", requires = "trust_forwarded_user")]
    trusted_proxy: Vec<IpAddr>,
    /// For how many seconds a connection is kept on which nothing is asked: longer than the load balancer before it keeps it.
    #[arg(long, value_name = "SECONDS", default_value = "90", value_parser = clap::value_parser!(u64).range(1..=3600))]
    idle_timeout: u64,
    /// For how many seconds questions are still answered after SIGTERM, while /readyz says that no more should come.
    #[arg(long, value_name = "SECONDS", default_value = "5", value_parser = clap::value_parser!(u64).range(..=600))]
    grace: u64,
    /// Serves this folder too: the viewer's `dist/`.
    #[arg(long, value_name = "DIR")]
    r#static: Option<PathBuf>,
    /// Answers with made sessions and never calls the cloud.
    #[arg(long)]
    demo: bool,
    /// Logs one JSON object a line.
    #[arg(long)]
    log_json: bool,
}

/// Whose temporary key is used.
#[derive(Debug, Clone, Copy, ValueEnum)]
enum Role {
    /// The machine's.
    CamRole,
    /// The pod's.
    TkeOidc,
}

/// The validated configuration.
#[derive(Debug)]
pub struct Config {
    /// Where to listen.
    pub listen: Address,
    /// Where `/metrics` is answered, and nothing else.
    pub metrics_listen: Option<SocketAddr>,
    /// The cloud's endpoint.
    pub endpoint: Url,
    /// The region of calls that name none.
    pub region: Option<String>,
    /// Scheme, name and port by which callers reach this server; `None` for the machine's own names.
    pub public_url: Option<Url>,
    /// Other allowed origins, as browsers write them.
    pub allowed_origins: Vec<String>,
    /// Whose forwarded user names are trusted.
    pub trust: Option<Trust>,
    /// How long an idle connection is kept.
    pub idle_timeout: Duration,
    /// The viewer's files.
    pub folder: Option<PathBuf>,
    /// The accepted tokens; none are required if this is empty.
    pub tokens: Vec<SecretString>,
    /// How long requests are still served after a shutdown request, while the server reports that it is not ready.
    pub grace: Duration,
    /// The source of responses.
    pub source: Source,
    /// One JSON object a line.
    pub log_json: bool,
}

/// The source of responses.
#[derive(Debug, Clone)]
pub enum Source {
    /// The cloud, with a key from the environment or a file; it may appear later.
    Usual,
    /// The cloud, with a key of this machine's role.
    CamRole,
    /// The cloud, with a key of this pod's role.
    TkeOidc(Identity),
    /// Synthetic sessions.
    Demo,
}

/// Why this server does not start.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A key that cannot be used.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// Other machines could call it, and nothing would keep them out.
    #[error(
        "{why} needs {TOKEN} of at least {MIN_TOKEN_LENGTH} characters; for instance: export {TOKEN}=$(openssl rand -hex 32)"
    )]
    Token {
        /// Why a token is required.
        why: &'static str,
    },
    /// A second token without a first, or one that is too short.
    #[error("{NEXT} needs {TOKEN} beside it, both of at least {MIN_TOKEN_LENGTH} characters")]
    NextToken,
    /// A token that is not valid in a header.
    #[error("{0} has characters that cannot be sent in a header")]
    TokenCharacters(&'static str),
    /// Keys would be sent unencrypted.
    #[error("--endpoint is https://, or http:// for this machine")]
    Endpoint,
    /// An invalid region.
    #[error("the region: {0}")]
    Region(String),
    /// Not an origin.
    #[error("{flag} takes scheme and name, such as https://console.example, and not {value}")]
    Origin {
        /// The flag.
        flag: &'static str,
        /// Its value.
        value: String,
    },
    /// The header holds a secret, which would be logged.
    #[error("--trust-forwarded-user: {0} holds no name")]
    UserHeader(HeaderName),
    /// The folder does not exist.
    #[error("--static: {} is no folder", .0.display())]
    Folder(PathBuf),
}

impl Config {
    /// Parses command line and environment; prints help or a usage error and exits if there is one.
    ///
    /// # Errors
    ///
    /// If the settings contradict each other.
    pub fn read() -> Result<Self, ConfigError> {
        let flags = Flags::parse();
        let identity = match flags.credentials {
            Some(Role::TkeOidc) => Some(Identity::of_environment()?),
            Some(Role::CamRole) | None => None,
        };
        let token = |name| {
            let token = env::var(name).ok().filter(|token| !token.is_empty());
            token.map(SecretString::from)
        };
        Self::new(flags, identity, [token(TOKEN), token(NEXT)])
    }

    fn new(
        flags: Flags,
        identity: Option<Identity>,
        [token, next]: [Option<SecretString>; 2],
    ) -> Result<Self, ConfigError> {
        let source = match (flags.credentials, identity) {
            _ if flags.demo => Source::Demo,
            (_, Some(identity)) => Source::TkeOidc(identity),
            (Some(Role::CamRole), None) => Source::CamRole,
            (Some(Role::TkeOidc) | None, None) => Source::Usual,
        };
        if let Source::TkeOidc(identity) = &source {
            check_region(&identity.region)
                .map_err(|refusal| ConfigError::Region(refusal.to_string()))?;
        }
        if let Some(region) = &flags.region {
            check_region(region).map_err(|refusal| ConfigError::Region(refusal.to_string()))?;
        }
        let is_near = match flags.endpoint.host() {
            Some(Host::Domain(name)) => name == "localhost",
            Some(Host::Ipv4(address)) => address.is_loopback(),
            Some(Host::Ipv6(address)) => address.is_loopback(),
            None => false,
        };
        if flags.endpoint.scheme() != "https" && !(flags.endpoint.scheme() == "http" && is_near) {
            return Err(ConfigError::Endpoint);
        }
        // The signature covers the path `/`.
        origin("--endpoint", &flags.endpoint)?;
        let public_url = flags.public_url.as_ref();
        if let Some(url) = public_url {
            origin("--public-url", url)?;
        }
        let origins = flags.allow_origin.iter();
        let allowed_origins = origins.map(|url| origin("--allow-origin", url));
        let allowed_origins = allowed_origins.collect::<Result<_, _>>()?;
        let is_near = match &flags.listen {
            Address::Tcp(address) => address.ip().is_loopback(),
            Address::Unix(_) => true,
        };
        let why = match (is_near, public_url) {
            (false, _) => Some("an address that others can reach"),
            (true, Some(_)) => Some("--public-url"),
            (true, None) => None,
        };
        let is_long = |token: &Option<SecretString>| {
            let token = token.as_ref();
            token.is_some_and(|token| token.expose_secret().len() >= MIN_TOKEN_LENGTH)
        };
        if let Some(why) = why.filter(|_| !is_long(&token)) {
            return Err(ConfigError::Token { why });
        }
        if next.is_some() && !(is_long(&token) && is_long(&next)) {
            return Err(ConfigError::NextToken);
        }
        for (name, token) in [(TOKEN, &token), (NEXT, &next)] {
            let is_sendable = |token: &SecretString| {
                let mut bytes = token.expose_secret().bytes();
                bytes.all(|byte| byte.is_ascii_graphic())
            };
            if !token.as_ref().is_none_or(is_sendable) {
                return Err(ConfigError::TokenCharacters(name));
            }
        }
        if let Some(folder) = flags.r#static.as_ref().filter(|folder| !folder.is_dir()) {
            return Err(ConfigError::Folder(folder.clone()));
        }
        let trust = flags.trust_forwarded_user.map(|header| Trust {
            header,
            proxies: flags.trusted_proxy,
        });
        if let Some(trust) = trust
            .as_ref()
            .filter(|trust| SECRETS.contains(&trust.header))
        {
            return Err(ConfigError::UserHeader(trust.header.clone()));
        }
        Ok(Self {
            listen: flags.listen,
            metrics_listen: flags.metrics_listen,
            endpoint: flags.endpoint,
            region: flags.region.filter(|region| !region.is_empty()),
            public_url: flags.public_url,
            allowed_origins,
            trust,
            idle_timeout: Duration::from_secs(flags.idle_timeout),
            folder: flags.r#static,
            tokens: token.into_iter().chain(next).collect(),
            grace: Duration::from_secs(flags.grace),
            source,
            log_json: flags.log_json,
        })
    }

    /// The address to listen on, if other machines can name it.
    #[must_use]
    pub fn own_address(&self) -> Option<IpAddr> {
        match &self.listen {
            Address::Tcp(address) => Some(address.ip()).filter(|address| !address.is_unspecified()),
            Address::Unix(_) => None,
        }
    }
}

/// Scheme, name and port, as browsers write them; anything else is rejected.
fn origin(flag: &'static str, url: &Url) -> Result<String, ConfigError> {
    let is_origin = ["http", "https"].contains(&url.scheme())
        && url.path() == "/"
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty();
    if is_origin {
        return Ok(url.origin().ascii_serialization());
    }
    Err(ConfigError::Origin {
        flag,
        value: url.to_string(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const LONG: &str = "0123456789abcdef0123456789abcdef";

    fn read(arguments: &str, tokens: [&str; 2]) -> Result<Config, String> {
        let flags = Flags::try_parse_from(format!("backend {arguments}").split_whitespace());
        let flags = flags.map_err(|error| error.kind().to_string())?;
        let tokens = tokens.map(|token| (!token.is_empty()).then(|| token.to_owned().into()));
        Config::new(flags, None, tokens).map_err(|error| error.to_string())
    }

    fn check(arguments: &str, token: &str, expected: &str) {
        check_both(arguments, [token, ""], expected);
    }

    fn check_both(arguments: &str, tokens: [&str; 2], expected: &str) {
        let found = match read(arguments, tokens) {
            Ok(_) => "fine".to_owned(),
            Err(error) => error,
        };
        assert!(found.starts_with(expected), "{arguments}: {found}");
    }

    #[test]
    fn nobody_else_may_call_without_a_token() {
        for arguments in [
            "--listen 0.0.0.0:80",
            "--listen [::]:80",
            "--listen 10.0.0.1:80",
            "--public-url https://trro.example",
        ] {
            for token in ["", "short", &LONG[1..]] {
                let why = if arguments.starts_with("--listen") {
                    "an address that others can reach needs TRRO_BACKEND_TOKEN"
                } else {
                    "--public-url needs TRRO_BACKEND_TOKEN"
                };
                check(arguments, token, why);
            }
            check(arguments, LONG, "fine");
        }
        for arguments in [
            "",
            "--listen 127.0.0.1:1",
            "--listen [::1]:1",
            "--listen 127.8.8.8:0",
        ] {
            check(arguments, "", "fine");
        }
        check("", "with blank", "TRRO_BACKEND_TOKEN has characters");
    }

    /// AWS keeps connections for 60 s, Tencent Cloud for 75: a request on a connection that this server has just closed would fail.
    #[test]
    fn connections_are_kept_longer_than_load_balancers_keep_them() {
        let config = read("", ["", ""]).unwrap();
        assert!(config.idle_timeout > Duration::from_secs(75));
    }

    #[test]
    fn two_tokens_are_both_long() {
        let refused = "TRRO_BACKEND_TOKEN_NEXT needs TRRO_BACKEND_TOKEN beside it";
        for (tokens, expected) in [
            ([LONG, LONG], "fine"),
            ([LONG, ""], "fine"),
            (["short", ""], "fine"),
            (["", LONG], refused),
            ([LONG, "short"], refused),
            (["short", LONG], refused),
            ([LONG, &LONG[1..]], refused),
            (
                [LONG, "0123456789abcdef 0123456789abcdef"],
                "TRRO_BACKEND_TOKEN_NEXT has characters",
            ),
        ] {
            check_both("", tokens, expected);
        }
    }

    #[test]
    fn a_key_travels_encrypted_or_not_at_all() {
        for (endpoint, expected) in [
            ("https://trro.intl.tencentcloudapi.com", "fine"),
            ("http://127.0.0.1:9000", "fine"),
            ("http://localhost:9000", "fine"),
            ("http://[::1]:9000", "fine"),
            ("http://trro.tencentcloudapi.com", "--endpoint is https://"),
            ("http://127.0.0.1.evil.example", "--endpoint is https://"),
            ("file:///etc/passwd", "--endpoint is https://"),
            (
                "https://trro.tencentcloudapi.com/v2",
                "--endpoint takes scheme and name",
            ),
        ] {
            check(&format!("--endpoint {endpoint}"), "", expected);
        }
    }

    #[test]
    fn origins_are_origins() {
        let config = read(
            "--allow-origin https://Console.example:443 --allow-origin http://localhost:5173",
            ["", ""],
        )
        .unwrap();
        assert_eq!(
            config.allowed_origins,
            ["https://console.example", "http://localhost:5173"]
        );
        for origin in [
            "https://a.example/path",
            "ftp://a.example",
            "https://user@a.example",
            "https://a.example?q",
        ] {
            check(
                &format!("--allow-origin {origin}"),
                "",
                "--allow-origin takes scheme and name",
            );
        }
        for origin in ["*", "null"] {
            check(&format!("--allow-origin {origin}"), "", "invalid value");
        }
    }
}
