//! Who makes a request: the name in the log, and the user whose share of the calls it takes. It grants no access: the token does.

use std::fmt;
use std::net::IpAddr;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderName};

/// The maximum length of a name in bytes; a longer one is ignored.
const MAX_NAME_LENGTH: usize = 128;

/// The other end of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Peer {
    /// An address; IPv4-mapped ones are converted to IPv4.
    Address(IpAddr),
    /// A program on this machine, through a Unix socket.
    Socket,
}

impl Peer {
    /// From an address as the system reports it.
    #[must_use]
    pub fn at(address: IpAddr) -> Self {
        Self::Address(address.to_canonical())
    }

    fn is_here(self) -> bool {
        match self {
            Self::Address(address) => address.is_loopback(),
            Self::Socket => true,
        }
    }
}

impl fmt::Display for Peer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(formatter),
            Self::Socket => formatter.write_str("unix"),
        }
    }
}

/// A trusted proxy that passes the user's name in a header.
#[derive(Debug, Clone)]
pub struct Trust {
    /// The header. The proxy must overwrite what its own callers send in it.
    pub header: HeaderName,
    /// Addresses of trusted proxies, besides this machine's own.
    pub proxies: Vec<IpAddr>,
}

/// A user: the name from a trusted proxy, otherwise the address.
pub type User = Arc<str>;

/// Who makes a request.
#[derive(Debug, Clone)]
pub struct Caller {
    /// Identifies the user.
    pub user: User,
    /// The other end of the connection.
    pub peer: Peer,
}

impl Caller {
    /// From the headers, if the peer is trusted.
    #[must_use]
    pub fn of(headers: &HeaderMap, peer: Peer, trust: Option<&Trust>) -> Self {
        let name = trust
            .filter(|trust| trust.takes_word_of(peer))
            .and_then(|trust| name(headers, &trust.header));
        Self {
            user: name.map_or_else(|| peer.to_string().into(), Into::into),
            peer,
        }
    }
}

impl Trust {
    fn takes_word_of(&self, peer: Peer) -> bool {
        let is_named = |address| {
            self.proxies
                .iter()
                .any(|proxy| proxy.to_canonical() == address)
        };
        peer.is_here() || matches!(peer, Peer::Address(address) if is_named(address))
    }
}

/// The only value of a header, if it can be a name.
fn name<'a>(headers: &'a HeaderMap, header: &HeaderName) -> Option<&'a str> {
    let mut values = headers.get_all(header).iter();
    let (Some(value), None) = (values.next(), values.next()) else {
        return None;
    };
    let name = str::from_utf8(value.as_bytes()).ok()?;
    let is_name =
        !name.is_empty() && name.len() <= MAX_NAME_LENGTH && !name.contains(char::is_control);
    is_name.then_some(name)
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    const HEADER: HeaderName = HeaderName::from_static("x-forwarded-user");

    fn check(peer: &str, values: &[&[u8]], expected: &str) {
        let trust = Trust {
            header: HEADER,
            proxies: vec![
                "10.0.0.5".parse().unwrap(),
                "::ffff:10.0.0.6".parse().unwrap(),
            ],
        };
        let mut headers = HeaderMap::new();
        for value in values {
            headers.append(HEADER, HeaderValue::from_bytes(value).unwrap());
        }
        let peer = match peer {
            "unix" => Peer::Socket,
            address => Peer::at(address.parse().unwrap()),
        };
        let found = Caller::of(&headers, peer, Some(&trust));
        assert_eq!(&*found.user, expected, "{peer} {values:?}");
        let ignored = Caller::of(&headers, peer, None);
        assert_eq!(*ignored.user, peer.to_string());
    }

    #[test]
    fn only_a_trusted_proxy_names_a_caller() {
        for (peer, expected) in [
            ("127.0.0.1", "alice"),
            ("127.9.9.9", "alice"),
            ("::1", "alice"),
            ("::ffff:127.0.0.1", "alice"),
            ("unix", "alice"),
            ("10.0.0.5", "alice"),
            ("::ffff:10.0.0.5", "alice"),
            ("10.0.0.6", "alice"),
            ("10.0.0.7", "10.0.0.7"),
            ("::ffff:10.0.0.7", "10.0.0.7"),
            ("2001:db8::1", "2001:db8::1"),
        ] {
            check(peer, &[b"alice"], expected);
        }
    }

    #[test]
    fn a_name_is_one_plain_name() {
        let long = [b'x'; MAX_NAME_LENGTH + 1];
        for (values, expected) in [
            (&[][..], "10.0.0.5"),
            (&[b"".as_slice()], "10.0.0.5"),
            (&[b"alice", b"bob"], "10.0.0.5"),
            (&[b"alice", b"alice"], "10.0.0.5"),
            (&[b"a\tb"], "10.0.0.5"),
            (&["a\u{85}b".as_bytes()], "10.0.0.5"),
            (&[b"\xff"], "10.0.0.5"),
            (&[&long[..]], "10.0.0.5"),
            (&["张三".as_bytes()], "张三"),
            (&[b"o'brien@example.com \"x\""], "o'brien@example.com \"x\""),
        ] {
            check("10.0.0.5", values, expected);
        }
        check("10.0.0.5", &[&long[1..]], &"x".repeat(MAX_NAME_LENGTH));
    }
}
