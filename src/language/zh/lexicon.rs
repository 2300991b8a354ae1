//! The word lists of Chinese, read once.

use std::sync::LazyLock;

use super::words::{Words, characters};

/// All lists; the data files say what each is for.
#[derive(Debug)]
pub(super) struct Lexicon {
    pub strong: Words,
    pub medium: Words,
    pub weak: Words,
    pub tell: Words,
    pub paper: Words,
    pub headline: Words,
    pub figure: Words,
    pub hear: Words,
    pub unnamed: Words,
    pub organization: Words,
    pub document: Words,
    pub reference: Words,
    pub adverb: Words,
    pub time: Words,
    pub opener: Words,
    pub preposition: Words,
    pub not_preposition: Words,
    pub activity: Words,
    pub adjoining: Words,
    pub attitude: Words,
    pub title: Words,
    pub courtesy: Words,
    pub office: Words,
    pub country: Words,
    pub body: Words,
    pub inner: Words,
    pub surname: Vec<char>,
    pub compound: Words,
    pub transliteration: Vec<char>,
    pub not_name: Words,
    pub city: Words,
    pub people: Words,
    pub brand: Words,
}

/// The lists.
pub(super) static LEXICON: LazyLock<Lexicon> = LazyLock::new(|| {
    let (cues, heads) = (include_str!("cues.txt"), include_str!("heads.txt"));
    let (adverbs, titles, names) = (
        include_str!("adverbs.txt"),
        include_str!("titles.txt"),
        include_str!("names.txt"),
    );
    let places = include_str!("places.txt");
    let not_persons = include_str!("not_persons.txt");
    Lexicon {
        strong: Words::read(cues, "strong"),
        medium: Words::read(cues, "medium"),
        weak: Words::read(cues, "weak"),
        tell: Words::read(cues, "tell"),
        paper: Words::read(cues, "paper"),
        headline: Words::read(cues, "headline"),
        figure: Words::read(cues, "figure"),
        hear: Words::read(cues, "hear"),
        unnamed: Words::read(heads, "unnamed"),
        organization: Words::read(heads, "organization"),
        document: Words::read(heads, "document"),
        reference: Words::read(heads, "reference"),
        adverb: Words::read(adverbs, "adverb"),
        time: Words::read(adverbs, "time"),
        opener: Words::read(adverbs, "opener"),
        preposition: Words::read(adverbs, "preposition"),
        not_preposition: Words::read(adverbs, "not-preposition"),
        activity: Words::read(adverbs, "activity"),
        adjoining: Words::read(adverbs, "adjoining"),
        attitude: Words::read(adverbs, "attitude"),
        title: Words::read(titles, "title"),
        courtesy: Words::read(titles, "courtesy"),
        office: Words::read(titles, "office"),
        country: Words::read(places, "country"),
        body: Words::read(places, "body"),
        inner: Words::read(places, "inner"),
        surname: characters(names, "surname"),
        compound: Words::read(names, "compound"),
        transliteration: characters(names, "transliteration"),
        not_name: Words::read(names, "not-name"),
        city: Words::read(not_persons, "city"),
        people: Words::read(not_persons, "people"),
        brand: Words::read(not_persons, "brand"),
    }
});

impl Lexicon {
    /// The length in bytes of the longest verb of saying that `text` starts with.
    pub fn saying(&self, text: &str) -> Option<usize> {
        self.strong
            .prefix(text)
            .max(self.medium.prefix(text))
            .max(self.tell.prefix(text))
    }
}
