//! Persons that the model finds, judged over the whole article: a string is a name or it is not, wherever it stands.

use std::collections::{BTreeMap, BTreeSet};

use super::lexicon::LEXICON;
use super::names::{is_name, surnames};
use super::words::holds;
use crate::blocks::BlockKind;
use crate::document::Document;
use crate::model::zh::{self, Candidate};
use crate::names::NameKind;
use crate::span::Span;

/// Readings below this probability count for nothing.
const LEAST: f32 = 0.15;

/// One reading this probable makes a name.
const SURE: f32 = 0.5;

/// So do several weaker ones that together come to this.
const TOGETHER: f32 = 0.9;

/// A string that does not look like a name wants more.
const STRANGE: f32 = 0.8;

/// What speaks for a string.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    /// The most probable reading as a person.
    best: f32,
    /// The sum of all readings as a person.
    person: f32,
    /// The sum of all readings as an organization.
    organization: f32,
}

impl Evidence {
    fn add(&mut self, candidate: &Candidate) {
        match candidate.kind {
            NameKind::Person => {
                self.best = self.best.max(candidate.probability);
                self.person += candidate.probability;
            }
            NameKind::Organization => self.organization += candidate.probability,
        }
    }

    fn is_person(self, typical: bool) -> bool {
        let enough = if typical {
            self.best >= SURE || self.person >= TOGETHER
        } else {
            self.best >= STRANGE
        };
        enough && self.person > self.organization
    }
}

/// The persons of an article by the model, without those that are another cut of a name that `known` has already.
pub(super) fn find<'d>(document: &'d Document, known: &BTreeSet<&'d str>) -> BTreeSet<&'d str> {
    let mut evidence: BTreeMap<&str, Evidence> = BTreeMap::new();
    for block in document
        .blocks
        .iter()
        .filter(|block| block.kind != BlockKind::Furniture)
    {
        let candidates = zh::tag(&document.text, block.body, LEAST);
        for candidate in candidates
            .iter()
            .filter(|one| !cuts_place(document, one.span, block.body))
        {
            evidence
                .entry(candidate.span.of(&document.text))
                .or_default()
                .add(candidate);
        }
    }
    let mut people: BTreeMap<&str, f32> = evidence
        .into_iter()
        .filter(|(name, evidence)| evidence.is_person(is_typical(name)) && is_possible(name))
        .map(|(name, evidence)| (name, evidence.person))
        .collect();
    drop_cuts(&mut people, known);
    people.into_keys().collect()
}

/// Whether a reading ends inside the name of a country or city: 达里斯 in 抵达里斯本.
fn cuts_place(document: &Document, span: Span, block: Span) -> bool {
    document.words(span).char_indices().skip(1).any(|(at, _)| {
        let rest = Span::new(span.start + at, block.end).of(&document.text);
        let place = LEXICON.country.prefix(rest).max(LEXICON.city.prefix(rest));
        place.is_some_and(|length| at + length > span.len())
    })
}

fn is_possible(name: &str) -> bool {
    let fits = |character| ('\u{4e00}'..='\u{9fff}').contains(&character) || character == '·';
    let others = [&LEXICON.country, &LEXICON.city, &LEXICON.people, &LEXICON.brand];
    name.chars().count() >= 2
        && name.chars().all(fits)
        && is_name(name)
        && !others.iter().any(|list| list.has(name))
}

/// Whether a string starts with a surname or is a transcription.
fn is_typical(name: &str) -> bool {
    let foreign = |character| holds(&LEXICON.transliteration, character) || character == '·';
    surnames(name).into_iter().next().is_some() || name.chars().all(foreign)
}

/// Of two names of which one is the other's beginning, one is cut wrong: what is known stays, else what has more evidence.
fn drop_cuts(people: &mut BTreeMap<&str, f32>, known: &BTreeSet<&str>) {
    let names: Vec<(&str, f32)> = people.iter().map(|(&name, &sum)| (name, sum)).collect();
    let mut open: Vec<(&str, f32)> = Vec::new();
    for &(name, sum) in &names {
        if is_known_otherwise(name, known) {
            people.remove(name);
            continue;
        }
        // In sorted order a beginning stands before all that goes on from it.
        open.retain(|(before, _)| name.starts_with(before));
        for &(before, other) in &open {
            if is_cut(before, name) {
                people.remove(if sum > other { before } else { name });
            }
        }
        open.push((name, sum));
    }
}

/// Whether a name is another cut of one that is known.
fn is_known_otherwise(name: &str, known: &BTreeSet<&str>) -> bool {
    let shorter = name
        .char_indices()
        .skip(1)
        .filter_map(|(end, _)| known.get(name.get(..end)?))
        .any(|one| is_cut(one, name));
    shorter
        || known
            .range(name..)
            .take_while(|one| one.starts_with(name))
            .take(MOST_CUTS)
            .any(|one| is_cut(one, name))
}

/// How many names that start alike are compared.
const MOST_CUTS: usize = 32;

/// Whether one is the other and a little more; 伊瓦尔 and 伊瓦尔·索尔海姆 are two forms of a name, not two cuts.
fn is_cut(one: &str, other: &str) -> bool {
    let rest = one.strip_prefix(other).or_else(|| other.strip_prefix(one));
    one != other && rest.is_some_and(|rest| !rest.starts_with('·'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_cut_in_one_way() {
        let rows = [
            (
                &[("林安然", 0.9), ("林安然图", 0.6)][..],
                &[][..],
                "林安然",
                "the cut with more evidence",
            ),
            (
                &[("周海", 0.6), ("周海宁", 2.7)],
                &[],
                "周海宁",
                "whichever is longer",
            ),
            (
                &[("林安然图", 2.0)],
                &["林安然"],
                "",
                "a name that stood in its slot is known better",
            ),
            (
                &[("塔拉", 0.6), ("塔拉·维斯", 0.9)],
                &[],
                "塔拉 塔拉·维斯",
                "a part of a name is a form of it",
            ),
            (
                &[("周海", 0.6), ("周海宁", 0.5), ("周宁", 0.7)],
                &[],
                "周宁 周海",
                "others stay",
            ),
        ];
        for (people, known, left, reason) in rows {
            let mut people: BTreeMap<&str, f32> = people.iter().copied().collect();
            drop_cuts(&mut people, &known.iter().copied().collect());
            assert_eq!(people.into_keys().collect::<Vec<_>>().join(" "), left, "{reason}");
        }
    }

    #[test]
    fn a_name_does_not_end_inside_a_place() {
        let text = "客轮抵达里斯本港，达里斯走下船。";
        let document = Document::read(text, crate::Language::Simplified);
        let block = Span::new(0, text.len());
        let places: Vec<bool> = text
            .match_indices("达里斯")
            .map(|(start, name)| cuts_place(&document, Span::new(start, start + name.len()), block))
            .collect();
        assert_eq!(places, [true, false]);
    }

    #[test]
    fn weak_readings_add_up_and_strange_names_want_more() {
        let evidence = |best, person, organization| Evidence {
            best,
            person,
            organization,
        };
        let rows = [
            (evidence(0.6, 0.6, 0.0), true, true, "one good reading"),
            (evidence(0.4, 1.1, 0.0), true, true, "three weak ones"),
            (evidence(0.4, 0.4, 0.0), true, false, "one weak one"),
            (evidence(0.6, 0.6, 0.9), true, false, "rather an organization"),
            (
                evidence(0.6, 0.6, 0.0),
                false,
                false,
                "neither surname nor transcription",
            ),
            (
                evidence(0.9, 0.9, 0.0),
                false,
                true,
                "but clear from what stands around it",
            ),
        ];
        for (evidence, typical, person, reason) in rows {
            assert_eq!(evidence.is_person(typical), person, "{reason}");
        }
    }
}
