//! Scores the command line program on gold articles: the scorer and the articles lie beside the project, in `../shared`.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use crate::tool::{self, Outcome, tool};

/// The sets of `../shared/gold`, in the order of the table.
const SETS: [&str; 4] = ["seed", "zh-dev", "zh-hant-dev", "en-dev"];

/// The set of the project's own articles.
const OWN: &str = "own";

/// Scores the sets that are asked for, or all.
pub fn run(words: &[&str]) -> Outcome {
    let (options, sets): (Vec<&str>, Vec<&str>) = words.iter().partition(|word| word.starts_with("--"));
    if let Some(option) = options.iter().find(|&&option| option != "--errors") {
        return Err(format!("score knows no option {option}"));
    }
    let shared = tool::root().join("../shared");
    let scorer = shared.join("eval/score.py");
    if !scorer.is_file() {
        println!("Nothing to score with: ../shared (the gold articles and the scorer) is not here.");
        return Ok(());
    }
    let program = tool::build(&["--release", "--package", "whosaid"], &program_name())?;
    for set in if sets.is_empty() {
        [&SETS[..], &[OWN]].concat()
    } else {
        sets
    } {
        let gold = gold(set, &shared)?;
        if gold.is_empty() {
            println!("\n{set}: no articles yet (tests/articles/gold-*.jsonl)");
            continue;
        }
        println!("\n{set}");
        score(set, &gold, &program, &scorer, &options)?;
    }
    Ok(())
}

fn program_name() -> String {
    format!("whosaid{}", std::env::consts::EXE_SUFFIX)
}

/// The gold of a set, as one text of JSON Lines.
fn gold(set: &str, shared: &Path) -> Outcome<String> {
    let files = match set {
        OWN => own_files(),
        _ if SETS.contains(&set) => vec![shared.join(format!("gold/{set}.jsonl"))],
        _ => return Err(format!("no set {set}; there are {}, {OWN}", SETS.join(", "))),
    };
    let mut lines = String::new();
    for file in files {
        lines += &fs::read_to_string(&file).map_err(|fault| format!("{}: {fault}", file.display()))?;
    }
    Ok(lines)
}

fn own_files() -> Vec<PathBuf> {
    let entries = fs::read_dir(tool::root().join("tests/articles"))
        .into_iter()
        .flatten()
        .flatten();
    let is_gold = |path: &PathBuf| {
        path.file_name()
            .and_then(|name| name.to_str())
            .is_some_and(|name| name.starts_with("gold-") && name.ends_with(".jsonl"))
    };
    let mut files: Vec<PathBuf> = entries.map(|entry| entry.path()).filter(is_gold).collect();
    files.sort();
    files
}

fn score(set: &str, gold: &str, program: &Path, scorer: &Path, options: &[&str]) -> Outcome {
    let folder = tool::root().join("target/score");
    let place = |ending: &str| folder.join(format!("{set}.{ending}.jsonl"));
    let write = |ending: &str, text: &str| {
        fs::write(place(ending), text).map_err(|fault| format!("{}: {fault}", place(ending).display()))
    };
    fs::create_dir_all(&folder).map_err(|fault| format!("{}: {fault}", folder.display()))?;
    write("gold", gold)?;
    write("in", &bare(gold)?)?;
    tool(program)
        .args(&[
            "annotate",
            "--input",
            "jsonl",
            "--format",
            "jsonl",
            "--offsets",
            "codepoint",
        ])
        .between(&place("in"), &place("out"))?
        .succeed()?;
    tool("python3")
        .path(scorer)
        .path(&place("gold"))
        .path(&place("out"))
        .args(options)
        .succeed()
}

/// The articles without their answers: `id` and `text` alone.
fn bare(gold: &str) -> Outcome<String> {
    let articles = gold.lines().filter(|line| !line.trim().is_empty()).map(|line| {
        let article: Value = serde_json::from_str(line).map_err(|fault| format!("gold: {fault}"))?;
        let field = |name: &str| article.get(name).cloned().unwrap_or_default();
        Ok(json!({ "id": field("id"), "text": field("text") }).to_string() + "\n")
    });
    articles.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_program_sees_no_answers() {
        let gold = "{\"id\": \"a\", \"text\": \"“One”\", \"statements\": [{\"kind\": \"direct\"}]}\n\n";
        assert_eq!(bare(gold).unwrap(), "{\"id\":\"a\",\"text\":\"“One”\"}\n");
        assert!(bare("no article").is_err());
    }

    #[test]
    fn an_unknown_set_or_option_is_a_fault() {
        assert!(gold("zh", Path::new(".")).is_err_and(|fault| fault.contains("zh-dev")));
        assert!(run(&["--verbose"]).is_err());
    }
}
