//! Builds what the page loads: `www/pkg/`, the engine as wasm with its JavaScript side.

use std::path::{Path, PathBuf};

use crate::npm;
use crate::size::Size;
use crate::tool::{self, Outcome, tool};

/// The target of the engine in a browser.
pub const TARGET: &str = "wasm32-unknown-unknown";

/// Where the wasm lies, seen from the root.
const WASM: &str = "www/pkg/whosaid_bg.wasm";

/// Builds `www/pkg/` and gives the size of its wasm.
pub fn run() -> Outcome<Size> {
    need_target()?;
    let wasm = tool::build(
        &[
            "--profile",
            "wasm",
            "--package",
            "whosaid",
            "--lib",
            "--no-default-features",
            "--target",
            TARGET,
        ],
        "whosaid.wasm",
    )?;
    let folder = tool::root().join("www/pkg");
    tool(bindgen(&[])?)
        .args(&["make"])
        .path(&wasm)
        .path(&folder)
        .succeed()?;
    let wasm = tool::root().join(WASM);
    let size = optimise(&wasm)?;
    println!("{WASM}: {size}");
    Ok(size)
}

/// The program `whosaid-bindgen`, built with these options of cargo.
pub fn bindgen(options: &[&str]) -> Outcome<PathBuf> {
    let ending = format!("whosaid-bindgen{}", std::env::consts::EXE_SUFFIX);
    tool::build(&[&["--package", "whosaid-bindgen"], options].concat(), &ending)
}

/// Adds the wasm target where it is missing.
pub fn need_target() -> Outcome {
    let folder = tool("rustc")
        .args(&["--print", "target-libdir", "--target", TARGET])
        .read()?;
    if Path::new(folder.trim()).is_dir() {
        return Ok(());
    }
    println!("The Rust target {TARGET} is missing: adding it.");
    tool("rustup")
        .args(&["target", "add", TARGET])
        .succeed()
        .map_err(|fault| {
            format!("{fault}\nMissing: the Rust target {TARGET}. With rustup: rustup target add {TARGET}")
        })
}

/// Makes the wasm smaller where Node is present and wasm-opt can: of the two files, the one stays that is less to download
/// (what is shorter for the machine is not always shorter after brotli).
///
/// Never with `--all-features`: browsers then refuse the file. The features in use stand in the file.
fn optimise(wasm: &Path) -> Outcome<Size> {
    let plain = Size::of(wasm)?;
    if let Err(missing) = npm::ready() {
        println!("wasm-opt is not run (the wasm works without): {missing}");
        return Ok(plain);
    }
    let smaller = wasm.with_extension("smaller");
    npm::tool("wasm-opt")
        .args(&["-Oz"])
        .path(wasm)
        .args(&["-o"])
        .path(&smaller)
        .succeed()?;
    let size = Size::of(&smaller)?;
    let (kept, done) = if size.brotli < plain.brotli {
        (size, std::fs::rename(&smaller, wasm))
    } else {
        (plain, std::fs::remove_file(&smaller))
    };
    done.map_err(|fault| format!("{}: {fault}", smaller.display()))?;
    Ok(kept)
}
