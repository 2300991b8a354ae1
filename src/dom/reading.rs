use web_sys::Text;

use crate::span::{Span, Utf16};

/// The text of an element as its reader sees it, a block a line.
#[derive(Debug, Default)]
pub(super) struct Reading {
    /// The text.
    pub text: String,
    /// What of it stands in the document, sorted; line ends and drawn quotation marks stand in no node.
    pub pieces: Vec<Piece>,
    /// How long the text is, in UTF-16 code units.
    length: usize,
    /// Counts the places where ranges must end.
    run: usize,
}

/// A stretch of one text node that stands in the text as it is; all places in UTF-16 code units.
#[derive(Debug)]
pub(super) struct Piece {
    /// The node.
    pub node: Text,
    /// Where the stretch starts in the node.
    pub offset: usize,
    /// Where it starts in the text.
    pub start: usize,
    /// How long it is.
    pub length: usize,
    /// Pieces of one run can lie in one range: no block ends and nothing is left out between them.
    pub run: usize,
}

impl Piece {
    /// Where it ends in the text.
    pub fn end(&self) -> usize {
        self.start + self.length
    }
}

impl Reading {
    /// The pieces that a place of the text touches, in order.
    pub fn pieces_of(&self, span: Span<Utf16>) -> impl Iterator<Item = &Piece> {
        let first = self.pieces.partition_point(|piece| piece.end() <= span.start);
        let rest = self.pieces.get(first..).unwrap_or_default();
        rest.iter().take_while(move |piece| piece.start < span.end)
    }

    /// Adds the words of a node. White space that a browser would not show is left out, unless it is `kept`.
    ///
    /// A lone surrogate has become U+FFFD, which is as long: places hold.
    pub fn add(&mut self, node: &Text, words: &str, kept: bool) {
        let mut offset = 0;
        let mut piece: Option<Piece> = None;
        for character in words.chars() {
            let width = character.len_utf16();
            let blank = !kept && matches!(character, ' ' | '\t' | '\n' | '\r' | '\u{c}');
            if blank
                && self
                    .text
                    .chars()
                    .next_back()
                    .is_none_or(|last| matches!(last, ' ' | '\n'))
            {
                self.pieces.extend(piece.take());
            } else {
                let open = piece.get_or_insert_with(|| Piece {
                    node: node.clone(),
                    offset,
                    start: self.length,
                    length: 0,
                    run: self.run,
                });
                open.length += width;
                self.push(if blank { ' ' } else { character });
            }
            offset += width;
        }
        self.pieces.extend(piece);
    }

    /// Ends the line, where there is one.
    pub fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.push('\n');
        }
        self.leave_out();
    }

    /// Adds a character that the browser draws and no node holds.
    pub fn draw(&mut self, character: char) {
        self.push(character);
    }

    /// Something stands here in the document that is not in the text.
    pub fn leave_out(&mut self) {
        self.run += 1;
    }

    fn push(&mut self, character: char) {
        self.text.push(character);
        self.length += character.len_utf16();
    }
}
