//! Sources that no verb rules: 根据…的数据，…; 在…看来，….

use super::clauses::clause_start;
use super::lexicon::LEXICON;
use super::subject::{Found, How, Scene, find as find_subject};
use crate::order::sort_by_key;
use crate::span::Span;
use crate::statements::{Frame, MentionKind, SourceMention};

/// How long, in characters, the phrase between 根据 and its comma may be.
const PHRASE: usize = 50;

/// Adds the frames of all sentences whose words no other frame has yet.
pub(super) fn find(scene: Scene, frames: &mut Vec<Frame>) {
    let mut taken: Vec<Span> = frames
        .iter()
        .flat_map(|frame| frame.content.iter().copied())
        .collect();
    sort_by_key(&mut taken, |span| (span.start, span.end));
    let free = |place: usize| {
        let last = taken
            .partition_point(|span| span.start <= place)
            .checked_sub(1)
            .and_then(|index| taken.get(index));
        last.is_none_or(|span| !span.contains(place))
    };
    let mut found = Vec::new();
    for &sentence in &scene.document.sentences {
        let text = &scene.document.text;
        let mut clause = sentence.span.start;
        // The first clauses alone: behind them stands somebody's content.
        for _ in 0..3 {
            let rest = Span::new(clause, sentence.span.end);
            let Some(comma) = rest
                .of(text)
                .char_indices()
                .take(PHRASE + 8)
                .find(|(at, c)| matches!(c, '，' | ',') && scene.masks.at(clause + at).is_none())
            else {
                break;
            };
            let phrase = Span::new(clause, clause + comma.0).trim(text);
            let content = Span::new(clause + comma.0 + comma.1.len_utf8(), sentence.span.end).trim(text);
            if free(content.start)
                && free(clause)
                && let Some(frame) = document(scene, phrase, content).or_else(|| view(scene, phrase, content))
            {
                let start = clause_start(scene, sentence, frame.cue.map_or(clause, |cue| cue.end));
                debug_assert!(start <= content.start);
                found.push(Frame {
                    content: vec![before_taken(&taken, content)],
                    ..frame
                });
                break;
            }
            clause = content.start;
        }
    }
    frames.append(&mut found);
}

/// The content up to the first frame inside it.
fn before_taken(taken: &[Span], content: Span) -> Span {
    let next = taken.get(taken.partition_point(|span| span.start < content.start));
    Span::new(
        content.start,
        next.map_or(content.end, |next| next.start.min(content.end)),
    )
}

/// 根据…的数据
fn document(scene: Scene, phrase: Span, _content: Span) -> Option<Frame> {
    let words = scene.words(phrase);
    let cue = ["根据", "依据", "按照", "据"]
        .iter()
        .find(|cue| words.starts_with(**cue))?;
    let source = Span::new(phrase.start + cue.len(), phrase.end).trim(&scene.document.text);
    let named = scene.words(source);
    let work = named.ends_with('》') || named.ends_with('）') && named.contains('》');
    let head = LEXICON
        .document
        .suffix(named)
        .filter(|&head| named.len() > head + 3);
    if ["报道", "报导", "消息", "介绍", "说法", "信"]
        .iter()
        .any(|end| named.ends_with(end))
    {
        return None;
    }
    // 据预报, 根据规定: nobody's.
    const NOBODY: &[&str] = &[
        "规定", "办法", "标准", "意见", "通知", "协议", "合同", "方案", "规划", "法律",
    ];
    let nobody = !work && NOBODY.iter().any(|end| named.ends_with(end));
    if nobody || !(work || head.is_some()) {
        return None;
    }
    (*cue != "据" || head.is_some()).then_some(Frame {
        cue: Some(Span::new(phrase.start, phrase.start + cue.len())),
        source: SourceMention {
            kind: MentionKind::Organization,
            span: Some(source),
        },
        content: Vec::new(),
        rule: "according-to-document",
        score: super::frames::confidence("according-to-document"),
    })
}

/// 在…看来
fn view(scene: Scene, phrase: Span, _content: Span) -> Option<Frame> {
    let words = scene.words(phrase);
    let before = words
        .strip_suffix("看来")
        .or_else(|| words.strip_suffix("眼中").filter(|_| false))?;
    let after = before.strip_prefix('在')?;
    let start = phrase.start + (before.len() - after.len());
    let Found::Subject(source, how) = find_subject(scene, Span::new(start, start + after.len())) else {
        return None;
    };
    (how != How::Place).then_some(Frame {
        cue: Some(Span::new(phrase.end - "看来".len(), phrase.end)),
        source,
        content: Vec::new(),
        rule: "in-the-view-of",
        score: super::frames::confidence("in-the-view-of"),
    })
}
