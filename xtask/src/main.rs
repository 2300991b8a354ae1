//! `cargo xtask`: builds, serves, tests, scores and trains Whosaid.

mod score;
mod tool;

use std::process::ExitCode;

use tool::Outcome;

const HELP: &str = "\
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
