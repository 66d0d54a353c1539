//! `cargo xtask test`: runs all test steps.

use std::fs;
use std::process::{Command, ExitCode};

use anyhow::{Context, Result, bail, ensure};

use crate::bill;
use crate::command::{cargo, in_root, output, run, say};
use crate::hosts;
use crate::linked::Product;
use crate::native;
use crate::page::{self, Module};
use crate::serve;
use crate::steps::{StepResult, Steps, done};
use crate::tools::system::Browser;
use crate::tools::{crates, scripts};
use xtask::sizes::{self, BUDGET_BROTLI_BYTES};
use xtask::{CHROMIUM_ARGUMENTS, paths};

/// Which steps run.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// Formatting, lints, native tests.
    Fast,
    /// All of that, plus the module, the page and two browsers.
    Everything,
    /// The page in one browser.
    Browser(Browser),
}

/// Runs the steps; the exit code is a failure if one fails.
pub fn test(extent: Extent, filter: &str) -> ExitCode {
    let mut steps = Steps::default();
    match extent {
        Extent::Fast => fast(&mut steps),
        Extent::Everything => everything(&mut steps),
        Extent::Browser(browser) => {
            steps.take("build", || page::build().map(|_| StepResult::Passed));
            if needs_examples(filter) {
                steps.take("examples", examples);
            }
            steps.take(&format!("page in {browser}"), || {
                in_browser(browser, filter)
            });
        }
    }
    steps.report()
}

fn fast(steps: &mut Steps) {
    steps.take("formatting", formatting);
    steps.take("lints", lints);
    steps.take("native tests", native_tests);
}

fn everything(steps: &mut Steps) {
    fast(steps);
    steps.take("lints for the browser", browser_lints);
    steps.take("no browser crate natively", no_browser_crate);
    steps.take("licences and sources", licences);
    steps.take("advisories", advisories);
    steps.take("statistics against NumPy", oracle);
    steps.take("exports by other programs", exports);
    steps.take("signature against the official SDK", sdk);
    steps.take("backend against its document", openapi);
    steps.take("bills against their schema", bills);
    steps.take("module in chromium", module_tests);
    let mut module = None;
    steps.take("build", || {
        module = Some(page::build()?);
        Ok(StepResult::Passed)
    });
    steps.take("size", || {
        within_budget(module.context("the build failed")?)
    });
    steps.take("types", types);
    steps.take("examples", examples);
    // Each waits for its browser half of the time, and time-outs are a multiple of the usual duration.
    steps.together([Browser::Chromium, Browser::Firefox].map(|browser| {
        let step = move || in_browser(browser, "");
        (format!("page in {browser}"), step)
    }));
}

fn formatting() -> Result<StepResult> {
    run(cargo().args(["fmt", "--all", "--check"])).map(done)
}

fn lints() -> Result<StepResult> {
    run(cargo().args([
        "clippy",
        "--workspace",
        "--all-targets",
        "--locked",
        "--",
        "-D",
        "warnings",
    ]))
    .map(done)
}

fn native_tests() -> Result<StepResult> {
    run(cargo().args(["test", "--workspace", "--exclude", "e2e", "--locked"])).map(done)
}

/// Lints the library and its browser tests; the rest of the workspace is native.
fn browser_lints() -> Result<StepResult> {
    crates::ensure_wasm_target()?;
    run(cargo()
        .args([
            "clippy",
            "--package",
            "trro-session-viewer",
            "--lib",
            "--test",
            "web",
            "--locked",
        ])
        .args(["--target", "wasm32-unknown-unknown", "--", "-D", "warnings"]))
    .map(done)
}

/// Native code that uses a browser crate does not compile; this checks that Cargo is configured so.
fn no_browser_crate() -> Result<StepResult> {
    let tree = output(cargo().args([
        "tree",
        "--package",
        "trro-session-viewer",
        "--edges",
        "all",
        "--prefix",
        "none",
        "--format",
        "{p}",
        "--locked",
    ]))?;
    let mut found: Vec<&str> = tree.lines().filter(|line| is_browser_crate(line)).collect();
    found.dedup();
    ensure!(
        found.is_empty(),
        "the native build has {}",
        found.join(", ")
    );
    Ok(StepResult::Passed)
}

fn is_browser_crate(line: &str) -> bool {
    const NAMES: [&str; 6] = [
        "wasm-bindgen",
        "web-sys",
        "js-sys",
        "gloo",
        "plotters-canvas",
        "serde-wasm-bindgen",
    ];
    NAMES.iter().any(|name| {
        line.strip_prefix(name)
            .is_some_and(|rest| rest.starts_with([' ', '-']))
    })
}

fn licences() -> Result<StepResult> {
    run(cargo_deny()?.args(["check", "bans", "licenses", "sources"])).map(done)
}

/// An unreachable advisory database is not a failure of the change under test.
fn advisories() -> Result<StepResult> {
    if run(cargo_deny()?.args(["fetch", "db"])).is_err() {
        return Ok(StepResult::Skipped(
            "their database does not answer".to_owned(),
        ));
    }
    run(cargo_deny()?.args(["check", "--disable-fetch", "advisories"])).map(done)
}

fn cargo_deny() -> Result<Command> {
    let mut command = in_root(crates::cargo_deny().program()?);
    command.arg("--workspace");
    Ok(command)
}

fn oracle() -> Result<StepResult> {
    let python = match scripts::numpy() {
        Ok(Some(python)) => python,
        Ok(None) => return Ok(StepResult::Skipped("no python3 here".to_owned())),
        Err(error) => {
            return Ok(StepResult::Skipped(format!(
                "no NumPy to be had: {error:#}"
            )));
        }
    };
    run(cargo()
        .args(["test", "--test", "oracle", "--locked"])
        .env("TRRO_PYTHON", python))
    .map(done)
}

/// Reads the exports with pandas, csv and an XML parser.
fn exports() -> Result<StepResult> {
    let python = match scripts::pandas() {
        Ok(Some(python)) => python,
        Ok(None) => return Ok(StepResult::Skipped("no python3 here".to_owned())),
        Err(error) => {
            return Ok(StepResult::Skipped(format!(
                "no pandas to be had: {error:#}"
            )));
        }
    };
    run(cargo()
        .args(["test", "--test", "export", "--locked"])
        .env("TRRO_PYTHON", python))
    .map(done)
}

fn sdk() -> Result<StepResult> {
    let python = match scripts::cloud_sdk() {
        Ok(Some(python)) => python,
        Ok(None) => return Ok(StepResult::Skipped("no python3 here".to_owned())),
        Err(error) => return Ok(StepResult::Skipped(format!("no SDK to be had: {error:#}"))),
    };
    run(cargo()
        .args(["test", "--package", "trro-session-backend", "--test", "sdk"])
        .arg("--locked")
        .env("TRRO_SDK_PYTHON", python))
    .map(done)
}

/// All requests that the `OpenAPI` document allows must be answered, and all others rejected, as documented.
fn openapi() -> Result<StepResult> {
    let mut schemathesis = match scripts::schemathesis() {
        Ok(Some(schemathesis)) => schemathesis,
        Ok(None) => return Ok(StepResult::Skipped("no python3 here".to_owned())),
        Err(error) => return Ok(StepResult::Skipped(format!("no schemathesis: {error:#}"))),
    };
    let mut backend = serve::Background::demo()?;
    let result = run(schemathesis
        .current_dir(paths::target())
        .arg("run")
        .arg(paths::root().join("docs/backend-openapi.yaml"))
        .args(["--url", &backend.url()?, "--seed", "1"])
        .args(["--max-examples", "100"]));
    result.map(done)
}

/// Checks bills of materials against the schema: required fields, licence names, dangling references.
fn bills() -> Result<StepResult> {
    let python = match scripts::cyclonedx() {
        Ok(Some(python)) => python,
        Ok(None) => return Ok(StepResult::Skipped("no python3 here".to_owned())),
        Err(error) => {
            return Ok(StepResult::Skipped(format!(
                "no schema to be had: {error:#}"
            )));
        }
    };
    let place = paths::target().join("bills");
    fs::create_dir_all(&place)?;
    run(in_root(python)
        .arg("xtask/src/check_bills.py")
        .args(bill::write(&place)?))
    .map(done)
}

fn module_tests() -> Result<StepResult> {
    crates::ensure_wasm_target()?;
    let browser = Browser::Chromium;
    browser.ensure()?;
    let runner = crates::wasm_bindgen()?
        .folder()?
        .join("wasm-bindgen-test-runner");
    let driver = paths::on_path(&["chromedriver"]).context("no chromedriver")?;
    let capabilities = paths::target().join("webdriver.json");
    fs::write(&capabilities, capabilities_json())?;
    run(cargo()
        .args([
            "test",
            "--package",
            "trro-session-viewer",
            "--test",
            "web",
            "--locked",
        ])
        .args(["--target", "wasm32-unknown-unknown"])
        .env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner)
        .env("WASM_BINDGEN_TEST_WEBDRIVER_JSON", capabilities)
        .env("CHROMEDRIVER", driver))
    .map(done)
}

/// The capabilities that the test runner requests from chromedriver.
fn capabilities_json() -> String {
    let arguments = CHROMIUM_ARGUMENTS.join(r#"",""#);
    format!(r#"{{"goog:chromeOptions":{{"args":["{arguments}"]}}}}"#)
}

fn within_budget(module: Module) -> Result<StepResult> {
    let sizes = sizes::measure(&paths::dist())?;
    eprint!("{sizes}");
    let sum = sizes.brotli();
    if sum <= BUDGET_BROTLI_BYTES {
        return Ok(StepResult::Passed);
    }
    let excess = format!("{sum} bytes of brotli, {BUDGET_BROTLI_BYTES} allowed");
    match module {
        Module::Optimized => bail!(excess),
        Module::Plain => Ok(StepResult::Skipped(format!(
            "{excess}, but there was no wasm-opt"
        ))),
    }
}

fn types() -> Result<StepResult> {
    with_npm(hosts::check_types)
}

fn examples() -> Result<StepResult> {
    with_npm(hosts::build_examples)
}

fn with_npm(step: impl FnOnce() -> Result<()>) -> Result<StepResult> {
    if paths::on_path(&["npm"]).is_none() {
        return Ok(StepResult::Skipped("no npm here".to_owned()));
    }
    step().map(done)
}

/// Repeated runs of a few tests need not build what these do not use.
fn needs_examples(filter: &str) -> bool {
    filter.is_empty() || filter.starts_with("examples") || filter.starts_with("hosts")
}

fn in_browser(browser: Browser, filter: &str) -> Result<StepResult> {
    ensure!(paths::dist().is_dir(), "there is no build");
    native::build(Product::Backend)?;
    browser.ensure()?;
    let mut command = cargo();
    command
        .args(["run", "--package", "e2e", "--locked", "--", "--browser"])
        .arg(browser.to_string())
        .arg(filter);
    browser.offer_driver(&mut command)?;
    match scripts::axe() {
        Ok(Some(script)) => {
            command.env("TRRO_AXE", script);
        }
        // The tests that need it report that they are skipped.
        Ok(None) => {}
        Err(error) => say(format_args!("no axe to be had: {error:#}")),
    }
    run(&mut command).map(done)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn knows_a_browser_crate_by_its_name() {
        for (line, expected) in [
            ("wasm-bindgen v0.2.127", true),
            ("wasm-bindgen-futures v0.4.77", true),
            ("gloo-net v0.7.0", true),
            ("plotters-canvas v0.3.1", true),
            ("serde-wasm-bindgen v0.6.5", true),
            ("web-sys v0.3.104 (*)", true),
            ("plotters v0.3.7", false),
            ("web-system v1.0.0", false),
            ("trro-session-viewer v0.1.0", false),
        ] {
            assert_eq!(is_browser_crate(line), expected, "{line}");
        }
    }

    #[test]
    fn asks_chromedriver_in_json() {
        let json = capabilities_json();
        assert!(json.starts_with(r#"{"goog:chromeOptions":{"args":["--headless","--no-sandbox","#));
        assert!(json.ends_with(r#""--disable-sync"]}}"#));
    }
}
