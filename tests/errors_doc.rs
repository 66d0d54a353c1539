//! Compares `docs/errors.md` with the page's text for every code of the cloud; `UPDATE_DOCS=1` rewrites it.
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
    for code in CLOUD.iter().flat_map(|text| text.codes) {
        let error = ImportError::Cloud(CloudError {
            code: (*code).to_owned(),
            ..CloudError::default()
        });
        for lang in [Lang::Zh, Lang::En] {
            let words = explain(&error, lang);
            let name = if lang == Lang::Zh {
                format!("`{code}`")
            } else {
                String::new()
            };
            let meaning = words.meaning.unwrap_or_default();
            writeln!(
                page,
                "| {name} | {} | {meaning} | {} |",
                words.message,
                words.advice.join(" · ")
            )
            .unwrap();
        }
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

const HEAD: &str = "\
# What the page says to an error of the cloud

Generated from `src/text/cloud.rs`. The cloud's own message, which is not stable, and the request id are shown beside it.

| code | what happened | meaning | what to do |
|---|---|---|---|
";
