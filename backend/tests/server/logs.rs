//! A blocked log delays no response, and the number of lost lines is known.

use std::fs::File;
use std::io::{BufRead, BufReader, Read, Write, pipe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::support::{Backend, Start};

/// More lines than fit into the buffer.
const MANY: usize = 10_000;
/// More than a pipe holds.
const SOME: usize = 2_000;
const CALLERS: usize = 10;
/// How many are sent before the first response is read.
const TOGETHER: usize = 50;

fn backend(stderr: impl Into<Stdio>) -> Backend {
    Start::new()
        .with_metrics()
        .arguments(&["--demo", "--grace", "0"])
        .variable("RUST_LOG", "info")
        .start_logging_to(stderr)
}

/// Reads a successful response completely.
fn read_answer(from: &mut impl BufRead) {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        assert!(from.read_until(b'\n', &mut head).unwrap() > 0, "no answer");
    }
    let head = String::from_utf8(head).unwrap();
    assert!(head.starts_with("HTTP/1.1 200 "), "{head}");
    let length = head.split("content-length: ").nth(1).unwrap();
    let length = length.split('\r').next().unwrap().parse().unwrap();
    from.read_exact(&mut vec![0; length]).unwrap();
}

/// Makes requests in batches and reads every response; returns the number of lines lost, as reported once the writer is idle.
async fn ask(backend: &Backend, questions: usize) -> f64 {
    let begun = Instant::now();
    let callers = [(); CALLERS].map(|()| {
        let mut stream = backend.connect();
        thread::spawn(move || {
            let question = "GET /v1/projects HTTP/1.1\r\nHost: localhost\r\n\r\n";
            let mut answers = BufReader::new(stream.try_clone().unwrap());
            for _ in 0..questions / CALLERS / TOGETHER {
                stream
                    .write_all(question.repeat(TOGETHER).as_bytes())
                    .unwrap();
                for _ in 0..TOGETHER {
                    read_answer(&mut answers);
                }
            }
        })
    });
    for caller in callers {
        caller.join().unwrap();
    }
    let asked = "trro_backend_questions_total{route=\"/v1/projects\",status=\"200\"}";
    assert_eq!(backend.count(asked).await, questions as f64);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let lost = backend.count("trro_backend_log_lines_lost_total").await;
    println!(
        "{questions} answered in {:?}, {lost} lines lost",
        begun.elapsed()
    );
    lost
}

/// It stops normally.
async fn ends(mut backend: Backend) {
    backend.terminate();
    let begun = Instant::now();
    while backend.child.try_wait().unwrap().is_none() {
        assert!(begun.elapsed() < Duration::from_secs(15), "it does not end");
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_disk() {
    let full = Path::new("/dev/full");
    if !full.exists() {
        return println!("skipped: no /dev/full here");
    }
    let backend = backend(File::options().write(true).open(full).unwrap());
    let lost = ask(&backend, SOME).await;
    assert!(lost >= SOME as f64, "{lost}");
    ends(backend).await;
}

/// A file system that is unmounted on drop.
struct Small(TempDir);

impl Small {
    /// `None` if this process may not mount.
    fn mount() -> Option<Self> {
        let folder = TempDir::new().unwrap();
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", "size=64k", "tmpfs"]);
        mount.arg(folder.path()).stderr(Stdio::null());
        let is_mounted = mount.status().is_ok_and(|status| status.success());
        is_mounted.then_some(Self(folder))
    }
}

impl Drop for Small {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_disk_that_fills_up() {
    let Some(disk) = Small::mount() else {
        return println!("skipped: no right to mount here");
    };
    let path = disk.0.path().join("log");
    let backend = backend(File::create(&path).unwrap());
    let lost = ask(&backend, MANY).await;
    let written = std::fs::read_to_string(&path).unwrap();
    let whole = written.lines().filter(|line| line.ends_with('"')).count();
    assert!(whole > 100, "{whole}");
    let all = lost + whole as f64;
    assert!(lost > 0.0 && all >= MANY as f64, "{lost} {whole}");
    ends(backend).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_is_gone() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let backend = backend(writer);
    let lost = ask(&backend, SOME).await;
    assert!(lost >= SOME as f64, "{lost}");
    ends(backend).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_does_not_read() {
    let (mut reader, writer) = pipe().unwrap();
    let backend = backend(writer);
    let lost = ask(&backend, MANY).await;
    assert!(lost > 0.0, "{lost}");
    // Once it reads, it gets everything that was not lost.
    let read = thread::spawn(move || {
        let mut log = String::new();
        reader.read_to_string(&mut log).unwrap();
        log
    });
    ends(backend).await;
    let told = read.join().unwrap().lines().count() as f64;
    assert!(told + lost >= MANY as f64, "{told} {lost}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_never_reads_again() {
    let (reader, writer) = pipe().unwrap();
    let backend = backend(writer);
    ask(&backend, SOME).await;
    ends(backend).await;
    drop(reader);
}
