//! TC3-HMAC-SHA256, the cloud's signature, as a pure function.
//!
//! Source: the cloud's documentation, "Signature v3". The date is the UTC date of the timestamp; the region is not signed; only
//! `content-type` and `host` are, as in all official SDKs.

use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use time::OffsetDateTime;
use time::macros::format_description;
use zeroize::Zeroizing;

use crate::credentials::Credentials;

/// The service name to sign for.
pub const SERVICE: &str = "trro";

/// `Content-Type` as sent and signed.
pub const CONTENT_TYPE: &str = "application/json; charset=utf-8";

/// The request to sign.
#[derive(Debug, Clone, Copy)]
pub struct Request<'a> {
    /// `trro`.
    pub service: &'a str,
    /// The signed headers, with lower-case names in alphabetical order; at least `content-type` and `host`.
    pub headers: &'a [(&'a str, &'a str)],
    /// The body.
    pub body: &'a [u8],
    /// Unix seconds.
    pub timestamp: i64,
}

/// Every intermediate value, for comparison with the documentation. None of them is secret.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// Method, path, query, headers and body hash, one per line.
    pub canonical_request: String,
    /// Algorithm, time, scope and the hash of the above, one per line.
    pub string_to_sign: String,
    /// Hexadecimal.
    pub signature: String,
    /// The value of the header `Authorization`.
    pub authorization: String,
}

/// Signs a `POST /` without a query.
#[must_use]
pub fn sign(request: &Request<'_>, credentials: &Credentials) -> Signed {
    let Request {
        service, timestamp, ..
    } = request;
    let (mut headers, mut names) = (String::new(), String::new());
    for (name, value) in request.headers {
        let value = value.trim().to_lowercase();
        // Writing to a string cannot fail.
        let _ = writeln!(headers, "{name}:{value}");
        if !names.is_empty() {
            names.push(';');
        }
        names.push_str(name);
    }
    let hash = hex::encode(Sha256::digest(request.body));
    let canonical_request = format!("POST\n/\n\n{headers}\n{names}\n{hash}");
    let date = utc_date(*timestamp);
    let scope = format!("{date}/{service}/tc3_request");
    let hash = hex::encode(Sha256::digest(&canonical_request));
    let string_to_sign = format!("TC3-HMAC-SHA256\n{timestamp}\n{scope}\n{hash}");
    let keys = keys(credentials, &date, service);
    let signature = hex::encode(*keyed(&*keys[2], string_to_sign.as_bytes()));
    let id = credentials.id();
    let authorization = format!(
        "TC3-HMAC-SHA256 Credential={id}/{scope}, SignedHeaders={names}, Signature={signature}"
    );
    Signed {
        canonical_request,
        string_to_sign,
        signature,
        authorization,
    }
}

/// The keys for the day, the service, and signing. Wiped on drop.
fn keys(credentials: &Credentials, date: &str, service: &str) -> [Zeroizing<[u8; 32]>; 3] {
    let secret = Zeroizing::new(format!("TC3{}", credentials.key().expose_secret()));
    let of_date = keyed(secret.as_bytes(), date.as_bytes());
    let of_service = keyed(&*of_date, service.as_bytes());
    let signing = keyed(&*of_service, b"tc3_request");
    [of_date, of_service, signing]
}

fn keyed(key: &[u8], text: &[u8]) -> Zeroizing<[u8; 32]> {
    #[allow(
        clippy::expect_used,
        reason = "the length of a key is what HMAC could refuse, and it takes any"
    )]
    let mut hmac = Hmac::<Sha256>::new_from_slice(key).expect("a key of any length");
    hmac.update(text);
    Zeroizing::new(hmac.finalize().into_bytes().into())
}

/// `2024-11-12` in UTC: the local date would be rejected for eight hours a day in China.
fn utc_date(timestamp: i64) -> String {
    let date = OffsetDateTime::from_unix_timestamp(timestamp).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    date.date()
        .format(format_description!("[year]-[month]-[day]"))
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use serde::Deserialize;

    use super::*;

    /// One of `tests/signing-vectors.json`: four from the cloud's documentation and SDKs, one of this service.
    #[derive(Deserialize)]
    struct Vector {
        name: String,
        input: Input,
        hashed_payload: String,
        canonical_request: String,
        hashed_canonical_request: String,
        string_to_sign: String,
        secret_date: String,
        secret_service: String,
        secret_signing: String,
        signature: String,
        authorization: String,
    }

    #[derive(Deserialize)]
    struct Input {
        sid: String,
        skey: String,
        service: String,
        host: String,
        action: String,
        payload: String,
        ts: i64,
        signed: Option<String>,
        ct: Option<String>,
    }

    fn vectors() -> Vec<Vector> {
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/signing-vectors.json");
        serde_json::from_str(&fs::read_to_string(file).unwrap()).unwrap()
    }

    #[test]
    fn every_step_of_every_vector() {
        let vectors = vectors();
        assert_eq!(vectors.len(), 5);
        for vector in vectors {
            let Input {
                ref sid,
                ref skey,
                ref service,
                ref host,
                ref action,
                ref payload,
                ts,
                ref signed,
                ref ct,
            } = vector.input;
            let credentials = Credentials::new(sid, skey, None).unwrap();
            let mut headers = vec![
                ("content-type", ct.as_deref().unwrap_or(CONTENT_TYPE)),
                ("host", host.as_str()),
            ];
            if signed
                .as_deref()
                .is_some_and(|names| names.ends_with("x-tc-action"))
            {
                headers.push(("x-tc-action", action));
            }
            let request = Request {
                service,
                headers: &headers,
                body: payload.as_bytes(),
                timestamp: ts,
            };
            let found = sign(&request, &credentials);
            let date = utc_date(ts);
            let keys = keys(&credentials, &date, service).map(|key| hex::encode(*key));
            let name = &vector.name;
            let hash = |text: &str| hex::encode(Sha256::digest(text));
            assert_eq!(hash(payload), vector.hashed_payload, "{name}");
            assert_eq!(found.canonical_request, vector.canonical_request, "{name}");
            let hashed = hash(&found.canonical_request);
            assert_eq!(hashed, vector.hashed_canonical_request, "{name}");
            assert_eq!(found.string_to_sign, vector.string_to_sign, "{name}");
            let expected = [
                vector.secret_date,
                vector.secret_service,
                vector.secret_signing,
            ];
            assert_eq!(keys, expected, "{name}");
            assert_eq!(found.signature, vector.signature, "{name}");
            assert_eq!(found.authorization, vector.authorization, "{name}");
        }
    }

    #[test]
    fn the_date_is_that_of_greenwich() {
        for (timestamp, expected) in [
            (0, "1970-01-01"),
            (1_731_455_999, "2024-11-12"),
            (1_731_456_000, "2024-11-13"),
            (951_782_400, "2000-02-29"),
        ] {
            assert_eq!(utc_date(timestamp), expected);
        }
    }
}
