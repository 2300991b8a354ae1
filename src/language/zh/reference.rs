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
    // 该负责人: the word must have stood beside the name.
    let noun = words
        .trim_start_matches("该")
        .trim_start_matches("这位")
        .trim_start_matches("这名");
    mentions.iter().take(8).any(|mention| {
        let from = mention.start.saturating_sub(60);
        let near = (from..=mention.start)
            .find(|&at| document.text.is_char_boundary(at))
            .unwrap_or(mention.start);
        let until = (mention.end..mention.end + 30)
            .rev()
            .find(|&at| document.text.is_char_boundary(at))
            .unwrap_or(mention.end);
        !noun.is_empty()
            && Span::new(near, until.min(document.text.len()))
                .of(&document.text)
                .contains(noun)
    })
}
