//! Places in a text: half-open ranges whose unit is part of their type.
//!
//! Rust counts bytes, JavaScript UTF-16 code units, most other tools code points. A [`Span`]
//! says which in its type, so that one cannot be taken for another; [`Offsets`] converts
//! many of them in one sweep over the text.

use std::marker::PhantomData;

use serde::{Serialize, Serializer};

/// What a [`Span`] counts.
pub trait Unit: Copy + Eq + Ord + std::fmt::Debug + std::hash::Hash + Default {
    /// How much of this unit a character takes.
    fn width(character: char) -> usize;
}

/// Bytes of UTF-8, the unit of Rust's strings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf8;

/// UTF-16 code units, the unit of JavaScript's strings.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Utf16;

/// Unicode code points, the unit of Python's strings and of the W3C's text positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CodePoint;

impl Unit for Utf8 {
    fn width(character: char) -> usize {
        character.len_utf8()
    }
}

impl Unit for Utf16 {
    fn width(character: char) -> usize {
        character.len_utf16()
    }
}

impl Unit for CodePoint {
    fn width(_: char) -> usize {
        1
    }
}

/// A half-open range `start..end` of a text, counted in `U`; written as `[start, end]`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span<U: Unit = Utf8> {
    /// The first place inside.
    pub start: usize,
    /// The first place after.
    pub end: usize,
    unit: PhantomData<U>,
}

impl<U: Unit> Span<U> {
    /// The range `start..end`; an end before the start makes an empty range at the start.
    pub fn new(start: usize, end: usize) -> Self {
        Span {
            start,
            end: end.max(start),
            unit: PhantomData,
        }
    }

    /// How long it is, in `U`.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether nothing lies inside.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether the place lies inside (the end does not).
    pub fn contains(self, place: usize) -> bool {
        self.start <= place && place < self.end
    }

    /// Whether the other range lies wholly inside this one.
    pub fn covers(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two ranges share a place.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest range that covers both.
    pub fn join(self, other: Self) -> Self {
        Span::new(self.start.min(other.start), self.end.max(other.end))
    }
}

impl Span {
    /// The words at this place; empty where the place is not in the text or splits a character.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or("")
    }

    /// The same place without white space at its ends.
    pub fn trim(self, text: &str) -> Self {
        self.trim_matches(text, char::is_whitespace)
    }

    /// The same place without the characters at its ends that `strip` says yes to.
    pub fn trim_matches(self, text: &str, strip: impl Fn(char) -> bool) -> Self {
        let words = self.of(text);
        let head = words.trim_start_matches(&strip);
        let start = self.start + (words.len() - head.len());
        Span::new(start, start + head.trim_end_matches(&strip).len())
    }
}

impl<U: Unit> Serialize for Span<U> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        [self.start, self.end].serialize(serializer)
    }
}

/// Converts byte places of one text to another unit, in one sweep over the text.
#[derive(Debug)]
pub struct Offsets<U: Unit> {
    /// (byte, place in `U`) wherever the two stop advancing together, sorted by byte.
    steps: Vec<(usize, usize)>,
    unit: PhantomData<U>,
}

impl<U: Unit> Offsets<U> {
    /// The table of a text: time and memory are linear in it; a run of equally wide characters costs one entry.
    pub fn new(text: &str) -> Self {
        let mut steps = vec![(0, 0)];
        let (mut place, mut ratio) = (0, (1, 1));
        for (byte, character) in text.char_indices() {
            let widths = (character.len_utf8(), U::width(character));
            if widths != ratio {
                steps.push((byte, place));
                ratio = widths;
            }
            place += widths.1;
        }
        steps.push((text.len(), place));
        Offsets {
            steps,
            unit: PhantomData,
        }
    }

    /// The same range in `U`. Bytes inside a character count as its start.
    pub fn convert(&self, span: Span) -> Span<U> {
        Span::new(self.place(span.start), self.place(span.end))
    }

    fn place(&self, byte: usize) -> usize {
        let next = self.steps.partition_point(|step| step.0 <= byte);
        let (Some(&(from, base)), Some(&(to, limit))) =
            (self.steps.get(next.saturating_sub(1)), self.steps.get(next))
        else {
            return self.steps.last().map_or(0, |step| step.1);
        };
        base + (byte - from) * (limit - base) / (to - from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contains_and_overlaps_are_half_open() {
        let span: Span = Span::new(2, 5);
        for place in 0..8 {
            assert_eq!(span.contains(place), (2..5).contains(&place));
        }
        assert!(
            !span.overlaps(Span::new(5, 7))
                && !span.overlaps(Span::new(0, 2))
                && span.overlaps(Span::new(4, 9))
        );
    }

    #[test]
    fn offsets_agree_with_counting() {
        for text in ["", "a", "“她说”ok", "a😀b\u{301}中", "中a中a😀😀"] {
            let (wide, points) = (Offsets::<Utf16>::new(text), Offsets::<CodePoint>::new(text));
            for byte in (0..=text.len()).filter(|&byte| text.is_char_boundary(byte)) {
                let span = Span::new(0, byte);
                assert_eq!(
                    wide.convert(span).end,
                    span.of(text).encode_utf16().count(),
                    "{text} {byte}"
                );
                assert_eq!(
                    points.convert(span).end,
                    span.of(text).chars().count(),
                    "{text} {byte}"
                );
            }
        }
    }

    #[test]
    fn a_span_that_splits_a_character_has_no_words() {
        assert_eq!(Span::new(0, 1).of("中"), "");
        assert_eq!(Span::new(0, 9).of("a"), "");
    }
}
