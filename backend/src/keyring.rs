//! Keeps a valid key: reloads it when its file changes, on SIGHUP, when the cloud no longer accepts it, and before it expires.

use std::fs;
use std::path::PathBuf;
use std::sync::{Arc, PoisonError, RwLock};
use std::time::{Duration, SystemTime};

use tokio::sync::Mutex;
use tokio::time::{Instant, sleep};

use crate::cam_role::CamRole;
use crate::credentials::{Credentials, places};
use crate::key::{Key, KeyError};
use crate::refusal::Refusal;
use crate::tke_oidc::TkeOidc;

/// How often a file is checked. It is read once it has been unchanged for this long, so that a partial write is not read.
const WATCH: Duration = Duration::from_secs(1);
/// How long before its expiry a key is renewed; covers the clock difference that the cloud tolerates.
const MARGIN: Duration = Duration::from_mins(5);
/// After this time the key is checked again: the file may have changed, or the clock.
const POLL_INTERVAL: Duration = Duration::from_mins(1);
/// After a failed renewal, doubled each time up to the other interval.
const RETRY: Duration = Duration::from_secs(2);
const MAX_RETRY_DELAY: Duration = Duration::from_mins(1);
/// Between two renewals that brought a short-lived key, and between two that callers trigger.
const PAUSE: Duration = Duration::from_secs(10);

/// The source of keys.
#[derive(Debug)]
pub enum KeySource {
    /// The environment, otherwise the official tools' file.
    Usual,
    /// This machine's role.
    CamRole(CamRole),
    /// This pod's role.
    TkeOidc(TkeOidc),
}

/// The key in use.
#[derive(Debug)]
pub struct Keyring {
    source: KeySource,
    held: RwLock<Option<Held>>,
    /// One task reads while others wait for its result; when a caller last triggered it.
    reading: Mutex<Option<Instant>>,
}

#[derive(Debug, Clone)]
struct Held {
    key: Arc<Key>,
    since: Instant,
}

impl Keyring {
    /// Without a key.
    #[must_use]
    pub fn new(source: KeySource) -> Self {
        Self {
            source,
            held: RwLock::default(),
            reading: Mutex::default(),
        }
    }

    /// The key for signing.
    ///
    /// # Errors
    ///
    /// [`Refusal::NotConfigured`], [`Refusal::KeyExpired`].
    pub fn current(&self) -> Result<Arc<Key>, Refusal> {
        let held = self.held().ok_or(Refusal::NotConfigured)?;
        if held.key.has_expired() {
            return Err(Refusal::KeyExpired);
        }
        Ok(held.key)
    }

    /// How long it has been in use.
    #[must_use]
    pub fn age(&self) -> Option<Duration> {
        self.held().map(|held| held.since.elapsed())
    }

    /// Reloads it. If there is none, or an invalid one, the old one stays.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub async fn read_again(&self) -> Result<(), KeyError> {
        let _one = self.reading.lock().await;
        self.read().await
    }

    /// Whether there is another key than this one, which the cloud rejected.
    pub async fn has_another(&self, than: &Arc<Key>) -> bool {
        let mut last = self.reading.lock().await;
        if self.holds(than) {
            let pause = match self.source {
                KeySource::Usual => WATCH,
                KeySource::CamRole(_) | KeySource::TkeOidc(_) => PAUSE,
            };
            if last.is_some_and(|last| last.elapsed() < pause) {
                return false;
            }
            *last = Some(Instant::now());
            if let Err(error) = self.read().await {
                tracing::warn!(%error, "the cloud does not know the key, and there is no other");
            }
        }
        !self.holds(than)
    }

    /// Keeps the key valid forever.
    pub async fn keep(&self) {
        match self.source {
            KeySource::Usual => self.watch().await,
            KeySource::CamRole(_) | KeySource::TkeOidc(_) => self.renew().await,
        }
    }

    /// Reloads files that have changed, and once any file: it may have changed before it was watched.
    async fn watch(&self) {
        let mut known = Vec::new();
        let mut before = stamps();
        loop {
            sleep(WATCH).await;
            let now = stamps();
            if now != known && now == before {
                known.clone_from(&now);
                self.log_result(self.read_again().await);
            }
            before = now;
        }
    }

    /// Renews the key before it expires.
    async fn renew(&self) {
        let mut failed = 0;
        loop {
            let lasts = self.held().and_then(|held| held.key.lasts());
            let wait = match lasts {
                _ if failed > 0 => RETRY.saturating_mul(1 << (failed - 1)).min(MAX_RETRY_DELAY),
                None => RETRY,
                Some(lasts) => lasts.checked_sub(MARGIN).unwrap_or(PAUSE),
            };
            sleep(wait.min(POLL_INTERVAL)).await;
            if wait > POLL_INTERVAL {
                continue;
            }
            let read = self.read_again().await;
            failed = if read.is_ok() {
                0
            } else {
                (failed + 1).min(10)
            };
            self.log_result(read);
        }
    }

    fn log_result(&self, read: Result<(), KeyError>) {
        if let Err(error) = read {
            let lasts = self.held().and_then(|held| held.key.lasts());
            let lasts_seconds = lasts.map(|lasts| lasts.as_secs());
            tracing::warn!(%error, lasts_seconds, "no new key; the old one stays");
        }
    }

    async fn read(&self) -> Result<(), KeyError> {
        let key = match &self.source {
            KeySource::Usual => Credentials::find()?.map(|credentials| Key {
                credentials,
                expires: None,
            }),
            KeySource::CamRole(role) => Some(role.ask().await?),
            KeySource::TkeOidc(role) => Some(role.ask().await?),
        };
        if let Some(key) = key {
            return self.set(key);
        }
        if self.held().is_some() {
            tracing::warn!("there is no key any more; the old one stays");
        }
        Ok(())
    }

    /// Sets the key in use.
    pub(crate) fn set(&self, key: Key) -> Result<(), KeyError> {
        if key.has_expired() {
            return Err(KeyError::Expired);
        }
        let mut held = self.held.write().unwrap_or_else(PoisonError::into_inner);
        let is_same = held.as_ref().is_some_and(|held| {
            held.key.credentials.is_same(&key.credentials) && held.key.expires == key.expires
        });
        if !is_same {
            let lasts_seconds = key.lasts().map(|lasts| lasts.as_secs());
            tracing::info!(lasts_seconds, "there is a new key");
            *held = Some(Held {
                key: Arc::new(key),
                since: Instant::now(),
            });
        }
        Ok(())
    }

    fn held(&self) -> Option<Held> {
        let held = self.held.read().unwrap_or_else(PoisonError::into_inner);
        held.clone()
    }

    fn holds(&self, key: &Arc<Key>) -> bool {
        self.held().is_some_and(|held| Arc::ptr_eq(&held.key, key))
    }
}

/// What identifies a version of a file.
type Stamp = (PathBuf, Option<SystemTime>, u64, u64);

/// Of every existing file that may contain a key.
fn stamps() -> Vec<Stamp> {
    let stamps = places().into_iter().filter_map(|path| {
        let about = fs::metadata(&path).ok()?;
        #[cfg(unix)]
        let number = std::os::unix::fs::MetadataExt::ino(&about);
        #[cfg(not(unix))]
        let number = 0;
        Some((path, about.modified().ok(), about.len(), number))
    });
    stamps.collect()
}

#[cfg(test)]
mod tests {
    use std::net::TcpListener;

    use super::*;

    fn key(id: &str, lasts: Duration) -> Key {
        let now = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH);
        let credentials = Credentials::new(id, "key", Some("token")).unwrap();
        Key::until(credentials, (now.unwrap() + lasts).as_secs())
    }

    fn keyring() -> (Keyring, TcpListener) {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let metadata = TcpListener::bind("127.0.0.1:0").unwrap();
        metadata.set_nonblocking(true).unwrap();
        let address = format!("http://{}/", metadata.local_addr().unwrap());
        let role = CamRole::at(address).unwrap();
        (Keyring::new(KeySource::CamRole(role)), metadata)
    }

    #[test]
    fn one_that_has_expired_replaces_none() {
        let (keys, _) = keyring();
        keys.set(key("good", Duration::from_hours(1))).unwrap();
        let refused = keys.set(key("expired", Duration::ZERO));
        assert!(matches!(refused, Err(KeyError::Expired)), "{refused:?}");
        assert_eq!(keys.current().unwrap().credentials.id(), "good");
    }

    /// Whatever triggered it: SIGHUP, or a rejection by the cloud.
    #[tokio::test(start_paused = true)]
    async fn one_that_came_in_between_is_renewed_in_its_own_time() {
        let (keys, metadata) = keyring();
        let keys = Arc::new(keys);
        keys.set(key("first", Duration::from_hours(2))).unwrap();
        let renewing = tokio::spawn({
            let keys = Arc::clone(&keys);
            async move { keys.renew().await }
        });
        sleep(Duration::from_secs(1)).await;
        let soon = MARGIN + Duration::from_secs(5);
        keys.set(key("second", soon)).unwrap();
        sleep(Duration::from_secs(90)).await;
        metadata.accept().unwrap();
        renewing.abort();
    }
}
