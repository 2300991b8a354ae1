//! Pairs quotation marks, each block for itself, so that an odd mark spoils its own block at most.
//!
//! Knows “” ‘’ 「」 『』 «» and the straight " and ', two apostrophes for a double mark, and marks turned the
//! wrong way; tells apostrophes from closing marks; joins a quotation that goes on over paragraphs (an
//! opening mark again at each or at none, a closing mark at the last). Each two quotations are nested or
//! apart, and none reaches over the end of its block.

mod marks;
mod pairing;

use crate::blocks::{Block, BlockKind};
use crate::language::Language;
use crate::order::{falling, sort_by_key};
use crate::span::Span;
use marks::{Mark, Shape, Side};
use pairing::Pairing;

/// A pair of quotation marks, or a quotation that lacks one and runs to the end of its block.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Quote {
    /// The quotation with its marks.
    pub outer: Span,
    /// The quotation without its marks.
    pub inner: Span,
    /// How many quotations this one stands in.
    pub depth: usize,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether the quotation of the block before goes on here.
    pub continues: bool,
}

/// All quotations of an article.
#[derive(Clone, Debug, Default)]
pub(crate) struct Quotes {
    /// Sorted by their opening mark, the outer one first.
    pub all: Vec<Quote>,
    /// The indices of the outermost ones.
    outermost: Vec<usize>,
}

impl Quotes {
    /// The outermost quotation that holds a place (its marks included).
    pub fn at(&self, place: usize) -> Option<&Quote> {
        let last = self.first_after(place + 1).checked_sub(1)?;
        self.outermost(last).filter(|quote| quote.outer.contains(place))
    }

    /// The outermost quotations that lie wholly inside a range, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Quote> {
        (self.first_after(span.start)..)
            .map_while(|index| self.outermost(index))
            .take_while(move |quote| quote.outer.start < span.end)
            .filter(move |quote| quote.outer.end <= span.end)
    }

    /// How many outermost quotations start before a place.
    fn first_after(&self, place: usize) -> usize {
        self.outermost
            .partition_point(|&index| self.all.get(index).is_some_and(|quote| quote.outer.start < place))
    }

    fn outermost(&self, index: usize) -> Option<&Quote> {
        self.all.get(*self.outermost.get(index)?)
    }
}

/// A block with what its marks say.
struct Marked {
    block: Block,
    first: Option<Mark>,
    pairing: Pairing,
}

/// Pairs the marks of every block that is no furniture.
pub(crate) fn pair(text: &str, blocks: &[Block], language: Language) -> Quotes {
    let marked: Vec<Marked> = (blocks.iter())
        .filter(|block| block.kind != BlockKind::Furniture)
        .map(|&block| {
            let marks = marks::read(text, block.span, language);
            Marked {
                block,
                first: marks.first().copied(),
                pairing: pairing::pair(&marks),
            }
        })
        .collect();
    let mut all = Vec::new();
    let mut open = None;
    for (index, here) in marked.iter().enumerate() {
        let first = all.len();
        all.extend(here.pairing.pairs.iter().map(|pair| Quote {
            outer: pair.outer,
            inner: pair.inner,
            depth: 0,
            closed: true,
            continues: false,
        }));
        if let Some(shape) = open {
            all.extend(here.unmarked_continuation(shape));
        }
        let runs_on = here
            .pairing
            .unclosed
            .filter(|mark| runs_on(text, here, *mark, marked.get(index + 1)));
        all.extend(runs_on.map(|mark| unclosed(mark, here.block.span)));
        for quote in all.iter_mut().skip(first) {
            let starts =
                open.is_some_and(|shape| here.reopens(shape)) && quote.outer.start == here.block.body.start;
            quote.continues |= starts;
        }
        open = runs_on.map(|mark| mark.shape);
    }
    nest(all)
}

impl Marked {
    /// Whether a mark of this family opens the block, as where a quotation goes on.
    fn reopens(&self, shape: Shape) -> bool {
        self.first.is_some_and(|mark| {
            let opens = mark.side == Side::Open || mark.side == Side::Either && mark.could_open;
            opens && mark.shape.family() == shape.family() && mark.span.start == self.block.body.start
        })
    }

    /// The rest of a quotation that goes on without an opening mark, up to a closing mark that nothing opens.
    fn unmarked_continuation(&self, shape: Shape) -> Option<Quote> {
        let mark = self
            .pairing
            .unopened
            .filter(|mark| mark.shape.family() == shape.family())?;
        let start = self.block.body.start;
        (start < mark.span.start).then(|| Quote {
            outer: Span::new(start, mark.span.end),
            inner: Span::new(start, mark.span.start),
            depth: 0,
            closed: true,
            continues: true,
        })
    }
}

/// Whether a quotation that is not closed goes on to the end of its block: the next block takes it up, or it
/// starts as speech does, at the start of the block or behind a colon or comma. A single or straight mark
/// alone says too little.
fn runs_on(text: &str, here: &Marked, mark: Mark, next: Option<&Marked>) -> bool {
    let taken_up =
        next.is_some_and(|next| next.reopens(mark.shape) || next.unmarked_continuation(mark.shape).is_some());
    let before = text
        .get(..mark.span.start)
        .and_then(|head| head.trim_end_matches(' ').chars().next_back());
    let speech = mark.span.start == here.block.body.start || before.is_some_and(|c| "：:，,".contains(c));
    let sure = !mark.shape.is_single() && mark.shape != Shape::Straight && mark.side == Side::Open;
    taken_up || speech && sure
}

fn unclosed(open: Mark, block: Span) -> Quote {
    Quote {
        outer: Span::new(open.span.start, block.end),
        inner: Span::new(open.span.end, block.end),
        depth: 0,
        closed: false,
        continues: false,
    }
}

/// Sorts quotations and says how deep each stands.
fn nest(mut all: Vec<Quote>) -> Quotes {
    sort_by_key(&mut all, |quote| (quote.outer.start, falling(quote.outer.end)));
    let mut ends: Vec<usize> = Vec::new();
    let mut outermost = Vec::new();
    for (index, quote) in all.iter_mut().enumerate() {
        while ends.last().is_some_and(|&end| end <= quote.outer.start) {
            ends.pop();
        }
        quote.depth = ends.len();
        ends.push(quote.outer.end);
        if quote.depth == 0 {
            outermost.push(index);
        }
    }
    Quotes { all, outermost }
}

#[cfg(test)]
mod tests;
