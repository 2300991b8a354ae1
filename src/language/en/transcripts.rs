//! Statements of transcripts and interviews: lines that open with their speaker and a colon.

use crate::annotation::Form;
use crate::blocks::{Block, BlockKind};
use crate::document::Document;
use crate::names::{NameKind, Names};
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

/// From how many lines with a speaker on an article is a transcript.
const LEAST: usize = 3;
/// The longest label, in bytes.
const LABEL: usize = 64;
/// How sure these frames are: more than any that is read out of a speaker's words.
const SCORE: f32 = 0.97;

/// The frames of a transcript; none where the article is no transcript.
pub(super) fn find(document: &Document, names: &Names) -> Vec<Frame> {
    let lines: Vec<Frame> = (document.blocks.iter().skip(1))
        .filter(|block| block.kind != BlockKind::Furniture)
        .filter_map(|block| line(document, names, block))
        .collect();
    if lines.len() < LEAST { Vec::new() } else { lines }
}

/// "NAME: words", "NAME, ROLE: words", "Q: words".
fn line(document: &Document, names: &Names, block: &Block) -> Option<Frame> {
    let words = block.body.of(&document.text);
    let head = words.get(..words.floor_char_boundary(LABEL))?;
    let colon = head.find(": ")?;
    let label = Span::new(block.body.start, block.body.start + colon);
    let content = Span::new(label.end + 1, block.body.end).trim(&document.text);
    let source = speaker(document, names, label)?;
    let quoted = document
        .quotes
        .at(content.start)
        .is_some_and(|quote| quote.outer.start == content.start);
    (!content.is_empty() && !quoted).then(|| Frame {
        cue: Some(Span::new(label.end, label.end + 1)),
        source,
        content: vec![content],
        rule: "transcript-line",
        score: SCORE,
    })
}

/// Who a label names: a person, "A" and "Q" of an interview, or an outlet that asks.
fn speaker(document: &Document, names: &Names, label: Span) -> Option<SourceMention> {
    let words = document.words(label);
    let mention = |kind, span| {
        Some(SourceMention {
            kind,
            span: Some(span),
        })
    };
    match words {
        "A" => return mention(MentionKind::Reference, label),
        "Q" => return mention(MentionKind::Unnamed, label),
        _ => {}
    }
    if let Some(name) = names.persons_within(label).next() {
        let titles = Span::new(label.start, name.span.start).of(&document.text);
        let rest = Span::new(name.span.end, label.end).of(&document.text);
        let roles = rest.is_empty() || rest.starts_with([',', ' ']);
        let short = titles.split_whitespace().count() < 4 && !titles.contains(char::is_lowercase);
        let capital = short
            || titles
                .split_whitespace()
                .all(|word| word.starts_with(char::is_uppercase));
        let lower = rest
            .split_whitespace()
            .any(|word| word.starts_with(char::is_lowercase));
        return (roles && capital && !(lower && name.form != Form::Full))
            .then(|| mention(MentionKind::Person, name.span))
            .flatten();
    }
    let outlet = words.starts_with("The ") && words.split(' ').count() < 5;
    let capital = words.split(' ').all(|word| word.starts_with(char::is_uppercase));
    let organization = names
        .within(label)
        .any(|name| name.kind == NameKind::Organization);
    (capital && (outlet || organization))
        .then(|| mention(MentionKind::Organization, label))
        .flatten()
}
