//! The phrases around a cue: whom it is told to, where it was heard, what leads up to it.

use super::lexicon::LEXICON;
use super::subject::{Found, How, Scene, find as find_subject, skip_openers};
use crate::sentences::Sentence;
use crate::span::Span;
use crate::statements::{MentionKind, SourceMention};

/// Where whom it is told to ends: 告诉第一财经记者，….
pub(super) fn told(scene: Scene, sentence: Sentence, place: usize) -> Option<usize> {
    const WHOM: usize = 16;
    let rest = Span::new(place, sentence.span.end).of(&scene.document.text);
    let (at, mark) = rest
        .char_indices()
        .take(WHOM)
        .find(|(_, c)| "，,：:“。；".contains(*c))
        .filter(|(_, c)| *c != '；')?;
    let whom = rest.get(..at)?;
    // 报告还称，: what stands before the comma is a verb and nobody who is told.
    let verb = LEXICON
        .strong
        .suffix(whom)
        .max(LEXICON.paper.suffix(whom))
        .is_some();
    // “…”NAME告诉记者。 ends here; 提醒市民不要逗留。 goes on with what is told.
    let somebody = mark != '。' && !whom.is_empty() && !verb && !whom.contains(['是', '了', '的']);
    (somebody || whom.ends_with("记者")).then_some(place + at)
}

/// The stretch behind 据, 根据, 按照, 来自.
pub(super) fn strip_according(scene: Scene, stretch: Span, from: bool) -> Span {
    let text = &scene.document.text;
    let body = skip_openers(scene, stretch);
    let words = body.of(text);
    for word in ["根据", "依据", "按照", "来自", "另据", "又据", "据"] {
        if let Some(rest) = words.strip_prefix(word).filter(|_| from || word != "来自") {
            let rest = Span::new(body.end - rest.len(), body.end);
            let bare = if word == "来自" {
                rest.of(text).strip_suffix('的').unwrap_or(rest.of(text))
            } else {
                rest.of(text)
            };
            return Span::new(rest.start, rest.start + bare.len());
        }
    }
    stretch
}

/// Whom a reporter heard it from: 记者从市水利局获悉.
pub(super) fn heard(scene: Scene, stretch: Span) -> Option<SourceMention> {
    let text = &scene.document.text;
    let words = stretch.of(text);
    let at = words.rfind('从').map(|at| at + '从'.len_utf8())?;
    let phrase = Span::new(stretch.start + at, stretch.end).trim(text);
    let words = phrase.of(text);
    let bare = words
        .strip_suffix("处")
        .or_else(|| words.strip_suffix("那里"))
        .unwrap_or(words);
    if bare.is_empty()
        || ["上", "中", "会", "现场", "里", "途径", "渠道"]
            .iter()
            .any(|end| bare.ends_with(end) && !bare.ends_with("委员会"))
    {
        return None;
    }
    let span = Span::new(phrase.start, phrase.start + bare.len());
    Some(match find_subject(scene, span) {
        Found::Subject(source, How::Person | How::Head | How::Reference) => source,
        _ => SourceMention {
            kind: MentionKind::Organization,
            span: Some(span),
        },
    })
}

/// 江西省财政厅26日消息: an office with its date.
pub(super) fn is_dated_office(scene: Scene, stretch: Span, word: &str) -> bool {
    let words = scene.words(stretch);
    word == "消息"
        && (words.ends_with(['日', '讯', '晚', '午', '晨', '间'])
            || words.ends_with("今天")
            || words.ends_with("近日"))
        || LEXICON.organization.suffix(words).is_some()
}

/// 放出“…”的狠话: the noun behind a quotation says that it was said.
pub(super) fn is_said(next: &str) -> bool {
    const SAID: &[&str] = &[
        "狠话", "说法", "话", "口号", "呼声", "感慨", "豪言", "疑问", "声音", "评价", "感叹", "字样", "标语",
        "言论", "质疑", "呼吁", "誓言",
    ];
    next.strip_prefix('的')
        .is_some_and(|noun| SAID.iter().any(|said| noun.starts_with(said)))
}

/// 宣布结果后…: whether the verb belongs to an occasion.
pub(super) fn is_occasion(content: &str) -> bool {
    const NEAR: usize = 14;
    let clause = content
        .char_indices()
        .take(NEAR)
        .find(|(_, c)| "，。；".contains(*c))
        .map_or(content, |(at, _)| content.get(..at).unwrap_or(""));
    let near = clause
        .char_indices()
        .nth(NEAR)
        .map_or(clause, |(at, _)| clause.get(..at).unwrap_or(""));
    near.contains('后') || near.contains('时') || near.contains("之前") || near.contains("的同时")
}

/// Where the words that lead up to a clause start: 但对于此举，某某称.
pub(super) fn clause_with_openers(text: &str, content: Span, clause: usize) -> usize {
    const LEAD: &[&str] = &[
        "但对于",
        "但至于",
        "至于",
        "对于",
        "但针对",
        "针对",
        "但就",
        "但当被问",
        "当被问",
        "被问",
        "谈及",
        "谈到",
        "关于",
    ];
    const FAR: usize = 120;
    let from = text
        .floor_char_boundary(clause.saturating_sub(FAR))
        .max(content.start);
    let before = Span::new(from, clause)
        .of(text)
        .trim_end_matches(['，', ',', ' ']);
    let Some(comma) = before.rfind(['，', ',', '；']) else {
        return clause;
    };
    let lead = before
        .get(comma..)
        .unwrap_or("")
        .trim_start_matches(['，', ',', '；']);
    if LEAD.iter().any(|word| lead.starts_with(word)) {
        from + comma
    } else {
        clause
    }
}
