//! All parts put together and bound to their addresses: what the binary runs.

use std::io;

use tokio::sync::oneshot;

use crate::budget::Budget;
use crate::cloud::Cloud;
use crate::config::{self, Config};
use crate::demo::Demo;
use crate::desk::Desk;
use crate::guard::Guard;
use crate::listen::{Address, Listener};
use crate::log::Log;
use crate::metrics::Metrics;
use crate::probes::metrics_routes;
use crate::routes::{App, Source, routes};
use crate::server;

/// What listens and is not served yet.
#[derive(Debug)]
pub struct Service {
    config: Config,
    app: &'static App,
    main: Listener,
    metrics: Option<Listener>,
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
    /// TLS cannot be set up on this machine.
    #[error("no connection to the cloud can be made: {0}")]
    Tls(#[from] reqwest::Error),
    /// Two counters have one name.
    #[error("{0}")]
    Metrics(#[from] prometheus::Error),
}

impl Service {
    /// Takes the addresses.
    ///
    /// # Errors
    ///
    /// When one cannot be had, or the parts do not come together.
    pub async fn bind(config: Config, log: Log) -> Result<Self, StartError> {
        // The choice of a provider is the process's; only a second one could fail.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let metrics = Metrics::new()?;
        let budget = Budget::default();
        let source = match &config.source {
            config::Source::Live(credentials) => {
                let endpoint = config.endpoint.clone();
                let cloud = Cloud::new(endpoint, credentials.clone(), budget, metrics.clone())?;
                Source::Live(Desk::new(cloud))
            }
            config::Source::Demo => Source::Demo(Demo::new(budget)),
            config::Source::None => {
                tracing::warn!(
                    "no API key: calls are refused; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or start with --demo"
                );
                Source::None
            }
        };
        let app = App {
            source,
            region: config.region.clone(),
            allowed_origins: config.allowed_origins.clone(),
            trust: config.trust.clone(),
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

    /// Serves until `end` resolves and everything that was asked before is answered; metrics until then.
    pub async fn serve(self, end: impl Future<Output = ()>) {
        let guard: &'static Guard = Box::leak(Box::new(Guard::new(&self.config)));
        let router = routes(self.app, guard, self.config.folder.as_deref());
        let idle = self.config.idle_timeout;
        let (done, is_done) = oneshot::channel::<()>();
        let main = async {
            server::serve(self.main, router, idle, end).await;
            drop(done);
        };
        let metrics = async {
            if let Some(listener) = self.metrics {
                let end = async {
                    let _ = is_done.await;
                };
                server::serve(listener, metrics_routes(self.app), idle, end).await;
            }
        };
        tokio::join!(main, metrics);
    }
}

async fn listen(flag: &'static str, address: &Address) -> Result<Listener, StartError> {
    let listener = Listener::bind(address).await;
    listener.map_err(|why| StartError::Listen {
        flag,
        address: address.to_string(),
        why,
    })
}
