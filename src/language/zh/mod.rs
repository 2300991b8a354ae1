//! Chinese, Simplified and Traditional: one set of rules, read over characters folded to Simplified.

/// What may stand between a subject and its verb.
mod adverbials;
/// Clauses, what follows a cue, quotations before one.
mod clauses;
/// Speech behind a colon without a verb.
mod colons;
/// Words that introduce statements.
mod cues;
/// Role and affiliation.
mod describe;
/// Traditional characters read as Simplified.
mod fold;
/// What each cue introduces and whose it is.
mod frames;
/// Page furniture and datelines.
mod furniture;
/// Sources before a colon at the head of a line.
mod headings;
/// The word lists.
mod lexicon;
/// Quotations, titles of works and brackets.
mod masks;
/// Names of persons.
mod names;
/// Sources that no verb rules.
mod nominal;
/// Phrases around a cue.
mod phrases;
/// Pronouns for sources without a name.
mod pointing;
/// Short forms of names, and what pronouns may refer to.
mod reference;
/// Subjects of verbs of saying.
mod subject;
/// Persons by the model.
mod tagged;
/// Lookup in word lists.
mod words;

use super::Grammar;
use crate::annotation::Form;
use crate::blocks::Furniture;
use crate::cues::Cue;
use crate::document::Document;
use crate::names::{Name, Names};
use crate::people::Description;
use crate::span::Span;
use crate::statements::Frame;

/// The grammar of Chinese.
pub(super) struct Chinese;

pub(in crate::language) use fold::is_traditional;

impl Grammar for Chinese {
    fn fold(&self, text: &str) -> String {
        fold::fold(text)
    }

    fn furniture(&self) -> &'static Furniture {
        &furniture::FURNITURE
    }

    fn body_start(&self, line: &str) -> usize {
        furniture::body_start(line)
    }

    fn is_abbreviation(&self, _text: &str, _place: usize) -> bool {
        false
    }

    fn find_names(&self, document: &Document) -> Vec<Name> {
        names::find(document)
    }

    fn find_cues(&self, document: &Document, _names: &Names) -> Vec<Cue> {
        cues::find(document, &masks::Masks::find(document))
    }

    fn find_frames(&self, document: &Document, names: &Names, cues: &[Cue]) -> Vec<Frame> {
        let masks = masks::Masks::find(document);
        frames::find(
            subject::Scene {
                document,
                names,
                masks: &masks,
            },
            cues,
        )
    }

    fn short_form(&self, full: &str, name: &str) -> Option<Form> {
        reference::short_form(full, name)
    }

    fn describe(&self, document: &Document, mention: Span) -> Description {
        describe::describe(document, mention)
    }

    fn agrees(&self, document: &Document, phrase: Span, mentions: &[Span]) -> bool {
        reference::agrees(document, phrase, mentions)
    }
}
