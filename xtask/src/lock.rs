//! Reads `Cargo.lock`.

/// A locked package.
#[derive(Debug, PartialEq, Eq)]
pub struct Locked<'a> {
    /// Its name.
    pub name: &'a str,
    /// Its version.
    pub version: &'a str,
    /// SHA-256 of the download; `None` for local packages.
    pub checksum: Option<&'a str>,
}

/// All locked packages, in file order.
pub fn packages(lock: &str) -> impl Iterator<Item = Locked<'_>> {
    lock.split("[[package]]\n").skip(1).filter_map(|entry| {
        let value = |name: &str| {
            entry.lines().find_map(|line| {
                line.strip_prefix(name)?
                    .strip_prefix(" = \"")?
                    .strip_suffix('"')
            })
        };
        Some(Locked {
            name: value("name")?,
            version: value("version")?,
            checksum: value("checksum"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_is_pinned() {
        let lock = "version = 4\n\n[[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.127\"\nsource = \"x\"\nchecksum = \"ab12\"\n\
                    dependencies = [\n \"cfg-if\",\n]\n\n[[package]]\nname = \"xtask\"\nversion = \"0.1.0\"\n";
        let locked = |name, version, checksum| Locked {
            name,
            version,
            checksum,
        };
        let seen: Vec<_> = packages(lock).collect();
        assert_eq!(
            seen,
            [
                locked("wasm-bindgen", "0.2.127", Some("ab12")),
                locked("xtask", "0.1.0", None),
            ]
        );
    }
}
