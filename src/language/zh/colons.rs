//! 奥某态度果断：“…”: speech behind a colon, of whom the clause before speaks, without any verb of saying.

use std::collections::BTreeMap;

use super::clauses::{clause_start, is_speech};
use super::subject::Scene;
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

/// Adds the frames of quotations that stand behind a colon and that no frame has yet.
pub(super) fn find(scene: Scene, frames: &mut Vec<Frame>, taken: &BTreeMap<usize, usize>) {
    let text = &scene.document.text;
    for quote in scene
        .document
        .quotes
        .all
        .iter()
        .filter(|quote| quote.depth == 0 && is_speech(scene, quote))
    {
        let place = quote.outer.start;
        let Some(sentence) = scene
            .document
            .sentence_at(place)
            .and_then(|index| scene.document.sentences.get(index))
        else {
            continue;
        };
        let Some(head) = text.get(sentence.span.start..place) else {
            continue;
        };
        let bare = head.trim_end().trim_end_matches(['：', ':']);
        if taken.contains_key(&place) || bare.len() == head.trim_end().len() || bare.is_empty() {
            continue;
        }
        let colon = sentence.span.start + bare.len();
        let clause = Span::new(clause_start(scene, *sentence, colon), colon);
        let Some(name) = scene
            .names
            .persons_within(clause)
            .next()
            .filter(|name| name.span.start - clause.start <= 60)
        else {
            continue;
        };
        frames.push(Frame {
            cue: None,
            source: SourceMention {
                kind: MentionKind::Person,
                span: Some(name.span),
            },
            content: vec![quote.outer],
            rule: "name-colon-quotation",
            score: super::frames::confidence("name-colon-quotation"),
        });
    }
}
