//! Finds the names of people and organizations.

use crate::document::Document;
use crate::names::Name;

/// All names of a document, sorted, not overlapping.
pub(super) fn find(_document: &Document) -> Vec<Name> {
    Vec::new()
}
