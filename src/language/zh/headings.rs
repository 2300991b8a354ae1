//! 某某：…: a name or an office with a colon, in headlines and interviews.

use super::lexicon::LEXICON;
use super::subject::Scene;
use crate::blocks::{Block, BlockKind};
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

/// The longest source before a colon, in characters.
const SOURCE: usize = 24;

/// How many sources of the body a heading is compared with.
const SOURCES: usize = 200;

/// Adds the frames of lines that open with a source and a colon.
pub(super) fn find(scene: Scene, frames: &mut Vec<Frame>) {
    let sources: Vec<Span> = frames
        .iter()
        .filter_map(|frame| frame.source.span)
        .take(SOURCES)
        .collect();
    let mut found = Vec::new();
    for block in scene
        .document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
    {
        if let Some(frame) = heading(scene, block, &sources) {
            found.push(frame);
        }
    }
    frames.append(&mut found);
}

fn heading(scene: Scene, block: &Block, sources: &[Span]) -> Option<Frame> {
    let text = &scene.document.text;
    let words = scene.words(block.body);
    let (at, colon) = words
        .char_indices()
        .take(SOURCE)
        .find(|(_, c)| "：:，。,！？“".contains(*c))?;
    if !matches!(colon, '：' | ':') {
        return None;
    }
    // 海港加价 运输处：…: a headline of two halves.
    let half = words.get(..at)?.rfind(char::is_whitespace).unwrap_or(0);
    let source = Span::new(block.body.start + half, block.body.start + at).trim(text);
    let content = Span::new(block.body.start + at + colon.len_utf8(), block.body.end).trim(text);
    let named = source.of(text);
    let person = scene
        .names
        .persons_within(source)
        .last()
        .filter(|name| name.span.end == source.end);
    let heading = matches!(block.kind, BlockKind::Headline | BlockKind::Subheading);
    if content.len() < 12 || named.is_empty() {
        return None;
    }
    let kind = if person.is_some() {
        MentionKind::Person
    } else if quoted_elsewhere(scene, named, sources) {
        MentionKind::Organization
    } else if !heading && !is_first(scene, block) {
        return None;
    } else if LEXICON
        .unnamed
        .suffix(named)
        .or_else(|| LEXICON.title.suffix(named))
        .is_some()
        && !["记者", "分析", "意见", "观点", "声音", "舆论", "市场"]
            .iter()
            .any(|end| named.ends_with(end))
    {
        // 某片总导演：…: the article may name the one who holds the title.
        if LEXICON.title.suffix(named).is_some() {
            MentionKind::Reference
        } else {
            MentionKind::Unnamed
        }
    } else if is_office(named) {
        MentionKind::Organization
    } else {
        return None;
    };
    let colon = Span::new(block.body.start + at, block.body.start + at + colon.len_utf8());
    let end = if heading || person.is_some() {
        content.end
    } else {
        scene
            .document
            .sentence_at(content.start)
            .and_then(|index| scene.document.sentences.get(index))
            .map_or(content.end, |sentence| sentence.span.end)
    };
    Some(Frame {
        cue: Some(colon),
        source: SourceMention {
            kind,
            span: Some(person.map_or(source, |name| name.span)),
        },
        content: vec![Span::new(content.start, end)],
        rule: "heading-colon",
        score: super::frames::confidence("heading-colon"),
    })
}

fn is_first(scene: Scene, block: &Block) -> bool {
    scene
        .document
        .blocks
        .iter()
        .take(3)
        .any(|other| other.span == block.span)
}

/// Whether the body quotes a source of this name.
fn quoted_elsewhere(scene: Scene, named: &str, sources: &[Span]) -> bool {
    sources.iter().any(|&span| {
        let words = scene.words(span);
        words.contains(named) && words.len() <= named.len() * 3 + 12
    })
}

/// Whether words are an office that speaks, and no place: places head columns (大连：…).
fn is_office(named: &str) -> bool {
    const PLACES: &[&str] = &["省", "市", "州", "县", "区", "镇", "乡", "村"];
    LEXICON
        .organization
        .suffix(named)
        .is_some_and(|length| length > 3 || named.ends_with(['局', '部', '厅', '委', '院', '社']))
        && !PLACES.iter().any(|place| named.ends_with(place))
        && LEXICON.document.suffix(named).is_none()
        && named.chars().count() > 2
}
