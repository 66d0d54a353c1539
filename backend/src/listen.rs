//! Listening addresses: TCP, or a Unix socket.

use std::fmt;
#[cfg(unix)]
use std::fs;
use std::io;
use std::net::SocketAddr;
#[cfg(unix)]
use std::path::Path;
use std::path::PathBuf;
use std::pin::Pin;
use std::str::FromStr;

use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpListener;
#[cfg(unix)]
use tokio::net::{UnixListener, UnixStream};

use crate::caller::Peer;

/// The prefix of a socket's path.
const UNIX: &str = "unix:";

/// The value of `--listen`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// TCP.
    Tcp(SocketAddr),
    /// A Unix socket: file permissions control access.
    Unix(PathBuf),
}

/// An invalid address.
#[derive(Debug, thiserror::Error)]
#[error("an address and a port, such as 127.0.0.1:8080, or unix: and a path")]
pub struct AddressError;

impl FromStr for Address {
    type Err = AddressError;

    fn from_str(text: &str) -> Result<Self, AddressError> {
        match text.strip_prefix(UNIX) {
            Some("") => Err(AddressError),
            Some(path) => Ok(Self::Unix(path.into())),
            None => text.parse().map(Self::Tcp).map_err(|_| AddressError),
        }
    }
}

impl fmt::Display for Address {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => write!(formatter, "{address}"),
            Self::Unix(path) => write!(formatter, "{UNIX}{}", path.display()),
        }
    }
}

/// A bound address.
#[derive(Debug)]
pub enum Listener {
    /// TCP.
    Tcp(TcpListener),
    /// A Unix socket.
    #[cfg(unix)]
    Unix(SocketFile, UnixListener),
}

/// The socket's file, removed when listening ends, unless another process has replaced it. Removed before the listener closes, so that its
/// inode number is not reused.
#[cfg(unix)]
#[derive(Debug)]
pub struct SocketFile {
    path: PathBuf,
    number: Option<u64>,
}

#[cfg(unix)]
impl SocketFile {
    fn at(path: &Path) -> Self {
        Self {
            path: path.to_owned(),
            number: number(path),
        }
    }
}

#[cfg(unix)]
impl Drop for SocketFile {
    fn drop(&mut self) {
        if number(&self.path) == self.number {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// The inode number, which distinguishes files that have the same name one after the other.
#[cfg(unix)]
fn number(path: &Path) -> Option<u64> {
    let about = fs::symlink_metadata(path).ok()?;
    Some(std::os::unix::fs::MetadataExt::ino(&about))
}

/// A connection of either kind.
pub type Stream = Pin<Box<dyn Duplex>>;

/// A readable and writable stream.
pub trait Duplex: AsyncRead + AsyncWrite + Send {}

impl<S: AsyncRead + AsyncWrite + Send> Duplex for S {}

impl Listener {
    /// Binds an address. The socket of a dead process is replaced.
    ///
    /// # Errors
    ///
    /// The system's error.
    pub async fn bind(address: &Address) -> io::Result<Self> {
        match address {
            Address::Tcp(address) => Ok(Self::Tcp(TcpListener::bind(address).await?)),
            #[cfg(unix)]
            Address::Unix(path) => {
                let listener = bind_socket(path).await?;
                Ok(Self::Unix(SocketFile::at(path), listener))
            }
            #[cfg(not(unix))]
            Address::Unix(_) => Err(io::ErrorKind::Unsupported.into()),
        }
    }

    /// The bound address, for the log.
    ///
    /// # Errors
    ///
    /// If the system does not report it.
    pub fn url(&self) -> io::Result<String> {
        match self {
            Self::Tcp(listener) => Ok(format!("http://{}", listener.local_addr()?)),
            #[cfg(unix)]
            Self::Unix(file, _) => Ok(Address::Unix(file.path.clone()).to_string()),
        }
    }

    /// The next connection.
    ///
    /// # Errors
    ///
    /// The system's error.
    pub async fn accept(&self) -> io::Result<(Stream, Peer)> {
        match self {
            Self::Tcp(listener) => {
                let (stream, address) = listener.accept().await?;
                // Responses are written at once, so Nagle's algorithm would only delay them.
                let _ = stream.set_nodelay(true);
                Ok((Box::pin(stream), Peer::at(address.ip())))
            }
            #[cfg(unix)]
            Self::Unix(_, listener) => {
                let (stream, _) = listener.accept().await?;
                Ok((Box::pin(stream), Peer::Socket))
            }
        }
    }
}

/// Owner and group may connect, others may not.
#[cfg(unix)]
const MODE: u32 = 0o660;

#[cfg(unix)]
async fn bind_socket(path: &Path) -> io::Result<UnixListener> {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};

    let listener = match UnixListener::bind(path) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let is_socket = fs::symlink_metadata(path)?.file_type().is_socket();
            // Does not wait: a process that accepts no connections is still alive.
            let is_dead = UnixStream::connect(path)
                .await
                .is_err_and(|error| error.kind() == io::ErrorKind::ConnectionRefused);
            if !is_socket || !is_dead {
                return Err(error);
            }
            fs::remove_file(path)?;
            UnixListener::bind(path)?
        }
        other => other?,
    };
    fs::set_permissions(path, fs::Permissions::from_mode(MODE))?;
    Ok(listener)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_or_a_path() {
        for (text, expected) in [
            ("127.0.0.1:8080", Some("127.0.0.1:8080")),
            ("[::]:0", Some("[::]:0")),
            ("unix:/run/trro.sock", Some("unix:/run/trro.sock")),
            ("unix:", None),
            ("/run/trro.sock", None),
            ("localhost", None),
        ] {
            let found: Option<Address> = text.parse().ok();
            assert_eq!(found.map(|found| found.to_string()).as_deref(), expected);
        }
    }
}
