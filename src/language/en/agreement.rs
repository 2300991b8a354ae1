//! Whether a pronoun or phrase may mean a person.
//!
//! What the article itself says goes first: its titles (Ms.), its nouns (spokeswoman), its pronouns. A list of
//! given names never decides; it only keeps a name that women bear from a "he" while nothing else is known.

use crate::document::Document;
use crate::span::Span;

use super::description;
use super::gazetteer::{self, FEMALE, MALE, TITLE};
use super::words;

/// How many mentions are asked, and how far behind one, in bytes, a pronoun is looked for.
const MENTIONS: usize = 12;
const REACH: usize = 160;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Gender {
    Female,
    Male,
}

/// Whether `phrase` may refer to the person of these mentions.
pub(super) fn holds(document: &Document, phrase: Span, mentions: &[Span]) -> bool {
    let words = document.words(phrase).to_lowercase();
    match words.as_str() {
        "he" | "him" | "his" | "himself" => gender(document, mentions) != Some(Gender::Female),
        "she" | "her" | "hers" | "herself" => gender(document, mentions) != Some(Gender::Male),
        "who" | "whom" | "whose" => mentions.iter().any(|mention| relates(document, *mention, phrase)),
        "it" | "its" | "they" | "them" | "their" | "i" | "me" | "my" | "we" | "us" | "our" | "you"
        | "that" | "which" => false,
        _ if words
            .split(' ')
            .next()
            .is_some_and(|first| matches!(first, "he" | "she")) =>
        {
            let first = Span::new(
                phrase.start,
                phrase.start + words.find(' ').unwrap_or(words.len()),
            );
            holds(document, first, mentions)
        }
        // The one who answers in an interview: "A:".
        "a" => true,
        _ if is_titled(&words) => {
            let title = words.split(' ').next().and_then(of_word);
            title.is_none_or(|title| gender(document, mentions).is_none_or(|known| known == title))
        }
        _ => is_called(document, &words, mentions),
    }
}

/// Whether a title of courtesy opens the phrase: "Mrs. Ames" is not Bill Ames.
fn is_titled(phrase: &str) -> bool {
    let first = phrase.split_once(' ').map_or("", |(first, _)| first);
    gazetteer::classes(first).has(TITLE)
}

/// Whether "who" stands behind the mention, with no other name between.
fn relates(document: &Document, mention: Span, who: Span) -> bool {
    let between = Span::new(mention.end, who.start).of(&document.text);
    mention.end <= who.start && who.start - mention.end < REACH && !between.contains(char::is_uppercase)
}

/// Whether the article calls the person what the phrase says: "the minister", "the 43-year-old".
fn is_called(document: &Document, phrase: &str, mentions: &[Span]) -> bool {
    let head_end = [" of ", " at ", " for ", " in ", " from ", " who ", ","]
        .iter()
        .filter_map(|stop| phrase.find(stop))
        .min();
    let head = phrase.get(..head_end.unwrap_or(phrase.len())).unwrap_or(phrase);
    let Some(noun) = head.split([' ', '-']).next_back().filter(|noun| noun.len() > 2) else {
        return false;
    };
    let age = head
        .split([' ', '-'])
        .find(|word| word.len() == 2 && word.bytes().all(|byte| byte.is_ascii_digit()));
    if let Some(age) = age {
        let ages = || {
            mentions
                .iter()
                .take(MENTIONS)
                .filter_map(|mention| age_behind(document, *mention))
        };
        return ages().next().is_none_or(|found| found == age);
    }
    mentions.iter().take(MENTIONS).any(|&mention| {
        let role = description::of(document, mention)
            .role
            .unwrap_or_default()
            .to_lowercase();
        role.split([' ', '-'])
            .any(|word| word == noun || is_short_for(word, noun))
    })
}

/// "58" in "NAME, 58,".
fn age_behind<'d>(document: &'d Document, mention: Span) -> Option<&'d str> {
    let rest = document.text.get(mention.end..)?.strip_prefix(", ")?;
    rest.get(..2)
        .filter(|age| age.bytes().all(|byte| byte.is_ascii_digit()))
}

fn is_short_for(word: &str, noun: &str) -> bool {
    matches!(
        (word.trim_end_matches('.'), noun),
        ("sen", "senator")
            | ("gov", "governor")
            | (
                "rep",
                "representative" | "congressman" | "congresswoman" | "lawmaker"
            )
            | ("senator", "lawmaker")
            | ("gen" | "col" | "capt" | "lt", "officer")
            | ("ceo", "executive")
            | (
                "chair" | "chairman" | "chairwoman",
                "chair" | "chairman" | "chairwoman" | "chairperson"
            )
    )
}

/// What the article says of the person's gender: its titles and nouns decide; then its pronouns, each a hint, for
/// one behind a name may mean another; a given name is worth one of them and a half.
fn gender(document: &Document, mentions: &[Span]) -> Option<Gender> {
    let asked = || mentions.iter().take(MENTIONS);
    if let Some(gender) = asked().find_map(|mention| titled(document, *mention)) {
        return Some(gender);
    }
    let side = |gender| if gender == Gender::Female { 2 } else { -2 };
    let hints: i32 = asked()
        .filter_map(|mention| followed(document, *mention))
        .map(side)
        .sum();
    let name = asked()
        .find_map(|mention| given(document, *mention))
        .map_or(0, side);
    match hints * 2 + name * 3 {
        0 => None,
        balance if balance > 0 => Some(Gender::Female),
        _ => Some(Gender::Male),
    }
}

/// The gender of a pronoun, title or noun.
fn of_word(word: &str) -> Option<Gender> {
    let lower = word.to_lowercase();
    let female = [
        "she",
        "her",
        "hers",
        "herself",
        "ms",
        "mrs",
        "miss",
        "dame",
        "lady",
        "madam",
        "madame",
        "mother",
        "sister",
        "wife",
        "widow",
        "daughter",
        "aunt",
        "queen",
        "princess",
        "actress",
        "girl",
        "duchess",
        "grandmother",
        "niece",
        "baroness",
        "girlfriend",
    ];
    let male = [
        "he",
        "him",
        "his",
        "himself",
        "mr",
        "sir",
        "lord",
        "father",
        "brother",
        "husband",
        "widower",
        "son",
        "uncle",
        "king",
        "prince",
        "boy",
        "duke",
        "grandfather",
        "nephew",
        "boyfriend",
    ];
    let bare = lower.trim_end_matches('.');
    if female.contains(&bare) || bare.ends_with("woman") {
        Some(Gender::Female)
    } else if male.contains(&bare) {
        Some(Gender::Male)
    } else {
        None
    }
}

/// Mr., Ms., "she" as the mention itself or its title; "spokeswoman", "her father" right before it.
fn titled(document: &Document, mention: Span) -> Option<Gender> {
    let words = document.words(mention);
    let first = words.split(' ').next().unwrap_or(words);
    let own = of_word(first).filter(|_| {
        first.len() < words.len() || first.starts_with(char::is_lowercase) || matches!(first, "He" | "She")
    });
    own.or_else(|| {
        let text = &document.text;
        let start = text.ceil_char_boundary(mention.start.saturating_sub(24));
        let head = text.get(start..mention.start)?.trim_end_matches([' ', ',']);
        let before = head.rsplit([' ', '\n', '“', '"']).next()?;
        of_word(before).filter(|_| {
            !matches!(
                before.to_lowercase().as_str(),
                "he" | "she" | "her" | "his" | "him"
            )
        })
    })
}

/// The first pronoun behind the mention in its sentence, where no other name stands between.
fn followed(document: &Document, mention: Span) -> Option<Gender> {
    let sentence = document
        .sentence_at(mention.start)
        .and_then(|index| document.sentences.get(index))?;
    let end = document
        .text
        .floor_char_boundary(mention.end + REACH)
        .min(sentence.span.end);
    let range = Span::new(mention.end, end);
    for word in words::cut(&document.text, range) {
        let letters = word.of(&document.text);
        if matches!(
            letters,
            "he" | "she" | "his" | "her" | "him" | "herself" | "himself"
        ) {
            return of_word(letters);
        }
        if word.capital {
            return None;
        }
    }
    None
}

/// What the list of given names says.
fn given(document: &Document, mention: Span) -> Option<Gender> {
    let classes = gazetteer::classes(document.words(mention).split(' ').next()?);
    match (classes.has(FEMALE), classes.has(MALE)) {
        (true, false) => Some(Gender::Female),
        (false, true) => Some(Gender::Male),
        _ => None,
    }
}
