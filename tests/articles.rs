//! The sample articles as the command line shows them. A difference fails; `UPDATE_SNAPSHOTS=1 cargo test --test
//! articles` writes the snapshots anew, and what changed in them is to be read.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::path::{Path, PathBuf};
use std::process::Command;

use serde::Deserialize;

/// A line of `www/samples/index.json`.
#[derive(Deserialize)]
struct Sample {
    file: String,
    language: String,
    title: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn samples() -> Vec<Sample> {
    let index = std::fs::read_to_string(root().join("www/samples/index.json")).unwrap();
    serde_json::from_str(&index).unwrap()
}

fn run(format: &str, file: &Path) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["annotate", "--format", format])
        .arg(file)
        .output()
        .unwrap();
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).unwrap()
}

fn snapshot(sample: &Sample) -> PathBuf {
    root()
        .join("tests/articles")
        .join(&sample.file)
        .with_extension("snap")
}

#[test]
fn samples_look_as_they_did() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let mut changed = Vec::new();
    for sample in samples() {
        let got = run("text", &root().join("www/samples").join(&sample.file));
        let path = snapshot(&sample);
        if update {
            std::fs::write(&path, &got).unwrap();
        }
        let want = std::fs::read_to_string(&path).unwrap_or_default();
        let line = want.lines().zip(got.lines()).position(|(want, got)| want != got);
        if want != got {
            let line = line.unwrap_or_else(|| want.lines().count().min(got.lines().count()));
            let at = |text: &str| text.lines().nth(line).unwrap_or("(nothing)").to_owned();
            changed.push(format!(
                "{} line {}\n  was {}\n  is  {}",
                sample.file,
                line + 1,
                at(&want),
                at(&got)
            ));
        }
    }
    assert!(
        changed.is_empty(),
        "UPDATE_SNAPSHOTS=1 writes these anew:\n{}",
        changed.join("\n")
    );
}

#[test]
fn samples_are_what_their_index_says() {
    for sample in samples() {
        let file = root().join("www/samples").join(&sample.file);
        let text = std::fs::read_to_string(&file).unwrap();
        assert_eq!(
            text.lines().next(),
            Some(sample.title.as_str()),
            "{}",
            sample.file
        );
        let annotation: serde_json::Value = serde_json::from_str(&run("json", &file)).unwrap();
        assert_eq!(
            annotation["language"],
            sample.language.as_str(),
            "{}",
            sample.file
        );
        assert!(
            !annotation["statements"].as_array().unwrap().is_empty(),
            "{}",
            sample.file
        );
    }
}
