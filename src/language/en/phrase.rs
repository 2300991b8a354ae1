//! A few words around a name, and the noun phrase of a role among them: "the chief economist at the Bank of Vell".

use crate::document::Document;
use crate::people::Description;
use crate::span::Span;

use super::evidence;
use super::gazetteer::{self, Classes, GIVEN, MODIFIER, OPENER, ORGANIZATION, OTHER, PLACE, ROLE, TITLE};
use super::words::{self, Word};

/// The words of a stretch of text.
#[derive(Debug)]
pub(super) struct Stretch<'d> {
    text: &'d str,
    original: &'d str,
    words: Vec<Word>,
}

impl<'d> Stretch<'d> {
    /// The words of a range, which does not cross a sentence's end.
    pub fn cut(document: &'d Document<'_>, range: Span) -> Self {
        Stretch {
            text: &document.text,
            original: document.original,
            words: words::cut(&document.text, range).collect(),
        }
    }

    /// How many words there are.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// The first word that ends after a place.
    pub fn at(&self, place: usize) -> usize {
        self.words.partition_point(|word| word.span.end <= place)
    }

    /// The word at an index; empty where there is none.
    pub fn word(&self, index: usize) -> &'d str {
        self.words.get(index).map_or("", |word| word.of(self.text))
    }

    /// What the lists say of the word at an index.
    pub fn class(&self, index: usize) -> Classes {
        gazetteer::classes(self.word(index))
    }

    /// Whether a capital opens the word at an index.
    pub fn capital(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| word.capital)
    }

    /// Whether 's stands behind the word at an index.
    pub fn possessive(&self, index: usize) -> bool {
        self.words.get(index).is_some_and(|word| {
            let rest = self.text.get(word.span.end..).unwrap_or("");
            word.possessive
                || (word.of(self.text).ends_with('s')
                    && rest.starts_with(['\'', '’'])
                    && rest.get(1..).is_some_and(|rest| rest.starts_with(' ')))
        })
    }

    /// The text between the word at an index and the next one, or a few characters behind the last word.
    pub fn gap(&self, index: usize) -> &'d str {
        let Some(word) = self.words.get(index) else {
            return "";
        };
        let start = word.after(self.text);
        let end = self.words.get(index + 1).map_or_else(
            || {
                self.text.get(start..).map_or(start, |rest| {
                    start + rest.chars().take(3).map(char::len_utf8).sum::<usize>()
                })
            },
            |next| next.span.start,
        );
        self.text.get(start..end).unwrap_or("")
    }

    /// Whether the word at an index and the next one stand in one phrase, with nothing but a space between.
    pub fn joined(&self, index: usize) -> bool {
        index + 1 < self.words.len() && matches!(self.gap(index), " " | "\u{a0}")
    }

    /// The words `first..after` as they stand.
    pub fn text(&self, first: usize, after: usize) -> Option<String> {
        let (one, last) = (self.words.get(first)?, self.words.get(after.checked_sub(1)?)?);
        let words = Span::new(one.span.start, last.span.end).of(self.original);
        (first < after && !words.is_empty()).then(|| words.to_owned())
    }

    /// The first word after the name of an organization or place that starts at an index: capitals, with "of", "and", "the" between.
    pub fn name_end(&self, start: usize) -> usize {
        let mut end = start;
        while self.capital(end) && end - start < LONGEST {
            end += 1;
            let owns = self.possessive(end - 1) && !(self.capital(end) && self.class(end).has(ORGANIZATION));
            let joined = self.joined(end - 1) || (!owns && matches!(self.gap(end - 1), "' " | "’ "));
            if owns || !joined {
                break;
            }
            let links = (end..end + 3)
                .take_while(|&at| {
                    matches!(
                        self.word(at),
                        "of" | "for" | "and" | "the" | "&" | "on" | "de" | "la"
                    ) && self.joined(at)
                })
                .count();
            // "X and Y" joins only what belongs to one name: "Center for Economic and Policy Research".
            let joins = self.word(end) != "and"
                || (start..end).any(|at| matches!(self.word(at), "of" | "for"))
                || self.class(end + 1).has(ORGANIZATION)
                || self.class(self.run_end(end + 1) - 1).has(ORGANIZATION);
            if links > 0 && self.capital(end + links) && joins {
                end += links;
            }
        }
        end
    }

    fn run_end(&self, start: usize) -> usize {
        let mut end = start;
        while self.capital(end) && end - start < LONGEST {
            end += 1;
            if !self.joined(end - 1) {
                break;
            }
        }
        end.max(start + 1)
    }
}

/// The longest phrase, in words.
const LONGEST: usize = 12;

/// A noun phrase of a role that was read.
#[derive(Clone, Debug, Default)]
pub(super) struct Phrase {
    /// What it says.
    pub description: Description,
    /// The organization is one that the text named before: "its chief executive", "the company's lawyer".
    pub generic: bool,
    /// The noun by which it is called again: "company".
    pub noun: String,
}

/// Reads the noun phrase at `start`; none where it is not that of a role.
pub(super) fn read(stretch: &Stretch, start: usize) -> Option<Phrase> {
    let mut phrase = Phrase::default();
    let mut at = opener(stretch, start, &mut phrase);
    let definite = stretch.word(start).eq_ignore_ascii_case("the");
    let head_end = head(stretch, at)?;
    // "a Stanford University economist": what is capitalised before the role is the organization.
    let capitals = (at..head_end).take_while(|&index| stretch.capital(index)).count();
    let name = if at + capitals < head_end && (at..at + capitals).any(|index| !is_role_word(stretch, index)) {
        capitals
    } else {
        (at..head_end)
            .take_while(|&index| stretch.capital(index) && !is_role_word(stretch, index))
            .count()
    };
    let people = stretch.class(at).has(OTHER) && (!definite || is_party(stretch.word(at)));
    if name > 0 && at + name < head_end && !people {
        phrase.description.affiliation = phrase
            .description
            .affiliation
            .or_else(|| stretch.text(at, at + name));
        at += name;
    }
    let end = behind(stretch, head_end, &mut phrase);
    phrase.description.role = stretch.text(at, end);
    phrase.description.role.is_some().then_some(phrase)
}

/// Whether a word names a party, which goes on the role: a Republican senator.
pub(super) fn is_party(word: &str) -> bool {
    matches!(
        word,
        "Communist" | "Conservative" | "Democratic" | "Green" | "Labour" | "Liberal" | "Republican" | "Tory"
    )
}

/// Passes articles and possessors, and notes whose the role is.
fn opener(stretch: &Stretch, start: usize, phrase: &mut Phrase) -> usize {
    let lower = stretch.word(start).to_lowercase();
    let mut at = start;
    match lower.as_str() {
        "a" | "an" | "the" | "our" | "his" | "her" | "my" if !stretch.possessive(start) => at += 1,
        "its" | "their" => {
            phrase.generic = true;
            return start + 1;
        }
        _ => {}
    }
    // Up to a preposition, but for one inside a name: the University of Vell's rector.
    let stops = |index: usize| {
        PREPOSITIONS.contains(&stretch.word(index))
            && !index
                .checked_sub(1)
                .is_some_and(|before| before >= at && stretch.capital(before))
    };
    let owner = (at..at + 6)
        .take_while(|&index| !stops(index) && (index == at || stretch.joined_or_owned(index - 1)))
        .find(|&index| stretch.possessive(index));
    let Some(owner) = owner else { return at };
    if stretch.capital(owner) {
        let first = (at..=owner)
            .rev()
            .take_while(|&index| stretch.capital(index) || matches!(stretch.word(index), "of" | "for"))
            .last()
            .unwrap_or(owner);
        let person = stretch.class(first).has(TITLE.and(GIVEN));
        phrase.description.affiliation = stretch.text(first, owner + 1).filter(|_| !person);
    } else {
        phrase.generic = stretch.class(owner).has(ORGANIZATION);
        phrase.noun = stretch.word(owner).to_lowercase();
    }
    owner + 1
}

impl Stretch<'_> {
    fn joined_or_owned(&self, index: usize) -> bool {
        !self.possessive(index) && self.joined(index)
    }
}

fn is_role_word(stretch: &Stretch, index: usize) -> bool {
    stretch.class(index).has(ROLE.and(MODIFIER))
}

/// Prepositions that end the head of a role.
const PREPOSITIONS: [&str; 14] = [
    "at", "behind", "by", "for", "from", "in", "near", "of", "on", "over", "to", "under", "with", "within",
];

/// Where the head of the role that starts at `start` ends; none where its last word is no role.
fn head(stretch: &Stretch, start: usize) -> Option<usize> {
    let mut end = start;
    while end < stretch.len() && end - start < LONGEST {
        let word = stretch.word(end);
        let stops = PREPOSITIONS.contains(&word)
            || evidence::is_speech(word)
            || (stretch.class(end).has(OPENER) && word != "and" && !is_role_word(stretch, end));
        if stops {
            break;
        }
        end += 1;
        if !stretch.joined(end - 1) {
            break;
        }
    }
    while end > start && !stretch.class(end - 1).has(ROLE) {
        // Only a word that goes on the role may stand behind its head: "Minister Holt" has none, "chair emeritus" has.
        if !PREPOSITIONS.contains(&stretch.word(end))
            && stretch.word(end - 1) != "and"
            && end < stretch.len()
            && stretch.joined(end - 1)
        {
            return None;
        }
        if stretch.word(end - 1) != "and" {
            return party(stretch, start, end);
        }
        end -= 1;
    }
    (end > start).then_some(end)
}

/// "a Republican", "a British Ames": a people or party stands for the role.
fn party(stretch: &Stretch, start: usize, end: usize) -> Option<usize> {
    (end == start + 1 && stretch.class(start).has(OTHER) && stretch.capital(start)).then_some(end)
}

/// Reads "of law at the University of Vell" behind a head: where the role ends, and the organization.
fn behind(stretch: &Stretch, head_end: usize, phrase: &mut Phrase) -> usize {
    let mut role_end = head_end;
    let mut at = head_end;
    for _ in 0..3 {
        if at == 0 || !stretch.joined(at - 1) || !PREPOSITIONS.contains(&stretch.word(at)) {
            break;
        }
        let preposition = stretch.word(at);
        let article = matches!(
            stretch.word(at + 1),
            "the" | "The" | "a" | "an" | "its" | "his" | "her" | "their"
        );
        let object = at + 1 + usize::from(article);
        if stretch.capital(object) && preposition != "to" {
            let end = stretch.name_end(object);
            let institution = (object..end).any(|index| stretch.class(index).has(ORGANIZATION));
            if phrase.description.affiliation.is_none()
                && (institution || belongs(stretch, preposition, object))
            {
                let from = if stretch.word(at + 1) == "The" {
                    at + 1
                } else {
                    object
                };
                phrase.description.affiliation = stretch.text(from, end);
            }
            return role_end;
        }
        let end = lower_end(stretch, object);
        let institution = end > object && stretch.class(end - 1).has(ORGANIZATION);
        // "of the charity Patients' Voice".
        if institution && stretch.capital(end) && stretch.joined(end - 1) {
            let name = stretch.text(end, stretch.name_end(end));
            phrase.description.affiliation = phrase.description.affiliation.take().or(name);
            return role_end;
        }
        if institution
            && stretch.word(at + 1) == "the"
            && end == object + 1
            && phrase.description.affiliation.is_none()
        {
            phrase.generic = true;
            phrase.noun = stretch.word(object).to_lowercase();
            return role_end;
        }
        if institution && stretch.word(at + 1) == "the" {
            phrase.description.affiliation = phrase
                .description
                .affiliation
                .take()
                .or_else(|| stretch.text(object, end));
            return role_end;
        }
        if !matches!(preposition, "of" | "for" | "to" | "in" | "on")
            || end == object
            || (article && preposition != "of" && preposition != "to")
            || preposition == "in" && article
        {
            return role_end;
        }
        // "of the center-left group Third Way".
        if stretch.joined(end - 1) && stretch.capital(end) {
            return role_end;
        }
        role_end = end;
        at = end;
    }
    role_end
}

/// Whether a capitalised name behind a preposition is what the role belongs to: a company, a city of its mayor.
fn belongs(stretch: &Stretch, preposition: &str, object: usize) -> bool {
    match preposition {
        "of" => true,
        "at" | "for" | "with" => !stretch.class(object).has(OTHER),
        "from" => {
            stretch.words.get(object).is_some_and(|word| word.caps) && !stretch.class(object).has(PLACE)
        }
        _ => false,
    }
}

/// Where the lower-case words behind a preposition end.
fn lower_end(stretch: &Stretch, start: usize) -> usize {
    let mut end = start;
    while end < stretch.len() && end - start < 5 {
        let word = stretch.word(end);
        let stops = PREPOSITIONS.contains(&word)
            || evidence::is_speech(word)
            || stretch.class(end).has(OPENER)
            || (word == "and" && matches!(stretch.word(end + 1), "the" | "a" | "an"));
        if stops || (stretch.capital(end) && end > start && !stretch.capital(end - 1)) {
            break;
        }
        end += 1;
        if !stretch.joined(end - 1) {
            break;
        }
    }
    end
}
