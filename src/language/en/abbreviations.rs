//! Knows full stops that end no sentence.

use std::sync::LazyLock;

use super::gazetteer::{self, OPENER};

/// The abbreviations, without their last full stop; `~` before those that may end a sentence.
static LIST: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| gazetteer::entries(include_str!("abbreviations.txt")).collect());

/// The longest abbreviation, in bytes.
const LONGEST: usize = 8;

/// Whether the full stop at `place` of `text` ends an abbreviation and no sentence.
pub(super) fn ends_at(text: &str, place: usize) -> bool {
    let word = word_before(text, place);
    if word.is_empty() {
        return false;
    }
    let lower = word.to_lowercase();
    let listed = |word: &str| LIST.binary_search(&word).is_ok();
    if listed(&lower) {
        return true;
    }
    let next = word_after(text, place + 1);
    let opens = next.starts_with(char::is_uppercase) && gazetteer::classes(next).has(OPENER);
    if listed(&format!("~{lower}")) {
        return !opens;
    }
    let letters = word
        .split('.')
        .all(|part| part.chars().count() == 1 && part.starts_with(char::is_alphabetic));
    // An initial (Rajesh K. Menon), or letters with stops (U.S., F.M.A.); "I." ends a sentence as a rule.
    letters && !opens && (word.contains('.') || (word.starts_with(char::is_uppercase) && word != "I"))
}

/// The word that ends right before `place`; empty where it is longer than any abbreviation.
fn word_before(text: &str, place: usize) -> &str {
    let head = text.get(..place).unwrap_or("");
    let mut start = place;
    for (at, character) in head.char_indices().rev().take(LONGEST + 1) {
        if !(character.is_alphanumeric() || character == '.') {
            return head.get(start..).unwrap_or("");
        }
        start = at;
    }
    if start == 0 { head } else { "" }
}

/// The first word at or behind `place`, past a few marks.
fn word_after(text: &str, place: usize) -> &str {
    let rest = text.get(place..).unwrap_or("");
    let mut window = rest
        .char_indices()
        .take(40)
        .skip_while(|(_, c)| !c.is_alphanumeric());
    let Some((start, _)) = window.next() else {
        return "";
    };
    let end = window.find(|(_, c)| !(c.is_alphanumeric() || matches!(c, '\'' | '’')));
    rest.get(start..end.map_or(rest.len().min(start + 40), |(at, _)| at))
        .unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::ends_at;

    #[test]
    fn some_full_stops_end_no_sentence() {
        for (text, abbreviates, why) in [
            ("Dr. Falk left", true, "a title stands before a name"),
            ("Sen. Amara Holt", true, "so does an office"),
            ("Rajesh K. Menon", true, "an initial"),
            ("the U.S. Treasury", true, "a name goes on"),
            (
                "in the U.S. The bank",
                false,
                "a new sentence opens with a function word",
            ),
            ("Halden Inc. He left", false, "the same behind a company"),
            ("Halden Inc. Chief Mara Quist", true, "and where none opens"),
            ("She left. Then", false, "an ordinary word"),
            ("at 9 p.m. Tuesday", true, "the hour's day follows"),
            ("so did I. Nobody", false, "the pronoun"),
        ] {
            let place = text.find(". ").expect("a full stop");
            assert_eq!(ends_at(text, place), abbreviates, "{why}");
        }
    }
}
