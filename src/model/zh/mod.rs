//! Finds people and organizations in Chinese text by their characters and those around them.
//!
//! [`tag`] gives candidates with probabilities for one stretch of folded text; what an article as a whole says of them
//! (a name with its title, its Latin form, its other mentions) is for the caller to weigh.

mod characters;
/// What the tagger looks at.
pub mod features;
mod words;

use std::sync::OnceLock;

#[cfg(any(test, feature = "train"))]
#[cfg(feature = "train")]
use super::crf::Chain;
use super::crf::{Features, Lattice, Model};
use super::table;
use crate::names::NameKind;
use crate::span::Span;

/// The weights; see `MODEL.md`.
static WEIGHTS: &[u8] = include_bytes!("../zh.bin");

/// The labels of a character: outside, the first of a person's name, a further one, the first of an organization's, a further one.
pub const LABELS: [&str; 5] = ["O", "B-PER", "I-PER", "B-ORG", "I-ORG"];

/// The longest name, in characters.
const LONGEST: usize = 32;

/// The longest piece of text that is read at once, in characters: bounds the memory for text without punctuation.
const PIECE: usize = 256;

/// A chain of [`LABELS`] in which a further character follows the first or a further one of its kind.
#[cfg(feature = "train")]
#[must_use]
pub fn chain() -> Chain {
    Chain::new(
        LABELS.len(),
        0b01011,
        &[0b01011, 0b01111, 0b01111, 0b11011, 0b11011],
    )
}

/// A place that may be a name.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct Candidate {
    /// Where, in bytes.
    pub span: Span,
    /// Of what.
    pub kind: NameKind,
    /// How probable it is that exactly this place is a name of this kind, from 0 to 1.
    pub probability: f32,
}

fn model() -> Option<&'static Model> {
    static MODEL: OnceLock<Option<Model>> = OnceLock::new();
    MODEL
        .get_or_init(|| table::decode(WEIGHTS).filter(|model| model.chain.labels == LABELS.len()))
        .as_ref()
}

/// All places of `span` of `text` (folded to Simplified) that are a name with a probability of at least `least`, sorted.
///
/// Candidates of 0.5 and more never overlap; with a lower `least` more names are found and their readings compete, which
/// [`settle`] decides. Time and memory are linear in the span. A span that is no place of the text has no names.
pub(crate) fn tag(text: &str, span: Span, least: f32) -> Vec<Candidate> {
    model().map_or_else(Vec::new, |model| tag_with(model, text, span, least))
}

fn tag_with(model: &Model, text: &str, span: Span, least: f32) -> Vec<Candidate> {
    let mut found = Vec::new();
    let mut features = Features::default();
    for piece in pieces(text, span) {
        features.clear();
        features::extract(piece.of(text), model.bits, &mut features);
        collect(text, piece, &model.lattice(&features), least, &mut found);
    }
    found
}

/// The byte ranges of the people in a text by another model than the embedded one.
#[cfg(feature = "train")]
#[must_use]
pub fn people(model: &Model, text: &str, least: f32) -> Vec<(usize, usize)> {
    let found = settle(tag_with(model, text, Span::new(0, text.len()), least));
    let people = found.iter().filter(|one| one.kind == NameKind::Person);
    people.map(|one| (one.span.start, one.span.end)).collect()
}

/// Keeps, of candidates that overlap, the more probable ones; sorted.
#[cfg(any(test, feature = "train"))]
pub(crate) fn settle(mut candidates: Vec<Candidate>) -> Vec<Candidate> {
    candidates.sort_by(|a, b| b.probability.total_cmp(&a.probability).then(a.span.cmp(&b.span)));
    let mut kept: std::collections::BTreeMap<usize, Candidate> = std::collections::BTreeMap::new();
    for candidate in candidates {
        let before = kept.range(..candidate.span.end).next_back();
        if before.is_none_or(|(_, other)| !other.span.overlaps(candidate.span)) {
            kept.insert(candidate.span.start, candidate);
        }
    }
    kept.into_values().collect()
}

/// The span cut behind the ends of sentences and lines, and wherever else a piece would grow too long.
fn pieces(text: &str, span: Span) -> impl Iterator<Item = Span> {
    let mut rest = span;
    std::iter::from_fn(move || {
        let words = rest.of(text);
        let mut length = words.len();
        for (count, (byte, character)) in words.char_indices().enumerate() {
            if matches!(character, '。' | '！' | '？' | '\n') {
                length = byte + character.len_utf8();
                break;
            }
            if count == PIECE {
                length = byte;
                break;
            }
        }
        let piece = Span::new(rest.start, rest.start + length);
        rest = Span::new(piece.end, rest.end);
        (length > 0).then_some(piece)
    })
}

fn collect(text: &str, piece: Span, lattice: &Lattice, least: f32, found: &mut Vec<Candidate>) {
    let bytes = piece.of(text).char_indices().map(|(byte, _)| piece.start + byte);
    let bytes: Vec<usize> = bytes.chain(std::iter::once(piece.end)).collect();
    for (place, &start) in bytes.iter().enumerate() {
        let marginals = lattice.marginals(place);
        for (first, kind) in [(1u8, NameKind::Person), (3, NameKind::Organization)] {
            if marginals
                .get(usize::from(first))
                .is_none_or(|&value| value < least)
            {
                continue;
            }
            for (end, probability) in lattice.segments(place, first, first + 1, least, LONGEST) {
                if let Some(&end) = bytes.get(end) {
                    found.push(Candidate {
                        span: Span::new(start, end),
                        kind,
                        probability,
                    });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_cover_the_span_and_stay_short() {
        let text = format!("一。二！{}\n三", "长".repeat(1000));
        let span = Span::new(0, text.len());
        let pieces: Vec<Span> = pieces(&text, span).collect();
        assert_eq!(
            pieces.iter().map(|piece| piece.of(&text)).collect::<String>(),
            text
        );
        assert!(
            pieces
                .iter()
                .all(|piece| piece.of(&text).chars().count() <= PIECE)
        );
        assert_eq!(
            super::pieces(&text, Span::new(1, 9)).count(),
            0,
            "a span that splits a character"
        );
    }

    #[test]
    fn of_overlapping_candidates_the_more_probable_one_stays() {
        let one = |start, end, probability| Candidate {
            span: Span::new(start, end),
            kind: NameKind::Person,
            probability,
        };
        let settled = settle(vec![
            one(0, 6, 0.3),
            one(3, 9, 0.4),
            one(9, 12, 0.2),
            one(2, 4, 0.1),
        ]);
        assert_eq!(settled, vec![one(3, 9, 0.4), one(9, 12, 0.2)]);
    }

    #[test]
    fn names_never_seen_are_found_by_what_they_are_made_of_and_what_surrounds_them() {
        let rows = [
            (
                "设计师林嘉宁和同事周启航一起到了现场。",
                "林嘉宁 周启航",
                "two Chinese names",
            ),
            (
                "记者在河湾镇见到了七十岁的陈守德。",
                "陈守德",
                "at the end of a sentence",
            ),
            (
                "会议由欧阳敏主持，各地的代表参加了讨论。",
                "欧阳敏",
                "a surname of two characters",
            ),
            (
                "维克多·哈伦森和安妮塔随后离开了会场。",
                "维克多·哈伦森 安妮塔",
                "transcriptions, with a dot and without",
            ),
            (
                "蒙特罗内说，球队已经做好了准备。",
                "蒙特罗内",
                "before a verb of saying",
            ),
            (
                "这一方案的成本很高，安全也没有保证，金融界并不看好。",
                "",
                "words that start with a surname",
            ),
        ];
        for (text, names, reason) in rows {
            let found = tag(text, Span::new(0, text.len()), 0.5);
            let people = found.iter().filter(|one| one.kind == NameKind::Person);
            let people: Vec<&str> = people.map(|one| one.span.of(text)).collect();
            assert_eq!(people.join(" "), names, "{reason}");
        }
    }

    #[test]
    fn only_the_span_is_read() {
        let text = "设计师林嘉宁和同事周启航一起到了现场。";
        let half = text.find("和同事").unwrap();
        let found = tag(text, Span::new(0, half), 0.5);
        assert_eq!(
            found.iter().map(|one| one.span.of(text)).collect::<Vec<_>>(),
            ["林嘉宁"]
        );
    }
}
