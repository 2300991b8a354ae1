//! How good a tagger is: exact names on Universal NER, and the experts of the gold articles.

use std::collections::BTreeSet;
use std::path::Path;

use serde::Deserialize;
use whosaid::training::crf::{Features, Model};
use whosaid::training::zh;

use super::data::{self, Entity, Kind, Sentence};

/// Counts of right, found and wanted.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    right: usize,
    found: usize,
    wanted: usize,
}

impl Score {
    /// Adds what was found and what was wanted.
    pub fn add<T: PartialEq>(&mut self, found: &[T], wanted: &[T]) {
        self.right += found.iter().filter(|one| wanted.contains(one)).count();
        self.found += found.len();
        self.wanted += wanted.len();
    }

    /// The F1 measure, in percent.
    pub fn f1(self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.wanted).max(1) as f64
    }
}

impl std::fmt::Display for Score {
    fn fmt(&self, out: &mut std::fmt::Formatter) -> std::fmt::Result {
        let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
        write!(
            out,
            "P {:.1} R {:.1} F1 {:.1}",
            percent(self.right, self.found),
            percent(self.right, self.wanted),
            self.f1()
        )
    }
}

#[derive(Deserialize)]
struct Article {
    text: String,
    people: Vec<Person>,
}

#[derive(Deserialize)]
struct Person {
    name: String,
    #[serde(default)]
    aliases: Vec<String>,
}

/// The names on the best path.
pub fn tag(model: &Model, sentence: &Sentence) -> Vec<Entity> {
    let mut features = Features::default();
    zh::extract(
        &sentence.text.iter().collect::<String>(),
        model.bits,
        &mut features,
    );
    let labels = model.tag(&features);
    let mut entities: Vec<Entity> = Vec::new();
    for (place, label) in labels.into_iter().enumerate() {
        match (label, entities.last_mut()) {
            (1, _) => entities.push((place, place + 1, Kind::Person)),
            (3, _) => entities.push((place, place + 1, Kind::Organization)),
            (2 | 4, Some(last)) => last.1 = place + 1,
            _ => {}
        }
    }
    entities
}

/// Prints the scores on held-out sentences, on Universal NER in `data`/uner, and on the gold articles of `gold`, where they are.
///
/// # Errors
/// Where a file cannot be read.
pub fn report(model: &Model, held: &[Sentence], data: &Path, gold: Option<&Path>) -> Result<(), String> {
    for kind in [Kind::Person, Kind::Organization] {
        println!("held {kind:?}: {}", score(model, held, kind));
    }
    for part in ["test", "dev"] {
        let path = data.join(format!("uner/zh_gsdsimp-ud-{part}.iob2"));
        let sentences = data::uner(&path).map_err(|fault| format!("{}: {fault}", path.display()))?;
        for kind in [Kind::Person, Kind::Organization] {
            println!("UNER {part} {kind:?}: {}", score(model, &sentences, kind));
        }
    }
    let Some(gold) = gold else { return Ok(()) };
    let file = std::fs::read_to_string(gold).map_err(|fault| format!("{}: {fault}", gold.display()))?;
    let articles: Result<Vec<Article>, _> = file.lines().map(serde_json::from_str).collect();
    for least in [0.5, 0.3, 0.15] {
        experts(model, &articles.as_ref().map_err(ToString::to_string)?[..], least);
    }
    Ok(())
}

fn score(model: &Model, sentences: &[Sentence], kind: Kind) -> Score {
    let mut score = Score::default();
    for sentence in sentences {
        let of_kind = |entities: &[Entity]| {
            entities
                .iter()
                .copied()
                .filter(|entity| entity.2 == kind)
                .collect::<Vec<_>>()
        };
        score.add(&of_kind(&tag(model, sentence)), &of_kind(&sentence.entities));
    }
    score
}

/// Prints how many experts are found somewhere in their article, how many of the places where their name stands, and how many
/// different names there are in all.
fn experts(model: &Model, articles: &[Article], least: f32) {
    let (mut found, mut wanted, mut hit, mut places, mut names) = (0, 0, 0, 0, 0);
    for article in articles {
        let text = zh::fold(&article.text);
        let people = zh::people(model, &text, least);
        let spans: BTreeSet<(usize, usize)> = people.iter().map(|one| (one.0, one.1)).collect();
        let distinct: BTreeSet<&str> = people.iter().map(|one| &text[one.0..one.1]).collect();
        names += distinct.len();
        for person in &article.people {
            let forms: Vec<String> = std::iter::once(&person.name)
                .chain(&person.aliases)
                .map(|name| zh::fold(name))
                .filter(|name| !name.is_ascii())
                .collect();
            wanted += 1;
            found += usize::from(forms.iter().any(|form| distinct.contains(form.as_str())));
            let stands: BTreeSet<(usize, usize)> = forms
                .iter()
                .flat_map(|form| {
                    text.match_indices(form.as_str())
                        .map(|(start, _)| (start, start + form.len()))
                })
                .collect();
            // A short form inside the full name is no mention of its own.
            let own = stands.iter().filter(|one| {
                !stands
                    .iter()
                    .any(|other| other != *one && other.0 <= one.0 && one.1 <= other.1)
            });
            for one in own {
                places += 1;
                hit += usize::from(spans.contains(one));
            }
        }
    }
    println!(
        "articles, p >= {least}: experts {found} of {wanted}, mentions {hit} of {places}, {names} names"
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_count_exact_names() {
        let mut score = Score::default();
        score.add(&[1, 2], &[2, 3, 4]);
        assert!((score.f1() - 40.0).abs() < 1e-9);
        assert_eq!(score.to_string(), "P 50.0 R 33.3 F1 40.0");
    }
}
