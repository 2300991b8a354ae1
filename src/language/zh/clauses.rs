//! Where clauses start, what follows a cue, and which quotation stands before one.

use super::subject::Scene;
use crate::quotes::Quote;
use crate::sentences::Sentence;
use crate::span::Span;

/// What follows a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum After {
    /// A comma.
    Comma,
    /// A colon.
    Colon,
    /// A quotation mark.
    Quote,
    /// The end of the sentence.
    End,
    /// The clause itself.
    Bare,
}

/// How many characters a quotation needs to be speech where no full stop stands in it.
const SPEECH: usize = 14;

/// Whether a quotation is something said and no title, name or slogan.
pub(super) fn is_speech(scene: Scene, quote: &Quote) -> bool {
    let words = scene.words(quote.inner).trim_end();
    words.ends_with(['。', '！', '？', '…', '!', '?', '，', ','])
        || (words.contains(['，', '。', ',', '？', '！']) && words.chars().nth(SPEECH).is_some())
}

/// Where the clause that holds `place` starts: behind the last comma, colon or speech of the sentence.
pub(super) fn clause_start(scene: Scene, sentence: Sentence, place: usize) -> usize {
    /// How far back, in bytes, a clause may start.
    const CLAUSE: usize = 420;
    let text = &scene.document.text;
    let mut end = place;
    let from = sentence
        .span
        .start
        .max(text.floor_char_boundary(place.saturating_sub(CLAUSE)));
    while let Some(character) = Span::new(from, end).of(text).chars().next_back() {
        let at = end - character.len_utf8();
        if let Some(mask) = scene.masks.at(at) {
            let quote = scene
                .document
                .quotes
                .at(mask.start)
                .filter(|quote| quote.outer == mask);
            if quote.is_some_and(|quote| is_speech(scene, quote)) || mask.start < sentence.span.start {
                return end;
            }
            end = mask.start;
            continue;
        }
        if "，；：。！？;".contains(character)
            || (matches!(character, ',' | ':') && !between_digits(text, at))
        {
            return end;
        }
        end = at;
    }
    end
}

/// 1,000 and 12:30 hold no clauses.
fn between_digits(text: &str, at: usize) -> bool {
    let before = text.get(..at).and_then(|head| head.chars().next_back());
    let after = text.get(at + 1..).and_then(|rest| rest.chars().next());
    before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(|c| c.is_ascii_digit())
}

/// What follows a cue that ends at `place`, and where its content would start.
pub(super) fn after(scene: Scene, sentence: Sentence, place: usize) -> (After, usize) {
    let text = &scene.document.text;
    let end = sentence.span.end;
    let place = skip_space(text, place, end);
    let rest = Span::new(place, end).of(text);
    let Some(next) = rest.chars().next() else {
        return (After::End, place);
    };
    let behind = skip_space(text, place + next.len_utf8(), end);
    match next {
        '，' | ',' => (After::Comma, behind),
        '：' | ':' => (After::Colon, behind),
        '。' | '！' | '？' | '；' | '!' | '?' | ';' | '…' => (After::End, place),
        _ if quote_at(scene, place).is_some() => (After::Quote, place),
        _ => (After::Bare, place),
    }
}

fn skip_space(text: &str, place: usize, end: usize) -> usize {
    let rest = Span::new(place, end).of(text);
    place + (rest.len() - rest.trim_start().len())
}

/// The outermost quotation that opens at a place.
pub(super) fn quote_at<'d>(scene: Scene<'d>, place: usize) -> Option<&'d Quote> {
    scene
        .document
        .quotes
        .at(place)
        .filter(|quote| quote.outer.start == place)
}

/// The quotation that ends right before a clause, in the same block; a comma may stand between.
pub(super) fn quote_before<'d>(scene: Scene<'d>, clause: usize, block: Span) -> Option<&'d Quote> {
    let head = Span::new(block.start, clause).of(&scene.document.text);
    let head = head.trim_end();
    let bare = head
        .strip_suffix(['，', ',', '—', '－'])
        .unwrap_or(head)
        .trim_end_matches(['—', ' ']);
    let end = block.start + bare.len();
    scene
        .document
        .quotes
        .at(end.checked_sub(1)?)
        .filter(|quote| quote.outer.end == end && quote.closed)
}
