//! What a reader's browser has to fetch before it shows the first chart.

use std::fmt;
use std::fs;
use std::io::Write;
use std::path::Path;

use anyhow::Result;
use brotli::CompressorWriter;

/// All files together, as a web server sends them with brotli. KB are 1000 bytes, as in what networks are billed by.
///
/// The aim is 150,000. What stands in its way, in KB, each part compressed by itself: our own compiled code 57; generic code of the
/// standard library made for it (iterators, vectors, sorting) 30; its floats, text and memory 25; plotters 7, JSON 6, gzip and
/// base64 6, the boundary 5; every error, warning and metric explained in two languages 18; tables and messages of all of these 20;
/// page, scripts, styles and sample 27. `docs/adr/003-small-to-send.md` says what is avoided.
///
/// That was before a session could be taken in hand: zooming, selecting, comparing and folding, with their words, have cost 21 since,
/// state that crosses as plain data 4, what a worker hands over 5, the address 3, an order of one's own 2. Of fetching through a backend
/// 6 are there from the start: the form and its words, samples that come later, and what a refusal said.
/// Of taking away 18: figures, tables, text and vectors in the module (17), the list and its words. A second module that is fetched when something
/// is taken away would save them, for a second build and a way for sessions from one memory to the other.
/// Of judging 38: forty kinds of findings, cause and effect, blame and clocks 27, their sentences in two languages 7, the report's part of it, the
/// way from a worker and the list 4. It stands above the first chart, so it cannot come later.
/// Of what one does with a verdict 40: numbers over lanes and charts, evidence, details, filter, score and budget 12; thresholds with their panel 11;
/// one clock for both ends 5; switches of links and distributions 10; what joins and words long sessions 2.
/// Of a judge that asks the samples whom to blame 25: seventy more limits with name, source and words, suspects, weights, shares and clauses, what
/// the report says besides, and spells on the screen.
/// One language travels instead of two: 19 less.
pub const BUDGET_BROTLI_BYTES: usize = 358_000;

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

/// Fetched once something is too large to be read on the page, is asked of a signing backend, or is taken away; or in a frame alone.
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
