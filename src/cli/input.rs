//! Reads articles one after another: a file each, or a line of JSON each.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};

use serde_json::value::RawValue;

use super::arguments::{Input, Order};

/// An article as it was read, not yet looked into.
pub struct Raw {
    /// What it stands in.
    pub input: Input,
    /// Where: the file, and the line of JSON Lines.
    pub place: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// An article that can be annotated.
pub struct Article {
    /// What stands as its `id`: the JSON value as it was given, or the name of the file.
    pub id: Option<Box<RawValue>>,
    /// Its text.
    pub text: String,
}

/// Reads all files of an order and gives each article to `take`, or a sentence on what could not be read;
/// stops where `take` says so.
pub fn read_all(order: &Order, take: &mut dyn FnMut(Result<Raw, String>) -> bool) {
    for file in &order.files {
        let name = name_of(file);
        let result = match order.input_of(file) {
            Input::Text => read_text(file, &name, take),
            Input::JsonLines => read_lines(file, &name, take),
        };
        match result {
            Ok(true) => {}
            Ok(false) => return,
            Err(error) => {
                if !take(Err(format!("{name}: {error}"))) {
                    return;
                }
            }
        }
    }
}

/// What standard input is called in messages; it has no other name.
const STANDARD_INPUT: &str = "standard input";

fn name_of(file: &OsStr) -> String {
    match file == "-" {
        true => STANDARD_INPUT.to_owned(),
        false => file.to_string_lossy().into_owned(),
    }
}

fn open(file: &OsStr) -> io::Result<Box<dyn Read>> {
    Ok(match file == "-" {
        true => Box::new(io::stdin()),
        false => Box::new(File::open(file)?),
    })
}

fn read_text(
    file: &OsStr,
    name: &str,
    take: &mut dyn FnMut(Result<Raw, String>) -> bool,
) -> io::Result<bool> {
    let mut bytes = Vec::new();
    open(file)?.read_to_end(&mut bytes)?;
    Ok(take(Ok(Raw {
        input: Input::Text,
        place: name.to_owned(),
        bytes,
    })))
}

fn read_lines(
    file: &OsStr,
    name: &str,
    take: &mut dyn FnMut(Result<Raw, String>) -> bool,
) -> io::Result<bool> {
    let mut reader = BufReader::new(open(file)?);
    for number in 1usize.. {
        let mut bytes = Vec::new();
        if reader.read_until(b'\n', &mut bytes)? == 0 {
            break;
        }
        if bytes.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        let place = format!("{name}, line {number}");
        if !take(Ok(Raw {
            input: Input::JsonLines,
            place,
            bytes,
        })) {
            return Ok(false);
        }
    }
    Ok(true)
}

impl Raw {
    /// Looks into it.
    ///
    /// # Errors
    /// A sentence on why it is no article.
    pub fn open(self) -> Result<Article, String> {
        let Raw { input, place, bytes } = self;
        let text = String::from_utf8(bytes).map_err(|error| {
            format!(
                "{place}: byte {} is not UTF-8",
                error.utf8_error().valid_up_to() + 1
            )
        })?;
        let text = match text.strip_prefix(BYTE_ORDER_MARK) {
            Some(rest) => rest.to_owned(),
            None => text,
        };
        match input {
            Input::Text => Ok(Article {
                id: serde_json::value::to_raw_value(&place)
                    .ok()
                    .filter(|_| place != STANDARD_INPUT),
                text,
            }),
            Input::JsonLines => read_object(&text).map_err(|problem| format!("{place}: {problem}")),
        }
    }
}

/// What some programs put in front of UTF-8; it belongs to no article.
const BYTE_ORDER_MARK: char = '\u{feff}';

fn read_object(line: &str) -> Result<Article, String> {
    let mut fields: BTreeMap<String, Box<RawValue>> =
        serde_json::from_str(line).map_err(|error| explain(&error))?;
    let text = fields.get("text").ok_or("the object has no \"text\"")?;
    let text = serde_json::from_str(text.get()).map_err(|error| {
        if error.is_data() {
            "\"text\" is no string".to_owned()
        } else {
            explain(&error)
        }
    })?;
    Ok(Article {
        id: fields.remove("id"),
        text,
    })
}

/// The parser's words; the line that it counts is always the first, and column 0 says nothing.
fn explain(error: &serde_json::Error) -> String {
    let words = error
        .to_string()
        .replace(" at line 1 column 0", "")
        .replace(" at line 1 column ", " at column ");
    let what = if error.is_data() {
        "no JSON object"
    } else {
        "no JSON"
    };
    format!("{what}: {words}")
}
