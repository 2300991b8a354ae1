//! Finds the words that may introduce a statement.

use crate::document::Document;
use crate::language::Grammar;
use crate::names::Names;
use crate::order::sort_by_key;
use crate::span::Span;

/// A word or phrase that may introduce a statement (said, 表示, according to, a colon).
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Cue {
    /// Where.
    pub span: Span,
    /// What the language's word list or model says of it.
    pub grade: Grade,
    /// How likely it introduces a statement, from 0 to 1.
    pub score: f32,
}

/// How much a cue needs beside it to be believed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Grade {
    /// Introduces a statement nearly always: said, 表示.
    Strong,
    /// Often.
    Medium,
    /// Seldom: found, 要求.
    Weak,
    /// Takes its source after it: according to, 据.
    Nominal,
    /// A colon or dash.
    Mark,
}

/// Finds all cues of a document, sorted.
pub(crate) fn find(document: &Document, names: &Names, grammar: &dyn Grammar) -> Vec<Cue> {
    let mut cues = grammar.find_cues(document, names);
    sort_by_key(&mut cues, |cue| (cue.span.start, cue.span.end));
    cues
}
