//! An article as the later stages read it: its words, blocks, quotations and sentences.

use crate::blocks::{self, Block};
use crate::language::Language;
use crate::quotes::{self, Quotes};
use crate::sentences::{self, Sentence};
use crate::span::Span;

/// An article, read once; every place in it is a byte offset that holds for both of its texts.
#[derive(Debug)]
pub(crate) struct Document<'t> {
    /// The text as it was given: what is put out comes from here.
    pub original: &'t str,
    /// The text as the rules read it, of the same length, every character in its place.
    pub text: String,
    /// The language that it is read as.
    pub language: Language,
    /// The blocks, sorted; they do not overlap.
    pub blocks: Vec<Block>,
    /// The quotations, sorted by their opening mark.
    pub quotes: Quotes,
    /// The sentences of all blocks that are no furniture, sorted; they do not overlap.
    pub sentences: Vec<Sentence>,
}

impl<'t> Document<'t> {
    /// Reads a text.
    pub fn read(original: &'t str, language: Language) -> Self {
        let grammar = language.grammar();
        let text = grammar.fold(original);
        debug_assert_eq!(text.len(), original.len());
        let blocks = blocks::cut(&text, grammar);
        let quotes = quotes::pair(&text, &blocks, language);
        let sentences = sentences::cut(&text, &blocks, &quotes, grammar);
        Document {
            original,
            text,
            language,
            blocks,
            quotes,
            sentences,
        }
    }

    /// The folded words at a place.
    pub fn words(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The index of the sentence that holds a place, or of the last one before it.
    pub fn sentence_at(&self, place: usize) -> Option<usize> {
        self.sentences
            .partition_point(|sentence| sentence.span.start <= place)
            .checked_sub(1)
    }

    /// The index of the block that holds a place, or of the last one before it.
    pub fn block_at(&self, place: usize) -> Option<usize> {
        self.blocks
            .partition_point(|block| block.span.start <= place)
            .checked_sub(1)
    }
}
