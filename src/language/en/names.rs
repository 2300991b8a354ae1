//! Finds the names of people and organizations: capitalised runs, judged by all places where an article has them.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotation::Form;
use crate::document::Document;
use crate::names::{Name, NameKind};
use crate::span::Span;

use super::evidence::{self, Evidence};
use super::gazetteer::{self, MODIFIER, ORGANIZATION, PLACE, ROLE, TITLE};
use super::runs::{self, Run, Words, is_particle};
use super::short_forms;

/// From how much evidence on a run of several words, or a single one, names a person.
const PERSON: f32 = 2.0;
const LONE_PERSON: f32 = 2.5;

/// The most words that a person's name has.
const MOST_WORDS: usize = 5;

/// All names of a document, sorted, not overlapping.
pub(super) fn find(document: &Document) -> Vec<Name> {
    let words = Words::cut(document);
    let runs = runs::find(document, &words);
    let known = Known::gather(document, &words, &runs);
    let mut names: Vec<Name> = Vec::new();
    for run in &runs {
        if run.shouted {
            known.heading(document, &words, run, &mut names);
        } else if let Some(name) = known.name(document, &words, run) {
            names.push(name);
        }
    }
    names
}

/// What an article as a whole says of its names.
#[derive(Debug, Default)]
struct Known<'d> {
    /// Names of persons, as they stand.
    persons: BTreeSet<&'d str>,
    /// The same in lower case, for lines in capitals.
    lower: BTreeSet<String>,
    /// What they may be shortened to, in lower case.
    parts: BTreeSet<String>,
    /// Names of organizations, and what they may be shortened to.
    organizations: BTreeSet<&'d str>,
}

impl<'d> Known<'d> {
    fn gather(document: &'d Document, words: &Words, runs: &[Run]) -> Self {
        let mut evidence: BTreeMap<&str, (Evidence, Run)> = BTreeMap::new();
        for run in runs.iter().filter(|run| !run.shouted && run.name < run.end) {
            let key = words.span(run.name, run.end).of(&document.text);
            let here = evidence::of(document, words, run);
            evidence
                .entry(key)
                .or_insert((Evidence::default(), *run))
                .0
                .add(here);
        }
        let mut known = Known::default();
        for (&key, &(own, run)) in &evidence {
            if is_opened(words, &evidence, document, run, own) {
                continue;
            }
            let mut sum = own;
            if run.end - run.name > 1 {
                let last = words.span(run.end - 1, run.end).of(&document.text);
                let alone = evidence.get(last).map(|entry| entry.0).unwrap_or_default();
                sum.add(known_surname(alone));
            }
            known.judge(document, words, key, sum, &run);
        }
        known.complete();
        known
    }

    /// Derives what the names may be shortened to; a name in capitals is one with its like in small letters.
    fn complete(&mut self) {
        self.lower = (self.persons.iter())
            .filter(|name| name.contains(char::is_lowercase))
            .map(|name| name.to_lowercase())
            .collect();
        let lower = &self.lower;
        self.persons
            .retain(|name| name.contains(char::is_lowercase) || !lower.contains(&name.to_lowercase()));
        self.parts = (self.persons.iter())
            .flat_map(|name| short_forms::parts(name))
            .collect();
    }

    fn judge(&mut self, document: &'d Document, words: &Words, key: &'d str, sum: Evidence, run: &Run) {
        let single = run.end - run.name == 1;
        let score = sum.score();
        let titled = sum.has(evidence::COURTESY) || sum.has(evidence::OFFICE);
        let believed = if single { LONE_PERSON } else { PERSON };
        if score >= believed
            && run.end - run.name <= MOST_WORDS
            && (!single || titled || sum.has(evidence::INSIDE))
        {
            self.persons.insert(key);
            return;
        }
        let named = (run.name..run.end).any(|at| words.classes(document, at).has(ORGANIZATION));
        let role = single
            && words
                .classes(document, run.name)
                .has(ROLE.and(MODIFIER).and(TITLE));
        let place = single && words.classes(document, run.name).has(PLACE);
        let speaks = sum.has(evidence::SPEECH) || sum.has(evidence::IT) || sum.has(evidence::ACRONYM);
        let speaks = speaks && !role;
        if (!single && named) || (sum.has(evidence::INSIDE) && (named || (speaks && !place))) {
            self.organizations.insert(key);
            let head = words.span(run.name, run.name + 1).of(&document.text);
            if !single && named && gazetteer::classes(head) == gazetteer::Classes::default() {
                self.organizations.insert(head);
            }
        }
    }

    /// What a run names, if a person or an organization.
    fn name(&self, document: &Document, words: &Words, run: &Run) -> Option<Name> {
        if let Some(name) = self.person(document, words, run) {
            return Some(name);
        }
        let span = words.span(run.start, run.end);
        let known = [span, words.span(run.name, run.end)]
            .into_iter()
            .find(|span| self.organizations.contains(span.of(&document.text)))?;
        Some(Name {
            span: known,
            kind: NameKind::Organization,
            form: Form::Full,
        })
    }

    /// All known names in a run of a heading, whose capitals say nothing; the longest first.
    fn heading(&self, document: &Document, words: &Words, run: &Run, names: &mut Vec<Name>) {
        let mut first = run.start;
        while first < run.end {
            let found = (first + 1..=run.end).rev().find_map(|end| {
                let span = words.span(first, end);
                Some((end, span, self.form(span.of(&document.text), true)?))
            });
            if let Some((end, span, form)) = found {
                names.push(self.with_title(document, words, span, form, first, run));
                first = end;
            } else {
                first += 1;
            }
        }
    }

    /// The longest known name of a person that the run's name, or its end or beginning, is.
    fn person(&self, document: &Document, words: &Words, run: &Run) -> Option<Name> {
        (run.name..run.end).find_map(|first| {
            let span = words.span(first, run.end);
            let form = self.form(span.of(&document.text), false)?;
            // A surname inside a longer name that is no person's is a part of that name: Trump Tower.
            let opened = first == run.start + 1 && run.start == run.from;
            let full = form == Form::Full || self.lower.contains(&span.of(&document.text).to_lowercase());
            (first == run.name || opened || full)
                .then(|| self.with_title(document, words, span, form, first, run))
        })
    }

    fn form(&self, name: &str, shouted: bool) -> Option<Form> {
        let lower = name.to_lowercase();
        if self.parts.contains(&lower) {
            return Some(Form::Short);
        }
        let caps = !name.contains(char::is_lowercase);
        if self.persons.contains(name) {
            return Some(Form::Full);
        }
        // The person's name stands elsewhere in small letters, and is found as a short form finds it.
        ((shouted || caps) && self.lower.contains(&lower)).then_some(Form::Short)
    }

    /// A short name takes its title of courtesy in: Dr. Falk.
    fn with_title(
        &self,
        document: &Document,
        words: &Words,
        span: Span,
        form: Form,
        first: usize,
        run: &Run,
    ) -> Name {
        let mut span = span;
        let mut first = first;
        while form == Form::Short && first > run.from {
            let before = words.get(first - 1).map_or("", |word| word.of(&document.text));
            let longer = words.span(first - 1, first).join(span);
            if !(is_particle(before) && self.parts.contains(&longer.of(&document.text).to_lowercase())) {
                break;
            }
            span = longer;
            first -= 1;
        }
        let name = span.of(&document.text);
        let single = name
            .split_once(' ')
            .is_none_or(|(head, _)| is_particle(&head.to_lowercase()));
        let titled = first > run.from && single && words.joined(document, first - 1);
        let title = first
            .checked_sub(1)
            .filter(|&at| titled && words.classes(document, at).has(TITLE));
        let form = if title.is_some() { Form::Title } else { form };
        let span = title.map_or(span, |at| words.span(at, at + 1).join(span));
        Name {
            span,
            kind: NameKind::Person,
            form,
        }
    }
}

/// Whether a run is a known name behind a word that merely opens the sentence: "Stated Stone".
fn is_opened(
    words: &Words,
    evidence: &BTreeMap<&str, (Evidence, Run)>,
    document: &Document,
    run: Run,
    own: Evidence,
) -> bool {
    let opens = run.end - run.name > 1 && !own.has(evidence::INSIDE) && !own.has(evidence::GIVEN_FIRST);
    let opens =
        opens && !own.has(evidence::AGE) && !own.has(evidence::WHO) && !own.has(evidence::ROLE_BEHIND);
    opens && evidence.contains_key(words.span(run.name + 1, run.end).of(&document.text))
}

/// What the surname's use alone says of the full name.
fn known_surname(alone: Evidence) -> Evidence {
    let mut sum = Evidence::default();
    if alone.has(evidence::COURTESY) || alone.has(evidence::OFFICE) {
        sum.add(evidence::SURNAME_TITLED);
    }
    if alone.has(evidence::SPEECH) {
        sum.add(evidence::SURNAME_SPEAKS);
    }
    if alone.has(evidence::HE) {
        sum.add(evidence::HE);
    }
    sum
}
