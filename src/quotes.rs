//! Pairs quotation marks, each block for itself, so that an odd mark spoils its own block at most.
//!
//! Knows “” ‘’ 「」 『』 «» and the straight " and '; tells apostrophes from closing marks; joins a
//! quotation that goes on over paragraphs (an opening mark again at each, a closing mark at the last).

use crate::blocks::{Block, BlockKind};
use crate::language::Language;
use crate::span::Span;

/// A pair of quotation marks, or an opening mark whose quotation runs to the end of its block.
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
    /// Sorted by their opening mark.
    pub all: Vec<Quote>,
}

impl Quotes {
    /// The outermost quotation that holds a place (its marks included).
    pub fn at(&self, place: usize) -> Option<&Quote> {
        let mut index = self.all.partition_point(|quote| quote.outer.start <= place);
        while let Some(quote) = index.checked_sub(1).and_then(|before| self.all.get(before)) {
            if quote.depth == 0 {
                return quote.outer.contains(place).then_some(quote);
            }
            index -= 1;
        }
        None
    }

    /// The outermost quotations that lie wholly inside a range, in order.
    pub fn within(&self, span: Span) -> impl Iterator<Item = &Quote> {
        let first = self.all.partition_point(|quote| quote.outer.start < span.start);
        self.all
            .iter()
            .skip(first)
            .take_while(move |quote| quote.outer.start < span.end)
            .filter(move |quote| quote.depth == 0 && quote.outer.end <= span.end)
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shape {
    Double,
    Single,
    Corner,
    White,
    Guillemet,
    Straight,
    Apostrophe,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Side {
    Open,
    Close,
    Either,
}

#[derive(Clone, Copy, Debug)]
struct Mark {
    span: Span,
    shape: Shape,
    side: Side,
}

/// Pairs the marks of every block that is no furniture.
pub(crate) fn pair(text: &str, blocks: &[Block], language: Language) -> Quotes {
    let mut all: Vec<Quote> = Vec::new();
    let mut open_before = false;
    for block in blocks.iter().filter(|block| block.kind != BlockKind::Furniture) {
        let first = all.len();
        pair_block(text, block.span, &marks(text, block.span, language), &mut all);
        if let Some(new) = all.get_mut(first..) {
            new.sort_by_key(|quote| (quote.outer.start, std::cmp::Reverse(quote.outer.end)));
        }
        let starts = all
            .get(first)
            .is_some_and(|quote| quote.outer.start == block.body.start);
        if let (true, true, Some(quote)) = (open_before, starts, all.get_mut(first)) {
            quote.continues = true;
        }
        open_before = all
            .iter()
            .skip(first)
            .any(|quote| quote.depth == 0 && !quote.closed);
    }
    Quotes { all }
}

fn marks(text: &str, block: Span, language: Language) -> Vec<Mark> {
    let words = block.of(text);
    let mut marks = Vec::new();
    let mut before = None;
    let mut characters = words.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map(|next| next.1);
        if let Some((shape, side)) = read_mark(character, before, after, language) {
            let start = block.start + at;
            marks.push(Mark {
                span: Span::new(start, start + character.len_utf8()),
                shape,
                side,
            });
        }
        before = Some(character);
    }
    marks
}

fn read_mark(
    mark: char,
    before: Option<char>,
    after: Option<char>,
    language: Language,
) -> Option<(Shape, Side)> {
    let letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let space = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([{（—–-“‘".contains(c));
    Some(match mark {
        '“' | '„' => (Shape::Double, Side::Open),
        '”' => (Shape::Double, Side::Close),
        '‘' if language == Language::English && letter(before) && letter(after) => return None,
        '‘' => (Shape::Single, Side::Open),
        '’' if language == Language::English && letter(before) && letter(after) => return None,
        '’' => (Shape::Single, Side::Close),
        '「' => (Shape::Corner, Side::Open),
        '」' => (Shape::Corner, Side::Close),
        '『' => (Shape::White, Side::Open),
        '』' => (Shape::White, Side::Close),
        '«' => (Shape::Guillemet, Side::Open),
        '»' => (Shape::Guillemet, Side::Close),
        '"' | '＂' => match (space(before), space(after)) {
            (true, false) => (Shape::Straight, Side::Open),
            (false, true) => (Shape::Straight, Side::Close),
            _ => (Shape::Straight, Side::Either),
        },
        '\'' if language == Language::English => match (space(before), letter(after) || after == Some('"')) {
            (true, true) => (Shape::Apostrophe, Side::Open),
            (false, false) => (Shape::Apostrophe, Side::Close),
            _ => return None,
        },
        _ => return None,
    })
}

/// Pairs the marks of one block: linear, as every mark is pushed and popped once.
fn pair_block(text: &str, block: Span, marks: &[Mark], all: &mut Vec<Quote>) {
    let mut closers = count_closers(marks);
    let mut stack: Vec<Mark> = Vec::new();
    for mark in marks {
        let open_same = stack
            .iter()
            .rev()
            .take(MAX_DEPTH)
            .position(|open| open.shape == mark.shape);
        if mark.side != Side::Open {
            closers.take(mark.shape);
        }
        let closes = match mark.side {
            Side::Close => open_same.is_some(),
            Side::Either => open_same.is_some(),
            // A wrong-way mark: “低估“. It closes where no closing mark is left for it, right behind a letter.
            Side::Open => {
                open_same.is_some() && closers.left(mark.shape) == 0 && !opens_here(text, mark.span)
            }
        };
        match (closes, open_same) {
            (true, Some(up)) => {
                let keep = stack.len() - up - 1;
                let open = stack.get(keep).copied().unwrap_or(*mark);
                stack.truncate(keep);
                all.push(quote(open, mark.span, keep));
            }
            // An opening mark that nothing can close any more is dropped when the next one opens.
            _ if mark.side == Side::Close => {}
            _ => {
                if let (Some(0), true) = (open_same, closers.left(mark.shape) <= 1) {
                    stack.pop();
                }
                if mark.shape != Shape::Apostrophe || closers.left(mark.shape) > 0 {
                    stack.push(*mark);
                }
            }
        }
    }
    // Only a curly or cornered mark that is alone runs on to the end: a straight one says too little.
    if let Some(open) = stack
        .first()
        .filter(|open| !matches!(open.shape, Shape::Single | Shape::Apostrophe))
    {
        let end = Span::new(block.end, block.end);
        let inside = all
            .iter()
            .rposition(|quote| quote.outer.start < open.span.start)
            .map_or(0, |at| at + 1);
        for quote in all
            .iter_mut()
            .skip(inside)
            .filter(|quote| quote.outer.start >= open.span.start)
        {
            quote.depth += usize::from(quote.depth == 0);
        }
        all.push(Quote {
            closed: false,
            ..quote(*open, end, 0)
        });
    }
}

/// How deep a closing mark looks for its opening one: deeper nesting is noise, and must not cost time.
const MAX_DEPTH: usize = 8;

fn quote(open: Mark, close: Span, depth: usize) -> Quote {
    Quote {
        outer: Span::new(open.span.start, close.end),
        inner: Span::new(open.span.end, close.start),
        depth,
        closed: true,
        continues: false,
    }
}

fn opens_here(text: &str, mark: Span) -> bool {
    let before = text.get(..mark.start).and_then(|head| head.chars().next_back());
    before.is_none_or(|c| c.is_whitespace() || "，。：、；:,（(".contains(c))
}

/// How many marks that can close are still to come, by shape.
struct Closers([usize; 7]);

fn count_closers(marks: &[Mark]) -> Closers {
    let mut counts = Closers([0; 7]);
    for mark in marks.iter().filter(|mark| mark.side != Side::Open) {
        if let Some(count) = counts.0.get_mut(mark.shape as usize) {
            *count += 1;
        }
    }
    counts
}

impl Closers {
    fn take(&mut self, shape: Shape) {
        if let Some(count) = self.0.get_mut(shape as usize) {
            *count = count.saturating_sub(1);
        }
    }

    fn left(&self, shape: Shape) -> usize {
        self.0.get(shape as usize).copied().unwrap_or(0)
    }
}
