//! Reads Traditional Chinese as Simplified: one character for one of the same width, so that all places stay.

use std::sync::LazyLock;

/// Characters of Traditional Chinese, and the Simplified ones in the same order.
const TABLE: &str = include_str!("traditional.txt");

/// The first and the last character that the table may hold: the Han characters of the basic plane.
const FIRST: u32 = 0x3400;
const LAST: u32 = 0x9fff;

/// For each character from [`FIRST`] on the Simplified one, or zero where it stays as it is.
static SIMPLIFIED: LazyLock<Vec<u16>> = LazyLock::new(|| {
    let mut table = vec![0; (LAST - FIRST + 1) as usize];
    let mut lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    let (from, to) = (lines.next().unwrap_or(""), lines.next().unwrap_or(""));
    for (traditional, simplified) in from.chars().zip(to.chars()) {
        if let (Some(slot), Ok(code)) = (
            slot(traditional).and_then(|at| table.get_mut(at)),
            u16::try_from(simplified as u32),
        ) {
            *slot = code;
        }
    }
    table
});

fn slot(character: char) -> Option<usize> {
    (character as u32).checked_sub(FIRST).map(|at| at as usize)
}

fn simplified(character: char) -> Option<char> {
    let code = *slot(character).and_then(|at| SIMPLIFIED.get(at))?;
    (code != 0).then(|| char::from_u32(u32::from(code))).flatten()
}

/// What follows 著 where it is the character of "to write" (著名, 著作) and not the particle 着.
const WRITTEN: &str = "名作者称述书有录";

/// The text in Simplified characters and with the quotation marks “” ‘’; as many bytes as before, every character in its place.
pub(in crate::language) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        folded.push(match character {
            _ if character < '\u{3000}' => character,
            '「' | '﹁' => '“',
            '」' | '﹂' => '”',
            '『' | '﹃' => '‘',
            '』' | '﹄' => '’',
            '著' => {
                let next = characters.peek().map(|&next| simplified(next).unwrap_or(next));
                if next.is_some_and(|next| WRITTEN.contains(next)) {
                    '著'
                } else {
                    '着'
                }
            }
            _ => simplified(character).unwrap_or(character),
        });
    }
    folded
}

/// Whether a Chinese text is written in Traditional characters: there every third or fourth character has another form,
/// in a Simplified one at most a quoted name.
pub(in crate::language) fn is_traditional(text: &str) -> bool {
    let (mut han, mut other) = (0usize, 0usize);
    for character in text.chars().filter(|c| ('\u{3400}'..='\u{9fff}').contains(c)) {
        han += 1;
        other += usize::from(simplified(character).is_some());
    }
    other * 8 > han
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_every_place() {
        for (text, folded, why) in [
            ("記者從「臺灣」報導", "记者从“台湾”报导", "characters and marks"),
            ("著名作家看著他著書", "著名作家看着他著书", "著 is two characters"),
            (
                "他說『不』：藉此瞭解",
                "他说‘不’：借此了解",
                "characters with two readings",
            ),
            ("🙂 abc 𠮷野家", "🙂 abc 𠮷野家", "what is not Chinese stays"),
            ("衞生署説", "卫生署说", "Hong Kong's forms"),
        ] {
            assert_eq!(fold(text), folded, "{why}");
            assert_eq!(fold(text).len(), text.len(), "{why}");
        }
    }

    #[test]
    fn every_pair_is_of_one_width() {
        let lines: Vec<&str> = TABLE.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(lines[0].chars().count(), lines[1].chars().count());
        assert!(lines.concat().chars().all(|c| c.len_utf8() == 3));
    }

    #[test]
    fn the_script_is_told_by_its_characters() {
        assert!(is_traditional("她說天氣好"));
        assert!(
            !is_traditional("她说天气好，「云门」的乾隆"),
            "a mark alone says nothing"
        );
        assert!(!is_traditional("上下左右"));
        assert!(!is_traditional(""));
    }
}
