//! Prebuilt programs from their authors, verified by checksum: saves minutes of compiling.
//!
//! If a download fails or differs, the program is compiled instead.

use std::fs::{self, File};
use std::io::{self, Write};
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, ensure};
use flate2::read::GzDecoder;
use sha2::{Digest, Sha256};
use tar::Archive;

use crate::toolchain::Toolchain;
use xtask::paths;

/// An archive for one kind of machine.
pub struct Ready {
    /// The target triple.
    pub target: &'static str,
    /// The address.
    pub url: &'static str,
    /// SHA-256.
    pub sum: &'static str,
}

/// Trunk 0.21.14.
pub const TRUNK: &[Ready] = &[
    Ready {
        target: "x86_64-unknown-linux-gnu",
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-x86_64-unknown-linux-gnu.tar.gz",
        sum: "f2b4680cd239693a646a2795e4633c625328d7b2a044fbe749fa3a2fe9e7036b",
    },
    Ready {
        target: "aarch64-unknown-linux-gnu",
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-unknown-linux-gnu.tar.gz",
        sum: "b1d8e60e454f7fc182d9a4d95d1506ffbae947d8ba90f8f6f02da93b60f980f9",
    },
    Ready {
        target: "aarch64-apple-darwin",
        url: "https://github.com/trunk-rs/trunk/releases/download/v0.21.14/trunk-aarch64-apple-darwin.tar.gz",
        sum: "764e299dd50d89442a4e96a236349f57961984b701e74d3dbdb39cd1c9f5101e",
    },
];

/// wasm-bindgen's command, of the version in `Cargo.lock`.
pub const WASM_BINDGEN: &[Ready] = &[
    Ready {
        target: "x86_64-unknown-linux-gnu",
        url: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.127/wasm-bindgen-0.2.127-x86_64-unknown-linux-musl.tar.gz",
        sum: "61d4a7dc85acfa0d2354ccc0b8361928c7e52a746d17f28ebaa795ed3dc1614a",
    },
    Ready {
        target: "aarch64-apple-darwin",
        url: "https://github.com/wasm-bindgen/wasm-bindgen/releases/download/0.2.127/wasm-bindgen-0.2.127-aarch64-apple-darwin.tar.gz",
        sum: "cd93e691eb5953ace5d8ffce52a20b024077a3dac3e2215b8224136b0efb7585",
    },
];

/// geckodriver 0.37.1.
pub const GECKODRIVER: &[Ready] = &[
    Ready {
        target: "x86_64-unknown-linux-gnu",
        url: "https://github.com/mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-linux64.tar.gz",
        sum: "e815130ea95983e162ae91843b48d3a3ce991735635fce83a647afde21e09f7e",
    },
    Ready {
        target: "aarch64-apple-darwin",
        url: "https://github.com/mozilla/geckodriver/releases/download/v0.37.1/geckodriver-v0.37.1-macos-aarch64.tar.gz",
        sum: "d02b3f7003f999caf90974a2ef5da0286c05d01cee19112c86846d759fdba4f5",
    },
];

/// cargo-deny 0.20.2.
pub const CARGO_DENY: &[Ready] = &[Ready {
    target: "x86_64-unknown-linux-gnu",
    url: "https://github.com/EmbarkStudios/cargo-deny/releases/download/0.20.2/cargo-deny-0.20.2-x86_64-unknown-linux-musl.tar.gz",
    sum: "9f12ed4c49936e09b48bf862b595cde2fe64fcbd9d74dfacac6131ca824c8d5f",
}];

/// Downloads and unpacks the programs for this machine into the folder's `bin`.
///
/// # Errors
///
/// If there is none for this machine, it is unreachable, or its checksum differs.
pub fn fetch(ready: &[Ready], programs: &[&str], part: &Path) -> Result<()> {
    let host = Toolchain::ask()?.host;
    let found = ready.iter().find(|ready| ready.target == host);
    let ready = found.with_context(|| format!("none is published for {host}"))?;
    let curl = paths::on_path(&["curl"]).context("there is no curl")?;
    let archive = part.join("archive");
    let error = Command::new(curl)
        .args(["--fail", "--silent", "--show-error", "--location"])
        .args(["--proto", "=https", "--connect-timeout", "5"])
        .args(["--max-time", "60", "--output"])
        .args([archive.as_os_str(), ready.url.as_ref()])
        .output()?;
    // A single line that names curl.
    let line = String::from_utf8_lossy(&error.stderr);
    ensure!(error.status.success(), "{}", line.trim());
    let bytes = fs::read(&archive)?;
    fs::remove_file(&archive)?;
    ensure!(is_sum(&bytes, ready.sum), "its sum is another one");
    unpack(&bytes, programs, &part.join("bin"))
}

fn is_sum(bytes: &[u8], sum: &str) -> bool {
    let mut hex = Vec::new();
    for byte in Sha256::digest(bytes) {
        // Writing to a string cannot fail.
        let _ = write!(hex, "{byte:02x}");
    }
    hex == sum.as_bytes()
}

/// From any folder of the archive.
fn unpack(bytes: &[u8], programs: &[&str], place: &Path) -> Result<()> {
    fs::create_dir_all(place)?;
    for entry in Archive::new(GzDecoder::new(bytes)).entries()? {
        let mut entry = entry?;
        let path = entry.path()?.into_owned();
        let name = path.file_name().unwrap_or_default();
        if programs.iter().any(|program| name == *program) {
            let mut file = File::create(place.join(name))?;
            io::copy(&mut entry, &mut file)?;
            make_executable(&file)?;
        }
    }
    Ok(())
}

#[cfg(unix)]
fn make_executable(file: &File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.set_permissions(fs::Permissions::from_mode(0o755))
}

#[cfg(not(unix))]
fn make_executable(_: &File) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::{env, process};

    use super::*;
    use crate::archive::{self, Files};

    #[test]
    fn takes_the_programs_alone() {
        let files = Files::from([
            ("README".to_owned(), b"read".to_vec()),
            ("deep/tool".to_owned(), b"run".to_vec()),
        ]);
        let packed = archive::pack("tool-1.0", &files).unwrap();
        let place = env::temp_dir().join(format!("xtask-ready-{}", process::id()));
        unpack(&packed, &["tool"], &place).unwrap();
        let seen = archive::read(&place).unwrap();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(place.join("tool"))
                .unwrap()
                .permissions()
                .mode();
            assert_eq!(mode & 0o777, 0o755);
        }
        fs::remove_dir_all(&place).unwrap();
        assert_eq!(seen, Files::from([("tool".to_owned(), b"run".to_vec())]));
    }

    #[test]
    fn knows_an_archive_by_its_sum() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert!(is_sum(b"abc", abc));
        assert!(!is_sum(b"abd", abc));
    }
}
