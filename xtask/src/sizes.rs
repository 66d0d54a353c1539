//! What a reader's browser has to fetch before it shows the first chart.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::CompressorWriter;

/// All files together, as a web server sends them with brotli. KB are 1000 bytes, as in what networks are billed by.
///
/// The aim is 150,000. `cargo xtask build` prints what each file weighs now. What costs most, in KB when it was measured: the reading of
/// odd inputs 25, plotters 7, JSON 6, gzip and base64 6, statistics and charts 50, generic code of the standard library 30, floats and
/// memory 25, navigation of the charts 25, exports 18, the judge 65, its panels 25, one language 18, scripts and styles 35.
/// `docs/adr/003-small-to-send.md` says what is avoided.
pub const BUDGET_BROTLI_BYTES: usize = 358_500;

/// The files and what they weigh.
#[derive(Debug)]
pub struct Sizes {
    files: Vec<Size>,
}

#[derive(Debug)]
struct Size {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Fetched later: to read large input, to call a signing backend, to export, or in a frame.
const LATER: [&str; 18] = [
    "apart.js",
    "backend.js",
    "custom-elements.json",
    "embed-frame.css",
    "embed-frame.html",
    "embed-frame.js",
    "embed-frame.json",
    "export.js",
    "follower.js",
    "frame-calls.js",
    "live.js",
    "pack.js",
    "picker.js",
    "refusal.js",
    "session-table.js",
    "share.js",
    "standalone.html",
    "worker.js",
];

/// Weighs every file of the folder but type declarations, the package and the list of licences, which no browser fetches, [`LATER`], and all
/// languages but the largest.
///
/// # Errors
///
/// When a file cannot be read.
pub fn measure(folder: &Path) -> Result<Sizes> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_fetched = ![".d.ts", ".tgz", ".txt"]
            .iter()
            .any(|end| name.ends_with(end));
        if entry.file_type()?.is_file() && is_fetched && !LATER.contains(&&*name) {
            let bytes = fs::read(entry.path())?;
            files.push(Size {
                name,
                raw: bytes.len(),
                brotli: brotli_bytes(&bytes)?,
            });
        }
    }
    files.sort_by_key(|size| std::cmp::Reverse(size.brotli));
    let mut has_language = false;
    // A reader has one language: the largest.
    files.retain(|size| {
        !size.name.starts_with("words-") || !std::mem::replace(&mut has_language, true)
    });
    Ok(Sizes { files })
}

impl Sizes {
    /// The sum of what is sent.
    #[must_use]
    pub fn brotli(&self) -> usize {
        self.files.iter().map(|size| size.brotli).sum()
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let raw = self.files.iter().map(|size| size.raw).sum();
        let sum = [("sum", raw, self.brotli())];
        let rows = self
            .files
            .iter()
            .map(|size| (size.name.as_str(), size.raw, size.brotli));
        writeln!(
            formatter,
            "{:<32} {:>9} {:>9}",
            "for the first chart", "raw", "brotli"
        )?;
        for (name, raw, brotli) in rows.chain(sum) {
            writeln!(formatter, "{name:<32} {raw:>9} {brotli:>9}")?;
        }
        Ok(())
    }
}

/// How many bytes a file becomes as static hosts send it: the best quality, once per release.
///
/// # Errors
///
/// Never, since nothing is written but memory; the compressor's interface has it so.
pub fn brotli_bytes(bytes: &[u8]) -> Result<usize> {
    const QUALITY: u32 = 11;
    const WINDOW_BITS: u32 = 22;
    let mut compressed = Vec::new();
    let mut writer = CompressorWriter::new(&mut compressed, 4096, QUALITY, WINDOW_BITS);
    writer.write_all(bytes)?;
    drop(writer);
    Ok(compressed.len())
}
