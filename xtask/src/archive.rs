//! Archives that depend only on their content, not on the machine that created them.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use flate2::{Compression, GzBuilder};
use tar::{Builder, Header};

/// Contents by name, sorted.
pub type Files = BTreeMap<String, Vec<u8>>;

/// The time that npm sets for every file, so that equal contents give equal bytes: 1985-10-26 08:15 UTC.
const TIME: u64 = 499_162_500;

/// Packs files below one folder as a gzipped tar.
///
/// # Errors
///
/// If a name is too long for tar.
pub fn pack(folder: &str, files: &Files) -> Result<Vec<u8>> {
    let gzip = GzBuilder::new().write(Vec::new(), Compression::best());
    let mut archive = Builder::new(gzip);
    for (name, bytes) in files {
        let mut header = Header::new_ustar();
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(TIME);
        header.set_uid(0);
        header.set_gid(0);
        archive.append_data(&mut header, format!("{folder}/{name}"), &bytes[..])?;
    }
    Ok(archive.into_inner()?.finish()?)
}

/// All files of a folder, recursively.
///
/// # Errors
///
/// If one cannot be read.
pub fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    collect(folder, "", &mut files)?;
    Ok(files)
}

fn collect(folder: &Path, prefix: &str, files: &mut Files) -> Result<()> {
    for entry in fs::read_dir(folder).with_context(|| format!("no {}", folder.display()))? {
        let entry = entry?;
        let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            collect(&entry.path(), &format!("{name}/"), files)?;
        } else {
            files.insert(name, fs::read(entry.path())?);
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::io::Read;
    use std::{env, process};

    use flate2::read::GzDecoder;
    use tar::Archive;

    use super::*;

    #[test]
    fn packs_equal_files_into_equal_bytes() {
        let files = Files::from([("b".to_owned(), b"2".to_vec()), ("a".to_owned(), vec![])]);
        let package = pack("package", &files).unwrap();
        assert_eq!(package, pack("package", &files).unwrap());
        let mut seen = Vec::new();
        for entry in Archive::new(GzDecoder::new(&package[..]))
            .entries()
            .unwrap()
        {
            let mut entry = entry.unwrap();
            let mut text = String::new();
            entry.read_to_string(&mut text).unwrap();
            let header = entry.header();
            let header = [
                u64::from(header.mode().unwrap()),
                header.mtime().unwrap(),
                header.uid().unwrap(),
                header.gid().unwrap(),
            ];
            let path = entry.path().unwrap().display().to_string();
            seen.push((path, text, header));
        }
        let file = |path: &str, text: &str| (path.to_owned(), text.to_owned(), [0o644, TIME, 0, 0]);
        assert_eq!(seen, [file("package/a", ""), file("package/b", "2")]);
        // The gzip header contains neither time nor system.
        assert_eq!(package[4..8], [0; 4]);
        assert_eq!(package[9], 255);
    }

    #[test]
    fn reads_folders_within_folders() {
        let folder = env::temp_dir().join(format!("xtask-archive-{}", process::id()));
        fs::create_dir_all(folder.join("in")).unwrap();
        fs::write(folder.join("in/b"), "2").unwrap();
        fs::write(folder.join("a"), "1").unwrap();
        let files = read(&folder).unwrap();
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(
            files,
            Files::from([("a".into(), b"1".into()), ("in/b".into(), b"2".into())])
        );
    }
}
