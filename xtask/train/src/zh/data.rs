//! Sentences with the places of their names.

use std::path::Path;

use serde::Deserialize;
use whosaid::training::zh::fold;

/// What is named.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A person.
    Person,
    /// An organization.
    Organization,
}

/// A place in a sentence that names something, counted in characters.
pub type Entity = (usize, usize, Kind);

/// A sentence, folded to Simplified.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sentence {
    /// Its characters.
    pub text: Vec<char>,
    /// Its names, sorted; they do not overlap.
    pub entities: Vec<Entity>,
}

impl Sentence {
    /// The label of each character, as `whosaid::training::zh::LABELS` counts them.
    pub fn labels(&self) -> Vec<u8> {
        let mut labels = vec![0; self.text.len()];
        for &(start, end, kind) in &self.entities {
            let first = if kind == Kind::Person { 1 } else { 3 };
            for (place, label) in labels.iter_mut().enumerate().take(end).skip(start) {
                *label = if place == start { first } else { first + 1 };
            }
        }
        labels
    }
}

#[derive(Deserialize)]
struct Line {
    text: String,
    entities: Vec<(usize, usize, String)>,
}

/// Reads `zh-silver.jsonl`: `{"text", "entities": [[start, end, "PER" | "ORG"]]}`, a sentence a line.
///
/// # Errors
/// Where the file cannot be read or a line is no such object.
pub fn silver(path: &Path) -> std::io::Result<Vec<Sentence>> {
    let file = std::fs::read_to_string(path)?;
    file.lines()
        .map(|line| Ok(sentence(serde_json::from_str(line)?)))
        .collect()
}

fn sentence(line: Line) -> Sentence {
    let text: Vec<char> = fold(&line.text).chars().collect();
    let kind = |name: &str| match name {
        "PER" => Some(Kind::Person),
        "ORG" => Some(Kind::Organization),
        _ => None,
    };
    let mut entities: Vec<Entity> = line
        .entities
        .iter()
        .filter_map(|(start, end, name)| Some((*start, *end, kind(name)?)))
        .collect();
    entities.retain(|entity| entity.0 < entity.1 && entity.1 <= text.len());
    entities.sort_unstable();
    entities.dedup_by(|next, before| next.0 < before.1);
    Sentence { text, entities }
}

/// Reads the columns of a Universal NER file: token, then its label; a blank line ends a sentence.
///
/// # Errors
/// Where the file cannot be read.
pub fn uner(path: &Path) -> std::io::Result<Vec<Sentence>> {
    let file = std::fs::read_to_string(path)?;
    let mut sentences = vec![Sentence::default()];
    for line in file.lines() {
        let columns: Vec<&str> = line.split('\t').collect();
        let Some(sentence) = sentences.last_mut() else {
            continue;
        };
        if let [_, token, label, ..] = columns[..] {
            add_token(sentence, token, label);
        } else if line.is_empty() && !sentence.text.is_empty() {
            sentences.push(Sentence::default());
        }
    }
    sentences.retain(|sentence| !sentence.text.is_empty());
    Ok(sentences)
}

fn add_token(sentence: &mut Sentence, token: &str, label: &str) {
    let start = sentence.text.len();
    sentence.text.extend(fold(token).chars());
    let end = sentence.text.len();
    match (label, sentence.entities.last_mut()) {
        ("B-PER", _) => sentence.entities.push((start, end, Kind::Person)),
        ("B-ORG", _) => sentence.entities.push((start, end, Kind::Organization)),
        ("I-PER" | "I-ORG", Some(last)) if last.1 == start => last.1 = end,
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_follow_the_entities() {
        let line = Line {
            text: "林安在河湾社说".into(),
            entities: vec![
                (3, 6, "ORG".into()),
                (0, 2, "PER".into()),
                (1, 3, "PER".into()),
                (6, 7, "LOC".into()),
            ],
        };
        assert_eq!(
            sentence(line).labels(),
            [1, 2, 0, 3, 4, 4, 0],
            "overlapping and other entities are left out"
        );
    }

    #[test]
    fn tokens_of_one_name_join() {
        let mut sentence = Sentence::default();
        for (token, label) in [
            ("林", "B-PER"),
            ("安", "I-PER"),
            ("说", "O"),
            ("河湾", "B-ORG"),
            ("社", "I-ORG"),
        ] {
            add_token(&mut sentence, token, label);
        }
        assert_eq!(
            sentence.entities,
            [(0, 2, Kind::Person), (3, 6, Kind::Organization)]
        );
    }
}
