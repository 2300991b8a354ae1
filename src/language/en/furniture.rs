//! What belongs to the page and not to the article: furniture, bylines, and the dateline that opens a paragraph.

use std::sync::LazyLock;

use crate::blocks::Furniture;

use super::gazetteer::{self, OPENER};

/// The lines of [`Furniture`], as the data file has them.
static FURNITURE: LazyLock<Furniture> = LazyLock::new(|| Furniture::read(include_str!("furniture.txt")));

/// The text as the rules read it, of the same byte length: English needs no folding.
pub(super) fn fold(text: &str) -> String {
    text.to_owned()
}

/// Lines that belong to the page.
pub(super) fn lines() -> &'static Furniture {
    &FURNITURE
}

/// How far into a line, in bytes, a dateline may reach.
const REACH: usize = 90;
/// How long, in words, a line that is nothing but a byline may be.
const BYLINE: usize = 14;

/// Where a paragraph starts behind its dateline or byline: a byte offset into `line`.
///
/// A byline that fills its line leaves nothing.
pub(super) fn body_start(line: &str) -> usize {
    if is_byline(line) {
        return line.len();
    }
    dateline(line).unwrap_or(0)
}

/// "By Jane Doe", "By Jane Doe in Vell", "By JANE DOE and John Roe, Staff Writers".
fn is_byline(line: &str) -> bool {
    let Some(rest) = ["By ", "BY ", "Words by ", "Text by "]
        .iter()
        .find_map(|head| line.strip_prefix(head))
    else {
        return false;
    };
    let short = rest.split_whitespace().nth(BYLINE).is_none();
    let names = rest
        .split_whitespace()
        .take(2)
        .all(|word| word.starts_with(char::is_uppercase));
    let opener = rest
        .split_whitespace()
        .next()
        .is_some_and(|word| gazetteer::classes(word).has(OPENER));
    short && names && !opener && !rest.ends_with(['.', '!', '?', '”', '"', ':'])
}

/// Where the text behind "LONDON (AP) —", "VELL, July 3 (Wire) -" or "VELL —" starts.
fn dateline(line: &str) -> Option<usize> {
    let mut head = line.get(..line.floor_char_boundary(REACH)).unwrap_or(line);
    let place = head.split([' ', ',', '(', '/']).next()?;
    let upper =
        place.chars().filter(|c| c.is_alphabetic()).count() > 2 && !place.contains(char::is_lowercase);
    let mut from = 0;
    while let Some((at, mark, width)) = next_dash(head, from) {
        let before = head.get(..at).unwrap_or("").trim_end();
        let bracketed = before.ends_with([')', '/']);
        if is_dateline(before, upper, bracketed) {
            let start = at + width;
            let rest = line.get(start..).unwrap_or("");
            let rest = rest.trim_start_matches('-');
            return Some(line.len() - rest.trim_start().len());
        }
        from = at + mark.len_utf8();
        if from >= head.len() {
            head = "";
        }
    }
    None
}

/// The next dash that stands between spaces, or a long dash wherever it stands.
fn next_dash(head: &str, from: usize) -> Option<(usize, char, usize)> {
    let rest = head.get(from..)?;
    rest.char_indices().find_map(|(at, mark)| {
        let spaced = rest.get(..at).is_some_and(|text| text.ends_with([' ', ')', '/']))
            && rest
                .get(at + mark.len_utf8()..)
                .is_some_and(|text| text.starts_with([' ', '-']));
        let dash = matches!(mark, '—' | '–') || (mark == '-' && spaced);
        dash.then(|| (from + at, mark, mark.len_utf8()))
    })
}

/// Whether the words before a dash are those of a dateline: a place in capitals, or a place with an agency in brackets.
fn is_dateline(before: &str, upper: bool, bracketed: bool) -> bool {
    let words = before.split_whitespace().count();
    let capital = |word: &str| !word.starts_with(char::is_lowercase);
    if bracketed {
        return words <= 10 && before.split_whitespace().take(2).all(capital);
    }
    let lower = before.split_whitespace().filter(|word| !capital(word)).count();
    upper && words <= 6 && lower == 0 && !before.contains(['“', '"', ':', '?', '!'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_and_bylines_are_no_part_of_the_paragraph() {
        for (line, body, why) in [
            ("LONDON (AP) — Rain fell.", "Rain fell.", "place, agency, dash"),
            (
                "VELLMOUTH, March 3 (Northwire) - Talks began.",
                "Talks began.",
                "place, date, agency, hyphen",
            ),
            (
                "PORT CORRAN, May 14 /NewsLink/ -- Brightwater began.",
                "Brightwater began.",
                "the wire of press releases",
            ),
            (
                "CORRAN — The coach left.",
                "The coach left.",
                "a place in capitals alone",
            ),
            (
                "Vell (Wire) – Rain fell.",
                "Rain fell.",
                "a place in small letters with its agency",
            ),
            (
                "The coach — a tall man — left.",
                "The coach — a tall man — left.",
                "a dash in a sentence",
            ),
            (
                "NATO said on Monday — again — no.",
                "NATO said on Monday — again — no.",
                "capitals, but a sentence",
            ),
            ("By Petra Lindgren", "", "a byline"),
            ("By Hanna Brisk in Long Thanh", "", "a byline with its place"),
            (
                "By Monday Anders Holt had left.",
                "By Monday Anders Holt had left.",
                "a sentence ends with a stop",
            ),
        ] {
            assert_eq!(line.get(body_start(line)..), Some(body), "{why}");
        }
    }
}
