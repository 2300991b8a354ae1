//! What the words before a name say of the person: role and affiliation.

use crate::document::Document;
use crate::people::Description;
use crate::span::Span;

/// Reads the words around a mention.
pub(super) fn describe(_document: &Document, _mention: Span) -> Description {
    Description::default()
}
