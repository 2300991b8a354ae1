//! Cuts blocks into sentences.
//!
//! A quotation is one word to this stage: marks inside it end no sentence. Linear on any text, which
//! the sentence iterator of unicode-segmentation is not.

use crate::blocks::{Block, BlockKind};
use crate::language::Grammar;
use crate::quotes::Quotes;
use crate::span::Span;

/// A sentence, white space at its ends left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where.
    pub span: Span,
    /// The index of its block.
    pub block: usize,
}

/// Cuts every block that is no furniture; the sentences are sorted and do not overlap.
pub(crate) fn cut(text: &str, blocks: &[Block], quotes: &Quotes, grammar: &dyn Grammar) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != BlockKind::Furniture)
    {
        let mut start = block.body.start;
        for end in ends(text, block.body, quotes, grammar) {
            let span = Span::new(start, end).trim(text);
            if !span.is_empty() {
                sentences.push(Sentence { span, block: index });
            }
            start = end;
        }
    }
    sentences
}

/// Where the sentences of a block end; the last one at the block's end.
fn ends(text: &str, body: Span, quotes: &Quotes, grammar: &dyn Grammar) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut place = body.start;
    while place < body.end {
        if let Some(quote) = quotes
            .at(place)
            .filter(|quote| quote.closed && quote.outer.start == place)
        {
            place = quote.outer.end;
            if ends_sentence(quote.inner.of(text)) && starts_afresh(text, place) {
                ends.push(place);
            }
            continue;
        }
        let Some(character) = text.get(place..).and_then(|rest| rest.chars().next()) else {
            break;
        };
        place += character.len_utf8();
        if is_stop(text, character, place, grammar) {
            place = skip_closers(text, place, body.end);
            ends.push(place);
        }
    }
    ends.push(body.end);
    ends
}

fn is_stop(text: &str, character: char, after: usize, grammar: &dyn Grammar) -> bool {
    match character {
        '。' | '！' | '？' | '!' | '?' => true,
        '.' | '…' => {
            let rest = text.get(after..).unwrap_or("");
            let closed = rest.trim_start_matches(CLOSERS);
            closed.starts_with(char::is_whitespace)
                && starts_afresh(text, after)
                && !grammar.is_abbreviation(text, after - character.len_utf8())
        }
        _ => false,
    }
}

/// Marks that may stand between a full stop and the next sentence.
const CLOSERS: [char; 8] = ['”', '’', '」', '』', '"', ')', '）', ']'];

/// How many closing marks a sentence takes in: more are noise, and must not cost time.
const MAX_CLOSERS: usize = 4;

fn skip_closers(text: &str, place: usize, end: usize) -> usize {
    let rest = Span::new(place, end).of(text);
    place
        + rest
            .chars()
            .take(MAX_CLOSERS)
            .take_while(|c| CLOSERS.contains(c))
            .map(char::len_utf8)
            .sum::<usize>()
}

/// Whether words end like a sentence.
fn ends_sentence(words: &str) -> bool {
    words.trim_end().ends_with(['。', '！', '？', '!', '?', '.', '…'])
}

/// Whether what follows a full stop looks like a new sentence: no lower-case letter, no mark that goes on.
fn starts_afresh(text: &str, place: usize) -> bool {
    let rest = text.get(place..).unwrap_or("");
    let next = rest
        .chars()
        .take(MAX_CLOSERS + 3)
        .find(|c| !c.is_whitespace() && !CLOSERS.contains(c));
    next.is_none_or(|c| !c.is_lowercase() && !",，、；;:：—–".contains(c))
}
