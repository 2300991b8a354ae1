//! Trains the models that Whosaid embeds, from data that lies outside the project.
//!
//! `cargo xtask train zh|zh-lists|en --data DIR [--out DIR] [--name value]…`

/// Trains linear chains.
pub mod crf;
/// Trains the English models.
mod en;

/// Trains the Chinese tagger.
pub mod zh;

/// The words after the language, as pairs of `--name` and value.
#[derive(Debug, Default)]
pub struct Arguments {
    pairs: Vec<(String, String)>,
}

impl Arguments {
    /// Reads `--name value` pairs; `None` where a name lacks its value.
    pub fn read(mut words: impl Iterator<Item = String>) -> Option<Self> {
        let mut pairs = Vec::new();
        while let Some(word) = words.next() {
            pairs.push((word.strip_prefix("--")?.to_owned(), words.next()?));
        }
        Some(Arguments { pairs })
    }

    /// The text of an argument.
    pub fn text(&self, name: &str) -> Option<&str> {
        self.pairs
            .iter()
            .rev()
            .find(|pair| pair.0 == name)
            .map(|pair| pair.1.as_str())
    }

    /// The value of an argument, or `usual` where it is not given or makes no sense.
    pub fn value<T: std::str::FromStr>(&self, name: &str, usual: T) -> T {
        self.text(name)
            .and_then(|text| text.parse().ok())
            .unwrap_or(usual)
    }
}

fn main() -> std::process::ExitCode {
    let mut words = std::env::args().skip(1);
    let language = words.next().unwrap_or_default();
    let Some(arguments) = Arguments::read(words) else {
        eprintln!("every --name wants a value");
        return std::process::ExitCode::FAILURE;
    };
    let outcome = match language.as_str() {
        "zh" => zh::train(&arguments),
        "zh-lists" => zh::lists(&arguments),
        "en" => en::train(&arguments),
        _ => Err(format!(
            "usage: cargo xtask train zh|zh-lists|en --data DIR; there is no trainer for '{language}'"
        )),
    };
    match outcome {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("{fault}");
            std::process::ExitCode::FAILURE
        }
    }
}
