//! What the frame model sees of each token around one cue: where it stands to the cue, what lies between, and its words.

use crate::model::crf::Features;

use super::cue_features::{Feeder, Near};
use super::scope::{Counts, Scope, distance, sign};
use super::tokens::{Shape, Token, Tokens};

/// Labels: outside, source, content.
#[cfg(feature = "train")]
pub(super) const LABELS: usize = 3;
/// The label of a source.
pub(super) const SOURCE: usize = 1;
/// The label of a content.
pub(super) const CONTENT: usize = 2;
/// How many tokens of its block, on each side of the cue, the model sees.
const REACH: usize = 160;
/// How many other words that often introduce statements it looks past, on each side.
const MOST_CUES: u32 = 10;

/// A cue in tokens, and what is the same for all tokens around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Site {
    /// The first token of the cue.
    pub first: usize,
    /// The token after the cue.
    pub after: usize,
    /// The tokens that the model sees: from here…
    pub start: usize,
    /// … to before this one.
    pub end: usize,
    head: u64,
    suffix: u64,
    grade: u64,
    around: u64,
    words: (u64, u64),
    sentence: u32,
    quote: Option<u32>,
    pattern: u64,
}

impl Site {
    /// The cue of the tokens `first..after`.
    pub fn new(tokens: &Tokens, scope: &Scope, first: usize, after: usize) -> Option<Self> {
        let block = tokens.block_of(first);
        let run = tokens.all.get(first..after)?;
        let head = run
            .iter()
            .rev()
            .max_by_key(|token| (token.grade, token.shape == Shape::Lower))?;
        let near = Near::new(tokens, first, block.0, block.1);
        let last = Near::new(tokens, after.checked_sub(1)?, block.0, block.1);
        let mut site = Site {
            first,
            after,
            start: scope.past_cues(block.0.max(first.saturating_sub(REACH)), first, MOST_CUES),
            end: scope.before_cues(after, block.1.min(after + REACH), MOST_CUES),
            head: head.word,
            suffix: head.suffix,
            grade: u64::from(head.grade),
            around: near.shape(-1) << 5 | last.shape(1),
            words: (near.word(-1), last.word(1)),
            sentence: head.sentence,
            quote: head.quote,
            pattern: 0,
        };
        site.pattern = site.pattern(tokens, scope);
        Some(site)
    }

    /// Which quotations stand next to the cue in its sentence, and how they look.
    fn pattern(&self, tokens: &Tokens, scope: &Scope) -> u64 {
        if self.quote.is_some() {
            return 1 << 12;
        }
        let at = |list: &[Option<usize>], index: usize| {
            list.get(index)
                .copied()
                .flatten()
                .and_then(|at| tokens.quotes.get(at))
        };
        let left = at(&scope.closed, self.first).map_or(0, |quote| {
            let gap = self.first.saturating_sub(quote.end).min(12) as u64;
            let near = if gap < 12 && self.shares_sentence(tokens, quote.end) {
                1 + u64::from(gap > 4)
            } else {
                0
            };
            if near > 0 {
                near << 4 | u64::from(quote.length) << 2 | u64::from(quote.last)
            } else {
                0
            }
        });
        let right = at(&scope.opens, self.after - 1).map_or(0, |quote| {
            let gap = quote.start.saturating_sub(self.after);
            let near = if gap < 12 { 1 + u64::from(gap > 2) } else { 0 };
            let same = u64::from(self.shares_sentence(tokens, quote.start));
            if near > 0 {
                near << 4 | u64::from(quote.length) << 2 | same << 1
            } else {
                0
            }
        });
        left << 6 | right
    }

    fn shares_sentence(&self, tokens: &Tokens, index: usize) -> bool {
        tokens
            .get(index)
            .is_some_and(|token| token.sentence == self.sentence)
    }

    /// The rows of all tokens that the model sees in a table of 2^`bits` rows, a position a token.
    pub fn read(&self, tokens: &Tokens, scope: &Scope, bits: u32, features: &mut Features) {
        for index in self.start..self.end {
            if let Some(token) = tokens.get(index) {
                let view = View::new(self, tokens, scope, token, index);
                let mut feeder = Feeder::new(features, bits, view.side);
                view.add_place(&mut feeder);
                view.add_quote(&mut feeder);
                view.add_words(&mut feeder, &Near::new(tokens, index, self.start, self.end));
                view.add_bounds(&mut feeder, tokens, scope);
            }
            features.end_position();
        }
    }
}

/// One token seen from a cue.
struct View<'s> {
    site: &'s Site,
    token: &'s Token,
    index: usize,
    /// 1 before the cue, 2 after it, 3 in it.
    side: u64,
    far: u64,
    sentence: u64,
    quoted: u64,
    between: Counts,
    sign: u64,
    /// How far the token's quotation is from the cue.
    quote_gap: u64,
}

impl<'s> View<'s> {
    fn new(site: &'s Site, tokens: &'s Tokens, scope: &Scope, token: &'s Token, index: usize) -> Self {
        let (side, gap, between) = if index < site.first {
            (1, site.first - index, scope.between(index + 1, site.first))
        } else if index >= site.after {
            (2, index + 1 - site.after, scope.between(site.after, index))
        } else {
            (3, 0, Counts::default())
        };
        let quote = tokens.quote_of(token);
        let quote_gap = quote.map_or(15, |quote| {
            let gap = if side == 1 {
                site.first.saturating_sub(quote.end)
            } else {
                (quote.start + 1).saturating_sub(site.after)
            };
            distance(gap)
        });
        let away = i64::from(token.sentence) - i64::from(site.sentence);
        View {
            site,
            token,
            index,
            side,
            far: distance(gap),
            sentence: (away.clamp(-2, 2) + 2).cast_unsigned(),
            quoted: u64::from(token.quote.is_some()) << 1 | u64::from(token.quote == site.quote),
            between,
            sign: quote.map_or(0, sign),
            quote_gap,
        }
    }

    fn add_place(&self, feeder: &mut Feeder) {
        let site = self.site;
        let commas = u64::from(self.between.commas.min(3));
        let cues = u64::from(self.between.cues.min(3));
        let rough = self.far / 2;
        let place = self.sentence << 2 | self.quoted;
        feeder.add([self.far, 0, 0]);
        feeder.add([place, 0, 0]);
        feeder.add([place, commas, 0]);
        feeder.add([place, cues, 0]);
        feeder.add([self.sentence, commas << 8 | cues, rough]);
        feeder.add([
            self.sentence,
            u64::from(self.between.marks.min(2)),
            u64::from(self.between.that.min(2)),
        ]);
        feeder.add([self.sentence, u64::from(self.between.joins.min(2)), commas]);
        feeder.add([site.head, rough, self.sentence]);
        feeder.add([site.head, place, 0]);
        feeder.add([site.suffix, site.grade, self.far]);
        feeder.add([site.pattern, place, 0]);
        feeder.add([site.pattern, self.far, self.sentence]);
        feeder.add([site.words.0, place, 0]);
        feeder.add([site.words.1, place, 0]);
        feeder.add([site.around, place, rough]);
        feeder.add([site.grade, site.around, self.far]);
    }

    fn add_quote(&self, feeder: &mut Feeder) {
        let place = self.sentence << 2 | self.quoted;
        feeder.add([self.sign, place, 0]);
        feeder.add([self.quote_gap, place, 0]);
        feeder.add([self.quote_gap, self.sign, self.sentence]);
        feeder.add([self.quote_gap, self.site.head, self.quoted]);
        feeder.add([self.quote_gap, self.site.pattern, self.quoted]);
    }

    fn add_words(&self, feeder: &mut Feeder, near: &Near) {
        let place = self.sentence << 2 | self.quoted;
        let close = self.far.min(5);
        for step in -2..=2 {
            feeder.add([near.word(step), 0, 0]);
        }
        feeder.add([near.word(0), place, 0]);
        feeder.add([near.word(0), close, 0]);
        feeder.add([near.word(-1), near.word(0), 0]);
        feeder.add([near.word(0), near.word(1), 0]);
        feeder.add([near.word(0), self.site.head, close]);
        feeder.add([near.suffix(0), place, 0]);
        feeder.add([near.suffix(-1), near.suffix(1), 0]);
        feeder.add([near.shapes(-2), 0, 0]);
        feeder.add([near.shapes(-1), close, 0]);
        feeder.add([near.shapes(0), 0, 0]);
        feeder.add([near.shape(0), self.far, self.sentence]);
        feeder.add([near.shape(-1) << 5 | near.shape(0), place, self.site.pattern]);
    }

    fn add_bounds(&self, feeder: &mut Feeder, tokens: &Tokens, scope: &Scope) {
        let at = |list: &[Option<usize>]| list.get(self.index).copied().flatten();
        let cue = |at: Option<usize>| at.and_then(|at| tokens.get(at));
        let (before, after) = (at(&scope.before), at(&scope.after));
        let own = |at: Option<usize>| at.is_some_and(|at| at >= self.site.first && at < self.site.after);
        let grade = |at: Option<usize>| {
            if own(at) {
                4
            } else {
                cue(at).map_or(0, |token| u64::from(token.grade))
            }
        };
        let gap = |at: Option<usize>| at.map_or(15, |at| distance(at.abs_diff(self.index)) / 2);
        let left = before.map_or(0, |at| scope.between(at, self.index).commas.min(2));
        let right = after.map_or(0, |at| scope.between(self.index, at).commas.min(2));
        feeder.add([grade(before) << 4 | gap(before), u64::from(left), self.sentence]);
        feeder.add([grade(after) << 4 | gap(after), u64::from(right), self.sentence]);
        feeder.add([
            cue(after).map_or(0, |token| token.word),
            u64::from(own(after)),
            u64::from(right),
        ]);
        feeder.add([
            grade(before) << 4 | grade(after),
            self.token.shape as u64,
            self.sentence << 2 | self.quoted,
        ]);
        let first = scope.first.get(self.index).copied().unwrap_or(self.index);
        let end = scope.end.get(self.index).copied().unwrap_or(self.index);
        feeder.add([
            distance(self.index - first).min(5),
            self.sentence,
            self.token.shape as u64,
        ]);
        feeder.add([
            distance(end.saturating_sub(self.index)).min(5),
            self.sentence,
            self.token.shape as u64,
        ]);
        feeder.add([
            tokens.get(first).map_or(0, |token| token.word),
            self.sentence,
            self.between.commas.min(2).into(),
        ]);
    }
}
