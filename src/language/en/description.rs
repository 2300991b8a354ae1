//! Reads role and affiliation from the words around a name.

use crate::document::Document;
use crate::people::Description;
use crate::span::Span;

use super::evidence;
use super::gazetteer::{GIVEN, MODIFIER, OPENER, ORGANIZATION, OTHER, ROLE, TITLE};
use super::phrase::{self, Phrase, Stretch};

/// How far, in bytes, a description may stand from its name, and an organization that "its" means.
const REACH: usize = 240;
const BACK: usize = 600;

/// What the words around a mention say of the person: the phrase behind the name, else the one before it.
pub(super) fn of(document: &Document, mention: Span) -> Description {
    let Some(sentence) = document
        .sentence_at(mention.start)
        .and_then(|index| document.sentences.get(index))
    else {
        return Description::default();
    };
    let text = &document.text;
    let start = sentence
        .span
        .start
        .max(text.ceil_char_boundary(mention.start.saturating_sub(REACH)));
    let end = sentence
        .span
        .end
        .min(text.floor_char_boundary(mention.end + REACH));
    let stretch = Stretch::cut(document, Span::new(start, end));
    let first = stretch.at(mention.start);
    let after = stretch.at(mention.end.saturating_sub(1)) + 1;
    let behind = behind(&stretch, after);
    let before = before(&stretch, first);
    let chosen = match (behind, before) {
        (Some(behind), Some(before))
            if behind.description.role.is_none()
                || (behind.description.affiliation.is_none()
                    && !behind.generic
                    && before.description.affiliation.is_some()) =>
        {
            let affiliation = before.description.affiliation.or(behind.description.affiliation);
            Phrase {
                description: Description {
                    role: before.description.role,
                    affiliation,
                },
                generic: before.generic,
                noun: before.noun,
            }
        }
        (Some(found), _) | (None, Some(found)) => found,
        (None, None) => return Description::default(),
    };
    let mut description = chosen.description.clone();
    description.role = description.role.filter(|role| role != "colleague");
    if chosen.generic && description.affiliation.is_none() {
        description.affiliation = organization_before(document, mention.start, &chosen.noun);
    }
    description
}

/// ", 43, a virologist at X", ", who leads X", " of X", " is a virologist at X".
fn behind(stretch: &Stretch, after: usize) -> Option<Phrase> {
    let gap = stretch.gap(after.checked_sub(1)?);
    let next = stretch.word(after);
    match gap {
        ", " | " (" | " — " | " – " => {
            let aged = next.starts_with(|c: char| c.is_ascii_digit()) && next.len() <= 11;
            let at = if aged { after + 1 } else { after };
            if aged && !matches!(stretch.gap(after), ", " | " ") {
                return None;
            }
            apposition(stretch, at)
        }
        " " if matches!(next, "of" | "from") => membership(stretch, after),
        " " if matches!(next, "is" | "was" | "became") => {
            let article = matches!(stretch.word(after + 1), "a" | "an" | "the");
            article.then(|| phrase::read(stretch, after + 1)).flatten()
        }
        _ => None,
    }
}

/// Verbs of being in charge.
const LEADS: [&str; 18] = [
    "chaired",
    "chairs",
    "coached",
    "coaches",
    "directed",
    "directs",
    "founded",
    "headed",
    "heads",
    "leads",
    "led",
    "manages",
    "oversees",
    "owns",
    "ran",
    "represents",
    "runs",
    "teaches",
];

fn apposition(stretch: &Stretch, at: usize) -> Option<Phrase> {
    match stretch.word(at) {
        "who" => match stretch.word(at + 1) {
            "is" | "was" if stretch.joined(at + 1) => phrase::read(stretch, at + 2),
            verb if LEADS.contains(&verb) => leads(stretch, at + 1),
            _ => None,
        },
        "of" | "from" => membership(stretch, at),
        "whose" | "and" | "but" | "with" => None,
        _ => {
            // "after he met Ames, the minister said": what speaks is no apposition.
            let mut phrase = (at..stretch.len().min(at + 10)).take_while(|&index| {
                (index == at || stretch.gap(index - 1) == " ")
                    && !matches!(stretch.word(index), "who" | "that" | "whose")
            });
            let speaks = phrase.any(|index| evidence::is_speech(stretch.word(index)));
            if speaks { None } else { phrase::read(stretch, at) }
        }
    }
}

/// "leads the emergency department at Lorne Hospital".
fn leads(stretch: &Stretch, verb: usize) -> Option<Phrase> {
    let mut end = verb + 1;
    while end < stretch.len()
        && stretch.joined(end - 1)
        && end - verb < 9
        && !matches!(stretch.word(end), "at" | "for" | "and" | "said" | "says" | "who")
    {
        end += 1;
    }
    let mut phrase = Phrase::default();
    phrase.description.role = Some(stretch.text(verb, end)?);
    if matches!(stretch.word(end), "at" | "for") && stretch.joined(end - 1) {
        let object = end + 1 + usize::from(matches!(stretch.word(end + 1), "the" | "a"));
        phrase.description.affiliation = stretch.text(object, stretch.name_end(object));
    }
    Some(phrase)
}

/// "of The Evening Sheet", "from the University of Vell".
fn membership(stretch: &Stretch, at: usize) -> Option<Phrase> {
    let object = at + 1 + usize::from(stretch.word(at + 1) == "the");
    let end = stretch.name_end(object);
    let institution =
        (object..end).any(|index| stretch.class(index).has(ORGANIZATION)) || stretch.word(object) == "The";
    let affiliation = institution.then(|| stretch.text(object, end)).flatten()?;
    let description = Description {
        role: None,
        affiliation: Some(affiliation),
    };
    Some(Phrase {
        description,
        generic: false,
        noun: String::new(),
    })
}

/// "Norland Prime Minister NAME", "X University virologist Dr. NAME", "Tavria's foreign minister, NAME".
fn before(stretch: &Stretch, first: usize) -> Option<Phrase> {
    let mut at = first;
    while at > 0 && stretch.class(at - 1).has(TITLE) && stretch.joined(at - 1) {
        at -= 1;
    }
    let last = at.checked_sub(1)?;
    match stretch.gap(last) {
        " " => office(stretch, at),
        ", " => {
            let start = clause_start(stretch, last)?;
            let phrase = phrase::read(stretch, start)?;
            (phrase.description.role.is_some()).then_some(phrase)
        }
        _ => None,
    }
}

/// Where the noun phrase that ends with the word at `last` starts: its article or possessor.
fn clause_start(stretch: &Stretch, last: usize) -> Option<usize> {
    let mut at = last;
    let mut found = None;
    for _ in 0..10 {
        let word = stretch.word(at).to_lowercase();
        let opens = matches!(
            word.as_str(),
            "a" | "an" | "the" | "its" | "their" | "his" | "her" | "our" | "my"
        );
        if opens {
            found = Some(at);
            // "the captain of the team": an article behind a preposition opens no phrase of its own.
            let inner = at.checked_sub(1).is_some_and(|before| {
                matches!(stretch.word(before), "of" | "at" | "for") && stretch.joined(before)
            });
            if !inner {
                return found;
            }
        }
        if stretch.possessive(at) && stretch.capital(at) {
            found = Some(
                (0..=at)
                    .rev()
                    .take_while(|&index| stretch.capital(index) && (index == at || stretch.joined(index)))
                    .last()
                    .unwrap_or(at),
            );
        }
        let Some(before) = at.checked_sub(1).filter(|&before| stretch.gap(before) == " ") else {
            break;
        };
        if evidence::is_speech(stretch.word(before)) {
            break;
        }
        at = before;
    }
    found
}

/// A role right before the name that starts at `name`, and what stands before the role.
fn office(stretch: &Stretch, name: usize) -> Option<Phrase> {
    let mut start = name - 1;
    // Secretary of State NAME.
    let office_of = start >= 2
        && stretch.word(start - 1) == "of"
        && stretch.class(start - 2).has(ROLE)
        && stretch.capital(start);
    if office_of {
        start -= 2;
    } else if !stretch.class(start).has(ROLE) || stretch.possessive(start) || stretch.class(start).has(OPENER)
    {
        return None;
    }
    let limit = start.saturating_sub(6);
    while start > limit
        && stretch.joined(start - 1)
        && !stretch.possessive(start - 1)
        && is_modifier(stretch, start - 1, start)
    {
        start -= 1;
    }
    let mut phrase = Phrase::default();
    phrase.description.role = Some(stretch.text(start, name)?);
    let Some(owner) = start
        .checked_sub(1)
        .filter(|&owner| stretch.gap(owner) == " " || stretch.possessive(owner))
    else {
        return Some(phrase);
    };
    let named =
        stretch.capital(owner) && !stretch.class(owner).has(OPENER) && !(stretch.class(owner).has(TITLE));
    if named {
        let mut from = owner;
        while from > 0
            && stretch.joined(from - 1)
            && stretch.capital(from - 1)
            && !stretch.possessive(from - 1)
            && !stretch.class(from - 1).has(OPENER)
            && owner - from < 6
        {
            from -= 1;
        }
        while from < owner && is_time(stretch.word(from)) {
            from += 1;
        }
        if from == owner && phrase::is_party(stretch.word(owner)) {
            phrase.description.role = stretch.text(owner, name);
            return Some(phrase);
        }
        phrase.description.affiliation = stretch.text(from, owner + 1);
    } else {
        let lower = stretch.word(owner);
        phrase.generic = matches!(lower, "its" | "Its" | "their" | "Their")
            || (stretch.possessive(owner) && stretch.class(owner).has(ORGANIZATION));
    }
    Some(phrase)
}

/// Whether a capitalised word only says when: Former Vell mayor.
fn is_time(word: &str) -> bool {
    matches!(
        word,
        "Acting" | "Former" | "Then" | "Longtime" | "Outgoing" | "Incoming" | "Late" | "Retired" | "Ex"
    )
}

/// Whether the word at an index goes on the role before the word at `next`.
fn is_modifier(stretch: &Stretch, index: usize, next: usize) -> bool {
    let class = stretch.class(index);
    let word = stretch.word(index);
    if stretch.capital(index) {
        let opens = index == 0 && class.has(MODIFIER);
        return (class.has(ROLE.and(MODIFIER)) && stretch.capital(next) && !class.has(OTHER)) || opens;
    }
    if word == "and" {
        return index
            .checked_sub(1)
            .is_some_and(|before| stretch.class(before).has(ROLE));
    }
    if class.has(ROLE.and(MODIFIER)) {
        return true;
    }
    let adjective = ["al", "ic", "ary", "ive", "ian", "ese", "ish"]
        .iter()
        .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2);
    !class.has(OPENER) && !evidence::is_speech(word) && (adjective || word.contains('-'))
}

/// The organization last named before a place that the noun may mean: the institute is one that is called so, the
/// company is none that is called a university.
fn organization_before(document: &Document, place: usize, noun: &str) -> Option<String> {
    let text = &document.text;
    let range = Span::new(text.ceil_char_boundary(place.saturating_sub(BACK)), place);
    let stretch = Stretch::cut(document, range);
    let company = matches!(
        noun,
        "" | "company" | "firm" | "start-up" | "startup" | "group" | "manufacturer" | "maker"
    );
    let mut found = None;
    let mut at = 0;
    while at < stretch.len() {
        let end = stretch.name_end(at);
        let called = |word: &str| (at..end).any(|index| stretch.word(index).eq_ignore_ascii_case(word));
        let institution = (at..end).any(|index| stretch.class(index).has(ORGANIZATION));
        let speaks = !(at..end).any(|index| stretch.class(index).has(GIVEN))
            && (end..end + 4).any(|index| matches!(stretch.word(index), "it" | "its"));
        let fits = if company {
            institution && end > at + 1 && !PUBLIC.iter().any(|word| called(word))
                || speaks && !stretch.class(at).has(OPENER)
        } else {
            called(noun)
        };
        if end > at && fits {
            let from = if stretch.class(at).has(OPENER) { at + 1 } else { at };
            found = stretch.text(from, end).or(found);
        }
        at = end.max(at + 1);
    }
    found
}

/// Words in the names of organizations that nobody calls a company.
const PUBLIC: [&str; 12] = [
    "Authority",
    "College",
    "Committee",
    "Council",
    "Court",
    "Department",
    "Institute",
    "Ministry",
    "Office",
    "Police",
    "School",
    "University",
];
