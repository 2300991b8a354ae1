//! What stands around each token, counted once, so that every feature is read in constant time.

use super::tokens::{Quotation, Shape, Token, Tokens};

/// Places and counts of the tokens of a document; all vectors have one entry a token, `counts` one more.
#[derive(Debug, Default)]
pub(super) struct Scope {
    /// The nearest graded word before the token: outside quotations in its sentence, inside in its quotation.
    pub before: Vec<Option<usize>>,
    /// The nearest graded word after it, likewise.
    pub after: Vec<Option<usize>>,
    /// The nearest quotation that ends before it in its sentence or block.
    pub closed: Vec<Option<usize>>,
    /// The nearest quotation that begins after it in its block.
    pub opens: Vec<Option<usize>>,
    /// The first token of its sentence.
    pub first: Vec<usize>,
    /// The first token after its sentence.
    pub end: Vec<usize>,
    /// What has been counted before each token, and in the end.
    pub counts: Vec<Counts>,
}

/// Running counts, outside quotations.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    /// Commas.
    pub commas: u32,
    /// Words of grade 2 or 3.
    pub cues: u32,
    /// Dashes, semicolons, colons and brackets.
    pub marks: u32,
    /// The word "that".
    pub that: u32,
    /// Commas before "and" or "but".
    pub joins: u32,
}

impl Scope {
    /// Reads all tokens.
    pub fn read(tokens: &Tokens) -> Self {
        let mut scope = Scope::default();
        scope.sweep(tokens);
        scope.sweep_back(tokens);
        scope.count(tokens);
        scope
    }

    fn sweep(&mut self, tokens: &Tokens) {
        let mut state = Sweep::default();
        let mut block = (0, 0);
        for (index, token) in tokens.all.iter().enumerate() {
            if index >= block.1 {
                block = tokens.block_of(index);
                state = Sweep::default();
            }
            self.before.push(state.step(index, token));
            self.closed.push(state.quote(tokens, token, index));
            self.first.push(state.first);
        }
    }

    fn sweep_back(&mut self, tokens: &Tokens) {
        let mut state = Sweep::default();
        let mut block = (usize::MAX, usize::MAX);
        for (index, token) in tokens.all.iter().enumerate().rev() {
            if index < block.0 {
                block = tokens.block_of(index);
                state = Sweep::default();
            }
            self.after.push(state.step(index, token));
            self.opens.push(state.quote_back(tokens, token, index));
            self.end.push(state.first + 1);
        }
        self.after.reverse();
        self.opens.reverse();
        self.end.reverse();
    }

    fn count(&mut self, tokens: &Tokens) {
        let that = super::lexicon::hash("that");
        let joins = [super::lexicon::hash("and"), super::lexicon::hash("but")];
        let mut counts = Counts::default();
        let mut comma = false;
        for token in &tokens.all {
            self.counts.push(counts);
            if token.quote.is_none() {
                counts.commas += u32::from(token.shape == Shape::Comma);
                counts.cues += u32::from(token.grade >= 2);
                counts.marks += u32::from(matches!(
                    token.shape,
                    Shape::Dash | Shape::Semicolon | Shape::Colon | Shape::Bracket
                ));
                counts.that += u32::from(token.word == that);
                counts.joins += u32::from(comma && joins.contains(&token.word));
            }
            comma = token.shape == Shape::Comma;
        }
        self.counts.push(counts);
    }

    /// The first token from `first` on with at most `most` graded words between it and `after`.
    pub fn past_cues(&self, first: usize, after: usize, most: u32) -> usize {
        let total = self.counts.get(after).map_or(0, |counts| counts.cues);
        let tokens = self.counts.get(first..after).unwrap_or(&[]);
        first + tokens.partition_point(|counts| total - counts.cues > most)
    }

    /// The first token before `after` with more than `most` graded words between `first` and it, or `after`.
    pub fn before_cues(&self, first: usize, after: usize, most: u32) -> usize {
        let before = self.counts.get(first).map_or(0, |counts| counts.cues);
        let tokens = self.counts.get(first..after).unwrap_or(&[]);
        first + tokens.partition_point(|counts| counts.cues - before <= most)
    }

    /// What is counted in the tokens `first..after`.
    pub fn between(&self, first: usize, after: usize) -> Counts {
        let a = self.counts.get(first).copied().unwrap_or_default();
        let b = self.counts.get(after).copied().unwrap_or_default();
        Counts {
            commas: b.commas.saturating_sub(a.commas),
            cues: b.cues.saturating_sub(a.cues),
            marks: b.marks.saturating_sub(a.marks),
            that: b.that.saturating_sub(a.that),
            joins: b.joins.saturating_sub(a.joins),
        }
    }
}

/// What a sweep over a block, forth or back, has seen.
#[derive(Default)]
struct Sweep {
    sentence: Option<u32>,
    first: usize,
    outside: Option<usize>,
    inside: Option<usize>,
    quote: Option<u32>,
    seen: Option<usize>,
}

impl Sweep {
    /// Takes in a token; the graded word seen last before it, in the same sentence or quotation.
    fn step(&mut self, index: usize, token: &Token) -> Option<usize> {
        if self.sentence != Some(token.sentence) {
            self.sentence = Some(token.sentence);
            self.first = index;
            self.outside = None;
        }
        if token.quote != self.quote {
            self.quote = token.quote;
            self.inside = None;
        }
        let seen = if token.quote.is_some() {
            &mut self.inside
        } else {
            &mut self.outside
        };
        let found = *seen;
        if token.grade > 0 {
            *seen = Some(index);
        }
        found
    }

    fn quote(&mut self, tokens: &Tokens, token: &Token, index: usize) -> Option<usize> {
        let found = self.seen;
        if token.quote.is_some()
            && tokens
                .quote_of(token)
                .is_some_and(|quote| quote.closed && quote.end == index)
        {
            self.seen = token.quote.map(|quote| quote as usize);
        }
        found
    }

    fn quote_back(&mut self, tokens: &Tokens, token: &Token, index: usize) -> Option<usize> {
        let found = self.seen;
        if token.quote.is_some()
            && tokens
                .quote_of(token)
                .is_some_and(|quote| quote.start == index + 1)
        {
            self.seen = token.quote.map(|quote| quote as usize);
        }
        found
    }
}

/// A distance as a class from 0 to 11: exact to four, then in growing steps.
pub(super) fn distance(length: usize) -> u64 {
    match length {
        0..=4 => length as u64,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=22 => 8,
        23..=39 => 9,
        40..=79 => 10,
        _ => 11,
    }
}

/// Length, last mark, capital and closure of a quotation as one number below 64.
pub(super) fn sign(quote: &Quotation) -> u64 {
    u64::from(quote.length) << 4
        | u64::from(quote.last) << 2
        | u64::from(quote.capital) << 1
        | u64::from(quote.closed)
}
