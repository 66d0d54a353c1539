//! The binary: configuration, then the server, until it is asked to end.

use std::io::{IsTerminal, stderr};
use std::process::ExitCode;

use backend::budget::Budget;
use backend::cloud::Cloud;
use backend::config::{Config, Source};
use backend::demo::Demo;
use backend::desk::Desk;
use backend::guard::Guard;
use backend::routes::{self, App, routes};
use backend::server;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

fn main() -> ExitCode {
    let config = match Config::read() {
        Ok(config) => config,
        Err(error) => return fail(&error),
    };
    start_log(config.log_json);
    match run(config) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&*error),
    }
}

fn fail(error: &dyn std::error::Error) -> ExitCode {
    eprintln!("trro-session-backend: {error}");
    ExitCode::from(2)
}

fn start_log(json: bool) {
    let filter = EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info"));
    let log = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_target(false)
        .with_ansi(stderr().is_terminal())
        .with_writer(stderr);
    if json { log.json().init() } else { log.init() }
}

#[tokio::main]
async fn run(config: Config) -> Result<(), Box<dyn std::error::Error>> {
    // The choice of a provider is the process's; only a second one could fail.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // Both live as long as the process.
    let guard: &'static Guard = Box::leak(Box::new(Guard::new(&config)));
    let budget = Budget::default();
    let source = match config.source {
        Source::Live(credentials) => {
            routes::Source::Live(Desk::new(Cloud::new(config.endpoint, credentials, budget)?))
        }
        Source::Demo => routes::Source::Demo(Demo::new(budget)),
        Source::None => {
            tracing::warn!(
                "no API key: calls are refused; set TENCENTCLOUD_SECRET_ID and TENCENTCLOUD_SECRET_KEY, or start with --demo"
            );
            routes::Source::None
        }
    };
    let app: &'static App = Box::leak(Box::new(App {
        source,
        region: config.region,
        allowed_origins: config.allowed_origins,
    }));
    let listener = TcpListener::bind(config.listen)
        .await
        .map_err(|error| format!("--listen {}: {error}", config.listen))?;
    let router = routes(app, guard, config.folder.as_deref());
    println!("listening on http://{}", listener.local_addr()?);
    let end = async {
        if let Err(error) = server::end().await {
            tracing::error!(%error, "signals cannot be heard");
            std::future::pending::<()>().await;
        }
    };
    server::serve(listener, router, end).await;
    Ok(())
}
