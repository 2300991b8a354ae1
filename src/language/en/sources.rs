//! Reads the words of a source: a name, a pronoun, an organization or document, or somebody unnamed.

use std::sync::LazyLock;

use crate::document::Document;
use crate::names::{Name, NameKind, Names};
use crate::span::Span;
use crate::statements::{MentionKind, SourceMention};

use super::lexicon;
use super::tokens::{Shape, Token, Tokens};

/// Pronouns that stand for a person named elsewhere.
const PERSONAL: [&str; 8] = ["he", "her", "him", "his", "she", "their", "they", "who"];
/// Pronouns that stand for an organization or a document.
const NEUTER: [&str; 5] = ["it", "its", "that", "this", "which"];
/// Words before which the head of a noun phrase stands.
const AFTER_HEAD: [&str; 20] = [
    "about", "among", "at", "behind", "by", "close", "familiar", "for", "from", "in", "inside", "near", "of",
    "on", "that", "to", "which", "who", "whose", "with",
];
/// Words that a source never goes beyond.
const BREAKS: [&str; 4] = ["which", "who", "whom", "whose"];
/// Determiners that point to somebody known.
const DEFINITE: [&str; 5] = ["that", "the", "this", "these", "those"];

/// Adverbs and emphatic pronouns that may stand between a source and its cue.
const ADVERBS: [&str; 12] = [
    "also",
    "earlier",
    "herself",
    "himself",
    "itself",
    "later",
    "now",
    "once",
    "still",
    "themselves",
    "then",
    "too",
];
/// Pronouns that are subjects: what follows one is no part of the source.
const SUBJECTS: [&str; 4] = ["he", "it", "she", "they"];

/// Head nouns with what they are: a person, an organization, a group; sorted.
const NOUNS: &str = include_str!("sources.txt");

/// What a head noun says of its source.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Noun {
    Person,
    Organization,
    Group,
}

/// The nouns by the hash of their word, sorted.
static TABLE: LazyLock<Vec<(u64, Noun)>> = LazyLock::new(|| {
    let noun = |line: &str| {
        let (word, class) = line.split_once(' ')?;
        let class = match class {
            "person" => Noun::Person,
            "organization" => Noun::Organization,
            _ => Noun::Group,
        };
        Some((lexicon::hash(word), class))
    };
    let mut table: Vec<_> = lexicon::lines(NOUNS).filter_map(noun).collect();
    table.sort_unstable_by_key(|entry| entry.0);
    table
});

/// The mention that the tokens `first..after` are.
pub(super) fn mention(
    document: &Document,
    names: &Names,
    tokens: &Tokens,
    run: Option<(usize, usize)>,
) -> SourceMention {
    let run = run.map(|run| past_determiner(document, tokens, run));
    let phrase = run.and_then(|run| Phrase::read(document, tokens, run));
    phrase.map_or(
        SourceMention {
            kind: MentionKind::Unknown,
            span: None,
        },
        |phrase| phrase.mention(names),
    )
}

/// A run that ends with its determiner goes on to the noun: "The" of "The department".
fn past_determiner(document: &Document, tokens: &Tokens, (first, after): (usize, usize)) -> (usize, usize) {
    let word = |at: usize| {
        let token = tokens.get(at);
        token.map_or(String::new(), |token| document.words(token.span).to_lowercase())
    };
    let alone = after == first + 1 && matches!(word(first).as_str(), "the" | "a" | "an" | "this");
    let noun = (after..after + 4).find(|&at| class(&word(at)).is_some());
    match noun.filter(|_| alone) {
        Some(noun) => (first, noun + 1),
        None => (first, after),
    }
}

/// A source's words, without what only describes it behind a comma.
struct Phrase<'d> {
    document: &'d Document<'d>,
    tokens: &'d [Token],
    /// How many of the tokens make up the head: those before a preposition.
    head: usize,
}

impl<'d> Phrase<'d> {
    fn read(document: &'d Document, tokens: &'d Tokens, (first, after): (usize, usize)) -> Option<Self> {
        let all = tokens.all.get(first..after)?;
        let is_word = |token: &Token| token.shape.is_word() || token.shape == Shape::Clitic;
        let start = all.iter().position(|token| token.shape.is_word())?;
        let all = all.get(start..)?;
        let word = |token: &Token| document.words(token.span).to_lowercase();
        let breaks = |token: &Token| {
            !is_word(token) && !is_inner(document, token) || BREAKS.contains(&word(token).as_str())
        };
        let end = all.iter().skip(1).position(breaks).map_or(all.len(), |at| at + 1);
        let mut tokens = all.get(..end)?;
        while let [rest @ .., last] = tokens
            && !is_word(last)
        {
            tokens = rest;
        }
        let is_after = |token: &Token| AFTER_HEAD.contains(&word(token).as_str());
        let head = tokens
            .iter()
            .skip(1)
            .position(is_after)
            .map_or(tokens.len(), |at| at + 1);
        Some(Phrase {
            document,
            tokens,
            head,
        })
    }

    fn mention(&self, names: &Names) -> SourceMention {
        let head = self.tokens.get(..self.head).unwrap_or(&[]);
        let (Some(span), Some(head_span)) = (span(self.tokens), span(head)) else {
            return SourceMention {
                kind: MentionKind::Unknown,
                span: None,
            };
        };
        let (kind, span) = if let Some((pronoun, place)) = self.pronoun() {
            (pronoun, place)
        } else if let Some(name) = self.head_name(names, head_span) {
            self.named(names, name, span)
        } else if let Some(name) = self.titled_name(names, span) {
            self.named(names, name, span)
        } else {
            (self.noun(head), span)
        };
        SourceMention {
            kind,
            span: Some(span),
        }
    }

    /// A pronoun that is the source, or that opens what was taken for it: "she and her colleague".
    fn pronoun(&self) -> Option<(MentionKind, Span)> {
        let token = self.tokens.first()?;
        let word = self.word(token);
        let alone = self.tokens.len() == 1;
        if !alone && !SUBJECTS.contains(&word.as_str()) {
            return None;
        }
        if PERSONAL.contains(&word.as_str()) {
            return Some((MentionKind::Reference, token.span));
        }
        NEUTER
            .contains(&word.as_str())
            .then_some((MentionKind::Organization, token.span))
    }

    /// "Secretary of State NAME", "University of X botanist NAME": a person behind a title that holds a preposition.
    fn titled_name<'n>(&self, names: &'n Names, span: Span) -> Option<&'n Name> {
        let name = names.persons_within(span).last()?;
        let before = self
            .tokens
            .iter()
            .rfind(|token| token.span.end <= name.span.start)?;
        let gap = Span::new(before.span.end, name.span.start).of(&self.document.text);
        let word = self.word(before);
        let joins =
            AFTER_HEAD.contains(&word.as_str()) || matches!(word.as_str(), "and" | "or" | "s" | "'s" | "’s");
        (name.span.end == span.end && gap == " " && !joins).then_some(name)
    }

    /// The name that is the head of the phrase: nothing but "'s" or another name follows it in the head.
    fn head_name<'n>(&self, names: &'n Names, head: Span) -> Option<&'n Name> {
        let persons: Vec<&Name> = names.within(head).collect();
        let ends_head = |name: &Name| {
            let rest = Span::new(name.span.end, head.end).of(&self.document.text).trim();
            rest.is_empty()
                || ADVERBS.contains(&rest)
                || rest == "'s"
                || rest == "’s"
                || rest.starts_with("and ")
                || rest.starts_with("or ")
        };
        let first_of_several = persons
            .first()
            .copied()
            .filter(|name| name.kind == NameKind::Person && ends_head(name));
        first_of_several.or_else(|| persons.last().copied().filter(|name| ends_head(name)))
    }

    /// A phrase around a name: of several persons the first counts.
    fn named(&self, names: &Names, name: &Name, span: Span) -> (MentionKind, Span) {
        match name.kind {
            NameKind::Organization => (MentionKind::Organization, span),
            NameKind::Person => {
                let several = names
                    .persons_within(Span::new(name.span.end, span.end))
                    .next()
                    .is_some();
                let end = if several { name.span.end } else { span.end };
                (MentionKind::Person, Span::new(span.start, end))
            }
        }
    }

    /// A phrase without a name, by its head noun and its determiner.
    fn noun(&self, head: &[Token]) -> MentionKind {
        // "data compiled by …": a participle ends the head.
        let participle = |token: &Token| token.shape == Shape::Lower && self.word(token).ends_with("ed");
        let noun_before = |at: usize| {
            at.checked_sub(1)
                .and_then(|before| head.get(before))
                .is_some_and(|token| class(&self.word(token)).is_some())
        };
        let end = (0..head.len()).find(|&at| head.get(at).is_some_and(participle) && noun_before(at));
        let head = head.get(..end.unwrap_or(head.len())).unwrap_or(head);
        let is_noun = |token: &&Token| token.shape.is_word() && !ADVERBS.contains(&self.word(token).as_str());
        let (Some(first), Some(last)) = (head.first(), head.iter().rfind(is_noun)) else {
            return MentionKind::Unnamed;
        };
        if self.word(last).ends_with("-old") {
            return MentionKind::Reference;
        }
        // A lone name of something at the start of a sentence; a plural is rather a group of people.
        let lone = head.len() == 1 && last.shape == Shape::Initial && !self.word(last).ends_with('s');
        if lone && class(&self.word(last)).is_none() && !lexicon::look_up(last.word).plain {
            return MentionKind::Organization;
        }
        let definite = DEFINITE.contains(&self.word(first).as_str());
        let plain = !last.shape.is_capital() || head.len() == 1 && last.shape == Shape::Initial;
        match (class(&self.word(last)), plain) {
            (Some(Noun::Person), _) if definite => MentionKind::Reference,
            (Some(Noun::Person), true) if head.len() == 1 => MentionKind::Reference,
            (Some(Noun::Organization), _) => MentionKind::Organization,
            (None, false) => MentionKind::Organization,
            _ => MentionKind::Unnamed,
        }
    }

    fn word(&self, token: &Token) -> String {
        self.document.words(token.span).to_lowercase()
    }
}

/// What a noun is; a plural that is not listed is what its singular is, a person's a group.
fn class(word: &str) -> Option<Noun> {
    let look_up = |word: &str| {
        let found = TABLE
            .binary_search_by_key(&lexicon::hash(word), |entry| entry.0)
            .ok();
        found.and_then(|at| TABLE.get(at)).map(|entry| entry.1)
    };
    look_up(word).or_else(|| match look_up(word.strip_suffix('s')?)? {
        Noun::Organization => Some(Noun::Organization),
        _ => Some(Noun::Group),
    })
}

/// Marks that stand inside a name or a noun phrase: & and quotation marks around a nickname.
fn is_inner(document: &Document, token: &Token) -> bool {
    matches!(token.shape, Shape::Open | Shape::Close)
        || matches!(
            document.words(token.span),
            "&" | "/" | "." | "'" | "’" | "$" | "%"
        )
}

fn span(tokens: &[Token]) -> Option<Span> {
    Some(tokens.first()?.span.join(tokens.last()?.span))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotation::Form;
    use crate::language::Language;

    #[test]
    fn the_list_is_sorted() {
        assert!(lexicon::lines(NOUNS).is_sorted());
    }

    #[test]
    fn sources_are_read() {
        use MentionKind::{Organization, Person, Reference, Unnamed};
        let rows = [
            ("He", Reference, "He", "a pronoun"),
            ("Vela Moor", Person, "Vela Moor", "a name"),
            (
                "Vela Moor, who runs the port",
                Person,
                "Vela Moor",
                "no relative clause",
            ),
            ("the mayor, Vela Moor", Reference, "the mayor", "no apposition"),
            (
                "the lawyer of Vela Moor",
                Reference,
                "the lawyer of Vela Moor",
                "the lawyer, not the name",
            ),
            (
                "Vela Moor's lawyer",
                Unnamed,
                "Vela Moor's lawyer",
                "a possessive is not the head",
            ),
            ("Vela Moor's", Person, "Vela Moor's", "a possessive alone is"),
            (
                "Captain Vela Moor of the Harbour Guard",
                Person,
                "Captain Vela Moor of the Harbour Guard",
                "a name before a preposition",
            ),
            ("officials", Unnamed, "officials", "a group"),
            (
                "two people familiar with the plan",
                Unnamed,
                "two people familiar with the plan",
                "unnamed people",
            ),
            ("the company", Organization, "the company", "an organization"),
            ("It", Organization, "It", "a neuter pronoun"),
            ("a new study", Organization, "a new study", "a document"),
            (
                "The paper itself",
                Organization,
                "The paper itself",
                "an emphatic pronoun is no noun",
            ),
            (
                "University of the Lowlands botanist Vela Moor",
                Person,
                "University of the Lowlands botanist Vela Moor",
                "a name behind a role behind an organization",
            ),
            (
                "Vela Moor's office",
                Organization,
                "Vela Moor's office",
                "an office speaks for itself",
            ),
            (
                "a spokeswoman for the port",
                Unnamed,
                "a spokeswoman for the port",
                "an indefinite person",
            ),
        ];
        for (text, kind, words, reason) in rows {
            let document = Document::read(text, Language::English);
            let tokens = Tokens::cut(&document);
            let names = text.find("Vela Moor").map(|at| Name {
                span: Span::new(at, at + 9),
                kind: NameKind::Person,
                form: Form::Full,
            });
            let names = Names {
                all: names.into_iter().collect(),
            };
            let found = mention(&document, &names, &tokens, Some((0, tokens.all.len())));
            assert_eq!(
                (found.kind, found.span.map_or("", |span| document.words(span))),
                (kind, words),
                "{reason}"
            );
        }
    }
}
