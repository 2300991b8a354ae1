//! The command line program: what goes in, what comes out, what is said of mistakes.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing
)]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::{Value, json};

struct Run {
    code: i32,
    out: String,
    err: String,
}

/// Runs the program with these arguments and this standard input.
fn run(arguments: &[&str], input: &[u8]) -> Run {
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // The program may end before it has read everything.
    let feed = std::thread::spawn(move || drop(stdin.write_all(&input)));
    let output = child.wait_with_output().unwrap();
    feed.join().unwrap();
    Run {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

fn values(run: &Run) -> Vec<Value> {
    run.out
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

/// A file of this test run alone.
fn file(name: &str, words: &[u8]) -> PathBuf {
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{}-{name}", std::process::id()));
    std::fs::write(&path, words).unwrap();
    path
}

const SAID: &str = "😀\n“The tide will not wait,” said Ines Falk.";

#[test]
fn json_lines_keep_their_order_and_their_ids() {
    let lines: String = (0..60)
        .map(|number| {
            // Articles of very different length, so that the cores finish out of order.
            let text = SAID.repeat(if number % 7 == 0 { 20 } else { 1 });
            format!("{}\n", json!({ "text": text, "id": number, "more": [1] }))
        })
        .collect();
    let run = run(
        &[
            "annotate",
            "--input",
            "jsonl",
            "--format",
            "jsonl",
            "--offsets",
            "codepoint",
        ],
        lines.as_bytes(),
    );
    let ids: Vec<Value> = values(&run)
        .into_iter()
        .map(|value| value["id"].clone())
        .collect();
    assert_eq!(ids, (0..60).map(Value::from).collect::<Vec<_>>());
    assert_eq!((run.code, run.err.as_str()), (0, ""));
}

#[test]
fn an_id_is_written_as_it_was_given() {
    for id in [
        "1e400",
        "12345678901234567890123",
        "\"\\u00e9\"",
        "{\"b\": 1, \"a\": [null]}",
        "null",
        "1.0",
    ] {
        let run = run(
            &["annotate", "--input", "jsonl"],
            format!("{{\"id\":{id},\"text\":\"\"}}").as_bytes(),
        );
        assert!(run.out.contains(&format!("\"id\":{id},")), "{id}: {}", run.out);
    }
    let without = run(&["annotate", "--input", "jsonl"], b"{\"text\":\"\"}");
    assert_eq!(values(&without)[0].get("id"), None);
}

#[test]
fn a_bad_line_is_reported_and_the_others_go_on() {
    let rows: [(&[u8], &str); 8] = [
        (b"nope", "no JSON"),
        (b"{\"text\":\"a\"", "no JSON"),
        (b"{\"id\":2}", "the object has no \"text\""),
        (b"[\"text\"]", "no JSON object"),
        (b"{\"text\":3}", "\"text\" is no string"),
        (b"{\"text\":null}", "\"text\" is no string"),
        (b"{\"text\":\"\\ud800\"}", "no JSON"),
        (b"{\"text\":\"\xff\"}", "byte 10 is not UTF-8"),
    ];
    for (bad, reason) in rows {
        let input = [
            b"{\"id\":1,\"text\":\"\"}\n\n".as_slice(),
            bad,
            b"\n{\"id\":3,\"text\":\"\"}",
        ]
        .concat();
        let run = run(&["annotate", "--input", "jsonl"], &input);
        let ids: Vec<Value> = values(&run)
            .into_iter()
            .map(|value| value["id"].clone())
            .collect();
        assert_eq!(ids, [1, 3], "{reason}");
        assert_eq!(run.code, 1, "{reason}");
        assert!(
            run.err.starts_with("whosaid: standard input, line 3: ") && run.err.contains(reason),
            "{}",
            run.err
        );
        assert_eq!(run.err.lines().count(), 1);
    }
}

#[test]
fn lines_may_end_as_they_like_and_start_with_a_byte_order_mark() {
    let run = run(
        &["annotate", "--input", "jsonl"],
        "\u{feff}{\"text\":\"a\"}\r\n\r\n{\"text\":\"b\"}".as_bytes(),
    );
    assert_eq!((values(&run).len(), run.code), (2, 0));
}

#[test]
fn places_count_what_is_asked_for() {
    let line = json!({ "text": SAID }).to_string();
    for (unit, start) in [("utf8", 8), ("utf16", 4), ("codepoint", 3)] {
        let run = run(
            &["annotate", "--input", "jsonl", "--offsets", unit],
            line.as_bytes(),
        );
        let statements = values(&run)[0]["statements"].clone();
        if let Some(statement) = statements.get(0) {
            assert_eq!(statement["content"][0][0], start, "{unit}");
        }
    }
}

#[test]
fn a_text_is_one_article_named_after_its_file() {
    let article = file("article.txt", SAID.as_bytes());
    let name = article.to_str().unwrap();
    let indented = run(&["annotate", "--format", "json", name], b"");
    let value: Value = serde_json::from_str(&indented.out).unwrap();
    assert_eq!(
        (value["id"].as_str(), value["version"].as_u64()),
        (Some(name), Some(1))
    );
    assert!(indented.out.lines().count() > 5, "indented");
    let piped = run(&["annotate", "--format", "jsonl", "-"], SAID.as_bytes());
    assert_eq!((values(&piped).len(), values(&piped)[0].get("id")), (1, None));
}

#[test]
fn several_files_come_out_in_the_order_given() {
    let one = file("one.txt", b"One.");
    let two = file("two.jsonl", b"{\"id\":\"two\",\"text\":\"\"}\n");
    let missing = Path::new(env!("CARGO_TARGET_TMPDIR")).join("missing.txt");
    let names: Vec<&str> = [&one, &missing, &two]
        .iter()
        .map(|path| path.to_str().unwrap())
        .collect();
    let run = run(&["annotate", names[0], names[1], names[2]], b"");
    let ids: Vec<Value> = values(&run)
        .into_iter()
        .map(|value| value["id"].clone())
        .collect();
    assert_eq!(ids, [names[0], "two"]);
    assert_eq!(run.code, 1);
    assert!(run.err.contains("missing.txt: "), "{}", run.err);
}

#[test]
fn the_view_underlines_the_article_and_steers_no_terminal() {
    let text = "Headline\n\u{1b}[31m\u{202e}“The tide will not wait,” said Ines Falk.\n\n";
    let run = run(&["annotate"], text.as_bytes());
    assert!(run.out.starts_with("Headline\n"), "{}", run.out);
    assert!(
        run.out.contains("“The tide will not wait,” said Ines Falk.\n"),
        "{}",
        run.out
    );
    assert!(!run.out.contains(['\u{1b}', '\u{202e}']));
    assert_eq!(run.code, 0);
}

#[test]
fn a_view_of_wide_characters_is_cut_to_the_width() {
    let run = run(&["annotate"], "潮水不会等人。".repeat(100).as_bytes());
    let longest = run.out.lines().map(|line| line.chars().count()).max();
    assert!(longest.is_some_and(|longest| longest <= 80), "{longest:?}");
    assert!(
        run.out.lines().all(|line| !line.starts_with('。')),
        "no line starts with a closing mark"
    );
}

#[test]
fn the_language_can_be_given() {
    for (tag, language) in [("en", "en"), ("zh-TW", "zh-Hant"), ("zh", "zh-Hans")] {
        let run = run(&["annotate", "--format", "jsonl", "--language", tag], b"...");
        assert_eq!(values(&run)[0]["language"], language);
    }
}

#[test]
fn help_and_version() {
    let help = run(&["--help"], b"");
    assert!(help.code == 0 && help.out.contains("whosaid annotate") && help.err.is_empty());
    assert_eq!(run(&["annotate", "-h"], b"").out, help.out);
    assert_eq!(
        run(&["-V"], b"").out,
        concat!("whosaid ", env!("CARGO_PKG_VERSION"), "\n")
    );
}

#[test]
fn mistakes_in_the_command_line_are_explained() {
    let rows: [(&[&str], &str); 8] = [
        (&[], "no command"),
        (&["anotate"], "anotate"),
        (&["annotate", "--formt", "json"], "--formt"),
        (&["annotate", "--format", "xml"], "json, jsonl or text"),
        (&["annotate", "--format"], "--format"),
        (&["annotate", "--input=csv"], "text or jsonl"),
        (&["annotate", "--offsets", "bytes"], "utf8, utf16 or codepoint"),
        (&["annotate", "--language", "fr"], "zh-Hans, zh-Hant or en"),
    ];
    for (arguments, reason) in rows {
        let run = run(arguments, b"");
        assert_eq!((run.code, run.out.as_str()), (2, ""), "{arguments:?}");
        assert!(
            run.err.contains(reason) && run.err.contains("--help"),
            "{arguments:?}: {}",
            run.err
        );
    }
}

#[test]
fn a_text_that_is_not_utf_8_is_reported() {
    let run = run(&["annotate"], b"ab\xff");
    assert_eq!((run.code, run.out.as_str()), (1, ""));
    assert_eq!(run.err, "whosaid: standard input: byte 3 is not UTF-8\n");
}

#[test]
#[cfg(unix)]
fn a_reader_that_goes_away_is_no_error() {
    let line = format!("{}\n", json!({ "text": SAID }));
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["annotate", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // Until the program has noticed, and closes its standard input by ending.
    while stdin.write_all(line.as_bytes()).is_ok() {}
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        (output.status.code(), output.stderr.as_slice()),
        (Some(0), b"".as_slice())
    );
}

#[test]
fn results_come_out_while_the_input_goes_on() {
    use std::io::{BufRead, BufReader};
    let mut child = Command::new(env!("CARGO_BIN_EXE_whosaid"))
        .args(["annotate", "--input", "jsonl"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut out = BufReader::new(child.stdout.take().unwrap());
    for number in 0..3 {
        writeln!(stdin, "{{\"id\":{number},\"text\":\"\"}}").unwrap();
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        assert!(line.contains(&format!("\"id\":{number},")), "{line}");
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
