//! Where connections come from: an address of the network, or a socket in the file system.

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

/// How a path is told from an address.
const UNIX: &str = "unix:";

/// What `--listen` takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Address {
    /// Of the network.
    Tcp(SocketAddr),
    /// In the file system: whoever may open it may ask.
    Unix(PathBuf),
}

/// Not an address.
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

/// An address that was taken.
#[derive(Debug)]
pub enum Listener {
    /// Of the network.
    Tcp(TcpListener),
    /// In the file system.
    #[cfg(unix)]
    Unix(SocketFile, UnixListener),
}

/// Removed when it is no longer listened to, unless another process has put its own into its place. Before the listener ends, so that
/// its number is not given to another one.
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

/// By which the file system tells files apart that have the same name one after the other.
#[cfg(unix)]
fn number(path: &Path) -> Option<u64> {
    let about = fs::symlink_metadata(path).ok()?;
    Some(std::os::unix::fs::MetadataExt::ino(&about))
}

/// A connection of either kind.
pub type Stream = Pin<Box<dyn Duplex>>;

/// What reads and writes.
pub trait Duplex: AsyncRead + AsyncWrite + Send {}

impl<S: AsyncRead + AsyncWrite + Send> Duplex for S {}

impl Listener {
    /// Takes an address. A socket that a dead process has left is replaced.
    ///
    /// # Errors
    ///
    /// What the system says.
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

    /// Where it listens, for whoever started it.
    ///
    /// # Errors
    ///
    /// When the system does not say.
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
    /// When the system gives none.
    pub async fn accept(&self) -> io::Result<(Stream, Peer)> {
        match self {
            Self::Tcp(listener) => {
                let (stream, address) = listener.accept().await?;
                // Answers are written whole: nothing is gained by waiting for more.
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

/// Owner and group may ask, others may not.
#[cfg(unix)]
const MODE: u32 = 0o660;

#[cfg(unix)]
async fn bind_socket(path: &Path) -> io::Result<UnixListener> {
    use std::os::unix::fs::{FileTypeExt, PermissionsExt};

    let listener = match UnixListener::bind(path) {
        Err(error) if error.kind() == io::ErrorKind::AddrInUse => {
            let is_socket = fs::symlink_metadata(path)?.file_type().is_socket();
            // It does not wait: a process that takes no connections is alive all the same.
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
