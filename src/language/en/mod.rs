//! English.

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
        text.to_owned()
    }

    fn furniture(&self) -> &'static Furniture {
        static NONE: Furniture = Furniture {
            ends: Vec::new(),
            lines: Vec::new(),
        };
        &NONE
    }

    fn body_start(&self, _line: &str) -> usize {
        0
    }

    fn is_abbreviation(&self, _text: &str, _place: usize) -> bool {
        false
    }

    fn find_names(&self, _document: &Document) -> Vec<Name> {
        Vec::new()
    }

    fn find_cues(&self, _document: &Document, _names: &Names) -> Vec<Cue> {
        Vec::new()
    }

    fn find_frames(&self, _document: &Document, _names: &Names, _cues: &[Cue]) -> Vec<Frame> {
        Vec::new()
    }

    fn short_form(&self, _full: &str, _name: &str) -> Option<Form> {
        None
    }

    fn describe(&self, _document: &Document, _mention: Span) -> Description {
        Description::default()
    }

    fn agrees(&self, _document: &Document, _phrase: Span, _mentions: &[Span]) -> bool {
        true
    }
}
