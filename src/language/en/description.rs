//! Reads role and affiliation from the words around a name.

use crate::document::Document;
use crate::people::Description;
use crate::span::Span;

/// What the words around a mention say of the person.
pub(super) fn of(_document: &Document, _mention: Span) -> Description {
    Description::default()
}
