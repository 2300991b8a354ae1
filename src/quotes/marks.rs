//! Quotation marks as they stand: their shape, and what their neighbours say of their side.

use crate::language::Language;
use crate::span::Span;

/// The shape of a mark; a shape of one family can close another of it (“A").
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Shape {
    /// “ ”
    Double,
    /// " and two apostrophes
    Straight,
    /// ‘ ’
    Single,
    /// '
    Apostrophe,
    /// 「 」
    Corner,
    /// 『 』
    White,
    /// « »
    Guillemet,
}

/// How many families [`Shape::family`] tells apart.
pub(super) const FAMILIES: usize = 5;

impl Shape {
    /// The shapes that pages mix up share a family.
    pub fn family(self) -> usize {
        match self {
            Shape::Double | Shape::Straight => 0,
            Shape::Single | Shape::Apostrophe => 1,
            Shape::Corner => 2,
            Shape::White => 3,
            Shape::Guillemet => 4,
        }
    }

    /// Whether the mark may be an apostrophe as well, so that it proves little alone.
    pub fn is_single(self) -> bool {
        self.family() == Shape::Single.family()
    }
}

/// Which side a mark is on by its form, or for a straight one by its neighbours.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Open,
    Close,
    Either,
}

/// A quotation mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub shape: Shape,
    pub side: Side,
    /// Whether its neighbours let it open a quotation, whatever its form.
    pub could_open: bool,
    /// Whether they let it close one.
    pub could_close: bool,
    /// Whether it stands between an s and white space, as the plural's apostrophe does.
    pub plural: bool,
}

/// All marks of a block, in order; apostrophes and inches left out as far as their neighbours tell.
pub(super) fn read(text: &str, block: Span, language: Language) -> Vec<Mark> {
    let mut marks = Vec::new();
    let mut before = None;
    let mut skip = false;
    for (at, character) in block.of(text).char_indices() {
        if std::mem::take(&mut skip) {
            before = Some(character);
            continue;
        }
        let start = block.start + at;
        let twice = matches!(character, '\'' | '`') && follows(text, start + 1, block.end) == Some(character);
        let end = start + character.len_utf8() + usize::from(twice);
        if is_mark(character) {
            let around = Around {
                before,
                after: follows(text, end, block.end),
                english: language == Language::English,
            };
            marks.extend(around.read(character, twice, Span::new(start, end)));
        }
        skip = twice;
        before = Some(character);
    }
    marks
}

fn is_mark(character: char) -> bool {
    matches!(character, '"' | '\'' | '`' | '«' | '»' | '‘'..='‟' | '「'..='』' | '〝'..='〟' | '＂' | '＇' | '｢' | '｣')
}

fn follows(text: &str, place: usize, end: usize) -> Option<char> {
    text.get(place..end)?.chars().next()
}

/// The neighbours of a mark.
#[derive(Clone, Copy)]
struct Around {
    before: Option<char>,
    after: Option<char>,
    english: bool,
}

impl Around {
    fn read(self, mark: char, twice: bool, span: Span) -> Option<Mark> {
        let (shape, side) = match mark {
            '\'' | '`' if twice => (Shape::Straight, self.straight_side()),
            '"' | '＂' => (Shape::Straight, self.straight_side()),
            '“' | '„' | '‟' | '〝' => (Shape::Double, Side::Open),
            '”' | '〞' | '〟' => (Shape::Double, Side::Close),
            '‘' | '‛' | '‚' => (Shape::Single, self.single(Side::Open)?),
            '’' => (Shape::Single, self.single(Side::Close)?),
            '\'' | '＇' | '`' => (Shape::Apostrophe, self.apostrophe()?),
            '「' | '｢' => (Shape::Corner, Side::Open),
            '」' | '｣' => (Shape::Corner, Side::Close),
            '『' => (Shape::White, Side::Open),
            '』' => (Shape::White, Side::Close),
            '«' => (Shape::Guillemet, Side::Open),
            '»' => (Shape::Guillemet, Side::Close),
            _ => return None,
        };
        let could_open = self.open_before() && !self.close_after();
        let could_close = self.close_after() || !self.open_before();
        let spaced = self.after.is_some_and(char::is_whitespace);
        let plural = matches!(self.before, Some('s' | 'S')) && spaced;
        Some(Mark {
            span,
            shape,
            side,
            could_open,
            could_close,
            plural,
        })
    }

    /// Whether a quotation may start here: after nothing, white space, an opening mark, a colon or a comma.
    fn open_before(self) -> bool {
        self.before
            .is_none_or(|c| c.is_whitespace() || "([{（【《—–-/：:，、；“‘「『\"'".contains(c))
    }

    /// Whether a quotation may end here: before nothing, white space or closing punctuation.
    fn close_after(self) -> bool {
        self.after
            .is_none_or(|c| c.is_whitespace() || ",.;:!?)]}，。、；：！？）】》…—–”’」』".contains(c))
    }

    fn is_letter(neighbour: Option<char>) -> bool {
        neighbour.is_some_and(char::is_alphanumeric)
    }

    /// A straight double mark: white space and punctuation tell its side, where they differ.
    fn straight_side(self) -> Side {
        let gap = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || "([{（—–-“‘'".contains(c));
        let stops = |c: Option<char>| c.is_none_or(|c| c.is_whitespace() || ",.;:!?)]}—–-”’'".contains(c));
        match (gap(self.before), stops(self.after)) {
            (true, false) => Side::Open,
            (false, true) => Side::Close,
            _ => Side::Either,
        }
    }

    /// A curly single mark, unless it is an apostrophe: it’s, ’90s, ’em; in Chinese between Latin letters alone.
    fn single(self, side: Side) -> Option<Side> {
        let latin =
            |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && (self.english || c.is_ascii()));
        let inside = latin(self.before) && latin(self.after);
        let elided = self.after.is_some_and(|c| c.is_ascii_digit()) && self.open_before();
        let leads = side == Side::Close && self.english && self.open_before() && Self::is_letter(self.after);
        (!inside && !elided && !leads).then_some(side)
    }

    /// A straight single mark: in English its side must show; in Chinese it is a mark unless Latin letters hug it.
    fn apostrophe(self) -> Option<Side> {
        let digits = self.after.is_some_and(|c| c.is_ascii_digit());
        let letter = Self::is_letter(self.after) || matches!(self.after, Some('"' | '“' | '[' | '…' | '.'));
        if !self.english {
            let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
            return (!latin(self.before) || !latin(self.after)).then_some(Side::Either);
        }
        match (self.open_before(), letter) {
            (true, true) if !digits => Some(Side::Open),
            (false, false) => Some(Side::Close),
            (false, true) if !Self::is_letter(self.after) => Some(Side::Close),
            _ => None,
        }
    }
}
