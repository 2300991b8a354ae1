//! Short forms of a full name.

use crate::annotation::Form;

use super::gazetteer::{self, TITLE};
use super::runs::is_particle;

/// The longest name, in words, that is taken apart.
const LONGEST: usize = 8;

/// How `name` may stand for the person whose full name is `full`: its beginning, its end, or both without the middle.
pub(super) fn form(full: &str, name: &str) -> Option<Form> {
    let (title, bare) = strip_title(name);
    let (full, bare) = (full.to_lowercase(), bare.to_lowercase());
    if full == bare {
        return Some(if title { Form::Title } else { Form::Full });
    }
    let fits = parts(&full).any(|part| part == bare);
    fits.then_some(
        match (
            title,
            bare.contains(' ') && !bare.split(' ').next().is_some_and(is_particle),
        ) {
            (true, _) => Form::Title,
            (false, true) => Form::Full,
            (false, false) => Form::Short,
        },
    )
}

/// Whether a title of courtesy opens the name, and what follows it.
fn strip_title(name: &str) -> (bool, &str) {
    match name.split_once(' ') {
        Some((first, rest)) if gazetteer::classes(first).has(TITLE) => (true, rest),
        _ => (false, name),
    }
}

/// What a full name may be shortened to, in lower case.
pub(super) fn parts(full: &str) -> impl Iterator<Item = String> + use<> {
    let lower = full.to_lowercase();
    let mut words: Vec<&str> = lower.split_whitespace().collect();
    words.truncate(LONGEST);
    let whole = words.len();
    while words.len() > 1 && words.last().is_some_and(|last| is_suffix(last)) {
        words.pop();
    }
    let mut found: Vec<String> = Vec::new();
    if words.len() < whole {
        found.push(words.join(" ").trim_end_matches(',').to_owned());
    }
    let quoted = |word: &&&str| word.starts_with(['“', '"', '‘', '\'']);
    let plain: Vec<&str> = words.iter().filter(|word| !quoted(word)).copied().collect();
    if plain.len() < words.len() {
        found.push(plain.join(" "));
        found.extend(
            words
                .iter()
                .filter(quoted)
                .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()),
        );
    }
    for cut in 1..plain.len() {
        let (head, tail) = plain.split_at(cut);
        if !head.last().is_some_and(|last| is_particle(last)) {
            found.push(head.join(" "));
        }
        if !head.last().is_some_and(|last| is_particle(last)) || cut + 1 == plain.len() {
            found.push(tail.join(" "));
        }
    }
    if let (Some(first), Some(last), true) = (plain.first(), plain.last(), plain.len() > 2) {
        found.push(format!("{first} {last}"));
    }
    found.into_iter()
}

fn is_suffix(word: &str) -> bool {
    matches!(word.trim_end_matches('.'), "jr" | "sr" | "ii" | "iii" | "iv")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_shortened_in_the_usual_ways() {
        for (full, name, want, why) in [
            ("Ines Falk", "Falk", Some(Form::Short), "the surname"),
            ("Ines Falk", "Dr. Falk", Some(Form::Title), "with a title"),
            ("Salma Duarte", "Salma", Some(Form::Short), "the given name"),
            (
                "Bart van der Zee",
                "Van der Zee",
                Some(Form::Short),
                "particles go with the surname",
            ),
            ("Bart van der Zee", "der Zee", None, "all of them"),
            (
                "Nguyen Thi Hoa",
                "Hoa",
                Some(Form::Short),
                "a given name that stands last",
            ),
            (
                "Kim Seo-yeon",
                "Kim",
                Some(Form::Short),
                "a surname that stands first",
            ),
            (
                "Abdul Rahman bin Yusof",
                "Abdul Rahman",
                Some(Form::Full),
                "two words of it",
            ),
            (
                "Gerald Pruitt III",
                "Pruitt",
                Some(Form::Short),
                "a suffix is no surname",
            ),
            (
                "Rajesh K. Menon",
                "Rajesh Menon",
                Some(Form::Full),
                "without the initial",
            ),
            (
                "Frances “Frankie” Doyle",
                "Frankie",
                Some(Form::Short),
                "the nickname",
            ),
            ("Rosalind Park", "PARK", Some(Form::Short), "in capitals"),
            ("Ines Falk", "Falkner", None, "another name"),
        ] {
            assert_eq!(form(full, name), want, "{why}");
        }
    }
}
