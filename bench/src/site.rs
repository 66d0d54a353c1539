//! The served files: the build, the contenders' pages, and the data.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::ops::Range;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde_json::Value;
use xtask::server::{Policy, Server, Site};
use xtask::{paths, sizes};

use crate::data::{self, Recipe, START_SECONDS};
use crate::plan::CONTENDERS;
use crate::results::Transfer;

/// Serves a folder prepared by `cargo xtask bench`, practically without a policy: some peers write style attributes.
pub fn serve(folder: &Path) -> Result<Server> {
    let mut site = Site::new(folder);
    site.policy = Policy::Open;
    Ok(Server::start(site, 0)?)
}

/// Generates a workload's data; returns the times of the first and last sample in Unix ms.
pub fn write_data(folder: &Path, name: &str, recipe: &Recipe) -> Result<Range<f64>> {
    let folder = folder.join("bench/data");
    fs::create_dir_all(&folder)?;
    fs::write(folder.join(format!("{name}.json")), data::answer(recipe))?;
    let millis = |seconds: u64| seconds as f64 * 1000.0;
    Ok(millis(START_SECONDS)..millis(data::end_seconds(recipe)))
}

/// The peers' versions.
pub fn versions() -> Result<BTreeMap<String, String>> {
    let file = paths::root().join("bench/package.json");
    let package: Value = serde_json::from_str(&fs::read_to_string(&file)?)?;
    let version = |name: &str| Some(package["dependencies"][name].as_str()?.to_owned());
    CONTENDERS
        .iter()
        .filter_map(|contender| Some((contender.name, contender.package?)))
        .map(|(name, package)| {
            let version = version(package).with_context(|| format!("{package} has no version"))?;
            Ok((name.to_owned(), version))
        })
        .collect()
}

/// The download size, from the requests of one run without page, data and measuring code.
pub fn transfer(folder: &Path, requests: &[String]) -> Result<Transfer> {
    let files: BTreeSet<PathBuf> = requests
        .iter()
        .filter_map(|request| request.strip_prefix("GET /"))
        .map(|path| path.split('?').next().unwrap_or(path))
        .filter(|path| !is_ours_to_measure(path))
        .map(|path| folder.join(path))
        .filter(|file| file.is_file())
        .collect();
    let mut sum = Transfer { raw: 0, brotli: 0 };
    for file in files {
        let bytes = fs::read(&file)?;
        sum.raw += bytes.len();
        sum.brotli += sizes::brotli_bytes(&bytes)?;
    }
    Ok(sum)
}

fn is_ours_to_measure(path: &str) -> bool {
    let is_page = Path::new(path).extension().is_some_and(|end| end == "html");
    is_page
        || path.starts_with("bench/data/")
        || ["bench/harness.js", "bench/ours.js", "bench/bench.css"].contains(&path)
}
