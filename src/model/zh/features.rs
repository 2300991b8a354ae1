//! What the tagger looks at around each character. Training and annotating both call [`extract`].

use super::characters::{BORDER, Glyph, Uses};
use super::words::{self, Fit};
use crate::model::crf::{self, Features};

/// How far the features look to each side, in characters.
const REACH: usize = 2;

/// The characters around a place, from [`REACH`] before to [`REACH`] after.
type Window<T> = [T; 2 * REACH + 1];

/// Collects the features of one place.
struct Place<'f> {
    features: &'f mut Features,
    bits: u32,
    template: u64,
}

impl Place<'_> {
    /// A feature of the next template; `value` takes at most 63 bits.
    fn add(&mut self, value: u64) {
        self.template = self.template.wrapping_add(0xd6e8_feb8_6659_fd93);
        self.features.push(crf::row(value ^ self.template, self.bits));
    }
}

/// Adds the features of each character of `text`, one position a character, as rows of a table of 2^`bits` rows.
pub fn extract(text: &str, bits: u32, features: &mut Features) {
    let uses = Uses::table();
    let glyphs: Vec<Glyph> = text
        .chars()
        .map(|character| Glyph::new(character, &uses))
        .collect();
    let fits = words::fits(&glyphs);
    let mut around = [BORDER; 2 * REACH + 1];
    let mut near = [Fit::default(); 3];
    let coming = |place: usize| glyphs.get(place).copied().unwrap_or(BORDER);
    for place in 0..REACH {
        shift(&mut around, coming(place));
    }
    shift(&mut near, fits.first().copied().unwrap_or_default());
    for place in 0..glyphs.len() {
        shift(&mut around, coming(place + REACH));
        shift(&mut near, fits.get(place + 1).copied().unwrap_or_default());
        let mut here = Place {
            features,
            bits,
            template: 0,
        };
        characters(&mut here, &around);
        uses_in_names(&mut here, &around);
        common_words(&mut here, &around, &near);
        features.end_position();
    }
}

fn shift<T: Copy, const N: usize>(window: &mut [T; N], next: T) {
    window.rotate_left(1);
    if let Some(last) = window.last_mut() {
        *last = next;
    }
}

/// Characters and their types: single ones, pairs, triples.
fn characters(here: &mut Place, around: &Window<Glyph>) {
    let [a, b, c, d, e] = around.map(|glyph| u64::from(glyph.code));
    let pair = |one: u64, two: u64| one << 21 | two;
    let triple = |one: u64, two: u64, three: u64| one << 42 | two << 21 | three;
    for value in [a, b, c, d, e] {
        here.add(value);
    }
    for value in [pair(b, c), pair(c, d), pair(a, b), pair(d, e), pair(b, d)] {
        here.add(value);
    }
    for value in [triple(b, c, d), triple(c, d, e), triple(a, b, c)] {
        here.add(value);
    }
    let kinds = around.map(|glyph| glyph.kind);
    here.add(packed(&kinds[1..4], 4));
    here.add(packed(&kinds, 4));
}

/// How the characters serve in names: a Chinese name that starts here, one or two characters before, a transcription, and beside what.
fn uses_in_names(here: &mut Place, around: &Window<Glyph>) {
    let uses = around.map(|glyph| glyph.uses);
    let surname = uses.map(|bits| bits & 3);
    let second = uses.map(|bits| bits >> 2 & 3);
    let last = uses.map(|bits| bits >> 4 & 3);
    let foreign = uses.map(|bits| bits >> 6);
    let [before, after] = [around[1].code, around[3].code].map(u64::from);
    here.add(packed(&[surname[2], second[3], last[4]], 2));
    here.add(packed(&[surname[1], second[2], last[3]], 2));
    here.add(packed(&[surname[0], second[1], last[2]], 2));
    here.add(packed(&foreign, 2));
    here.add(packed(&uses[1..4], 8));
    here.add(packed(&uses[2..4], 8));
    here.add(packed(&uses[1..3], 8));
    here.add(u64::from(uses[2]));
    here.add(before << 8 | u64::from(uses[2]));
    here.add(after << 8 | u64::from(uses[2]));
    here.add(packed(&[surname[2], last[3], foreign[2], foreign[3]], 2) << 21 | before);
    here.add(packed(&[surname[1], last[2], foreign[1], foreign[2]], 2) << 21 | after);
}

/// Where common words start and end.
fn common_words(here: &mut Place, around: &Window<Glyph>, near: &[Fit; 3]) {
    let [before, this, after] = near;
    let uses = around[2].uses;
    here.add(packed(&[this.starts, before.ends, u8::from(this.inside)], 3));
    here.add(packed(&[this.ends, after.starts, u8::from(this.inside)], 3));
    here.add(packed(&[before.starts, this.starts, after.starts], 3));
    here.add(packed(&[before.ends, this.ends, after.ends], 3));
    here.add(packed(
        &[
            this.starts,
            before.ends,
            u8::from(this.inside),
            uses & 15,
            uses >> 4,
        ],
        4,
    ));
    here.add(packed(
        &[
            this.ends,
            after.starts,
            u8::from(this.inside),
            uses & 15,
            uses >> 4,
        ],
        4,
    ));
    here.add(packed(
        &[after.starts, after.ends, this.ends, uses & 15, uses >> 4],
        4,
    ));
}

fn packed(values: &[u8], width: u32) -> u64 {
    values
        .iter()
        .fold(0, |packed, &value| packed << width | u64::from(value))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Vec<Vec<u32>> {
        let mut features = Features::default();
        extract(text, 16, &mut features);
        features.positions().map(<[u32]>::to_vec).collect()
    }

    #[test]
    fn a_character_has_as_many_features_wherever_it_stands() {
        let rows = rows("研究员林安说：“好。”A1");
        assert_eq!(rows.len(), 13);
        assert!(rows.iter().all(|row| row.len() == rows[0].len()));
        assert!(self::rows("").is_empty());
    }

    #[test]
    fn features_do_not_look_further_than_their_reach() {
        assert_eq!(rows("甲乙丙丁戊己庚")[3], rows("子乙丙丁戊己丑")[3]);
        assert_ne!(rows("甲乙丙丁戊己庚")[3], rows("甲子丙丁戊己庚")[3]);
    }
}
