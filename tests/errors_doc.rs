//! Compares `docs/errors.md` with the page's English text for every code of the cloud; `UPDATE_DOCS=1` rewrites it.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot read the documents has failed"
)]

use std::fmt::Write;
use std::{env, fs};

use trro_session_viewer::error::{CloudError, ImportError};
use trro_session_viewer::text::Lang;
use trro_session_viewer::text::cloud::CLOUD;
use trro_session_viewer::text::errors::explain;

#[test]
fn every_code_is_documented_as_it_is_shown() {
    let mut page = String::from(HEAD);
    let rows: Vec<_> = CLOUD
        .iter()
        .flat_map(|text| text.codes)
        .map(|code| {
            let error = ImportError::Cloud(CloudError {
                code: (*code).to_owned(),
                ..CloudError::default()
            });
            (code, explain(&error, Lang::EN))
        })
        .collect();
    let steps: Vec<&str> = rows
        .iter()
        .flat_map(|(_, words)| &words.advice)
        .map(|step| &**step)
        .collect();
    let mut common: Vec<&str> = Vec::new();
    for step in &steps {
        let uses = steps.iter().filter(|other| *other == step).count();
        if uses >= COMMON && !common.contains(step) {
            common.push(step);
        }
    }
    for (code, words) in &rows {
        let steps: Vec<String> = words
            .advice
            .iter()
            .map(|step| {
                let number = common.iter().position(|known| **known == **step);
                number.map_or_else(|| step.clone(), |number| format!("({})", number + 1))
            })
            .collect();
        writeln!(
            page,
            "| `{code}` | {} | {} |",
            words.message,
            steps.join(" ")
        )
        .unwrap();
    }
    page.push_str("\n## Common steps\n\n");
    for (index, step) in common.iter().enumerate() {
        writeln!(page, "{}. {step}", index + 1).unwrap();
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/errors.md");
    if env::var_os("UPDATE_DOCS").is_some() {
        fs::write(path, &page).unwrap();
    }
    assert_eq!(
        fs::read_to_string(path).unwrap(),
        page,
        "run it once with UPDATE_DOCS=1"
    );
}

/// A step of so many codes stands once, below the table.
const COMMON: usize = 3;

const HEAD: &str = "\
# Errors of the cloud

Generated from `src/text/cloud.rs` by `UPDATE_DOCS=1 cargo test --test errors_doc`. The page shows these words in its own language, what the code means, the cloud's own message and the request id.
For a code `A.B` that is not listed, the row of `A` applies. Numbers in parentheses refer to
[common steps](#common-steps).

| code | what happened | what to do |
|---|---|---|
";
