//! What a language brings: its data, and the few rules that are truly its own.
//!
//! The stages are written once and ask the article's [`Grammar`] where languages differ. A language is a
//! folder here: word lists as sorted text files, and one file a question that it answers.

/// English.
mod en;
/// Chinese, in both scripts.
mod zh;

#[cfg(feature = "train")]
pub use en::training as english_training;

use serde::Serialize;

use crate::annotation::Form;
use crate::blocks::Furniture;
use crate::cues::Cue;
use crate::document::Document;
use crate::names::{Name, Names};
use crate::people::Description;
use crate::span::Span;
use crate::statements::Frame;

/// A language, and for Chinese the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub enum Language {
    /// Chinese in Simplified characters.
    #[serde(rename = "zh-Hans")]
    Simplified,
    /// Chinese in Traditional characters.
    #[serde(rename = "zh-Hant")]
    Traditional,
    /// English.
    #[serde(rename = "en")]
    English,
}

impl Language {
    /// The language of a tag as HTML and the command line write it (`zh`, `zh-CN`, `zh-Hant-HK`, `en-GB`); `None` for others.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Language> {
        let mut parts = tag.split(['-', '_']).map(str::to_ascii_lowercase);
        match parts.next()?.as_str() {
            "en" => Some(Language::English),
            "zh" | "cmn" | "yue" => {
                let traditional = parts.any(|part| matches!(part.as_str(), "hant" | "tw" | "hk" | "mo"));
                Some(if traditional {
                    Language::Traditional
                } else {
                    Language::Simplified
                })
            }
            _ => None,
        }
    }

    /// The language that a text is most likely written in.
    ///
    /// Chinese where Han characters make up a fifth or more of the letters (a Chinese article about
    /// technology holds many Latin words; an English one about China few characters).
    #[must_use]
    pub fn detect(text: &str) -> Language {
        let (mut han, mut latin) = (0usize, 0usize);
        for character in text.chars() {
            match character {
                'a'..='z' | 'A'..='Z' => latin += 1,
                '\u{3400}'..='\u{9fff}' => han += 1,
                _ => {}
            }
        }
        if han == 0 || han * 4 < latin {
            Language::English
        } else if zh::is_traditional(text) {
            Language::Traditional
        } else {
            Language::Simplified
        }
    }

    pub(crate) fn grammar(self) -> &'static dyn Grammar {
        match self {
            Language::Simplified | Language::Traditional => &zh::Chinese,
            Language::English => &en::English,
        }
    }
}

/// The questions that the stages ask a language.
pub(crate) trait Grammar: Sync {
    /// The text as the rules read it: every character folded to one of the same byte length, so that all places stay.
    fn fold(&self, text: &str) -> String;

    /// What tells page furniture from the article.
    fn furniture(&self) -> &'static Furniture;

    /// Where the body of a paragraph starts, behind a dateline or byline (新华社北京7月26日电（记者…）, "LONDON (AP) —"):
    /// a byte offset into `line`.
    fn body_start(&self, line: &str) -> usize;

    /// Whether a full stop at `place` of `text` ends an abbreviation ("Dr.", "U.S.") and no sentence.
    fn is_abbreviation(&self, text: &str, place: usize) -> bool;

    /// All places that name a person or an organization, sorted, not overlapping.
    fn find_names(&self, document: &Document) -> Vec<Name>;

    /// All places that may introduce a statement, sorted.
    fn find_cues(&self, document: &Document, names: &Names) -> Vec<Cue>;

    /// For each cue that truly introduces a statement, what it introduces and whose it is.
    fn find_frames(&self, document: &Document, names: &Names, cues: &[Cue]) -> Vec<Frame>;

    /// How `name` may stand for the person whose full name is `full`, if it may.
    fn short_form(&self, full: &str, name: &str) -> Option<Form>;

    /// What the words around a mention say of the person.
    fn describe(&self, document: &Document, mention: Span) -> Description;

    /// Whether a pronoun or phrase (他, she, the minister) may refer to the person of these mentions.
    fn agrees(&self, document: &Document, phrase: Span, mentions: &[Span]) -> bool;
}
