//! Reads the words of a source: a name, a pronoun, an organization, or somebody unnamed.

use crate::document::Document;
use crate::names::{NameKind, Names};
use crate::statements::{MentionKind, SourceMention};

use super::tokens::{Shape, Tokens};

/// Pronouns that stand for somebody named elsewhere.
const PRONOUNS: [&str; 8] = ["he", "she", "they", "him", "her", "his", "their", "who"];
/// Words before which the head of a noun phrase stands.
const AFTER_HEAD: [&str; 16] = [
    "about", "at", "by", "familiar", "for", "from", "in", "inside", "near", "of", "on", "that", "to",
    "which", "who", "with",
];

/// The mention that the tokens `first..after` are.
pub(super) fn mention(
    document: &Document,
    names: &Names,
    tokens: &Tokens,
    run: Option<(usize, usize)>,
) -> SourceMention {
    let unknown = SourceMention {
        kind: MentionKind::Unknown,
        span: None,
    };
    let Some((mut first, mut after)) = run else {
        return unknown;
    };
    let edge = |at: Option<usize>| {
        tokens
            .shape(at)
            .is_some_and(|shape| !shape.is_word() && shape != Shape::Clitic)
    };
    while first < after && edge(Some(first)) {
        first += 1;
    }
    while first < after && edge(after.checked_sub(1)) {
        after -= 1;
    }
    let Some(span) = tokens.span(first, after).filter(|_| first < after) else {
        return unknown;
    };
    let words = document.words(span).to_lowercase();
    if PRONOUNS.contains(&words.as_str()) {
        return SourceMention {
            kind: MentionKind::Reference,
            span: Some(span),
        };
    }
    let head_end = (first + 1..after)
        .find(|&at| {
            tokens
                .get(at)
                .is_some_and(|token| AFTER_HEAD.contains(&document.words(token.span).to_lowercase().as_str()))
        })
        .and_then(|at| tokens.get(at))
        .map_or(span.end, |token| token.span.start);
    let head = crate::span::Span::new(span.start, head_end);
    let name = names.within(head).last();
    let kind = match name.map(|name| name.kind) {
        Some(NameKind::Person) => MentionKind::Person,
        Some(NameKind::Organization) => MentionKind::Organization,
        None => MentionKind::Unnamed,
    };
    SourceMention {
        kind,
        span: Some(span),
    }
}
