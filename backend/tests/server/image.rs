//! The steps of the `Dockerfile` without Docker: a folder represents the image.
//!
//! `RUN` would change this machine, so it is only parsed by a shell, unless `TRRO_DOCKERFILE_RUN` allows it.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::support::{BEARER, Start};

/// The image built so far.
struct Image {
    /// Its files.
    root: TempDir,
    /// The user of its program.
    user: Option<u32>,
    /// Its program and arguments.
    entry: Vec<String>,
}

fn copy(from: &Path, to: &Path) {
    if from.is_dir() {
        fs::create_dir_all(to).unwrap();
        for entry in fs::read_dir(from).unwrap() {
            let entry = entry.unwrap();
            copy(&entry.path(), &to.join(entry.file_name()));
        }
    } else {
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(from, to).unwrap();
    }
}

impl Image {
    fn step(&mut self, context: &Path, instruction: &str, rest: &str) {
        match instruction {
            // Only the base distribution.
            "FROM" => assert!(rest.starts_with("debian:"), "{rest}"),
            "RUN" => {
                let may_run = env::var_os("TRRO_DOCKERFILE_RUN").is_some();
                let mut shell = Command::new("sh");
                if !may_run {
                    shell.arg("-n");
                }
                assert!(
                    shell.args(["-c", rest]).status().unwrap().success(),
                    "{rest}"
                );
            }
            "COPY" => {
                let (from, to) = rest.split_once(' ').unwrap();
                let mut place = self.inside(to);
                if to.ends_with('/') {
                    place.push(Path::new(from).file_name().unwrap());
                }
                copy(&context.join(from), &place);
            }
            "USER" => {
                let (user, group) = rest.split_once(':').unwrap();
                assert_eq!(user, group);
                self.user = Some(user.parse().unwrap());
            }
            "EXPOSE" => assert_eq!(rest, "8080"),
            "STOPSIGNAL" => assert_eq!(rest, "SIGTERM"),
            "ENTRYPOINT" => self.entry = serde_json::from_str(rest).unwrap(),
            other => panic!("{other}: no step that this test can do"),
        }
    }

    fn inside(&self, path: &str) -> PathBuf {
        self.root.path().join(path.trim_start_matches('/'))
    }
}

/// A minimal output of `cargo xtask build`.
fn context() -> TempDir {
    let context = TempDir::new().unwrap();
    let program = env!("CARGO_BIN_EXE_trro-session-backend");
    let release = context.path().join("target/release");
    copy(Path::new(program), &release.join("trro-session-backend"));
    fs::write(release.join("THIRD-PARTY-LICENSES.txt"), "MIT").unwrap();
    fs::create_dir(context.path().join("dist")).unwrap();
    fs::write(context.path().join("dist/index.html"), "the page").unwrap();
    context
}

#[tokio::test]
async fn its_steps_make_a_server() {
    let context = context();
    let mut image = Image {
        root: TempDir::new().unwrap(),
        user: None,
        entry: Vec::new(),
    };
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("Dockerfile");
    for line in fs::read_to_string(file).unwrap().lines() {
        let line = line.trim();
        if !line.is_empty() && !line.starts_with('#') {
            let (instruction, rest) = line.split_once(' ').unwrap();
            image.step(context.path(), instruction, rest);
        }
    }
    let [program, arguments @ ..] = &image.entry[..] else {
        panic!("no ENTRYPOINT");
    };
    let program = image.inside("/usr/local/bin").join(program);
    // Only folder and port differ from those in the image.
    let arguments = arguments.iter().map(|argument| {
        if argument.starts_with('/') {
            image.inside(argument).to_str().unwrap().to_owned()
        } else {
            argument.replace(":8080", ":0")
        }
    });
    let arguments: Vec<String> = arguments.collect();
    let start = Start::of_program(&program, image.user, &arguments);
    let (code, said) = start.fails();
    assert_eq!(
        code,
        Some(2),
        "it is open to others, and has no token: {said}"
    );
    let backend = Start::of_program(&program, image.user, &arguments)
        .variable("TRRO_BACKEND_TOKEN", BEARER)
        .start();
    #[cfg(target_os = "linux")]
    if crate::support::is_root() {
        let status = fs::read_to_string(format!("/proc/{}/status", backend.child.id())).unwrap();
        assert!(status.contains("Uid:\t65534\t65534"), "{status}");
    }
    assert_eq!(backend.get("/").await.body, "the page");
    assert_eq!(backend.get("/healthz").await.status, 200);
    assert!(backend.log().starts_with('{'), "{}", backend.log());
}
