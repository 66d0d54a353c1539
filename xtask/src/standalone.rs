//! `standalone.html`: the page in one file, which opens from a disk and asks for nothing.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

use crate::command::run;
use crate::licences;
use crate::tools::{once, scripts};
use xtask::paths;

/// Its file.
pub const STANDALONE: &str = "standalone.html";

/// Nothing lies beside the scripts. Not the page's own address: nothing lies beside a `blob:`, and forming an address there throws.
const NOWHERE: &str = "--define:import.meta.url=\"file:///\"";

/// Puts it together from a folder that has everything else; says whether there was a bundler to do it with.
///
/// # Errors
///
/// When a part is missing or the bundler fails.
pub fn build(folder: &Path) -> Result<bool> {
    let Some(esbuild) = scripts::esbuild()? else {
        return Ok(false);
    };
    let parts = paths::target().join("standalone");
    once::remove(&parts)?;
    fs::create_dir_all(&parts)?;
    let script = bundle(esbuild, folder, &parts)?;
    let read =
        |name: &str| fs::read_to_string(folder.join(name)).with_context(|| format!("no {name}"));
    let style = shortened(&(read("viewer.css")? + &read("page.css")?), &parts)?;
    let module = packed(&fs::read(folder.join("trro-session-viewer_bg.wasm"))?)?;
    let terms = read(licences::FILE)?;
    let page = page(&read("index.html")?, &style, &module, &script, &terms);
    fs::write(folder.join(STANDALONE), page)?;
    Ok(true)
}

/// All scripts as one that is no module: modules do not load from a disk.
fn bundle(mut esbuild: Command, folder: &Path, parts: &Path) -> Result<String> {
    let glue = parts.join("glue.js");
    let mut first = scripts::esbuild()?.context("esbuild was here a moment ago")?;
    run(first
        .arg(folder.join("trro-session-viewer.js"))
        .args([
            "--bundle",
            "--format=iife",
            "--global-name=glue",
            "--charset=utf8",
        ])
        .args([NOWHERE, "--log-level=warning"])
        .arg(format!("--outfile={}", glue.display())))?;
    // Each call evaluates it again: a new instance, as with an import under another address.
    let made = fs::read_to_string(&glue)?;
    fs::write(
        &glue,
        format!("export const makeGlue = () => {{\n{made}\nreturn glue;\n}};\n"),
    )?;
    let script = parts.join("main.js");
    run(esbuild
        .arg(paths::root().join("standalone/main.js"))
        .args([
            "--bundle",
            "--format=iife",
            "--charset=utf8",
            "--log-level=warning",
        ])
        .args(["--minify-whitespace", "--minify-syntax"])
        .args(["--loader:.json=text", "--loader:.css=text"])
        // Nothing is fetched here, so what fetches is not there.
        .args([
            "--external:*/live.js",
            "--external:*/backend.js",
            "--external:*/refusal.js",
        ])
        .arg(NOWHERE)
        .arg(format!("--alias:glue={}", glue.display()))
        .arg(format!("--outfile={}", script.display())))?;
    // What ends a script, or makes a browser look for another end, does so within a text as well.
    let script = fs::read_to_string(&script)?;
    Ok(script
        .replace("</script", "<\\/script")
        .replace("<!--", "<\\!--"))
}

/// A style sheet without comments and white space.
fn shortened(style: &str, parts: &Path) -> Result<String> {
    let [long, short] = ["long.css", "short.css"].map(|name| parts.join(name));
    fs::write(&long, style)?;
    let mut esbuild = scripts::esbuild()?.context("esbuild was here a moment ago")?;
    run(esbuild
        .arg(&long)
        .args([
            "--minify-whitespace",
            "--charset=utf8",
            "--log-level=warning",
        ])
        .arg(format!("--outfile={}", short.display())))?;
    Ok(fs::read_to_string(short)?)
}

/// Gzip in base64.
fn packed(bytes: &[u8]) -> Result<String> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(bytes)?;
    Ok(STANDARD.encode(encoder.finish()?))
}

/// The page with everything in it, under a policy that allows exactly that. Whoever hands it on hands on the licences: they stand in a
/// comment, which takes no decoding to be read.
fn page(index: &str, style: &str, module: &str, script: &str, terms: &str) -> String {
    let policy = format!(
        "default-src 'none'; script-src '{}' 'wasm-unsafe-eval'; style-src '{}'; img-src blob: data:; base-uri 'none'; form-action 'none'",
        hash(script),
        hash(style)
    );
    let is_fetched = |line: &&str| {
        let line = line.trim_start();
        line.starts_with("<link ") || line.starts_with("<script ")
    };
    let kept: Vec<&str> = index.lines().filter(|line| !is_fetched(line)).collect();
    let head = format!(
        "    <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n    <style>{style}</style>\n  </head>"
    );
    let body = format!(
        "  <!--\n{}-->\n\
         <script type=\"application/json\" id=\"carried\"></script>\n\
         <script type=\"application/octet-stream\" id=\"module\">{module}</script>\n\
         <script>{script}</script>\n</body>",
        terms.replace("-->", "-- >")
    );
    kept.join("\n")
        .replacen("  </head>", &head, 1)
        .replacen("  </body>", &body, 1)
        + "\n"
}

/// As a policy names a script or a style sheet.
fn hash(text: &str) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(text)))
}

#[cfg(test)]
mod tests {
    use super::page;

    #[test]
    fn the_policy_allows_what_is_in_the_page_and_nothing_else() {
        let index = "<html>\n  <head>\n    <link rel=\"stylesheet\" href=\"page.css\">\n    <script type=\"module\" src=\"page.js\"></script>\n  </head>\n  <body>\n  </body>\n</html>";
        let page = page(index, "p{}", "AAAA", "go()", "MIT --> <script>");
        // printf 'go()' | openssl dgst -sha256 -binary | base64
        let known =
            "script-src 'sha256-5KYv+PUboo5h+0+YAtGRPbwv5d/QxzHslP4YGnUaxRw=' 'wasm-unsafe-eval'";
        assert!(page.contains(known), "{page}");
        assert!(
            !page.contains("href=") && !page.contains("src=\"page.js\""),
            "{page}"
        );
        assert!(page.contains("<style>p{}</style>\n  </head>"), "{page}");
        assert!(page.contains("<script>go()</script>\n</body>"), "{page}");
        assert!(page.contains("<!--\nMIT -- > <script>-->\n"), "{page}");
    }
}
