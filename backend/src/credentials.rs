//! API keys: their sources, and their protection.
//!
//! From the environment, otherwise from the profile file of the official tools. Never from the command line, which every process on the
//! machine can read.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::{env, fmt};

use secrecy::{ExposeSecret, SecretString};
use zeroize::Zeroizing;

use crate::fetch::MAX_BYTES;

/// An API key of the cloud. Wiped from memory on drop; `Debug` shows dots.
#[derive(Clone)]
pub struct Credentials {
    id: String,
    key: SecretString,
    token: Option<SecretString>,
}

/// Why there is no key.
#[derive(Debug, thiserror::Error)]
pub enum CredentialsError {
    /// Id without key, or the reverse.
    #[error("{0} is missing: an API key has an id and a key")]
    Half(&'static str),
    /// It is not valid in a header.
    #[error(
        "{0} is no API key: it has characters that none has; was it copied with blanks or quotes?"
    )]
    NotAKey(&'static str),
    /// A part of a pod's identity is missing.
    #[error("{0} is missing: TKE sets it in pods that have a role")]
    Missing(&'static str),
    /// The profile file cannot be read.
    #[error("{}: {why}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// The system's error.
        why: io::Error,
    },
}

const ID: &str = "TENCENTCLOUD_SECRET_ID";
const KEY: &str = "TENCENTCLOUD_SECRET_KEY";
const TOKEN: &str = "TENCENTCLOUD_TOKEN";
const FILE: &str = "TENCENTCLOUD_CREDENTIALS_FILE";

impl Credentials {
    /// A permanent key, or a temporary one with its session token.
    ///
    /// # Errors
    ///
    /// If a part is empty or not valid in a header.
    pub fn new(id: &str, key: &str, token: Option<&str>) -> Result<Self, CredentialsError> {
        for (name, value) in [(ID, Some(id)), (KEY, Some(key)), (TOKEN, token)] {
            let Some(value) = value else { continue };
            if value.is_empty() {
                return Err(CredentialsError::Half(name));
            }
            if !value.bytes().all(|byte| byte.is_ascii_graphic()) {
                return Err(CredentialsError::NotAKey(name));
            }
        }
        Ok(Self {
            id: id.to_owned(),
            key: key.into(),
            token: token.map(Into::into),
        })
    }

    /// From the environment, otherwise from a file; `None` if neither has one.
    ///
    /// # Errors
    ///
    /// If there is an invalid one, which is reported rather than ignored.
    pub fn find() -> Result<Option<Self>, CredentialsError> {
        let found = [ID, KEY, TOKEN].map(variable);
        match &found {
            [None, None, _] => Self::of_profile(),
            [Some(id), Some(key), token] => {
                let token = token.as_ref().map(|token| token.trim());
                Self::new(id.trim(), key.trim(), token).map(Some)
            }
            [None, ..] => Err(CredentialsError::Half(ID)),
            _ => Err(CredentialsError::Half(KEY)),
        }
    }

    /// From the first file that exists.
    fn of_profile() -> Result<Option<Self>, CredentialsError> {
        let is_named = env::var_os(FILE).is_some();
        for file in places() {
            match read_secret(&file) {
                Ok(text) => return of_text(&text),
                Err(why) if why.kind() == io::ErrorKind::NotFound && !is_named => {}
                Err(why) => return Err(CredentialsError::File { file, why }),
            }
        }
        Ok(None)
    }

    /// Whether it is the same key. Both are our own, so the comparison's time reveals nothing.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        let token = |credentials: &Self| {
            let token = credentials.token.as_ref();
            token.map(|token| Zeroizing::new(token.expose_secret().to_owned()))
        };
        self.id == other.id
            && self.key.expose_secret() == other.key.expose_secret()
            && token(self) == token(other)
    }

    /// The id, which is not secret.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The secret, for the signature only.
    pub(crate) fn key(&self) -> &SecretString {
        &self.key
    }

    /// Sent with temporary keys, unsigned.
    pub(crate) fn token(&self) -> Option<&SecretString> {
        self.token.as_ref()
    }
}

/// A variable of the environment, unless it is empty.
pub(crate) fn variable(name: &str) -> Option<Zeroizing<String>> {
    let value = env::var(name).ok().map(Zeroizing::new);
    value.filter(|value| !value.trim().is_empty())
}

/// Reads a file with a key or token, up to the maximum size. The buffer never grows, which would leave copies behind.
pub(crate) fn read_secret(file: &Path) -> io::Result<Zeroizing<String>> {
    let mut text = Zeroizing::new(String::with_capacity(MAX_BYTES));
    let read = File::open(file)?
        .take(MAX_BYTES as u64)
        .read_to_string(&mut text)?;
    if read == MAX_BYTES {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(text)
}

/// The files that may contain a key: the named one, otherwise those of the official tools in their order.
pub(crate) fn places() -> Vec<PathBuf> {
    if let Some(named) = env::var_os(FILE) {
        return vec![named.into()];
    }
    let home = env::home_dir().map(|home| home.join(".tencentcloud/credentials"));
    let system = PathBuf::from("/etc/tencentcloud/credentials");
    home.into_iter().chain([system]).collect()
}

impl fmt::Debug for Credentials {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Credentials")
            .field("id", &format_args!("••••"))
            .field("key", &format_args!("••••"))
            .field("token", &self.token.as_ref().map(|_| format_args!("••••")))
            .finish()
    }
}

/// The section `[default]` of a profile file, parsed here because a library would leave copies of the key in memory.
fn of_text(text: &str) -> Result<Option<Credentials>, CredentialsError> {
    let (mut id, mut key, mut token) = (None, None, None);
    let mut is_default = false;
    for line in text.lines().map(str::trim) {
        if let Some(section) = line
            .strip_prefix('[')
            .and_then(|line| line.strip_suffix(']'))
        {
            is_default = section.trim() == "default";
        } else if let Some((name, value)) = line.split_once('=').filter(|_| is_default) {
            let value = Some(value.trim()).filter(|value| !value.is_empty());
            match name.trim() {
                "secret_id" => id = value,
                "secret_key" => key = value,
                "token" => token = value,
                _ => {}
            }
        }
    }
    match (id, key) {
        (None, None) => Ok(None),
        (Some(id), Some(key)) => Credentials::new(id, key, token).map(Some),
        (None, _) => Err(CredentialsError::Half("secret_id")),
        (_, None) => Err(CredentialsError::Half("secret_key")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = match of_text(text) {
            Ok(None) => "none".to_owned(),
            Ok(Some(found)) => {
                let token = found.token().map(|token| token.expose_secret().to_owned());
                let key = found.key().expose_secret();
                format!("{} {key} {}", found.id(), token.unwrap_or_default())
            }
            Err(error) => error.to_string(),
        };
        assert_eq!(found.trim(), expected, "{text}");
    }

    #[test]
    fn reads_the_default_profile() {
        check("[default]\nsecret_id = a\nsecret_key = b\n", "a b");
        check(
            "[default]\r\nsecret_id=a\r\nsecret_key=b==\r\ntoken=c\r\n",
            "a b== c",
        );
        check(
            "[other]\nsecret_id=x\nsecret_key=y\n[ default ]\nsecret_id=a\nsecret_key=b\nregion=ap-beijing",
            "a b",
        );
        check("[other]\nsecret_id=x\nsecret_key=y\n", "none");
        check("", "none");
        check("# nothing\n[default]\n", "none");
        check(
            "[default]\nsecret_id=a\n",
            "secret_key is missing: an API key has an id and a key",
        );
        check(
            "[default]\nsecret_id=\nsecret_key=b",
            "secret_id is missing: an API key has an id and a key",
        );
        check(
            "[default]\nsecret_id=a b\nsecret_key=c",
            "TENCENTCLOUD_SECRET_ID is no API key: it has characters that none has; was it copied with blanks or quotes?",
        );
    }

    #[test]
    fn shows_nothing() {
        let credentials = Credentials::new("the-id", "the-key", Some("the-token")).unwrap();
        let shown = format!("{credentials:?} {credentials:#?}");
        assert!(!shown.contains("the-"), "{shown}");
    }
}
