//! Statements that the lines themselves give away: lines of a transcript ("NAME: …") and quotations with a signature ("… — Name").

use std::collections::BTreeMap;

use crate::document::Document;
use crate::names::Names;
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

use super::sources;
use super::tokens::{Shape, Token, Tokens};

/// The most words of a speaker's label or of a signature's name.
const LONGEST_NAME: usize = 6;
/// The most tokens behind a signature's name, what the signer is.
const LONGEST_TAIL: usize = 12;
/// Labels that name nobody; sorted.
const NO_SPEAKERS: [&str; 18] = [
    "a",
    "abstract",
    "answer",
    "breaking",
    "byline",
    "correction",
    "editor",
    "fact",
    "more",
    "note",
    "photo",
    "q",
    "question",
    "read",
    "related",
    "update",
    "video",
    "watch",
];

/// The frames of transcript lines and signatures.
pub(super) fn find(document: &Document, names: &Names, tokens: &Tokens) -> Vec<Frame> {
    let mut frames = transcript(document, names, tokens);
    frames.extend(answers(document, names, tokens));
    frames.extend(signatures(document, names, tokens));
    frames
}

/// Lines that begin with a speaker's label, if at least two lines of the article bear labels in capitals or names of persons.
fn transcript(document: &Document, names: &Names, tokens: &Tokens) -> Vec<Frame> {
    let labelled: Vec<(Label, (usize, usize))> = tokens
        .blocks
        .iter()
        .filter_map(|&block| Some((label(document, names, tokens, block)?, block)))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (label, _) in &labelled {
        *counts.entry(document.words(label.span)).or_default() += 1;
    }
    let repeated = counts.values().any(|&count| count > 1);
    let frame = |(label, block): &(Label, (usize, usize))| {
        let content = tokens.span(label.after, block.1)?;
        let source = SourceMention {
            kind: MentionKind::Person,
            span: Some(label.span),
        };
        let cue = tokens.get(label.after - 1).map(|colon| colon.span);
        Some(Frame {
            cue,
            source,
            content: vec![content],
            rule: "transcript-line",
            score: 0.9,
        })
    };
    if repeated {
        labelled.iter().filter_map(frame).collect()
    } else {
        Vec::new()
    }
}

/// The answers of an interview ("Q: …", "A: …", at least two of each): whoever was named last before its first question gives them.
fn answers(document: &Document, names: &Names, tokens: &Tokens) -> Vec<Frame> {
    let opens = |letter: &'static str| {
        move |block: &&(usize, usize)| {
            let word = tokens.get(block.0).map_or("", |token| document.words(token.span));
            word == letter && tokens.shape(Some(block.0 + 1)) == Some(Shape::Colon) && block.1 > block.0 + 2
        }
    };
    let questions: Vec<_> = tokens.blocks.iter().filter(opens("Q")).collect();
    let answers: Vec<_> = tokens.blocks.iter().filter(opens("A")).collect();
    let Some(start) = questions
        .first()
        .and_then(|block| tokens.get(block.0))
        .map(|token| token.span.start)
    else {
        return Vec::new();
    };
    let speaker = names
        .persons_within(Span::new(0, start))
        .last()
        .map(|name| name.span);
    let kind = if speaker.is_some() {
        MentionKind::Person
    } else {
        MentionKind::Unknown
    };
    let frame = |block: &&(usize, usize)| {
        let content = vec![tokens.span(block.0 + 2, block.1)?];
        let cue = tokens.get(block.0 + 1).map(|colon| colon.span);
        let source = SourceMention { kind, span: speaker };
        Some(Frame {
            cue,
            source,
            content,
            rule: "answer",
            score: 0.85,
        })
    };
    if questions.len() > 1 && answers.len() > 1 {
        answers.iter().filter_map(frame).collect()
    } else {
        Vec::new()
    }
}

/// A speaker's label at the start of a line.
struct Label {
    span: Span,
    /// The first token behind its colon.
    after: usize,
}

fn label(
    document: &Document,
    names: &Names,
    tokens: &Tokens,
    (first, after): (usize, usize),
) -> Option<Label> {
    let start = first + usize::from(tokens.shape(Some(first)) == Some(Shape::Open));
    let line = tokens.all.get(start..after)?;
    let length = line
        .iter()
        .take(LONGEST_NAME + 1)
        .position(|token| token.shape == Shape::Colon)?;
    // "NAME, HOST:" is a name with what its bearer is.
    let named = line
        .iter()
        .take(length)
        .position(|token| token.shape == Shape::Comma)
        .unwrap_or(length);
    let span = tokens.span(start, start + named)?;
    let word = document.words(line.first()?.span).to_lowercase();
    let capitals = line.iter().take(length).all(|token| {
        matches!(
            token.shape,
            Shape::Caps | Shape::Letter | Shape::Stop | Shape::Comma
        )
    });
    let person = names.persons_within(span).any(|name| name.span.end == span.end);
    let speaks =
        (capitals || person) && NO_SPEAKERS.binary_search(&word.as_str()).is_err() && line.len() > length + 3;
    speaks.then_some(Label {
        span,
        after: start + length + 1,
    })
}

/// Quotations that are a whole line, with a dash and a name behind them, on the line or below it.
fn signatures(document: &Document, names: &Names, tokens: &Tokens) -> Vec<Frame> {
    let mut frames = Vec::new();
    let mut whole: Option<(usize, usize)> = None;
    for &(first, after) in &tokens.blocks {
        let quote = tokens
            .get(first)
            .filter(|token| token.shape == Shape::Open)
            .and_then(|token| tokens.quote_of(token));
        let end = quote
            .filter(|quote| quote.closed)
            .map_or(first, |quote| quote.end + 1);
        let quoted = if end > first {
            Some((first, end))
        } else {
            whole.filter(|_| end == first)
        };
        if let (Some(quoted), Some(name)) = (quoted, signature(tokens, end, after))
            && let Some(content) = tokens.span(quoted.0, quoted.1)
        {
            let mut source = sources::mention(document, names, tokens, Some(name));
            if source.kind == MentionKind::Reference {
                source.kind = MentionKind::Unnamed;
            }
            let cue = tokens.get(end).map(|dash| dash.span);
            frames.push(Frame {
                cue,
                source,
                content: vec![content],
                rule: "signature",
                score: 0.9,
            });
        }
        whole = Some((first, end)).filter(|_| end > first && end == after);
    }
    frames
}

/// The name behind a dash that opens `tokens[first..after]`, if nothing else stands there but what the signer is.
fn signature(tokens: &Tokens, first: usize, after: usize) -> Option<(usize, usize)> {
    let line = tokens.all.get(first..after)?;
    let (dash, rest) = line.split_first()?;
    let is_name =
        |token: &&Token| token.shape.is_capital() || token.shape == Shape::Lower && token.span.len() <= 3;
    let length = rest.iter().take(LONGEST_NAME + 1).take_while(is_name).count();
    let tail = rest.get(length..)?;
    let ends = tail
        .first()
        .is_none_or(|next| matches!(next.shape, Shape::Comma | Shape::Stop | Shape::Bracket));
    let named = rest.first().is_some_and(|token| token.shape.is_capital());
    (dash.shape == Shape::Dash && named && length <= LONGEST_NAME && ends && tail.len() <= LONGEST_TAIL)
        .then_some((first + 1, first + 1 + length))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn found(text: &str) -> Vec<(String, String)> {
        let document = Document::read(text, Language::English);
        let tokens = Tokens::cut(&document);
        let words = |span: Span| document.words(span).to_owned();
        let frames = find(&document, &Names::default(), &tokens);
        frames
            .iter()
            .map(|frame| {
                (
                    frame.source.span.map(words).unwrap_or_default(),
                    frame.content.iter().map(|span| words(*span)).collect(),
                )
            })
            .collect()
    }

    #[test]
    fn lines_speak() {
        type Row = (
            &'static str,
            &'static [(&'static str, &'static str)],
            &'static str,
        );
        let rows: [Row; 5] = [
            (
                "Headline\nMOOR: We are late again.\nFALK: The tide is early.\nMOOR: Both can be true.",
                &[
                    ("MOOR", "We are late again."),
                    ("FALK", "The tide is early."),
                    ("MOOR", "Both can be true."),
                ],
                "a transcript",
            ),
            (
                "Headline\nUPDATE: The port is open again.\nUPDATE: It is shut.",
                &[],
                "labels that name nobody",
            ),
            (
                "Headline\nMOOR: We are late again.",
                &[],
                "one label is no transcript",
            ),
            (
                "Letters\n“The port is ours.” — Vela Moor\n",
                &[("Vela Moor", "“The port is ours.”")],
                "a signature on the line",
            ),
            (
                "Letters\n“The port is ours.”\n— Vela Moor, harbour pilot\n",
                &[("Vela Moor", "“The port is ours.”")],
                "a signature below",
            ),
        ];
        for (text, wanted, reason) in rows {
            let wanted: Vec<_> = wanted
                .iter()
                .map(|(name, words)| ((*name).to_owned(), (*words).to_owned()))
                .collect();
            assert_eq!(found(text), wanted, "{reason}");
        }
    }
}
