//! All parts put together and bound to their addresses: what the binary runs.

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

/// Whoever reads metrics when all questions are answered has so long for the rest.
const LAST_METRICS: Duration = Duration::from_secs(1);

/// What listens and is not served yet.
#[derive(Debug)]
pub struct Service {
    config: Config,
    app: &'static App,
    main: Listener,
    metrics: Option<Listener>,
}

/// Addresses that no flag changes, lest a key be asked of somebody else. Tests have others.
#[derive(Debug, Clone)]
pub struct Endpoints {
    /// The metadata of this machine.
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

/// Why there is nothing to serve.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// The address is taken, or none of this machine's.
    #[error("{flag} {address}: {why}")]
    Listen {
        /// Which flag named it.
        flag: &'static str,
        /// As it was given.
        address: String,
        /// What the system says.
        why: io::Error,
    },
    /// The system does not tell of signals.
    #[error("SIGHUP cannot be heard: {0}")]
    Signal(io::Error),
    /// A key that cannot be used: that is said and not passed over.
    #[error(transparent)]
    Key(#[from] KeyError),
    /// TLS cannot be set up on this machine.
    #[error("no connection to the cloud can be made: {0}")]
    Tls(#[from] reqwest::Error),
    /// Two counters have one name.
    #[error("{0}")]
    Metrics(#[from] prometheus::Error),
}

impl Service {
    /// Takes the addresses, and the first key where there is one.
    ///
    /// # Errors
    ///
    /// When one cannot be had, or the parts do not come together.
    pub async fn bind(config: Config, endpoints: Endpoints, log: Log) -> Result<Self, StartError> {
        // The choice of a provider is the process's; only a second one could fail.
        let _ = rustls::crypto::ring::default_provider().install_default();
        // Before the first key is asked for, which may take a while.
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

    /// Where it listens, as a line each for whoever started it.
    ///
    /// # Errors
    ///
    /// When the system does not say.
    pub fn announcement(&self) -> io::Result<String> {
        let main = format!("listening on {}\n", self.main.url()?);
        let Some(metrics) = &self.metrics else {
            return Ok(main);
        };
        Ok(format!("{main}metrics on {}/metrics\n", metrics.url()?))
    }

    /// Serves until it is asked to end and everything that was asked before is answered; metrics until then.
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

/// `None` where no key is needed.
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

/// With the first key, and kept good from now on. One that is bad where it lies ends the start; one that the cloud does not give yet
/// is waited for.
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

/// Reads the key again when the system says so. Where there is none to read, the signal still must not end the process.
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
