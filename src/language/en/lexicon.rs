//! The closed word lists that the models read, as one table of hashes.

use std::sync::LazyLock;

/// How readily a word introduces a statement: 3 nearly always, 2 often, 1 seldom; sorted.
const CUES: &str = include_str!("cues.txt");
/// Words whose letters the models see even behind a capital; sorted.
const PLAIN: &str = include_str!("plain.txt");

/// What the lists say of a word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Entry {
    /// How readily it introduces a statement, from 0 to 3.
    pub grade: u8,
    /// Whether its letters count where a capital opens it.
    pub plain: bool,
}

/// The entries by the hash of their word, sorted.
static LEXICON: LazyLock<Vec<(u64, Entry)>> = LazyLock::new(read);

fn read() -> Vec<(u64, Entry)> {
    let mut entries: Vec<(u64, Entry)> = Vec::new();
    for line in lines(CUES) {
        let (word, grade) = line.split_once(' ').unwrap_or((line, "1"));
        let grade = grade.parse().unwrap_or(1);
        entries.push((hash(word), Entry { grade, plain: true }));
    }
    for word in lines(PLAIN) {
        entries.push((
            hash(word),
            Entry {
                grade: 0,
                plain: true,
            },
        ));
    }
    entries.sort_by_key(|&(hash, entry)| (hash, std::cmp::Reverse(entry.grade)));
    entries.dedup_by_key(|entry| entry.0);
    entries
}

/// The lines of a list, comments left out.
pub(super) fn lines(list: &'static str) -> impl Iterator<Item = &'static str> {
    list.lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
}

/// The hash of a word in lower case, with straight apostrophes.
pub(super) fn hash(word: &str) -> u64 {
    if word.is_ascii() {
        return word
            .bytes()
            .fold(SEED, |hash, byte| step(hash, byte.to_ascii_lowercase()));
    }
    let plain = word.to_lowercase().replace('’', "'");
    plain.bytes().fold(SEED, step)
}

/// What the lists say of the word with this hash.
pub(super) fn look_up(hash: u64) -> Entry {
    let found = LEXICON.binary_search_by_key(&hash, |entry| entry.0);
    found
        .ok()
        .and_then(|at| LEXICON.get(at))
        .map_or_else(Entry::default, |entry| entry.1)
}

/// FNV-1a, as [`crate::model::crf::key`].
const SEED: u64 = 0xcbf2_9ce4_8422_2325;

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted_and_lower_case() {
        for list in [CUES, PLAIN] {
            let lines: Vec<_> = lines(list).collect();
            assert!(lines.is_sorted(), "the list is not sorted");
            assert!(lines.iter().all(|line| **line == line.to_lowercase()));
        }
    }

    #[test]
    fn words_are_found_whatever_their_case() {
        let rows = [
            ("said", 3, true),
            ("SAID", 3, true),
            ("The", 0, true),
            ("Falk", 0, false),
            ("don’t", 0, true),
        ];
        for (word, grade, plain) in rows {
            assert_eq!(look_up(hash(word)), Entry { grade, plain }, "{word}");
        }
        assert_eq!(hash("said"), crate::model::crf::key(b"said"));
    }
}
