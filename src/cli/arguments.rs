//! What the command line asks for.

use std::ffi::{OsStr, OsString};
use std::path::Path;

use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt;
use whosaid::Language;

/// What `whosaid --help` prints.
pub const HELP: &str = "\
Finds who said what in news articles, Chinese or English.

Usage: whosaid annotate [OPTIONS] [FILE...]

Without a FILE, or where FILE is -, standard input is read.

Options:
  --input text|jsonl      a file is one article, or JSON Lines: an object a line with its
                          article in \"text\" (an \"id\" is kept, other fields are not read);
                          without it, names that end in .jsonl or .ndjson are JSON Lines
  --format json|jsonl|text
                          an indented JSON object an article, JSON Lines, or a view for
                          people: the article with its statements underlined;
                          without it, jsonl for JSON Lines and text for articles
  --offsets utf8|utf16|codepoint
                          what places count in JSON: bytes of UTF-8, UTF-16 code units,
                          or Unicode code points (without it, code points)
  --language TAG          zh-Hans, zh-Hant, en (or zh-CN, zh-TW, zh-HK, en-GB ...);
                          without it, detected for each article
  -h, --help              print this
  -V, --version           print the version

Articles are annotated on all cores and written in the order they were read. One that
cannot be read (no UTF-8, no JSON, no text) is reported on standard error with its line
number; the others go on, and the exit status is 1. A mistake in the command line: 2.

Examples:
  whosaid annotate article.txt
  whosaid annotate --format json - < article.txt
  whosaid annotate --input jsonl --offsets utf16 articles.jsonl > annotations.jsonl
";

/// What is to be done.
#[derive(Debug)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Print the version.
    Version,
    /// Annotate articles.
    Annotate(Order),
}

/// How to annotate which articles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Order {
    /// The files in their order; `-` is standard input. Never empty.
    pub files: Vec<OsString>,
    /// What they hold; by their names where it is not said.
    pub input: Option<Input>,
    /// How to write.
    pub format: Format,
    /// What places count.
    pub offsets: Unit,
    /// The language of all articles, where it is said.
    pub language: Option<Language>,
}

/// What a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Input {
    /// One article.
    Text,
    /// An article a line, in a JSON object.
    JsonLines,
}

/// How annotations are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// An indented JSON object each.
    Json,
    /// A JSON object a line.
    JsonLines,
    /// For people.
    Text,
}

/// What places count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Utf8,
    /// UTF-16 code units.
    Utf16,
    /// Code points.
    CodePoint,
}

impl Order {
    /// What a file holds.
    pub fn input_of(&self, file: &OsStr) -> Input {
        self.input.unwrap_or_else(|| named_input(file))
    }
}

/// Reads the command line.
///
/// # Errors
/// A sentence for the user, where it cannot be understood.
pub fn parse(mut parser: lexopt::Parser) -> Result<Command, lexopt::Error> {
    let mut command = None;
    let (mut files, mut input, mut format, mut language) = (Vec::new(), None, None, None);
    let mut offsets = Unit::CodePoint;
    while let Some(argument) = parser.next()? {
        match argument {
            Short('h') | Long("help") => return Ok(Command::Help),
            Short('V') | Long("version") => return Ok(Command::Version),
            Value(name) if command.is_none() => command = Some(name),
            Value(file) => files.push(file),
            Long("input") => input = Some(parser.value()?.parse_with(read_input)?),
            Long("format") => format = Some(parser.value()?.parse_with(read_format)?),
            Long("offsets") => offsets = parser.value()?.parse_with(read_unit)?,
            Long("language") => language = Some(parser.value()?.parse_with(read_language)?),
            other => return Err(other.unexpected()),
        }
    }
    match command {
        Some(name) if name == "annotate" => {}
        Some(name) => return Err(format!("there is no command {name:?}").into()),
        None => return Err("no command given (annotate)".into()),
    }
    if files.is_empty() {
        files.push(OsString::from("-"));
    }
    let lines = |file: &OsString| input.unwrap_or_else(|| named_input(file)) == Input::JsonLines;
    let format = format.unwrap_or(if files.iter().any(lines) {
        Format::JsonLines
    } else {
        Format::Text
    });
    Ok(Command::Annotate(Order {
        files,
        input,
        format,
        offsets,
        language,
    }))
}

fn named_input(file: &OsStr) -> Input {
    match Path::new(file).extension().and_then(OsStr::to_str) {
        Some("jsonl" | "ndjson") => Input::JsonLines,
        _ => Input::Text,
    }
}

fn read_input(word: &str) -> Result<Input, String> {
    match word {
        "text" => Ok(Input::Text),
        "jsonl" => Ok(Input::JsonLines),
        _ => Err("--input is text or jsonl".to_owned()),
    }
}

fn read_format(word: &str) -> Result<Format, String> {
    match word {
        "json" => Ok(Format::Json),
        "jsonl" => Ok(Format::JsonLines),
        "text" => Ok(Format::Text),
        _ => Err("--format is json, jsonl or text".to_owned()),
    }
}

fn read_unit(word: &str) -> Result<Unit, String> {
    match word {
        "utf8" => Ok(Unit::Utf8),
        "utf16" => Ok(Unit::Utf16),
        "codepoint" => Ok(Unit::CodePoint),
        _ => Err("--offsets is utf8, utf16 or codepoint".to_owned()),
    }
}

fn read_language(tag: &str) -> Result<Language, String> {
    Language::from_tag(tag).ok_or_else(|| "--language is zh-Hans, zh-Hant or en".to_owned())
}
