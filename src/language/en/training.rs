//! Examples for the trainer: an article's tokens with the labels that its annotation gives them.

use crate::document::Document;
use crate::language::Language;
use crate::model::crf::{Features, Model};
use crate::span::Span;

use super::scope::Scope;
use super::tokens::{Shape, Tokens};
use super::{cue_features, cues, frame_features};

/// How many labels the cue tagger has.
pub const CUE_LABELS: usize = cue_features::LABELS;
/// How many labels the frame model has.
pub const FRAME_LABELS: usize = frame_features::LABELS;

/// A statement as the annotators marked it, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Labelled {
    /// The content.
    pub content: Vec<Span>,
    /// The cue.
    pub cue: Option<Span>,
    /// Where the source stands.
    pub source: Vec<Span>,
}

/// Features and labels of a sequence.
pub type Example = (Features, Vec<u8>);

/// An article that is ready to give examples.
pub struct Article {
    tokens: Tokens,
    scope: Scope,
}

impl Article {
    /// Reads a text.
    #[must_use]
    pub fn read(text: &str) -> Self {
        let document = Document::read(text, Language::English);
        let tokens = Tokens::cut(&document);
        let scope = Scope::read(&tokens);
        Article { tokens, scope }
    }

    /// How many tokens there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.tokens.all.len()
    }

    /// Whether there is no token.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.tokens.all.is_empty()
    }

    /// Examples for the cue tagger, one a block; `ignored` is what is believed or wanted but not said.
    #[must_use]
    pub fn cue_examples(&self, statements: &[Labelled], ignored: &[Span], bits: u32) -> Vec<Example> {
        let mut labels = vec![0u8; self.tokens.all.len()];
        for span in ignored {
            self.paint(&mut labels, *span, 4, true);
        }
        for statement in statements {
            statement
                .content
                .iter()
                .for_each(|span| self.paint(&mut labels, *span, 3, true));
        }
        for statement in statements {
            statement
                .source
                .iter()
                .for_each(|span| self.paint(&mut labels, *span, 2, false));
            statement
                .cue
                .iter()
                .for_each(|span| self.paint(&mut labels, *span, 1, false));
        }
        let mut examples = Vec::new();
        for &(first, after) in &self.tokens.blocks {
            let mut features = Features::default();
            cue_features::read(&self.tokens, &self.scope, first, after, bits, &mut features);
            examples.push((features, labels.get(first..after).unwrap_or(&[]).to_vec()));
        }
        examples
    }

    /// The cues that a tagger finds, as `(first token, token after the last, probability)`.
    #[must_use]
    pub fn cues(&self, tagger: &Model) -> Vec<(usize, usize, f32)> {
        let runs = cues::tag(&self.tokens, &self.scope, tagger);
        runs.into_iter()
            .map(|run| (run.first, run.after, run.score))
            .collect()
    }

    /// Examples for the frame model with their weights: one a statement with a cue, and of weight `reject` one for each found
    /// cue that introduces nothing. A cue stands where the tagger `found` it, else where the annotators saw it.
    #[must_use]
    pub fn frame_examples(
        &self,
        statements: &[Labelled],
        found: &[(usize, usize, f32)],
        bits: u32,
        reject: f32,
    ) -> Vec<(Example, f32)> {
        let mut examples = Vec::new();
        let mut matched = vec![false; statements.len()];
        for &(first, after, score) in found {
            let shared = |statement: &Labelled| {
                let (start, end) = statement.cue.map_or((0, 0), |cue| self.range(cue));
                after.min(end).saturating_sub(first.max(start))
            };
            let best = (0..statements.len())
                .filter_map(|at| Some((shared(statements.get(at)?), at)))
                .filter(|(shared, _)| *shared > 0)
                .max_by_key(|&(shared, at)| (shared, std::cmp::Reverse(at)));
            if let Some(statement) = best.and_then(|(_, at)| statements.get(at)) {
                if let Some(seen) = best.and_then(|(_, at)| matched.get_mut(at)) {
                    *seen = true;
                }
                examples.extend(
                    self.frame_example(Some(statement), (first, after), bits)
                        .map(|one| (one, 1.0)),
                );
            } else if reject > 0.0 && score > 0.3 {
                examples.extend(
                    self.frame_example(None, (first, after), bits)
                        .map(|one| (one, reject)),
                );
            }
        }
        for (statement, _) in statements.iter().zip(matched).filter(|(_, seen)| !seen) {
            if let Some(cue) = statement.cue {
                examples.extend(
                    self.frame_example(Some(statement), self.range(cue), bits)
                        .map(|one| (one, 1.0)),
                );
            }
        }
        examples
    }

    fn frame_example(&self, statement: Option<&Labelled>, cue: (usize, usize), bits: u32) -> Option<Example> {
        let mut labels = vec![0u8; self.tokens.all.len()];
        if let Some(statement) = statement {
            statement
                .content
                .iter()
                .for_each(|span| self.paint(&mut labels, *span, 2, true));
            statement
                .source
                .iter()
                .for_each(|span| self.paint(&mut labels, *span, 1, false));
        }
        let site = frame_features::Site::new(&self.tokens, &self.scope, cue.0, cue.1)?;
        let mut features = Features::default();
        site.read(&self.tokens, &self.scope, bits, &mut features);
        labels
            .iter_mut()
            .take(cue.1)
            .skip(cue.0)
            .for_each(|label| *label = 0);
        let labels = labels.get(site.start..site.end)?;
        (statement.is_none() || labels.contains(&2)).then(|| (features, labels.to_vec()))
    }

    /// The tokens that begin inside a place: `(first, after the last)`.
    fn range(&self, span: Span) -> (usize, usize) {
        let first = self.tokens.at(span.start);
        let count = self
            .tokens
            .all
            .iter()
            .skip(first)
            .take_while(|token| token.span.start < span.end)
            .count();
        (first, first + count)
    }

    /// Labels the tokens of a place; a content takes in the quotation marks that hug it.
    fn paint(&self, labels: &mut [u8], span: Span, label: u8, hug: bool) {
        let (mut first, mut after) = self.range(span);
        if hug && after > first {
            let before = first.checked_sub(1);
            if self.tokens.shape(before) == Some(Shape::Open) {
                first -= 1;
            }
            if self.tokens.shape(Some(after)) == Some(Shape::Close) {
                after += 1;
            }
        }
        labels
            .iter_mut()
            .take(after)
            .skip(first)
            .for_each(|value| *value = label);
    }
}
