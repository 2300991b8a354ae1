//! What the cue tagger sees of each token. Names are shapes to it, never letters (see `plain.txt`).

use crate::model::crf::{Features, row};

use super::scope::{Scope, distance, sign};
use super::tokens::{Shape, Token, Tokens};

/// Labels: outside, cue, source, content, and what is believed or wanted but not said.
#[cfg(feature = "train")]
pub(super) const LABELS: usize = 5;
/// The label of a cue.
pub(super) const CUE: usize = 1;

/// Collects the rows of one position; each feature is a template with up to three values.
pub(super) struct Feeder<'f> {
    /// Where the rows go.
    pub features: &'f mut Features,
    /// The size of the table.
    pub bits: u32,
    /// Mixed into every template of this position (the side of the cue, for the frame model).
    pub side: u64,
    template: u64,
}

impl<'f> Feeder<'f> {
    /// Starts a position.
    pub fn new(features: &'f mut Features, bits: u32, side: u64) -> Self {
        Feeder {
            features,
            bits,
            side,
            template: 0,
        }
    }

    /// Adds the next template's feature.
    pub fn add(&mut self, values: [u64; 3]) {
        self.template += 1;
        let [a, b, c] = values;
        let key = (self.template << 8 | self.side)
            .wrapping_mul(0xd6e8_feb8_6659_fd93)
            .wrapping_add(a.wrapping_mul(0xa076_1d64_78bd_642f))
            .rotate_left(23)
            .wrapping_add(b.wrapping_mul(0xe703_7ed1_a0b4_28db))
            .rotate_left(29)
            .wrapping_add(c.wrapping_mul(0x8ebc_6af0_9c88_c6e3));
        self.features.push(row(key, self.bits));
    }

    /// Passes over templates that have nothing to say here.
    pub fn skip(&mut self, templates: u64) {
        self.template += templates;
    }
}

/// The rows of the tokens `first..after` in a table of 2^`bits` rows, a position a token.
pub(super) fn read(
    tokens: &Tokens,
    scope: &Scope,
    first: usize,
    after: usize,
    bits: u32,
    features: &mut Features,
) {
    for index in first..after {
        if let Some(token) = tokens.get(index) {
            let near = Near::new(tokens, index, first, after);
            let mut feeder = Feeder::new(features, bits, 0);
            add_words(&mut feeder, &near);
            add_cues(&mut feeder, tokens, scope, token, index);
            add_quotes(&mut feeder, tokens, scope, token, index);
            add_place(&mut feeder, tokens, scope, token, index);
        }
        features.end_position();
    }
}

/// A token and its neighbours inside the block.
pub(super) struct Near<'t> {
    all: [Option<&'t Token>; 7],
}

impl<'t> Near<'t> {
    /// The token at `index` of the tokens `first..after`, three neighbours on each side.
    pub fn new(tokens: &'t Tokens, index: usize, first: usize, after: usize) -> Self {
        let at = |step: usize| {
            (index + step)
                .checked_sub(3)
                .filter(|&at| at >= first && at < after)
        };
        Near {
            all: std::array::from_fn(|step| at(step).and_then(|at| tokens.get(at))),
        }
    }

    fn at(&self, step: isize) -> Option<&'t Token> {
        usize::try_from(step + 3)
            .ok()
            .and_then(|at| self.all.get(at))
            .copied()
            .flatten()
    }

    /// The word so many tokens further; 0 past the block.
    pub fn word(&self, step: isize) -> u64 {
        self.at(step).map_or(0, |token| token.word)
    }

    /// Its suffix.
    pub fn suffix(&self, step: isize) -> u64 {
        self.at(step).map_or(0, |token| token.suffix)
    }

    /// Its shape, from 1; 0 past the block.
    pub fn shape(&self, step: isize) -> u64 {
        self.at(step).map_or(0, |token| token.shape as u64 + 1)
    }

    /// Its grade.
    pub fn grade(&self, step: isize) -> u64 {
        self.at(step).map_or(0, |token| u64::from(token.grade))
    }

    /// The shapes of three tokens from `step` on.
    pub fn shapes(&self, step: isize) -> u64 {
        self.shape(step) << 10 | self.shape(step + 1) << 5 | self.shape(step + 2)
    }
}

fn add_words(feeder: &mut Feeder, near: &Near) {
    feeder.add([0, 0, 0]);
    for step in -2..=2 {
        feeder.add([near.word(step), 0, 0]);
    }
    feeder.add([near.word(-1), near.word(0), 0]);
    feeder.add([near.word(0), near.word(1), 0]);
    for step in -1..=1 {
        feeder.add([near.suffix(step), 0, 0]);
    }
    feeder.add([near.suffix(0), near.shape(-1), near.shape(1)]);
    feeder.add([near.shapes(-2), 0, 0]);
    feeder.add([near.shapes(-1), 0, 0]);
    feeder.add([near.shapes(0), 0, 0]);
    feeder.add([near.grade(-1) << 4 | near.grade(0) << 2 | near.grade(1), 0, 0]);
}

fn add_cues(feeder: &mut Feeder, tokens: &Tokens, scope: &Scope, token: &Token, index: usize) {
    let quoted = u64::from(token.quote.is_some());
    let before = scope.before.get(index).copied().flatten();
    let after = scope.after.get(index).copied().flatten();
    let grade = |at: Option<usize>| {
        at.and_then(|at| tokens.get(at))
            .map_or(0, |cue| u64::from(cue.grade))
    };
    let word = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map_or(0, |cue| cue.word);
    let own = u64::from(token.grade);
    let neighbour = (after.and_then(|at| at.checked_sub(1)), before.map(|at| at + 1));
    for (cue, next, commas) in [
        (
            before,
            neighbour.1,
            before.map_or(0, |at| scope.between(at, index).commas),
        ),
        (
            after,
            neighbour.0,
            after.map_or(0, |at| scope.between(index, at).commas),
        ),
    ] {
        let far = cue.map_or(15, |at| distance(at.abs_diff(index)));
        feeder.add([word(cue), quoted, 0]);
        feeder.add([word(cue), far.min(4), 0]);
        feeder.add([grade(cue) << 4 | far, u64::from(commas.min(3)), quoted << 2 | own]);
        feeder.add([grade(cue), word(next), 0]);
    }
    feeder.add([
        grade(before) << 4 | grade(after) << 2 | own,
        quoted,
        token.shape as u64,
    ]);
}

fn add_quotes(feeder: &mut Feeder, tokens: &Tokens, scope: &Scope, token: &Token, index: usize) {
    let Some(quote) = tokens.quote_of(token) else {
        let closed = scope
            .closed
            .get(index)
            .copied()
            .flatten()
            .and_then(|at| tokens.quotes.get(at));
        let opens = scope
            .opens
            .get(index)
            .copied()
            .flatten()
            .and_then(|at| tokens.quotes.get(at));
        let since = closed.map_or(15, |quote| distance(index.saturating_sub(quote.end)).min(8));
        let until = opens.map_or(15, |quote| distance(quote.start.saturating_sub(index)).min(8));
        let same = closed.is_some_and(|quote| {
            tokens
                .get(quote.end)
                .is_some_and(|end| end.sentence == token.sentence)
        });
        feeder.skip(3);
        feeder.add([since, closed.map_or(64, sign), u64::from(same)]);
        feeder.add([
            since.min(4),
            token.word,
            closed.map_or(64, |quote| u64::from(quote.last)),
        ]);
        feeder.add([until, opens.map_or(64, sign), token.shape as u64]);
        feeder.add([until.min(4), token.word, 0]);
        return;
    };
    let place = if index + 1 == quote.start {
        0
    } else if index == quote.start {
        1
    } else if index >= quote.end {
        2
    } else {
        3
    };
    let next = (quote.end + 1..quote.end + 6).find(|&at| {
        tokens
            .get(at)
            .is_some_and(|token| token.grade > 1 && token.quote.is_none())
    });
    let head = quote.start.checked_sub(2).and_then(|at| tokens.get(at));
    feeder.add([sign(quote), place, 0]);
    feeder.add([
        sign(quote),
        next.and_then(|at| tokens.get(at)).map_or(0, |cue| cue.word),
        0,
    ]);
    feeder.add([sign(quote), head.map_or(0, |token| token.word), 0]);
    feeder.skip(4);
}

fn add_place(feeder: &mut Feeder, tokens: &Tokens, scope: &Scope, token: &Token, index: usize) {
    let first = scope.first.get(index).copied().unwrap_or(index);
    let end = scope.end.get(index).copied().unwrap_or(index);
    let opening = tokens.get(first).map_or(0, |token| token.word);
    let quoted = u64::from(token.quote.is_some());
    let counts = scope.between(first, index);
    feeder.add([distance(index - first).min(6), token.shape as u64, quoted]);
    feeder.add([distance(end.saturating_sub(index)).min(4), token.shape as u64, 0]);
    feeder.add([opening, u64::from(counts.commas.min(2)), quoted]);
    feeder.add([
        u64::from(counts.commas.min(2)) << 4
            | u64::from(counts.cues.min(3)) << 2
            | u64::from(counts.that.min(2)),
        quoted,
        token.shape as u64,
    ]);
    feeder.add([token.word, quoted, u64::from(token.shape == Shape::Initial)]);
}
