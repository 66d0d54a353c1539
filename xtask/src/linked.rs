//! The crates linked into each product, for its target and with its actual features.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::command::{cargo, output};
use crate::toolchain::Toolchain;

/// The compiled products.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Product {
    /// The wasm module.
    Module,
    /// The signing backend.
    Backend,
    /// The report command.
    Report,
}

/// A package and its version.
pub type Id = (String, String);

/// A linked package.
#[derive(Debug)]
pub struct Crate {
    /// Its name.
    pub name: String,
    /// Its version.
    pub version: String,
    /// Its licence as an SPDX expression.
    pub licence: String,
    /// Its own description.
    pub description: Option<String>,
    /// Its source repository.
    pub repository: Option<String>,
    /// The folder of the compiled sources.
    pub folder: PathBuf,
    /// Whether it is third-party.
    pub is_foreign: bool,
    /// The linked packages that it depends on.
    pub dependencies: BTreeSet<Id>,
}

impl Product {
    /// All products.
    pub const ALL: [Self; 3] = [Self::Module, Self::Backend, Self::Report];

    /// The commands.
    pub const COMMANDS: [Self; 2] = [Self::Backend, Self::Report];

    /// The package that it is built from.
    #[must_use]
    pub const fn package(self) -> &'static str {
        match self {
            Self::Module => "trro-session-viewer",
            Self::Backend => "trro-session-backend",
            Self::Report => "trro-session-report",
        }
    }

    /// Its name in lists.
    #[must_use]
    pub const fn title(self) -> &'static str {
        match self {
            Self::Module => "the module of trro-session-viewer",
            Self::Backend => "the command trro-session-backend",
            Self::Report => "the command trro-session-report",
        }
    }

    /// Whether it runs in a browser.
    #[must_use]
    pub const fn is_module(self) -> bool {
        matches!(self, Self::Module)
    }

    /// Its target triple.
    ///
    /// # Errors
    ///
    /// If the compiler does not report the host's triple.
    pub fn target(self) -> Result<String> {
        if self.is_module() {
            return Ok("wasm32-unknown-unknown".to_owned());
        }
        Ok(Toolchain::ask()?.host)
    }

    /// Every package linked into it, its own first, then by name. Macros and build scripts are excluded, since they only run in the
    /// compiler.
    ///
    /// # Errors
    ///
    /// If Cargo does not report them.
    pub fn crates(self) -> Result<Vec<Crate>> {
        let target = self.target()?;
        let tree = output(cargo().args([
            "tree",
            "--locked",
            "--package",
            self.package(),
            "--target",
            &target,
            "--edges",
            "normal,no-proc-macro",
            "--prefix",
            "depth",
            "--no-dedupe",
            "--format",
            " {p}",
        ]))?;
        let graph = graph(&tree)?;
        let packages = packages(&target)?;
        let mut crates = Vec::with_capacity(graph.len());
        for (id, dependencies) in graph {
            let package = packages
                .get(&id)
                .with_context(|| format!("cargo metadata says nothing of {} {}", id.0, id.1))?;
            crates.push(linked_crate(package, dependencies)?);
        }
        crates.sort_by_key(|found| found.name != self.package());
        Ok(crates)
    }
}

/// The folders with the registries' packages; their names differ if a mirror replaces the registry.
///
/// # Errors
///
/// If Cargo does not report them.
pub fn registries(target: &str) -> Result<BTreeSet<PathBuf>> {
    let mut folders = BTreeSet::new();
    for package in packages(target)?.values() {
        if package["source"].is_string() {
            folders.extend(folder(package)?.parent().map(Path::to_owned));
        }
    }
    Ok(folders)
}

/// The dependency graph, from lines such as `2 serde_json v1.0.154`, where the number is the depth.
fn graph(tree: &str) -> Result<BTreeMap<Id, BTreeSet<Id>>> {
    let mut graph: BTreeMap<Id, BTreeSet<Id>> = BTreeMap::new();
    let mut above: Vec<Id> = Vec::new();
    for line in tree.lines() {
        let mut words = line.split(' ');
        let (Some(depth), Some(name), Some(version)) = (words.next(), words.next(), words.next())
        else {
            bail!("cargo tree says {line:?}");
        };
        let depth: usize = depth.parse()?;
        let version = version.strip_prefix('v').unwrap_or(version);
        let id = (name.to_owned(), version.to_owned());
        above.truncate(depth);
        if let Some(parent) = above.last() {
            graph.entry(parent.clone()).or_default().insert(id.clone());
        }
        graph.entry(id.clone()).or_default();
        above.push(id);
    }
    Ok(graph)
}

/// All packages that the workspace may use for a target.
fn packages(target: &str) -> Result<BTreeMap<Id, Value>> {
    let text = output(cargo().args([
        "metadata",
        "--format-version=1",
        "--locked",
        "--filter-platform",
        target,
    ]))?;
    let mut metadata: Value = serde_json::from_str(&text)?;
    let Value::Array(packages) = metadata["packages"].take() else {
        bail!("cargo metadata lists no packages");
    };
    let id = |package: &Value| Some((text_of(package, "name")?, text_of(package, "version")?));
    Ok(packages
        .into_iter()
        .filter_map(|package| Some((id(&package)?, package)))
        .collect())
}

fn linked_crate(package: &Value, dependencies: BTreeSet<Id>) -> Result<Crate> {
    let must = |field| text_of(package, field).with_context(|| format!("a crate without {field}"));
    let name = must("name")?;
    Ok(Crate {
        version: must("version")?,
        // Before SPDX, a slash meant OR.
        licence: must("license")
            .with_context(|| format!("what is {name} licensed under?"))?
            .replace('/', " OR "),
        description: text_of(package, "description"),
        repository: text_of(package, "repository"),
        folder: folder(package)?.to_owned(),
        is_foreign: package["source"].is_string(),
        dependencies,
        name,
    })
}

fn folder(package: &Value) -> Result<&Path> {
    package["manifest_path"]
        .as_str()
        .and_then(|path| Path::new(path).parent())
        .context("a crate without a folder")
}

fn text_of(package: &Value, field: &str) -> Option<String> {
    package[field].as_str().map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_who_names_whom() {
        let tree = "0 a v0.1.0 (/a place)\n1 b v1.0.0\n2 c v2.0.0\n1 c v2.0.0\n";
        let graph = graph(tree).unwrap();
        let seen: Vec<String> = graph
            .iter()
            .map(|((name, version), named)| {
                let named: Vec<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
                format!("{name} {version}: {}", named.join(" "))
            })
            .collect();
        assert_eq!(seen, ["a 0.1.0: b c", "b 1.0.0: c", "c 2.0.0: "]);
    }

    #[test]
    fn a_module_has_no_crate_of_a_server_and_the_other_way_round() {
        let check = |product: Product, name: &str, expected: bool| {
            let crates = product.crates().unwrap();
            assert_eq!(crates[0].name, product.package());
            let is_there = crates.iter().any(|linked| linked.name == name);
            assert_eq!(is_there, expected, "{name} in {}", product.title());
        };
        check(Product::Module, "web-sys", true);
        check(Product::Module, "tokio", false);
        check(Product::Module, "serde_derive", false);
        check(Product::Backend, "ring", true);
        check(Product::Backend, "fake-cloud", false);
        check(Product::Report, "trro-session-viewer", true);
        check(Product::Report, "web-sys", false);
    }
}
