//! The parts of a text in which no cue of the article stands: quotations, titles of works, brackets.

use crate::blocks::BlockKind;
use crate::document::Document;
use crate::order::sort_by_key;
use crate::span::Span;

/// The parts of a text that the rules skip; sorted, not overlapping.
#[derive(Debug)]
pub(super) struct Masks {
    all: Vec<Span>,
}

/// How long, in characters, a bracket or title can be: an unclosed one must not hide the rest.
const LONGEST: usize = 80;

impl Masks {
    /// Finds the outermost quotations, 《…》 and brackets of a document.
    pub fn find(document: &Document) -> Self {
        let mut all: Vec<Span> = document
            .quotes
            .all
            .iter()
            .filter(|quote| quote.depth == 0)
            .map(|quote| quote.outer)
            .collect();
        for block in document
            .blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Furniture)
        {
            brackets(&document.text, block.span, &mut all);
        }
        sort_by_key(&mut all, |span| (span.start, span.end));
        let mut end = 0;
        all.retain(|span| {
            let free = span.start >= end;
            end = if free { span.end } else { end };
            free
        });
        Masks { all }
    }

    /// The mask that holds a place.
    pub fn at(&self, place: usize) -> Option<Span> {
        let last = self
            .all
            .partition_point(|span| span.start <= place)
            .checked_sub(1)?;
        self.all.get(last).copied().filter(|span| span.contains(place))
    }

    /// The mask that ends at a place.
    pub fn ending(&self, place: usize) -> Option<Span> {
        self.at(place.checked_sub(1)?).filter(|span| span.end == place)
    }
}

fn brackets(text: &str, block: Span, all: &mut Vec<Span>) {
    let mut open: Option<(usize, char, usize)> = None;
    for (count, (at, character)) in block.of(text).char_indices().enumerate() {
        open = open.filter(|&(_, _, since)| count - since <= LONGEST);
        let close = match character {
            '《' => '》',
            '〈' => '〉',
            '（' => '）',
            '(' => ')',
            '【' => '】',
            _ => '\0',
        };
        if let Some((start, wanted, _)) = open {
            // （ closed by ) is a slip of the pen.
            if character == wanted
                || (wanted == '）' && character == ')')
                || (wanted == ')' && character == '）')
            {
                all.push(Span::new(
                    block.start + start,
                    block.start + at + character.len_utf8(),
                ));
                open = None;
            }
        } else if close != '\0' {
            open = Some((at, close, count));
        }
    }
}
