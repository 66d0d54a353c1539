//! `cargo xtask serve`: the page on the loopback address, under the strict policy.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use anyhow::{Context, Result};

use crate::{command, page};
use xtask::paths;
use xtask::server::{Server, Site};

/// Builds, serves, and does not return while it serves.
///
/// # Errors
///
/// When the port is taken or the build fails.
pub fn serve(port: u16, open: bool) -> Result<()> {
    // Said before the build, which may take minutes.
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).with_context(|| taken(port))?;
    page::build()?;
    let server = Server::start(Site::new(paths::dist()), port).with_context(|| taken(port))?;
    println!("listening on {}", server.origin());
    if open {
        show(&server.url())
            .unwrap_or_else(|error| command::say(format_args!("no browser: {error}")));
    }
    server.wait();
    Ok(())
}

fn taken(port: u16) -> String {
    format!("port {port} is taken: choose another with --port")
}

/// Opens an address in the user's own browser.
fn show(url: &str) -> io::Result<()> {
    let program = match std::env::consts::OS {
        "macos" => "open",
        "windows" => "explorer",
        _ => "xdg-open",
    };
    Command::new(program).arg(url).spawn().map(drop)
}
