//! Cuts blocks into sentences.
//!
//! A quotation is one word to this stage: marks inside it end no sentence. Linear on any text, which
//! the sentence iterator of unicode-segmentation is not.

use crate::blocks::{Block, BlockKind};
use crate::language::Grammar;
use crate::quotes::Quotes;
use crate::span::Span;

/// A sentence, white space at its ends left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Sentence {
    /// Where.
    pub span: Span,
    /// The index of its block.
    pub block: usize,
}

/// Cuts every block that is no furniture; the sentences are sorted and do not overlap.
pub(crate) fn cut(text: &str, blocks: &[Block], quotes: &Quotes, grammar: &dyn Grammar) -> Vec<Sentence> {
    let mut sentences = Vec::new();
    for (index, block) in blocks
        .iter()
        .enumerate()
        .filter(|(_, block)| block.kind != BlockKind::Furniture)
    {
        let mut start = block.body.start;
        for end in ends(text, block.body, quotes, grammar) {
            let span = Span::new(start, end).trim(text);
            if !span.is_empty() {
                sentences.push(Sentence { span, block: index });
            }
            start = end;
        }
    }
    sentences
}

/// Where the sentences of a block end; the last one at the block's end.
fn ends(text: &str, body: Span, quotes: &Quotes, grammar: &dyn Grammar) -> Vec<usize> {
    let mut ends = Vec::new();
    let mut place = body.start;
    let mut closed = quotes.within(body).filter(|quote| quote.closed).peekable();
    while let Some(character) = Span::new(place, body.end).of(text).chars().next() {
        while closed.next_if(|quote| quote.outer.start < place).is_some() {}
        if let Some(quote) = closed.next_if(|quote| quote.outer.start == place) {
            place = quote.outer.end;
            if ends_sentence(quote.inner.of(text)) && starts_afresh(text, place) {
                ends.push(place);
            }
            continue;
        }
        let after = place + character.len_utf8();
        if is_stop(text, character, place, after, grammar) {
            place = skip_closers(text, after, body.end);
            ends.push(place);
        } else {
            place = after;
        }
    }
    ends.push(body.end);
    ends
}

fn is_stop(text: &str, character: char, at: usize, after: usize, grammar: &dyn Grammar) -> bool {
    match character {
        '。' | '！' | '？' | '｡' => true,
        '.' | '!' | '?' | '…' => {
            let rest = text.get(after..).unwrap_or("").trim_start_matches(CLOSERS);
            // Chinese pages that use ASCII marks leave no space behind them.
            let next = rest.chars().next();
            let chinese =
                next.is_some_and(is_han) && (character != '.' || han_before(text, at)) && character != '…';
            let spaced = next.is_none_or(char::is_whitespace) && starts_afresh(text, after);
            chinese || spaced && !(character == '.' && grammar.is_abbreviation(text, at))
        }
        _ => false,
    }
}

fn is_han(character: char) -> bool {
    matches!(character, '\u{3400}'..='\u{9fff}' | '\u{20000}'..='\u{3fffd}')
}

fn han_before(text: &str, place: usize) -> bool {
    text.get(..place)
        .and_then(|head| head.chars().next_back())
        .is_some_and(is_han)
}

/// Marks that may stand between a full stop and the next sentence.
const CLOSERS: [char; 11] = ['”', '’', '」', '』', '"', '\'', ')', '）', ']', '】', '»'];

/// Further full stops that belong to the same sentence: ？！ or !!!
const STOPS: [char; 7] = ['。', '！', '？', '!', '?', '.', '…'];

/// How many closing marks and stops a sentence takes in: more are noise, and must not cost time.
const MAX_CLOSERS: usize = 4;

fn skip_closers(text: &str, place: usize, end: usize) -> usize {
    let rest = Span::new(place, end).of(text);
    let closers = rest
        .chars()
        .take(MAX_CLOSERS)
        .take_while(|c| CLOSERS.contains(c) || STOPS.contains(c));
    place + closers.map(char::len_utf8).sum::<usize>()
}

/// Whether words end like a sentence.
fn ends_sentence(words: &str) -> bool {
    words.trim_end().trim_end_matches(CLOSERS).ends_with(STOPS)
}

/// Whether what follows a full stop looks like a new sentence: no lower-case letter, no mark that goes on.
fn starts_afresh(text: &str, place: usize) -> bool {
    let rest = text.get(place..).unwrap_or("");
    let next = rest
        .chars()
        .take(MAX_CLOSERS + 3)
        .find(|c| !c.is_whitespace() && !CLOSERS.contains(c));
    next.is_none_or(|c| !c.is_lowercase() && !",，、；;:：—–".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::language::Language;

    fn sentences(text: &str, language: Language) -> Vec<&str> {
        let grammar = language.grammar();
        let blocks = crate::blocks::cut(text, grammar);
        let quotes = crate::quotes::pair(text, &blocks, language);
        cut(text, &blocks, &quotes, grammar)
            .iter()
            .map(|sentence| sentence.span.of(text))
            .collect()
    }

    #[test]
    fn sentences_of_english() {
        for (want, why) in [
            (&["It fell.", "It rose!", "Did it?", "Yes."][..], "stops"),
            (
                &[
                    "Dr. Bee of St. Vell met J. R. Roe in the U.S. capital.",
                    "It fell.",
                ],
                "abbreviations",
            ),
            (
                &[
                    "It fell 3.5 per cent at 5.30 p.m. and rose.",
                    "See vell.example/a?b=1.",
                ],
                "decimals, times, addresses",
            ),
            (&["It fell ... and rose … again.", "Then ..."], "ellipses"),
            (
                &["“It fell. It rose,” she said.", "“Now.”"],
                "a quotation is one word",
            ),
            (&["“Did it fall?” she asked."], "a quotation that asks goes on"),
            (&["“It fell.”", "It had."], "one that ends a sentence ends it"),
            (
                &["(It fell.)", "It had [sic.]", "So."],
                "closing marks belong to the sentence before",
            ),
            (&["What?!", "No!!"], "stops in a row"),
            (&["Yahoo! said it fell."], "a name with a mark"),
        ] {
            let text = want.join(" ");
            assert_eq!(sentences(&text, Language::English), want, "{why}");
        }
    }

    #[test]
    fn sentences_of_chinese() {
        for (want, why) in [
            (
                &["风停了。", "雨呢？", "也停了！", "好……"][..],
                "stops, no spaces",
            ),
            (&["“风停了。雨也停了”，她说。", "好。"], "a quotation is one word"),
            (&["风停了?!", "雨停了.", "好."], "ASCII stops without spaces"),
            (
                &["上升了3.5%，DeepSeek-V3.1发布。", "风……停了。"],
                "decimals, versions, ellipses go on",
            ),
            (
                &["他问：“停了？”", "没有。"],
                "a quotation that ends a sentence ends it",
            ),
            (
                &["（风停了。）", "好。"],
                "closing marks belong to the sentence before",
            ),
        ] {
            let text = want.concat();
            assert_eq!(sentences(&text, Language::Simplified), want, "{why}");
        }
    }

    #[test]
    fn sentences_keep_to_their_blocks() {
        let text = "风停了\n新华社某地7月26日电 雨停\n了。\n“走";
        assert_eq!(
            sentences(text, Language::Simplified),
            ["风停了", "雨停", "了。", "“走"]
        );
    }
}
