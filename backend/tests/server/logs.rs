//! A log that cannot be written keeps nobody from an answer, and tells how much of it was lost.

use std::fs::File;
use std::io::{Read, pipe};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use tempfile::TempDir;
use tokio::task::JoinSet;

use crate::support::{Backend, Start, client};

const QUESTIONS: usize = 10_000;
const CALLERS: usize = 10;

fn backend(stderr: impl Into<Stdio>) -> Backend {
    Start::new()
        .with_metrics()
        .arguments(&["--demo"])
        .variable("RUST_LOG", "info")
        .start_logging_to(stderr)
}

/// Asks and has every question answered; how many lines were lost, as it tells once its writer has come to rest.
async fn ask(backend: &Backend) -> f64 {
    let begun = Instant::now();
    let mut callers = JoinSet::new();
    let client = client();
    for _ in 0..CALLERS {
        let (client, url) = (client.clone(), backend.url("/v1/projects"));
        callers.spawn(async move {
            for _ in 0..QUESTIONS / CALLERS {
                let answer = client.get(&url).send().await.unwrap();
                assert_eq!(answer.status(), 200);
                answer.bytes().await.unwrap();
            }
        });
    }
    callers.join_all().await;
    let asked = "trro_backend_questions_total{route=\"/v1/projects\",status=\"200\"}";
    assert_eq!(backend.count(asked).await, QUESTIONS as f64);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let lost = backend.count("trro_backend_log_lines_lost_total").await;
    println!(
        "{QUESTIONS} answered in {:?}, {lost} lines lost",
        begun.elapsed()
    );
    lost
}

/// It ends as always.
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
    let lost = ask(&backend).await;
    assert!(lost >= QUESTIONS as f64, "{lost}");
    ends(backend).await;
}

/// A file system that is unmounted when dropped.
struct Small(TempDir);

impl Small {
    /// `None` where this process may not mount.
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
    let lost = ask(&backend).await;
    let written = std::fs::read_to_string(&path).unwrap();
    let whole = written.lines().filter(|line| line.ends_with('"')).count();
    assert!(whole > 100, "{whole}");
    let all = lost + whole as f64;
    assert!(lost > 0.0 && all >= QUESTIONS as f64, "{lost} {whole}");
    ends(backend).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_is_gone() {
    let (reader, writer) = pipe().unwrap();
    drop(reader);
    let backend = backend(writer);
    let lost = ask(&backend).await;
    assert!(lost >= QUESTIONS as f64, "{lost}");
    ends(backend).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_does_not_read() {
    let (mut reader, writer) = pipe().unwrap();
    let backend = backend(writer);
    let lost = ask(&backend).await;
    assert!(lost > 0.0, "{lost}");
    // Once it reads, it is told everything that was not lost.
    let read = thread::spawn(move || {
        let mut log = String::new();
        reader.read_to_string(&mut log).unwrap();
        log
    });
    ends(backend).await;
    let told = read.join().unwrap().lines().count() as f64;
    assert!(told + lost >= QUESTIONS as f64, "{told} {lost}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reader_that_never_reads_again() {
    let (reader, writer) = pipe().unwrap();
    let backend = backend(writer);
    ask(&backend).await;
    ends(backend).await;
    drop(reader);
}
