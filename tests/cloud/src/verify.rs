//! Verifies a call as the real cloud does, by the documentation of its signature.

use axum::http::HeaderMap;
use axum::http::request::Parts;
use ring::{digest, hmac};
use time::OffsetDateTime;
use time::macros::format_description;

/// A known key.
#[derive(Debug, Clone)]
pub struct Keys {
    /// `SecretId`.
    pub id: String,
    /// `SecretKey`.
    pub key: String,
    /// Of temporary keys.
    pub token: Option<String>,
}

/// In either direction.
const TOLERANCE_SECONDS: i64 = 300;

const ACTIONS: [&str; 4] = [
    "DescribeDeviceSessionDetails",
    "DescribeProjectList",
    "DescribeDeviceSessionList",
    "DescribeRecentSessionList",
];

/// The cloud's code, and words for a test's output.
type Refused = (&'static str, String);

/// Whether a call is as documented.
pub fn verify(
    head: &Parts,
    body: &[u8],
    host: &str,
    keys: &[Keys],
    now: i64,
) -> Result<(), Refused> {
    let refuse = |code, why: &str| Err((code, why.to_owned()));
    if head.method != "POST" || head.uri.path() != "/" || head.uri.query().is_some() {
        return refuse("UnsupportedProtocol", "not POST /");
    }
    let headers = &head.headers;
    if one(headers, "host")? != host {
        return refuse("NoSuchProduct", "another host");
    }
    if one(headers, "x-tc-version")? != "2022-03-25" {
        return refuse("NoSuchVersion", "another version");
    }
    if !ACTIONS.contains(&one(headers, "x-tc-action")?) {
        return refuse("InvalidAction", "another action");
    }
    let content_type = one(headers, "content-type")?;
    if !content_type.starts_with("application/json") {
        return refuse("InvalidRequest", "no JSON");
    }
    let timestamp = one(headers, "x-tc-timestamp")?;
    let Ok(seconds) = timestamp.parse::<i64>() else {
        return refuse("InvalidParameterValue", "X-TC-Timestamp");
    };
    if (seconds - now).abs() > TOLERANCE_SECONDS {
        return refuse(
            "AuthFailure.SignatureExpire",
            "X-TC-Timestamp is off by more than 300 s",
        );
    }

    let form = "Authorization is not of the documented form";
    let authorization = one(headers, "authorization")?;
    let Some((credential, signed, signature)) = parts(authorization) else {
        return refuse("AuthFailure.InvalidAuthorization", form);
    };
    let scope: Vec<&str> = credential.split('/').collect();
    let [id, date, "trro", "tc3_request"] = scope[..] else {
        return refuse("AuthFailure.InvalidAuthorization", form);
    };
    let Some(keys) = keys.iter().find(|keys| keys.id == id) else {
        return refuse("AuthFailure.SecretIdNotFound", "another SecretId");
    };
    if date != day(seconds) {
        return refuse(
            "AuthFailure.SignatureFailure",
            "not the UTC date of X-TC-Timestamp",
        );
    }
    let names: Vec<&str> = signed.split(';').collect();
    if !names.is_sorted()
        || !["content-type", "host"]
            .iter()
            .all(|name| names.contains(name))
    {
        return refuse("AuthFailure.SignatureFailure", "SignedHeaders");
    }
    let mut canonical = "POST\n/\n\n".to_owned();
    for name in &names {
        let value = one(headers, name)?.trim().to_ascii_lowercase();
        canonical.extend([name, ":", &value, "\n"]);
    }
    canonical.extend(["\n", signed, "\n", &sha256(body)]);
    let text = format!(
        "TC3-HMAC-SHA256\n{timestamp}\n{date}/trro/tc3_request\n{}",
        sha256(canonical.as_bytes())
    );
    let mut key = format!("TC3{}", keys.key).into_bytes();
    for part in [date, "trro", "tc3_request"] {
        key = keyed(&key, part);
    }
    if hex::encode(keyed(&key, &text)) != signature {
        return refuse(
            "AuthFailure.SignatureFailure",
            "the signature is another one",
        );
    }

    let token = headers
        .get("x-tc-token")
        .and_then(|token| token.to_str().ok());
    if token != keys.token.as_deref() {
        return refuse("AuthFailure.TokenFailure", "another token");
    }
    if serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(body).is_err() {
        return refuse("InvalidParameter", "the body is no JSON object");
    }
    Ok(())
}

/// A header that occurs exactly once.
fn one<'a>(headers: &'a HeaderMap, name: &str) -> Result<&'a str, Refused> {
    let mut values = headers.get_all(name).iter();
    let value = values.next().and_then(|value| value.to_str().ok());
    match (value, values.next()) {
        (Some(value), None) => Ok(value),
        _ => Err(("MissingParameter", format!("{name} once"))),
    }
}

/// Credential, signed headers, signature.
fn parts(authorization: &str) -> Option<(&str, &str, &str)> {
    let rest = authorization.strip_prefix("TC3-HMAC-SHA256 Credential=")?;
    let (credential, rest) = rest.split_once(", SignedHeaders=")?;
    let (signed, signature) = rest.split_once(", Signature=")?;
    Some((credential, signed, signature))
}

fn sha256(text: &[u8]) -> String {
    hex::encode(digest::digest(&digest::SHA256, text))
}

fn keyed(key: &[u8], text: &str) -> Vec<u8> {
    let key = hmac::Key::new(hmac::HMAC_SHA256, key);
    hmac::sign(&key, text.as_bytes()).as_ref().to_vec()
}

fn day(seconds: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    time.date()
        .format(format_description!("[year]-[month]-[day]"))
        .unwrap_or_default()
}

/// For the header `Date`.
pub fn http_date(seconds: i64) -> String {
    let time = OffsetDateTime::from_unix_timestamp(seconds).unwrap_or(OffsetDateTime::UNIX_EPOCH);
    time.format(format_description!(
        "[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT"
    ))
    .unwrap_or_default()
}
