//! Chinese, Simplified and Traditional: one set of rules, read over characters folded to Simplified.

/// Traditional characters read as Simplified.
mod fold;
/// Page furniture and datelines.
mod furniture;

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
