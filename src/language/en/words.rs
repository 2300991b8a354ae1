//! Cuts sentences into words, for finding names and reading what stands around them.

use crate::span::Span;

use super::abbreviations;

/// A word, possessive ending and marks left out; a full stop belongs to it where it ends an abbreviation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    /// Where.
    pub span: Span,
    /// Whether 's stands behind it.
    pub possessive: bool,
    /// Whether a capital opens it (or the part behind al-).
    pub capital: bool,
    /// Whether it has two capitals or more and no small letter.
    pub caps: bool,
}

impl Word {
    /// The letters.
    pub fn of(self, text: &str) -> &str {
        self.span.of(text)
    }

    /// Where the word ends, its possessive ending counted in.
    pub fn after(self, text: &str) -> usize {
        let rest = text.get(self.span.end..).unwrap_or("");
        let ending = ["'s", "’s", "'S", "’S"]
            .iter()
            .find(|ending| rest.starts_with(**ending));
        self.span.end
            + ending
                .filter(|_| self.possessive)
                .map_or(0, |ending| ending.len())
    }
}

/// The words of a range, in order.
pub(super) fn cut(text: &str, range: Span) -> impl Iterator<Item = Word> {
    let mut place = range.start;
    std::iter::from_fn(move || {
        let rest = text.get(place..range.end)?;
        let skip = rest.find(|c: char| c.is_alphanumeric() || c == '&')?;
        let start = place + skip;
        let word = read(text, start, range.end);
        place = word.after(text).max(start + 1);
        Some(word)
    })
}

fn read(text: &str, start: usize, end: usize) -> Word {
    let rest = text.get(start..end).unwrap_or("");
    let mut length = length(text, start, rest);
    let words = rest.get(..length).unwrap_or("");
    let ending = ["'s", "’s", "'S", "’S"]
        .iter()
        .find(|ending| words.ends_with(**ending));
    length -= ending.map_or(0, |ending| ending.len());
    let words = rest.get(..length).unwrap_or("");
    let (capital, caps) = shape(words);
    let tagged = text.get(..start).is_some_and(|head| head.ends_with(['@', '#']));
    Word {
        span: Span::new(start, start + length),
        possessive: ending.is_some(),
        capital: capital && !tagged,
        caps,
    }
}

/// How long the word at `start` is, its possessive ending included.
fn length(text: &str, start: usize, rest: &str) -> usize {
    let mut characters = rest.char_indices().peekable();
    let mut length = 0;
    while let Some((at, character)) = characters.next() {
        let next = characters.peek().map_or(' ', |next| next.1);
        let inside = match character {
            '-' | '\'' | '’' | '/' => next.is_alphanumeric() && at > 0,
            '.' => {
                (next.is_alphanumeric() && at > 0 && !next.is_ascii_digit())
                    || abbreviations::ends_at(text, start + at)
            }
            '&' => at > 0 && next.is_alphanumeric(),
            _ => character.is_alphanumeric(),
        };
        let ampersand = character == '&' && at == 0;
        if !inside && !ampersand {
            break;
        }
        length = at + character.len_utf8();
        if character == '&' && at == 0 && !next.is_alphanumeric() {
            break;
        }
    }
    length.max(rest.chars().next().map_or(1, char::len_utf8))
}

/// Whether a capital opens the word, and whether it is all capitals.
fn shape(word: &str) -> (bool, bool) {
    let (mut upper, mut lower) = (0, 0);
    for character in word.chars() {
        upper += usize::from(character.is_uppercase());
        lower += usize::from(character.is_lowercase());
    }
    let article = word.split(['-', '’', '\'']).next().is_some_and(|head| {
        matches!(
            head,
            "al" | "el" | "ad" | "as" | "ash" | "d" | "l" | "ul" | "bin" | "ibn" | "ben"
        )
    });
    let capital = word.starts_with(char::is_uppercase)
        || (article
            && word
                .split(['-', '’', '\''])
                .nth(1)
                .is_some_and(|tail| tail.starts_with(char::is_uppercase)));
    (capital, upper > 1 && lower == 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_what_belongs_to_them() {
        for (text, words) in [
            ("Dr. Falk's bat left.", "Dr.|Falk|bat|left"),
            ("Bridget O’Hanlon’s co-owner", "Bridget|O’Hanlon|co-owner"),
            (
                "Yasmin al-Khoury, 43, of the F.M.A.",
                "Yasmin|al-Khoury|43|of|the|F.M.A.",
            ),
            ("Johnson & Sons AT&T", "Johnson|&|Sons|AT&T"),
            ("it fell. He left", "it|fell|He|left"),
        ] {
            let found: Vec<_> = cut(text, Span::new(0, text.len()))
                .map(|word| word.of(text))
                .collect();
            assert_eq!(found.join("|"), words, "{text}");
        }
        let word = cut("al-Khoury", Span::new(0, 9)).next().expect("a word");
        assert!(word.capital && !word.caps);
    }
}
