//! Temporary keys of a TKE pod's role, in exchange for the token that the cluster writes.

use std::borrow::Cow;
use std::path::PathBuf;
use std::time::SystemTime;

use reqwest::Client;
use reqwest::header::{AUTHORIZATION, CONTENT_TYPE};
use serde::{Deserialize, Serialize};

use crate::credentials::{Credentials, CredentialsError, read_secret, variable};
use crate::fetch::{far, fetch};
use crate::key::{Key, KeyError};

/// The cloud's service for temporary keys, at the address that official SDKs use.
pub const STS: &str = "https://sts.tencentcloudapi.com/";

const ACTION: &str = "AssumeRoleWithWebIdentity";
const VERSION: &str = "2018-08-13";

/// The requested lifetime of a key.
const DURATION_SECONDS: u32 = 7200;

/// The pod's identity, from the variables that TKE sets.
#[derive(Debug, Clone)]
pub struct Identity {
    /// `TKE_REGION`.
    pub region: String,
    /// `TKE_PROVIDER_ID`.
    pub provider_id: String,
    /// `TKE_ROLE_ARN`.
    pub role_arn: String,
    /// `TKE_WEB_IDENTITY_TOKEN_FILE`; the cluster rewrites it before it expires.
    pub token_file: PathBuf,
}

impl Identity {
    /// From the environment.
    ///
    /// # Errors
    ///
    /// If a part is missing.
    pub fn of_environment() -> Result<Self, CredentialsError> {
        let part = |name| {
            let value = variable(name).map(|value| value.trim().to_owned());
            value.ok_or(CredentialsError::Missing(name))
        };
        Ok(Self {
            region: part("TKE_REGION")?,
            provider_id: part("TKE_PROVIDER_ID")?,
            role_arn: part("TKE_ROLE_ARN")?,
            token_file: part("TKE_WEB_IDENTITY_TOKEN_FILE")?.into(),
        })
    }
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Question<'a> {
    provider_id: &'a str,
    web_identity_token: &'a str,
    role_arn: &'a str,
    role_session_name: &'a str,
    duration_seconds: u32,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Envelope<'a> {
    #[serde(borrow)]
    response: Answer<'a>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Answer<'a> {
    #[serde(borrow)]
    error: Option<CloudError<'a>>,
    #[serde(borrow)]
    credentials: Option<Temporary<'a>>,
    #[serde(default)]
    expired_time: u64,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct CloudError<'a> {
    #[serde(borrow)]
    code: Cow<'a, str>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Temporary<'a> {
    #[serde(borrow)]
    tmp_secret_id: Cow<'a, str>,
    #[serde(borrow)]
    tmp_secret_key: Cow<'a, str>,
    #[serde(borrow)]
    token: Cow<'a, str>,
}

/// The client of the service.
#[derive(Debug)]
pub struct TkeOidc {
    http: Client,
    address: String,
    identity: Identity,
}

impl TkeOidc {
    /// A client for this address: [`STS`], except in tests.
    ///
    /// # Errors
    ///
    /// If no HTTP client can be created on this machine.
    pub fn at(address: String, identity: Identity) -> reqwest::Result<Self> {
        Ok(Self {
            http: far()?,
            address,
            identity,
        })
    }

    /// A key for the next two hours.
    ///
    /// # Errors
    ///
    /// If there is none.
    pub async fn ask(&self) -> Result<Key, KeyError> {
        let Identity {
            region,
            provider_id,
            role_arn,
            token_file,
        } = &self.identity;
        let token = read_secret(token_file).map_err(|why| CredentialsError::File {
            file: token_file.clone(),
            why,
        })?;
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let now = now.map_or(0, |now| now.as_secs());
        let question = Question {
            provider_id,
            web_identity_token: token.trim(),
            role_arn,
            role_session_name: &format!("trro-session-backend-{now}"),
            duration_seconds: DURATION_SECONDS,
        };
        let body = serde_json::to_vec(&question).map_err(|_| KeyError::Nonsense)?;
        let request = self.http.post(&self.address);
        let request = request
            .header(CONTENT_TYPE, "application/json")
            // The token in the body authenticates the request.
            .header(AUTHORIZATION, "SKIP")
            .header("X-TC-Action", ACTION)
            .header("X-TC-Version", VERSION)
            .header("X-TC-Timestamp", now)
            .header("X-TC-Region", region);
        let answer = fetch(request.body(body)).await?;
        let envelope: Result<Envelope<'_>, _> = serde_json::from_slice(&answer);
        let answer = envelope.map_err(|_| KeyError::Nonsense)?.response;
        if let Some(error) = answer.error {
            return Err(KeyError::refused(&error.code));
        }
        let Temporary {
            tmp_secret_id,
            tmp_secret_key,
            token,
        } = answer.credentials.ok_or(KeyError::Nonsense)?;
        let credentials = Credentials::new(&tmp_secret_id, &tmp_secret_key, Some(&token))?;
        Ok(Key::until(credentials, answer.expired_time))
    }
}
