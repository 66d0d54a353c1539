//! The binary: configures and runs the server until it is asked to stop.

use std::io::{self, IsTerminal, Write, stderr, stdout};
use std::process::ExitCode;

use backend::config::Config;
use backend::log::Log;
use backend::service::{Endpoints, Service, StartError};
use backend::shutdown::Shutdown;

/// Exit code for a usage error, or for what the system refuses.
const UNUSABLE: u8 = 2;

fn main() -> ExitCode {
    let started = Config::read()
        .map_err(|error| error.to_string())
        .and_then(|config| {
            let log = Log::start(stderr()).map_err(|error| error.to_string())?;
            Ok((config, log))
        });
    let (config, log) = match started {
        Ok(started) => started,
        Err(error) => {
            // Standard error may be closed.
            let _ = writeln!(stderr(), "trro-session-backend: {error}");
            return ExitCode::from(UNUSABLE);
        }
    };
    log.install(config.log_json, stderr().is_terminal());
    let code = match run(config, log.clone()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _ = (&log).write_all(format!("trro-session-backend: {error}\n").as_bytes());
            ExitCode::from(UNUSABLE)
        }
    };
    log.finish();
    code
}

/// Why it does not run.
#[derive(Debug, thiserror::Error)]
enum RunError {
    #[error(transparent)]
    Start(#[from] StartError),
    #[error(transparent)]
    System(#[from] io::Error),
}

#[tokio::main]
async fn run(config: Config, log: Log) -> Result<(), RunError> {
    // Before its address is announced: until then, signals have their default effect.
    let end = Shutdown::of_signals()?;
    let service = Service::bind(config, Endpoints::default(), log).await?;
    // The reader may have closed the pipe.
    let _ = stdout().write_all(service.announcement()?.as_bytes());
    service.serve(end).await;
    Ok(())
}
