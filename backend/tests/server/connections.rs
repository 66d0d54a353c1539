//! Listening addresses, and how long connections last.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::Start;

const QUESTION: &[u8] = b"GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

/// Makes a request on a kept connection and reads the response.
fn ask(stream: &mut (impl Read + Write)) -> bool {
    let mut answer = [0; 4096];
    stream.write_all(QUESTION).is_ok()
        && matches!(stream.read(&mut answer), Ok(length) if answer[..length].starts_with(b"HTTP/1.1 200 "))
}

#[test]
fn a_connection_is_kept_as_long_as_was_said() {
    let backend = Start::new().arguments(&["--idle-timeout", "13"]).start();
    let [mut silent, mut used] = [(); 2].map(|()| backend.connect());
    assert!(ask(&mut silent) && ask(&mut used));
    let begun = Instant::now();
    std::thread::sleep(Duration::from_secs(12));
    assert!(ask(&mut used), "a load balancer may still use it");
    assert_eq!(silent.read(&mut [0; 1]).unwrap(), 0, "closed");
    let lasted = begun.elapsed();
    assert!((12..16).contains(&lasted.as_secs()), "{lasted:?}");
}

#[cfg(unix)]
#[test]
fn listens_in_the_file_system() {
    use std::os::unix::fs::PermissionsExt;
    use std::os::unix::net::UnixStream;

    let folder = TempDir::new().unwrap();
    let path = folder.path().join("backend.sock");
    let address = format!("unix:{}", path.display());
    let start = || {
        Start::new()
            .arguments(&["--demo", "--trust-forwarded-user", "x-user"])
            .arguments(&["--listen", &address, "--grace", "0"])
    };
    // The socket of a dead process is replaced, that of a live one is not.
    drop(std::os::unix::net::UnixListener::bind(&path).unwrap());
    let mut backend = start().start_in_files(&address);
    assert!(ask(&mut UnixStream::connect(&path).unwrap()));
    let mode = path.metadata().unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o660);
    let (code, said) = start().fails();
    assert!(code == Some(2) && said.contains(&address), "{said}");
    let mut stream = UnixStream::connect(&path).unwrap();
    let question = "GET /v1/projects HTTP/1.1\r\nHost: localhost\r\nX-User: alice\r\nConnection: close\r\n\r\n";
    stream.write_all(question.as_bytes()).unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    let log = backend.log();
    assert!(log.contains("user=\"alice\" address=unix"), "{log}");
    backend.terminate();
    backend.child.wait().unwrap();
    assert!(!path.exists(), "nothing is left behind");
    // A socket that another process has put in its place is not removed.
    let mut first = start().start_in_files(&address);
    std::fs::remove_file(&path).unwrap();
    let _second = start().start_in_files(&address);
    first.terminate();
    first.child.wait().unwrap();
    assert!(ask(&mut UnixStream::connect(&path).unwrap()));
    std::fs::remove_file(&path).unwrap();
    // A file that is not a socket belongs to someone else.
    std::fs::write(&path, "mine").unwrap();
    assert_eq!(start().fails().0, Some(2));
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "mine");
}
