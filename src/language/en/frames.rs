//! For each cue, what it introduces and whose it is.

use crate::cues::Cue;
use crate::document::Document;
use crate::names::Names;
use crate::statements::Frame;

/// The frames of a document.
pub(super) fn find(_document: &Document, _names: &Names, _cues: &[Cue]) -> Vec<Frame> {
    Vec::new()
}
