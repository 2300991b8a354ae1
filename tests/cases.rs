//! Runs the rows of `tests/cases/*.toml`: a text, what is wanted of it, and why.
//!
//! A row that is known to fail says `todo = true`: it is counted, and the day it passes the run
//! fails until the mark is taken off. All failing rows are reported at once.
//! `CASES=words cargo test --test cases` runs only the rows whose file or name holds the words.
#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use serde::Deserialize;
use whosaid::{Annotation, Language, Options, annotate};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    case: Vec<Case>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    /// The claim, unique in its file.
    name: String,
    /// The article.
    text: String,
    /// All statements: `kind | source | cue | content … content`. A source may be written with its type
    /// in front (`organization:the ministry`); a cue that is not there is a dash.
    want: Vec<String>,
    /// All named persons, where given: `name | role | affiliation`.
    people: Option<Vec<String>>,
    /// Why it must be so.
    why: String,
    /// The language tag; detected where left out.
    language: Option<String>,
    /// Known to fail.
    #[serde(default)]
    todo: bool,
}

/// What came out of one row.
struct Outcome {
    statements: Vec<[String; 4]>,
    source_types: Vec<&'static str>,
    people: Vec<String>,
}

fn run(case: &Case) -> Outcome {
    let language = case
        .language
        .as_deref()
        .map(|tag| Language::from_tag(tag).unwrap_or_else(|| panic!("{}: no language {tag:?}", case.name)));
    let annotation: Annotation = annotate(&case.text, &Options { language });
    Outcome {
        statements: (annotation.statements.iter())
            .map(|statement| common::statement_row(&case.text, &annotation, statement))
            .collect(),
        source_types: annotation.statements.iter().map(common::source_type).collect(),
        people: annotation.people.iter().map(common::person_row).collect(),
    }
}

fn row_matches(want: &str, got: &[String; 4], source_type: &str) -> bool {
    let mut fields = want.splitn(4, '|').map(str::trim);
    let mut next = || fields.next().unwrap_or("");
    let (kind, source, cue, content) = (next(), next(), next(), next());
    let typed = format!("{source_type}:{}", got[1]);
    let cue = if cue.is_empty() { "-" } else { cue };
    kind == got[0] && (source == got[1] || source == typed) && cue == got[2] && content == got[3].trim()
}

fn passes(case: &Case, got: &Outcome) -> bool {
    let rows = got.statements.iter().zip(&got.source_types);
    let statements = case.want.len() == got.statements.len()
        && case
            .want
            .iter()
            .zip(rows)
            .all(|(want, (row, kind))| row_matches(want, row, kind));
    let people = case.people.as_ref().is_none_or(|people| *people == got.people);
    statements && people
}

fn report(file: &str, case: &Case, got: &Outcome) -> String {
    let list = |rows: &[String]| match rows {
        [] => "    (nothing)".to_owned(),
        rows => rows
            .iter()
            .map(|row| format!("    {row}"))
            .collect::<Vec<_>>()
            .join("\n"),
    };
    let statements: Vec<String> = (got.statements.iter().zip(&got.source_types))
        .map(|([kind, source, cue, content], of)| format!("{kind} | {of}:{source} | {cue} | {content}"))
        .collect();
    let mut lines = format!(
        "{file}: {}\n  why:   {}\n  given: {}\n  expected:\n{}\n  got:\n{}",
        case.name,
        case.why,
        case.text.replace('\n', "⏎"),
        list(&case.want),
        list(&statements)
    );
    if let Some(people) = &case.people {
        lines += &format!(
            "\n  people expected:\n{}\n  got:\n{}",
            list(people),
            list(&got.people)
        );
    }
    lines
}

fn read_files() -> Vec<(String, Vec<Case>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/cases");
    let mut files: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|end| end == "toml"))
        .collect();
    files.sort();
    let read = |path: &std::path::PathBuf| {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let file: File = toml::from_str(&std::fs::read_to_string(path).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
        (name, file.case)
    };
    files.iter().map(read).collect()
}

#[test]
fn every_row_gives_what_it_wants() {
    let filter = std::env::var("CASES").unwrap_or_default();
    let (mut failures, mut passed, mut todo) = (Vec::new(), 0, 0);
    for (file, cases) in read_files() {
        for case in cases
            .iter()
            .filter(|case| file.contains(&filter) || case.name.contains(&filter))
        {
            let got = run(case);
            match (passes(case, &got), case.todo) {
                (true, false) => passed += 1,
                (false, true) => todo += 1,
                (false, false) => failures.push(report(&file, case, &got)),
                (true, true) => {
                    failures.push(format!("{file}: {} passes now: take its `todo` off", case.name))
                }
            }
        }
    }
    println!("{passed} rows pass, {todo} are still to do");
    assert!(
        failures.is_empty(),
        "{} rows fail\n\n{}\n",
        failures.len(),
        failures.join("\n\n")
    );
}

#[test]
fn every_row_has_a_name_of_its_own_and_a_reason() {
    for (file, cases) in read_files() {
        let mut names = std::collections::BTreeSet::new();
        for case in &cases {
            assert!(
                names.insert(&case.name),
                "{file}: two rows are named {:?}",
                case.name
            );
            assert!(
                !case.why.trim().is_empty(),
                "{file}: {} says no reason",
                case.name
            );
        }
    }
}
