//! Bills of materials in `CycloneDX` 1.6 JSON, for vulnerability scanners: the crates linked into each product.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Result;
use serde_json::{Value, json};

use crate::linked::{Crate, Id, Product};
use crate::lock;
use crate::toolchain::Toolchain;
use xtask::paths;

/// Writes the bill of every product; returns the files.
///
/// # Errors
///
/// As [`bill`], or if a file cannot be written.
pub fn write(place: &Path) -> Result<Vec<PathBuf>> {
    let write = |product: Product| {
        let file = place.join(format!("{}.cdx.json", product.package()));
        fs::write(&file, bill(product)?)?;
        Ok(file)
    };
    Product::ALL.into_iter().map(write).collect()
}

/// The bill of a product, without timestamp or serial number, so that equal products have equal bills.
///
/// # Errors
///
/// If Cargo or the compiler does not report what is linked.
fn bill(product: Product) -> Result<String> {
    let lock = fs::read_to_string(paths::root().join("Cargo.lock"))?;
    let checksums: BTreeMap<Id, &str> = lock::packages(&lock)
        .filter_map(|locked| {
            let id = (locked.name.to_owned(), locked.version.to_owned());
            Some((id, locked.checksum?))
        })
        .collect();
    let crates = product.crates()?;
    let library = library(&Toolchain::ask()?);
    let mut components: Vec<Value> = crates[1..]
        .iter()
        .map(|linked| {
            let id = (linked.name.clone(), linked.version.clone());
            component(linked, "library", checksums.get(&id).copied())
        })
        .collect();
    let mut dependencies: Vec<Value> = crates
        .iter()
        .map(|linked| {
            let mut named: Vec<Value> = linked.dependencies.iter().map(reference).collect();
            named.push(library["bom-ref"].clone());
            let id = (linked.name.clone(), linked.version.clone());
            json!({ "ref": reference(&id), "dependsOn": named })
        })
        .collect();
    dependencies.push(json!({ "ref": library["bom-ref"] }));
    components.push(library);
    let bill = json!({
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": { "component": component(&crates[0], "application", None) },
        "components": components,
        "dependencies": dependencies,
    });
    Ok(format!("{bill:#}\n"))
}

fn component(linked: &Crate, kind: &str, checksum: Option<&str>) -> Value {
    let reference = reference(&(linked.name.clone(), linked.version.clone()));
    let mut component = json!({
        "type": kind,
        "bom-ref": reference,
        "name": linked.name,
        "version": linked.version,
        "purl": reference,
        "licenses": [{ "expression": linked.licence }],
    });
    if let Some(description) = &linked.description {
        component["description"] = description.trim().into();
    }
    if let Some(repository) = &linked.repository {
        component["externalReferences"] = json!([{ "type": "vcs", "url": repository }]);
    }
    if let Some(checksum) = checksum {
        component["hashes"] = json!([{ "alg": "SHA-256", "content": checksum }]);
    }
    component
}

/// The standard library, which is in no lock file.
fn library(toolchain: &Toolchain) -> Value {
    json!({
        "type": "library",
        "bom-ref": format!("rust-std@{}", toolchain.release),
        "name": "std",
        "version": toolchain.release,
        "description": "The Rust standard library",
        "licenses": [{ "expression": "MIT OR Apache-2.0" }],
        "externalReferences": [{
            "type": "vcs",
            "url": format!("https://github.com/rust-lang/rust/tree/{}", toolchain.commit),
        }],
    })
}

/// The package URL.
fn reference((name, version): &Id) -> Value {
    format!("pkg:cargo/{name}@{}", version.replace('+', "%2B")).into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_bill_names_every_crate_with_its_checksum_and_nobody_it_does_not_list() {
        for product in Product::ALL {
            let text = bill(product).unwrap();
            assert_eq!(text, bill(product).unwrap());
            let bill: Value = serde_json::from_str(&text).unwrap();
            let all = |list: &Value| list.as_array().unwrap().clone();
            let components = all(&bill["components"]);
            let own = bill["metadata"]["component"]["bom-ref"].clone();
            let listed: BTreeSet<String> = components
                .iter()
                .map(|component| &component["bom-ref"])
                .chain([&own])
                .map(ToString::to_string)
                .collect();
            assert_eq!(listed.len(), components.len() + 1, "a name is there twice");
            for linked in &product.crates().unwrap()[1..] {
                let id = (linked.name.clone(), linked.version.clone());
                let component = components
                    .iter()
                    .find(|component| component["bom-ref"] == reference(&id))
                    .unwrap_or_else(|| panic!("{id:?} is missing"));
                let checksum = component["hashes"][0]["content"].as_str();
                assert_eq!(
                    checksum.map(str::len),
                    linked.is_foreign.then_some(64),
                    "{id:?}"
                );
            }
            for dependency in all(&bill["dependencies"]) {
                assert!(listed.contains(&dependency["ref"].to_string()));
                for named in dependency["dependsOn"].as_array().into_iter().flatten() {
                    assert!(listed.contains(&named.to_string()), "{named}");
                }
            }
        }
    }

    #[test]
    fn a_version_with_a_plus_can_stand_in_a_name() {
        let check = |version: &str, expected: &str| {
            let reference = reference(&("a".to_owned(), version.to_owned()));
            assert_eq!(reference, expected);
        };
        check("1.0.0", "pkg:cargo/a@1.0.0");
        check("1.0.0+b", "pkg:cargo/a@1.0.0%2Bb");
    }
}
