//! Page furniture, datelines and bylines.

use crate::blocks::Furniture;

/// The text as the rules read it, of the same byte length.
pub(super) fn fold(text: &str) -> String {
    text.to_owned()
}

/// Lines that belong to the page.
pub(super) fn lines() -> &'static Furniture {
    static NONE: Furniture = Furniture {
        ends: Vec::new(),
        lines: Vec::new(),
    };
    &NONE
}

/// Where a paragraph starts behind its dateline or byline: a byte offset into `line`.
pub(super) fn body_start(_line: &str) -> usize {
    0
}
