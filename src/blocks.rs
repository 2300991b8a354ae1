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
    /// Whole lines after which only furniture follows (相关内容, "Most read"; with `*` the beginning of a
    /// short one, "more from *"); sorted, lower case.
    pub ends: Vec<&'static str>,
    /// Whole lines, or beginnings of short lines, that are furniture themselves (责任编辑, "Share this"); sorted, lower case.
    pub lines: Vec<&'static str>,
}

impl Furniture {
    /// Reads a language's list: `end` or `line`, a blank, and the words; other lines are comments.
    pub fn read(data: &'static str) -> Self {
        let mut furniture = Furniture::default();
        for entry in data.lines() {
            match entry.split_once(' ') {
                Some(("end", words)) => furniture.ends.push(words),
                Some(("line", words)) => furniture.lines.push(words),
                _ => {}
            }
        }
        furniture.ends.sort_unstable();
        furniture.lines.sort_unstable();
        furniture
    }
}

/// The longest line, in characters, that can be a sub-heading, and a third of the longest headline or furniture.
const SHORT: usize = 60;

/// The longest line, in characters, that a furniture word may open although it reads as a sentence: 收藏家… is none.
const WORDY: (usize, usize) = (24, 60);

/// Where a line ends, beside `\r\n` whose empty line is left out: every character that Unicode calls a line break.
const BREAKS: [char; 7] = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];

/// Cuts `text` into its non-blank lines, in order.
pub(crate) fn cut(text: &str, grammar: &dyn Grammar) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let (mut first, mut ended, mut start) = (true, false, 0);
    for line in text.split_inclusive(BREAKS) {
        let span = Span::new(start, start + line.len()).trim(text);
        start += line.len();
        if span.is_empty() {
            continue;
        }
        let words = span.of(text);
        ended |= !first && is_listed(&grammar.furniture().ends, words);
        let kind = if ended {
            BlockKind::Furniture
        } else {
            classify(words, first, grammar)
        };
        first &= kind == BlockKind::Furniture;
        let body = Span::new(
            (span.start + body_start(words, kind, grammar)).min(span.end),
            span.end,
        );
        blocks.push(Block { span, body, kind });
    }
    blocks
}

fn body_start(words: &str, kind: BlockKind, grammar: &dyn Grammar) -> usize {
    match kind {
        BlockKind::Item => marker(words).unwrap_or(0),
        _ => grammar.body_start(words),
    }
}

fn classify(words: &str, first: bool, grammar: &dyn Grammar) -> BlockKind {
    let longer = |limit: usize| words.chars().nth(limit).is_some();
    if !longer(SHORT * 3) && (is_time_stamp(words) || starts_listed(&grammar.furniture().lines, words)) {
        return BlockKind::Furniture;
    }
    if marker(words).is_some() {
        return BlockKind::Item;
    }
    match first {
        true if !longer(SHORT * 3) && !words.ends_with(['。', '.']) => BlockKind::Headline,
        _ if !longer(SHORT) && !reads_on(words) => BlockKind::Subheading,
        _ => BlockKind::Paragraph,
    }
}

/// How long the bullet or number that opens an item is, with the white space behind it.
fn marker(words: &str) -> Option<usize> {
    let rest = words
        .strip_prefix(['•', '·', '-', '*', '◆', '■', '●', '▪', '▶', '◎', '○'])
        .or_else(|| {
            let rest = words.trim_start_matches(|c: char| c.is_ascii_digit());
            let number = (1..=2).contains(&(words.len() - rest.len()));
            let rest = rest
                .strip_prefix(['.', ')', '、', '．', '）'])
                .filter(|_| number)?;
            // 3.5 is a number, and "12. " or 1、 a mark.
            (!rest.starts_with(|c: char| c.is_ascii_digit())).then_some(rest)
        })?;
    Some(words.len() - rest.trim_start().len())
}

/// Whether a line ends as sentences and their parts do; the marks around a whole line do not count.
fn reads_on(words: &str) -> bool {
    let bare = words.trim_end_matches(['”', '’', '"', '」', '』', '）', ')']);
    bare.ends_with([
        '。', '.', '！', '!', '？', '?', '…', ';', '；', ':', '：', ',', '，', '—',
    ])
}

fn is_listed(list: &[&str], words: &str) -> bool {
    let bare = words.trim_end_matches([':', '：', '»', '>', ' ']).to_lowercase();
    let opens = |head: &str| bare.starts_with(head) && !reads_on(words) && words.chars().nth(SHORT).is_none();
    list.binary_search(&bare.as_str()).is_ok()
        || list.iter().filter_map(|entry| entry.strip_suffix('*')).any(opens)
}

fn starts_listed(list: &[&str], words: &str) -> bool {
    let lower = words.to_lowercase();
    let fits = |entry: &&str| {
        lower
            .strip_prefix(*entry)
            .is_some_and(|rest| !continues_word(entry, rest) && !is_prose(entry, rest, words))
    };
    list.iter().any(fits)
}

/// Whether the entry is only the beginning of a longer word; Chinese does not show where words end.
fn continues_word(entry: &str, rest: &str) -> bool {
    entry.is_ascii() && entry.ends_with(char::is_alphanumeric) && rest.starts_with(char::is_alphanumeric)
}

/// Whether a single furniture word opens what reads as a sentence of the article.
fn is_prose(entry: &str, rest: &str, words: &str) -> bool {
    let limit = if entry.is_ascii() { WORDY.1 } else { WORDY.0 };
    let open = entry.ends_with(char::is_alphanumeric) && rest.trim_start().starts_with(char::is_alphanumeric);
    open && !entry.contains(' ') && reads_on(words) && words.chars().nth(limit).is_some()
}

/// Whether a line holds only a date, a time or a count.
fn is_time_stamp(words: &str) -> bool {
    words.contains(|c: char| c.is_ascii_digit())
        && words
            .chars()
            .all(|c| c.is_ascii_digit() || c.is_whitespace() || "-/:：.,年月日时分秒".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn kinds(text: &str, language: Language) -> String {
        cut(text, language.grammar())
            .iter()
            .map(|block| match block.kind {
                BlockKind::Headline => 'H',
                BlockKind::Subheading => 's',
                BlockKind::Paragraph => 'P',
                BlockKind::Item => 'i',
                BlockKind::Furniture => '-',
            })
            .collect()
    }

    #[test]
    fn lines_are_known_for_what_they_are() {
        for (text, want, why) in [
            ("", "", "nothing"),
            ("\u{3000}\n \t\r\n", "", "blank lines are no blocks"),
            ("风会停吗？\n风停了。", "HP", "a headline may ask"),
            ("风停了。", "P", "a text without a headline"),
            (
                "2026-05-18 07:40\n风会停吗？\n风停了。",
                "-HP",
                "the headline comes after a time stamp",
            ),
            (
                "风停了\n第一段。\n“只够看热闹”\n第二段。",
                "HPsP",
                "a sub-heading may stand in marks",
            ),
            (
                "风停了\n“走了。”\n他说：\n好，",
                "HPPP",
                "what reads on is a paragraph, however short",
            ),
            (
                "风停了\n一。\n相关内容\n王一说：好。",
                "HP--",
                "behind the end there is only furniture",
            ),
            (
                "相关内容\n风停了。",
                "HP",
                "but a page does not start with its end",
            ),
            (
                "风停了\n收藏家王一向记者表示，这批瓷器来自一艘沉船，年代还要再等一等才知道。",
                "HP",
                "收藏家 is not 收藏",
            ),
            ("风停了\n收藏 分享", "H-", "收藏 is"),
            (
                "标题\n•“走了。”王一说。\n2、一\n3.5米。",
                "HiiP",
                "items and a number",
            ),
        ] {
            assert_eq!(kinds(text, Language::Simplified), want, "{why}: {text}");
        }
        for (text, want, why) in [
            (
                "Wind falls\nIt fell.\nA quiet night\nIt rose.",
                "HPsP",
                "sub-headings",
            ),
            (
                "Wind falls\rIt fell.\u{2028}It rose.\u{c}Most read\nIt said",
                "HPP--",
                "every line break",
            ),
            ("Wind falls\nAdvertisement", "H-", "furniture"),
            (
                "Wind falls\nAdvertisement spending fell as well, said Ann Bee, who has counted it for years.",
                "HP",
                "prose",
            ),
            ("Wind falls\nAdvertisements fell.", "HP", "a longer word"),
            (
                "Wind falls\nMore from Science\nIt said",
                "H--",
                "an end that a name follows",
            ),
            ("Wind falls\n- It fell\n* It rose\n12. It", "Hiii", "items"),
        ] {
            assert_eq!(kinds(text, Language::English), want, "{why}: {text}");
        }
    }

    #[test]
    fn a_body_starts_behind_what_does_not_speak() {
        for (text, body, why) in [
            ("• “走了。”", "“走了。”", "a bullet"),
            ("  12. “走了。”  ", "“走了。”", "a number, white space"),
            ("新华社某地7月26日电（记者甲乙）走了。", "走了。", "a dateline"),
            ("走了。", "走了。", "none"),
        ] {
            let blocks = cut(text, Language::Simplified.grammar());
            assert_eq!(blocks[0].body.of(text), body, "{why}");
        }
    }
}
