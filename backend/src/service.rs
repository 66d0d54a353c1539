//! All parts combined and bound to their addresses: what the binary runs.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use futures_util::FutureExt;
#[cfg(unix)]
use tokio::signal::unix::{Signal, SignalKind, signal};
use tokio::sync::oneshot;
use tokio::time::sleep;

use crate::budget::Budget;
use crate::call_cache::CallCache;
use crate::cam_role::{CamRole, METADATA};
use crate::cloud::Cloud;
use crate::concurrency::ConcurrencyLimit;
use crate::config::{self, Config};
use crate::demo::Demo;
use crate::guard::Guard;
use crate::key::KeyError;
use crate::keyring::{KeySource, Keyring};
use crate::listen::{Address, Listener};
use crate::log::Log;
use crate::metrics::Metrics;
use crate::probes::metrics_routes;
use crate::routes::{App, Source, routes};
use crate::server::{self, MAX_CALLERS, MAX_WATCHERS};
use crate::shutdown::Shutdown;
use crate::tke_oidc::{STS, TkeOidc};

/// How long a metrics request may take after all other requests are finished.
const LAST_METRICS: Duration = Duration::from_secs(1);

/// Bound, but not serving yet.
#[derive(Debug)]
pub struct Service {
    config: Config,
    app: &'static App,
    main: Listener,
    metrics: Option<Listener>,
}

/// Service addresses that no flag changes, so that keys are never requested from elsewhere. Tests use others.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// The machine's metadata service.
    pub metadata: String,
    /// The cloud's service for temporary keys.
    pub sts: String,
}

impl Default for Endpoints {
    fn default() -> Self {
        Self {
            metadata: METADATA.to_owned(),
            sts: STS.to_owned(),
        }
    }
}

/// Why the service does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is in use, or not one of this machine.
    #[error("{flag} {address}: {why}")]
    Listen {
        /// The flag.
        flag: &'static str,
        /// Its value.
        address: String,
        /// The system's error.
        why: io::Error,
    },
    /// Signals cannot be received.
    #[error("SIGHUP cannot be heard: {0}")]
    Signal(io::Error),
    /// An invalid key, which is reported rather than ignored.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// TLS cannot be set up on this machine.
    #[error("no connection to the cloud can be made: {0}")]
    Tls(#[from] reqwest::Error),
    /// Two metrics have the same name.
    #[error("{0}")]
    Metrics(#[from] prometheus::Error),
}

impl Service {
    /// Binds the addresses, and loads the first key if there is one.
    ///
    /// # Errors
    ///
    /// If an address cannot be bound, or a part cannot be created.
    pub async fn bind(config: Config, endpoints: Endpoints, log: Log) -> Result<Self, StartError> {
        // The provider is global; only a second installation could fail.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Before the first key is requested, which may take a while.
        #[cfg(unix)]
        let hung_up = signal(SignalKind::hangup()).map_err(StartError::Signal)?;
        let metrics = Metrics::new()?;
        let budget = Budget::default();
        let source = match key_source(&config.source, endpoints)? {
            None => {
                #[cfg(unix)]
                read_on_signal(hung_up, None);
                Source::Demo(Demo::new(budget))
            }
            Some(source) => {
                let keys = keyring(source).await?;
                #[cfg(unix)]
                read_on_signal(hung_up, Some(Arc::clone(&keys)));
                let endpoint = config.endpoint.clone();
                let cloud = Cloud::new(endpoint, keys, budget, metrics.clone())?;
                Source::Live(CallCache::new(cloud))
            }
        };
        let app = App {
            source,
            region: config.region.clone(),
            allowed_origins: config.allowed_origins.clone(),
            trust: config.trust.clone(),
            concurrency: ConcurrencyLimit::default(),
            ending: AtomicBool::new(false),
            metrics,
            log,
        };
        let main = listen("--listen", &config.listen).await?;
        let metrics = match config.metrics_listen {
            Some(address) => Some(listen("--metrics-listen", &Address::Tcp(address)).await?),
            None => None,
        };
        Ok(Self {
            config,
            // It lives as long as the process.
            app: Box::leak(Box::new(app)),
            main,
            metrics,
        })
    }

    /// The listening addresses, one line each.
    ///
    /// # Errors
    ///
    /// If the system does not report them.
    pub fn announcement(&self) -> io::Result<String> {
        let main = format!("listening on {}\n", self.main.url()?);
        let Some(metrics) = &self.metrics else {
            return Ok(main);
        };
        Ok(format!("{main}metrics on {}/metrics\n", metrics.url()?))
    }

    /// Serves until shutdown and until all running requests are finished; metrics until the end.
    pub async fn serve(self, end: Shutdown) {
        let guard: &'static Guard = Box::leak(Box::new(Guard::new(&self.config)));
        let router = routes(self.app, guard, self.config.folder.as_deref());
        let idle = self.config.idle_timeout;
        let (done, is_done) = oneshot::channel::<()>();
        let main = async {
            let end = end.after_grace(self.config.grace, || {
                self.app.ending.store(true, Ordering::Relaxed);
            });
            server::serve(self.main, router, MAX_CALLERS, idle, end).await;
            drop(done);
        };
        let metrics = async {
            if let Some(listener) = self.metrics {
                let end = is_done.map(|_| sleep(LAST_METRICS));
                let router = metrics_routes(self.app);
                server::serve(listener, router, MAX_WATCHERS, idle, end).await;
            }
        };
        tokio::join!(main, metrics);
    }
}

/// `None` if no key is needed.
fn key_source(source: &config::Source, endpoints: Endpoints) -> reqwest::Result<Option<KeySource>> {
    Ok(match source {
        config::Source::Demo => None,
        config::Source::Usual => Some(KeySource::Usual),
        config::Source::CamRole => Some(KeySource::CamRole(CamRole::at(endpoints.metadata)?)),
        config::Source::TkeOidc(identity) => {
            let role = TkeOidc::at(endpoints.sts, identity.clone())?;
            Some(KeySource::TkeOidc(role))
        }
    })
}

/// With the first key, kept valid from now on. An invalid file ends the start; a key that the cloud does not provide yet is waited for.
async fn keyring(source: KeySource) -> Result<Arc<Keyring>, KeyError> {
    let is_usual = matches!(source, KeySource::Usual);
    let keys = Arc::new(Keyring::new(source));
    match keys.read_again().await {
        Err(error) if is_usual => return Err(error),
        Err(error) => tracing::warn!(%error, "no key yet"),
        Ok(()) if keys.age().is_none() => tracing::warn!(
            "no API key: calls are refused; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or start with --demo"
        ),
        Ok(()) => {}
    }
    let kept = Arc::clone(&keys);
    tokio::spawn(async move { kept.keep().await });
    Ok(keys)
}

/// Reloads the key on SIGHUP. Without a key, the signal must still not end the process.
#[cfg(unix)]
fn read_on_signal(mut hung_up: Signal, keys: Option<Arc<Keyring>>) {
    tokio::spawn(async move {
        while hung_up.recv().await.is_some() {
            let Some(keys) = &keys else { continue };
            match keys.read_again().await {
                Ok(()) => tracing::info!("SIGHUP: the key was read again"),
                Err(error) => tracing::warn!(%error, "SIGHUP: no new key; the old one stays"),
            }
        }
    });
}

async fn listen(flag: &'static str, address: &Address) -> Result<Listener, StartError> {
    let listener = Listener::bind(address).await;
    listener.map_err(|why| StartError::Listen {
        flag,
        address: address.to_string(),
        why,
    })
}
