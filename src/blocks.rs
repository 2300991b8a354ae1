//! Cuts a text into blocks: a line a block, each known for what it is.
//!
//! What belongs to the page and not to the article (navigation, time stamps, bylines, lists of related
//! headlines) is furniture: later stages never look into it.

use crate::language::Grammar;
use crate::span::Span;

/// A line of the text that is not blank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Block {
    /// The line without white space at its ends.
    pub span: Span,
    /// The part that speaks: the line behind its dateline or byline.
    pub body: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum BlockKind {
    /// The title of the article.
    Headline,
    /// A short line between paragraphs that ends like no sentence.
    Subheading,
    /// Text.
    Paragraph,
    /// A line that a bullet or number opens.
    Item,
    /// Part of the page, not of the article.
    Furniture,
}

/// What tells a language's page furniture from its articles.
#[derive(Debug, Default)]
pub(crate) struct Furniture {
    /// Whole lines after which only furniture follows (相关内容, "Most read"); sorted, lower case.
    pub ends: Vec<&'static str>,
    /// Whole lines, or beginnings of short lines, that are furniture themselves (责任编辑, "Share this"); sorted, lower case.
    pub lines: Vec<&'static str>,
}

/// The longest line, in characters, that can be a headline, a sub-heading or furniture.
const SHORT: usize = 60;

/// Cuts `text` into its non-blank lines, in order.
pub(crate) fn cut(text: &str, grammar: &dyn Grammar) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut ended = false;
    let mut start = 0;
    for line in text.split_inclusive(['\n', '\r', '\u{2028}', '\u{2029}']) {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if span.is_empty() {
            continue;
        }
        let words = span.of(text);
        ended = ended || (!blocks.is_empty() && is_listed(&grammar.furniture().ends, words));
        let kind = if ended {
            BlockKind::Furniture
        } else {
            classify(words, blocks.is_empty(), grammar)
        };
        let body = Span::new(span.start + grammar.body_start(words).min(span.len()), span.end);
        blocks.push(Block { span, body, kind });
    }
    blocks
}

fn classify(words: &str, first: bool, grammar: &dyn Grammar) -> BlockKind {
    let short = words.chars().nth(SHORT * 3).is_none();
    if short && (is_time_stamp(words) || starts_listed(&grammar.furniture().lines, words)) {
        return BlockKind::Furniture;
    }
    if words.starts_with(['•', '·', '-', '*', '◆', '■', '●', '▪', '▶']) {
        return BlockKind::Item;
    }
    let open = !words.ends_with([
        '。', '.', '！', '!', '？', '?', '”', '"', '…', ';', '；', ':', '：', ',', '，',
    ]);
    match (first, open && words.chars().nth(SHORT).is_none()) {
        (true, _) if words.chars().nth(SHORT * 3).is_none() && !words.ends_with(['。', '.']) => {
            BlockKind::Headline
        }
        (_, true) => BlockKind::Subheading,
        _ => BlockKind::Paragraph,
    }
}

fn is_listed(list: &[&str], words: &str) -> bool {
    let bare = words.trim_end_matches([':', '：', '»', '>', ' ']).to_lowercase();
    list.binary_search(&bare.as_str()).is_ok()
}

fn starts_listed(list: &[&str], words: &str) -> bool {
    let lower = words.to_lowercase();
    list.iter().any(|entry| {
        lower
            .strip_prefix(entry)
            .is_some_and(|rest| !rest.starts_with(char::is_alphanumeric) || !entry.is_ascii())
    })
}

/// Whether a line holds only a date, a time or a count.
fn is_time_stamp(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && words
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "-/:：.,年月日时分秒".contains(c))
}
