//! `whosaid-bindgen`: wasm-bindgen as a library, so that its version stands in the project's own Cargo.lock.
//!
//! A package of its own because it takes minutes to compile, and most commands of xtask need none of it.
//!
//! ```text
//! whosaid-bindgen make FILE.wasm DIR    writes DIR/whosaid.js, whosaid.d.ts and whosaid_bg.wasm
//! whosaid-bindgen test FILE.wasm …      runs the tests of FILE.wasm in a browser (with the feature `runner`)
//! ```

use std::process::ExitCode;

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let outcome = match words.as_slice() {
        [_, "make", input, folder] => make(input, folder),
        [_, "test", rest @ ..] => test(rest),
        _ => Err("usage: whosaid-bindgen make FILE.wasm DIR | test FILE.wasm …".into()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("bindgen: {fault}");
            ExitCode::FAILURE
        }
    }
}

/// Writes an ES module for browsers, its TypeScript declarations, and the wasm that it loads.
fn make(input: &str, folder: &str) -> Result<(), String> {
    wasm_bindgen_cli_support::Bindgen::new()
        .input_path(input)
        .out_name("whosaid")
        .web(true)
        .and_then(|bindgen| {
            bindgen
                .typescript(true)
                .omit_default_module_path(false)
                .remove_name_section(true)
                .remove_producers_section(true)
                .generate(folder)
        })
        .map_err(|fault| format!("{fault:#}"))
}

#[cfg(feature = "runner")]
fn test(words: &[&str]) -> Result<(), String> {
    let words = ["wasm-bindgen-test-runner"].iter().chain(words);
    wasm_bindgen_cli::wasm_bindgen_test_runner::run_cli_with_args(words).map_err(|fault| format!("{fault:#}"))
}

#[cfg(not(feature = "runner"))]
fn test(_: &[&str]) -> Result<(), String> {
    Err("built without the feature `runner`".into())
}
