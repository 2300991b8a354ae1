//! How a person is called again: by a part of the name, a title, a pronoun.

use crate::annotation::Form;
use crate::document::Document;
use crate::span::Span;

/// How `name` may stand for the person whose full name is `full`.
pub(super) fn short_form(full: &str, name: &str) -> Option<Form> {
    if full == name {
        return Some(Form::Full);
    }
    let part = full.split(['·', '•', '‧', '・', '．']).any(|part| part == name);
    if part {
        return Some(Form::Short);
    }
    if super::names::ROYAL
        .iter()
        .any(|title| full.strip_suffix(title) == Some(name))
    {
        return Some(Form::Short);
    }
    // 王教授 for 王一: the surname, then no further part of the name.
    let rest = name.strip_prefix(full.chars().next()?)?;
    let titled = [
        "教授", "先生", "女士", "医生", "博士", "律师", "院士", "老师", "同志", "总", "某", "氏",
    ]
    .contains(&rest);
    (titled && full.chars().count() <= 4).then_some(Form::Title)
}

/// Whether a pronoun or phrase may refer to the person of these mentions.
pub(super) fn agrees(document: &Document, phrase: Span, mentions: &[Span]) -> bool {
    let words = document.words(phrase);
    if matches!(words, "他" | "她" | "其" | "本人" | "此人") {
        return true;
    }
    // 该负责人, 某片总导演: the title must have stood beside the name.
    let title = super::lexicon::LEXICON
        .title
        .suffix(words)
        .or_else(|| super::lexicon::LEXICON.unnamed.suffix(words));
    let noun = title
        .and_then(|length| words.get(words.len() - length..))
        .unwrap_or("");
    mentions.iter().take(8).any(|mention| {
        let text = &document.text;
        let near = Span::new(
            text.floor_char_boundary(mention.start.saturating_sub(60)),
            text.floor_char_boundary((mention.end + 30).min(text.len())),
        );
        !noun.is_empty() && near.of(text).contains(noun)
    })
}
