//! Runs of capitalised words, cut into title and name.

use crate::document::Document;
use crate::span::Span;

use super::gazetteer::{self, Classes, GIVEN, MODIFIER, OPENER, ORGANIZATION, OTHER, PLACE, ROLE, TITLE};
use super::words::{self, Word};

/// The words of an article, a sentence after the other.
#[derive(Debug, Default)]
pub(super) struct Words {
    /// All of them.
    pub all: Vec<Word>,
    /// For each sentence, the index of its first word; one more at the end.
    pub sentences: Vec<usize>,
}

impl Words {
    /// Cuts a document.
    pub fn cut(document: &Document) -> Self {
        let mut words = Words::default();
        for sentence in &document.sentences {
            words.sentences.push(words.all.len());
            words.all.extend(words::cut(&document.text, sentence.span));
        }
        words.sentences.push(words.all.len());
        words
    }

    /// The word at an index.
    pub fn get(&self, index: usize) -> Option<Word> {
        self.all.get(index).copied()
    }

    /// What the lists say of the word at an index.
    pub fn classes(&self, document: &Document, index: usize) -> Classes {
        self.get(index).map_or_else(Classes::default, |word| {
            gazetteer::classes(word.of(&document.text))
        })
    }

    /// The text between the word at an index and the next one.
    pub fn gap<'d>(&self, document: &'d Document, index: usize) -> &'d str {
        match (self.get(index), self.get(index + 1)) {
            (Some(word), Some(next)) => {
                Span::new(word.after(&document.text), next.span.start).of(&document.text)
            }
            _ => "",
        }
    }

    /// Whether the word at an index and the next one belong to one phrase.
    pub fn joined(&self, document: &Document, index: usize) -> bool {
        self.get(index).is_some_and(|word| !word.possessive)
            && matches!(self.gap(document, index), " " | "\u{a0}")
    }

    /// The place of the words `first..after`.
    pub fn span(&self, first: usize, after: usize) -> Span {
        match (self.get(first), self.get(after.saturating_sub(1))) {
            (Some(one), Some(last)) => Span::new(one.span.start, last.span.end),
            _ => Span::default(),
        }
    }
}

/// A capitalised run: what stands before the name in it, and the name; indices of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Run {
    /// The first word.
    pub start: usize,
    /// The first word of the name, behind titles.
    pub name: usize,
    /// The first word after the name.
    pub end: usize,
    /// The first word of the sentence.
    pub from: usize,
    /// The first word after the sentence.
    pub to: usize,
    /// Whether a title of courtesy stands before the name.
    pub courtesy: bool,
    /// Whether another title or role stands right before the name.
    pub office: bool,
    /// Whether its sentence is in capitals throughout.
    pub shouted: bool,
}

/// The longest run, in words: more are a list or a heading.
const LONGEST: usize = 12;

/// The longest name with its titles: a longer run is a heading.
const NAME: usize = 7;

/// Lower-case words inside a name of a person.
const PARTICLES: [&str; 30] = [
    "af", "al", "ap", "av", "bin", "bint", "da", "dal", "de", "degli", "dei", "del", "della", "den", "der",
    "di", "dos", "du", "e", "el", "ibn", "la", "le", "ten", "ter", "van", "von", "y", "zu", "zur",
];

/// Whether a word may stand in lower case inside a name of a person.
pub(super) fn is_particle(word: &str) -> bool {
    PARTICLES.binary_search(&word).is_ok()
}

/// All runs of the words, in order.
pub(super) fn find(document: &Document, words: &Words) -> Vec<Run> {
    let mut runs = Vec::new();
    for pair in words.sentences.windows(2) {
        let (Some(&from), Some(&to)) = (pair.first(), pair.last()) else {
            continue;
        };
        let shouted = is_shouted(document, words, from, to);
        let mut index = from;
        while index < to {
            let end = run_end(document, words, index, to);
            if end > index {
                let shouted = shouted || end - index > NAME;
                cut_run(
                    document,
                    words,
                    Run {
                        start: index,
                        name: index,
                        end,
                        from,
                        to,
                        courtesy: false,
                        office: false,
                        shouted,
                    },
                    &mut runs,
                );
            }
            index = end.max(index + 1);
        }
    }
    runs
}

/// Whether the capitals of a sentence say nothing: it is written in capitals, or as headings capitalise.
fn is_shouted(document: &Document, words: &Words, from: usize, to: usize) -> bool {
    let head = words.all.get(from..to.min(from + 40)).unwrap_or(&[]);
    let small = |word: &&Word| word.of(&document.text).starts_with(char::is_lowercase);
    let long = head.iter().filter(|word| word.span.len() > 3).count();
    let long_small = head
        .iter()
        .filter(small)
        .filter(|word| word.span.len() > 3)
        .count();
    let caps = head.iter().filter(|word| word.caps).count();
    let heading = head.iter().filter(|word| word.capital).count() > 4 && long_small * 5 < long;
    (head.len() > 3 && caps * 2 > head.len() && long_small == 0)
        || (heading && !ends_sentence(document, words, to))
}

/// Whether a full stop ends the sentence, as it ends no heading.
fn ends_sentence(document: &Document, words: &Words, to: usize) -> bool {
    let last = to.checked_sub(1).and_then(|last| words.get(last));
    last.is_some_and(|last| {
        document
            .text
            .get(last.span.end..)
            .is_some_and(|rest| rest.starts_with(['.', ',']))
    })
}

/// The first word after the run that starts at an index; the index itself where none does.
fn run_end(document: &Document, words: &Words, start: usize, to: usize) -> usize {
    let capital = |index: usize| index < to && words.get(index).is_some_and(|word| word.capital);
    let mut end = start;
    if !capital(start) {
        return start;
    }
    while end - start < LONGEST {
        end += 1;
        if !words.joined(document, end - 1) {
            match past_nickname(document, words, end).or_else(|| past_suffix(document, words, end)) {
                Some(next) if next <= to => end = next - 1,
                _ => return end,
            }
            continue;
        }
        if capital(end) {
            continue;
        }
        let particles = (end..to.min(end + 3)).take_while(|&at| {
            words
                .get(at)
                .is_some_and(|word| is_particle(word.of(&document.text)))
                && words.joined(document, at)
        });
        let next = end + particles.count();
        if next == end || !capital(next) {
            return end;
        }
        end = next;
    }
    end
}

/// Frances “Frankie” Doyle: where the surname ends, if `at` is such a nickname.
fn past_nickname(document: &Document, words: &Words, at: usize) -> Option<usize> {
    let opens = matches!(
        words.gap(document, at.checked_sub(1)?),
        " “" | " \"" | " '" | " ‘"
    );
    let closes = matches!(words.gap(document, at), "” " | "\" " | "' " | "’ ");
    let capital = |index: usize| words.get(index).is_some_and(|word| word.capital);
    let given = words.classes(document, at - 1).has(GIVEN);
    (opens && closes && given && capital(at) && capital(at + 1)).then_some(at + 2)
}

/// "Doe, Jr.": where the suffix ends.
fn past_suffix(document: &Document, words: &Words, at: usize) -> Option<usize> {
    let word = words.get(at)?.of(&document.text);
    (words.gap(document, at.checked_sub(1)?) == ", " && matches!(word, "Jr." | "Sr." | "Jr" | "Sr"))
        .then_some(at + 1)
}

/// Cuts a run at days, peoples and openers, and finds the name in each part.
fn cut_run(document: &Document, words: &Words, run: Run, runs: &mut Vec<Run>) {
    let mut start = run.start;
    for index in run.start..=run.end {
        let classes = words.classes(document, index);
        let opener = index == run.start
            && classes.has(OPENER)
            && (index == run.from || opens(document, words, index) || index + 1 == run.end);
        let named = classes.has(GIVEN) && index + 1 < run.end;
        let other = (opener || classes.has(OTHER)) && !named;
        if index == run.end || other {
            if index > start {
                runs.push(title(
                    document,
                    words,
                    Run {
                        start,
                        name: start,
                        end: index,
                        ..run
                    },
                ));
            }
            start = index + 1;
        }
    }
}

/// Whether the word opens a quotation or stands behind a colon, so that its capital says little.
fn opens(document: &Document, words: &Words, index: usize) -> bool {
    index.checked_sub(1).is_some_and(|before| {
        words
            .gap(document, before)
            .ends_with(['“', '"', '‘', '(', '—', '\''])
            || words.gap(document, before).starts_with(':')
    })
}

/// Finds where titles end and the name starts.
fn title(document: &Document, words: &Words, run: Run) -> Run {
    let classes: Vec<Classes> = (run.start..run.end)
        .map(|index| words.classes(document, index))
        .collect();
    let class = |at: usize| classes.get(at).copied().unwrap_or_default();
    let length = classes.len();
    let last = class(length.saturating_sub(1));
    let institution = (last.has(ORGANIZATION) || (last.has(PLACE) && !last.has(GIVEN))) && length > 1;
    let courtesy = (0..length.saturating_sub(1))
        .rev()
        .find(|&at| class(at).has(TITLE));
    let office = (0..length.saturating_sub(1))
        .rev()
        .find(|&at| class(at).has(ROLE) && !is_part_of_name(&class, at, length));
    let cut = match (courtesy, office) {
        (Some(one), Some(other)) => one.max(other),
        (Some(at), None) => at,
        (None, Some(at)) if !institution => at,
        _ => match affiliated(&class, length).filter(|_| !institution) {
            Some(name) => {
                return Run {
                    name: run.start + name,
                    ..run
                };
            }
            None => return run,
        },
    };
    Run {
        name: run.start + cut + 1,
        courtesy: courtesy == Some(cut),
        office: office.is_some(),
        ..run
    }
}

/// Where the name starts behind words of an organization or place: State Hillary Ames, Corran Rovers Danny Ames.
fn affiliated(class: &impl Fn(usize) -> Classes, length: usize) -> Option<usize> {
    let name = (0..length).find(|&at| class(at).has(GIVEN))?;
    let head = PLACE.and(ORGANIZATION).and(MODIFIER);
    (name > 0 && name + 1 < length && (0..name).any(|at| class(at).has(head))).then_some(name)
}

/// Whether a word that may be a role is a part of the name: Dean Ames, Tony Baker Ames.
fn is_part_of_name(class: &impl Fn(usize) -> Classes, at: usize, length: usize) -> bool {
    let given = class(at).has(GIVEN) && !class(at + 1).has(GIVEN) && at + 2 == length;
    let behind_given = at.checked_sub(1).is_some_and(|before| {
        class(before).has(GIVEN)
            && !class(before).has(MODIFIER)
            && !class(before).has(ROLE)
            && at + 2 == length
            && !class(at + 1).has(GIVEN)
    });
    given || behind_given
}
