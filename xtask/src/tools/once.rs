//! Fills a folder exactly once, even if runs are concurrent or interrupted.

use std::fs::{self, File, TryLockError};
use std::io::ErrorKind;
use std::path::Path;
use std::time::Instant;

use anyhow::{Context, Result};

use crate::command::{say, shown_time};

/// Calls `fill` for a temporary folder that becomes `home` when it is complete.
///
/// Under a lock, so that two commands do not do it twice. The temporary folder is renamed at the end, so that an interrupted run does not
/// look complete.
///
/// # Errors
///
/// If `fill` fails or the folder cannot be written.
pub fn fill(home: &Path, fill: impl FnOnce(&Path) -> Result<()>) -> Result<()> {
    if home.is_dir() {
        return Ok(());
    }
    let (Some(parent), Some(name)) = (home.parent(), home.file_name()) else {
        anyhow::bail!("{} is no place for a tool", home.display());
    };
    let name = name.to_string_lossy();
    fs::create_dir_all(parent).with_context(|| format!("cannot make {}", parent.display()))?;
    let _lock = lock(&parent.join(format!("{name}.lock")), &name)?;
    // Another run may have done it meanwhile.
    if home.is_dir() {
        return Ok(());
    }
    let started = Instant::now();
    let part = parent.join(format!("{name}.part"));
    remove(&part)?;
    fs::create_dir(&part)?;
    fill(&part)?;
    fs::rename(&part, home)?;
    let took = shown_time(started.elapsed());
    say(format_args!("{name} is ready, after {took}"));
    Ok(())
}

/// Removes a folder, if it exists.
///
/// # Errors
///
/// If it exists and cannot be removed.
pub fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != ErrorKind::NotFound => {
            Err(error).with_context(|| format!("cannot remove {}", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Replaces a folder with two renames: readers see the old one or the new one.
///
/// # Errors
///
/// If the folder cannot be written.
pub fn replace(place: &Path, fresh: &Path) -> Result<()> {
    let old = place.with_extension("old");
    remove(&old)?;
    if place.exists() {
        fs::rename(place, &old)?;
    }
    fs::rename(fresh, place).with_context(|| format!("cannot write {}", place.display()))?;
    remove(&old)
}

/// Waits for other runs to release the file, and reports if it has to.
///
/// # Errors
///
/// If the file cannot be written.
pub fn lock(path: &Path, name: &str) -> Result<File> {
    let file = File::create(path)?;
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => {
            say(format_args!("waiting for another run that makes {name}"));
            file.lock()?;
        }
        Err(TryLockError::Error(error)) => return Err(error.into()),
    }
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::sync::atomic::{AtomicU32, Ordering};
    use std::{env, process, thread};

    use super::*;

    #[test]
    fn fills_once_and_not_by_halves() {
        let parent = env::temp_dir().join(format!("xtask-once-{}", process::id()));
        let home = parent.join("tool-1.0");
        let times = AtomicU32::new(0);
        let failed = fill(&home, |part| {
            fs::write(part.join("half"), "")?;
            anyhow::bail!("interrupted")
        });
        assert!(failed.is_err() && !home.exists());
        thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| {
                    fill(&home, |part| {
                        times.fetch_add(1, Ordering::Relaxed);
                        Ok(fs::write(part.join("whole"), "")?)
                    })
                    .unwrap();
                });
            }
        });
        assert_eq!(times.into_inner(), 1);
        assert!(home.join("whole").exists() && !home.join("half").exists());
        fs::remove_dir_all(&parent).unwrap();
    }
}
