//! Finds the words that may introduce a statement, with a learned tagger.

use std::sync::LazyLock;

use crate::cues::{Cue, Grade};
use crate::document::Document;
use crate::model::crf::{Features, Model};
use crate::model::table;
use crate::names::Names;

use super::cue_features::{self, CUE};
use super::scope::Scope;
use super::tokens::{Shape, Tokens};

/// The tagger; without it (a file that is none), nothing is found.
static TAGGER: LazyLock<Option<Model>> =
    LazyLock::new(|| table::decode(include_bytes!("../../model/en-cues.bin")));

/// A word less probably a cue than this is none.
const LEAST: f32 = 0.12;
/// The words at the ends of a cue are at least so much as likely as its likeliest.
const SHARE: f32 = 0.4;
/// How many tokens are tagged at once: a longer block is cut, so that memory stays small.
const CHUNK: usize = 400;
/// The most tokens that a cue may have.
const LONGEST: usize = 10;

/// All cues of a document.
pub(super) fn find(document: &Document, _names: &Names) -> Vec<Cue> {
    let Some(model) = &*TAGGER else {
        return Vec::new();
    };
    let tokens = Tokens::cut(document);
    let scope = Scope::read(&tokens);
    let runs = tag(&tokens, &scope, model);
    let cue = |run: &Run| {
        let span = tokens.span(run.first, run.after)?;
        Some(Cue {
            span,
            grade: grade(&tokens, run.first),
            score: run.score,
        })
    };
    runs.iter().filter_map(cue).collect()
}

/// The tokens of a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Run {
    /// The first.
    pub first: usize,
    /// The one after the last.
    pub after: usize,
    /// How probably the likeliest of them is a cue.
    pub score: f32,
}

/// The runs of tokens that `model` takes for cues.
pub(super) fn tag(tokens: &Tokens, scope: &Scope, model: &Model) -> Vec<Run> {
    let mut runs = Vec::new();
    let mut features = Features::default();
    for &(first, after) in tokens
        .blocks
        .iter()
        .filter(|block| may_speak(tokens, block.0, block.1))
    {
        for start in (first..after).step_by(CHUNK) {
            let end = after.min(start + CHUNK);
            features.clear();
            cue_features::read(tokens, scope, start, end, model.bits, &mut features);
            let lattice = model.lattice(&features);
            let score = |at: usize| lattice.marginals(at).get(CUE).copied().unwrap_or(0.0);
            let scores: Vec<f32> = (0..end - start).map(score).collect();
            collect(start, &scores, &mut runs);
        }
    }
    runs
}

/// Whether a block holds a word that introduces statements, or a quotation: no other is tagged.
fn may_speak(tokens: &Tokens, first: usize, after: usize) -> bool {
    tokens
        .all
        .get(first..after)
        .unwrap_or(&[])
        .iter()
        .any(|token| token.grade > 0 || token.quote.is_some() || token.shape == Shape::Colon)
}

/// Runs of tokens that may be cues, around the likeliest of them.
fn collect(start: usize, scores: &[f32], runs: &mut Vec<Run>) {
    let mut at = 0;
    while at < scores.len() {
        let likely = |score: &&f32| **score >= LEAST;
        let run = scores.get(at..).unwrap_or(&[]);
        let run = run
            .get(..run.iter().take(LONGEST).take_while(likely).count())
            .unwrap_or(&[]);
        let best = run.iter().copied().fold(0.0, f32::max);
        let kept = |score: &f32| *score >= best * SHARE;
        if let (Some(first), Some(last)) = (run.iter().position(kept), run.iter().rposition(kept)) {
            runs.push(Run {
                first: start + at + first,
                after: start + at + last + 1,
                score: best,
            });
        }
        at += run.len().max(1);
    }
}

fn grade(tokens: &Tokens, first: usize) -> Grade {
    match tokens.get(first).map(|token| (token.shape, token.grade)) {
        Some((shape, _)) if !shape.is_word() => Grade::Mark,
        Some((_, 3)) => Grade::Strong,
        Some((_, 2)) => Grade::Medium,
        _ => Grade::Weak,
    }
}
