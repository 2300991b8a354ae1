//! The tools that come from npm: wasm-opt, tsc and Playwright, from the lock file in `tests/browser/`.

use std::fs;
use std::path::PathBuf;

use crate::tool::{self, Outcome, Tool};

/// The folder of the packages.
pub fn folder() -> PathBuf {
    tool::root().join("tests/browser")
}

/// Installs the packages where they are missing or older than the lock file; the fault says what is missing.
pub fn ready() -> Outcome {
    let lock = fs::read(folder().join("package-lock.json"))
        .map_err(|fault| format!("package-lock.json: {fault}"))?;
    let installed = folder().join("node_modules/.whosaid-lock");
    if fs::read(&installed).is_ok_and(|old| old == lock) {
        return Ok(());
    }
    tool::tool("node")
        .args(&["--version"])
        .read()
        .map_err(|_| "Node.js is not installed".to_string())?;
    println!("Installing the npm packages of tests/browser.");
    tool::tool("npm")
        .args(&[
            "ci",
            "--no-fund",
            "--no-audit",
            "--ignore-scripts",
            "--loglevel=error",
        ])
        .folder(&folder())
        .succeed()
        .map_err(|fault| format!("the npm packages could not be installed: {fault}"))?;
    fs::write(&installed, &lock).map_err(|fault| format!("{}: {fault}", installed.display()))
}

/// A program of the packages, started in their folder.
pub fn tool(name: &str) -> Tool {
    tool::tool(folder().join("node_modules/.bin").join(name)).folder(&folder())
}
