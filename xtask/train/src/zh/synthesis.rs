//! Copies of sentences in which people have new names, so that the tagger learns what surrounds a name and what names
//! are made of, not who was in the news.

use std::collections::BTreeMap;

use super::data::{Kind, Sentence};
use super::lists::{Counts, Lexicon};
use crate::crf::Random;

/// Draws new names.
struct Names<'l> {
    surnames: Wheel,
    second: Wheel,
    last: Wheel,
    foreign: Vec<&'l str>,
}

/// Characters to draw from, each as often as it was counted.
struct Wheel {
    /// (Upper bound of the character's share, character), ascending.
    bounds: Vec<(usize, char)>,
}

impl Wheel {
    fn new(counts: impl Iterator<Item = (char, f64)>) -> Self {
        let mut total = 0;
        let bounds = counts.map(|(character, count)| {
            total += count.max(1.0) as usize;
            (total, character)
        });
        Wheel {
            bounds: bounds.collect(),
        }
    }

    fn draw(&self, random: &mut Random) -> Option<char> {
        let place = random.below(self.bounds.last()?.0);
        self.bounds
            .get(self.bounds.partition_point(|bound| bound.0 <= place))
            .map(|bound| bound.1)
    }
}

impl<'l> Names<'l> {
    fn new(lexicon: &'l Lexicon) -> Self {
        let flat = |counts: &Counts| {
            Wheel::new(
                counts
                    .clone()
                    .into_iter()
                    .filter(|pair| pair.1 >= 5.0)
                    .map(|pair| (pair.0, pair.1.sqrt() * 8.0)),
            )
        };
        let surnames = lexicon.first.iter().filter(|pair| lexicon.is_surname(*pair.0));
        let foreign = lexicon.foreign_names.iter().map(String::as_str);
        Names {
            // Square roots: rare surnames and characters shall be seen, too.
            surnames: Wheel::new(surnames.map(|pair| (*pair.0, (pair.1 * 1e6).sqrt()))),
            second: flat(&lexicon.second),
            last: flat(&lexicon.last),
            foreign: foreign
                .filter(|name| {
                    (2..=10).contains(&name.chars().count()) && !name.ends_with('·') && !name.starts_with('·')
                })
                .collect(),
        }
    }

    /// A name of the same sort: a transcription for a longer one or one with a point, else a Chinese one.
    fn like(&self, old: &[char], lexicon: &Lexicon, random: &mut Random) -> Option<Vec<char>> {
        let foreign = old.len() > 4
            || old.contains(&'·')
            || !old.first().is_some_and(|&first| lexicon.is_surname(first));
        if foreign {
            let mut name: Vec<char> = self
                .foreign
                .get(random.below(self.foreign.len()))?
                .chars()
                .collect();
            if old.contains(&'·') && !name.contains(&'·') {
                name.push('·');
                name.extend(self.foreign.get(random.below(self.foreign.len()))?.chars());
            }
            return Some(name);
        }
        let mut name = vec![self.surnames.draw(random)?];
        if old.len() > 2 {
            name.push(self.second.draw(random)?);
        }
        name.push(self.last.draw(random)?);
        Some(name)
    }
}

/// A copy with new names of a `share` of the sentences with people; one who is named twice gets one new name.
pub fn rename(sentences: &[Sentence], lexicon: &Lexicon, share: f32, random: &mut Random) -> Vec<Sentence> {
    let names = Names::new(lexicon);
    let mut copies = Vec::new();
    for round in 0..(share.ceil() as usize) {
        let here = (share - round as f32).min(1.0);
        for sentence in sentences {
            let people = sentence
                .entities
                .iter()
                .any(|entity| entity.2 == Kind::Person && entity.1 - entity.0 > 1);
            if people && random.below(1000) < (here * 1000.0) as usize {
                copies.push(renamed(sentence, &names, lexicon, random));
            }
        }
    }
    copies
}

/// How many of a hundred new names become a list of names, 甲、乙、丙.
const LISTS: usize = 12;

fn renamed(sentence: &Sentence, names: &Names, lexicon: &Lexicon, random: &mut Random) -> Sentence {
    let mut copy = Sentence::default();
    let mut known: BTreeMap<&[char], Vec<char>> = BTreeMap::new();
    let words = |start: usize, end: usize| sentence.text.get(start..end).unwrap_or_default();
    let mut done = 0;
    for &(start, end, kind) in &sentence.entities {
        copy.text.extend(words(done, start));
        let old = words(start, end);
        let from = copy.text.len();
        if kind == Kind::Person && old.len() > 1 {
            let new = known
                .entry(old)
                .or_insert_with(|| names.like(old, lexicon, random).unwrap_or_else(|| old.to_vec()));
            copy.text.extend(new.iter());
        } else {
            copy.text.extend(old);
        }
        copy.entities.push((from, copy.text.len(), kind));
        if kind == Kind::Person && old.len() > 1 && random.below(100) < LISTS {
            for _ in 0..=random.below(3) {
                add_to_list(&mut copy, names.like(old, lexicon, random).unwrap_or_default());
            }
        }
        done = end;
    }
    copy.text.extend(words(done, sentence.text.len()));
    copy
}

fn add_to_list(copy: &mut Sentence, name: Vec<char>) {
    copy.text.push('、');
    let from = copy.text.len();
    copy.text.extend(name);
    copy.entities.push((from, copy.text.len(), Kind::Person));
}

/// Copies of the sentences with a foreign place in which another one stands, so that not all transcriptions look like people.
pub fn move_places(sentences: &[Sentence], lexicon: &Lexicon, random: &mut Random) -> Vec<Sentence> {
    sentences
        .iter()
        .filter_map(|sentence| moved(sentence, &lexicon.foreign_places, random))
        .collect()
}

fn moved(sentence: &Sentence, places: &[String], random: &mut Random) -> Option<Sentence> {
    let free = |start: usize, end: usize| {
        !sentence
            .entities
            .iter()
            .any(|entity| entity.0 < end && start < entity.1)
    };
    let place_at = |start: usize| {
        (2..=6).rev().map(|length| start + length).find(|&end| {
            let known = |words: &[char]| places.binary_search(&words.iter().collect()).is_ok();
            free(start, end) && sentence.text.get(start..end).is_some_and(known)
        })
    };
    let (start, end) = (0..sentence.text.len()).find_map(|start| Some((start, place_at(start)?)))?;
    let new: Vec<char> = places.get(random.below(places.len()))?.chars().collect();
    let mut copy = sentence.clone();
    copy.text.splice(start..end, new.iter().copied());
    for entity in copy.entities.iter_mut().filter(|entity| entity.0 >= end) {
        entity.0 = entity.0 + new.len() + start - end;
        entity.1 = entity.1 + new.len() + start - end;
    }
    Some(copy)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_person_gets_one_new_name_and_the_rest_stays() {
        let mut lexicon = Lexicon::default();
        lexicon.characters.extend([('的', 1e6)]);
        lexicon.first.extend([('林', 0.5), ('周', 0.5)]);
        lexicon.second.extend([('海', 9.0)]);
        lexicon.last.extend([('宁', 9.0)]);
        let sentence = Sentence {
            text: "林小安说，林小安在河湾社".chars().collect(),
            entities: vec![
                (0, 3, Kind::Person),
                (5, 8, Kind::Person),
                (9, 12, Kind::Organization),
            ],
        };
        let copies = rename(std::slice::from_ref(&sentence), &lexicon, 1.0, &mut Random(3));
        let text: String = copies[0].text.iter().collect();
        assert!(
            text == "林海宁说，林海宁在河湾社" || text == "周海宁说，周海宁在河湾社",
            "{text}"
        );
        assert_eq!(
            copies[0].entities,
            [
                (0, 3, Kind::Person),
                (5, 8, Kind::Person),
                (9, 12, Kind::Organization)
            ]
        );
    }
}
