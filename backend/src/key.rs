//! A key with its lifetime, and why there is none.

use std::time::{Duration, SystemTime};

use crate::credentials::{Credentials, CredentialsError};
use crate::fetch::FetchError;
use crate::log::shown;

/// The key for signing calls.
#[derive(Debug, Clone)]
pub struct Key {
    /// The key itself.
    pub credentials: Credentials,
    /// When it expires; `None` if it is valid until revoked.
    pub expires: Option<SystemTime>,
}

/// Why there is no key, or no new one. Never contains a key.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// An invalid key, or an unreadable file.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// The service does not respond.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The machine has no role, or one with an unsafe name.
    #[error("the machine has no role, or more than one, or its name is none")]
    Role,
    /// An expired key, which replaces none.
    #[error("the key has expired before it came")]
    Expired,
    /// A response other than documented.
    #[error("the answer is no key")]
    Nonsense,
    /// The cloud's refusal.
    #[error("refused: {0}")]
    Refused(String),
}

impl KeyError {
    /// From the cloud's code.
    #[must_use]
    pub fn refused(code: &str) -> Self {
        Self::Refused(shown(code))
    }
}

impl Key {
    /// A key that is valid until that Unix second.
    #[must_use]
    pub fn until(credentials: Credentials, second: u64) -> Self {
        let expires = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(second));
        Self {
            credentials,
            expires,
        }
    }

    /// The remaining lifetime; `None` if it is valid until revoked.
    #[must_use]
    pub fn lasts(&self) -> Option<Duration> {
        let left = self.expires?.duration_since(SystemTime::now());
        Some(left.unwrap_or_default())
    }

    /// Whether it has expired.
    #[must_use]
    pub fn has_expired(&self) -> bool {
        self.lasts().is_some_and(|lasts| lasts.is_zero())
    }
}
