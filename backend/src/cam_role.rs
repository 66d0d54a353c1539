//! Temporary keys of the machine's CAM role, from the machine's metadata service.

use std::borrow::Cow;

use reqwest::Client;
use serde::Deserialize;

use crate::credentials::Credentials;
use crate::fetch::{fetch, near};
use crate::key::{Key, KeyError};

/// The cloud's metadata service; the official SDKs use the same address.
pub const METADATA: &str =
    "http://metadata.tencentyun.com/latest/meta-data/cam/security-credentials/";

/// Role names are not longer.
const MAX_ROLE_LENGTH: usize = 128;

/// The metadata service's response.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Role<'a> {
    #[serde(borrow)]
    code: Cow<'a, str>,
    #[serde(borrow, default)]
    tmp_secret_id: Cow<'a, str>,
    #[serde(borrow, default)]
    tmp_secret_key: Cow<'a, str>,
    #[serde(borrow, default)]
    token: Cow<'a, str>,
    #[serde(default)]
    expired_time: u64,
}

/// The client of the metadata service.
#[derive(Debug)]
pub struct CamRole {
    http: Client,
    address: String,
}

impl CamRole {
    /// A client for this address: [`METADATA`], except in tests.
    ///
    /// # Errors
    ///
    /// If no HTTP client can be created on this machine.
    pub fn at(address: String) -> reqwest::Result<Self> {
        Ok(Self {
            http: near()?,
            address,
        })
    }

    /// The key of the machine's only role.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn ask(&self) -> Result<Key, KeyError> {
        let answer = fetch(self.http.get(&self.address)).await?;
        let role = role(&answer).ok_or(KeyError::Role)?;
        let url = format!("{}{role}", self.address);
        let answer = fetch(self.http.get(url)).await?;
        let role: Role<'_> = serde_json::from_slice(&answer).map_err(|_| KeyError::Nonsense)?;
        if role.code != "Success" {
            return Err(KeyError::refused(&role.code));
        }
        let credentials =
            Credentials::new(&role.tmp_secret_id, &role.tmp_secret_key, Some(&role.token))?;
        Ok(Key::until(credentials, role.expired_time))
    }
}

/// A role name that cannot change the address.
fn role(answer: &[u8]) -> Option<&str> {
    let role = str::from_utf8(answer).ok()?.trim();
    let is_fine = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-';
    let is_role = !role.is_empty() && role.len() <= MAX_ROLE_LENGTH && role.bytes().all(is_fine);
    is_role.then_some(role)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_role_is_a_plain_name() {
        for (answer, expected) in [
            ("Viewer_role-1", Some("Viewer_role-1")),
            ("viewer\n", Some("viewer")),
            ("", None),
            ("one\ntwo", None),
            ("../user-data", None),
            ("a/b", None),
            ("a?b", None),
            ("a b", None),
            ("@evil.example", None),
            ("%2e%2e", None),
            ("角色", None),
            (&"x".repeat(129), None),
        ] {
            assert_eq!(role(answer.as_bytes()), expected, "{answer}");
        }
    }
}
