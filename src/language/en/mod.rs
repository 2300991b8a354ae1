//! English. One file a question that the stages ask.

/// Full stops that end no sentence.
mod abbreviations;
/// Whether a pronoun or phrase may mean a person.
mod agreement;
/// What the cue tagger sees.
mod cue_features;
/// Words that may introduce a statement.
mod cues;
/// Role and affiliation, from the words around a name.
mod description;
/// What a place says of a name.
mod evidence;
/// What the frame model sees.
mod frame_features;
/// What each cue introduces, and whose it is.
mod frames;
/// Page furniture, datelines and bylines.
mod furniture;
/// Word lists for names.
mod gazetteer;
/// Transcript lines and signatures.
mod layout;
/// The word lists of the models.
mod lexicon;
/// Names of people and organizations.
mod names;
/// Noun phrases of roles.
mod phrase;
/// Capitalised runs.
mod runs;
/// What stands around each token.
mod scope;
/// Short forms of a full name.
mod short_forms;
/// The words of a source.
mod sources;
/// The tokens that the models read.
mod tokens;
/// Examples for the trainer.
#[cfg(feature = "train")]
pub mod training;
/// Lines that open with their speaker.
mod transcripts;
/// Words of a sentence.
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

/// The grammar of English.
pub(super) struct English;

impl Grammar for English {
    fn fold(&self, text: &str) -> String {
        furniture::fold(text)
    }

    fn furniture(&self) -> &'static Furniture {
        furniture::lines()
    }

    fn body_start(&self, line: &str) -> usize {
        furniture::body_start(line)
    }

    fn is_abbreviation(&self, text: &str, place: usize) -> bool {
        abbreviations::ends_at(text, place)
    }

    fn find_names(&self, document: &Document) -> Vec<Name> {
        names::find(document)
    }

    fn find_cues(&self, document: &Document, names: &Names) -> Vec<Cue> {
        cues::find(document, names)
    }

    fn find_frames(&self, document: &Document, names: &Names, cues: &[Cue]) -> Vec<Frame> {
        let mut frames = frames::find(document, names, cues);
        frames.extend(transcripts::find(document, names));
        frames
    }

    fn short_form(&self, full: &str, name: &str) -> Option<Form> {
        short_forms::form(full, name)
    }

    fn describe(&self, document: &Document, mention: Span) -> Description {
        description::of(document, mention)
    }

    fn agrees(&self, document: &Document, phrase: Span, mentions: &[Span]) -> bool {
        agreement::holds(document, phrase, mentions)
    }
}
