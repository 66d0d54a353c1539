//! A key and how long it lasts, and why there is none.

use std::time::{Duration, SystemTime};

use crate::credentials::{Credentials, CredentialsError};
use crate::fetch::FetchError;
use crate::log::shown;

/// What calls are signed with.
#[derive(Debug, Clone)]
pub struct Key {
    /// The key itself.
    pub credentials: Credentials,
    /// From then on the cloud refuses it; `None` for one that lasts until it is withdrawn.
    pub expires: Option<SystemTime>,
}

/// Why there is no key, or no new one. Never what it would have been.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// One that cannot be used, or a file that cannot be read.
    #[error(transparent)]
    Credentials(#[from] CredentialsError),
    /// Nobody answers.
    #[error(transparent)]
    Fetch(#[from] FetchError),
    /// The machine has no role, or one whose name could lead elsewhere.
    #[error("the machine has no role, or more than one, or its name is none")]
    Role,
    /// One that the cloud refuses already. It replaces none.
    #[error("the key has expired before it came")]
    Expired,
    /// Not what the documentation describes.
    #[error("the answer is no key")]
    Nonsense,
    /// The cloud's own no.
    #[error("refused: {0}")]
    Refused(String),
}

impl KeyError {
    /// By the cloud's code.
    #[must_use]
    pub fn refused(code: &str) -> Self {
        Self::Refused(shown(code))
    }
}

impl Key {
    /// One that lasts until a second since 1970.
    #[must_use]
    pub fn until(credentials: Credentials, second: u64) -> Self {
        let expires = SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(second));
        Self {
            credentials,
            expires,
        }
    }

    /// How long it lasts from now on; `None` for one that lasts until it is withdrawn.
    #[must_use]
    pub fn lasts(&self) -> Option<Duration> {
        let left = self.expires?.duration_since(SystemTime::now());
        Some(left.unwrap_or_default())
    }

    /// Whether the cloud refuses it from now on.
    #[must_use]
    pub fn has_expired(&self) -> bool {
        self.lasts().is_some_and(|lasts| lasts.is_zero())
    }
}
