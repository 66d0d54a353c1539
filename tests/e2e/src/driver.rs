//! Processes that end with their owner, whatever happens.

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{io, thread};

use anyhow::{Context, Result, bail};
use rustix::process::{Pid, Signal, kill_process_group};

/// Starting a driver takes a second on an idle machine.
const START_LIMIT: Duration = Duration::from_secs(30);

/// A process with all its children.
pub struct Process {
    child: Child,
}

impl Process {
    /// Starts it as the leader of a process group, so that its children can be ended too.
    pub fn start(command: &mut Command) -> Result<Self> {
        let name = command.get_program().to_string_lossy().into_owned();
        let child = command
            .process_group(0)
            .stdin(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .with_context(|| format!("cannot start {name}"))?;
        Ok(Self { child })
    }

    /// The first line of its output.
    fn first_line(&mut self) -> Result<String> {
        let stdout = self.child.stdout.take().context("its output is not kept")?;
        let mut line = String::new();
        BufReader::new(stdout).read_line(&mut line)?;
        Ok(line.trim().to_owned())
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        let group = i32::try_from(self.child.id()).ok().and_then(Pid::from_raw);
        // It may have ended already.
        let _ = group.map(|group| kill_process_group(group, Signal::KILL));
        let _ = self.child.wait();
    }
}

/// A driver that answers at an address.
pub struct Driver {
    /// `http://127.0.0.1:…`
    pub url: String,
    _process: Process,
}

impl Driver {
    /// Starts it on a free port, which `command` adds to its arguments, and waits until it listens.
    pub fn start(command: impl FnOnce(u16) -> Command) -> Result<Self> {
        let port = free_port()?;
        let process = Process::start(command(port).stdout(Stdio::null()))?;
        let started = Instant::now();
        while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
            if started.elapsed() > START_LIMIT {
                bail!("the driver does not listen on port {port}");
            }
            thread::sleep(Duration::from_millis(20));
        }
        Ok(Self {
            url: format!("http://127.0.0.1:{port}"),
            _process: process,
        })
    }
}

/// A display for a browser that needs one.
pub struct Display {
    /// `:99`
    pub name: String,
    _process: Process,
}

impl Display {
    /// Starts Xvfb on an unused display.
    pub fn start() -> Result<Self> {
        let mut process = Process::start(
            Command::new("Xvfb")
                .args([
                    "-displayfd",
                    "1",
                    "-screen",
                    "0",
                    "1920x1400x24",
                    "-nolisten",
                    "tcp",
                ])
                .stdout(Stdio::piped()),
        )?;
        let number = process.first_line()?;
        if number.is_empty() {
            bail!("Xvfb found no display");
        }
        Ok(Self {
            name: format!(":{number}"),
            _process: process,
        })
    }
}

fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}
