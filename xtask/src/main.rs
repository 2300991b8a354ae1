//! `cargo xtask`: builds, serves, tests, scores and trains Whosaid.

mod browser;
mod build;
mod npm;
mod score;
mod serve;
mod size;
mod test;
mod tool;

use std::process::ExitCode;

use tool::Outcome;

const HELP: &str = "\
cargo xtask build                     build the wasm engine into www/pkg/
cargo xtask demo [--port N]           build it, serve the page on this machine and print its address
cargo xtask test [STEP…] [-- WORD…]   run every check, or some: format, lint, rust, wasm, types, size, browser
                                      (words behind -- go to the step's program: -- --grep card)
cargo xtask score [SET…] [--errors]   score the command line program on the gold articles
                                      (seed, zh-dev, zh-hant-dev, en-dev, own; all without a SET)
cargo xtask train zh|en [OPTION…]     train a model (cargo run --release -p whosaid-train -- …)";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("xtask: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Outcome {
    match words {
        ["build"] => build::run().map(drop),
        ["demo"] => demo("0"),
        ["demo", "--port", port] => demo(port),
        ["test", rest @ ..] => test::run(rest),
        ["score", rest @ ..] => score::run(rest),
        ["train", rest @ ..] => tool::cargo(&["run", "--release", "--package", "whosaid-train", "--"])
            .args(rest)
            .succeed(),
        ["help" | "--help" | "-h"] | [] => {
            println!("{HELP}");
            Ok(())
        }
        _ => Err(format!("no such command: {}\n\n{HELP}", words.join(" "))),
    }
}

/// Builds and serves the page until it is stopped.
fn demo(port: &str) -> Outcome {
    let port = port.parse().map_err(|_| format!("not a port: {port}"))?;
    let site = serve::Site::open(&tool::root().join("www"), port)?;
    build::run()?;
    println!("\nOpen {} (Ctrl+C stops)", site.address());
    site.run();
    Ok(())
}
