//! What a character looks like to the tagger: its normal form, its type and how it serves in names.

use std::sync::LazyLock;

/// Characters by their use in names; see the file's header.
const TABLE: &str = include_str!("characters.txt");

/// The first and last character that the table may hold.
const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fff;

/// Uses of each character from [`FIRST`] on, two bits each (see [`Glyph::uses`]).
static USES: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let mut table = vec![0u8; (LAST - FIRST + 1) as usize];
    let lines = TABLE.lines().filter(|line| !line.starts_with('#'));
    for (place, line) in lines.enumerate() {
        // Three lines a use, from the most typical characters to the least.
        let (shift, degree) = (2 * (place / 3), 3 - place % 3);
        let bits = u8::try_from(degree << shift).unwrap_or(0);
        for slot in line.chars().filter_map(slot) {
            if let Some(uses) = table.get_mut(slot) {
                *uses |= bits;
            }
        }
    }
    table
});

fn slot(character: char) -> Option<usize> {
    (character as u32).checked_sub(FIRST).map(|at| at as usize)
}

/// A character as the features see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Glyph {
    /// The code point of its normal form: one for all digits, one for each case of Latin, one for each sort of mark.
    pub code: u32,
    /// Its type, below 16.
    pub kind: u8,
    /// How typical it is (0 to 3, two bits each, the lowest first) as a surname, as the second and as the last
    /// character of a Chinese name, and in the transcription of a foreign one.
    pub uses: u8,
}

/// The type of Han characters.
pub(super) const HAN: u8 = 12;

/// What stands before and after a text.
pub(super) const BORDER: Glyph = Glyph {
    code: '#' as u32,
    kind: 0,
    uses: 0,
};

impl Glyph {
    /// A character of folded text.
    pub fn new(character: char, uses: &Uses) -> Self {
        let (normal, kind) = match character {
            '0'..='9' | '０'..='９' => ('0', 1),
            'a'..='z' | 'ａ'..='ｚ' => ('a', 2),
            'A'..='Z' | 'Ａ'..='Ｚ' => ('A', 3),
            '·' | '•' | '・' | '‧' | '∙' => ('·', 4),
            '（' | '(' | '[' | '【' => ('（', 5),
            '）' | ')' | ']' | '】' => ('）', 5),
            '“' | '‘' => ('“', 6),
            '”' | '’' => ('”', 6),
            '、' => ('、', 7),
            '，' | ',' => ('，', 8),
            '：' | ':' => ('：', 9),
            '。' | '！' | '？' | '!' | '?' | '；' | ';' => ('。', 10),
            '《' | '》' | '<' | '>' => (character, 11),
            '\u{3400}'..='\u{9fff}' => (character, HAN),
            _ if character.is_whitespace() => (' ', 13),
            _ if character.is_alphabetic() => ('a', 2),
            _ => (character, 14),
        };
        let uses = slot(normal).and_then(|at| uses.0.get(at)).copied().unwrap_or(0);
        Glyph {
            code: u32::from(normal),
            kind,
            uses,
        }
    }
}

/// The table of uses, fetched once for a text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Uses(&'static [u8]);

impl Uses {
    /// The table.
    pub fn table() -> Self {
        Uses(&USES)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn glyph(character: char) -> Glyph {
        Glyph::new(character, &Uses::table())
    }

    #[test]
    fn marks_digits_and_letters_have_one_normal_form() {
        for (one, other) in [('3', '７'), ('b', 'ｑ'), ('·', '・'), ('(', '（'), ('!', '。')] {
            assert_eq!(glyph(one), glyph(other));
        }
        assert_ne!(glyph('a'), glyph('A'));
    }

    #[test]
    fn the_table_knows_what_characters_serve_for() {
        let degree = |character, which: u32| glyph(character).uses >> (2 * which) & 3;
        assert!(degree('刘', 0) > degree('的', 0), "a surname");
        assert!(degree('伟', 2) > degree('是', 2), "the end of a given name");
        assert!(degree('娜', 3) > degree('很', 3), "a transcription");
        assert_eq!(glyph('，').uses, 0);
    }
}
