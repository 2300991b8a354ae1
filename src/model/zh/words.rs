//! Where common words stand: a name seldom cuts through one.

use std::sync::LazyLock;

use super::characters::Glyph;

/// Common words of two to four characters that name neither a person nor a place; see the file's header.
const LIST: &str = include_str!("words.txt");

/// The longest word, in characters.
const LONGEST: usize = 4;

/// An open-addressing table of packed words; 0 is a free slot.
static WORDS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let words = || {
        LIST.lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(' '))
    };
    let mut table = vec![0u64; (2 * words().count()).next_power_of_two().max(2)];
    for word in words() {
        let packed = word
            .chars()
            .fold(0, |packed, character| pack(packed, u32::from(character)));
        let mut place = home(packed, table.len());
        while let Some(slot) = table.get_mut(place) {
            if *slot == 0 || *slot == packed {
                *slot = packed;
                break;
            }
            place = (place + 1) & (table.len() - 1);
        }
    }
    table
});

fn pack(before: u64, code: u32) -> u64 {
    before << 16 | u64::from(code & 0xffff)
}

fn home(packed: u64, slots: usize) -> usize {
    let mixed = packed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    usize::try_from(mixed >> 40).unwrap_or(0) & (slots - 1)
}

fn known(packed: u64) -> bool {
    let mut place = home(packed, WORDS.len());
    // The table is at most half full, so that a free slot ends every search.
    loop {
        match WORDS.get(place) {
            Some(&slot) if slot == packed => return true,
            Some(&slot) if slot != 0 => place = (place + 1) & (WORDS.len() - 1),
            _ => return false,
        }
    }
}

/// The words at a character.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Fit {
    /// The length of the longest word that starts here, 0 where none does.
    pub starts: u8,
    /// The length of the longest word that ends here, this character included.
    pub ends: u8,
    /// Whether a word goes on over this character from both sides.
    pub inside: bool,
}

/// The words at each character of a text.
pub(super) fn fits(glyphs: &[Glyph]) -> Vec<Fit> {
    let mut fits = vec![Fit::default(); glyphs.len()];
    for start in 0..glyphs.len() {
        let mut packed = 0;
        for (length, glyph) in (1u8..).zip(glyphs.iter().skip(start).take(LONGEST)) {
            if glyph.kind != super::characters::HAN {
                break;
            }
            packed = pack(packed, glyph.code);
            if length > 1 && known(packed) {
                mark(&mut fits, start, length);
            }
        }
    }
    fits
}

fn mark(fits: &mut [Fit], start: usize, length: u8) {
    let end = start + usize::from(length) - 1;
    if let Some(fit) = fits.get_mut(start) {
        fit.starts = fit.starts.max(length);
    }
    if let Some(fit) = fits.get_mut(end) {
        fit.ends = fit.ends.max(length);
    }
    for fit in fits.iter_mut().take(end).skip(start + 1) {
        fit.inside = true;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::zh::characters::Uses;

    #[test]
    fn words_are_found_where_they_stand() {
        let Some(word) = LIST
            .lines()
            .filter(|line| !line.starts_with('#'))
            .flat_map(|line| line.split(' '))
            .find(|word| word.chars().count() == 2)
        else {
            return;
        };
        let glyphs: Vec<Glyph> = format!("，{word}，")
            .chars()
            .map(|c| Glyph::new(c, &Uses::table()))
            .collect();
        let fits = fits(&glyphs);
        assert_eq!(
            (fits[1].starts, fits[2].ends, fits[0].starts, fits[3].ends),
            (2, 2, 0, 0)
        );
    }
}
