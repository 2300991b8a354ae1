//! What the place of a capitalised run says of it: a person, an organization, or neither.

use crate::document::Document;

use super::gazetteer::{self, GIVEN, MODIFIER, ORGANIZATION, PLACE, ROLE};
use super::runs::{Run, Words, is_particle};

/// Kinds of evidence, gathered over the whole article; each counts once.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Evidence(u32);

macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident = $bit:expr, $weight:expr;)*) => {
        $($(#[$doc])* pub(super) const $name: Evidence = Evidence(1 << $bit);)*
        /// Each kind with what it adds to the belief that a person is named; a person from 2 on.
        const WEIGHTS: &[(Evidence, f32)] = &[$(($name, $weight)),*];
    };
}

kinds! {
    /// Mr., Dr. before it.
    COURTESY = 0, 4.0;
    /// A role right before it: Senator, coach.
    OFFICE = 1, 3.0;
    /// "his lawyer, NAME".
    APPOSED = 2, 2.0;
    /// ", 58," behind it.
    AGE = 3, 3.0;
    /// ", who" behind it.
    WHO = 4, 2.0;
    /// ", a virologist" behind it.
    ROLE_BEHIND = 5, 2.5;
    /// A verb of speech beside it.
    SPEECH = 6, 1.0;
    /// Its first word is a given name, and another follows.
    GIVEN_FIRST = 7, 2.5;
    /// It is a given name.
    GIVEN_ALONE = 8, 1.5;
    /// Initials, particles, Jr.
    SHAPE = 9, 2.0;
    /// "the" before it.
    ARTICLE = 10, -2.0;
    /// "in", "at", "near" before it.
    LOCATION = 11, -1.0;
    /// A word of organizations in it.
    INSTITUTION = 12, -4.0;
    /// A word of places in it.
    PLACED = 13, -3.0;
    /// Capitals only, or digits.
    ACRONYM = 14, -4.0;
    /// he, her behind it.
    HE = 15, 1.0;
    /// its, it behind it.
    IT = 16, -1.5;
    /// "NAME:" opens a block.
    LABEL = 17, 2.0;
    /// It stands where its capital says something.
    INSIDE = 18, 0.0;
    /// Two words or three.
    LONG = 19, 0.5;
    /// Its last word is used alone, with a title.
    SURNAME_TITLED = 20, 2.5;
    /// Its last word is used alone, and speaks.
    SURNAME_SPEAKS = 21, 1.5;
    /// A role somewhere in the clause before its comma.
    APPOSED_FAR = 22, 1.0;
    /// A word of places ends what a given name opens: Pearl Harbor, but also Jane Hill.
    PLACED_LAST = 23, -1.5;
}

impl Evidence {
    /// Whether any of `other` holds.
    pub fn has(self, other: Evidence) -> bool {
        self.0 & other.0 != 0
    }

    /// Adds `other`.
    pub fn add(&mut self, other: Evidence) {
        self.0 |= other.0;
    }

    fn add_if(&mut self, holds: bool, other: Evidence) {
        if holds {
            self.add(other);
        }
    }

    /// How much speaks for a person.
    pub fn score(self) -> f32 {
        WEIGHTS
            .iter()
            .filter(|(kind, _)| self.has(*kind))
            .map(|(_, weight)| weight)
            .sum()
    }
}

/// Verbs that people say things with; the forms that stand beside names most, sorted.
const SPEECH_VERBS: [&str; 62] = [
    "acknowledged",
    "added",
    "adds",
    "admits",
    "admitted",
    "agreed",
    "agrees",
    "announced",
    "argued",
    "argues",
    "asked",
    "asks",
    "believes",
    "called",
    "claimed",
    "claims",
    "commented",
    "complained",
    "conceded",
    "concluded",
    "confirmed",
    "continued",
    "declared",
    "denied",
    "described",
    "explained",
    "explains",
    "insisted",
    "insists",
    "joked",
    "laughed",
    "laughs",
    "noted",
    "notes",
    "observed",
    "pointed",
    "predicted",
    "promised",
    "recalled",
    "recalls",
    "remarked",
    "remembers",
    "replied",
    "reported",
    "responded",
    "said",
    "says",
    "shrugged",
    "shrugs",
    "stated",
    "stressed",
    "suggested",
    "suggests",
    "testified",
    "thinks",
    "told",
    "urged",
    "vowed",
    "warned",
    "warns",
    "writes",
    "wrote",
];

/// Whether a word is such a verb.
pub(super) fn is_speech(word: &str) -> bool {
    SPEECH_VERBS.binary_search(&word).is_ok()
}

/// How many words behind a name are searched for a pronoun.
const PRONOUN_REACH: usize = 24;

/// What one place says.
pub(super) fn of(document: &Document, words: &Words, run: &Run) -> Evidence {
    let mut evidence = shape(document, words, run);
    before(document, words, run, &mut evidence);
    behind(document, words, run, &mut evidence);
    if evidence.has(SPEECH) || run.start == run.from {
        pronoun(document, words, run, &mut evidence);
    }
    evidence
}

fn word<'d>(document: &'d Document, words: &Words, index: usize) -> &'d str {
    words.get(index).map_or("", |word| word.of(&document.text))
}

/// What the words of the name say by themselves.
fn shape(document: &Document, words: &Words, run: &Run) -> Evidence {
    let mut evidence = Evidence::default();
    let class = |at: usize| words.classes(document, at);
    let length = run.end - run.name;
    let (first, last) = (class(run.name), class(run.end - 1));
    let given = first.has(GIVEN);
    evidence.add_if(length > 1 && length < 5, LONG);
    evidence.add_if(word(document, words, run.name) == "The", ARTICLE);
    evidence.add_if(given && length > 1 && !first.has(PLACE), GIVEN_FIRST);
    evidence.add_if(given && length == 1, GIVEN_ALONE);
    let mut middle = (run.name..run.end).map(|at| word(document, words, at));
    let initial = |part: &str| part.ends_with('.') && part.len() <= 5;
    let marked = middle.clone().skip(1).any(is_particle) || (length > 1 && middle.clone().any(initial));
    evidence.add_if(marked, SHAPE);
    evidence.add_if(
        length > 1 && matches!(word(document, words, run.end - 1), "Jr." | "Sr."),
        SHAPE,
    );
    let institution = if length > 1 {
        (run.name..run.end).any(|at| class(at).has(ORGANIZATION))
    } else {
        last.has(ORGANIZATION)
    };
    evidence.add_if(institution && (!given || last.has(ORGANIZATION)), INSTITUTION);
    evidence.add_if(last.has(PLACE) && (!given || length == 1), PLACED);
    evidence.add_if(last.has(PLACE) && given && length == 2, PLACED_LAST);
    evidence.add_if(length > 1 && first.has(PLACE) && !given, PLACED);
    let digits = middle.any(|part| part.contains(|c: char| c.is_ascii_digit() || c == '&' || c == '/'));
    let caps = length == 1 && words.get(run.name).is_some_and(|word| word.caps);
    let abbreviation = length == 1 && word(document, words, run.name).ends_with('.');
    evidence.add_if(digits || abbreviation || (caps && !run.shouted), ACRONYM);
    evidence
}

fn before(document: &Document, words: &Words, run: &Run, evidence: &mut Evidence) {
    evidence.add_if(run.courtesy, COURTESY);
    evidence.add_if(run.office, OFFICE);
    evidence.add_if(run.start > run.from || run.name > run.start, INSIDE);
    let Some(at) = run
        .start
        .checked_sub(1)
        .filter(|&at| at >= run.from && run.name == run.start)
    else {
        return;
    };
    let (previous, gap) = (word(document, words, at), words.gap(document, at));
    let class = gazetteer::classes(previous);
    if gap == " " {
        // Foundation for Northern Peace: the run ends a longer name.
        let link = at.saturating_sub(usize::from(previous == "the"));
        let linked = matches!(word(document, words, link), "of" | "for") && link > run.from;
        let head = link.saturating_sub(1);
        let institution = linked
            && words.get(head).is_some_and(|word| word.capital)
            && words.classes(document, head).has(ORGANIZATION);
        evidence.add_if(institution, INSTITUTION);
        let role = class.has(ROLE)
            && !words
                .get(at)
                .is_some_and(|word| word.possessive || word.capital && at > run.from);
        evidence.add_if(role, OFFICE);
        let addressed = matches!(
            previous,
            "told" | "asked" | "urged" | "called" | "described" | "denied"
        );
        evidence.add_if(is_speech(previous) && !addressed, SPEECH);
        evidence.add_if(
            matches!(previous, "the" | "The" | "a" | "an" | "An" | "A" | "this"),
            ARTICLE,
        );
        evidence.add_if(
            matches!(
                previous,
                "in" | "In" | "at" | "At" | "near" | "Near" | "across" | "outside" | "around"
            ),
            LOCATION,
        );
    }
    if gap == ", " {
        let phrase = (run.from.max(at.saturating_sub(7))..=at).rev();
        let mut clause = phrase.take_while(|&index| index == at || !words.gap(document, index).contains(','));
        evidence.add_if(class.has(ROLE), APPOSED);
        evidence.add_if(
            clause.any(|index| words.classes(document, index).has(ROLE)),
            APPOSED_FAR,
        );
    }
}

fn behind(document: &Document, words: &Words, run: &Run, evidence: &mut Evidence) {
    let last = run.end - 1;
    let gap = words.gap(document, last);
    let block_start = document
        .block_at(words.span(run.start, run.end).start)
        .and_then(|block| document.blocks.get(block));
    let opens_block =
        block_start.is_some_and(|block| block.body.start == words.span(run.start, run.end).start);
    let caps = (run.name..run.end).all(|at| words.get(at).is_some_and(|word| word.caps));
    evidence.add_if(
        opens_block
            && (gap.starts_with(':') && run.end - run.name < 4
                || caps && !run.shouted && gap.starts_with(',')),
        LABEL,
    );
    if run.end >= run.to {
        return;
    }
    let next = word(document, words, run.end);
    if matches!(gap, " " | ", ") {
        let speaks = (run.end..run.to.min(run.end + 3))
            .take_while(|&at| at == run.end || words.gap(document, at - 1) == " ")
            .any(|at| is_speech(word(document, words, at)));
        evidence.add_if(gap == " " && speaks, SPEECH);
    }
    if gap == ", " || gap == " (" {
        let age = next.len() <= 2 && next.bytes().all(|byte| byte.is_ascii_digit());
        evidence.add_if(age, AGE);
        evidence.add_if(matches!(next, "who" | "whose" | "whom"), WHO);
        evidence.add_if(gap == ", " && describes(document, words, run), ROLE_BEHIND);
    }
}

/// Whether an apposition with a role follows: "a virologist at", "chief executive of".
fn describes(document: &Document, words: &Words, run: &Run) -> bool {
    let mut phrase = (run.end..run.to.min(run.end + 8))
        .take_while(|&at| at == run.end || words.gap(document, at - 1) == " ");
    let class = |at: usize| words.classes(document, at);
    let opener = word(document, words, run.end);
    let article = matches!(
        opener,
        "a" | "an" | "the" | "its" | "their" | "his" | "her" | "one"
    );
    let plain = class(run.end);
    let noun = plain.has(ROLE) || plain.has(MODIFIER) || words.get(run.end).is_some_and(|word| word.capital);
    // "off Vell, the minister said": what speaks is no apposition.
    let speaks = phrase.clone().any(|at| is_speech(word(document, words, at)));
    (article || noun) && !speaks && phrase.any(|at| class(at).has(ROLE))
}

/// Which pronoun comes first behind a name that speaks or opens a sentence.
fn pronoun(document: &Document, words: &Words, run: &Run, evidence: &mut Evidence) {
    let reach = run.end..words.all.len().min(run.end + PRONOUN_REACH);
    for at in reach {
        let there = word(document, words, at);
        match there {
            "he" | "she" | "He" | "She" | "his" | "her" | "him" | "himself" | "herself" => {
                return evidence.add(HE);
            }
            "it" | "its" | "It" | "itself" => return evidence.add(IT),
            _ if at >= run.to => return,
            // Another name, which the pronoun may belong to.
            _ if words.get(at).is_some_and(|word| word.capital) => return,
            _ => {}
        }
    }
}
