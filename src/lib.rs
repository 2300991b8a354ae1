//! Whosaid sees in a news article who said what.
//!
//! [`annotate`] takes the text of an article, in Chinese (Simplified or Traditional) or English,
//! and gives its people, the statements that they and other sources are quoted with (direct,
//! indirect, mixed), and who each statement belongs to. It is a pure function: no I/O, no
//! clock, no state; time and memory are linear in the text, whatever the text is.
//!
//! ```
//! use whosaid::{Options, annotate};
//!
//! let text = "“The tide will not wait,” said Ines Falk, a marine engineer at the Port of Vell.";
//! let annotation = annotate(text, &Options::default());
//! let statement = &annotation.statements[0];
//! assert_eq!(statement.content[0].of(text), "The tide will not wait,");
//! assert_eq!(annotation.people[statement.source.person.unwrap()].name, "Ines Falk");
//! ```
//!
//! The modules stand in the order of the data's path; each stage is named after the value that it makes.

/// Places in a text, with their unit in the type.
pub mod span;

/// Languages: their data, and the few rules that are truly of one language.
pub mod language;

/// Compact learned models.
mod model;

/// What the trainer of the models shares with the engine: features, inference and the format of the weights.
#[cfg(feature = "train")]
#[doc(hidden)]
pub mod training {
    pub use crate::language::english_training as en;
    pub use crate::model::{crf, table};

    /// The Chinese tagger.
    pub mod zh {
        pub use crate::model::zh::features::extract;
        pub use crate::model::zh::{LABELS, chain, people};

        /// A text as the tagger reads it.
        #[must_use]
        pub fn fold(text: &str) -> String {
            crate::Language::Simplified.grammar().fold(text)
        }
    }
}

/// Order and look-up in little code.
mod order;

/// A text cut into headline, paragraphs, list items and furniture.
mod blocks;

/// Pairs of quotation marks.
mod quotes;

/// Sentences, which no quotation that goes on breaks.
mod sentences;

/// An article as the later stages read it.
mod document;

/// Names of people and organizations.
mod names;

/// Words that introduce statements.
mod cues;

/// Statements: contents, cue and the mention of the source.
mod statements;

/// People: mentions that belong together, and what they say of the person.
mod people;

/// What comes out.
pub mod annotation;

/// The engine for JavaScript.
#[cfg(target_arch = "wasm32")]
pub mod wasm;

/// The engine for elements of a page.
#[cfg(target_arch = "wasm32")]
pub mod dom;

pub use annotation::Annotation;
pub use language::Language;
pub use span::Span;

/// How to read an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The language; without it, it is detected from the text (Chinese for a text of Han characters,
    /// Traditional where more characters are of that form alone; English otherwise).
    pub language: Option<Language>,
}

/// Finds who said what in `text`, the plain text of one article, a paragraph a line.
///
/// All spans of the result are bytes of `text`. Text without statements, of any length and content,
/// gives an annotation without statements.
#[must_use]
pub fn annotate(text: &str, options: &Options) -> Annotation {
    let language = options.language.unwrap_or_else(|| Language::detect(text));
    let grammar = language.grammar();
    let document = document::Document::read(text, language);
    let names = names::find(&document, grammar);
    let cues = cues::find(&document, &names, grammar);
    let statements = statements::attribute(&document, &names, &cues, grammar);
    people::resolve(&document, names, statements, grammar)
}

/// The examples of the README, run as tests.
#[cfg(doctest)]
#[doc = include_str!("../README.md")]
struct Readme;
