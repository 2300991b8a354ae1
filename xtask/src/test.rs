//! Every check of the project, one after the other, with a summary at the end.

use std::sync::OnceLock;
use std::time::{Duration, Instant};

use crate::build::{self, TARGET};
use crate::serve::Site;
use crate::size::Size;
use crate::tool::{self, Outcome, cargo};
use crate::{browser, npm};

/// The largest wasm that a visitor may have to load, in bytes after brotli.
///
/// The goal for an engine of rules alone was 150 kB; with the models of both languages it takes 263 kB (measured), of
/// which `DESIGN.md` says where they go. This bound keeps it from growing unseen.
const BUDGET: usize = 270_000;

/// A named part of the whole; it gets the words behind `--`.
type Step = (&'static str, fn(&[&str]) -> Outcome);

/// The steps in the order in which they are cheapest to fail.
const STEPS: [Step; 7] = [
    ("format", format),
    ("lint", lint),
    ("rust", rust),
    ("wasm", wasm),
    ("types", types),
    ("size", size),
    ("browser", pages),
];

/// Runs the steps that are asked for, or all; words behind `--` go to the program of a single step.
pub fn run(words: &[&str]) -> Outcome {
    let (names, rest) = match words.iter().position(|&word| word == "--") {
        Some(place) => (
            words.get(..place).unwrap_or(words),
            words.get(place + 1..).unwrap_or(&[]),
        ),
        None => (words, &[][..]),
    };
    if let Some(name) = names
        .iter()
        .find(|name| STEPS.iter().all(|step| step.0 != **name))
    {
        return Err(format!(
            "no step {name}; there are {}",
            STEPS.map(|step| step.0).join(", ")
        ));
    }
    let chosen = STEPS
        .iter()
        .filter(|step| names.is_empty() || names.contains(&step.0));
    let results: Vec<_> = chosen.map(|step| take(step, rest)).collect();
    println!("\nSummary");
    for (name, outcome, time) in &results {
        let said = outcome.as_ref().err().map_or("ok", String::as_str);
        println!("  {name:<8} {:>6.1} s  {said}", time.as_secs_f64());
    }
    let failed = results.iter().filter(|result| result.1.is_err()).count();
    match failed {
        0 => Ok(()),
        _ => Err(format!("{failed} of {} steps failed", results.len())),
    }
}

fn take(&(name, step): &Step, rest: &[&str]) -> (&'static str, Outcome, Duration) {
    println!("\n== {name}");
    let start = Instant::now();
    let outcome = step(rest);
    if let Err(fault) = &outcome {
        println!("{name}: {fault}");
    }
    (name, outcome, start.elapsed())
}

fn format(_: &[&str]) -> Outcome {
    cargo(&["fmt", "--all", "--check"]).succeed()
}

fn lint(_: &[&str]) -> Outcome {
    build::need_target()?;
    let strict = ["--", "-D", "warnings"];
    cargo(&["clippy", "--workspace", "--all-targets", "--all-features"])
        .args(&strict)
        .succeed()?;
    cargo(&[
        "clippy",
        "--package",
        "whosaid",
        "--lib",
        "--test",
        "wasm",
        "--no-default-features",
        "--target",
        TARGET,
    ])
    .args(&strict)
    .succeed()
}

fn rust(rest: &[&str]) -> Outcome {
    cargo(&["test", "--workspace"]).args(rest).succeed()
}

/// The engine's own tests in a browser.
fn wasm(rest: &[&str]) -> Outcome {
    build::need_target()?;
    let driver = browser::driver()?;
    let runner = build::bindgen(&["--features", "runner"])?;
    // As a list in TOML, because the path may hold spaces.
    let runner = format!(
        "target.{TARGET}.runner = [{:?}, \"test\"]",
        runner.display().to_string()
    );
    cargo(&[
        "test",
        "--package",
        "whosaid",
        "--test",
        "wasm",
        "--no-default-features",
        "--target",
        TARGET,
    ])
    .args(&["--config", &runner])
    .args(rest)
    .variable("CHROMEDRIVER", &driver)
    .variable(
        "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
        npm::folder().join("webdriver.json"),
    )
    .succeed()
}

/// What TypeScript says of the page, its tests and the package's declarations.
fn types(rest: &[&str]) -> Outcome {
    build()?;
    // Apart, because the page has no Node to lean on.
    for project in ["tsconfig.json", "tsconfig.page.json"] {
        npm::tool("tsc")
            .args(&["--project", project])
            .args(rest)
            .succeed()?;
    }
    Ok(())
}

/// The page in a browser, from a real server.
fn pages(rest: &[&str]) -> Outcome {
    build()?;
    let chromium = browser::chromium()?;
    let site = Site::open(&tool::root().join("www"), 0)?;
    let address = site.address();
    std::thread::spawn(move || site.run());
    npm::tool("playwright")
        .args(&["test"])
        .args(rest)
        .variable("WHOSAID_ADDRESS", &address)
        .variable("WHOSAID_CHROMIUM", &chromium)
        .succeed()
}

/// What a visitor has to load.
fn size(_: &[&str]) -> Outcome {
    let size = build()?;
    if size.brotli > BUDGET {
        return Err(format!(
            "the wasm takes {} bytes after brotli; its budget is {BUDGET}",
            size.brotli
        ));
    }
    Ok(())
}

/// `www/pkg/` and the npm packages, once for all steps.
fn build() -> Outcome<Size> {
    static BUILT: OnceLock<Outcome<Size>> = OnceLock::new();
    let built = || {
        npm::ready()?;
        build::run()
    };
    BUILT.get_or_init(built).clone()
}
