//! The key in use, and that there is a good one: read again when its file changes, when the system says so, when the cloud does not
//! know it any more, and before it expires.

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

/// How often a file is looked at. It is read once it has stayed the same for so long, so that half of one is not.
const WATCH: Duration = Duration::from_secs(1);
/// So long before it expires a key is renewed. Clocks may differ by as much before the cloud minds.
const MARGIN: Duration = Duration::from_mins(5);
/// What was known of a key is looked at again after that long: another one may have come, and clocks may have been set.
const POLL_INTERVAL: Duration = Duration::from_mins(1);
/// After a renewal that failed, doubled each time, up to the other.
const RETRY: Duration = Duration::from_secs(2);
const MAX_RETRY_DELAY: Duration = Duration::from_mins(1);
/// Between two renewals that brought a key which hardly lasts, and between two that callers cause.
const PAUSE: Duration = Duration::from_secs(10);

/// Where keys come from.
#[derive(Debug)]
pub enum KeySource {
    /// The environment, else the file of the official tools.
    Usual,
    /// The role of this machine.
    CamRole(CamRole),
    /// The role of this pod.
    TkeOidc(TkeOidc),
}

/// The key in use.
#[derive(Debug)]
pub struct Keyring {
    source: KeySource,
    held: RwLock<Option<Held>>,
    /// One reads, others wait for what it brings; when a caller last caused it.
    reading: Mutex<Option<Instant>>,
}

#[derive(Debug, Clone)]
struct Held {
    key: Arc<Key>,
    since: Instant,
}

impl Keyring {
    /// With no key yet.
    #[must_use]
    pub fn new(source: KeySource) -> Self {
        Self {
            source,
            held: RwLock::default(),
            reading: Mutex::default(),
        }
    }

    /// The key to sign with.
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

    /// For how long it has been in use.
    #[must_use]
    pub fn age(&self) -> Option<Duration> {
        self.held().map(|held| held.since.elapsed())
    }

    /// Reads it again. Where there is none, or a bad one, the old one stays.
    ///
    /// # Errors
    ///
    /// Why there is none.
    pub async fn read_again(&self) -> Result<(), KeyError> {
        let _one = self.reading.lock().await;
        self.read().await
    }

    /// Whether there is another key than this one, which the cloud does not know any more.
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

    /// Keeps it good for ever.
    pub async fn keep(&self) {
        match self.source {
            KeySource::Usual => self.watch().await,
            KeySource::CamRole(_) | KeySource::TkeOidc(_) => self.renew().await,
        }
    }

    /// Reads files that have changed, and once those that have not: they may have before they were watched.
    async fn watch(&self) {
        let mut known = Vec::new();
        let mut before = stamps();
        loop {
            sleep(WATCH).await;
            let now = stamps();
            if now != known && now == before {
                known.clone_from(&now);
                self.tell(self.read_again().await);
            }
            before = now;
        }
    }

    /// Asks for a new one before the old one expires.
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
            self.tell(read);
        }
    }

    fn tell(&self, read: Result<(), KeyError>) {
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

    /// From now on this one.
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

/// What tells that a file is another one.
type Stamp = (PathBuf, Option<SystemTime>, u64, u64);

/// Of every file that may hold a key and is there.
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

    /// Whatever brought it: a signal, or the cloud, which did not know the one before any more.
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
