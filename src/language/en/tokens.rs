//! Cuts an English document into the tokens that its models read: words, clitics apart, and marks.

use crate::blocks::BlockKind;
use crate::document::Document;
use crate::span::Span;

use super::abbreviations;
use super::lexicon;

/// What a token looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// A word in lower case.
    Lower,
    /// A word with a capital inside its sentence.
    Capital,
    /// A word with a capital at the start of a sentence or quotation.
    Initial,
    /// Two capitals or more and no small letter.
    Caps,
    /// A single capital, with or without its full stop.
    Letter,
    /// A word that mixes capitals, or letters and digits.
    Mixed,
    /// Digits.
    Number,
    /// 's, 'd, 'll and their like.
    Clitic,
    /// An opening quotation mark.
    Open,
    /// A closing quotation mark.
    Close,
    /// A comma.
    Comma,
    /// A full stop or ellipsis.
    Stop,
    /// ? or !
    Query,
    /// A colon.
    Colon,
    /// A semicolon.
    Semicolon,
    /// A dash between words.
    Dash,
    /// A bracket.
    Bracket,
    /// Any other mark.
    Mark,
}

impl Shape {
    /// Whether it is a word or number.
    pub fn is_word(self) -> bool {
        (self as u8) < Shape::Clitic as u8
    }

    /// Whether a capital opens it.
    pub fn is_capital(self) -> bool {
        matches!(
            self,
            Shape::Capital | Shape::Initial | Shape::Caps | Shape::Letter | Shape::Mixed
        )
    }
}

/// A token; places are bytes, `quote` and `sentence` are indices into the document's quotations of [`Tokens::quotes`] and sentences.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    /// Where.
    pub span: Span,
    /// The word as the models know it: letters of a word in lower case, the bare shape of a name.
    pub word: u64,
    /// The last three letters, in the same way.
    pub suffix: u64,
    /// What it looks like.
    pub shape: Shape,
    /// How readily it introduces a statement, from 0 to 3.
    pub grade: u8,
    /// The outermost quotation that holds it, its marks included.
    pub quote: Option<u32>,
    /// The sentence, in which a closed quotation is one word.
    pub sentence: u32,
}

/// A quotation, in tokens.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Quotation {
    /// The first token inside, behind the opening mark.
    pub start: usize,
    /// The closing mark, or the first token after the quotation.
    pub end: usize,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// How long it is: 0 to two words, 1 to four, 2 to nine, 3 longer.
    pub length: u8,
    /// Its last mark: 0 none, 1 a comma, 2 a full stop, 3 another.
    pub last: u8,
    /// Whether its first word has a capital.
    pub capital: bool,
}

/// The tokens of a document.
#[derive(Debug, Default)]
pub(super) struct Tokens {
    /// All of them, in order.
    pub all: Vec<Token>,
    /// The blocks that are no furniture: `[first, after the last]`.
    pub blocks: Vec<(usize, usize)>,
    /// The outermost quotations, in order.
    pub quotes: Vec<Quotation>,
}

impl Tokens {
    /// Cuts a document.
    pub fn cut(document: &Document) -> Self {
        let mut tokens = Tokens::default();
        for block in document
            .blocks
            .iter()
            .filter(|block| block.kind != BlockKind::Furniture)
        {
            let first = tokens.all.len();
            cut_block(document, block.body, &mut tokens.all);
            if tokens.all.len() > first {
                tokens.blocks.push((first, tokens.all.len()));
            }
        }
        tokens.mark_sentences(document);
        tokens.mark_quotes(document);
        tokens.name_words(document);
        tokens
    }

    /// The token at an index.
    pub fn get(&self, index: usize) -> Option<&Token> {
        self.all.get(index)
    }

    /// The shape at an index that may lie before the first token or past the last.
    pub fn shape(&self, index: Option<usize>) -> Option<Shape> {
        index
            .and_then(|index| self.all.get(index))
            .map(|token| token.shape)
    }

    /// The quotation that holds a token.
    pub fn quote_of(&self, token: &Token) -> Option<&Quotation> {
        token.quote.and_then(|quote| self.quotes.get(quote as usize))
    }

    /// The tokens `first..after` as a place.
    pub fn span(&self, first: usize, after: usize) -> Option<Span> {
        let last = self.all.get(after.checked_sub(1)?)?;
        self.all
            .get(first)
            .map(|token| Span::new(token.span.start, last.span.end))
    }

    /// The first token that ends after a place.
    pub fn at(&self, place: usize) -> usize {
        self.all.partition_point(|token| token.span.end <= place)
    }

    /// The block that holds a token: `(first, after the last)`.
    pub fn block_of(&self, index: usize) -> (usize, usize) {
        let block = self.blocks.partition_point(|&(_, after)| after <= index);
        self.blocks.get(block).copied().unwrap_or((index, index))
    }

    fn mark_sentences(&mut self, document: &Document) {
        let mut sentence = 0;
        for token in &mut self.all {
            while document
                .sentences
                .get(sentence + 1)
                .is_some_and(|next| next.span.start <= token.span.start)
            {
                sentence += 1;
            }
            token.sentence = u32::try_from(sentence).unwrap_or(u32::MAX);
        }
    }

    fn mark_quotes(&mut self, document: &Document) {
        let mut outer = document
            .quotes
            .all
            .iter()
            .filter(|quote| quote.depth == 0)
            .peekable();
        let mut index = 0;
        while let (Some(token), Some(quote)) = (self.all.get(index), outer.peek()) {
            if token.span.start < quote.outer.start {
                index += 1;
                continue;
            }
            let end = index
                + self
                    .all
                    .iter()
                    .skip(index)
                    .take_while(|token| token.span.start < quote.outer.end)
                    .count();
            let closed = quote.closed;
            outer.next();
            if end > index {
                self.add_quote(index, end, closed);
            }
            index = end;
        }
    }

    /// Adds the quotation of the tokens `first..after`, its marks included.
    fn add_quote(&mut self, first: usize, after: usize, closed: bool) {
        let number = u32::try_from(self.quotes.len()).ok();
        let end = if closed { after - 1 } else { after };
        for token in self.all.iter_mut().take(after).skip(first) {
            token.quote = number;
        }
        if let Some(open) = self.all.get_mut(first) {
            open.shape = Shape::Open;
        }
        if let Some(close) = self.all.get_mut(end).filter(|_| closed) {
            close.shape = Shape::Close;
        }
        let inside = self.all.get(first + 1..end).unwrap_or(&[]);
        let words = inside
            .iter()
            .filter(|token| token.shape.is_word())
            .take(10)
            .count();
        let last = match inside.last().map(|token| token.shape) {
            Some(Shape::Comma) => 1,
            Some(Shape::Stop) => 2,
            Some(Shape::Query | Shape::Dash) => 3,
            _ => 0,
        };
        self.quotes.push(Quotation {
            start: first + 1,
            end,
            closed,
            length: match words {
                0..=2 => 0,
                3..=4 => 1,
                5..=9 => 2,
                _ => 3,
            },
            last,
            capital: inside.first().is_some_and(|token| token.shape.is_capital()),
        });
    }

    /// Gives every token its word, suffix and grade, and tells capitals that only open a sentence.
    fn name_words(&mut self, document: &Document) {
        let mut fresh = true;
        let mut sentence = u32::MAX;
        for token in &mut self.all {
            fresh |= token.sentence != sentence;
            sentence = token.sentence;
            let words = document.words(token.span);
            if token.shape == Shape::Capital && fresh {
                token.shape = Shape::Initial;
            }
            name(token, words);
            fresh = match token.shape {
                Shape::Open | Shape::Stop | Shape::Query | Shape::Colon | Shape::Dash => true,
                Shape::Close | Shape::Bracket | Shape::Mark => fresh,
                _ => false,
            };
        }
    }
}

/// Gives a token its word, suffix and grade.
fn name(token: &mut Token, words: &str) {
    let shape = 1 + token.shape as u64;
    if !(token.shape.is_word() || token.shape == Shape::Clitic) {
        token.word = if matches!(token.shape, Shape::Mark | Shape::Bracket) {
            lexicon::hash(words)
        } else {
            shape
        };
        token.suffix = shape;
        return;
    }
    let hash = lexicon::hash(words);
    let entry = lexicon::look_up(hash);
    token.grade = entry.grade;
    let known = entry.plain || matches!(token.shape, Shape::Lower | Shape::Clitic);
    token.word = if known { hash } else { shape };
    token.suffix = if known { suffix(words) } else { shape };
}

/// The hash of the last three characters.
fn suffix(words: &str) -> u64 {
    let start = words.char_indices().rev().nth(2).map_or(0, |(at, _)| at);
    lexicon::hash(words.get(start..).unwrap_or(words))
}

fn cut_block(document: &Document, body: Span, tokens: &mut Vec<Token>) {
    let text = &document.text;
    let mut place = body.start;
    while let Some(first) = text.get(place..body.end).and_then(|rest| rest.chars().next()) {
        let length = token_length(text, place, body.end, first);
        let span = Span::new(place, place + length);
        place = span.end;
        if !first.is_whitespace() {
            tokens.push(Token {
                span,
                word: 0,
                suffix: 0,
                shape: shape(span.of(text), first),
                grade: 0,
                quote: None,
                sentence: 0,
            });
        }
    }
}

/// How long the token at `place` is; at least one character.
fn token_length(text: &str, place: usize, end: usize, first: char) -> usize {
    let rest = text.get(place..end).unwrap_or("");
    if first.is_alphanumeric() {
        return word_length(text, place, rest);
    }
    if is_apostrophe(first) {
        return clitic_length(text, place, rest);
    }
    if first == '.' || first == '-' {
        return rest.bytes().take_while(|&byte| char::from(byte) == first).count();
    }
    first.len_utf8()
}

fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’')
}

/// A word runs over letters and digits, and over single marks inside it: co-owner, U.S, 3.5, O'Neil, don't.
fn word_length(text: &str, place: usize, rest: &str) -> usize {
    let mut length = 0;
    let mut characters = rest.char_indices().peekable();
    let mut before = ' ';
    let mut dotted = false;
    while let Some((at, character)) = characters.next() {
        let after = characters.peek().map_or(' ', |next| next.1);
        let inside = match character {
            '-' | '.' | '&' | '/' | '@' | '_' => after.is_alphanumeric(),
            ',' => before.is_ascii_digit() && after.is_ascii_digit(),
            '\'' | '’' => {
                after.is_uppercase() || ((after == 't' || after == 'T') && matches!(before, 'n' | 'N'))
            }
            _ => character.is_alphanumeric() || is_joining(character),
        };
        if !inside {
            if character == '.' && (dotted || length == 1 || abbreviations::ends_at(text, place + at)) {
                length = at + 1;
            }
            break;
        }
        dotted |= character == '.';
        length = at + character.len_utf8();
        before = character;
    }
    length
}

/// Combining marks and soft hyphens belong to the word that they stand in.
fn is_joining(character: char) -> bool {
    matches!(character, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200d}')
}

/// 's, 'd, 'm, 'll, 're, 've right behind a word; a bare mark else.
fn clitic_length(text: &str, place: usize, rest: &str) -> usize {
    let mark = rest.chars().next().map_or(1, char::len_utf8);
    let behind_word = text
        .get(..place)
        .and_then(|head| head.chars().next_back())
        .is_some_and(char::is_alphanumeric);
    let tail = rest.get(mark..).unwrap_or("");
    let letters = tail.bytes().take(3).take_while(u8::is_ascii_alphabetic).count();
    let word = tail.get(..letters).unwrap_or("").to_ascii_lowercase();
    let whole = !tail
        .get(letters..)
        .unwrap_or("")
        .starts_with(char::is_alphanumeric);
    match (behind_word && whole, word.as_str()) {
        (true, "s" | "d" | "m" | "ll" | "re" | "ve") => mark + letters,
        _ => mark,
    }
}

fn shape(words: &str, first: char) -> Shape {
    match first {
        ',' => Shape::Comma,
        '.' | '…' => Shape::Stop,
        '?' | '!' => Shape::Query,
        ':' => Shape::Colon,
        ';' => Shape::Semicolon,
        '–' | '—' | '―' | '-' => Shape::Dash,
        '(' | ')' | '[' | ']' | '{' | '}' => Shape::Bracket,
        '“' | '„' | '«' => Shape::Open,
        '”' | '»' => Shape::Close,
        _ if is_apostrophe(first) && words.len() > first.len_utf8() => Shape::Clitic,
        _ if first.is_numeric() && words.chars().all(|c| !c.is_alphabetic()) => Shape::Number,
        _ if first.is_alphanumeric() => word_shape(words, first),
        _ => Shape::Mark,
    }
}

fn word_shape(words: &str, first: char) -> Shape {
    let (mut upper, mut lower, mut digits) = (0usize, 0usize, 0usize);
    for character in words.chars() {
        upper += usize::from(character.is_uppercase());
        lower += usize::from(character.is_lowercase());
        digits += usize::from(character.is_numeric());
    }
    match (upper, lower, digits) {
        (0, _, 0) => Shape::Lower,
        (1, 0, 0) => Shape::Letter,
        (_, 0, _) => Shape::Caps,
        (1, _, 0) if first.is_uppercase() => Shape::Capital,
        (_, _, 0) if first.is_uppercase() => Shape::Capital,
        _ => Shape::Mixed,
    }
}
